"""
Changes of how the parts of a pattern work together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import attrs

from kvo_norms.authoring.mutating.operators import Change, Operator, change
from kvo_norms.authoring.mutating.values import (
    each_changes,
    list_changes,
    number_changes,
)
from kvo_norms.authoring.reasoning.nearby import COUNT
from kvo_norms.authoring.reasoning.parts import Part
from kvo_norms.authoring.spots import Spot
from kvo_norms.durations import Duration
from kvo_norms.kinds import Range
from kvo_norms.notation import AT_LEAST_ONE, counts_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Entry,
    Field,
    Items,
    Not,
    Record,
    Test,
    Tests,
    Value,
    Within,
    WordTests,
)


def rule_changes(part: Part) -> Iterator[Change]:
    """
    The changes of one part, the values of its tests aside.
    """
    match part.node:
        case Record(entries=entries) if len(entries) > 1:
            yield from _without_each(part.spot, "entries", entries)
            either = AnyOf(patterns=tuple(map(_alone, entries)))
            yield change(Operator.AND_OR, part.spot, _alone(either), to="any")
        case AllOf(patterns=patterns) | AnyOf(patterns=patterns) if len(patterns) > 1:
            yield from _without_each(part.spot, "patterns", patterns)
            kind, to = (AnyOf, "any") if isinstance(part.node, AllOf) else (AllOf, "all")
            yield change(Operator.AND_OR, part.spot, kind(patterns=patterns), to=to)
        case AtLeastOf(count=count, patterns=patterns):
            bounds = Range(1, len(patterns))
            shape = attrs.evolve(COUNT, bounds=bounds)
            yield from number_changes(count, (*part.spot, "count"), shape)
            if cast("int", count.value) < len(patterns):
                yield from _without_each(part.spot, "patterns", patterns)
        case Not(pattern=pattern):
            yield change(Operator.NEGATION, part.spot, AllOf(patterns=(pattern,)))
        case Field(name=name, matcher=Tests(tests=tests) | WordTests(tests=tests) as matcher):
            if len(tests) > 1:
                yield from _without_each((*part.spot, "matcher"), "tests", tests)
                patterns = tuple(_alone(Field(name=name, matcher=one)) for one in _singly(matcher))
                yield change(Operator.AND_OR, part.spot, AnyOf(patterns=patterns), to="any")
        case Tests(tests=tests):
            for place, test in enumerate(tests):
                if isinstance(test, Within):
                    yield from _ends(test, part, place)
        case ContainsAll() | ContainsAny() | ContainsNone():
            yield from _lists(part.node, part.spot)
        case Items():
            yield from _collection(part.node, part.spot)


def _alone(entry: Entry) -> Record:
    return Record(entries=(entry,))


def _singly(matcher: Tests | WordTests) -> Iterator[Tests | WordTests]:
    """
    The tests of a table, each in one of its own.
    """
    if isinstance(matcher, Tests):
        yield from (attrs.evolve(matcher, tests=(test,)) for test in matcher.tests)
    else:
        yield from (WordTests(tests=(test,)) for test in matcher.tests)


def _without_each(spot: Spot, name: str, items: tuple[Any, ...]) -> Iterator[Change]:
    """
    A tuple of a part without each of its items.
    """
    way = (*spot, name)
    for index in range(len(items)):
        yield change(Operator.DROP, (*way, index), items[:index] + items[index + 1 :], put_at=way)


def _ends(test: Within, part: Part, place: int) -> Iterator[Change]:
    """
    A period without its last day, which is that of the assessment; and one without an end.

    That it lacks its first day is a period that is a day shorter.
    """
    tests = cast("Tests", part.node).tests
    length = cast("Duration", test.duration.value)
    first = AtLeast(operand=AsOf(sign=-1, shift=length))
    spot = (*part.spot, "tests", place)
    others: dict[str, tuple[Test, ...]] = {"without its last day": (first, Below(operand=AsOf()))}
    if not part.evidence:
        others["without an end"] = (first,)
    for to, made in others.items():
        here = (*tests[:place], *made, *tests[place + 1 :])
        yield change(Operator.BOUNDARY, spot, here, to=to, put_at=(*part.spot, "tests"))


def _lists(test: ContainsAll | ContainsAny | ContainsNone, spot: Spot) -> Iterator[Change]:
    held: dict[str, Any] = {"operands": test.operands, "parameter": test.parameter}
    if isinstance(test, ContainsNone):
        yield change(Operator.NEGATION, spot, ContainsAny(**held), to="contains_any")
    elif len(test.operands) > 1:
        is_all = isinstance(test, ContainsAll)
        kind, to = (ContainsAny, "contains_any") if is_all else (ContainsAll, "contains_all")
        yield change(Operator.AND_OR, spot, kind(**held), to=to)


def _collection(items: Items, spot: Spot) -> Iterator[Change]:
    """
    The changes of what is asked of a collection.
    """
    for name in ("where", "every", "share", "each"):
        if getattr(items, name) is not None:
            yield from _dropped(items, spot, (name,), **{name: None})
    for name in ("count", "covers"):
        held = getattr(items, name)
        for index in range(len(held)):
            others = held[:index] + held[index + 1 :]
            yield from _dropped(items, spot, (name, index), **{name: others})
    if items.latest is not None:
        without = attrs.evolve(items, latest=None)
        yield change(Operator.DROP, (*spot, "latest"), without, put_at=spot)
    if counts_of(items) is AT_LEAST_ONE:
        for number in (2, 0):
            other = (AtLeast(operand=Value(value=number)),)
            yield change(Operator.NUMBER, (*spot, "count"), other, to=str(number))
    yield from _every_some(items, spot)
    for index, covers in enumerate(items.covers):
        yield from list_changes(covers, (*spot, "covers", index))
    if items.each is not None:
        yield from each_changes(items.each, (*spot, "each"))


def _dropped(items: Items, spot: Spot, what: Spot, **without: Any) -> Iterator[Change]:
    """
    A collection of which a part is no longer asked, where that is another thing to ask.
    """
    other = attrs.evolve(items, **without)
    if attrs.evolve(other, count=counts_of(other)) != attrs.evolve(items, count=counts_of(items)):
        yield change(Operator.DROP, (*spot, *what), other, put_at=spot)


def _every_some(items: Items, spot: Spot) -> Iterator[Change]:
    if items.every is not None:
        entries = () if items.where is None else items.where.entries
        where = Record(entries=(*entries, *items.every.entries))
        some = attrs.evolve(items, where=where, every=None)
        if counts_of(some) != AT_LEAST_ONE:
            some = attrs.evolve(some, count=(*some.count, *AT_LEAST_ONE))
        yield change(Operator.EVERY_SOME, (*spot, "every"), some, to="some", put_at=spot)
    elif items.where is not None and counts_of(items) is AT_LEAST_ONE:
        every = attrs.evolve(items, where=None, every=items.where)
        yield change(Operator.EVERY_SOME, (*spot, "where"), every, to="every", put_at=spot)
