"""
What two editions say of themselves: days in force, terms, parameters, words, facts, sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from kvo_norms.authoring.compare.comparison import (
    Direction,
    FieldChange,
    NameChanges,
    NormChange,
    ParameterChange,
    StarChange,
    VocabularyChange,
)
from kvo_norms.authoring.compare.written import inline
from kvo_norms.catalogue import DeclaredParameter, Edition, Vocabulary

GROUNDS = ("label", "provenance", "sources", "reading")


def header_changes(old: Edition, new: Edition) -> Iterator[FieldChange]:
    """
    What the editions say of themselves.
    """
    for name in ("revision", "valid_from", "valid_until"):
        yield from _field(name, getattr(old, name), getattr(new, name))
    for name in ("title", "text", "in_force"):
        if getattr(old, name) != getattr(new, name):
            yield FieldChange(name=name)
    for field in attrs.fields(type(old.certificate)):
        was, now = (getattr(it.certificate, field.name) for it in (old, new))
        if field.name == "provenance":
            was, now = was.value, now.value
        yield from _field(f"certificate.{field.name}", was, now)
    was, now = (None if it.steps is None else it.steps.provenance.value for it in (old, new))
    yield from _field("steps.provenance", was, now)
    if old.crosswalk != new.crosswalk:
        yield FieldChange(name="crosswalk")


def _field(name: str, was: Any, now: Any) -> Iterator[FieldChange]:
    if was != now:
        before, after = (None if it is None else inline(it) for it in (was, now))
        yield FieldChange(name=name, before=before, after=after)


def name_changes(old: Iterable[Any], new: Iterable[Any]) -> NameChanges:
    """
    What of one kind of things with an id is new, gone or another.
    """
    before, after = ({it.id: it for it in them} for them in (old, new))
    return _mapped_changes(before, after)


def _mapped_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> NameChanges:
    return NameChanges(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(name for name in after if name in before and before[name] != after[name]),
    )


def step_changes(old: Edition, new: Edition) -> NameChanges:
    """
    Kinds of step whose costs are told for the first time, no longer, or otherwise.
    """
    before, after = (
        {}
        if edition.steps is None
        else {f"{kind.collection}.{kind.act}": kind for kind in edition.steps.kinds}
        for edition in (old, new)
    )
    return _mapped_changes(before, after)


def section_changes(old: Edition, new: Edition) -> NameChanges:
    """
    Sections that are new, gone, or have another title or place.
    """
    found = name_changes(
        [attrs.evolve(section, norms=()) for section in old.sections],
        [attrs.evolve(section, norms=()) for section in new.sections],
    )
    common = [it.id for it in old.sections if it.id not in found.removed]
    moved = [it.id for it in new.sections if it.id not in found.added]
    other = [now for was, now in zip(common, moved, strict=True) if was != now]
    return attrs.evolve(found, changed=tuple(dict.fromkeys((*found.changed, *other))))


def parameter_changes(
    old: Edition, new: Edition, changes: Iterable[NormChange | StarChange]
) -> Iterator[ParameterChange]:
    """
    The parameters that are new, gone or another, and what their values do to the norms.
    """
    before, after = ({it.id: it for it in edition.parameters} for edition in (old, new))
    effects = _effects(changes)
    for name in {**after, **before}:
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        found = effects.get(name, {})
        value, new_value = (None if it is None else inline(it.value) for it in (was, now))
        moved = value != new_value
        yield ParameterChange(
            id=name,
            before=value if moved else None,
            after=new_value if moved else None,
            stricter=_of(found, Direction.STRICTER),
            looser=_of(found, Direction.LOOSER),
            unknown=_of(found, Direction.UNKNOWN),
            fields=() if was is None or now is None else tuple(_grounds(was, now)),
        )


def _grounds(was: DeclaredParameter, now: DeclaredParameter) -> Iterator[str]:
    for name in GROUNDS:
        if getattr(was, name) != getattr(now, name):
            yield name


def _effects(
    changes: Iterable[NormChange | StarChange],
) -> Mapping[str, Mapping[str, Direction]]:
    """
    Per parameter what its value does to each norm.
    """
    found: dict[str, dict[str, Direction]] = {}
    for change in changes:
        for part in change.parts:
            if part.parameter is not None:
                norms = found.setdefault(part.parameter, {})
                known = norms.get(change.id, part.direction)
                agreed = known if known is part.direction else Direction.UNKNOWN
                norms[change.id] = agreed
    return found


def _of(found: Mapping[str, Direction], direction: Direction) -> tuple[str, ...]:
    return tuple(name for name, it in found.items() if it is direction)


def vocabulary_changes(old: Edition, new: Edition) -> Iterator[VocabularyChange]:
    """
    The vocabularies that are not as they were; one that is new or gone has all its words so.
    """
    before, after = ({it.id: it for it in edition.vocabularies} for edition in (old, new))
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if was != now:
            yield _vocabulary(name, was, now)


def _vocabulary(name: str, was: Vocabulary | None, now: Vocabulary | None) -> VocabularyChange:
    before, after = ({} if v is None else {w.id: w for w in v.words} for v in (was, now))
    order, new_order = [w for w in before if w in after], [w for w in after if w in before]
    fields: list[FieldChange] = []
    if was is not None and now is not None:
        fields += _field("ordered", was.ordered, now.ordered)
        if was.label != now.label:
            fields.append(FieldChange(name="label"))
    return VocabularyChange(
        id=name,
        added=tuple(word for word in after if word not in before),
        removed=tuple(word for word in before if word not in after),
        reordered=order != new_order and any(it is not None and it.ordered for it in (was, now)),
        relabelled=tuple(word for word in order if before[word] != after[word]),
        fields=tuple(fields),
    )
