"""
``kvo-norms schema``.
"""

from __future__ import annotations

import argparse

from kvo_norms.authoring.schema import schema_text
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver


def run(options: argparse.Namespace) -> int:
    """
    Write the JSON Schema of a kind of file.
    """
    check_output(options.output)
    edition = None if options.edition is None else named_edition(options.edition)
    deliver(schema_text(options.name, edition=edition), options.output, for_programs=True)
    return 0
