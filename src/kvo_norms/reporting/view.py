"""
What every report of an assessment shows, in one language and in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal

from kvo_norms.assessment import Assessment, Gap, NormResult, ProposedCertificate, StarResult
from kvo_norms.catalogue import Edition, Norm, Star, Weight, norms_of
from kvo_norms.dossier import Dossier, Waiver
from kvo_norms.explaining.formatting import date_text, listed
from kvo_norms.explaining.labels import ACTIONS, STATUSES, VERDICTS, word_label
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.persons import explained_without_names
from kvo_norms.reporting.words import said
from kvo_norms.verdict import Status, Verdict


@frozen(kw_only=True)
class GapView:
    """
    A gap in words, and what the partners do about it.
    """

    text: str
    action: str


@frozen(kw_only=True)
class NormView:
    """
    A norm that needs something.
    """

    id: str
    title: str
    status: Status
    status_text: str
    gaps: tuple[GapView, ...]
    remedy: str


@frozen(kw_only=True)
class Group:
    """
    The norms of a section or star that need something.
    """

    title: str
    norms: tuple[NormView, ...]


@frozen(kw_only=True)
class ScoreView:
    """
    The points of a section or theme.
    """

    title: str
    points: int
    of: int


@frozen(kw_only=True)
class StarView:
    """
    How a star stands.
    """

    title: str
    status: Status
    status_text: str
    number: str | None
    gaps: tuple[GapView, ...]


@frozen(kw_only=True)
class WaiverView:
    """
    A waiver, and whether it counts on the day of the assessment.
    """

    id: str
    """The norm's id."""
    title: str
    state: Literal["valid", "expired", "future"]
    state_text: str
    period: str
    reason: str


@frozen(kw_only=True)
class View:
    """
    The whole report.
    """

    area: str
    edition: str
    on: str
    fictional: bool
    verdict: Verdict
    counts: str
    without_inferred: str
    sections: tuple[ScoreView, ...]
    themes: tuple[ScoreView, ...]
    groups: tuple[Group, ...]
    attention: tuple[Group, ...]
    stars: tuple[StarView, ...]
    star_groups: tuple[Group, ...]
    waivers: tuple[WaiverView, ...]
    level: str
    period: str
    evaluations: str | None
    conditional: bool
    receipt: str


def view_of(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
) -> View:
    """
    The report of an assessment; names of persons only where `names` asks for them.
    """
    if not names:
        assessment, dossier = explained_without_names(assessment, edition, dossier)
    norms = {norm.id: norm for norm in norms_of(edition)}
    certificate = assessment.certificate
    stars = {star.id: star for star in edition.stars}
    starred = [(star.id, star.norms) for star in assessment.stars if _begun(star)]
    return View(
        area=_area(assessment, dossier, language),
        edition=f"{in_language(edition.title, language)}, {said('revision', language)} "
        f"{edition.revision}",
        on=in_language(date_text(assessment.on), language),
        fictional=dossier.fictional,
        verdict=assessment.verdict,
        counts=_counts(assessment, language),
        without_inferred=said(
            "without_inferred",
            language,
            verdict=in_language(VERDICTS[assessment.without_inferred], language),
        ),
        sections=_sections(assessment, edition, language),
        themes=_themes(assessment, edition, language),
        groups=_groups(assessment, edition, norms, Weight.EIS, language),
        attention=_groups(assessment, edition, norms, Weight.AANDACHTSPUNT, language),
        stars=tuple(_star(result, stars, language) for result in assessment.stars),
        star_groups=_star_groups(starred, stars, norms, language),
        waivers=_waivers(dossier, assessment.on, norms, language),
        level=_level(certificate, edition, language),
        period=_period(certificate.valid_from, certificate.valid_until, language),
        evaluations=_evaluations(certificate, language),
        conditional=certificate.conditional,
        receipt=assessment.receipt.sha256,
    )


def _area(assessment: Assessment, dossier: Dossier, language: Language) -> str:
    name = assessment.area or assessment.dossier or said("unnamed_area", language)
    place = None if dossier.area is None else dossier.area.municipality
    return name if place is None or place in name else f"{name}, {place}"


def _counts(assessment: Assessment, language: Language) -> str:
    blocking = [norm for norm in assessment.norms if norm.weight is Weight.EIS]
    counts = Counter(norm.status for norm in blocking)
    waived = sum(1 for n in blocking if n.waived and n.status in (Status.OPEN, Status.NOT_MET))
    text = said(
        "counts",
        language,
        of=len(blocking) - counts[Status.NOT_APPLICABLE],
        met=counts[Status.MET],
        not_met=counts[Status.NOT_MET],
        open=counts[Status.OPEN],
    )
    return f"{text} {said('of_which_waived', language, number=waived)}" if waived else text


def _sections(
    assessment: Assessment, edition: Edition, language: Language
) -> tuple[ScoreView, ...]:
    titles = {section.id: in_language(section.title, language) for section in edition.sections}
    return tuple(
        ScoreView(title=titles[score.id], points=score.points, of=score.of)
        for score in assessment.sections
    )


def _themes(assessment: Assessment, edition: Edition, language: Language) -> tuple[ScoreView, ...]:
    return tuple(
        ScoreView(
            title=in_language(word_label(edition, "themes", score.id), language),
            points=score.points,
            of=score.of,
        )
        for score in assessment.themes
    )


def _groups(
    assessment: Assessment,
    edition: Edition,
    norms: dict[str, Norm],
    weight: Weight,
    language: Language,
) -> tuple[Group, ...]:
    groups = []
    for section in edition.sections:
        results = [r for r in assessment.norms if r.section == section.id and r.weight is weight]
        views = _norms(results, norms, language)
        if views:
            groups.append(Group(title=in_language(section.title, language), norms=views))
    return tuple(groups)


def _begun(star: StarResult) -> bool:
    """
    Whether the area has something to show for a star; what it lacks is of interest only then.
    """
    if star.status is Status.NOT_APPLICABLE:
        return False
    return any(norm.status is Status.MET for norm in star.norms)


def _star_groups(
    starred: Iterable[tuple[str, tuple[NormResult, ...]]],
    stars: dict[str, Star],
    norms: dict[str, Norm],
    language: Language,
) -> tuple[Group, ...]:
    groups = []
    for star, results in starred:
        views = _norms(results, norms, language)
        if views:
            groups.append(Group(title=in_language(stars[star].title, language), norms=views))
    return tuple(groups)


def _norms(
    results: Iterable[NormResult], norms: dict[str, Norm], language: Language
) -> tuple[NormView, ...]:
    return tuple(
        NormView(
            id=result.id,
            title=in_language(norms[result.id].title, language),
            status=result.status,
            status_text=_status(result, language),
            gaps=_gaps(result.gaps, language),
            remedy=in_language(norms[result.id].remedy, language),
        )
        for result in results
        if result.gaps
    )


def _gaps(gaps: tuple[Gap, ...], language: Language) -> tuple[GapView, ...]:
    return tuple(
        GapView(
            text=in_language(gap.sentence, language),
            action=in_language(ACTIONS[gap.action], language),
        )
        for gap in gaps
    )


def _status(result: NormResult, language: Language) -> str:
    text = in_language(STATUSES[result.status], language)
    return f"{text}, {said('waived', language)}" if result.waived else text


def _star(result: StarResult, stars: dict[str, Star], language: Language) -> StarView:
    number = None
    if result.level is not None and result.status is not Status.NOT_APPLICABLE:
        number = said("star_number", language, level=result.level)
    return StarView(
        title=in_language(stars[result.id].title, language),
        status=result.status,
        status_text=in_language(STATUSES[result.status], language),
        number=number,
        gaps=_gaps(result.gaps, language),
    )


def _waivers(
    dossier: Dossier, on: date, norms: dict[str, Norm], language: Language
) -> tuple[WaiverView, ...]:
    return tuple(
        WaiverView(
            id=waiver.norm,
            title=in_language(norms[waiver.norm].title, language),
            state=(state := _state(waiver, on)),
            state_text=said(f"waiver_{state}", language),
            period=_period(waiver.valid_from, waiver.valid_until, language),
            reason=waiver.reason,
        )
        for waiver in dossier.waivers
    )


def _state(waiver: Waiver, on: date) -> Literal["valid", "expired", "future"]:
    if on < waiver.valid_from:
        return "future"
    return "valid" if on <= waiver.valid_until else "expired"


def _period(first: date, last: date, language: Language) -> str:
    days = {"first": first, "last": last}
    return said(
        "from_until",
        language,
        **{name: in_language(date_text(day), language) for name, day in days.items()},
    )


def _level(certificate: ProposedCertificate, edition: Edition, language: Language) -> str:
    if certificate.level is None:
        return said("level_unknown", language)
    return in_language(word_label(edition, "certificate_levels", certificate.level), language)


def _evaluations(certificate: ProposedCertificate, language: Language) -> str | None:
    if not certificate.evaluations:
        return None
    days = in_language(listed([date_text(day) for day in certificate.evaluations], "and"), language)
    return said("evaluations", language, days=days)
