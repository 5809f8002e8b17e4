"""
Scenarios: dossiers with the outcome that the norms should have, written beside the norms.

Only what a scenario expects by name is compared.
"""

from __future__ import annotations

from datetime import date

import attrs

from kvo_norms.assessing import assess
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.verdict import Status, Verdict


@attrs.frozen(kw_only=True)
class Expected:
    """
    What should come out; what is not named is not compared.
    """

    verdict: Verdict | None = None
    norms: tuple[tuple[str, Status], ...] = ()
    stars: tuple[tuple[str, Status], ...] = ()


@attrs.frozen(kw_only=True)
class Scenario:
    """
    A dossier, a day, and what should come out.
    """

    name: str
    file: str
    on: date
    dossier: Dossier
    expected: Expected


@attrs.frozen(kw_only=True)
class Difference:
    """
    Something that came out otherwise.
    """

    what: str
    """``verdict``, or the id of a norm or star."""
    expected: str
    actual: str


@attrs.frozen(kw_only=True)
class ScenarioResult:
    """
    A scenario and what came out otherwise; nothing where it holds.
    """

    scenario: Scenario
    differences: tuple[Difference, ...]


def run_scenario(edition: Edition, scenario: Scenario) -> ScenarioResult:
    """
    Assess the scenario's dossier and compare.
    """
    found = assess(edition, scenario.dossier, on=scenario.on)
    statuses = {norm.id: norm.status for norm in found.norms}
    for star in found.stars:
        statuses |= {star.id: star.status, **{norm.id: norm.status for norm in star.norms}}
    wanted = [*scenario.expected.norms, *scenario.expected.stars]
    pairs = [(name, status.value, statuses[name].value) for name, status in wanted]
    if scenario.expected.verdict is not None:
        pairs.insert(0, ("verdict", scenario.expected.verdict.value, found.verdict.value))
    return ScenarioResult(
        scenario=scenario,
        differences=tuple(
            Difference(what=what, expected=expected, actual=actual)
            for what, expected, actual in pairs
            if expected != actual
        ),
    )
