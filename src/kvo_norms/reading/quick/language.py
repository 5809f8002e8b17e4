"""
What dossiers may say that are read for one edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import attrs

from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.fitting import fact_misfits
from kvo_norms.kinds import Kind, Shape


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
    plain_facts: frozenset[tuple[str, type]]
    """The facts of which any value of the type will do."""

    def knows(self, dossier: Dossier) -> bool:
        """
        Whether the edition knows the findings, waivers and facts of a dossier.

        The words of other records are not looked at.
        """
        for finding in dossier.findings:
            excused = finding.result == "niet_van_toepassing"
            if finding.norm not in (self.optional if excused else self.asking):
                return False
        if not self.norms.issuperset([waiver.norm for waiver in dossier.waivers]):
            return False
        return self.plain_facts.issuperset(
            [(fact.name, type(fact.value)) for fact in dossier.facts]
        ) or not fact_misfits(dossier, self.edition, self.words)


_PLAIN = {Kind.TEXT: str, Kind.INTEGER: int, Kind.DATE: date, Kind.BOOLEAN: bool}


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
        plain_facts=frozenset(
            (fact.id, _PLAIN[fact.kind]) for fact in edition.facts if fact.kind in _PLAIN
        ),
    )


def words_of(shape: Shape, language: Language | None) -> frozenset[str] | None:
    """
    The words that a field may hold, where they are known.
    """
    if shape.words:
        return frozenset(shape.words)
    if shape.vocabulary is None or language is None:
        return None
    return language.words.get(shape.vocabulary, frozenset())
