"""
What an audit comes to as a whole: verdicts, scores, stars, certificates, gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from kvo_norms.auditing.records import Audited
from kvo_norms.auditing.standing import Standing
from kvo_norms.catalogue import Edition, Text, Weight, norms_of
from kvo_norms.durations import Duration, after
from kvo_norms.explaining.labels import word_label
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict

ENDING = (3, 6, 12)
"""For so many months from the audit's day it is told which certificates end."""

T = TypeVar("T")


@frozen(kw_only=True)
class ThemeTotal:
    """
    The points of all areas for a theme of an edition.
    """

    edition: str
    id: str
    label: Text
    areas: int
    """How many areas have norms of the theme that apply."""
    points: int
    of: int


@frozen(kw_only=True)
class NormTotal:
    """
    How many areas lack a norm of an edition.
    """

    edition: str
    id: str
    title: Text
    weight: Weight
    not_met: int
    """In how many it is not met."""
    open: int
    """In how many it is open."""
    waived: int
    """In how many of these a valid waiver covers it."""
    judgements: int
    """In how many it waits for an auditor's judgement."""


@frozen(kw_only=True)
class StarTotal:
    """
    How a star of an edition stands in all areas.
    """

    edition: str
    id: str
    title: Text
    met: int
    not_met: int
    open: int
    not_applicable: int


@frozen(kw_only=True)
class Running:
    """
    A certificate that an area holds.
    """

    until: date
    """Its last day."""
    name: str
    """The area's name in the audit."""


@frozen(kw_only=True)
class Ending:
    """
    The certificates that end within so many months.
    """

    months: int
    until: date
    """The last day that is looked at."""
    names: tuple[str, ...]
    """The areas' names in the audit, the first to end first."""


@frozen(kw_only=True)
class Portfolio:
    """
    What an audit comes to.
    """

    on: date
    """The audit's day, from which months are counted."""
    dossiers: int
    unreadable: int
    verdicts: Mapping[Verdict, int]
    themes: tuple[ThemeTotal, ...]
    """In the editions' order."""
    gaps: tuple[NormTotal, ...]
    """The norms that areas lack, the most frequent first."""
    stars: tuple[StarTotal, ...]
    """In the editions' order."""
    certificates: tuple[Running, ...]
    """The certificates that run on the audit's day, the first to end first."""
    ended: tuple[Running, ...]
    """Those that ran on the day of the assessment and have ended since."""
    ending: tuple[Ending, ...]
    """What ends in the coming months; what ends within 3 ends within 6 as well."""
    areas: tuple[Audited, ...]
    """All dossiers, in the order of their files."""
    others: tuple[Audited, ...] = ()
    """The files that hold something else and were passed over."""
    gone: tuple[Audited, ...] = ()
    """The dossiers that only the earlier audit had, where one was named."""

    @property
    def judgements(self) -> int:
        """
        How many judgements are still to be made.
        """
        return sum(norm.judgements for norm in self.gaps)


def portfolio_of(
    areas: Iterable[Audited],
    editions: Iterable[Edition],
    *,
    on: date,
    others: Iterable[Audited] = (),
    gone: Iterable[Audited] = (),
) -> Portfolio:
    """
    What the audit comes to on its day; `editions` are those that were used.
    """
    areas = tuple(areas)
    standings = [area.standing for area in areas if area.standing is not None]
    by_edition = [
        (edition, found)
        for edition in editions
        if (found := [s for s in standings if s.edition == edition.id])
    ]
    running = sorted(_running(areas), key=lambda it: (it.until, it.name))
    certificates = tuple(it for it in running if it.until >= on)
    counted = Counter(standing.verdict for standing in standings)
    return Portfolio(
        on=on,
        dossiers=len(areas),
        unreadable=len(areas) - len(standings),
        verdicts={verdict: counted[verdict] for verdict in Verdict},
        themes=_each(by_edition, _themes),
        gaps=tuple(sorted(_each(by_edition, _gaps), key=lambda it: -(it.not_met + it.open))),
        stars=_each(by_edition, _stars),
        certificates=certificates,
        ended=tuple(it for it in running if it.until < on),
        ending=tuple(_ending(certificates, on, months) for months in ENDING),
        areas=areas,
        others=tuple(others),
        gone=tuple(gone),
    )


def _each(
    by_edition: Iterable[tuple[Edition, list[Standing]]],
    found: Callable[[Edition, list[Standing]], Iterator[T]],
) -> tuple[T, ...]:
    return tuple(it for edition, standings in by_edition for it in found(edition, standings))


def _themes(edition: Edition, standings: list[Standing]) -> Iterator[ThemeTotal]:
    for theme in standings[0].themes:
        scores = [
            score for standing in standings for score in standing.themes if score.id == theme.id
        ]
        yield ThemeTotal(
            edition=edition.id,
            id=theme.id,
            label=word_label(edition, "themes", theme.id),
            areas=sum(1 for score in scores if score.of),
            points=sum(score.points for score in scores),
            of=sum(score.of for score in scores),
        )


def _gaps(edition: Edition, standings: list[Standing]) -> Iterator[NormTotal]:
    not_met = Counter(norm for standing in standings for norm in standing.not_met)
    left_open = Counter(norm for standing in standings for norm in standing.open)
    waived = Counter(norm for standing in standings for norm in standing.waived)
    judgements = Counter(norm for standing in standings for norm in standing.judgements)
    for norm in norms_of(edition):
        if not_met[norm.id] or left_open[norm.id]:
            yield NormTotal(
                edition=edition.id,
                id=norm.id,
                title=norm.title,
                weight=norm.weight,
                not_met=not_met[norm.id],
                open=left_open[norm.id],
                waived=waived[norm.id],
                judgements=judgements[norm.id],
            )


def _stars(edition: Edition, standings: list[Standing]) -> Iterator[StarTotal]:
    counted = Counter((star.id, star.status) for s in standings for star in s.stars)
    for star in edition.stars:
        yield StarTotal(
            edition=edition.id,
            id=star.id,
            title=star.title,
            met=counted[star.id, Status.MET],
            not_met=counted[star.id, Status.NOT_MET],
            open=counted[star.id, Status.OPEN],
            not_applicable=counted[star.id, Status.NOT_APPLICABLE],
        )


def _running(areas: Iterable[Audited]) -> Iterator[Running]:
    for area in areas:
        if area.standing is not None and area.standing.runs_until is not None:
            yield Running(until=area.standing.runs_until, name=area.name)


def _ending(certificates: Iterable[Running], on: date, months: int) -> Ending:
    until = after(on, Duration(months=months))
    names = tuple(it.name for it in certificates if it.until <= until)
    return Ending(months=months, until=until, names=names)
