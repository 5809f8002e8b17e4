"""
The cost that the library promises; whole measurements stand in the closing notes and benchmarks.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import attrs

from kvo_norms import Dossier, Meeting, Status, assess, edition
from kvo_norms.authoring import read_scenarios
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.reading.shipped import catalogue_folder

EDITION = edition("kvo-2008")


def _dossier_of_54_items() -> Dossier:
    """
    A complete dossier with two things wrong, filled up with meetings to 54 items.
    """
    scenarios = read_scenarios(catalogue_folder() / EDITION.id / "scenarios", EDITION)
    whole = next(s.dossier for s in scenarios if s.name == "volledig dossier: voldaan")
    broken = attrs.evolve(whole, surveys=None, partners=(whole.partners or ())[:-1])
    missing = 54 - sum(len(items or ()) for items in collections_of(broken).values())
    more = tuple(Meeting(date=date(2010, 1, 1)) for _ in range(missing))
    return attrs.evolve(broken, meetings=(*(broken.meetings or ()), *more))


def test_sixty_norms_on_54_items_take_less_than_a_millisecond() -> None:
    """
    The fastest of 300 assessments, gaps included, takes less than 1 ms.
    """
    dossier = _dossier_of_54_items()
    on = date(2010, 10, 21)
    assert sum(len(items or ()) for items in collections_of(dossier).values()) == 54
    norms = assess(EDITION, dossier, on=on).norms
    assert len(norms) >= 60
    assert 2 <= sum(norm.status in (Status.OPEN, Status.NOT_MET) for norm in norms) <= 5
    assert min(_seconds(dossier, on) for _ in range(300)) < 0.001


def _seconds(dossier: Dossier, on: date) -> float:
    start = time.perf_counter()
    assess(EDITION, dossier, on=on)
    return time.perf_counter() - start


def test_import_costs_at_most_twice_attrs_and_cattrs() -> None:
    """
    Importing the library takes at most twice as long as importing attrs and cattrs.
    """
    ours = min(_import_seconds("kvo_norms") for _ in range(7))
    theirs = min(_import_seconds("attrs, cattrs") for _ in range(7))
    assert ours <= 2 * theirs


def _import_seconds(modules: str) -> float:
    code = (
        "import time; start = time.perf_counter(); "
        f"import {modules}; print(time.perf_counter() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)
