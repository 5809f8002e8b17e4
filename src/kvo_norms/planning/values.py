"""
Values that make tests of one field come out as wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, cast

from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.interpreter import interpret_at
from kvo_norms.evaluating.setting import Setting, operand_of
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Equals,
    OneOf,
    Operand,
    Present,
    Test,
    Tests,
    Within,
    WordTest,
    WordTests,
)
from kvo_norms.planning.edits import NEW
from kvo_norms.planning.scene import Leave, Scene
from kvo_norms.verdict import MET, NOT_MET

Wanted = tuple[Tests | WordTests, bool]
"""Tests, and whether they must not hold."""
SOME_TEXT = "…"
"""A text of which nothing is asked but that it is there."""
MOST = 8
"""So many values of one field are tried."""
STEP = Decimal("0.01")


def values_for(
    shape: Shape,
    wanted: Sequence[Wanted],
    current: Any,
    leave: Leave,
    scene: Scene,
    setting: Setting,
) -> tuple[Any, ...]:
    """
    Values with which all the tests come out as wanted; one where others would do no better.
    """
    if shape.form is Form.WORDS:
        found = _lists(wanted, current, leave, setting)
    else:
        tests = [(test, negated) for them, negated in wanted for test in them.tests]
        found = _singles(shape, cast("Any", tests), current, scene, setting)
    passing = list(
        dict.fromkeys(
            value
            for value in found
            if _fits(value, shape, leave) and _passes(value, wanted, setting)
        )
    )
    if shape.form is not Form.WORDS:
        passing = _nearest(passing, shape, current, leave, scene)
        if not _needs_all(wanted, shape, current, leave):
            passing = passing[:1]
    if len(passing) > MOST:
        scene.cut.add("values")
    return tuple(passing[:MOST])


def _passes(value: Any, wanted: Iterable[Wanted], setting: Setting) -> bool:
    return all(
        interpret_at(tests, value, (), setting).verdict is (NOT_MET if negated else MET)
        for tests, negated in wanted
    )


def _fits(value: Any, shape: Shape, leave: Leave) -> bool:
    if isinstance(value, date):
        return leave.earliest is None or value >= leave.earliest
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        low, high = shape.bounds.minimum, shape.bounds.maximum
        return (low is None or value >= low) and (high is None or value <= high)
    return True


def is_firm(wanted: Iterable[Wanted]) -> bool:
    """
    Whether tests name the values that pass, so that each of these is a way of its own.
    """
    return any(
        isinstance(test, Equals | OneOf) and not negated
        for tests, negated in wanted
        for test in tests.tests
    )


def _needs_all(wanted: Iterable[Wanted], shape: Shape, current: Any, leave: Leave) -> bool:
    """
    Whether it may matter later which value was taken.
    """
    return is_firm(wanted) or (shape.kind is Kind.WORD and leave.free and current is not None)


def _singles(
    shape: Shape,
    tests: Sequence[tuple[Test, bool]],
    current: Any,
    scene: Scene,
    setting: Setting,
) -> Iterator[Any]:
    if shape.kind is Kind.BOOLEAN:
        yield from (False, True)
        return
    asked = [value for test, _ in tests for value in _operands(test, setting)]
    if shape.kind is Kind.WORD:
        yield from shape.words or scene.words.get(shape.vocabulary or "", ())
    elif shape.kind is Kind.TEXT:
        yield from asked
        yield SOME_TEXT if shape.references is None else NEW + "1"
    elif shape.kind is Kind.DATE:
        for day in (scene.on, *asked, *([] if current is None else [current])):
            yield from _days_beside(day)
    else:
        yield from _numbers(shape, asked, current)


def _days_beside(day: date) -> Iterator[date]:
    yield day
    if day > date.min:
        yield day - timedelta(days=1)
    if day < date.max:
        yield day + timedelta(days=1)


def _numbers(shape: Shape, asked: Sequence[Any], current: Any) -> Iterator[Any]:
    step = Fraction(1) if shape.kind is Kind.INTEGER else Fraction(STEP)
    known = sorted({Fraction(0), Fraction(1), *map(Fraction, asked)})
    if current is not None:
        known.append(Fraction(current))
    beside = [number + sign * step for number in known for sign in (0, -1, 1)]
    between = [(low + high) / 2 for low, high in pairwise(known)]
    for number in (*beside, *between):
        if shape.kind is not Kind.INTEGER:
            yield from _decimals(number)
        elif number.denominator == 1:
            yield int(number)


def _decimals(number: Fraction) -> Iterator[Decimal]:
    """
    The number as records hold it; where it has no end, those on both sides of it.
    """
    scaled = number * 10**6
    low = scaled.numerator // scaled.denominator
    for whole in (low,) if scaled.denominator == 1 else (low, low + 1):
        yield Decimal(whole).scaleb(-6).normalize()


def _operands(test: Test, setting: Setting) -> Iterator[Any]:
    match test:
        case Present():
            return
        case Within(duration=duration):
            yield setting.on
            yield before(setting.on, cast("Duration", duration.value))
        case _:
            for operand in operands_of(test):
                value = operand_of(operand, setting)
                if value is not None:
                    yield value


def _nearest(
    values: list[Any], shape: Shape, current: Any, leave: Leave, scene: Scene
) -> list[Any]:
    """
    The values, those first that differ least from what is there or would be expected.
    """
    if shape.kind is Kind.DATE:
        origin = current or scene.on
        return sorted(values, key=lambda day: (abs((day - origin).days), day))
    if shape.kind in (Kind.INTEGER, Kind.NUMBER, Kind.SHARE):
        start = Fraction(0 if current is None else current)
        return sorted(values, key=lambda number: (abs(Fraction(number) - start), number))
    ranks = scene.ranks.get(shape.vocabulary or "")
    if ranks is not None and current in ranks:
        return sorted(values, key=lambda word: abs(ranks[word] - ranks[current]))
    return values


def _lists(
    wanted: Sequence[Wanted], current: Any, leave: Leave, setting: Setting
) -> Iterator[tuple[Any, ...]]:
    """
    Lists of words: what is there with what lacks, and without what is too much where it may go.
    """
    base = list(current or ())
    needed: list[Any] = []
    choices: list[list[Any]] = []
    unwanted: set[Any] = set()
    for tests, negated in wanted:
        for test in cast("WordTests", tests).tests:
            words = [operand_of(it, setting) for it in test.operands]
            match test, negated:
                case (ContainsAll(), False):
                    needed += words
                case (ContainsAny(), False) | (ContainsNone(), True):
                    choices.append(words)
                case (ContainsNone(), False) | (ContainsAny(), True):
                    unwanted.update(words)
                case _:
                    unwanted.update(words[:1])
    may_go = leave.act == "supply" or leave.free
    kept = [word for word in base if not (may_go and word in unwanted)]
    for chosen in product(*choices):
        words = [word for word in (*kept, *needed, *chosen) if word is not None]
        yield tuple(dict.fromkeys(words))


def unknown_operands(wanted: Iterable[Wanted], setting: Setting) -> Iterator[tuple[str, ...]]:
    """
    The places of the dossier that tests compare with and that are not known.
    """
    for tests, _ in wanted:
        for test in tests.tests:
            for operand in _operands_in(test):
                path = getattr(operand, "path", None)
                if path is not None and operand_of(operand, setting) is None:
                    yield path


def _operands_in(test: Test | WordTest) -> tuple[Operand, ...]:
    match test:
        case ContainsAll() | ContainsAny() | ContainsNone():
            return test.operands
        case _:
            return operands_of(test)
