"""
Drafts of several parts, joined: all hold, one fails, some hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kvo_norms.verdict import MET, NOT_MET, Verdict

Table = dict[str, Any]
Part = Callable[[Table, Verdict], list[Table]]
"""What makes of a table others, in which a part comes out as wanted."""

MOST = 8
"""So many drafts of one part are carried on."""


def opposite(part: Part) -> Part:
    """
    The part, wanted the other way round.
    """
    return lambda table, wanted: part(table, NOT_MET if wanted is MET else MET)


def all_hold(parts: Iterable[Part], table: Table) -> list[Table]:
    """
    Every part holds.
    """
    found = [table]
    for part in parts:
        found = [made for held in found for made in part(held, MET)][:MOST]
    return found


def one_fails(parts: list[Part], table: Table) -> list[Table]:
    """
    Each time one part fails and the others hold.
    """
    found = []
    for place in range(len(parts)):
        chosen = [opposite(part) if at == place else part for at, part in enumerate(parts)]
        found += all_hold(chosen, table)[:2]
    return found


def some_hold(parts: list[Part], table: Table, number: int) -> list[Table]:
    """
    So many parts hold and the others fail; each part is once among those that hold.
    """
    found = []
    for start in range(len(parts)):
        held = {(start + step) % len(parts) for step in range(max(number, 0))}
        chosen = [part if at in held else opposite(part) for at, part in enumerate(parts)]
        found += all_hold(chosen, table)[:1]
    return found
