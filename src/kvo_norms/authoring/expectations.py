"""
What a scenario expects, read from its table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kvo_norms.authoring.scenario_tables import unknown_key
from kvo_norms.authoring.scenarios import Expected
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import Fault, Path as FaultPath, suggestion
from kvo_norms.reading.refusal import described
from kvo_norms.verdict import Status, Verdict

Table = dict[str, Any]


def expected_of(table: Table, edition: Edition) -> tuple[Expected, list[Fault]]:
    """
    What is expected, as far as it can be read, and all that is wrong with it.
    """
    faults: list[Fault] = []
    known = ("verdict", "norms", "stars")
    faults += [unknown_key(key, known) for key in table if key not in known]
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
        if isinstance(value, dict) and value:
            flat |= {f"{key}.{rest}": inner for rest, inner in _flattened(value).items()}
        else:
            flat[key] = value
    return flat


def _unknown(path: FaultPath, what: str, name: Any, known: list[str]) -> Fault:
    if not isinstance(name, str):
        message = f"expected text, found {described(name)}"
        return Fault(path=path, message=message, advice=suggestion("", known))
    message = f"unknown {what} '{name}'"
    return Fault(path=path, message=message, advice=suggestion(name, known))
