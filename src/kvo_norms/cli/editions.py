"""
``kvo-norms editions``.
"""

from __future__ import annotations

import argparse

from kvo_norms.fitting import norms_of
from kvo_norms.reading import editions
from kvo_norms.reporting.edition import in_force
from kvo_norms.reporting.words import in_language, said


def run(options: argparse.Namespace) -> int:
    """
    List the shipped editions, the oldest first.
    """
    for edition in editions():
        number = sum(1 for _ in norms_of(edition))
        print(f"{edition.id}  {in_language(edition.title, options.lang)}")
        print(
            f"    {in_force(edition, options.lang)}; {said('norms', options.lang, number=number)}"
        )
    return 0
