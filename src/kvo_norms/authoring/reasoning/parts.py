"""
The parts of a norm's or a star's patterns, each with what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

import attrs

from kvo_norms.authoring.reasoning.nearby import COUNT, SHARE
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import PATTERNS, Spot
from kvo_norms.catalogue import Norm, Star
from kvo_norms.kinds import Shape
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Test,
    Tests,
    WordTest,
    WordTests,
)

Node = (
    Record | AllOf | AnyOf | AtLeastOf | Not | Field | Tests | WordTests | Items | Test | WordTest
)


@attrs.frozen(kw_only=True)
class Part:
    """
    A part of a pattern.
    """

    spot: Spot
    """The way to it from the norm."""
    node: Node
    shape: Shape | None = None
    """What the field that it tests holds; ``None`` for what tests no single field."""
    evidence: bool = False
    """Whether that field is the date of evidence, of which what is later is not seen."""


def located(holder: Norm | Star, view: View) -> Iterator[Part]:
    """
    Every part that can be another, those around it first.
    """
    for name in PATTERNS:
        pattern = getattr(holder, name, None)
        if pattern is not None:
            yield from _Walk(view).record(pattern, (name,), view.root)


@attrs.frozen
class _Walk:
    """
    The walk over patterns beside the shapes of what they test.
    """

    view: View
    evidence: str | None = None
    """The field by which items are evidence, inside the pattern of a collection's items."""

    def record(self, record: Record, spot: Spot, shapes: Mapping[str, Shape]) -> Iterator[Part]:
        yield Part(spot=spot, node=record)
        for index, entry in enumerate(record.entries):
            at = (*spot, "entries", index)
            yield Part(spot=at, node=entry)
            match entry:
                case Field(name=name, matcher=matcher):
                    yield from self.matcher(matcher, (*at, "matcher"), shapes[name])
                case AllOf(patterns=patterns) | AnyOf(patterns=patterns):
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), shapes)
                case AtLeastOf(patterns=patterns):
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), shapes)
                case Not(pattern=pattern):
                    yield from self.record(pattern, (*at, "pattern"), shapes)
                case _:
                    assert_never(entry)

    def matcher(self, matcher: Matcher, spot: Spot, shape: Shape) -> Iterator[Part]:
        match matcher:
            case Tests(tests=tests) | WordTests(tests=tests):
                evidence = shape.name == self.evidence
                yield Part(spot=spot, node=matcher, shape=shape, evidence=evidence)
                for place, test in enumerate(tests):
                    yield self.test(test, (*spot, "tests", place), shape)
            case Record():
                yield from self.record(matcher, spot, self.view.inside(shape))
            case Items():
                yield from self.items(matcher, spot, shape)
            case _:
                assert_never(matcher)

    def items(self, items: Items, spot: Spot, shape: Shape) -> Iterator[Part]:
        yield Part(spot=spot, node=items, shape=shape)
        inside, shapes = attrs.evolve(self, evidence=items.evidence_date), self.view.inside(shape)
        for name in ("where", "every"):
            pattern = getattr(items, name)
            if pattern is not None:
                yield from inside.record(pattern, (*spot, name), shapes)
        for place, test in enumerate(items.count):
            yield self.test(test, (*spot, "count", place), COUNT)
        if items.share is not None:
            yield from inside.record(items.share.of, (*spot, "share", "of"), shapes)
            yield self.test(items.share.test, (*spot, "share", "test"), SHARE)

    def test(self, test: Any, spot: Spot, shape: Shape) -> Part:
        return Part(spot=spot, node=test, shape=shape, evidence=shape.name == self.evidence)
