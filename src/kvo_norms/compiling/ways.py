"""
Conditions as expressions: where a simple test is MET, and else where it is OPEN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from kvo_norms.compiling.comparing import SIGNS, WORDS
from kvo_norms.compiling.scope import Place, Scope
from kvo_norms.compiling.support import HOLDS
from kvo_norms.evaluating.setting import exact
from kvo_norms.patterns import (
    Above,
    AsOf,
    AtLeast,
    AtMost,
    Below,
    Entry,
    Equals,
    Field,
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

Ways = tuple[str, str | None]
"""Where an entry is MET, and where it is OPEN if it is not MET; ``None`` where it never is."""


def two_ways(entry: Entry, scope: Scope) -> Ways | None:
    """
    The expressions for an entry; ``None`` where it is no simple test.
    """
    match entry:
        case Field(name=name) if name in scope.ratios:
            return None
        case Field(name=name, matcher=Tests(tests=(Present(),))):
            place = scope.field(name)
            return (f"{place.name} is not None", "True") if place.optional else None
        case Field(name=name, matcher=Tests(tests=(test,), vocabulary=str() as vocabulary)) if (
            isinstance(test, Ordered)
        ):
            return _ranked(test, vocabulary, scope.field(name), scope)
        case Field(name=name, matcher=Tests(tests=(test,))):
            return _compared(test, scope.field(name), scope)
        case Field(name=name, matcher=WordTests(tests=(test,))):
            if not _written_out(test.operands):
                return None
            words, place = scope.source.bind(_values(test.operands)), scope.field(name)
            held = WORDS[type(test)].format(words, place.name)
            return f"{place.name} is not None and {held}", f"{place.name} is None"
        case Not(pattern=Record(entries=(inner,))):
            return _opposite(two_ways(inner, scope))
        case _:
            return None


def is_met(pattern: Record, scope: Scope) -> str | None:
    """
    Where a pattern is MET; ``None`` where not all that it asks are simple tests.
    """
    ways = [two_ways(entry, scope) for entry in pattern.entries]
    met = [f"({way[0]})" for way in ways if way is not None]
    return " and ".join(met) if len(met) == len(ways) else None


def _opposite(ways: Ways | None) -> Ways | None:
    if ways is None or ways[1] is None:
        return None if ways is None else (f"not ({ways[0]})", None)
    met, unknown = ways
    return f"not ({met}) and not ({unknown})", f"not ({met}) and ({unknown})"


def _compared(test: Test, place: Place, scope: Scope) -> Ways | None:
    """
    A comparison with what is written out, with the day, or with another part of the dossier.
    """
    name, unknown = place.name, [place.name] if place.optional else []
    match test:
        case Equals(operand=Value() | Parameter() as operand):
            # What is missing equals nothing.
            held = f"{name} == {scope.source.bind(exact(operand.value))}"
            return held, f"{name} is None" if unknown else None
        case OneOf(operands=operands) if _written_out(operands):
            held = f"{name} in {scope.source.bind(_values(operands))}"
            return held, f"{name} is None" if unknown else None
        case Within(duration=duration):
            held = f"{scope.threshold(duration)} <= {name} <= on"
        case AtLeast() | AtMost() | Above() | Below() | Equals():
            sign = "==" if isinstance(test, Equals) else SIGNS[type(test)]
            if isinstance(test.operand, Value | Parameter):
                other = scope.source.bind(exact(test.operand.value))
            else:
                other = scope.operand(test.operand)
                unknown += [] if isinstance(test.operand, AsOf) else [other]
            held = f"{name} {sign} {other}"
        case _:
            return None
    if not unknown:
        return held, None
    known = " and ".join(f"{it} is not None" for it in unknown)
    return f"{known} and {held}", " or ".join(f"{it} is None" for it in unknown)


def _written_out(operands: Sequence[Operand]) -> bool:
    return all(isinstance(operand, Value | Parameter) for operand in operands)


def _values(operands: Sequence[Operand]) -> frozenset[Any]:
    return frozenset(exact(cast("Value", operand).value) for operand in operands)


def _ranked(
    test: AtLeast | AtMost | Above | Below, vocabulary: str, place: Place, scope: Scope
) -> Ways | None:
    if not isinstance(test.operand, Value | Parameter):
        return None
    ranks = scope.ranks.get(vocabulary, {})
    limit = ranks.get(str(test.operand.value))
    if limit is None:
        return None
    holds = HOLDS[type(test)]
    passing = frozenset(word for word, rank in ranks.items() if holds(rank, limit))
    failing = scope.source.bind(frozenset(ranks) - passing)
    return f"{place.name} in {scope.source.bind(passing)}", f"{place.name} not in {failing}"


Ordered = AtLeast | AtMost | Above | Below
