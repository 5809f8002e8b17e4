"""
Tools for norm authors.
"""

from kvo_norms.authoring.scenario_files import read_scenarios
from kvo_norms.authoring.scenarios import Difference, Scenario, ScenarioResult, run_scenario

__all__ = ["Difference", "Scenario", "ScenarioResult", "read_scenarios", "run_scenario"]
