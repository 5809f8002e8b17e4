"""
Small changes of a dossier around what a norm tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from kvo_norms.authoring.coverage.leaves import Leaf
from kvo_norms.authoring.suggesting.combining import Table
from kvo_norms.authoring.suggesting.values import Holding, values_for
from kvo_norms.catalogue import Edition, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.setting import Setting
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.patterns import Field, Items, Tests, WordTests

RESULTS = ("voldoet", "voldoet_niet")
ROUND_NUMBERS = (0, 5, 10, 50, 100)
FEW_ITEMS = 6
"""Of a longer collection only so many items, from the first, are changed."""


def edits(table: Table, leaf: Leaf, edition: Edition, setting: Setting) -> Iterator[Table]:
    """
    The table with one change around a leaf, once for each change.
    """
    if leaf.alone is None:
        yield from _judgements(table, leaf.norm.id, setting)
        return
    entry = cast("Field", leaf.alone)
    match entry.matcher:
        case Tests(tests=tests) | WordTests(tests=tests):
            shapes = _shapes(leaf, entry.name, edition)
            shape = shapes[entry.name]
            if leaf.items and shape.derived:
                for name, values in _behind(tests[0], shapes, edition, setting):
                    yield from _in_items(table, leaf.items, name, values)
                return
            values = values_for(tests[0], Holding.of(shape, edition), setting)
            if not leaf.items:
                yield from _set(table, (*leaf.way, entry.name), values)
                return
            yield from _in_items(table, leaf.items, entry.name, values)
            if shape.form is Form.WORDS:
                yield from _word_more_or_less(table, leaf.items, entry.name, values)
        case Items():
            yield from _of_collection(table, (*leaf.way, entry.name))
        case _:
            return


def _shapes(leaf: Leaf, name: str, edition: Edition) -> Mapping[str, Shape]:
    """
    The shapes of the record in which the leaf tests a field.
    """
    record: Any = Dossier
    for step in (*leaf.items, *leaf.way):
        if step == "facts":
            fact = next(fact for fact in edition.facts if fact.id == name)
            return {name: shape_of_fact(fact)}
        record = shapes_of(record)[step].record
    return shapes_of(record)


def _behind(
    test: Any, shapes: Mapping[str, Shape], edition: Edition, setting: Setting
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """
    Values for the fields from which a derived one may follow: what is asked of it where they are of
    its kind, else some round numbers.
    """
    for name, shape in shapes.items():
        if shape.derived or not shape.optional:
            continue
        if shape.kind is Kind.SHARE:
            yield name, values_for(test, Holding.of(shape, edition), setting)
        elif shape.kind in (Kind.NUMBER, Kind.INTEGER):
            yield name, ROUND_NUMBERS
        elif shape.words:
            yield name, shape.words


def _word_more_or_less(
    table: Table, path: tuple[str, ...], name: str, values: tuple[Any, ...]
) -> Iterator[Table]:
    words = {word for value in values for word in value}
    for index, item in enumerate((_at(table, path) or [])[:FEW_ITEMS]):
        held = item.get(name, [])
        for word in sorted(words):
            other = [kept for kept in held if kept != word] if word in held else [*held, word]
            items = _at(table, path)
            yield _with(table, path, [*items[:index], {**item, name: other}, *items[index + 1 :]])


def _set(table: Table, path: tuple[str, ...], values: tuple[Any, ...]) -> Iterator[Table]:
    for value in values:
        yield _with(table, path, value)
    yield _with(table, path, None)


def _in_items(
    table: Table, path: tuple[str, ...], name: str, values: tuple[Any, ...]
) -> Iterator[Table]:
    """
    One item with another value, or without one; or one more item that is otherwise the same.
    """
    items = _at(table, path) or []
    for index, item in enumerate(items[:FEW_ITEMS]):
        without = {key: held for key, held in item.items() if key != name}
        for other in (*({**item, name: value} for value in values), without):
            yield _with(table, path, [*items[:index], other, *items[index + 1 :]])
            yield _with(table, path, [*items, other])


def _of_collection(table: Table, path: tuple[str, ...]) -> Iterator[Table]:
    """
    One item more or less, none, more than are named, and not given at all.
    """
    items = _at(table, path) or []
    for index, item in enumerate(items[:FEW_ITEMS]):
        yield _with(table, path, [*items[:index], *items[index + 1 :]])
        yield _with(table, path, [*items, item])
        yield _with(table, path, [*items, item, item])
    yield _with(table, path, [])
    yield {**table, "incomplete": [*table.get("incomplete", []), ".".join(path)]}
    yield _with(table, path, None)


def _judgements(table: Table, norm: str, setting: Setting) -> Iterator[Table]:
    others = [finding for finding in table.get("findings", []) if finding.get("norm") != norm]
    for result in RESULTS:
        finding = {"norm": norm, "result": result, "by": "A. Auditor", "date": setting.on}
        yield {**table, "findings": [*others, finding]}
    yield _with(table, ("findings",), others or None)


def _at(table: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _with(table: Table, path: tuple[str, ...], value: Any) -> Table:
    """
    The table with another value at a path; without it where that is ``None``.
    """
    name, *rest = path
    if rest:
        held = table.get(name)
        return {**table, name: _with(held if isinstance(held, dict) else {}, tuple(rest), value)}
    if value is None:
        return {key: held for key, held in table.items() if key != name}
    return {**table, name: value}
