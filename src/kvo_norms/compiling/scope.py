"""
What the code of a condition is written with; and what conditions depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from kvo_norms.coding import Source
from kvo_norms.evaluating.setting import Ranks
from kvo_norms.patterns import (
    AsOf,
    Each,
    Entry,
    FromDossier,
    Operand,
    Parameter,
    Value,
    Within,
)
from kvo_norms.records import frozen


@frozen()
class Place:
    """
    Where a field's value can be read in the code, and whether it may be ``None``.
    """

    name: str
    optional: bool


@frozen(kw_only=True)
class Scope:
    """
    What the code of a condition is written into, and how it reads what it needs.
    """

    source: Source
    ranks: Ranks
    field: Callable[[str], Place]
    """Where a field of the record at hand can be read."""
    entry: Callable[[Entry, str], None]
    """Writes an entry that is no plain condition of one record."""
    operand: Callable[[Operand], str]
    """The name that holds what an operand came to on the day, ``None`` where unknown."""
    threshold: Callable[[Value | Parameter], str]
    """The name that holds the first day of a period up to the day of the assessment."""
    ratios: Mapping[str, tuple[str, str, str]] = {}
    """Fields that are ratios of two others, else what a third says."""


def depends_on_more(node: Any) -> bool:
    """
    Whether what a pattern of an item comes to depends on more than the item: on the day of the
    assessment, or on another part of the dossier.
    """
    return _holds_any(node, (Within, AsOf, FromDossier))


def depends_on_day(node: Any) -> bool:
    """
    Whether what a pattern comes to depends on the day of the assessment.
    """
    return _holds_any(node, (Within, AsOf, Each))


def _holds_any(node: Any, kinds: tuple[type, ...]) -> bool:
    if isinstance(node, kinds):
        return True
    if isinstance(node, tuple):
        return any(_holds_any(item, kinds) for item in node)
    if not attrs.has(type(node)):
        return False
    return any(_holds_any(getattr(node, f.name), kinds) for f in attrs.fields(type(node)))
