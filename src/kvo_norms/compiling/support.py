"""
What a program calls for the rarer forms, on verdicts as numbers: 0 NOT_MET, 1 OPEN, 2 MET.

On numbers Kleene's and is the least, his or the greatest, and his not two less the value.
"""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from kvo_norms.durations import Duration, before
from kvo_norms.evaluating import algebra
from kvo_norms.evaluating.setting import shifted
from kvo_norms.patterns import Above, AtLeast, AtMost, Below, Test
from kvo_norms.verdict import VERDICTS

NUMBERS = {verdict: number for number, verdict in enumerate(VERDICTS)}
HOLDS: Mapping[type[Test], Callable[[int, int], bool]] = {
    AtLeast: operator.ge,
    AtMost: operator.le,
    Above: operator.gt,
    Below: operator.lt,
}
"""Whether a number passes a test of order."""
Weighed = Iterable[tuple[int, Any]]
"""Items, each with whether it counts."""


def count(kind: type[Test], allowed: Sequence[int], lowest: int, highest: int, closed: bool) -> int:
    """
    A test of a number of items that lies from `lowest` to `highest`, or more where not closed.
    """
    return NUMBERS[algebra.count_holds(kind, allowed, lowest, highest if closed else None)]


def newest(items: Sequence[tuple[int, Any]], field: str, closed: bool) -> list[tuple[int, Any]]:
    """
    Of the items that may count, those than which no other is newer by the day in a field.
    """
    days = [getattr(item, field) for _, item in items]
    if closed:
        last = date.min
        for (inside, _), day in zip(items, days, strict=True):
            if inside != 2 or day is None:
                break
            if day > last:
                last = day
        else:
            return [pair for pair, day in zip(items, days, strict=True) if day == last]
    kept = algebra.newest([VERDICTS[inside] for inside, _ in items], days, closed=closed)
    return [(NUMBERS[value], item) for value, (_, item) in zip(kept, items, strict=True)]


def share(
    kind: type[Test], ratio: tuple[int, int], items: Sequence[tuple[int, int]], closed: bool
) -> int:
    """
    A test of the share of the items inside that match: pairs of inside and match.
    """
    if closed and not items:
        return 0
    if closed:
        twice = 0
        for inside, match in items:
            if inside != 2 or match == 1:
                break
            twice += match
        else:
            over = twice * ratio[1] - 2 * len(items) * ratio[0]
            return 2 if HOLDS[kind](over, 0) else 0
    pairs = [(VERDICTS[inside], VERDICTS[match]) for inside, match in items]
    return NUMBERS[algebra.share_holds(cast("Any", kind), ratio, pairs, closed=closed)]


def covers(wanted: Sequence[Any], items: Weighed) -> int:
    """
    Whether each of the values is held by some item, if the items are all there are: pairs of
    inside and what an item holds.

    A value that is unknown itself may be held by any item.
    """
    held: dict[Any, int] = {}
    missing = unknown = 0
    for inside, value in items:
        unknown = 1
        if value is None:
            missing = 1
            continue
        for each in value if type(value) is tuple else (value,):
            if held.get(each, 0) < inside:
                held[each] = inside
    result = 2
    for value in wanted:
        found = max(held.get(value, 0), missing) if value is not None else unknown
        if found < result:
            result = found
    return result


class Windows:
    """
    The windows of one length, counted back from a day.
    """

    def __init__(self, on: date, period: Duration) -> None:
        self._on = on
        self._period = period
        self._bounds = [-on.toordinal()]
        """Where windows end and begin, newest first, as ordinals below zero so that they rise."""

    def since(self, day: date) -> tuple[list[int], int]:
        """
        Where windows end and begin, and how many of them start on the day or later.

        A list that was given out is never changed, so that threads can share the windows.
        """
        first = -day.toordinal()
        bounds = self._bounds
        if bounds[-1] <= first and bounds[-1] < BEFORE_ALL:
            bounds = [*bounds]
            while bounds[-1] <= first and bounds[-1] < BEFORE_ALL:
                bounds.append(-before(self._on, self._period * len(bounds)).toordinal())
            self._bounds = bounds
        return bounds, min(bisect_right(bounds, first), bisect_left(bounds, BEFORE_ALL)) - 1


BEFORE_ALL = -date.min.toordinal()
"""No window starts on the first day that there is."""


class Days:
    """
    What only the day of the assessment decides, worked out once for each day.
    """

    def __init__(self, on: date) -> None:
        self._on = on

    def moved(self, sign: int, length: Duration) -> date:
        """
        The day moved by a duration, backwards where the sign is negative.
        """
        return shifted(self._on, sign, length)

    def windows(self, period: Duration) -> Windows:
        """
        The windows of this length, from the day back.
        """
        return Windows(self._on, period)


DAYS_KEPT = 1000
"""For so many days it is kept what the day alone decides."""
AskedOfDay = tuple[str, tuple[Any, ...]]
"""The name of a method of `Days`, and what it is given."""


class OfDays(dict[date, tuple[Any, ...]]):
    """
    What the day alone decides, for each day that was asked.
    """

    def __init__(self, asked: Iterable[AskedOfDay]) -> None:
        super().__init__()
        self._asked = tuple(asked)

    def __missing__(self, on: date) -> tuple[Any, ...]:
        if len(self) >= DAYS_KEPT:
            self.clear()
        days = Days(on)
        found = self[on] = tuple([getattr(days, name)(*given) for name, given in self._asked])
        return found


def each(windows: Windows, items: Weighed, since: date | None, closed: bool) -> int:
    """
    Whether an item falls in each window: pairs of inside and the item's day.
    """
    if since is None:
        return 1
    bounds, number = windows.since(since)
    if number <= 0:
        return 2
    held = [0] * number
    missing = 0 if closed else 1
    for inside, day in items:
        if day is None:
            missing = 1
            continue
        place = bisect_right(bounds, -day.toordinal()) - 1
        if 0 <= place < number and held[place] < inside:
            held[place] = inside
    return max(min(held), missing)


def fact(facts: Iterable[Any], name: str) -> Any:
    """
    The value of a fact; ``None`` where it is not stated.
    """
    for stated in facts:
        if stated.name == name:
            return stated.value
    return None
