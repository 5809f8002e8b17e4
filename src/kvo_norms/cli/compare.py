"""
``kvo-norms compare``.
"""

from __future__ import annotations

import argparse

from kvo_norms.authoring.compare import compare_editions
from kvo_norms.authoring.compare.text import as_json, as_lines, as_markdown
from kvo_norms.authoring.lines import as_text, for_screen
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, form_of


def run(options: argparse.Namespace) -> int:
    """
    Tell what differs between two editions: 0 where nothing does, 1 where something does.
    """
    check_output(options.output)
    form = form_of(options.format, options.output, ("json", "md"))
    language = options.lang
    found = compare_editions(
        named_edition(options.old, language), named_edition(options.new, language)
    )
    if form == "json":
        deliver(as_json(found), options.output, for_programs=True)
    elif form == "md":
        deliver(as_markdown(found, language=language), options.output)
    else:
        lines = as_lines(found, language=language)
        deliver(for_screen(lines) if options.output is None else as_text(lines), options.output)
    return 0 if found.same else 1
