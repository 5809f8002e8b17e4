"""
Many patterns as one program, in two forms: one decides a dossier at once, the other keeps what it
gathers, for other days and for a dossier that changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from kvo_norms.compiling.at_once import AtOnce, at_once
from kvo_norms.compiling.in_steps import InSteps, in_steps
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Places, Ranks, Told
from kvo_norms.making import maker

Values = tuple[int, ...]


class Program:
    """
    Rules, and the forms in which they are compiled; each when it is first needed.
    """

    def __init__(self, rules: Sequence[Rule], ranks: Ranks, name: str) -> None:
        self._rules = tuple(rules)
        self._ranks = ranks
        self._name = name

    @cached_property
    def at_once(self) -> AtOnce:
        """
        For a dossier that is looked at once.
        """
        return at_once(self._rules, self._ranks, self._name)

    @cached_property
    def places(self) -> Places:
        """
        Where among what is found at once stands what is told of a collection.
        """
        place = {name: place for place, name in enumerate(self.at_once.found)}
        return {
            key: (tuple(map(place.__getitem__, numbers)), tuple(map(place.__getitem__, parts)))
            for key, (numbers, parts) in self.at_once.told.items()
        }

    @cached_property
    def in_steps(self) -> InSteps:
        """
        For a dossier that is looked at again.
        """
        return in_steps(self._rules, self._ranks, self._name)


class Facts:
    """
    A dossier and what is known of it. What serves for every day is gathered when it is looked at
    for the second time.
    """

    __slots__ = ("_looked", "_parts", "_settled", "dossier", "program")

    def __init__(
        self, program: Program, dossier: Dossier, parts: tuple[Any, ...] | None = None
    ) -> None:
        self.program = program
        self.dossier = dossier
        self._looked = parts is not None
        self._parts = parts
        self._settled: tuple[Any, ...] | None = None

    def values(self, on: date, judged: Sequence[int] = ()) -> Values:
        """
        What each rule comes to as of a day: 0 NOT_MET, 1 OPEN, 2 MET or 3 not applicable.

        `judged` holds, per rule that asks a judgement, the same numbers; 1 where there is none.
        """
        if not self._looked:
            return self._at_once(on, judged)[0]
        if self._settled is None:
            self._settled = self.program.in_steps.settle(self.dossier, self._gathered())
        steps = self.program.in_steps
        return steps.decide(self._settled, on, steps.days[on], judged)

    def told(self, on: date, judged: Sequence[int] = ()) -> tuple[Values, Told | None]:
        """
        What each rule comes to as of a day, and what was found on the way, where it is told.
        """
        if self._looked:
            return self.values(on, judged), None
        values, found = self._at_once(on, judged)
        return values, maker(Told)(places=self.program.places, found=found)

    def _at_once(self, on: date, judged: Sequence[int]) -> tuple[Values, tuple[Any, ...]]:
        self._looked = True
        form = self.program.at_once
        days = form.days[on]
        found = form.gather(self.dossier, on, days)
        return form.decide(found, on, days, judged), found

    def of(self, dossier: Dossier) -> Facts:
        """
        The facts of a dossier that differs: only the collections that differ are gathered anew.
        """
        parts = []
        for (items, gather), part in zip(
            self.program.in_steps.collections, self._gathered(), strict=True
        ):
            given = items(dossier)
            parts.append(part if given is items(self.dossier) else gather(given or ()))
        return Facts(self.program, dossier, tuple(parts))

    def _gathered(self) -> tuple[Any, ...]:
        """
        Per collection what was gathered, in one pass over each.
        """
        if self._parts is None:
            found = self.program.in_steps.collections
            self._parts = tuple([gather(items(self.dossier) or ()) for items, gather in found])
        return self._parts


def program_of(rules: Sequence[Rule], ranks: Ranks, name: str) -> Program:
    """
    The program that decides these rules; `name` stands in tracebacks.
    """
    return Program(rules, ranks, name)


def facts_of(program: Program, dossier: Dossier) -> Facts:
    """
    A dossier of which nothing is known yet.
    """
    return Facts(program, dossier)
