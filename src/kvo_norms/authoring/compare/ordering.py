"""
Which of two values, days or periods of patterns is the greater, whatever the dossier and the day.
"""

from __future__ import annotations

from typing import Literal, assert_never

from kvo_norms.durations import Duration
from kvo_norms.evaluating.setting import exact
from kvo_norms.patterns import AsOf, FromDossier, Operand, Parameter, Value

Order = Literal[-1, 0, 1] | None
"""Of the first to the second: less or the same, the same, the same or more; ``None`` is unknown."""

SHORTEST, LONGEST = 28, 31
"""How many days a month has."""


def order_of(one: Operand, other: Operand) -> Order:
    """
    The order of two operands, where it is the same in every dossier and on every day.
    """
    match one, other:
        case Value() | Parameter(), Value() | Parameter():
            return _of_constants(exact(one.value), exact(other.value))
        case AsOf(), AsOf():
            return _of_shifts(one.sign, one.shift, other.sign, other.shift)
        case FromDossier(), FromDossier() if one.path == other.path:
            return _of_shifts(one.sign, one.shift, other.sign, other.shift)
        case _:
            return None


def token_of(operand: Operand) -> object:
    """
    What makes two operands the same value: a constant's value, else the operand itself.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            return exact(value)
        case AsOf() | FromDossier():
            return operand
        case _:
            assert_never(operand)


def _of_constants(one: object, other: object) -> Order:
    if one == other:
        return 0
    if isinstance(one, Duration) and isinstance(other, Duration):
        return order_of_durations(one, other)
    if isinstance(one, str | bool | Duration) or isinstance(other, str | bool | Duration):
        return None
    return -1 if one < other else 1  # type: ignore[operator]


def order_of_durations(one: Duration, other: Duration) -> Order:
    """
    Which of two durations is the longer, counted back or on from any day.

    Months and days are only compared with each other where the lengths of months leave no doubt.
    """
    if one == other:
        return 0
    if one.months <= other.months and one.days <= other.days:
        return -1
    if one.months >= other.months and one.days >= other.days:
        return 1
    if one.days < 0 or other.days < 0:
        return None
    if LONGEST * one.months + one.days <= SHORTEST * other.months + other.days:
        return -1
    if SHORTEST * one.months + one.days >= LONGEST * other.months + other.days:
        return 1
    return None


def _of_shifts(
    sign: Literal[-1, 1], shift: Duration, other_sign: Literal[-1, 1], other_shift: Duration
) -> Order:
    if sign == other_sign or not shift or not other_shift:
        sign = sign if shift else other_sign
        order = order_of_durations(shift, other_shift)
        if not order or sign > 0:
            return order
        return 1 if order < 0 else -1
    if shift.days < 0 or other_shift.days < 0:
        return None
    return -1 if sign < 0 else 1


def times(one: Duration, other: Duration) -> int | None:
    """
    How many times the first makes the second, where a whole number of times does.
    """
    if one.months <= 0 and one.days <= 0:
        return None
    number = other.months // one.months if one.months else other.days // one.days
    return number if number > 0 and one * number == other else None
