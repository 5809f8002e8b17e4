"""
Values of parameters that are others than an edition's file says, and the edition with them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.authoring.compare.written import inline
from kvo_norms.catalogue import Edition
from kvo_norms.errors import Fault, InvalidInputError, UnknownNameError, UnusableCallError
from kvo_norms.figures import wrong_with
from kvo_norms.reading import read_edition
from kvo_norms.reading.parsing import parsed

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)
MOST_VALUES = 25
"""So many values a sweep takes, at most."""


def edition_with(
    folder: str | os.PathLike[str],
    edition: Edition,
    values: Mapping[str, Any],
    *,
    option: str = "value",
) -> Edition:
    """
    The edition of a folder with other values of its parameters, as if they stood in its file.

    `edition` is the same without them; `option` is what a fault of a value is said to stand in.

    Raises
    ------
    UnknownNameError
        Where the edition has no parameter of that name.
    InvalidInputError
        Where a norm cannot use the value.
    """
    known = [parameter.id for parameter in edition.parameters]
    for name in values:
        if name not in known:
            raise UnknownNameError(f"parameter of {edition.id}", name, known)
    try:
        return read_edition(folder, parameters=values)
    except InvalidInputError as error:
        written = ", ".join(f"{name}={inline(value)}" for name, value in values.items())
        faults = [_in_option(fault, f"{option} {written}") for fault in error.faults]
        raise InvalidInputError(faults) from None


def _in_option(fault: Fault, option: str) -> Fault:
    """
    The fault as one of the option; where a norm is at fault with the value, that is told.
    """
    if fault.path[:1] == ("parameters",):
        return attrs.evolve(fault, file=option, line=None, column=None, path=())
    return attrs.evolve(fault, file=f"{option}: {fault.file}")


def read_setting(text: str, option: str) -> tuple[str, Any]:
    """
    ``NAME=VALUE``, the value as TOML writes it; quotes may be left out.

    Raises
    ------
    UnusableCallError
        Where it cannot be read.
    """
    name, given = _parted(text, option, f"{option} survey_response_min=0.25")
    return name, _value(given, option)


def read_sweep(text: str, option: str) -> tuple[str, tuple[Any, ...]]:
    """
    ``NAME=FROM:TO:STEP`` with numbers, or ``NAME=A,B,C``.

    Raises
    ------
    UnusableCallError
        Where it cannot be read, or holds no value, or one value twice.
    """
    example = f"{option} survey_response_min=0.10:0.50:0.05"
    name, given = _parted(text, option, example)
    steps = given.split(":")
    if len(steps) == 3:
        return name, tuple(_steps([_value(step, option) for step in steps], text, example))
    if len(steps) != 1:
        raise UnusableCallError(f"cannot read '{option} {text}'", f"write {example}")
    listed = _in_toml(f"[{given}]")
    if listed is None:  # words without quotes
        listed = [_value(part.strip(), option) for part in given.split(",")]
    values = tuple(listed)
    check_number(len(values))
    if len(values) < 2:
        raise UnusableCallError(f"'{option} {text}' is one value", f"use --set, or write {example}")
    for index, value in enumerate(values):
        if value in values[:index]:
            message = f"{option} names {inline(value)} twice"
            raise UnusableCallError(message, "give each value once")
    return name, values


def _steps(steps: Sequence[Any], text: str, example: str) -> Iterator[Any]:
    if not all(type(step) in (int, Decimal) and wrong_with(step) is None for step in steps):
        raise UnusableCallError(f"'{text}' does not go by numbers", f"write {example}, or A,B,C")
    first, last, step = steps
    if step <= 0 or last < first:
        message = f"'{text}' holds no value"
        raise UnusableCallError(message, "write the lowest, the highest and a step above 0")
    check_number(int((last - first) / step) + 1)
    value = first
    while value <= last:
        yield value
        value += step


def check_number(values: int) -> None:
    """
    Refuse more values than a plot shows.

    Raises
    ------
    UnusableCallError
        Where there are more.
    """
    if values > MOST_VALUES:
        message = f"{values} values are too many for one plot"
        raise UnusableCallError(message, f"take larger steps: at most {MOST_VALUES} values")


def _parted(text: str, option: str, example: str) -> tuple[str, str]:
    name, equals, given = text.partition("=")
    if not equals or not name.strip() or not given.strip():
        raise UnusableCallError(f"cannot read '{option} {text}'", f"write {example}")
    return name.strip().removeprefix("$"), given.strip()


def _value(text: str, option: str) -> Any:
    read = _in_toml(text)
    if read is not None:
        return read
    if _BARE.fullmatch(text):
        return text
    message = f"'{text}' in {option} is no value"
    raise UnusableCallError(message, 'write it as in a file: 0.25, 2015-01-31, "P6M", ["a", "b"]')


def _in_toml(text: str) -> Any:
    """
    The value that a text is in TOML; ``None`` where it is none, or more than one.
    """
    data, _ = parsed(f"x = {text}", "toml")
    return data["x"] if data.keys() == {"x"} else None
