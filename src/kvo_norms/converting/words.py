"""
Words of the edition before into words of the next, in any record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from kvo_norms.catalogue import CarriedWord, Edition, Text
from kvo_norms.converting.conversion import Change
from kvo_norms.errors import Path, UnusableCallError
from kvo_norms.kinds import Form, shapes_of

UNKNOWN = Text(
    nl="De nieuwe editie kent dit woord niet.", en="The new edition does not know this word."
)


@attrs.frozen(kw_only=True)
class Carrier:
    """
    Carries words over, and remembers each that changes.
    """

    previous: Edition
    edition: Edition
    changes: list[Change] = attrs.field(factory=list)
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

    def record(self, record: Any, path: Path) -> Any:
        """
        A record in the words of the new edition, and so all that it holds.

        Where a topic becomes part of a wider theme, or a word has no place, a note says what it
        was.
        """
        changed: dict[str, Any] = {}
        remarks: list[str] = []
        for name, shape in shapes_of(type(record)).items():
            value = getattr(record, name)
            if shape.derived or value is None or name == "facts":
                continue
            if shape.vocabulary is not None:
                changed[name] = self._word_or_words(shape.vocabulary, value, (*path, name), remarks)
            elif shape.form is Form.RECORD:
                changed[name] = self.record(value, (*path, name))
            elif shape.form is Form.COLLECTION:
                changed[name] = tuple(
                    self.record(item, (*path, name, index)) for index, item in enumerate(value)
                )
        if remarks:
            changed["note"] = noted(record.note, remarks)
        return attrs.evolve(record, **changed) if changed else record

    def _word_or_words(
        self, vocabulary: str, value: Any, path: Path, remarks: list[str]
    ) -> str | tuple[str, ...] | None:
        words = value if isinstance(value, tuple) else (value,)
        kept = [self.word(vocabulary, word, path) for word in words]
        remarks += [
            self.remark(vocabulary, word)
            for word, now in zip(words, kept, strict=True)
            if now != word
        ]
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(word for word in kept if word is not None))
        return kept[0]

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

    def lose(self, path: Path, what: str, reason: Text | None) -> None:
        """
        Remember that something has no place in the new edition.
        """
        self.changes.append(Change(path=path, before=what, after=None, reason=reason))

    def remark(self, vocabulary: str, word: str) -> str:
        """
        What a word was, for a note; notes are in Dutch, as the scheme's words are.
        """
        kind = next(v.label.nl for v in self.previous.vocabularies if v.id == vocabulary)
        return f"{kind} in {self.previous.id}: {self.label(vocabulary, word).nl}"


def noted(note: str | None, remarks: Sequence[str]) -> str | None:
    """
    A note with remarks added to it.
    """
    added = "; ".join(dict.fromkeys(remarks))
    if note is None or not added:
        return note or added or None
    return f"{note} ({added})"


def _alternative(edition: Edition) -> str:
    if edition.crosswalk is None:
        return "no dossier can be carried over into that edition"
    return f"it has one from {edition.crosswalk.previous}"
