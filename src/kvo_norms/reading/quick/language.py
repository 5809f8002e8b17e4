"""
What dossiers may say that are read for one edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.fitting import fact_misfits


@attrs.frozen(kw_only=True, eq=False)
class Language:
    """
    An edition's words and norms, as sets.
    """

    edition: Edition
    words: Mapping[str, frozenset[str]]
    """The words of each vocabulary."""
    norms: frozenset[str]
    """The ids of all norms."""
    asking: frozenset[str]
    """The ids of those that a person must judge."""
    optional: frozenset[str]
    """The ids of those that may be found not to apply."""

    def knows(self, dossier: Dossier) -> bool:
        """
        Whether the edition knows the findings, waivers and facts of a dossier.

        The words of other records are not looked at.
        """
        for finding in dossier.findings:
            excused = finding.result == "niet_van_toepassing"
            if finding.norm not in (self.optional if excused else self.asking):
                return False
        if any(waiver.norm not in self.norms for waiver in dossier.waivers):
            return False
        return not dossier.facts or not fact_misfits(dossier, self.edition)


@lru_cache(maxsize=8)
def language_of(edition: Edition) -> Language:
    """
    The language of an edition.
    """
    norms = list(norms_of(edition))
    asking = frozenset(norm.id for norm in norms if norm.question is not None)
    return Language(
        edition=edition,
        words={it.id: frozenset(word.id for word in it.words) for it in edition.vocabularies},
        norms=frozenset(norm.id for norm in norms),
        asking=asking,
        optional=frozenset(norm.id for norm in norms if norm.may_not_apply) & asking,
    )
