"""
``kvo-norms plan``.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from kvo_norms.cli.inputs import dossier_and_edition
from kvo_norms.cli.outputs import check_output, deliver
from kvo_norms.errors import UnusableCallError
from kvo_norms.planning import plan
from kvo_norms.reading import read_steps
from kvo_norms.reporting.plan import as_json, as_markdown, as_text
from kvo_norms.verdict import Verdict

EXIT_CODES = {Verdict.MET: 0, Verdict.NOT_MET: 1, Verdict.OPEN: 3}
ENDINGS = {".json": "json", ".md": "md", ".txt": "text"}


def run(options: argparse.Namespace) -> int:
    """
    Find the cheapest steps, show them, and return the code of the verdict that they lead to.
    """
    form = _form(options)
    inputs = [options.dossier, *([] if options.costs is None else [options.costs])]
    check_output(options.output, *inputs)
    dossier, edition = dossier_and_edition(
        options.dossier, options.edition, options.on, language=options.lang
    )
    costs = None if options.costs is None else read_steps(options.costs, edition)
    on = options.on or dossier.as_of or date.today()
    found = plan(edition, dossier, on=on, goal=options.goal, costs=costs)
    match form:
        case "json":
            text = as_json(found)
        case "md":
            text = as_markdown(found, edition, language=options.lang)
        case _:
            text = as_text(found, edition, language=options.lang)
    deliver(text, options.output, for_programs=form != "text")
    return EXIT_CODES[found.verdict]


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
