"""
KN1xx: words that an edition declares and never uses, or that people cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.spots import parts_of
from kvo_norms.catalogue import norms_of
from kvo_norms.patterns import Value


def unused_words(subject: Subject) -> Iterator[Found]:
    """
    Words, themes apart, that stand in no norm, no crosswalk and no scenario.
    """
    if subject.scenarios is None:
        return
    used = _texts_used(subject)
    for vocabulary in subject.edition.vocabularies:
        words = [word.id for word in vocabulary.words if word.id not in used]
        if words and vocabulary.id != "themes":
            is_one = len(words) == 1
            named = ", ".join(f"'{word}'" for word in words)
            yield Found(
                place=subject.files.in_header(("vocabularies", vocabulary.id)),
                message=f"no norm and no scenario uses {'this word' if is_one else 'these words'}: "
                f"{named}",
                advice="check the spelling; remove a word only where no dossier holds it",
            )


def _texts_used(subject: Subject) -> set[str]:
    """
    Every text that may be a word in a pattern, a parameter, the crosswalk or a scenario.
    """
    edition = subject.edition
    used = {edition.certificate.first_level, edition.certificate.next_level}
    for holder in holders_of(edition):
        used |= {
            part.value
            for _, part in parts_of(holder)
            if isinstance(part, Value) and isinstance(part.value, str)
        }
    for parameter in edition.parameters:
        used.update(_texts_in(parameter.value))
    crosswalk = subject.files.files.get("crosswalk")
    for file in (*subject.scenario_files, *([] if crosswalk is None else [crosswalk])):
        used.update(_texts_in(file.read.data))
    return used


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_texts_in, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(_texts_in, value))


def unused_themes(subject: Subject) -> Iterator[Found]:
    """
    Themes that no norm is about.
    """
    edition = subject.edition
    used = {norm.theme for norm in norms_of(edition)} | {
        part.value
        for holder in holders_of(edition)
        for _, part in parts_of(holder)
        if isinstance(part, Value)
    }
    for vocabulary in edition.vocabularies:
        for word in vocabulary.words if vocabulary.id == "themes" else ():
            if word.id not in used:
                path = ("vocabularies", "themes", "words", word.id)
                yield Found(
                    place=subject.files.in_header(path),
                    message=f"no norm is about the theme '{word.id}'",
                    advice='give a norm this theme, or for_each = "themes"',
                )


def same_labels(subject: Subject) -> Iterator[Found]:
    """
    Words of one vocabulary that people cannot tell apart.
    """
    for vocabulary in subject.edition.vocabularies:
        for language in ("nl", "en"):
            seen: dict[str, str] = {}
            for word in vocabulary.words:
                label = getattr(word.label, language)
                earlier = seen.setdefault(label.casefold(), word.id)
                if earlier != word.id:
                    path = ("vocabularies", vocabulary.id, "words", word.id)
                    yield Found(
                        place=subject.files.in_header(path),
                        message=f"'{word.id}' and '{earlier}' are both called '{label}'",
                        advice="give each word a label of its own",
                    )


RULES = (
    Rule(
        code="KN102",
        name="unused-word",
        severity=Severity.NOTE,
        summary="Words of a vocabulary that stand in no norm, no crosswalk and no scenario.",
        why="Dossiers may need a word that no norm names, so this is a note. It also shows a word "
        "that is written otherwise than in the norms.",
        avoid="""
            # edition.toml
            [vocabularies.lights.words]
            schemer = { nl = "schemer", en = "dusk" }
        """,
        prefer="""
            # edition.toml
            [vocabularies.lights.words]
            schemer = { nl = "schemer", en = "dusk" }

            # section.toml
            [[norms]]
            id = "section.schemer"
            requires.inspections.where.light = "schemer"
        """,
        find=unused_words,
    ),
    Rule(
        code="KN104",
        name="unused-theme",
        severity=Severity.WARNING,
        summary="A theme that no norm is about.",
        why="Assessments show a score for each theme. Nothing can be scored under this one.",
        avoid="""
            # edition.toml
            [vocabularies.themes.words]
            milieu = { nl = "milieu", en = "environment" }
        """,
        prefer="""
            # edition.toml
            [vocabularies.themes.words]
            milieu = { nl = "milieu", en = "environment" }

            # section.toml
            [[norms]]
            id = "section.milieu"
            theme = "milieu"
            requires.analysis.where.theme = "milieu"
        """,
        find=unused_themes,
    ),
    Rule(
        code="KN106",
        name="same-label",
        severity=Severity.WARNING,
        summary="Two words of one vocabulary with the same label.",
        why="Forms and reports show labels. People cannot tell which of the two words is meant.",
        avoid="""
            # edition.toml
            [vocabularies.lights.words]
            avond = { nl = "bij daglicht", en = "evening" }

            # section.toml
            [[norms]]
            id = "section.avond"
            requires.inspections.where.light = "avond"
        """,
        prefer="""
            # edition.toml
            [vocabularies.lights.words]
            avond = { nl = "in de avond", en = "evening" }

            # section.toml
            [[norms]]
            id = "section.avond"
            requires.inspections.where.light = "avond"
        """,
        find=same_labels,
    ),
)
