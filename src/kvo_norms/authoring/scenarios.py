"""
Scenarios: dossiers with the outcome that the norms should have, written beside the norms.

A scenario starts from nothing or from a named dossier, leaves parts out and changes others. Only
what it expects by name is compared.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from kvo_norms.assessing import assess
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, Path as FaultPath, suggestion
from kvo_norms.fitting import misfits, norms_of
from kvo_norms.reading.files import ReadFile, located, read_file
from kvo_norms.reading.formats import attempt
from kvo_norms.reading.strict import Refused, converter, under
from kvo_norms.verdict import Status, Verdict

Table = dict[str, Any]


@attrs.frozen(kw_only=True)
class Expected:
    """
    What should come out; what is not named is not compared.
    """

    verdict: Verdict | None = None
    norms: tuple[tuple[str, Status], ...] = ()
    stars: tuple[tuple[str, Status], ...] = ()


@attrs.frozen(kw_only=True)
class Scenario:
    """
    A dossier, a day, and what should come out.
    """

    name: str
    file: str
    on: date
    dossier: Dossier
    expected: Expected


@attrs.frozen(kw_only=True)
class Difference:
    """
    Something that came out otherwise.
    """

    what: str
    """``verdict``, or the id of a norm or star."""
    expected: str
    actual: str


@attrs.frozen(kw_only=True)
class ScenarioResult:
    """
    A scenario and what came out otherwise; nothing where it holds.
    """

    scenario: Scenario
    differences: tuple[Difference, ...]


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
    change: Table = attrs.field(factory=dict)
    expect: Table


@attrs.frozen(kw_only=True)
class ScenarioFile:
    """
    A file of scenarios and of named dossiers that they start from.
    """

    on: date | None = None
    dossiers: Table = attrs.field(factory=dict)
    scenarios: tuple[ScenarioTable, ...] = ()


def run_scenario(edition: Edition, scenario: Scenario) -> ScenarioResult:
    """
    Assess the scenario's dossier and compare.
    """
    found = assess(edition, scenario.dossier, on=scenario.on)
    statuses = {norm.id: norm.status for norm in found.norms}
    for star in found.stars:
        statuses |= {star.id: star.status, **{norm.id: norm.status for norm in star.norms}}
    wanted = [*scenario.expected.norms, *scenario.expected.stars]
    pairs = [(name, status.value, statuses[name].value) for name, status in wanted]
    if scenario.expected.verdict is not None:
        pairs.insert(0, ("verdict", scenario.expected.verdict.value, found.verdict.value))
    return ScenarioResult(
        scenario=scenario,
        differences=tuple(
            Difference(what=what, expected=expected, actual=actual)
            for what, expected, actual in pairs
            if expected != actual
        ),
    )


def read_scenarios(folder: str | os.PathLike[str], edition: Edition) -> tuple[Scenario, ...]:
    """
    The scenarios in a folder of TOML files, such as ``catalogue/kvo-2015/scenarios``.

    Raises
    ------
    InvalidInputError
        With every fault of every file: of the files themselves, of the dossiers, and names in
        what is expected that the edition does not bear.
    """
    faults: list[Fault] = []
    files: list[tuple[ReadFile, ScenarioFile]] = []
    for path in sorted(Path(folder).glob("*.toml")):
        try:
            file = read_file(path)
        except InvalidInputError as error:
            faults += error.faults
            continue
        read, found = attempt(file, "scenarios", lambda d: _converter().structure(d, ScenarioFile))
        faults += found
        if read is not None:
            files.append((file, read))
    bases: Table = {}
    for file, read in files:
        for name, table in read.dossiers.items():
            _, found = _dossier(table, edition)
            if name in bases:
                message = f"another file has a dossier '{name}' too"
                found = [Fault(message=message, advice="give each its own name"), *found]
            bases.setdefault(name, table)
            faults += located(file, under("dossiers", under(name, found)))
    scenarios = []
    for file, read in files:
        for index, table in enumerate(read.scenarios):
            if table is None:
                continue
            scenario, found = _scenario(table, read, file.file, bases, edition)
            faults += located(file, under("scenarios", under(index, found)))
            if scenario is not None:
                scenarios.append(scenario)
    if faults:
        raise InvalidInputError(faults)
    return tuple(scenarios)


def _converter() -> Any:
    made = converter("toml").copy()
    made.register_structure_hook_func(lambda kind: kind == Table, _table)
    read = made.get_structure_hook(ScenarioTable)
    started_from = partial(_started_from, read)
    made.register_structure_hook_func(lambda kind: kind is ScenarioTable, started_from)
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
    table: ScenarioTable, file: ScenarioFile, name: str, bases: Table, edition: Edition
) -> tuple[Scenario | None, list[Fault]]:
    faults = _base_faults(table, bases)
    base = bases.get(table.base or "", {})
    for path in table.without:
        base = _without(base, path.split("."))
    dossier, found = _dossier(_merged(base, table.change), edition)
    faults += [_in_change(fault, table.change) for fault in found]
    unread: object = table.expect
    expected, found = (Expected(), []) if unread is None else _expected(table.expect, edition)
    faults += under("expect", found)
    on = table.on or file.on or (dossier.as_of if dossier else None)
    if on is None:
        faults.append(Fault(message="no day to assess on", advice="add on = 2022-06-01"))
    if faults or dossier is None or on is None:
        return None, faults
    return Scenario(name=table.name, file=name, on=on, dossier=dossier, expected=expected), []


def _dossier(table: Table, edition: Edition) -> tuple[Dossier | None, list[Fault]]:
    try:
        dossier = converter("toml").structure(table, Dossier)
    except Refused as refusal:
        return None, refusal.faults
    return dossier, misfits(dossier, edition)


def _base_faults(table: ScenarioTable, bases: Table) -> list[Fault]:
    if table.base is None:
        return []
    if table.base not in bases:
        message = f"there is no dossier '{table.base}'"
        return [Fault(path=("from",), message=message, advice=suggestion(table.base, bases))]
    return [
        Fault(
            path=("without", index),
            message=f"'{table.base}' holds no '{path}'",
            advice="leave it out, or correct the path",
        )
        for index, path in enumerate(table.without)
        if not _holds(bases[table.base], path.split("."))
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
    for key in table.keys() - {"verdict", "norms", "stars"}:
        known = ("verdict", "norms", "stars")
        message = f"unknown key '{key}'"
        faults.append(Fault(path=(key,), message=message, advice=suggestion(key, known)))
    if not table:
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
