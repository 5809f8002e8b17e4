"""
Calendar durations as ISO 8601 writes them: ``P3Y``, ``P1Y6M``, ``P14D``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kvo_norms.records import frozen

_WRITTEN = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?"
    r"(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?",
    re.ASCII,
)


@frozen(kw_only=True)
class Duration:
    """
    A length of time in months and days; a year is twelve months, a week seven days.

    Durations have no order: a month is sometimes more than 30 days, sometimes less.
    """

    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        parts = [f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (self.days, "D")) if n]
        return "P" + ("".join(parts) or "0D")

    def __bool__(self) -> bool:
        return bool(self.months or self.days)

    def __mul__(self, times: int) -> Duration:
        return Duration(months=self.months * times, days=self.days * times)


@lru_cache(maxsize=256)
def parse_duration(text: str) -> Duration | None:
    """
    The duration that `text` writes, or ``None`` where it writes none.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return Duration(months=12 * years + months, days=7 * weeks + days)


def before(day: date, duration: Duration) -> date:
    """
    The date that lies `duration` before `day`.

    Months are subtracted first, to the month's last day where the day does not exist, then
    days. A date before year 1 is year 1's first day.
    """
    return _moved(day, -duration.months, -duration.days)


def after(day: date, duration: Duration) -> date:
    """
    The date that lies `duration` after `day`, by the same rules.

    A date after year 9999 is that year's last day.
    """
    return _moved(day, duration.months, duration.days)


def _moved(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    try:
        return _day_in(year, month, day.day) + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day_in(year: int, month: int, day: int) -> date:
    """
    The day of the month, or its last day where the month is shorter.
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if leap and month == 2 else _LENGTHS[month - 1]
    return date(year, month, min(day, last))
