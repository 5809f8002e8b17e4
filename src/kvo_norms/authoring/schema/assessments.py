"""
The schema of assessments, which the library writes as JSON.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any

from kvo_norms.assessment import Assessment, Found, Later
from kvo_norms.authoring.schema.names import Names
from kvo_norms.authoring.schema.records import Making, Table, document, keyed
from kvo_norms.verdict import Status

SINGLE = [{"type": "string"}, {"type": "boolean"}, {"type": "number"}]


def assessment_schema(_: Names) -> Table:
    """
    The schema of an assessment; it is the same for every edition.
    """
    hooks: list[Callable[[Any], Table | None]] = [_found, _part_of_path, _statuses]
    making = Making(hooks=(*hooks, lambda kind: _lazy(kind, making)))
    return document("assessment", making.table(Assessment), making)


def _lazy(kind: Any, making: Making) -> Table | None:
    """
    The schema of a field that is worked out when it is asked for.
    """
    options = typing.get_args(kind)
    if not any(typing.get_origin(option) in (Callable, Later) for option in options):
        return {} if kind is Any else None
    return making.of(options[0])


def _found(kind: Any) -> Table | None:
    if not set(typing.get_args(Found)) <= set(typing.get_args(kind)):
        return None
    return {"anyOf": [*SINGLE, {"type": "array", "items": {"anyOf": SINGLE}}]}


def _part_of_path(kind: Any) -> Table | None:
    return {"type": ["string", "integer"]} if kind == str | int else None


def _statuses(kind: Any) -> Table | None:
    if kind != tuple[tuple[str, Status], ...]:
        return None
    return keyed({"enum": [status.value for status in Status]})
