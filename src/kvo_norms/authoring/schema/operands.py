"""
What a pattern compares with: literals, parameters, the day of the assessment, dossier values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from kvo_norms.authoring.schema.names import THEME, Names, word
from kvo_norms.authoring.schema.records import Making, Table, words_schema
from kvo_norms.dossier import Dossier
from kvo_norms.durations import parse_duration
from kvo_norms.kinds import Form, Kind, Shape, shapes_of

DURATION_TEXT = (
    "P([0-9]{1,4}Y([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?"
    "|[0-9]{1,4}M([0-9]{1,4}W)?([0-9]{1,5}D)?"
    "|[0-9]{1,4}W([0-9]{1,5}D)?"
    "|[0-9]{1,5}D)"
)
"""A duration as a regular expression without lookahead, which not every checker knows."""
DURATION: Table = {"type": "string", "pattern": f"^{DURATION_TEXT}$"}
SHIFT = rf"(\s*[+-]\s*{DURATION_TEXT}\s*)?"
AS_OF: Table = {
    "type": "string",
    "pattern": rf"^as_of{SHIFT}$",
    "description": "The day of the assessment, with an optional shift: `as_of - P6M`.",
}
FACT = r"facts\.[^\s+-]+"
NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE)
LITERALS: Mapping[Kind, Table] = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.SHARE: {"type": "number", "minimum": 0, "maximum": 1},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.BOOLEAN: {"type": "boolean"},
}
FITS: Mapping[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: lambda value: type(value) is str,
    Kind.INTEGER: lambda value: type(value) is int,
    Kind.NUMBER: lambda value: type(value) in (int, Decimal),
    Kind.SHARE: lambda value: type(value) in (int, Decimal) and 0 <= value <= 1,
    Kind.DATE: lambda value: isinstance(value, date) and not isinstance(value, datetime),
    Kind.BOOLEAN: lambda value: type(value) is bool,
}


def operand(shape: Shape, making: Making, names: Names) -> Table:
    """
    What a field of this shape can be compared with.
    """
    return making.defined(f"operand.{kind_name(shape)}", lambda: _operand(shape, making, names))


def _operand(shape: Shape, making: Making, names: Names) -> Table:
    options = [
        literal(shape, making, names),
        names.parameters(fitting(shape, names)),
        *([AS_OF] if shape.kind is Kind.DATE else []),
        _from_dossier(shape),
        *_themed(names),
    ]
    return {"anyOf": options}


def operands(shape: Shape, making: Making, names: Names) -> Table:
    """
    A list of operands, or a parameter that holds a list.
    """
    fits = fitting(shape, names)

    def made() -> Table:
        lists = names.parameters(lambda value: type(value) is tuple and all(map(fits, value)))
        return {"anyOf": [array(operand(shape, making, names)), lists, *_themed(names)]}

    return making.defined(f"operands.{kind_name(shape)}", made)


def array(items: Table) -> Table:
    """
    A list of at least one.
    """
    return {"type": "array", "items": items, "minItems": 1}


def fixed(name: str, schema: Table, kind: Kind, making: Making, names: Names) -> Table:
    """
    A number that the norm itself says, or a parameter that holds one.
    """
    options = [schema, names.parameters(FITS[kind]), *_themed(names)]
    return making.defined(f"operand.{name}", lambda: {"anyOf": options})


def duration(making: Making, names: Names) -> Table:
    """
    A duration, or a parameter that holds one.
    """

    def fits(value: Any) -> bool:
        return isinstance(value, str) and bool(parse_duration(value))

    written = DURATION | {"description": "Years, months, weeks, days: `P3Y`, `P6M`, `P2W`, `P10D`."}
    options = [written, names.parameters(fits), *_themed(names)]
    return making.defined("operand.duration", lambda: {"anyOf": options})


def kind_name(shape: Shape) -> str:
    """
    A name for the kind of a field's values: fields of one name are tested alike.
    """
    if shape.kind is not Kind.WORD:
        return str(shape.kind.value)
    return "-".join(shape.words) if shape.vocabulary is None else shape.vocabulary


def literal(shape: Shape, making: Making, names: Names) -> Table:
    """
    A value as the norm itself writes it.
    """
    if shape.kind is not Kind.WORD:
        return LITERALS[shape.kind]
    if shape.vocabulary is None:
        return words_schema(dict.fromkeys(shape.words, ""))
    return word(shape.vocabulary, making, names)


def fitting(shape: Shape, names: Names) -> Callable[[Any], bool]:
    """
    Whether a parameter's value can stand for one of the field's.
    """
    if shape.kind is not Kind.WORD:
        return FITS[shape.kind]
    words = shape.words if shape.vocabulary is None else names.ids(shape.vocabulary)
    return lambda value: value in words


def _themed(names: Names) -> list[Table]:
    """
    With an edition's names: where a norm for each theme writes the theme's.
    """
    return [] if names.edition is None else [THEME]


def _from_dossier(shape: Shape) -> Table:
    """
    The values of a dossier that a field of this shape can be compared with.
    """
    paths = list(_paths(shape))
    named = [path.replace(".", r"\.") for path in paths]
    shift = SHIFT if shape.kind is Kind.DATE else ""
    found: Table = {"type": "string"}
    found["pattern"] = rf"^@({'|'.join([*named, FACT])}){shift}$"
    if paths:
        told = ", ".join(f"`@{path}`" for path in paths)
        found["description"] = f"A value of the dossier: {told}."
    return found


def _paths(shape: Shape) -> Iterator[str]:
    for name, found in shapes_of(Dossier).items():
        if found.form is Form.SCALAR and _comparable(shape, found):
            yield name
        elif found.form is Form.RECORD:
            for inner, single in shapes_of(cast("type", found.record)).items():
                if single.form is Form.SCALAR and _comparable(shape, single):
                    yield f"{name}.{inner}"


def _comparable(shape: Shape, other: Shape) -> bool:
    if shape.kind in NUMBERS and other.kind in NUMBERS:
        return True
    return (shape.kind, shape.vocabulary, shape.words) == (
        other.kind,
        other.vocabulary,
        other.words,
    )
