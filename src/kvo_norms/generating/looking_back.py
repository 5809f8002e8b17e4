"""
The evaluations, and the papers on analysis and plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from kvo_norms.dossier import Evaluation, Measure
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip


def drawn_evaluations(case: Case, measures: Sequence[Measure]) -> tuple[Evaluation, ...]:
    """
    One evaluation in each year of the term; at a first application sometimes one at all.

    Where something slips, a year is left out or its report is a draft, or not all are given.
    """
    if case.timeline.previous is None:
        return _interim(case, measures) if case.focus or case.chance.happens(0.6) else ()
    return _yearly(case, measures)


def _interim(case: Case, measures: Sequence[Measure]) -> tuple[Evaluation, ...]:
    done = tuple(it.id for it in measures if it.id and it.carried_out)
    named = case.focus if case.focus and not case.keeping.fails(0.1) else ()
    return (
        Evaluation(
            id="tussenstand",
            date=case.timeline.ago(case.chance.between(1, 40)),
            problems=named,
            measures=done,
        ),
    )


def _yearly(case: Case, measures: Sequence[Measure]) -> tuple[Evaluation, ...]:
    chance, keeping, timeline = case.chance, case.keeping, case.timeline
    offset = chance.between(20, 110)
    slip, filed = keeping.slip(0.05), keeping.slip(0.06)
    years = max(1, -(-(timeline.days - offset) // 365))
    odd = chance.between(0, years - 1)
    if slip is Slip.UNKNOWN:
        case.binder.incomplete.add("evaluations")
    none_at_all = slip is not Slip.NONE and chance.happens(0.3)
    former = tuple(it.id for it in measures if it.id and it.plan == "vorig")
    found = []
    for year in reversed(range(years)):
        if none_at_all or (slip is not Slip.NONE and year == odd):
            continue
        day = timeline.ago(offset + 365 * year)
        report = None
        if filed is not Slip.WRONG:
            kind = chance.pick(("evaluatieverslag", "jaarverslag"))
            unsure = None if filed is Slip.UNKNOWN else day
            report = case.binder.add(kind, f"Evaluatie van {day.year}", unsure)
        found.append(
            Evaluation(
                id=f"evaluatie-{day.isoformat()}",
                date=day,
                plan="vorig",
                themes=case.words.all("themes"),
                problems=case.focus if case.focus and not (year or keeping.fails(0.1)) else None,
                measures=former,
                report=report,
            )
        )
    return tuple(found)


PAPERS = (
    ("veiligheidsanalyse", "Veiligheidsanalyse", 75),
    ("plan_van_aanpak", "Plan van aanpak", 50),
    ("maatregelenmatrix", "Maatregelenmatrix", 45),
)
"""Kinds of documents, their titles, and how many days before the assessment they are made."""


def file_papers(case: Case) -> None:
    """
    File the safety analysis, the plan of action and the matrix, and those of the former term.

    Where something slips, one of them is a draft or not there, or its kind or day is not known.
    """
    timeline = case.timeline
    for kind, title, ago in PAPERS:
        if timeline.previous is not None and not case.keeping.fails(0.1):
            case.binder.add(kind, f"{title}, vorige termijn", timeline.ago(timeline.days + ago))
        slip = case.keeping.slip(0.05)
        day = timeline.ago(ago - case.chance.between(0, 10))
        if slip is Slip.NONE:
            case.binder.add(kind, title, day)
        elif slip is Slip.UNKNOWN:
            case.binder.add(case.chance.pick((kind, "onbekend")), title, None)
        elif case.chance.happens(0.5):
            case.binder.add(kind, f"{title}, concept", day, draft=True)
