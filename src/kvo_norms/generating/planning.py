"""
The measures of the plan, of the plan before it, and those on top of the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kvo_norms.dossier import Measure
from kvo_norms.generating.analysing import SERIOUS, Finding, seriousness
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.measures_known import EXTRA, measures_against
from kvo_norms.generating.published import PARK, SHOPPING

FEWEST = 5
BEFORE_FIRST = 4
"""Measures that are carried out before a first certificate, as reported."""
OWNERS = {
    SHOPPING: ("winkeliersvereniging", "gemeente", "centrummanagement"),
    PARK: ("ondernemersvereniging", "gemeente", "parkmanagement"),
}
OTHER_OWNERS = ("ondernemersvereniging", "gemeente")
EXECUTORS = {
    "brandveiligheid": ("brandweer", "ondernemers"),
    "bhv_calamiteiten": ("brandweer", "ondernemers"),
    "verkeersveiligheid": ("gemeente",),
    "parkeren": ("gemeente",),
    "milieu": ("gemeente", "ondernemers"),
    "beheer_onderhoud": ("gemeente",),
}
OTHER_EXECUTORS = ("ondernemers", "politie", "beveiligingsbedrijf")
DONE, UNDER_WAY, PLANNED, DROPPED = "uitgevoerd", "in_uitvoering", "gepland", "vervallen"


def drawn_measures(case: Case, findings: Sequence[Finding]) -> tuple[Measure, ...]:
    """
    All measures of an area.

    Where something slips, a serious theme has no measure or one without a theme; a measure lacks
    its owner, executor or deadline, or is overdue; too few are carried out, or without a day.
    """
    former = _former_plan(case, findings) if case.timeline.previous is not None else ()
    return (*former, *_current_plan(case, findings), *_extra(case))


def _current_plan(case: Case, findings: Sequence[Finding]) -> tuple[Measure, ...]:
    chance, keeping = case.chance, case.keeping
    lines = _lines(case, findings)
    if keeping.slip(0.012) is Slip.WRONG:
        return ()
    titles = _titles(case, [finding for _, finding in lines])
    done = _number_done(case, len(lines))
    odd = chance.between(0, len(lines) - 1)
    unassigned = keeping.slip(0.04) is not Slip.NONE
    overdue = keeping.slip(0.15)
    undated = keeping.slip(0.03) is Slip.UNKNOWN
    found = []
    for place, (theme, finding) in enumerate(lines):
        owner: str | None = _owner(case)
        executor: str | None = _executor(case, finding.theme)
        agreed = case.timeline.ago(chance.between(1, 60))
        deadline: date | None = agreed
        carried_out: date | None = None
        if place < done:
            status = DONE
            carried_out = None if undated else case.timeline.ago(chance.between(1, 70))
        elif place == len(lines) - 1 and overdue is not Slip.NONE:
            status = UNDER_WAY
            deadline = None if overdue is Slip.UNKNOWN else agreed
        else:
            status = chance.weighted(((PLANNED, 0.6), (UNDER_WAY, 0.37), (DROPPED, 0.03)))
            deadline = case.timeline.ago(-chance.between(20, 700))
        if unassigned and place == odd:
            owner, executor = chance.pick(((None, executor), (owner, None)))
        found.append(
            Measure(
                id=f"m{place + 1}",
                title=titles[place],
                theme=theme,
                problems=None if finding.problem is None else (finding.problem,),
                owner=owner,
                executor=executor,
                deadline=deadline,
                status=case.words.known("statuses", status),
                carried_out=carried_out,
            )
        )
    return tuple(found)


def _lines(case: Case, findings: Sequence[Finding]) -> list[tuple[str | None, Finding]]:
    """
    The findings that a measure answers, each with the theme that the plan files it under.
    """
    chance = case.chance
    quarters = seriousness(findings)
    serious = [theme for theme, quarter in quarters.items() if quarter >= SERIOUS]
    chosen = [it for it in findings if it.quarter >= SERIOUS]
    rest = [it for it in findings if it.quarter < SERIOUS]
    chosen += chance.some(rest, max(chance.between(0, 2), FEWEST - len(chosen)))
    lines: list[tuple[str | None, Finding]] = [(it.theme, it) for it in chosen]
    while findings and len(lines) < FEWEST:
        another = chance.pick(findings)
        lines.append((another.theme, another))
    slip = case.keeping.slip(0.18)
    if slip is not Slip.NONE and serious:
        highest = [theme for theme in serious if quarters[theme] == max(quarters.values())]
        odd = chance.pick(highest)
        if slip is Slip.WRONG:
            lines = [line for line in lines if line[0] != odd]
        else:
            lines = [(None if theme == odd else theme, it) for theme, it in lines]
    return list(chance.some(lines, len(lines)))


def _number_done(case: Case, measures: int) -> int:
    if case.timeline.previous is None:
        if case.keeping.slip(0.08) is not Slip.NONE:
            return case.chance.between(1, min(measures, BEFORE_FIRST) - 1)
        return case.chance.between(BEFORE_FIRST, max(BEFORE_FIRST, measures - 1))
    return case.chance.between(0, measures // 3)


def _titles(case: Case, findings: Sequence[Finding]) -> list[str]:
    """
    A title for each measure, as far as possible none twice.
    """
    titles: list[str] = []
    for finding in findings:
        possible = measures_against(finding.problem or finding.theme, finding.label)
        fresh = [title for title in possible if title not in titles]
        titles.append(case.chance.pick(fresh or possible))
    return titles


def _owner(case: Case) -> str:
    return case.chance.pick(OWNERS.get(case.area.kind or "", OTHER_OWNERS))


def _executor(case: Case, theme: str) -> str:
    return case.chance.pick(EXECUTORS.get(theme, OTHER_EXECUTORS))


def _former_plan(case: Case, findings: Sequence[Finding]) -> tuple[Measure, ...]:
    chance, timeline = case.chance, case.timeline
    share = case.keeping.best(0.85, 0.65, 0.4)
    unknown = case.keeping.slip(0.08) is Slip.UNKNOWN
    chosen = chance.some(findings, chance.between(4, 8))
    titles = _titles(case, chosen)
    found = []
    for place, finding in enumerate(chosen):
        done = chance.happens(share)
        day = timeline.ago(chance.between(60, max(60, timeline.days)))
        status: str | None = DONE if done else chance.pick((DROPPED, UNDER_WAY))
        if unknown:
            status = None
        found.append(
            Measure(
                id=f"vorig-m{place + 1}",
                plan="vorig",
                title=titles[place],
                theme=finding.theme,
                owner=_owner(case),
                executor=_executor(case, finding.theme),
                deadline=day + timedelta(days=chance.between(-20, 50)),
                status=None if status is None else case.words.known("statuses", status),
                carried_out=day if done and not unknown else None,
            )
        )
    return tuple(found)


def _extra(case: Case) -> tuple[Measure, ...]:
    """
    Extra measures against each problem that the partners give extra attention.
    """
    chance = case.chance
    found = []
    for problem in case.focus:
        slip = case.keeping.slip(0.3)
        titles = chance.some(EXTRA[problem], 2 if slip is Slip.WRONG else chance.between(3, 4))
        done = 1 if slip is Slip.WRONG else chance.between(2, len(titles))
        for place, title in enumerate(titles, start=1):
            carried_out = case.timeline.ago(chance.between(5, 150)) if place <= done else None
            status = case.words.known("statuses", DONE if carried_out else PLANNED)
            unknown = slip is Slip.UNKNOWN and place > 1
            found.append(
                Measure(
                    id=f"extra-{problem}-{place}",
                    title=title,
                    theme=case.words.known("themes", problem, "criminaliteit"),
                    problems=(problem,),
                    owner=_owner(case),
                    executor=chance.pick(OTHER_EXECUTORS),
                    deadline=carried_out or case.timeline.ago(-chance.between(20, 300)),
                    status=None if unknown else status,
                    carried_out=None if unknown else carried_out,
                    extra=True,
                )
            )
    return tuple(found)
