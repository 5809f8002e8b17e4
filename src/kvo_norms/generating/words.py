"""
The words of the edition that dossiers are drawn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kvo_norms.catalogue import Edition
from kvo_norms.records import frozen

MANDATORY = ("gemeente", "politie", "brandweer", "ondernemers")


@frozen(kw_only=True)
class Words:
    """
    What an edition's vocabularies hold, for whoever looks for a word.

    Words that an edition does not declare are never drawn: where it lacks the word that a field
    would hold, the field is left out.
    """

    labels: Mapping[str, Mapping[str, str]]
    """Per vocabulary, each word and its Dutch label."""
    mandatory: tuple[str, ...]
    """The roles of the partners that must take part."""
    facts: frozenset[str]
    """The facts that dossiers can state."""

    def all(self, vocabulary: str) -> tuple[str, ...]:
        """
        Every word of a vocabulary in its order; none where the edition does not have it.
        """
        return tuple(self.labels.get(vocabulary, ()))

    def known(self, vocabulary: str, *words: str) -> str | None:
        """
        The first of the words that the edition declares.
        """
        return next(iter(self.those(vocabulary, words)), None)

    def those(self, vocabulary: str, words: Iterable[str]) -> tuple[str, ...]:
        """
        Those of the words that the edition declares.
        """
        declared = self.labels.get(vocabulary, {})
        return tuple(word for word in words if word in declared)

    def label(self, vocabulary: str, word: str) -> str:
        """
        What people say for a word, in Dutch.
        """
        return self.labels[vocabulary][word]

    def rank(self, vocabulary: str, quarter: int) -> str | None:
        """
        The word at a quarter (0 to 3) of an ordered vocabulary of any length.
        """
        words = self.all(vocabulary)
        return words[(quarter * (len(words) - 1) + 1) // 3] if words else None


def words_of(edition: Edition) -> Words:
    """
    The words of an edition.

    The mandatory partners are those of its parameter ``mandatory_partners``, else those of the
    four usual ones that it declares, else its first four roles.
    """
    labels = {v.id: {word.id: word.label.nl for word in v.words} for v in edition.vocabularies}
    roles = labels.get("roles", {})
    stated = next((p.value for p in edition.parameters if p.id == "mandatory_partners"), ())
    found = [str(it) for it in stated] if isinstance(stated, tuple) else []
    mandatory = [it for it in found or MANDATORY if it in roles] or list(roles)[:4]
    return Words(
        labels=labels,
        mandatory=tuple(mandatory),
        facts=frozenset(fact.id for fact in edition.facts),
    )
