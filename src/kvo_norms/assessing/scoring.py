"""
Points of sections and themes: of the norms that are met, over those that apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kvo_norms.assessment import NormResult, Score
from kvo_norms.records import frozen
from kvo_norms.verdict import Status


@frozen()
class Scale:
    """
    Sections or themes, and to which of them each norm belongs.
    """

    ids: tuple[str, ...]
    places: tuple[int | None, ...]
    """Per norm the place of its section or theme; ``None`` where it has none."""


def scale_of(ids: Iterable[str], keys: Iterable[str | None]) -> Scale:
    """
    The scale of these ids for norms with these keys.
    """
    known = {name: place for place, name in enumerate(ids)}
    return Scale(tuple(known), tuple(None if key is None else known.get(key) for key in keys))


def scores_of(scale: Scale, norms: Sequence[NormResult]) -> tuple[Score, ...]:
    """
    Per id the points of the norms that are met, over those of the norms that apply.
    """
    points = [0] * len(scale.ids)
    of = [0] * len(scale.ids)
    for place, norm in zip(scale.places, norms, strict=True):
        status = norm.status
        if place is None or status is Status.NOT_APPLICABLE:
            continue
        of[place] += norm.points
        if status is Status.MET:
            points[place] += norm.points
    return tuple(map(_score, scale.ids, points, of))


def _score(name: str, points: int, of: int) -> Score:
    return Score(id=name, points=points, of=of)
