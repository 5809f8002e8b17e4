"""
Operands of a pattern: literals, parameters, the day of the assessment, values of the dossier.

Each is read for the field that it is compared with, so that it has that field's type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, assert_never

from kvo_norms.catalogue import DeclaredParameter
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, parse_duration
from kvo_norms.errors import Path, suggestion
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.patterns import AsOf, FromDossier, Operand, Parameter, Scalar, Value
from kvo_norms.reading.refusal import described
from kvo_norms.reading.scope import Scope

_SHIFTED = re.compile(
    r"(?P<base>as_of|@[\w.]*)(?:\s*(?P<sign>[+-])\s*(?P<shift>.+))?", re.ASCII | re.DOTALL
)


_MOVING = re.compile(r"@|as_of\b")


def read_operand(raw: Any, shape: Shape, scope: Scope, path: Path) -> Operand | None:
    """
    What a field is compared with; ``None`` after a fault.
    """
    if isinstance(raw, str):
        if raw.startswith("$"):
            return read_parameter(raw, shape, scope, path)
        if _MOVING.match(raw):
            return _shifted(raw, shape, scope, path)
    value = _literal(raw, shape, scope, path)
    return None if value is None else Value(value=value)


def read_operands(
    raw: Any, shape: Shape, scope: Scope, path: Path
) -> tuple[tuple[Operand, ...], str | None]:
    """
    A list of operands and, where it stands in a parameter, the parameter's name.
    """
    if isinstance(raw, str) and raw.startswith("$"):
        declared = _declared(raw, scope, path)
        if declared is None:
            return (), None
        if not isinstance(declared.value, tuple):
            scope.fault(path, f"the parameter '{raw}' holds one value", f'write ["{raw}"]')
            return (), None
        values = (_literal(value, shape, scope, path, raw) for value in declared.value)
        return tuple(Value(value=value) for value in values if value is not None), declared.id
    if not isinstance(raw, list):
        scope.fault(path, f"expected an array, found {described(raw)}", "write it as [ … ]")
        return (), None
    if not raw:
        scope.fault(path, "an empty array allows nothing", "name at least one value")
    read = (read_operand(item, shape, scope, (*path, i)) for i, item in enumerate(raw))
    return tuple(operand for operand in read if operand is not None), None


def read_parameter(raw: str, shape: Shape, scope: Scope, path: Path) -> Parameter | None:
    """
    ``"$name"`` where one value is needed.
    """
    declared = _declared(raw, scope, path)
    if declared is None:
        return None
    if isinstance(declared.value, tuple):
        advice = f'name one that holds a single value, or write one_of = "{raw}"'
        scope.fault(path, f"the parameter '{raw}' holds a list", advice)
        return None
    value = _literal(declared.value, shape, scope, path, raw)
    return None if value is None else Parameter(name=declared.id, value=value)


def read_duration(raw: Any, scope: Scope, path: Path) -> Value | Parameter | None:
    """
    A duration, or a parameter that holds one.
    """
    name = None
    if isinstance(raw, str) and raw.startswith("$"):
        declared = _declared(raw, scope, path)
        if declared is None:
            return None
        name, raw = declared.id, declared.value
    duration = parse_duration(raw) if isinstance(raw, str) else None
    if not duration:
        what = in_parameter(None if name is None else f"${name}")
        found = described(raw) if duration is None else f"{raw}, which is no time at all"
        advice = 'write years, months, weeks or days as "P3Y", "P6M", "P2W", "P10D"'
        scope.fault(path, f"expected a duration{what}, found {found}", advice)
        return None
    return Value(value=duration) if name is None else Parameter(name=name, value=duration)


def _declared(raw: str, scope: Scope, path: Path) -> DeclaredParameter | None:
    """
    The parameter; ``None`` where there is none, or where its own value could not be read.
    """
    declared = scope.parameters.get(raw[1:])
    if declared is None:
        known = [f"${name}" for name in scope.parameters]
        scope.fault(path, f"unknown parameter '{raw}'", suggestion(raw, known))
        return None
    unread: object = declared.value
    return None if unread is None else declared


def _shifted(raw: str, shape: Shape, scope: Scope, path: Path) -> Operand | None:
    """
    ``"as_of - P3Y"`` or ``"@application.previous_until + P1D"``.
    """
    found = _SHIFTED.fullmatch(raw)
    shift = parse_duration(found["shift"].strip()) if found and found["shift"] else Duration()
    if found is None or shift is None:
        scope.fault(
            path,
            f"cannot read '{raw}'",
            "write as_of or @ and the path of a field, then + or - and a duration such as P6M",
        )
        return None
    sign: Literal[-1, 1] = -1 if found["sign"] == "-" else 1
    if found["sign"] and shape.kind is not Kind.DATE:
        scope.fault(path, "only a date can be shifted by a duration", f"'{shape.name}' is no date")
        return None
    if found["base"] == "as_of":
        if shape.kind is not Kind.DATE:
            scope.fault(path, f"as_of is a date, '{shape.name}' is not", _expected(shape, scope))
            return None
        return AsOf(sign=sign, shift=shift)
    names = tuple(found["base"][1:].split("."))
    target = _target(names, scope, path)
    if target is None:
        return None
    if not _comparable(shape, target):
        scope.fault(
            path,
            f"'{shape.name}' cannot be compared with '@{'.'.join(names)}'",
            f"one holds {_held(shape)}, the other {_held(target)}",
        )
        return None
    return FromDossier(path=names, sign=sign, shift=shift)


_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE)


def _comparable(shape: Shape, target: Shape) -> bool:
    unread: object = target.kind
    if unread is None or (shape.kind in _NUMBERS and target.kind in _NUMBERS):
        return True
    return (shape.kind, shape.vocabulary, shape.words) == (
        target.kind,
        target.vocabulary,
        target.words,
    )


def _held(shape: Shape) -> str:
    if shape.kind is Kind.WORD:
        return f"words of {shape.vocabulary}" if shape.vocabulary else f"{shape.name}'s own words"
    return f"{shape.kind.value}s"


def _target(names: tuple[str, ...], scope: Scope, path: Path) -> Shape | None:
    """
    The single value that a path from the dossier's root leads to.
    """
    shapes: Mapping[str, Shape] = shapes_of(Dossier)
    for position, name in enumerate(names):
        shape = shapes.get(name)
        if shape is None:
            scope.fault(path, f"unknown field '{name}'", suggestion(name, shapes))
            return None
        if position == 0 and name == "facts":
            shapes = scope.fact_shapes()
        elif shape.form is Form.RECORD and shape.record is not None:
            shapes = shapes_of(shape.record)
        elif position == len(names) - 1 and shape.form is Form.SCALAR:
            return shape
        else:
            break
    scope.fault(
        path,
        f"'@{'.'.join(names)}' is no single value",
        "name a field of area, application, working_group or facts that holds one value",
    )
    return None


def _literal(
    raw: Any, shape: Shape, scope: Scope, path: Path, parameter: str | None = None
) -> Scalar | None:
    """
    The value as the field's kind needs it.
    """
    value: Scalar | None = None
    match shape.kind:
        case Kind.TEXT if type(raw) is str:
            value = raw
        case Kind.WORD if type(raw) is str:
            return _word(raw, shape, scope, path, parameter)
        case Kind.INTEGER if type(raw) is int:
            value = raw
        case Kind.NUMBER if type(raw) in (int, Decimal):
            value = Decimal(raw)
        case Kind.SHARE if type(raw) in (int, Decimal):
            value = Decimal(raw)
            if not 0 <= value <= 1:
                message = f"a share lies from 0 to 1, found {raw}{in_parameter(parameter)}"
                scope.fault(path, message, "write 0.30 for 30 %")
                return None
        case Kind.DATE if isinstance(raw, date) and not isinstance(raw, datetime):
            value = raw
        case Kind.BOOLEAN if type(raw) is bool:
            value = raw
    if value is None:
        scope.fault(
            path,
            f"'{shape.name}' is compared with {described(raw)}{in_parameter(parameter)}",
            _expected(shape, scope),
        )
    return value


def in_parameter(name: str | None) -> str:
    """
    Where a value stands that a parameter, named with its ``$``, holds; nothing without one.
    """
    return "" if name is None else f" in the parameter '{name}'"


def _word(raw: str, shape: Shape, scope: Scope, path: Path, parameter: str | None) -> str | None:
    known = scope.words(shape)
    if raw in known:
        return raw
    where = f" in the vocabulary {shape.vocabulary}" if shape.vocabulary else ""
    if parameter is not None:
        where += f", found{in_parameter(parameter)}"
    scope.fault(path, f"undeclared word '{raw}'{where}", suggestion(raw, known))
    return None


def _expected(shape: Shape, scope: Scope) -> str:
    match shape.kind:
        case Kind.TEXT:
            return "write a text between quotes"
        case Kind.WORD:
            return f"write one of the words {', '.join(scope.words(shape)[:20])}"
        case Kind.INTEGER:
            return "write a whole number"
        case Kind.NUMBER:
            return "write a number"
        case Kind.SHARE:
            return "write a number from 0 to 1, such as 0.30 for 30 %"
        case Kind.DATE:
            return "write a date without quotes, such as 2015-01-31, or as_of"
        case Kind.BOOLEAN:
            return "write true or false"
        case _:
            assert_never(shape.kind)
