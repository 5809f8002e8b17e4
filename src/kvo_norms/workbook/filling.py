"""
A dossier as a workbook, such that reading gives the same dossier again.

Every text is written as a text: no text becomes a formula or a link.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.kinds import Form, Kind
from kvo_norms.workbook.furniture import CellValue, Furniture
from kvo_norms.workbook.lists import joined
from kvo_norms.workbook.rows import columns_of, kept, rows_of
from kvo_norms.workbook.sheets import (
    INFO,
    MARK,
    WORDS,
    Column,
    Sheet,
    letters,
    sheets,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 1_048_575
LINE = 15
"""The height of a line of text, in points."""
INFO_WIDTH = 100
"""How many characters a line of the first sheet has."""
TEXT_WIDTH = 30
OTHER_WIDTH = 20
"""How many characters stand side by side in a column of texts, and in another."""
MOST_LINES = 8
"""How many lines of a text are shown; the rest is there when the cell is opened."""
A4 = 9
"""What the format calls that paper."""
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree on the days before; those are written as text."""
CREATED = datetime(2000, 1, 1)
"""The same in every workbook, so that equal dossiers make equal files."""


def workbook_of(dossier: Dossier, furniture: Furniture | None = None) -> bytes:
    """
    The content of an ``.xlsx`` file that holds the dossier, and the furniture around it.

    Raises
    ------
    MissingExtraError
        Without the extra ``report``.
    UnusableCallError
        Where a text is too long for a cell, or holds what a workbook cannot keep.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("writing a workbook", "report") from None
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": CREATED})
    _Filling(book, furniture or Furniture()).fill(dossier)
    book.close()
    return content.getvalue()


class _Filling:
    """
    One workbook that is being written.
    """

    def __init__(self, book: Workbook, furniture: Furniture) -> None:
        self.furniture = furniture
        self.book = book
        days = furniture.date_format
        self.heading = book.add_format({"bold": True, "bg_color": "#D9E2EC", "bottom": 1})
        self.label = book.add_format({"italic": True, "text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": days, "align": "left", "valign": "top"})
        grey = {"italic": True, "font_color": "#595959", "bg_color": "#F2F2F2"}
        self.grey = book.add_format({"num_format": "@", **grey})
        self.grey_any = book.add_format(grey)
        self.grey_day = book.add_format({"num_format": days, "align": "left", **grey})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def fill(self, dossier: Dossier) -> None:
        """
        Write all sheets.
        """
        if self.furniture.info:
            page = self.book.add_worksheet(INFO)
            page.set_column(0, 0, INFO_WIDTH, self.wrapped)
            _print_on_one_page_wide(page)
            for row, line in enumerate(self.furniture.info):
                page.set_row(row, LINE * -(-len(line) // INFO_WIDTH))
                page.write_string(row, 0, line, self.wrapped)
        for sheet in sheets():
            self._sheet(sheet, list(rows_of(sheet, dossier)))
        if self.furniture.lists:
            self._words()

    def _sheet(self, sheet: Sheet, rows: list[tuple[str, dict[str, CellValue]]]) -> None:
        page = self.book.add_worksheet(sheet.name)
        columns = columns_of(sheet)
        page.freeze_panes(1, 1)
        _print_on_one_page_wide(page)
        page.write_string(0, 0, MARK, self.heading)
        page.set_column(0, 0, 14 if self.furniture.labels else 4, self.text)
        for number, column in enumerate(columns, start=1):
            self._head(page, sheet, column, number)
        row = 1
        if self.furniture.labels:
            page.set_row(1, 3 * LINE)
            page.write_string(1, 0, self.furniture.label_mark, self.label)
            row = 2
        if self.furniture.examples:
            self._row(page, sheet, 2, self.furniture.example_mark, self._example(sheet), grey=True)
            row = 3
        for offset, (mark, values) in enumerate(rows):
            self._row(page, sheet, row + offset, mark, values)

    def _example(self, sheet: Sheet) -> dict[str, CellValue]:
        return {
            name: value
            for (place, name), value in self.furniture.examples.items()
            if place == sheet.name
        }

    def _head(self, page: Worksheet, sheet: Sheet, column: Column, number: int) -> None:
        place = (sheet.name, column.name)
        page.write_string(0, number, column.name, self.heading)
        width = TEXT_WIDTH if self._format(column) is self.text else OTHER_WIDTH
        page.set_column(number, number, width, self._format(column))
        label = self.furniture.labels.get(place)
        if label is not None:
            page.write_string(1, number, label, self.label)
        meaning = self.furniture.meanings.get(place)
        if meaning is not None:
            page.write_comment(0, number, meaning, {"x_scale": 2})
        rule = self._rule(place, column)
        if rule is not None:
            page.data_validation(1, number, LAST_ROW, number, rule)

    def _format(self, column: Column) -> Format:
        kind = Kind.TEXT if column.shape is None else column.shape.kind
        if column.shape is None or kind in (Kind.INTEGER, Kind.NUMBER, Kind.SHARE):
            return self.plain
        return self.day if kind is Kind.DATE else self.text

    def _rule(self, place: tuple[str, str], column: Column) -> dict[str, Any] | None:
        """
        What the spreadsheet lets be entered in a column, where it helps with that.
        """
        said, shape = self.furniture.refusals, column.shape
        if place in self.furniture.choices:
            names = list(self.furniture.lists)
            name = self.furniture.choices[place]
            letter = letters(2 * names.index(name) + 1)
            last = len(self.furniture.lists[name]) + 1
            source = f"={WORDS}!${letter}$2:${letter}${last}"
            return {"validate": "list", "source": source, "error_message": said["word"]}
        if not said or shape is None or shape.form is not Form.SCALAR:
            return None
        if shape.references is not None:
            first = 4 if self.furniture.examples else 3
            source = f"='{shape.references}'!$B${first}:$B$1000"
            wrong = {"error_type": "warning", "error_message": said["reference"]}
            return {"validate": "list", "source": source, **wrong}
        match shape.kind:
            case Kind.BOOLEAN:
                words = [self.furniture.yes, self.furniture.no]
                return {"validate": "list", "source": words, "error_message": said["word"]}
            case Kind.DATE:
                wrong = {"error_type": "warning", "error_message": said["date"]}
                return {"validate": "date", "criteria": ">=", "value": FIRST_DAY, **wrong}
            case Kind.INTEGER | Kind.SHARE:
                low, high = shape.bounds.minimum or 0, shape.bounds.maximum or 2**53 - 1
                kind = "integer" if shape.kind is Kind.INTEGER else "decimal"
                between = {"criteria": "between", "minimum": low, "maximum": high}
                return {"validate": kind, **between, "error_message": said["number"]}
        return None

    def _row(
        self,
        page: Worksheet,
        sheet: Sheet,
        row: int,
        mark: str,
        values: dict[str, CellValue],
        *,
        grey: bool = False,
    ) -> None:
        if self.furniture.labels:
            texts = [len(it) for it in values.values() if isinstance(it, str)]
            page.set_row(row, LINE * min(MOST_LINES, -(-max([1, *texts]) // TEXT_WIDTH)))
        if mark:
            page.write_string(row, 0, mark, self.grey if grey else self.text)
        for number, column in enumerate(columns_of(sheet), start=1):
            if column.name in values:
                where = f"{sheet.name}, {column.name}"
                form = self._format(column)
                if grey:
                    form = self.grey_any if column.shape is None else self.grey
                self._cell(page, (row, number), values[column.name], column, form, where)

    def _cell(
        self,
        page: Worksheet,
        at: tuple[int, int],
        value: CellValue,
        column: Column,
        form: Format,
        where: str,
    ) -> None:
        match value:
            case tuple():
                page.write_string(*at, kept(joined(value), where), form)
            case bool() if self.furniture.yes is None or column.shape is None:
                page.write_boolean(*at, value, form)
            case bool():
                word = self.furniture.yes if value else self.furniture.no
                page.write_string(*at, str(word), form)
            case int() | Decimal():
                page.write_number(*at, value, form)
            case date() if value >= FIRST_DAY:
                moment = datetime(value.year, value.month, value.day)
                day = self.grey_day if form in (self.grey, self.grey_any) else self.day
                page.write_datetime(*at, moment, day)
            case date():
                page.write_string(*at, value.isoformat(), form)
            case str():
                page.write_string(*at, kept(value, where), form)
            case _:
                assert_never(value)

    def _words(self) -> None:
        """
        The lists to choose from, each with its labels beside it.
        """
        page = self.book.add_worksheet(WORDS)
        page.freeze_panes(1, 0)
        _print_on_one_page_wide(page)
        for number, (name, choices) in enumerate(self.furniture.lists.items()):
            page.set_column(2 * number, 2 * number + 1, 24, self.text)
            page.write_string(0, 2 * number, name, self.heading)
            page.write_string(0, 2 * number + 1, "", self.heading)
            for row, choice in enumerate(choices, start=1):
                page.write_string(row, 2 * number, choice.word, self.text)
                page.write_string(row, 2 * number + 1, choice.label, self.text)


def _print_on_one_page_wide(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
