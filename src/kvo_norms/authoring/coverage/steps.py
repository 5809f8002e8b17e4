"""
The numbers of a norm, and the norms between which a value at, just below or just above it decides.

A value stands at a number when it is exactly that; a step below, or above, when it is less, or
more, by at most one step: 1 for whole numbers and counts, 0.01 for shares, one unit of the last
digit for other numbers, one day for dates and durations, one rank for ordered words. A scenario
shows such a value where the norm's status depends on how exactly that value counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, assert_never, cast

import attrs

from kvo_norms.authoring.reasoning.nearby import COUNT, SHARE, Order, beside
from kvo_norms.authoring.spots import PATTERNS, Spot, put
from kvo_norms.catalogue import Edition, Norm, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, after
from kvo_norms.kinds import Kind, Shape, shapes_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Each,
    Equals,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    OneOf,
    Operand,
    Parameter,
    Present,
    Record,
    Test,
    Tests,
    Value,
    Within,
    WordTests,
)
from kvo_norms.records import frozen

Side = Literal[-1, 0, 1]
SIDES: tuple[Side, ...] = (-1, 0, 1)


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """
    A value a step below a number, at it, or a step above it.
    """

    spot: Spot
    """The way to the number from the norm."""
    side: Side
    first: Norm
    """A norm in which such a value counts in one way …"""
    second: Norm
    """… and one in which it counts in the other, and every other value as in the first."""


def steps_of(norm: Norm, edition: Edition) -> Iterator[Step]:
    """
    The steps of every number of a norm, in the order in which its table has them.
    """
    orders = {v.id: [w.id for w in v.words] for v in edition.vocabularies if v.ordered}
    facts = {fact.id: shape_of_fact(fact) for fact in edition.facts}
    walk = _Walk(norm, orders, facts)
    for name in PATTERNS:
        pattern = getattr(norm, name)
        if pattern is not None:
            yield from walk.record(pattern, (name,), shapes_of(Dossier))


NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE, Kind.DATE)
"""The kinds of values that have steps even where they are tested for being equal."""


@frozen()
class _Walk:
    """
    The walk over one norm's patterns beside the shapes of what they test.
    """

    norm: Norm
    orders: Mapping[str, list[str]]
    facts: Mapping[str, Shape]
    evidence: str | None = None
    """The field by which items are evidence, inside the pattern of a collection's items."""

    def record(self, record: Record, spot: Spot, shapes: Mapping[str, Shape]) -> Iterator[Step]:
        for index, entry in enumerate(record.entries):
            at = (*spot, "entries", index)
            match entry:
                case Field(name=name, matcher=matcher):
                    yield from self.matcher(matcher, (*at, "matcher"), shapes[name])
                case Not(pattern=pattern):
                    yield from self.record(pattern, (*at, "pattern"), shapes)
                case AllOf(patterns=patterns) | AnyOf(patterns=patterns):
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), shapes)
                case AtLeastOf(count=count, patterns=patterns):
                    yield from self.at_least_of(count, (*at, "count"), len(patterns))
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), shapes)
                case _:
                    assert_never(entry)

    def matcher(self, matcher: Matcher, spot: Spot, shape: Shape) -> Iterator[Step]:
        match matcher:
            case Tests(tests=tests, vocabulary=vocabulary):
                order = self.orders.get(vocabulary or "")
                for place, test in enumerate(tests):
                    yield from self.test(test, (*spot, "tests", place), shape, order)
            case Record():
                shapes = self.facts if shape.name == "facts" else _inner(shape)
                yield from self.record(matcher, spot, shapes)
            case Items():
                yield from self.items(matcher, spot, shape)
            case WordTests():
                return
            case _:
                assert_never(matcher)

    def items(self, items: Items, spot: Spot, shape: Shape) -> Iterator[Step]:
        shapes, inside = _inner(shape), attrs.evolve(self, evidence=items.evidence_date)
        for name in ("where", "every"):
            pattern = getattr(items, name)
            if pattern is not None:
                yield from inside.record(pattern, (*spot, name), shapes)
        if items.share is not None:
            yield from inside.record(items.share.of, (*spot, "share", "of"), shapes)
            yield from self.test(items.share.test, (*spot, "share", "test"), SHARE, None)
        for place, test in enumerate(items.count):
            yield from self.test(test, (*spot, "count", place), COUNT, None)
        if items.each is not None:
            yield from self.each(items.each, (*spot, "each"))

    def at_least_of(self, count: Value | Parameter, spot: Spot, most: int) -> Iterator[Step]:
        for side in SIDES:
            number = cast("int", count.value) + side
            if 0 <= number <= most:
                yield self.step(spot, side, Value(value=number), Value(value=number + 1))

    def each(self, each: Each, spot: Spot) -> Iterator[Step]:
        """
        A shorter and a longer period move all windows; there is no single value to stand at.
        """
        period = cast("Duration", each.period.value)
        for side in SIDES:
            if side:
                other = Value(value=_longer(period, side))
                yield self.step((*spot, "period"), side, each.period, other)
            first, second = _shifted(each.since, side), _shifted(each.since, side + 1)
            yield self.step((*spot, "since"), side, first, second)

    def test(self, test: Test, spot: Spot, shape: Shape, order: Order) -> Iterator[Step]:
        match test:
            case Within(duration=duration):
                length = cast("Duration", duration.value)
                for side in SIDES:
                    ends = (_longer(length, -side), _longer(length, -side - 1))
                    first, second = (Within(duration=Value(value=end)) for end in ends)
                    yield self.step(spot, side, first, second)
            case AtLeast(operand=operand) | Above(operand=operand):
                yield from self.ordered(operand, spot, shape, order, AtLeast, Above)
            case AtMost(operand=operand) | Below(operand=operand):
                yield from self.ordered(operand, spot, shape, order, Below, AtMost)
            case Equals(operand=operand) if shape.kind in NUMBERS:
                values = {side: self.moved(operand, side, shape, None) for side in SIDES}
                near = {side: value for side, value in values.items() if value is not None}
                for side in near:
                    others = tuple(near[other] for other in near if other != side)
                    any_of_them = OneOf(operands=tuple(near.values()))
                    yield self.step(spot, side, any_of_them, OneOf(operands=others))
            case Equals() | OneOf() | Present():
                return
            case _:
                assert_never(test)

    def ordered(
        self,
        operand: Operand,
        spot: Spot,
        shape: Shape,
        order: Order,
        until: type[AtLeast | Below],
        beyond: type[Above | AtMost],
    ) -> Iterator[Step]:
        """
        The steps of a threshold: `until` is decided anew at a value, `beyond` just above it.
        """
        for side in SIDES:
            other = self.moved(operand, side, shape, order)
            if other is None:
                continue
            here = until(operand=operand), beyond(operand=operand)
            pair: tuple[Test, Test] = here
            if side < 0:
                pair = until(operand=other), here[0]
            elif side > 0:
                pair = here[1], beyond(operand=other)
            yield self.step(spot, side, *pair)

    def moved(self, operand: Operand, side: Side, shape: Shape, order: Order) -> Operand | None:
        """
        The operand a step lower or higher; ``None`` where the field cannot hold that.
        """
        if shape.kind is Kind.DATE:
            moved = _shifted(operand, side)
            return None if shape.name == self.evidence and _is_later(moved) else moved
        if isinstance(operand, (FromDossier, AsOf)):
            return operand if side == 0 else None
        value = beside(operand.value, side, shape, order)
        return None if value is None else Value(value=value)

    def step(self, spot: Spot, side: Side, first: Any, second: Any) -> Step:
        return Step(
            spot=spot,
            side=side,
            first=put(self.norm, spot, first),
            second=put(self.norm, spot, second),
        )


def _inner(shape: Shape) -> Mapping[str, Shape]:
    return shapes_of(cast("type", shape.record))


def _longer(length: Duration, days: int) -> Duration:
    return attrs.evolve(length, days=length.days + days)


def _shifted(operand: Operand, days: int) -> Operand:
    """
    A day, so many days later.
    """
    match operand:
        case AsOf(sign=sign, shift=shift) | FromDossier(sign=sign, shift=shift):
            return attrs.evolve(operand, shift=_longer(shift, sign * days))
        case _:
            return Value(value=after(cast("date", operand.value), Duration(days=days)))


def _is_later(operand: Operand) -> bool:
    """
    Whether a day lies after that of the assessment, whatever that is.
    """
    if not isinstance(operand, AsOf):
        return False
    months, days = (operand.sign * part for part in (operand.shift.months, operand.shift.days))
    return months >= 0 and days >= 0 and bool(operand.shift)
