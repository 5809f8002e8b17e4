"""
A comparison as headed lists of short lines, which text and Markdown lay out each in its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from kvo_norms.authoring.compare.comparison import (
    Becoming,
    Comparison,
    Direction,
    FieldChange,
    NameChanges,
    NormChange,
    ParameterChange,
    Renaming,
    StarChange,
    VocabularyChange,
)
from kvo_norms.authoring.compare.words import becoming_name, direction_name, field_name, say
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language

ORDER = tuple(Becoming)
UNASKED = (Becoming.WORDING, Becoming.SOURCES)
"""Of norms that ask the same, the ids say enough."""


@frozen(kw_only=True)
class Entry:
    """
    One thing that changed, and lines that say how.
    """

    name: str
    """Its id."""
    what: str = ""
    """What became of it."""
    becoming: Becoming | None = None
    """The same as data, for a norm or star."""
    lines: tuple[tuple[str, str], ...] = ()
    """How: a place in the norm, which may be empty, and what is told of it."""


@frozen(kw_only=True)
class Part:
    """
    A heading and the entries below it.
    """

    title: str
    entries: tuple[Entry, ...]


def parts_of(comparison: Comparison, language: Language) -> Iterator[Part]:
    """
    All that differs, what an auditor notices first.
    """
    for key, entries in (
        ("added", _ids(comparison.added)),
        ("removed", _ids(comparison.removed)),
        ("renamed", _renamed(comparison.renamed, language)),
        ("norms", _norms(comparison.norms, language)),
        ("stars", _stars(comparison, language)),
        ("parameters", _parameters(comparison.parameters, language)),
        ("vocabularies", _vocabularies(comparison.vocabularies, language)),
        ("edition", (_field(field, language) for field in comparison.fields)),
        ("sections", _names(comparison.sections, language)),
        ("facts", _names(comparison.facts, language)),
        ("sources", _names(comparison.sources, language)),
        ("steps", _names(comparison.steps, language)),
    ):
        found = tuple(entries)
        if found:
            yield Part(title=say(key, language), entries=found)


def _ids(names: Iterable[str]) -> Iterator[Entry]:
    """
    Ids; those that differ in their last part alone stand together.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.rpartition(".")[0], []).append(name)
    for found in groups.values():
        yield Entry(name=together(found))


def together(names: Sequence[str]) -> str:
    """
    Ids as one: ``plan.maatregelen.{milieu, overlast}``.
    """
    heads = {name.rpartition(".")[0] for name in names}
    if len(names) == 1 or len(heads) > 1:
        return ", ".join(names)
    tails = ", ".join(name.rpartition(".")[2] for name in names)
    return f"{heads.pop()}.{{{tails}}}"


def _renamed(renamings: Iterable[Renaming], language: Language) -> Iterator[Entry]:
    for it in renamings:
        why = say("crosswalk", language)
        if it.likeness is not None:
            why = say("likeness", language, likeness=f"{it.likeness:.2f}")
        yield Entry(name=f"{it.before} → {it.after}", what=why)


def _norms(norms: Sequence[NormChange], language: Language) -> Iterator[Entry]:
    """
    The norms by what became of them; those of several themes that changed alike stand together.
    """
    groups: dict[Any, list[NormChange]] = {}
    for norm in norms:
        groups.setdefault(_alike(norm), []).append(norm)
    for first, *others in sorted(groups.values(), key=lambda it: ORDER.index(it[0].becoming)):
        if first.becoming not in UNASKED:
            yield Entry(
                name=together([first.id, *(it.id for it in others)]),
                what=becoming_name(first.becoming, language),
                becoming=first.becoming,
                lines=tuple(_how(first, language)),
            )
    for becoming in UNASKED:
        names = [norm.id for norm in norms if norm.becoming is becoming]
        if names:
            yield Entry(name=becoming_name(becoming, language), what=_listed(names))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(entry.name for entry in _ids(names))


def _alike(norm: NormChange) -> Any:
    """
    What norms of several themes have in common where they changed alike.
    """
    if norm.theme is None:
        return norm.id
    said = repr(attrs.evolve(norm, id="", before=None, theme=None))
    return norm.id.removesuffix(norm.theme), said.replace(norm.theme, "{theme}")


def _stars(comparison: Comparison, language: Language) -> Iterator[Entry]:
    for name in comparison.added_stars:
        yield Entry(name=name, what=say("new", language))
    for name in comparison.removed_stars:
        yield Entry(name=name, what=say("gone", language))
    for star in comparison.stars:
        yield Entry(
            name=star.id,
            what=becoming_name(star.becoming, language),
            becoming=star.becoming,
            lines=tuple(_how(star, language)),
        )


def _how(change: NormChange | StarChange, language: Language) -> Iterator[tuple[str, str]]:
    decided = change.becoming in (Becoming.STRICTER, Becoming.LOOSER)
    for part in change.parts:
        told = _moved(part.before, part.after, language)
        source = "" if part.parameter is None else f" (${part.parameter})"
        direction = "" if decided else f": {direction_name(part.direction, language)}"
        yield part.path, f"{told}{source}{direction}"
    untold = []
    for field in change.fields:
        name = field_name(field.name, language)
        unsaid = field.direction is None and (field.before, field.after) == (None, None)
        if unsaid or field.name == "sources":
            untold.append(name)
            continue
        told = f"{name}: {_moved(field.before, field.after, language)}"
        if field.direction is not None and not decided:
            told += f": {direction_name(field.direction, language)}"
        yield "", told
    if untold:
        yield "", say("otherwise", language, fields=", ".join(untold))


def _moved(before: str | None, after: str | None, language: Language) -> str:
    if before is None and after is None:
        return say("changed", language)
    if before is None:
        return f"{say('new', language)}: {after}"
    if after is None:
        return f"{say('gone', language)}: {before}"
    if before == after:  # a word that stands elsewhere among the others
        return f"{after}, {say('order', language)}"
    return f"{before} → {after}"


def _parameters(changes: Sequence[ParameterChange], language: Language) -> Iterator[Entry]:
    unmoved = []
    for it in changes:
        if (it.before, it.after) == (None, None):
            unmoved.append(it.id)
            continue
        lines = [
            say("in", language, direction=direction_name(direction, language), norms=_listed(ids))
            for direction, ids in (
                (Direction.STRICTER, it.stricter),
                (Direction.LOOSER, it.looser),
                (Direction.UNKNOWN, it.unknown),
            )
            if ids
        ]
        yield Entry(
            name=it.id,
            what=_moved(it.before, it.after, language),
            lines=tuple(("", line) for line in lines),
        )
    if unmoved:
        yield Entry(name=say("grounds", language), what=", ".join(unmoved))


def _vocabularies(changes: Iterable[VocabularyChange], language: Language) -> Iterator[Entry]:
    for it in changes:
        lines = []
        for key, words in (("new", it.added), ("gone", it.removed)):
            if words:
                lines.append(f"{say(key, language)}: {', '.join(words)}")
        if it.reordered:
            lines.append(say("order", language))
        if it.relabelled:
            lines.append(say("labels", language, words=", ".join(it.relabelled)))
        for field in it.fields:
            told = _moved(field.before, field.after, language)
            lines.append(f"{field_name(field.name, language)}: {told}")
        yield Entry(name=it.id, lines=tuple(("", line) for line in lines))


def _field(field: FieldChange, language: Language) -> Entry:
    told = _moved(field.before, field.after, language)
    return Entry(name=field_name(field.name, language), what=told)


def _names(changes: NameChanges, language: Language) -> Iterator[Entry]:
    for key, names in (
        ("new", changes.added),
        ("gone", changes.removed),
        ("changed", changes.changed),
    ):
        if names:
            yield Entry(name=say(key, language), what=", ".join(names))


def summary(comparison: Comparison, language: Language) -> str:
    """
    How many norms became what, in one line; empty where there are none.
    """
    numbers = [("new", len(comparison.added)), ("gone", len(comparison.removed))]
    told = [f"{number} {say(key, language)}" for key, number in numbers if number]
    for becoming in ORDER:
        number = sum(norm.becoming is becoming for norm in comparison.norms)
        if number:
            told.append(f"{number} {becoming_name(becoming, language)}")
    return f"{say('summary', language)}: {'; '.join(told)}." if told else ""
