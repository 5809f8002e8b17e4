"""
The schema of dossiers.
"""

from __future__ import annotations

from typing import Any

from kvo_norms.authoring.schema.names import Names, word
from kvo_norms.authoring.schema.records import (
    DATE,
    SCALARS,
    TEXT,
    Making,
    Table,
    described,
    document,
    keyed,
    reference,
    table,
    word_hook,
    words_schema,
)
from kvo_norms.dossier import Dossier, Fact, Finding, Waiver
from kvo_norms.dossier.coherence import NOT_EVIDENCE, collections_of
from kvo_norms.kinds import SHARE, Kind

KINDS = {
    Kind.TEXT: TEXT,
    Kind.INTEGER: SCALARS[int],
    Kind.NUMBER: {"type": "number"},
    Kind.SHARE: {"type": "number", "minimum": SHARE.minimum, "maximum": SHARE.maximum},
    Kind.DATE: DATE,
    Kind.BOOLEAN: SCALARS[bool],
}
"""The schemas of single values, but for words."""


def dossier_schema(names: Names) -> Table:
    """
    The schema of a dossier's file, TOML or JSON.
    """
    making = making_for(names)
    content = dossier_table(making, names)
    return document("dossier", content, making)


def making_for(names: Names) -> Making:
    """
    What annotations of the dossier's classes mean.
    """
    making = Making(hooks=(word_hook(lambda name: word(name, making, names)),))
    return making


def dossier_table(making: Making, names: Names) -> Table:
    """
    The table of a dossier, without its `format`.
    """
    judged = names.norms(lambda norm: norm.question is not None)
    making.record(Finding, norm=judged)
    making.record(Waiver, norm=names.norms())
    lists = [name for name in collections_of(Dossier()) if name not in NOT_EVIDENCE]
    incomplete = {"type": "array", "items": words_schema(dict.fromkeys(lists, ""))}
    return making.table(Dossier, incomplete=incomplete, facts=_facts(making, names))


def _facts(making: Making, names: Names) -> Table:
    """
    A fact by its name: its value, or a table with the value and where it comes from.
    """
    if names.edition is None:
        value: Table = {"anyOf": [SCALARS[bool], {"type": "number"}, TEXT]}
        making.definitions["Fact"] = _fact(making, value)
        return keyed(reference("Fact"))
    facts = {}
    for shape, label in names.facts():
        named = shape.vocabulary
        value = KINDS[shape.kind] if named is None else word(named, making, names)
        facts[shape.name] = described(_fact(making, value), label)
    return table(facts)


def _fact(making: Making, value: Any) -> Table:
    return {"anyOf": [value, making.table(Fact, without=("name",), value=value)]}
