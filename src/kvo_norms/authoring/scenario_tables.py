"""
A file of scenarios as it stands: its tables, and what it says beside the scenarios.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import attrs

from kvo_norms.authoring.sources import Place, SourceFile
from kvo_norms.errors import Fault, suggestion
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


@frozen(kw_only=True)
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


@frozen(kw_only=True)
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


def untrue(
    said: Iterable[tuple[str, Unreachable | Exempt]],
    known: Collection[str],
    refuted: Mapping[str, str],
    *,
    noun: str,
    heading: str,
) -> Iterator[Fault]:
    """
    What is wrong with the goals or mutants, by name, that files set apart under a `heading`.

    Either none of that name is `known`, or it is `refuted`: what a scenario did to it, by name.
    """
    for name, entry in said:
        if name not in known:
            message, advice = f"there is no {noun} '{name}'", suggestion(name, known)
        elif name in refuted:
            message = f"this {noun} is {refuted[name]}"
            advice = f"remove it from the {heading} ones"
        else:
            continue
        place = entry.place
        yield Fault(
            file=place.file,
            line=place.line,
            column=place.column,
            path=place.path,
            message=message,
            advice=advice,
        )


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
    table, unknown = value, []
    if type(value) is dict:
        names = [field.name for field in attrs.fields(ScenarioTable)]
        known = {"from" if name == "base" else name: name for name in names}
        table = {known[key]: held for key, held in value.items() if key in known}
        unknown = [unknown_key(key, known) for key in value if key not in known]
    try:
        scenario: ScenarioTable = read(table, kind)
    except Refused as refusal:
        faults = [*unknown, *map(_renamed, refusal.faults)]
        raise Refused(faults, refusal.salvaged) from None
    if unknown:
        raise Refused(unknown, scenario)
    return scenario


def unknown_key(key: str, known: Iterable[str]) -> Fault:
    """
    The fault that a table has a key which it does not know.
    """
    return Fault(path=(key,), message=f"unknown key '{key}'", advice=suggestion(key, known))


def _renamed(fault: Fault) -> Fault:
    path = ("from", *fault.path[1:]) if fault.path[:1] == ("base",) else fault.path
    return attrs.evolve(fault, path=path)


def _table(value: Any, _: Any) -> Table:
    if type(value) is not dict:
        raise Refused([Fault(message="expected a table")])
    return value
