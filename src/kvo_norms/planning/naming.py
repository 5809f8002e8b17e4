"""
The places of the dossier that patterns name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from kvo_norms.evaluating.setting import Setting, operand_of
from kvo_norms.patterns import Field, FromDossier, Record


def fields_read(pattern: Record | None) -> frozenset[str]:
    """
    The dossier's own fields on which a pattern depends.
    """
    if pattern is None:
        return frozenset()
    compared = (operand.path[0] for operand in _operands(pattern))
    return frozenset((*_roots(pattern), *compared))


def unknown_in(patterns: Iterable[Record], setting: Setting) -> list[tuple[str, ...]]:
    """
    The places that patterns compare with, of which the dossier does not say what stands there.
    """
    return [
        operand.path
        for pattern in patterns
        for operand in _operands(pattern)
        if operand_of(operand, setting) is None
    ]


def _roots(record: Record) -> Iterator[str]:
    for entry in record.entries:
        if isinstance(entry, Field):
            yield entry.name
        else:
            for inner in _inner(entry):
                if isinstance(inner, Record):
                    yield from _roots(inner)


def _operands(node: Any) -> Iterator[FromDossier]:
    if isinstance(node, FromDossier):
        yield node
        return
    for inner in _inner(node):
        yield from _operands(inner)


def _inner(node: Any) -> Iterator[Any]:
    """
    What a node holds, the items of its tuples one by one.
    """
    if not attrs.has(type(node)):
        return
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
