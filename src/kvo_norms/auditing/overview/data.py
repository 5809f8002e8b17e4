"""
The overview as JSON: the portfolio and nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.version import VERSION
from kvo_norms.writing import as_plain

FORMAT = "kvo-norms/overview/1"


def as_json(portfolio: Portfolio) -> str:
    """
    The overview as a JSON document; each dossier stands on a line.
    """
    data: dict[str, Any] = as_plain(portfolio)
    data["verdicts"] = {verdict.value: number for verdict, number in portfolio.verdicts.items()}
    lists = {key: data.pop(key) for key in ("areas", "others", "gone") if key in data}
    head: dict[str, Any] = {"format": FORMAT, "library": VERSION, **data}
    parts = [f"{_text(key)}: {_text(value)}" for key, value in head.items()]
    parts += [f"{_text(key)}: {_lines(items)}" for key, items in lists.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(items: list[Any]) -> str:
    return "[\n" + ",\n".join(map(_text, items)) + "\n]" if items else "[]"


_text: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
