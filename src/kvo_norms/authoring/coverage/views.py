"""
A dossier with marked items, of which nothing else is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from kvo_norms.evaluating.setting import Setting, field_of
from kvo_norms.patterns import Equals, Field, Record, Tests, Value

MARK = "marked here"
"""The name of the mark; no field of a record bears it."""
IS_MARKED = Record(
    entries=(Field(name=MARK, matcher=Tests(tests=(Equals(operand=Value(value=True)),))),)
)
"""The pattern that the marked item matches and no other."""


class View:
    """
    A record that shows some other values in the place of its own.
    """

    __slots__ = ("_record", "_shown")

    def __init__(self, record: Any, shown: Mapping[str, Any]) -> None:
        self._record = record
        self._shown = shown

    def __getattr__(self, name: str) -> Any:
        return self._shown[name] if name in self._shown else getattr(self._record, name)


def marked(setting: Setting, way: tuple[str, ...], index: int) -> Setting:
    """
    The setting in which one item of a collection, by its place, bears the mark.
    """
    items = items_at(setting, way)
    shown: Any = tuple(View(item, {MARK: place == index}) for place, item in enumerate(items))
    for depth in reversed(range(len(way))):
        holder: Any = setting.dossier
        for name in way[:depth]:
            holder = field_of(holder, name)
        shown = View(holder, {way[depth]: shown})
    return attrs.evolve(setting, dossier=shown)


def items_at(setting: Setting, way: tuple[str, ...]) -> tuple[Any, ...]:
    """
    The items of a collection; none where it was not given.
    """
    found: Any = setting.dossier
    for name in way:
        found = field_of(found, name)
    return found or ()
