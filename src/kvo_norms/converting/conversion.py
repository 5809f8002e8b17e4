"""
What a conversion brings: the dossier, and a line for everything that is not as it was.

The same change in many places is one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from kvo_norms.catalogue import Text
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Path, written_path
from kvo_norms.records import frozen

Topic = tuple[str, str | None]
"""A topic and its level; the level is absent where it is not known."""
Key = TypeVar("Key")


@frozen(kw_only=True)
class Change:
    """
    Something that the new edition says in another way, or has no place for.
    """

    path: Path
    """Where it stood in the dossier before."""
    name: str | None = None
    """The id of the record in which it stood, where the record has one."""
    before: str
    """What stood there."""
    after: str | None
    """What stands there now; absent where nothing does."""
    problem: str | None = None
    """The problem that the record now names too, where the topic was exactly that problem."""
    reason: Text | None = None
    """Why nothing takes its place."""
    missing: Text | None = None
    """What the record now lacks, as the new edition calls it; somebody must fill it in."""

    @property
    def lost(self) -> bool:
        """
        Whether the new dossier has nothing in its place but a note.
        """
        return self.after is None

    @property
    def sentence(self) -> Text:
        """
        The change in words.
        """
        (sentence,) = _told_changes((self,))
        return sentence


@frozen(kw_only=True)
class TakenLevel:
    """
    The level of a theme, or of one problem in it, taken from topics of the edition before.
    """

    theme: str
    """The theme."""
    problem: str | None = None
    """The problem, where the level is of one."""
    level: str | None
    """The highest level of the topics; absent where one that is not known could be higher."""
    topics: tuple[Topic, ...]
    """Each topic that was given, with its level."""
    doubts: tuple[Text, ...] = ()
    """Why a higher level is possible."""

    @property
    def sentence(self) -> Text:
        """
        The level in words.
        """
        return _told_level(self)


@frozen(kw_only=True)
class Conversion:
    """
    A dossier in the words of another edition.
    """

    dossier: Dossier
    """The dossier; it fits the edition that it was carried to."""
    changes: tuple[Change, ...]
    """What is not as it was, place by place."""
    levels: tuple[TakenLevel, ...] = ()
    """The levels that were taken from topics."""

    @property
    def said_otherwise(self) -> tuple[Text, ...]:
        """
        What has a place, in words: a line for each level and for each word that changed.
        """
        kept = tuple(change for change in self.changes if not change.lost)
        return (*(level.sentence for level in self.levels), *_told_changes(kept))

    @property
    def without_place(self) -> tuple[Text, ...]:
        """
        What has no place any more, in words: a line for each reason.
        """
        return _told_changes(tuple(change for change in self.changes if change.lost))


def _told_changes(changes: Sequence[Change]) -> tuple[Text, ...]:
    """
    A sentence for each word that changed, then one for each reason why something has no place.
    """
    kept = _grouped((c, (c.before, c.after, c.problem)) for c in changes if not c.lost)
    lost = _grouped((c, c.reason) for c in changes if c.lost)
    return (*map(_told_kept, kept.values()), *map(_told_lost, lost.values()))


def _told_kept(changes: Sequence[Change]) -> Text:
    first, places = changes[0], _places(changes)
    nl = en = ""
    if first.problem is not None:
        nl, en = f" (probleem {first.problem})", f" (problem {first.problem})"
    return Text(
        nl=f"{first.before} is nu {first.after}{nl}: {places}",
        en=f"{first.before} is now {first.after}{en}: {places}",
    )


def _told_lost(changes: Sequence[Change]) -> Text:
    """
    What is lost for one reason, and what somebody must fill in now.
    """
    words = _grouped((change, change.before) for change in changes)
    what = [f"{word} ({_places(found)})" for word, found in words.items()]
    one, reason = len(what) == 1, changes[0].reason
    nl = [f"{_listed(what, 'en')} {'vervalt' if one else 'vervallen'}."]
    en = [f"{_listed(what, 'and')} {'has' if one else 'have'} no place."]
    if reason is not None:
        nl.append(reason.nl)
        en.append(reason.en)
    lacking = _grouped((change, change.missing) for change in changes)
    for label, found in lacking.items():
        if label is not None:
            at = _places(found)
            nl.append(f"Vul een {label.nl} in bij {at}: tot dan kan een norm open blijven.")
            en.append(f"Fill in the {label.en} of {at}: until then a norm may stay open.")
    return Text(nl=" ".join(nl), en=" ".join(en))


def _told_level(taken: TakenLevel) -> Text:
    name = taken.theme if taken.problem is None else f"{taken.theme}, {taken.problem}"
    nl, en = (
        _listed([f"{topic} ({level or unknown})" for topic, level in taken.topics], conjunction)
        for unknown, conjunction in (("onbekend", "en"), ("unknown", "and"))
    )
    if taken.level is None:
        return Text(
            nl=" ".join([f"{name}: niveau niet bekend, van {nl}.", *(d.nl for d in taken.doubts)]),
            en=" ".join([f"{name}: level not known, of {en}.", *(d.en for d in taken.doubts)]),
        )
    if len(taken.topics) == 1:
        return Text(nl=f"{name}: {taken.level}, van {nl}", en=f"{name}: {taken.level}, of {en}")
    return Text(
        nl=f"{name}: {taken.level}, het hoogste van {nl}",
        en=f"{name}: {taken.level}, the highest of {en}",
    )


def _listed(parts: Sequence[str], conjunction: str) -> str:
    """
    The parts as a sentence lists them: ``a, b and c``.
    """
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def _grouped(changes: Iterable[tuple[Change, Key]]) -> Mapping[Key, list[Change]]:
    groups: dict[Key, list[Change]] = {}
    for change, key in changes:
        groups.setdefault(key, []).append(change)
    return groups


def _places(changes: Iterable[Change]) -> str:
    """
    Where the changes are: for each collection the ids of the records, or their indexes.
    """
    found: dict[str, list[str]] = {}
    for change in changes:
        indexes = [at for at, part in enumerate(change.path) if isinstance(part, int)]
        place = change.path[: indexes[-1]] if indexes else change.path
        names = found.setdefault(written_path(place), [])
        if indexes:
            names.append(change.name or f"[{change.path[indexes[-1]]}]")
    return "; ".join(_place(place, tuple(dict.fromkeys(names))) for place, names in found.items())


def _place(collection: str, names: Sequence[str]) -> str:
    between = " " if names and not names[0].startswith("[") else ""
    return f"{collection}{between}{', '.join(names)}"
