"""
The cheapest steps by which a dossier comes to a certificate or a star.
"""

from kvo_norms.planning.making import plan
from kvo_norms.planning.results import Obstacle, Plan, PlannedValue, Step, Unreachable

__all__ = ["Obstacle", "Plan", "PlannedValue", "Step", "Unreachable", "plan"]
