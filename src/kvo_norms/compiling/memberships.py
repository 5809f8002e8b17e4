"""
Which items of a collection count for a norm, and what is asked of those: the facts of an edition.

Norms that ask about the same items share one membership, however many they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import attrs

from kvo_norms.compiling.asked import Part, is_settled
from kvo_norms.compiling.scope import depends_on_more
from kvo_norms.durations import Duration
from kvo_norms.patterns import (
    AsOf,
    AtLeast,
    AtMost,
    Entry,
    Equals,
    Field,
    Items,
    Parameter,
    Record,
    Tests,
    Value,
    Within,
)
from kvo_norms.records import frozen

Path = tuple[str, ...]
NOT_LATER = AtMost(operand=AsOf())
"""What is asked of the date that makes an item evidence."""
MANY = 3
"""From how many memberships on that differ in one word only they are counted together."""


@frozen()
class Membership:
    """
    Which items of a collection count.
    """

    path: Path
    where: Record | None
    latest: str | None
    evidence_date: str | None
    fixed: tuple[Entry, ...] = attrs.field(eq=False)
    """What an item alone decides."""
    shifting: tuple[Entry, ...] = attrs.field(eq=False)
    """What depends on the day or on other parts of the dossier."""

    @property
    def asked_on_the_day(self) -> tuple[Entry, ...]:
        """
        What shifts, and that the date of evidence does not lie after the day, where no test says so
        already.
        """
        if self.evidence_date is None:
            return self.shifting
        for entry in self.shifting:
            if isinstance(entry, Field) and entry.name == self.evidence_date:
                tests = entry.matcher.tests if isinstance(entry.matcher, Tests) else ()
                if any(isinstance(test, Within) for test in tests):
                    return self.shifting
        seen = Field(name=self.evidence_date, matcher=Tests(tests=(NOT_LATER,)))
        return (seen, *self.shifting)

    @property
    def provisos(self) -> bool:
        """
        Whether what the items alone decide holds on some conditions only.
        """
        return self.evidence_date is not None or self.latest is not None

    @property
    def settled(self) -> bool:
        """
        Whether the items alone decide which of them count, where all are evidence on the day and,
        for the newest of them, where they are all there are.
        """
        return not self.shifting


class Memberships:
    """
    Which items each pattern is about, worked out once.

    With `on_the_day` the day and the whole dossier are at hand: an item is asked all at once, also
    whether it lies after the day.
    """

    def __init__(self, *, on_the_day: bool = False) -> None:
        self.on_the_day = on_the_day
        self._known: dict[int, tuple[Items, Membership]] = {}

    def of(self, pattern: Items, path: Path) -> Membership:
        """
        The membership that a pattern of a collection is about.
        """
        if id(pattern) not in self._known:
            make = self._whole if self.on_the_day else self._in_parts
            self._known[id(pattern)] = (pattern, make(pattern, path))
        return self._known[id(pattern)][1]

    def settles(self, membership: Membership, part: Part) -> bool:
        """
        Whether one pass decides what a part comes to, but for the membership's provisos.
        """
        return self.on_the_day or (membership.settled and is_settled(part))

    def _in_parts(self, pattern: Items, path: Path) -> Membership:
        entries = () if pattern.where is None else pattern.where.entries
        more = [depends_on_more(entry) for entry in entries]
        return Membership(
            path,
            pattern.where,
            pattern.latest,
            pattern.evidence_date,
            tuple(e for e, shifts in zip(entries, more, strict=True) if not shifts),
            tuple(e for e, shifts in zip(entries, more, strict=True) if shifts),
        )

    def _whole(self, pattern: Items, path: Path) -> Membership:
        parts = self._in_parts(pattern, path)
        asked = parts.fixed + parts.asked_on_the_day
        entries = tuple(part for entry in asked for part in _in_two(entry, parts.evidence_date))
        return Membership(path, Record(entries=entries), pattern.latest, None, entries, ())


def _in_two(entry: Entry, evidence_date: str | None) -> tuple[Entry, ...]:
    """
    That the date of evidence lies in a period up to the day: not after the day, which is asked of
    all evidence at once, and not before the period. Any other entry stays as it is.
    """
    match entry:
        case Field(name=name, matcher=Tests(tests=(Within(duration=duration),))) if (
            name == evidence_date
        ):
            begin = AsOf(sign=-1, shift=cast("Duration", duration.value))
            tests = NOT_LATER, AtLeast(operand=begin)
            return tuple(Field(name=name, matcher=Tests(tests=(test,))) for test in tests)
        case _:
            return (entry,)


@frozen()
class Keyed:
    """
    Memberships that differ only in the word that one field must hold.
    """

    path: Path
    field: str
    rest: tuple[Entry, ...]
    members: Mapping[Any, Membership]
    """The membership of each word."""


def keyed_groups(memberships: Sequence[Membership]) -> tuple[Keyed, ...]:
    """
    The memberships of one collection that can be counted together, in one pass over its items.
    """
    found: dict[tuple[str, frozenset[Entry]], dict[Any, Membership]] = {}
    for membership in memberships:
        if not membership.settled or membership.provisos:
            continue
        for entry in membership.fixed:
            word = _word_of(entry)
            if word is not None and isinstance(entry, Field):
                rest = frozenset(membership.fixed) - {entry}
                found.setdefault((entry.name, rest), {}).setdefault(word, membership)
    groups = []
    taken: set[Membership] = set()
    for (field, _), members in sorted(found.items(), key=lambda item: -len(item[1])):
        free = {word: m for word, m in members.items() if m not in taken}
        if len(free) < MANY:
            continue
        taken.update(free.values())
        first = next(iter(free.values()))
        common = tuple(e for e in first.fixed if not (_word_of(e) and _named(e) == field))
        groups.append(Keyed(first.path, field, common, free))
    return tuple(groups)


def _named(entry: Entry) -> str | None:
    return entry.name if isinstance(entry, Field) else None


def _word_of(entry: Entry) -> Any:
    """
    The word that an entry asks its field to hold, if that is all that it asks.
    """
    match entry:
        case Field(matcher=Tests(tests=(Equals(operand=Value(value=v) | Parameter(value=v)),))):
            return v if isinstance(v, str) else None
        case _:
            return None
