"""
What the scenarios of a norm should show, goal by goal.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from kvo_norms.authoring.coverage.leaves import Leaf, leaves_of
from kvo_norms.authoring.coverage.steps import Step, steps_of
from kvo_norms.authoring.reasoning.possible import possible_statuses
from kvo_norms.authoring.running import Case, status_of
from kvo_norms.authoring.spots import Spot, in_toml, parts_of, put
from kvo_norms.catalogue import Edition, Norm, Star, norms_of
from kvo_norms.errors import Path as TomlPath, written_path
from kvo_norms.notation import as_operand
from kvo_norms.patterns import ContainsAll, ContainsAny, ContainsNone, OneOf
from kvo_norms.records import frozen
from kvo_norms.verdict import MET, Status, Verdict


class Kind(enum.Enum):
    """
    The kinds of goals.
    """

    STATUS = "status"
    """A norm or a star stands so: each status that it can have."""
    SEEN = "seen"
    """A leaf comes to this somewhere: met, and not met."""
    DECIDING = "deciding"
    """A leaf comes to this, and had it come to the opposite there, all else being equal, the
    norm's status would have been another."""
    STEP = "step"
    """The status hangs on a value that is exactly a number (0), or at most a step below it (-1)
    or above it (+1)."""
    WORD = "word"
    """The status hangs on this word standing in a list of the norm."""


@frozen(kw_only=True)
class Goal:
    """
    Something that a scenario should show of a norm or a star.
    """

    of: str
    """The id of the norm or the star."""
    kind: Kind
    path: TomlPath = ()
    """Where the part stands that it is about, from the norm's own table."""
    side: str
    """A status; what a leaf comes to; -1, 0 or +1; or a word."""
    spot: Spot = attrs.field(default=(), repr=False)
    """The same part by the way that leads to it in the norm."""
    _reached: Callable[[Case], bool] | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def name(self) -> str:
        """
        The goal on one line, by which people refer to it.
        """
        part = f" {written_path(self.path)}" if self.path else ""
        return f"{self.of}{part} {self.kind.value} {self.side}"

    def reached_in(self, case: Case) -> bool:
        """
        Whether a case, in which the norm stands as expected, shows it.
        """
        if self._reached is None:
            return case.expected.value == self.side
        return self._reached(case)


def goals_of(edition: Edition) -> Iterator[Goal]:
    """
    Every goal of an edition: norm by norm in reading order, then those of the stars.
    """
    for norm in norms_of(edition):
        yield from goals_of_norm(norm, edition)
    for star in edition.stars:
        yield from _statuses(star)


def goals_of_norm(norm: Norm, edition: Edition) -> Iterator[Goal]:
    """
    The goals of one norm: its statuses, then its parts in the order of its table.
    """
    yield from _statuses(norm)
    for leaf in leaves_of(norm):
        yield from _of_leaf(norm, leaf)
    for step in steps_of(norm, edition):
        yield _made(norm, Kind.STEP, step.spot, f"{step.side:+d}", partial(_hangs_on, step))
    yield from _words(norm)


def _statuses(holder: Norm | Star) -> Iterator[Goal]:
    possible = possible_statuses(holder)
    for status in Status:
        if status in possible:
            yield Goal(of=holder.id, kind=Kind.STATUS, side=status.value)


def _of_leaf(norm: Norm, leaf: Leaf) -> Iterator[Goal]:
    verdicts = (MET, leaf.other)
    for kind, found in ((Kind.SEEN, leaf.seen), (Kind.DECIDING, leaf.decides)):
        for verdict in verdicts:
            reached: Callable[[Verdict, Case], bool] = found
            yield _made(norm, kind, leaf.spot, verdict.value, partial(reached, verdict))


def _hangs_on(step: Step, case: Case) -> bool:
    return status_of(step.first, case) is not status_of(step.second, case)


def _words(norm: Norm) -> Iterator[Goal]:
    for spot, part in parts_of(norm):
        if isinstance(part, (OneOf, ContainsAll, ContainsAny, ContainsNone)):
            for index, operand in enumerate(part.operands):
                others = part.operands[:index] + part.operands[index + 1 :]
                if others:
                    without = put(norm, (*spot, "operands"), others)
                    word = str(as_operand(operand)) if part.parameter is None else _value(operand)
                    at = (*spot, "operands", index)
                    yield _made(norm, Kind.WORD, at, word, partial(_misses, without))


def _value(operand: Any) -> str:
    return str(operand.value)


def _misses(without: Norm, case: Case) -> bool:
    return status_of(without, case) is not case.expected


def _made(norm: Norm, kind: Kind, spot: Spot, side: str, reached: Callable[[Case], bool]) -> Goal:
    return Goal(
        of=norm.id, kind=kind, path=in_toml(norm, spot), side=side, spot=spot, reached=reached
    )
