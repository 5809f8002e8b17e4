"""
Which items of a collection count for a norm, and what is asked of those: the facts of an edition.

Norms that ask about the same items share one membership, however many they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from kvo_norms.compiling.asked import Part, is_settled
from kvo_norms.compiling.depending import depends_on_more
from kvo_norms.compiling.evidence import as_evidence, in_two
from kvo_norms.patterns import (
    Entry,
    Equals,
    Field,
    Items,
    Parameter,
    Tests,
    Value,
)
from kvo_norms.records import frozen

Path = tuple[str, ...]
MANY = 3
"""From how many memberships on that differ in one word only they are counted together."""


@attrs.frozen(kw_only=True, eq=False)
class Membership:
    """
    Which items of a collection count. What is equal is one object.
    """

    path: Path
    latest: str | None
    evidence_date: str | None
    fixed: tuple[Entry, ...]
    """What an item alone decides."""
    shifting: tuple[Entry, ...]
    """What depends on the day or on other parts of the dossier."""

    @property
    def asked_on_the_day(self) -> tuple[Entry, ...]:
        """
        What shifts, and that an item is evidence on the day.
        """
        return as_evidence(self.shifting, self.evidence_date)

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
        self._of_patterns: dict[int, tuple[Items, Membership]] = {}
        self._known: dict[Any, Membership] = {}
        self._entries: dict[Entry, Entry] = {}

    def of(self, pattern: Items, path: Path) -> Membership:
        """
        The membership that a pattern of a collection is about.
        """
        if id(pattern) not in self._of_patterns:
            make = self._whole if self.on_the_day else self._in_parts
            entries = () if pattern.where is None else pattern.where.entries
            self._of_patterns[id(pattern)] = (pattern, make(pattern, path, entries))
        return self._of_patterns[id(pattern)][1]

    def settles(self, membership: Membership, part: Part) -> bool:
        """
        Whether one pass decides what a part comes to, but for the membership's provisos.
        """
        return self.on_the_day or (membership.settled and is_settled(part))

    def _in_parts(self, pattern: Items, path: Path, entries: Sequence[Entry]) -> Membership:
        shifting = [entry for entry in entries if depends_on_more(entry)]
        fixed = [entry for entry in entries if entry not in shifting]
        return self._same(path, pattern.latest, pattern.evidence_date, fixed, shifting)

    def _whole(self, pattern: Items, path: Path, entries: Sequence[Entry]) -> Membership:
        evidence_date = pattern.evidence_date
        asked = as_evidence(entries, evidence_date)
        parts = [part for entry in asked for part in in_two(entry, evidence_date)]
        return self._same(path, pattern.latest, None, parts, ())

    def _same(
        self,
        path: Path,
        latest: str | None,
        evidence_date: str | None,
        fixed: Sequence[Entry],
        shifting: Sequence[Entry],
    ) -> Membership:
        """
        The membership that is asked all this, of which there is one.
        """
        fixed, shifting = (
            tuple([self._entries.setdefault(entry, entry) for entry in entries])
            for entries in (fixed, shifting)
        )
        key = (path, latest, evidence_date, frozenset(map(id, fixed + shifting)))
        return self._known.setdefault(
            key,
            Membership(
                path=path,
                latest=latest,
                evidence_date=evidence_date,
                fixed=fixed,
                shifting=shifting,
            ),
        )


@frozen(kw_only=True)
class Keyed:
    """
    Memberships that differ only in the word that one field must hold.
    """

    field: str
    rest: tuple[Entry, ...]
    members: Mapping[Any, Membership]
    """The membership of each word."""


def keyed_groups(memberships: Sequence[Membership]) -> tuple[Keyed, ...]:
    """
    The memberships of one collection that can be counted together, in one pass over its items.
    """
    if len(memberships) < MANY:
        return ()
    found: dict[tuple[str, frozenset[int]], dict[Any, Membership]] = {}
    for membership in memberships:
        if not membership.settled or membership.provisos:
            continue
        for entry in membership.fixed:
            word = _word_of(entry)
            if word is not None and isinstance(entry, Field):
                rest = frozenset(map(id, membership.fixed)) - {id(entry)}
                found.setdefault((entry.name, rest), {}).setdefault(word, membership)
    groups = []
    taken: set[Membership] = set()
    for (field, rest), members in sorted(found.items(), key=lambda item: -len(item[1])):
        free = {word: m for word, m in members.items() if m not in taken}
        if len(free) < MANY:
            continue
        taken.update(free.values())
        first = next(iter(free.values()))
        common = tuple([entry for entry in first.fixed if id(entry) in rest])
        groups.append(Keyed(field=field, rest=common, members=free))
    return tuple(groups)


def _word_of(entry: Entry) -> Any:
    """
    The word that an entry asks its field to hold, if that is all that it asks.
    """
    match entry:
        case Field(matcher=Tests(tests=(Equals(operand=Value(value=v) | Parameter(value=v)),))):
            return v if isinstance(v, str) else None
        case _:
            return None
