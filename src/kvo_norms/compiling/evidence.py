"""
What makes an item evidence on the day, as something that is asked of the item.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from kvo_norms.durations import Duration
from kvo_norms.patterns import AsOf, AtLeast, AtMost, Entry, Field, Tests, Within


def as_evidence(entries: Sequence[Entry], evidence_date: str | None) -> tuple[Entry, ...]:
    """
    What is asked, and that the date of evidence does not lie after the day, where no test says so
    already.
    """
    if evidence_date is None:
        return tuple(entries)
    for entry in entries:
        if isinstance(entry, Field) and entry.name == evidence_date:
            tests = entry.matcher.tests if isinstance(entry.matcher, Tests) else ()
            if any(isinstance(test, Within) for test in tests):
                return tuple(entries)
    return (_not_later(evidence_date), *entries)


@cache
def _not_later(evidence_date: str) -> Field:
    """
    What is asked of the date that makes an item evidence.
    """
    return Field(name=evidence_date, matcher=Tests(tests=(AtMost(operand=AsOf()),)))


def in_two(entry: Entry, evidence_date: str | None) -> tuple[Entry, ...]:
    """
    That the date of evidence lies in a period up to the day: not after the day, which is asked of
    all evidence at once, and not before the period. Any other entry stays as it is.
    """
    if not isinstance(entry, Field) or entry.name != evidence_date:
        return (entry,)
    match entry.matcher:
        case Tests(tests=(Within(duration=duration),)):
            begin = AsOf(sign=-1, shift=cast("Duration", duration.value))
            since = Field(name=entry.name, matcher=Tests(tests=(AtLeast(operand=begin),)))
            return (_not_later(entry.name), since)
        case _:
            return (entry,)
