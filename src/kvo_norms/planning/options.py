"""
What can be done about something, what it costs at the least, and why nothing can be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from kvo_norms.errors import Path
from kvo_norms.planning.edits import New
from kvo_norms.planning.scene import Block, State, Way

Words: TypeAlias = Mapping[str, frozenset[Any]]
"""What the fields of an item may hold, where that is certain."""
Demand: TypeAlias = tuple[Path, Words]
"""A place where a step is taken, or a collection that gets an item, and what it may hold then."""
NOTHING = Decimal(0)


@attrs.frozen(kw_only=True, eq=False)
class Options:
    """
    The next things that can be done; none of them need be enough by itself.
    """

    ways: tuple[Way, ...] = ()
    least: Decimal = NOTHING
    """What it costs at the least until it holds."""
    demands: tuple[Demand, ...] = ()
    """All that can be paid with that."""
    blocks: tuple[Block, ...] = ()
    """Where there is no way: why."""

    @property
    def possible(self) -> bool:
        """
        Whether anything can be done.
        """
        return bool(self.ways)


def blocked(*blocks: Block) -> Options:
    """
    Nothing can be done.
    """
    return Options(blocks=tuple(dict.fromkeys(blocks)))


def options_of(
    ways: Iterable[Way], state: State, *, words: Words | None = None, blocks: Sequence[Block] = ()
) -> Options:
    """
    Ways of which any one does; where there is none, why.

    An empty way is none. `words` are what the item may hold that they make.
    """
    found = tuple(dict.fromkeys(way for way in ways if way))
    if not found:
        return blocked(*blocks)
    demands: dict[Path, None] = {}
    for way in found:
        for edit in way:
            key = state.key(edit)
            if key is None and isinstance(edit, New):
                demands[edit.collection] = None
            elif key is not None and key not in state.paid:
                demands[key[0]] = None
    return Options(
        ways=found,
        least=min(map(state.price, found)),
        demands=tuple((place, words or {}) for place in demands),
    )


def any_of(options: Sequence[Options], *, number: int = 1) -> Options:
    """
    So many of these must come to hold.
    """
    possible = [each for each in options if each.possible]
    if len(possible) < number:
        return blocked(*(block for each in options for block in each.blocks))
    costs = sorted(each.least for each in possible)
    return Options(
        ways=tuple(dict.fromkeys(way for each in possible for way in each.ways)),
        least=costs[number - 1],
        demands=tuple(demand for each in possible for demand in each.demands),
    )


def all_of(options: Sequence[Options]) -> Options:
    """
    All of these must come to hold; the one with the fewest ways is done first.
    """
    hopeless = [each for each in options if not each.possible]
    if hopeless:
        return blocked(*(block for each in hopeless for block in each.blocks))
    first = min(options, key=lambda each: len(each.ways))
    least, demands = joint(options)
    return Options(ways=first.ways, least=least, demands=demands)


def joint(options: Iterable[Options]) -> tuple[Decimal, tuple[Demand, ...]]:
    """
    What several things cost together at the least: those are added that can share no step.
    """
    total = NOTHING
    demands: tuple[Demand, ...] = ()
    for each in sorted(options, key=most_certain_first):
        if each.least and not _may_share(demands, each.demands):
            total += each.least
            demands += each.demands
    return total, demands


def most_certain_first(options: Options) -> tuple[Decimal, int, int]:
    """
    The dearest first; of those, what has the fewest places and says most of what stands there.
    """
    said = sum(len(words) for _, words in options.demands)
    return -options.least, len(options.demands), -said


def _may_share(some: Sequence[Demand], others: Sequence[Demand]) -> bool:
    """
    Whether one step could be part of what both ask.
    """
    return any(
        place == other and not _contradict(words, others_words)
        for place, words in some
        for other, others_words in others
    )


def _contradict(some: Words, others: Words) -> bool:
    return any(field in others and words.isdisjoint(others[field]) for field, words in some.items())


def cheapest(costs: Iterable[Decimal], again: Decimal | None, number: int) -> Decimal:
    """
    What `number` of things cost at the least: each of `costs` once, `again` as often as wanted.
    """
    spent = NOTHING
    rest: Iterator[Decimal] = iter(sorted(costs))
    upcoming = next(rest, None)
    for _ in range(number):
        if upcoming is not None and (again is None or upcoming <= again):
            spent += upcoming
            upcoming = next(rest, None)
        elif again is not None:
            spent += again
    return spent
