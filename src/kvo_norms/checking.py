"""
Records refuse what no file could hold: another type, an unknown word, a number out of range.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never, cast

import attrs

from kvo_norms.errors import Fault, InvalidRecordError, suggestion
from kvo_norms.figures import wrong_with
from kvo_norms.kinds import Form, Kind, Range, Shape, bare, shape_of


def checked(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """
    Hook for attrs (`field_transformer`): each field refuses what a file could not hold there.

    The last field bears the check of all, since attrs writes code for each validator.
    """
    return [*fields[:-1], fields[-1].evolve(validator=Check(fields))]


def check_of(record: type[attrs.AttrsInstance]) -> Check | None:
    """
    The check of a record class; ``None`` where it refuses nothing.
    """
    validator = attrs.fields(record)[-1].validator
    return validator if isinstance(validator, Check) else None


class Check:
    """
    Looks at the fields of a record.
    """

    def __init__(self, fields: list[attrs.Attribute[Any]]) -> None:
        self._fields = fields
        self._rules: dict[str, Rule] = {}

    def __call__(self, record: object, _: object, __: object) -> None:
        """
        Refuse a record of which a field holds what no file could hold there.

        Raises
        ------
        InvalidRecordError
            With the first such field.
        """
        for field in self._fields:
            self.field(field, getattr(record, field.name))

    def field(self, field: attrs.Attribute[Any], value: Any) -> None:
        """
        Refuse a value that the field cannot hold.
        """
        if value is None and field.default is None:
            return
        if field.name not in self._rules:  # when first needed, so that importing stays cheap
            self._rules[field.name] = _rule(field)
        wrong = self._rules[field.name](value)
        if wrong is not None:
            message, advice = wrong
            raise InvalidRecordError([Fault(path=(field.name,), message=message, advice=advice)])


def _rule(field: attrs.Attribute[Any]) -> Rule:
    hint = bare(field.type)[0]
    if isinstance(hint, types.UnionType):
        return functools.partial(_wrong_value, kinds=typing.get_args(hint))
    return functools.partial(_wrong, shape=shape_of(field.name, field.type))


Wrong = tuple[str, str]
"""What is wrong with a value, and what to do."""
Rule = Callable[[Any], Wrong | None]


def _wrong(value: Any, shape: Shape) -> Wrong | None:
    match shape.form:
        case Form.SCALAR:
            return _wrong_single(value, shape)
        case Form.WORDS:
            return _wrong_items(value, shape, lambda item: _wrong_single(item, shape))
        case Form.RECORD:
            return _wrong_record(value, shape)
        case Form.COLLECTION:
            return _wrong_items(value, shape, lambda item: _wrong_record(item, shape))
        case _:
            assert_never(shape.form)


def _wrong_items(value: Any, shape: Shape, wrong: Callable[[Any], Wrong | None]) -> Wrong | None:
    if type(value) is not tuple:
        return f"expected a tuple, found {_name(value)}", f"give {shape.name} as a tuple"
    return next(filter(None, map(wrong, value)), None)


def _wrong_record(value: Any, shape: Shape) -> Wrong | None:
    if isinstance(value, cast("type", shape.record)):
        return None
    expected = cast("type", shape.record).__name__
    return f"expected {expected}, found {_name(value)}", f"give a record of the class {expected}"


def _wrong_single(value: Any, shape: Shape) -> Wrong | None:
    wrong = _wrong_value(value, (_TYPES[shape.kind],))
    if wrong is not None:
        return wrong
    if shape.words and value not in shape.words:
        return f"unknown word '{value}'", suggestion(value, shape.words)
    return _out_of_range(value, shape) if shape.bounds != Range() else None


def _wrong_value(value: Any, kinds: tuple[type, ...]) -> Wrong | None:
    if type(value) not in kinds:
        expected = " or ".join(kind.__name__ for kind in kinds)
        return f"expected {expected}, found {_name(value)}", f"give it as {expected}"
    if isinstance(value, str):
        return _wrong_text(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return wrong_with(value)
    return None


def _wrong_text(value: str) -> Wrong | None:
    if not value.strip():
        return "an empty text says nothing", "leave out what is not known"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "the text holds half a character", "write the whole character"
    return None


def _out_of_range(value: int | Decimal, shape: Shape) -> Wrong | None:
    low, high = shape.bounds.minimum, shape.bounds.maximum
    if (low is None or value >= low) and (high is None or value <= high):
        return None
    asked = f"at least {low}" if high is None else f"from {low} to {high}"
    return f"{value} is out of range", f"{shape.name} is a number {asked}"


def _name(value: Any) -> str:
    return "nothing" if value is None else type(value).__name__


_TYPES: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.WORD: str,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.SHARE: Decimal,
    Kind.DATE: date,
    Kind.BOOLEAN: bool,
}
