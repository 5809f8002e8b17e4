"""
What is asked of the items of a collection that count: code before, inside and after the loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, cast

import attrs

from kvo_norms.compiling.conditions import Scope, depends_on_more, write_value
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    AtLeast,
    AtMost,
    Covers,
    Each,
    Equals,
    Items,
    Operand,
    Parameter,
    Record,
    Share,
    Test,
    Value,
)


@attrs.frozen(kw_only=True)
class Names:
    """
    How code outside a loop gets names for what it needs.
    """

    let: Callable[[str], str]
    """A new local variable that holds what an expression gives."""
    bind: Callable[[Any], str]
    """A value of the edition."""
    known: Callable[[Operand], str]
    """What an operand comes to, a literal included."""
    bounds: Callable[[Value | Parameter], str]
    """The ends of windows of a length, from the day of the assessment back."""


@attrs.frozen
class Counted:
    """
    How many items count.
    """


@attrs.frozen
class Every:
    """
    What each item that counts must hold.
    """

    pattern: Record


Part = Counted | Every | Share | Covers | Each


def parts_of(pattern: Items) -> Iterator[Part]:
    """
    What a pattern asks of the items that count.
    """
    if counts_of(pattern):
        yield Counted()
    if pattern.every is not None:
        yield Every(pattern.every)
    if pattern.share is not None:
        yield pattern.share
    yield from pattern.covers
    if pattern.each is not None:
        yield pattern.each


def is_settled(part: Part) -> bool:
    """
    Whether the items alone decide a part, but for whether the collection is given whole.
    """
    return not isinstance(part, Each) and not depends_on_more(part)


def start(part: Part, names: Names) -> tuple[str, ...]:
    """
    The names of what is kept of a part while the loop runs.
    """
    match part:
        case Counted():
            return names.let("0"), names.let("0")
        case Every():
            return (names.let("2"),)
        case _:
            return (names.let("[]"),)


def step(part: Part, kept: tuple[str, ...], weight: str, scope: Scope) -> None:
    """
    What is done with an item whose `weight` is 2 where it counts and 1 where it may.
    """
    source = scope.source
    match part:
        case Counted():
            low, high = kept
            source.line(f"{high} += 1")
            if weight == "2":
                source.line(f"{low} += 1")
                return
            with source.block(f"if {weight} == 2:"):
                source.line(f"{low} += 1")
        case Every(pattern=pattern):
            value = write_value(pattern, scope)
            with source.block(f"if {value} != 2 and {kept[0]}:"):
                source.line(f"{kept[0]} = 0 if {weight} == 2 and not {value} else 1")
        case Share(of=pattern):
            source.line(f"{kept[0]}.append(({weight}, {write_value(pattern, scope)}))")
        case Covers(field=field):
            source.line(f"{kept[0]}.append(({weight}, {scope.field(field).name}))")
        case Each(date=field):
            source.line(f"{kept[0]}.append(({weight}, {scope.field(field).name}))")


def settle(part: Part, kept: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """
    The names of what a part comes to after the loop, if the items are all there are.
    """
    match part:
        case Covers(operands=operands):
            wanted = "".join(f"{names.known(operand)}, " for operand in operands)
            return (names.let(f"covers(({wanted}), {kept[0]})"),)
        case _:
            return kept


def finish(part: Part, found: tuple[str, ...], closed: str, names: Names) -> str:
    """
    The name of what a part comes to, given whether the items are all there are.
    """
    match part:
        case Every():
            return names.let(f"{found[0]} if {closed} or not {found[0]} else 1")
        case Covers():
            return names.let(f"{found[0]} if {closed} or {found[0]} else 1")
        case Share(test=test):
            threshold = Fraction(cast("Any", cast("Value", test.operand).value))
            kind, ratio = names.bind(type(test)), names.bind(threshold.as_integer_ratio())
            return names.let(f"share({kind}, {ratio}, {found[0]}, {closed})")
        case Each(period=period, since=since):
            length, bounds, first = (
                names.bind(period.value),
                names.bounds(period),
                names.known(since),
            )
            return names.let(f"each({length}, {bounds}, {found[0]}, {first}, {closed})")
        case Counted():
            raise AssertionError("a number of items is tested, not finished")


def count(test: Test, found: tuple[str, ...], closed: str, names: Names) -> str:
    """
    The name of what a test of the number of items comes to.
    """
    low, high = found
    allowed = [cast("int", cast("Value", operand).value) for operand in operands_of(test)]
    wanted, let = names.bind(allowed[0]), names.let
    match test:
        case AtLeast():
            return let(f"2 if {low} >= {wanted} else 0 if {closed} and {high} < {wanted} else 1")
        case AtMost():
            return let(f"0 if {low} > {wanted} else 2 if {closed} and {high} <= {wanted} else 1")
        case Equals():
            exactly = f"2 if {closed} and {low} == {high} == {wanted}"
            return let(
                f"{exactly} else 0 if {low} > {wanted} or ({closed} and {high} < {wanted}) else 1"
            )
        case _:
            kind, values = names.bind(type(test)), names.bind(tuple(allowed))
            return let(f"count({kind}, {values}, {low}, {high}, {closed})")
