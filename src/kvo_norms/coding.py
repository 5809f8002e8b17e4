"""
Program text that is being written, and the values that it is bound to.

An edition is untrusted data: its words, numbers and names reach the program as values of its
namespace and never as text. What is text are names of the dossier's own fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

SMALL = 100


class Source:
    """
    The lines of one function, with its own counter of local names.
    """

    def __init__(self, namespace: Namespace, *, depth: int = 0, prefix: str = "") -> None:
        self.namespace = namespace
        self._lines: list[tuple[int, str]] = []
        self.depth = depth
        self._prefix = prefix
        self._locals = 0

    def line(self, text: str) -> None:
        """
        Add a line at the present depth.
        """
        self._lines.append((self.depth, text))

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        """
        Lines under a header such as ``if x:``.
        """
        self.line(header)
        self.depth += 1
        before = len(self._lines)
        yield
        if len(self._lines) == before:
            self.line("pass")
        self.depth -= 1

    def local(self, prefix: str = "v") -> str:
        """
        A name that nothing else bears in this function.
        """
        self._locals += 1
        return f"{self._prefix}{prefix}{self._locals}"

    def take(self, other: Source) -> None:
        """
        Add the lines of another piece of the same function, at the present depth.
        """
        self._lines += [(self.depth + depth, text) for depth, text in other._lines]

    def bind(self, value: Any) -> str:
        """
        The name by which the function knows a value.
        """
        return self.namespace.bind(value)

    def text(self, header: str) -> str:
        """
        The function's text under its header.
        """
        return "\n".join([header, *("    " * depth + text for depth, text in self._lines)])


class Namespace:
    """
    The values that a program is bound to.
    """

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._names: dict[Any, str] = {}

    def bind(self, value: Any) -> str:
        """
        The name of a value; equal values of one type share a name. Small numbers stand as they are.
        """
        if type(value) is int and 0 <= value < SMALL:
            return str(value)
        key = (type(value), value)
        try:
            known = self._names.get(key)
        except TypeError:
            key, known = (type(value), id(value)), self._names.get((type(value), id(value)))
        if known is None:
            known = f"K{len(self.values)}"
            self.values[known] = value
            self._names[key] = known
        return known


def code_of(text: str, name: str) -> CodeType:
    """
    The text as code; `name` stands in tracebacks.
    """
    return compile(text, f"<kvo_norms program of {name}>", "exec")
