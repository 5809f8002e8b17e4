"""
On what patterns depend beside the item that they ask.
"""

from __future__ import annotations

from typing import Any

import attrs

from kvo_norms.patterns import AsOf, Each, FromDossier, Within


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
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, kinds):
            return True
        if isinstance(node, tuple):
            left += node
        else:
            left += [getattr(node, name) for name in _parts_of(type(node))]
    return False


_PARTS: dict[type, tuple[str, ...]] = {}


def _parts_of(record: type) -> tuple[str, ...]:
    if record not in _PARTS:
        fields = attrs.fields(record) if attrs.has(record) else ()
        _PARTS[record] = tuple(field.name for field in fields)
    return _PARTS[record]
