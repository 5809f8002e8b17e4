"""
What the overview shows to people, in one language: tables of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kvo_norms.auditing.changes import Changes, NormChange
from kvo_norms.auditing.overview.table import LONGEST
from kvo_norms.auditing.overview.words import word
from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.auditing.records import Audited
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import STATUSES, VERDICTS
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.safe import visible
from kvo_norms.verdict import Status, Verdict

MOST_GAPS = 20
"""So many norms are shown of those that are lacking most often."""

Cell = str | int | float | date | None


@frozen(kw_only=True)
class Sheet:
    """
    A table under a heading.
    """

    id: str
    """A short name of its own."""
    title: str
    note: str | None = None
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The first cell of a row says what it is about."""
    reports: tuple[tuple[str, ...], ...] = ()
    """Of each row the paths of its reports, where it is an area's."""


def sheets_of(portfolio: Portfolio, language: Language) -> tuple[Sheet, ...]:
    """
    The tables of the overview, those without rows left out.
    """
    sheets = (
        _summary(portfolio, language),
        _areas(portfolio, language),
        _changes(portfolio, language),
        _unreadable(portfolio, language),
        _ending(portfolio, language),
        _themes(portfolio, language),
        _stars(portfolio, language),
        _gaps(portfolio, language),
        _certificates(portfolio, language),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def _columns(language: Language, *keys: str) -> tuple[str, ...]:
    return tuple(word(key, language) for key in keys)


def _statuses(language: Language) -> tuple[str, ...]:
    order = (Status.MET, Status.NOT_MET, Status.OPEN, Status.NOT_APPLICABLE)
    return tuple(_capital(in_language(STATUSES[status], language)) for status in order)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(day: date, language: Language) -> str:
    return in_language(date_text(day), language)


def text_of(text: str | None) -> str:
    """
    A text of a dossier, harmless and not endless.
    """
    text = text or ""
    return visible(text if len(text) <= LONGEST else text[:LONGEST] + "…").strip()


def called(area: Audited) -> str:
    """
    What people call the dossier: its area, else its id, else its file.
    """
    return text_of(area.area) or text_of(area.id) or text_of(_place(area))


def _place(area: Audited) -> str:
    return area.source if area.line is None else f"{area.source}:{area.line}"


def verdict_text(verdict: Verdict | None, language: Language) -> str:
    """
    A verdict in words; without one, that the dossier cannot be read.
    """
    if verdict is None:
        return word("unreadable", language)
    return _capital(in_language(VERDICTS[verdict], language))


def _summary(portfolio: Portfolio, language: Language) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (verdict_text(verdict, language), number) for verdict, number in portfolio.verdicts.items()
    ]
    rows.append((word("unreadable", language), portfolio.unreadable))
    rows.append((word("dossiers", language), portfolio.dossiers))
    rows.append((word("open_judgements", language), portfolio.judgements))
    return Sheet(
        id="summary",
        title=word("summary", language),
        columns=_columns(language, "verdict", "number"),
        rows=tuple(rows),
    )


def _unreadable(portfolio: Portfolio, language: Language) -> Sheet:
    return Sheet(
        id="unreadable",
        title=word("unreadable", language),
        note=word("faults_note", language),
        columns=_columns(language, "source", "faults"),
        rows=tuple(
            (text_of(_place(area)), "\n".join(map(text_of, area.faults)))
            for area in portfolio.areas
            if area.standing is None
        ),
    )


def _ending(portfolio: Portfolio, language: Language) -> Sheet:
    note = word("ended", language, n=len(portfolio.ended)) if portfolio.ended else None
    return Sheet(
        id="ending",
        title=word("ending", language),
        note=note,
        columns=_columns(language, "ending", "certificates"),
        rows=tuple(
            (
                word("months", language, n=ending.months, day=_day(ending.until, language)),
                len(ending.names),
            )
            for ending in portfolio.ending
        ),
    )


def _themes(portfolio: Portfolio, language: Language) -> Sheet:
    return Sheet(
        id="themes",
        title=word("themes", language),
        columns=_columns(language, "theme", "edition", "areas", "points", "of", "share"),
        rows=tuple(
            (
                in_language(theme.label, language),
                theme.edition,
                theme.areas,
                theme.points,
                theme.of,
                theme.points / theme.of if theme.of else None,
            )
            for theme in portfolio.themes
        ),
    )


def _stars(portfolio: Portfolio, language: Language) -> Sheet:
    return Sheet(
        id="stars",
        title=word("stars", language),
        columns=(*_columns(language, "star", "edition"), *_statuses(language)),
        rows=tuple(
            (
                in_language(star.title, language),
                star.edition,
                star.met,
                star.not_met,
                star.open,
                star.not_applicable,
            )
            for star in portfolio.stars
        ),
    )


def _gaps(portfolio: Portfolio, language: Language) -> Sheet:
    _, not_met, still_open, _ = _statuses(language)
    return Sheet(
        id="gaps",
        title=word("gaps", language),
        note=word("gaps_note", language, n=min(MOST_GAPS, len(portfolio.gaps))),
        columns=(
            *_columns(language, "norm", "id", "edition", "weight"),
            not_met,
            still_open,
            *_columns(language, "waived", "to_judge"),
        ),
        rows=tuple(
            (
                in_language(norm.title, language),
                norm.id,
                norm.edition,
                word(norm.weight.value, language),
                norm.not_met,
                norm.open,
                norm.waived,
                norm.judgements,
            )
            for norm in portfolio.gaps[:MOST_GAPS]
        ),
    )


def _areas(portfolio: Portfolio, language: Language) -> Sheet:
    read = [area for area in portfolio.areas if area.standing is not None]
    stars = {(star.edition, star.id): in_language(star.title, language) for star in portfolio.stars}
    return Sheet(
        id="areas",
        title=word("areas", language),
        columns=(
            *_columns(language, "area", "municipality", "verdict", "score", "of"),
            *_statuses(language)[1:3],
            *_columns(language, "open_judgements", "stars", "runs_until", "next_until"),
            *_columns(language, "conditional", "edition", "assessed_on", "id", "source", "notes"),
        ),
        rows=tuple(tuple(_cells(area, stars, language)) for area in read),
        reports=tuple(area.reports for area in read),
    )


def _cells(
    area: Audited, stars: Mapping[tuple[str, str], str], language: Language
) -> Iterator[Cell]:
    standing = area.standing
    if standing is None:
        return
    yield called(area)
    yield text_of(area.municipality)
    yield verdict_text(standing.verdict, language)
    yield sum(score.points for score in standing.sections)
    yield sum(score.of for score in standing.sections)
    yield len(standing.not_met)
    yield len(standing.open)
    yield len(standing.judgements)
    met = (star for star in standing.stars if star.status is Status.MET)
    titled = ((stars[standing.edition, star.id], star.level) for star in met)
    yield ", ".join(title if level is None else f"{title} ({level})" for title, level in titled)
    yield standing.runs_until
    yield standing.valid_until
    yield word("yes" if standing.conditional else "no", language)
    yield standing.edition
    yield standing.on
    yield text_of(area.id)
    yield text_of(_place(area))
    yield " | ".join(map(text_of, area.notes))


def _certificates(portfolio: Portfolio, language: Language) -> Sheet:
    areas = {area.name: area for area in portfolio.areas}
    return Sheet(
        id="certificates",
        title=word("certificates", language),
        columns=_columns(language, "area", "municipality", "runs_until"),
        rows=tuple(
            (called(areas[it.name]), text_of(areas[it.name].municipality), it.until)
            for it in portfolio.certificates
        ),
    )


def _changes(portfolio: Portfolio, language: Language) -> Sheet:
    changed = [
        _changed(area, area.changes, language)
        for area in portfolio.areas
        if area.changes is not None and _matters(area.changes)
    ]
    gone: list[tuple[Cell, ...]] = [
        (
            called(area),
            verdict_text(None if area.standing is None else area.standing.verdict, language),
            word("gone", language),
            "",
            "",
        )
        for area in portfolio.gone
    ]
    compared = any(area.changes is not None for area in portfolio.areas)
    rows = [*changed, *gone]
    if compared and not rows:
        rows = [(word("no_changes", language), "", "", "", "")]
    return Sheet(
        id="changes",
        title=word("changes", language),
        columns=_columns(language, "area", "before", "after", "why", "norm_changes"),
        rows=tuple(rows),
    )


def _matters(changes: Changes) -> bool:
    return changes.new or changes.before is not changes.after or bool(changes.norms)


def _changed(area: Audited, changes: Changes, language: Language) -> tuple[Cell, ...]:
    new = word("new", language)
    return (
        called(area),
        new if changes.new else verdict_text(changes.before, language),
        verdict_text(changes.after, language),
        _why(changes.why, language),
        "\n".join(_norm_change(norm, language) for norm in changes.norms),
    )


def _why(why: tuple[str, ...], language: Language) -> str:
    return ", ".join(word(f"why.{it}", language) for it in why)


def _norm_change(norm: NormChange, language: Language) -> str:
    before, after = (
        "-" if status is None else in_language(STATUSES[status], language)
        for status in (norm.before, norm.after)
    )
    return f"{norm.id}: {before} → {after} ({_why(norm.why, language)})"
