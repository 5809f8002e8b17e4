"""
The sheets of an ``.xlsx`` file as rows of cells.

Two readers of others were tried first. One loses control characters of texts; the other keeps a
sheet as one block from its first to its furthest cell, and ends the whole program where a damaged
file names a cell too far away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from kvo_norms.reading.workbook.package import (
    SAVE_AGAIN,
    Package,
    Unopened,
    package_of,
    sheet_parts,
)
from kvo_norms.reading.workbook.shared import Gathering, date_styles, shared_texts, unescaped
from kvo_norms.records import frozen
from kvo_norms.workbook.sheets import letters

MOST_CELLS = 2_000_000
"""How many cells the sheets of a workbook may span together, each from A1 to its furthest one."""
FURTHEST_DAY = 2_958_465
"""The last day that a spreadsheet knows, 9999-12-31, counted from 1900."""

Trouble = Literal["error", "formula", "number", "boolean", "date"]
"""Why a cell that is not blank gives no value."""
TROUBLES: Mapping[Trouble, tuple[str, str]] = {
    "error": ("the cell holds an error", "mend the formula, or clear the cell"),
    "formula": (
        "a formula whose outcome is not stored",
        "save the workbook in a spreadsheet program",
    ),
    "number": ("stored as a number and not written as one", "type the number again"),
    "boolean": ("stored as true or false and is neither", "type it again"),
    "date": (
        "stored as a date and not written as a day, with or without a time, as 2015-01-31T12:00:00",
        "type the date again",
    ),
}
"""Of each trouble what is wrong, and what to do."""
Rows = list[list[Any]]

_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_BOOLEANS = {"0": False, "1": True, "false": False, "true": True}
_COUNT = re.compile("[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?", re.ASCII)


@frozen(kw_only=True)
class OpenSheet:
    """
    A sheet's cells: text, true or false, a number, a date or a time; ``""`` where one is blank.
    """

    name: str
    rows: Rows
    """From the first row and column on."""
    troubles: Mapping[tuple[int, int], Trouble]
    """The troubled cells by row and column, from 1."""


def opened(content: bytes) -> list[OpenSheet]:
    """
    The sheets of a workbook in their order.

    Raises
    ------
    Unopened
        Where the content is no workbook, is damaged, unpacks to too much or spans too many cells.
    """
    with package_of(content) as package:
        parts, from_1904 = sheet_parts(package)
        texts = shared_texts(package)
        styles = date_styles(package)
        sheets: list[OpenSheet] = []
        left = MOST_CELLS
        for name, part in parts.items():
            cells = _Cells(name, texts, styles, from_1904=from_1904)
            cells.read(package, part)
            left -= cells.height * cells.width
            if left < 0:
                raise _too_far(cells)
            sheets.append(cells.sheet())
        return sheets


class _Cells:
    """
    The cells of one sheet that is being read.
    """

    def __init__(
        self, name: str, texts: list[str], styles: frozenset[int], *, from_1904: bool
    ) -> None:
        self.name = name
        self.texts = texts
        self.styles = styles
        self.from_1904 = from_1904
        self.found: dict[tuple[int, int], Any] = {}
        self.troubles: dict[tuple[int, int], Trouble] = {}
        self.height = self.width = 0
        self.row = self.column = 0
        self.kind = "n"
        self.style = 0
        self.raw: list[str] | None = None
        self.is_raw = self.is_formula = False
        self.inline = Gathering()

    def read(self, package: Package, part: str) -> None:
        """
        Read the cells that a part of the workbook holds, and how far they reach.
        """
        package.walk(part, self._start, self._end, self._said)
        places = [*self.found, *self.troubles]
        self.height = max((row for row, _ in places), default=0)
        self.width = max((column for _, column in places), default=0)

    def sheet(self) -> OpenSheet:
        """
        The cells in their rows.
        """
        rows: Rows = [[""] * self.width for _ in range(self.height)]
        for (row, column), value in self.found.items():
            rows[row - 1][column - 1] = value
        return OpenSheet(name=self.name, rows=rows, troubles=self.troubles)

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self.row = _count(given["r"]) if "r" in given else self.row + 1
            self.column = 0
        elif name == "c":
            self._place(given.get("r"))
            self.kind = given.get("t", "n")
            self.style = _count(given.get("s", "0"))
            self.raw, self.is_formula = None, False
        elif name == "v":
            self.raw, self.is_raw = [], True
        elif name == "f":
            self.is_formula = True
        else:
            self.inline.start(name)

    def _place(self, written: str | None) -> None:
        if written is None:
            self.column += 1
            return
        found = _PLACE.fullmatch(written)
        if found is None:
            raise ValueError(written)
        self.row, self.column = int(found[2]), number_of(found[1])

    def _said(self, text: str) -> None:
        if self.is_raw and self.raw is not None:
            self.raw.append(text)
        else:
            self.inline.said(text)

    def _end(self, name: str) -> None:
        if name == "v":
            self.is_raw = False
        elif name == "c":
            self._keep()
        else:
            self.inline.end(name)

    def _keep(self) -> None:
        if self.row < 1:
            raise ValueError(self.row)
        at, inline = (self.row, self.column), self.inline.taken()
        if at in self.found or at in self.troubles:
            message = f"cell {letters(self.column)}{self.row} is there twice"
            raise Unopened(message, SAVE_AGAIN, sheet=self.name)
        raw = None if self.raw is None else "".join(self.raw)
        if self.kind == "e":
            self.troubles[at] = "error"
        elif self.kind == "inlineStr":
            self.found[at] = inline
        elif raw:
            self._keep_value(at, raw)
        elif self.is_formula and (self.kind != "str" or raw is None):
            self.troubles[at] = "formula"

    def _keep_value(self, at: tuple[int, int], raw: str) -> None:
        match self.kind:
            case "s":
                self.found[at] = self.texts[_count(raw)]
            case "str":
                self.found[at] = unescaped(raw)
            case "b":
                self._keep_read(at, _BOOLEANS.get(raw.strip()), "boolean")
            case "d":
                self._keep_read(at, _day(raw.strip()), "date")
            case _:
                self._keep_read(at, self._number(raw.strip()), "number")

    def _keep_read(self, at: tuple[int, int], value: Any, trouble: Trouble) -> None:
        """
        Keep a value; ``None`` where the cell holds no such thing.
        """
        if value is None:
            self.troubles[at] = trouble
        else:
            self.found[at] = value

    def _number(self, raw: str) -> date | datetime | time | float | None:
        """
        The number that a cell holds, or what it stands for where it is shown as a date.

        Python reads more than a workbook may hold, ``1_0`` for ten among it.
        """
        if _NUMBER.fullmatch(raw) is None:
            return None
        number = float(raw)
        return self._moment(number) if self.style in self.styles else number

    def _moment(self, number: float) -> date | datetime | time | float:
        """
        What a number shown as a date stands for; the number where it stands for none.

        Spreadsheets count days from 1900 on and take that year for a leap year: day 60 is none.
        """
        if self.from_1904:
            number += 1462
        if not 0 <= number < FURTHEST_DAY + 1 or 60 <= number < 61:
            return number
        if number < 1:
            return (datetime.min + _seconds(number)).time()
        first = datetime(1899, 12, 30) if number >= 61 else datetime(1899, 12, 31)
        return _without_midnight(first + timedelta(days=int(number)) + _seconds(number % 1))


def _too_far(cells: _Cells) -> Unopened:
    """
    The refusal of the sheet with which the sheets span too many cells.
    """
    message = f"the sheet reaches to row {cells.height} and column {cells.width}"
    if cells.height * cells.width <= MOST_CELLS:
        message += ", which with the sheets before it is too much"
    return Unopened(message, "delete what stands far from the rest", sheet=cells.name)


def _count(raw: str) -> int:
    """
    A whole number from 0, by which a workbook refers to its own parts.
    """
    if _COUNT.fullmatch(raw) is None:
        raise ValueError(raw)
    return int(raw)


def _day(raw: str) -> date | datetime | None:
    """
    A day, with or without a time; ``None`` where it is none, or where the time is another zone's.
    """
    if _MOMENT.fullmatch(raw) is None:
        return None
    try:
        return _without_midnight(datetime.fromisoformat(raw))
    except ValueError:
        return None


def _seconds(share_of_a_day: float) -> timedelta:
    return timedelta(seconds=min(round(share_of_a_day * 86_400), 86_399))


def _without_midnight(moment: datetime) -> date | datetime:
    return moment.date() if moment.time() == time() else moment


def number_of(letters: str) -> int:
    """
    The number of a column, from 1, of which a spreadsheet gives the letters.
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
