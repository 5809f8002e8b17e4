"""
The records' fields as structs of msgspec, which looks at types, words and ranges as it decodes.

The extra ``bulk`` brings msgspec; nothing loads this module without it.
"""

from __future__ import annotations

from datetime import date
from types import GenericAlias
from typing import Annotated, Any, Literal, assert_never, cast

import attrs
from msgspec import UNSET, Meta, Struct, UnsetType, defstruct

from kvo_norms.dossier import Dossier
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.reading.formats import FORMATS
from kvo_norms.reading.quick.language import Language, words_of
from kvo_norms.reading.quick.values import bounds_of


def document_struct(language: Language | None) -> type[Struct]:
    """
    The struct of a whole document: a dossier and its format.

    What is absent is ``None``, or `UNSET` where absence means another value or where msgspec would
    let ``null`` pass.
    """
    its_format: Any = ("format", Literal[(FORMATS["dossier"],)])
    return _struct("Document", [its_format, *_fields(Dossier, language)])


def is_open(shape: Shape) -> bool:
    """
    Whether msgspec takes any value for the field: numbers, which it would also read from texts.
    """
    return shape.form is Form.SCALAR and shape.kind in (Kind.NUMBER, Kind.SHARE)


def _struct(name: str, fields: list[Any]) -> type[Struct]:
    return defstruct(name, fields, kw_only=True, forbid_unknown_fields=True, gc=False)


def _fields(record: type, language: Language | None) -> list[Any]:
    """
    What the struct of a record holds: names, types, and what stands for absence.
    """
    shapes = shapes_of(record)
    found: list[Any] = []
    for field in attrs.fields(record):
        if field.name == "facts":
            found.append((field.alias, dict[str, Any] | UnsetType, UNSET))
            continue
        shape = shapes[field.name]
        kind = _type(shape, language)
        if field.default is attrs.NOTHING:
            found.append((field.alias, kind))
        elif is_open(shape):
            found.append((field.alias, kind, UNSET))
        elif field.default is None:
            found.append((field.alias, kind, None))
        else:
            found.append((field.alias, kind | UnsetType, UNSET))
    return found


def _type(shape: Shape, language: Language | None) -> Any:
    match shape.form:
        case Form.SCALAR:
            return _single(shape, language)
        case Form.WORDS:
            return GenericAlias(tuple, (_single(shape, language), ...))
        case Form.RECORD | Form.COLLECTION:
            record = cast("type", shape.record)
            inner = _struct(record.__name__, _fields(record, language))
            return inner if shape.form is Form.RECORD else GenericAlias(tuple, (inner, ...))
        case _:
            assert_never(shape.form)


def _single(shape: Shape, language: Language | None) -> Any:
    words = words_of(shape, language)
    if words is not None:
        # Where no word is right the empty text stands; blank ones are refused afterwards.
        return Literal[tuple(sorted(words)) or ("",)]
    match shape.kind:
        case Kind.TEXT | Kind.WORD:
            return str
        case Kind.INTEGER:
            low, high = bounds_of(shape)
            return Annotated[int, Meta(ge=low, le=high)]
        case Kind.BOOLEAN:
            return bool
        case Kind.DATE:
            return date
        case Kind.NUMBER | Kind.SHARE:
            return Any
        case _:
            assert_never(shape.kind)
