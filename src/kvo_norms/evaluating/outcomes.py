"""
The findings tree: what a pattern found in a dossier, node by node.

Nobody keeps a tree for long, and a great many nodes are made: they are not frozen, which would
double what making one costs.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

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


@attrs.define(kw_only=True)
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


@attrs.define(kw_only=True)
class GroupOutcome:
    """
    A table or a list of patterns, and what each part came to.
    """

    verdict: Verdict
    node: Record | AllOf | AnyOf | Not | AtLeastOf
    path: Path
    parts: tuple[Outcome, ...]


@attrs.define(kw_only=True)
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


@attrs.define(kw_only=True)
class CountOutcome:
    """
    One test of the number of items.
    """

    verdict: Verdict
    node: Test
    lowest: int
    highest: int | None


@attrs.define(kw_only=True)
class EveryOutcome:
    """
    What each item, by its place in the collection, came to.
    """

    verdict: Verdict
    node: Record
    items: tuple[Outcome, ...]


@attrs.define(kw_only=True)
class ShareOutcome:
    """
    What each item, by its place in the collection, came to; and the numbers for certain.
    """

    verdict: Verdict
    node: Share
    inside: tuple[int, int | None]
    matching: tuple[int, int | None]


@attrs.define(kw_only=True)
class CoversOutcome:
    """
    Which of the values are held by some item.
    """

    verdict: Verdict
    node: Covers
    values: tuple[tuple[Any, Verdict], ...]


@attrs.define(kw_only=True)
class EachOutcome:
    """
    In which windows an item falls; none where `since` is unknown.
    """

    verdict: Verdict
    node: Each
    windows: tuple[tuple[date, date, Verdict], ...]


PartOutcome = CountOutcome | EveryOutcome | ShareOutcome | CoversOutcome | EachOutcome


@attrs.define(kw_only=True)
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
    members: tuple[MemberOutcome, ...]
    parts: tuple[PartOutcome, ...]


Outcome = ValueOutcome | GroupOutcome | ItemsOutcome
