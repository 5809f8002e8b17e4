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
    *("if", "else", "is", "not", "in", "and", "or", "for", "None", "True", "False"),
    *("dossier", "incomplete", "issubset", "isdisjoint", "APPLIES"),
    *("covers", "share", "count", "fact", "exact", "shifted"),
}
"""Words of expressions that depend on the dossier alone."""
NAME = re.compile(r"[A-Za-z_]\w*")
VARIABLE = re.compile(r"[a-z]\d\w*+")
"""The names that `Source.local` makes."""


class Phases:
    """
    Lines for the two parts. An expression goes to the first if all that it names stands there.

    With `on_the_day` the day is known from the start: the first part has what is found in
    collections, and the second all else.
    """

    def __init__(
        self, namespace: Namespace, gathered: Iterable[str], *, on_the_day: bool = False
    ) -> None:
        self.on_the_day = on_the_day
        self.fixed = Source(namespace, depth=1)
        """What the dossier alone decides."""
        self.daily = Source(namespace, depth=1)
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
        return self._name(self.source, prefix)

    def let(self, expression: str, prefix: str = "v") -> str:
        """
        A new local variable that holds what the expression gives.
        """
        return self._put(self._only or self._part_of(expression), expression, prefix)

    def value(self, expression: str) -> str:
        """
        The variable that holds what the expression gives, of which there is one.
        """
        name = self._known.get(expression)
        if name is None:
            name = self._known[expression] = self.let(expression)
        return name

    def zero(self) -> str:
        """
        A local variable that holds 0 from the beginning of the part that is being written.
        """
        name = self.local()
        self.source.zeros.append(name)
        return name

    def fix(self, expression: str, prefix: str) -> str:
        """
        A variable of the first part, whatever is being written.
        """
        return self._put(self.fixed, expression, prefix)

    def _put(self, source: Source, expression: str, prefix: str) -> str:
        name = self._name(source, prefix)
        source.line(f"{name} = {expression}")
        return name

    def _name(self, source: Source, prefix: str) -> str:
        name = self.fixed.local(prefix)
        if source is self.fixed:
            self._fixed_names.add(name)
        return name

    def _part_of(self, expression: str) -> Source:
        if self.on_the_day or not all(map(self._is_fixed, NAME.findall(expression))):
            return self.daily
        return self.fixed

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
        used = dict.fromkeys(VARIABLE.findall(self.daily.text("")))
        return [name for name in used if name in self._fixed_names]

    def _is_fixed(self, name: str) -> bool:
        return name in self._fixed_names or name in CONSTANT or name in self._values
