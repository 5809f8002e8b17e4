"""
The findings tree: what a pattern found in a dossier, node by node.

Nobody keeps a tree for long, and nobody compares two.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias, TypeVar

import attrs

from kvo_norms.assessment import Later, worked_out
from kvo_norms.errors import Path
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Covers,
    Each,
    Items,
    Not,
    Record,
    Share,
    Test,
    Tests,
    WordTests,
)
from kvo_norms.verdict import Verdict

T = TypeVar("T")
Lazy: TypeAlias = T | Later[T]
"""What is there, or is worked out when somebody asks for it."""
Bounds = tuple[int, int | None]
"""The least and the greatest number; ``None`` is without bound."""
Window = tuple[date, date, Verdict]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ValueOutcome:
    """
    The tests of one value or of a list of words.
    """

    verdict: Verdict
    node: Tests | WordTests
    path: Path
    found: Any
    """What stands there; ``None`` where nothing was given."""
    values: tuple[Verdict, ...]
    """What each test came to."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GroupOutcome:
    """
    A table or a list of patterns, and what each part came to.
    """

    verdict: Verdict
    node: Record | AllOf | AnyOf | Not | AtLeastOf
    path: Path
    parts: tuple[Outcome, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MemberOutcome:
    """
    Whether an item of a collection counts.
    """

    verdict: Verdict
    path: Path
    item: Any
    seen: Verdict
    """Whether it is evidence on the day of the assessment."""
    where: Outcome | None
    """What `where` found."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CountOutcome:
    """
    One test of the number of items.
    """

    verdict: Verdict
    node: Test
    lowest: int
    highest: int | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class EveryOutcome:
    """
    What each item, by its place in the collection, came to.
    """

    verdict: Verdict
    node: Record
    _items: Lazy[tuple[Outcome, ...]]

    @property
    def items(self) -> tuple[Outcome, ...]:
        """
        What each item came to.
        """
        found: tuple[Outcome, ...] = worked_out(self._items)
        return found


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ShareOutcome:
    """
    A share of the items that count, and the numbers that it rests on.
    """

    verdict: Verdict
    node: Share
    _inside: Lazy[Bounds]
    _matching: Lazy[Bounds]

    @property
    def inside(self) -> Bounds:
        """
        How many items count.
        """
        found: Bounds = worked_out(self._inside)
        return found

    @property
    def matching(self) -> Bounds:
        """
        How many of those match.
        """
        found: Bounds = worked_out(self._matching)
        return found


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CoversOutcome:
    """
    Which of the values are held by some item.
    """

    verdict: Verdict
    node: Covers
    _values: Lazy[tuple[tuple[Any, Verdict], ...]]

    @property
    def values(self) -> tuple[tuple[Any, Verdict], ...]:
        """
        The values, each with whether it is held.
        """
        found: tuple[tuple[Any, Verdict], ...] = worked_out(self._values)
        return found


@attrs.frozen(kw_only=True, eq=False, repr=False)
class EachOutcome:
    """
    In which windows an item falls; none where `since` is unknown.
    """

    verdict: Verdict
    node: Each
    _windows: Lazy[tuple[Window, ...]]

    @property
    def windows(self) -> tuple[Window, ...]:
        """
        The windows, each with whether an item falls in it.
        """
        found: tuple[Window, ...] = worked_out(self._windows)
        return found


PartOutcome = CountOutcome | EveryOutcome | ShareOutcome | CoversOutcome | EachOutcome


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ItemsOutcome:
    """
    What was asked of a collection, and what its items came to.
    """

    verdict: Verdict
    node: Items
    path: Path
    given: bool
    """Whether the collection was given at all."""
    closed: bool
    """Whether the items are all there are."""
    _members: Lazy[tuple[MemberOutcome, ...]]
    parts: tuple[PartOutcome, ...]

    @property
    def members(self) -> tuple[MemberOutcome, ...]:
        """
        What each item came to.
        """
        found: tuple[MemberOutcome, ...] = worked_out(self._members)
        return found


Outcome = ValueOutcome | GroupOutcome | ItemsOutcome
