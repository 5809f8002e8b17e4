"""
The three values and Kleene's rules for them.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Verdict(enum.Enum):
    """
    What the evidence says: it suffices, it fails, or it does not decide yet.
    """

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


class Status(enum.Enum):
    """
    How a norm stands: a verdict, or that the norm does not apply to this area.
    """

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"


MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.OPEN
VERDICTS = (NOT_MET, OPEN, MET)
"""The verdict of each number that a program gives."""


def truth(value: bool | None) -> Verdict:
    """
    The verdict of a plain answer; ``None`` is unknown.
    """
    return OPEN if value is None else MET if value else NOT_MET


def negation(value: Verdict) -> Verdict:
    """
    Kleene's not: what is open stays open.
    """
    return OPEN if value is OPEN else NOT_MET if value is MET else MET


def all_of(values: Iterable[Verdict]) -> Verdict:
    """
    Kleene's and: one that fails decides, then one that is open; of nothing MET.
    """
    result = MET
    for value in values:
        if value is NOT_MET:
            return NOT_MET
        if value is OPEN:
            result = OPEN
    return result


def any_of(values: Iterable[Verdict]) -> Verdict:
    """
    Kleene's or: one that is met decides, then one that is open; of nothing NOT_MET.
    """
    result = NOT_MET
    for value in values:
        if value is MET:
            return MET
        if value is OPEN:
            result = OPEN
    return result
