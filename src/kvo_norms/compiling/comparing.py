"""
Code for tests of one value or of a list of words.

A test lowers a local variable that holds 2 (MET) to 1 (OPEN) or 0 (NOT_MET).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import assert_never, cast

from kvo_norms.compiling.scope import Place, Scope
from kvo_norms.evaluating.setting import exact
from kvo_norms.patterns import (
    Above,
    AsOf,
    AtLeast,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Equals,
    OneOf,
    Operand,
    Parameter,
    Present,
    Test,
    Value,
    Within,
    WordTest,
)

SIGNS: Mapping[type[Test], str] = {AtLeast: ">=", AtMost: "<=", Above: ">", Below: "<"}


def lower(target: str, expression: str, scope: Scope) -> None:
    """
    `target` becomes what the expression gives, where that is less.
    """
    value = expression
    if not expression.isidentifier():
        value = scope.source.local()
        scope.source.line(f"{value} = {expression}")
    with scope.source.block(f"if {value} < {target}:"):
        scope.source.line(f"{target} = {value}")


def write_tests(
    tests: Sequence[Test], vocabulary: str | None, place: Place, target: str, scope: Scope
) -> None:
    """
    Tests of one value, which all must hold.
    """
    source = scope.source
    _test(tests[0], vocabulary, place, target, scope)
    if len(tests) > 1:
        with source.block(f"if {target}:"):
            write_tests(tests[1:], vocabulary, place, target, scope)


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
            _ordered(SIGNS[type(test)], operand, vocabulary, place, target, scope)
        case Above(operand=operand) | Below(operand=operand):
            _ordered(SIGNS[type(test)], operand, vocabulary, place, target, scope)
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


def compares_ratio(name: str, tests: Sequence[Test], scope: Scope) -> bool:
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


def write_ratio_tests(
    tests: Sequence[Test], fields: tuple[str, str, str], target: str, scope: Scope
) -> None:
    """
    Compare a ratio by multiplying, exactly and without making a fraction of it.
    """
    source = scope.source
    part, whole, published = (scope.field(name) for name in fields)
    limits = [(SIGNS[type(t)], cast("Value", cast("AtLeast", t).operand).value) for t in tests]
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
    lower(target, found, scope)


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


def write_word_test(test: WordTest, place: Place, target: str, scope: Scope) -> None:
    """
    A test of a list of words.
    """
    source = scope.source
    with source.block(f"if {place.name} is None:"):
        source.line(f"{target} = 1")
    if all(isinstance(operand, Value | Parameter) for operand in test.operands):
        words = frozenset(exact(cast("Value", operand).value) for operand in test.operands)
        with source.block(f"elif not {WORDS[type(test)].format(source.bind(words), place.name)}:"):
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
        lower(target, f"2 - {found}" if none else found, scope)


WORDS: Mapping[type[WordTest], str] = {
    ContainsAll: "{0}.issubset({1})",
    ContainsAny: "(not {0}.isdisjoint({1}))",
    ContainsNone: "{0}.isdisjoint({1})",
}
"""Tests of a list of words against words that are written out."""
