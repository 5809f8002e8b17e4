"""
What a conjunction of tests lets through, of one value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

import attrs

from kvo_norms.authoring.reasoning.points import (
    AS_OF,
    NUMBER,
    RANK,
    Point,
    point_of,
    surely_before,
    surely_differ,
    surely_not_after,
)
from kvo_norms.durations import Duration
from kvo_norms.kinds import Kind
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    Equals,
    OneOf,
    Present,
    Test,
    Within,
)
from kvo_norms.records import frozen


@frozen()
class Bound:
    """
    An end of a range.
    """

    point: Point
    strict: bool = False
    """Whether the point itself lies outside."""


@frozen()
class Range:
    """
    Values that pass a conjunction of tests: not below any of the lows, not above any of the
    highs, and one of each of the sets.
    """

    lows: tuple[Bound, ...] = ()
    highs: tuple[Bound, ...] = ()
    sets: tuple[frozenset[Point], ...] = ()

    def both(self, other: Range) -> Range:
        """
        What passes the tests of both.
        """
        return Range(self.lows + other.lows, self.highs + other.highs, self.sets + other.sets)

    def is_empty(self) -> bool:
        """
        Whether surely nothing passes; where this is not certain it is false.
        """
        return any(not self._left(among) for among in self._all_sets()) or any(
            _apart(high, low) for low in self.lows for high in self.highs
        )

    def lies_in(self, other: Range) -> bool:
        """
        Whether surely all that passes here passes there; where this is not certain it is false.
        """
        lefts = [self._left(among) for among in self._all_sets()]
        return (
            all(self._is_above(low, lefts) for low in other.lows)
            and all(self._is_below(high, lefts) for high in other.highs)
            and all(any(left <= among for left in lefts) for among in other.sets)
        )

    def _all_sets(self) -> Iterator[frozenset[Point]]:
        yield from self.sets
        for low in self.lows:
            for high in self.highs:
                if low.point == high.point and not low.strict and not high.strict:
                    yield frozenset({low.point})

    def _left(self, among: frozenset[Point]) -> frozenset[Point]:
        """
        Of a set, the points that may pass all else.
        """
        return frozenset(
            point
            for point in among
            if not any(_apart(Bound(point), low) for low in self.lows)
            and not any(_apart(high, Bound(point)) for high in self.highs)
            and all(any(not surely_differ(point, it) for it in other) for other in self.sets)
        )

    def _is_above(self, low: Bound, lefts: list[frozenset[Point]]) -> bool:
        return any(_at_least_as_high(own, low) for own in self.lows) or any(
            all(_at_least_as_high(Bound(point), low) for point in left) for left in lefts
        )

    def _is_below(self, high: Bound, lefts: list[frozenset[Point]]) -> bool:
        return any(_at_least_as_low(own, high) for own in self.highs) or any(
            all(_at_least_as_low(Bound(point), high) for point in left) for left in lefts
        )


def _apart(high: Bound, low: Bound) -> bool:
    """
    Whether nothing lies between a low and a high.
    """
    if high.strict or low.strict:
        return surely_not_after(high.point, low.point)
    return surely_before(high.point, low.point)


def _at_least_as_high(own: Bound, other: Bound) -> bool:
    """
    Whether what is not below the one low is not below the other either.
    """
    if other.strict and not own.strict:
        return surely_before(other.point, own.point)
    return surely_not_after(other.point, own.point)


def _at_least_as_low(own: Bound, other: Bound) -> bool:
    if other.strict and not own.strict:
        return surely_before(own.point, other.point)
    return surely_not_after(own.point, other.point)


def range_of(tests: Iterable[Test], kind: Kind, ranks: Mapping[str, int] | None = None) -> Range:
    """
    What passes these tests of a value of this kind.
    """
    found = Range()
    for test in tests:
        found = found.both(_of(test, kind, ranks))
    return found


def _of(test: Test, kind: Kind, ranks: Mapping[str, int] | None) -> Range:
    match test:
        case Present():
            return Range()
        case Equals(operand=operand):
            return Range(sets=(frozenset({point_of(operand, ranks)}),))
        case OneOf(operands=operands):
            return Range(sets=(frozenset(point_of(operand, ranks) for operand in operands),))
        case Within(duration=duration):
            assert isinstance(duration.value, Duration)  # noqa: S101 # the reader holds it
            first = Point(AS_OF, Fraction(-duration.value.days), -duration.value.months)
            return Range((Bound(first),), (Bound(Point(AS_OF)),))
        case AtLeast(operand=operand):
            return Range(lows=(_low(point_of(operand, ranks), kind, strict=False),))
        case Above(operand=operand):
            return Range(lows=(_low(point_of(operand, ranks), kind, strict=True),))
        case AtMost(operand=operand):
            return Range(highs=(_high(point_of(operand, ranks), kind, strict=False),))
        case Below(operand=operand):
            return Range(highs=(_high(point_of(operand, ranks), kind, strict=True),))
        case _:
            assert_never(test)


def _in_steps(point: Point, kind: Kind) -> bool:
    """
    Whether values on the point's scale go step by step: days, ranks and whole numbers.
    """
    if point.scale == NUMBER:
        return kind is Kind.INTEGER
    return kind is Kind.DATE or point.scale == RANK


def _low(point: Point, kind: Kind, *, strict: bool) -> Bound:
    if not _in_steps(point, kind):
        return Bound(point, strict)
    whole = math.floor(point.steps) + 1 if strict else math.ceil(point.steps)
    return Bound(attrs.evolve(point, steps=Fraction(whole)))


def _high(point: Point, kind: Kind, *, strict: bool) -> Bound:
    if not _in_steps(point, kind):
        return Bound(point, strict)
    whole = math.ceil(point.steps) - 1 if strict else math.floor(point.steps)
    return Bound(attrs.evolve(point, steps=Fraction(whole)))
