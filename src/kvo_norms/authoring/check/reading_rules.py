"""
KN0xx: what reading the files already refuses, told apart by what the fault says.
"""

from __future__ import annotations

import re

from kvo_norms.authoring.check.remarks import Remark, Severity
from kvo_norms.authoring.check.rules import Rule
from kvo_norms.errors import Fault


def as_remark(fault: Fault) -> Remark:
    """
    A fault of reading as a remark, under the code of its kind.
    """
    return Remark(
        code=_code(fault),
        severity=Severity.ERROR,
        message=fault.message,
        advice=fault.advice,
        file=fault.file,
        path=fault.path,
        line=fault.line,
        column=fault.column,
        norm=fault.norm,
    )


def _code(fault: Fault) -> str:
    """
    By what the fault says; else by whether it is about the file as a whole.
    """
    other = "KN012" if fault.path else "KN001"
    return next((code for code, said in _SAID if said.search(fault.message)), other)


_SAID = tuple(
    (code, re.compile(said))
    for code, said in (
        ("KN001", r"^unknown format |^this is a kvo-norms/"),
        ("KN002", r"is used twice|is named twice|^duplicate key|^another file has a dossier"),
        (
            "KN003",
            r"^unknown (source|parameter|norm|star|vocabulary|certificate level)\b"
            r"|^there is no (file|dossier)|belongs to no section$",
        ),
        ("KN004", r"^undeclared |^unknown (word|status|verdict)\b"),
        ("KN005", r"^unknown (field|key|test)\b"),
        ("KN008", r"^provenance 'official' without"),
        ("KN009", r"^no source$"),
        ("KN010", r"out of range$|lies from 0 to 1|never negative|^-?\d+ of \d+ patterns"),
        ("KN011", r"asks nothing$|^an empty |^nothing is expected"),
        ("KN007", r"^('\w+'|the vocabulary '.*') is missing$"),
        (
            "KN006",
            r"^expected |is compared with|cannot be compared|^the date .* is written as text",
        ),
    )
)
"""What faults of a kind say; the first that fits counts."""


RULES = (
    Rule(
        code="KN001",
        name="unreadable",
        severity=Severity.ERROR,
        summary="A file cannot be read, or does not say what it is.",
        why="Nothing is checked in a file that cannot be read, and the edition cannot be used.",
        avoid="""
            # section.toml
            title = { nl = "Deel", en = "Part"
        """,
        prefer="""
            # section.toml
            title = { nl = "Deel", en = "Part" }
        """,
    ),
    Rule(
        code="KN002",
        name="duplicate-id",
        severity=Severity.ERROR,
        summary="Two norms, stars, sections, keys or named dossiers bear the same name.",
        why="Assessments, waivers and scenarios name a norm by its id, so it must be the only one.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_tweede"
        """,
    ),
    Rule(
        code="KN003",
        name="unknown-name",
        severity=Severity.ERROR,
        summary="A source, parameter, norm, vocabulary, section or dossier is named that is not "
        "there.",
        why="A name that leads nowhere is mistyped, or what it named was removed.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["vacblad"]
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["vakblad"]
        """,
    ),
    Rule(
        code="KN004",
        name="undeclared-word",
        severity=Severity.ERROR,
        summary="A word is used that the edition does not declare.",
        why="No dossier can hold the word, so the norm could never be met.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where.light = "schemer"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where.light = "donker"
        """,
    ),
    Rule(
        code="KN005",
        name="unknown-key",
        severity=Severity.ERROR,
        summary="A key, a field of the dossier or a test that does not exist.",
        why="It is mistyped, or asked of the wrong record; what is meant is not tested.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where.lihgt.present = true
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where.light.present = true
        """,
    ),
    Rule(
        code="KN006",
        name="wrong-type",
        severity=Severity.ERROR,
        summary="A value of another type than the place asks for.",
        why="A number between quotes is a text, and a text is never equal to a number.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = "twee"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = 2
        """,
    ),
    Rule(
        code="KN007",
        name="missing-key",
        severity=Severity.ERROR,
        summary="A key is missing, such as the remedy of a norm or a text in one of the languages.",
        why="Whoever does not meet a norm needs its remedy, and every reader a text in their own "
        "language.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            remedy.nl = "Schouw het gebied."
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            remedy.nl = "Schouw het gebied."
            remedy.en = "Inspect the area."
        """,
    ),
    Rule(
        code="KN008",
        name="official-without-official-source",
        severity=Severity.ERROR,
        summary="Something calls itself official, and none of its sources is.",
        why="Official means that the scheme or its manager says so, where everybody can look.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            provenance = "official"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            provenance = "reported"
        """,
    ),
    Rule(
        code="KN009",
        name="no-source",
        severity=Severity.ERROR,
        summary="A norm, star, parameter, certificate or crosswalk names no source.",
        why="What nobody can look up is an opinion.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = []
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            sources = ["vakblad"]
        """,
    ),
    Rule(
        code="KN010",
        name="out-of-range",
        severity=Severity.ERROR,
        summary="A number that its place does not allow.",
        why="A share of 30 is never reached: it lies from 0 to 1, and 30 % is 0.30.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            points = -1
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            points = 1
        """,
    ),
    Rule(
        code="KN011",
        name="asks-nothing",
        severity=Severity.ERROR,
        summary="A norm, a pattern, a list or a scenario that asks nothing.",
        why="It would always hold, or never.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where = {}
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            requires.inspections.where = { light = "donker" }
        """,
    ),
    Rule(
        code="KN012",
        name="out-of-place",
        severity=Severity.ERROR,
        summary="A value, a test or a name that cannot stand where it stands, and that no other "
        "rule of this chapter names.",
        why="It would mean nothing there: a name has no order, so nothing is 'at least' a name.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.naam"
            requires.area.name.at_least = "B"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.naam"
            requires.area.name.equals = "B"
        """,
    ),
)
