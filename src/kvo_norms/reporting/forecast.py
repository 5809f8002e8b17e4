"""
A forecast as text for people, and as JSON.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import STATUSES
from kvo_norms.forecasting import Cause, Forecast, ForecastDay, NormChange, StarChange
from kvo_norms.reporting.json import as_table, indented
from kvo_norms.reporting.languages import FixedWords, Language, in_language
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.words import said
from kvo_norms.verdict import MET, Status

FORMAT = "kvo-norms/forecast/1"
WIDTH = 80
MARKS = {"met": "+", "not_met": "x", "open": "?", "not_applicable": "-"}

_WORDS = {
    "period": Text(
        nl="Vooruitblik van {first} tot en met {last}, als er niets aan het dossier verandert",
        en="Forecast from {first} to {last}, if nothing in the dossier changes",
    ),
    "verdict_on": Text(nl="Oordeel op {day}: {verdict}", en="Verdict on {day}: {verdict}"),
    "met_until": Text(
        nl="Zonder actie blijft dat zo tot en met {day}.",
        en="Without action it stays so up to and including {day}.",
    ),
    "met_throughout": Text(
        nl="Zonder actie blijft dat de hele periode zo.",
        en="Without action it stays so for the whole period.",
    ),
    "not_met": Text(
        nl="Zonder actie wordt het oordeel in deze periode niet VOLDAAN.",
        en="Without action the verdict does not become MET in this period.",
    ),
    "met_from": Text(
        nl="Zonder actie wordt het oordeel op {day} voor het eerst VOLDAAN.",
        en="Without action the verdict first becomes MET on {day}.",
    ),
    "certificate": Text(
        nl="Het lopende certificaat loopt tot en met {day}.",
        en="The last day of the running certificate is {day}.",
    ),
    "certificate_earlier": Text(
        nl="Het lopende certificaat eindigt eerder; zijn laatste dag is {day}.",
        en="The running certificate ends earlier; its last day is {day}.",
    ),
    "nothing": Text(nl="In deze periode verandert er niets.", en="Nothing changes in this period."),
    "verdict": Text(nl="Oordeel", en="Verdict"),
    "star": Text(nl="ster", en="star"),
    "waived": Text(nl="met ontheffing", en="waived"),
}
_said = FixedWords(_WORDS)


def as_json(forecast: Forecast) -> str:
    """
    The forecast as a JSON document; keys without a value, or with their default, are left out.
    """
    return indented({"format": FORMAT, **as_table(forecast)}) + "\n"


def as_text(forecast: Forecast, edition: Edition, dossier: Dossier, *, language: Language) -> str:
    """
    The forecast as text of 80 columns.
    """
    lines = (line.rstrip() for line in _lines(forecast, edition, dossier, language))
    return "\n".join(lines) + "\n"


def _lines(
    forecast: Forecast, edition: Edition, dossier: Dossier, language: Language
) -> Iterator[str]:
    place = None if dossier.area is None else dossier.area.municipality
    name = forecast.area or forecast.dossier or said("unnamed_area", language)
    yield from _wrapped(name if place is None or place in name else f"{name}, {place}")
    revision = f"{said('revision', language)} {forecast.revision}"
    yield from _wrapped(f"{in_language(edition.title, language)}, {revision}")
    first, last = _day(forecast.on, language), _day(forecast.until, language)
    yield from _wrapped(_said("period", language, first=first, last=last))
    yield ""
    yield from _outcome(forecast, language)
    titles = {norm.id: in_language(norm.title, language) for norm in norms_of(edition)}
    titles |= {star.id: in_language(star.title, language) for star in edition.stars}
    for day in forecast.days:
        yield from ("", _day(day.day, language))
        yield from _changes(day, titles, language)
    if not forecast.days:
        yield from ("", _said("nothing", language))


def _outcome(forecast: Forecast, language: Language) -> Iterator[str]:
    """
    The verdict, how long it holds, and until when the certificate runs.
    """
    verdict = said(forecast.verdict.value, language)
    day = _day(forecast.on, language)
    yield from _wrapped(_said("verdict_on", language, day=day, verdict=verdict))
    holds = forecast.met_until
    if holds is None:
        turned = (d.day for d in forecast.days if d.verdict and d.verdict.after is MET)
        met = next(turned, None)
        key = "not_met" if met is None else "met_from"
        day = "" if met is None else _day(met, language)
    else:
        key = "met_throughout" if holds == forecast.until else "met_until"
        day = _day(holds, language)
    yield from _wrapped(_said(key, language, day=day))
    ends = forecast.certificate_until
    if ends is not None:
        key = "certificate_earlier" if holds is not None and ends < holds else "certificate"
        yield from _wrapped(_said(key, language, day=_day(ends, language)))


def _changes(day: ForecastDay, titles: dict[str, str], language: Language) -> Iterator[str]:
    if day.verdict is not None:
        before, after = (said(it.value, language) for it in (day.verdict.before, day.verdict.after))
        yield from _wrapped(f"{_said('verdict', language)}: {before} -> {after}", indent=2)
    for norm in day.norms:
        yield from _change(norm, titles, language)
    for star in day.stars:
        yield from _change(star, titles, language)
    yield from _causes(day.events, language, indent=2)


def _change(
    change: NormChange | StarChange, titles: dict[str, str], language: Language
) -> Iterator[str]:
    if isinstance(change, NormChange):
        before = _status(change.before, language, waived=change.waived_before)
        after = _status(change.after, language, waived=change.waived_after)
        name = change.id
    else:
        before, after = (_status(it, language) for it in (change.before, change.after))
        name = f"{_said('star', language)} {change.id}"
    mark = MARKS[change.after.value]
    yield from _wrapped(f"{mark} {titles[change.id]}  {name}", indent=2, hanging=4)
    yield from _wrapped(f"{before} -> {after}", indent=4)
    yield from _causes(change.causes, language, indent=4)


def _status(status: Status, language: Language, *, waived: bool = False) -> str:
    text = in_language(STATUSES[status], language)
    return f"{text}, {_said('waived', language)}" if waived else text


def _causes(causes: Iterable[Cause], language: Language, *, indent: int) -> Iterator[str]:
    for sentence in dict.fromkeys(in_language(cause.sentence, language) for cause in causes):
        yield from _wrapped(sentence, indent=indent)


def _wrapped(text: str, *, indent: int = 0, hanging: int | None = None) -> list[str]:
    return textwrap.wrap(
        visible(text),
        width=WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_on_hyphens=False,
    )


def _day(day: date, language: Language) -> str:
    return in_language(date_text(day), language)
