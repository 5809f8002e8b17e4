"""
The schemas of what the library writes as JSON: assessments, forecasts, plans and replays.

Each is the same for every edition. Each class is loaded only where its schema is asked for.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any

from kvo_norms.assessment import Assessment, Found, Later
from kvo_norms.authoring.schema.names import Names
from kvo_norms.authoring.schema.operands import DURATION
from kvo_norms.authoring.schema.records import Making, Table, document, keyed
from kvo_norms.durations import Duration
from kvo_norms.verdict import Status

SINGLE = [{"type": "string"}, {"type": "boolean"}, {"type": "number"}]
ANY_TEXT: Table = {"type": "string"}
"""What is quoted from a file may be empty."""


def assessment_schema(_: Names) -> Table:
    """
    The schema of an assessment.
    """
    making = Making(hooks=(_found, _part_of_path, _statuses, lambda kind: _lazy(kind, making)))
    return document("assessment", making.table(Assessment), making)


def forecast_schema(_: Names) -> Table:
    """
    The schema of a forecast.
    """
    from kvo_norms.forecasting import Forecast

    making = Making(hooks=(_part_of_path,))
    return document("forecast", making.table(Forecast), making)


def plan_schema(_: Names) -> Table:
    """
    The schema of a plan.
    """
    from kvo_norms.planning import Plan

    making = Making(hooks=(_found, _part_of_path, _duration))
    return document("plan", making.table(Plan, without=("after",)), making)


def replay_schema(_: Names) -> Table:
    """
    The schema of a replay.
    """
    from kvo_norms.replaying import Difference, Replay

    making = Making(hooks=(_part_of_path,))
    making.record(Difference, said=ANY_TEXT, now=ANY_TEXT)
    return document("replay", making.table(Replay), making)


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


def _duration(kind: Any) -> Table | None:
    return DURATION if kind is Duration else None
