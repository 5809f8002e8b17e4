"""
From tests of single fields to edits of a record, an item or an item that is still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice, product
from math import prod
from typing import Any, TypeAlias

import attrs

from kvo_norms.dossier import Fact
from kvo_norms.durations import before
from kvo_norms.errors import InvalidRecordError, Path
from kvo_norms.evaluating.interpreter import interpret_at
from kvo_norms.evaluating.outcomes import Outcome
from kvo_norms.kinds import Form, Kind, shapes_of
from kvo_norms.patterns import AsOf, AtMost, Record, Tests
from kvo_norms.planning.conjunctions import (
    MOST as MOST_CONJUNCTIONS,
    Conjunction,
    Literal,
    by_place,
    conjunctions,
)
from kvo_norms.planning.edits import FACTS, Edit, Put, at, class_at
from kvo_norms.planning.scene import Block, Leave, State, Way
from kvo_norms.planning.underlying import underlying
from kvo_norms.planning.values import Wanted, is_firm, unknown_operands, values_for

MOST = 12
"""So many ways of filling in one record are looked at."""
Asked: TypeAlias = Sequence[tuple[Record, bool]]
"""Patterns of one item, and whether it must not match them."""
SEEN = Tests(tests=(AtMost(operand=AsOf()),))
"""What makes an item evidence of the day."""


def ways_of(
    outcome: Outcome, state: State, *, negated: bool = False
) -> tuple[list[Way], list[Block]]:
    """
    The ways in which a pattern without collections comes to hold, or else why there is none.
    """
    return _ways(conjunctions(outcome, negated=negated), state)


def is_list(collection: Path, field: str) -> bool:
    """
    Whether a field of a collection's items holds a list of words.
    """
    return shapes_of(class_at(collection))[field].form is Form.WORDS


def ways_of_item(path: Path, asked: Asked, state: State) -> tuple[list[Way], list[Block]]:
    """
    The ways in which an item comes to match, and to be evidence.
    """
    item, setting = at(state.dossier, path), state.setting
    found = [
        conjunctions(interpret_at(pattern, item, path, setting), negated=negated)
        for pattern, negated in asked
    ]
    dated = getattr(type(item), "evidence_date", None)
    if dated is not None:
        day = getattr(item, dated)
        if day is not None and day > setting.on:
            return [], [Block(kind="past", path=(*path, dated))]
        seen = Literal((*path, dated), SEEN, False, day is not None)
        found.append([(seen,)])
    joined = [tuple(literal for part in parts for literal in part) for parts in product(*found)]
    return _ways(joined, state)


def _ways(found: Iterable[Conjunction], state: State) -> tuple[list[Way], list[Block]]:
    ways: dict[Way, None] = {}
    blocks: dict[Block, None] = {}
    for number, conjunction in enumerate(found, 1):
        if number >= MOST_CONJUNCTIONS:
            state.scene.cut.add("patterns")
        edits: list[list[Way]] = []
        for path, literals in by_place(conjunction).items():
            made, block = _field_ways(path, literals, state)
            if block is not None:
                blocks[block] = None
            edits.append(made)
        if prod(map(len, edits)) > MOST:
            state.scene.cut.add("records")
        for parts in islice(product(*edits), MOST):
            way = _at_once(edit for part in parts for edit in part)
            if _is_sound(way, state):
                ways[way] = None
    return list(ways), list(blocks)


def _is_sound(way: Way, state: State) -> bool:
    """
    Whether each record, as it then is, contradicts nothing that was given in it.
    """
    values: dict[Path, dict[str, Any]] = {}
    for edit in way:
        if isinstance(edit, Put) and edit.place[:1] != (FACTS,):
            values.setdefault(edit.place, {})[edit.field] = edit.value
    try:
        for place, held in values.items():
            record = at(state.dossier, place)
            attrs.evolve(class_at(place)() if record is None else record, **held)
    except InvalidRecordError:
        return False
    return True


def _at_once(edits: Iterable[Edit]) -> Way:
    """
    The edits, each once; what is filled in where something is changed belongs to that change.
    """
    found = tuple(dict.fromkeys(edits))
    changed = {it.place for it in found if isinstance(it, Put) and it.act == "change"}
    return tuple(
        attrs.evolve(it, act="change") if isinstance(it, Put) and it.place in changed else it
        for it in found
    )


def _field_ways(
    path: Path, literals: list[Literal], state: State
) -> tuple[list[Way], Block | None]:
    """
    What can be put in a field, or in what it is compared with.
    """
    place, field = (path, "value") if path[0] == FACTS else (path[:-1], str(path[-1]))
    wanted = [(literal.tests, literal.negated) for literal in literals]
    leave = state.leave(place, field) if field in _given(place) else None
    current = at(state.dossier, place) if path[0] == FACTS else at(state.dossier, path)
    if isinstance(current, Fact):
        current = current.value
    values: tuple[Any, ...] = ()
    block: Block | None = Block(kind="unknown", path=path)
    if leave is None:
        ways = _derived(place, field, wanted, state)
        if ways:
            return ways, None
        block = Block(kind="past", path=path)
    elif isinstance(leave, Leave):
        shape = state.scene.shape(place, field)
        values = values_for(shape, wanted, current, leave, state.scene, state.setting)
        if values:
            put = partial(Put, place=place, field=field, act=leave.act, is_firm=is_firm(wanted))
            return [(put(value=value),) for value in values], None
    else:
        block = leave
    operands = operand_ways(unknown_operands(wanted, state.setting), state, near=current)
    return operands, None if operands else block


def _given(place: Path) -> Iterable[str]:
    """
    The fields of a record that a file can give.
    """
    if place[:1] == (FACTS,):
        return ("value",)
    return [name for name, shape in shapes_of(class_at(place)).items() if not shape.derived]


def operand_ways(paths: Iterable[tuple[str, ...]], state: State, *, near: Any = None) -> list[Way]:
    """
    Supplying what tests compare with, where it is not known.
    """
    ways: list[Way] = []
    for path in dict.fromkeys(paths):
        fact = path[0] == FACTS
        place, field = (path, "value") if fact else (path[:-1], path[-1])
        shape = state.scene.shape(place, field)
        values: list[Any]
        if shape.kind is Kind.DATE:
            values = [*_days(state, near)]
        elif shape.kind is Kind.WORD:
            values = list(shape.words or state.scene.words.get(shape.vocabulary or "", ()))
        elif shape.kind is Kind.BOOLEAN:
            values = [False, True]
        else:
            values = [] if near is None else [near]
        ways += [(Put(place=place, field=field, value=it, act="supply"),) for it in values]
    return ways


def _days(state: State, near: Any) -> list[date]:
    """
    The days that an unknown one could be: those of former certificates, the first day of a term
    that ends today, and those beside the day that is compared with it.
    """
    scene = state.scene
    former = [
        day
        for certificate in state.dossier.certificates or ()
        for day in (certificate.valid_from, certificate.valid_until)
    ]
    compared = [near] if isinstance(near, date) else []
    beside = [day + timedelta(days=n) for day in compared for n in (-1, 1)]
    term = before(scene.on, scene.edition.certificate.duration)
    found = (*former, term, *compared, *beside)
    return list(dict.fromkeys(day for day in found if day is not None))


def _derived(place: Path, field: str, wanted: Sequence[Wanted], state: State) -> list[Way]:
    """
    What follows from other fields comes by one of them.
    """
    record = class_at(place)
    name, words = underlying(record, field)
    if name is None or _decided(at(state.dossier, place), field, name):
        return []
    leave = state.leave(place, name)
    if not isinstance(leave, Leave):
        return []
    shape, current = shapes_of(record)[field], at(state.dossier, (*place, field))
    values = values_for(shape, wanted, current, leave, state.scene, state.setting)
    put = partial(Put, place=place, field=name, act=leave.act)
    return [(put(value=words.get(value, value)),) for value in values]


def _decided(record: Any, field: str, name: str) -> bool:
    """
    Whether a derived value is known without the field by which a plan would give it.
    """
    return getattr(record, field) is not None and getattr(record, name) is None


def holding_ways(place: Path, field: str, value: Any, where: Asked, state: State) -> list[Way]:
    """
    The ways in which an item comes to count and to hold a value in a field.
    """
    ways, _ = ways_of_item(place, where, state)
    shape = shapes_of(class_at(place))[field]
    held = at(state.dossier, (*place, field))
    words = shape.form is Form.WORDS
    if held is not None and (value in held if words else held == value):
        return [way for way in ways if way]
    leave = state.leave(place, field)
    if shape.derived or not isinstance(leave, Leave):
        return []
    if words:
        value = (*(held or ()), value)
    put: Edit = Put(place=place, field=field, value=value, act=leave.act)
    touched = [way for way in ways if not any(_puts(edit, field) for edit in way)]
    return [(*way, put) for way in touched]


def _puts(edit: Edit, field: str) -> bool:
    return isinstance(edit, Put) and edit.field == field
