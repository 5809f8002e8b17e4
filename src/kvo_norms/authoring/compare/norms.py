"""
A norm or a star of both editions: what it became.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain
from typing import Any

from kvo_norms.authoring.compare.comparison import (
    Becoming,
    Direction,
    FieldChange,
    NormChange,
    StarChange,
    became,
)
from kvo_norms.authoring.compare.relations import Words
from kvo_norms.authoring.compare.walking import pattern_changes
from kvo_norms.catalogue import Norm, Star, Weight

TEXTS = ("title", "text", "remedy", "reading")
PLACING = ("points", "theme", "section", "level", "max")
"""Keys of which another value asks the same."""
GROUNDS = ("sources", "provenance")


def compared_norms(
    old: Norm, new: Norm, words: Words, stars: Container[str] = ()
) -> NormChange | None:
    """
    What became of a norm; ``None`` where it is the same to the letter.

    `stars` are the ids of stars: whether a norm stands in one decides whether the certificate
    hangs on it.
    """
    parts = tuple(
        chain(
            pattern_changes(old.applies_when, new.applies_when, words, "applies_when", -1),
            pattern_changes(old.requires, new.requires, words, "requires", 1),
        )
    )
    fields = tuple(
        chain(
            _weight(old, new),
            _question(old, new),
            _simple(old, new, ("points", "theme")),
            _section(old, new, stars),
            _told(old, new),
        )
    )
    patterns = (old.applies_when, old.requires) != (new.applies_when, new.requires)
    directions = [part.direction for part in parts]
    directions += [field.direction for field in fields if field.direction is not None]
    becoming = became(directions) or _otherwise(fields, rewritten=patterns)
    if becoming is None and old.id == new.id:
        return None
    return NormChange(
        id=new.id,
        before=None if old.id == new.id else old.id,
        theme=new.theme,
        becoming=becoming or Becoming.WORDING,
        parts=parts,
        fields=fields,
    )


def compared_stars(old: Star, new: Star, words: Words) -> StarChange | None:
    """
    What became of a star, but for its norms; ``None`` where it is the same to the letter.
    """
    patterns = (old.applies_when, new.applies_when)
    parts = tuple(pattern_changes(*patterns, words, "applies_when", 1))
    fields = (*_simple(old, new, ("level", "max")), *_told(old, new))
    becoming = became(change.direction for change in parts)
    becoming = becoming or _otherwise(fields, rewritten=old.applies_when != new.applies_when)
    if becoming is None:
        return None
    return StarChange(id=new.id, becoming=becoming, parts=parts, fields=fields)


def _otherwise(fields: tuple[FieldChange, ...], *, rewritten: bool) -> Becoming | None:
    """
    What became of it where it asks the same.
    """
    names = {field.name for field in fields}
    for found, becoming in ((PLACING, Becoming.SCORES), (TEXTS, Becoming.WORDING)):
        if names & set(found):
            return becoming
    if rewritten:
        return Becoming.WORDING
    return Becoming.SOURCES if names else None


def _weight(old: Norm, new: Norm) -> Iterator[FieldChange]:
    if old.weight is not new.weight:
        direction = Direction.STRICTER if new.weight is Weight.EIS else Direction.LOOSER
        yield FieldChange(
            name="weight",
            before=old.weight.value,
            after=new.weight.value,
            direction=direction,
        )


def _question(old: Norm, new: Norm) -> Iterator[FieldChange]:
    """
    A question that is new asks for a judgement more; one in other words may ask something else.
    """
    if old.question != new.question:
        direction = Direction.UNKNOWN
        if old.question is None:
            direction = Direction.STRICTER
        elif new.question is None:
            direction = Direction.LOOSER
        before, after = (None if it.question is None else it.question.nl for it in (old, new))
        if before == after and old.question is not None and new.question is not None:
            before, after = old.question.en, new.question.en
        yield FieldChange(name="question", before=before, after=after, direction=direction)
    if old.may_not_apply != new.may_not_apply:
        direction = Direction.LOOSER if new.may_not_apply else Direction.STRICTER
        yield FieldChange(
            name="may_not_apply",
            before=str(old.may_not_apply).lower(),
            after=str(new.may_not_apply).lower(),
            direction=None if None in (old.question, new.question) else direction,
        )


def _section(old: Norm, new: Norm, stars: Container[str]) -> Iterator[FieldChange]:
    """
    Another section; a norm that moves into a star is one less for the certificate.
    """
    if old.section != new.section:
        moved = {(False, True): Direction.LOOSER, (True, False): Direction.STRICTER}
        direction = moved.get((old.section in stars, new.section in stars))
        yield FieldChange(
            name="section", before=old.section, after=new.section, direction=direction
        )


def _simple(old: Any, new: Any, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        was, now = getattr(old, name, None), getattr(new, name, None)
        if was != now:
            yield FieldChange(
                name=name,
                before=None if was is None else str(was),
                after=None if now is None else str(now),
            )


def _told(old: Any, new: Any) -> Iterator[FieldChange]:
    """
    The texts, which are too long to repeat, and what it all rests on.
    """
    for name in TEXTS:
        if getattr(old, name, None) != getattr(new, name, None):
            yield FieldChange(name=name)
    if old.sources != new.sources:
        before, after = (", ".join(it.sources) for it in (old, new))
        yield FieldChange(name="sources", before=before, after=after)
    if old.provenance is not new.provenance:
        before, after = old.provenance.value, new.provenance.value
        yield FieldChange(name="provenance", before=before, after=after)
