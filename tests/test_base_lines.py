"""
The functions written by hand, against which speed is measured, say what the evaluator says.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import pytest

from benchmarks import base_2008, base_2015, base_sixty
from benchmarks.dossiers import as_dossier, as_tables
from benchmarks.sixty_dossiers import FLAWS, ON, flawed_dossiers, sixty_norms, whole_dossier
from kvo_norms import Dossier, assess, edition, read_dossier
from kvo_norms.authoring import read_scenarios
from kvo_norms.catalogue import Edition
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.generating import portfolio
from kvo_norms.reading.refusal import Refused
from kvo_norms.reading.shipped import catalogue_folder

Base = Callable[[Mapping[str, Any], date], dict[str, str]]
BASES: dict[str, Base] = {
    "kvo-2008": base_2008.statuses,
    "kvo-2015": base_2015.statuses,
    "zestig": base_sixty.statuses,
}
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
SIXTY = sixty_norms()
NEVER_REMOVED = {"findings", "waivers"}


def evaluated(made: Edition, dossier: Dossier, on: date) -> dict[str, str]:
    """
    Per norm its status, as the evaluator says it.
    """
    found = assess(made, dossier, on=on)
    results = [*found.norms, *(norm for star in found.stars for norm in star.norms)]
    return {norm.id: norm.status.value for norm in results}


def differences(made: Edition, dossier: Dossier, on: date) -> dict[str, tuple[str, str]]:
    """
    The norms of which the evaluator and the function by hand say something else.
    """
    expected = evaluated(made, dossier, on)
    by_hand = BASES[made.id](as_tables(dossier), on)
    assert by_hand.keys() == expected.keys()
    return {n: (s, by_hand[n]) for n, s in expected.items() if by_hand[n] != s}


def drawn_from(rng: Random, tables: dict[str, Any]) -> Dossier:
    """
    The dossier with parts missing, lists incomplete, days moved and words changed.
    """
    raw: dict[str, Any] = copy.deepcopy(tables)
    share = rng.choice((0.02, 0.06, 0.15))
    for name in list(raw):
        if isinstance(raw[name], list) and name not in NEVER_REMOVED and rng.random() < share:
            _change_list(rng, raw, name)
        else:
            _change(rng, raw[name], share)
    while True:
        try:
            return as_dossier(raw)
        except Refused as refusal:
            for fault in reversed(refusal.faults):
                *holders, last = fault.path
                holder: Any = raw
                for key in holders:
                    holder = holder[key]
                del holder[last]


def _change_list(rng: Random, raw: dict[str, Any], name: str) -> None:
    what = rng.choice(("missing", "empty", "incomplete"))
    if what == "missing":
        del raw[name]
    elif what == "empty":
        raw[name] = []
    elif name != "incomplete":
        raw["incomplete"] = sorted({*raw.get("incomplete", []), name})


def _change(rng: Random, value: Any, share: float) -> None:
    if isinstance(value, list):
        for item in [item for item in value if isinstance(item, dict)]:
            _change(rng, item, share)
            if "result" not in item and rng.random() < share / 2:
                value.remove(item)
    elif isinstance(value, dict):
        for key in [key for key in value if key != "id" and rng.random() < share]:
            if isinstance(value[key], date) and rng.random() < 0.7:
                value[key] += timedelta(days=rng.randint(-400, 400))
            elif "result" not in value and "granted_by" not in value:
                del value[key]
        for inner in list(value.values()):
            _change(rng, inner, share)


def shipped_cases(made: Edition) -> Iterator[tuple[str, Dossier, date]]:
    """
    The dossiers that the repository holds for an edition, with the day of assessment.
    """
    for scenario in read_scenarios(catalogue_folder() / made.id / "scenarios", made):
        yield scenario.name, scenario.dossier, scenario.on
    for path in sorted(EXAMPLES.glob("*.toml")):
        dossier = read_dossier(path)
        if dossier.edition == made.id and dossier.as_of is not None:
            yield path.name, dossier, dossier.as_of


@pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
def test_shipped_dossiers(name: str) -> None:
    """
    Every scenario of the edition and every example gets the same statuses.
    """
    made = edition(name)
    found = {case: differences(made, dossier, on) for case, dossier, on in shipped_cases(made)}
    assert {case: wrong for case, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
def test_generated_dossiers(name: str) -> None:
    """
    So does a generated portfolio, whole and with parts of it missing or changed.
    """
    made = edition(name)
    rng = Random(2015)
    for whole in portfolio(made, count=150, seed=4):
        assert whole.as_of is not None
        assert differences(made, whole, whole.as_of) == {}
        drawn = drawn_from(rng, as_tables(whole))
        assert differences(made, drawn, whole.as_of) == {}


def test_changed_shipped_dossiers() -> None:
    """
    So do the scenarios' dossiers with parts missing or changed.
    """
    rng = Random(2008)
    for made in (edition("kvo-2008"), edition("kvo-2015")):
        for _, dossier, on in shipped_cases(made):
            drawn = drawn_from(rng, as_tables(dossier))
            assert differences(made, drawn, on) == {}


class TestSixty:
    """
    The edition of sixty norms: made for the measurements.
    """

    def test_size(self) -> None:
        """
        It has 60 norms and 3 stars, and its dossier 54 items of evidence in 5 to 6 kB of JSON.
        """
        norms = [norm for section in SIXTY.sections for norm in section.norms]
        starred = [norm for star in SIXTY.stars for norm in star.norms]
        items = collections_of(as_dossier(whole_dossier()))
        evidence = [name for name in items if name not in ("findings", "waivers", "facts")]
        assert len(norms) + len(starred) == 60
        assert len(SIXTY.stars) == 3
        assert sum(len(items[name] or ()) for name in evidence) == 54

    def test_whole_dossier(self) -> None:
        """
        All norms are met that apply.
        """
        found = evaluated(SIXTY, as_dossier(whole_dossier()), ON)
        assert {n: s for n, s in found.items() if s != "met"} == {
            "uitvoering.eerste": "not_applicable"
        }

    def test_flaws(self) -> None:
        """
        Each flaw keeps a norm from being met; the flawed dossiers have about two such norms.
        """
        for flaw in FLAWS:
            tables = whole_dossier()
            flaw(tables)
            assert _failing(tables) >= 1
        assert 1.5 <= mean(map(_failing, flawed_dossiers(40))) <= 2.5

    def test_dossiers(self) -> None:
        """
        The function by hand says what the evaluator says, of flawed and of drawn dossiers.
        """
        rng = Random(60)
        for tables in flawed_dossiers(200):
            assert differences(SIXTY, as_dossier(tables), ON) == {}
            assert differences(SIXTY, drawn_from(rng, tables), ON) == {}


def _failing(tables: dict[str, Any]) -> int:
    found = evaluated(SIXTY, as_dossier(tables), ON)
    return sum(status in ("not_met", "open") for status in found.values())
