"""
The two parts of what decides: what the dossier alone decides, and what depends on the day too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kvo_norms.coding import Namespace, Source

CONSTANT = {
    *("if", "else", "is", "not", "in", "and", "or", "for", "None", "dossier", "incomplete"),
    *("covers", "share", "count", "fact", "exact", "shifted"),
}
"""Words of expressions that depend on the dossier alone."""
NAME = re.compile(r"[A-Za-z_]\w*")


class Phases:
    """
    Lines for the two parts. An expression goes to the first if all that it names stands there.

    With `on_the_day` the day is known from the start, and both are one.
    """

    def __init__(
        self, namespace: Namespace, gathered: Iterable[str], *, on_the_day: bool = False
    ) -> None:
        self.fixed = Source(namespace, depth=1)
        """What the dossier alone decides."""
        self.daily = self.fixed if on_the_day else Source(namespace, depth=1)
        """What depends on the day of the assessment, or on a judgement."""
        self.bind = namespace.bind
        self._fixed_names = set(gathered)
        self._values = namespace.values
        self._known: dict[Any, str] = {}
        self._only: Source | None = None

    @property
    def source(self) -> Source:
        """
        Where lines go that are no expression of their own.
        """
        return self.daily if self._only is None else self._only

    @contextmanager
    def writing(self, *, daily: bool) -> Iterator[None]:
        """
        All lines go to one of the two parts.
        """
        before, self._only = self._only, self.daily if daily else self.fixed
        yield
        self._only = before

    def local(self, prefix: str = "v") -> str:
        """
        A name for a variable of the part that is being written.
        """
        name = self.fixed.local(prefix)
        if self.source is self.fixed:
            self._fixed_names.add(name)
        return name

    def let(self, expression: str, prefix: str = "v") -> str:
        """
        A new local variable that holds what the expression gives.
        """
        if self._only is None:
            daily = not all(map(self._is_fixed, NAME.findall(expression)))
            with self.writing(daily=daily):
                return self.let(expression, prefix)
        name = self.local(prefix)
        self.source.line(f"{name} = {expression}")
        return name

    def fix(self, expression: str, prefix: str) -> str:
        """
        A variable of the first part, whatever is being written.
        """
        with self.writing(daily=False):
            return self.let(expression, prefix)

    def once(self, key: Any, write: Callable[[], str]) -> str:
        """
        What was written under this key, or is written now.
        """
        if key not in self._known:
            self._known[key] = write()
        return self._known[key]

    def apart(self) -> Source:
        """
        Lines that are written apart, so that what they need can be written before them.
        """
        return Source(self.fixed.namespace, prefix=self.fixed.local("b"))

    def carried_over(self) -> list[str]:
        """
        The names of the first part that the second needs.
        """
        used = dict.fromkeys(NAME.findall(self.daily.text("")))
        return [name for name in used if name in self._fixed_names]

    def _is_fixed(self, name: str) -> bool:
        return name in self._fixed_names or name in CONSTANT or name in self._values
