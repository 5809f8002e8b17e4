"""
An assessment as JSON: the serialised result and nothing more.
"""

from __future__ import annotations

import enum
import json
from datetime import date
from typing import Any

import attrs

from kvo_norms.assessment import Assessment, Receipt


def as_json(assessment: Assessment) -> str:
    """
    The assessment as a JSON document; keys without a value are left out.
    """
    return json.dumps(as_data(assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_data(assessment: Assessment) -> dict[str, Any]:
    """
    The assessment as dictionaries, lists and single values of JSON.
    """
    return {"format": "kvo-norms/assessment/1", **_plain(assessment)}


ALWAYS = frozenset({"gaps", "waived", "negated", "norms"})
"""Keys that are written even where they hold their default, because readers look for them."""


def _plain(value: Any) -> Any:
    match value:
        case enum.Enum():
            return value.value
        case date():
            return value.isoformat()
        case Receipt():
            statuses = {name: status.value for name, status in value.statuses}
            return {**_table(value), "statuses": statuses}
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case _ if attrs.has(type(value)):
            return _table(value)
        case _:
            return value


def _table(record: Any) -> dict[str, Any]:
    table = {}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.alias)
        if value is not None and (field.alias in ALWAYS or value != field.default):
            table[field.alias] = _plain(value)
    return table
