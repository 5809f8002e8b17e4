"""
Scenarios suggested for what no scenario shows yet.
"""

from kvo_norms.authoring.suggesting.searching import Suggestion, Suggestions, suggestions_of

__all__ = ["Suggestion", "Suggestions", "suggestions_of"]
