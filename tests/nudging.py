"""
Norms in which one number, day or word is another: what scenarios must notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.durations import Duration
from kvo_norms.patterns import AsOf, FromDossier, Parameter, Tests as ValueTests, Value

Nudge = tuple[str, Mapping[str, Norm]]
"""What is changed, and the norms that it changes, by id."""
Path = tuple[str | int, ...]
"""The way from a norm to a value in it: names of fields and places in tuples."""


@attrs.frozen(kw_only=True)
class Spot:
    """
    A value in a norm, and another one to put there.
    """

    path: Path
    parameter: str | None
    """The parameter whose value it is."""
    step: str
    value: Any


def nudges(edition: Edition) -> Iterator[Nudge]:
    """
    Every number, duration, day and ordered word of the norms a step higher and a step lower, and
    every list of words without one of its words.

    Each place in each norm changes alone, and so that no two uses hide each other, all uses of a
    parameter change at once as well.
    """
    together: dict[str, dict[str, Norm]] = {}
    for norm in norms_of(edition):
        for spot in spots(norm, edition):
            place = ".".join(map(str, spot.path))
            yield f"{norm.id}: {place} {spot.step}", {norm.id: put(norm, spot.path, spot.value)}
            if spot.parameter is not None:
                changed = together.setdefault(f"${spot.parameter} {spot.step}", {})
                changed[norm.id] = put(changed.get(norm.id, norm), spot.path, spot.value)
    yield from together.items()


def put(node: Any, path: Path, value: Any) -> Any:
    """
    A node in which the value at the end of a path is another.
    """
    match path:
        case ():
            return value
        case (int(index), *rest):
            return (*node[:index], put(node[index], tuple(rest), value), *node[index + 1 :])
        case (name, *rest):
            inner = put(getattr(node, str(name)), tuple(rest), value)
            return attrs.evolve(node, **{str(name): inner})


def spots(norm: Norm, edition: Edition) -> Iterator[Spot]:
    """
    Every value of a norm's patterns that can be another, once for each other value.
    """
    orders = {v.id: [w.id for w in v.words] for v in edition.vocabularies if v.ordered}
    for part in ("applies_when", "requires"):
        yield from _of(getattr(norm, part), (part,), orders, None)


def _of(node: Any, path: Path, orders: Any, vocabulary: str | None) -> Iterator[Spot]:
    match node:
        case Value(value=value) | Parameter(value=value):
            known = node.name if isinstance(node, Parameter) else None
            for step, other in _steps(value, orders.get(vocabulary, ())):
                yield Spot(path=(*path, "value"), parameter=known, step=step, value=other)
        case FromDossier() | AsOf():
            for step, days in (("later", 1), ("earlier", -1)):
                shift = attrs.evolve(node.shift, days=node.shift.days + node.sign * days)
                yield Spot(path=(*path, "shift"), parameter=None, step=step, value=shift)
        case tuple():
            for index, item in enumerate(node):
                yield from _of(item, (*path, index), orders, vocabulary)
        case _ if attrs.has(type(node)):
            inner = node.vocabulary if isinstance(node, ValueTests) else vocabulary
            for field in attrs.fields(type(node)):
                held = getattr(node, field.name)
                if field.name == "operands":
                    yield from _shorter(node, (*path, field.name))
                else:
                    yield from _of(held, (*path, field.name), orders, inner)


def _shorter(node: Any, path: Path) -> Iterator[Spot]:
    """
    A list of several words without each one of them.
    """
    for index, operand in enumerate(node.operands):
        without = node.operands[:index] + node.operands[index + 1 :]
        if without:
            step = f"without {getattr(operand, 'value', operand)}"
            yield Spot(path=path, parameter=node.parameter, step=step, value=without)


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
