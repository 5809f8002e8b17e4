"""
Norms in which one number, day or word is another: what scenarios must notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.durations import Duration
from kvo_norms.patterns import AsOf, FromDossier, Parameter, Record, Tests as ValueTests, Value

Change = Callable[[Any], Any]
"""A node of a pattern to the node that takes its place; the same one where nothing changes."""
Nudge = tuple[str, Mapping[str, Norm]]
"""What is changed, and the norms that it changes, by id."""


def nudges(edition: Edition) -> Iterator[Nudge]:
    """
    Every number, duration, day and ordered word of the norms a step higher and a step lower, and
    every list of words without one of its words.

    What bears one name (a parameter) or stands in one template (a norm for each theme) changes
    at once.
    """
    made: dict[str, dict[str, Norm]] = {}
    for norm in norms_of(edition):
        for part in ("applies_when", "requires"):
            pattern = getattr(norm, part)
            if pattern is None:
                continue
            for name, changed in _variants(pattern, edition, (_template(norm), part)):
                made.setdefault(name, {})[norm.id] = _with(norm, part, changed)
    yield from made.items()


def _with(norm: Norm, part: str, pattern: Record) -> Norm:
    changes: dict[str, Any] = {part: pattern}
    return attrs.evolve(norm, **changes)


def _template(norm: Norm) -> str:
    theme = f".{norm.theme}"
    return norm.id.removesuffix(theme) if norm.theme and norm.id.endswith(theme) else norm.id


def _variants(
    pattern: Record, edition: Edition, place: tuple[Any, ...]
) -> Iterator[tuple[str, Record]]:
    orders = {v.id: [w.id for w in v.words] for v in edition.vocabularies if v.ordered}
    yield from _of(pattern, place, orders, None)


def _of(node: Any, place: Any, orders: Any, vocabulary: str | None) -> Iterator[tuple[str, Any]]:
    """
    A node with one thing changed, once for each thing in it that can.
    """
    where = ".".join(map(str, place))
    match node:
        case Value(value=value) | Parameter(value=value):
            known = f"${node.name}" if isinstance(node, Parameter) else f"{where} {value}"
            for step, other in _steps(value, orders.get(vocabulary, ())):
                yield f"{known} {step}", attrs.evolve(node, value=other)
        case FromDossier() | AsOf():
            for step, days in (("later", 1), ("earlier", -1)):
                shift = attrs.evolve(node.shift, days=node.shift.days + node.sign * days)
                yield f"{where} {step}", attrs.evolve(node, shift=shift)
        case tuple():
            for index, item in enumerate(node):
                for name, other in _of(item, (*place, index), orders, vocabulary):
                    yield name, (*node[:index], other, *node[index + 1 :])
        case _ if attrs.has(type(node)):
            inner = node.vocabulary if isinstance(node, ValueTests) else vocabulary
            for field in attrs.fields(type(node)):
                held = getattr(node, field.name)
                if field.name == "operands":
                    listed = f"${node.parameter}" if node.parameter else f"{where}.{field.name}"
                    for index, operand in enumerate(held):
                        without = held[:index] + held[index + 1 :]
                        if without:
                            name = f"{listed} without {getattr(operand, 'value', operand)}"
                            yield name, attrs.evolve(node, operands=without)
                    continue
                label = getattr(held, "name", field.name)
                for name, other in _of(held, (*place, label), orders, inner):
                    yield name, attrs.evolve(node, **{field.name: other})


def _steps(value: Any, order: Any) -> Iterator[tuple[str, Any]]:
    """
    The next higher and the next lower value, where there is one.
    """
    match value:
        case bool():
            yield "negated", not value
        case int():
            yield "+ 1", value + 1
            if value:
                yield "- 1", value - 1
        case Decimal():
            yield "+ 0.01", value + Decimal("0.01")
            yield "- 0.01", value - Decimal("0.01")
        case Duration():
            yield "+ P1D", attrs.evolve(value, days=value.days + 1)
            yield "- P1D", attrs.evolve(value, days=value.days - 1)
        case date():
            yield "+ P1D", value + timedelta(days=1)
            yield "- P1D", value - timedelta(days=1)
        case str() if value in order:
            rank = order.index(value)
            if rank + 1 < len(order):
                yield "higher", order[rank + 1]
            if rank:
                yield "lower", order[rank - 1]
