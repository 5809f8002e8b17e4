"""
The safety analysis: how serious each theme is, and which problems are behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kvo_norms.dossier import Analysis
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.published import PROBLEMS, Problem
from kvo_norms.generating.sentences import COMPLAINTS, POSITIONS
from kvo_norms.records import frozen

SPREAD = 0.7
"""The spread of areas around the national figure: this project's own choice."""
QUARTERS = (0.5, 1.25, 2.5)
"""
How many times the national figure makes a problem low, medium and high: this project's own choice.

Levels are the partners' own judgement; no published figure says where one begins.
"""
MOST_OF_A_THEME = 2
UNNAMED = 8
"""How many in a hundred entrepreneurs have a problem of a theme of which no problem is known."""
SERIOUS = 2
"""The quarter from which the partners work a theme out."""


@frozen(kw_only=True)
class Finding:
    """
    How an area stands on one theme, or on one problem in it.
    """

    theme: str
    problem: str | None
    label: str
    complaint: str
    """What entrepreneurs mind, to be used in a sentence."""
    share: int
    """How many in a hundred entrepreneurs have it."""
    quarter: int
    """From 0, none, to 3, high."""


def drawn_findings(case: Case) -> tuple[Finding, ...]:
    """
    The problems that the area has, each with its theme, in the order of the themes.

    A theme has one or two of the problems that fall under it. A theme of which no problem is known
    has a finding of its own.
    """
    chance = case.chance
    by_theme: dict[str, list[Problem]] = {theme: [] for theme in case.words.all("themes")}
    for problem in PROBLEMS:
        theme = case.words.known("themes", *problem.themes)
        declared = case.words.known("problems", problem.word)
        if theme and declared and problem.only in (None, case.area.kind):
            by_theme[theme].append(problem)
    found = []
    for theme, problems in by_theme.items():
        label = case.words.label("themes", theme)
        chosen = [it for it in problems if it.word in case.focus]
        others = [it for it in problems if it.word not in case.focus]
        chosen += chance.some(others, chance.between(1, MOST_OF_A_THEME) - len(chosen))
        for problem in chosen:
            name = case.words.label("problems", problem.word)
            lowest = 1.3 if problem.word in case.focus else 0.0
            found.append(_finding(case, theme, problem.word, name, problem.share, lowest))
        if not chosen:
            found.append(_finding(case, theme, None, label, UNNAMED, 0.0))
    return tuple(found)


def _finding(
    case: Case, theme: str, problem: str | None, label: str, national: int, lowest: float
) -> Finding:
    ratio = max(lowest, case.chance.around(1.0, SPREAD))
    return Finding(
        theme=theme,
        problem=problem,
        label=label,
        complaint=COMPLAINTS.get(problem or theme, label),
        share=min(95, round(national * ratio)),
        quarter=sum(ratio >= limit for limit in QUARTERS),
    )


def seriousness(findings: Sequence[Finding]) -> dict[str, int]:
    """
    The quarter of each theme: that of its most serious problem.
    """
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.theme] = max(finding.quarter, found.get(finding.theme, 0))
    return found


def drawn_analysis(case: Case, findings: Sequence[Finding]) -> tuple[Analysis, ...]:
    """
    An item for each theme, and one for each problem that is not small.

    Where something slips, a theme is passed over, or its level or the position on it is missing.
    """
    chance = case.chance
    quarters = seriousness(findings)
    slips = _slips(case, tuple(quarters))
    themes = [
        Analysis(
            id=theme,
            theme=theme,
            level=None
            if slips.get(theme) == "level"
            else case.words.rank("levels", quarters[theme]),
            finding=_summary(theme, findings),
            position=None if slips.get(theme) == "position" else chance.pick(POSITIONS),
        )
        for theme in quarters
        if slips.get(theme) != "theme"
    ]
    problems = [
        Analysis(
            id=f"{finding.theme}-{finding.problem}",
            theme=finding.theme,
            problem=finding.problem,
            level=None
            if slips.get(finding.theme) == "level" or case.keeping.fails(0.02)
            else case.words.rank("levels", finding.quarter),
            finding=_said(finding),
        )
        for finding in findings
        if finding.problem is not None
        and finding.quarter >= SERIOUS
        and slips.get(finding.theme) != "theme"
    ]
    return (*themes, *problems)


def _slips(case: Case, themes: tuple[str, ...]) -> dict[str, str]:
    """
    What is missing of which themes; a slip touches one of five.
    """
    slip = case.keeping.slip(0.16)
    if slip is Slip.NONE:
        return {}
    chosen = case.chance.some(themes, case.chance.between(1, 1 + len(themes) // 6))
    if slip is Slip.WRONG:
        return dict.fromkeys(chosen, "theme")
    return dict.fromkeys(chosen, case.chance.pick(("level", "position")))


def _summary(theme: str, findings: Sequence[Finding]) -> str:
    return " ".join(_said(finding) for finding in findings if finding.theme == theme)


def _said(finding: Finding) -> str:
    complaint = finding.complaint[0].upper() + finding.complaint[1:]
    return f"{complaint}: door {finding.share} procent van de ondernemers als probleem genoemd."
