"""
Names of persons, left out of reports unless somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import attrs

from kvo_norms.assessing import assess
from kvo_norms.assessing.evidence import stale_findings
from kvo_norms.assessment import Assessment, Gap, NormResult
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Document, Dossier, Finding, Measure, Member, WorkingGroup
from kvo_norms.errors import Path, written_path
from kvo_norms.reporting.free_text import without_names_within

T = TypeVar("T", Document, Member)
Gaps = tuple[Gap, ...]
UNNAMED = "N.N."
"""What stands where a name was."""


def without_names(dossier: Dossier, edition: Edition) -> Dossier:
    """
    The dossier with `UNNAMED` for each name of a person.

    Persons are the chair, the members, the auditors, who granted a waiver, and owners and
    executors of measures that are no party. Titles and files of documents may name persons too.
    A member or document without id is known by its place. Within free texts a name is replaced
    where it is one of these persons' and stands there as a whole.
    """
    group = dossier.working_group
    parties = _parties(dossier, edition)
    unnamed = attrs.evolve(
        dossier,
        working_group=None if group is None else _group(group),
        documents=_placed(dossier.documents, "documents", _document),
        measures=None
        if dossier.measures is None
        else tuple(_measure(measure, parties) for measure in dossier.measures),
        findings=_findings(dossier, edition),
        waivers=tuple(attrs.evolve(waiver, granted_by=UNNAMED) for waiver in dossier.waivers),
    )
    persons = [name for name in _persons(dossier) if name.strip().casefold() not in parties]
    return without_names_within(unnamed, persons, edition, unnamed=UNNAMED)


def explained_without_names(
    assessment: Assessment, edition: Edition, dossier: Dossier
) -> tuple[Assessment, Dossier]:
    """
    The assessment with gaps that name no person, and the dossier without them.

    Statuses, scores, stars and the receipt stay those of the assessment.
    """
    unnamed = without_names(dossier, edition)
    if unnamed == dossier:
        return assessment, dossier
    said = assess(edition, unnamed, on=assessment.on)
    told = {norm.id: norm.gaps for norm in said.norms}
    told |= {norm.id: norm.gaps for star in said.stars for norm in star.norms}
    starred = {star.id: star.gaps for star in said.stars}
    explained = attrs.evolve(
        assessment,
        norms=_told(assessment.norms, told),
        stars=tuple(
            attrs.evolve(
                star, gaps=_gaps(star.gaps, starred[star.id]), norms=_told(star.norms, told)
            )
            for star in assessment.stars
        ),
    )
    return explained, unnamed


def _told(norms: tuple[NormResult, ...], told: dict[str, Gaps]) -> tuple[NormResult, ...]:
    return tuple(
        attrs.evolve(norm, gaps=_gaps(norm.gaps, told[norm.id])) if norm.gaps else norm
        for norm in norms
    )


def _gaps(own: Gaps, told: Gaps) -> Gaps:
    """
    The gaps told without names; a norm that looks at a name itself may have none of these.
    """
    return told if own and told else own


def _persons(dossier: Dossier) -> Iterator[str]:
    """
    The names of persons, and of parties where these hold the place of one.
    """
    group = dossier.working_group
    named = [] if group is None else [group.chair, *(m.name for m in group.members or ())]
    for measure in dossier.measures or ():
        named += [measure.owner, measure.executor]
    yield from (name for name in named if name is not None)
    yield from (finding.by for finding in dossier.findings)
    yield from (waiver.granted_by for waiver in dossier.waivers)


def _findings(dossier: Dossier, edition: Edition) -> tuple[Finding, ...]:
    """
    The findings without auditors; one that is stale stays so, and no other becomes it.
    """
    dated = any(finding.evidence_sha256 is not None for finding in dossier.findings)
    stale = stale_findings(edition, dossier) if dated else frozenset()
    return tuple(
        attrs.evolve(
            finding,
            by=UNNAMED,
            evidence_sha256=finding.evidence_sha256 if finding in stale else None,
        )
        for finding in dossier.findings
    )


def _parties(dossier: Dossier, edition: Edition) -> frozenset[str]:
    """
    What parties are called, in small letters: partners, and the edition's words for roles.
    """
    names = [partner.name for partner in dossier.partners or () if partner.name is not None]
    for vocabulary in edition.vocabularies:
        if vocabulary.id == "roles":
            for word in vocabulary.words:
                names += [word.id, word.label.nl, word.label.en]
    return frozenset(name.strip().casefold() for name in names)


def _group(group: WorkingGroup) -> WorkingGroup:
    return attrs.evolve(
        group, chair=_unnamed(group.chair), members=_placed(group.members, "members", _member)
    )


def _member(member: Member) -> Member:
    return attrs.evolve(member, name=_unnamed(member.name))


def _document(document: Document) -> Document:
    return attrs.evolve(document, title=_unnamed(document.title), file=_unnamed(document.file))


def _measure(measure: Measure, parties: frozenset[str]) -> Measure:
    return attrs.evolve(
        measure, owner=_party(measure.owner, parties), executor=_party(measure.executor, parties)
    )


def _party(name: str | None, parties: frozenset[str]) -> str | None:
    return name if name is not None and name.strip().casefold() in parties else _unnamed(name)


def _unnamed(name: str | None) -> str | None:
    return None if name is None else UNNAMED


def _placed(
    items: tuple[T, ...] | None, collection: str, unnamed: Callable[[T], T]
) -> tuple[T, ...] | None:
    """
    The items without names; explanations know a place as an item's own name and number it.
    """
    if items is None:
        return None
    above: Path = ("working_group", "members") if collection == "members" else (collection,)
    return tuple(
        _named_by_place(unnamed(item), (*above, index)) for index, item in enumerate(items)
    )


def _named_by_place(item: T, path: Path) -> T:
    return item if item.id else attrs.evolve(item, id=written_path(path))
