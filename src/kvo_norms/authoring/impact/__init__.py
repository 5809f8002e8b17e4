"""
What another edition, or another value of a parameter, does to the verdicts of many areas.
"""

from kvo_norms.authoring.impact.corpora import Corpus, corpus_of, generated_corpus, given_corpus
from kvo_norms.authoring.impact.measuring import impact_of
from kvo_norms.authoring.impact.results import (
    AreaImpact,
    Cause,
    GroupImpact,
    Impact,
    NormCount,
    NormImpact,
    NormMove,
    StarImpact,
    Sweep,
    SweepPoint,
    Unread,
    VerdictCount,
)
from kvo_norms.authoring.impact.settings import edition_with
from kvo_norms.authoring.impact.sweeping import sweep_of

__all__ = [
    "AreaImpact",
    "Cause",
    "Corpus",
    "GroupImpact",
    "Impact",
    "NormCount",
    "NormImpact",
    "NormMove",
    "StarImpact",
    "Sweep",
    "SweepPoint",
    "Unread",
    "VerdictCount",
    "corpus_of",
    "edition_with",
    "generated_corpus",
    "given_corpus",
    "impact_of",
    "sweep_of",
]
