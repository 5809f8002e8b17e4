"""
What the scenarios of an edition show of its norms, and what they do not.
"""

from kvo_norms.authoring.coverage.goals import Goal, Kind, goals_of
from kvo_norms.authoring.coverage.measuring import Coverage, Shown, coverage_of

__all__ = ["Coverage", "Goal", "Kind", "Shown", "coverage_of", "goals_of"]
