"""
The verdict over many norms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kvo_norms.verdict import Verdict

Places = Sequence[tuple[int, str]]
"""Where among the values norms have theirs, each with its id."""
_VERDICTS = (Verdict.NOT_MET, Verdict.OPEN, Verdict.MET)


def verdict_at(places: Places, values: Sequence[int], waived: Collection[str]) -> Verdict:
    """
    Kleene's and over the norms at these places that apply and are not waived.
    """
    lowest = 2
    for place, norm in places:
        value = values[place]
        if value < lowest and norm not in waived:
            lowest = value
            if not lowest:
                break
    return _VERDICTS[lowest]
