"""
Dossiers as areas all over the country could hand them in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import UnusableCallError
from kvo_norms.generating.aiming import drawn_goals
from kvo_norms.generating.analysing import drawn_analysis, drawn_findings
from kvo_norms.generating.area import drawn_area
from kvo_norms.generating.case import Binder, Case
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.judging import (
    Bench,
    bench_of,
    drawn_facts,
    drawn_judgements,
    drawn_waivers,
)
from kvo_norms.generating.keeping import drawn_keeping
from kvo_norms.generating.looking_back import drawn_evaluations, file_papers
from kvo_norms.generating.measures_known import EXTRA
from kvo_norms.generating.measuring import drawn_incidents, drawn_inspections, drawn_surveys
from kvo_norms.generating.meeting import drawn_communications, drawn_meetings
from kvo_norms.generating.names import as_id, place_name
from kvo_norms.generating.partnership import drawn_group, drawn_partners
from kvo_norms.generating.planning import drawn_measures
from kvo_norms.generating.published import PARK, PROBLEMS
from kvo_norms.generating.timeline import Era, drawn_application, drawn_timeline, era_of
from kvo_norms.generating.words import Words, words_of
from kvo_norms.records import frozen

SECURED = {PARK: 0.55}
"""How many areas of a kind have a private security firm: this project's own guess."""
OTHER_SECURED = 0.3
FOCUSED = 0.3
"""How many areas go for each theme star that they can have: this project's own guess."""
NOT_SENT = (
    "communications",
    "incidents",
    "evaluations",
    "goals",
    "measures",
    "partners",
    "surveys",
)
"""Collections that some dossiers lack altogether, or are not whole in."""


@frozen(kw_only=True)
class Country:
    """
    What all dossiers of one portfolio share.
    """

    edition: str
    seed: int
    words: Words
    era: Era
    bench: Bench
    theme_stars: bool
    start: int


def portfolio(edition: Edition, *, count: int, seed: int, first: int = 0) -> Iterator[Dossier]:
    """
    So many made-up dossiers of an edition, about half of which are met.

    The same edition and seed give the same dossiers, one after the other as they are asked for; a
    longer portfolio begins with the shorter one. `first` is the place, from 0, of the dossier to
    begin with; those before it are not made. Their days lie in the days in which the edition
    is in force, or in its first six years where it has no last day.

    Only words that the edition declares are used. Of the vocabularies ``roles``, ``themes``,
    ``problems``, ``area_kinds``, ``statuses`` and ``document_types`` the words of the shipped
    editions are known; a field of which the word is missing is left out. Themes that are not known
    get findings and measures of a general kind, and a vocabulary ``area_kinds`` without a known
    word is drawn from as it is. Of ``channels``, ``lights``, ``levels`` and ``sizes`` all words are
    used, whatever they are. Of the edition's facts only ``private_security_active`` and
    ``plan_supported`` are stated. Extra measures are taken where the edition has stars that are not
    counted, against shoplifting, robbery or aggression.

    Raises
    ------
    UnusableCallError
        Where `count` is negative.
    """
    if count < 0:
        raise UnusableCallError(f"{count} dossiers cannot be made", "give a count of 0 or more")
    country = Country(
        edition=edition.id,
        seed=seed,
        words=words_of(edition),
        era=era_of(edition),
        bench=bench_of(edition),
        theme_stars=any(star.level is None for star in edition.stars),
        start=Chance(edition.id, seed, "places").between(0, 10_000),
    )
    return (_dossier(country, index) for index in range(first, count))


def _dossier(country: Country, index: int) -> Dossier:
    chance = Chance(country.edition, country.seed, index)
    keeping = drawn_keeping(chance)
    words = country.words
    place = place_name(country.start, index)
    area = drawn_area(chance, keeping, words, place)
    case = Case(
        chance=chance,
        keeping=keeping,
        words=words,
        timeline=drawn_timeline(chance, keeping, country.era),
        area=area,
        binder=Binder(words=words),
        place=place,
        focus=_focus(chance, country, area.kind),
        secured=chance.happens(SECURED.get(area.kind or "", OTHER_SECURED)),
    )
    return _judged(case, country, _evidence(case, country))


def _focus(chance: Chance, country: Country, kind: str | None) -> tuple[str, ...]:
    if not country.theme_stars:
        return ()
    only = {problem.word: problem.only for problem in PROBLEMS}
    possible = (word for word in EXTRA if only[word] in (None, kind))
    return tuple(
        word for word in country.words.those("problems", possible) if chance.happens(FOCUSED)
    )


def _evidence(case: Case, country: Country) -> Dossier:
    """
    The dossier as the area sends it.
    """
    findings = drawn_findings(case)
    measures = drawn_measures(case, findings)
    partners = drawn_partners(case)
    group = drawn_group(case)
    meetings = drawn_meetings(case)
    surveys = drawn_surveys(case)
    inspections = drawn_inspections(case)
    incidents = drawn_incidents(case)
    file_papers(case)
    evaluations = drawn_evaluations(case, measures)
    return Dossier(
        id=f"{as_id(case.area.name or '')}-{case.timeline.as_of.year}",
        edition=country.edition,
        as_of=case.timeline.as_of,
        fictional=True,
        area=case.area,
        application=drawn_application(case.keeping, case.timeline),
        certificates=case.timeline.certificates,
        partners=partners,
        working_group=group,
        meetings=meetings,
        communications=drawn_communications(case),
        surveys=surveys,
        inspections=inspections,
        incidents=incidents,
        analysis=drawn_analysis(case, findings),
        goals=drawn_goals(case, findings),
        measures=measures,
        evaluations=evaluations,
        documents=tuple(case.binder.documents),
        facts=drawn_facts(case),
    )


def _judged(case: Case, country: Country, dossier: Dossier) -> Dossier:
    """
    The dossier with what others added, and without what was not sent.
    """
    incomplete = case.binder.incomplete
    if case.keeping.fails(0.04):
        incomplete.add(case.chance.pick((*NOT_SENT, "documents")))
    lost = case.chance.pick(NOT_SENT) if case.keeping.fails(0.04) else None
    changes: dict[str, Any] = {} if lost is None else {lost: None}
    return attrs.evolve(
        dossier,
        incomplete=tuple(sorted(incomplete)),
        findings=drawn_judgements(case, country.bench, dossier),
        waivers=drawn_waivers(case, country.bench),
        **changes,
    )
