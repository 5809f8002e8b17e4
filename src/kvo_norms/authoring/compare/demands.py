"""
Tests of a value, a number or a list of words, held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kvo_norms.authoring.compare.comparison import Direction, PartChange
from kvo_norms.authoring.compare.relations import (
    LOOSER,
    STRICTER,
    Relation,
    category_of,
    of_lists,
    relation_of,
)
from kvo_norms.authoring.compare.walk import Walk
from kvo_norms.authoring.compare.written import inline, value_of
from kvo_norms.notation import as_operand, as_operands, as_test, operands_of
from kvo_norms.patterns import (
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    OneOf,
    Operand,
    Parameter,
    Present,
    Test,
    WordTest,
    WordTests,
)

IMPLIED = (None, LOOSER)
"""What becomes of a test that is replaced by one that it asks anyway."""


def telling(tests: Sequence[Test]) -> list[Test]:
    """
    The tests without *present*, which any other test of the value asks as well.
    """
    return [test for test in tests if not isinstance(test, Present)] or list(tests)


def test_changes(
    old: Sequence[Test], new: Sequence[Test], vocabulary: str | None, walk: Walk
) -> Iterator[PartChange]:
    """
    Tests that all hold; those of one category belong together, then any two that are left.
    """
    left, pairs = list(new), []
    rest: list[Test] = []
    for was in old:
        like = next((now for now in left if category_of(now) == category_of(was)), None)
        if like is None:
            rest.append(was)
        else:
            left.remove(like)
            pairs.append((was, like))
    pairs += zip(rest, left, strict=False)
    for was, now in pairs:
        relation = relation_of(was, now, vocabulary, walk.words)
        if relation is not None:
            yield _test_change(was, now, relation, walk)
    for was in rest[len(left) :]:
        if not any(relation_of(it, was, vocabulary, walk.words) in IMPLIED for it in new):
            key, held = as_test(was)
            yield walk.at(key).change(LOOSER, inline(held), None)
    for now in left[len(rest) :]:
        if not any(relation_of(it, now, vocabulary, walk.words) in IMPLIED for it in old):
            key, held = as_test(now)
            yield walk.at(key).change(STRICTER, None, inline(held))


def _test_change(old: Test, new: Test, relation: Direction, walk: Walk) -> PartChange:
    (key, held), (new_key, new_held) = as_test(old), as_test(new)
    if key != new_key:
        return walk.change(relation, inline({key: held}), inline({new_key: new_held}))
    before, after = (
        _told(operands_of(it), written) for it, written in ((old, held), (new, new_held))
    )
    return walk.at(key).change(relation, before, after, _shared(_parameters(old), _parameters(new)))


def _told(operands: Sequence[Operand], written: Any) -> str:
    """
    What a test compares with, values in the place of parameters.
    """
    if isinstance(written, list):
        return f"[{', '.join(map(value_of, operands, written))}]"
    if len(operands) == 1:
        return value_of(operands[0], written)
    return f"[{', '.join(value_of(operand, as_operand(operand)) for operand in operands)}]"


def _parameters(test: Test | WordTest | Covers) -> frozenset[str | None]:
    """
    The parameters that a test takes its values from.
    """
    match test:
        case OneOf() | ContainsAll() | ContainsAny() | ContainsNone() | Covers():
            if test.parameter is not None:
                return frozenset({test.parameter})
            operands: Sequence[Operand] = test.operands
        case _:
            operands = operands_of(test)
    return frozenset(it.name if isinstance(it, Parameter) else None for it in operands)


def _shared(old: frozenset[str | None], new: frozenset[str | None]) -> str | None:
    return next(iter(new)) if old == new and len(new) == 1 else None


def operand_changes(
    old: Operand, new: Operand, relation: Relation, walk: Walk
) -> Iterator[PartChange]:
    """
    Another value in a place that holds one.
    """
    if relation is not None:
        names = (frozenset({getattr(it, "name", None)}) for it in (old, new))
        before, after = (value_of(it, as_operand(it)) for it in (old, new))
        yield walk.change(relation, before, after, _shared(*names))


def word_test_changes(old: WordTests, new: WordTests, walk: Walk) -> Iterator[PartChange]:
    """
    Tests of a list of words that all hold.
    """
    before = {type(test): test for test in old.tests}
    after = {type(test): test for test in new.tests}
    for kind in {**before, **after}:
        was, now = before.get(kind), after.get(kind)
        yield from demand_changes(was, now, walk)


def demand_changes(
    old: WordTest | Covers | None, new: WordTest | Covers | None, walk: Walk
) -> Iterator[PartChange]:
    """
    A demand with a list of values: new, gone or another list.
    """
    if new is not None and old is not None:
        relation = of_lists(old, new)
        if relation is not None:
            shared = _shared(_parameters(old), _parameters(new))
            yield walk.at(_key(new)).change(relation, _list(old), _list(new), shared)
    elif new is not None:
        yield walk.at(_key(new)).change(STRICTER, None, _list(new))
    elif old is not None:
        yield walk.at(_key(old)).change(LOOSER, _list(old), None)


def _list(test: WordTest | Covers) -> str:
    return _told(test.operands, as_operands(test.operands, None))


def _key(test: WordTest | Covers) -> str:
    return test.field if isinstance(test, Covers) else as_test(test)[0]
