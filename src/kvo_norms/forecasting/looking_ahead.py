"""
The forecast: how an edition will judge a dossier that stays as it is.
"""

from __future__ import annotations

from datetime import date

from kvo_norms.assessing import assess
from kvo_norms.assessing.certificate import running_until
from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, after
from kvo_norms.errors import UnusableCallError
from kvo_norms.forecasting.moments import Span
from kvo_norms.forecasting.result import Forecast, ForecastDay
from kvo_norms.forecasting.stepping import A_DAY, changes_of, days_of_certificates
from kvo_norms.forecasting.wording import Wording
from kvo_norms.verdict import MET

LONGEST = Duration(months=50 * 12)
"""So far is looked ahead at most."""


def forecast(
    edition: Edition, dossier: Dossier, *, on: date | None = None, until: date | None = None
) -> Forecast:
    """
    When the edition will say something else of the dossier, if nothing in it changes.

    `on` is the first day, without it the dossier's `as_of`. `until` is the last day; without it the
    last day of the certificate that would follow. No day is guessed at: what changes on a day is
    listed on that day, and between two such days nothing changes.

    Raises
    ------
    UnusableCallError
        Where neither `on` nor the dossier says the first day, or where the last day lies before
        it or over fifty years later.
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    assessment = assess(edition, dossier, on=on)
    return forecast_from(assessment, edition, dossier, until=until)


def forecast_from(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    until: date | None = None,
    shown: Dossier | None = None,
) -> Forecast:
    """
    The forecast from an assessment of the dossier on. Names are taken from the dossier `shown`,
    which may be the same without names of persons.

    Raises
    ------
    UnusableCallError
        Where the last day lies before the first, or over fifty years later.
    """
    first = assessment.on
    holds_until = _held_until(dossier, first)
    last = _last_day(first, until, assessment.certificate.valid_until)
    wording = Wording(edition, dossier if shown is None else shown)
    days = tuple(changes_of(assessment, edition, dossier, Span(first, last), wording))
    return Forecast(
        edition=edition.id,
        revision=edition.revision,
        dossier=assessment.dossier,
        area=assessment.area,
        on=first,
        until=last,
        verdict=assessment.verdict,
        met_until=_met_until(assessment, days, last),
        certificate_until=holds_until,
        days=days,
    )


def _held_until(dossier: Dossier, first: date) -> date | None:
    """
    The last day on which the area holds a certificate, from the first day on without a break.
    """
    if running_until(dossier, first) is None:
        return None
    days = sorted(day for day in days_of_certificates(dossier) if day is not None and day > first)
    ends = (day - A_DAY for day in days if running_until(dossier, day) is None)
    return next(ends, date.max)


def _last_day(first: date, asked: date | None, usual: date) -> date:
    furthest = after(first, LONGEST)
    if asked is None:
        return min(usual, furthest)
    if type(asked) is not date:
        message = f"the last day of the forecast is a {type(asked).__name__}"
        raise UnusableCallError(message, "give a date without a time")
    if asked < first:
        message = f"the last day, {asked}, lies before the first, {first}"
        raise UnusableCallError(message, "give a later one")
    if asked > furthest:
        message = f"the last day, {asked}, is too far away"
        raise UnusableCallError(message, f"give one up to {furthest}")
    return asked


def _met_until(assessment: Assessment, days: tuple[ForecastDay, ...], last: date) -> date | None:
    if assessment.verdict is not MET:
        return None
    ends = (day.day for day in days if day.verdict is not None)
    return next((day - A_DAY for day in ends), last)
