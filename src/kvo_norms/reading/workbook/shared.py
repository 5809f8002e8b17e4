"""
What the sheets of a workbook share: its texts, and which styles show a number as a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kvo_norms.reading.workbook.package import Package

TEXTS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The numbers of the formats for dates and times that every spreadsheet program knows."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;.*', re.DOTALL)
_DATE_CODE = re.compile("[ymdhs]", re.IGNORECASE)


def unescaped(text: str) -> str:
    """
    The text with the characters that XML cannot hold, which stand in it as ``_x000D_``.
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Gathering:
    """
    The text of one cell, or of one text that cells share; how it must be read aloud is left out.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._open = self._aside = 0

    def start(self, name: str) -> None:
        """
        An element begins.
        """
        self._open += name == "t"
        self._aside += name == "rPh"

    def end(self, name: str) -> None:
        """
        An element ends.
        """
        self._open -= name == "t"
        self._aside -= name == "rPh"

    def said(self, text: str) -> None:
        """
        Text stands there.
        """
        if self._open > 0 and self._aside <= 0:
            self.pieces.append(text)

    def taken(self) -> str:
        """
        The text, and an empty one from now on.
        """
        text = unescaped("".join(self.pieces))
        self.pieces.clear()
        return text


def shared_texts(package: Package) -> list[str]:
    """
    The texts that cells refer to by number.
    """
    found: list[str] = []
    gathering = Gathering()

    def end(name: str) -> None:
        gathering.end(name)
        if name == "si":
            found.append(gathering.taken())

    package.walk(TEXTS, lambda name, _: gathering.start(name), end, gathering.said)
    return found


def date_styles(package: Package) -> frozenset[int]:
    """
    The numbers of the cell styles that show a number as a date or a time.
    """
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside: list[str] = []

    def start(name: str, given: Mapping[str, str]) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[int(given["numFmtId"])] = given["formatCode"]
        elif name == "xf" and "cellXfs" in inside:
            styles.append(int(given.get("numFmtId", "0")))

    def end(_: str) -> None:
        inside.pop()

    package.walk(STYLES, start, end, lambda _: None)
    return frozenset(
        style
        for style, number in enumerate(styles)
        if (_is_date(codes[number]) if number in codes else number in DATE_FORMATS)
    )


def _is_date(code: str) -> bool:
    return _DATE_CODE.search(_NOT_CODE.sub("", code).replace("General", "")) is not None
