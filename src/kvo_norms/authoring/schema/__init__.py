"""
JSON Schema (2020-12) of the files of editions, scenarios and dossiers, and of results.

Editors complete and check files with it while somebody types. It is looser than the readers where
a rule cannot be said in a schema, and never stricter: what a schema refuses, the readers refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kvo_norms.authoring.schema.dossiers import dossier_schema
from kvo_norms.authoring.schema.editions import (
    crosswalk_schema,
    edition_schema,
    section_schema,
    stars_schema,
    steps_schema,
)
from kvo_norms.authoring.schema.names import Names
from kvo_norms.authoring.schema.records import Table
from kvo_norms.authoring.schema.results import (
    assessment_schema,
    forecast_schema,
    plan_schema,
    replay_schema,
)
from kvo_norms.authoring.schema.scenarios import scenarios_schema
from kvo_norms.catalogue import Edition
from kvo_norms.errors import UnknownNameError
from kvo_norms.reporting.json import indented

_MAKERS: Mapping[str, Callable[[Names], Table]] = {
    "edition": edition_schema,
    "section": section_schema,
    "stars": stars_schema,
    "crosswalk": crosswalk_schema,
    "steps": steps_schema,
    "scenarios": scenarios_schema,
    "dossier": dossier_schema,
    "assessment": assessment_schema,
    "forecast": forecast_schema,
    "plan": plan_schema,
    "replay": replay_schema,
}
SCHEMAS = tuple(_MAKERS)
"""The names of the schemas, which are those in the files' ``format``."""


def json_schema(name: str, *, edition: Edition | None = None) -> Table:
    """
    A schema by its name, such as ``dossier``.

    With an `edition` its words, parameters, sources, facts and norms are the only ones that files
    may name, each with its label.

    Raises
    ------
    UnknownNameError
        Where no schema has this name.
    """
    if name not in _MAKERS:
        raise UnknownNameError("schema", name, SCHEMAS)
    return _MAKERS[name](Names(edition=edition))


def schema_text(name: str, *, edition: Edition | None = None) -> str:
    """
    The same as a JSON document.
    """
    return indented(json_schema(name, edition=edition)) + "\n"


def published() -> dict[str, str]:
    """
    The schemas that come with the catalogue, by their file names in ``catalogue/schemas``.

    They hold for every edition.
    """
    return {f"{name}.json": schema_text(name) for name in SCHEMAS}
