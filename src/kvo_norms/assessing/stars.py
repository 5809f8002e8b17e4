"""
Whether an area can have a star on top of its certificate.
"""

from __future__ import annotations

from collections.abc import Sequence

from kvo_norms.assessment import Gap, Later, NormResult, StarResult
from kvo_norms.catalogue import Edition, Star, Weight
from kvo_norms.evaluating.setting import Setting
from kvo_norms.patterns import Field, Present, Record, Tests
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict, all_of

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
    results = iter(norms)
    return tuple(
        _judged(
            star,
            VERDICTS[value],
            tuple(next(results) for _ in star.norms),
            verdict,
            setting,
            edition,
        )
        for star, value in zip(edition.stars, applies, strict=True)
    )


VERDICTS = (NOT_MET, OPEN, MET)
"""The verdict of each number that a program gives."""
_FOR_STAR = {
    Status.MET: MET,
    Status.NOT_MET: NOT_MET,
    Status.OPEN: OPEN,
    Status.NOT_APPLICABLE: MET,
}


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
    level = None if applies is NOT_MET else _level(star, setting)
    known = OPEN if star.level is not None and level is None else MET
    own = [
        _FOR_STAR[norm.status] for norm in norms if norm.weight is Weight.EIS and not norm.waived
    ]
    value = all_of((verdict, *own, known))
    if applies is NOT_MET:
        status = Status.NOT_APPLICABLE
    elif applies is OPEN:
        status = Status.OPEN
    else:
        status = Status(value.value)
    gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = ()
    if status is not Status.NOT_APPLICABLE and OPEN in (applies, known):
        gaps = Later(_gaps, star, applies, known, setting, edition)
    return StarResult(id=star.id, status=status, level=level, gaps=gaps, norms=norms)


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
