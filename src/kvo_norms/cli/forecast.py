"""
``kvo-norms forecast``.
"""

from __future__ import annotations

import argparse
from datetime import date

from kvo_norms.assessing import assess
from kvo_norms.cli.inputs import dossier_and_edition
from kvo_norms.cli.outputs import check_output, deliver, form_of
from kvo_norms.forecasting.looking_ahead import forecast_from
from kvo_norms.reporting.forecast import as_json, as_text
from kvo_norms.reporting.persons import without_names
from kvo_norms.verdict import Verdict

EXIT_CODES = {Verdict.MET: 0, Verdict.NOT_MET: 1, Verdict.OPEN: 3}


def run(options: argparse.Namespace) -> int:
    """
    Look ahead, show what will change, and return the code of the verdict on the first day.
    """
    form = form_of(options.format, options.output, ("json",))
    check_output(options.output, options.dossier)
    dossier, edition = dossier_and_edition(
        options.dossier, options.edition, options.on, language=options.lang
    )
    on = options.on or dossier.as_of or date.today()
    assessment = assess(edition, dossier, on=on)
    if form == "json":
        found = forecast_from(assessment, edition, dossier, until=options.until)
        text = as_json(found)
    else:
        shown = without_names(dossier, edition)
        found = forecast_from(assessment, edition, dossier, until=options.until, shown=shown)
        text = as_text(found, edition, dossier, language=options.lang)
    deliver(text, options.output, for_programs=form == "json")
    return EXIT_CODES[found.verdict]
