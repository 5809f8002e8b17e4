"""
Whether an area can have a star on top of its certificate.
"""

from __future__ import annotations

from collections.abc import Sequence

from kvo_norms.assessing.judging import STATUSES
from kvo_norms.assessment import Gap, Later, NormResult, StarResult
from kvo_norms.catalogue import Edition, Star, Weight
from kvo_norms.evaluating.setting import Setting
from kvo_norms.making import maker
from kvo_norms.patterns import Field, Present, Record, Tests
from kvo_norms.verdict import MET, NOT_MET, OPEN, VERDICTS, Verdict, all_of

TERM_KNOWN = Record(
    entries=(
        Field(
            name="application",
            matcher=Record(entries=(Field(name="term", matcher=Tests(tests=(Present(),))),)),
        ),
    )
)
"""What a counted star needs to have a number."""


def judge_stars(
    edition: Edition,
    applies: Sequence[int],
    norms: Sequence[NormResult],
    verdict: Verdict,
    setting: Setting,
) -> tuple[StarResult, ...]:
    """
    How the stars stand, given for which of them the area qualifies, the results of all their
    norms and the verdict on the certificate.
    """
    found, first = [], 0
    for star, value in zip(edition.stars, applies, strict=True):
        last = first + len(star.norms)
        own = tuple(norms[first:last])
        found.append(_judged(star, VERDICTS[value], own, verdict, setting, edition))
        first = last
    return tuple(found)


# Reading a member from its class costs as much as all else that is done with it here.
_EIS = Weight.EIS
_NOT_MET, _OPEN, _, _NOT_APPLICABLE = STATUSES


def _judged(
    star: Star,
    applies: Verdict,
    norms: tuple[NormResult, ...],
    verdict: Verdict,
    setting: Setting,
    edition: Edition,
) -> StarResult:
    """
    A star is never met without the certificate; a counted star not while its number is unknown.
    """
    level, status = None, _NOT_APPLICABLE
    gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = ()
    if applies is not NOT_MET:
        level = _level(star, setting)
        known = OPEN if star.level is not None and level is None else MET
        value = OPEN if applies is OPEN else all_of((verdict, _own(norms), known))
        status = STATUSES[VERDICTS.index(value)]
        if applies is OPEN or known is OPEN:
            gaps = Later(_gaps, star, applies, known, setting, edition)
    return maker(StarResult)(id=star.id, status=status, level=level, gaps=gaps, norms=norms)


def _own(norms: Sequence[NormResult]) -> Verdict:
    """
    Kleene's and over the star's own norms that block, apply and are not waived.
    """
    statuses = [norm.status for norm in norms if norm.weight is _EIS and not norm.waived]
    if _NOT_MET in statuses:
        return NOT_MET
    return OPEN if _OPEN in statuses else MET


def _gaps(
    star: Star, applies: Verdict, known: Verdict, setting: Setting, edition: Edition
) -> tuple[Gap, ...]:
    # Loaded when somebody asks for a reason for the first time.
    from kvo_norms.evaluating.interpreter import interpret
    from kvo_norms.explaining.gaps import gaps_of

    gaps: tuple[Gap, ...] = ()
    if star.applies_when is not None and applies is OPEN:
        outcome = interpret(star.applies_when, setting)
        gaps += gaps_of(outcome, about="applies_when", edition=edition)
    if known is OPEN:
        outcome = interpret(TERM_KNOWN, setting)
        gaps += gaps_of(outcome, about="requires", edition=edition)
    return gaps


def _level(star: Star, setting: Setting) -> int | None:
    application = setting.dossier.application
    term = None if application is None else application.term
    if star.level is None or term is None:
        return None
    return term if star.max is None else min(term, star.max)
