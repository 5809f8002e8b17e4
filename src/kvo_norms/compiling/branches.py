"""
Code that asks an item what many patterns ask of it: what they have in common is asked once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kvo_norms.compiling.conditions import write_entries
from kvo_norms.compiling.scope import Scope
from kvo_norms.compiling.ways import Ways, two_ways
from kvo_norms.patterns import Entry, Field, Tests as ValueTests

Branch = tuple[tuple[Entry, ...], Callable[[str], None]]
"""What is asked of an item, and what is written where it holds or may hold."""


def write_branches(branches: Sequence[Branch], weight: str, scope: Scope) -> None:
    """
    Ask what branches have in common once, and only then what each asks besides.

    `weight` is 2 where an item counts by what was asked so far, 1 where it may.
    """
    source = scope.source
    for entries, write in branches:
        if not entries:
            write(weight)
    left = [branch for branch in branches if branch[0]]
    while left:
        often = Counter(entry for entries, _ in left for entry in entries)
        entry = max(often, key=lambda entry: (often[entry], -_cost(entry)))
        inside = [(_without(entries, entry), write) for entries, write in left if entry in entries]
        left = [branch for branch in left if entry not in branch[0]]
        ways = two_ways(entry, scope)
        if ways is not None:
            _write_ways(inside, ways, weight, scope)
            continue
        name = source.local()
        source.line(f"{name} = {weight}")
        write_entries((entry,), name, scope)
        with source.block(f"if {name}:"):
            write_branches(inside, name, scope)


def _write_ways(inside: Sequence[Branch], ways: Ways, weight: str, scope: Scope) -> None:
    """
    What follows an entry that is one simple test. Where items may count at most, it is the same
    whether the test is met or open; else it is written twice, for most are met or not.
    """
    source = scope.source
    met, unknown = ways
    if unknown is not None and weight == "1":
        met, unknown = f"{met} or {unknown}", None
    with source.block(f"if {met}:"):
        write_branches(inside, weight, scope)
    if unknown is not None:
        with source.block(f"elif {unknown}:"):
            write_branches(inside, "1", scope)


def _cost(entry: Entry) -> int:
    """
    How much work it is to ask an entry: what is cheap is asked first.
    """
    match entry:
        case Field(matcher=ValueTests(tests=tests)):
            return len(tests)
        case _:
            return 10


def _without(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    return tuple(other for other in entries if other != entry)
