"""
The numbers of a norm, and the norms between which a value at, just below or just above it decides.

A value stands at a number when it is exactly that; a step below, or above, when it is less, or
more, by at most one step: 1 for whole numbers and counts, 0.01 for shares, one unit of the last
digit for other numbers, one day for dates and durations, one rank for ordered words. A scenario
shows such a value where the norm's status depends on how exactly that value counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, cast

import attrs

from kvo_norms.authoring.reasoning.nearby import COUNT, Order, beside, is_later, longer
from kvo_norms.authoring.reasoning.parts import Node, located
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot, put
from kvo_norms.catalogue import Edition, Norm
from kvo_norms.durations import Duration, after
from kvo_norms.kinds import Kind, Shape
from kvo_norms.patterns import (
    Above,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Each,
    Equals,
    FromDossier,
    Items,
    OneOf,
    Operand,
    Test,
    Value,
    Within,
    Written,
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
    The steps of every number of a norm, in the order in which its table has them; the windows of a
    collection come before what is asked of its items.
    """
    orders = {v.id: [w.id for w in v.words] for v in edition.vocabularies if v.ordered}
    for part in located(norm, View(edition)):
        shape = COUNT if part.shape is None else part.shape
        order = orders.get(shape.vocabulary or "")
        yield from _Stepping(norm, shape, order, part.evidence).part(part.node, part.spot)


NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE, Kind.DATE)
"""The kinds of values that have steps even where they are tested for being equal."""


@frozen()
class _Stepping:
    """
    The steps of one part of a norm's patterns.
    """

    norm: Norm
    shape: Shape
    """What holds the value."""
    order: Order
    evidence: bool
    """Whether that is the date of evidence, of which what is later is not seen."""

    def part(self, node: Node, spot: Spot) -> Iterator[Step]:
        match node:
            case AtLeastOf(count=count, patterns=patterns):
                yield from self.at_least_of(count, (*spot, "count"), len(patterns))
            case Items(each=Each() as each):
                yield from self.each(each, (*spot, "each"))
            case Within(duration=duration):
                length = cast("Duration", duration.value)
                for side in SIDES:
                    ends = (longer(length, -side), longer(length, -side - 1))
                    first, second = (Within(duration=Value(value=end)) for end in ends)
                    yield self.step(spot, side, first, second)
            case AtLeast(operand=operand) | Above(operand=operand):
                yield from self.ordered(operand, spot, AtLeast, Above)
            case AtMost(operand=operand) | Below(operand=operand):
                yield from self.ordered(operand, spot, Below, AtMost)
            case Equals(operand=operand) if self.shape.kind in NUMBERS:
                values = {side: self.moved(operand, side) for side in SIDES}
                near = {side: value for side, value in values.items() if value is not None}
                for side in near:
                    others = tuple(near[other] for other in near if other != side)
                    any_of_them = OneOf(operands=tuple(near.values()))
                    yield self.step(spot, side, any_of_them, OneOf(operands=others))

    def at_least_of(self, count: Written, spot: Spot, most: int) -> Iterator[Step]:
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
                other = Value(value=longer(period, side))
                yield self.step((*spot, "period"), side, each.period, other)
            first, second = _shifted(each.since, side), _shifted(each.since, side + 1)
            yield self.step((*spot, "since"), side, first, second)

    def ordered(
        self,
        operand: Operand,
        spot: Spot,
        until: type[AtLeast | Below],
        beyond: type[Above | AtMost],
    ) -> Iterator[Step]:
        """
        The steps of a threshold: `until` is decided anew at a value, `beyond` just above it.
        """
        for side in SIDES:
            other = self.moved(operand, side)
            if other is None:
                continue
            here = until(operand=operand), beyond(operand=operand)
            pair: tuple[Test, Test] = here
            if side < 0:
                pair = until(operand=other), here[0]
            elif side > 0:
                pair = here[1], beyond(operand=other)
            yield self.step(spot, side, *pair)

    def moved(self, operand: Operand, side: Side) -> Operand | None:
        """
        The operand a step lower or higher; ``None`` where the field cannot hold that.
        """
        if self.shape.kind is Kind.DATE:
            moved = _shifted(operand, side)
            return None if self.evidence and is_later(moved) else moved
        if isinstance(operand, (FromDossier, AsOf)):
            return operand if side == 0 else None
        value = beside(operand.value, side, self.shape, self.order)
        return None if value is None else Value(value=value)

    def step(self, spot: Spot, side: Side, first: Any, second: Any) -> Step:
        return Step(
            spot=spot,
            side=side,
            first=put(self.norm, spot, first),
            second=put(self.norm, spot, second),
        )


def _shifted(operand: Operand, days: int) -> Operand:
    """
    A day, so many days later.
    """
    match operand:
        case AsOf(sign=sign, shift=shift) | FromDossier(sign=sign, shift=shift):
            return attrs.evolve(operand, shift=longer(shift, sign * days))
        case _:
            return Value(value=after(cast("date", operand.value), Duration(days=days)))
