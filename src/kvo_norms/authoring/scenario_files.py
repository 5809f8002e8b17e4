"""
The files of scenarios.

A scenario starts from nothing or from a named dossier, leaves parts out and changes others.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from kvo_norms.authoring.expectations import expected_of
from kvo_norms.authoring.scenario_tables import (
    Exempt,
    ScenarioFile,
    ScenarioTable,
    Table,
    Unreachable,
    scenario_converter,
)
from kvo_norms.authoring.scenarios import Expected, Scenario
from kvo_norms.authoring.sources import SourceFile
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, suggestion
from kvo_norms.fitting import misfits
from kvo_norms.reading.files import ReadFile, read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.refusal import Refused, under
from kvo_norms.reading.strict import converter
from kvo_norms.records import frozen

Bases = dict[str, tuple[Table, list[Fault]]]
"""The named dossiers, each with what is wrong with it."""


@frozen(kw_only=True)
class Scenarios:
    """
    What a folder of scenarios holds.
    """

    scenarios: tuple[Scenario, ...]
    dossiers: Mapping[str, Table]
    """The named dossiers that scenarios start from, as raw data."""
    unreachable: tuple[Unreachable, ...] = ()
    """The goals of coverage of which the files say that no dossier can reach them."""
    exempt: tuple[Exempt, ...] = ()
    """The mutants of which the files say that no scenario need notice them."""


def read_scenarios(folder: str | os.PathLike[str], edition: Edition) -> tuple[Scenario, ...]:
    """
    The scenarios in a folder of TOML files, such as ``catalogue/kvo-2015/scenarios``.

    Raises
    ------
    InvalidInputError
        With every fault of every file: of the files themselves, of the dossiers, and names in
        what is expected that the edition does not bear.
    """
    return read_scenario_folder(folder, edition).scenarios


def read_scenario_folder(folder: str | os.PathLike[str], edition: Edition) -> Scenarios:
    """
    The scenarios in a folder, with the dossiers that they start from.

    Raises
    ------
    InvalidInputError
        As `read_scenarios` does.
    """
    paths = scenario_paths(folder)
    faults: list[Fault] = []
    files: list[tuple[ReadFile, ScenarioFile]] = []
    for path in paths:
        try:
            file = read_file(path)
        except InvalidInputError as error:
            faults += error.faults
            continue
        read, found = attempt(
            file, "scenarios", lambda d: scenario_converter().structure(d, ScenarioFile)
        )
        faults += found
        files.append((file, read))
    bases: Bases = {}
    for file, read in files:
        for name, table in (read.dossiers or {}).items():
            _, found = dossier_of(table, edition)
            said = found
            if name in bases:
                message = f"another file has a dossier '{name}' too"
                said = [Fault(message=message, advice="give each its own name"), *found]
            bases.setdefault(name, (table, found))
            faults += told(file, under("dossiers", under(name, said)))
    scenarios = []
    for file, read in files:
        source = SourceFile(file)
        for index, row in enumerate(read.scenarios):
            if row is None:
                continue
            scenario, found = _scenario(row, index, read, file, bases, edition)
            faults += told(file, under("scenarios", under(index, found)))
            if scenario is not None:
                scenarios.append(attrs.evolve(scenario, source=source, index=index))
    if faults:
        raise InvalidInputError(faults)
    unreachable = [
        Unreachable(goal=said.goal, reason=said.reason, source=SourceFile(file), index=index)
        for file, read in files
        for index, said in enumerate(read.unreachable)
    ]
    exempt = [
        Exempt(mutant=said.mutant, reason=said.reason, source=SourceFile(file), index=index)
        for file, read in files
        for index, said in enumerate(read.exempt)
    ]
    return Scenarios(
        scenarios=tuple(scenarios),
        dossiers={name: table for name, (table, _) in bases.items()},
        unreachable=tuple(unreachable),
        exempt=tuple(exempt),
    )


def scenario_paths(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """
    The files of scenarios in a folder, by name.

    Raises
    ------
    InvalidInputError
        Where there is no such folder, or it cannot be read.
    """
    place = Path(folder)
    try:
        names = sorted(os.listdir(place))
    except OSError as error:
        message, advice = _why_unlisted(error)
        raise InvalidInputError([Fault(file=str(place), message=message, advice=advice)]) from None
    return tuple(place / name for name in names if name.endswith(".toml"))


def _why_unlisted(error: OSError) -> tuple[str, str]:
    match error:
        case FileNotFoundError():
            return "there is no such folder", "name the folder that holds the scenarios"
        case NotADirectoryError():
            return "this is a file", "put the scenarios in files in a folder"
        case PermissionError():
            return "the folder may not be read", "ask for permission to read it"
        case _:
            said = (error.strerror or "").lower()
            return f"the folder cannot be read: {said}", "name the folder that holds the scenarios"


def _scenario(
    row: ScenarioTable,
    index: int,
    content: ScenarioFile,
    file: ReadFile,
    bases: Bases,
    edition: Edition,
) -> tuple[Scenario | None, list[Fault]]:
    faults = _base_faults(row, bases)
    base, known = bases.get(row.base or "", ({}, []))
    for path in row.without:
        base = _without(base, (path or "").split("."))
    change = row.change or {}
    table = _merged(base, change)
    dossier, found = dossier_of(table, edition)
    faults += [_in_change(fault, change) for fault in found if fault not in known]
    unread: object = row.expect
    expected, found = (Expected(), []) if unread is None else expected_of(row.expect, edition)
    faults += under("expect", found)
    on = row.on or content.on or getattr(dossier, "as_of", None)
    given = "on" in file.data["scenarios"][index] or "on" in file.data or "as_of" in table
    if on is None and not given:
        faults.append(Fault(message="no day to assess on", advice="add on = 2022-06-01"))
    if faults or known or dossier is None or on is None:
        return None, faults
    made = Scenario(
        name=row.name,
        file=file.file,
        on=on,
        dossier=dossier,
        expected=expected,
        base=row.base,
        table=table,
    )
    return made, []


def dossier_of(table: Any, edition: Edition) -> tuple[Dossier | None, list[Fault]]:
    """
    The dossier, as far as it can be read, and all that is wrong with it.
    """
    try:
        dossier = converter("toml").structure(table, Dossier)
    except Refused as refusal:
        if refusal.salvaged is None:
            return None, refusal.faults
        return refusal.salvaged, [*refusal.faults, *misfits(refusal.salvaged, edition)]
    return dossier, misfits(dossier, edition)


def _base_faults(row: ScenarioTable, bases: Bases) -> list[Fault]:
    if row.base is None:
        if not row.without:
            return []
        message = "without a dossier to start from, nothing can be left out"
        return [Fault(path=("without",), message=message, advice="name one with from")]
    if row.base not in bases:
        message = f"there is no dossier '{row.base}'"
        return [Fault(path=("from",), message=message, advice=suggestion(row.base, bases))]
    table, _ = bases[row.base]
    paths: tuple[str | None, ...] = row.without
    return [
        Fault(
            path=("without", index),
            message=f"'{row.base}' holds no '{path}'",
            advice="leave it out, or correct the path",
        )
        for index, path in enumerate(paths)
        if path is not None and not _holds(table, path.split("."))
    ]


def _holds(table: Any, path: list[str]) -> bool:
    for key in path:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True


def _without(table: Any, path: list[str]) -> Any:
    if not isinstance(table, dict) or path[0] not in table:
        return table
    if len(path) == 1:
        return {key: value for key, value in table.items() if key != path[0]}
    return {**table, path[0]: _without(table[path[0]], path[1:])}


def _merged(base: Any, change: Any) -> Any:
    """
    Tables merge key by key; anything else is replaced.
    """
    if not (isinstance(base, dict) and isinstance(change, dict)):
        return change
    return base | {key: _merged(base.get(key), value) for key, value in change.items()}


def _in_change(fault: Fault, change: Table) -> Fault:
    """
    The fault at the place in the change that causes it, else at the scenario.
    """
    if fault.path and fault.path[0] in change:
        return attrs.evolve(fault, path=("change", *fault.path))
    return attrs.evolve(fault, path=())
