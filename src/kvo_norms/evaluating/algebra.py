"""
Counts, shares and windows of which not everything is known.

These rules are shared by every evaluator: they get the values of the items and know nothing of
dossiers. Their definitions stand in docs/explanation/three-values.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kvo_norms.durations import Duration, before
from kvo_norms.patterns import Above, AtLeast, AtMost, Below, Test
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, all_of, any_of, negation

Threshold = tuple[int, int]
"""A share as numerator and denominator."""


def number_of(values: Iterable[Verdict], *, closed: bool) -> tuple[int, int | None]:
    """
    The least and the greatest number of items that match; ``None`` is without bound.
    """
    lowest = highest = 0
    for value in values:
        if value is MET:
            lowest += 1
            highest += 1
        elif value is OPEN:
            highest += 1
    return lowest, highest if closed else None


def count_holds(
    kind: type[Test], allowed: Sequence[int], lowest: int, highest: int | None
) -> Verdict:
    """
    A test of a number that lies from `lowest` to `highest`.

    `allowed` holds the test's operands: one, except for `OneOf`.
    """
    if kind is AtLeast:
        return _at_least(allowed[0], lowest, highest)
    if kind is Above:
        return _at_least(allowed[0] + 1, lowest, highest)
    if kind is Below:
        return negation(_at_least(allowed[0], lowest, highest))
    if kind is AtMost:
        return negation(_at_least(allowed[0] + 1, lowest, highest))
    if not any(n >= lowest and (highest is None or n <= highest) for n in allowed):
        return NOT_MET
    if highest is not None and all(n in allowed for n in range(lowest, highest + 1)):
        return MET
    return OPEN


def _at_least(threshold: int, lowest: int, highest: int | None) -> Verdict:
    if lowest >= threshold:
        return MET
    return NOT_MET if highest is not None and highest < threshold else OPEN


def share_holds(
    kind: type[AtLeast | AtMost | Above | Below],
    threshold: Threshold,
    items: Iterable[tuple[Verdict, Verdict]],
    *,
    closed: bool,
) -> Verdict:
    """
    A test of the share of the items inside that match.

    `items` are pairs: whether the item is inside, and whether it matches. With threshold n/d an
    item inside adds d - n when it matches and -n when not, and the share passes when the sum is
    not negative (or, for the strict tests, positive), or the other way round. What a choice of
    places can reach is then a sum of best or worst contributions.
    """
    n, d = threshold
    sign = 1 if kind is AtLeast or kind is Above else -1
    strict = kind is Above or kind is Below
    matching, other = sign * (d - n), sign * -n
    certain = False
    high = low = 0
    options: list[int] = [] if closed else [max(matching, other)]
    for inside, matches in items:
        if inside is NOT_MET:
            continue
        best = max(matching, other) if matches is OPEN else matching if matches is MET else other
        worst = min(matching, other) if matches is OPEN else best
        if inside is MET:
            certain = True
            high += best
            low += worst
        else:
            options.append(best)
            low += min(0, worst)
    unbounded_up = not closed and max(matching, other) > 0
    unbounded_down = not closed and min(matching, other) < 0
    gain = sum(max(0, option) for option in options)
    if certain:
        can_pass = unbounded_up or _passes(high + gain, strict=strict)
    elif options:
        best_sum = gain if max(options) >= 0 else max(options)
        can_pass = unbounded_up or _passes(best_sum, strict=strict)
    else:
        can_pass = False
    can_fail = not certain or unbounded_down or not _passes(low, strict=strict)
    return NOT_MET if not can_pass else OPEN if can_fail else MET


def _passes(total: int, *, strict: bool) -> bool:
    return total > 0 if strict else total >= 0


def newest(
    matched: Sequence[Verdict], days: Sequence[date | None], *, closed: bool
) -> list[Verdict]:
    """
    Of the items that match, those than which no matching item is newer.
    """
    kept = []
    for i, (match, day) in enumerate(zip(matched, days, strict=True)):
        if match is NOT_MET:
            kept.append(NOT_MET)
            continue
        newer = (all_of((other, _later(days[j], day))) for j, other in enumerate(matched) if j != i)
        is_newest = negation(any_of(newer))
        kept.append(all_of((match, is_newest, MET if closed else OPEN)))
    return kept


def _later(day: date | None, than: date | None) -> Verdict:
    if day is None or than is None:
        return OPEN
    return MET if day > than else NOT_MET


def windows(on: date, period: Duration, since: date) -> Iterator[tuple[date, date]]:
    """
    The windows that `each` asks, newest first: each from the day after the first to the second.
    """
    number = 0
    while True:
        end, start = before(on, period * number), before(on, period * (number + 1))
        if start < since or start == date.min:
            return
        yield start, end
        number += 1


def in_window(day: date | None, window: tuple[date, date]) -> Verdict:
    """
    Whether a day lies in the window.
    """
    if day is None:
        return OPEN
    return MET if window[0] < day <= window[1] else NOT_MET
