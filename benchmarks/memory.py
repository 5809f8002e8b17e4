"""
How much memory dossiers, indexes and assessments take.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

from benchmarks import evaluators
from benchmarks.dossiers import as_dossier
from benchmarks.figures import Memory
from benchmarks.sixty_dossiers import ON, flawed_dossiers, sixty_norms
from kvo_norms import Dossier, Edition, Index


def measure(*, quick: bool) -> list[Memory]:
    """
    What many of a kind take that are kept, divided by their number; and the most in one step.
    """
    count = 20 if quick else 200
    made = sixty_norms()
    tables = flawed_dossiers(count)
    dossiers = [as_dossier(table) for table in tables]
    evaluators.assessment_and_gaps(made, dossiers[0], ON)
    return [
        Memory(
            what="a dossier as records",
            bytes=_kept(lambda: [as_dossier(table) for table in tables]) / count,
        ),
        Memory(
            what="an index, beside its dossier",
            bytes=_kept(lambda: _used(made, dossiers)) / count,
        ),
        Memory(
            what="an assessment with its gaps, beside its dossier",
            bytes=_kept(lambda: [evaluators.assessment_and_gaps(made, d, ON) for d in dossiers])
            / count,
        ),
        Memory(
            what="most at one time, for the statuses of one dossier",
            bytes=_most(lambda: evaluators.statuses(made, dossiers[0], ON)),
        ),
        Memory(
            what="most at one time, for an assessment with its gaps",
            bytes=_most(lambda: evaluators.assessment_and_gaps(made, dossiers[0], ON)),
        ),
    ]


def _used(made: Edition, dossiers: list[Dossier]) -> list[Index]:
    indexes = [evaluators.indexed(made, dossier) for dossier in dossiers]
    for index in indexes:
        index.statuses(ON)
    return indexes


def _kept(make: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = make()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
        del kept
        return after - before
    finally:
        tracemalloc.stop()


def _most(make: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        make()
        _, peak = tracemalloc.get_traced_memory()
        return peak - before
    finally:
        tracemalloc.stop()
