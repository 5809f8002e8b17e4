"""
Values beside a threshold are what the field can hold, and every maker of dossiers uses the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kvo_norms.authoring.reasoning.nearby import (
    COUNT,
    SHARE,
    beside,
    can_hold,
    passes_count,
    step_of,
)
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.notation import operands_of
from kvo_norms.patterns import Above, AtLeast, AtMost, Below, Equals, OneOf, Operand, Test, Value

AMOUNT = Shape(name="amount", form=Form.SCALAR, kind=Kind.NUMBER)
DAY = Shape(name="day", form=Form.SCALAR, kind=Kind.DATE)
FLAG = Shape(name="flag", form=Form.SCALAR, kind=Kind.BOOLEAN)
LEVEL = Shape(name="level", form=Form.SCALAR, kind=Kind.WORD)
LEVELS = ("geen", "laag", "hoog")


@pytest.mark.parametrize(
    ("value", "shape", "order", "expected"),
    [
        (3, COUNT, None, [2, 3, 4]),
        (0, COUNT, None, [None, 0, 1]),
        (Decimal("0.6"), SHARE, None, [Decimal("0.59"), Decimal("0.60"), Decimal("0.61")]),
        (1, SHARE, None, [Decimal("0.99"), 1, None]),
        (Fraction(3, 5), SHARE, None, [Fraction(59, 100), Fraction(3, 5), Fraction(61, 100)]),
        (Decimal("2.5"), AMOUNT, None, [Decimal("2.4"), Decimal("2.5"), Decimal("2.6")]),
        (Fraction(5, 2), AMOUNT, None, [Fraction(12, 5), Fraction(5, 2), Fraction(13, 5)]),
        (date(2020, 2, 29), DAY, None, [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)]),
        ("laag", LEVEL, LEVELS, ["geen", "laag", "hoog"]),
        ("hoog", LEVEL, LEVELS, ["laag", "hoog", None]),
        ("laag", LEVEL, None, [None, "laag", None]),
        (True, FLAG, None, [None, True, None]),
    ],
)
def test_a_step_lower_at_it_and_a_step_higher(
    value: Any, shape: Shape, order: tuple[str, ...] | None, expected: list[Any]
) -> None:
    assert [beside(value, steps, shape, order) for steps in (-1, 0, 1)] == expected


@given(
    number=st.integers(-5, 105).map(lambda hundredths: Fraction(hundredths, 100)),
    steps=st.integers(-3, 3),
)
def test_numbers_stay_within_what_the_field_holds(number: Fraction, steps: int) -> None:
    """
    What is given lies so many steps further and within the bounds; nothing within them is left out.
    """
    there = number + steps * Fraction(step_of(SHARE, number))
    assert beside(number, steps, SHARE) == (there if can_hold(SHARE, there) else None)


@given(
    day=st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    steps=st.integers(-400, 400),
)
def test_days(day: date, steps: int) -> None:
    assert beside(day, steps, DAY) - day == timedelta(days=steps)


PYTHON: dict[type[Test], Callable[[int, list[int]], bool]] = {
    AtLeast: lambda number, named: number >= named[0],
    AtMost: lambda number, named: number <= named[0],
    Above: lambda number, named: number > named[0],
    Below: lambda number, named: number < named[0],
    Equals: lambda number, named: number == named[0],
    OneOf: lambda number, named: number in named,
}
"""The tests of a count as Python compares numbers."""


def _test(kind: type[Test], named: list[int]) -> Test:
    made: Any = kind
    if kind is OneOf:
        return OneOf(operands=tuple(Value(value=number) for number in named))
    test: Test = made(operand=Value(value=named[0]))
    return test


def _value(operand: Operand) -> Any:
    assert isinstance(operand, Value)
    return operand.value


@given(
    asked=st.lists(
        st.builds(
            _test,
            st.sampled_from(list(PYTHON)),
            st.lists(st.integers(0, 5), min_size=1, max_size=3),
        ),
        max_size=3,
    ),
    number=st.integers(0, 7),
)
def test_counts(asked: list[Test], number: int) -> None:
    """
    A number passes a count where it passes each of its tests, as Python compares.
    """
    expected = all(
        PYTHON[type(test)](number, [_value(operand) for operand in operands_of(test)])
        for test in asked
    )
    assert passes_count(asked, number, _value) is expected
