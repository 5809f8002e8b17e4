"""
Dossiers in which one norm comes out as it is wanted.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
from hypothesis import reject, strategies as st

from kvo_norms.assessing import index
from kvo_norms.authoring.reasoning.possible import possible_statuses
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.errors import UnknownNameError, UnusableCallError
from kvo_norms.testing.anything import dossiers
from kvo_norms.testing.drafting import Drafting
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict

TRIES = 5
"""So often a dossier is drawn anew before an example is given up."""


def dossiers_where(
    edition: Edition, norm: str, status: Status, *, on: date
) -> st.SearchStrategy[Dossier]:
    """
    Dossiers in which, assessed as of the day, the norm has the status.

    What the norm does not look at is anything; what it looks at is made for the purpose, near what
    it asks: at its thresholds and a step beside them. Each dossier is assessed before it is given.

    Raises
    ------
    UnknownNameError
        Where the edition has no norm with this id.
    UnusableCallError
        Where the norm can never have the status: one that holds for every area always applies, and
        one that only asks that something is given is never `NOT_MET`.
    """
    norms = {found.id: found for found in norms_of(edition)}
    if norm not in norms:
        raise UnknownNameError("norm", norm, norms)
    possible = possible_statuses(norms[norm])
    if status not in possible:
        known = ", ".join(found.value for found in Status if found in possible)
        raise UnusableCallError(f"'{norm}' is never {status.value}", f"it can be {known}")
    anything = dossiers(edition)

    @st.composite
    def aimed(draw: st.DrawFn) -> Dossier:
        base = attrs.evolve(draw(anything), findings=(), incomplete=())
        for _ in range(TRIES):
            made = _aimed(Drafting(draw, edition, on), base, norms[norm], status)
            if index(edition, made).statuses(on)[norm] is status:
                return made
        return reject()

    return aimed()


def _aimed(drafting: Drafting, base: Dossier, norm: Norm, status: Status) -> Dossier:
    """
    A dossier in which the norm should have the status.
    """
    draw = drafting.draw
    judged = status is Status.NOT_APPLICABLE and norm.may_not_apply
    if judged and (norm.applies_when is None or draw(st.booleans())):
        return _with_finding(base, norm, "niet_van_toepassing", drafting.on)
    _aim(drafting, norm, status)
    made = drafting.made(base)
    result = None if norm.question is None else _result(draw, status)
    return made if result is None else _with_finding(made, norm, result, drafting.on)


def _aim(drafting: Drafting, norm: Norm, status: Status) -> None:
    """
    Fill in what the norm looks at.
    """
    if norm.applies_when is not None:
        applies = NOT_MET if status is Status.NOT_APPLICABLE else MET
        if status is Status.OPEN and drafting.draw(st.booleans()):
            applies = OPEN
        drafting.pattern(norm.applies_when, applies)
    wanted: dict[Status, Verdict] = {
        Status.MET: MET,
        Status.NOT_MET: NOT_MET,
        Status.OPEN: OPEN,
    }
    if norm.requires is not None and status in wanted:
        verdict = wanted[status]
        if norm.question is not None and status is not Status.MET and drafting.draw(st.booleans()):
            verdict = MET  # the judgement alone keeps it from being met
        drafting.pattern(norm.requires, verdict)


def _result(draw: st.DrawFn, status: Status) -> str | None:
    """
    What the auditor finds, where something is found.
    """
    if status is Status.MET:
        return "voldoet"
    if status is Status.NOT_MET:
        return draw(st.sampled_from(["voldoet_niet", "voldoet"]))
    return draw(st.sampled_from(["voldoet", None]))


def _with_finding(dossier: Dossier, norm: Norm, result: Any, on: date) -> Dossier:
    finding = Finding(norm=norm.id, result=result, by="A. Auditor", date=on)
    return attrs.evolve(dossier, findings=(finding,))
