"""
What is asked of the items of a collection that count: code before, inside and after the loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, cast

from kvo_norms.coding import Source
from kvo_norms.compiling.conditions import condition
from kvo_norms.compiling.depending import depends_on_more
from kvo_norms.compiling.scope import Scope
from kvo_norms.compiling.ways import NEVER, both, opposite
from kvo_norms.evaluating.setting import exact
from kvo_norms.kinds import Form, shapes_of
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    AtLeast,
    AtMost,
    Covers,
    Each,
    Equals,
    Items,
    Operand,
    Record,
    Share,
    Test,
    Value,
    Written,
)
from kvo_norms.records import Hashed, frozen


@frozen(kw_only=True)
class Names:
    """
    How code outside a loop gets names for what it needs.
    """

    let: Callable[[str], str]
    """A new local variable that holds what an expression gives."""
    local: Callable[[], str]
    """A new local variable."""
    zero: Callable[[], str]
    """A new local variable that holds 0 from the beginning."""
    bind: Callable[[Any], str]
    """A value of the edition."""
    known: Callable[[Operand], str]
    """What an operand comes to, a literal included."""
    windows: Callable[[Written], str]
    """The windows of a length, from the day of the assessment back."""


class Counted:
    """
    How many items count; there is one of it.
    """


COUNTED = Counted()


@frozen()
class Every(Hashed):
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
        yield COUNTED
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


def start(part: Part, item: type, names: Names) -> tuple[str, ...]:
    """
    The names of what is kept of a part while the loop over items of a class runs.
    """
    match part:
        case Covers() if _bits_of(part, item) is not None:
            return names.zero(), names.zero()
        case Counted():
            return names.zero(), names.zero()
        case Every():
            return (names.let("2"),)
        case _:
            return (names.let("[]"),)


def step(part: Part, kept: tuple[str, ...], weight: str, item: type, scope: Scope) -> None:
    """
    What is done with an item whose `weight` is 2 where it counts and 1 where it may.
    """
    source = scope.source
    match part:
        case Counted():
            _by_weight(weight, kept, "+= 1", source)
        case Every(pattern=pattern):
            ways = condition(pattern.entries, scope)
            lacking = {"1": "1", "2": ways.lacking}.get(
                weight, f"1 if {weight} == 1 else {ways.lacking}"
            )
            fails = both([kept[0], opposite(ways.met)])
            if fails != NEVER:
                with source.block(f"if {fails}:"):
                    source.line(f"{kept[0]} = {lacking}")
        case Share(of=pattern):
            value = condition(pattern.entries, scope).number
            source.line(f"{kept[0]}.append(({weight}, {value}))")
        case Covers(field=field):
            held, bits = scope.field(field).name, _bits_of(part, item)
            if bits is None:
                source.line(f"{kept[0]}.append(({weight}, {held}))")
                return
            found = f"{source.bind(bits)}.get({held}, 0)"
            _by_weight(weight, kept, f"|= {found}", source)
        case Each(date=field):
            source.line(f"{kept[0]}.append(({weight}, {scope.field(field).name}))")


def _by_weight(weight: str, kept: tuple[str, ...], change: str, source: Source) -> None:
    """
    Change the first of two names where an item counts, the second where it may.
    """
    sure, maybe = kept
    if weight in ("1", "2"):
        source.line(f"{sure if weight == '2' else maybe} {change}")
        return
    with source.block(f"if {weight} == 2:"):
        source.line(f"{sure} {change}")
    with source.block("else:"):
        source.line(f"{maybe} {change}")


def settle(part: Part, kept: tuple[str, ...], item: type, names: Names) -> tuple[str, ...]:
    """
    The names of what a part comes to after the loop, if the items are all there are.
    """
    match part:
        case Covers() if (bits := _bits_of(part, item)) is not None:
            met, may = kept
            every_bit = sum(bit for value, bit in bits.items() if value is not None)
            sure, unknown = names.bind(every_bit), names.bind(bits[None])
            seen = names.let(f"{met} | {may}")
            lacking = f"1 if {seen} & {sure} == {sure} or {seen} & {unknown} else 0"
            return (names.let(f"2 if {met} & {sure} == {sure} else {lacking}"),)
        case Covers(operands=operands):
            wanted = "".join(f"{names.known(operand)}, " for operand in operands)
            return (names.let(f"covers(({wanted}), {kept[0]})"),)
        case _:
            return kept


def _bits_of(part: Covers, item: type) -> dict[Any, int] | None:
    """
    A bit for each value that is wanted, and one for what is not known; ``None`` unless the field
    holds a single value and the values are written out.
    """
    if shapes_of(item)[part.field].form is not Form.SCALAR:
        return None
    if not all(isinstance(operand, Written) for operand in part.operands):
        return None
    values = dict.fromkeys(exact(cast("Value", operand).value) for operand in part.operands)
    return {value: 1 << place for place, value in enumerate((*values, None))}


def finish(part: Part, found: tuple[str, ...], further: str, names: Names) -> str:
    """
    What a part comes to as an expression, given whether there may be further items.
    """
    match part:
        case Every():
            return f"1 if {further} and {found[0]} else {found[0]}"
        case Covers():
            return f"1 if {further} and not {found[0]} else {found[0]}"
        case Share(test=test):
            threshold = Fraction(cast("Any", cast("Value", test.operand).value))
            kind, ratio = names.bind(type(test)), names.bind(threshold.as_integer_ratio())
            return f"share({kind}, {ratio}, {found[0]}, not {further})"
        case Each(period=period, since=since):
            windows, first = names.windows(period), names.known(since)
            return f"each({windows}, {found[0]}, {first}, not {further})"
        case Counted():
            raise AssertionError("a number of items is tested, not finished")


def count(test: Test, found: tuple[str, ...], further: str, names: Names) -> str:
    """
    What a test of the number of items comes to as an expression.
    """
    low, more = found
    allowed = [cast("int", cast("Value", operand).value) for operand in operands_of(test)]
    wanted = names.bind(allowed[0])
    match test:
        case AtLeast() if allowed[0] == 1:
            return f"2 if {low} else 1 if {more} or {further} else 0"
        case AtLeast():
            possible = f"{further} or {low} + {more} >= {wanted}"
            return f"2 if {low} >= {wanted} else 1 if {possible} else 0"
        case AtMost():
            possible = f"{further} or {low} + {more} > {wanted}"
            return f"0 if {low} > {wanted} else 1 if {possible} else 2"
        case Equals():
            possible = f"{further} or {low} + {more} >= {wanted}"
            exactly = f"{low} == {wanted} and not ({more} or {further})"
            return f"2 if {exactly} else 1 if {low} <= {wanted} and ({possible}) else 0"
        case _:
            kind, values = names.bind(type(test)), names.bind(tuple(allowed))
            return f"count({kind}, {values}, {low}, {low} + {more}, not {further})"
