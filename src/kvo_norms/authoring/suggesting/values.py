"""
Values to try in a field, for a test to come out one way or the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never, cast

from kvo_norms.authoring.reasoning.nearby import beside, can_hold
from kvo_norms.catalogue import Edition
from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.setting import Setting, operand_of
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Present,
    Test,
    Within,
    WordTest,
)
from kvo_norms.records import frozen

NEAR = (0, -1, 1, -2, 2)
"""So many steps from a number are tried."""
SOME_TEXT = "iets"


@frozen(kw_only=True)
class Holding:
    """
    A field of a record, with what it may hold in an edition.
    """

    shape: Shape
    words: tuple[str, ...] = ()
    """The words that it may hold, where it holds words."""

    @classmethod
    def of(cls, shape: Shape, edition: Edition) -> Holding:
        """
        The field of a shape.
        """
        words = shape.words
        for vocabulary in edition.vocabularies:
            if vocabulary.id == shape.vocabulary:
                words = tuple(word.id for word in vocabulary.words)
        return cls(shape=shape, words=words)


def values_for(test: Test | WordTest, field: Holding, setting: Setting) -> tuple[Any, ...]:
    """
    Values for the field of one test, each once; those nearest to what it asks come first.
    """
    if field.shape.derived:
        return ()
    if field.shape.form is Form.WORDS:
        found = list(_lists(cast("WordTest", test), field, setting))
    elif field.shape.kind is Kind.BOOLEAN:
        found = list[Any]([True, False])
    else:
        found = [*_asked(cast("Test", test), field.shape, setting), *_others(field, setting)]
    usable = [value for value in map(_plain, found) if _fits(value, field.shape)]
    return tuple(value for place, value in enumerate(usable) if value not in usable[:place])


def _asked(test: Test, shape: Shape, setting: Setting) -> Iterator[Any]:
    if isinstance(test, Present):
        return
    if isinstance(test, Within):
        first = before(setting.on, cast("Duration", test.duration.value))
        for end in (setting.on, first):
            yield from _near(end, shape)
        return
    for operand in operands_of(test):
        value = operand_of(operand, setting)
        if value is not None:
            yield from _near(value, shape)


def _near(value: Any, shape: Shape) -> Iterator[Any]:
    found = (beside(value, steps, shape) for steps in NEAR)
    yield from (other for other in found if other is not None)


def _others(field: Holding, setting: Setting) -> Iterator[Any]:
    """
    Values that have nothing to do with what is asked.
    """
    match field.shape.kind:
        case Kind.WORD:
            yield from field.words
        case Kind.TEXT:
            yield SOME_TEXT
        case Kind.DATE:
            yield setting.on
        case Kind.BOOLEAN:
            return
        case Kind.INTEGER | Kind.NUMBER | Kind.SHARE:
            yield from (1, 0)
        case _:
            assert_never(field.shape.kind)


def _lists(test: WordTest, field: Holding, setting: Setting) -> Iterator[list[Any]]:
    found = (operand_of(operand, setting) for operand in test.operands)
    asked = [word for word in found if word is not None]
    outside = [word for word in field.words if word not in asked][:1]
    all_but_one = [asked[:place] + asked[place + 1 :] for place in range(len(asked))]
    singles: Sequence[list[Any]] = [[word] for word in asked]
    match test:
        case ContainsAll():
            yield from (asked, *all_but_one, outside, [])
        case ContainsAny():
            yield from (*singles, outside, [])
        case ContainsNone():
            yield from (outside, *singles, [])
        case _:
            assert_never(test)


def _plain(value: Any) -> Any:
    """
    The value as files hold it.
    """
    if isinstance(value, Fraction):
        whole = Decimal(value.numerator) / Decimal(value.denominator)
        return int(whole) if value.denominator == 1 else whole
    return value


def _fits(value: Any, shape: Shape) -> bool:
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        return True
    return can_hold(shape, value)
