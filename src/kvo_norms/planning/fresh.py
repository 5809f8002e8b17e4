"""
Items that are still to come into a collection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from typing import Any

import attrs

from kvo_norms.dossier.doing import ACTS, KEPT_WHEN_NEW, Act
from kvo_norms.errors import InvalidRecordError, Path
from kvo_norms.evaluating.interpreter import interpret_at
from kvo_norms.kinds import Form, shapes_of
from kvo_norms.patterns import Equals, Field, OneOf, Operand, Tests, Written
from kvo_norms.planning.conjunctions import Literal, by_place, conjunctions
from kvo_norms.planning.edits import New, at, class_at
from kvo_norms.planning.fields import MOST, Asked
from kvo_norms.planning.scene import Leave, State
from kvo_norms.planning.underlying import underlying
from kvo_norms.planning.values import is_firm, values_for
from kvo_norms.verdict import MET, NOT_MET

Dates = Mapping[str, date | None]
"""Fields that must say a day; ``None`` is the day of the plan."""


@attrs.frozen(kw_only=True, eq=False)
class Fresh:
    """
    What is asked of a new item.
    """

    collection: Path
    asked: Asked
    state: State
    dates: Dates = attrs.field(factory=dict)
    """Days of something that was already; something new is of the day itself."""
    holding: tuple[str, Any] | None = None
    """A value that a field must hold, alone or among others."""

    @property
    def record(self) -> type:
        """
        The class of the item.
        """
        return class_at(self.collection)

    def items(self) -> list[New]:
        """
        The items that would do; nothing where there is none.
        """
        name = ".".join(map(str, self.collection))
        found: list[New] = []
        for act in ACTS.get(name, ()):
            if act == "add" or (act == "supply" and name in self.state.scene.unknown):
                found += self._items(act)
        return list(dict.fromkeys(found))

    def _items(self, act: Act) -> list[New]:
        fixed = self._fixed(act)
        if fixed is None:
            return []
        try:
            start = self.record(**fixed)
        except InvalidRecordError:
            return []
        place = (*self.collection, len(at(self.state.dossier, self.collection) or ()))
        parts = [
            conjunctions(interpret_at(pattern, start, place, self.state.setting), negated=negated)
            for pattern, negated in self.asked
        ]
        found: list[New] = []
        for chosen in islice(product(*parts), 4 * MOST):
            literals = [literal for part in chosen for literal in part]
            found += self._filled(act, place, by_place(literals), fixed)
        if len(found) > MOST:
            self.state.scene.cut.add("items")
        return found[:MOST]

    def _fixed(self, act: Act) -> dict[str, Any] | None:
        """
        The values that an item has in any case; ``None`` where it cannot have them.
        """
        on = self.state.scene.on
        fixed: dict[str, Any] = {name: day or on for name, day in self.dates.items()}
        dated = getattr(self.record, "evidence_date", None)
        if act == "add":
            if any(day != on for day in fixed.values()):
                return None
            if dated is not None:
                fixed[dated] = on
        if self.holding is not None:
            name, value = self.holding
            shape = shapes_of(self.record)[name]
            if shape.derived:
                return None
            fixed[name] = (value,) if shape.form is Form.WORDS else value
        return fixed

    def _filled(
        self,
        act: Act,
        place: Path,
        fields: Mapping[Path, Sequence[Literal]],
        fixed: Mapping[str, Any],
    ) -> Iterator[New]:
        """
        The item with the fields filled in, in each way that does.
        """
        leave = Leave(act=act, earliest=None if act == "supply" else self.state.scene.on, free=True)
        choices: list[list[tuple[str, Any]]] = []
        firm = set(fixed)
        for path, literals in fields.items():
            field = str(path[-1])
            wanted = [(literal.tests, literal.negated) for literal in literals]
            name, words = underlying(self.record, field)
            if name is None or not self._may_fill(act, name, fixed):
                return
            if is_firm(wanted):
                firm.add(name)
            able = values_for(
                shapes_of(self.record)[field],
                wanted,
                fixed.get(name),
                leave,
                self.state.scene,
                self.state.setting,
            )
            choices.append([(name, words.get(value, value)) for value in able])
        dated = getattr(self.record, "evidence_date", None)
        for filled in islice(product(*choices), MOST):
            values = {**fixed, **dict(filled)}
            if dated is not None:
                values.setdefault(dated, self.state.scene.on)
            made = New(
                collection=self.collection,
                values=tuple(sorted(values.items())),
                act=act,
                firm=frozenset(firm),
            )
            if self._matches(made, place):
                yield made

    def _may_fill(self, act: Act, name: str, fixed: Mapping[str, Any]) -> bool:
        if act == "add" and name in KEPT_WHEN_NEW.get(self.record, ()):
            return False
        if name not in fixed:
            return True
        grows = shapes_of(self.record)[name].form is Form.WORDS
        return self.holding is not None and name == self.holding[0] and grows

    def _matches(self, new: New, place: Path) -> bool:
        try:
            item = self.record(**dict(new.values))
        except InvalidRecordError:
            return False
        return all(
            interpret_at(pattern, item, place, self.state.setting).verdict
            is (NOT_MET if negated else MET)
            for pattern, negated in self.asked
        )


def words_of(asked: Asked) -> dict[str, frozenset[Any]]:
    """
    What an item may hold that matches, in the fields of which that is certain.
    """
    found: dict[str, frozenset[Any]] = {}
    for pattern, negated in asked:
        for entry in () if negated else pattern.entries:
            match entry:
                case Field(name=name, matcher=Tests(tests=tests)):
                    for test in tests:
                        words = _named(test)
                        if words is not None:
                            found[name] = words & found.get(name, words)
                case _:
                    pass
    return found


def _named(test: Any) -> frozenset[Any] | None:
    """
    The values that a test names, where it names any and they stand in the norm.
    """
    match test:
        case Equals(operand=operand):
            operands: tuple[Operand, ...] = (operand,)
        case OneOf(operands=operands):
            pass
        case _:
            return None
    if not all(isinstance(operand, Written) for operand in operands):
        return None
    return frozenset(it.value for it in operands if isinstance(it, Written))
