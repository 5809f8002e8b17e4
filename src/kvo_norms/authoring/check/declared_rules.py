"""
KN1xx: parameters, sources and facts that an edition declares and never uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kvo_norms.authoring.check.remarks import Fix, Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.spots import PATTERNS, Spot, parts_of
from kvo_norms.errors import Path as TomlPath
from kvo_norms.notation import parameters_in
from kvo_norms.patterns import Field, FromDossier


def unused_parameters(subject: Subject) -> Iterator[Found]:
    """
    Parameters that no pattern names.
    """
    patterns = [
        getattr(holder, name, None) for holder in holders_of(subject.edition) for name in PATTERNS
    ]
    named = parameters_in(tuple(filter(None, patterns)))
    for parameter in subject.edition.parameters:
        if parameter.id not in named:
            yield _unused(
                subject,
                ("parameters", parameter.id),
                f"no norm uses the parameter '{parameter.id}'",
                f"write ${parameter.id} in the norm that it is meant for, or remove it",
                is_certain=True,
            )


def unused_sources(subject: Subject) -> Iterator[Found]:
    """
    Sources that nothing rests on.
    """
    edition = subject.edition
    resting: list[Any] = [
        *holders_of(edition),
        *edition.parameters,
        edition.certificate,
        edition.in_force,
        edition.crosswalk,
    ]
    named = {name for it in resting if it is not None for name in it.sources}
    for source in edition.sources:
        if source.id not in named:
            yield _unused(
                subject,
                ("sources", source.id),
                f"nothing rests on the source '{source.id}'",
                "name it where it is used, or remove it",
                is_certain=len(edition.sources) > 1,
            )


def unused_facts(subject: Subject) -> Iterator[Found]:
    """
    Facts that no norm asks for.
    """
    asked: set[str] = set()
    for holder in holders_of(subject.edition):
        facts: list[Spot] = []
        for spot, part in parts_of(holder):
            match part:
                case Field(name="facts"):
                    facts.append(spot)
                case Field(name=name) if any(spot[: len(above)] == above for above in facts):
                    asked.add(name)
                case FromDossier(path=("facts", name)):
                    asked.add(name)
    for fact in subject.edition.facts:
        if fact.id not in asked:
            yield _unused(
                subject,
                ("facts", fact.id),
                f"no norm asks for the fact '{fact.id}'",
                "ask for it under facts in a pattern, or remove it where no dossier states it",
            )


def _unused(
    subject: Subject, path: TomlPath, message: str, advice: str, *, is_certain: bool = False
) -> Found:
    place = subject.files.in_header(path)
    fix = Fix(file=place.file, path=path) if is_certain else None
    return Found(place=place, message=message, advice=advice, fix=fix)


RULES = (
    Rule(
        code="KN101",
        name="unused-parameter",
        severity=Severity.WARNING,
        summary="A parameter that no norm names.",
        why="A number that nothing uses looks like a rule and is none. Often the norm holds the "
        "number itself, and changing the parameter changes nothing.",
        avoid="""
            # edition.toml
            [parameters.minimum]
            value = 2

            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = 2
        """,
        prefer="""
            # edition.toml
            [parameters.minimum]
            value = 2

            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = "$minimum"
        """,
        find=unused_parameters,
    ),
    Rule(
        code="KN103",
        name="unused-source",
        severity=Severity.WARNING,
        summary="A source that nothing rests on.",
        why="The list of sources tells readers what the edition rests on. A source that nothing "
        "names makes it look better founded than it is.",
        avoid="""
            # edition.toml
            [sources.krant]
            title = "Krant"
            url = "https://example.org/krant"
            checked = 2026-11-01
        """,
        prefer="""
            # edition.toml
            [sources.krant]
            title = "Krant"
            url = "https://example.org/krant"
            checked = 2026-11-01

            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["krant"]
        """,
        find=unused_sources,
    ),
    Rule(
        code="KN105",
        name="unused-fact",
        severity=Severity.WARNING,
        summary="A fact that no norm asks for.",
        why="Areas are asked to state it, and nothing is done with the answer.",
        avoid="""
            # edition.toml
            [facts.camera]
            kind = "boolean"
            label = { nl = "er hangen camera's", en = "there are cameras" }
        """,
        prefer="""
            # edition.toml
            [facts.camera]
            kind = "boolean"
            label = { nl = "er hangen camera's", en = "there are cameras" }

            # section.toml
            [[norms]]
            id = "section.camera"
            requires.facts.camera = true
        """,
        find=unused_facts,
    ),
)
