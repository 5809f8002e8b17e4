"""
The files of scenarios.

A scenario starts from nothing or from a named dossier, leaves parts out and changes others.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from kvo_norms.authoring.scenarios import Expected, Scenario
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, Path as FaultPath, suggestion
from kvo_norms.fitting import misfits
from kvo_norms.reading.files import ReadFile, read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.refusal import Refused, under
from kvo_norms.reading.strict import converter
from kvo_norms.verdict import Status, Verdict

Table = dict[str, Any]
Bases = dict[str, tuple[Table, list[Fault]]]
"""The named dossiers, each with what is wrong with it."""


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True)
class ScenarioFile:
    """
    A file of scenarios and of named dossiers that they start from.
    """

    on: date | None = None
    dossiers: Table | None = None
    scenarios: tuple[ScenarioTable, ...] = ()


def read_scenarios(folder: str | os.PathLike[str], edition: Edition) -> tuple[Scenario, ...]:
    """
    The scenarios in a folder of TOML files, such as ``catalogue/kvo-2015/scenarios``.

    Raises
    ------
    InvalidInputError
        With every fault of every file: of the files themselves, of the dossiers, and names in
        what is expected that the edition does not bear.
    """
    place = Path(folder)
    if not place.is_dir():
        message = "this is a file" if place.exists() else "there is no such folder"
        advice = "name the folder that holds the scenarios"
        raise InvalidInputError([Fault(file=str(folder), message=message, advice=advice)])
    faults: list[Fault] = []
    files: list[tuple[ReadFile, ScenarioFile]] = []
    for path in sorted(place.glob("*.toml")):
        try:
            file = read_file(path)
        except InvalidInputError as error:
            faults += error.faults
            continue
        read, found = attempt(file, "scenarios", lambda d: _converter().structure(d, ScenarioFile))
        faults += found
        files.append((file, read))
    bases: Bases = {}
    for file, read in files:
        for name, table in (read.dossiers or {}).items():
            _, found = _dossier(table, edition)
            said = found
            if name in bases:
                message = f"another file has a dossier '{name}' too"
                said = [Fault(message=message, advice="give each its own name"), *found]
            bases.setdefault(name, (table, found))
            faults += told(file, under("dossiers", under(name, said)))
    scenarios = []
    for file, read in files:
        for index, row in enumerate(read.scenarios):
            if row is None:
                continue
            scenario, found = _scenario(row, read, file.file, bases, edition)
            faults += told(file, under("scenarios", under(index, found)))
            if scenario is not None:
                scenarios.append(scenario)
    if faults:
        raise InvalidInputError(faults)
    return tuple(scenarios)


def _converter() -> Any:
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


def _scenario(
    row: ScenarioTable, file: ScenarioFile, name: str, bases: Bases, edition: Edition
) -> tuple[Scenario | None, list[Fault]]:
    faults = _base_faults(row, bases)
    base, known = bases.get(row.base or "", ({}, []))
    for path in row.without:
        base = _without(base, (path or "").split("."))
    change = row.change or {}
    dossier, found = _dossier(_merged(base, change), edition)
    faults += [_in_change(fault, change) for fault in found if fault not in known]
    unread: object = row.expect
    expected, found = (Expected(), []) if unread is None else _expected(row.expect, edition)
    faults += under("expect", found)
    on = row.on or file.on or getattr(dossier, "as_of", None)
    if on is None:
        faults.append(Fault(message="no day to assess on", advice="add on = 2022-06-01"))
    if faults or known or dossier is None or on is None:
        return None, faults
    return Scenario(name=row.name, file=name, on=on, dossier=dossier, expected=expected), []


def _dossier(table: Any, edition: Edition) -> tuple[Dossier | None, list[Fault]]:
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


def _expected(table: Table, edition: Edition) -> tuple[Expected, list[Fault]]:
    faults: list[Fault] = []
    known = ("verdict", "norms", "stars")
    for key in table:
        if key not in known:
            message = f"unknown key '{key}'"
            faults.append(Fault(path=(key,), message=message, advice=suggestion(key, known)))
    if not any(table.get(key) for key in known):
        faults.append(Fault(message="nothing is expected", advice="name a verdict, norms or stars"))
    norms = [norm.id for norm in norms_of(edition)]
    stars = [star.id for star in edition.stars]
    verdict = table.get("verdict")
    known_verdicts = [member.value for member in Verdict]
    if verdict is not None and verdict not in known_verdicts:
        faults.append(_unknown(("verdict",), "verdict", verdict, known_verdicts))
        verdict = None
    expected = Expected(
        verdict=None if verdict is None else Verdict(verdict),
        norms=_statuses(table.get("norms", {}), "norms", norms, faults),
        stars=_statuses(table.get("stars", {}), "stars", stars, faults),
    )
    return expected, faults


def _statuses(
    table: Any, key: str, known: list[str], faults: list[Fault]
) -> tuple[tuple[str, Status], ...]:
    if not isinstance(table, dict):
        faults.append(Fault(path=(key,), message="expected a table", advice='write id = "met"'))
        return ()
    statuses = [status.value for status in Status]
    found = []
    for name, status in _flattened(table).items():
        if name not in known:
            faults.append(_unknown((key, name), key.removesuffix("s"), name, known))
        elif status not in statuses:
            faults.append(_unknown((key, name), "status", status, statuses))
        else:
            found.append((name, Status(status)))
    return tuple(found)


def _flattened(table: Mapping[str, Any]) -> Table:
    """
    Ids with points in them, which TOML reads as tables unless they are quoted.
    """
    flat: Table = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{rest}": inner for rest, inner in _flattened(value).items()}
        else:
            flat[key] = value
    return flat


def _unknown(path: FaultPath, what: str, name: Any, known: list[str]) -> Fault:
    message = f"unknown {what} '{name}'"
    return Fault(path=path, message=message, advice=suggestion(str(name), known))
