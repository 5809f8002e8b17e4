"""
Values that fields of a draft can be given, near what is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from hypothesis import strategies as st

from kvo_norms.authoring.reasoning.nearby import beside
from kvo_norms.catalogue import Edition, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, after, before
from kvo_norms.kinds import Kind, Shape, shapes_of
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    Above,
    AsOf,
    AtLeast,
    AtMost,
    Below,
    Equals,
    FromDossier,
    OneOf,
    Operand,
    Present,
    Test,
    Tests,
    Within,
)

Draft = dict[str, Any]
"""Chosen values by field, records and items as drafts too; ``None`` for what is to be missing."""

UNDERLYING: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "response_rate": ("response", lambda share: Decimal(round(share * 10_000)) / 10_000),
    "reached": ("outcome", {True: "gehaald", False: "niet_gehaald"}.get),
}
"""Per derived value the field that it follows from, and how."""


class Values:
    """
    The values that one edition allows, as of one day, beside what a draft holds already.
    """

    def __init__(self, draw: st.DrawFn, edition: Edition, on: date) -> None:
        self.draw = draw
        self.on = on
        self.root: Draft = {}
        self.words = {v.id: [word.id for word in v.words] for v in edition.vocabularies}
        self._ordered = {v.id for v in edition.vocabularies if v.ordered}
        self._facts = {fact.id: shape_of_fact(fact) for fact in edition.facts}

    def shape(self, name: str, record: type | None) -> Shape:
        """
        The shape of a field of a record, or of a fact where there is no record.
        """
        return self._facts[name] if record is None else shapes_of(record)[name]

    def passes(self, tests: Tests, value: Any) -> bool:
        """
        Whether a value passes all tests of a field.
        """
        return all(self.holds(test, value, tests.vocabulary) for test in tests.tests)

    def holds(self, test: Test, value: Any, vocabulary: str | None) -> bool:
        """
        Whether a value, of a field with this vocabulary if any, passes a test.
        """
        if isinstance(test, Present):
            return True
        if isinstance(test, Within):
            first = before(self.on, cast("Duration", test.duration.value))
            return bool(first <= value <= self.on)
        others = [self.operand(operand) for operand in operands_of(test)]
        if isinstance(test, Equals | OneOf):
            return value in others
        other = others[0]
        if other is None:
            return False
        if vocabulary is not None and vocabulary in self._ordered:
            order = self.words[vocabulary]
            value, other = order.index(value), order.index(other)
        match test:
            case AtLeast():
                return bool(value >= other)
            case AtMost():
                return bool(value <= other)
            case Above():
                return bool(value > other)
            case Below():
                return bool(value < other)

    def near(self, shape: Shape, tests: Sequence[Test]) -> list[Any]:
        """
        Values at what is asked and a step beside it.
        """
        match shape.kind:
            case Kind.BOOLEAN:
                return [False, True]
            case Kind.WORD:
                return list(shape.words or self.words[shape.vocabulary or ""])
            case Kind.TEXT:
                return ["iets", *(self.operand(o) for test in tests for o in operands_of(test))]
            case _:
                values: list[Any] = [self.on if shape.kind is Kind.DATE else 1]
                for test in tests:
                    values += self._thresholds(test)
                found = {beside(value, steps, shape) for value in values for steps in (-1, 0, 1)}
                return sorted({_plain(value, shape) for value in found - {None}})

    def _thresholds(self, test: Test) -> list[Any]:
        if isinstance(test, Within):
            return [before(self.on, cast("Duration", test.duration.value))]
        found = [self.operand(operand) for operand in operands_of(test)]
        return [value for value in found if value is not None]

    def operand(self, operand: Operand) -> Any:
        """
        What an operand stands for; ``None`` where the draft is to miss it.
        """
        match operand:
            case AsOf(sign=sign, shift=shift):
                return _shifted(self.on, sign, shift)
            case FromDossier(path=path, sign=sign, shift=shift):
                value = self._at_root(path)
                return _shifted(value, sign, shift) if isinstance(value, date) else value
            case _:
                return operand.value

    def _at_root(self, path: tuple[str, ...]) -> Any:
        """
        What stands at a path from the root; chosen now where it was not yet.
        """
        draft, record = self.root, cast("type | None", Dossier)
        for name in path[:-1]:
            record = None if name == "facts" else self.shape(name, record).record
            held = draft.setdefault(name, {})
            if held is None:
                return None
            draft = held
        name = path[-1]
        if name not in draft:
            shape = self.shape(name, record)
            draft[name] = self.draw(st.sampled_from(self._anything(shape)))
        return draft[name]

    def _anything(self, shape: Shape) -> list[Any]:
        if shape.kind is Kind.DATE:
            return [before(self.on, Duration(months=months)) for months in (0, 12, 36)]
        return self.near(shape, [])


def _plain(value: Any, shape: Shape) -> Any:
    """
    The value in the type that the field holds.
    """
    match shape.kind:
        case Kind.DATE:
            return value
        case Kind.INTEGER:
            return int(value)
        case _:
            return Decimal(round(value * 10_000)) / 10_000


def _shifted(day: date, sign: int, shift: Duration) -> date:
    return before(day, shift) if sign < 0 else after(day, shift)


def underlying(shape: Shape) -> tuple[str, Callable[[Any], Any]]:
    """
    The field that a value is written in, and how: its own, but for one that follows from another.
    """
    return UNDERLYING[shape.name] if shape.derived else (shape.name, lambda value: value)
