"""
Two editions held against each other: what was added, what went, and what became stricter or looser.
"""

from kvo_norms.authoring.compare.comparison import (
    Becoming,
    Comparison,
    Direction,
    FieldChange,
    NameChanges,
    NormChange,
    ParameterChange,
    PartChange,
    Renaming,
    StarChange,
    VocabularyChange,
)
from kvo_norms.authoring.compare.editions import compare_editions
from kvo_norms.authoring.compare.norms import compared_norms

__all__ = [
    "Becoming",
    "Comparison",
    "Direction",
    "FieldChange",
    "NameChanges",
    "NormChange",
    "ParameterChange",
    "PartChange",
    "Renaming",
    "StarChange",
    "VocabularyChange",
    "compare_editions",
    "compared_norms",
]
