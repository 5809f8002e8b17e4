"""
What a pattern, a norm and a star can come to at all.

Parts of a pattern are taken to be free of each other: where one part leaves another no choice, more
is called possible than there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import assert_never, cast

from kvo_norms.catalogue import Norm, Star
from kvo_norms.evaluating.algebra import count_holds, number_of
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Present,
    Record,
    Test,
    Tests,
    Value,
    WordTests,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict, all_of, any_of, negation

Possible = frozenset[Verdict]
ALL = frozenset(Verdict)
FAILS = frozenset({NOT_MET, OPEN})


def possible_statuses(holder: Norm | Star) -> frozenset[Status]:
    """
    The statuses that a norm or a star can have.

    A star has what it needs of the certificate, whose verdict can be anything.
    """
    applies = _of_pattern(holder.applies_when)
    asked = ALL
    if isinstance(holder, Norm):
        asked = _of_pattern(holder.requires)
        if holder.question is not None:
            asked = _combined(all_of, [asked, ALL])
    found = {
        Status(value.value) if applying is MET or (value is MET) else Status.OPEN
        for applying in applies - {NOT_MET}
        for value in asked
    }
    if NOT_MET in applies or (isinstance(holder, Norm) and holder.may_not_apply):
        found.add(Status.NOT_APPLICABLE)
    return frozenset(found)


def can_be(test: Test, verdict: Verdict) -> bool:
    """
    Whether a test of one value can come to this; that a value is given is never refuted.
    """
    return not (isinstance(test, Present) and verdict is NOT_MET)


def _of_pattern(pattern: Record | None) -> Possible:
    return frozenset({MET}) if pattern is None else _of_record(pattern)


def _of_record(record: Record) -> Possible:
    return _combined(all_of, map(_of_entry, record.entries))


def _of_entry(entry: Entry) -> Possible:
    match entry:
        case Field(matcher=matcher):
            return _of_matcher(matcher)
        case AllOf(patterns=patterns):
            return _combined(all_of, map(_of_record, patterns))
        case AnyOf(patterns=patterns):
            return _combined(any_of, map(_of_record, patterns))
        case Not(pattern=pattern):
            return frozenset(map(negation, _of_record(pattern)))
        case AtLeastOf(count=count, patterns=patterns):
            needed = cast("int", count.value)

            def enough(values: Iterable[Verdict]) -> Verdict:
                return count_holds(AtLeast, (needed,), *number_of(values, closed=True))

            return frozenset(map(enough, product(*map(_of_record, patterns))))
        case _:
            assert_never(entry)


def _of_matcher(matcher: Matcher) -> Possible:
    match matcher:
        case Tests(tests=tests):
            return ALL if any(can_be(test, NOT_MET) for test in tests) else frozenset({MET, OPEN})
        case WordTests():
            return ALL
        case Record():
            return _of_record(matcher)
        case Items():
            return _of_items(matcher)
        case _:
            assert_never(matcher)


def _of_items(items: Items) -> Possible:
    """
    A collection that was not given is OPEN, unless its number can be anything.
    """
    inside = _of_pattern(items.where)
    asked = [_of_count(test, inside) for test in counts_of(items)]
    if items.every is not None:
        every = _of_record(items.every)
        asked.append((every | {OPEN, MET}) if MET in inside else frozenset({MET, OPEN}))
    if items.share is not None:
        asked.append(ALL if MET in inside else FAILS)
    asked += [ALL if MET in inside else FAILS for _ in items.covers]
    if items.each is not None:
        asked.append(ALL)
    return _combined(all_of, asked)


MOST = 3
"""Numbers of items are tried up to this much above what a test names."""


def _of_count(test: Test, inside: Possible) -> Possible:
    allowed = [cast("Value", operand).value for operand in operands_of(test)]
    numbers = [cast("int", number) for number in allowed]
    highest = max(numbers) + MOST if MET in inside else 0
    known = {count_holds(type(test), numbers, n, n) for n in range(highest + 1)}
    unknown = count_holds(type(test), numbers, 0, None)
    return frozenset({*known, unknown})


def _combined(
    combine: Callable[[Iterable[Verdict]], Verdict], parts: Iterable[Possible]
) -> Possible:
    """
    What the parts can come to together.
    """
    found = frozenset({combine(())})
    for part in parts:
        found = frozenset(combine(pair) for pair in product(found, part))
    return found
