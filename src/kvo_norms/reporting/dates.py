"""
The dates of an assessment in order: certificates, evaluations, deadlines, and what will change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.dossier import Application, Dossier
from kvo_norms.explaining.formatting import fill, shortened
from kvo_norms.explaining.labels import STATUSES, VERDICTS, word_label
from kvo_norms.forecasting import Forecast, NormChange, StarChange
from kvo_norms.records import frozen

DateKind = Literal[
    "application", "assessment", "certificate", "evaluation", "deadline", "waiver", "forecast"
]


@frozen(kw_only=True)
class Dated:
    """
    Something that happened or is to happen on a day.
    """

    day: date
    kind: DateKind
    what: Text


def dates_of(
    assessment: Assessment, edition: Edition, dossier: Dossier, forecast: Forecast
) -> tuple[Dated, ...]:
    """
    The dates, oldest first.
    """
    found = [
        *_certificates(assessment, dossier, forecast.certificate_until),
        *_deadlines(edition, dossier),
        *_waivers(edition, dossier),
        *_foretold(edition, forecast),
    ]
    return tuple(sorted(found, key=lambda dated: dated.day))


def _certificates(
    assessment: Assessment, dossier: Dossier, held_until: date | None
) -> Iterator[Dated]:
    application = dossier.application or Application()
    if application.previous_from is not None:
        what = Text(nl="Vorig certificaat gaat in", en="Previous certificate begins")
        yield Dated(day=application.previous_from, kind="certificate", what=what)
    if application.previous_until is not None:
        what = Text(nl="Laatste dag van het vorige certificaat", en="Previous certificate ends")
        yield Dated(day=application.previous_until, kind="certificate", what=what)
    if held_until not in (None, application.previous_until):
        what = Text(nl="Laatste dag van het lopende certificaat", en="Running certificate ends")
        yield Dated(day=held_until, kind="certificate", what=what)
    if application.date is not None:
        what = Text(nl="Aanvraag", en="Application")
        yield Dated(day=application.date, kind="application", what=what)
    what = Text(nl="Beoordeling", en="Assessment")
    yield Dated(day=assessment.on, kind="assessment", what=what)
    certificate = assessment.certificate
    dutch, english = (
        (" (onder voorwaarde)", " (conditional)") if certificate.conditional else ("", "")
    )
    what = Text(nl=f"Certificaat gaat in{dutch}", en=f"Certificate begins{english}")
    yield Dated(day=certificate.valid_from, kind="certificate", what=what)
    for day in certificate.evaluations:
        what = Text(nl="Uiterlijk evalueren", en="Evaluate by this day")
        yield Dated(day=day, kind="evaluation", what=what)
    what = Text(nl=f"Laatste dag van het certificaat{dutch}", en=f"Certificate ends{english}")
    yield Dated(day=certificate.valid_until, kind="certificate", what=what)


def _deadlines(edition: Edition, dossier: Dossier) -> Iterator[Dated]:
    for measure in dossier.measures or ():
        if measure.deadline is None or measure.plan != "huidig":
            continue
        name = measure.title or measure.id
        if name is None:
            what = Text(
                nl="Termijn van een maatregel zonder titel",
                en="Deadline of a measure without a title",
            )
        else:
            what = fill("Termijn van “{it}”", "Deadline of “{it}”", it=shortened(name))
        if measure.status is not None:
            status = word_label(edition, "statuses", measure.status)
            what = fill("{what}: {status}", "{what}: {status}", what=what, status=status)
        yield Dated(day=measure.deadline, kind="deadline", what=what)
    for document in dossier.documents or ():
        if document.signing_planned is not None:
            kind = document.type
            label = (
                Text(nl="document", en="document")
                if kind is None
                else word_label(edition, "document_types", kind)
            )
            what = fill("Ondertekening gepland: {it}", "Signing planned: {it}", it=label)
            yield Dated(day=document.signing_planned, kind="deadline", what=what)


def _waivers(edition: Edition, dossier: Dossier) -> Iterator[Dated]:
    titles = {norm.id: norm.title for norm in norms_of(edition)}
    for waiver in dossier.waivers:
        what = fill(
            "Laatste dag van de ontheffing voor “{it}”",
            "Waiver for “{it}” ends",
            it=titles[waiver.norm],
        )
        yield Dated(day=waiver.valid_until, kind="waiver", what=what)


def _foretold(edition: Edition, forecast: Forecast) -> Iterator[Dated]:
    """
    What will change if nothing in the dossier does. That a certificate ends is told already.
    """
    titles = {norm.id: norm.title for norm in norms_of(edition)}
    titles |= {star.id: star.title for star in edition.stars}
    for day in forecast.days:
        if day.verdict is not None:
            what = fill(
                "Oordeel als er niets verandert: {before} → {after}",
                "Verdict if nothing changes: {before} → {after}",
                before=VERDICTS[day.verdict.before],
                after=VERDICTS[day.verdict.after],
            )
            yield Dated(day=day.day, kind="forecast", what=what)
        changes: tuple[NormChange | StarChange, ...] = (*day.norms, *day.stars)
        for change in changes:
            before, after = STATUSES[change.before], STATUSES[change.after]
            if isinstance(change, NormChange):
                before = _waived(before) if change.waived_before else before
                after = _waived(after) if change.waived_after else after
            what = fill(
                "“{it}”: {before} → {after}. {why}",
                "“{it}”: {before} → {after}. {why}",
                it=titles[change.id],
                before=before,
                after=after,
                why=_joined([cause.sentence for cause in change.causes]),
            )
            yield Dated(day=day.day, kind="forecast", what=what)
        for event in day.events:
            if event.kind != "certificate_ends":
                yield Dated(day=day.day, kind="forecast", what=event.sentence)


def _waived(status: Text) -> Text:
    return fill("{it}, met ontheffing", "{it}, waived", it=status)


def _joined(sentences: Iterable[Text]) -> Text:
    """
    Sentences one after the other, each once.
    """
    listed = list(dict.fromkeys(sentences))
    return Text(nl=" ".join(it.nl for it in listed), en=" ".join(it.en for it in listed))
