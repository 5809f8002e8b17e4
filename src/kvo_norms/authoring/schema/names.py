"""
What an edition declares and files may name: words, parameters, sources, facts, norms.

Where no edition is given, any name will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kvo_norms.authoring.schema.records import TEXT, Making, Table, words_schema
from kvo_norms.catalogue import Edition, Norm, Text, Vocabulary, norms_of, shape_of_fact
from kvo_norms.kinds import Shape
from kvo_norms.records import frozen

THEME: Table = {"type": "string", "pattern": "\\{theme"}
"""In a norm that is written once for each theme, any name may hold the theme's."""


@frozen(kw_only=True)
class Names:
    """
    The names of one edition, or of any.
    """

    edition: Edition | None

    def words(self, vocabulary: str) -> Table:
        """
        A word of a vocabulary.
        """
        found = self._vocabulary(vocabulary)
        if self.edition is None:
            return {**TEXT, "description": f"A word of the edition's vocabulary `{vocabulary}`."}
        return words_schema({it.id: _both(it.label) for it in (found.words if found else ())})

    def ids(self, vocabulary: str) -> tuple[str, ...]:
        """
        The words of a vocabulary, where an edition is given.
        """
        found = self._vocabulary(vocabulary)
        return tuple(word.id for word in found.words) if found else ()

    def in_order(self, vocabulary: str | None) -> bool:
        """
        Whether the words of a vocabulary may be compared as higher and lower.
        """
        found = self._vocabulary(vocabulary or "")
        return vocabulary is not None and (self.edition is None or bool(found and found.ordered))

    def sources(self) -> Table:
        """
        The id of a source.
        """
        if self.edition is None:
            return TEXT
        return words_schema({source.id: source.title for source in self.edition.sources})

    def vocabularies(self) -> tuple[str, ...] | None:
        """
        The names of the vocabularies; nothing where any may be.
        """
        if self.edition is None:
            return None
        return tuple(vocabulary.id for vocabulary in self.edition.vocabularies)

    def norms(self, chosen: Callable[[Norm], bool] = lambda _: True) -> Table:
        """
        The id of a norm.
        """
        if self.edition is None:
            return TEXT
        found = filter(chosen, norms_of(self.edition))
        return words_schema({norm.id: _both(norm.title) for norm in found})

    def named(self, what: Iterable[Any]) -> dict[str, str]:
        """
        The ids of norms or stars, each with its title.
        """
        return {it.id: _both(it.title) for it in what}

    def parameters(self, fits: Callable[[Any], bool]) -> Table:
        """
        ``"$name"`` of a parameter whose value fits.
        """
        if self.edition is None:
            return {"type": "string", "pattern": "^\\$"}
        labels = {f"${it.id}": _both(it.label) for it in self.edition.parameters if fits(it.value)}
        return words_schema(labels)

    def facts(self) -> Iterator[tuple[Shape, str]]:
        """
        Each declared fact: what it holds, and its label.
        """
        for fact in self.edition.facts if self.edition else ():
            yield shape_of_fact(fact), _both(fact.label)

    def _vocabulary(self, name: str) -> Vocabulary | None:
        known = self.edition.vocabularies if self.edition else ()
        return next((vocabulary for vocabulary in known if vocabulary.id == name), None)


def word(vocabulary: str, making: Making, names: Names) -> Table:
    """
    A reference to the words of a vocabulary.
    """
    return making.defined(f"words.{vocabulary}", lambda: names.words(vocabulary))


def _both(text: Text) -> str:
    """
    A text in both languages of the catalogue.
    """
    return text.nl if text.nl == text.en else f"{text.nl} / {text.en}"
