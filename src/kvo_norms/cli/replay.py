"""
``kvo-norms replay``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.assessment import Assessment
from kvo_norms.auditing.searching import dossier_of
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, form_of
from kvo_norms.reading import edition, read_receipt
from kvo_norms.replaying import replay
from kvo_norms.reporting.replay import as_json, as_text


def run(options: argparse.Namespace) -> int:
    """
    Assess again and compare: 0 where all is the same, 1 where something is not.
    """
    form = form_of(options.format, options.output, ("json",))
    check_output(options.output, options.receipt)
    read = read_receipt(options.receipt)
    receipt, name = (read.receipt, read.dossier) if isinstance(read, Assessment) else (read, None)
    used = (
        edition(receipt.edition)
        if options.edition is None
        else named_edition(options.edition, options.lang)
    )
    place = Path(options.receipt).parent if options.dossier is None else Path(options.dossier)
    dossier = dossier_of(receipt, place, used, name=name, language=options.lang)
    found = replay(read, edition=used, dossier=dossier)
    text = as_json(found) if form == "json" else as_text(found, language=options.lang)
    deliver(text, options.output, for_programs=form == "json")
    return 0 if found.same else 1
