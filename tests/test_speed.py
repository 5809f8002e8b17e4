"""
The cost that the library promises; whole measurements stand in the closing notes and benchmarks.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import attrs
import pytest

from kvo_norms import Dossier, Meeting, Status, Verdict, assess, edition
from kvo_norms.authoring import read_scenarios
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.reading.shipped import catalogue_folder

EDITION = edition("kvo-2008")


SCENARIO = next(
    scenario
    for scenario in read_scenarios(catalogue_folder() / EDITION.id / "scenarios", EDITION)
    if scenario.expected.verdict is Verdict.MET
    and not assess(EDITION, scenario.dossier, on=scenario.on).points_of_attention
)
"""One in which nothing is wrong."""


def _dossier_of_54_items() -> Dossier:
    """
    A complete dossier with two things wrong, filled up with old meetings to 54 items.
    """
    whole = SCENARIO.dossier
    broken = attrs.evolve(whole, surveys=None, partners=(whole.partners or ())[1:])
    missing = 54 - _items(broken)
    more = tuple(Meeting(date=date(2010, 1, 1)) for _ in range(missing))
    return attrs.evolve(broken, meetings=(*(broken.meetings or ()), *more))


def _items(dossier: Dossier) -> int:
    return sum(len(items or ()) for items in collections_of(dossier).values())


@pytest.mark.skipif(sys.gettrace() is not None, reason="tracing slows everything down")
def test_sixty_norms_on_54_items_take_less_than_a_millisecond() -> None:
    """
    The fastest of 300 assessments, gaps included, takes less than 1 ms.
    """
    dossier = _dossier_of_54_items()
    norms = assess(EDITION, dossier, on=SCENARIO.on).norms
    failing = sum(norm.status in (Status.OPEN, Status.NOT_MET) for norm in norms)
    assert (_items(dossier), failing) == (54, 2)
    assert len(norms) >= 60
    assert min(_seconds(dossier, SCENARIO.on) for _ in range(300)) < 0.001


def _seconds(dossier: Dossier, on: date) -> float:
    start = time.perf_counter()
    assess(EDITION, dossier, on=on)
    return time.perf_counter() - start


def test_import_costs_at_most_twice_attrs_and_cattrs() -> None:
    """
    Importing the library takes at most twice as long as importing attrs and cattrs.
    """
    theirs = min(_import_seconds("import attrs, cattrs") for _ in range(5))
    assert min(_import_seconds("import kvo_norms") for _ in range(5)) <= 2 * theirs


def _import_seconds(statement: str) -> float:
    code = (
        f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)
