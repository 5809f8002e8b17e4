"""
Program text that is being written, and the values that it is bound to.

An edition is untrusted data: its words, numbers and names reach the program as values of its
namespace and never as text. What is text are names of the dossier's own fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import CodeType
from typing import Any

SMALL = 100


class Source:
    """
    The lines of one function, with its own counter of local names.
    """

    def __init__(self, namespace: Namespace, *, depth: int = 0, prefix: str = "") -> None:
        self.namespace = namespace
        self._lines: list[str] = []
        self.depth = depth
        self._prefix = prefix
        self._begun: list[int] = []
        self.zeros: list[str] = []
        """Variables that hold 0 when the function begins."""
        self._locals = 0

    def line(self, text: str) -> None:
        """
        Add a line at the present depth.
        """
        self._lines.append("    " * self.depth + text)

    def block(self, header: str) -> Source:
        """
        Lines under a header such as ``if x:``, for as long as the block is entered.
        """
        self.line(header)
        return self

    def __enter__(self) -> None:
        self.depth += 1
        self._begun.append(len(self._lines))

    def __exit__(self, *_: object) -> None:
        if len(self._lines) == self._begun.pop():
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
        begin = "    " * self.depth
        self._lines += [begin + line for line in other._lines]

    def let(self, expression: str) -> str:
        """
        The name of a new variable that holds what the expression gives.
        """
        name = self.local()
        self.line(f"{name} = {expression}")
        return name

    def zero(self) -> str:
        """
        A name for a variable that holds 0 when the function begins.
        """
        name = self.local()
        self.zeros.append(name)
        return name

    def bind(self, value: Any) -> str:
        """
        The name by which the function knows a value.
        """
        return self.namespace.bind(value)

    def text(self, header: str) -> str:
        """
        The function's text under its header.
        """
        zeros = ["    " + " = ".join((*self.zeros, "0"))] if self.zeros else []
        return "\n".join([header, *zeros, *self._lines])


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


def tuple_of(names: Iterable[str]) -> str:
    """
    The names as a tuple, in text.
    """
    listed = "".join(f"{name}, " for name in names)
    return f"({listed})"
