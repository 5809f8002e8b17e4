"""
``kvo-norms assess``.
"""

from __future__ import annotations

import argparse
from datetime import date

from kvo_norms.assessing import assess
from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.cli.finding import deliver, dossier_and_edition
from kvo_norms.dossier import Dossier
from kvo_norms.verdict import Verdict

EXIT_CODES = {Verdict.MET: 0, Verdict.NOT_MET: 1, Verdict.OPEN: 3}
ENDINGS = {".json": "json", ".md": "md"}


def run(options: argparse.Namespace) -> int:
    """
    Assess the dossier, show the result, and return its exit code.
    """
    dossier, edition = dossier_and_edition(options.dossier, options.edition, options.on)
    on = options.on or dossier.as_of or date.today()
    assessment = assess(edition, dossier, on=on)
    deliver(_rendered(assessment, edition, dossier, options), options)
    return EXIT_CODES[assessment.verdict]


def _rendered(
    assessment: Assessment, edition: Edition, dossier: Dossier, options: argparse.Namespace
) -> str:
    output = options.output or ""
    endings = (form for ending, form in ENDINGS.items() if output.endswith(ending))
    match options.format or next(endings, "text"):
        case "json":
            from kvo_norms.reporting.json import as_json

            return as_json(assessment)
        case "md":
            from kvo_norms.reporting.markdown import as_markdown

            return as_markdown(assessment, edition, dossier, language=options.lang)
        case _:
            from kvo_norms.reporting.text import as_text

            return as_text(
                assessment,
                edition,
                dossier,
                language=options.lang,
                to_screen=options.output is None,
            )
