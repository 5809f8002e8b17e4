"""
From what the rules come to, to the results of norms.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from kvo_norms.assessment import Gap, Later, NormResult
from kvo_norms.catalogue import Edition, Norm
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.evaluating.setting import Setting
from kvo_norms.making import maker
from kvo_norms.verdict import OPEN, Status

STATUSES = (Status.NOT_MET, Status.OPEN, Status.MET, Status.NOT_APPLICABLE)
"""The status of each number that a program gives."""
REASONED = (Status.NOT_MET, Status.OPEN)
"""The statuses that have a reason."""
_, _OPEN, _, _ = STATUSES
JUDGEMENTS = {"voldoet_niet": 0, "voldoet": 2, "niet_van_toepassing": 3}
"""The number by which a program knows each finding."""
NOT_JUDGED = 1
MET_NUMBER = 2
"""The number of a norm that is met; one that is not, or is open, has a lower one."""


def ready_results(norm: Norm) -> tuple[NormResult | None, ...]:
    """
    The norm's result for each number that a program gives; ``None`` where it takes a reason.
    """
    return tuple(None if status in REASONED else _result(norm, status) for status in STATUSES)


def latest_findings(dossier: Dossier, on: date) -> Mapping[str, Finding]:
    """
    Per norm the auditor's latest finding up to and including the day.
    """
    found: dict[str, Finding] = {}
    for finding in dossier.findings:
        if finding.date <= on:
            known = found.get(finding.norm)
            if known is None or known.date < finding.date:
                found[finding.norm] = finding
    return found


def judged(
    asking: Sequence[str], findings: Mapping[str, Finding], stale: Collection[Finding] = ()
) -> list[int]:
    """
    The judgements as a program needs them, for the norms that ask one; a stale one is none.
    """
    if not findings:
        return [NOT_JUDGED] * len(asking)
    return [
        NOT_JUDGED
        if finding is None or (stale and finding in stale)
        else JUDGEMENTS[finding.result]
        for finding in map(findings.get, asking)
    ]


def waived_norms(dossier: Dossier, on: date) -> frozenset[str]:
    """
    The norms for which a waiver is valid on the day; its first and last day are.
    """
    return frozenset(w.norm for w in dossier.waivers if w.valid_from <= on <= w.valid_until)


def result_of(
    norm: Norm,
    status: Status,
    setting: Setting,
    findings: Mapping[str, Finding],
    stale: Collection[Finding],
    waived: Collection[str],
    edition: Edition,
) -> NormResult:
    """
    How a norm stands; why it is not met is worked out when somebody asks.
    """
    gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = ()
    if status in REASONED:
        gaps = Later(gaps_of_norm, norm, status, setting, findings, stale, edition)
    return _result(norm, status, waived=norm.id in waived, gaps=gaps)


def _result(
    norm: Norm,
    status: Status,
    *,
    waived: bool = False,
    gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = (),
) -> NormResult:
    return maker(NormResult)(
        id=norm.id,
        section=norm.section,
        theme=norm.theme,
        weight=norm.weight,
        provenance=norm.provenance,
        points=norm.points,
        status=status,
        waived=waived,
        gaps=gaps,
    )


@cache
def _explaining() -> tuple[Any, Any, Any]:
    # Loaded when somebody asks for a reason for the first time.
    from kvo_norms.evaluating.interpreter import interpret
    from kvo_norms.explaining.gaps import gaps_of, question_gap

    return interpret, gaps_of, question_gap


def gaps_of_norm(
    norm: Norm,
    status: Status,
    setting: Setting,
    findings: Mapping[str, Finding],
    stale: Collection[Finding],
    edition: Edition,
) -> tuple[Gap, ...]:
    """
    What keeps a norm from being met, found by the interpreter.
    """
    interpret, gaps_of, question_gap = _explaining()
    gaps: list[Gap] = []
    if norm.applies_when is not None and status is _OPEN:
        outcome = interpret(norm.applies_when, setting)
        if outcome.verdict is OPEN:
            gaps += gaps_of(outcome, about="applies_when", edition=edition)
    if norm.requires is not None:
        outcome = interpret(norm.requires, setting)
        gaps += gaps_of(outcome, about="requires", edition=edition)
    if norm.question is not None:
        finding = findings.get(norm.id)
        result = None if finding is None else finding.result
        is_stale = bool(stale) and finding in stale
        if is_stale or result != "voldoet":
            gaps.append(question_gap(norm.question, result, edition, is_stale=is_stale))
    return tuple(gaps)
