"""
What kind of value a field of the dossier holds, said in its type.

A field's annotation is the one place that states its kind. ``Annotated[str, Word("lights")]``
is a word of the edition's vocabulary *lights*, ``Annotated[int, Range(0)]`` a whole number that
is not negative. Readers, patterns, generators and reference pages all look here.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs

from kvo_norms.records import frozen


@frozen()
class Word:
    """
    Marks a string as a word of a vocabulary that the edition declares.
    """

    vocabulary: str


@frozen()
class Range:
    """
    Marks a number as bounded; both bounds belong to the range.
    """

    minimum: int | None = None
    maximum: int | None = None


SHARE = Range(0, 1)
_UNBOUNDED = Range()


@frozen()
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


@frozen(kw_only=True)
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
    bounds: Range = _UNBOUNDED
    """The range of a number."""
    derived: bool = False
    """Whether the value follows from others; a file cannot give it."""
    optional: bool = False
    """Whether it may be absent, which is ``None``."""


_SHAPES: dict[type, Mapping[str, Shape]] = {}


def shapes_of(record: type) -> Mapping[str, Shape]:
    """
    The shapes of a record class's fields and derived values, by name, in reading order.
    """
    if record not in _SHAPES:
        _SHAPES[record] = _shapes(record)
    return _SHAPES[record]


def _shapes(record: type) -> Mapping[str, Shape]:
    fields = attrs.fields(record)
    hints: Mapping[str, object] = {field.name: field.type for field in fields}
    if any(isinstance(hint, str) for hint in hints.values()):
        hints = typing.get_type_hints(record, include_extras=True)
    given = {
        field.name: shape_of(field.name, hints[field.name], optional=field.default is None)
        for field in fields
    }
    derived = {
        name: shape_of(name, _returned(value), derived=True, optional=True)
        for name, value in vars(record).items()
        if isinstance(value, property)
    }
    return types.MappingProxyType(given | derived)


def _returned(value: property) -> object:
    hint: object = getattr(value.fget, "__annotations__", {}).get("return")
    if isinstance(hint, str):
        hint = typing.get_type_hints(value.fget, include_extras=True)["return"]
    return hint


def shape_of(name: str, hint: object, *, derived: bool = False, optional: bool = False) -> Shape:
    """
    What a field of this name and annotation holds.
    """
    hint, marks = bare(hint)
    form = Form.SCALAR
    if type(hint) is types.GenericAlias:
        form = Form.WORDS
        hint, marks = bare(hint.__args__[0])
    kind = _KINDS.get(hint)
    words: tuple[str, ...] = ()
    record: type | None = None
    if kind is None and typing.get_origin(hint) is typing.Literal:
        kind, words = Kind.WORD, typing.get_args(hint)
    elif kind is None:
        kind, record = Kind.TEXT, cast("type", hint)
        if not attrs.has(record):
            raise TypeError(f"{name} holds no kind of value: {hint!r}")
        form = Form.RECORD if form is Form.SCALAR else Form.COLLECTION
    vocabulary: str | None = None
    references: str | None = None
    bounds = _UNBOUNDED
    for mark in marks:
        match mark:
            case Word():
                kind, vocabulary = Kind.WORD, mark.vocabulary
            case Reference():
                references = mark.collection
            case Range():
                bounds = mark
                kind = Kind.SHARE if kind is Kind.NUMBER and mark == SHARE else kind
            case _:
                raise TypeError(f"{name} bears an unknown mark: {mark!r}")
    return Shape(
        name=name,
        form=form,
        kind=kind,
        vocabulary=vocabulary,
        words=words,
        record=record,
        references=references,
        bounds=bounds,
        derived=derived,
        optional=optional,
    )


def bare(hint: Any) -> tuple[object, tuple[object, ...]]:
    """
    The type without a ``| None`` behind it and without marks, and the marks.
    """
    marks: tuple[object, ...] = ()
    while type(hint) is not type:
        options: tuple[Any, ...] = getattr(hint, "__args__", ())
        if len(options) == 2 and options[1] is types.NoneType:
            hint = options[0]
        elif hasattr(hint, "__metadata__"):
            hint, marks = hint.__origin__, (*marks, *hint.__metadata__)
        else:
            break
    return hint, marks


_KINDS: Mapping[object, Kind] = {
    str: Kind.TEXT,
    bool: Kind.BOOLEAN,
    int: Kind.INTEGER,
    Decimal: Kind.NUMBER,
    Fraction: Kind.SHARE,
    date: Kind.DATE,
}
