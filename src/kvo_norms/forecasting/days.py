"""
The days on which what a pattern comes to may change, given the dossier.

A walk over the pattern beside the dossier, as the interpreter's. Nothing else in it depends on the
day: between these days the pattern comes to the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, assert_never, cast

from kvo_norms.durations import Duration
from kvo_norms.evaluating.algebra import windows
from kvo_norms.evaluating.setting import Setting, field_of, operand_of, shifted
from kvo_norms.forecasting.moments import (
    Span,
    new_windows,
    other_window,
    other_windows,
    passed,
    reached,
)
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Covers,
    Each,
    Entry,
    Equals,
    Field,
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


def days_of(pattern: Record, setting: Setting, span: Span) -> frozenset[date]:
    """
    The days of the span on which the pattern may come to something else.

    The setting's own day is the first of the span.
    """
    return frozenset(_record(pattern, setting.dossier, setting, span))


def _record(pattern: Record, record: Any, setting: Setting, span: Span) -> Iterator[date]:
    for entry in pattern.entries:
        yield from _entry(entry, record, setting, span)


def _entry(entry: Entry, record: Any, setting: Setting, span: Span) -> Iterator[date]:
    match entry:
        case Field(name=name, matcher=matcher):
            yield from _matcher(matcher, field_of(record, name), setting, span)
        case AllOf(patterns=patterns) | AnyOf(patterns=patterns) | AtLeastOf(patterns=patterns):
            for pattern in patterns:
                yield from _record(pattern, record, setting, span)
        case Not(pattern=pattern):
            yield from _record(pattern, record, setting, span)
        case _:
            assert_never(entry)


def _matcher(matcher: Matcher, value: Any, setting: Setting, span: Span) -> Iterator[date]:
    match matcher:
        case Tests(tests=tests):
            if isinstance(value, date):
                for test in tests:
                    yield from _test(test, value, span)
        case WordTests():
            return
        case Record():
            yield from _record(matcher, value, setting, span)
        case Items():
            # Windows move, whether there is anything to fall into them or not.
            yield from _items(matcher, value or (), setting, span)
        case _:
            assert_never(matcher)


def _test(test: Test, found: date, span: Span) -> Iterator[date]:
    match test:
        case Present():
            return
        case Within(duration=duration):
            yield from reached(span, found, 1, Duration())
            yield from passed(span, found, -1, cast("Duration", duration.value))
        case Equals(operand=operand):
            yield from _same(operand, found, span)
        case OneOf(operands=operands):
            for operand in operands:
                yield from _same(operand, found, span)
        case AtLeast(operand=AsOf() as moving) | Below(operand=AsOf() as moving):
            yield from passed(span, found, moving.sign, moving.shift)
        case AtMost(operand=AsOf() as moving) | Above(operand=AsOf() as moving):
            yield from reached(span, found, moving.sign, moving.shift)
        case AtLeast() | AtMost() | Above() | Below():
            return
        case _:
            assert_never(test)


def _same(operand: Operand, found: date, span: Span) -> Iterator[date]:
    if isinstance(operand, AsOf):
        yield from reached(span, found, operand.sign, operand.shift)
        yield from passed(span, found, operand.sign, operand.shift)


def _items(pattern: Items, items: tuple[Any, ...], setting: Setting, span: Span) -> Iterator[date]:
    inner = [it for it in (pattern.where, pattern.every) if it is not None]
    if pattern.share is not None:
        inner.append(pattern.share.of)
    for item in items:
        if pattern.evidence_date is not None:
            day = getattr(item, pattern.evidence_date)
            if day is not None and span.on < day <= span.until:
                yield day
        for asked in inner:
            yield from _record(asked, item, setting, span)
        for covers in pattern.covers:
            yield from _covers(covers, item, span)
    if pattern.each is not None:
        yield from _each(pattern.each, items, setting, span)


def _covers(covers: Covers, item: Any, span: Span) -> Iterator[date]:
    found = getattr(item, covers.field)
    if isinstance(found, date):
        for operand in covers.operands:
            yield from _same(operand, found, span)


def _each(each: Each, items: tuple[Any, ...], setting: Setting, span: Span) -> Iterator[date]:
    period = cast("Duration", each.period.value)
    since = each.since
    if isinstance(since, AsOf):
        sign, shift = since.sign, since.shift
        found, number = other_windows(span, period, lambda day: shifted(day, sign, shift))
        yield from found
    else:
        first = operand_of(since, setting)
        if first is None:
            return
        yield from new_windows(span, period, first)
        number = sum(1 for _ in windows(span.until, period, first))
    for item in items:
        day = getattr(item, each.date)
        if day is not None and number:
            yield from other_window(span, period, day, number)
