"""
All of two editions held against each other.
"""

from __future__ import annotations

from kvo_norms.authoring.compare.comparison import Comparison
from kvo_norms.authoring.compare.header import (
    header_changes,
    name_changes,
    parameter_changes,
    section_changes,
    step_changes,
    vocabulary_changes,
)
from kvo_norms.authoring.compare.norms import compared_norms, compared_stars
from kvo_norms.authoring.compare.relations import Words
from kvo_norms.authoring.compare.renaming import renamings
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.converting.norms import carried_norms
from kvo_norms.evaluating.setting import ranks_of


def compare_editions(old: Edition, new: Edition) -> Comparison:
    """
    What differs between two editions: another state of the same one, or the one that follows it.

    Which way a change goes is told of dossiers that both editions can be held against as they are,
    and is `unknown` where the patterns do not show it.
    """
    words = Words(before=ranks_of(old), after=ranks_of(new))
    renamed = renamings(old, new)
    names = {now: was for was, now in carried_norms(old, new).items()}
    names |= {it.after: it.before for it in renamed}
    before = {norm.id: norm for norm in norms_of(old)}
    shared = [
        (before[names[norm.id]] if norm.id in names else None, norm) for norm in norms_of(new)
    ]
    in_stars = {star.id for star in (*old.stars, *new.stars)}
    norms = tuple(
        found
        for was, now in shared
        if was is not None and (found := compared_norms(was, now, words, in_stars)) is not None
    )
    stars = {star.id: star for star in old.stars}
    star_changes = tuple(
        change
        for star in new.stars
        if star.id in stars and (change := compared_stars(stars[star.id], star, words)) is not None
    )
    of_stars = name_changes(old.stars, new.stars)
    gone = before.keys() - {was.id for was, _ in shared if was is not None}
    return Comparison(
        old=old.id,
        old_revision=old.revision,
        new=new.id,
        new_revision=new.revision,
        fields=tuple(header_changes(old, new)),
        sections=section_changes(old, new),
        added=tuple(now.id for was, now in shared if was is None),
        removed=tuple(name for name in before if name in gone),
        renamed=renamed,
        norms=norms,
        added_stars=of_stars.added,
        removed_stars=of_stars.removed,
        stars=star_changes,
        parameters=tuple(parameter_changes(old, new, (*norms, *star_changes))),
        vocabularies=tuple(vocabulary_changes(old, new)),
        facts=name_changes(old.facts, new.facts),
        sources=name_changes(old.sources, new.sources),
        steps=step_changes(old, new),
    )
