"""
KN2xx: what the texts of an edition say to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kvo_norms.authoring.beginning import FILL_IN
from kvo_norms.authoring.check.numbers import told_elsewhere, told_twice
from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject, holders_of
from kvo_norms.authoring.sources import Place
from kvo_norms.catalogue import Norm, Star, Text
from kvo_norms.errors import Path as TomlPath

TEXTS = ("title", "text", "question", "remedy", "reading")
"""The keys of a norm that hold a text for people."""
BRACES = re.compile(r"\{[^{}]*\}?|\}")
"""A name between braces, or half of one."""
UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD|NTB|Lorem ipsum)\b"
    rf"|(?:{re.escape(FILL_IN.nl)}|{re.escape(FILL_IN.en)})(?=\s*$)"
)
MOST_WORDS_ALIKE = 3
"""Texts of so many words may be the same in both languages."""


def _texts(subject: Subject) -> Iterator[tuple[Place, Text, str | None]]:
    """
    Every text for people in both languages, with its place and its norm.
    """
    for holder in holders_of(subject.edition):
        for key in TEXTS:
            text = getattr(holder, key, None)
            if text is not None:
                yield subject.files.place_of(holder.id, (key,)), text, holder.id
    edition = subject.edition
    header: list[tuple[TomlPath, Text | None]] = [(("text",), edition.text)]
    for parameter in edition.parameters:
        header.append((("parameters", parameter.id, "label"), parameter.label))
        header.append((("parameters", parameter.id, "reading"), parameter.reading))
    header += [(("facts", fact.id, "label"), fact.label) for fact in edition.facts]
    if edition.in_force is not None:
        header.append((("in_force", "reading"), edition.in_force.reading))
    for path, text in header:
        if text is not None:
            yield subject.files.in_header(path), text, None


def untranslated(subject: Subject) -> Iterator[Found]:
    """
    Texts that say letter for letter the same in both languages.
    """
    for place, text, norm in _texts(subject):
        if text.nl == text.en and len(text.nl.split()) > MOST_WORDS_ALIKE:
            yield Found(
                place=place,
                message="the Dutch and the English text are the same",
                advice="write each in its own language",
                norm=norm,
            )


def same_titles(subject: Subject) -> Iterator[Found]:
    """
    Norms of one section or star, or stars, with the same title.
    """
    edition = subject.edition
    groups: list[tuple[Norm | Star, ...]] = [section.norms for section in edition.sections]
    groups += [edition.stars, *(star.norms for star in edition.stars)]
    for group in groups:
        for language in ("nl", "en"):
            seen: dict[str, str] = {}
            for holder in group:
                title = getattr(holder.title, language)
                earlier = seen.setdefault(title.casefold(), holder.id)
                if earlier != holder.id:
                    yield Found(
                        place=subject.files.place_of(holder.id, ("title", language)),
                        message=f"'{earlier}' has the title '{title}' too",
                        advice="give each a title of its own",
                        norm=holder.id,
                    )


def numbers_elsewhere(subject: Subject) -> Iterator[Found]:
    """
    Texts that name a number which the rule does not hold.
    """
    for holder in holders_of(subject.edition):
        for key, language, numbers in told_elsewhere(holder, subject.edition):
            said = " and ".join(numbers)
            yield Found(
                place=subject.files.place_of(holder.id, (key, language)),
                message=f"the {key} says {said}, which the rule does not hold",
                advice="make text and rule say the same",
                norm=holder.id,
            )


def numbers_apart(subject: Subject) -> Iterator[Found]:
    """
    Texts whose two languages name different numbers.
    """
    for place, text, norm in _texts(subject):
        apart = told_twice(text)
        if apart is not None:
            dutch, english = (" and ".join(numbers) or "no number" for numbers in apart)
            yield Found(
                place=place,
                message=f"the Dutch text says {dutch} where the English says {english}",
                advice="make both say the same",
                norm=norm,
            )


def unfilled(subject: Subject) -> Iterator[Found]:
    """
    Texts with a name between braces whose place nothing takes.
    """
    for place, text, norm in _texts(subject):
        names = dict.fromkeys(BRACES.findall(f"{text.nl}\n{text.en}"))
        if names:
            said = " and ".join(f"'{name}'" for name in names)
            yield Found(
                place=place,
                message=f"nothing takes the place of {said}",
                advice='write {theme} or {theme.label} where for_each = "themes", or leave it out',
                norm=norm,
            )


def unfinished(subject: Subject) -> Iterator[Found]:
    """
    Marks of unfinished work, in texts and in comments.
    """
    for file in (*subject.files.files.values(), *subject.scenario_files):
        for number, line in enumerate(file.read.text.split("\n"), start=1):
            for found in UNFINISHED.finditer(line):
                column = found.start() + 1
                yield Found(
                    place=Place(file=file.read.file, path=(), line=number, column=column),
                    message=f"'{found[0]}' says that something is unfinished",
                    advice="finish it, and take the mark out",
                )


RULES = (
    Rule(
        code="KN201",
        name="untranslated",
        severity=Severity.WARNING,
        summary="A text of more than three words that is the same in Dutch and in English.",
        why="One of them was never translated, and readers of that language get the other.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            text = { nl = "Er is een schouw gehouden.", en = "Er is een schouw gehouden." }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            text = { nl = "Er is een schouw gehouden.", en = "The area was inspected." }
        """,
        find=untranslated,
    ),
    Rule(
        code="KN202",
        name="same-title",
        severity=Severity.WARNING,
        summary="Two norms of one section or star, or two stars, with the same title.",
        why="Reports list norms by title; two lines of the list cannot be told apart.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            title = { nl = "Partners", en = "Inspection" }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            title = { nl = "Schouw", en = "Inspection" }
        """,
        find=same_titles,
    ),
    Rule(
        code="KN203",
        name="number-not-in-rule",
        severity=Severity.WARNING,
        summary="A title or text that names a number which the rule does not hold.",
        why="People read the text and the library applies the rule. Where they name different "
        "numbers, one of them is wrong. Numbers are found in digits, in words up to twenty and as "
        "halves. Periods count in days, weeks, months and years, shares in per cent too, lists by "
        "their length.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            text = { nl = "Er zijn vier partners.", en = "There are four partners." }
            requires.partners.count.at_least = 3
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            text = { nl = "Er zijn drie partners.", en = "There are three partners." }
            requires.partners.count.at_least = 3
        """,
        find=numbers_elsewhere,
    ),
    Rule(
        code="KN204",
        name="numbers-apart",
        severity=Severity.WARNING,
        summary="A text that names other numbers in Dutch than in English.",
        why="One of the two languages was changed and the other was forgotten.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            remedy = { nl = "Zoek drie partners.", en = "Find two partners." }
            requires.partners.count.at_least = 3
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.partners_aantal"
            remedy = { nl = "Zoek drie partners.", en = "Find three partners." }
            requires.partners.count.at_least = 3
        """,
        find=numbers_apart,
    ),
    Rule(
        code="KN205",
        name="unfinished",
        severity=Severity.WARNING,
        summary="A mark of unfinished work, such as TODO, in a text or a comment; in a new edition "
        "what its author has to fill in.",
        why="What is unfinished does not belong in a norm that decides on a certificate. A doubt "
        "belongs in reading, where readers see it.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            remedy = { nl = "TODO", en = "Inspect the area." }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
            remedy = { nl = "Schouw het gebied.", en = "Inspect the area." }
        """,
        find=unfinished,
    ),
    Rule(
        code="KN210",
        name="unfilled-name",
        severity=Severity.WARNING,
        summary="A text with a name between braces, or half of one, that nothing takes the place "
        "of.",
        why="In a norm for each theme {theme} and {theme.label} are replaced. A name that is "
        "written otherwise stays, and readers see it with its braces.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.aanpak"
            for_each = "themes"
            remedy = { nl = "Pak {thema.label} aan.", en = "Act on {theme.label}." }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.aanpak"
            for_each = "themes"
            remedy = { nl = "Pak {theme.label} aan.", en = "Act on {theme.label}." }
        """,
        find=unfilled,
    ),
)
