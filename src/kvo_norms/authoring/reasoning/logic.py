"""
What follows from a pattern, whatever the dossier holds.

Does one pattern imply another, so that every dossier that meets the first meets the second? "No"
means "not shown": the reasoning knows ranges of single values, lists of words and numbers of items,
and goes through the combining words. It holds for dossiers whose words are the edition's, and
leaves the first and the last years of the calendar aside, where counting back ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from kvo_norms.authoring.reasoning.lists import list_passes
from kvo_norms.authoring.reasoning.ranges import Range, range_of
from kvo_norms.authoring.reasoning.view import (
    NUMBER_OF_ITEMS,
    SHARE_OF_ITEMS,
    Shapes,
    View,
    asked_together,
)
from kvo_norms.authoring.spots import Spot
from kvo_norms.kinds import Kind, Shape
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Entry,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    Record,
    Test,
    Tests,
    Value,
    WordTests,
)
from kvo_norms.records import frozen

Placed = tuple[Spot, Entry]
"""An entry of a pattern and the way to it."""


def placed(pattern: Record | None, spot: Spot = ()) -> list[Placed]:
    """
    The entries of a pattern that must all hold, those within ``all`` included.
    """
    found: list[Placed] = []
    for index, entry in enumerate(pattern.entries if pattern is not None else ()):
        here = (*spot, "entries", index)
        if isinstance(entry, AllOf):
            for place, inner in enumerate(entry.patterns):
                found += placed(inner, (*here, "patterns", place))
        else:
            found.append((here, entry))
    return found


@frozen()
class Logic:
    """
    Reasoning with the words and parameters of one edition.
    """

    view: View

    def implies(self, given: Sequence[Placed], pattern: Record | None, shapes: Shapes) -> bool:
        """
        Whether every dossier that meets all that is given meets the pattern too.
        """
        if all(self._follows(given, entry, shapes) for _, entry in placed(pattern)):
            return True
        for index, (spot, entry) in enumerate(given):
            if isinstance(entry, AnyOf):
                rest = [*given[:index], *given[index + 1 :]]
                cases = (placed(option, spot) for option in entry.patterns)
                return all(self.implies([*rest, *case], pattern, shapes) for case in cases)
        return False

    def _follows(self, given: Sequence[Placed], entry: Entry, shapes: Shapes) -> bool:
        if any(own == entry for _, own in given):
            return True
        match entry:
            case Field(name=name, matcher=matcher):
                own = [found for _, found in matchers_of(given).get(name, [])]
                return bool(own) and self._matches(own, matcher, shapes[name])
            case AnyOf(patterns=options):
                return any(self.implies(given, option, shapes) for option in options)
            case AtLeastOf(count=count, patterns=options):
                held = sum(self.implies(given, option, shapes) for option in options)
                return held >= cast("int", count.value)
            case Not(pattern=pattern):
                return any(
                    isinstance(own, Not) and self._fails_with(own.pattern, pattern, shapes)
                    for _, own in given
                )
            case _:
                return False

    def _matches(self, own: list[Matcher], matcher: Matcher, shape: Shape) -> bool:
        """
        Whether a field that matches all of its own matchers matches another.
        """
        view = self.view
        match matcher:
            case Tests(tests=tests):
                asked = view.passing(asked_together(cast("list[Tests]", own)), shape)
                return asked.both(view.possible(shape)).lies_in(view.passing(tests, shape))
            case WordTests():
                return all(
                    list_passes(cast("list[WordTests]", own), test) for test in matcher.tests
                )
            case Record():
                inner = [it for found in cast("list[Record]", own) for it in placed(found)]
                return self.implies(inner, matcher, view.inside(shape))
            case Items():
                items = cast("list[Items]", own)
                return any(self._items_imply(found, matcher, view.inside(shape)) for found in items)

    def _items_imply(self, own: Items, other: Items, shapes: Shapes) -> bool:
        """
        Whether a collection that is as the one asks is as the other asks.
        """
        same = own.where == other.where and own.latest == other.latest
        within = other.latest is None and self.implies(
            placed(own.where), other.where, shapes
        )  # of what the one counts for certain, the other does too
        around = own.latest is None and self._fails_with(own.where, other.where, shapes)
        every, share, each = other.every, other.share, other.each
        return (
            all(self._count_holds(own, test, within, around, same) for test in counts_of(other))
            and (
                every is None
                or (
                    same
                    and own.every is not None
                    and self.implies(placed(own.every), every, shapes)
                )
            )
            and (
                share is None
                or (
                    same
                    and own.share is not None
                    and own.share.of == share.of
                    and _share_range((own.share.test,)).lies_in(_share_range((share.test,)))
                )
            )
            and all(
                (same or within)
                and any(
                    found.field == covers.field and set(covers.operands) <= set(found.operands)
                    for found in own.covers
                )
                for covers in other.covers
            )
            and (each is None or ((same or within) and own.each == each))
        )

    def _count_holds(self, own: Items, test: Test, within: bool, around: bool, same: bool) -> bool:
        if same and numbers(own).lies_in(range_of((test,), Kind.INTEGER)):
            return True
        match test:
            case AtLeast() | Above():
                lows = Range(lows=numbers(own).lows)
                return within and lows.lies_in(range_of((test,), Kind.INTEGER))
            case AtMost() | Below():
                highs = Range(highs=numbers(own).highs)
                return around and highs.lies_in(range_of((test,), Kind.INTEGER))
            case _:
                return False

    def _fails_with(self, one: Record | None, other: Record | None, shapes: Shapes) -> bool:
        """
        Whether what surely fails the one surely fails the other.
        """
        others = [entry for _, entry in placed(other)]
        return all(
            any(self._entry_fails_with(entry, found, shapes) for found in others)
            for _, entry in placed(one)
        )

    def _entry_fails_with(self, one: Entry, other: Entry, shapes: Shapes) -> bool:
        if one == other:
            return True
        match one, other:
            case (
                Field(name=name, matcher=Tests(tests=tests)),
                Field(name=same, matcher=Tests(tests=asked)),
            ) if name == same and all(map(_is_known, asked)):
                shape = shapes[name]
                inner = self.view.passing(asked, shape).both(self.view.possible(shape))
                return inner.lies_in(self.view.passing(tests, shape))
            case _:
                return False


def fewest(items: Items) -> int:
    """
    The least number of items that a collection has when all that is asked of it holds: 0 or 1,
    where 1 stands for any number above 0.
    """
    if items.covers or items.share is not None:
        return 1
    return int(numbers(items).lies_in(range_of((AtLeast(operand=Value(value=1)),), Kind.INTEGER)))


def numbers(items: Items) -> Range:
    """
    The numbers of items that are asked for.
    """
    return range_of(counts_of(items), Kind.INTEGER).both(NUMBER_OF_ITEMS)


def _share_range(tests: tuple[Test, ...]) -> Range:
    return range_of(tests, Kind.SHARE).both(SHARE_OF_ITEMS)


def _is_known(test: Test) -> bool:
    return not any(isinstance(operand, FromDossier) for operand in operands_of(test))


def matchers_of(given: Iterable[Placed]) -> dict[str, list[tuple[Spot, Matcher]]]:
    """
    What is asked of each field, with the way to it.
    """
    found: dict[str, list[tuple[Spot, Matcher]]] = {}
    for spot, entry in given:
        if isinstance(entry, Field):
            found.setdefault(entry.name, []).append(((*spot, "matcher"), entry.matcher))
    return found
