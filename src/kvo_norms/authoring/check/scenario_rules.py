"""
KN5xx: norms that no scenario shows, and scenarios that cannot be told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.sources import SourceFile
from kvo_norms.verdict import Status


def _shown(subject: Subject) -> dict[str, set[Status]]:
    """
    The statuses that scenarios expect of each norm and star.
    """
    shown: dict[str, set[Status]] = defaultdict(set)
    for scenario in subject.scenarios or ():
        for name, status in (*scenario.expected.norms, *scenario.expected.stars):
            shown[name].add(status)
    return shown


def without_scenario(subject: Subject) -> Iterator[Found]:
    """
    Norms and stars that no scenario names.
    """
    if subject.scenarios is None:
        return
    shown = _shown(subject)
    for holder in holders_of(subject.edition):
        if not shown[holder.id]:
            yield Found(
                place=subject.files.place_of(holder.id),
                message="no scenario says what should come of it",
                advice="write scenarios in which it is met, and in which it is not",
                norm=holder.id,
            )


def with_one_status(subject: Subject) -> Iterator[Found]:
    """
    Norms and stars of which all scenarios expect the same.
    """
    shown = _shown(subject)
    for holder in holders_of(subject.edition):
        if len(shown[holder.id]) == 1:
            (status,) = shown[holder.id]
            yield Found(
                place=subject.files.place_of(holder.id),
                message=f"every scenario expects it {status.value}",
                advice="write one that expects something else",
                norm=holder.id,
            )


def _rows(subject: Subject) -> Iterator[tuple[SourceFile, int, dict[str, Any]]]:
    if subject.scenarios is not None:
        for file in subject.scenario_files:
            for index, row in enumerate(file.read.data.get("scenarios", [])):
                yield file, index, row


def same_names(subject: Subject) -> Iterator[Found]:
    """
    Scenarios with the name of another one of the edition.
    """
    seen: set[str] = set()
    for file, index, row in _rows(subject):
        if row["name"] in seen:
            yield Found(
                place=file.place(("scenarios", index, "name")),
                message=f"another scenario is called '{row['name']}' too",
                advice="say what is different about it",
            )
        seen.add(row["name"])


def unused_dossiers(subject: Subject) -> Iterator[Found]:
    """
    Named dossiers that no scenario starts from.
    """
    used = {row.get("from") for _, _, row in _rows(subject)}
    for file in subject.scenario_files:
        for name in file.read.data.get("dossiers", {}):
            if name not in used:
                yield Found(
                    place=file.place(("dossiers", name)),
                    message=f"no scenario starts from the dossier '{name}'",
                    advice="start one from it, or remove it",
                )


RULES = (
    Rule(
        code="KN501",
        name="norm-without-scenario",
        severity=Severity.WARNING,
        summary="A norm or star that no scenario names.",
        why="Nothing shows that it does what its author meant, or notices when it no longer does.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"

            # scenarios/schouw.toml
            [[scenarios]]
            name = "geschouwd: voldaan"
            from = "geheel"
            expect = { norms = { "section.schouw" = "met" } }

            [[scenarios]]
            name = "niets bekend: open"
            expect = { norms = { "section.schouw" = "open" } }
        """,
        find=without_scenario,
    ),
    Rule(
        code="KN502",
        name="one-sided-scenarios",
        severity=Severity.WARNING,
        summary="A norm or star of which all scenarios expect the same.",
        why="A norm that is always met would pass them too.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"

            # scenarios/schouw.toml
            [[scenarios]]
            name = "geschouwd: voldaan"
            from = "geheel"
            expect = { norms = { "section.schouw" = "met" } }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"

            # scenarios/schouw.toml
            [[scenarios]]
            name = "geschouwd: voldaan"
            from = "geheel"
            expect = { norms = { "section.schouw" = "met" } }

            [[scenarios]]
            name = "niets bekend: open"
            expect = { norms = { "section.schouw" = "open" } }
        """,
        find=with_one_status,
    ),
    Rule(
        code="KN503",
        name="same-scenario-name",
        severity=Severity.WARNING,
        summary="Two scenarios of an edition with the same name.",
        why="The list of names explains the norms, and a failure is told by name.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"

            # scenarios/schouw.toml
            [[scenarios]]
            name = "geschouwd: voldaan"
            from = "geheel"
            expect = { norms = { "section.schouw" = "met" } }

            [[scenarios]]
            name = "geschouwd: voldaan"
            expect = { norms = { "section.schouw" = "open" } }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"

            # scenarios/schouw.toml
            [[scenarios]]
            name = "geschouwd: voldaan"
            from = "geheel"
            expect = { norms = { "section.schouw" = "met" } }

            [[scenarios]]
            name = "niets bekend: open"
            expect = { norms = { "section.schouw" = "open" } }
        """,
        find=same_names,
    ),
    Rule(
        code="KN504",
        name="unused-dossier",
        severity=Severity.WARNING,
        summary="A named dossier that no scenario starts from.",
        why="Readers take it for a case that is shown, and nothing shows it.",
        avoid="""
            # scenarios/leeg.toml
            [dossiers.leeg]
            application = { kind = "eerste" }
        """,
        prefer="""
            # scenarios/leeg.toml
            [dossiers.leeg]
            application = { kind = "eerste" }

            [[scenarios]]
            name = "een lege aanvraag: open"
            from = "leeg"
            expect = { verdict = "open" }
        """,
        find=unused_dossiers,
    ),
)
