"""
Where the parts of a dossier stand in a workbook.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import attrs

from kvo_norms.errors import Fault, Path


class Cell(NamedTuple):
    """
    A cell, or a row or a sheet as a whole; row and column count from 1.
    """

    sheet: str
    row: int | None = None
    column: int | None = None


@attrs.frozen(eq=False, repr=False)
class Cells:
    """
    The places of all parts of one workbook.
    """

    sheets: tuple[str, ...]
    """The workbook's sheets in their order."""
    places: dict[Path, Cell] = attrs.field(factory=dict)

    def located(self, faults: Iterable[Fault], file: str) -> list[Fault]:
        """
        The faults with their file, sheet, row and column, in the order of the workbook, each once.

        A path that leads to no cell stands where its longest beginning stands that leads to one.
        """
        found = {self._placed(fault, file): None for fault in faults}
        return sorted(found, key=self._order)

    def _placed(self, fault: Fault, file: str) -> Fault:
        if fault.sheet is not None or fault.line is not None:
            return fault if fault.file is not None else attrs.evolve(fault, file=file)
        place = next(
            (
                self.places[fault.path[:length]]
                for length in range(len(fault.path), 0, -1)
                if fault.path[:length] in self.places
            ),
            None,
        )
        named = file if fault.file is None else fault.file
        if place is None:
            return attrs.evolve(fault, file=named)
        return attrs.evolve(
            fault, file=named, sheet=place.sheet, line=place.row, column=place.column
        )

    def _order(self, fault: Fault) -> tuple[int, int, int]:
        known = fault.sheet in self.sheets
        sheet = self.sheets.index(str(fault.sheet)) if known else -1
        return sheet, fault.line or 0, fault.column or 0
