"""
The worksheet as a file to fill in: TOML, or a workbook.
"""

from __future__ import annotations

import io
import textwrap
from datetime import datetime, time
from typing import Any

import attrs
import tomli_w

from kvo_norms.auditing.findings import Worksheet
from kvo_norms.catalogue import Text
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.languages import Language, in_language

FORMAT = "kvo-norms/findings/1"
TO_FILL_IN = ("result", "by", "date", "note")
COLUMNS = ("norm", "title", "text", "question", "evidence", *TO_FILL_IN, "evidence_sha256")
HEADER = ("format", "edition", "on", "dossier", "area")
SHEET, ABOUT = "questions", "about"
"""The sheets: one with a row for each question, one that says what the workbook is."""
MOST_CHARACTERS = 32_767
"""So many a cell can hold."""

_HELP = Text(
    nl="Vul per vraag result, by (naam van de auditor) en date (als 2022-06-14) in; note geeft de"
    " gronden. Laat leeg wat nog niet is beoordeeld. Lees daarna in met kvo-norms findings"
    " DOSSIER --from.",
    en="Fill in result, by (the auditor's name) and date (as 2022-06-14) for each question; note"
    " gives the grounds. Leave empty what is not judged yet. Then read it back with kvo-norms"
    " findings DOSSIER --from.",
)
_NONE = Text(nl="Er is geen open vraag.", en="There is no open question.")
_ONE_OF = Text(nl="een van", en="one of")
_WIDTHS = {"text": 45, "question": 45, "evidence": 60, "note": 45, "title": 30, "norm": 32}


def header_of(worksheet: Worksheet) -> dict[str, Any]:
    """
    What a worksheet says of itself, without what is not known.
    """
    values = {
        "format": FORMAT,
        "edition": worksheet.edition,
        "on": worksheet.on,
        "dossier": worksheet.dossier,
        "area": worksheet.area,
    }
    return {key: value for key, value in values.items() if value is not None}


def as_toml(worksheet: Worksheet, *, language: Language) -> str:
    """
    The worksheet as a TOML document with empty texts to fill in.
    """
    lines = [f"# {line}" for line in textwrap.wrap(in_language(_HELP, language), 96)]
    lines += ["", tomli_w.dumps(header_of(worksheet)).rstrip()]
    if not worksheet.questions:
        lines += ["", f"# {in_language(_NONE, language)}"]
    for question in worksheet.questions:
        given = {
            "norm": question.norm,
            "title": question.title,
            "text": question.text,
            "question": question.question,
            "evidence": list(question.evidence),
            "evidence_sha256": question.evidence_sha256,
        }
        answers = ", ".join(question.answers)
        lines += ["", "[[questions]]", tomli_w.dumps(given).rstrip()]
        lines.append(f'result = ""  # {in_language(_ONE_OF, language)}: {answers}')
        lines += [f'{name} = ""' for name in TO_FILL_IN[1:]]
    return "\n".join(lines) + "\n"


def as_workbook(worksheet: Worksheet, *, language: Language) -> bytes:
    """
    The worksheet as an ``.xlsx`` file: a row for each question, with drop-downs of the answers.

    Raises
    ------
    MissingExtraError
        Without the extra ``report``.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("writing a workbook", "report") from error
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    head = book.add_format({"bold": True, "bg_color": "#DDE6EF", "bottom": 1})
    fixed = book.add_format({"text_wrap": True, "valign": "top"})
    free = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8DC", "border": 1})
    day = book.add_format({"valign": "top", "bg_color": "#FFF8DC", "border": 1})
    day.set_num_format("yyyy-mm-dd")
    sheet = book.add_worksheet(SHEET)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(name, 18))
        sheet.write_string(0, column, name, head)
    for row, question in enumerate(worksheet.questions, start=1):
        given = attrs.asdict(question, recurse=False)
        for column, name in enumerate(COLUMNS):
            if name in TO_FILL_IN:
                sheet.write_blank(row, column, None, day if name == "date" else free)
            else:
                sheet.write_string(row, column, _cell(given[name]), fixed)
        result = COLUMNS.index("result")
        sheet.data_validation(
            row,
            result,
            row,
            result,
            {"validate": "list", "source": list(question.answers)},
        )
    about = book.add_worksheet(ABOUT)
    about.set_column(0, 0, 12)
    about.set_column(1, 1, 80)
    about.write_string(0, 0, "key", head)
    about.write_string(0, 1, "value", head)
    told = _HELP if worksheet.questions else _NONE
    rows = {**header_of(worksheet), "": in_language(told, language)}
    for row, (key, value) in enumerate(rows.items(), start=1):
        about.write_string(row, 0, key, fixed)
        about.write_string(row, 1, _cell(str(value)), fixed)
    # Not the day of today, so that the same worksheet is the same file.
    book.set_properties({"created": datetime.combine(worksheet.on, time())})
    book.close()
    return target.getvalue()


def _cell(value: str | tuple[str, ...]) -> str:
    text = value if isinstance(value, str) else "\n".join(value)
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
