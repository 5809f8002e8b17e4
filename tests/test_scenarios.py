"""
The scenarios beside the norms, run by the library's own runner.
"""

from __future__ import annotations

import pytest

from kvo_norms import editions
from kvo_norms.authoring import Scenario, read_scenarios, run_scenario
from kvo_norms.catalogue import Edition
from kvo_norms.fitting import norms_of
from kvo_norms.reading.shipped import catalogue_folder

CASES = [
    (edition, scenario)
    for edition in editions()
    for scenario in read_scenarios(catalogue_folder() / edition.id / "scenarios", edition)
]


@pytest.mark.parametrize(
    ("edition", "scenario"), CASES, ids=[f"{e.id}: {s.name}" for e, s in CASES]
)
def test_scenario_holds(edition: Edition, scenario: Scenario) -> None:
    """
    What the scenario expects comes out.
    """
    assert run_scenario(edition, scenario).differences == ()


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.id)
def test_every_norm_has_scenarios(edition: Edition) -> None:
    """
    Each norm is seen met; and each is seen not met or open.
    """
    seen = {
        (name, status.value)
        for other, scenario in CASES
        if other is edition
        for name, status in scenario.expected.norms
    }
    norms = [norm.id for norm in norms_of(edition)]
    assert [norm for norm in norms if (norm, "met") not in seen] == []
    assert [n for n in norms if not {(n, "not_met"), (n, "open")} & seen] == []
