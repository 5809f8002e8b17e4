"""
The verdict over many norms, and their scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kvo_norms.assessment import NormResult, Score
from kvo_norms.catalogue import Weight
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict, all_of

_VERDICTS = {
    Status.MET: MET,
    Status.NOT_MET: NOT_MET,
    Status.OPEN: OPEN,
    Status.NOT_APPLICABLE: MET,
}


def verdict_of(norms: Iterable[NormResult]) -> Verdict:
    """
    Kleene's and over the norms that block, apply and are not waived.
    """
    return all_of(_VERDICTS[n.status] for n in norms if n.weight is Weight.EIS and not n.waived)


def scores_of(
    ids: Iterable[str], norms: Iterable[tuple[str | None, NormResult]]
) -> tuple[Score, ...]:
    """
    Per id the points of the norms that are met, over those of the norms that apply.
    """
    points: dict[str | None, int] = defaultdict(int)
    of: dict[str | None, int] = defaultdict(int)
    for key, norm in norms:
        if norm.status is Status.MET:
            points[key] += norm.points
        if norm.status is not Status.NOT_APPLICABLE:
            of[key] += norm.points
    return tuple(Score(id=key, points=points[key], of=of[key]) for key in ids)
