"""
Norms against the scenarios that name them, without the rest of the edition.

Who changes one norm needs no whole assessment: which scenarios name it, and what it comes to there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from kvo_norms.assessing.judging import JUDGEMENTS, NOT_JUDGED, STATUSES, latest_findings
from kvo_norms.assessing.plain import NOT_APPLICABLE, PlainFacts
from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.catalogue import Edition, Norm
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Setting, ranks_of
from kvo_norms.verdict import Status


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """
    A scenario that says how a norm should stand.
    """

    scenario: Scenario
    norm: str
    """The norm's id."""
    expected: Status
    setting: Setting
    """What patterns are read against: the scenario's dossier on its day."""
    judgement: int
    """The auditor's finding on the norm: 0 against it, 2 for it, 3 that it does not apply, and 1
    where there is none."""


def cases_of(edition: Edition, scenarios: Iterable[Scenario]) -> Mapping[str, tuple[Case, ...]]:
    """
    Per norm the scenarios that say how it should stand, in their order.
    """
    ranks = ranks_of(edition)
    found: dict[str, list[Case]] = {}
    for scenario in scenarios:
        judged = judgements_of(edition, scenario)
        setting = Setting(dossier=scenario.dossier, on=scenario.on, ranks=ranks)
        for name, status in scenario.expected.norms:
            case = Case(
                scenario=scenario,
                norm=name,
                expected=status,
                setting=setting,
                judgement=judged.get(name, NOT_JUDGED),
            )
            found.setdefault(name, []).append(case)
    return {name: tuple(cases) for name, cases in found.items()}


def named_by(scenarios: Iterable[Scenario]) -> frozenset[str]:
    """
    The ids of the norms and stars of which some scenario says how they should stand.
    """
    return frozenset(
        name
        for scenario in scenarios
        for name, _ in (*scenario.expected.norms, *scenario.expected.stars)
    )


def status_of(norm: Norm, case: Case) -> Status:
    """
    How a norm, or what has been made of it, stands in a case.
    """
    return status_in(norm, case.setting, case.judgement)


def status_in(norm: Norm, setting: Setting, judgement: int) -> Status:
    """
    How a norm stands on a dossier and a day, with the number of the auditor's finding.
    """
    rule = Rule(
        applies_when=norm.applies_when,
        requires=norm.requires,
        asks=norm.question is not None,
    )
    facts = PlainFacts((rule,), setting.ranks, setting.dossier)
    (value,) = facts.values(setting.on, (judgement,))
    return STATUSES[value]


def forbids(norm: Norm, judgement: int) -> bool:
    """
    Whether a norm leaves no room for the finding that it does not apply.
    """
    return judgement == NOT_APPLICABLE and not norm.may_not_apply


def size_of(dossier: Dossier) -> int:
    """
    The number of items in the dossier's longest collection: small ones say more at a glance.
    """
    values = (getattr(dossier, field.name) for field in attrs.fields(Dossier))
    return max((len(value) for value in values if isinstance(value, tuple)), default=0)


def holds(norm: Norm, cases: Iterable[Case]) -> bool:
    """
    Whether a norm stands in each case as its scenario says; it stops at the first where not.
    """
    return all(status_of(norm, case) is case.expected for case in cases)


def judgements_of(edition: Edition, scenario: Scenario) -> Mapping[str, int]:
    """
    Per norm the number of the latest finding; one whose evidence changed is none.
    """
    dossier = scenario.dossier
    if not dossier.findings:
        return {}
    stale: frozenset[Finding] = frozenset()
    if any(finding.evidence_sha256 is not None for finding in dossier.findings):
        # Loaded when a finding has a digest for the first time.
        from kvo_norms.assessing.evidence import stale_findings

        stale = stale_findings(edition, dossier)
    latest = latest_findings(dossier, scenario.on)
    return {
        name: JUDGEMENTS[finding.result] for name, finding in latest.items() if finding not in stale
    }
