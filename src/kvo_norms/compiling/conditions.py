"""
Code for what a record must match: tests of its fields, and all, any, not, at least of them.

A condition lowers a local variable that holds 2 (MET) to 1 (OPEN) or 0 (NOT_MET).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never, cast

import attrs

from kvo_norms.coding import Source
from kvo_norms.evaluating.setting import Ranks, exact
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
    Each,
    Entry,
    Equals,
    Field,
    FromDossier,
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
    WordTest,
    WordTests,
)

_SIGNS: Mapping[type[Test], str] = {AtLeast: ">=", AtMost: "<=", Above: ">", Below: "<"}


@attrs.frozen
class Place:
    """
    Where a field's value can be read in the code, and whether it may be ``None``.
    """

    name: str
    optional: bool


@attrs.frozen(kw_only=True)
class Scope:
    """
    What the code of a condition is written into, and how it reads what it needs.
    """

    source: Source
    ranks: Ranks
    field: Callable[[str], Place]
    """Where a field of the record at hand can be read."""
    entry: Callable[[Entry, str], None]
    """Writes an entry that is no plain condition of one record."""
    operand: Callable[[Operand], str]
    """The name that holds what an operand came to on the day, ``None`` where unknown."""
    threshold: Callable[[Value | Parameter], str]
    """The name that holds the first day of a period up to the day of the assessment."""
    ratios: Mapping[str, tuple[str, str, str]] = {}
    """Fields that are ratios of two others, else what a third says."""


def write_record(pattern: Record, target: str, scope: Scope) -> None:
    """
    All entries of a table: `target`, which holds 1 or 2, is lowered to what they come to.
    """
    write_entries(pattern.entries, target, scope)


def write_entries(entries: Sequence[Entry], target: str, scope: Scope) -> None:
    """
    Entries that all must hold, each asked only while none has failed.
    """
    if not entries:
        return
    _entry(entries[0], target, scope)
    if len(entries) > 1:
        with scope.source.block(f"if {target}:"):
            write_entries(entries[1:], target, scope)


def two_ways(entry: Entry, scope: Scope) -> tuple[str, str | None] | None:
    """
    Expressions for an entry that is one simple test: where it is MET, and else where it is OPEN.

    The second is ``None`` where it never is.
    """
    match entry:
        case Field(name=name, matcher=Tests(tests=(test,), vocabulary=vocabulary)):
            if name in scope.ratios:
                return None
        case _:
            return None
    match test:
        case Equals(operand=Value() | Parameter() as operand):
            other = scope.source.bind(exact(operand.value))
            met = f"{scope.field(name).name} == {other}"
        case OneOf(operands=operands):
            if not all(isinstance(operand, Value | Parameter) for operand in operands):
                return None
            known = frozenset(exact(cast("Value", operand).value) for operand in operands)
            met = f"{scope.field(name).name} in {scope.source.bind(known)}"
        case AtLeast() | AtMost() | Above() | Below() if vocabulary is not None:
            return _ranked_ways(test, vocabulary, scope.field(name), scope)
        case Present():
            place = scope.field(name)
            return (f"{place.name} is not None", "True") if place.optional else None
        case _:
            return None
    place = scope.field(name)
    return met, f"{place.name} is None" if place.optional else None


def _ranked_ways(
    test: AtLeast | AtMost | Above | Below, vocabulary: str, place: Place, scope: Scope
) -> tuple[str, str] | None:
    ranks = scope.ranks.get(vocabulary, {})
    limit = (
        ranks.get(str(test.operand.value)) if isinstance(test.operand, Value | Parameter) else None
    )
    if limit is None:
        return None
    compare = _COMPARE[type(test)]
    passing = frozenset(word for word, rank in ranks.items() if compare(rank, limit))
    failing = scope.source.bind(frozenset(ranks) - passing)
    return f"{place.name} in {scope.source.bind(passing)}", f"{place.name} not in {failing}"


_COMPARE: Mapping[type[Test], Callable[[int, int], bool]] = {
    AtLeast: operator.ge,
    AtMost: operator.le,
    Above: operator.gt,
    Below: operator.lt,
}


def _entry(entry: Entry, target: str, scope: Scope) -> None:
    match entry:
        case Field(name=name, matcher=Tests(tests=tests)) if _compares_ratio(name, tests, scope):
            _ratio_tests(tests, scope.ratios[name], target, scope)
        case Field(name=name, matcher=Tests(tests=tests, vocabulary=vocabulary)):
            _tests(tests, vocabulary, scope.field(name), target, scope)
        case Field(name=name, matcher=WordTests(tests=word_tests)):
            for test in word_tests:
                _word_test(test, scope.field(name), target, scope)
        case Field():
            scope.entry(entry, target)
        case AllOf(patterns=patterns):
            write_entries([inner for p in patterns for inner in p.entries], target, scope)
        case AnyOf(patterns=patterns):
            _lower(target, _greatest(patterns, scope), scope)
        case Not(pattern=pattern):
            _lower(target, f"2 - {write_value(pattern, scope)}", scope)
        case AtLeastOf(count=count, patterns=patterns):
            values = [write_value(pattern, scope) for pattern in patterns]
            wanted = scope.source.bind(count.value)
            met = " + ".join(f"({value} == 2)" for value in values)
            may = " + ".join(f"({value} > 0)" for value in values)
            found = scope.source.local()
            scope.source.line(
                f"{found} = 2 if {met} >= {wanted} else 1 if {may} >= {wanted} else 0"
            )
            _lower(target, found, scope)
        case _:
            assert_never(entry)


def write_value(pattern: Record, scope: Scope) -> str:
    """
    The name of a local variable that holds what a pattern comes to.
    """
    found = scope.source.local()
    scope.source.line(f"{found} = 2")
    write_record(pattern, found, scope)
    return found


def _greatest(patterns: Sequence[Record], scope: Scope) -> str:
    found = scope.source.local()
    scope.source.line(f"{found} = 0")
    for pattern in patterns:
        with scope.source.block(f"if {found} != 2:"):
            value = write_value(pattern, scope)
            with scope.source.block(f"if {value} > {found}:"):
                scope.source.line(f"{found} = {value}")
    return found


def _lower(target: str, expression: str, scope: Scope) -> None:
    value = expression
    if not expression.isidentifier():
        value = scope.source.local()
        scope.source.line(f"{value} = {expression}")
    with scope.source.block(f"if {value} < {target}:"):
        scope.source.line(f"{target} = {value}")


def _tests(
    tests: Sequence[Test], vocabulary: str | None, place: Place, target: str, scope: Scope
) -> None:
    source = scope.source
    _test(tests[0], vocabulary, place, target, scope)
    if len(tests) > 1:
        with source.block(f"if {target}:"):
            _tests(tests[1:], vocabulary, place, target, scope)


def _test(test: Test, vocabulary: str | None, place: Place, target: str, scope: Scope) -> None:
    match test:
        case Present():
            _decide(place, (), None, target, scope)
        case Equals(operand=operand):
            other, unknown = _other(operand, scope)
            _decide(place, unknown, f"{place.name} == {other}", target, scope)
        case OneOf(operands=operands):
            _one_of(operands, place, target, scope)
        case Within(duration=duration):
            first = scope.threshold(duration)
            _decide(place, (), f"{first} <= {place.name} <= on", target, scope)
        case AtLeast(operand=operand) | AtMost(operand=operand):
            _ordered(_SIGNS[type(test)], operand, vocabulary, place, target, scope)
        case Above(operand=operand) | Below(operand=operand):
            _ordered(_SIGNS[type(test)], operand, vocabulary, place, target, scope)
        case _:
            assert_never(test)


def _decide(
    place: Place, unknown: Sequence[str], condition: str | None, target: str, scope: Scope
) -> None:
    """
    OPEN where something is unknown, else NOT_MET where the condition fails.
    """
    source = scope.source
    names = [place.name, *unknown] if place.optional else unknown
    if names:
        with source.block("if " + " or ".join(f"{name} is None" for name in names) + ":"):
            source.line(f"{target} = 1")
    if condition is not None:
        with source.block(f"{'elif' if names else 'if'} not {condition}:"):
            source.line(f"{target} = 0")


def _other(operand: Operand, scope: Scope) -> tuple[str, tuple[str, ...]]:
    """
    What a field is compared with, and the names in it that may be ``None``.
    """
    if isinstance(operand, Value | Parameter):
        return scope.source.bind(exact(operand.value)), ()
    name = scope.operand(operand)
    return name, () if isinstance(operand, AsOf) else (name,)


def _compares_ratio(name: str, tests: Sequence[Test], scope: Scope) -> bool:
    """
    Whether all tests compare a ratio with what is written out.
    """
    if name not in scope.ratios:
        return False
    return all(
        isinstance(test, AtLeast | AtMost | Above | Below)
        and isinstance(test.operand, Value | Parameter)
        for test in tests
    )


def _ratio_tests(
    tests: Sequence[Test], fields: tuple[str, str, str], target: str, scope: Scope
) -> None:
    """
    Compare a ratio by multiplying, exactly and without making a fraction of it.
    """
    source = scope.source
    part, whole, published = (scope.field(name) for name in fields)
    limits = [(_SIGNS[type(t)], cast("Value", cast("AtLeast", t).operand).value) for t in tests]
    fractions = [(sign, Fraction(cast("Decimal", limit))) for sign, limit in limits]
    sides = [(source.bind(f.denominator), sign, source.bind(f.numerator)) for sign, f in fractions]
    counted = " and ".join(f"{part.name} * {d} {sign} {whole.name} * {n}" for d, sign, n in sides)
    stated = " and ".join(f"{published.name} {sign} {source.bind(limit)}" for sign, limit in limits)
    given = f"if {part.name} is not None and {whole.name} is not None:"
    with source.block(given), source.block(f"if not ({counted}):"):
        source.line(f"{target} = 0")
    with source.block(f"elif {published.name} is None:"):
        source.line(f"{target} = 1")
    with source.block(f"elif not ({stated}):"):
        source.line(f"{target} = 0")


def _one_of(operands: Sequence[Operand], place: Place, target: str, scope: Scope) -> None:
    source = scope.source
    if all(isinstance(operand, Value | Parameter) for operand in operands):
        known = frozenset(exact(cast("Value", operand).value) for operand in operands)
        _decide(place, (), f"({place.name} in {source.bind(known)})", target, scope)
        return
    found = source.local()
    source.line(f"{found} = 0")
    for operand in operands:
        other, unknown = _other(operand, scope)
        missing = " or ".join(f"{name} is None" for name in (place.name, *unknown))
        with source.block(f"if {missing}:"):
            source.line(f"{found} = {found} or 1")
        with source.block(f"elif {place.name} == {other}:"):
            source.line(f"{found} = 2")
    _lower(target, found, scope)


def _ordered(
    sign: str, operand: Operand, vocabulary: str | None, place: Place, target: str, scope: Scope
) -> None:
    other, unknown = _other(operand, scope)
    if vocabulary is None:
        _decide(place, unknown, f"{place.name} {sign} {other}", target, scope)
        return
    source = scope.source
    ranks = source.bind(_Ranks(scope.ranks.get(vocabulary, {})))
    rank, rank_of_other = source.local(), source.local()
    source.line(f"{rank} = {ranks}.get({place.name})")
    source.line(f"{rank_of_other} = {ranks}.get({other})")
    ranked = Place(rank, optional=True)
    _decide(ranked, (rank_of_other,), f"{rank} {sign} {rank_of_other}", target, scope)


class _Ranks(dict[str, int]):
    """
    Ranks that a namespace can bind by identity.
    """


def _word_test(test: WordTest, place: Place, target: str, scope: Scope) -> None:
    source = scope.source
    with source.block(f"if {place.name} is None:"):
        source.line(f"{target} = 1")
    if all(isinstance(operand, Value | Parameter) for operand in test.operands):
        words = frozenset(exact(cast("Value", operand).value) for operand in test.operands)
        with source.block(f"elif not {_WORDS[type(test)].format(source.bind(words), place.name)}:"):
            source.line(f"{target} = 0")
        return
    found = source.local()
    with source.block("else:"):
        every = isinstance(test, ContainsAll)
        source.line(f"{found} = {2 if every else 0}")
        for operand in test.operands:
            other, unknown = _other(operand, scope)
            header = "if"
            for name in unknown:
                with source.block(f"if {name} is None:"):
                    source.line(f"{found} = {f'min({found}, 1)' if every else f'{found} or 1'}")
                header = "elif"
            word = f"{other} not in" if every else f"{other} in"
            with source.block(f"{header} {word} {place.name}:"):
                source.line(f"{found} = {0 if every else 2}")
        none = isinstance(test, ContainsNone)
        _lower(target, f"2 - {found}" if none else found, scope)


_WORDS: Mapping[type[WordTest], str] = {
    ContainsAll: "{0}.issubset({1})",
    ContainsAny: "(not {0}.isdisjoint({1}))",
    ContainsNone: "{0}.isdisjoint({1})",
}
"""Tests of a list of words against words that are written out."""


def depends_on_more(node: Any) -> bool:
    """
    Whether what a pattern of an item comes to depends on more than the item: on the day of the
    assessment, or on another part of the dossier.
    """
    return _holds_any(node, (Within, AsOf, FromDossier))


def depends_on_day(node: Any) -> bool:
    """
    Whether what a pattern comes to depends on the day of the assessment.
    """
    return _holds_any(node, (Within, AsOf, Each))


def _holds_any(node: Any, kinds: tuple[type, ...]) -> bool:
    if isinstance(node, kinds):
        return True
    if isinstance(node, tuple):
        return any(_holds_any(item, kinds) for item in node)
    if not attrs.has(type(node)):
        return False
    return any(_holds_any(getattr(node, f.name), kinds) for f in attrs.fields(type(node)))
