"""
The sheets of a workbook that holds a dossier: one for each record class, by its TOML path.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

import attrs

from kvo_norms.dossier import Dossier, Fact
from kvo_norms.kinds import Form, Shape, shapes_of
from kvo_norms.records import frozen

MARK = "#"
"""The heading of the first column; a row that has a text beginning with it there is not read."""
EMPTY_LIST = "[]"
"""In the first column: the list is given and holds nothing. In a list's cell: it is empty."""
EMPTY_ITEM = "{}"
"""In the first column: something of which nothing is known."""

ROOT = "dossier"
"""The sheet of what belongs to the dossier as a whole."""
FORMAT = "format"
"""The column of that sheet that says what the workbook is."""
INFO = "info"
WORDS = "words"
OURS = (INFO, WORDS)
"""Sheets that are written for people and not read."""


@frozen(kw_only=True)
class Column:
    """
    A column of a sheet, which is a field of its record.
    """

    name: str
    shape: Shape | None
    """What a cell holds; ``None`` where it may be any single value."""


@frozen(kw_only=True)
class Sheet:
    """
    A sheet, with a row for each record of one class.
    """

    name: str
    """Its name, the records' path in TOML, such as ``working_group.members``."""
    record: type
    is_list: bool
    """Whether it may have more than one row."""
    by_default: bool
    """Whether no rows means an empty list, and not one that is unknown."""
    columns: tuple[Column, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """
        The records' path in the dossier.
        """
        return () if self.name == ROOT else tuple(self.name.split("."))


@cache
def sheets() -> tuple[Sheet, ...]:
    """
    Every sheet, in the order of the dossier's fields.
    """
    return (_sheet(ROOT, Dossier), *_inside(Dossier, ""))


def _inside(record: type, before: str) -> Iterator[Sheet]:
    for name, shape in shapes_of(record).items():
        if shape.record is not None:
            path = before + name
            is_list = shape.form is Form.COLLECTION
            yield _sheet(path, shape.record, is_list=is_list, by_default=not shape.optional)
            if shape.record is not Fact:
                yield from _inside(shape.record, f"{path}.")


def _sheet(name: str, record: type, *, is_list: bool = False, by_default: bool = False) -> Sheet:
    columns = tuple(
        Column(name=field, shape=shape)
        for field, shape in _shapes(record)
        if shape is None or (shape.record is None and not shape.derived)
    )
    return Sheet(name=name, record=record, is_list=is_list, by_default=by_default, columns=columns)


def _shapes(record: type) -> Iterator[tuple[str, Shape | None]]:
    if record is not Fact:
        yield from shapes_of(record).items()
        return
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", Fact)):
        text = Shape(name=field.name, form=Form.SCALAR)
        yield field.name, None if field.name == "value" else text


def letters(column: int) -> str:
    """
    What a spreadsheet calls a column, counted from 1: A, B, …, Z, AA.
    """
    written = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written
