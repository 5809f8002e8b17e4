"""
Tests of one value, of a list of words and of a number of items, as a pattern writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kvo_norms.errors import Path, suggestion
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.notation import operands_of
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
    Tests,
    Value,
    Within,
    WordTest,
    WordTests,
)
from kvo_norms.reading.operands import (
    in_parameter,
    read_duration,
    read_operand,
    read_operands,
    read_parameter,
)
from kvo_norms.reading.refusal import described
from kvo_norms.reading.scope import Scope

OrderTest = AtLeast | AtMost | Above | Below
ORDER_TESTS: Mapping[str, type[OrderTest]] = {
    "at_least": AtLeast,
    "at_most": AtMost,
    "above": Above,
    "below": Below,
}
TEST_NAMES = ("equals", "one_of", *ORDER_TESTS, "within", "present")
WORD_TESTS: Mapping[str, type[WordTest]] = {
    "contains_all": ContainsAll,
    "contains_any": ContainsAny,
    "contains_none": ContainsNone,
}
NUMBER_OF_ITEMS = Shape(name="count", form=Form.SCALAR, kind=Kind.INTEGER)
SHARE_OF_ITEMS = Shape(name="share", form=Form.SCALAR, kind=Kind.SHARE)


def is_table(raw: Any, scope: Scope, path: Path) -> bool:
    """
    Whether it is a table that says something; if not, that is noted.
    """
    if not isinstance(raw, dict):
        scope.fault(path, f"expected a table, found {described(raw)}", "write { … }")
        return False
    if not raw:
        scope.fault(path, "an empty table asks nothing", "say what must stand there")
        return False
    return True


def read_tests(raw: Any, shape: Shape, scope: Scope, path: Path) -> Tests | None:
    """
    The tests of a field that holds one value.
    """
    unread: object = shape.kind
    if unread is None:
        return None  # a declared fact whose kind is a fault of the header
    vocabulary = shape.vocabulary if shape.kind is Kind.WORD and scope.is_ordered(shape) else None
    if isinstance(raw, dict):
        tests = _table_of_tests(raw, shape, scope, path)
    elif isinstance(raw, list):
        tests = _present(_one_of(raw, shape, scope, path))
    else:
        operand = read_operand(raw, shape, scope, path)
        tests = () if operand is None else (Equals(operand=operand),)
    return Tests(tests=tests, vocabulary=vocabulary) if tests else None


def _present(test: Test | None) -> tuple[Test, ...]:
    return () if test is None else (test,)


def _one_of(raw: Any, shape: Shape, scope: Scope, path: Path) -> OneOf | None:
    operands, parameter = read_operands(raw, shape, scope, path)
    return OneOf(operands=operands, parameter=parameter) if operands else None


def _table_of_tests(raw: Any, shape: Shape, scope: Scope, path: Path) -> tuple[Test, ...]:
    if not is_table(raw, scope, path):
        return ()
    read = (_test(name, value, shape, scope, (*path, name)) for name, value in raw.items())
    return tuple(test for test in read if test is not None)


def _test(name: str, raw: Any, shape: Shape, scope: Scope, path: Path) -> Test | None:
    if name == "equals":
        operand = read_operand(raw, shape, scope, path)
        return None if operand is None else Equals(operand=operand)
    if name == "one_of":
        return _one_of(raw, shape, scope, path)
    if name in ORDER_TESTS:
        if not scope.is_ordered(shape):
            scope.fault(
                path,
                f"'{name}' needs an order, and '{shape.name}' has none",
                "use equals or one_of",
            )
            return None
        operand = read_operand(raw, shape, scope, path)
        return None if operand is None else ORDER_TESTS[name](operand=operand)
    if name == "within":
        if shape.kind is not Kind.DATE:
            scope.fault(path, f"'within' needs a date, and '{shape.name}' is none", "use at_least")
            return None
        duration = read_duration(raw, scope, path)
        return None if duration is None else Within(duration=duration)
    if name == "present":
        if raw is not True:
            scope.fault(
                path,
                f"expected present = true, found {described(raw)}",
                "that something is missing cannot be asked: missing is unknown",
            )
            return None
        return Present()
    scope.fault(path, f"unknown test '{name}'", suggestion(name, TEST_NAMES))
    return None


def read_word_tests(raw: Any, shape: Shape, scope: Scope, path: Path) -> WordTests | None:
    """
    The tests of a field that holds a list of words.
    """
    if not isinstance(raw, dict):
        scope.fault(
            path,
            f"'{shape.name}' holds a list, and is tested with {described(raw)}",
            "write { contains_all = [ … ] }, contains_any or contains_none",
        )
        return None
    if not is_table(raw, scope, path):
        return None
    tests: list[WordTest] = []
    for name, value in raw.items():
        if name not in WORD_TESTS:
            scope.fault((*path, name), f"unknown test '{name}'", suggestion(name, WORD_TESTS))
            continue
        operands, parameter = read_operands(value, shape, scope, (*path, name))
        if operands:
            tests.append(WORD_TESTS[name](operands=operands, parameter=parameter))
    return WordTests(tests=tuple(tests)) if tests else None


def read_counts(raw: Any, scope: Scope, path: Path) -> tuple[Test, ...]:
    """
    The tests of the number of items.
    """
    if not isinstance(raw, dict):
        scope.fault(
            path,
            f"expected tests of the number of items, found {described(raw)}",
            "write { at_least = 2 }",
        )
        return ()
    if not is_table(raw, scope, path):
        return ()
    tests = []
    for name, value in raw.items():
        if name in ("within", "present"):
            known = ("equals", "one_of", *ORDER_TESTS)
            scope.fault((*path, name), f"a number has no '{name}'", suggestion(name, known))
            continue
        test = _test(name, value, NUMBER_OF_ITEMS, scope, (*path, name))
        if test is not None and _is_number_of_items(test, scope, (*path, name)):
            tests.append(test)
    return tuple(tests)


def _is_number_of_items(test: Test, scope: Scope, path: Path) -> bool:
    """
    Whether the test compares with fixed numbers that a count can be.
    """
    for operand in operands_of(test):
        match operand:
            case Value(value=int(number)) | Parameter(value=int(number)) if number >= 0:
                continue
            case Value(value=number) | Parameter(value=number):
                message = f"a number of items is never negative, found {number}"
                message += in_parameter(named(operand))
                scope.fault(path, message, "write 0 or more")
            case _:
                scope.fault(path, "a number of items is fixed", "write a number, or $name")
        return False
    return True


def named(operand: Operand) -> str | None:
    """
    The parameter that a pattern names, with its ``$``.
    """
    return f"${operand.name}" if isinstance(operand, Parameter) else None


def read_number(raw: Any, scope: Scope, path: Path) -> Value | Parameter | None:
    """
    A whole number, or a parameter that holds one.
    """
    if isinstance(raw, str) and raw.startswith("$"):
        return read_parameter(raw, NUMBER_OF_ITEMS, scope, path)
    if type(raw) is not int:
        scope.fault(path, f"expected a whole number, found {described(raw)}", "write 2, or $name")
        return None
    return Value(value=raw)


def read_share_test(name: str, raw: Any, scope: Scope, path: Path) -> OrderTest | None:
    """
    The threshold of a share of items.
    """
    if isinstance(raw, str) and raw.startswith("@"):
        scope.fault(path, "a share's threshold is fixed", "write a number, or $name")
        return None
    operand = read_operand(raw, SHARE_OF_ITEMS, scope, path)
    return None if operand is None else ORDER_TESTS[name](operand=operand)
