"""
Where values come from: fields of the dossier and of items, operands, what the day decides.
"""

from __future__ import annotations

from typing import Any

from kvo_norms.coding import Source
from kvo_norms.compiling.memberships import Path
from kvo_norms.compiling.phases import Phases
from kvo_norms.compiling.scope import Place
from kvo_norms.compiling.support import AskedOfDay
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.setting import exact
from kvo_norms.kinds import shapes_of
from kvo_norms.patterns import AsOf, FromDossier, Operand, Written


def item_class(path: Path) -> type:
    """
    The class of a collection's items.
    """
    record: type = Dossier
    for name in path:
        found = shapes_of(record)[name].record
        assert found is not None  # noqa: S101
        record = found
    return record


def own(record: type, name: str) -> str:
    """
    The name of a field of the class; nothing else becomes text of a program.
    """
    if name not in shapes_of(record):
        raise AssertionError(f"{record.__name__} has no field {name!r}")
    return name


class Values:
    """
    The names of values of the dossier, of operands and of what the day decides.
    """

    def __init__(self, phases: Phases) -> None:
        self.of_day: dict[AskedOfDay, str] = {}
        """The names of what depends on the day alone, by what works it out."""
        self._phases = phases
        self._places: dict[Path, Place] = {}

    def place(self, path: Path) -> Place:
        """
        Where a field of the dossier can be read, reached through records that may be missing.
        """
        if path not in self._places:
            self._places[path] = Place(self._read(path), optional=True)
        return self._places[path]

    def _read(self, path: Path) -> str:
        if len(path) == 1:
            return self._phases.fix(f"dossier.{own(Dossier, path[0])}", "f")
        holder = self.place(path[:-1]).name
        if path[:-1] == ("facts",):
            return self._phases.fix(f"fact({holder}, {self._phases.bind(path[-1])})", "f")
        name = own(item_class(path[:-1]), path[-1])
        return self._phases.fix(f"None if {holder} is None else {holder}.{name}", "f")

    def known(self, operand: Operand) -> str:
        """
        What an operand comes to, a literal included.
        """
        if isinstance(operand, Written):
            return self._phases.bind(exact(operand.value))
        return self.operand(operand)

    def operand(self, operand: Operand) -> str:
        """
        What an operand that is no literal came to on the day.
        """
        return self._phases.once(operand, lambda: self._operand(operand))

    def _operand(self, operand: Operand) -> str:
        match operand:
            case AsOf(sign=sign, shift=shift):
                if not shift:
                    return "on"
                return self._of_day("moved", sign, shift)
            case FromDossier(path=path, sign=sign, shift=shift):
                name = self.place(path).name
                if not shift:
                    return self._phases.fix(f"exact({name})", "o")
                moved = f"shifted({name}, {sign}, {self._phases.bind(shift)})"
                return self._phases.fix(f"None if {name} is None else {moved}", "o")
            case _:
                return self.known(operand)

    def threshold(self, duration: Written) -> str:
        """
        The first day of a period that ends on the day.
        """
        return self._of_day("moved", -1, duration.value)

    def windows(self, period: Written) -> str:
        """
        The windows of this length, from the day back.
        """
        return self._of_day("windows", period.value)

    def _of_day(self, method: str, *values: Any) -> str:
        """
        Something that `Days` works out once for each day, and so before the dossier is looked at.
        """
        return self.of_day.setdefault((method, values), f"d{len(self.of_day)}")


class Fields:
    """
    The fields of an item that code in a loop needs, each read once.
    """

    def __init__(self, item: type) -> None:
        self._item = item
        self._used: dict[str, Place] = {}

    def place(self, name: str) -> Place:
        """
        Where a field can be read inside the loop.
        """
        if name not in self._used:
            local, shape = f"f_{own(self._item, name)}", shapes_of(self._item)[name]
            self._used[name] = Place(local, shape.optional)
        return self._used[name]

    def read(self, source: Source) -> None:
        """
        Write what reads the fields of the item `x`.
        """
        for name, place in self._used.items():
            source.line(f"{place.name} = x.{name}")
