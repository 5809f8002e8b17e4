"""
The first day on which something holds that holds from then on.

A day moved by a duration never goes back when the day goes forward, month ends included. So what
compares it with a fixed day changes once, and that day is found by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.algebra import windows
from kvo_norms.evaluating.setting import shifted
from kvo_norms.records import frozen


@frozen()
class Span:
    """
    The days that are looked ahead to: those after the first, up to and including the last.
    """

    on: date
    until: date

    def first(self, holds: Callable[[date], bool]) -> Iterator[date]:
        """
        The first day of the span on which it holds; nothing where it holds before or never does.
        """
        if holds(self.on) or not holds(self.until):
            return
        low, high = self.on.toordinal(), self.until.toordinal()
        while high - low > 1:
            middle = (low + high) // 2
            if holds(date.fromordinal(middle)):
                high = middle
            else:
                low = middle
        yield date.fromordinal(high)

    def days(self) -> Iterator[date]:
        """
        Every day of the span.
        """
        for number in range(self.on.toordinal() + 1, self.until.toordinal() + 1):
            yield date.fromordinal(number)


def reached(span: Span, found: date, sign: int, shift: Duration) -> Iterator[date]:
    """
    The first day that, moved by the shift, is the day that was found or a later one.
    """
    return span.first(lambda day: shifted(day, sign, shift) >= found)


def passed(span: Span, found: date, sign: int, shift: Duration) -> Iterator[date]:
    """
    The first day that, moved by the shift, is later than the day that was found.
    """
    return span.first(lambda day: shifted(day, sign, shift) > found)


def new_windows(span: Span, period: Duration, since: date) -> Iterator[date]:
    """
    The days from which one window more is asked than before, counted from a fixed day.
    """
    number = sum(1 for _ in windows(span.on, period, since))
    while True:
        more = period * (number + 1)
        found = tuple(
            span.first(lambda day, more=more: since <= before(day, more) != date.min)  # type: ignore[misc]
        )
        if not found:
            return
        yield from found
        number += 1


def other_windows(
    span: Span, period: Duration, since: Callable[[date], date]
) -> tuple[list[date], int]:
    """
    The days on which another number of windows is asked, and the greatest number.

    The day from which they are counted moves too, at another pace where months are not as long.
    So the number may rise and fall, and each day is looked at.
    """
    found = []
    number = most = sum(1 for _ in windows(span.on, period, since(span.on)))
    for day in span.days():
        asked = sum(1 for _ in windows(day, period, since(day)))
        if asked != number:
            found.append(day)
        number, most = asked, max(most, asked)
    return found, most


def other_window(span: Span, period: Duration, found: date, number: int) -> Iterator[date]:
    """
    The days on which what happened on a day goes from one window to the next, of so many windows.
    """
    for index in range(number + 1):
        edge = period * index
        if before(span.until, edge) < found:
            return
        yield from reached(span, found, -1, edge)
