"""
An assessment made again from its receipt: is it the same, and where not, what was altered?
"""

from kvo_norms.replaying.again import replay
from kvo_norms.replaying.result import Difference, Replay

__all__ = ["Difference", "Replay", "replay"]
