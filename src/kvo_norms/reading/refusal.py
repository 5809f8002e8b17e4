"""
What a reader says when a raw value is not what it needs.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.errors import Fault


class Refused(Exception):  # noqa: N818  (control flow inside the readers, never seen outside)
    """
    A value that cannot be read: its faults, and what of it could be read all the same.
    """

    def __init__(self, faults: list[Fault], salvaged: Any = None) -> None:
        self.faults = faults
        self.salvaged = salvaged
        super().__init__(faults)


def refused(message: str, advice: str | None = None) -> Refused:
    """
    The refusal of a single value.
    """
    return Refused([Fault(message=message, advice=advice)])


def under(key: str | int, faults: list[Fault]) -> list[Fault]:
    """
    The faults of a part, seen from the whole.
    """
    return [attrs.evolve(fault, path=(key, *fault.path)) for fault in faults]


def described(value: object) -> str:
    """
    A raw value in TOML's words, short enough for a message.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            shown = value if len(value) <= 40 else value[:40] + "…"
            return f'the text "{shown}"'
        case int():
            return f"the whole number {value}"
        case Decimal():
            return f"the number {value}"
        case datetime():
            return f"the date-time {value.isoformat()}"
        case date():
            return f"the date {value.isoformat()}"
        case time():
            return f"the time {value.isoformat()}"
        case list():
            return "an array"
        case dict():
            return "a table"
        case _:
            return f"a value of type {type(value).__name__}"
