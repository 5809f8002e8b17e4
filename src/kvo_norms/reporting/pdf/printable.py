"""
Text such that the document's fonts have all of it, and lines can break in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kvo_norms.reporting.safe import visible

MISSING = "\u25a1"
"""Stands where the fonts lack a character."""
LONGEST_WORD = 30
"""Characters without a space after which a line may break all the same."""
RANGES = (
    (0x20, 0x2FF),
    (0x370, 0x482),
    (0x48A, 0x4FF),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x2074, 0x2074),
    (0x20A0, 0x20BF),
    (0x2153, 0x2183),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2713, 0x2714),
    (0x2717, 0x2718),
)
"""The characters that are surely there: Latin, Greek, Cyrillic, punctuation, arrows, signs."""
_BREAK = "\u200b"
_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def printable(value: Any) -> Any:
    """
    The texts in a value of JSON, in composed form; what no font has is shown as `MISSING`.
    """
    match value:
        case str():
            return _printable(value)
        case list():
            return [printable(item) for item in value]
        case dict():
            return {key: printable(item) for key, item in value.items()}
        case _:
            return value


def _printable(text: str) -> str:
    composed = unicodedata.normalize("NFC", visible(text)).replace("\ufffd", MISSING)
    kept = "".join(c if is_there(c) else MISSING for c in composed)
    return _LONG.sub(lambda found: found[0] + _BREAK, kept)


def is_there(character: str) -> bool:
    """
    Whether the fonts have the character.
    """
    number = ord(character)
    inside = any(first <= number <= last for first, last in RANGES)
    return inside and unicodedata.category(character) != "Cn"  # ranges have places without one
