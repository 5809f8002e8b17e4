"""
The overview as a workbook.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from kvo_norms.auditing.overview.sheet import Cell, Sheet, sheets_of
from kvo_norms.auditing.overview.words import word
from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.languages import Language

WIDEST, NARROWEST = 60, 10
"""In characters."""
LINE, TALLEST = 15, 400
"""Heights in points; a spreadsheet takes no row of more than 409."""


def as_xlsx(portfolio: Portfolio, language: Language) -> bytes:
    """
    The overview as a workbook: a sheet for each table, with filters and a frozen header.

    Text is text, also where it begins like a formula or a link.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtraError("an overview in XLSX", "report") from error
    written = io.BytesIO()
    workbook = Workbook(
        written,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    created = datetime.combine(portfolio.on, datetime.min.time())
    workbook.set_properties({"title": word("title", language), "created": created})
    formats = {
        "head": workbook.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
        "text": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "day": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "share": workbook.add_format({"num_format": "0%", "valign": "top"}),
    }
    for sheet in sheets_of(portfolio, language):
        _fill(workbook.add_worksheet(sheet.title[:31]), sheet, formats)
    workbook.close()
    return written.getvalue()


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    widths = [_width(sheet, column) for column in range(len(sheet.columns))]
    for column, title in enumerate(sheet.columns):
        page.write_string(0, column, title, formats["head"])
        page.set_column(column, column, widths[column])
    for number, row in enumerate(sheet.rows, 1):
        lines = max(map(_lines, row, widths))
        if lines > 1:
            page.set_row(number, min(TALLEST, LINE * lines))
        for column, cell in enumerate(row):
            _write(page, number, column, cell, formats)


def _width(sheet: Sheet, column: int) -> int:
    """
    Of a column, in characters.
    """
    longest = max(
        len(line) for row in sheet.rows[:200] for line in str(row[column] or "").split("\n")
    )
    return min(WIDEST, max(NARROWEST, longest + 2, len(sheet.columns[column]) + 4))


def _lines(cell: Cell, width: int) -> int:
    """
    How many lines a text takes in a column.
    """
    if not isinstance(cell, str):
        return 1
    return sum(1 + len(line) // width for line in cell.split("\n"))


def _write(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    match cell:
        case None | "":
            return
        case date() if cell.year >= 1900:
            page.write_datetime(row, column, cell, formats["day"])
        case date():
            page.write_string(row, column, cell.isoformat(), formats["text"])
        case float():
            page.write_number(row, column, cell, formats["share"])
        case int():
            page.write_number(row, column, cell)
        case _:
            page.write_string(row, column, cell, formats["text"])
