"""
Where the parts of a document stand, as lines and columns.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import Literal, NamedTuple

import attrs

from kvo_norms.errors import Path

Syntax = Literal["toml", "json"]
"""The two ways in which a document is written."""


class Place(NamedTuple):
    """
    A line of a text and a column in it, both from 1; columns count characters.
    """

    line: int
    column: int


@attrs.define(eq=False, repr=False)
class Spot:
    """
    One part of a document: the character at which it starts, and the parts inside it.

    Characters are counted from 0. A part under a key starts at the key, an item of an array at
    its value.
    """

    offset: int
    name: str | int | None = None
    parent: Spot | None = None
    children: dict[str | int, Spot] = attrs.field(factory=dict)

    def put(self, name: str | int, offset: int) -> Spot:
        """
        A new part of this one, in place of the part that bore its name.
        """
        self.children[name] = child = Spot(offset, name, self)
        return child


@attrs.frozen(eq=False, repr=False)
class Places:
    """
    The places of all parts of one text.
    """

    lines: list[int]
    """The characters at which the lines start."""
    root: Spot
    repeated: list[tuple[Spot, Spot]]
    """Keys that are defined again: the later spot, the earlier one."""

    def place_of(self, path: Path) -> Place:
        """
        Where a path stands.

        A path that ends in a key stands at the first character of the key (a quote, if it is
        quoted), a path that ends in an index at the first character of the item; an item of a
        TOML array of tables starts at its header's ``[[``. A TOML table stands at its name in
        its own header, or if it has none, where it is first named. A path that leads nowhere
        stands where its longest beginning stands that leads somewhere. The document itself
        stands at the first character: in TOML of the text, in JSON of the value.
        """
        spot = self.root
        for name in path:
            child = spot.children.get(name)
            if child is None:
                break
            spot = child
        return self.at(spot.offset)

    def at(self, offset: int) -> Place:
        """
        The line and column of a character.
        """
        line = bisect.bisect_right(self.lines, offset)
        return Place(line, offset - self.lines[line - 1] + 1)


def line_starts(text: str) -> list[int]:
    """
    The characters at which the lines of `text` start; a line ends in a newline character.
    """
    return list(itertools.chain((0,), (found.end() for found in re.finditer("\n", text))))


def place_in(text: str, offset: int) -> Place:
    """
    The line and column of one character of `text`.
    """
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def path_of(spot: Spot) -> Path:
    """
    The path that leads to a part.
    """
    names: list[str | int] = []
    while spot.parent is not None and spot.name is not None:
        names.append(spot.name)
        spot = spot.parent
    return tuple(reversed(names))
