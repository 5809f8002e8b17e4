"""
``kvo-norms new``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.authoring.blank import blank_dossier
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading import editions


def run(options: argparse.Namespace) -> int:
    """
    Write a dossier to fill in.
    """
    check_output(options.output)
    if options.output is not None and Path(options.output).is_file():
        raise UnusableCallError(f"'{options.output}' exists already", "name another file")
    edition = editions()[-1] if options.edition is None else named_edition(options.edition)
    text = blank_dossier(edition, language=options.lang)
    deliver(text, options.output, for_programs=True)
    return 0
