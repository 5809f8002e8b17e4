"""
Tests of one value, or of a list of words, as expressions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never, cast

from kvo_norms.compiling.scope import Place, Scope
from kvo_norms.compiling.support import HOLDS
from kvo_norms.compiling.ways import (
    ALWAYS,
    NEVER,
    NOTHING_KNOWN,
    Ways,
    all_ways,
    any_way,
    both,
    either,
    opposite,
    other_way,
    told,
)
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
    Present,
    Test,
    Within,
    WordTest,
    Written,
)

Ordered = AtLeast | AtMost | Above | Below
SIGNS: Mapping[type[Ordered], str] = {AtLeast: ">=", AtMost: "<=", Above: ">", Below: "<"}


def value_test(test: Test, field: str, vocabulary: str | None, scope: Scope) -> Ways:
    """
    A test of a field that holds one value.
    """
    match test:
        case Present():
            return _given(scope.field(field), scope)
        case Equals(operand=operand):
            return _one_of((operand,), scope.field(field), scope)
        case OneOf(operands=operands):
            return _one_of(operands, scope.field(field), scope)
        case Within(duration=duration):
            place = scope.field(field)
            return _told(f"{scope.threshold(duration)} <= {place.name} <= on", [place], scope)
        case AtLeast() | AtMost() | Above() | Below():
            if field in scope.ratios and isinstance(test.operand, Written):
                return _ratio(test, cast("Decimal", test.operand.value), field, scope)
            if vocabulary is not None:
                return _ranked(test, scope.ranks.get(vocabulary, {}), scope.field(field), scope)
            place, other = scope.field(field), _other(test.operand, scope)
            return _told(f"{place.name} {SIGNS[type(test)]} {other.name}", [place, other], scope)
        case _:
            assert_never(test)


def _given(place: Place, scope: Scope) -> Ways:
    """
    That a place holds a value, which is never denied.
    """
    if not place.optional or place.name in scope.present:
        return Ways(met=ALWAYS, may=ALWAYS, unknown=NEVER)
    if place.name in scope.absent:
        return NOTHING_KNOWN
    name = place.name
    return Ways(met=f"{name} is not None", may=ALWAYS, unknown=f"{name} is None", needs=(name,))


def _told(held: str, places: Sequence[Place], scope: Scope) -> Ways:
    """
    What holds or not where all places hold a value, by what is known of them beforehand.
    """
    needs = [place.name for place in places if place.optional and place.name not in scope.present]
    if scope.absent and not scope.absent.isdisjoint(needs):
        return NOTHING_KNOWN
    return told(held, needs)


def _other(operand: Operand, scope: Scope) -> Place:
    """
    Where that can be read with which a field is compared.
    """
    if isinstance(operand, Written):
        return Place(scope.source.bind(exact(operand.value)), optional=False)
    return Place(scope.operand(operand), optional=not isinstance(operand, AsOf))


def _written(operands: Sequence[Operand]) -> frozenset[Any] | None:
    """
    The values of operands, where all are written out.
    """
    values = [exact(operand.value) for operand in operands if isinstance(operand, Written)]
    return frozenset(values) if len(values) == len(operands) else None


def _one_of(operands: Sequence[Operand], place: Place, scope: Scope) -> Ways:
    """
    That a field is one of some values. What is missing is none of those that are written out.
    """
    values, bind = _written(operands), scope.source.bind
    if values is None:
        others = [_other(operand, scope) for operand in operands]
        equal = [(f"{place.name} == {other.name}", [place, other]) for other in others]
        return any_way([_told(held, places, scope) for held, places in equal])
    held = (
        f"{place.name} == {bind(*values)}"
        if len(values) == 1
        else f"{place.name} in {bind(values)}"
    )
    if not place.optional or place.name in scope.present or place.name in scope.absent:
        return _told(held, [place], scope)
    may = f"{place.name} in {bind(values | {None})}"
    return Ways(met=held, may=may, unknown=f"{place.name} is None", needs=(place.name,))


def _ranked(test: Ordered, ranks: Mapping[str, int], place: Place, scope: Scope) -> Ways:
    """
    The order of words. A word without a rank, which the edition does not know, is open.
    """
    bind = scope.source.bind
    if not isinstance(test.operand, Written):
        other, known = _other(test.operand, scope).name, bind(ranks)
        both_known = f"{place.name} in {known} and {other} in {known}"
        held = f"{known}[{place.name}] {SIGNS[type(test)]} {known}[{other}]"
        unknown = opposite(both_known)
        return Ways(met=both([both_known, held]), may=either([unknown, held]), unknown=unknown)
    holds, limit = HOLDS[type(test)], ranks.get(str(test.operand.value))
    if limit is None or place.name in scope.absent:
        return NOTHING_KNOWN
    passing = frozenset(word for word, rank in ranks.items() if holds(rank, limit))
    possible = f"{place.name} not in {bind(frozenset(ranks) - passing)}"
    return Ways(met=f"{place.name} in {bind(passing)}", may=possible, unknown=possible)


def _ratio(test: Ordered, limit: Decimal, field: str, scope: Scope) -> Ways:
    """
    Compare a ratio by multiplying, exactly and without making a fraction of it; where it is not
    counted, compare what is published.
    """
    part, whole, published = (scope.field(name) for name in scope.ratios[field])
    sign, bind = SIGNS[type(test)], scope.source.bind
    numerator, denominator = map(bind, Fraction(limit).as_integer_ratio())
    multiplied = f"{part.name} * {denominator} {sign} {whole.name} * {numerator}"
    counted = told(multiplied, [part.name, whole.name])
    stated = told(f"{published.name} {sign} {bind(limit)}", [published.name])
    unknown = both([counted.unknown, stated.unknown])
    met = either([counted.met, both([counted.unknown, stated.met])])
    return Ways(met=met, may=either([unknown, met]), unknown=unknown)


def word_test(test: WordTest, field: str, scope: Scope) -> Ways:
    """
    A test of a field that holds a list of words.
    """
    place, words = scope.field(field), _written(test.operands)
    if words is not None and len(words) == 1:
        sign = "not in" if isinstance(test, ContainsNone) else "in"
        return _told(f"{scope.source.bind(*words)} {sign} {place.name}", [place], scope)
    if words is not None:
        bound = scope.source.bind(words)
        return _told(WORDS[type(test)].format(bound, place.name), [place], scope)
    others = [_other(operand, scope) for operand in test.operands]
    held = [_told(f"{other.name} in {place.name}", [place, other], scope) for other in others]
    match test:
        case ContainsAll():
            return all_ways(held)
        case ContainsAny():
            return any_way(held)
        case ContainsNone():
            return other_way(any_way(held))
        case _:
            assert_never(test)


WORDS: Mapping[type[WordTest], str] = {
    ContainsAll: "{0}.issubset({1})",
    ContainsAny: "not {0}.isdisjoint({1})",
    ContainsNone: "{0}.isdisjoint({1})",
}
"""Tests of a list of words against words that are written out."""
