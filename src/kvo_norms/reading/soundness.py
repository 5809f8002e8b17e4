"""
What a value in a file must be, so that every program reads the same from it.

TOML and JSON allow more than survives a round through both: JSON's numbers are doubles to most
programs, and a double holds 15 decimal digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal, InvalidOperation
from typing import Any

import attrs

from kvo_norms.errors import Fault, Path
from kvo_norms.figures import wrong_with

DEEPEST = 64
"""How many names and indexes a path may have."""
BEYOND = Decimal("1E+999999")
"""Stands for a number whose exponent is too large even for a decimal."""

_EXACT = Context(traps=[InvalidOperation])

TOO_DEEP = Fault(
    message=f"nested more than {DEEPEST} levels deep", advice="use fewer tables inside tables"
)


def parsed_decimal(written: str) -> Decimal:
    """
    The number that `written` stands for, exactly.
    """
    try:
        return Decimal(written, _EXACT)
    except InvalidOperation:
        return BEYOND


def parsed_integer(written: str) -> int:
    """
    The whole number that JSON writes; of thousands of digits only the first, it is refused anyway.
    """
    return int(written[:30])


def unsound(data: dict[str, Any]) -> Iterator[Fault]:
    """
    Everything in raw data that would be read differently elsewhere, in the order of the document.
    """
    waiting: list[tuple[Path, Iterator[tuple[str | int, Any]]]] = [((), iter(data.items()))]
    while waiting:
        path, items = waiting[-1]
        for name, value in items:
            if type(name) is str and not name.isascii() and _has_half_character(name):
                yield _half_character("the key", (*path, name))
            kind = type(value)
            if kind is str:
                if not value.isascii() and _has_half_character(value):
                    yield _half_character("the text", (*path, name))
            elif kind is dict or kind is list:
                inside = (*path, name)
                if len(inside) < DEEPEST:
                    parts = iter(value.items() if kind is dict else enumerate(value))
                    waiting.append((inside, parts))
                    break
                yield attrs.evolve(TOO_DEEP, path=inside)
            else:
                said = _wrong_with(value)
                if said is not None:
                    message, advice = said
                    yield Fault(path=(*path, name), message=message, advice=advice)
        else:
            waiting.pop()


def _has_half_character(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _half_character(where: str, path: Path) -> Fault:
    return Fault(
        path=path,
        message=f"{where} holds half a character, a surrogate without its pair",
        advice="write the whole character",
    )


def _wrong_with(value: object) -> tuple[str, str] | None:
    match value:
        case None:
            return "null is not a value", "leave out what is not known"
        case bool():
            return None
        case int() | Decimal():
            return wrong_with(value)
    return None
