"""
What differs between two editions, as data.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from kvo_norms.records import frozen


class Direction(enum.Enum):
    """
    What a change does to whoever must meet a norm.
    """

    STRICTER = "stricter"
    """Nobody meets it who did not."""
    LOOSER = "looser"
    """Nobody fails it who did not."""
    UNKNOWN = "unknown"
    """One or the other, by the dossier; or it cannot be told from the pattern."""


class Becoming(enum.Enum):
    """
    What became of a norm or a star.
    """

    STRICTER = "stricter"
    """A dossier that meets it now met it before."""
    LOOSER = "looser"
    """A dossier that fails it now failed it before."""
    BOTH = "both"
    """Stricter in one part, looser in another."""
    DIFFERENT = "different"
    """It asks something else, and which way cannot be told."""
    SCORES = "scores"
    """It asks the same; its points, theme or section are others."""
    WORDING = "wording"
    """It asks the same in other words."""
    SOURCES = "sources"
    """It asks the same in the same words; what it rests on is another."""


@frozen(kw_only=True)
class PartChange:
    """
    A part of a pattern that is another.
    """

    path: str
    """The keys that lead to it in the table of the norm, as they are now, else as they were."""
    before: str | None = None
    """What stood there, as TOML writes it; absent where nothing did."""
    after: str | None = None
    """What stands there; absent where nothing does."""
    parameter: str | None = None
    """The parameter whose value it was and is, where one has that."""
    direction: Direction
    """What this change alone does."""


@frozen(kw_only=True)
class FieldChange:
    """
    Something beside the patterns that is another, by its key in the file.
    """

    name: str
    """The key, such as ``weight`` or ``certificate.duration``."""
    before: str | None = None
    """What stood there; absent where nothing did, and for the texts of norms, which are long."""
    after: str | None = None
    """What stands there."""
    direction: Direction | None = None
    """What this change alone does; absent where it changes nothing that is asked."""


@frozen(kw_only=True)
class NormChange:
    """
    A norm that both editions have, and what is not as it was.
    """

    id: str
    """Its id in the new edition."""
    before: str | None = None
    """Its id in the old edition, where that was another."""
    theme: str | None = None
    """The theme that it is about, where it is about one."""
    becoming: Becoming
    """What became of it as a whole."""
    parts: tuple[PartChange, ...]
    """What changed in its patterns."""
    fields: tuple[FieldChange, ...]
    """What changed beside them."""


@frozen(kw_only=True)
class StarChange:
    """
    A star that both editions have, and what is not as it was; its norms stand among the norms.
    """

    id: str
    """Its id."""
    becoming: Becoming
    """Stricter where fewer areas can have it, looser where more can."""
    parts: tuple[PartChange, ...]
    """What changed in whom it is for."""
    fields: tuple[FieldChange, ...]
    """What changed beside that."""


@frozen(kw_only=True)
class Renaming:
    """
    A norm that bears another id.
    """

    before: str
    """The id in the old edition."""
    after: str
    """The id in the new edition."""
    likeness: float | None = None
    """
    How alike the two are, from 0 to 1: the mean of what their patterns and what their texts share.
    Absent where the crosswalk says that they are one.
    """


@frozen(kw_only=True)
class ParameterChange:
    """
    A parameter that is new, gone or another.
    """

    id: str
    """Its name."""
    before: str | None = None
    """Its value as TOML writes it; absent where it is new."""
    after: str | None = None
    """Its value now; absent where it is gone."""
    stricter: tuple[str, ...]
    """The norms and stars that the value makes stricter."""
    looser: tuple[str, ...]
    """The norms and stars that it makes looser."""
    unknown: tuple[str, ...]
    """The norms and stars of which that cannot be told."""
    fields: tuple[str, ...] = ()
    """What else of it changed: ``label``, ``provenance``, ``sources``, ``reading``."""


@frozen(kw_only=True)
class VocabularyChange:
    """
    A vocabulary whose words, order or labels are not as they were.
    """

    id: str
    """Its name."""
    added: tuple[str, ...] = ()
    """Words that are new."""
    removed: tuple[str, ...] = ()
    """Words that are gone."""
    reordered: bool = False
    """Whether the words that it had stand in another order, where their order counts."""
    relabelled: tuple[str, ...] = ()
    """Words whose labels are others."""
    fields: tuple[FieldChange, ...] = ()
    """What else of it changed: ``label``, ``ordered``."""


@frozen(kw_only=True)
class NameChanges:
    """
    Things with an id, of one kind: those that are new, gone and not as they were.
    """

    added: tuple[str, ...]
    """Ids that are new."""
    removed: tuple[str, ...]
    """Ids that are gone."""
    changed: tuple[str, ...]
    """Ids that stayed, of which something is another."""


@frozen(kw_only=True)
class Comparison:
    """
    All that differs between two editions.
    """

    old: str
    """The id of the old edition."""
    old_revision: int
    """Its revision."""
    new: str
    """The id of the new edition."""
    new_revision: int
    """Its revision."""
    fields: tuple[FieldChange, ...]
    """What the editions say of themselves: titles, days in force, terms of the certificate."""
    sections: NameChanges
    """Sections."""
    added: tuple[str, ...]
    """Norms that are new."""
    removed: tuple[str, ...]
    """Norms that are gone."""
    renamed: tuple[Renaming, ...]
    """Norms that bear another id."""
    norms: tuple[NormChange, ...]
    """Norms that both have and that changed, in the new edition's order."""
    added_stars: tuple[str, ...]
    """Stars that are new."""
    removed_stars: tuple[str, ...]
    """Stars that are gone."""
    stars: tuple[StarChange, ...]
    """Stars that both have and that changed."""
    parameters: tuple[ParameterChange, ...]
    """Parameters."""
    vocabularies: tuple[VocabularyChange, ...]
    """Vocabularies."""
    facts: NameChanges
    """Declared facts."""
    sources: NameChanges
    """Sources."""
    steps: NameChanges
    """What kinds of step towards the certificate cost, such as ``inspections.add``."""

    @property
    def same(self) -> bool:
        """
        Whether nothing at all differs.
        """
        named = ("old", "old_revision", "new", "new_revision")
        empty = ((), NameChanges(added=(), removed=(), changed=()))
        return all(
            getattr(self, field.name) in empty
            for field in attrs.fields(Comparison)
            if field.name not in named
        )


def became(directions: Iterable[Direction]) -> Becoming | None:
    """
    What a norm became by all its changes together; ``None`` where none changes what it asks.
    """
    found = set(directions)
    if not found:
        return None
    if Direction.UNKNOWN in found:
        return Becoming.DIFFERENT
    if len(found) > 1:
        return Becoming.BOTH
    return Becoming(found.pop().value)
