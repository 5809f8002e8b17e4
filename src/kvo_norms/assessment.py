"""
The assessment: what the evaluator concludes of a dossier, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

import attrs

from kvo_norms.catalogue import Text, Weight
from kvo_norms.errors import Path
from kvo_norms.verdict import Status, Verdict

Found = str | bool | int | Decimal | Fraction | date | tuple[str, ...]


@attrs.frozen(kw_only=True)
class Failed:
    """
    One test that keeps the nearest candidate from matching.
    """

    path: Path
    """The field, from the candidate on."""
    asked: object
    """What is asked there, as the norm writes it."""
    found: Found | None
    """What stands there; ``None`` where nothing does."""


@attrs.frozen(kw_only=True)
class Candidate:
    """
    The item of a collection that comes nearest to what is asked.
    """

    path: Path
    """Where it stands in the dossier."""
    name: str | None
    """Its id, or its name where it has none."""
    failed: tuple[Failed, ...]
    """What keeps it from matching."""


@attrs.frozen(kw_only=True)
class Shortfall:
    """
    How much is missing.
    """

    have: int
    """How many there are for certain."""
    may_have: int | None
    """How many there may be at most; ``None`` without bound."""
    need: int
    """How many are asked."""


@attrs.frozen(kw_only=True)
class Gap:
    """
    Something that keeps a norm from being met.
    """

    about: Literal["applies_when", "requires", "question"]
    """Which part of the norm it belongs to."""
    kind: Literal[
        "value", "words", "count", "every", "share", "covers", "each", "alternatives", "judgement"
    ]
    """What is asked there: a value, words in a list, a number of items, …"""
    verdict: Literal[Verdict.NOT_MET, Verdict.OPEN]
    """Whether it fails or is undecided."""
    action: Literal["supply", "repair", "judge", "none"]
    """Supply what is unknown, repair what falls short, judge; none where it is a given fact."""
    path: Path
    """Where in the dossier."""
    asked: object
    """What is asked, as the norm writes it: a fragment of its pattern."""
    negated: bool = False
    """Whether the norm asks that this does *not* hold."""
    found: Found | None = None
    """What stands there; ``None`` where nothing does."""
    shortfall: Shortfall | None = None
    """How many items are missing, where items are counted."""
    missing: tuple[str, ...] = ()
    """The values that no item holds, or the windows without an item."""
    nearest: Candidate | None = None
    """The item that comes nearest."""
    alternatives: tuple[tuple[Gap, ...], ...] = ()
    """Ways to mend it, each with all its gaps, where there is a choice."""
    choose: int = 0
    """How many of the alternatives are needed."""
    _sentence: Text | Callable[[Gap], Text] = attrs.field(eq=False, repr=False, alias="sentence")

    @cached_property
    def sentence(self) -> Text:
        """
        The gap in words.
        """
        return self._sentence(self) if callable(self._sentence) else self._sentence
