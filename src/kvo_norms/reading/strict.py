"""
Raw data into frozen records, strictly: a value has exactly the type that its field says.

cattrs finds the hook for each type; the hooks are ours, because each must say all that is wrong,
with its place, and go on with what can be read, so that one reading shows every fault.
"""

from __future__ import annotations

import enum
import re
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import attrs
from cattrs import Converter

from kvo_norms.dossier import Fact
from kvo_norms.dossier.words import FactValue
from kvo_norms.errors import Fault, InvalidRecordError, suggestion
from kvo_norms.reading.places import Syntax

Hook = Callable[[Any, Any], Any]
T = typing.TypeVar("T")

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Refused(Exception):  # noqa: N818  (control flow inside the readers, never seen outside)
    """
    A value that cannot be read: its faults, and what of it could be read all the same.
    """

    def __init__(self, faults: list[Fault], salvaged: Any = None) -> None:
        self.faults = faults
        self.salvaged = salvaged
        super().__init__(faults)


def refused(message: str, advice: str | None = None) -> Refused:
    """
    The refusal of a single value.
    """
    return Refused([Fault(message=message, advice=advice)])


@cache
def converter(syntax: Syntax) -> Converter:
    """
    The strict converter for files of this syntax; they differ in how a date is written.
    """
    made = Converter()
    for kind, hook in _SCALARS.items():
        made.register_structure_hook(kind, hook)
    if syntax == "json":
        made.register_structure_hook(date, _date_from_text)
    made.register_structure_hook_func(lambda t: t == FactValue, _fact_value(syntax))
    made.register_structure_hook_func(_is_literal, _literal)
    made.register_structure_hook_func(_is_enum, _enumerated)
    made.register_structure_hook_factory(_is_tuple, _array)
    made.register_structure_hook_factory(attrs.has, _record)
    register_keyed(made, Fact, key="name", bare="value")
    return made


def described(value: object) -> str:
    """
    A raw value in TOML's words, short enough for a message.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            shown = value if len(value) <= 40 else value[:40] + "…"
            return f'the text "{shown}"'
        case int():
            return f"the whole number {value}"
        case Decimal():
            return f"the number {value}"
        case datetime():
            return f"the date-time {value.isoformat()}"
        case date():
            return f"the date {value.isoformat()}"
        case time():
            return f"the time {value.isoformat()}"
        case list():
            return "an array"
        case dict():
            return "a table"
        case _:
            return f"a value of type {type(value).__name__}"


def _exactly(kind: type, expected: str, advice: Callable[[Any], str | None]) -> Hook:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise refused(f"expected {expected}, found {described(value)}", advice(value))
        return value

    return structure


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise refused(f"expected text, found {described(value)}", _text_advice(value))
    if not value.strip():
        raise refused("an empty text says nothing", "leave out what is not known")
    return value


def _integer_advice(value: object) -> str | None:
    if isinstance(value, str) and value.strip("-").isdigit():
        return "leave out the quotes"
    return "write a whole number, without a decimal point" if type(value) is Decimal else None


def _boolean_advice(value: object) -> str | None:
    if isinstance(value, str) and value in ("true", "false"):
        return "leave out the quotes"
    return "write true or false"


def _date_advice(value: object) -> str | None:
    if isinstance(value, datetime):
        return f"leave out the time: {value.date().isoformat()}"
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        return "leave out the quotes"
    return "write the date as year-month-day: 2015-01-31"


def _text_advice(value: object) -> str | None:
    return "put it between quotes" if isinstance(value, int | Decimal | date) else None


def _number(value: Any, _: Any) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if type(value) is Decimal:
        return value
    advice = "leave out the quotes" if isinstance(value, str) and _is_number(value) else None
    raise refused(f"expected a number, found {described(value)}", advice)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text, re.ASCII) is not None


def _date_from_text(value: Any, _: Any) -> date:
    found = parsed_date(value) if isinstance(value, str) else None
    if found is None:
        advice = 'write the date as text, year-month-day: "2015-01-31"'
        raise refused(f"expected a date, found {described(value)}", advice)
    return found


def parsed_date(text: str) -> date | None:
    """
    The day that `text` writes as ``2015-01-31``, or ``None``.
    """
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


_SCALARS: dict[type, Hook] = {
    str: _text,
    bool: _exactly(bool, "true or false", _boolean_advice),
    int: _exactly(int, "a whole number", _integer_advice),
    date: _exactly(date, "a date", _date_advice),
    Decimal: _number,
}


def _is_literal(kind: Any) -> bool:
    return typing.get_origin(kind) is Literal


def _literal(value: Any, kind: Any) -> Any:
    return _word(value, typing.get_args(kind))


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _enumerated(value: Any, kind: Any) -> Any:
    return kind(_word(value, tuple(member.value for member in kind)))


def _word(value: Any, known: tuple[str, ...]) -> str:
    if type(value) is not str:
        raise refused(f"expected a word, found {described(value)}", f"known: {', '.join(known)}")
    if value not in known:
        raise refused(f"unknown word '{value}'", suggestion(value, known))
    return value


def _is_tuple(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple


def _array(kind: Any, made: Converter) -> Hook:
    item_kind = typing.get_args(kind)[0]

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            advice = f'write ["{value}"]' if isinstance(value, str) else None
            if isinstance(value, dict):
                advice = "write its header between double brackets: [[…]]"
            raise refused(f"expected an array, found {described(value)}", advice)
        hook = made.get_structure_hook(item_kind)
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


def _record(kind: Any, made: Converter) -> Hook:
    fields = {field.alias: field for field in attrs.fields(kind)}
    required = [name for name, field in fields.items() if field.default is attrs.NOTHING]
    hooks: dict[str, Hook] = {}
    hints = typing.get_type_hints(kind, include_extras=False)
    kinds = {alias: hints[field.name] for alias, field in fields.items()}

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise refused(f"expected a table, found {described(value)}")
        if not hooks:
            hooks.update({n: made.get_structure_hook(kinds[n]) for n in fields})
        faults: list[Fault] = []
        given: dict[str, Any] = {}
        for name, raw in value.items():
            if name not in fields:
                faults.append(_unknown_key(kind, name, fields))
                continue
            try:
                given[name] = hooks[name](raw, kinds[name])
            except Refused as refusal:
                faults += under(name, refusal.faults)
                if refusal.salvaged is not None:
                    given[name] = refusal.salvaged
        faults += [
            Fault(message=f"'{name}' is missing", advice="add it")
            for name in required
            if name not in value
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


def _unknown_key(kind: Any, name: str, fields: typing.Iterable[str]) -> Fault:
    if isinstance(vars(kind).get(name), property):
        return Fault(
            path=(name,), message=f"'{name}' follows from other fields", advice="leave it out"
        )
    return Fault(path=(name,), message=f"unknown key '{name}'", advice=suggestion(name, fields))


def _salvaged(kind: Any, given: dict[str, Any], faulty: set[str | int]) -> tuple[Any, list[Fault]]:
    """
    The record as far as it could be read, for further checks only, and all that contradicts in it.

    ``None`` stands where a record requires something that could not be read.
    """
    record = object.__new__(kind)
    problems: list[Fault] = []
    for field in attrs.fields(kind):
        value = given.get(field.alias, None if field.default is attrs.NOTHING else field.default)
        try:
            if field.validator is not None and field.alias in given.keys() - faulty:
                field.validator(record, field, value)
        except InvalidRecordError as error:
            problems += error.problems
            value = None
        object.__setattr__(record, field.name, value)
    try:
        getattr(record, "__attrs_post_init__", bool)()
    except InvalidRecordError as error:
        problems += error.problems
    return record, problems


def under(key: str | int, faults: list[Fault]) -> list[Fault]:
    """
    The faults of a part, seen from the whole.
    """
    return [attrs.evolve(fault, path=(key, *fault.path)) for fault in faults]


def _fact_value(syntax: Syntax) -> Hook:
    """
    A fact's value; which kind it must be is the edition's to say.
    """

    def structure(value: Any, _: Any) -> Any:
        if type(value) is str:
            found = parsed_date(value)
            if found is None:
                return value
            if syntax == "json":
                return found
            raise refused(f"the date {value} is written as text", "leave out the quotes")
        if type(value) in (bool, int, Decimal, date):
            return value
        raise refused(
            f"expected a single value, found {described(value)}",
            "write true, false, a number, a date or a text",
        )

    return structure


def register_keyed(made: Converter, kind: type, *, key: str, bare: str | None = None) -> None:
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
    made.register_structure_hook_func(lambda t: t == array, structure)
