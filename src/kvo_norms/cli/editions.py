"""
``kvo-norms editions``.
"""

from __future__ import annotations

import argparse

from kvo_norms.assessing.choosing import in_force_text
from kvo_norms.fitting import norms_of
from kvo_norms.reading import editions
from kvo_norms.reporting.words import in_language, said


def run(options: argparse.Namespace) -> int:
    """
    List the shipped editions, the oldest first.
    """
    for edition in editions():
        title = in_language(edition.title, options.lang)
        revision = said("revision", options.lang)
        number = sum(1 for _ in norms_of(edition))
        print(f"{edition.id}  {title}")
        print(f"          {in_force_text(edition)}, {revision} {edition.revision}, {number} norms")
    return 0
