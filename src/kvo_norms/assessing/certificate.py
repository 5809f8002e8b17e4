"""
The certificate that would follow from an assessment.
"""

from __future__ import annotations

from datetime import date, timedelta

from kvo_norms.assessment import ProposedCertificate
from kvo_norms.catalogue import CertificateTerms, Edition
from kvo_norms.dossier import Application, Dossier
from kvo_norms.durations import after
from kvo_norms.verdict import MET, Verdict


def proposed_certificate(
    edition: Edition, dossier: Dossier, on: date, verdict: Verdict
) -> ProposedCertificate:
    """
    The certificate that would follow, conditional unless the verdict is MET.

    It runs from the day of the assessment, or follows a certificate that still runs on that day.
    That it does is this library's own rule: no published text says from when a certificate runs.
    """
    terms = edition.certificate
    application = dossier.application or Application()
    first = _first_day(application, on)
    last = _eve(after(first, terms.duration))
    return ProposedCertificate(
        level=_level(application, terms),
        valid_from=first,
        valid_until=last,
        evaluations=_evaluations(terms, first, last),
        conditional=verdict is not MET,
    )


def _first_day(application: Application, on: date) -> date:
    previous = application.previous_until
    if previous is None or previous < on or previous == date.max:
        return on
    return previous + timedelta(days=1)


def _eve(day: date) -> date:
    return day if day in (date.min, date.max) else day - timedelta(days=1)


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
    while (day := after(first, terms.evaluate_every * number)) <= last and day != date.max:
        days.append(day)
        number += 1
    return tuple(days)
