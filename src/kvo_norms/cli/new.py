"""
``kvo-norms new``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.authoring.blank import blank_dossier
from kvo_norms.cli.finding import deliver, named_edition
from kvo_norms.reading import editions


def run(options: argparse.Namespace) -> int:
    """
    Write a dossier to fill in.
    """
    if options.output is not None and Path(options.output).exists():
        raise FileExistsError(f"'{options.output}' exists already; name another file")
    edition = editions()[-1] if options.edition is None else named_edition(options.edition)
    deliver(blank_dossier(edition, language=options.lang), options)
    return 0
