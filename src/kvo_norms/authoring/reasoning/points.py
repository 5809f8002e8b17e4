"""
What a value is compared with, as a point on a scale.

Points of one scale are compared where that can be said for certain. Two days that are counted from
the day of the assessment in different numbers of months are ordered only as far as the lengths of
months allow; values of two scales, such as a day of the calendar and the day of the assessment,
never.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

import attrs

from kvo_norms.patterns import AsOf, FromDossier, Operand, Parameter, Value
from kvo_norms.records import frozen

MONTH = Fraction(146_097, 4_800)
"""Days of a month on average: the calendar repeats itself after 400 years."""
SLACK = 3
"""Days by which a number of months is at most shorter or longer than so many average months."""
NUMBER, RANK, DAY, AS_OF = "number", "rank", "day", "as_of"
"""Scales; any other is a single word or text, or a field of the dossier."""


@frozen()
class Point:
    """
    A place on a scale: some months, then some steps, from the scale's origin.

    A step is a day on a scale of days, a rank among ordered words, and one on numbers.
    """

    scale: Hashable
    steps: Fraction = Fraction(0)
    months: int = 0

    def moved(self, steps: int) -> Point:
        """
        The point so many steps further.
        """
        return attrs.evolve(self, steps=self.steps + steps)

    def span(self) -> tuple[Fraction, Fraction]:
        """
        The least and the greatest number of steps from the origin.
        """
        if not self.months:
            return self.steps, self.steps
        days = self.months * MONTH
        return math.floor(days) - SLACK + self.steps, math.ceil(days) + SLACK + self.steps


def surely_before(one: Point, other: Point) -> bool:
    """
    Whether the one lies before the other, whatever the day of the assessment is.
    """
    if one.scale != other.scale:
        return False
    if one.months == other.months:
        return one.steps < other.steps
    return one.span()[1] < other.span()[0]


def surely_not_after(one: Point, other: Point) -> bool:
    """
    Whether the one is the other or lies before it, whatever the day of the assessment is.
    """
    return one == other or surely_before(one, other)


def surely_differ(one: Point, other: Point) -> bool:
    """
    Whether no value can be both.
    """
    if one.scale != other.scale:
        return _is_single(one) and _is_single(other)
    return surely_before(one, other) or surely_before(other, one)


def _is_single(point: Point) -> bool:
    """
    Whether the point is a word or a text that has no order.
    """
    return isinstance(point.scale, tuple) and point.scale[0] == "is"


def point_of(operand: Operand, ranks: Mapping[str, int] | None) -> Point:
    """
    The point that an operand stands for; `ranks` gives the order of words, where they have one.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            return point_at(value, ranks)
        case AsOf(sign=sign, shift=shift):
            return Point(AS_OF, Fraction(sign * shift.days), sign * shift.months)
        case FromDossier(path=path, sign=sign, shift=shift):
            return Point(("@", path), Fraction(sign * shift.days), sign * shift.months)
        case _:
            assert_never(operand)


def point_at(value: Any, ranks: Mapping[str, int] | None = None) -> Point:
    """
    The point of a literal value.
    """
    match value:
        case bool():
            return Point(("is", value))
        case int() | Decimal() | Fraction():
            return Point(NUMBER, Fraction(value))
        case date():
            return Point(DAY, Fraction(value.toordinal()))
        case str() if ranks is not None and value in ranks:
            return Point(RANK, Fraction(ranks[value]))
        case _:
            return Point(("is", value))
