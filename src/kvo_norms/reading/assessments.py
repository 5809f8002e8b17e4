"""
An assessment, or its receipt alone, from the JSON file that the library wrote.
"""

from __future__ import annotations

import os
import typing
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from kvo_norms.assessment import Assessment, Found, Later, Receipt
from kvo_norms.errors import Fault, InvalidInputError, suggestion
from kvo_norms.reading.files import ReadFile, read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.refusal import Refused, described, refused
from kvo_norms.reading.strict import converter
from kvo_norms.verdict import Status


def read_assessment(path: str | os.PathLike[str]) -> Assessment:
    """
    The assessment in a JSON file.

    Raises
    ------
    InvalidInputError
        With every fault of the file.
    """
    return _assessment_in(read_file(path))


def _assessment_in(file: ReadFile) -> Assessment:
    assessment, faults = attempt(
        file, "assessment", lambda data: _converter().structure(data, Assessment)
    )
    if faults:
        raise InvalidInputError(faults)
    return assessment


def read_receipt(path: str | os.PathLike[str]) -> Assessment | Receipt:
    """
    The assessment in a JSON file with its receipt, or the receipt in a file that holds it alone.

    Raises
    ------
    InvalidInputError
        With every fault of the file.
    """
    file = read_file(path)
    if "sha256" not in file.data:
        return _assessment_in(file)
    faults = list(file.faults)
    try:
        receipt: Receipt = _converter().structure(file.data, Receipt)
    except Refused as refusal:
        faults += refusal.faults
    if faults:
        raise InvalidInputError(told(file, faults))
    return receipt


@cache
def _converter() -> Hooks:
    made = converter("json").copy()
    made.register(lambda kind: kind is Any, lambda value, _: _as_written(value))
    made.register(_is_found, lambda value, _: _found(value))
    made.register(lambda kind: kind == str | int, _part_of_path)
    made.register(_is_lazy, lambda value, kind: _lazy(made, value, kind))
    made.register(_is_statuses, _statuses)
    return made


def _is_found(kind: Any) -> bool:
    return set(typing.get_args(Found)) <= set(typing.get_args(kind))


def _is_lazy(kind: Any) -> bool:
    """
    Whether the field holds a value, or the function that works it out when it is asked for.
    """
    options = typing.get_args(kind)
    return any(typing.get_origin(option) in (Callable, Later) for option in options)


def _is_statuses(kind: Any) -> bool:
    return bool(kind == tuple[tuple[str, Status], ...])


def _lazy(made: Hooks, value: Any, kind: Any) -> Any:
    return made.structure(value, typing.get_args(kind)[0])


def _as_written(value: Any) -> Any:
    """
    A value as JSON holds it.
    """
    match value:
        case Decimal():
            return float(value)
        case list():
            return [_as_written(item) for item in value]
        case dict():
            return {key: _as_written(item) for key, item in value.items()}
        case _:
            return value


def _found(value: Any) -> Any:
    written = _as_written(value)
    items = written if isinstance(written, list) else [written]
    if not all(type(item) in (str, bool, int, float) for item in items):
        raise refused(f"expected a single value or an array of them, found {described(value)}")
    return tuple(written) if written is items else written


def _part_of_path(value: Any, _: Any) -> str | int:
    if type(value) in (str, int):
        return value  # type: ignore[no-any-return]
    raise refused(f"expected a key or an index, found {described(value)}")


def _statuses(value: Any, _: Any) -> tuple[tuple[str, Status], ...]:
    if type(value) is not dict:
        raise refused(f"expected a table of statuses, found {described(value)}")
    known = {status.value: status for status in Status}
    wrong = [
        Fault(path=(name,), message=f"unknown status '{word}'", advice=suggestion(str(word), known))
        for name, word in value.items()
        if not isinstance(word, str) or word not in known
    ]
    if wrong:
        raise Refused(wrong)
    return tuple((name, known[word]) for name, word in value.items())
