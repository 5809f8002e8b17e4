"""
Values a step beside a threshold, days and periods a few days on, and the numbers of items that
pass a count.

A step is 1 for whole numbers and counts, 0.01 for shares, one unit of the last digit for other
numbers, one day for dates, one rank for ordered words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs

from kvo_norms.durations import Duration, after
from kvo_norms.evaluating.algebra import count_holds
from kvo_norms.kinds import Form, Kind, Range, Shape
from kvo_norms.notation import operands_of
from kvo_norms.patterns import AsOf, Operand, Test
from kvo_norms.verdict import MET

SHARE_STEP = Decimal("0.01")
COUNT = Shape(name="count", form=Form.SCALAR, kind=Kind.INTEGER, bounds=Range(0))
"""What a number of items is."""
SHARE = Shape(name="share", form=Form.SCALAR, kind=Kind.SHARE, bounds=Range(0, 1))
"""What a share of items is."""
Order = Sequence[str] | None
"""Words from low to high, where the value is one of an ordered vocabulary."""


def beside(value: Any, steps: int, shape: Shape, order: Order = None) -> Any:
    """
    The value so many steps higher, or lower; ``None`` where the field cannot hold that.
    """
    match value:
        case date():
            return after(value, Duration(days=steps))
        case str() if order is not None:
            rank = order.index(value) + steps
            return order[rank] if 0 <= rank < len(order) else None
        case bool() | str():
            return None if steps else value
        case Fraction():
            number: Any = value + steps * Fraction(step_of(shape, value))
        case _:
            number = value + steps * step_of(shape, value)
    return number if can_hold(shape, number) else None


def longer(length: Duration, days: int) -> Duration:
    """
    A period that is so many days longer.
    """
    return attrs.evolve(length, days=length.days + days)


def is_later(operand: Operand) -> bool:
    """
    Whether a day lies after that of the assessment, whatever that is.
    """
    if not isinstance(operand, AsOf):
        return False
    months, days = (operand.sign * part for part in (operand.shift.months, operand.shift.days))
    return months >= 0 and days >= 0 and bool(operand.shift)


def step_of(shape: Shape, number: Decimal | Fraction | int) -> Decimal | int:
    """
    One step from a number.
    """
    if shape.kind is Kind.SHARE:
        return SHARE_STEP
    if isinstance(number, int):
        return 1
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
    return Decimal(1).scaleb(min(cast("int", number.as_tuple().exponent), 0))


def can_hold(shape: Shape, number: Decimal | Fraction | int) -> bool:
    """
    Whether a number lies within the bounds of a field.
    """
    low, high = shape.bounds.minimum, shape.bounds.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def passes_count(tests: Iterable[Test], number: int, value_of: Callable[[Operand], Any]) -> bool:
    """
    Whether a number of items passes all tests of a count; `value_of` gives what they name.
    """
    return all(
        count_holds(
            type(test), [value_of(operand) for operand in operands_of(test)], number, number
        )
        is MET
        for test in tests
    )
