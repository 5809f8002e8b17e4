"""
Words of the edition before into words of the next, in any record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from kvo_norms.catalogue import CarriedWord, Edition, Text
from kvo_norms.converting.conversion import Change, TakenLevel
from kvo_norms.errors import Path, UnusableCallError
from kvo_norms.kinds import Form, Shape, shapes_of
from kvo_norms.records import frozen

UNKNOWN = Text(
    nl="Zo'n woord kent de nieuwe editie niet.", en="The new edition knows no such word."
)


@frozen(kw_only=True)
class Carrier:
    """
    Carries words over, and remembers each that changes and each level that is taken from several.
    """

    previous: Edition
    edition: Edition
    changes: list[Change] = attrs.field(factory=list)
    levels_taken: list[TakenLevel] = attrs.field(factory=list)
    _carried: Mapping[str, Mapping[str, CarriedWord]] = attrs.field(init=False)
    _known: Mapping[str, frozenset[str]] = attrs.field(init=False)
    _labels: Mapping[tuple[str, str], Text] = attrs.field(init=False)

    @_carried.default
    def _of_crosswalk(self) -> Mapping[str, Mapping[str, CarriedWord]]:
        crosswalk = self.edition.crosswalk
        if crosswalk is None or crosswalk.previous != self.previous.id:
            message = f"{self.edition.id} has no crosswalk from {self.previous.id}"
            raise UnusableCallError(message, _alternative(self.edition))
        return {v.id: {word.id: word for word in v.words} for v in crosswalk.vocabularies}

    @_known.default
    def _of_edition(self) -> Mapping[str, frozenset[str]]:
        return {v.id: frozenset(word.id for word in v.words) for v in self.edition.vocabularies}

    @_labels.default
    def _of_previous(self) -> Mapping[tuple[str, str], Text]:
        return {(v.id, w.id): w.label for v in self.previous.vocabularies for w in v.words}

    def carried(self, vocabulary: str, word: str) -> CarriedWord:
        """
        What becomes of a word: what the crosswalk says, else itself where the edition knows it.
        """
        found = self._carried.get(vocabulary, {}).get(word)
        if found is not None:
            return found
        if word in self._known.get(vocabulary, ()):
            return CarriedWord(id=word, to=word)
        return CarriedWord(id=word, reason=UNKNOWN)

    def label(self, vocabulary: str, word: str) -> Text:
        """
        A word of the edition before, for people.
        """
        return self._labels.get((vocabulary, word), Text(nl=word, en=word))

    @property
    def levels(self) -> tuple[str, ...]:
        """
        The words for levels, the lowest first.
        """
        words = {v.id: v.words for v in self.edition.vocabularies}
        return tuple(word.id for word in words.get("levels", ()))

    def record(self, record: Any, path: Path) -> Any:
        """
        A record in the words of the new edition, and so all that it holds.

        A record that is filed under a topic that is exactly one problem is about that problem, and
        says so where it can. A note says what every changed word was.
        """
        changed: dict[str, Any] = {}
        remarks: list[str] = []
        shapes = shapes_of(type(record))
        problems = self._problems(record)
        for name, shape in shapes.items():
            value = getattr(record, name)
            if shape.derived or value is None or name == "facts":
                continue
            if shape.vocabulary is not None:
                changed[name] = self._words(record, shape, (*path, name), remarks, problems)
            elif shape.form is Form.RECORD:
                changed[name] = self.record(value, (*path, name))
            elif shape.form is Form.COLLECTION:
                changed[name] = tuple(
                    self.record(item, (*path, name, index)) for index, item in enumerate(value)
                )
        if problems and "problem" in shapes:
            changed["problem"] = problems[0]
        elif problems:
            now = changed.get("problems") or ()
            changed["problems"] = tuple(dict.fromkeys((*now, *problems)))
        if remarks:
            changed["note"] = noted(record.note, remarks)
        return attrs.evolve(record, **changed) if changed else record

    def _problems(self, record: Any) -> tuple[str, ...]:
        """
        The problems that the record's topics are, where the record has a field to say so.

        A list of problems that is absent is not begun where one of the topics is no single problem:
        the list would be taken for complete.
        """
        shapes = shapes_of(type(record))
        topics = [
            word
            for name, shape in shapes.items()
            if shape.vocabulary == "themes"
            for word in _listed(getattr(record, name))
        ]
        found = [self.carried("themes", topic).problem for topic in topics]
        known = tuple(dict.fromkeys(problem for problem in found if problem is not None))
        if "problem" in shapes:
            return known if record.problem is None else ()
        if "problems" not in shapes or (record.problems is None and None in found):
            return ()
        return known

    def _words(
        self,
        record: Any,
        shape: Shape,
        path: Path,
        remarks: list[str],
        problems: tuple[str, ...],
    ) -> str | tuple[str, ...] | None:
        """
        What becomes of a word or a list of words; a list of which no word is left is unknown.
        """
        value, vocabulary = getattr(record, shape.name), shape.vocabulary or ""
        found = [self.carried(vocabulary, word) for word in _listed(value)]
        kept = tuple(dict.fromkeys(word.to for word in found if word.to is not None))
        changed = [word for word in found if word.to != word.id]
        for word in changed:
            self.changes.append(
                Change(
                    path=path,
                    name=getattr(record, "id", None),
                    before=word.id,
                    after=word.to,
                    problem=word.problem if word.problem in problems else None,
                    reason=word.reason,
                    missing=None if kept else self._kind(self.edition, vocabulary),
                )
            )
        if changed:
            labels = ", ".join(self.label(vocabulary, word.id).nl for word in changed)
            kind = self._kind(self.previous, vocabulary)
            remarks.append(f"{kind.nl} in {self.previous.id}: {labels}")
        if isinstance(value, tuple):
            return kept if kept or not value else None
        return kept[0] if kept else None

    def word(self, vocabulary: str, word: str, path: Path) -> str | None:
        """
        The word that takes a word's place, if any; a change is remembered.
        """
        carried = self.carried(vocabulary, word)
        if carried.to != word:
            self.changes.append(
                Change(path=path, before=word, after=carried.to, reason=carried.reason)
            )
        return carried.to

    def lose(self, path: Path, what: str, reason: Text | None, *, name: str | None = None) -> None:
        """
        Remember that something has no place in the new edition.
        """
        self.changes.append(Change(path=path, name=name, before=what, after=None, reason=reason))

    def _kind(self, edition: Edition, vocabulary: str) -> Text:
        """
        What the words of a vocabulary are called in an edition.
        """
        labels = {v.id: v.label for v in edition.vocabularies}
        return labels.get(vocabulary, Text(nl=vocabulary, en=vocabulary))


def _listed(value: Any) -> tuple[str, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def noted(note: str | None, remarks: Sequence[str], *, lines: bool = False) -> str | None:
    """
    A note with remarks added to it, in brackets or on lines of their own.
    """
    added = list(dict.fromkeys(remarks))
    if lines:
        return "\n".join([*([note] if note else []), *added]) or None
    if note is None or not added:
        return note or "; ".join(added) or None
    return f"{note} ({'; '.join(added)})"


def _alternative(edition: Edition) -> str:
    if edition.crosswalk is None:
        return "no dossier can be carried over into that edition"
    return f"it has one from {edition.crosswalk.previous}"
