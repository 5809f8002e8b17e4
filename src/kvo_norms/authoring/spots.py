"""
The parts of a norm's patterns, each by the way that leads to it.

A way is made of names of fields and places in tuples, from the norm itself: ``("requires",
"entries", 0, "matcher", "tests", 1)``. The classes of patterns mirror the TOML table by table, so
that each way has a twin in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, assert_never, cast

import attrs

from kvo_norms.catalogue import Norm, Star
from kvo_norms.durations import Duration
from kvo_norms.errors import Path as TomlPath
from kvo_norms.notation import as_test
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Each,
    Entry,
    Field,
    Items,
    Not,
    Record,
    Share,
    Tests,
    WordTests,
)

T = TypeVar("T")
Spot = tuple[str | int, ...]
"""The way from a norm to a part of it."""

PATTERNS = ("applies_when", "requires")
"""The fields of a norm that hold a pattern."""


def part_at(node: Any, spot: Spot) -> Any:
    """
    The part at the end of a way.
    """
    for step in spot:
        node = node[step] if isinstance(step, int) else getattr(node, step)
    return node


def put(node: T, spot: Spot, part: Any) -> T:
    """
    A copy of the node in which another part stands at the end of a way.
    """
    return cast("T", _put(node, spot, part))


def _put(node: Any, spot: Spot, part: Any) -> Any:
    match spot:
        case ():
            return part
        case (int(index), *rest):
            return (*node[:index], _put(node[index], tuple(rest), part), *node[index + 1 :])
        case (name, *rest):
            inner = _put(getattr(node, str(name)), tuple(rest), part)
            return attrs.evolve(node, **{str(name): inner})


def left_out(node: T, spot: Spot) -> T:
    """
    A copy of the node without the part at the end of a way, which is an item of a tuple.
    """
    *way, index = spot
    items = part_at(node, tuple(way))
    kept = tuple(item for place, item in enumerate(items) if place != index)
    return put(node, tuple(way), kept)


def parts_of(holder: Norm | Star) -> Iterator[tuple[Spot, Any]]:
    """
    Every part of a norm's or a star's patterns with its way, a part before those inside it.
    """
    for name in PATTERNS:
        pattern = getattr(holder, name, None)
        if pattern is not None:
            yield from _parts(pattern, (name,))


def _parts(node: Any, spot: Spot) -> Iterator[tuple[Spot, Any]]:
    if isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _parts(item, (*spot, index))
    elif attrs.has(type(node)) and not isinstance(node, Duration):
        yield spot, node
        for field in attrs.fields(type(node)):
            yield from _parts(getattr(node, field.name), (*spot, field.name))


def in_toml(node: Any, spot: Spot) -> TomlPath:
    """
    The keys and indexes that lead to the same part in the file, from the table of the norm.

    Where the file writes the part in the short form (``light = "donker"`` for one test), the last
    keys lead nowhere; the place of the field is the place of the part then.
    """
    match node, spot:
        case Record(), ("entries", int(index), *rest):
            entry = node.entries[index]
            return (_key(entry), *in_toml(entry, tuple(rest)))
        case AllOf() | AnyOf(), ("patterns", int(index), *rest):
            return (index, *in_toml(node.patterns[index], tuple(rest)))
        case AtLeastOf(), ("patterns", int(index), *rest):
            return ("patterns", index, *in_toml(node.patterns[index], tuple(rest)))
        case Tests() | WordTests(), ("tests", int(index), *rest):
            test = node.tests[index]
            return (as_test(test)[0], *in_toml(test, tuple(rest)))
        case Items(), ("count", int(index), *rest):
            test = node.count[index]
            return ("count", as_test(test)[0], *in_toml(test, tuple(rest)))
        case Items(), ("covers", int(index), *rest):
            covers = node.covers[index]
            return ("covers", covers.field, *in_toml(covers, tuple(rest)))
        case Share(), ("test", *rest):
            return (as_test(node.test)[0], *in_toml(node.test, tuple(rest)))
        case _, ("operands", int(index), *_):
            return (index,)
        case Field() | Not(), (name, *rest):
            return in_toml(getattr(node, str(name)), tuple(rest))
        case Norm() | Star() | Items() | Share() | Each() | AtLeastOf(), (name, *rest):
            return (name, *in_toml(getattr(node, str(name)), tuple(rest)))
        case _:
            return ()


def _key(entry: Entry) -> str:
    match entry:
        case Field(name=name):
            return name
        case AllOf():
            return "all"
        case AnyOf():
            return "any"
        case Not():
            return "not"
        case AtLeastOf():
            return "at_least_of"
        case _:
            assert_never(entry)
