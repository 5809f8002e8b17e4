"""
The records of a dossier as rows, and what a cell can keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from kvo_norms.dossier import Dossier
from kvo_norms.errors import UnusableCallError
from kvo_norms.workbook.furniture import CellValue
from kvo_norms.workbook.sheets import EMPTY_ITEM, EMPTY_LIST, FORMAT, ROOT, Column, Sheet, sheets

THIS = "kvo-norms/dossier/1"
MOST_CHARACTERS = 32_767
"""How many a cell holds, in units of UTF-16."""

_UNKEPT = re.compile("_x[0-9A-Fa-f]{4}(?=_x[0-9A-Fa-f]{4}_)")


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """
    The sheet's columns as they are written: the dossier's own begins with the format.
    """
    return (
        (Column(name=FORMAT, shape=_TEXT), *sheet.columns) if sheet.name == ROOT else sheet.columns
    )


_TEXT = next(column.shape for column in sheets()[0].columns if column.name == "id")


def rows_of(sheet: Sheet, dossier: Dossier) -> Iterator[tuple[str, dict[str, CellValue]]]:
    """
    The rows of a sheet: what stands in the first column, and the values by column.
    """
    value: Any = dossier
    for name in sheet.path:
        value = getattr(value, name, None)
    if value is None:
        return
    items = value if sheet.is_list else (value,)
    if not items and not sheet.by_default:
        yield EMPTY_LIST, {}
    for item in items:
        values = _values(sheet, item)
        if sheet.name == ROOT:
            values[FORMAT] = THIS
        yield "" if values else EMPTY_ITEM, values


def _values(sheet: Sheet, item: Any) -> dict[str, CellValue]:
    defaults = {field.name: field.default for field in attrs.fields(sheet.record)}
    return {
        column.name: value
        for column in sheet.columns
        if (value := getattr(item, column.name)) != defaults[column.name]
    }


def kept(text: str, where: str) -> str:
    """
    The text, which a cell must be able to keep as it is.
    """
    if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        message = f"{where}: a text longer than {MOST_CHARACTERS:,} characters fits in no cell"
        raise UnusableCallError(message, "shorten it, or write the dossier as TOML")
    if _UNKEPT.search(text):
        message = f"{where}: a text holds characters that a workbook would change"
        raise UnusableCallError(message, "take them out, or write the dossier as TOML")
    return text
