"""
Norms that bear another id: as the crosswalk says, else by how alike two norms are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from kvo_norms.authoring.compare.alignment import likeness, lines_of
from kvo_norms.authoring.compare.comparison import Renaming
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.converting.norms import carried_norms

ALIKE = 0.6
"""From this likeness on two norms are taken for one."""


def renamings(old: Edition, new: Edition) -> tuple[Renaming, ...]:
    """
    The norms of the old edition that have another id in the new one, in the new order.
    """
    before = {norm.id: norm for norm in norms_of(old)}
    after = {norm.id: norm for norm in norms_of(new)}
    carried = carried_norms(old, new)
    found = {now: Renaming(before=was, after=now) for was, now in carried.items() if was != now}
    used, kept = set(carried), set(carried.values())
    gone = [norm for norm in before.values() if norm.id not in used]
    fresh = [norm for norm in after.values() if norm.id not in kept]
    for share, was, now in sorted(_alike(gone, fresh), key=lambda it: (-it[0], it[1], it[2])):
        if was not in used and now not in found:
            used.add(was)
            found[now] = Renaming(before=was, after=now, likeness=round(share, 2))
    return tuple(found[name] for name in after if name in found)


def _alike(gone: Iterable[Norm], fresh: Iterable[Norm]) -> list[tuple[float, str, str]]:
    candidates = list(fresh)
    found = []
    for was in gone:
        for now in candidates:
            if was.theme != now.theme:
                continue
            share = norm_likeness(was, now)
            if share >= ALIKE:
                found.append((share, was.id, now.id))
    return found


def norm_likeness(one: Norm, other: Norm) -> float:
    """
    How alike two norms are, from 0 to 1: the mean of what their rules and what their texts share.
    """
    rules = likeness(_rule(one), _rule(other))
    return (rules + SequenceMatcher(None, _text(one), _text(other)).ratio()) / 2


def _rule(norm: Norm) -> Counter[str]:
    found = Counter(lines_of(norm.requires))
    found.update(f"when{line}" for line in lines_of(norm.applies_when))
    if norm.question is not None:
        found.update(("question", f"question = {norm.question.nl}"))
    return found


def _text(norm: Norm) -> str:
    return f"{norm.title.nl}\n{norm.text.nl}"
