"""
Words that depend on the edition alone, kept from one dossier to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 8192
"""So many results are kept for each kind of words."""


class Remembered(dict[tuple[Any, ...], Any]):
    """
    Results by the very objects that they were made of, and by values beside them.

    The objects are kept too, so that no other takes the identity of one.
    """

    def of(self, objects: tuple[Any, ...], values: tuple[Any, ...], make: Callable[[], T]) -> T:
        """
        The result that is known, or that is made now.
        """
        key = (*map(id, objects), *values)
        found = self.get(key)
        if found is None:
            if len(self) >= MOST:
                self.clear()
            found = self[key] = (objects, make())
        made: T = found[1]
        return made
