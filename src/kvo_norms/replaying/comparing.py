"""
Two records side by side, to the first place in which they differ.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import Any

import attrs

from kvo_norms.errors import Path
from kvo_norms.records import frozen


class _Missing(enum.Enum):
    NOTHING = "nothing"


NOTHING = _Missing.NOTHING
"""What stands where one of the two has nothing."""


@frozen()
class Apart:
    """
    A place in which two records differ.
    """

    path: Path
    said: Any
    now: Any


def first_apart(
    said: Any, now: Any, *, without: Collection[str] = (), path: Path = ()
) -> Apart | None:
    """
    The first place in which two records differ, by their fields in order; not in fields of these
    names.
    """
    if attrs.has(type(said)) and type(said) is type(now):
        names = [f.alias for f in attrs.fields(type(said)) if f.alias not in without]
        pairs: Iterable[tuple[Any, Any, Any]] = (
            (name, getattr(said, name), getattr(now, name)) for name in names
        )
    elif isinstance(said, tuple | list) and isinstance(now, tuple | list):
        pairs = _items(said, now)
    elif isinstance(said, dict) and isinstance(now, dict):
        keys = dict.fromkeys((*said, *now))
        pairs = ((key, said.get(key, NOTHING), now.get(key, NOTHING)) for key in keys)
    else:
        return None if _equal(said, now) else Apart(path, said, now)
    for part, one, other in pairs:
        found = first_apart(one, other, without=without, path=(*path, part))
        if found is not None:
            return found
    return None


def _items(said: Iterable[Any], now: Iterable[Any]) -> Iterator[tuple[int, Any, Any]]:
    for index, (one, other) in enumerate(zip_longest(said, now, fillvalue=NOTHING)):
        yield index, one, other


def _equal(said: Any, now: Any) -> bool:
    """
    Whether two single values are the same; yes is not the number 1.
    """
    return isinstance(said, bool) is isinstance(now, bool) and bool(said == now)
