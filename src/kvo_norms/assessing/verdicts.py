"""
The verdict over many norms.
"""

from __future__ import annotations

from collections.abc import Iterable

from kvo_norms.assessment import NormResult
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
