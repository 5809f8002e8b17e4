"""
Patterns in the notation of the catalogue: the TOML table that would be read into the pattern.

Values stay Python values (dates, decimals); the caller writes them as TOML or JSON.
"""

from __future__ import annotations

from typing import Any, assert_never

import attrs

from kvo_norms.durations import Duration
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    Each,
    Entry,
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
    Share,
    Test,
    Tests,
    Value,
    Within,
    WordTest,
    WordTests,
)


def as_table(pattern: Record) -> dict[str, Any]:
    """
    The pattern as a table.
    """
    return dict(map(_entry, pattern.entries))


def _entry(entry: Entry) -> tuple[str, Any]:
    match entry:
        case Field(name=name, matcher=matcher):
            return name, as_matcher(matcher)
        case AllOf(patterns=patterns):
            return "all", [as_table(pattern) for pattern in patterns]
        case AnyOf(patterns=patterns):
            return "any", [as_table(pattern) for pattern in patterns]
        case Not(pattern=pattern):
            return "not", as_table(pattern)
        case AtLeastOf(count=count, patterns=patterns):
            return "at_least_of", {
                "count": as_operand(count),
                "patterns": [as_table(pattern) for pattern in patterns],
            }
        case _:
            assert_never(entry)


def as_matcher(matcher: Matcher) -> Any:
    """
    What stands behind a field's name.
    """
    match matcher:
        case Tests(tests=(Equals(operand=operand),)):
            return as_operand(operand)
        case Tests(tests=(OneOf(operands=operands, parameter=None),)):
            return [as_operand(operand) for operand in operands]
        case Tests(tests=tests):
            return dict(map(as_test, tests))
        case WordTests(tests=word_tests):
            return dict(map(as_test, word_tests))
        case Record():
            return as_table(matcher)
        case Items():
            return _items(matcher)
        case _:
            assert_never(matcher)


def as_test(test: Test | WordTest) -> tuple[str, Any]:
    """
    A test's name and what it asks.
    """
    match test:
        case Equals(operand=operand):
            return "equals", as_operand(operand)
        case OneOf(operands=operands, parameter=parameter):
            return "one_of", as_operands(operands, parameter)
        case AtLeast(operand=operand):
            return "at_least", as_operand(operand)
        case AtMost(operand=operand):
            return "at_most", as_operand(operand)
        case Above(operand=operand):
            return "above", as_operand(operand)
        case Below(operand=operand):
            return "below", as_operand(operand)
        case Within(duration=duration):
            return "within", as_operand(duration)
        case Present():
            return "present", True
        case ContainsAll(operands=operands, parameter=parameter):
            return "contains_all", as_operands(operands, parameter)
        case ContainsAny(operands=operands, parameter=parameter):
            return "contains_any", as_operands(operands, parameter)
        case ContainsNone(operands=operands, parameter=parameter):
            return "contains_none", as_operands(operands, parameter)
        case _:
            assert_never(test)


def as_operands(operands: tuple[Operand, ...], parameter: str | None) -> Any:
    """
    A list of operands, or the name of the parameter that holds it.
    """
    return [as_operand(operand) for operand in operands] if parameter is None else f"${parameter}"


def as_operand(operand: Operand) -> Any:
    """
    A literal, ``"$name"``, ``"as_of - P3Y"`` or ``"@path + P1D"``.
    """
    match operand:
        case Value(value=value):
            return str(value) if isinstance(value, Duration) else value
        case Parameter(name=name):
            return f"${name}"
        case AsOf(sign=sign, shift=shift):
            return "as_of" + _shift(sign, shift)
        case FromDossier(path=path, sign=sign, shift=shift):
            return "@" + ".".join(path) + _shift(sign, shift)
        case _:
            assert_never(operand)


def _shift(sign: int, shift: Duration) -> str:
    if not shift:
        return ""
    return f" - {shift}" if sign < 0 else f" + {shift}"


def _items(items: Items) -> dict[str, Any]:
    table = _selection(items)
    if items.count:
        table["count"] = dict(map(as_test, items.count))
    if items.every is not None:
        table["every"] = as_table(items.every)
    if items.share is not None:
        table["share"] = _share(items.share)
    if items.covers:
        table["covers"] = dict(map(_covers, items.covers))
    if items.each is not None:
        table["each"] = _each(items.each)
    return table


def part_of(items: Items, part: Test | Record | Share | Covers | Each) -> dict[str, Any]:
    """
    The table of a collection with, of all that it asks, this part alone.
    """
    table = _selection(items)
    match part:
        case Record():
            table["every"] = as_table(part)
        case Share():
            table["share"] = _share(part)
        case Covers():
            table["covers"] = dict([_covers(part)])
        case Each():
            table["each"] = _each(part)
        case _:
            table["count"] = dict([as_test(part)])
    return table


def _selection(items: Items) -> dict[str, Any]:
    table: dict[str, Any] = {}
    if items.where is not None:
        table["where"] = as_table(items.where)
    if items.latest is not None:
        table["latest"] = items.latest
    return table


def _share(share: Share) -> dict[str, Any]:
    return {"of": as_table(share.of), **dict([as_test(share.test)])}


def _covers(covers: Covers) -> tuple[str, Any]:
    return covers.field, as_operands(covers.operands, covers.parameter)


def _each(each: Each) -> dict[str, Any]:
    return {
        "period": as_operand(each.period),
        "date": each.date,
        "since": as_operand(each.since),
    }


def operands_of(test: Test) -> tuple[Operand, ...]:
    """
    What a test compares with.
    """
    match test:
        case OneOf(operands=operands):
            return operands
        case Within(duration=duration):
            return (duration,)
        case Present():
            return ()
        case _:
            return (test.operand,)


AT_LEAST_ONE = (AtLeast(operand=Value(value=1)),)


def counts_of(items: Items) -> tuple[Test, ...]:
    """
    The tests of the number of items: at least one, where nothing at all is asked of them.
    """
    if items.count or items.every or items.share or items.covers or items.each:
        return items.count
    return AT_LEAST_ONE


def parameters_in(pattern: Any) -> frozenset[str]:
    """
    The names of the parameters that a pattern, or any part of one, uses.
    """
    if isinstance(pattern, tuple):
        return frozenset().union(*map(parameters_in, pattern))
    if isinstance(pattern, Parameter):
        return frozenset({pattern.name})
    if not attrs.has(type(pattern)) or isinstance(pattern, Duration):
        return frozenset()
    named = getattr(pattern, "parameter", None)
    parts = (getattr(pattern, field.name) for field in attrs.fields(type(pattern)))
    return frozenset({named} if named else ()).union(*map(parameters_in, parts))
