"""
Patterns against dossiers: the verdict and everything that led to it.
"""

from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import Outcome
from kvo_norms.evaluating.setting import Setting, ranks_of

__all__ = ["Outcome", "Setting", "interpret", "ranks_of"]
