"""
What a page tells one by one: a norm, or at once the norms that differ in their theme alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Any

import attrs

from kvo_norms.catalogue import Edition, Norm, Text, VocabularyWord
from kvo_norms.explaining.formatting import NOTHING
from kvo_norms.notation import as_table
from kvo_norms.patterns import Record
from kvo_norms.records import frozen
from kvo_norms.reporting.rules import rule_sentence

THEME = "{theme}"
"""What stands for the theme in ids and patterns, as the catalogue writes it."""


@frozen(kw_only=True)
class Rule:
    """
    A pattern in words and as a table.
    """

    sentence: Text
    table: dict[str, Any]


@frozen(kw_only=True)
class Entry:
    """
    One norm, or several with the name of a theme in angle quotes where each has its own theme.
    """

    norms: tuple[Norm, ...]
    """The norms; more than one where they differ in their theme alone."""
    id: str
    title: Text
    text: Text
    applies_when: Rule | None
    requires: Rule | None
    question: Text | None
    reading: Text | None
    remedy: Text

    @property
    def place(self) -> str:
        """
        The name of the place on its page.
        """
        return self.norms[0].id


def entries_of(norms: Iterable[Norm], edition: Edition) -> list[Entry]:
    """
    The norms in their order, those that follow each other and differ in their theme alone as one.
    """
    found: list[Entry] = []
    for _, group in itertools.groupby(norms, lambda norm: _sameness(norm, edition)):
        members = tuple(group)
        found += [_entry(members, edition, themed=len(members) > 1)]
    return found


def _sameness(norm: Norm, edition: Edition) -> object:
    """
    What two norms share exactly when one entry can tell both without loss.
    """
    if norm.theme is None:
        return norm.id
    rest = (norm.weight, norm.points, norm.provenance, norm.sources, norm.may_not_apply)
    return attrs.evolve(_entry((norm,), edition, themed=True), norms=()), rest


def _entry(norms: tuple[Norm, ...], edition: Edition, *, themed: bool) -> Entry:
    norm = norms[0]
    theme = _theme(norm, edition) if themed else None
    return Entry(
        norms=norms,
        id=norm.id if theme is None else _without_word(norm.id, theme.id),
        title=_without_label(norm.title, theme, edition),
        text=_without_label(norm.text, theme, edition),
        applies_when=_rule(norm.applies_when, theme, edition),
        requires=_rule(norm.requires, theme, edition),
        question=norm.question and _without_label(norm.question, theme, edition),
        reading=norm.reading and _without_label(norm.reading, theme, edition),
        remedy=_without_label(norm.remedy, theme, edition),
    )


def _theme(norm: Norm, edition: Edition) -> VocabularyWord | None:
    words = (v.words for v in edition.vocabularies if v.id == "themes")
    return next((word for word in itertools.chain(*words) if word.id == norm.theme), None)


def theme_name(edition: Edition) -> Text:
    """
    What stands for the theme in texts: what the edition calls a theme, in angle quotes.
    """
    label = next((v.label for v in edition.vocabularies if v.id == "themes"), NOTHING)
    return Text(nl=f"\u2039{label.nl}\u203a", en=f"\u2039{label.en}\u203a")


def _without_label(text: Text, theme: VocabularyWord | None, edition: Edition) -> Text:
    if theme is None:
        return text
    name, label = theme_name(edition), theme.label
    return Text(
        nl=_replaced(text.nl, label.nl, name.nl),
        en=_replaced(text.en, label.en, name.en),
    )


def _without_word(text: str, theme: str) -> str:
    return _replaced(text, theme, THEME)


def _replaced(text: str, word: str, by: str) -> str:
    """
    The text with another text for each whole word.
    """
    if not word:
        return text
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: by, text)


def _rule(pattern: Record | None, theme: VocabularyWord | None, edition: Edition) -> Rule | None:
    if pattern is None:
        return None
    sentence, table = rule_sentence(pattern, edition), as_table(pattern)
    if theme is not None:
        sentence, table = _without_label(sentence, theme, edition), _without_theme(table, theme.id)
    return Rule(sentence=sentence, table=table)


def _without_theme(value: Any, theme: str) -> Any:
    if isinstance(value, str):
        return _without_word(value, theme)
    if isinstance(value, list):
        return [_without_theme(item, theme) for item in value]
    if isinstance(value, dict):
        return {key: _without_theme(item, theme) for key, item in value.items()}
    return value
