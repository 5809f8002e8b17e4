"""
Single raw values, strictly: text, true or false, numbers, dates, words.

Each reader is a hook.
"""

from __future__ import annotations

import enum
import re
import typing
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from kvo_norms.errors import suggestion
from kvo_norms.reading.hooks import Hook
from kvo_norms.reading.refusal import described, refused

if TYPE_CHECKING:
    from kvo_norms.reading.places import Syntax

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _exactly(kind: type, expected: str, advice: Callable[[Any], str | None]) -> Hook:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise refused(f"expected {expected}, found {described(value)}", advice(value))
        return value

    return structure


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise refused(f"expected text, found {described(value)}", _text_advice(value))
    if not value.strip():
        raise refused("an empty text says nothing", "leave out what is not known")
    return value


def _integer_advice(value: object) -> str | None:
    if isinstance(value, str) and value.strip("-").isdigit():
        return "leave out the quotes"
    return "write a whole number, without a decimal point" if type(value) is Decimal else None


def _boolean_advice(value: object) -> str | None:
    if isinstance(value, str) and value in ("true", "false"):
        return "leave out the quotes"
    return "write true or false"


def _date_advice(value: object) -> str | None:
    if isinstance(value, datetime):
        return f"leave out the time: {value.date().isoformat()}"
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        return "leave out the quotes"
    return "write the date as year-month-day: 2015-01-31"


def _text_advice(value: object) -> str | None:
    return "put it between quotes" if isinstance(value, int | Decimal | date) else None


def _number(value: Any, _: Any) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if type(value) is Decimal:
        return value
    advice = "leave out the quotes" if isinstance(value, str) and _is_number(value) else None
    raise refused(f"expected a number, found {described(value)}", advice)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text, re.ASCII) is not None


def date_from_text(value: Any, _: Any) -> date:
    """
    A date as JSON writes it.
    """
    found = parsed_date(value) if isinstance(value, str) else None
    if found is None:
        advice = 'write the date as text, year-month-day: "2015-01-31"'
        raise refused(f"expected a date, found {described(value)}", advice)
    return found


def parsed_date(text: str) -> date | None:
    """
    The day that `text` writes as ``2015-01-31``, or ``None``.
    """
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


SCALARS: Mapping[type, Hook] = {
    str: _text,
    bool: _exactly(bool, "true or false", _boolean_advice),
    int: _exactly(int, "a whole number", _integer_advice),
    date: _exactly(date, "a date", _date_advice),
    Decimal: _number,
}


def is_literal(kind: Any) -> bool:
    """
    Whether the type is a choice of fixed words.
    """
    return typing.get_origin(kind) is Literal


def read_literal(value: Any, kind: Any) -> Any:
    """
    One of the fixed words.
    """
    return _word(value, typing.get_args(kind))


def is_enum(kind: Any) -> bool:
    """
    Whether the type is an enumeration.
    """
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def read_enum(value: Any, kind: Any) -> Any:
    """
    A member of an enumeration, by its value.
    """
    members = _members(kind)
    return members[_word(value, members)]


@cache
def _members(kind: type[enum.Enum]) -> dict[str, enum.Enum]:
    return {member.value: member for member in kind}


def _word(value: Any, known: Collection[str]) -> str:
    if type(value) is not str:
        raise refused(f"expected a word, found {described(value)}", f"known: {', '.join(known)}")
    if value not in known:
        raise refused(f"unknown word '{value}'", suggestion(value, known))
    return value


def fact_value(syntax: Syntax) -> Hook:
    """
    A fact's value; which kind it must be is the edition's to say.
    """

    def structure(value: Any, _: Any) -> Any:
        if type(value) is str:
            found = parsed_date(value)
            if found is None:
                return value
            if syntax == "json":
                return found
            raise refused(f"the date {value} is written as text", "leave out the quotes")
        if type(value) in (bool, int, Decimal, date):
            return value
        raise refused(
            f"expected a single value, found {described(value)}",
            "write true, false, a number, a date or a text",
        )

    return structure
