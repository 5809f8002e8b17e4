"""
Many areas' results as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from kvo_norms.authoring.impact.judging import passes
from kvo_norms.authoring.impact.results import (
    AreaImpact,
    GroupImpact,
    NormImpact,
    StarImpact,
    Unread,
    VerdictCount,
)
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.converting.norms import carried_norms
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

VERDICTS = (MET, OPEN, NOT_MET)


@attrs.define(kw_only=True)
class Tally:
    """
    What is counted of all areas, changed or not.
    """

    areas: int = 0
    verdicts: Counter[tuple[Verdict, Verdict]] = attrs.field(factory=Counter)
    kinds: Counter[tuple[str | None, bool, bool]] = attrs.field(factory=Counter)
    """Per kind of area, with or without the certificate before and after."""
    stars_before: Counter[str] = attrs.field(factory=Counter)
    stars_after: Counter[str] = attrs.field(factory=Counter)
    changed: list[AreaImpact] = attrs.field(factory=list)
    unread: list[Unread] = attrs.field(factory=list)

    def add(self, other: Tally) -> None:
        """
        Count in what was counted of other areas, which come after these.
        """
        self.areas += other.areas
        self.verdicts += other.verdicts
        self.kinds += other.kinds
        self.stars_before += other.stars_before
        self.stars_after += other.stars_after
        self.changed += other.changed
        self.unread += other.unread


def verdict_counts(tally: Tally) -> Iterable[VerdictCount]:
    """
    From which verdict to which.
    """
    for before in VERDICTS:
        for after in VERDICTS:
            number = tally.verdicts[before, after]
            if number:
                yield VerdictCount(before=before, after=after, areas=number)


def norm_impacts(tally: Tally, old: Edition, new: Edition) -> Iterable[NormImpact]:
    """
    The norms that an area gained or lost, or that moved a verdict.
    """
    counts: dict[str, Counter[str]] = {}
    for area in tally.changed:
        for norm in area.norms:
            was, now = passes(norm.before), passes(norm.after)
            if was is not now:
                counts.setdefault(norm.id, Counter())["lost" if was else "gained"] += 1
        way = "lost" if area.before is MET else "gained" if area.after is MET else None
        if way is not None:
            for cause in area.causes:
                found = counts.setdefault(cause.norm, Counter())
                found[f"verdicts_{way}"] += 1
                # A gain takes every norm that moved; by one alone it is where there is no other.
                alone = cause.decisive if way == "lost" else len(area.causes) == 1
                found[f"alone_{way}"] += alone
    kept = set(carried_norms(old, new).values())
    after = {norm.id: norm.id in kept for norm in norms_of(new)}
    for name in dict.fromkeys((*after, *(norm.id for norm in norms_of(old)))):
        if name in counts:
            found = counts[name]
            yield NormImpact(
                id=name,
                comes="gone" if name not in after else None if after[name] else "new",
                lost=found["lost"],
                gained=found["gained"],
                verdicts_lost=found["verdicts_lost"],
                alone_lost=found["alone_lost"],
                verdicts_gained=found["verdicts_gained"],
                alone_gained=found["alone_gained"],
            )


def star_impacts(tally: Tally, old: Edition, new: Edition) -> Iterable[StarImpact]:
    """
    How many areas have each star.
    """
    lost: Counter[str] = Counter()
    gained: Counter[str] = Counter()
    for area in tally.changed:
        for star in area.stars:
            lost[star.id] += star.before is not None and star.before.value == MET.value
            gained[star.id] += star.after is not None and star.after.value == MET.value
    for name in dict.fromkeys(star.id for it in (new, old) for star in it.stars):
        yield StarImpact(
            id=name,
            before=tally.stars_before[name],
            after=tally.stars_after[name],
            lost=lost[name],
            gained=gained[name],
        )


def theme_impacts(tally: Tally, old: Edition, new: Edition) -> Iterable[GroupImpact]:
    """
    Per theme how many areas gained or lost a norm of it.
    """
    themes = {norm.id: norm.theme for it in (old, new) for norm in norms_of(it)}
    lost, gained = _moved(tally.changed, themes)
    order = [
        w.id for it in (new, old) for v in it.vocabularies if v.id == "themes" for w in v.words
    ]
    for theme in dict.fromkeys((*order, None)):
        if lost[theme] or gained[theme] or theme in [it.theme for it in norms_of(new)]:
            yield GroupImpact(id=theme, areas=tally.areas, lost=lost[theme], gained=gained[theme])


def _moved(
    changed: Iterable[AreaImpact], groups: Mapping[str, str | None]
) -> tuple[Counter[str | None], Counter[str | None]]:
    """
    Per group in how many areas one of its norms was lost, and in how many one was gained.
    """
    lost: Counter[str | None] = Counter()
    gained: Counter[str | None] = Counter()
    for area in changed:
        moved = [(it, passes(it.before), passes(it.after)) for it in area.norms]
        lost.update({groups.get(it.id) for it, was, now in moved if was and not now})
        gained.update({groups.get(it.id) for it, was, now in moved if now and not was})
    return lost, gained


def kind_impacts(tally: Tally, old: Edition, new: Edition) -> Iterable[GroupImpact]:
    """
    Per kind of area what became of it.
    """
    lost: Counter[str | None] = Counter()
    gained: Counter[str | None] = Counter()
    for area in tally.changed:
        moved = [(passes(it.before), passes(it.after)) for it in area.norms]
        lost[area.kind] += (True, False) in moved
        gained[area.kind] += (False, True) in moved
    numbers: Counter[str | None] = Counter()
    before: Counter[str | None] = Counter()
    after: Counter[str | None] = Counter()
    for (kind, had, has), number in tally.kinds.items():
        numbers[kind] += number
        before[kind] += number * had
        after[kind] += number * has
    for kind in (*_words("area_kinds", old, new), None):
        if numbers[kind]:
            yield GroupImpact(
                id=kind,
                areas=numbers[kind],
                lost=lost[kind],
                gained=gained[kind],
                certificates_before=before[kind],
                certificates_after=after[kind],
            )


def _words(vocabulary: str, old: Edition, new: Edition) -> Iterable[str]:
    """
    The words of both editions, those of the new one first.
    """
    found = (it for edition in (new, old) for it in edition.vocabularies if it.id == vocabulary)
    return dict.fromkeys(word.id for it in found for word in it.words)
