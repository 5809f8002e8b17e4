"""
Tools for norm authors.
"""

from kvo_norms.authoring.scenarios import (
    Difference,
    Scenario,
    ScenarioResult,
    read_scenarios,
    run_scenario,
)

__all__ = ["Difference", "Scenario", "ScenarioResult", "read_scenarios", "run_scenario"]
