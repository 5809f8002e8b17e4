"""
From the state that a search found to single steps, each with what it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.dossier import Dossier, Finding
from kvo_norms.dossier.doing import Act
from kvo_norms.errors import InvalidRecordError, Path
from kvo_norms.evaluating.setting import Setting
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.planning.edits import (
    FACTS,
    FINDINGS,
    Edit,
    New,
    Put,
    Whole,
    at,
    class_at,
    edited,
    is_new,
)
from kvo_norms.planning.scene import REFERRED, Key, Scene, State
from kvo_norms.planning.targets import Target, reached
from kvo_norms.planning.values import SOME_TEXT

ORDER: Sequence[Act] = ("supply", "add", "change", "judge")
"""In what order steps are told."""
FAR = 10**9
"""A number that is far from any that is asked."""


@attrs.frozen(kw_only=True, eq=False)
class Taken:
    """
    A step with all that it fills in.
    """

    act: Act
    place: Path
    values: Mapping[str, Any] = attrs.field(factory=dict)
    is_item: bool = False
    """Whether it brings a new item."""
    is_whole: bool = False
    """Whether it says that a collection is all there is."""
    edits: tuple[tuple[int, Edit], ...] = ()
    """What it does to the dossier, each edit with its turn."""

    def holding(self, field: str, value: Any) -> Taken:
        """
        The step with another value in a field.
        """
        return attrs.evolve(
            self, edits=tuple((turn, _holding(edit, field, value)) for turn, edit in self.edits)
        )

    def without(self, field: str) -> Taken:
        """
        The step that leaves a field as it was; of something new, without it.
        """
        edits = [(turn, _without(edit, field)) for turn, edit in self.edits]
        return attrs.evolve(
            self,
            values={name: value for name, value in self.values.items() if name != field},
            edits=tuple((turn, edit) for turn, edit in edits if edit is not None),
        )


def _holding(edit: Edit, field: str, value: Any) -> Edit:
    match edit:
        case Put() if edit.field == field:
            return attrs.evolve(edit, value=value)
        case New() if any(name == field for name, _ in edit.values):
            return attrs.evolve(edit, values=tuple({**dict(edit.values), field: value}.items()))
        case _:
            return edit


def _without(edit: Edit, field: str) -> Edit | None:
    match edit:
        case Put() if edit.field == field:
            return None
        case New():
            kept = tuple((name, value) for name, value in edit.values if name != field)
            return attrs.evolve(edit, values=kept)
        case _:
            return edit


def taken_steps(state: State) -> list[Taken]:
    """
    The steps of a state, in the order in which they are told.
    """
    edits: dict[Key, list[tuple[int, Edit]]] = {}
    for turn, (key, edit) in enumerate(state.log):
        place, act = key
        owner = (place, state.added.get(place, act))
        edits.setdefault(owner, []).append((turn, edit))
    return [
        Taken(
            act=act,
            place=place,
            values=_filled(at(state.dossier, place))
            if place in state.added
            else {edit.field: edit.value for _, edit in them if isinstance(edit, Put)},
            is_item=place in state.added,
            is_whole=any(isinstance(edit, Whole) for _, edit in them),
            edits=tuple(them),
        )
        for (place, act), them in sorted(edits.items(), key=_order)
    ]


def _order(item: tuple[Key, Any]) -> Any:
    place, act = item[0]
    roots = list(shapes_of(Dossier))
    return (
        ORDER.index("judge" if place[:1] == (FINDINGS,) else act),
        roots.index(str(place[0])) if place else 0,
        [(isinstance(part, str), str(part).zfill(6)) for part in place[1:]],
        ORDER.index(act),
    )


def _filled(item: Any) -> dict[str, Any]:
    """
    The fields of a new item that do not hold their default.
    """
    defaults = {field.name: field.default for field in attrs.fields(type(item))}
    return {
        name: value
        for name, default in defaults.items()
        if (value := getattr(item, name)) != default
    }


class Tracing:
    """
    Finds out what each of some steps is for.
    """

    def __init__(
        self,
        scene: Scene,
        targets: Iterable[Target],
        dossier: Dossier,
        stale_of: Callable[[Dossier], Collection[Finding]],
        served: Mapping[Key, tuple[str, ...]],
    ) -> None:
        self._scene = scene
        self._targets = list(targets)
        self._dossier = dossier
        self._stale_of = stale_of
        self._served = served
        self._seen: dict[tuple[tuple[Taken, ...], tuple[str, ...]], list[str] | None] = {}

    def after(self, steps: Iterable[Taken]) -> Dossier | None:
        """
        The dossier with these steps taken; ``None`` where they contradict something.
        """
        turns = sorted((turn for step in steps for turn in step.edits), key=lambda turn: turn[0])
        try:
            return edited(self._dossier, [edit for _, edit in turns], self._scene.on)
        except (InvalidRecordError, IndexError):
            return None

    def _unmet(self, steps: Iterable[Taken], targets: Iterable[Target]) -> list[str] | None:
        """
        Of some targets those that are not reached with these steps.
        """
        taken, asked = tuple(steps), tuple(targets)
        key = (taken, tuple(target.id for target in asked))
        if key not in self._seen:
            self._seen[key] = self._looked(taken, asked)
        return self._seen[key]

    def _looked(self, steps: Iterable[Taken], targets: Iterable[Target]) -> list[str] | None:
        dossier = self.after(steps)
        if dossier is None:
            return None
        stale = self._stale_of(dossier)
        setting = Setting(dossier=dossier, on=self._scene.on, ranks=self._scene.ranks)
        return [target.id for target in targets if not reached(target, setting, stale)]

    def _near(self, step: Taken) -> list[Target]:
        """
        The targets that may stand otherwise without a step.
        """
        if any(finding.evidence_sha256 is not None for finding in self._dossier.findings):
            return self._targets
        roots = {str(step.place[0])} if step.place else set(step.values)
        if any(isinstance(value, str) and is_new(value) for value in step.values.values()):
            roots.add("documents")
        if step.is_whole or step.is_item:
            roots.update(REFERRED)
        return [target for target in self._targets if target.reads & roots]

    def needed(self, steps: Sequence[Taken]) -> list[tuple[Taken, tuple[str, ...]]]:
        """
        The steps that are needed, each with the targets that would not be reached without it.
        """
        found: list[tuple[Taken, tuple[str, ...]]] = []
        kept = list(steps)
        for step in steps:
            rest = [other for other in kept if other is not step]
            near = self._near(step)
            known = self._unmet(kept, near) or ()
            lacking = self._unmet(rest, near)
            if lacking is None:
                lost = self._served.get((step.place, step.act), ())
            else:
                lost = tuple(name for name in lacking if name not in known)
            if lost:
                found.append((step, lost))
            else:
                kept = rest
        return found if len(kept) == len(steps) else self.needed(kept)

    def trimmed(self, steps: Sequence[Taken]) -> list[Taken]:
        """
        The steps without the values that no target needs.
        """
        kept = list(steps)
        for number, step in enumerate(steps):
            near = self._near(step)
            known = self._unmet(kept, near)
            for field in step.values:
                less = kept[number].without(field)
                if not less.edits:
                    continue
                tried = [*kept[:number], less, *kept[number + 1 :]]
                if self._unmet(tried, near) == known:
                    kept = tried
        return kept

    def is_open(self, step: Taken, field: str, steps: Sequence[Taken]) -> bool:
        """
        Whether a field may hold anything: free text, a document, any other word or day as well.
        """
        value = step.values[field]
        if value == SOME_TEXT or (isinstance(value, str) and is_new(value)):
            return True
        if step.place[:1] == (FACTS,):
            return False
        shape = shapes_of(class_at(step.place))[field]
        if shape.form is not Form.SCALAR:
            return False
        others = self._others(shape)
        near = self._near(step)
        known = self._unmet(steps, near)
        for other in others:
            changed = step.holding(field, other)
            tried = [changed if it is step else it for it in steps]
            if other != value and self._unmet(tried, near) != known:
                return False
        return bool(others)

    def may_be_earlier(self, step: Taken, field: str, steps: Sequence[Taken]) -> bool:
        """
        Whether something that was may have been on any earlier day as well.
        """
        if step.act != "supply" or not isinstance(step.values[field], date):
            return False
        tried = [step.holding(field, date.min) if it is step else it for it in steps]
        near = self._near(step)
        return self._unmet(tried, near) == self._unmet(steps, near)

    def _others(self, shape: Shape) -> Sequence[Any]:
        """
        All words, or of what has an order the ends.
        """
        low, high = shape.bounds.minimum, shape.bounds.maximum
        match shape.kind:
            case Kind.WORD:
                return shape.words or self._scene.words.get(shape.vocabulary or "", ())
            case Kind.DATE:
                return date.min, date.max
            case Kind.INTEGER:
                return -FAR if low is None else low, FAR if high is None else high
            case Kind.NUMBER | Kind.SHARE:
                return Decimal(-FAR if low is None else low), Decimal(FAR if high is None else high)
            case _:
                return ()
