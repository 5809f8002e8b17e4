"""
Values that make a pattern met, not met or open.

A draft holds the fields of a record as they are chosen, records and items within as drafts too.
Each part of the pattern is given the verdict that it needs; which part fails, where one must, is
drawn. What contradicts itself between parts is found when the dossier is assessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypeVar, assert_never, cast

from hypothesis import strategies as st

from kvo_norms.authoring.reasoning.nearby import passes_count
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration
from kvo_norms.evaluating.algebra import windows
from kvo_norms.kinds import Form, Shape
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    ContainsAll,
    ContainsNone,
    Each,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.testing.filling import filled
from kvo_norms.testing.values import Draft, Values, underlying
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, negation

P = TypeVar("P")
Make = Callable[[P, Verdict], None]
"""What makes a part come to a verdict."""

DAY = timedelta(days=1)


class Drafting:
    """
    Fills drafts; every choice is drawn.
    """

    def __init__(self, draw: st.DrawFn, edition: Edition, on: date) -> None:
        self.draw = draw
        self.on = on
        self._values = Values(draw, edition, on)
        self._asked: dict[tuple[int, str], list[tuple[Tests, Verdict]]] = {}

    def pattern(self, pattern: Record, want: Verdict) -> None:
        """
        Fill in what makes a pattern of the dossier come to a verdict.
        """
        self._record(pattern, want, self._values.root, Dossier)

    def made(self, base: Dossier) -> Dossier:
        """
        The dossier with what was filled in, and the rest as in another.
        """
        return filled(self._values.root, base)

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
        shape = self._values.shape(name, record)
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

    # Single values and lists of words

    def _single(self, shape: Shape, tests: Tests, want: Verdict, draft: Draft) -> None:
        name = shape.name
        under, convert = underlying(shape)
        asked = self._asked.setdefault((id(draft), name), [])
        asked.append((tests, want))
        if want is OPEN:
            draft[under] = None
            return
        near = self._values.near(shape, [test for found, _ in asked for test in found.tests])
        fitting = [
            value
            for value in near
            if all(self._values.passes(tests, value) is (want is MET) for tests, want in asked)
        ]
        if fitting:
            value = self.draw(st.sampled_from(fitting))
            draft[under] = convert(value)

    def _list(self, shape: Shape, matcher: WordTests, want: Verdict, draft: Draft) -> None:
        if want is OPEN:
            draft[shape.name] = None
            return
        held = list(draft.get(shape.name) or ())

        def make(test: Any, asked: Verdict) -> None:
            words = [self._values.operand(operand) for operand in test.operands]
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
        limits = [int(cast("int", self._values.operand(o))) for t in tests for o in operands_of(t)]
        fitting = [
            number
            for number in range(max(limits) + 2)
            if passes_count(tests, number, self._values.operand) is (want is MET)
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
            inner = self._values.shape(covers.field, shape.record)
            values = [self._values.operand(operand) for operand in covers.operands]
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
        since = self._values.operand(each.since)
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
        shares = [Fraction(number, len(chosen)) for number in range(len(chosen) + 1) if chosen]
        held = [self._values.holds(share.test, one, None) for one in shares]
        fitting = [number for number, holds in enumerate(held) if holds is (want is MET)]
        matching = self.draw(st.sampled_from(fitting)) if fitting else 0
        for place, item in enumerate(chosen):
            self._record(share.of, MET if place < matching else NOT_MET, item, shape.record)


def _is_bounded(items: Items) -> bool:
    """
    Whether more items than a number may keep the count from being met.
    """
    return not all(isinstance(test, AtLeast | Above) for test in counts_of(items))
