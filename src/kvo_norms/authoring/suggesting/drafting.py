"""
Dossiers made for a norm from nothing: as it asks, and each time with one part otherwise.

They are drafts: whether a norm stands as intended is seen when it is run on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice, permutations, product
from typing import Any, assert_never, cast

import attrs

from kvo_norms.authoring.coverage.views import View
from kvo_norms.authoring.reasoning.nearby import passes_count
from kvo_norms.authoring.scenario_files import dossier_of
from kvo_norms.authoring.suggesting.combining import (
    MOST,
    Part,
    Table,
    all_hold,
    one_fails,
    opposite,
    some_hold,
)
from kvo_norms.authoring.suggesting.values import Holding, values_for
from kvo_norms.catalogue import Edition, Norm, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, before
from kvo_norms.errors import KvoNormsError
from kvo_norms.evaluating.algebra import windows
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Ranks, Setting, operand_of
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.notation import counts_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Entry,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.records import frozen
from kvo_norms.verdict import MET, NOT_MET, Verdict

Shapes = Mapping[str, Shape]

MOST_ITEMS = 12
"""Collections are filled with at most so many items."""
FINDING = {"result": "voldoet", "by": "A. Auditor"}
ROUND = 100
"""What a share that follows from two numbers is taken of."""
MOST_TRIED = 4000
"""So many combinations of values are tried for one that follows from others."""


def drafts(norm: Norm, edition: Edition, ranks: Ranks, on: date) -> Iterator[Table]:
    """
    Dossiers for a norm, as raw data.
    """
    seed = _seed(norm, on)
    dossier, faults = dossier_of(seed, edition)
    if dossier is None or faults:  # it compares with something that is no day
        seed, dossier = {}, Dossier()
    setting = Setting(dossier=dossier, on=on, ranks=ranks)
    judged: Table = {}
    if norm.question is not None:
        judged = {"findings": [{"norm": norm.id, **FINDING, "date": on}]}
    derived: dict[tuple[type, tuple[Entry, ...]], Table] = {}
    wanted = [(MET, MET), (MET, NOT_MET), (NOT_MET, MET)]
    for applies, asked in wanted:
        first = _Drafting(edition, setting, derived)
        for table in first.pattern(norm.applies_when, seed, applies):
            known, faults = dossier_of(table, edition)
            if known is not None and not faults:
                drafting = _Drafting(edition, attrs.evolve(setting, dossier=known), derived)
                for made in drafting.pattern(norm.requires, table, asked):
                    yield made | judged


def _seed(norm: Norm, on: date) -> Table:
    """
    A dossier that says what the norm compares with.
    """
    table: Table = {}
    for path in sorted(set(_paths(norm.applies_when)) | set(_paths(norm.requires))):
        inner = table
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = before(on, Duration(months=24))
    return table


def _paths(node: Any) -> Iterator[tuple[str, ...]]:
    if isinstance(node, FromDossier):
        yield node.path
    elif isinstance(node, tuple):
        for item in node:
            yield from _paths(item)
    elif attrs.has(type(node)):
        for field in attrs.fields(type(node)):
            yield from _paths(getattr(node, field.name))


@frozen()
class _Drafting:
    """
    The walk that makes tables in which a pattern comes out as wanted.
    """

    edition: Edition
    setting: Setting
    derived: dict[tuple[type, tuple[Entry, ...]], Table]
    """What was found already for values that follow from others."""

    def pattern(self, pattern: Record | None, table: Table, wanted: Verdict) -> list[Table]:
        if pattern is None:
            return [table] if wanted is MET else []
        return self.record(pattern, table, shapes_of(Dossier), wanted)

    def record(self, record: Record, table: Table, shapes: Shapes, wanted: Verdict) -> list[Table]:
        parts = [self._entry(entry, shapes) for entry in record.entries]
        return all_hold(parts, table) if wanted is MET else one_fails(parts, table)

    def _entry(self, entry: Entry, shapes: Shapes) -> Part:
        match entry:
            case Field(name=name, matcher=matcher):
                return lambda table, wanted: self._field(
                    name, matcher, table, self._shape(name, shapes), wanted
                )
            case AllOf(patterns=patterns):
                parts = [self._pattern(pattern, shapes) for pattern in patterns]
                return lambda table, wanted: (
                    all_hold(parts, table) if wanted is MET else one_fails(parts, table)
                )
            case AnyOf(patterns=patterns):
                parts = [opposite(self._pattern(pattern, shapes)) for pattern in patterns]
                return lambda table, wanted: (
                    one_fails(parts, table) if wanted is MET else all_hold(parts, table)
                )
            case Not(pattern=pattern):
                return opposite(self._pattern(pattern, shapes))
            case AtLeastOf(count=count, patterns=patterns):
                parts = [self._pattern(pattern, shapes) for pattern in patterns]
                needed = cast("int", count.value)
                return lambda table, wanted: some_hold(
                    parts, table, needed if wanted is MET else needed - 1
                )
            case _:
                assert_never(entry)

    def _pattern(self, pattern: Record, shapes: Shapes) -> Part:
        return lambda table, wanted: self.record(pattern, table, shapes, wanted)

    def _shape(self, name: str, shapes: Shapes) -> Shape:
        if name in shapes:
            return shapes[name]
        fact = next(fact for fact in self.edition.facts if fact.id == name)
        return shape_of_fact(fact)

    def _field(
        self, name: str, matcher: Matcher, table: Table, shape: Shape, wanted: Verdict
    ) -> list[Table]:
        match matcher:
            case Tests() | WordTests():
                if shape.derived:
                    return []
                values = self._values(matcher, shape, wanted)
                if not values and wanted is NOT_MET:  # that something is given is never refuted
                    return [{key: held for key, held in table.items() if key != name}]
                if name in table and table[name] in values:
                    return [table]
                return [{**table, name: value} for value in values[:2]]
            case Record():
                shapes = {} if name == "facts" else shapes_of(cast("type", shape.record))
                inner = table.get(name, {})
                found = self.record(matcher, inner, shapes, wanted)
                return [{**table, name: made} for made in found]
            case Items():
                found_items = self._items(matcher, shape, wanted)
                return [{**table, name: [*table.get(name, []), *made]} for made in found_items]
            case _:
                assert_never(matcher)

    def _values(self, matcher: Tests | WordTests, shape: Shape, wanted: Verdict) -> list[Any]:
        """
        Values for which all tests of a field together come out as wanted.
        """
        holding = Holding.of(shape, self.edition)
        tried = [v for test in matcher.tests for v in values_for(test, holding, self.setting)]
        if isinstance(matcher, WordTests):
            tried += [
                [*one, *(w for w in two if w not in one)] for one, two in permutations(tried, 2)
            ]
        return [value for value in tried if self._comes_to(matcher, shape.name, value) is wanted]

    def _comes_to(self, matcher: Tests | WordTests, name: str, value: Any) -> Verdict:
        found = tuple(value) if isinstance(value, list) else value
        shown: Any = View(self.setting.dossier, {name: found})
        pattern = Record(entries=(Field(name=name, matcher=matcher),))
        return interpret(pattern, attrs.evolve(self.setting, dossier=shown)).verdict

    def _items(self, items: Items, shape: Shape, wanted: Verdict) -> list[list[Table]]:
        record = cast("type", shape.record)
        inside = self._inside(items, record)
        numbers = [n for n in range(MOST_ITEMS) if self._counts(items, n) is wanted]
        if wanted is NOT_MET:
            found = [self._many(inside, number) for number in numbers[:1]]
            if items.every is not None:
                fails = self._item(items.where, (), items, record)
                found += [[made] for made in fails[:1]]
            return found or [[]]
        if items.covers and not items.count:
            numbers = [0]
        found = [self._many(inside, number) for number in numbers[:2]]
        for covers in items.covers:
            words = [operand_of(operand, self.setting) for operand in covers.operands]
            is_list = shapes_of(record)[covers.field].form is Form.WORDS
            held = [[word] if is_list else word for word in words]
            found = [
                [*made, *({**self._first(inside), covers.field: word} for word in held)]
                for made in found
            ]
        if items.each is not None:
            since = operand_of(items.each.since, self.setting)
            period = cast("Duration", items.each.period.value)
            days = (
                [] if since is None else [end for _, end in windows(self.setting.on, period, since)]
            )
            dated = items.each.date
            found = [[{**self._first(inside), dated: day} for day in days]]
        return found

    def _inside(self, items: Items, record: type) -> list[Table]:
        """
        Items that count and match all that is asked of each.
        """
        patterns = [items.every] if items.every is not None else []
        if items.share is not None:
            patterns.append(items.share.of)
        return self._item(items.where, tuple(patterns), items, record)

    def _item(
        self, where: Record | None, also: tuple[Record, ...], items: Items, record: type
    ) -> list[Table]:
        start: Table = {}
        if items.evidence_date is not None:
            start[items.evidence_date] = self.setting.on
        patterns = [pattern for pattern in (where, *also) if pattern is not None]
        shapes = shapes_of(record)
        found = [start | self._derived(record, patterns)]
        for pattern in patterns:
            plain = Record(entries=tuple(e for e in pattern.entries if not _is_derived(e, shapes)))
            found = [made for table in found for made in self.record(plain, table, shapes, MET)]
        return found[:MOST]

    def _derived(self, record: type, patterns: Iterable[Record]) -> Table:
        """
        Values from which those follow that are asked and derived, found by trying.
        """
        shapes = shapes_of(record)
        asked = tuple(e for p in patterns for e in p.entries if _is_derived(e, shapes))
        if asked and (record, asked) not in self.derived:
            self.derived[record, asked] = self._tried(record, asked)
        return self.derived.get((record, asked), {})

    def _tried(self, record: type, asked: tuple[Entry, ...]) -> Table:
        shapes = shapes_of(record)
        tried = {
            name: _tried(shape)
            for name, shape in shapes.items()
            if shape.optional and not shape.derived and (shape.kind in _COUNTED or shape.words)
        }
        pattern = Record(entries=asked)
        names = [entry.name for entry in asked if isinstance(entry, Field)]
        for values in islice(product(*tried.values()), MOST_TRIED):
            table = {name: v for name, v in zip(tried, values, strict=True) if v is not None}
            try:
                item = record(**table)
            except KvoNormsError:
                continue
            follows = {name: getattr(item, name) for name in names}
            shown: Any = View(self.setting.dossier, follows)
            setting = attrs.evolve(self.setting, dossier=shown)
            if interpret(pattern, setting).verdict is MET:
                return table
        return {}

    def _counts(self, items: Items, number: int) -> Verdict:
        tests = counts_of(items)
        passes = passes_count(tests, number, lambda operand: operand_of(operand, self.setting))
        return MET if passes and (tests or number > 0) else NOT_MET

    def _many(self, inside: list[Table], number: int) -> list[Table]:
        return [dict(inside[place % len(inside)]) for place in range(number)] if inside else []

    def _first(self, inside: list[Table]) -> Table:
        return inside[0] if inside else {}


_COUNTED = (Kind.INTEGER, Kind.NUMBER, Kind.SHARE)


def _is_derived(entry: Entry, shapes: Shapes) -> bool:
    return isinstance(entry, Field) and entry.name in shapes and shapes[entry.name].derived


def _tried(shape: Shape) -> tuple[Any, ...]:
    if shape.words:
        return (None, *shape.words)
    if shape.kind is Kind.SHARE:
        return (None, *(Decimal(twentieth) / 20 for twentieth in range(21)))
    return (None, *map(Decimal if shape.kind is Kind.NUMBER else int, (ROUND, *range(0, 60, 5))))
