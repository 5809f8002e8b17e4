"""
What became of a norm from edition to edition.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from kvo_norms.authoring.compare import (
    Becoming,
    Comparison,
    FieldChange,
    NormChange,
    compare_editions,
)
from kvo_norms.authoring.compare.words import becoming_name, field_name
from kvo_norms.authoring.site.words import worded
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.records import frozen
from kvo_norms.reporting.handbook.book import files_of
from kvo_norms.reporting.handbook.entries import Entry
from kvo_norms.reporting.handbook.writing import code, link
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.notices import days_in_force
from kvo_norms.reporting.safe import markdown
from kvo_norms.reporting.words import said


@frozen(kw_only=True)
class Step:
    """
    A norm in one edition.
    """

    edition: Edition
    norm: Norm | None = None
    """The norm there; absent where the edition has none that is the same."""
    follows: Literal["none", "gap", "previous"] = "none"
    """Whether no edition before this one has it, only older ones do, or the one before does."""
    change: NormChange | None = None
    """What is not as it was in the edition before; absent where nothing changed."""


def histories(editions: Sequence[Edition]) -> dict[str, dict[str, tuple[Step, ...]]]:
    """
    For each edition, by the ids of its norms, how each stands in all of them; the oldest first.

    There is nothing to tell of where there is one edition.
    """
    if len(editions) == 1:
        return {editions[0].id: {}}
    pairs = itertools.pairwise(editions)
    comparisons = [compare_editions(old, new) for old, new in pairs]
    norms = [{norm.id: norm for norm in norms_of(edition)} for edition in editions]
    return {
        edition.id: {
            name: tuple(_steps(name, place, editions, norms, comparisons)) for name in norms[place]
        }
        for place, edition in enumerate(editions)
    }


def _steps(
    name: str,
    place: int,
    editions: Sequence[Edition],
    norms: Sequence[Mapping[str, Norm]],
    comparisons: Sequence[Comparison],
) -> Iterator[Step]:
    """
    The norm of this name in the edition at that place, and in those before and after it.
    """
    names = {place: name}
    for index in range(place, 0, -1):
        renamed = {it.after: it.before for it in comparisons[index - 1].renamed}
        names[index - 1] = renamed.get(names[index], names[index])
    for index, comparison in enumerate(comparisons[place:], start=place):
        renamed = {it.before: it.after for it in comparison.renamed}
        names[index + 1] = renamed.get(names[index], names[index])
    before: Norm | None = None
    follows: Literal["none", "gap", "previous"] = "none"
    for index, edition in enumerate(editions):
        norm = norms[index].get(names[index])
        change = None
        if norm is not None and before is not None:
            changes = comparisons[index - 1].norms
            change = next((it for it in changes if it.id == norm.id), None)
        yield Step(edition=edition, norm=norm, follows=follows, change=change)
        before = norm
        if norm is not None:
            follows = "previous"
        elif follows == "previous":
            follows = "gap"


def history_lines(
    entry: Entry, steps: Mapping[str, Sequence[Step]], edition: Edition, language: Language
) -> list[str]:
    """
    The histories of the norms that stand together on a page of one of the editions, as Markdown.
    """
    lines = ["", f"**{worded('history', language)}**", ""]
    indent = "    " if len(entry.norms) > 1 else ""
    for norm in entry.norms:
        if indent:
            lines.append(f"- {code(norm.id)}")
        for step in steps[norm.id]:
            lines += [f"{indent}{line}" for line in _told(step, edition, language)]
    return lines


def _told(step: Step, edition: Edition, language: Language) -> Iterator[str]:
    title = markdown(in_language(step.edition.title, language))
    days = days_in_force(step.edition, language)
    revision = f"{said('revision', language)} {step.edition.revision}"
    if step.norm is None:
        yield f"- {title}, {days}: {worded('absent', language)}"
        return
    name = code(step.norm.id)
    if step.edition.id != edition.id:
        page = f"../{step.edition.id}/{files_of(step.edition)[step.norm.section]}"
        name = link(name, page, step.norm.id)
    yield f"- {title}, {revision}, {days}: {name}, {_became(step, language)}"
    if step.change is not None and step.change.becoming is not Becoming.SOURCES:
        for change in step.change.parts:
            parameter = "" if change.parameter is None else f" ({code(f'${change.parameter}')})"
            moved = _moved(change.before, change.after, language)
            yield f"    - {code(change.path)}: {moved}{parameter}"
        yield from (f"    - {line}" for line in _fields(step.change.fields, language))


def _became(step: Step, language: Language) -> str:
    if step.change is not None:
        return becoming_name(step.change.becoming, language)
    key = {"none": "first", "gap": "again", "previous": "unchanged"}[step.follows]
    return worded(key, language)


def _fields(changes: Sequence[FieldChange], language: Language) -> Iterator[str]:
    """
    A line for each field whose values are short; the others by their names.
    """
    untold = []
    for change in changes:
        name = field_name(change.name, language)
        if change.name == "sources" or (change.before, change.after) == (None, None):
            untold.append(name)
        else:
            yield f"{name}: {_moved(change.before, change.after, language)}"
    if untold:
        yield worded("otherwise", language, fields=", ".join(untold))


def _moved(before: str | None, after: str | None, language: Language) -> str:
    if before is None:
        return worded("new", language, value=_value(after))
    if after is None:
        return worded("gone", language, value=_value(before))
    return f"{_value(before)} → {_value(after)}"


def _value(text: str | None) -> str:
    return code(text or "")
