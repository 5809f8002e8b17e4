"""
Names of persons within the texts that people wrote freely into a dossier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.kinds import Form, Kind, shapes_of

SHORTEST = 2
"""A name of fewer characters is not looked for: a single letter is seldom a name."""
NOT_FREE = frozenset(
    {"id", "edition", "name", "municipality", "number", "norm", "by", "unit", "file", "sha256"}
)
"""Fields that say what something is called or refers to."""


def without_names_within(
    dossier: Dossier, names: Iterable[str], edition: Edition, *, unnamed: str
) -> Dossier:
    """
    The dossier with `unnamed` for each of the names that stands as a whole in a free text, in
    capitals or not.

    What areas, parties and certificates are called is no free text; ids and words are none either.
    """
    pattern = _any_of(names)
    if pattern is None:
        return dossier
    found: Dossier = _Replacing(pattern, unnamed, edition).record(dossier)
    return found


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """
    What finds the names, the longest first, however they are broken over lines.
    """
    parted = {tuple(name.split()) for name in names if len(name.strip()) >= SHORTEST}
    written = sorted(
        (r"\s+".join(map(re.escape, parts)) for parts in parted), key=lambda it: (-len(it), it)
    )
    if not written:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)


class _Replacing:
    """
    Puts a word in the place of names.
    """

    def __init__(self, pattern: re.Pattern[str], unnamed: str, edition: Edition) -> None:
        self.pattern = pattern
        self.unnamed = unnamed
        self.facts = {fact.id for fact in edition.facts if fact.kind is Kind.TEXT}

    def record(self, record: Any) -> Any:
        """
        The record, and all that it holds.
        """
        changed = {
            name: new
            for name, form in _fields(record.__class__)
            if (old := getattr(record, name)) is not None and (new := self._new(old, form)) != old
        }
        if isinstance(record, Fact) and record.name in self.facts:
            changed["value"] = self._text(str(record.value))
        return attrs.evolve(record, **changed) if changed else record

    def _new(self, value: Any, form: Form) -> Any:
        match form:
            case Form.RECORD:
                return self.record(value)
            case Form.COLLECTION:
                return tuple(self.record(item) for item in value)
            case _:
                return self._text(value)

    def _text(self, text: str) -> str:
        return self.pattern.sub(lambda _: self.unnamed, text)


@cache
def _fields(record: type) -> tuple[tuple[str, Form], ...]:
    """
    The fields of a class that are free texts, records or collections.
    """
    return tuple(_free(record))


def _free(record: type) -> Iterator[tuple[str, Form]]:
    if record is Fact:
        yield from (("source", Form.SCALAR), ("note", Form.SCALAR))
        return
    for name, shape in shapes_of(record).items():
        if shape.derived:
            continue
        if shape.record is not None or (
            shape.form is Form.SCALAR
            and shape.kind is Kind.TEXT
            and shape.references is None
            and name not in NOT_FREE
        ):
            yield name, shape.form
