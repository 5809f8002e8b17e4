"""
The search for the cheapest steps: always the state that may still become the cheapest comes first.

A state is a dossier with some steps taken. From it, one norm that is not met is taken in hand, and
each way to bring it nearer leads to another state. What the rest must cost at the least is added
to what was spent, and is never too much, so the first state in which all is met is the cheapest.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import attrs

from kvo_norms.assessing.evidence import stale_findings
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.evaluating.setting import Setting
from kvo_norms.planning.alike import sorts
from kvo_norms.planning.options import Options, joint, most_certain_first
from kvo_norms.planning.scene import Scene, State
from kvo_norms.planning.taking import after, identity_of
from kvo_norms.planning.targets import Standing, Target, reached, standing_of

MOST_STATES = 300
"""So many states are looked at before any plan will do."""
BEAM = 3
"""So many states are followed then."""
PATIENCE = 40
"""So many steps are followed that bring nothing nearer."""
NOTHING = Decimal(0)
Lacking = Mapping[str, Options]
"""The targets that are not reached, with what can be done about each."""
Rating = tuple[Decimal, Decimal, int]
NOT_STALE: frozenset[Finding] = frozenset()


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """
    The best state that was found.
    """

    state: State
    lacking: Mapping[str, Options]
    """The targets that are not reached in it."""
    cheapest: bool
    """Whether it was shown that none is cheaper."""


class Search:
    """
    A search in one scene.
    """

    def __init__(self, scene: Scene, targets: Sequence[Target], dossier: Dossier) -> None:
        self._scene = scene
        self._targets = targets
        self._known: dict[Hashable, Standing] = {}
        self._numbers: dict[Hashable, int] = {}
        self._digested = any(it.evidence_sha256 is not None for it in dossier.findings)
        start = State(scene=scene, dossier=dossier)
        patterns = [
            pattern
            for target in targets
            for pattern in (target.applies_when, target.requires)
            if pattern is not None
        ]
        scene.sorts.update(sorts(patterns, start.setting))
        self.start = start

    def lacking(self, state: State, targets: Iterable[Target] | None = None) -> dict[str, Options]:
        """
        The targets that are not reached in a state, with what can be done.
        """
        stale = self.stale(state.dossier)
        found = {}
        for target in self._targets if targets is None else targets:
            standing = self._standing(target, state, stale)
            if not standing.met:
                found[target.id] = standing.options
        return found

    def stale(self, dossier: Dossier) -> frozenset[Finding]:
        """
        The findings whose evidence is no longer what it was.
        """
        return stale_findings(self._scene.edition, dossier) if self._digested else NOT_STALE

    def lapsing(self, dossier: Dossier, on: date) -> list[str]:
        """
        The targets that are reached in a dossier on the day of the plan, and not on a later one.
        """
        stale = self.stale(dossier)
        today, later = (
            Setting(dossier=dossier, on=day, ranks=self._scene.ranks)
            for day in (self._scene.on, on)
        )
        return [
            target.id
            for target in self._targets
            if reached(target, today, stale) and not reached(target, later, stale)
        ]

    def _standing(self, target: Target, state: State, stale: Collection[Finding]) -> Standing:
        version = state.version
        key = (
            target.id,
            tuple(version.get(root, 0) for root in sorted(target.reads)),
            any(finding.norm == target.id for finding in stale),
        )
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = standing_of(target, state, stale)
        return found

    def best(self, targets: Sequence[Target]) -> Found:
        """
        The state in which all these targets are reached at the least cost.

        Where there is none, the target on which the search stuck is given up, so that it takes no
        other along. Where none was found in time, the state that reaches most of them.
        """
        left, given_up = list(targets), dict[str, Options]()
        while True:
            found = self._cheapest(left)
            if found is None:
                found = self._near(left)
                break
            if len(found.lacking) < 2:
                break
            stuck, options = min(found.lacking.items(), key=_in_hand_first)
            given_up[stuck] = options
            left = [target for target in left if target.id != stuck]
        cheapest = found.cheapest and not given_up
        return attrs.evolve(found, lacking={**given_up, **found.lacking}, cheapest=cheapest)

    def _cheapest(self, targets: Sequence[Target]) -> Found | None:
        """
        By the rules of A*; ``None`` where it takes too long.

        A state is rated when its turn comes, and waits again where others come before it then.
        """
        serial = count()
        waiting: list[tuple[Rating, int, State]] = [((NOTHING, NOTHING, 0), 0, self.start)]
        seen: set[Hashable] = {identity_of(self.start)}
        nearest: tuple[tuple[int, Decimal], State, Lacking] | None = None
        rated: dict[int, Lacking] = {}
        looked = 0
        while waiting:
            rating, _, state = heapq.heappop(waiting)
            lacking = rated.pop(id(state), None)
            if lacking is None:
                if looked == MOST_STATES:
                    return None
                looked += 1
                lacking = self.lacking(state, targets)
                rank = (len(lacking), state.cost)
                if nearest is None or rank < nearest[0]:
                    nearest = (rank, state, lacking)
                if not _possible(lacking):
                    continue
                rating = max(rating, _rating(state, lacking))
                if waiting and rating > waiting[0][0]:
                    rated[id(state)] = lacking
                    heapq.heappush(waiting, (rating, next(serial), state))
                    continue
            if not lacking:
                return Found(state=state, lacking={}, cheapest=not self._cut)
            for child in self._after(state, lacking, seen):
                floor = (max(rating[0], child.cost), NOTHING, len(lacking))
                heapq.heappush(waiting, (floor, next(serial), child))
        assert nearest is not None  # noqa: S101 # the first state at the least
        return Found(state=nearest[1], lacking=nearest[2], cheapest=False)

    def _near(self, targets: Sequence[Target]) -> Found:
        """
        Step by step the few states that look best, until one will do.
        """
        first = self.lacking(self.start, targets)
        beam: list[tuple[Rating, State, Lacking]] = [
            (_rating(self.start, first), self.start, first)
        ]
        seen: set[Hashable] = {identity_of(self.start)}
        nearest, patience = beam[0], PATIENCE
        while beam and patience:
            best = min(beam, key=_distance)
            patience -= 1
            if _distance(best) < _distance(nearest):
                nearest, patience = best, PATIENCE
            if not nearest[2]:
                break
            following: list[tuple[Rating, State, Lacking]] = []
            for _, state, lacking in beam:
                for child in self._after(state, lacking, seen):
                    left = self.lacking(child, targets)
                    if _possible(left):
                        following.append((_rating(child, left), child, left))
            beam = sorted(following, key=lambda it: (it[0][0], len(it[2]), it[0]))[:BEAM]
        return Found(state=nearest[1], lacking=nearest[2], cheapest=False)

    def _after(self, state: State, lacking: Lacking, seen: set[Hashable]) -> Iterator[State]:
        """
        The states after each way to the target that is taken in hand, but those already seen.
        """
        name, options = min(lacking.items(), key=_in_hand_first)
        for way in options.ways:
            child = after(state, way, name, self._numbers)
            if child is None:
                continue
            identity = identity_of(child)
            if identity not in seen:
                seen.add(identity)
                yield child

    @property
    def _cut(self) -> bool:
        return bool(self._scene.cut)


def _in_hand_first(item: tuple[str, Options]) -> Any:
    """
    Which target is taken in hand: the one with the fewest ways, then the most certain.
    """
    return len(item[1].ways), most_certain_first(item[1])


def _distance(rated: tuple[Rating, State, Lacking]) -> tuple[int, Decimal, Decimal]:
    """
    How far from the goal: how much is lacking, what that costs at the least, what was spent.
    """
    (total, least, number), _, _ = rated
    return number, least, total


def _possible(lacking: Lacking) -> bool:
    return all(options.possible for options in lacking.values())


def _rating(state: State, lacking: Lacking) -> Rating:
    """
    What it costs in all at the least, how much of that is still to come, how much is lacking.
    """
    least = joint(lacking.values())[0]
    return state.cost + least, least, len(lacking)
