"""
Single raw values, where a line of written code is not enough.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kvo_norms.dossier import Fact
from kvo_norms.figures import LARGEST_INTEGER, MOST_DIGITS, wrong_with
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.making import twin_of
from kvo_norms.reading.places import Syntax
from kvo_norms.reading.quick.doubt import Doubt
from kvo_norms.reading.singles import parsed_date

MOST_DAYS = 100_000
MANY_DIGITS = 10**MOST_DIGITS


def is_text(shape: Shape) -> bool:
    """
    Whether JSON writes the field's value as one text.
    """
    return shape.form is Form.SCALAR and shape.kind in (Kind.TEXT, Kind.WORD, Kind.DATE)


def bounds_of(shape: Shape) -> tuple[int, int]:
    """
    The least and the most that a whole number may be.
    """
    low, high = shape.bounds.minimum, shape.bounds.maximum
    return (
        -LARGEST_INTEGER if low is None else low,
        LARGEST_INTEGER if high is None else high,
    )


def day_in(text: Any, known: dict[str, date]) -> date:
    """
    The day that a text writes, to be known from now on.
    """
    found = parsed_date(text) if type(text) is str else None
    if found is None:
        raise Doubt
    if len(known) >= MOST_DAYS:
        known.clear()
    known[text] = found
    return found


def sound_decimal(text: str) -> Decimal:
    """
    The number that a text writes.
    """
    found = Decimal(text)
    if wrong_with(found) is not None:
        raise Doubt
    return found


def number_in(value: Any) -> Decimal:
    """
    A number; one that is a `Decimal` must be sound.
    """
    if type(value) is int and -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        found = Decimal(value)
        return found if -MANY_DIGITS < value < MANY_DIGITS else sound_decimal(str(value))
    if type(value) is not Decimal:
        raise Doubt
    return value


def share_in(value: Any) -> Decimal:
    """
    A number from 0 to 1.
    """
    found = number_in(value)
    if not 0 <= found <= 1:
        raise Doubt
    return found


def facts_in(tables: Any, syntax: Syntax, texts: list[int]) -> tuple[Fact, ...]:
    """
    Facts by name, each a value or a table with one.

    To the list it adds how many texts they held, keys and dates included.
    """
    if type(tables) is not dict:
        raise Doubt
    return tuple([_fact(name, raw, syntax, texts) for name, raw in sorted(tables.items())])


def _fact(name: str, raw: Any, syntax: Syntax, texts: list[int]) -> Any:
    fact: Any = _FACT_TWIN()
    fact.name = name
    fact.source = fact.note = None
    value = raw
    texts.append(1)
    if type(raw) is dict:
        texts.append(len(raw))
        for key, inner in raw.items():
            if key == "value":
                value = inner
            elif key in ("source", "note") and inner.strip():
                texts.append(1)
                setattr(fact, key, inner)
            else:
                raise Doubt
    if type(value) is str:
        texts.append(1)
        if syntax == "json":
            value = parsed_date(value) or value
    if not (name.strip() and _is_value(value)):
        raise Doubt
    fact.value = value
    fact.__class__ = Fact
    fact.__attrs_post_init__()
    return fact


def _is_value(value: Any) -> bool:
    kind = type(value)
    if kind is str:
        return bool(value.strip())
    if kind is int or kind is Decimal:
        return wrong_with(value) is None
    return kind is bool or kind is date


_FACT_TWIN = twin_of(Fact)
