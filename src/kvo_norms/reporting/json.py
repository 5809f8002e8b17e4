"""
An assessment as JSON: the serialised result and nothing more.
"""

from __future__ import annotations

import enum
import json
from datetime import date
from functools import cache
from typing import Any

import attrs

from kvo_norms.assessment import Assessment, Receipt


def as_json(assessment: Assessment) -> str:
    """
    The assessment as a JSON document; keys without a value are left out.
    """
    return indented(as_data(assessment)) + "\n"


def as_data(assessment: Assessment) -> dict[str, Any]:
    """
    The assessment as dictionaries, lists and single values of JSON.
    """
    return {"format": "kvo-norms/assessment/1", **_plain(assessment)}


ALWAYS = frozenset({"gaps", "waived", "negated", "norms"})
"""Keys that are written even where they hold their default, because readers look for them."""
AS_THEY_ARE = frozenset({str, bool, int, float, type(None)})


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        return [_plain(item) for item in value]
    if kind is dict:
        return {key: _plain(item) for key, item in value.items()}
    if issubclass(kind, enum.Enum):
        return value.value
    return value.isoformat() if kind is date else as_table(value)


def as_table(record: Any) -> dict[str, Any]:
    """
    A part of the assessment, such as its receipt, as JSON holds it.
    """
    table = {}
    kind: Any = type(record)
    for name, default, always in _fields(kind):
        value = getattr(record, name)
        if value is not None and (always or value != default):
            table[name] = _plain(value)
    if isinstance(record, Receipt):
        table["statuses"] = {name: status.value for name, status in record.statuses}
    return table


@cache
def _fields(record: Any) -> tuple[tuple[str, Any, bool], ...]:
    """
    The fields of a class of records: name, default, and whether they are written in any case.
    """
    return tuple(
        (field.alias, field.default, field.alias in ALWAYS or field.default is attrs.NOTHING)
        for field in attrs.fields(record)
    )


_quoted = json.encoder.encode_basestring


def indented(value: Any, margin: str = "\n") -> str:
    """
    Plain data as JSON in the layout of ``json.dumps(…, indent=2)``, in a third of its time.

    `margin` is the line end with what stands before each line.
    """
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind is int:
        return str(value)
    if kind is bool:
        return "true" if value else "false"
    inner = margin + "  "
    if kind is dict and value:
        lines = [f"{_quoted(key)}: {indented(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    if kind is list and value:
        lines = [indented(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(lines)}{margin}]"
    return json.dumps(value, allow_nan=False)
