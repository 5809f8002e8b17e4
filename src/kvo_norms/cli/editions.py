"""
``kvo-norms editions``.
"""

from __future__ import annotations

import argparse

from kvo_norms.catalogue import norms_of
from kvo_norms.reading import editions
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.notices import days_in_force
from kvo_norms.reporting.words import said


def run(options: argparse.Namespace) -> int:
    """
    List the shipped editions, the oldest first.
    """
    for edition in editions():
        number = sum(1 for _ in norms_of(edition))
        print(f"{edition.id}  {in_language(edition.title, options.lang)}")
        norms = said("norms", options.lang, number=number)
        print(f"    {days_in_force(edition, options.lang)}; {norms}")
    return 0
