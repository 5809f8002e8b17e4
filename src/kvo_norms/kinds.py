"""
What kind of value a field of the dossier holds, said in its type.

A field's annotation is the one place that states its kind. ``Annotated[str, Word("lights")]``
is a word of the edition's vocabulary *lights*, ``Annotated[int, Range(0)]`` a whole number that
is not negative. Readers, patterns, generators and reference pages all look here.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never, cast

import attrs

from kvo_norms.errors import Fault, InvalidRecordError, suggestion
from kvo_norms.figures import wrong_with


@attrs.frozen
class Word:
    """
    Marks a string as a word of a vocabulary that the edition declares.
    """

    vocabulary: str


@attrs.frozen
class Range:
    """
    Marks a number as bounded; both bounds belong to the range.
    """

    minimum: int | None = None
    maximum: int | None = None


SHARE = Range(0, 1)


@attrs.frozen
class Reference:
    """
    Marks a string as the id of an item of a collection of the dossier.
    """

    collection: str


class Kind(enum.Enum):
    """
    The kinds of a single value.
    """

    TEXT = "text"
    WORD = "word"
    INTEGER = "integer"
    NUMBER = "number"
    SHARE = "share"
    DATE = "date"
    BOOLEAN = "boolean"


class Form(enum.Enum):
    """
    The forms of a field: one value, a list of words, a record, a collection of records.
    """

    SCALAR = "scalar"
    WORDS = "words"
    RECORD = "record"
    COLLECTION = "collection"


@attrs.frozen(kw_only=True)
class Shape:
    """
    What a field holds.
    """

    name: str
    form: Form
    kind: Kind = Kind.TEXT
    """The kind of the value, or of each word of a list."""
    vocabulary: str | None = None
    """The edition's vocabulary, where the value is a word of one."""
    words: tuple[str, ...] = ()
    """The words themselves, where the library fixes them."""
    record: type | None = None
    """The class of the record, or of a collection's items."""
    references: str | None = None
    """The collection whose ids the value names."""
    bounds: Range = Range()
    """The range of a number."""
    derived: bool = False
    """Whether the value follows from others; a file cannot give it."""


_SHAPES: dict[type, Mapping[str, Shape]] = {}


def shapes_of(record: type) -> Mapping[str, Shape]:
    """
    The shapes of a record class's fields and derived values, by name, in reading order.
    """
    if record not in _SHAPES:
        _SHAPES[record] = _shapes(record)
    return _SHAPES[record]


def _shapes(record: type) -> Mapping[str, Shape]:
    hints = typing.get_type_hints(record, include_extras=True)
    given = {field.name: _shape(field.name, hints[field.name]) for field in attrs.fields(record)}
    derived = {
        name: attrs.evolve(_shape(name, _returned(value)), derived=True)
        for name, value in vars(record).items()
        if isinstance(value, property)
    }
    return types.MappingProxyType(given | derived)


def checked(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """
    Hook for attrs (`field_transformer`): each field refuses what a file could not hold there.
    """
    return [field.evolve(validator=_validator(field)) for field in fields]


def _validator(field: attrs.Attribute[Any]) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    optional = field.default is None
    hint = _bare(field.type)[0]
    if isinstance(hint, types.UnionType):
        wrong = functools.partial(_wrong_value, kinds=typing.get_args(hint))
    else:
        wrong = functools.partial(_wrong, shape=_shape(field.name, field.type))

    def validate(_: object, field: attrs.Attribute[Any], value: Any) -> None:
        if value is None and optional:
            return
        found: Wrong | None = wrong(value)
        if found is not None:
            message, advice = found
            raise InvalidRecordError([Fault(path=(field.name,), message=message, advice=advice)])

    return validate


Wrong = tuple[str, str]
"""What is wrong with a value, and what to do."""


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
    return f"expected {expected}, found {_name(value)}", f"make a {expected}"


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


def _returned(value: property) -> object:
    return typing.get_type_hints(value.fget, include_extras=True)["return"]


def _shape(name: str, hint: object) -> Shape:
    hint, marks = _bare(hint)
    if typing.get_origin(hint) is tuple:
        item, marks = _bare(typing.get_args(hint)[0])
        if isinstance(item, type) and attrs.has(item):
            return Shape(name=name, form=Form.COLLECTION, record=item)
        return _scalar(name, Form.WORDS, item, marks)
    if isinstance(hint, type) and attrs.has(hint):
        return Shape(name=name, form=Form.RECORD, record=hint)
    return _scalar(name, Form.SCALAR, hint, marks)


def _scalar(name: str, form: Form, hint: object, marks: tuple[object, ...]) -> Shape:
    shape = Shape(name=name, form=form)
    if typing.get_origin(hint) is typing.Literal:
        return attrs.evolve(shape, kind=Kind.WORD, words=typing.get_args(hint))
    for mark in marks:
        match mark:
            case Word(vocabulary):
                return attrs.evolve(shape, kind=Kind.WORD, vocabulary=vocabulary)
            case Reference(collection):
                return attrs.evolve(shape, references=collection)
            case Range():
                shape = attrs.evolve(shape, bounds=mark)
            case _:
                raise TypeError(f"{name} bears an unknown mark: {mark!r}")
    kind = _KINDS[cast("type", hint)]
    if kind is Kind.NUMBER and shape.bounds == SHARE:
        kind = Kind.SHARE
    return attrs.evolve(shape, kind=kind)


def _bare(hint: object) -> tuple[object, tuple[object, ...]]:
    """
    The type without ``| None`` and without marks, and the marks.
    """
    marks: tuple[object, ...] = ()
    while True:
        if typing.get_origin(hint) is typing.Annotated:
            hint, *more = typing.get_args(hint)
            marks += tuple(more)
        elif types.NoneType in typing.get_args(hint):
            (hint,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        else:
            return hint, marks


_KINDS: Mapping[type, Kind] = {
    str: Kind.TEXT,
    bool: Kind.BOOLEAN,
    int: Kind.INTEGER,
    Decimal: Kind.NUMBER,
    Fraction: Kind.SHARE,
    date: Kind.DATE,
}
_TYPES: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.WORD: str,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.SHARE: Decimal,
    Kind.DATE: date,
    Kind.BOOLEAN: bool,
}
