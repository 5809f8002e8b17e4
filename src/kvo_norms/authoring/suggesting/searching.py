"""
The search for scenarios that reach what no scenario reaches yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import attrs

from kvo_norms.assessing import index
from kvo_norms.authoring.coverage import Goal, coverage_of
from kvo_norms.authoring.coverage.leaves import leaves_of
from kvo_norms.authoring.running import Case, cases_of, named_by, status_of
from kvo_norms.authoring.scenario_files import Scenarios, dossier_of
from kvo_norms.authoring.scenarios import Expected, Scenario
from kvo_norms.authoring.suggesting.combining import Table
from kvo_norms.authoring.suggesting.drafting import drafts
from kvo_norms.authoring.suggesting.edits import edits
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.durations import Duration, after
from kvo_norms.evaluating.setting import ranks_of
from kvo_norms.records import frozen
from kvo_norms.verdict import Status

SOME_YEARS = Duration(months=66)
MOST_TRIED = 2000
"""So many dossiers are tried for one norm."""
LONGEST = 40
"""Dossiers with a collection of more items are not changed: there are smaller ones."""


@frozen(kw_only=True)
class Suggestion:
    """
    A dossier that reaches goals, with how the norm or the star stands on it now.
    """

    of: str
    """The id of the norm or the star."""
    reaches: tuple[Goal, ...]
    scenario: Scenario
    dossiers: Scenarios
    """What it can start from."""


@frozen(kw_only=True)
class Suggestions:
    """
    What was found, and the goals for which nothing was.
    """

    edition: str
    found: tuple[Suggestion, ...]
    not_found: tuple[Goal, ...]


def suggestions_of(
    edition: Edition, read: Scenarios, scenarios: Sequence[Scenario] | None = None
) -> Suggestions:
    """
    Scenarios for the goals that no scenario of a folder reaches; of `scenarios`, those of the norms
    and stars that these name.

    Each was run: the norm stands on it as it says, and it reaches what it is for.
    """
    chosen = read.scenarios if scenarios is None else scenarios
    about = None if scenarios is None else named_by(scenarios)
    lacking: dict[str, list[Goal]] = {}
    for goal in coverage_of(edition, chosen, unreachable=read.unreachable, about=about).lacking:
        lacking.setdefault(goal.of, []).append(goal)
    found: list[Suggestion] = []
    left: list[Goal] = []
    search = _Search(edition, read, chosen)
    norms = {norm.id: norm for norm in norms_of(edition)}
    for name, goals in lacking.items():
        if name in norms:
            made, goals = search.of_norm(norms[name], goals)
        else:
            made, goals = search.of_star(name, goals)
        found += made
        left += goals
    return Suggestions(edition=edition.id, found=tuple(found), not_found=tuple(left))


class _Search:
    """
    The search in one edition.
    """

    def __init__(self, edition: Edition, read: Scenarios, scenarios: Sequence[Scenario]) -> None:
        self.edition = edition
        self.read = read
        self.ranks = ranks_of(edition)
        self.cases = cases_of(edition, scenarios)
        days = Counter(scenario.on for scenario in scenarios)
        self.on = days.most_common(1)[0][0] if days else after(edition.valid_from, SOME_YEARS)
        """The day on which most scenarios are judged, else one when the edition is under way."""

    def of_norm(self, norm: Norm, goals: list[Goal]) -> tuple[list[Suggestion], list[Goal]]:
        found = []
        for table, on in islice(self._candidates(norm), MOST_TRIED):
            if not goals:
                break
            case = self._case(norm, table, on)
            if case is None:
                continue
            reached = tuple(goal for goal in goals if goal.reached_in(case))
            if reached:
                expected = Expected(norms=((norm.id, case.expected),))
                found.append(self._suggestion(norm.id, case.scenario, expected, reached))
                goals = [goal for goal in goals if goal not in reached]
        return found, goals

    def of_star(self, star: str, goals: list[Goal]) -> tuple[list[Suggestion], list[Goal]]:
        """
        Among the named dossiers and those of scenarios, as they are.
        """
        found = []
        known = [(scenario.table, scenario.on) for scenario in self.read.scenarios]
        named = [(table, table.get("as_of", self.on)) for table in self.read.dossiers.values()]
        for table, on in (*named, *known):
            scenario = self._scenario(star, dict(table), on)
            if scenario is None or not goals:
                continue
            stars = index(self.edition, scenario.dossier).assess(on).stars
            status = next(result.status for result in stars if result.id == star)
            reached = tuple(goal for goal in goals if goal.side == status.value)
            if reached:
                expected = Expected(stars=((star, status),))
                found.append(self._suggestion(star, scenario, expected, reached))
                goals = [goal for goal in goals if goal not in reached]
        return found, goals

    def _candidates(self, norm: Norm) -> Iterator[tuple[Table, date]]:
        """
        The dossiers of the norm's scenarios with one change each, then drafts for the norm, then
        these with one change.
        """
        for case in self.cases.get(norm.id, ()):
            table = dict(case.scenario.table)
            if _is_small(table):
                yield from self._changed(norm, table, case.scenario.on)
        made = list(drafts(norm, self.edition, self.ranks, self.on))
        yield from ((table, self.on) for table in made)
        for table in made:
            yield from self._changed(norm, table, self.on)

    def _changed(self, norm: Norm, table: Table, on: date) -> Iterator[tuple[Table, date]]:
        origin = self._case(norm, table, on)
        if origin is not None:
            for leaf in leaves_of(norm):
                for changed in edits(table, leaf, self.edition, origin.setting):
                    yield changed, on

    def _case(self, norm: Norm, table: Table, on: date) -> Case | None:
        scenario = self._scenario(norm.id, table, on)
        if scenario is None:
            return None
        asked = Expected(norms=((norm.id, Status.OPEN),))
        scenario = attrs.evolve(scenario, expected=asked)
        (case,) = cases_of(self.edition, [scenario])[norm.id]
        return attrs.evolve(case, expected=status_of(norm, case))

    def _scenario(self, name: str, table: Table, on: date) -> Scenario | None:
        """
        A scenario on a dossier that expects nothing; ``None`` where the dossier cannot be read.
        """
        dossier, faults = dossier_of(table, self.edition)
        if dossier is None or faults:
            return None
        return Scenario(
            name=name, file="", on=on, dossier=dossier, expected=Expected(), table=table
        )

    def _suggestion(
        self, of: str, scenario: Scenario, expected: Expected, reached: tuple[Goal, ...]
    ) -> Suggestion:
        name = f"{reached[0].name}{', …' if len(reached) > 1 else ''}"
        scenario = attrs.evolve(scenario, name=name, expected=expected)
        return Suggestion(of=of, reaches=reached, scenario=scenario, dossiers=self.read)


def _is_small(table: Table) -> bool:
    lists = (held for held in table.values() if isinstance(held, list))
    return all(len(held) <= LONGEST for held in lists)
