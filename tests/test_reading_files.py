"""
Files as raw data: bad files with the messages that they get, and what good ones become.

Each message stands beside its file as ``line:column: path: what is wrong; what to do``.
"""

import json
import os
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from kvo_norms.errors import Fault, InvalidInputError
from kvo_norms.reading.files import ReadFile, located, parse_text, read_file
from kvo_norms.reading.places import Syntax

DEPTH = 100_000
LONG = "1" * 5000
TOO_DEEP = "nested more than 64 levels deep; use fewer tables inside tables"
TOO_BIG = (
    "a whole number beyond 9007199254740991, which other programs would change; "
    "use a smaller number"
)
TOO_FAR = "a number too large or too small for other programs; keep it between 1e-300 and 1e300"
TOO_LONG = "a number of more than 15 digits, which other programs would change; round it"
NOT_FINITE = "not a finite number; leave out what is not known"
NULL = "null is not a value; leave out what is not known"
HALF_TEXT = (
    "the text holds half a character, a surrogate without its pair; write the whole character"
)
HALF_KEY = "the key holds half a character, a surrogate without its pair; write the whole character"
EMPTY = "the file is empty; begin with the key 'format'"
NOT_UTF8 = "not written in UTF-8; save the file as UTF-8"
NOT_CLOSED = "the text is not closed; close it with the quotes that opened it"
NOT_CLOSED_ON_LINE = "the text is not closed on its line; close it with the quote that opened it"
NOT_A_STATEMENT = "neither a key nor a table nor a comment; begin the line with a key, '[' or '#'"
NOT_TOML = (
    "not a value of TOML; "
    "put text between quotes, write true and false in lower case and a decimal as 0.5"
)
NOT_JSON = (
    "not a value of JSON; put text between double quotes, "
    "write true and false in lower case and a decimal as 0.5"
)
A_DATE = "write a date as 2015-01-31"
NOTHING_MORE = (
    "nothing more may stand on this line; "
    "put text between quotes, write a date as 2015-01-31 and each key on a line of its own"
)
ENDS_EARLY = "the document ends too early; close what is open"
LAST_COMMA = "a comma with nothing after it; leave it out"
NO_OBJECT = "the document is not an object; write it between { and }"
MORE_TEXT = "more text after the end of the document; keep one object in the file"
NO_JSON_KEY = 'not a key between double quotes; write: "key": value'


def twice(line: int | None = None) -> str:
    where = "this line" if line is None else f"line {line}"
    return f"duplicate key; it stands in {where} too, keep one of them"


def control(code: str) -> str:
    return (
        f"the control character U+{code} may not stand here; "
        f"leave it out, or write it as \\u{code.lower()} in text between double quotes"
    )


def said_of(read: Callable[[], ReadFile], file: str) -> list[str]:
    """
    What is wrong, without the name of the file that every message must begin with.
    """
    try:
        faults = read().faults
    except InvalidInputError as error:
        faults = error.faults
    said = [line for fault in faults for line in str(fault).split("\n")]
    assert all(line.startswith(f"{file}:") for line in said)
    return [line.removeprefix(f"{file}:").lstrip() for line in said]


def bad(name: str, content: str | bytes, *said: str) -> Any:
    return pytest.param(content, list(said), id=name)


BAD_TOML = [
    bad("nothing", "", f"1:1: {EMPTY}"),
    bad("blank lines", " \r\n\n\t", f"1:1: {EMPTY}"),
    bad("a byte order mark alone", b"\xef\xbb\xbf", f"1:1: {EMPTY}"),
    bad(
        "comments alone",
        "# soon\n",
        "1:1: the file holds only comments; begin with the key 'format'",
    ),
    # encodings
    bad("a letter of Latin-1", b"# a\nb = 'caf\xe9'\n", f"2:9: {NOT_UTF8}"),
    bad("UTF-8 cut off, after UTF-8", b"a = '\xc3\xa9\xc3'\n", f"1:7: {NOT_UTF8}"),
    bad("UTF-16", "a = 1".encode("utf-16"), f"1:1: {NOT_UTF8}"),
    bad("Latin-1 after a byte order mark", b"\xef\xbb\xbf\xe9", f"1:1: {NOT_UTF8}"),
    bad("a byte order mark moves no column", b"\xef\xbb\xbfab = x", f"1:6: {NOT_TOML}"),
    bad("NUL in a text", "a = 'x\0'", f"1:7: {control('0000')}"),
    bad("a control character in a text", 'a = "x\a"', f"1:7: {control('0007')}"),
    bad("a control character in a comment", "a = 1\n# \x7f", f"2:3: {control('007F')}"),
    bad("NUL bytes alone", "\0\0\0", f"1:1: {NOT_A_STATEMENT}"),
    # duplicate keys
    bad("a key twice", "a = 1\na = 2\n", f"2:1: a: {twice(1)}"),
    bad(
        "every key that stands twice",
        "a = 1\n[t]\nx = 1\n[t]\ny = 2\n[[u]]\n[[u]]\nx = 1\nx = 2\n'x' = 3",
        f"4:2: t: {twice(2)}",
        f"9:1: u[1].x: {twice(8)}",
        f"10:1: u[1].x: {twice(9)}",
    ),
    bad("twice in an inline table", "a = [{ b = 1, b = 2 }]", f"1:15: a[0].b: {twice()}"),
    bad("a table in an inline table", "\na = {}\n[a.b]\n", f"3:2: a: {twice(2)}"),
    bad("an item in an array", "a = [1]\n[[a]]\n", f"2:3: a: {twice(1)}"),
    bad("a key in an inline table", "a = {}\na.b = 1\n", f"2:1: a: {twice(1)}"),
    bad("a dotted key in a table", "[a.b]\nc = 1\n[a]\nb.d = 1", f"4:1: a.b: {twice(1)}"),
    bad("an array where a table is", "[a]\n[[a]]", f"2:3: a: {twice(1)}"),
    bad("a key with a bad escape later", 'a = 1\na = 2\n"\\ud800" = 3', f"2:1: a: {twice(1)}"),
    bad(
        "a key twice, before what is not TOML",
        "a = 1\na = 2\nb = x",
        "2:6: duplicate key; keep one of them",
    ),
    # numbers
    bad(
        "every number that would be read differently elsewhere",
        "a = nan\n[b]\nc = [1, -inf, +9007199254740992]\nd.e = 0x20000000000000\n"
        "f = [{ g = 1e400, h = 1E-301 }]\ni = 0.1234567890123456\n"
        "j = 0e999999999\nk = -1e999999999\nl = 1e-99999999999999999999\n",
        f"1:1: a: {NOT_FINITE}",
        f"3:9: b.c[1]: {NOT_FINITE}",
        f"3:15: b.c[2]: {TOO_BIG}",
        f"4:3: b.d.e: {TOO_BIG}",
        f"5:8: b.f[0].g: {TOO_FAR}",
        f"5:19: b.f[0].h: {TOO_FAR}",
        f"6:1: b.i: {TOO_LONG}",
        f"7:1: b.j: {TOO_FAR}",
        f"8:1: b.k: {TOO_FAR}",
        f"9:1: b.l: {TOO_FAR}",
    ),
    bad(
        "whole numbers of thousands of digits",
        f"a = {LONG}\n[t]\nb = [1, -{LONG},+{LONG}#{LONG}\n]\nc.'d' = {{ e = {LONG}}}\n"
        f"f = {'1_' * 5000}1\ng = '{LONG}'\nh = 1e400\ni = '''\n{LONG}'''\n"
        f'j = """\\"{LONG}""""\nk = 0x{"f" * 5000}',
        f"1:1: a: {TOO_BIG}",
        f"3:9: t.b[1]: {TOO_BIG}",
        f"3:5011: t.b[2]: {TOO_BIG}",
        f"5:11: t.c.d.e: {TOO_BIG}",
        f"6:1: t.f: {TOO_BIG}",
        f"8:1: t.h: {TOO_FAR}",
        f"12:1: t.k: {TOO_BIG}",
    ),
    bad("thousands of digits before what is not TOML", f"a = {LONG}\nb = x", f"2:5: {NOT_TOML}"),
    bad("a million decimals", "a = 0." + "1" * 1_000_000, f"1:1: a: {TOO_LONG}"),
    # depth
    bad("arrays left open", "a = " + "[" * DEPTH, f"1:68: {TOO_DEEP}"),
    bad("arrays in arrays", "a = " + "[" * DEPTH + "]" * DEPTH, f"1:68: {TOO_DEEP}"),
    bad(
        "brackets that do not count",
        f'x = [\'[\', "]\\"[", \'\'\'[\'\'\', """["""] # [\na = {"[" * DEPTH}',
        f"2:68: {TOO_DEEP}",
    ),
    bad("inline tables", "a = " + "{a = " * DEPTH, f"1:320: {TOO_DEEP}"),
    bad("65 levels", "a = " + "[" * 64 + "]" * 64, f"1:68: a{'[0]' * 63}: {TOO_DEEP}"),
    bad(
        "65 levels in every branch",
        "a = " + "[" * 62 + "{ b = [1] }, 1,\n[[]]" + "]" * 62,
        f"1:69: a{'[0]' * 62}.b: {TOO_DEEP}",
        f"2:2: a{'[0]' * 61}[2][0]: {TOO_DEEP}",
    ),
    bad("a dotted key", "x = 1\n" + "a." * DEPTH + "a = 1", f"2:1: {TOO_DEEP}"),
    bad(
        "a dotted key of every kind",
        'b = { \'a\' . "\\"" .' + "a." * 63 + "a = 1 }",
        f"1:7: {TOO_DEEP}",
    ),
    bad("a header", "[ " + "a." * DEPTH + "a]", f"1:3: {TOO_DEEP}"),
    bad("dots in a text that is not closed", "a = '" + "a." * 80, f"1:166: {NOT_CLOSED}"),
    # broken TOML
    bad("text without quotes", "a = apple", f"1:5: {NOT_TOML}"),
    bad("true in another language", "a = True", f"1:5: {NOT_TOML}"),
    bad("no value", "a =\nb = 1", f"1:4: {NOT_TOML}"),
    bad("text after a number", "a = 5 apples", f"1:7: {NOTHING_MORE}"),
    bad("month 13", "a = 2015-13-01", f"1:5: '2015-13-01' is no date; {A_DATE}"),
    bad("a month of one digit", "a = 2015-1-31", f"1:5: '2015-1-31' is no date; {A_DATE}"),
    bad("a day first", "a = [31-01-2015]", f"1:6: '31-01-2015' is no date; {A_DATE}"),
    bad("a date in a table", "a = { b = 2015-13-01 }", f"1:11: '2015-13-01' is no date; {A_DATE}"),
    bad("a date in an array", "a = [\n2015-00-01]", f"2:1: '2015-00-01' is no date; {A_DATE}"),
    bad("slashes in a date", "a = 31/01/2015", f"1:5: '31/01/2015' is no date; {A_DATE}"),
    bad("points in a date", "a = 31.01.2015", f"1:5: '31.01.2015' is no date; {A_DATE}"),
    bad("a day and a month", "a = [01-02-2015]", f"1:6: '01-02-2015' is no date; {A_DATE}"),
    bad("a version of three numbers", "a = 3.1.2", f"1:8: {NOTHING_MORE}"),
    bad("a version", "a = 1.2.3.4", f"1:8: {NOTHING_MORE}"),
    bad("a sum", "a = 5-3", f"1:6: {NOTHING_MORE}"),
    bad("two statements on a line", "a = 1 b = 2", f"1:7: {NOTHING_MORE}"),
    bad(
        "a day that does not exist",
        "a = 1\nb = 2015-02-30",
        "2:5: there is no such date or time; write a date as 2015-01-31",
    ),
    bad("a sign that begins nothing", "a = 1\n  ! b", f"2:3: {NOT_A_STATEMENT}"),
    bad("a bare key with é", "é = 1", f"1:1: {NOT_A_STATEMENT}"),
    bad(
        "a part of a key with é",
        "a.é = 1",
        "1:3: no key begins like this; use letters, digits, - and _, or put the key between quotes",
    ),
    bad(
        "a comma at the end of an inline table",
        "a = { b = 1, }",
        "1:14: a comma with nothing after it; leave it out",
    ),
    bad("a space in a key", "a b = 1", "1:3: a key without '='; write: key = value"),
    bad("a key and no more", "a\n", "1:2: a key without '='; write: key = value"),
    bad(
        "a header left open", "[a\n", "1:3: the name of the table is not closed; close it with ']'"
    ),
    bad("half a header", "[[a]", "1:4: the name of the table is not closed; close it with ']]'"),
    bad(
        "an array left open",
        "a = [1, 2\nb = 3",
        "2:1: the array is not closed, or a comma is missing; write it as [1, 2, 3]",
    ),
    bad(
        "an inline table left open",
        "a = { b = 1 c = 2 }",
        "1:13: the inline table is not closed, or a comma is missing; "
        "write it as { a = 1, b = 2 }, on one line",
    ),
    bad("text left open", 'a = "x', f"1:7: {NOT_CLOSED}"),
    bad("literal text left open", "a = 'x", f"1:7: {NOT_CLOSED}"),
    bad("text of lines left open", 'a = """x\n\n', f"1:9: {NOT_CLOSED}"),
    bad("literal text of lines left open", "a = '''x\n", f"1:9: {NOT_CLOSED}"),
    bad("text over a line's end", 'a = "x\nb = 2', f"1:7: {NOT_CLOSED_ON_LINE}"),
    bad("text over a Windows line's end", b'a = 1\r\nb = "x\r\n', f"2:7: {NOT_CLOSED_ON_LINE}"),
    bad("literal text over a line's end", "a = 'x\nb'", f"1:7: {NOT_CLOSED_ON_LINE}"),
    bad(
        "a Windows path",
        'a = "C:\\kvo"',
        "1:10: a backslash that escapes nothing; "
        "write two for one: \\\\, or put the text between single quotes",
    ),
    bad(
        "an escape cut off",
        'a = "\\u12"',
        "1:8: \\u without its four hexadecimal digits, or \\U without its eight; "
        "write \\u00e9, or the character itself",
    ),
    bad(
        "half a character",
        'a = "\\ud800"',
        "1:12: an escape that stands for no character; write the character itself",
    ),
]

BAD_JSON = [
    bad("nothing", "", f"1:1: {EMPTY}"),
    bad("blank lines", " \r\n\n\t", f"1:1: {EMPTY}"),
    bad("Latin-1", b'{"a":\n"\xe9"}', f"2:2: {NOT_UTF8}"),
    bad("a byte order mark moves no column", b'\xef\xbb\xbf{"a": x}', f"1:7: {NOT_JSON}"),
    # the document
    bad("an array", "\n [1]", f"2:2: {NO_OBJECT}"),
    bad("a number", "3", f"1:1: {NO_OBJECT}"),
    bad("a text", '"x"', f"1:1: {NO_OBJECT}"),
    bad(
        "an array of an object with a key twice",
        '[{"a": 1, "a": 2}]',
        f"1:1: {NO_OBJECT}",
        f"1:11: /0/a: {twice()}",
    ),
    bad("two objects", '{"a": 1}\n{"a": 2}', f"2:1: {MORE_TEXT}"),
    bad("a comment at the end", '{"a": 1} // x', f"1:10: {MORE_TEXT}"),
    # keys and values
    bad(
        "every key that stands twice",
        '{"a": 1,\n"\\u0061": 2, "b/c": [{"d": 1,\n"d": {"e": 1, "e": 2}}]}',
        f"2:1: /a: {twice(1)}",
        f"3:1: /b~1c/0/d: {twice(2)}",
        f"3:15: /b~1c/0/d/e: {twice()}",
    ),
    bad(
        "every value that would be read differently elsewhere",
        '{"a": NaN, "b": [Infinity, -Infinity, 1e400, -9007199254740992, null],\n'
        '"c": {"d": 0.1234567890123456, "e": 1e-99999999999999999999},\n'
        f'"f": {LONG}, "g": [[-{LONG}]], "h": null, "i": 0e999999999}}',
        f"1:2: /a: {NOT_FINITE}",
        f"1:18: /b/0: {NOT_FINITE}",
        f"1:28: /b/1: {NOT_FINITE}",
        f"1:39: /b/2: {TOO_FAR}",
        f"1:46: /b/3: {TOO_BIG}",
        f"1:65: /b/4: {NULL}",
        f"2:7: /c/d: {TOO_LONG}",
        f"2:32: /c/e: {TOO_FAR}",
        f"3:1: /f: {TOO_BIG}",
        f"3:5015: /g/0/0: {TOO_BIG}",
        f"3:10020: /h: {NULL}",
        f"3:10031: /i: {TOO_FAR}",
    ),
    bad(
        "half characters",
        '{"a": ["\\ud800", "\\ude00\\ud83d"], "x\\udfff": {"b": null}}',
        f"1:8: /a/0: {HALF_TEXT}",
        f"1:18: /a/1: {HALF_TEXT}",
        f"1:35: /x\\udfff: {HALF_KEY}",
        f"1:47: /x\\udfff/b: {NULL}",
    ),
    bad(
        "a key twice and a null",
        '{"a": 1, "a": null}',
        f"1:10: /a: {twice()}",
        f"1:10: /a: {NULL}",
    ),
    # depth
    bad("objects left open", '{"a":' * DEPTH, f"1:321: {TOO_DEEP}"),
    bad("arrays in arrays", "[" * DEPTH + "]" * DEPTH, f"1:65: {TOO_DEEP}"),
    bad(
        "brackets that do not count",
        '{"a": ["[", "\\"["],\n"b":' + "[" * DEPTH,
        f"2:68: {TOO_DEEP}",
    ),
    bad("65 levels", '{"a":' * 65 + "1" + "}" * 65, f"1:317: {'/a' * 64}: {TOO_DEEP}"),
    # broken JSON
    bad("a comma at the end of an object", '{"a": 1,\n}', f"1:8: {LAST_COMMA}"),
    bad("a comma at the end of an array", '{"a": [1 , ]}', f"1:10: {LAST_COMMA}"),
    bad("an object left open", '{"a": 1\n', f"1:8: {ENDS_EARLY}"),
    bad("a key and no more", '{"a"', f"1:5: {ENDS_EARLY}"),
    bad("a key and a colon", '{"a":', f"1:6: {ENDS_EARLY}"),
    bad("a bracket", "{", f"1:2: {ENDS_EARLY}"),
    bad("an array left open", '{"a": [1', f"1:9: {ENDS_EARLY}"),
    bad("a key without quotes", "{a: 1}", f"1:2: {NO_JSON_KEY}"),
    bad("single quotes", "{'a': 1}", f"1:2: {NO_JSON_KEY}"),
    bad("text without quotes", '{"a": x}', f"1:7: {NOT_JSON}"),
    bad("no value", '{"a": }', f"1:7: {NOT_JSON}"),
    bad("NUL", "\0", f"1:1: {NOT_JSON}"),
    bad("no colon", '{"a" 1}', "1:6: a key without ':'; write: \"key\": value"),
    bad(
        "no comma",
        '{"a": 1\n "b": 2}',
        "2:2: nothing may follow here but a comma or the end; is a comma missing?",
    ),
    bad("text left open", '{"a": "x', "1:7: the text is not closed; close it with a double quote"),
    bad("text over a line's end", '{"a": "x\n"}', f"1:9: {NOT_CLOSED_ON_LINE}"),
    bad("a tab in a text", '{"a": "x\ty"}', f"1:9: {control('0009')}"),
    bad(
        "a Windows path",
        '{"a": "C:\\kvo"}',
        "1:10: a backslash that escapes nothing; write two for one: \\\\",
    ),
    bad(
        "an escape cut off",
        '{"a": "\\u12"}',
        "1:9: \\u without its four hexadecimal digits; write \\u00e9, or the character itself",
    ),
]


def said_of_content(file: Path, content: str | bytes) -> list[str]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return said_of(lambda: read_file(file), str(file))


@pytest.mark.parametrize(("content", "said"), BAD_TOML)
def test_a_bad_file_of_toml_is_told(content: str | bytes, said: list[str], tmp_path: Path) -> None:
    """
    Every fault of the file is told, with its place, its path and what to do.
    """
    assert said == said_of_content(tmp_path / "bad.toml", content)


@pytest.mark.parametrize(("content", "said"), BAD_JSON)
def test_a_bad_file_of_json_is_told(content: str | bytes, said: list[str], tmp_path: Path) -> None:
    """
    Every fault of the file is told, with its place, its pointer and what to do.
    """
    assert said == said_of_content(tmp_path / "bad.json", content)


@pytest.fixture(params=["toml", "json"])
def syntax(request: pytest.FixtureRequest) -> Syntax:
    return "toml" if request.param == "toml" else "json"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """
    A missing file is missing, whatever its name ends in.
    """
    file = tmp_path / "none.toml"
    expected = ["there is no such file; check its name and folder"]
    assert expected == said_of(lambda: read_file(file), str(file))
    file = tmp_path / "none"
    assert expected == said_of(lambda: read_file(file), str(file))


@pytest.mark.parametrize("name", ["a.toml/b.toml", "a\0.toml", "\ud800.json"])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    """
    A name that the system refuses is a missing file, not a crash.
    """
    (tmp_path / "a.toml").touch()
    file = f"{tmp_path}/{name}"
    expected = ["there is no such file; check its name and folder"]
    assert expected == said_of(lambda: read_file(file), file)


@pytest.mark.parametrize("name", ["folder", "folder.json"])
def test_a_folder_is_told(name: str, tmp_path: Path) -> None:
    """
    A folder is a folder, whatever its name ends in.
    """
    (tmp_path / name).mkdir()
    file = str(tmp_path / name)
    expected = ["this is a folder, not a file; name a file in it"]
    assert expected == said_of(lambda: read_file(file), file)


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("builtins.open", refuse)


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A file without permission is told from a missing one.
    """
    refuse_to_open(monkeypatch, PermissionError(13, "Permission denied"))
    expected = ["the file may not be read; ask for permission to read it"]
    assert expected == said_of(lambda: read_file("a.toml"), "a.toml")


def test_a_folder_is_told_where_the_system_calls_it_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Windows refuses to open a folder for want of permission; it is a folder all the same.
    """
    refuse_to_open(monkeypatch, PermissionError(13, "Permission denied"))
    expected = ["this is a folder, not a file; name a file in it"]
    assert expected == said_of(lambda: read_file(tmp_path), str(tmp_path))


def test_what_else_the_system_says_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The system's own reason is given where there are no words of ours.
    """
    refuse_to_open(monkeypatch, OSError(5, "Input/output error"))
    expected = ["the file cannot be read: input/output error; check its name"]
    assert expected == said_of(lambda: read_file("a.toml"), "a.toml")


@pytest.mark.parametrize("name", ["dossier", "dossier.yaml", "toml", ".toml", "a.toml.txt"])
def test_a_file_of_another_ending_is_told(name: str, tmp_path: Path) -> None:
    """
    Only .toml and .json say what a file holds.
    """
    file = tmp_path / name
    file.write_text("a = 1", encoding="utf-8")
    expected = ["the name ends neither in .toml nor in .json; give it the ending of what it holds"]
    assert expected == said_of(lambda: read_file(file), str(file))


GOOD_TOML = b"""\
\xef\xbb\xbf# caf\xc3\xa9\r
a = [1, -9007199254740991, 1.50, 0.0, 1e300, -1_000.5e-3, 100000000000000e0]\r
"b\\u0000" = { d = 2015-01-31, "\xf0\x9f\x98\x80" = true, t = "x\\u0000" }\r
s = \"\"\"\r
x\r
\"\"\"\r
"""


def test_a_good_file_of_toml_becomes_raw_data(tmp_path: Path) -> None:
    """
    A byte order mark, Windows line ends and letters of all kinds are read as they are meant.
    """
    file = tmp_path / "good.TOML"
    file.write_bytes(GOOD_TOML)
    expected = ReadFile(
        file=str(file),
        text=GOOD_TOML.decode("utf-8-sig"),
        syntax="toml",
        data={
            "a": [
                1,
                -9007199254740991,
                Decimal("1.50"),
                Decimal("0.0"),
                Decimal("1e300"),
                Decimal("-1.0005"),
                Decimal("1e14"),
            ],
            "b\0": {"d": date(2015, 1, 31), "\N{GRINNING FACE}": True, "t": "x\0"},
            "s": "x\n",
        },
    )
    assert expected == read_file(file)


def test_a_good_file_of_json_becomes_raw_data(tmp_path: Path) -> None:
    """
    JSON becomes the same raw data as TOML.
    """
    text = '{"a": [1, 9007199254740991, 1.50, 1E2],\r\n"b": {"\\ud83d\\ude00": true, "é": ""}}'
    file = tmp_path / "good.json"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    data = {
        "a": [1, 9007199254740991, Decimal("1.50"), Decimal("1E2")],
        "b": {"\N{GRINNING FACE}": True, "é": ""},
    }
    assert ReadFile(file=str(file), text=text, syntax="json", data=data) == read_file(file)


def test_numbers_with_a_point_are_decimals_with_the_digits_as_written() -> None:
    """
    A share of 1.50 stays 1.50.
    """
    data = parse_text("a = 1.50", file="a.toml", syntax="toml").data
    assert type(data["a"]) is Decimal
    assert str(data["a"]) == "1.50"


def test_an_empty_object_of_json_is_data() -> None:
    """
    An object without keys is not an empty file.
    """
    assert parse_text("{}", file="a.json", syntax="json").data == {}


def test_the_name_stays_as_the_caller_wrote_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A relative name stays relative.
    """
    monkeypatch.chdir(tmp_path)
    Path("a.toml").write_text("a = 1", encoding="utf-8")
    assert read_file(f".{os.sep}a.toml").file == f".{os.sep}a.toml"


def test_64_levels_can_be_read(syntax: Syntax) -> None:
    """
    The limit itself is allowed.
    """
    text = "a = " + "[" * 63 + "1" + "]" * 63
    if syntax == "json":
        text = '{"a":' * 64 + "1" + "}" * 64
    assert parse_text(text, file="a", syntax=syntax).data["a"]


def test_dots_in_a_text_are_no_key() -> None:
    """
    A long row of dots is a key of too many parts only where it is a key.
    """
    line = "a." * 80
    text = (
        f'a = \'{line}\' # {line}\nb = "\\"{line}"\nc = """\n"{line}\\""""\n'
        f"d = '''\n'{line}''''\n[{'.'.join('e' * 63)}]\nf = '.'"
    )
    assert list(parse_text(text, file="a.toml", syntax="toml").data) == list("abcde")


def test_a_lower_limit_of_digits_changes_nothing() -> None:
    """
    A program may let Python read fewer digits than it does by default.
    """
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        said = said_of(
            lambda: parse_text("a = " + "1" * 641, file="a.toml", syntax="toml"), "a.toml"
        )
    finally:
        sys.set_int_max_str_digits(limit)
    assert said == [f"1:1: a: {TOO_BIG}"]


def test_half_a_character_in_a_text_in_memory_is_told() -> None:
    """
    Text that never was a file can hold surrogates; what is said of it can be printed.
    """
    text = "a = '\udcff' # \udcff\n'\ud800' = [\"\ud83d\ude00\"]"
    assert [
        f"1:1: a: {HALF_TEXT}",
        f'2:1: "\\ud800": {HALF_KEY}',
        f'2:8: "\\ud800"[0]: {HALF_TEXT}',
    ] == said_of(lambda: parse_text(text, file="a.toml", syntax="toml"), "a.toml")


def test_without_the_extra_faults_of_toml_keep_their_paths(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    No extra, no line; the order is the document's all the same.
    """
    monkeypatch.setitem(sys.modules, "tree_sitter_toml", None)
    text = "b = nan\n[[a]]\nc = [[inf], [], [nan]]\n[[a]]\nd = nan\n"
    assert [
        f"b: {NOT_FINITE}",
        f"a[0].c[0][0]: {NOT_FINITE}",
        f"a[0].c[2][0]: {NOT_FINITE}",
        f"a[1].d: {NOT_FINITE}",
    ] == said_of(lambda: parse_text(text, file="a.toml", syntax="toml"), "a.toml")


def test_without_the_extra_a_key_twice_has_the_parsers_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    No extra, no path of a repeated key; the parser's own place is given.
    """
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    expected = ["2:6: duplicate key; keep one of them"]
    text = "a = 1\na = 2\n"
    assert expected == said_of(lambda: parse_text(text, file="a.toml", syntax="toml"), "a.toml")


def test_a_reason_that_is_not_known_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A parser that says something new is quoted.
    """

    def refuse(*_: object, **__: object) -> None:
        raise tomllib.TOMLDecodeError("Something new.")

    monkeypatch.setattr(tomllib, "loads", refuse)
    assert said_of(lambda: parse_text("a = +1\n", file="a.toml", syntax="toml"), "a.toml") == [
        "1:7: something new"
    ]


def test_a_comma_at_the_end_is_told_the_same_by_newer_parsers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Python 3.13 names this fault otherwise than 3.11 and 3.12.
    """
    text = '{"a": 1,\n}'

    def refuse(*_: object, **__: object) -> None:
        raise json.JSONDecodeError("Illegal trailing comma before end of object", text, 7)

    monkeypatch.setattr(json, "loads", refuse)
    assert [f"1:8: {LAST_COMMA}"] == said_of(
        lambda: parse_text(text, file="a.json", syntax="json"), "a.json"
    )


def test_a_callers_own_depth_is_not_blamed_on_the_file(
    syntax: Syntax, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A flat file that meets an exhausted stack is not said to be nested.
    """

    def refuse(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(tomllib, "loads", refuse)
    monkeypatch.setattr(json, "loads", refuse)
    text = "a = [[+1]]" if syntax == "toml" else '{"a": [[1]]}'
    with pytest.raises(RecursionError):
        parse_text(text, file="a", syntax=syntax)


BASE = ReadFile(
    file="a.toml", text="b = 1\n[a]\nc = [1, 2]\n", syntax="toml", data={"b": 1, "a": {"c": [1, 2]}}
)


def test_located_faults_stand_in_the_order_of_the_file_each_once() -> None:
    """
    Faults are sorted by place, and equal ones dropped.
    """
    last = Fault(message="last", path=("a", "c", 1))
    first = Fault(message="first", path=("b",))
    also_first = Fault(message="also first", path=("b",))
    whole = Fault(message="whole")
    expected = [
        attrs.evolve(first, file="a.toml", line=1, column=1),
        attrs.evolve(also_first, file="a.toml", line=1, column=1),
        attrs.evolve(whole, file="a.toml", line=1, column=1),
        attrs.evolve(last, file="a.toml", line=3, column=9),
    ]
    assert expected == located(BASE, iter([last, first, also_first, first, whole]))


def test_located_faults_keep_what_they_know_of_their_place() -> None:
    """
    A file and a line that are known already stay.
    """
    known = Fault(message="x", path=("b",), file="other.toml", line=9, column=2, norm="n")
    assert [known] == located(BASE, [known])
    assert located(BASE, []) == []
    assert located(BASE, [attrs.evolve(known, file=None)]) == [attrs.evolve(known, file="a.toml")]
