"""
True, false and unknown (``None``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

Truth = bool | None


def negated(value: Truth) -> Truth:
    """
    Not.
    """
    return None if value is None else not value


def all_true(values: Iterable[Truth]) -> Truth:
    """
    And: one that is false decides, then one that is unknown.
    """
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def any_true(values: Iterable[Truth]) -> Truth:
    """
    Or: one that is true decides, then one that is unknown.
    """
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def some(values: Iterable[Truth], whole: bool) -> Truth:
    """
    Whether it holds for some item of a list, which is whole or may have more items.
    """
    result = any_true(values)
    return None if result is False and not whole else result


def every(values: Iterable[Truth], whole: bool) -> Truth:
    """
    Whether it holds for every item of a list, which is whole or may have more items.
    """
    result = all_true(values)
    return None if result is True and not whole else result


def at_least(values: Iterable[Truth], number: int, whole: bool) -> Truth:
    """
    Whether it holds for so many items of a list, which is whole or may have more items.
    """
    certain = possible = 0
    for value in values:
        if value is True:
            certain += 1
        if value is not False:
            possible += 1
    if certain >= number:
        return True
    return False if whole and possible < number else None


def at_most(values: Iterable[Truth], number: int, whole: bool) -> Truth:
    """
    Whether it holds for no more items than that.
    """
    return negated(at_least(values, number + 1, whole))


def more_than_half(values: Iterable[Truth], whole: bool) -> Truth:
    """
    Whether it holds for more than half of the items; of no items it does not.
    """
    if not whole:
        return None
    answers = list(values)
    certain = sum(value is True for value in answers)
    possible = sum(value is not False for value in answers)
    if 2 * certain > len(answers):
        return True
    return False if 2 * possible <= len(answers) else None


def given(value: object) -> Truth:
    """
    True where something is given; what is not given is unknown.
    """
    return None if value is None else True


def equals(value: object, wanted: object) -> Truth:
    """
    Whether the value is this one.
    """
    return None if value is None else value == wanted


def one_of(value: object, wanted: Container[object]) -> Truth:
    """
    Whether the value is one of these.
    """
    return None if value is None else value in wanted


def holds_all(words: Container[str] | None, wanted: Iterable[str]) -> Truth:
    """
    Whether the list holds all of these words.
    """
    return None if words is None else all(word in words for word in wanted)


def holds_any(words: Container[str] | None, wanted: Iterable[str]) -> Truth:
    """
    Whether the list holds any of these words.
    """
    return None if words is None else any(word in words for word in wanted)


def not_after(day: date | None, last: date | None) -> Truth:
    """
    Whether the day is this one or earlier.
    """
    return None if day is None or last is None else day <= last


def later(day: date | None, than: date | None) -> Truth:
    """
    Whether the day is later than the other.
    """
    return None if day is None or than is None else day > than


def between(day: date | None, first: date, last: date) -> Truth:
    """
    Whether the day lies from the first to the last.
    """
    return None if day is None else first <= day <= last


def share_at_least(items: Iterable[tuple[Truth, Truth]], minimum: float, whole: bool) -> Truth:
    """
    Whether it holds for that share, above 0, of the items that count; of no items it does not.

    Each item says whether it counts and whether it holds for it.
    """
    if not whole:
        return None
    certain = most = most_of = least = least_of = 0
    for counts, holds in items:
        if counts is False:
            continue
        certain += counts is True
        if counts is True or holds is not False:
            most_of += 1
            most += holds is not False
        if counts is True or holds is not True:
            least_of += 1
            least += holds is True
    if most_of == 0 or most / most_of < minimum:
        return False
    return True if certain and least / least_of >= minimum else None
