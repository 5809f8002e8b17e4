"""
Which goals the scenarios of an edition reach.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kvo_norms.authoring.coverage.goals import Goal, Kind, goals_of
from kvo_norms.authoring.running import Case, cases_of, size_of, status_of
from kvo_norms.authoring.scenario_tables import Unreachable, untrue
from kvo_norms.authoring.scenarios import Scenario, ScenarioResult, run_scenarios
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import InvalidInputError
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Shown:
    """
    A goal, and a scenario that reaches it: of several one with a small dossier.
    """

    goal: Goal
    scenario: Scenario | None
    """``None`` where no scenario does."""


@frozen(kw_only=True)
class Coverage:
    """
    What the scenarios of an edition show of its norms and stars.
    """

    edition: str
    """The edition's id."""
    goals: tuple[Shown, ...]
    """Every goal that can be reached, in the order of the edition."""
    unreachable: tuple[Unreachable, ...] = ()
    """The goals of which the scenarios' files say that no dossier can reach them; they count
    neither as reached nor as lacking."""

    @property
    def lacking(self) -> tuple[Goal, ...]:
        """
        The goals that no scenario reaches.
        """
        return tuple(shown.goal for shown in self.goals if shown.scenario is None)

    def number(self, kind: Kind | None = None) -> tuple[int, int]:
        """
        How many goals are reached, and how many there are; of one kind, or of all.
        """
        of_kind = [shown for shown in self.goals if kind in (None, shown.goal.kind)]
        return sum(shown.scenario is not None for shown in of_kind), len(of_kind)

    @property
    def percentage(self) -> float:
        """
        The share of the goals that are reached, from 0 to 100; 100 where there are none.
        """
        reached, number = self.number()
        return 100 * reached / number if number else 100.0


def coverage_of(
    edition: Edition,
    scenarios: Sequence[Scenario],
    *,
    results: Iterable[ScenarioResult] | None = None,
    unreachable: Sequence[Unreachable] = (),
    about: Collection[str] | None = None,
) -> Coverage:
    """
    What scenarios show of an edition's norms and stars.

    Only norms and stars that a scenario names count as seen by it, and only where they stand as it
    says. `results` are those of the scenarios where they were run already; `about` are the ids of
    the norms and stars to look at, all of them without it.

    Raises
    ------
    InvalidInputError
        Where a goal that is called unreachable is none of the edition's, or is reached.
    """
    ran = run_scenarios(edition, scenarios) if results is None else results
    cases = _true_cases(edition, scenarios)
    stars = dict(_stars(ran))
    goals = [
        Shown(goal=goal, scenario=_first(goal, cases.get(goal.of, ()), stars))
        for goal in goals_of(edition)
        if about is None or goal.of in about
    ]
    names = {goal.name: goal.of for goal in goals_of(edition)}
    reached = [(it.goal, it.scenario) for it in goals if it.scenario is not None]
    faults = tuple(
        untrue(
            ((said.goal, said) for said in unreachable),
            names,
            {goal.name: f"reached by '{scenario.name}'" for goal, scenario in reached},
            noun="goal",
            heading="unreachable",
        )
    )
    if faults:
        raise InvalidInputError(faults)
    exempt = {said.goal for said in unreachable}
    return Coverage(
        edition=edition.id,
        goals=tuple(shown for shown in goals if shown.goal.name not in exempt),
        unreachable=tuple(
            said for said in unreachable if about is None or names[said.goal] in about
        ),
    )


def _true_cases(edition: Edition, scenarios: Iterable[Scenario]) -> dict[str, list[Case]]:
    """
    Per norm the cases in which it stands as expected, those with small dossiers first.
    """
    norms = {norm.id: norm for norm in norms_of(edition)}
    found = {}
    for name, cases in cases_of(edition, scenarios).items():
        true = [case for case in cases if status_of(norms[name], case) is case.expected]
        found[name] = sorted(true, key=lambda case: size_of(case.scenario.dossier))
    return found


def _stars(results: Iterable[ScenarioResult]) -> Iterator[tuple[tuple[str, str], Scenario]]:
    """
    Per star and status a scenario in which the star stands so.
    """
    for result in results:
        wrong = {difference.what for difference in result.differences}
        for name, status in result.scenario.expected.stars:
            if name not in wrong:
                yield (name, status.value), result.scenario


def _first(
    goal: Goal, cases: Iterable[Case], stars: dict[tuple[str, str], Scenario]
) -> Scenario | None:
    for case in cases:
        if goal.reached_in(case):
            return case.scenario
    return stars.get((goal.of, goal.side))
