"""
Code that asks an item what many patterns ask of it: what they have in common is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kvo_norms.compiling.conditions import condition
from kvo_norms.compiling.scope import Scope
from kvo_norms.compiling.ways import ALWAYS, NEVER, Ways
from kvo_norms.patterns import Entry, Field, Tests as ValueTests

Branch = tuple[tuple[Entry, ...], Callable[[str, Scope], None]]
"""What is asked of an item, and what is written where it holds or may hold."""


def write_branches(branches: Sequence[Branch], weight: str, scope: Scope) -> None:
    """
    Ask what branches have in common once, and only then what each asks besides. Entries are the
    same where they are one object.

    `weight` is 2 where an item counts by what was asked so far, 1 where it may.
    """
    for entries, write in branches:
        if not entries:
            write(weight, scope)
    left = [branch for branch in branches if branch[0]]
    if len(left) == 1 and weight == "1":
        ((entries, write),) = left
        _write_case("if", condition(entries, scope).may, [((), write)], weight, scope)
        return
    while left:
        common = _commonest(left)
        inside, others = [], []
        for entries, write in left:
            rest = tuple([entry for entry in entries if entry is not common])
            if len(rest) < len(entries):
                inside.append((rest, write))
            else:
                others.append((entries, write))
        _write_ways(inside, condition((common,), scope), weight, scope)
        left = others


def _commonest(branches: Sequence[Branch]) -> Entry:
    """
    What most of the branches ask, and of that what is cheapest.
    """
    if len(branches) == 1:
        ((entries, _),) = branches
        return min(entries, key=_cost) if len(entries) > 1 else entries[0]
    asked = [entry for entries, _ in branches for entry in entries]
    often: dict[int, int] = {}
    for entry in asked:
        often[id(entry)] = often.get(id(entry), 0) + 1
    most = max(often.values())
    return min([entry for entry in asked if often[id(entry)] == most], key=_cost)


def _write_ways(inside: Sequence[Branch], ways: Ways, weight: str, scope: Scope) -> None:
    """
    What follows an entry. Where items may count at most, it is the same whether the entry is met or
    open. Else it is written for each: what holds of a value is asked where the value is given.
    """
    if weight == "1":
        _write_case("if", ways.may, inside, weight, scope)
        return
    if ways.held is not None:
        _write_case("if", ways.unknown, inside, "1", scope.lacking(ways.needs))
        _write_case("elif", ways.held, inside, weight, scope.knowing(ways.needs))
        return
    if ways.met != NEVER:
        _write_case("if", ways.met, inside, weight, scope.knowing(ways.needs))
    if ways.met != ALWAYS and ways.unknown != NEVER:
        word = "if" if ways.met == NEVER else "elif"
        asked = ALWAYS if ways.may == ALWAYS else ways.unknown
        _write_case(word, asked, inside, "1", scope.lacking(ways.needs))


def _write_case(word: str, asked: str, inside: Sequence[Branch], weight: str, scope: Scope) -> None:
    """
    What follows where something holds that is asked, or as the last case of all.
    """
    if asked == ALWAYS and word == "if":
        write_branches(inside, weight, scope)
    elif asked != NEVER:
        with scope.source.block("else:" if asked == ALWAYS else f"{word} {asked}:"):
            write_branches(inside, weight, scope)


def _cost(entry: Entry) -> int:
    """
    How much work it is to ask an entry: what is cheap is asked first.
    """
    match entry:
        case Field(matcher=ValueTests(tests=tests)):
            return len(tests)
        case _:
            return 10
