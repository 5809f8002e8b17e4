"""
The areas of a corpus at each of several values of a parameter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

import attrs

from kvo_norms.assessing import index
from kvo_norms.authoring.compare.written import inline
from kvo_norms.authoring.impact.areas import Task, areas_in, misfit, piece_results
from kvo_norms.authoring.impact.corpora import Corpus, Piece
from kvo_norms.authoring.impact.judging import (
    Standing,
    is_carried,
    standing_of,
)
from kvo_norms.authoring.impact.results import (
    NormCount,
    SetValue,
    Sweep,
    SweepPoint,
    Unread,
)
from kvo_norms.authoring.impact.settings import check_number
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import InvalidInputError
from kvo_norms.notation import parameters_in
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict


def sweep_of(
    old: Edition,
    new: Edition,
    at: Sequence[tuple[str, Edition]],
    corpus: Corpus,
    *,
    parameter: str,
    on: date | None = None,
    jobs: int | None = None,
    values: Sequence[SetValue] = (),
) -> Sweep:
    """
    How the areas of a corpus stand at each value of a parameter.

    `at` holds each value, as TOML writes it, with the edition `new` in which the parameter has it.
    The value of `new` itself is written as in its file, also where `at` writes it otherwise.

    Raises
    ------
    UnusableCallError
        Where there are more values than can be told apart, or a process ends before its work does.
    """
    check_number(len(at))
    now = value_in(new, parameter) or ""
    task = Task(corpus=corpus, old=old, new=tuple(edition for _, edition in at), on=on)
    before = Points()
    points = [Points() for _ in at]
    unread: list[Unread] = []
    for first, others, without in piece_results(partial(_sweep_piece, task, parameter), task, jobs):
        before.add(first)
        for point, found in zip(points, others, strict=True):
            point.add(found)
        unread += without
    return Sweep(
        old=old.id,
        new=new.id,
        parameter=parameter,
        value=now,
        values=tuple(values),
        corpus=corpus.name,
        carried=is_carried(old, new),
        areas=before.verdicts.total(),
        before=_point(before, value_in(old, parameter) or "", _using(old, parameter)),
        points=tuple(
            _point(point, now if edition == new else value, _using(edition, parameter))
            for point, (value, edition) in zip(points, at, strict=True)
        ),
        unread=tuple(unread),
    )


def value_in(edition: Edition, parameter: str) -> str | None:
    """
    The value that a parameter has, as TOML writes it; ``None`` where there is no such parameter.
    """
    found = (inline(it.value) for it in edition.parameters if it.id == parameter)
    return next(found, None)


@attrs.define
class Points:
    """
    What is counted at one value.
    """

    verdicts: Counter[Verdict] = attrs.field(factory=Counter)
    lost: int = 0
    gained: int = 0
    norms: Counter[tuple[str, Status]] = attrs.field(factory=Counter)

    def add(self, other: Points) -> None:
        """
        Count in what was counted of other areas.
        """
        self.verdicts += other.verdicts
        self.lost += other.lost
        self.gained += other.gained
        self.norms += other.norms


def _sweep_piece(
    task: Task, parameter: str, piece: Piece
) -> tuple[Points, list[Points], list[Unread]]:
    unread: list[Unread] = []
    areas = list(areas_in(task, piece, unread))
    kept = []
    for area in areas:
        try:
            index(task.new[0], area.carried)
        except InvalidInputError as error:
            unread.append(Unread(name=area.name, faults=misfit(error, task.new[0])))
        else:
            kept.append(area)
    before = Points()
    using = _using(task.old, parameter)
    for area in kept:
        _count(before, area.before, area.before, using)
    points = []
    for edition in task.new:
        point, using = Points(), _using(edition, parameter)
        for area in kept:
            _count(point, area.before, standing_of(edition, area.carried, area.on), using)
        points.append(point)
    return before, points, unread


def _count(point: Points, before: Standing, after: Standing, using: Sequence[str]) -> None:
    point.verdicts[after.verdict] += 1
    point.lost += before.verdict is MET is not after.verdict
    point.gained += after.verdict is MET is not before.verdict
    for name in using:
        if name in after.statuses:
            point.norms[name, after.statuses[name]] += 1


def _using(edition: Edition, parameter: str) -> list[str]:
    """
    The norms that name the parameter.
    """
    return [
        norm.id
        for norm in norms_of(edition)
        if parameter in parameters_in((norm.applies_when, norm.requires))
    ]


def _point(point: Points, value: str, using: Sequence[str]) -> SweepPoint:
    return SweepPoint(
        value=value,
        met=point.verdicts[MET],
        open=point.verdicts[OPEN],
        not_met=point.verdicts[NOT_MET],
        lost=point.lost,
        gained=point.gained,
        norms=tuple(
            NormCount(
                id=name,
                met=point.norms[name, Status.MET],
                not_met=point.norms[name, Status.NOT_MET],
                open=point.norms[name, Status.OPEN],
                not_applicable=point.norms[name, Status.NOT_APPLICABLE],
            )
            for name in using
        ),
    )
