"""
A worksheet in a workbook as the tables that TOML would hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from kvo_norms.auditing.findings_files import ABOUT, COLUMNS, SHEET
from kvo_norms.errors import Fault, InvalidInputError, Path
from kvo_norms.reading.files import unreadable

Locate = Callable[[Iterable[Fault]], list[Fault]]


def tables_of_workbook(file: str) -> tuple[dict[str, Any], Locate, list[Fault]]:
    """
    What TOML would hold, what gives faults their file, sheet, row and column, and the faults of
    cells that cannot be read.

    Raises
    ------
    InvalidInputError
        Where it cannot be read, or is no worksheet.
    """
    # Loaded only when a workbook is read.
    from kvo_norms.reading.workbook.opening import TROUBLES, opened
    from kvo_norms.reading.workbook.package import Unopened
    from kvo_norms.reading.workbook.places import Cell, Cells
    from kvo_norms.reading.workbook.values import is_blank

    try:
        with open(file, "rb") as content:
            found = opened(content.read())
    except (OSError, ValueError) as error:
        raise InvalidInputError([unreadable(file, error)]) from None
    except Unopened as error:
        raise InvalidInputError([attrs.evolve(error.fault, file=file)]) from None
    sheets = {sheet.name: sheet.rows for sheet in found}
    troubles = {
        (sheet.name, *at): TROUBLES[trouble]
        for sheet in found
        for at, trouble in sheet.troubles.items()
    }
    faults: list[Fault] = []

    def keep(path: Path, cell: Cell) -> None:
        cells.places[path] = cell
        if cell in troubles:
            message, advice = troubles[cell]
            faults.append(Fault(path=path, message=message, advice=advice))

    if SHEET not in sheets or ABOUT not in sheets:
        message = f"no worksheet of findings: it lacks the sheet '{SHEET}' or '{ABOUT}'"
        advice = "use a workbook that kvo-norms findings wrote"
        raise InvalidInputError([Fault(file=file, message=message, advice=advice)])
    cells = Cells(tuple(sheets))
    data: dict[str, Any] = {"questions": []}
    for number, row in enumerate(sheets[ABOUT][1:], start=2):
        key = row[0] if row else None
        if isinstance(key, str) and key.strip() and len(row) > 1:
            data[key.strip()] = row[1]
            keep((key.strip(),), Cell(ABOUT, number, 2))
    head, *rows = sheets[SHEET] or [[]]
    for number, row in enumerate(rows, start=2):
        table = {name: cell for name, cell in zip(head, row, strict=False) if name in COLUMNS}
        given = [
            (SHEET, number, column) in troubles or not is_blank(cell)
            for column, (name, cell) in enumerate(zip(head, row, strict=False), start=1)
            if name in COLUMNS
        ]
        if not any(given):
            continue
        path = ("questions", len(data["questions"]))
        cells.places[path] = Cell(SHEET, number, 1)
        for column, name in enumerate(head, start=1):
            if name in COLUMNS:
                keep((*path, name), Cell(SHEET, number, column))
        data["questions"].append(table)
    return data, lambda told: cells.located(told, file), faults
