"""
The places in a pattern where entries stand together and must all hold.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from kvo_norms.authoring.reasoning.logic import Placed, placed
from kvo_norms.authoring.reasoning.view import Shapes, View
from kvo_norms.authoring.spots import PATTERNS, Spot
from kvo_norms.catalogue import Norm, Star
from kvo_norms.patterns import AnyOf, AtLeastOf, Field, Items, Not, Record
from kvo_norms.records import frozen


@frozen()
class Scope:
    """
    Entries that must all hold, of one record.
    """

    spot: Spot
    """The way to the pattern whose entries they are."""
    own: tuple[Placed, ...]
    given: tuple[Placed, ...]
    """What stands around them and must hold too."""
    shapes: Shapes
    """The fields of the record."""
    positive: bool
    """Whether meeting more of it makes the norm sooner met; false below ``not``."""
    evidence_date: str | None
    """The field that makes the record evidence, of an item of such a collection."""


def scopes(holder: Norm | Star, view: View) -> Iterator[Scope]:
    """
    Every such place in a norm's or a star's patterns, outer ones first.
    """
    for name in PATTERNS:
        pattern = getattr(holder, name, None)
        if pattern is not None:
            yield from _scopes(pattern, Surroundings(view, view.root), (name,), positive=True)


@frozen()
class Surroundings:
    """
    What is the same for all patterns of one record.
    """

    view: View
    shapes: Shapes
    evidence_date: str | None = None
    given: tuple[Placed, ...] = ()
    """What stands around a pattern and must hold too."""

    def within(self, name: str, evidence_date: str | None = None) -> Surroundings:
        """
        The surroundings of patterns of the record, or of the items, that a field holds.
        """
        return Surroundings(self.view, self.view.inside(self.shapes[name]), evidence_date)

    def beside(self, more: tuple[Placed, ...]) -> Surroundings:
        """
        The same with more that must hold too.
        """
        return attrs.evolve(self, given=(*self.given, *more))


def _scopes(
    pattern: Record, around: Surroundings, spot: Spot, *, positive: bool
) -> Iterator[Scope]:
    own = tuple(placed(pattern, spot))
    yield Scope(spot, own, around.given, around.shapes, positive, around.evidence_date)
    for here, entry in own:
        match entry:
            case AnyOf(patterns=options) | AtLeastOf(patterns=options):
                beside = around.beside(tuple(it for it in own if it[0] != here))
                for index, option in enumerate(options):
                    way = (*here, "patterns", index)
                    yield from _scopes(option, beside, way, positive=positive)
            case Not(pattern=inner):
                alone = attrs.evolve(around, given=())
                yield from _scopes(inner, alone, (*here, "pattern"), positive=not positive)
            case Field(name=name, matcher=Record() as inner):
                way = (*here, "matcher")
                yield from _scopes(inner, around.within(name), way, positive=positive)
            case Field(name=name, matcher=Items() as items):
                inside = around.within(name, items.evidence_date)
                yield from _in_items(items, inside, (*here, "matcher"), positive=positive)


def _in_items(items: Items, inside: Surroundings, spot: Spot, *, positive: bool) -> Iterator[Scope]:
    if items.where is not None:
        yield from _scopes(items.where, inside, (*spot, "where"), positive=positive)
    selected = inside.beside(tuple(placed(items.where, (*spot, "where"))))
    if items.every is not None:
        yield from _scopes(items.every, selected, (*spot, "every"), positive=positive)
    if items.share is not None:
        yield from _scopes(items.share.of, selected, (*spot, "share", "of"), positive=positive)
