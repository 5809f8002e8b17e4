"""
The areas of a corpus, assessed by the old edition and ready for the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from kvo_norms.assessing import index
from kvo_norms.auditing.processes import processors
from kvo_norms.authoring.impact.corpora import Corpus, Piece, dossiers_in
from kvo_norms.authoring.impact.judging import (
    Standing,
    as_for,
    renamed,
    standing_of,
)
from kvo_norms.authoring.impact.results import Unread
from kvo_norms.authoring.impact.working import pieces_of, results_of
from kvo_norms.catalogue import Edition
from kvo_norms.converting.norms import carried_norms
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError
from kvo_norms.records import frozen

R = TypeVar("R")
UNDATED = "the day of the assessment is unknown; give --on, or as_of in the dossier"


@frozen(kw_only=True)
class Task:
    """
    What is to be measured.
    """

    corpus: Corpus
    old: Edition
    new: tuple[Edition, ...]
    """The editions that may take its place."""
    on: date | None


@frozen(kw_only=True)
class Area:
    """
    A dossier that can be assessed, before and after.
    """

    name: str
    dossier: Dossier
    carried: Dossier
    on: date
    before: Standing


def piece_results(work: Callable[[Piece], R], task: Task, jobs: int | None) -> Iterator[R]:
    """
    What the work makes of each piece of the corpus, in their order.
    """
    for edition in (task.old, *task.new):
        index(edition, Dossier())  # compiled once, and inherited by the processes
    number = jobs or processors()
    return results_of(work, pieces_of(task.corpus.size, number), number)


def areas_in(task: Task, piece: Piece, unread: list[Unread]) -> Iterator[Area]:
    """
    The dossiers of a piece by the old edition; what is not counted goes to `unread`.
    """
    for name, dossier in dossiers_in(task.corpus, piece, task.old):
        found = dossier if isinstance(dossier, tuple) else _area(task, name, dossier)
        if isinstance(found, Area):
            yield found
        else:
            unread.append(Unread(name=name, faults=found))


def _area(task: Task, name: str, dossier: Dossier) -> Area | tuple[str, ...]:
    """
    The dossier by the old edition, or why it is not counted.
    """
    old, new, on = task.old, task.new[0], task.on or dossier.as_of
    if dossier.edition not in (None, old.id, "auto"):
        return (f"it is of edition {dossier.edition}, not of {old.id}",)
    if on is None:
        return (UNDATED,)
    try:
        before = standing_of(old, dossier, on)
        carried = as_for(dossier, old, new)
    except InvalidInputError as error:
        return tuple(map(str, error.faults))
    before = renamed(before, carried_norms(old, new))
    return Area(name=name, dossier=dossier, carried=carried, on=on, before=before)


def misfit(error: InvalidInputError, new: Edition) -> tuple[str, ...]:
    """
    Why a dossier cannot be held against the new edition.
    """
    return tuple(f"by {new.id}: {fault}" for fault in error.faults)
