"""
From what a pattern found, to the tests of which all must come out as wanted.

A pattern that a record does not match can be mended in one or more ways; each way is a
conjunction: tests of single fields, those that hold already included, so that mending one does not
break another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product
from typing import assert_never

from kvo_norms.errors import Path
from kvo_norms.evaluating.outcomes import GroupOutcome, ItemsOutcome, Outcome, ValueOutcome
from kvo_norms.explaining.asking import effective, needed
from kvo_norms.patterns import Not, Tests, WordTests
from kvo_norms.records import frozen
from kvo_norms.verdict import MET

MOST = 64
"""So many ways of mending one pattern are looked at."""


@frozen()
class Literal:
    """
    The tests of one field, whether they must not hold, and whether that is so already.
    """

    path: Path
    tests: Tests | WordTests
    negated: bool
    holds: bool


Conjunction = tuple[Literal, ...]


def conjunctions(outcome: Outcome, *, negated: bool = False) -> list[Conjunction]:
    """
    The ways in which a pattern without collections comes to hold, or with `negated` to fail.
    """
    return list(islice(_ways(outcome, negated=negated), MOST))


def is_plain(outcome: Outcome) -> bool:
    """
    Whether nothing below is asked of a collection.
    """
    match outcome:
        case ItemsOutcome():
            return False
        case GroupOutcome(parts=parts):
            return all(map(is_plain, parts))
        case _:
            return True


def _ways(outcome: Outcome, *, negated: bool) -> Iterator[Conjunction]:
    holds = effective(outcome.verdict, negated=negated) is MET
    match outcome:
        case ValueOutcome(path=path, node=node):
            yield (Literal(path, node, negated, holds),)
        case GroupOutcome(node=Not(), parts=parts):
            yield from _ways(parts[0], negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            failing = [part for part in parts if not _holds(part, negated=negated)]
            number = needed(node, len(parts), len(failing), negated=negated)
            held = _held(outcome, negated=negated)
            if holds:
                yield held
                return
            for chosen in combinations(failing, number):
                ways = [list(islice(_ways(part, negated=negated), MOST)) for part in chosen]
                for combined in product(*ways):
                    yield _joined((held, *combined))
        case ItemsOutcome():
            raise AssertionError(outcome)
        case _:
            assert_never(outcome)


def _holds(outcome: Outcome, *, negated: bool) -> bool:
    return effective(outcome.verdict, negated=negated) is MET


def _held(outcome: Outcome, *, negated: bool) -> Conjunction:
    """
    The tests that hold and that the pattern cannot do without.
    """
    match outcome:
        case ValueOutcome(path=path, node=node):
            holds = _holds(outcome, negated=negated)
            return (Literal(path, node, negated, True),) if holds else ()
        case GroupOutcome(node=Not(), parts=parts):
            return _held(parts[0], negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            if needed(node, len(parts), len(parts), negated=negated) < len(parts):
                return ()
            return _joined(_held(part, negated=negated) for part in parts)
        case _:
            return ()


def _joined(conjunctions: Iterable[Conjunction]) -> Conjunction:
    return tuple(dict.fromkeys(literal for them in conjunctions for literal in them))


def by_place(literals: Iterable[Literal]) -> dict[Path, list[Literal]]:
    """
    The literals of each field of which some do not hold yet.
    """
    found: dict[Path, list[Literal]] = {}
    for literal in literals:
        found.setdefault(literal.path, []).append(literal)
    return {
        path: them for path, them in found.items() if not all(literal.holds for literal in them)
    }
