"""
KN2xx: what an edition rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kvo_norms.authoring.check.remarks import Fix, Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.sources import Place
from kvo_norms.catalogue import Provenance

YEARS = 2
"""After so many years a source has to be looked at again."""


def groundless(subject: Subject) -> Iterator[Found]:
    """
    What is inferred or designed, and does not say how.
    """
    edition = subject.edition
    reasoned = (Provenance.INFERRED, Provenance.DESIGN)
    for holder in holders_of(edition):
        if holder.provenance in reasoned and holder.reading is None:
            yield _groundless(
                subject.files.place_of(holder.id, ("provenance",)), holder.provenance, holder.id
            )
    for parameter in edition.parameters:
        if parameter.provenance in reasoned and parameter.reading is None:
            path = ("parameters", parameter.id, "provenance")
            yield _groundless(subject.files.in_header(path), parameter.provenance, None)


def _groundless(place: Place, provenance: Provenance, norm: str | None) -> Found:
    return Found(
        place=place,
        message=f"provenance '{provenance.value}' without a reading",
        advice="say in reading, in both languages, what it is concluded from or that it is our own",
        norm=norm,
    )


def stale_sources(subject: Subject) -> Iterator[Found]:
    """
    Sources that nobody looked at for two years, or only in the future.
    """
    today = subject.today
    for source in subject.edition.sources:
        place = subject.files.in_header(("sources", source.id, "checked"))
        if source.checked > today:
            yield Found(
                place=place,
                message=f"'{source.id}' was checked on {source.checked}, after today",
                advice="write the day on which it was looked at",
            )
        elif source.checked < _years_before(today, YEARS):
            yield Found(
                place=place,
                message=f"'{source.id}' was checked on {source.checked}, over {YEARS} years ago",
                advice="look whether it still says the same, and write the day",
            )


def _years_before(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=max(day.year - years, 1))


def same_links(subject: Subject) -> Iterator[Found]:
    """
    Sources with the link of another one.
    """
    seen: dict[str, str] = {}
    for source in subject.edition.sources:
        earlier = seen.setdefault(source.url, source.id)
        if earlier != source.id:
            yield Found(
                place=subject.files.in_header(("sources", source.id, "url")),
                message=f"'{source.id}' has the link of '{earlier}'",
                advice="declare it once, or correct the link",
            )


def repeated_sources(subject: Subject) -> Iterator[Found]:
    """
    Sources that one norm, star or parameter names twice.
    """
    files = subject.files
    for holder in holders_of(subject.edition):
        for index in _repeats(holder.sources):
            place = files.place_of(holder.id, ("sources", index))
            yield _repeated(place, holder.sources[index], holder.id)
    for parameter in subject.edition.parameters:
        for index in _repeats(parameter.sources):
            place = files.in_header(("parameters", parameter.id, "sources", index))
            yield _repeated(place, parameter.sources[index], None)


def _repeats(names: tuple[str, ...]) -> Iterator[int]:
    return (index for index, name in enumerate(names) if name in names[:index])


def _repeated(place: Place, name: str, norm: str | None) -> Found:
    return Found(
        place=place,
        message=f"the source '{name}' is named twice",
        advice="name it once",
        norm=norm,
        fix=Fix(file=place.file, path=place.path),
    )


RULES = (
    Rule(
        code="KN206",
        name="conclusion-without-reading",
        severity=Severity.WARNING,
        summary="Something is inferred or our own design, and its reading does not say how.",
        why="Whoever is assessed by it must be able to see what is known and what was made of it.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            provenance = "inferred"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            provenance = "inferred"
            reading.nl = "De bron noemt het een gewoonte."
            reading.en = "The source calls it a habit."
        """,
        find=groundless,
    ),
    Rule(
        code="KN207",
        name="stale-source",
        severity=Severity.WARNING,
        summary="A source that was not checked for two years, or was checked after today.",
        why="Pages change and disappear. What a source said years ago may be gone.",
        avoid="""
            # edition.toml
            [sources.vakblad]
            checked = 2020-11-01
        """,
        prefer="""
            # edition.toml
            [sources.vakblad]
            checked = 2026-11-01
        """,
        find=stale_sources,
    ),
    Rule(
        code="KN208",
        name="same-link",
        severity=Severity.WARNING,
        summary="Two sources with the same link.",
        why="What rests on both rests on one source only.",
        avoid="""
            # edition.toml
            [sources.krant]
            url = "https://example.org/vakblad"

            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["krant"]
        """,
        prefer="""
            # edition.toml
            [sources.krant]
            url = "https://example.org/krant"

            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["krant"]
        """,
        find=same_links,
    ),
    Rule(
        code="KN209",
        name="repeated-source",
        severity=Severity.WARNING,
        summary="A norm, star or parameter that names a source twice.",
        why="It adds nothing, and often another source was meant.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["vakblad", "vakblad"]
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["vakblad"]
        """,
        find=repeated_sources,
    ),
)
