"""
The schemas of an edition's files: header, sections, stars, crosswalk and what steps cost.
"""

from __future__ import annotations

from typing import Any

from kvo_norms.authoring.schema.names import THEME, Names, word
from kvo_norms.authoring.schema.operands import DURATION
from kvo_norms.authoring.schema.patterns import pattern_schema
from kvo_norms.authoring.schema.records import (
    DATE,
    TEXT,
    Making,
    Table,
    described,
    document,
    keyed,
    table,
)
from kvo_norms.catalogue import (
    CarriedVocabulary,
    CarriedWord,
    Crosswalk,
    DeclaredFact,
    DeclaredParameter,
    Edition,
    Norm,
    ParameterValue,
    Section,
    Source,
    Star,
    StepKind,
    Text,
    Vocabulary,
)
from kvo_norms.dossier.doing import ACTS
from kvo_norms.durations import Duration
from kvo_norms.patterns import Record
from kvo_norms.reading.headers import Header, needed_vocabularies
from kvo_norms.reading.norms import SectionFile, StarsFile
from kvo_norms.reading.steps import MOST_HOURS, StepsFile

ID: Table = {"type": "string", "pattern": "^[a-z0-9_]+([.-][a-z0-9_]+)*$"}
NORM_ID: Table = {"type": "string", "pattern": "^[a-z0-9_{}]+([.-][a-z0-9_{}]+)*$"}
"""The id of a norm; where it holds for each theme, `{theme}` may stand in it."""


def edition_schema(names: Names) -> Table:
    """
    The schema of ``edition.toml``.
    """
    making = _making(names)
    vocabularies = keyed(
        making.record(Vocabulary, without=("id",), words=_words(making)),
        required=sorted(needed_vocabularies()),
    )
    content = making.table(
        Header,
        documented_by=Edition,
        id=ID,
        revision={"type": "integer", "minimum": 1},
        sections={"type": "array", "items": TEXT},
        parameters=keyed(making.record(DeclaredParameter, without=("id",))),
        vocabularies=vocabularies,
        sources=keyed(making.record(Source, without=("id",))),
        facts=keyed(making.record(DeclaredFact, without=("id",))),
    )
    return document("edition", content, making)


def section_schema(names: Names) -> Table:
    """
    The schema of a section's file.
    """
    making = _making(names)
    norms = _norms(making, names)
    content = making.table(SectionFile, documented_by=Section, norms=norms)
    return document("section", content, making)


def stars_schema(names: Names) -> Table:
    """
    The schema of ``stars.toml``.
    """
    making = _making(names)
    star = making.table(
        Star, id=ID, max={"type": "integer", "minimum": 1}, norms=_norms(making, names)
    )
    making.definitions["Star"] = star | {
        "dependentRequired": {"level": ["max"], "max": ["level"]},
    }
    content = making.table(StarsFile, documented_by=Edition)
    return document("stars", content, making)


def crosswalk_schema(names: Names) -> Table:
    """
    The schema of ``crosswalk.toml``.
    """
    making = _making(names)
    known = names.vocabularies()
    if known is None:
        vocabularies = keyed(_carried(making, TEXT, TEXT, "CarriedVocabulary"))
    else:
        problems = word("problems", making, names)
        vocabularies = table(
            {
                it: _carried(making, word(it, making, names), problems, f"Carried.{it}")
                for it in known
            }
        )
    content = making.table(
        Crosswalk,
        previous=TEXT,
        vocabularies=vocabularies,
        norms=keyed(names.norms()),
    )
    return document("crosswalk", content, making)


def steps_schema(names: Names) -> Table:
    """
    The schema of ``steps.toml``.
    """
    making = _making(names)
    making.definitions["StepKind"] = making.table(
        StepKind,
        collection={"enum": sorted(ACTS)},
        cost={"type": "number", "minimum": 0, "maximum": MOST_HOURS},
        who=names.words("roles"),
    )
    content = making.table(StepsFile)
    return document("steps", content, making)


def _carried(making: Making, words: Table, problems: Table, key: str) -> Table:
    """
    What becomes of the words of one vocabulary: another word, or a reason why none.
    """
    carried = making.table(CarriedWord, without=("id",), to=words, problem=problems)
    carried |= {"oneOf": [{"required": ["to"]}, {"required": ["reason"]}]}
    making.definitions[key] = making.table(CarriedVocabulary, without=("id",), words=keyed(carried))
    return {"$ref": f"#/$defs/{key}"}


def _words(making: Making) -> Table:
    label = described(making.of(Text), "The word for people; its key is the word itself.")
    return keyed(label, minProperties=1)


def _norms(making: Making, names: Names) -> Table:
    """
    The norms of a section or a star, each perhaps for each theme.
    """
    themes = TEXT if names.edition is None else {"anyOf": [word("themes", making, names), THEME]}
    instead: dict[str, Any] = {
        "id": NORM_ID,
        "theme": themes,
        "points": {"type": "integer", "minimum": 0},
    }
    if names.edition is not None:
        sources = {"anyOf": [names.sources(), THEME]}
        instead["sources"] = {"type": "array", "items": sources, "minItems": 1}
    norm = making.table(Norm, without=("section",), **instead)
    norm["properties"]["for_each"] = {
        "const": "themes",
        "description": "Makes one norm for each theme. `{theme}` stands for the theme in ids and"
        " patterns, `{theme.label}` for its label in texts.",
    }
    norm["anyOf"] = [{"required": ["requires"]}, {"required": ["question"]}]
    making.definitions["Norm"] = norm
    return {"type": "array", "items": {"$ref": "#/$defs/Norm"}}


def _making(names: Names) -> Making:
    """
    What annotations of the catalogue's classes mean.
    """

    def single(kind: Any) -> Table | None:
        if kind is Duration:
            return DURATION
        if kind == ParameterValue:
            return _parameter_value()
        return pattern_schema(making, names) if kind is Record else None

    level = names.words("certificate_levels")
    sources = {"type": "array", "items": names.sources(), "minItems": 1}
    fee = {"type": "number", "minimum": 0}
    fields = {"sources": sources, "first_level": level, "next_level": level, "fee": fee}
    making = Making(hooks=(single,), fields=fields)
    return making


def _parameter_value() -> Table:
    values = [{"type": "boolean"}, {"type": "number"}, DATE, {"type": "string"}]
    return {"anyOf": [*values, {"type": "array", "items": {"anyOf": values}, "minItems": 1}]}
