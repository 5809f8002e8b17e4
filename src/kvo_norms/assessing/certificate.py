"""
The certificate that would follow from an assessment.
"""

from __future__ import annotations

from datetime import date, timedelta

from kvo_norms.assessment import ProposedCertificate
from kvo_norms.catalogue import CertificateTerms, Edition
from kvo_norms.dossier import Application, Certificate, Dossier
from kvo_norms.durations import Duration, after
from kvo_norms.verdict import MET, Verdict


def proposed_certificate(
    edition: Edition, dossier: Dossier, on: date, verdict: Verdict
) -> ProposedCertificate:
    """
    The certificate that would follow, conditional unless the verdict is MET.

    It runs from the day of the assessment, or follows a certificate that still runs on that day.
    That it does is this library's own rule: no published text says from when a certificate runs.
    A term that would end the day before a date that does not exist ends on that month's last day.
    """
    terms = edition.certificate
    application = dossier.application or Application()
    first = _first_day(dossier, on)
    last = _last_day(first, terms.duration)
    return ProposedCertificate(
        level=_level(application, terms),
        valid_from=first,
        valid_until=last,
        evaluations=_evaluations(terms, first, last),
        conditional=verdict is not MET,
    )


def running_until(dossier: Dossier, on: date) -> date | None:
    """
    The last day of the certificate that the area holds on a day; ``None`` where it holds none.

    A certificate that the request would follow is one as well.
    """
    application, history = dossier.application or Application(), dossier.certificates or ()
    ended = {c.valid_until for c in history if _ended(c, on)}
    running = {c.valid_until for c in history if not _ended(c, on)} | {application.previous_until}
    return max((day for day in running - ended if day is not None and day >= on), default=None)


def _first_day(dossier: Dossier, on: date) -> date:
    last = running_until(dossier, on)
    return on if last is None or last == date.max else last + timedelta(days=1)


def _ended(certificate: Certificate, on: date) -> bool:
    """
    Whether the certificate lapsed, was withdrawn or had not begun by the day.
    """
    gone = (certificate.lapsed, certificate.withdrawn)
    started = certificate.valid_from is None or certificate.valid_from <= on
    return not started or any(day is not None and day <= on for day in gone)


def _last_day(first: date, duration: Duration) -> date:
    anniversary = after(first, duration)
    if anniversary == date.max or (not duration.days and anniversary.day < first.day):
        return anniversary
    return anniversary - timedelta(days=1)


def _level(application: Application, terms: CertificateTerms) -> str | None:
    if application.term is not None:
        return terms.first_level if application.term == 1 else terms.next_level
    if application.kind is not None:
        return terms.first_level if application.kind == "eerste" else terms.next_level
    return None


def _evaluations(terms: CertificateTerms, first: date, last: date) -> tuple[date, ...]:
    if terms.evaluate_every is None:
        return ()
    days = []
    number = 1
    while (day := after(first, terms.evaluate_every * number)) < last:
        days.append(day)
        number += 1
    return tuple(days)
