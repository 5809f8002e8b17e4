"""
Surveys, inspections and incident figures.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kvo_norms.dossier import IncidentFigures, Inspection, Survey
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.partnership import ENTREPRENEURS, SECURITY

RESPONSES = {"well_kept": (0.32, 0.62), "middling": (0.24, 0.52), "poor": (0.12, 0.4)}
"""
Lowest and highest response by quality, on both sides of the 30 per cent that was reported.

Reported responses: 32 per cent (Randstad, 2018) and 49 (Lage Weide, 2022). The limits are this
project's own.
"""
LARGE_AREA = 0.68
"""What part of that a large area reaches: near the 20 per cent that was reported for one."""
INCIDENTS = {"politie": 0.3, "brandweer": 0.03, "gemeente": 0.2, SECURITY: 0.4}
"""Incidents a year for each company, by supplier: this project's own guess."""
SUPPLIERS = ("politie", "brandweer")


def drawn_surveys(case: Case) -> tuple[Survey, ...]:
    """
    The survey for this application and, at a recertification, the one before.
    """
    chance, timeline = case.chance, case.timeline
    slip = case.keeping.slip()
    surveys = []
    if timeline.previous is not None:
        before = chance.between(90, 200) + timeline.days
        surveys.append(_survey(case, timeline.ago(before), timeline.term - 2, Slip.NONE))
    if slip is not Slip.WRONG:
        day = timeline.ago(chance.between(90, min(200, timeline.days)))
        surveys.append(_survey(case, day, timeline.term - 1, slip))
    return tuple(surveys)


def _survey(case: Case, day: date, turn: int, slip: Slip) -> Survey:
    chance, area = case.chance, case.area
    asked = max(1, (area.companies or 1) * chance.between(85, 100) // 100)
    low, high = RESPONSES[case.keeping.quality]
    share = low + chance.share() * (high - low)
    sizes = case.words.all("sizes")
    if sizes and area.size == sizes[-1]:
        share *= LARGE_AREA
    answered = min(asked, round(asked * share))
    form = chance.weighted((("counts", 0.75), ("share", 0.15), ("both", 0.1)))
    rounded = Decimal(round(100 * answered / asked)) / 100
    if slip is Slip.UNKNOWN:
        form = "nothing"
    report = case.binder.add("enqueterapport", f"Uitkomsten van de {turn}-meting", day)
    return Survey(
        id=f"meting-{turn}",
        date=day,
        round=turn,
        sent=None if form == "share" else asked,
        answered=answered if form in ("counts", "both") else None,
        response=rounded if form in ("share", "both") else None,
        report=report,
    )


def drawn_inspections(case: Case) -> tuple[Inspection, ...]:
    """
    A round for each word of the vocabulary ``lights`` in every year of the term.

    Where something slips, the last year lacks a round or a report, or earlier years all rounds.
    """
    chance, timeline = case.chance, case.timeline
    lights = case.words.all("lights")
    offset = chance.between(60, 150)
    slip, repeat = case.keeping.slip(0.05), case.keeping.slip(0.06)
    odd = chance.pick(lights) if lights else None
    years = max(1, -(-(timeline.days - offset) // 365))
    found = []
    for year in range(years):
        if year and repeat is not Slip.NONE:
            continue
        for place, light in enumerate(lights):
            if not year and light == odd and slip is Slip.WRONG:
                continue
            ago = offset + 365 * year + 7 * place - chance.between(0, 5)
            doubtful = not year and light == odd and slip is Slip.UNKNOWN
            found.append(_inspection(case, ago, light, recent=not year, doubtful=doubtful))
    if repeat is Slip.UNKNOWN:
        case.binder.incomplete.add("inspections")
    return tuple(sorted(found, key=lambda it: (it.date or timeline.as_of, it.id or "")))


def _inspection(case: Case, ago: int, light: str, *, recent: bool, doubtful: bool) -> Inspection:
    chance, day = case.chance, case.timeline.ago(ago)
    label = case.words.label("lights", light)
    missed = case.keeping.slip(0.04)
    public = [role for role in case.words.mandatory if role != ENTREPRENEURS]
    roles = chance.some(public, chance.between(1, len(public)))
    if missed is not Slip.WRONG:
        roles = (*case.words.those("roles", (ENTREPRENEURS,)), *roles)
    report = None
    if not doubtful and (recent or chance.happens(0.7)):
        report = case.binder.add("schouwverslag", f"Verslag van de schouw: {label}", day)
    return Inspection(
        id=f"schouw-{light}-{day.isoformat()}",
        date=day,
        light=light,
        roles=None if missed is Slip.UNKNOWN else roles,
        themes=chance.some(case.words.all("themes"), 2),
        report=report,
    )


def drawn_incidents(case: Case) -> tuple[IncidentFigures, ...]:
    """
    The figures of police and fire brigade, and sometimes of others, over one or two whole years.
    """
    chance, timeline = case.chance, case.timeline
    slip = case.keeping.slip()
    odd = chance.pick(SUPPLIERS)
    wanted = [*SUPPLIERS, *(("gemeente",) if chance.happens(0.5) else ())]
    if case.secured and not case.keeping.fails(0.25):
        wanted.append(SECURITY)
    years = [timeline.as_of.year - ago for ago in ((2, 1) if chance.happens(0.6) else (1,))]
    found = []
    for supplier in case.words.those("roles", wanted):
        if supplier == odd and slip is Slip.WRONG:
            continue
        for year in years:
            doubtful = supplier == odd and slip is Slip.UNKNOWN
            found.append(_figures(case, supplier, year, doubtful=doubtful))
    return tuple(found)


def _figures(case: Case, supplier: str, year: int, *, doubtful: bool) -> IncidentFigures:
    chance = case.chance
    number = round(chance.around((case.area.companies or 1) * INCIDENTS[supplier], 0.4))
    document = None
    if not doubtful and chance.happens(0.4):
        day = min(case.timeline.as_of, date(year + 1, 1, 31))
        title = f"Cijfers over {year}: {case.words.label('roles', supplier)}"
        document = case.binder.add("incidentcijfers", title, day)
    return IncidentFigures(
        id=f"cijfers-{supplier}-{year}",
        supplied_by=supplier,
        period_from=date(year, 1, 1),
        period_until=date(year, 12, 31),
        count=None if doubtful or (document and chance.happens(0.2)) else number,
        document=document,
    )
