"""
What the patterns of an edition can name while they are read.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from kvo_norms.catalogue import DeclaredFact, DeclaredParameter, Vocabulary, shape_of_fact
from kvo_norms.errors import Fault, Path
from kvo_norms.kinds import Kind, Shape
from kvo_norms.patterns import Field
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Scope:
    """
    What the patterns of an edition can name, and the faults found while reading them.
    """

    parameters: Mapping[str, DeclaredParameter]
    vocabularies: Mapping[str, Vocabulary]
    facts: Mapping[str, DeclaredFact]
    faults: list[Fault] = attrs.field(factory=list)
    fields: dict[tuple[int, str], Field] = attrs.field(factory=dict, init=False)
    """Fields with their tests that were read without a fault, by their shape and how they read."""
    _words: dict[str, tuple[str, ...]] = attrs.field(factory=dict, init=False)
    _fact_shapes: dict[str, Shape] = attrs.field(factory=dict, init=False)

    def fault(self, path: Path, message: str, advice: str | None = None) -> None:
        """
        Note that something is wrong; reading goes on.
        """
        self.faults.append(Fault(path=path, message=message, advice=advice))

    def words(self, shape: Shape) -> tuple[str, ...]:
        """
        The words that the field may hold.
        """
        name = shape.vocabulary
        if name is None:
            return shape.words
        if name not in self._words:
            vocabulary = self.vocabularies.get(name)
            words = (vocabulary.words or ()) if vocabulary else ()
            self._words[name] = tuple(word.id for word in words)
        return self._words[name]

    def taken(self) -> list[Fault]:
        """
        The faults found so far, which are then forgotten.
        """
        faults = list(self.faults)
        self.faults.clear()
        return faults

    def is_ordered(self, shape: Shape) -> bool:
        """
        Whether values of the field can be higher or lower than each other.
        """
        if shape.kind is Kind.WORD:
            vocabulary = self.vocabularies.get(shape.vocabulary or "")
            # Where it could not be read, that is told, and nothing that would follow from it.
            return vocabulary is not None and vocabulary.ordered is not False
        return shape.kind in (Kind.INTEGER, Kind.NUMBER, Kind.SHARE, Kind.DATE)

    def fact_shapes(self) -> dict[str, Shape]:
        """
        The facts that dossiers can state, as fields.
        """
        if not self._fact_shapes:
            self._fact_shapes.update((it.id, shape_of_fact(it)) for it in self.facts.values())
        return self._fact_shapes
