"""
Numbers that every program reads alike.

JSON's numbers are doubles to most programs: they hold whole numbers up to 2⁵³ and 15 decimal
digits. A number beyond that would not survive being written and read.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

LARGEST_INTEGER = 2**53 - 1
MOST_DIGITS = 15
FURTHEST_EXPONENT = 300


def wrong_with(number: int | Decimal) -> tuple[str, str] | None:
    """
    What keeps a number from being read alike everywhere, and what to do; ``None`` where nothing.
    """
    if isinstance(number, int):
        return None if abs(number) <= LARGEST_INTEGER else _BEYOND
    if not number.is_finite():
        return "not a finite number", "leave out what is not known"
    if abs(number.adjusted()) > FURTHEST_EXPONENT:
        return _TOO_FAR
    return _TOO_LONG if _significant_digits(number) > MOST_DIGITS else None


_BEYOND = (
    f"a whole number beyond {LARGEST_INTEGER}, which other programs would change",
    "use a smaller number",
)
_TOO_FAR = (
    "a number too large or too small for other programs",
    f"keep it between 1e-{FURTHEST_EXPONENT} and 1e{FURTHEST_EXPONENT}",
)
_TOO_LONG = (
    f"a number of more than {MOST_DIGITS} digits, which other programs would change",
    "round it",
)


def _significant_digits(number: Decimal) -> int:
    """
    How many digits the number has, without the zeros behind the last other one.
    """
    return len("".join(map(str, number.as_tuple().digits)).rstrip("0"))


def json_number(number: Decimal | Fraction) -> int | float:
    """
    The number as JSON writes it, with at most 15 digits.
    """
    return int(number) if is_whole(number) else float(f"{float(number):.{MOST_DIGITS}g}")


def is_whole(number: Decimal | Fraction) -> bool:
    """
    Whether it is a whole number that can be written as one.
    """
    return abs(int(number)) <= LARGEST_INTEGER and number == int(number)
