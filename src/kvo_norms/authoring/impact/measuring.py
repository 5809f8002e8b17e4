"""
The impact of a change on a corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from kvo_norms.authoring.impact.areas import Task, areas_in, misfit, piece_results
from kvo_norms.authoring.impact.corpora import Corpus, Piece
from kvo_norms.authoring.impact.counting import (
    Tally,
    kind_impacts,
    norm_impacts,
    star_impacts,
    theme_impacts,
    verdict_counts,
)
from kvo_norms.authoring.impact.judging import (
    Standing,
    area_impact,
    is_carried,
    standing_of,
)
from kvo_norms.authoring.impact.results import (
    Impact,
    SetValue,
    Unread,
)
from kvo_norms.catalogue import Edition
from kvo_norms.errors import InvalidInputError
from kvo_norms.verdict import MET, Status


def impact_of(
    old: Edition,
    new: Edition,
    corpus: Corpus,
    *,
    on: date | None = None,
    jobs: int | None = None,
    values: Sequence[SetValue] = (),
) -> Impact:
    """
    What changes for the areas of a corpus when one edition takes the place of another.

    Dossiers are assessed as of `on`, else as of their own day. Those of an edition before are
    carried over the crosswalk of the new one. What cannot be read is named, and the rest goes on.
    `values` are only repeated in the result. `jobs` is the number of processes; without it there
    are as many as processors.

    Raises
    ------
    UnusableCallError
        Where a process ends before its work does.
    """
    task = Task(corpus=corpus, old=old, new=(new,), on=on)
    tally = Tally()
    for found in piece_results(partial(_impact_piece, task), task, jobs):
        tally.add(found)
    return Impact(
        old=old.id,
        new=new.id,
        values=tuple(values),
        corpus=corpus.name,
        carried=is_carried(old, new),
        areas=tally.areas,
        verdicts=tuple(verdict_counts(tally)),
        norms=tuple(norm_impacts(tally, old, new)),
        stars=tuple(star_impacts(tally, old, new)),
        themes=tuple(theme_impacts(tally, old, new)),
        kinds=tuple(kind_impacts(tally, old, new)),
        changed=tuple(tally.changed),
        unread=tuple(tally.unread),
    )


def _impact_piece(task: Task, piece: Piece) -> Tally:
    tally = Tally()
    (new,) = task.new
    for area in areas_in(task, piece, tally.unread):
        try:
            after = standing_of(new, area.carried, area.on)
        except InvalidInputError as error:
            tally.unread.append(Unread(name=area.name, faults=misfit(error, new)))
            continue
        before = area.before
        tally.areas += 1
        tally.verdicts[before.verdict, after.verdict] += 1
        kind = None if area.dossier.area is None else area.dossier.area.kind
        tally.kinds[kind, before.verdict is MET, after.verdict is MET] += 1
        tally.stars_before.update(_had(before))
        tally.stars_after.update(_had(after))
        found = area_impact(area.name, area.dossier, area.on, before, after)
        if found is not None:
            tally.changed.append(found)
    return tally


def _had(standing: Standing) -> list[str]:
    return [name for name, status in standing.stars.items() if status is Status.MET]
