"""
The workbook: a summary, and a sheet each for norms, gaps and measures.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.explaining.formatting import shortened
from kvo_norms.reporting.full import full_report
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.xlsx.sheets import TABLES, Cell, Table
from kvo_norms.reporting.xlsx.summary import summary_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_000
"""A cell holds 32,767."""
DATE_FORMATS: dict[Language, str] = {"nl": "[$-413]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
FIRST_DAY = date(1900, 3, 1)
"""Before this day workbooks count days otherwise than calendars do."""
LINE = 15
HIGHEST = 405
"""How high a line and a row are, in points; a row is at most 409 high."""
TONES = {"met": "#D9F0E1", "not_met": "#F9DCD9", "open": "#FBEBCB", "not_applicable": "#E9ECEF"}


def as_xlsx(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
) -> bytes:
    """
    The assessment as an XLSX file; names of persons only where `names` asks for them.

    Text is text, whatever it begins with. The same assessment gives the same bytes.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtraError("XLSX output", "report") from error
    report = full_report(assessment, edition, dossier, language=language, names=names)
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, options) as workbook:
        made = datetime.combine(assessment.on, datetime.min.time())
        title = shortened(visible(report.view.area))
        workbook.set_properties({"title": title, "created": made})
        formats = _Formats(workbook, language)
        _write_summary(workbook, summary_of(report), formats)
        for make in TABLES:
            _write_table(workbook, make(report), formats)
    return file.getvalue()


class _Formats:
    """
    The looks of cells.
    """

    def __init__(self, workbook: Workbook, language: Language) -> None:
        top = {"valign": "top", "text_wrap": True}
        dated = {"num_format": DATE_FORMATS[language], "align": "left"}
        self.plain = workbook.add_format(top)
        self.date = workbook.add_format(top | dated)
        self.number = workbook.add_format(top | {"align": "left"})
        self.line = workbook.add_format({"valign": "top"})
        self.head = workbook.add_format(
            top | {"bold": True, "bg_color": "#24415E", "font_color": "#FFFFFF"}
        )
        self.label = workbook.add_format(top | {"font_color": "#444B53"})
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.part = workbook.add_format({"bold": True, "font_size": 12, "bottom": 1})
        self.tones = {
            tone: workbook.add_format(top | {"bold": True, "bg_color": colour})
            for tone, colour in TONES.items()
        }

    def of(self, cell: Cell) -> Format:
        """
        The look of a cell of a table.
        """
        if cell.tone is not None:
            return self.tones[cell.tone]
        if isinstance(cell.value, int):
            return self.number
        return self.date if isinstance(cell.value, date) else self.plain


def _write_summary(workbook: Workbook, summary: Table, formats: _Formats) -> None:
    sheet = workbook.add_worksheet(summary.name)
    sheet.hide_gridlines(2)
    for place, width in enumerate(summary.widths):
        sheet.set_column(place, place, width)
    for number, row in enumerate(summary.rows):
        looks = {"title": formats.title, "part": formats.part}
        look = looks.get(row[0].look) or (formats.line if len(row) == 1 else None)
        if look is None:
            sheet.set_row(number, _height(row, summary.widths))
        for place, cell in enumerate(row):
            chosen = look or (formats.label if cell.look == "label" else formats.of(cell))
            _write(sheet, number, place, cell, chosen)
        if row[0].look == "part":
            for place in range(len(row), len(summary.widths)):
                sheet.write_blank(number, place, None, formats.part)
    _print(sheet, landscape=False)


def _write_table(workbook: Workbook, table: Table, formats: _Formats) -> None:
    sheet = workbook.add_worksheet(table.name)
    for place, (head, width) in enumerate(zip(table.heads, table.widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, formats.head)
    for number, row in enumerate(table.rows, start=1):
        sheet.set_row(number, _height(row, table.widths))
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, formats.of(cell))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
    sheet.repeat_rows(0)
    _print(sheet, landscape=True)


def _height(row: tuple[Cell, ...], widths: tuple[int, ...]) -> float:
    """
    Room for the tallest cell, in points: programs differ in whether they make it themselves.
    """
    cells = zip(row, widths, strict=False)
    lines = max(1 + len(c.value) // width if isinstance(c.value, str) else 1 for c, width in cells)
    return min(LINE * lines, HIGHEST)


def _print(sheet: Worksheet, *, landscape: bool) -> None:
    sheet.set_paper(8 if landscape else 9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P / &N")


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    match cell.value:
        case None:
            sheet.write_blank(row, column, None, look)
        case int():
            sheet.write_number(row, column, cell.value, look)
        case date() if cell.value >= FIRST_DAY:
            sheet.write_datetime(row, column, cell.value, look)
        case date():
            sheet.write_string(row, column, cell.value.isoformat(), look)
        case str():
            sheet.write_string(row, column, _text(cell.value), look)


def _text(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= MOST_CHARACTERS else f"{shown[: MOST_CHARACTERS - 1]}…"
