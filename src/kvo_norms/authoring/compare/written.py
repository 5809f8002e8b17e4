"""
Parts of patterns and values on one line, as TOML writes them.
"""

from __future__ import annotations

import json
import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from kvo_norms.durations import Duration
from kvo_norms.patterns import Operand, Written

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def inline(value: Any) -> str:
    """
    A value, array or table on one line.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            pairs = ", ".join(f"{_key(key)} = {inline(held)}" for key, held in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return f"[{', '.join(map(inline, value))}]"
        case int() | Decimal() | date() | time():
            return str(value)
        case Duration() | str():
            # Both languages escape alike but for one character.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            raise AssertionError(value)


def value_of(operand: Operand, written: Any) -> str:
    """
    What an operand stands for: a constant's value, else how it is written.
    """
    if isinstance(operand, Written):
        return inline(operand.value)
    return inline(written)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else inline(key)
