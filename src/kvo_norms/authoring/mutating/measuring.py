"""
What the scenarios of an edition notice of its mutants.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Sequence

import attrs

from kvo_norms.authoring.mutating.equivalent import is_equivalent
from kvo_norms.authoring.mutating.mutants import Mutant, mutants_of
from kvo_norms.authoring.mutating.operators import Operator
from kvo_norms.authoring.mutating.trying import trials_of
from kvo_norms.authoring.scenario_tables import Exempt, untrue
from kvo_norms.authoring.scenarios import Scenario, run_scenarios
from kvo_norms.catalogue import Edition
from kvo_norms.errors import InvalidInputError, UnusableCallError


class Outcome(enum.Enum):
    """
    What came of a mutant.
    """

    KILLED = "killed"
    """A scenario does not hold with it."""
    SURVIVED = "survived"
    """Each scenario holds with it."""
    EQUIVALENT = "equivalent"
    """It certainly asks the same."""
    EXEMPT = "exempt"
    """It survived, and the scenarios' files say why that is no matter."""


@attrs.frozen(kw_only=True)
class Tried:
    """
    A mutant and what came of it.
    """

    mutant: Mutant
    outcome: Outcome
    scenario: Scenario | None = None
    """The scenario that killed it."""
    reason: str | None = None
    """Why it is exempt."""


@attrs.frozen(kw_only=True)
class Mutation:
    """
    What the scenarios of an edition notice of its mutants.
    """

    edition: str
    """The edition's id."""
    tried: tuple[Tried, ...]
    """The mutants, in the order of the edition."""

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """
        The mutants that no scenario notices, though one could.
        """
        return tuple(it.mutant for it in self.tried if it.outcome is Outcome.SURVIVED)

    def number(self, outcome: Outcome, operator: Operator | None = None) -> int:
        """
        Of how many mutants this came, of one operator or of all.
        """
        return sum(
            it.outcome is outcome and operator in (None, it.mutant.operator) for it in self.tried
        )

    @property
    def score(self) -> float:
        """
        Of the mutants that are neither equivalent nor exempt, the percentage that was killed; 100
        where there are none.
        """
        killed, survived = self.number(Outcome.KILLED), self.number(Outcome.SURVIVED)
        return 100 * killed / (killed + survived) if killed else 100.0 * (not survived)


def mutation_of(
    edition: Edition,
    scenarios: Sequence[Scenario],
    *,
    exempt: Sequence[Exempt] = (),
    operators: Collection[Operator] = tuple(Operator),
    chosen: Callable[[str], bool] = lambda name: True,
) -> Mutation:
    """
    What scenarios notice of an edition's mutants.

    A mutant is tried on the scenarios that say how the norms that changed should stand, then on
    those that expect a verdict or a star. `operators` and `chosen`, which is given a mutant's name,
    tell which mutants are tried.

    Raises
    ------
    InvalidInputError
        Where something is exempt that is no mutant of the edition, or that a scenario kills.
    UnusableCallError
        Where a scenario does not hold for the edition as it is.
    """
    failed = sum(not result.holds for result in run_scenarios(edition, scenarios))
    if failed:
        what = "scenario does" if failed == 1 else "scenarios do"
        message = f"{failed} {what} not hold for the edition as it is"
        raise UnusableCallError(message, "mend that first; kvo-norms test tells which and why")
    reasons = {said.mutant: said.reason for said in exempt}
    trials = trials_of(edition, scenarios)
    every = tuple(mutants_of(edition))
    tried = []
    for mutant in every:
        if mutant.operator not in operators or not chosen(mutant.name):
            continue
        scenario = trials.noticed_by(mutant)
        reason = reasons.get(mutant.name)
        outcome = Outcome.SURVIVED
        if scenario is not None:
            outcome = Outcome.KILLED
        elif reason is not None:
            outcome = Outcome.EXEMPT
        elif is_equivalent(mutant, edition):
            outcome = Outcome.EQUIVALENT
        tried.append(Tried(mutant=mutant, outcome=outcome, scenario=scenario, reason=reason))
    killed = [(it.mutant, it.scenario) for it in tried if it.scenario is not None]
    faults = tuple(
        untrue(
            ((said.mutant, said) for said in exempt),
            {mutant.name for mutant in every},
            {mutant.name: f"killed by '{scenario.name}'" for mutant, scenario in killed},
            noun="mutant",
            heading="exempt",
        )
    )
    if faults:
        raise InvalidInputError(faults)
    return Mutation(edition=edition.id, tried=tuple(tried))
