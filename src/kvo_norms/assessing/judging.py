"""
From verdicts on patterns to the status of a norm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import attrs

from kvo_norms.assessment import Gap, NormResult
from kvo_norms.catalogue import Edition, Norm
from kvo_norms.compiling import compiled
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.evaluating.setting import Setting
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict, all_of


@attrs.frozen(kw_only=True)
class Rule:
    """
    A norm with its patterns as functions.
    """

    norm: Norm
    applies_when: Callable[[Setting], Verdict] | None
    requires: Callable[[Setting], Verdict] | None


def rules_of(norms: Sequence[Norm]) -> tuple[Rule, ...]:
    """
    The norms, ready to be judged.
    """
    return tuple(
        Rule(
            norm=norm,
            applies_when=None if norm.applies_when is None else compiled(norm.applies_when),
            requires=None if norm.requires is None else compiled(norm.requires),
        )
        for norm in norms
    )


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


def waived_norms(dossier: Dossier, on: date) -> frozenset[str]:
    """
    The norms for which a waiver is valid on the day; its first and last day are.
    """
    return frozenset(w.norm for w in dossier.waivers if w.valid_from <= on <= w.valid_until)


def judge(
    rule: Rule,
    setting: Setting,
    *,
    finding: Finding | None,
    waived: bool,
    edition: Edition,
) -> NormResult:
    """
    How a norm stands, and where it is not met, why.
    """
    norm = rule.norm
    applies = MET if rule.applies_when is None else rule.applies_when(setting)
    status = _status(rule, applies, setting, finding)
    gaps: tuple[Gap, ...] = ()
    if status in (Status.NOT_MET, Status.OPEN):
        gaps = _gaps(norm, applies, setting, finding, edition)
    return NormResult(
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


def _status(rule: Rule, applies: Verdict, setting: Setting, finding: Finding | None) -> Status:
    """
    The norm's status: whether it applies, and if so, what it asks.

    While it is open whether the norm applies, it is met if what it asks is met, else open.
    """
    if applies is NOT_MET:
        return Status.NOT_APPLICABLE
    if finding is not None and finding.result == "niet_van_toepassing":
        return Status.NOT_APPLICABLE
    asked = MET if rule.requires is None else rule.requires(setting)
    if rule.norm.question is not None:
        asked = all_of((asked, _judgement(finding)))
    if applies is OPEN and asked is not MET:
        return Status.OPEN
    return Status(asked.value)


def _judgement(finding: Finding | None) -> Verdict:
    if finding is None:
        return OPEN
    return MET if finding.result == "voldoet" else NOT_MET


def _gaps(
    norm: Norm, applies: Verdict, setting: Setting, finding: Finding | None, edition: Edition
) -> tuple[Gap, ...]:
    # Loaded when a norm is not met for the first time.
    from kvo_norms.evaluating.interpreter import interpret
    from kvo_norms.explaining.gaps import gaps_of, question_gap

    gaps: list[Gap] = []
    if norm.applies_when is not None and applies is OPEN:
        outcome = interpret(norm.applies_when, setting)
        gaps += gaps_of(outcome, about="applies_when", edition=edition)
    if norm.requires is not None:
        outcome = interpret(norm.requires, setting)
        gaps += gaps_of(outcome, about="requires", edition=edition)
    if norm.question is not None and _judgement(finding) is not MET:
        result = None if finding is None else finding.result
        gaps.append(question_gap(norm.question, result, edition))
    return tuple(gaps)
