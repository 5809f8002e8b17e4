"""
Which parts of two lists are each other's: those that are the same, then those that are most alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kvo_norms.notation import as_table
from kvo_norms.patterns import Record

Pairs = list[tuple[int | None, int | None]]


def paired(old: Sequence[Record], new: Sequence[Record]) -> Pairs:
    """
    The places of patterns that belong together, in the new order; those without a partner last.
    """
    lines = [Counter(lines_of(pattern)) for pattern in old]
    others = [Counter(lines_of(pattern)) for pattern in new]
    scores = sorted(
        (-likeness(one, other), abs(i - j), i, j)
        for i, one in enumerate(lines)
        for j, other in enumerate(others)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in scores:
        if score < 0 and i not in taken and j not in partner:
            partner[j] = i
            taken.add(i)
    left: list[int | None] = [i for i in range(len(old)) if i not in taken]
    return [*((partner.get(j), j) for j in range(len(new))), *((i, None) for i in left)]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """
    What share of the lines of two patterns they have in common, from 0 to 1 (Dice's measure).
    """
    number = one.total() + other.total()
    return 2 * (one & other).total() / number if number else 1.0


def lines_of(pattern: Record | None) -> Iterator[str]:
    """
    A pattern as lines of keys and a value, and the keys alone: two thresholds are half alike.
    """
    if pattern is not None:
        yield from _lines(as_table(pattern), "")


def _lines(value: Any, keys: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _lines(held, f"{keys}.{key}")
    elif isinstance(value, list):
        for held in value:
            yield from _lines(held, keys)
    else:
        yield keys
        yield f"{keys} = {value}"
