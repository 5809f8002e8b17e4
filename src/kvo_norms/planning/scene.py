"""
What a plan is made in: the edition, the day, the costs; and one state of the dossier in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

import attrs

from kvo_norms.catalogue import Edition, StepKind, Text
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.dossier.doing import (
    AFTERWARDS,
    CHANGEABLE,
    KEPT_WHEN_NEW,
    SAID_BY_ABSENCE,
    Act,
)
from kvo_norms.errors import Path
from kvo_norms.evaluating.setting import Ranks, Setting
from kvo_norms.kinds import Form, Shape, shapes_of
from kvo_norms.planning.edits import (
    DOSSIER,
    FACTS,
    Edit,
    Judged,
    New,
    Put,
    Whole,
    at,
    class_at,
    collection_of,
    is_new,
)
from kvo_norms.records import frozen

Key = tuple[Path, Act]
"""A step: one place and what is done there."""
Way = tuple[Edit, ...]
"""Edits that bring a norm nearer to being met."""
GIVEN = (DOSSIER, "area", "area.sub_areas", "application", "certificates")
"""What was decided before the dossier was made."""
REFERRED = ("documents", "goals", "measures")
"""The collections that may get items because others refer to them."""
HOUR = Decimal(1)
"""What a step costs of which nothing is said."""
UNSAID = Text(nl="", en="")


@frozen(kw_only=True)
class Block:
    """
    Why nothing can be done about something.
    """

    kind: Literal["given", "past", "window", "unknown"]
    path: Path
    period: tuple[date, date] | None = None
    """For a window without an item: the day before it and its last day."""


@frozen(kw_only=True)
class Leave:
    """
    What may be done to a field.
    """

    act: Act
    earliest: date | None = None
    """The first day that it may say, where it is a day."""
    free: bool = False
    """Whether the plan itself put what stands there, and so may put anything else."""


@attrs.frozen(eq=False, slots=False)
class Scene:
    """
    What all states share.
    """

    edition: Edition
    on: date
    ranks: Ranks
    kinds: Mapping[tuple[str, Act], StepKind]
    sorts: dict[Path, Hashable] = attrs.field(factory=dict)
    """What the norms can see of each item that the dossier gave."""
    unknown: frozenset[str] = frozenset()
    """The collections of which the dossier does not say that they are all there is."""
    cut: set[str] = attrs.field(factory=set)
    """Where there were more ways than were looked at."""

    @cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """
        The words of each vocabulary.
        """
        return {v.id: tuple(word.id for word in v.words) for v in self.edition.vocabularies}

    def kind(self, collection: str, act: Act) -> StepKind:
        """
        What a kind of step costs.
        """
        found = self.kinds.get((collection, act))
        if found is not None:
            return found
        return StepKind(collection=collection, act=act, label=UNSAID, cost=HOUR)

    def shape(self, place: Path, field: str) -> Shape:
        """
        What a field holds; of a fact its value.
        """
        if place[:1] == (FACTS,):
            fact = next(fact for fact in self.edition.facts if fact.id == place[1])
            return Shape(name=fact.id, form=Form.SCALAR, kind=fact.kind, vocabulary=fact.vocabulary)
        return shapes_of(class_at(place))[field]


@attrs.frozen(eq=False, kw_only=True)
class State:
    """
    The dossier after some steps, and what they were.
    """

    scene: Scene
    dossier: Dossier
    cost: Decimal = Decimal(0)
    paid: frozenset[Key] = frozenset()
    """The steps that were taken."""
    added: Mapping[Path, Act] = attrs.field(factory=dict)
    """The items that the plan brought."""
    put: Mapping[tuple[Path, str], tuple[Any, Act]] = attrs.field(factory=dict)
    """The values that it put in other places."""
    firm: frozenset[tuple[Path, str]] = frozenset()
    """The fields whose values the plan put there to stay."""
    served: Mapping[Key, tuple[str, ...]] = attrs.field(factory=dict)
    """For each step the norms for which it was taken."""
    log: tuple[tuple[Key, Edit], ...] = ()
    """All edits in the order in which they were made, each with its step."""
    version: Mapping[str, int] = attrs.field(factory=dict)
    """What is known to have been done below each field of the dossier, as a number."""

    @property
    def setting(self) -> Setting:
        """
        The dossier as the interpreter needs it.
        """
        return Setting(dossier=self.dossier, on=self.scene.on, ranks=self.scene.ranks)

    def alike(self, place: Path) -> Hashable:
        """
        What the norms can see of an item.
        """
        if place in self.added:
            return self.added[place], at(self.dossier, place)
        changed = [(f, v) for (where, f), (v, _) in self.put.items() if where == place]
        return self.scene.sorts.get(place, place), frozenset(changed)

    def key(self, edit: Edit) -> Key | None:
        """
        The step that an edit belongs to; ``None`` where each such edit is a step of its own.
        """
        match edit:
            case Put(place=place, field=field) if place in self.added:
                later = self.added[place] == "add" and field in AFTERWARDS.get(class_at(place), {})
                return place, "change" if later else self.added[place]
            case Put(place=place, act="supply") if (place, "change") in self.paid:
                return place, "change"
            case Put(place=place, act=act):
                return place, act
            case Whole(collection=collection, act=act):
                return collection, act
            case Judged(norm=norm, act=act):
                return ("findings", norm), act
            case New():
                return None

    def price(self, way: Way) -> Decimal:
        """
        What a way costs from here.
        """
        total = Decimal(0)
        counted: set[Key] = set()
        for edit in way:
            key = self.key(edit)
            if key is None:
                assert isinstance(edit, New)  # noqa: S101 # what has no key
                collection = collection_of(edit.collection)
                total += self.scene.kind(collection, edit.act).cost
                if is_done_too(edit):
                    total += self.scene.kind(collection, "change").cost
            elif key not in self.paid and key not in counted:
                counted.add(key)
                total += self._cost_of(key)
        return total

    def _cost_of(self, key: Key) -> Decimal:
        """
        What a step costs; a change includes what was supplied in its place.
        """
        place, act = key
        collection = collection_of(place)
        cost = self.scene.kind(collection, act).cost
        if act == "change" and (place, "supply") in self.paid:
            return max(Decimal(0), cost - self.scene.kind(collection, "supply").cost)
        return cost

    def leave(self, place: Path, field: str) -> Leave | Block:
        """
        What may be done to a field, or why nothing may.
        """
        path = (*place, field)
        if (place, field) in self.firm:
            return Block(kind="past", path=path)
        record = Fact if place[:1] == (FACTS,) else class_at(place)
        if place in self.added:
            return self._new_leave(place, field, record)
        if is_new(getattr(at(self.dossier, place), "id", None) or ""):
            return Block(kind="past", path=path)
        known = self.put.get((place, field))
        if known is not None:
            act = known[1]
            return Leave(act=act, earliest=self._earliest(act), free=True)
        held = at(self.dossier, path if record is not Fact else place)
        if held is None and field not in SAID_BY_ABSENCE.get(record, ()):
            return Leave(act="supply")
        if field in CHANGEABLE.get(record, ()):
            return Leave(act="change", earliest=self._earliest("change"))
        return Block(kind="given" if collection_of(place) in GIVEN else "past", path=path)

    def _new_leave(self, place: Path, field: str, record: type) -> Leave | Block:
        act = self.added[place]
        fixed = (*KEPT_WHEN_NEW.get(record, ()), getattr(record, "evidence_date", None))
        if act == "add" and field in fixed:
            return Block(kind="past", path=(*place, field))
        return Leave(act=act, earliest=self._earliest(act), free=True)

    def _earliest(self, act: Act) -> date | None:
        return None if act == "supply" else self.scene.on


def is_done_too(new: New) -> bool:
    """
    Whether a new item, beside being there, was done.
    """
    later = AFTERWARDS.get(class_at(new.collection), {})
    return new.act == "add" and any(field in later for field, _ in new.values)
