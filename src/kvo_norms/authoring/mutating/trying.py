"""
Mutants against the scenarios that can notice them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from kvo_norms.authoring.mutating.mutants import Mutant
from kvo_norms.authoring.mutating.operators import Operator
from kvo_norms.authoring.mutating.verdicts import Whole, wholes_of
from kvo_norms.authoring.running import Case, cases_of, forbids, size_of, status_of
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
        A scenario that does not hold with the mutant; ``None`` where each does.

        First those are tried that say how the norms that changed should stand, which is soon done.
        """
        if mutant.operator is not Operator.WEIGHT:
            for name, made in mutant.made.items():
                for case in self.cases.get(name, ()):
                    if _differs(made, case):
                        return case.scenario
        failing = (it.scenario for it in self.wholes if not it.holds_with(mutant.made))
        return next(failing, None)


def _differs(made: Norm | Star | None, case: Case) -> bool:
    """
    Whether a norm is gone, does not stand as expected, or forbids the scenario's finding.
    """
    if not isinstance(made, Norm):
        return True
    return forbids(made, case.judgement) or status_of(made, case) is not case.expected


def trials_of(edition: Edition, scenarios: Sequence[Scenario]) -> Trials:
    """
    The scenarios, prepared.
    """
    cases = {
        name: sorted(found, key=lambda case: size_of(case.scenario.dossier))
        for name, found in cases_of(edition, scenarios).items()
    }
    return Trials(cases, tuple(wholes_of(edition, scenarios)))
