"""
The verdict over many norms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kvo_norms.records import frozen
from kvo_norms.verdict import VERDICTS, Verdict

MET_NUMBER = 2
"""The number that a program gives for MET; of a norm that does not apply it is greater."""


@frozen()
class Deciding:
    """
    The norms that decide a verdict.
    """

    ids: tuple[str, ...]
    """The ids of all norms, in the order of their values."""
    places: frozenset[int]
    """The places of those that decide."""


def verdict_of(norms: Deciding, values: Sequence[int], waived: Collection[str]) -> Verdict:
    """
    Kleene's and over the norms that decide, apply and are not waived.
    """
    failing = [place for place, value in enumerate(values) if value < MET_NUMBER]
    return verdict_among(failing, norms, values, waived)


def verdict_among(
    failing: Iterable[int], norms: Deciding, values: Sequence[int], waived: Collection[str]
) -> Verdict:
    """
    The same, where it is known which values are below MET.
    """
    places, ids = norms.places, norms.ids
    deciding = [
        values[place]
        for place in failing
        if place in places and not (waived and ids[place] in waived)
    ]
    return VERDICTS[min(deciding, default=MET_NUMBER)]
