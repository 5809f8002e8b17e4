"""
The values of an edition's parameters, as people write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.dossier import Dossier
from kvo_norms.explaining.places import (
    NUMBER_OF_ITEMS,
    SHARE_OF_ITEMS,
    field_shape,
    value_text,
)
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    Each,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    OneOf,
    Operand,
    Parameter,
    Record,
    Share,
    Test,
    Tests,
    Within,
    WordTest,
    WordTests,
    Written,
)

Use = tuple[str, Any, Shape]
"""A parameter's name, its value as the place of use needs it, and what that place holds."""

PERIOD = Shape(name="period", form=Form.SCALAR, kind=Kind.TEXT)


def values_in_words(edition: Edition) -> dict[str, Text]:
    """
    Every parameter that a norm or star uses, by its first use: ``6 maanden``, ``30 %``.
    """
    found: dict[str, Text] = {}
    for pattern in _patterns(edition):
        for name, value, shape in _in_record(pattern, Dossier, edition):
            found.setdefault(name, value_text(value, shape, edition))
    return found


def _patterns(edition: Edition) -> Iterator[Record]:
    patterns = [part for norm in norms_of(edition) for part in (norm.applies_when, norm.requires)]
    patterns += [star.applies_when for star in edition.stars]
    yield from (pattern for pattern in patterns if pattern is not None)


def _in_record(pattern: Record, record: type | None, edition: Edition) -> Iterator[Use]:
    for entry in pattern.entries:
        yield from _in_entry(entry, record, edition)


def _in_entry(entry: Entry, record: type | None, edition: Edition) -> Iterator[Use]:
    match entry:
        case Field(name=name, matcher=matcher):
            yield from _in_matcher(matcher, field_shape(record, name, edition), edition)
        case Not(pattern=pattern):
            yield from _in_record(pattern, record, edition)
        case AllOf(patterns=patterns) | AnyOf(patterns=patterns):
            for pattern in patterns:
                yield from _in_record(pattern, record, edition)
        case AtLeastOf(count=count, patterns=patterns):
            yield from _used(count, NUMBER_OF_ITEMS)
            for pattern in patterns:
                yield from _in_record(pattern, record, edition)
        case _:
            assert_never(entry)


def _in_matcher(matcher: Matcher, shape: Shape, edition: Edition) -> Iterator[Use]:
    match matcher:
        case Tests(tests=tests):
            for test in tests:
                yield from _in_test(test, shape)
        case WordTests(tests=word_tests):
            for word_test in word_tests:
                yield from _in_test(word_test, shape)
        case Record():
            yield from _in_record(matcher, shape.record, edition)
        case Items():
            yield from _in_items(matcher, shape.record, edition)
        case _:
            assert_never(matcher)


def _in_items(items: Items, record: type | None, edition: Edition) -> Iterator[Use]:
    for pattern in (items.where, items.every):
        if pattern is not None:
            yield from _in_record(pattern, record, edition)
    for test in items.count:
        yield from _in_test(test, NUMBER_OF_ITEMS)
    match items.share:
        case Share(of=of, test=test):
            yield from _in_record(of, record, edition)
            yield from _in_test(test, SHARE_OF_ITEMS)
    for covers in items.covers:
        yield from _in_test(covers, field_shape(record, covers.field, edition))
    match items.each:
        case Each(period=period, since=since):
            yield from _used(period, PERIOD)
            yield from _used(since, PERIOD)


def _in_test(test: Test | WordTest | Covers, shape: Shape) -> Iterator[Use]:
    match test:
        case ContainsAll() | ContainsAny() | ContainsNone() | Covers() | OneOf():
            if test.parameter is None:
                operands = test.operands
            else:
                known = (o.value for o in test.operands if isinstance(o, Written))
                yield test.parameter, tuple(known), shape
                return
        case _:
            operands = operands_of(test)
    for operand in operands:
        yield from _used(operand, PERIOD if isinstance(test, Within) else shape)


def _used(operand: Operand, shape: Shape) -> Iterator[Use]:
    if isinstance(operand, Parameter):
        yield operand.name, operand.value, shape
