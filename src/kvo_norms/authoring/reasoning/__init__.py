"""
What can be said of patterns without a dossier: tests that nothing passes, parts that add nothing.

Each function takes a norm or a star, and its edition, and gives the way to each part that it has
something to say of, with what is wrong with it.
"""

from kvo_norms.authoring.reasoning.constants import constant_tests
from kvo_norms.authoring.reasoning.contradictions import contradictions, empty_selections
from kvo_norms.authoring.reasoning.habits import dates_only_present, every_of_nothing
from kvo_norms.authoring.reasoning.norms import equal_norms, idle_stars
from kvo_norms.authoring.reasoning.redundancy import redundant_patterns, redundant_tests

__all__ = [
    "constant_tests",
    "contradictions",
    "dates_only_present",
    "empty_selections",
    "equal_norms",
    "every_of_nothing",
    "idle_stars",
    "redundant_patterns",
    "redundant_tests",
]
