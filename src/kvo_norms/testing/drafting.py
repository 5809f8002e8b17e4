"""
Values that make a pattern met, not met or open.

A draft holds the fields of a record as they are chosen, records and items within as drafts too.
Each part of the pattern is given the verdict that it needs; which part fails, where one must, is
drawn. What contradicts itself between parts is found when the dossier is assessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar, assert_never, cast

import attrs
from hypothesis import strategies as st

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.durations import Duration, after, before
from kvo_norms.evaluating.algebra import count_holds, windows
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    ContainsAll,
    ContainsNone,
    Each,
    Entry,
    Equals,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    OneOf,
    Operand,
    Present,
    Record,
    Test,
    Tests,
    Within,
    WordTests,
)
from kvo_norms.testing.anything import coherent
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, negation

P = TypeVar("P")
Make = Callable[[P, Verdict], None]
"""What makes a part come to a verdict."""
Draft = dict[str, Any]
"""Chosen values by field; ``None`` for what is to be missing."""

UNDERLYING: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "response_rate": ("response", lambda share: Decimal(round(share * 10_000)) / 10_000),
    "reached": ("outcome", {True: "gehaald", False: "niet_gehaald"}.get),
}
"""Per derived value the field that it follows from, and how."""
DAY = timedelta(days=1)


class Drafting:
    """
    Fills drafts; every choice is drawn.
    """

    def __init__(self, draw: st.DrawFn, edition: Edition, on: date) -> None:
        self.draw = draw
        self.on = on
        self.root: Draft = {}
        self._edition = edition
        self._words = {v.id: [word.id for word in v.words] for v in edition.vocabularies}
        self._ordered = {v.id for v in edition.vocabularies if v.ordered}
        self._facts = {fact.id: fact for fact in edition.facts}
        self._asked: dict[tuple[int, str], list[tuple[Tests, Verdict]]] = {}

    def pattern(self, pattern: Record, want: Verdict) -> None:
        """
        Fill in what makes a pattern of the dossier come to a verdict.
        """
        self._record(pattern, want, self.root, Dossier)

    def made(self, base: Dossier) -> Dossier:
        """
        The dossier with what was filled in, and the rest as in another.
        """
        drafted = {name: self._value(Dossier, name, held, base) for name, held in self.root.items()}
        fields = {f.name: getattr(base, f.name) for f in attrs.fields(Dossier)} | drafted
        if "application" in drafted and "certificates" not in drafted:
            fields["certificates"] = None  # a history that knows nothing of it contradicts it
        return coherent(Dossier, _with_references(fields))

    def _value(self, record: type, name: str, held: Any, base: Any) -> Any:
        shape = shapes_of(record)[name]
        if name == "facts" and shape.form is Form.COLLECTION:
            known = {fact.name: fact for fact in base.facts}
            known |= {
                n: Fact(name=n, value=value) for n, value in held.items() if value is not None
            }
            return tuple(fact for n, fact in known.items() if held.get(n, fact) is not None)
        if shape.record is None or held is None:
            return held
        if shape.form is Form.COLLECTION:
            return tuple(coherent(shape.record, self._fields(shape.record, item)) for item in held)
        inner = getattr(base, name)
        fields = self._fields(shape.record, held, inner)
        around = {} if inner is None else attrs.asdict(inner, recurse=False)
        made: Any = coherent(shape.record, {**around, **fields})
        kept = all(getattr(made, key) == value for key, value in fields.items())
        return made if kept else coherent(shape.record, fields)

    def _fields(self, record: type, held: Draft, base: Any = None) -> Draft:
        return {name: self._value(record, name, value, base) for name, value in held.items()}

    # Patterns

    def _record(self, pattern: Record, want: Verdict, draft: Draft, record: type | None) -> None:
        self._together(
            pattern.entries, want, lambda entry, asked: self._entry(entry, asked, draft, record)
        )

    def _together(self, parts: Sequence[P], want: Verdict, make: Make[P]) -> None:
        """
        Parts that must all be met, of which one is not where that is wanted.
        """
        odd = None if want is MET else self.draw(st.integers(0, len(parts) - 1))
        for place, part in enumerate(parts):
            make(part, want if place == odd else MET)

    def _options(self, parts: Sequence[P], want: Verdict, make: Make[P], needed: int) -> None:
        """
        Parts of which so many must be met, or cannot be met where that is wanted.
        """
        order = self.draw(st.permutations(range(len(parts))))
        met = order[: needed if want is MET else needed - 1]
        rest = order[len(met) :]
        for place in met:
            make(parts[place], MET)
        if want is MET:
            return
        for number, place in enumerate(rest):
            make(parts[place], want if number == 0 else NOT_MET)

    def _entry(self, entry: Entry, want: Verdict, draft: Draft, record: type | None) -> None:
        def inner(pattern: Record, asked: Verdict) -> None:
            self._record(pattern, asked, draft, record)

        match entry:
            case Field(name=name, matcher=matcher):
                self._field(name, matcher, want, draft, record)
            case AllOf(patterns=patterns):
                self._together(patterns, want, inner)
            case AnyOf(patterns=patterns):
                self._options(patterns, want, inner, 1)
            case AtLeastOf(count=count, patterns=patterns):
                self._options(patterns, want, inner, cast("int", count.value))
            case Not(pattern=pattern):
                inner(pattern, negation(want))
            case _:
                assert_never(entry)

    def _field(
        self, name: str, matcher: Matcher, want: Verdict, draft: Draft, record: type | None
    ) -> None:
        shape = self._shape(name, record)
        match matcher:
            case Tests():
                self._single(shape, matcher, want, draft)
            case WordTests():
                self._list(shape, matcher, want, draft)
            case Record():
                held = draft.setdefault(name, {})
                if want is OPEN and self.draw(st.booleans()):
                    draft[name] = {} if shape.name == "facts" else None
                elif held is not None:
                    inner = None if shape.name == "facts" else shape.record
                    self._record(matcher, want, held, inner)
            case Items():
                self._items(shape, matcher, want, draft)
            case _:
                assert_never(matcher)

    def _shape(self, name: str, record: type | None) -> Shape:
        """
        The shape of a field of a record, or of a fact where there is no record.
        """
        if record is not None:
            return shapes_of(record)[name]
        fact = self._facts[name]
        return Shape(name=name, form=Form.SCALAR, kind=fact.kind, vocabulary=fact.vocabulary)

    # Single values and lists of words

    def _single(self, shape: Shape, tests: Tests, want: Verdict, draft: Draft) -> None:
        name = shape.name
        under, convert = UNDERLYING[name] if shape.derived else (name, _unchanged)
        asked = self._asked.setdefault((id(draft), name), [])
        asked.append((tests, want))
        if want is OPEN:
            draft[under] = None
            return
        fitting = [value for value in self._near(shape, asked) if self._fits(value, asked)]
        if fitting:
            value = self.draw(st.sampled_from(fitting))
            draft[under] = convert(value)

    def _fits(self, value: Any, asked: list[tuple[Tests, Verdict]]) -> bool:
        return all(
            all(self._holds(test, value, tests.vocabulary) for test in tests.tests) is (want is MET)
            for tests, want in asked
        )

    def _holds(self, test: Test, value: Any, vocabulary: str | None) -> bool:
        if isinstance(test, Present):
            return True
        if isinstance(test, Within):
            first = before(self.on, cast("Duration", test.duration.value))
            return bool(first <= value <= self.on)
        others = [self._operand(operand) for operand in operands_of(test)]
        if isinstance(test, Equals | OneOf):
            return value in others
        other = others[0]
        if other is None:
            return False
        if vocabulary is not None and vocabulary in self._ordered:
            order = self._words[vocabulary]
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

    def _near(self, shape: Shape, asked: list[tuple[Tests, Verdict]]) -> list[Any]:
        """
        Values at what is asked and a step beside it.
        """
        tests = [test for found, _ in asked for test in found.tests]
        match shape.kind:
            case Kind.BOOLEAN:
                return [False, True]
            case Kind.WORD:
                return list(shape.words or self._words[shape.vocabulary or ""])
            case Kind.TEXT:
                return ["iets", *(self._operand(o) for test in tests for o in operands_of(test))]
            case _:
                values = [self.on] if shape.kind is Kind.DATE else [Fraction(1)]
                for test in tests:
                    values += self._thresholds(test)
                return sorted(set(self._beside(values, shape)))

    def _thresholds(self, test: Test) -> list[Any]:
        if isinstance(test, Within):
            return [before(self.on, cast("Duration", test.duration.value))]
        found = [self._operand(operand) for operand in operands_of(test)]
        return [value for value in found if value is not None]

    def _beside(self, values: list[Any], shape: Shape) -> list[Any]:
        if shape.kind is Kind.DATE:
            steps = [value + sign * DAY for value in values for sign in (-1, 0, 1)]
            return [step for step in steps if date.min < step < date.max]
        step = 1 if shape.kind is Kind.INTEGER else Fraction(1, 100)
        numbers = [Fraction(value) + sign * step for value in values for sign in (-1, 0, 1)]
        low, high = shape.bounds.minimum, shape.bounds.maximum
        inside = [
            number
            for number in numbers
            if (low is None or number >= low) and (high is None or number <= high)
        ]
        if shape.kind is Kind.INTEGER:
            return [int(number) for number in inside]
        return [Decimal(round(number * 10_000)) / 10_000 for number in inside]

    def _operand(self, operand: Operand) -> Any:
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
            record = None if name == "facts" else self._shape(name, record).record
            held = draft.setdefault(name, {})
            if held is None:
                return None
            draft = held
        name = path[-1]
        if name not in draft:
            shape = self._shape(name, record)
            draft[name] = self.draw(st.sampled_from(self._anything(shape)))
        return draft[name]

    def _anything(self, shape: Shape) -> list[Any]:
        if shape.kind is Kind.DATE:
            return [before(self.on, Duration(months=months)) for months in (0, 12, 36)]
        return self._near(shape, [])

    def _list(self, shape: Shape, matcher: WordTests, want: Verdict, draft: Draft) -> None:
        if want is OPEN:
            draft[shape.name] = None
            return
        held = list(draft.get(shape.name) or ())

        def make(test: Any, asked: Verdict) -> None:
            words = [self._operand(operand) for operand in test.operands]
            one = self.draw(st.sampled_from(words))
            all_in = words if isinstance(test, ContainsAll) else [one]
            if isinstance(test, ContainsNone) is (asked is NOT_MET):
                held.extend(word for word in all_in if word not in held)
            else:
                out = [one] if isinstance(test, ContainsAll) else words
                held[:] = [word for word in held if word not in out]

        self._together(matcher.tests, want, make)
        draft[shape.name] = tuple(held)

    # Collections

    def _items(self, shape: Shape, items: Items, want: Verdict, draft: Draft) -> None:
        if want is OPEN:
            draft[shape.name] = None
            return
        held = draft.setdefault(shape.name, [])
        if held is None:
            return
        parts: list[Any] = [("count", counts_of(items))] if counts_of(items) else []
        parts += [("every", it) for it in (items.every,) if it is not None]
        parts += [("share", it) for it in (items.share,) if it is not None]
        parts += [("covers", it) for it in items.covers]
        parts += [("each", it) for it in (items.each,) if it is not None]
        wanted: dict[str, Verdict] = {}
        self._together(parts, want, lambda part, asked: wanted.update({part[0]: asked}))
        if items.where is not None and wanted.get("count") is MET and _is_bounded(items):
            for item in held:  # what stands there for another part must not count here
                self._record(items.where, NOT_MET, item, shape.record)
        number = self._number(items, wanted.get("count"))
        chosen = [self._item(shape, items) for _ in range(number)]
        if "covers" in wanted:
            chosen = self._covering(shape, items, chosen, wanted["covers"])
        if items.each is not None and wanted["each"] is MET:
            chosen += self._in_windows(shape, items, items.each)
        if items.share is not None and not chosen and wanted["share"] is MET:
            chosen.append(self._item(shape, items))
        if items.every is not None:
            if wanted["every"] is NOT_MET and not chosen:
                chosen.append(self._item(shape, items))
            odd = 0 if wanted["every"] is NOT_MET else None
            for place, item in enumerate(chosen):
                asked = NOT_MET if place == odd else MET
                self._record(items.every, asked, item, shape.record)
        if items.share is not None:
            self._sharing(shape, items, chosen, wanted["share"])
        held += chosen

    def _number(self, items: Items, want: Verdict | None) -> int:
        """
        A number of items that passes the tests of the count, or does not, near the thresholds.
        """
        if want is None:
            return 0 if items.covers or items.each else self.draw(st.integers(1, 2))
        tests = counts_of(items)
        limits = [int(cast("int", self._operand(o))) for t in tests for o in operands_of(t)]
        fitting = [
            number
            for number in range(max(limits) + 2)
            if all(
                count_holds(
                    type(test), [self._operand(o) for o in operands_of(test)], number, number
                )
                is MET
                for test in tests
            )
            is (want is MET)
        ]
        return self.draw(st.sampled_from(fitting)) if fitting else 0

    def _item(self, shape: Shape, items: Items) -> Draft:
        item: Draft = {}
        if items.evidence_date is not None:
            until = Tests(tests=(AtMost(operand=AsOf()),))
            self._field(items.evidence_date, until, MET, item, shape.record)
        if items.where is not None:
            self._record(items.where, MET, item, shape.record)
        return item

    def _covering(
        self, shape: Shape, items: Items, chosen: list[Draft], want: Verdict
    ) -> list[Draft]:
        """
        Items that hold each of the values between them, or all but one of them.
        """
        for covers in items.covers:
            inner = self._shape(covers.field, shape.record)
            values = [self._operand(operand) for operand in covers.operands]
            if want is NOT_MET:
                values.pop(self.draw(st.integers(0, len(values) - 1)))
            if inner.form is Form.WORDS:
                chosen = chosen or [self._item(shape, items)]
                for place, item in enumerate(chosen):
                    item[covers.field] = tuple(values) if place == 0 else ()
                continue
            chosen += [self._item(shape, items) for _ in range(len(values) - len(chosen))]
            for item, value in zip(chosen, values, strict=False):
                item[covers.field] = value
        return chosen

    def _in_windows(self, shape: Shape, items: Items, each: Each) -> list[Draft]:
        since = self._operand(each.since)
        found: list[Draft] = []
        if since is None:
            return found
        for start, end in windows(self.on, cast("Duration", each.period.value), since):
            item = self._item(shape, items)
            item[each.date] = self.draw(st.sampled_from([start + DAY, end]))
            found.append(item)
        return found

    def _sharing(self, shape: Shape, items: Items, chosen: list[Draft], want: Verdict) -> None:
        share = items.share
        assert share is not None  # noqa: S101 # the caller looked
        total = len(chosen)
        fitting = [
            number
            for number in range(total + 1)
            if total and self._holds(share.test, Fraction(number, total), None) is (want is MET)
        ]
        matching = self.draw(st.sampled_from(fitting)) if fitting else 0
        for place, item in enumerate(chosen):
            self._record(share.of, MET if place < matching else NOT_MET, item, shape.record)


def _is_bounded(items: Items) -> bool:
    """
    Whether more items than a number may keep the count from being met.
    """
    return not all(isinstance(test, AtLeast | Above) for test in counts_of(items))


def _unchanged(value: Any) -> Any:
    return value


def _shifted(day: date, sign: int, shift: Duration) -> date:
    return before(day, shift) if sign < 0 else after(day, shift)


def _with_references(fields: Draft) -> Draft:
    """
    The dossier's fields with an item for every id that another item names.
    """
    found = dict(fields)
    for value in list(fields.values()):
        for item in value if isinstance(value, tuple) else (value,):
            if not attrs.has(type(item)) or isinstance(item, Fact):
                continue
            for name, shape in shapes_of(type(item)).items():
                named = getattr(item, name, None)
                target = shape.references
                if target is None or named is None or found.get(target) is None:
                    continue
                for wanted in named if isinstance(named, tuple) else (named,):
                    if wanted not in [other.id for other in found[target]]:
                        record = shapes_of(Dossier)[target].record
                        assert record is not None  # noqa: S101 # a collection has one
                        found[target] = (*found[target], record(id=wanted))
    return found
