"""
The schema of the files of scenarios.
"""

from __future__ import annotations

from kvo_norms.authoring.scenario_tables import ScenarioFile, ScenarioTable
from kvo_norms.authoring.schema.dossiers import dossier_table, making_for
from kvo_norms.authoring.schema.names import Names
from kvo_norms.authoring.schema.records import (
    Table,
    described,
    document,
    keyed,
    reference,
    table,
    words_schema,
)
from kvo_norms.catalogue import norms_of
from kvo_norms.verdict import Status, Verdict

KEYS = {
    "name": "What is shown, and what comes out.",
    "from": "The named dossier that it starts from; without it, from nothing.",
    "without": "What is left out first, such as `partners` or `area.size`.",
    "change": "What is different. Tables merge key by key; anything else is replaced.",
    "on": "The day; without it the file's, else the dossier's `as_of`.",
    "expect": "What should come out; what is not named is not compared.",
    "dossiers": "Dossiers to start from. All files of the folder share their names.",
    "scenarios": "The scenarios.",
    "verdict": "The verdict on the certificate.",
    "norms": "The status of norms, those of the stars included.",
    "stars": "The status of stars.",
}


def scenarios_schema(names: Names) -> Table:
    """
    The schema of a file of scenarios.
    """
    making = making_for(names)
    dossier = dossier_table(making, names)
    making.definitions["Dossier"] = dossier
    making.definitions["change"] = _change(dossier)
    making.definitions["statuses"] = keyed({"anyOf": [_status(), reference("statuses")]})
    scenario = making.table(ScenarioTable, change=reference("change"), expect=_expected(names))
    scenario["properties"] = {
        {"base": "from"}.get(key, key): schema for key, schema in scenario["properties"].items()
    }
    making.definitions["Scenario"] = _told(scenario)
    content = making.table(
        ScenarioFile,
        dossiers=keyed(reference("Dossier")),
        scenarios={"type": "array", "items": reference("Scenario")},
    )
    return document("scenarios", _told(content), making)


def _told(schema: Table) -> Table:
    """
    The schema with what its keys mean.
    """
    told = {
        key: found | {"description": KEYS.get(key) or found.get("description", "")}
        for key, found in schema["properties"].items()
    }
    return schema | {"properties": told}


def _change(dossier: Table) -> Table:
    """
    A part of a dossier; a fact that it changes may lack what the dossier already says.
    """
    return dossier | {
        "title": "change",
        "properties": dossier["properties"]
        | {"facts": {"type": "object", "additionalProperties": True}},
    }


def _expected(names: Names) -> Table:
    norms, stars = reference("statuses"), reference("statuses")
    if names.edition is not None:
        norms = _listed(names.named(norms_of(names.edition)))
        stars = _listed(names.named(names.edition.stars))
    verdict = words_schema({verdict.value: "" for verdict in Verdict})
    parts = {"verdict": verdict, "norms": norms, "stars": stars}
    return _told(table(parts, minProperties=1))


def _listed(titles: dict[str, str]) -> Table:
    """
    The ids and their statuses; an id with points may also be written as tables.
    """
    known = {name: described(_status(), title) for name, title in titles.items()}
    outer = {name.partition(".")[0]: reference("statuses") for name in known if "." in name}
    return table(outer | known)


def _status() -> Table:
    return {"type": "string", "enum": [status.value for status in Status]}
