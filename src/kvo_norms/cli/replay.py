"""
``kvo-norms replay``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.assessment import Assessment, Receipt
from kvo_norms.auditing.searching import dossier_of
from kvo_norms.catalogue import Edition
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, form_of
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading import edition, read_receipt
from kvo_norms.reading.shipped import edition_ids
from kvo_norms.replaying import replay
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.replay import as_json, as_text


def run(options: argparse.Namespace) -> int:
    """
    Assess again and compare: 0 where all is the same, 1 where something is not.
    """
    form = form_of(options.format, options.output, ("json",))
    check_output(options.output, options.receipt)
    read = read_receipt(options.receipt)
    receipt, name = (read.receipt, read.dossier) if isinstance(read, Assessment) else (read, None)
    used = _edition_of(receipt, options.edition, options.lang)
    place = Path(options.receipt).parent if options.dossier is None else Path(options.dossier)
    dossier, file = dossier_of(receipt, place, used, name=name, language=options.lang)
    check_output(options.output, file)
    found = replay(read, edition=used, dossier=dossier)
    text = as_json(found) if form == "json" else as_text(found, language=options.lang)
    deliver(text, options.output, for_programs=form == "json")
    return 0 if found.same else 1


def _edition_of(receipt: Receipt, named: str | None, language: Language) -> Edition:
    """
    The edition that is named, else the shipped one of the receipt.
    """
    if named is not None:
        return named_edition(named, language)
    if receipt.edition not in edition_ids():
        message = f"the receipt is of the edition '{receipt.edition}', which is not a shipped one"
        raise UnusableCallError(message, "name its folder with --edition")
    return edition(receipt.edition)
