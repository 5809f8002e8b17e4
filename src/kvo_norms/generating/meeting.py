"""
When the working group met and how it informed the entrepreneurs.
"""

from __future__ import annotations

from datetime import date

from kvo_norms.dossier import Communication, Meeting
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.partnership import ENTREPRENEURS
from kvo_norms.generating.sentences import SUBJECTS

MEETINGS_A_YEAR = ((2, 0.1), (3, 0.25), (4, 0.5), (6, 0.15))
"""
How often working groups meet: this project's own weights.

Two times a year is reported of Goes and Katwijk, four of Bladel, six of Veenendaal and Houten.
"""
_MINUTES = 400
_SILENCE = 250


def drawn_meetings(case: Case) -> tuple[Meeting, ...]:
    """
    The meetings of the term, the oldest first.

    Where something slips, the group did not meet for most of a year, or not all meetings are given.
    """
    days = _meeting_days(case)
    last = len(days) - 1
    updated = case.keeping.slip(0.15)
    return tuple(
        _meeting(case, place, day, updated if place == last else None)
        for place, day in enumerate(days)
    )


def _meeting_days(case: Case) -> list[int]:
    """
    How many days before the assessment the group met, the longest ago first.
    """
    chance, timeline = case.chance, case.timeline
    often = max(chance.weighted(MEETINGS_A_YEAR), 3 if case.keeping.quality == "well_kept" else 2)
    step = 365 // often
    days = []
    ago = chance.between(2, step // 2)
    while ago < timeline.days:
        days.append(ago)
        ago += step + chance.between(-step // 8, step // 8)
    slip = case.keeping.slip(0.06)
    if slip is not Slip.NONE:
        start = chance.pick((0, chance.between(0, timeline.days)))
        days = [ago for ago in days if not start <= ago < start + _SILENCE]
    if slip is Slip.UNKNOWN:
        case.binder.incomplete.add("meetings")
    days.reverse()
    return days


def _meeting(case: Case, place: int, ago: int, updated: Slip | None) -> Meeting:
    chance, day = case.chance, case.timeline.ago(ago)
    absent = chance.pick(case.words.mandatory) if case.words.mandatory else None
    if absent == ENTREPRENEURS or chance.happens(0.5):
        absent = None
    missed = case.keeping.slip(0.02)
    if missed is Slip.WRONG:
        absent = ENTREPRENEURS
    matrix: bool | None = chance.happens(0.6)
    if updated is not None:
        matrix = {Slip.NONE: True, Slip.WRONG: False, Slip.UNKNOWN: None}[updated]
    minutes = None
    if ago < _MINUTES and not case.keeping.fails(0.1):
        minutes = case.binder.add("notulen", f"Notulen van overleg {place + 1}", day)
    return Meeting(
        id=f"overleg-{place + 1}",
        date=day,
        roles=None
        if missed is Slip.UNKNOWN
        else tuple(role for role in case.words.mandatory if role != absent),
        minutes=minutes,
        matrix_updated=matrix,
    )


def drawn_communications(case: Case) -> tuple[Communication, ...]:
    """
    The messages of the term, mostly by several channels.

    Where something slips, there were none at all or by one channel only, or no days are known.
    """
    chance, timeline = case.chance, case.timeline
    channels = case.words.all("channels")
    slip = case.keeping.slip(0.15)
    kinds = chance.some(channels, 1 if slip is Slip.WRONG else chance.between(3, 4))
    number = chance.between(2, 4) + len(kinds)
    if slip is Slip.WRONG and chance.happens(0.4):
        number = 0
    days = sorted(
        (chance.between(1, min(350, timeline.days) if place < 4 else timeline.days))
        for place in range(number)
    )
    return tuple(
        Communication(
            id=f"bericht-{number - place}",
            date=_day(case, ago, slip),
            channel=kinds[place % len(kinds)] if kinds else None,
            subject=chance.pick(SUBJECTS),
        )
        for place, ago in reversed(list(enumerate(days)))
    )


def _day(case: Case, ago: int, slip: Slip) -> date | None:
    return None if slip is Slip.UNKNOWN else case.timeline.ago(ago)
