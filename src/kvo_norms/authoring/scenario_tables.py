"""
A file of scenarios as it stands: its tables, and what it says beside the scenarios.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import attrs

from kvo_norms.authoring.sources import Place, SourceFile
from kvo_norms.errors import Fault
from kvo_norms.reading.refusal import Refused
from kvo_norms.reading.strict import converter
from kvo_norms.records import frozen

Table = dict[str, Any]


@frozen(kw_only=True)
class ScenarioTable:
    """
    A scenario as its file holds it.
    """

    name: str
    on: date | None = None
    base: str | None = None
    """The named dossier that it starts from; its key is `from`, which Python keeps to itself."""
    without: tuple[str, ...] = ()
    change: Table | None = None
    expect: Table


@frozen(kw_only=True)
class UnreachableTable:
    """
    A goal of coverage that no dossier can reach, as its file holds it.
    """

    goal: str
    """Its name, as the coverage lists it."""
    reason: str
    """Why no dossier can."""


@frozen(kw_only=True)
class ExemptTable:
    """
    A mutant of the norms that no scenario need notice, as its file holds it.
    """

    mutant: str
    """Its name, as mutate lists it."""
    reason: str
    """Why none need."""


@frozen(kw_only=True)
class ScenarioFile:
    """
    A file of scenarios and of named dossiers that they start from.
    """

    on: date | None = None
    dossiers: Table | None = None
    scenarios: tuple[ScenarioTable, ...] = ()
    unreachable: tuple[UnreachableTable, ...] = ()
    """Goals of coverage that no dossier can reach, each with the reason."""
    exempt: tuple[ExemptTable, ...] = ()
    """Mutants of the norms that no scenario need notice, each with the reason."""


@attrs.frozen(kw_only=True)
class Unreachable:
    """
    A goal of coverage that no dossier can reach, and why.
    """

    goal: str
    """Its name, as the coverage lists it."""
    reason: str
    _source: SourceFile = attrs.field(eq=False, repr=False)
    _index: int = attrs.field(eq=False, repr=False)

    @property
    def place(self) -> Place:
        """
        Where the file says so.
        """
        return self._source.place(("unreachable", self._index, "goal"))


@attrs.frozen(kw_only=True)
class Exempt:
    """
    A mutant of the norms that no scenario need notice, and why.
    """

    mutant: str
    """The mutant's name, as mutate lists it."""
    reason: str
    _source: SourceFile = attrs.field(eq=False, repr=False)
    _index: int = attrs.field(eq=False, repr=False)

    @property
    def place(self) -> Place:
        """
        Where the file says so.
        """
        return self._source.place(("exempt", self._index, "mutant"))


def scenario_converter() -> Any:
    """
    What reads such a file.
    """
    made = converter("toml").copy()
    made.register(lambda kind: kind == Table, _table)
    read = made.hook(ScenarioTable)
    started_from = partial(_started_from, read)
    made.register(lambda kind: kind is ScenarioTable, started_from)
    return made


def _started_from(read: Any, value: Any, kind: Any) -> ScenarioTable:
    """
    A scenario whose key `from` is read as `base`.
    """
    table = value
    if type(value) is dict:
        table = {{"from": "base", "base": "'base'"}.get(key, key): v for key, v in value.items()}
    try:
        scenario: ScenarioTable = read(table, kind)
    except Refused as refusal:
        raise Refused([_renamed(fault) for fault in refusal.faults], refusal.salvaged) from None
    return scenario


def _renamed(fault: Fault) -> Fault:
    path = ("from", *fault.path[1:]) if fault.path[:1] == ("base",) else fault.path
    return attrs.evolve(fault, path=path)


def _table(value: Any, _: Any) -> Table:
    if type(value) is not dict:
        raise Refused([Fault(message="expected a table")])
    return value
