"""
Mutants against the scenarios that can notice them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from kvo_norms.assessing.plain import NOT_APPLICABLE
from kvo_norms.authoring.mutating.mutants import Mutant
from kvo_norms.authoring.mutating.operators import Operator
from kvo_norms.authoring.mutating.verdicts import Whole, wholes_of
from kvo_norms.authoring.running import Case, cases_of, size_of, status_of
from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.catalogue import Edition, Norm, Star


@attrs.frozen(eq=False)
class Trials:
    """
    The scenarios of an edition, prepared for trying many mutants.
    """

    cases: Mapping[str, Sequence[Case]]
    """Per norm the scenarios that say how it should stand, those with small dossiers first."""
    wholes: Sequence[Whole]
    """The scenarios that expect a verdict or stars."""

    def noticed_by(self, mutant: Mutant) -> Scenario | None:
        """
        A scenario that does not hold with the mutant; ``None`` where each that names what changed
        does.
        """
        for name, made in mutant.made.items():
            noticed = self._noticed(name, made, mutant.operator)
            found = next(noticed, None)
            if found is not None:
                return found
        return None

    def _noticed(self, name: str, made: Norm | Star | None, what: Operator) -> Iterator[Scenario]:
        cases = self.cases.get(name, ())
        if made is None:
            yield from (case.scenario for case in cases)
            yield from (it.scenario for it in self.wholes if not it.holds_without(name))
        elif isinstance(made, Star) or what is Operator.WEIGHT:
            yield from (it.scenario for it in self.wholes if not it.holds_with(made))
        else:
            yield from (case.scenario for case in cases if _differs(made, case))


def _differs(norm: Norm, case: Case) -> bool:
    """
    Whether a norm does not stand as expected, or forbids the finding that the scenario has.
    """
    if case.judgement == NOT_APPLICABLE and not norm.may_not_apply:
        return True
    return status_of(norm, case) is not case.expected


def trials_of(edition: Edition, scenarios: Sequence[Scenario]) -> Trials:
    """
    The scenarios, prepared.
    """
    cases = {
        name: sorted(found, key=lambda case: size_of(case.scenario.dossier))
        for name, found in cases_of(edition, scenarios).items()
    }
    return Trials(cases, tuple(wholes_of(edition, scenarios)))
