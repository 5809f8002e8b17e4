"""
Changes of the numbers, days, periods and words in tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

import attrs

from kvo_norms.authoring.mutating.operators import Change, Operator, change
from kvo_norms.authoring.reasoning.nearby import beside, is_later, longer
from kvo_norms.authoring.reasoning.parts import Part
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot
from kvo_norms.durations import Duration, after
from kvo_norms.kinds import Kind, Shape
from kvo_norms.notation import as_operand, as_test
from kvo_norms.patterns import (
    Above,
    AsOf,
    AtLeast,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    Each,
    Equals,
    FromDossier,
    OneOf,
    Operand,
    Parameter,
    Value,
    Within,
    Written,
)

IN_STEPS = (Kind.INTEGER, Kind.DATE, Kind.WORD)
"""Kinds whose values go step by step: a strict boundary is a number a step further."""
STRICT: dict[Any, Any] = {AtLeast: Above, Above: AtLeast, AtMost: Below, Below: AtMost}


def value_changes(part: Part, view: View) -> Iterator[Change]:
    """
    The changes of one test of a value, a list of words, a number of items or a share.
    """
    match part.node:
        case Within(duration=duration):
            yield from duration_changes(duration, (*part.spot, "duration"))
        case Equals() | AtLeast() | AtMost() | Above() | Below():
            yield from _compared(part.node, part, view)
        case OneOf() | ContainsAll() | ContainsAny() | ContainsNone():
            yield from list_changes(part.node, part.spot)
            yield from _longer_list(part.node, part, view)
            if len(part.node.operands) == 1:
                shape = cast("Shape", part.shape)
                yield from _moved(part.node.operands[0], (*part.spot, "operands", 0), shape, view)


def _compared(
    test: Equals | AtLeast | AtMost | Above | Below, part: Part, view: View
) -> Iterator[Change]:
    shape = cast("Shape", part.shape)
    for found in _moved(test.operand, (*part.spot, "operand"), shape, view):
        is_high = isinstance(test, (AtMost, Below))
        if not (part.evidence and is_high and is_later(found.part)):
            yield found
    if not isinstance(test, Equals) and shape.kind not in IN_STEPS:
        strict = STRICT[type(test)](operand=test.operand)
        yield change(Operator.BOUNDARY, part.spot, strict, to=as_test(strict)[0])


def list_changes(
    test: OneOf | ContainsAll | ContainsAny | ContainsNone | Covers, spot: Spot
) -> Iterator[Change]:
    """
    A list of several words without each one of them.
    """
    for index, operand in enumerate(test.operands):
        others = test.operands[:index] + test.operands[index + 1 :]
        if others:
            named = isinstance(operand, Value) or test.parameter is not None
            word = cast("Value", operand).value if named else as_operand(operand)
            yield change(
                Operator.LIST,
                (*spot, "operands", index),
                others,
                to=f"without {word}",
                put_at=(*spot, "operands"),
                parameter=test.parameter,
            )


def _longer_list(
    test: OneOf | ContainsAll | ContainsAny | ContainsNone, part: Part, view: View
) -> Iterator[Change]:
    """
    A list with another word of the vocabulary: the first that it lacks.
    """
    words, _ = _words(cast("Shape", part.shape), view)
    known = {operand.value for operand in test.operands if isinstance(operand, (Value, Parameter))}
    for word in words:
        if word not in known:
            yield change(
                Operator.LIST,
                (*part.spot, "operands"),
                (*test.operands, Value(value=word)),
                to=f"with {word}",
            )
            return


def each_changes(each: Each, spot: Spot) -> Iterator[Change]:
    """
    The changes of windows of time: their length, and the day from which they are asked.
    """
    yield from duration_changes(each.period, (*spot, "period"))
    yield from _other_days(each.since, (*spot, "since"))


def duration_changes(duration: Written, spot: Spot) -> Iterator[Change]:
    """
    A period that is a day longer, and one that is a day shorter.
    """
    for days in (1, -1):
        yield _with_value(
            Operator.DURATION,
            spot,
            duration,
            longer(cast("Duration", duration.value), days),
            f"{days:+d} day",
        )


def _moved(operand: Operand, spot: Spot, shape: Shape, view: View) -> Iterator[Change]:
    """
    What an operand can be instead.
    """
    if shape.kind is Kind.DATE:
        yield from _other_days(operand, spot)
    elif isinstance(operand, (Value, Parameter)):
        match operand.value:
            case bool(value):
                yield _with_value(Operator.WORD, spot, operand, not value, str(not value).lower())
            case int() | Decimal():
                yield from number_changes(operand, spot, shape)
            case str(word) if shape.kind is Kind.WORD:
                yield from _other_words(word, operand, spot, shape, view)


def number_changes(operand: Written, spot: Spot, shape: Shape) -> Iterator[Change]:
    """
    A number that is a step more, and one that is a step less, as far as there can be.
    """
    for steps in (1, -1):
        number = beside(operand.value, steps, shape)
        if number is not None:
            yield _with_value(Operator.NUMBER, spot, operand, number, str(number))


def _other_words(
    word: str, operand: Written, spot: Spot, shape: Shape, view: View
) -> Iterator[Change]:
    """
    Of ordered words the next higher and lower, else the next one that is declared.
    """
    words, ordered = _words(shape, view)
    if ordered:
        for steps in (1, -1):
            other = beside(word, steps, shape, words)
            if other is not None:
                yield _with_value(Operator.RANK, spot, operand, other, other)
    elif len(words) > 1:
        following = words[(words.index(word) + 1) % len(words)]
        yield _with_value(Operator.WORD, spot, operand, following, following)


def _words(shape: Shape, view: View) -> tuple[tuple[str, ...], bool]:
    """
    The words that a field can hold, and whether they go from low to high.
    """
    known = next((v for v in view.edition.vocabularies if v.id == shape.vocabulary), None)
    if known is None:
        return shape.words, False
    return tuple(word.id for word in known.words), known.ordered


def _other_days(operand: Operand, spot: Spot) -> Iterator[Change]:
    for days in (1, -1):
        to = f"{days:+d} day"
        if isinstance(operand, (AsOf, FromDossier)):
            shift = longer(operand.shift, operand.sign * days)
            yield change(Operator.DATE, spot, attrs.evolve(operand, shift=shift), to=to)
        else:
            day = after(cast("date", operand.value), Duration(days=days))
            yield _with_value(Operator.DATE, spot, operand, day, to)


def _with_value(operator: Operator, spot: Spot, operand: Written, value: Any, to: str) -> Change:
    parameter = operand.name if isinstance(operand, Parameter) else None
    return change(operator, spot, attrs.evolve(operand, value=value), to=to, parameter=parameter)
