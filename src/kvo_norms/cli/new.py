"""
``kvo-norms new``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.authoring.blank import blank_dossier
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, deliver_file
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
    if form_of(options) == "xlsx":
        from kvo_norms.authoring.workbook import blank_workbook

        deliver_file(blank_workbook(edition, language=options.lang), options.output)
    else:
        text = blank_dossier(edition, language=options.lang)
        deliver(text, options.output, for_programs=True)
    return 0


def form_of(options: argparse.Namespace) -> str:
    """
    The format asked for, else a workbook where the output ends in ``.xlsx``, else TOML.
    """
    ending = Path(options.output or "").suffix.lower().removeprefix(".")
    form: str = options.format or ("xlsx" if ending == "xlsx" else "toml")
    if ending in ("toml", "json", "xlsx") and ending != form:
        message = f"'{options.output}' would hold {form.upper()}, which its ending denies"
        raise UnusableCallError(message, f"end it in .{form}, or leave --format out")
    return form
