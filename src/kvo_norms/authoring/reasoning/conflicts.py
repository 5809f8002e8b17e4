"""
What cannot be: entries that no dossier meets together.

Where none is found, none was shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kvo_norms.authoring.reasoning.lists import why_no_list
from kvo_norms.authoring.reasoning.logic import Logic, Placed, fewest, matchers_of, numbers, placed
from kvo_norms.authoring.reasoning.ranges import Range
from kvo_norms.authoring.reasoning.view import Shapes, asked_together
from kvo_norms.authoring.reasoning.wording import written
from kvo_norms.authoring.spots import Spot
from kvo_norms.kinds import Shape
from kvo_norms.notation import counts_of
from kvo_norms.patterns import AnyOf, AtLeastOf, Items, Matcher, Not, Record, Tests, WordTests
from kvo_norms.records import frozen

Conflict = tuple[Spot, str]
"""Where entries contradict each other, and in what."""


@frozen()
class Conflicts:
    """
    The search for entries that contradict each other, in one edition.
    """

    logic: Logic

    def among(self, given: Sequence[Placed], shapes: Shapes) -> Conflict | None:
        """
        Why no dossier can meet all of these, where that can be shown.
        """
        for name, found in matchers_of(given).items():
            conflict = self._of_field(found, shapes[name])
            if conflict is not None:
                return conflict
        for index, (spot, entry) in enumerate(given):
            rest = [*given[:index], *given[index + 1 :]]
            match entry:
                case Not(pattern=pattern) if rest and self.logic.implies(rest, pattern, shapes):
                    return spot, "what stands beside 'not' asks for what it rules out"
                case AnyOf():
                    if self._possible(rest, spot, entry, shapes) == 0:
                        return spot, "none of the alternatives can hold here"
                case AtLeastOf(count=count):
                    possible = self._possible(rest, spot, entry, shapes)
                    if possible < cast("int", count.value):
                        return spot, f"only {possible} of the patterns can hold here"
        return None

    def _possible(
        self, rest: list[Placed], spot: Spot, entry: AnyOf | AtLeastOf, shapes: Shapes
    ) -> int:
        """
        How many of the alternatives can hold beside the rest.
        """
        options = [placed(p, (*spot, "patterns", i)) for i, p in enumerate(entry.patterns)]
        return sum(self.among([*rest, *option], shapes) is None for option in options)

    def _of_field(self, found: list[tuple[Spot, Matcher]], shape: Shape) -> Conflict | None:
        view = self.logic.view
        spot, last = found[-1]
        match last:
            case Tests():
                tests = asked_together([cast("Tests", matcher) for _, matcher in found])
                asked = view.passing(tests, shape)
                if asked.both(view.possible(shape)).is_empty():
                    return spot, f"no value of '{shape.name}' is {written(tests)}"
            case WordTests():
                lists = [cast("WordTests", matcher) for _, matcher in found]
                why = why_no_list(lists, shape.name)
                return None if why is None else (spot, why)
            case Record():
                inner = [it for at, matcher in found for it in placed(cast("Record", matcher), at)]
                return self.among(inner, view.inside(shape))
            case Items():
                items = cast("list[tuple[Spot, Items]]", found)
                return self._of_items(items, view.inside(shape))
        return None

    def _of_items(self, found: list[tuple[Spot, Items]], shapes: Shapes) -> Conflict | None:
        for spot, items in found:
            if numbers(items).is_empty():
                return (*spot, "count"), f"no number of items is {written(counts_of(items))}"
            if fewest(items) > 0:
                inner = placed(items.where, (*spot, "where"))
                conflict = self.among(inner, shapes) or self.among(
                    [*inner, *placed(items.every, (*spot, "every"))], shapes
                )
                if conflict is not None:
                    return conflict
        for _, one in found:
            for spot, other in found:
                within = other.latest is None and self.logic.implies(
                    placed(one.where), other.where, shapes
                )
                lows, highs = Range(lows=numbers(one).lows), Range(highs=numbers(other).highs)
                if within and one is not other and lows.both(highs).is_empty():
                    return spot, "another table asks for more items than may be counted here"
        return None
