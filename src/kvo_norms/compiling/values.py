"""
Tests of one value and of a list of words, as functions of that value.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, assert_never, cast

from kvo_norms.compiling.functions import Function, Operation
from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.setting import Setting, exact, operand_of
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Equals,
    OneOf,
    Operand,
    Parameter,
    Present,
    Test,
    Value,
    Within,
    WordTest,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, all_of, any_of, negation

_ORDER: Mapping[type[Test], Callable[[Any, Any], bool]] = {
    AtLeast: operator.ge,
    AtMost: operator.le,
    Above: operator.gt,
    Below: operator.lt,
}


def operation_of(operand: Operand) -> Operation:
    """
    What a field is compared with, worked out again only when the setting is another.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            constant = exact(value)
            return lambda setting: constant
        case _:
            last: tuple[Setting | None, Any] = (None, None)

            def run(setting: Setting) -> Any:
                nonlocal last
                known, value = last
                if known is not setting:
                    value = operand_of(operand, setting)
                    last = (setting, value)
                return value

            return run


def test_function(test: Test, vocabulary: str | None) -> Function:
    """
    A test of one value; `vocabulary` ranks its words where they are ordered.
    """
    match test:
        case Present():
            return lambda value, setting: OPEN if value is None else MET
        case Equals(operand=operand):
            return _equals(operand)
        case OneOf(operands=operands):
            return _one_of(operands)
        case Within(duration=duration):
            return _within(cast("Duration", duration.value))
        case AtLeast(operand=operand) | AtMost(operand=operand):
            return _ordered(_ORDER[type(test)], operation_of(operand), vocabulary)
        case Above(operand=operand) | Below(operand=operand):
            return _ordered(_ORDER[type(test)], operation_of(operand), vocabulary)
        case _:
            assert_never(test)


def _equals(operand: Operand) -> Function:
    if isinstance(operand, Value | Parameter):
        constant = exact(operand.value)

        def run(value: Any, setting: Setting) -> Verdict:
            return OPEN if value is None else MET if value == constant else NOT_MET

        return run
    operation = operation_of(operand)

    def run_with(value: Any, setting: Setting) -> Verdict:
        other = operation(setting)
        if value is None or other is None:
            return OPEN
        return MET if value == other else NOT_MET

    return run_with


def _one_of(operands: tuple[Operand, ...]) -> Function:
    if all(isinstance(operand, Value | Parameter) for operand in operands):
        known = frozenset(exact(cast("Value", operand).value) for operand in operands)

        def run(value: Any, setting: Setting) -> Verdict:
            return OPEN if value is None else MET if value in known else NOT_MET

        return run
    functions = [_equals(operand) for operand in operands]
    return lambda value, setting: any_of(f(value, setting) for f in functions)


def _within(duration: Duration) -> Function:
    last: tuple[date | None, date] = (None, date.min)

    def run(value: Any, setting: Setting) -> Verdict:
        nonlocal last
        if value is None:
            return OPEN
        on = setting.on
        known, first = last
        if known is not on:
            first = before(on, duration)
            last = (on, first)
        return MET if first <= value <= on else NOT_MET

    return run


def _ordered(
    compare: Callable[[Any, Any], bool], operation: Operation, vocabulary: str | None
) -> Function:
    if vocabulary is not None:

        def run_ranked(value: Any, setting: Setting) -> Verdict:
            ranks = setting.ranks.get(vocabulary, {})
            found, other = ranks.get(value), ranks.get(operation(setting))
            if found is None or other is None:
                return OPEN
            return MET if compare(found, other) else NOT_MET

        return run_ranked

    def run(value: Any, setting: Setting) -> Verdict:
        other = operation(setting)
        if value is None or other is None:
            return OPEN
        return MET if compare(value, other) else NOT_MET

    return run


def word_test_function(test: WordTest) -> Function:
    """
    A test of a list of words.
    """
    operations = [operation_of(operand) for operand in test.operands]

    def holds(value: Any, setting: Setting) -> list[Verdict]:
        words = (operation(setting) for operation in operations)
        return [OPEN if word is None else MET if word in value else NOT_MET for word in words]

    match test:
        case ContainsAll():
            return lambda value, s: OPEN if value is None else all_of(holds(value, s))
        case ContainsAny():
            return lambda value, s: OPEN if value is None else any_of(holds(value, s))
        case ContainsNone():
            return lambda value, s: OPEN if value is None else negation(any_of(holds(value, s)))
        case _:
            assert_never(test)
