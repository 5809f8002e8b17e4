"""
The goals of the plan, and what became of those of the plan before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from kvo_norms.dossier import Goal
from kvo_norms.generating.analysing import Finding
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.published import GOALS_REACHED, GOALS_UNRELIABLE

UNIT = "% van de ondernemers"


def drawn_goals(case: Case, findings: Sequence[Finding]) -> tuple[Goal, ...] | None:
    """
    The goals of both plans.

    Where something slips, the plan has none, or one that is not measurable; or none are given.
    """
    chance = case.chance
    slip = case.keeping.slip(0.025)
    if slip is Slip.UNKNOWN:
        return None
    former = _former(case, findings) if case.timeline.previous is not None else ()
    if slip is Slip.WRONG:
        return former
    vague = case.keeping.fails(0.08)
    serious = sorted(findings, key=lambda it: -it.quarter)[: chance.between(2, 5)]
    current = tuple(
        Goal(
            id=f"doel-{place}",
            theme=finding.theme,
            title=_title(finding),
            unit=None if vague and place == 1 else UNIT,
            baseline=Decimal(finding.share),
            target=None if vague and place == 1 else _target(case, finding.share),
            direction="lager",
        )
        for place, finding in enumerate(serious, start=1)
    )
    return (*former, *current)


def _title(finding: Finding) -> str:
    return f"Minder ondernemers die {finding.complaint} als probleem noemen"


def _target(case: Case, share: int) -> Decimal:
    return Decimal(share * case.chance.between(60, 90) // 100)


def _former(case: Case, findings: Sequence[Finding]) -> tuple[Goal, ...]:
    """
    Goals of the former plan, reached as often as published figures say.

    A well-kept dossier reaches more of them and a poor one fewer; few are unreliable where the
    house is well kept.
    """
    chance, keeping = case.chance, case.keeping
    reached = GOALS_REACHED * keeping.best(1.4, 0.9, 0.6)
    unreliable = GOALS_UNRELIABLE * keeping.best(0.1, 0.5, 1.0)
    measured_on = case.timeline.ago(chance.between(60, 90))
    found = []
    for place, finding in enumerate(chance.some(findings, chance.between(2, 6)), start=1):
        baseline = finding.share + chance.between(3, 20)
        target = _target(case, baseline)
        hit = chance.happens(reached)
        measured = target - chance.between(0, 3) if hit else target + chance.between(1, 12)
        # What becomes known of a goal is its value, only whether it was reached, or nothing.
        known = chance.weighted((("value", 0.85), ("outcome", 0.1), ("nothing", 0.05)))
        outcome: Literal["gehaald", "niet_gehaald"] = "gehaald" if hit else "niet_gehaald"
        found.append(
            Goal(
                id=f"vorig-doel-{place}",
                plan="vorig",
                theme=finding.theme,
                title=_title(finding),
                unit=UNIT,
                baseline=Decimal(baseline),
                target=target,
                direction="lager",
                measured=max(Decimal(0), measured) if known == "value" else None,
                measured_on=measured_on if known == "value" else None,
                unreliable=known == "value" and chance.happens(unreliable),
                outcome=outcome if known == "outcome" else None,
            )
        )
    return tuple(found)
