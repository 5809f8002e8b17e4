"""
What an edition says of the fields that patterns test: their kinds, words, ranks and ranges.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

import attrs

from kvo_norms.authoring.reasoning.points import NUMBER, Point, point_at
from kvo_norms.authoring.reasoning.ranges import Bound, Range, range_of
from kvo_norms.catalogue import Edition, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.kinds import Kind, Shape, shapes_of
from kvo_norms.patterns import Test, Tests

Shapes = Mapping[str, Shape]
"""The fields of one record, by name."""

NUMBER_OF_ITEMS = Range(lows=(Bound(Point(NUMBER)),))
SHARE_OF_ITEMS = Range(lows=(Bound(Point(NUMBER)),), highs=(Bound(Point(NUMBER, Fraction(1))),))


@attrs.define(eq=False)
class View:
    """
    An edition, as far as patterns depend on it.
    """

    edition: Edition

    @cached_property
    def root(self) -> Shapes:
        """
        The fields of a dossier.
        """
        return shapes_of(Dossier)

    @cached_property
    def _facts(self) -> Shapes:
        return MappingProxyType({fact.id: shape_of_fact(fact) for fact in self.edition.facts})

    @cached_property
    def _words(self) -> Mapping[str, tuple[str, ...]]:
        return {v.id: tuple(word.id for word in v.words) for v in self.edition.vocabularies}

    @cached_property
    def _ranks(self) -> Mapping[str, Mapping[str, int]]:
        ordered = (v.id for v in self.edition.vocabularies if v.ordered)
        return {name: {word: i for i, word in enumerate(self._words[name])} for name in ordered}

    def inside(self, shape: Shape) -> Shapes:
        """
        The fields of the record, or of each item, that a field holds.
        """
        if shape.name == "facts":
            return self._facts
        return {} if shape.record is None else shapes_of(shape.record)

    def passing(self, tests: tuple[Test, ...], shape: Shape) -> Range:
        """
        What passes these tests of the field.
        """
        return range_of(tests, shape.kind, self._ranks_of(shape))

    def possible(self, shape: Shape) -> Range:
        """
        What the field can hold at all.
        """
        words = shape.words or self._words.get(shape.vocabulary or "", ())
        if shape.kind is Kind.BOOLEAN:
            return Range(sets=(frozenset(map(point_at, (True, False))),))
        if shape.kind is Kind.WORD and words:
            ranks = self._ranks_of(shape)
            return Range(sets=(frozenset(point_at(word, ranks) for word in words),))
        low, high = shape.bounds.minimum, shape.bounds.maximum
        if shape.kind is Kind.SHARE:
            return SHARE_OF_ITEMS
        return Range(
            lows=() if low is None else (Bound(Point(NUMBER, Fraction(low))),),
            highs=() if high is None else (Bound(Point(NUMBER, Fraction(high))),),
        )

    def _ranks_of(self, shape: Shape) -> Mapping[str, int] | None:
        return self._ranks.get(shape.vocabulary or "")


def asked_together(matchers: list[Tests]) -> tuple[Test, ...]:
    """
    The tests of several tables that must all hold.
    """
    return tuple(test for tests in matchers for test in tests.tests)
