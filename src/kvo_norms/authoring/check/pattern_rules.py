"""
KN3xx: rules of norms that ask nothing, cannot be met, or ask the same twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kvo_norms.authoring.check.remarks import Fix, Severity
from kvo_norms.authoring.check.rules import Finder, Found, Rule, Subject, holders_of
from kvo_norms.authoring.reasoning import (
    constant_tests,
    contradictions,
    dates_only_present,
    empty_selections,
    equal_norms,
    every_of_nothing,
    redundant_patterns,
    redundant_tests,
)
from kvo_norms.authoring.spots import Spot, in_toml, part_at
from kvo_norms.catalogue import Edition, Norm, Star, Weight, norms_of

Reasoning = Callable[[Norm | Star, Edition], Iterator[tuple[Spot, str]]]


def _by(reason: Reasoning, advice: str) -> Finder:
    """
    What the reasoning says of every norm and star, at its place in the files.
    """

    def find(subject: Subject) -> Iterator[Found]:
        for holder in holders_of(subject.edition):
            for spot, message in reason(holder, subject.edition):
                yield _found(subject, holder, spot, message, advice)

    return find


def _found(subject: Subject, holder: Norm | Star, spot: Spot, message: str, advice: str) -> Found:
    return Found(
        place=subject.files.place_of(holder.id, in_toml(holder, spot)),
        message=message,
        advice=advice,
        norm=holder.id,
    )


def redundant_alternatives(subject: Subject) -> Iterator[Found]:
    """
    Patterns of ``any`` and ``all`` that could be left out; one that is written twice is.
    """
    for holder in holders_of(subject.edition):
        for spot, message in redundant_patterns(holder, subject.edition):
            *group, index = spot
            patterns = part_at(holder, tuple(group))
            place = subject.files.place_of(holder.id, in_toml(holder, spot))
            is_certain = patterns.count(patterns[int(index)]) > 1
            yield Found(
                place=place,
                message=message,
                advice="leave it out, or correct it",
                norm=holder.id,
                fix=Fix(file=place.file, path=place.path) if is_certain else None,
            )


def same_rules(subject: Subject) -> Iterator[Found]:
    """
    Norms that ask what an earlier one asks.
    """
    norms = {norm.id: norm for norm in norms_of(subject.edition)}
    for name, spot, message in equal_norms(subject.edition):
        advice = "drop one of them, or say what is different"
        yield _found(subject, norms[name], spot, message, advice)


def judgements_only(subject: Subject) -> Iterator[Found]:
    """
    Blocking norms that ask for no evidence.
    """
    for norm in norms_of(subject.edition):
        if norm.weight is Weight.EIS and norm.requires is None:
            advice = "ask for the evidence that the judgement rests on, or say why there is none"
            message = "it blocks the certificate, and only a person's judgement decides on it"
            yield _found(subject, norm, ("question",), message, advice)


RULES = (
    Rule(
        code="KN301",
        name="constant-test",
        severity=Severity.WARNING,
        summary="A test that every value passes, or none: a threshold outside the range of its "
        "field or at the end of it.",
        why="A test with one outcome is no test. Mostly the threshold is wrong, or the comparison "
        "is turned round.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = 0
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count.at_least = 2
        """,
        find=_by(constant_tests, "correct the value or the comparison, or leave it out"),
    ),
    Rule(
        code="KN302",
        name="contradiction",
        severity=Severity.ERROR,
        summary="Tests that cannot hold together.",
        why="No dossier can ever meet the norm.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count = { at_least = 4, below = 3 }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count = { at_least = 3, below = 5 }
        """,
        find=_by(contradictions, "correct one of them"),
    ),
    Rule(
        code="KN303",
        name="empty-where",
        severity=Severity.ERROR,
        summary="A where that no item can match.",
        why="The count is always 0 and 'every' always holds, whatever the dossier says.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.enquete"
            requires.surveys.where.sent = { at_least = 50, at_most = 10 }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.enquete"
            requires.surveys.where.sent = { at_least = 10, at_most = 50 }
        """,
        find=_by(empty_selections, "correct one of them"),
    ),
    Rule(
        code="KN304",
        name="redundant-test",
        severity=Severity.WARNING,
        summary="A test that follows from another one in its table, or a value that a list names "
        "twice.",
        why="It suggests a limit that plays no part. Often one of the two was meant otherwise.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count = { at_least = 2, above = 3 }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            requires.partners.count = { above = 3 }
        """,
        find=_by(redundant_tests, "leave it out, or correct it"),
    ),
    Rule(
        code="KN305",
        name="redundant-alternative",
        severity=Severity.WARNING,
        summary="An alternative of any that another one holds already, or a pattern of all that "
        "follows from another.",
        why="The alternative never makes a difference, although readers will think that it does. "
        "Where it is written twice, --fix takes the second one out.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.bedrijven"
            requires.any = [
                { area = { companies = { at_least = 10 } } },
                { area = { companies = { at_least = 20 } } },
            ]
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.bedrijven"
            requires.area.companies.at_least = 10
        """,
        find=redundant_alternatives,
    ),
    Rule(
        code="KN306",
        name="every-of-nothing",
        severity=Severity.WARNING,
        summary="An every that holds where there is no item at all.",
        why="An area without a single inspection has, of every inspection, the report. Ask for a "
        "number of items beside it.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouwverslag"
            requires.inspections.every.report.present = true
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouwverslag"
            requires.inspections.count.at_least = 1
            requires.inspections.every.report.present = true
        """,
        find=_by(every_of_nothing, "ask for a count too, such as count = { at_least = 1 }"),
    ),
    Rule(
        code="KN307",
        name="date-only-present",
        severity=Severity.WARNING,
        summary="A date that is only asked to be given.",
        why="A day in the future is given too. What still has to happen then counts as done.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.getekend"
            requires.partners.where.intention_signed.present = true
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.getekend"
            requires.partners.where.intention_signed.at_most = "as_of"
        """,
        find=_by(
            dates_only_present,
            'write { at_most = "as_of" }, or say why a later day is meant',
        ),
    ),
    Rule(
        code="KN308",
        name="same-rule",
        severity=Severity.WARNING,
        summary="A norm with the rule and the question of another one.",
        why="What is missing is told twice and counts twice in the scores. Often a rule was copied "
        "and not changed.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.tweemaal"
            requires.partners.covers.role = ["gemeente", "politie"]
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.tweemaal"
            requires.partners.covers.role = ["ondernemers"]
        """,
        find=same_rules,
    ),
    Rule(
        code="KN309",
        name="judgement-only",
        severity=Severity.WARNING,
        summary="A norm that blocks the certificate and asks for a person's judgement only.",
        why="Nobody can see afterwards what the judgement rested on, and two auditors may judge "
        "differently. Where no evidence is thinkable, say so in the file.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
            requires.meetings.count.at_least = 2
        """,
        find=judgements_only,
    ),
)
