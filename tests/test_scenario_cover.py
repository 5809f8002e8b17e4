"""
What the scenarios beside the norms show: all that dossiers can show.
"""

from __future__ import annotations

import pytest

from kvo_norms import editions
from kvo_norms.authoring import coverage_of, read_scenario_folder
from kvo_norms.catalogue import Edition
from kvo_norms.reading.shipped import catalogue_folder


@pytest.mark.parametrize("made", editions(), ids=lambda made: made.id)
def test_scenarios_show_everything(made: Edition) -> None:
    """
    Every status of every norm and star, every test both ways and deciding, every number on both
    sides, every word of a list.
    """
    read = read_scenario_folder(catalogue_folder() / made.id / "scenarios", made)
    found = coverage_of(made, read.scenarios, unreachable=read.unreachable)
    assert [goal.name for goal in found.lacking] == []
    assert found.percentage == 100
