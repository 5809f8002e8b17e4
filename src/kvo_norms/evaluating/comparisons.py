"""
Tests of one value, or of a list of words.
"""

from __future__ import annotations

from typing import Any, assert_never, cast

from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.setting import Setting, exact, operand_of
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Equals,
    OneOf,
    Operand,
    Present,
    Test,
    Within,
    WordTest,
)
from kvo_norms.verdict import MET, OPEN, Verdict, all_of, any_of, negation, truth


def holds(test: Test, value: Any, ranks: Any, setting: Setting) -> Verdict:
    """
    A test of one value; `ranks` gives the order of words.
    """
    if value is None:
        return OPEN
    found = exact(value)
    match test:
        case Present():
            return MET
        case Equals(operand=operand):
            return _same(found, operand, setting)
        case OneOf(operands=operands):
            return any_of(_same(found, operand, setting) for operand in operands)
        case Within(duration=duration):
            first = before(setting.on, cast("Duration", duration.value))
            return truth(first <= found <= setting.on)
        case AtLeast(operand=operand) | AtMost(operand=operand):
            other = operand_of(operand, setting)
        case Above(operand=operand) | Below(operand=operand):
            other = operand_of(operand, setting)
        case _:
            assert_never(test)
    if ranks is not None:
        found, other = ranks.get(found), ranks.get(other)
    if found is None or other is None:
        return OPEN
    match test:
        case AtLeast():
            return truth(found >= other)
        case AtMost():
            return truth(found <= other)
        case Above():
            return truth(found > other)
        case Below():
            return truth(found < other)
        case _:
            assert_never(test)


def _same(found: Any, operand: Operand, setting: Setting) -> Verdict:
    other = operand_of(operand, setting)
    return OPEN if other is None else truth(found == other)


def contains(test: WordTest, value: Any, setting: Setting) -> Verdict:
    """
    A test of a list of words.
    """
    if value is None:
        return OPEN
    held = [_holds_word(value, operand, setting) for operand in test.operands]
    match test:
        case ContainsAll():
            return all_of(held)
        case ContainsAny():
            return any_of(held)
        case ContainsNone():
            return negation(any_of(held))
        case _:
            assert_never(test)


def _holds_word(value: Any, operand: Operand, setting: Setting) -> Verdict:
    word = operand_of(operand, setting)
    return OPEN if word is None else truth(word in value)
