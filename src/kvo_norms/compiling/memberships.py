"""
Which items of a collection count for a norm, and what is asked of those: the facts of an edition.

Norms that ask about the same items share one membership, however many they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from kvo_norms.compiling.scope import depends_on_more
from kvo_norms.patterns import (
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

Path = tuple[str, ...]
MANY = 3
"""From how many memberships on that differ in one word only they are counted together."""


@attrs.frozen
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
    def dated_by(self) -> str | None:
        """
        The field that must not lie after the day, where no test says so already.
        """
        for entry in self.shifting:
            if isinstance(entry, Field) and entry.name == self.evidence_date:
                tests = entry.matcher.tests if isinstance(entry.matcher, Tests) else ()
                if any(isinstance(test, Within) for test in tests):
                    return None
        return self.evidence_date

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
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Items, Membership]] = {}

    def of(self, pattern: Items, path: Path) -> Membership:
        """
        The membership that a pattern of a collection is about.
        """
        if id(pattern) not in self._known:
            entries = () if pattern.where is None else pattern.where.entries
            more = [depends_on_more(entry) for entry in entries]
            found = Membership(
                path,
                pattern.where,
                pattern.latest,
                pattern.evidence_date,
                tuple(e for e, shifts in zip(entries, more, strict=True) if not shifts),
                tuple(e for e, shifts in zip(entries, more, strict=True) if shifts),
            )
            self._known[id(pattern)] = (pattern, found)
        return self._known[id(pattern)][1]


@attrs.frozen
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
