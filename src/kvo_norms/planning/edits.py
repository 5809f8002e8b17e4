"""
What a step does to a dossier, and the dossier in which it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from kvo_norms.dossier import Dossier, Fact, Finding
from kvo_norms.dossier.doing import Act
from kvo_norms.errors import Path
from kvo_norms.kinds import Form, Shape, shapes_of
from kvo_norms.records import frozen

Values: TypeAlias = tuple[tuple[str, Any], ...]
"""Fields of a record with what they hold."""
AUDITOR = "-"
"""Who judges in a plan: nobody has yet."""
FACTS = "facts"
FINDINGS = "findings"
DOSSIER = "dossier"
"""What the dossier's own fields belong to."""


@frozen(kw_only=True)
class Put:
    """
    A field of a record or an item gets a value.
    """

    place: Path
    """The record or item; a fact by its name."""
    field: str
    value: Any
    act: Act
    is_firm: bool = False
    """Whether another value would have been another way, so that this one stays."""


@frozen(kw_only=True)
class New:
    """
    A collection gets an item.
    """

    collection: Path
    values: Values
    act: Act
    firm: frozenset[str] = frozenset()
    """The fields of which another value would have been another way."""
    place: Path | None = None
    """Where it stands once it was added; later edits name it by that."""


@frozen(kw_only=True)
class Whole:
    """
    A collection is said to be all there is.
    """

    collection: Path
    act: Act = "supply"


@frozen(kw_only=True)
class Judged:
    """
    The auditor finds that a norm is complied with.
    """

    norm: str
    act: Act


Edit: TypeAlias = Put | New | Whole | Judged


def edited(dossier: Dossier, edits: Iterable[Edit], on: date) -> Dossier:
    """
    The dossier in which the edits were made.

    What something new refers to is added where it would not exist otherwise: a document where the
    documents are complete, and all that is named elsewhere where a collection is given first.

    Raises
    ------
    InvalidRecordError
        Where what the edits say contradicts something.
    """
    tree = _Tree(dossier)
    for edit in edits:
        match edit:
            case Put():
                tree.put(edit.place, {edit.field: edit.value})
            case New():
                tree.add(edit)
            case Whole():
                tree.close(edit.collection)
            case Judged():
                tree.judge(edit.norm, on)
        tree.name_referred(on)
    return tree.dossier()


def at(dossier: Dossier, path: Path) -> Any:
    """
    What stands at a path of the dossier; ``None`` where nothing does.
    """
    found: Any = dossier
    for part in path:
        if found is None:
            return None
        if isinstance(part, int):
            found = found[part] if part < len(found) else None
        elif isinstance(found, tuple):
            found = next((fact for fact in found if fact.name == part), None)
        else:
            found = getattr(found, part)
    return found


def record_at(path: Path) -> Shape:
    """
    The shape of the record, or of the items of the collection, at a path.
    """
    shape = Shape(name="dossier", form=Form.RECORD, record=Dossier)
    for part in path:
        if isinstance(part, str) and shape.record is not Fact and shape.record is not None:
            shape = shapes_of(shape.record)[part]
    return shape


def class_at(path: Path) -> type:
    """
    The class of the record, or of the items of the collection, at a path.
    """
    record = record_at(path).record
    if record is None:
        raise AssertionError(path)
    return record


def collection_of(place: Path) -> str:
    """
    The name of the collection or record that a place belongs to, such as ``working_group.members``.
    """
    if not place:
        return DOSSIER
    if place[0] in (FACTS, FINDINGS):
        return str(place[0])
    return ".".join(part for part in place if isinstance(part, str))


class _Tree:
    """
    The changed parts of a dossier, put together at the end so that only the whole is checked.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._old = dossier
        self._root: dict[str, Any] = {}
        self._incomplete = set(dossier.incomplete)
        self._inner: dict[str, dict[str, Any]] = {}
        self._moved: dict[Path, Path] = {}

    def put(self, place: Path, values: Mapping[str, Any]) -> None:
        place = self._moved.get(place, place)
        match place:
            case ():
                self._root.update(values)
            case (name, str(fact)) if name == FACTS:
                self._fact(fact, values["value"])
            case (str(name),):
                self._inner.setdefault(name, {}).update(values)
            case (*collection, int(index)):
                items = list(self._items(tuple(collection)) or ())
                items[index] = attrs.evolve(items[index], **values)
                self._store(tuple(collection), tuple(items))
            case _:
                raise AssertionError(place)

    def add(self, new: New) -> None:
        held = self._items(new.collection) or ()
        if new.place is not None:
            self._moved[new.place] = (*new.collection, len(held))
        item = class_at(new.collection)(**dict(new.values))
        self._store(new.collection, (*held, item))

    def close(self, collection: Path) -> None:
        if self._items(collection) is None:
            self._store(collection, ())
        self._incomplete.discard(".".join(map(str, collection)))

    def judge(self, norm: str, on: date) -> None:
        kept = tuple(
            finding
            for finding in self._root.get(FINDINGS, self._old.findings)
            if finding.norm != norm or finding.date != on
        )
        made = Finding(norm=norm, result="voldoet", by=AUDITOR, date=on)
        self._root[FINDINGS] = (*kept, made)

    def dossier(self) -> Dossier:
        for name, values in self._inner.items():
            record = getattr(self._old, name)
            if record is None:
                record = class_at((name,))()
            self._root[name] = attrs.evolve(record, **values)
        incomplete = tuple(name for name in self._old.incomplete if name in self._incomplete)
        return attrs.evolve(self._old, incomplete=incomplete, **self._root)

    def _fact(self, name: str, value: Any) -> None:
        facts = {fact.name: fact for fact in self._root.get(FACTS, self._old.facts)}
        facts[name] = Fact(name=name, value=value)
        self._root[FACTS] = tuple(facts.values())

    def _items(self, collection: Path) -> tuple[Any, ...] | None:
        match collection:
            case (str(name),):
                found = self._root.get(name, getattr(self._old, name))
            case (str(name), str(field)):
                found = self._inner.get(name, {}).get(field, at(self._old, collection))
            case _:
                raise AssertionError(collection)
        items: tuple[Any, ...] | None = found
        return items

    def _store(self, collection: Path, items: tuple[Any, ...]) -> None:
        match collection:
            case (str(name),):
                self._root[name] = items
            case (str(name), str(field)):
                self._inner.setdefault(name, {})[field] = items
            case _:
                raise AssertionError(collection)

    def name_referred(self, on: date) -> None:
        """
        Give collections what others refer to: new documents, and all where nothing was given.
        """
        if self._root.keys() <= {FACTS, FINDINGS}:
            return
        for name, named in self._referred().items():
            items = self._items((name,))
            if items is None or name in self._incomplete:
                continue
            record, was_given = class_at((name,)), getattr(self._old, name) is not None
            known = {item.id for item in items}
            made = [
                record(id=it, date=on) if is_new(it) else record(id=it)
                for it in named
                if it not in known and (is_new(it) or not was_given)
            ]
            if made:
                self._root[name] = (*items, *made)

    def _referred(self) -> dict[str, dict[str, None]]:
        """
        The ids that items refer to, by the collection in which they should be found.
        """
        found: dict[str, dict[str, None]] = {}
        for name, shape in shapes_of(Dossier).items():
            if shape.form is not Form.COLLECTION or shape.record is None:
                continue
            for field, inner in shapes_of(shape.record).items() if name != FACTS else ():
                if inner.references is None:
                    continue
                for item in self._root.get(name, getattr(self._old, name)) or ():
                    held = getattr(item, field)
                    ids = held if isinstance(held, tuple) else (held,)
                    known = found.setdefault(inner.references, {})
                    known.update((it, None) for it in ids if it is not None)
        return found


NEW = "nieuw-in-plan-"
"""How the id of a document begins that a plan refers to and nobody has made yet."""


def is_new(name: str) -> bool:
    """
    Whether a document's id was made up for a plan.
    """
    return name.startswith(NEW)
