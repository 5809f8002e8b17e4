"""
One dossier by two editions: what stands otherwise, and which norms moved the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

import attrs

from kvo_norms.assessing import index
from kvo_norms.assessment import Assessment
from kvo_norms.authoring.impact.results import AreaImpact, Cause, NormMove
from kvo_norms.catalogue import Edition, Weight
from kvo_norms.converting import convert
from kvo_norms.dossier import Dossier
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict

T = TypeVar("T")
RANK = {Verdict.NOT_MET: 0, Verdict.OPEN: 1, Verdict.MET: 2}
VERDICTS = (Verdict.NOT_MET, Verdict.OPEN, Verdict.MET)
_BLOCKS = {Status.NOT_MET: 0, Status.OPEN: 1, Status.MET: 2, Status.NOT_APPLICABLE: 2}


@frozen(kw_only=True)
class Standing:
    """
    How an area stands by one edition.
    """

    verdict: Verdict
    statuses: Mapping[str, Status]
    """Per norm, those of the stars included."""
    stars: Mapping[str, Status]
    blocking: Mapping[str, int]
    """Per norm of the certificate that blocks: 0 not met, 1 open, 2 no obstacle."""


def is_carried(old: Edition, new: Edition) -> bool:
    """
    Whether dossiers of the old edition are carried over into the new one.
    """
    crosswalk = new.crosswalk
    return old.id != new.id and crosswalk is not None and crosswalk.previous == old.id


def as_for(dossier: Dossier, old: Edition, new: Edition) -> Dossier:
    """
    The dossier as the new edition reads it.
    """
    if is_carried(old, new):
        return convert(dossier, previous=old, edition=new).dossier
    return dossier


def standing_of(edition: Edition, dossier: Dossier, on: date) -> Standing:
    """
    How an area stands.

    Raises
    ------
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    return _standing(index(edition, dossier).assess(on))


def _standing(found: Assessment) -> Standing:
    statuses = {norm.id: norm.status for norm in found.norms}
    stars = {}
    for star in found.stars:
        stars[star.id] = star.status
        statuses |= {norm.id: norm.status for norm in star.norms}
    return Standing(
        verdict=found.verdict,
        statuses=statuses,
        stars=stars,
        blocking={
            norm.id: 2 if norm.waived else _BLOCKS[norm.status]
            for norm in found.norms
            if norm.weight is Weight.EIS
        },
    )


def renamed(standing: Standing, carried: Mapping[str, str]) -> Standing:
    """
    The standing by the old edition, with the ids of the new one.

    A norm that is gone keeps its id; where another norm bears that now, it is not told.
    """
    if all(was == now for was, now in carried.items()):
        return standing
    return attrs.evolve(
        standing,
        statuses=_with_new_ids(standing.statuses, carried),
        blocking=_with_new_ids(standing.blocking, carried),
    )


def _with_new_ids(values: Mapping[str, T], carried: Mapping[str, str]) -> dict[str, T]:
    kept = {carried[name]: value for name, value in values.items() if name in carried}
    gone = {name: value for name, value in values.items() if name not in carried}
    return gone | kept


def passes(status: Status | None) -> bool:
    """
    Whether a norm asks no more of the area: it is met, does not apply, or is not there.
    """
    return status not in (Status.NOT_MET, Status.OPEN)


def area_impact(
    name: str, dossier: Dossier, on: date, before: Standing, after: Standing
) -> AreaImpact | None:
    """
    What stands otherwise for an area; ``None`` where nothing does.
    """
    if (before.statuses, before.stars, before.verdict) == (
        after.statuses,
        after.stars,
        after.verdict,
    ):
        return None
    norms = tuple(_moves(before.statuses, after.statuses))
    stars = tuple(_moves(before.stars, after.stars))
    if not norms and not stars and before.verdict is after.verdict:
        return None
    area = dossier.area
    return AreaImpact(
        name=name,
        area=None if area is None else area.name,
        kind=None if area is None else area.kind,
        on=on,
        before=before.verdict,
        after=after.verdict,
        norms=norms,
        stars=stars,
        causes=tuple(_causes(before, after)),
    )


def _moves(before: Mapping[str, Status], after: Mapping[str, Status]) -> Iterator[NormMove]:
    """
    What stands otherwise; what is new or gone only where it is or was an obstacle.
    """
    for name in {**after, **before}:
        was, now = before.get(name), after.get(name)
        if was is not now and not (None in (was, now) and passes(was) and passes(now)):
            yield NormMove(id=name, before=was, after=now)


def _causes(before: Standing, after: Standing) -> Iterator[Cause]:
    """
    The blocking norms that moved the way of the verdict.
    """
    way = RANK[after.verdict] - RANK[before.verdict]
    if not way:
        return
    for name in {**after.blocking, **before.blocking}:
        was, now = before.blocking.get(name, 2), after.blocking.get(name, 2)
        if (now - was) * way > 0:
            as_it_was = min((*(v for n, v in after.blocking.items() if n != name), was))
            yield Cause(norm=name, decisive=VERDICTS[as_it_was] is before.verdict)
