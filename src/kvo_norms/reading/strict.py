"""
Raw tables and arrays into frozen records, strictly: a value has exactly the type of its field.

Each hook says all that is wrong, with its place, and goes on with what can be read, so that one
reading shows every fault.
"""

from __future__ import annotations

import typing
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import attrs

from kvo_norms.catalogue import Text
from kvo_norms.checking import check_of
from kvo_norms.dossier import Fact
from kvo_norms.dossier.words import FactValue
from kvo_norms.errors import Fault, InvalidRecordError, suggestion
from kvo_norms.making import maker
from kvo_norms.reading.hooks import Hook, Hooks
from kvo_norms.reading.refusal import Refused, described, refused, under
from kvo_norms.reading.singles import (
    SCALARS,
    date_from_text,
    fact_value,
    is_enum,
    is_literal,
    read_enum,
    read_literal,
)

if TYPE_CHECKING:
    from kvo_norms.reading.places import Syntax


@cache
def converter(syntax: Syntax) -> Hooks:
    """
    The strict converter for files of this syntax; they differ in how a date is written.
    """
    made = Hooks()
    for kind, hook in SCALARS.items():
        made.register_type(kind, hook)
    if syntax == "json":
        made.register_type(date, date_from_text)
    made.register_type(FactValue, fact_value(syntax))
    made.register(is_literal, read_literal)
    made.register(is_enum, read_enum)
    made.register_factory(_is_tuple, _array)
    made.register_factory(attrs.has, _record)
    register_keyed(made, Fact, key="name", bare="value")
    made.register_type(Text, _text(made.hook(Text)))
    return made


def _text(thorough: Hook) -> Hook:
    """
    Reads most texts in two languages at once: they are more than half of all tables of an edition.
    """
    make = maker(Text)

    def structure(value: Any, kind: Any) -> Text:
        if type(value) is dict and len(value) == 2:
            nl, en = value.get("nl"), value.get("en")
            if type(nl) is str and type(en) is str and nl.strip() and en.strip():
                return make(nl=nl, en=en)
        return cast("Text", thorough(value, kind))

    return structure


def _is_tuple(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple


def _array(kind: Any, made: Hooks) -> Hook:
    item_kind = typing.get_args(kind)[0]

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            advice = f'write ["{value}"]' if isinstance(value, str) else None
            if isinstance(value, dict):
                advice = "write its header between double brackets: [[…]]"
            raise refused(f"expected an array, found {described(value)}", advice)
        hook = made.hook(item_kind)
        items: list[Any] = []
        faults: list[Fault] = []
        for index, item in enumerate(value):
            try:
                items.append(hook(item, item_kind))
            except Refused as refusal:
                faults += under(index, refusal.faults)
                items.append(refusal.salvaged)
        if faults:
            raise Refused(faults, tuple(items))
        return tuple(items)

    return structure


def _record(kind: Any, made: Hooks) -> Hook:
    fields = {field.alias: field for field in attrs.fields(kind)}
    required = {name for name, field in fields.items() if field.default is attrs.NOTHING}
    hooks: dict[str, tuple[Hook, Any]] = {}

    def structure(value: Any, _: Any) -> Any:
        nonlocal hooks
        if type(value) is not dict:
            raise refused(f"expected a table, found {described(value)}")
        if not hooks:
            # In one go, for another thread may be reading by them.
            hooks = {name: (made.hook(it), it) for name, it in _kinds(kind).items()}
        faults: list[Fault] = []
        given: dict[str, Any] = {}
        for name, raw in value.items():
            try:
                hook, its_kind = hooks[name]
            except KeyError:
                faults.append(_unknown_key(kind, name, fields))
                continue
            try:
                given[name] = hook(raw, its_kind)
            except Refused as refusal:
                faults += under(name, refusal.faults)
                if refusal.salvaged is not None:
                    given[name] = refusal.salvaged
        if not value.keys() >= required:
            faults += [
                Fault(message=f"'{name}' is missing", advice="add it")
                for name in fields
                if name in required and name not in value
            ]
        if not faults:
            try:
                return kind(**given)
            except InvalidRecordError:
                pass
        faulty = {fault.path[0] for fault in faults if fault.path}
        record, problems = _salvaged(kind, given, faulty)
        raise Refused(faults + problems, record)

    return structure


def _kinds(record: Any) -> dict[str, Any]:
    """
    The types of a record's fields, by the names that files give them.
    """
    fields = attrs.fields(record)
    kinds = {field.alias: field.type for field in fields}
    if any(isinstance(kind, str) for kind in kinds.values()):
        hints = typing.get_type_hints(record)
        kinds = {field.alias: hints[field.name] for field in fields}
    return kinds


def _unknown_key(kind: Any, name: str, fields: typing.Iterable[str]) -> Fault:
    if isinstance(vars(kind).get(name), property):
        return Fault(
            path=(name,), message=f"'{name}' follows from other fields", advice="leave it out"
        )
    return Fault(path=(name,), message=f"unknown key '{name}'", advice=suggestion(name, fields))


def _salvaged(kind: Any, given: dict[str, Any], faulty: set[str | int]) -> tuple[Any, list[Fault]]:
    """
    The record as far as it could be read, for further checks only, and all that contradicts in it.

    ``None`` stands where a record requires something that could not be read, and for a true or
    false that could not: what it is left at may be the contrary of what was meant.
    """
    record = object.__new__(kind)
    check = check_of(kind)
    problems: list[Fault] = []
    for field in attrs.fields(kind):
        lost = field.alias in faulty and isinstance(field.default, bool)
        absent = None if lost or field.default is attrs.NOTHING else field.default
        value = given.get(field.alias, absent)
        try:
            if check is not None and field.alias in given.keys() - faulty:
                check.field(field, value)
        except InvalidRecordError as error:
            problems += error.problems
            value = None
        object.__setattr__(record, field.name, value)
    try:
        getattr(record, "__attrs_post_init__", bool)()
    except InvalidRecordError as error:
        problems += error.problems
    return record, problems


def register_keyed(made: Hooks, kind: type, *, key: str, bare: str | None = None) -> None:
    """
    Let ``tuple[kind, ...]`` be read from a table of tables whose names are the items' `key`.

    Where an item is no table it is taken for its field `bare`, if that is given.
    """

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not dict:
            raise refused(f"expected a table of tables, found {described(value)}")
        items: list[Any] = []
        faults: list[Fault] = []
        for name, raw in value.items():
            is_bare = bare is not None and (bare == "label" or type(raw) is not dict)
            table = {bare: raw} if is_bare else raw
            try:
                if type(table) is not dict:
                    raise refused(f"expected a table, found {described(table)}")
                if key in table:
                    raise Refused([_unknown_key(kind, key, table.keys() - {key})])
                items.append(made.structure({key: name, **table}, kind))
            except Refused as refusal:
                found = refusal.faults
                if refusal.salvaged is not None:
                    items.append(refusal.salvaged)
                if is_bare:
                    found = [attrs.evolve(f, path=f.path[1:]) for f in found]
                faults += under(name, found)
        if faults:
            raise Refused(faults, tuple(items))
        return tuple(items)

    array: Any = tuple.__class_getitem__((kind, ...))
    made.register_type(array, structure)
