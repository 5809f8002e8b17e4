"""
What the auditor found, what the certification body waived, and the edition's own facts.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from kvo_norms.catalogue import Edition, Weight, norms_of
from kvo_norms.dossier import Dossier, Fact, Finding, Waiver
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Ranks, Setting, ranks_of
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.names import people
from kvo_norms.generating.sentences import GROUNDS, WAIVERS
from kvo_norms.patterns import Record
from kvo_norms.records import frozen
from kvo_norms.verdict import NOT_MET

NOT_APPLICABLE = 0.3
"""How often the auditor says that a norm does not apply, where that is left to the auditor."""
WAIVED = 0.03
"""How many dossiers have a waiver."""


@frozen(kw_only=True)
class Question:
    """
    A norm that an auditor must judge.
    """

    norm: str
    may_not_apply: bool
    applies_when: Record | None


@frozen(kw_only=True)
class Bench:
    """
    What an edition lets people judge.
    """

    questions: tuple[Question, ...]
    blocking: tuple[str, ...]
    """The norms that a waiver can be for."""
    ranks: Ranks


def bench_of(edition: Edition) -> Bench:
    """
    The questions and the blocking norms of an edition.
    """
    norms = tuple(norms_of(edition))
    return Bench(
        questions=tuple(
            Question(
                norm=norm.id,
                may_not_apply=norm.may_not_apply,
                applies_when=norm.applies_when,
            )
            for norm in norms
            if norm.question is not None
        ),
        blocking=tuple(norm.id for norm in norms if norm.weight is Weight.EIS),
        ranks=ranks_of(edition),
    )


def drawn_judgements(case: Case, bench: Bench, dossier: Dossier) -> tuple[Finding, ...]:
    """
    A finding for each question that may apply to the dossier, unless it slipped the auditor's mind.
    """
    chance = case.chance
    setting = Setting(dossier=dossier, on=case.timeline.as_of, ranks=bench.ranks)
    (auditor,) = people(chance, 1)
    day = case.timeline.ago(chance.between(0, 10))
    found = []
    for question in bench.questions:
        applies_when = question.applies_when
        if applies_when is not None and interpret(applies_when, setting).verdict is NOT_MET:
            continue
        slip = case.keeping.slip()
        if slip is Slip.UNKNOWN:
            continue
        result: Literal["voldoet", "voldoet_niet", "niet_van_toepassing"] = "voldoet"
        if slip is Slip.WRONG:
            result = "voldoet_niet"
        elif question.may_not_apply and chance.happens(NOT_APPLICABLE):
            result = "niet_van_toepassing"
        grounds = chance.pick(GROUNDS[result])
        found.append(Finding(norm=question.norm, result=result, by=auditor, date=day, note=grounds))
    return tuple(found)


def drawn_waivers(case: Case, bench: Bench) -> tuple[Waiver, ...]:
    """
    Seldom a waiver for a blocking norm; one in four has expired by the day of the assessment.
    """
    chance = case.chance
    if not bench.blocking or not chance.happens(WAIVED):
        return ()
    start = case.timeline.ago(chance.between(100, 200))
    long = chance.between(30, 90) if chance.happens(0.25) else chance.between(250, 400)
    waiver = Waiver(
        norm=chance.pick(bench.blocking),
        reason=chance.pick(WAIVERS),
        granted_by="certificatie-instelling",
        valid_from=start,
        valid_until=start + timedelta(days=long),
    )
    return (waiver,)


def drawn_facts(case: Case) -> tuple[Fact, ...]:
    """
    The facts that the generator knows, of those that the edition declares.
    """
    known = case.words.facts
    found = []
    if "private_security_active" in known and not case.keeping.fails(0.06):
        found.append(Fact(name="private_security_active", value=case.secured))
    if "plan_supported" in known and case.timeline.previous is not None:
        slip = case.keeping.slip(0.05)
        if slip is not Slip.UNKNOWN:
            found.append(Fact(name="plan_supported", value=slip is Slip.NONE))
    return tuple(found)
