"""
When an area began, had its certificates, applied and was assessed.
"""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Application, Certificate
from kvo_norms.durations import Duration, after, before
from kvo_norms.errors import UnknownNameError
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.keeping import Keeping
from kvo_norms.generating.published import FIRST_CERTIFICATES
from kvo_norms.reading import edition as shipped_edition
from kvo_norms.records import frozen

FIRST_EVER = date(2001, 1, 1)
"""No certificate begins before: the first handbook, of shopping areas, is of 2001."""
TERMS = ((2, 0.32), (3, 0.26), (4, 0.19), (5, 0.14), (6, 0.09))
"""How often a recertification is for the second, third, … certificate: this project's choice."""
_OPEN_ENDED = Duration(months=72)
_LEAD = timedelta(days=45)
_ATTEMPTS = 40


@frozen(kw_only=True)
class Era:
    """
    What certificates were when an edition was in force.
    """

    first_day: date
    """The first day on which an area can be assessed, such that it applied in force too."""
    last_day: date
    valid_from: date
    duration: Duration
    earlier: Duration
    """How long certificates were valid before this edition."""
    first_level: str
    next_level: str


@frozen(kw_only=True)
class Timeline:
    """
    The days of one area.
    """

    as_of: date
    applied: date
    term: int
    certificates: tuple[Certificate, ...]
    begun: date
    """When the partners signed that they would cooperate."""

    @property
    def previous(self) -> Certificate | None:
        """
        The certificate that this one would follow.
        """
        return self.certificates[-1] if self.certificates else None

    @property
    def since(self) -> date:
        """
        The first day of the term that the dossier looks back on.
        """
        found = None if self.previous is None else self.previous.valid_from
        return self.begun if found is None else found

    @property
    def days(self) -> int:
        """
        How many days lie between that day and the assessment.
        """
        return (self.as_of - self.since).days

    def ago(self, days: int) -> date:
        """
        The day so many days before the assessment.
        """
        return self.as_of - timedelta(days=days)


def era_of(edition: Edition) -> Era:
    """
    The era of an edition.

    How long certificates were valid before it is said by the edition that its crosswalk names,
    where that is shipped; else it is taken to be as long as under this one. An edition whose last
    day is not known is taken to be in force for six years.
    """
    earlier = edition.certificate.duration
    if edition.crosswalk is not None:
        with contextlib.suppress(UnknownNameError):
            earlier = shipped_edition(edition.crosswalk.previous).certificate.duration
    last = edition.valid_until or after(edition.valid_from, _OPEN_ENDED)
    return Era(
        first_day=min(edition.valid_from + _LEAD, last),
        last_day=last,
        valid_from=edition.valid_from,
        duration=edition.certificate.duration,
        earlier=earlier,
        first_level=edition.certificate.first_level,
        next_level=edition.certificate.next_level,
    )


def drawn_timeline(chance: Chance, keeping: Keeping, era: Era) -> Timeline:
    """
    The days of an area, such that every certificate is as long as when it began.
    """
    first = chance.happens(FIRST_CERTIFICATES)
    late = not first and keeping.fails(0.05)
    for _ in range(_ATTEMPTS):
        as_of = era.first_day + timedelta(
            days=chance.between(0, (era.last_day - era.first_day).days)
        )
        applied = as_of - timedelta(days=chance.between(12, 40))
        if first:
            begun = as_of - timedelta(days=chance.between(200, 420))
            return Timeline(as_of=as_of, applied=applied, term=1, certificates=(), begun=begun)
        days = chance.between(-60, -1) if late else chance.between(45, 120)
        until = applied + timedelta(days=days)
        history = _history(until, chance.weighted(TERMS) - 1, era)
        if history is not None:
            break
    else:
        history = _history(until, 1, attrs.evolve(era, earlier=era.duration)) or ()
    start = history[0].valid_from or applied
    return Timeline(
        as_of=as_of,
        applied=applied,
        term=len(history) + 1,
        certificates=history,
        begun=start - timedelta(days=chance.between(200, 420)),
    )


def _history(until: date, number: int, era: Era) -> tuple[Certificate, ...] | None:
    """
    Up to so many certificates in a row, of which the last ends on a day.

    There are fewer where an earlier one would begin before there were certificates. ``None`` where
    one would be neither as long as under this edition nor as long as before it.
    """
    found: list[tuple[date, date]] = []
    while len(found) < number:
        start = before(until + timedelta(days=1), era.duration)
        if start < era.valid_from:
            start = before(until + timedelta(days=1), era.earlier)
            if start >= era.valid_from and era.earlier != era.duration:
                return None
        if start < FIRST_EVER and found:
            break
        found.append((start, until))
        until = start - timedelta(days=1)
    found.reverse()
    return tuple(
        Certificate(
            id=f"certificaat-{place}",
            level=era.first_level if place == 1 else era.next_level,
            valid_from=start,
            valid_until=end,
        )
        for place, (start, end) in enumerate(found, 1)
    )


def drawn_application(keeping: Keeping, timeline: Timeline) -> Application:
    """
    The request, of which a part may be missing.
    """
    previous = timeline.previous
    return Application(
        date=None if keeping.fails(0.02) else timeline.applied,
        kind="eerste" if timeline.term == 1 else "hercertificering",
        term=None if keeping.fails(0.02) else timeline.term,
        previous_from=None if previous is None else previous.valid_from,
        previous_until=None if previous is None else previous.valid_until,
    )
