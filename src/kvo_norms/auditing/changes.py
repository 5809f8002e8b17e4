"""
What is not as it was in an earlier audit, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from kvo_norms.auditing.standing import Standing
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict

Why = Literal["dossier", "edition", "date", "library"]


@frozen(kw_only=True)
class NormChange:
    """
    A norm that stands otherwise.
    """

    id: str
    """The norm's id."""
    before: Status | None
    """How it stood; ``None`` where the edition had no such norm."""
    after: Status | None
    """How it stands; ``None`` where the edition has no such norm any more."""
    why: tuple[Why, ...]
    """What made it so; several where they cannot be told apart."""


@frozen(kw_only=True)
class Changes:
    """
    What is not as it was.
    """

    why: tuple[Why, ...]
    """What differs between the two audits; empty where nothing does."""
    new: bool = False
    """Whether the earlier audit did not know the dossier."""
    before: Verdict | None = None
    """The verdict that it had; ``None`` where it was new or could not be read."""
    after: Verdict | None = None
    """The verdict that it has; ``None`` where it cannot be read."""
    norms: tuple[NormChange, ...] = ()
    """The norms that stand otherwise."""
    runs_until_before: date | None = None
    """Until when the certificate ran that the area had, where that changed."""
    runs_until_after: date | None = None
    """Until when the one runs that it has, where that changed."""


@frozen(kw_only=True)
class Side:
    """
    One of the two audits' results for a dossier.
    """

    standing: Standing
    statuses: Mapping[str, Status]


def changes_between(
    before: Side, after: Side, *, on_that_day: Mapping[str, Status] | None
) -> Changes:
    """
    What changed from one result to the other, and by what.

    `on_that_day` is how the dossier, as it is now, would have stood on the earlier day: what it
    has in common with the present is not the date's doing, and what it has in common with the
    earlier result is not the dossier's or the edition's.
    """
    one, other = before.standing, after.standing
    causes: list[Why] = []
    if one.dossier_sha256 != other.dossier_sha256:
        causes.append("dossier")
    if one.edition_sha256 != other.edition_sha256:
        causes.append("edition")
    dated = one.on != other.on
    unaccounted: tuple[Why, ...] = tuple(causes) or ("library",)
    middle = on_that_day if on_that_day is not None else after.statuses
    norms = []
    for name in {**after.statuses, **before.statuses}:
        was, now = before.statuses.get(name), after.statuses.get(name)
        if was is now:
            continue
        then = middle.get(name)
        why: list[Why] = list(unaccounted) if then is not was else []
        if dated and then is not now:
            why.append("date")
        norms.append(NormChange(id=name, before=was, after=now, why=tuple(why)))
    moved = one.runs_until != other.runs_until
    return Changes(
        why=(*causes, "date") if dated else tuple(causes),
        before=one.verdict,
        after=other.verdict,
        norms=tuple(norms),
        runs_until_before=one.runs_until if moved else None,
        runs_until_after=other.runs_until if moved else None,
    )
