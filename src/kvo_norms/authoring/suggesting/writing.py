"""
Suggestions as a file of scenarios.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

from kvo_norms.authoring.suggesting.searching import Suggestion, Suggestions

Table = Mapping[str, Any]

_HEAD = """\
# Suggested scenarios. Each expects what the norms say now: whether that is right, a person must
# confirm. Give each a name that tells what it shows, and move it beside its norm's other scenarios.
"""


def suggestions_text(suggestions: Suggestions) -> str:
    """
    The suggestions as TOML, with the goals for which nothing was found as comments.
    """
    parts = ['format = "kvo-norms/scenarios/1"\n', _HEAD]
    parts += map(_written, suggestions.found)
    if suggestions.not_found:
        lines = [f"#   {goal.name}\n" for goal in suggestions.not_found]
        parts.append("".join(["# Nothing was found for:\n", *lines]))
    return "\n".join(parts)


def _written(suggestion: Suggestion) -> str:
    scenario = suggestion.scenario
    base, table = min(
        _ways(scenario.table, suggestion.dossiers.dossiers),
        key=lambda way: len(tomli_w.dumps(way[1])),
    )
    written: dict[str, Any] = {"name": scenario.name, "on": scenario.on}
    if base is not None:
        written["from"] = base
    written |= table
    named = {"norms": scenario.expected.norms, "stars": scenario.expected.stars}
    written["expect"] = {
        kind: {name: status.value for name, status in pairs}
        for kind, pairs in named.items()
        if pairs
    }
    comments = "".join(f"# {goal.name}\n" for goal in suggestion.reaches)
    return comments + tomli_w.dumps({"scenarios": [written]})


def _ways(table: Table, bases: Mapping[str, Table]) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """
    The dossier as a change of nothing, and of each named dossier.
    """
    yield None, {"change": table} if table else {}
    for name, base in bases.items():
        without, change = difference(base, table)
        made: dict[str, Any] = {"without": without} if without else {}
        yield name, made | ({"change": change} if change else {})


def difference(base: Table, table: Table) -> tuple[list[str], dict[str, Any]]:
    """
    What of a dossier to leave out, as paths, and what to change, to come to another.
    """
    without = [name for name in base if name not in table]
    change: dict[str, Any] = {}
    for name, value in table.items():
        before = base.get(name)
        if name in base and before == value:
            continue
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            inner_without, inner = difference(before, value)
            without += [f"{name}.{path}" for path in inner_without]
            if inner:
                change[name] = inner
        else:
            change[name] = value
    return without, change
