"""
The document: a template that reads the whole report as JSON.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.explaining.formatting import shortened
from kvo_norms.reporting.full import full_report
from kvo_norms.reporting.full_words import worded
from kvo_norms.reporting.json import as_table
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.parts import FullReport
from kvo_norms.reporting.pdf.printable import printable

LONGEST_NAME = 300
"""How many characters of an area's name stand on the first page."""


def as_pdf(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
) -> bytes:
    """
    The assessment as PDF/A-3b and PDF/UA-1; names of persons only where `names` asks for them.

    The document is dated on the day of the assessment and has the receipt attached. The same
    assessment gives the same bytes.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("PDF output", "report") from error
    report = full_report(assessment, edition, dossier, language=language, names=names)
    made = datetime.combine(assessment.on, datetime.min.time(), tzinfo=UTC)
    content: bytes = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["a-3b", "ua-1"],
        timestamp=int(made.timestamp()),
        sys_inputs={
            "report": json.dumps(_data(report)),
            "receipt": json.dumps(as_table(report.receipt), indent=2) + "\n",
        },
    )
    return content


@cache
def _template() -> bytes:
    return files("kvo_norms.reporting.pdf").joinpath("report.typ").read_bytes()


def _data(report: FullReport) -> dict[str, Any]:
    """
    What the template shows.
    """
    table = as_table(report)
    name = report.view.area
    shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    found: dict[str, Any] = printable(
        {
            **table,
            "area": shown,
            "header": shortened(name),
            "words": _words(report.language),
            "verdict_word": worded(report.view.verdict.value, report.language),
            "on": [report.on.year, report.on.month, report.on.day],
            "valid_from": report.day(report.valid_from),
            "valid_until": report.day(report.valid_until),
            "evaluations": [report.day(day) for day in report.evaluations],
        }
    )
    return found


def _words(language: Language) -> dict[str, str]:
    return {key: in_language(text, language) for key, text in worded.texts.items()}
