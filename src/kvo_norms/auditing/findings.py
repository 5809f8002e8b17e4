"""
The worksheet of open judgements: what an auditor still has to judge, and on which evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kvo_norms.assessing.evidence import evidence_sha256
from kvo_norms.assessment import Assessment, NormResult
from kvo_norms.catalogue import Edition, Norm, Text, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.dossier.coherence import NOT_EVIDENCE, collections_of
from kvo_norms.evaluating.setting import ranks_of
from kvo_norms.explaining.formatting import capital, date_text, fill, listed
from kvo_norms.explaining.labels import FIXED_WORDS, NOUNS
from kvo_norms.records import frozen
from kvo_norms.reporting.evidence import evidence_of
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.safe import visible
from kvo_norms.verdict import Status

ANSWERS = ("voldoet", "voldoet_niet", "niet_van_toepassing")
"""What an auditor can conclude."""


@frozen(kw_only=True)
class Question:
    """
    A question that is open, in one language.
    """

    norm: str
    """The norm's id."""
    title: str
    """The norm's title."""
    text: str
    """What the norm asks."""
    question: str
    """What the auditor must judge."""
    evidence: tuple[str, ...]
    """What the dossier holds, in sentences."""
    evidence_sha256: str
    """Digest of what the judgement rests on."""
    answers: tuple[str, ...]
    """What the auditor can conclude here."""


@frozen(kw_only=True)
class Worksheet:
    """
    The open questions of a dossier as of a day.
    """

    edition: str
    """The edition's id."""
    on: date
    """The day."""
    dossier: str | None
    """The dossier's id, as people see it."""
    area: str | None
    """The area's name, as people see it."""
    questions: tuple[Question, ...]
    """The questions, in the edition's order."""


def worksheet_of(
    assessment: Assessment, edition: Edition, dossier: Dossier, *, language: Language
) -> Worksheet:
    """
    The worksheet of an assessment's open questions: never judged, or judged on evidence that
    changed. Those of stars that the area cannot have are left out.
    """
    norms = {norm.id: norm for norm in norms_of(edition)}
    return Worksheet(
        edition=edition.id,
        on=assessment.on,
        dossier=None if dossier.id is None else visible(dossier.id),
        area=None if assessment.area is None else visible(assessment.area),
        questions=tuple(
            _question(norms[result.id], result, assessment.on, edition, dossier, language)
            for result in _results(assessment)
            if any(gap.action == "judge" for gap in result.gaps)
        ),
    )


def _results(assessment: Assessment) -> Iterator[NormResult]:
    yield from assessment.norms
    for star in assessment.stars:
        if star.status is not Status.NOT_APPLICABLE:
            yield from star.norms


def _question(
    norm: Norm,
    result: NormResult,
    on: date,
    edition: Edition,
    dossier: Dossier,
    language: Language,
) -> Question:
    lines = [
        *_stale(result),
        *_ruled(norm, result, on, edition, dossier),
        *(_held(dossier, on) if norm.requires is None else ()),
    ]
    return Question(
        norm=norm.id,
        title=in_language(norm.title, language),
        text=_line(in_language(norm.text, language)),
        question="" if norm.question is None else _line(in_language(norm.question, language)),
        evidence=tuple(visible(in_language(line, language)) for line in lines),
        evidence_sha256=evidence_sha256(norm, dossier, on),
        answers=ANSWERS if norm.may_not_apply else ANSWERS[:2],
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _stale(result: NormResult) -> Iterator[Text]:
    for gap in result.gaps:
        if gap.about == "question" and gap.found is not None:
            found = FIXED_WORDS[str(gap.found)]
            yield fill(
                "Eerder oordeel: “{found}”; het bewijs is daarna veranderd.",
                "Earlier finding: “{found}”; the evidence changed afterwards.",
                found=found,
            )


def _ruled(
    norm: Norm, result: NormResult, on: date, edition: Edition, dossier: Dossier
) -> Iterator[Text]:
    """
    What counts for the norm's rule, and what it lacks.
    """
    if norm.requires is not None:
        ranks = ranks_of(edition)
        yield from evidence_of(norm, dossier, on=on, ranks=ranks, edition=edition)
    for gap in result.gaps:
        if gap.about != "question":
            yield gap.sentence


def _held(dossier: Dossier, on: date) -> Iterator[Text]:
    """
    How many of each kind the dossier holds as of the day, and what it says nothing of.
    """
    absent: list[Text] = []
    for path, items in collections_of(dossier).items():
        if path in NOT_EVIDENCE or path == "area.sub_areas":
            continue
        noun = NOUNS[path.rpartition(".")[2]]
        if items is None:
            absent.append(noun.plural)
            continue
        days = [getattr(item, getattr(type(item), "evidence_date", ""), None) for item in items]
        seen = [day for day in days if day is None or day <= on]
        known = [day for day in seen if day is not None]
        said = fill("{noun}: {n}", "{noun}: {n}", noun=capital(noun.plural), n=len(seen))
        if known:
            nl, en = ("de laatste van", "the latest of") if len(seen) > 1 else ("van", "of")
            day = date_text(max(known))
            said = fill(f"{{said}}, {nl} {{day}}", f"{{said}}, {en} {{day}}", said=said, day=day)
        yield fill("{said}.", "{said}.", said=said)
    if absent:
        names = listed(absent, "and")
        yield fill("Niet opgegeven: {it}.", "Not given: {it}.", it=names)
