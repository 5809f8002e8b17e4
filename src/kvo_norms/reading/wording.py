"""
What the parsers of TOML and JSON refuse, said to somebody who writes the file.

The parsers' own sentences differ between versions of Python; those that are not known here are
passed on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Said = tuple[str, str | None]
"""A message, and advice."""

A_DATE = "write a date as 2015-01-31"
_MEANT_AS_DATE = re.compile(
    r"(?:\d{1,4}([-/])\d{1,2}\1\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4})(?![\w.:/-])", re.ASCII
)
"""Three numbers as people write a date; with points, only those that no version has."""
_NUMBER_BEFORE = re.compile(r"(?<![\w.])[\d.]+\Z", re.ASCII)

DUPLICATE = "duplicate key"
BROKEN_LINE: Said = ("the text is not closed on its line", "close it with the quote that opened it")

_CHARACTER: Said = ("", None)  # said of the character that stands there
_STRAY_BACKSLASH: Said = ("a backslash that escapes nothing", "write two for one: \\\\")
_NO_HEXADECIMAL: Said = (
    "\\u without its four hexadecimal digits",
    "write \\u00e9, or the character itself",
)
_EARLY_END: Said = ("the document ends too early", "close what is open")
_LAST_COMMA: Said = ("a comma with nothing after it", "leave it out")

TOML_REASONS: Mapping[str, Said] = {
    "Invalid statement": (
        "neither a key nor a table nor a comment",
        "begin the line with a key, '[' or '#'",
    ),
    "Expected newline or end of document": (
        "nothing more may stand on this line",
        "put text between quotes, write a date as 2015-01-31 and each key on a line of its own",
    ),
    "Expected ']]'": ("the name of the table is not closed", "close it with ']]'"),
    "Expected ']'": ("the name of the table is not closed", "close it with ']'"),
    "Expected '='": ("a key without '='", "write: key = value"),
    "Invalid initial character for a key": (
        "no key begins like this",
        "use letters, digits, - and _, or put the key between quotes",
    ),
    "Unclosed array": (
        "the array is not closed, or a comma is missing",
        "write it as [1, 2, 3]",
    ),
    "Unclosed inline table": (
        "the inline table is not closed, or a comma is missing",
        "write it as { a = 1, b = 2 }, on one line",
    ),
    "Invalid value": (
        "not a value of TOML",
        "put text between quotes, write true and false in lower case and a decimal as 0.5",
    ),
    "Invalid date": ("there is no such date or time", A_DATE),
    "Unescaped '\\'": (
        _STRAY_BACKSLASH[0],
        "write two for one: \\\\, or put the text between single quotes",
    ),
    "Invalid hex value": (
        "\\u without its four hexadecimal digits, or \\U without its eight",
        "write \\u00e9, or the character itself",
    ),
    "Escaped character is not": (
        "an escape that stands for no character",
        "write the character itself",
    ),
    "Unterminated string": ("the text is not closed", "close it with the quotes that opened it"),
    "Expected \"'": ("the text is not closed", "close it with the quotes that opened it"),
    "Illegal character": _CHARACTER,
    "Found invalid character": _CHARACTER,
    "Cannot": (DUPLICATE, "keep one of them"),
    "Duplicate": (DUPLICATE, "keep one of them"),
}
"""How tomllib's reasons begin."""

JSON_REASONS: Mapping[str, Said] = {
    "Expecting value": (
        "not a value of JSON",
        "put text between double quotes, write true and false in lower case and a decimal as 0.5",
    ),
    "Expecting property name": (
        "not a key between double quotes",
        'write: "key": value',
    ),
    "Expecting ':'": ("a key without ':'", 'write: "key": value'),
    "Expecting ','": ("nothing may follow here but a comma or the end", "is a comma missing?"),
    "Extra data": ("more text after the end of the document", "keep one object in the file"),
    "Unterminated string": ("the text is not closed", "close it with a double quote"),
    "Invalid control character": _CHARACTER,
    "Invalid \\escape": _STRAY_BACKSLASH,
    "Invalid \\u": _NO_HEXADECIMAL,
}
"""How json's reasons begin."""


def said_of_toml(reason: str, text: str, offset: int) -> tuple[Said, int]:
    """
    What tomllib gives as its reason, in our words, and the character to point at; `offset` is the
    one that it points at.
    """
    if text[offset : offset + 1] == "}" and text[:offset].rstrip().endswith(","):
        return _LAST_COMMA, offset
    # tomllib takes what comes before a dash or slash, or before a second point, for a number.
    number = _NUMBER_BEFORE.search(text, max(0, offset - 9), offset)
    meant = number and _MEANT_AS_DATE.match(text, number.start())
    if meant:
        return (f"'{meant[0]}' is no date", A_DATE), meant.start()
    return _said(reason, TOML_REASONS, text, offset), offset


def said_of_json(reason: str, text: str, offset: int) -> tuple[Said, int]:
    """
    What json gives as its reason, in our words, and the character to point at.
    """
    if reason.startswith("Illegal trailing comma"):
        return _LAST_COMMA, offset
    before = text[:offset].rstrip()
    if text[offset : offset + 1] in ("}", "]") and before.endswith(","):
        return _LAST_COMMA, len(before) - 1
    if reason.startswith("Expecting") and not text[offset:].strip():
        return _EARLY_END, len(before)
    return _said(reason, JSON_REASONS, text, offset), offset


def _said(reason: str, reasons: Mapping[str, Said], text: str, offset: int) -> Said:
    for beginning, said in reasons.items():
        if reason.startswith(beginning):
            return said if said != _CHARACTER else _said_of_character(text[offset : offset + 2])
    return reason[:1].lower() + reason[1:].rstrip("."), None


def _said_of_character(found: str) -> Said:
    if not found or found.startswith(("\n", "\r\n")):
        return BROKEN_LINE
    code = f"{ord(found[0]):04x}"
    return (
        f"the control character U+{code.upper()} may not stand here",
        f"leave it out, or write it as \\u{code} in text between double quotes",
    )
