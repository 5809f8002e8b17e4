"""
What the scenarios beside the norms show: every status of every norm, both sides of every number.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
import pytest

from kvo_norms import assess, edition, editions
from kvo_norms.authoring import Scenario, read_scenarios
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.patterns import AllOf, AnyOf, AtLeastOf, Field, Present, Record, Tests as ValueTests
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import Status
from nudging import Nudge, nudges

SHIPPED = editions()


@cache
def scenarios(made: Edition) -> tuple[Scenario, ...]:
    """
    The scenarios of a shipped edition.
    """
    return read_scenarios(catalogue_folder() / made.id / "scenarios", made)


def can_fail(node: Any) -> bool:
    """
    Whether a pattern can be NOT_MET; what only asks whether single values are given can't.
    """
    match node:
        case Record(entries=parts):
            return any(map(can_fail, parts))
        case AllOf(patterns=parts):
            return any(map(can_fail, parts))
        case AnyOf(patterns=parts):
            return all(map(can_fail, parts))
        case AtLeastOf(count=count, patterns=parts):
            return sum(not can_fail(part) for part in parts) < int(str(count.value))
        case Field(matcher=matcher):
            return can_fail(matcher)
        case ValueTests(tests=tests):
            return not all(isinstance(test, Present) for test in tests)
        case _:
            return True


def possible(norm: Norm) -> set[Status]:
    """
    The statuses that a norm can have.
    """
    found = {Status.MET, Status.OPEN}
    if norm.question is not None or can_fail(norm.requires):
        found.add(Status.NOT_MET)
    if norm.may_not_apply or (norm.applies_when is not None and can_fail(norm.applies_when)):
        found.add(Status.NOT_APPLICABLE)
    return found


@pytest.mark.parametrize("made", SHIPPED, ids=lambda made: made.id)
def test_every_status_is_shown(made: Edition) -> None:
    """
    Each norm is expected met, not met, open and not applicable, as far as it can be.
    """
    shown: dict[str, set[Status]] = {norm.id: set() for norm in norms_of(made)}
    for scenario in scenarios(made):
        for name, status in scenario.expected.norms:
            shown[name].add(status)
    lacking = {
        norm.id: sorted(status.value for status in possible(norm) - shown[norm.id])
        for norm in norms_of(made)
    }
    assert {name: statuses for name, statuses in lacking.items() if statuses} == {}


@pytest.mark.parametrize("made", SHIPPED, ids=lambda made: made.id)
def test_every_star_is_shown(made: Edition) -> None:
    """
    Each star is expected met, not met and open, and not applicable where it can be.
    """
    shown: dict[str, set[Status]] = {star.id: set() for star in made.stars}
    for scenario in scenarios(made):
        for name, status in scenario.expected.stars:
            shown[name].add(status)
    for star in made.stars:
        wanted = set(Status) if star.applies_when else set(Status) - {Status.NOT_APPLICABLE}
        assert shown[star.id] == wanted, star.id


@pytest.mark.parametrize("made", SHIPPED, ids=lambda made: made.id)
def test_every_number_has_both_sides(made: Edition) -> None:
    """
    A step up or down in any number, day, duration or list of words is noticed by some scenario.
    """
    unnoticed = [name for name, norms in nudges(made) if not noticed(made, (name, norms))]
    assert unnoticed == []


def noticed(made: Edition, nudge: Nudge) -> bool:
    """
    Whether some scenario that names one of the changed norms comes out otherwise.
    """
    _, norms = nudge
    smaller = attrs.evolve(made, **only(made, norms))
    return any(
        run(smaller, scenario, norms) != [(n, s) for n, s in scenario.expected.norms if n in norms]
        for scenario in scenarios(made)
        if any(name in norms for name, _ in scenario.expected.norms)
    )


def only(made: Edition, norms: Mapping[str, Norm]) -> dict[str, Any]:
    """
    The sections and stars of an edition with these norms and no others.
    """
    return {
        kind: tuple(
            attrs.evolve(part, norms=tuple(norms[n.id] for n in part.norms if n.id in norms))
            for part in getattr(made, kind)
        )
        for kind in ("sections", "stars")
    }


def run(made: Edition, scenario: Scenario, norms: Mapping[str, Norm]) -> list[tuple[str, Status]]:
    """
    The statuses of these norms, in the order in which the scenario names them.
    """
    dossier = attrs.evolve(
        scenario.dossier,
        findings=tuple(f for f in scenario.dossier.findings if f.norm in norms),
        waivers=(),
    )
    found = assess(made, dossier, on=scenario.on)
    statuses = {result.id: result.status for result in found.norms}
    statuses |= {result.id: result.status for star in found.stars for result in star.norms}
    return [(name, statuses[name]) for name, _ in scenario.expected.norms if name in norms]


def test_what_nothing_changes_goes_unnoticed() -> None:
    """
    The test above can fail: a norm that only bears another title is no news to any scenario.
    """
    made = edition("kvo-2015")
    norm = next(n for n in norms_of(made) if n.id == "veiligheidsanalyse.respons")
    assert not noticed(made, ("another title", {norm.id: attrs.evolve(norm, title=norm.text)}))
