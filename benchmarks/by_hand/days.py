"""
Months back from a day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from benchmarks.by_hand.three_values import Truth, all_true, some


def months_before(day: date, months: int) -> date:
    """
    The day so many months earlier, or the last day of a month that is too short.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def windows(on: date, months: int, since: date) -> Iterator[tuple[date, date]]:
    """
    The windows that start on `since` or later, newest first.
    """
    end, number = on, 1
    start = months_before(on, months)
    while start >= since:
        yield start, end
        number += 1
        end, start = start, months_before(on, number * months)


def in_each_window(
    days: list[date | None], on: date, months: int, since: date | None, whole: bool
) -> Truth:
    """
    Whether a day lies in each window of so many months, counted back from a day.
    """
    if since is None:
        return None
    return all_true(
        some((None if day is None else start < day <= end for day in days), whole)
        for start, end in windows(on, months, since)
    )
