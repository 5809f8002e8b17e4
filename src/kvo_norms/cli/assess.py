"""
``kvo-norms assess``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kvo_norms.assessing import assess
from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.cli.inputs import dossier_and_edition
from kvo_norms.cli.outputs import check_output, deliver, deliver_file
from kvo_norms.dossier import Dossier
from kvo_norms.errors import UnusableCallError
from kvo_norms.verdict import Verdict

EXIT_CODES = {Verdict.MET: 0, Verdict.NOT_MET: 1, Verdict.OPEN: 3}
ENDINGS = {
    ".json": "json",
    ".md": "md",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
}
FILES = ("pdf", "xlsx")
"""The formats that are no text."""


def run(options: argparse.Namespace) -> int:
    """
    Assess the dossier, show the result, and return its exit code.
    """
    form = _form(options)
    check_output(options.output, options.dossier)
    if form in FILES and options.output is None:
        raise UnusableCallError(f"{form} is not for the screen", "name a file with -o")
    if options.plan and form != "html":
        raise UnusableCallError(
            f"{form} has no place for a plan", "ask for html, or use kvo-norms plan"
        )
    dossier, edition = dossier_and_edition(
        options.dossier, options.edition, options.on, language=options.lang
    )
    on = options.on or dossier.as_of or date.today()
    assessment = assess(edition, dossier, on=on)
    if form in FILES:
        deliver_file(_file(form)(assessment, edition, dossier, **_how(options)), options.output)
    else:
        text = _rendered(form, assessment, edition, dossier, options)
        deliver(text, options.output, for_programs=form != "text")
    return EXIT_CODES[assessment.verdict]


def _form(options: argparse.Namespace) -> str:
    """
    The format asked for, else the one that the output's ending says.
    """
    if options.format is not None or options.output is None:
        return options.format or "text"
    ending = Path(options.output).suffix.lower()
    if ending not in ENDINGS:
        message = f"cannot tell the format of '{options.output}'"
        raise UnusableCallError(message, f"end it in {', '.join(ENDINGS)}, or say --format")
    return ENDINGS[ending]


def _how(options: argparse.Namespace) -> dict[str, Any]:
    return {"language": options.lang, "names": options.names}


def _file(form: str) -> Callable[..., bytes]:
    if form == "pdf":
        from kvo_norms.reporting.pdf import as_pdf

        return as_pdf
    from kvo_norms.reporting.xlsx import as_xlsx

    return as_xlsx


def _rendered(
    form: str,
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    options: argparse.Namespace,
) -> str:
    match form:
        case "json":
            from kvo_norms.reporting.json import as_json

            return as_json(assessment)
        case "md":
            from kvo_norms.reporting.markdown import as_markdown

            return as_markdown(assessment, edition, dossier, **_how(options))
        case "html":
            from kvo_norms.reporting.html import as_html

            plan = None
            if options.plan:
                from kvo_norms.planning.making import planned

                plan = planned(assessment, edition, dossier)
            return as_html(assessment, edition, dossier, **_how(options), plan=plan)
        case _:
            from kvo_norms.reporting.text import as_text

            to_screen = options.output is None
            return as_text(assessment, edition, dossier, **_how(options), to_screen=to_screen)
