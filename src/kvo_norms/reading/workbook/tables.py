"""
A dossier's workbook as the tables that TOML would hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.reading.refusal import Refused, described
from kvo_norms.reading.workbook.opening import TROUBLES, OpenSheet, opened
from kvo_norms.reading.workbook.package import Unopened
from kvo_norms.reading.workbook.places import Cell, Cells
from kvo_norms.reading.workbook.values import is_blank, raw_value
from kvo_norms.workbook.sheets import (
    EMPTY_ITEM,
    EMPTY_LIST,
    FORMAT,
    MARK,
    OURS,
    ROOT,
    Column,
    Sheet,
    sheets,
)

THIS = "kvo-norms/dossier/1"


@attrs.define
class Tables:
    """
    What a workbook holds, as far as it can be read.
    """

    cells: Cells
    data: dict[str, Any] = attrs.field(factory=dict)
    """``None`` stands where a cell could not be read."""
    faults: list[Fault] = attrs.field(factory=list)
    remarks: list[Fault] = attrs.field(factory=list)
    """Sheets and columns that are not read."""


def tables_of(content: bytes, *, file: str) -> Tables:
    """
    The tables of a workbook's content; `file` is the name that faults give it.

    Where the workbook cannot be opened or holds no dossier's sheet, there are faults and no data.
    """
    try:
        found = opened(content)
    except Unopened as error:
        return Tables(cells=Cells(()), faults=[attrs.evolve(error.fault, file=file)])
    tables = Tables(cells=Cells(tuple(sheet.name for sheet in found)))
    known = {sheet.name: sheet for sheet in sheets()}
    seen: set[str] = set()
    for sheet in found:
        name = sheet.name.strip().lower()
        if name in seen:
            message = f"a second sheet '{name}'"
            advice = "keep one of them"
            tables.faults.append(Fault(message=message, advice=advice, sheet=sheet.name))
        elif name in known:
            seen.add(name)
            _Reading(tables, known[name], sheet).read()
        elif name not in OURS:
            message = f"the sheet '{shown(sheet.name)}' is not read"
            tables.remarks.append(Fault(message=message, advice=suggestion(name, known), file=file))
    if not seen:
        names = ", ".join(shown(sheet.name) for sheet in found[:10]) or "none"
        fault = Fault(
            message=f"no sheet of a dossier in this workbook, only: {names}",
            advice=f"name its sheets {', '.join(list(known)[:4])}, …",
            file=file,
        )
        return Tables(cells=tables.cells, faults=[fault])
    tables.data = {FORMAT: THIS, **tables.data}
    tables.faults = tables.cells.located(tables.faults, file)
    tables.remarks = tables.cells.located(tables.remarks, file)
    return tables


def shown(text: str) -> str:
    """
    Somebody else's text, cut to a length and to what can be printed.
    """
    cut = text if len(text) <= 40 else text[:40] + "…"
    return "".join(character if character.isprintable() else "�" for character in cut)


class _Reading:
    """
    One sheet that is being read.
    """

    def __init__(self, tables: Tables, sheet: Sheet, found: OpenSheet) -> None:
        self.tables = tables
        self.sheet = sheet
        self.found = found
        self.columns: dict[int, Column] = {}
        self.items: list[dict[str, Any]] = []

    def read(self) -> None:
        """
        Put the sheet's rows into the tables.
        """
        if not any(not is_blank(cell) for row in self.found.rows for cell in row):
            return
        marks = self._head(self.found.rows[0])
        if marks is None:
            return
        first_empty: int | None = None
        last = 0
        for number, row in enumerate(self.found.rows[1:], start=2):
            mark = self._mark(number, row, marks)
            if mark is None:
                continue
            if mark == EMPTY_LIST:
                first_empty = number if first_empty is None else first_empty
            elif mark == EMPTY_ITEM or self._is_filled(number, row):
                last = number
                self._item(number, row)
        self._keep(first_empty, last, marks)

    def _head(self, row: list[Any]) -> int | None:
        """
        Read the headings; the column of marks, or ``None`` where there is none.
        """
        known = {column.name: column for column in _columns(self.sheet)}
        marks: int | None = None
        seen: set[str] = set()
        for number, cell in enumerate(row):
            if is_blank(cell):
                if any(not is_blank(_at(other, number)) for other in self.found.rows[1:]):
                    self._remark(number, "a column without a heading is not read", None)
                continue
            name = str(cell).strip().lower()
            if name in seen:
                self._fault((), 1, number, f"a second column '{shown(name)}'", "keep one of them")
                continue
            seen.add(name)
            if name == MARK:
                marks = number
            elif name in known:
                self.columns[number] = known[name]
            else:
                message = f"the column '{shown(str(cell))}' is not read"
                self._remark(number, message, suggestion(name, known))
        if marks is None:
            message = f"no column '{MARK}' in the first row, which says what rows are not read"
            self._fault((), 1, None, message, "add it, and leave it empty for what is to be read")
        return marks

    def _mark(self, number: int, row: list[Any], marks: int) -> str | None:
        """
        What the first column says of a row; ``None`` where the row is not to be read.
        """
        cell = _at(row, marks)
        if is_blank(cell) and (number, marks + 1) not in self.found.troubles:
            return ""
        mark = cell.strip() if isinstance(cell, str) else ""
        if mark.startswith(MARK):
            return None
        if mark == EMPTY_ITEM or (mark == EMPTY_LIST and self.sheet.is_list):
            return mark
        message = f"column '{MARK}' holds {described(cell)}"
        advice = f"leave it empty, or begin with {MARK} where the row is not to be read"
        self._fault((), number, marks, message, advice)
        return ""

    def _is_filled(self, number: int, row: list[Any]) -> bool:
        return any(
            not is_blank(_at(row, column)) or (number, column + 1) in self.found.troubles
            for column in self.columns
        )

    def _item(self, number: int, row: list[Any]) -> None:
        path = self._path()
        cells = self.tables.cells.places
        cells.setdefault(path, Cell(self.sheet.name, number))
        item: dict[str, Any] = {}
        for index, column in self.columns.items():
            cell = _at(row, index)
            inner = (*path, column.name)
            trouble = self.found.troubles.get((number, index + 1))
            if is_blank(cell) and trouble is None:
                continue
            cells.setdefault(inner, Cell(self.sheet.name, number, index + 1))
            item[column.name] = None
            if trouble is not None:
                self._fault(inner, number, index, *TROUBLES[trouble])
                continue
            try:
                item[column.name] = raw_value(cell, column)
            except Refused as refusal:
                for fault in refusal.faults:
                    self._fault(inner, number, index, fault.message, fault.advice)
        self.items.append(item)

    def _path(self) -> Path:
        """
        The path of the item that comes next.
        """
        return (*self.sheet.path, len(self.items)) if self.sheet.is_list else self.sheet.path

    def _keep(self, first_empty: int | None, last: int, marks: int) -> None:
        if first_empty is not None and self.items:
            message = f"the row says that there are none, and row {last} holds one"
            self._fault((), first_empty, marks, message, "clear one of them")
        if not self.sheet.is_list and len(self.items) > 1:
            message = f"a second row for {self.sheet.name}, which is one"
            self._fault((), last, None, message, "keep one row")
        if not self.items and first_empty is None:
            return
        if self.sheet.name == "facts":
            self.tables.data["facts"] = self._facts()
            return
        *holders, name = self.sheet.path or ("",)
        holder = self.tables.data
        for key in holders:
            holder = holder.setdefault(key, {})
        if self.sheet.is_list:
            holder[name] = self.items
        elif self.sheet.name == ROOT:
            holder.update(self.items[0])
        else:
            holder.setdefault(name, {}).update(self.items[0])

    def _facts(self) -> dict[str, Any]:
        """
        The facts by their names, as TOML holds them.
        """
        found: dict[str, Any] = {}
        names: dict[int, str] = {}
        cells = self.tables.cells.places
        for index, item in enumerate(self.items):
            path: Path = ("facts", index)
            name = item.pop("name", None)
            row = cells[path].row or 0
            if (*path, "name") not in cells:
                self._fault((), row, None, "a fact without its name", "fill in its name")
            if name is None:
                continue
            if name in found:
                self._fault((), row, None, f"a second fact '{shown(name)}'", "keep one of them")
                continue
            found[name] = item
            names[index] = name
            cells["facts", name] = cells[path]
            for key in item:
                cells["facts", name, key] = cells[*path, key]
        self.tables.faults = [_by_name(fault, names) for fault in self.tables.faults]
        return found

    def _fault(
        self, path: Path, row: int, index: int | None, message: str, advice: str | None
    ) -> None:
        self.tables.faults.append(self._placed(path, row, index, message, advice))

    def _remark(self, index: int, message: str, advice: str | None) -> None:
        self.tables.remarks.append(self._placed((), 1, index, message, advice))

    def _placed(
        self, path: Path, row: int, index: int | None, message: str, advice: str | None
    ) -> Fault:
        column = None if index is None else index + 1
        return Fault(
            message=message,
            advice=advice,
            path=path,
            sheet=self.sheet.name,
            line=row,
            column=column,
        )


def _by_name(fault: Fault, names: dict[int, str]) -> Fault:
    """
    The fault with the path that TOML has: a fact stands there under its name.
    """
    match fault.path:
        case ("facts", int(index), *rest) if index in names:
            return attrs.evolve(fault, path=("facts", names[index], *rest))
    return fault


def _columns(sheet: Sheet) -> Iterator[Column]:
    if sheet.name == ROOT:
        yield attrs.evolve(next(c for c in sheet.columns if c.name == "id"), name=FORMAT)
    yield from sheet.columns


def _at(row: list[Any], index: int) -> Any:
    return row[index] if index < len(row) else ""
