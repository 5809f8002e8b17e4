"""
Patterns as functions: the same values as the interpreter's, without the findings tree.

Each node becomes a closure over what does not change from dossier to dossier. The functions stop
as soon as a value is decided; whoever needs to know why asks the interpreter.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, assert_never, cast

from kvo_norms.durations import Duration, before
from kvo_norms.evaluating.algebra import (
    count_holds,
    in_window,
    newest,
    number_of,
    share_holds,
    windows,
)
from kvo_norms.evaluating.interpreter import default_count
from kvo_norms.evaluating.setting import Setting, exact, field_of, operand_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Entry,
    Equals,
    Field,
    Items,
    Matcher,
    Not,
    OneOf,
    Operand,
    Parameter,
    Present,
    Record,
    Test,
    Tests,
    Value,
    Within,
    WordTest,
    WordTests,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, all_of, any_of, negation

Function = Callable[[Any, Setting], Verdict]
"""The value of a pattern for a record, or of a matcher for what stands in a field."""
Operation = Callable[[Setting], Any]

_ORDER: Mapping[type[Test], Callable[[Any, Any], bool]] = {
    AtLeast: operator.ge,
    AtMost: operator.le,
    Above: operator.gt,
    Below: operator.lt,
}


def compiled(pattern: Record) -> Callable[[Setting], Verdict]:
    """
    The function that gives the pattern's value for a dossier as of a day.
    """
    function = _record(pattern, ())
    return lambda setting: function(setting.dossier, setting)


def _record(pattern: Record, path: tuple[str, ...] | None) -> Function:
    """
    The table's function. `path` is where the record stands, ``None`` for items of a collection.
    """
    return _every([_entry(entry, path) for entry in pattern.entries])


def _every(functions: list[Function]) -> Function:
    """
    Kleene's and of functions of one record.
    """
    if len(functions) == 1:
        return functions[0]

    def run(record: Any, setting: Setting) -> Verdict:
        result = MET
        for function in functions:
            value = function(record, setting)
            if value is NOT_MET:
                return NOT_MET
            if value is OPEN:
                result = OPEN
        return result

    return run


def _entry(entry: Entry, path: tuple[str, ...] | None) -> Function:
    match entry:
        case Field(name=name, matcher=matcher):
            below = None if path is None else (*path, name)
            return _field(name, _matcher(matcher, below), items=path is None)
        case AllOf(patterns=patterns):
            return _every([_record(pattern, path) for pattern in patterns])
        case AnyOf(patterns=patterns):
            functions = [_record(pattern, path) for pattern in patterns]
            return lambda record, setting: any_of(f(record, setting) for f in functions)
        case Not(pattern=pattern):
            function = _record(pattern, path)
            return lambda record, setting: negation(function(record, setting))
        case AtLeastOf(count=count, patterns=patterns):
            functions = [_record(pattern, path) for pattern in patterns]
            threshold = (cast("int", count.value),)

            def run(record: Any, setting: Setting) -> Verdict:
                lowest, highest = number_of((f(record, setting) for f in functions), closed=True)
                return count_holds(AtLeast, threshold, lowest, highest)

            return run
        case _:
            assert_never(entry)


def _field(name: str, function: Function, *, items: bool) -> Function:
    if items:
        read = operator.attrgetter(name)
        return lambda record, setting: function(read(record), setting)
    return lambda record, setting: function(field_of(record, name), setting)


def _matcher(matcher: Matcher, path: tuple[str, ...] | None) -> Function:
    match matcher:
        case Tests(tests=tests, vocabulary=vocabulary):
            return _every([_test(test, vocabulary) for test in tests])
        case WordTests(tests=word_tests):
            return _every([_word_test(test) for test in word_tests])
        case Record():
            return _record(matcher, path)
        case Items():
            return _items(matcher, "" if path is None else ".".join(path))
        case _:
            assert_never(matcher)


def _operation(operand: Operand) -> Operation:
    """
    What a field is compared with, worked out again only when the setting is another.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            constant = exact(value)
            return lambda setting: constant
        case _:
            last: tuple[Setting | None, Any] = (None, None)

            def run(setting: Setting) -> Any:
                nonlocal last
                known, value = last
                if known is not setting:
                    value = operand_of(operand, setting)
                    last = (setting, value)
                return value

            return run


def _test(test: Test, vocabulary: str | None) -> Function:
    match test:
        case Present():
            return lambda value, setting: OPEN if value is None else MET
        case Equals(operand=operand):
            return _equals(operand)
        case OneOf(operands=operands):
            return _one_of(operands)
        case Within(duration=duration):
            return _within(cast("Duration", duration.value))
        case AtLeast(operand=operand) | AtMost(operand=operand):
            return _ordered(_ORDER[type(test)], _operation(operand), vocabulary)
        case Above(operand=operand) | Below(operand=operand):
            return _ordered(_ORDER[type(test)], _operation(operand), vocabulary)
        case _:
            assert_never(test)


def _equals(operand: Operand) -> Function:
    if isinstance(operand, Value | Parameter):
        constant = exact(operand.value)

        def run(value: Any, setting: Setting) -> Verdict:
            return OPEN if value is None else MET if value == constant else NOT_MET

        return run
    operation = _operation(operand)

    def run_with(value: Any, setting: Setting) -> Verdict:
        other = operation(setting)
        if value is None or other is None:
            return OPEN
        return MET if value == other else NOT_MET

    return run_with


def _one_of(operands: tuple[Operand, ...]) -> Function:
    if all(isinstance(operand, Value | Parameter) for operand in operands):
        known = frozenset(exact(cast("Value", operand).value) for operand in operands)

        def run(value: Any, setting: Setting) -> Verdict:
            return OPEN if value is None else MET if value in known else NOT_MET

        return run
    functions = [_equals(operand) for operand in operands]
    return lambda value, setting: any_of(f(value, setting) for f in functions)


def _within(duration: Duration) -> Function:
    last: tuple[date | None, date] = (None, date.min)

    def run(value: Any, setting: Setting) -> Verdict:
        nonlocal last
        if value is None:
            return OPEN
        on = setting.on
        known, first = last
        if known is not on:
            first = before(on, duration)
            last = (on, first)
        return MET if first <= value <= on else NOT_MET

    return run


def _ordered(
    compare: Callable[[Any, Any], bool], operation: Operation, vocabulary: str | None
) -> Function:
    if vocabulary is not None:

        def run_ranked(value: Any, setting: Setting) -> Verdict:
            ranks = setting.ranks.get(vocabulary, {})
            found, other = ranks.get(value), ranks.get(operation(setting))
            if found is None or other is None:
                return OPEN
            return MET if compare(found, other) else NOT_MET

        return run_ranked

    def run(value: Any, setting: Setting) -> Verdict:
        other = operation(setting)
        if value is None or other is None:
            return OPEN
        return MET if compare(value, other) else NOT_MET

    return run


def _word_test(test: WordTest) -> Function:
    operations = [_operation(operand) for operand in test.operands]

    def holds(value: Any, setting: Setting) -> list[Verdict]:
        words = (operation(setting) for operation in operations)
        return [OPEN if word is None else MET if word in value else NOT_MET for word in words]

    match test:
        case ContainsAll():
            return lambda value, s: OPEN if value is None else all_of(holds(value, s))
        case ContainsAny():
            return lambda value, s: OPEN if value is None else any_of(holds(value, s))
        case ContainsNone():
            return lambda value, s: OPEN if value is None else negation(any_of(holds(value, s)))
        case _:
            assert_never(test)


Judge = Callable[[tuple[Any, ...], list[Verdict], bool, Setting], Verdict]
"""A part of what is asked of a collection: items, whether each counts, whether that is all."""


def _items(pattern: Items, path: str) -> Function:
    members = _members(pattern)
    judges = _judges(pattern)

    def run(items: Any, setting: Setting) -> Verdict:
        closed = items is not None and path not in setting.dossier.incomplete
        given = items or ()
        inside = members(given, closed, setting)
        return all_of([judge(given, inside, closed, setting) for judge in judges])

    return run


def _members(pattern: Items) -> Callable[[tuple[Any, ...], bool, Setting], list[Verdict]]:
    where = None if pattern.where is None else _record(pattern.where, None)
    dated = None if pattern.evidence_date is None else operator.attrgetter(pattern.evidence_date)
    latest = pattern.latest

    def match(item: Any, setting: Setting) -> Verdict:
        seen = MET
        if dated is not None:
            day = dated(item)
            if day is None:
                seen = OPEN
            elif day > setting.on:
                return NOT_MET
        if where is None:
            return seen
        value = where(item, setting)
        return seen if value is MET else value

    def run(items: tuple[Any, ...], closed: bool, setting: Setting) -> list[Verdict]:
        matched = [match(item, setting) for item in items]
        if latest is None:
            return matched
        return newest(matched, [getattr(item, latest) for item in items], closed=closed)

    return run


def _judges(pattern: Items) -> list[Judge]:
    judges = [_count(test) for test in pattern.count or default_count(pattern)]
    if pattern.every is not None:
        judges.append(_each_item(_record(pattern.every, None)))
    if pattern.share is not None:
        threshold = Fraction(cast("Any", cast("Value", pattern.share.test.operand).value))
        judges.append(_share(type(pattern.share.test), threshold, _record(pattern.share.of, None)))
    judges += [_covers(covers.field, covers.operands) for covers in pattern.covers]
    if pattern.each is not None:
        each = pattern.each
        judges.append(_each(cast("Duration", each.period.value), each.date, _operation(each.since)))
    return judges


def _count(test: Test) -> Judge:
    kind = type(test)
    allowed = [cast("int", cast("Value", operand).value) for operand in _operands(test)]

    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        return count_holds(kind, allowed, *number_of(inside, closed=closed))

    return judge


def _operands(test: Test) -> tuple[Operand, ...]:
    match test:
        case OneOf(operands=operands):
            return operands
        case Within() | Present():
            return ()
        case _:
            return (test.operand,)


def _each_item(function: Function) -> Judge:
    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        result = MET if closed else OPEN
        for item, member in zip(items, inside, strict=True):
            if member is NOT_MET:
                continue
            value = function(item, setting)
            if value is NOT_MET and member is MET:
                return NOT_MET
            if value is not MET:
                result = OPEN
        return result

    return judge


def _share(kind: Any, threshold: Fraction, function: Function) -> Judge:
    ratio = threshold.as_integer_ratio()

    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        matches = (
            NOT_MET if member is NOT_MET else function(item, setting)
            for item, member in zip(items, inside, strict=True)
        )
        return share_holds(kind, ratio, zip(inside, matches, strict=True), closed=closed)

    return judge


def _covers(field: str, operands: tuple[Operand, ...]) -> Judge:
    operations = [_operation(operand) for operand in operands]
    read = operator.attrgetter(field)

    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        members = [
            (member, read(item))
            for item, member in zip(items, inside, strict=True)
            if member is not NOT_MET
        ]
        missing = NOT_MET if closed else OPEN
        result = MET
        for operation in operations:
            wanted = operation(setting)
            held = missing
            for member, found in members:
                if found is None or wanted is None:
                    held = OPEN
                elif wanted in found if type(found) is tuple else found == wanted:
                    if member is MET:
                        held = MET
                        break
                    held = OPEN
            if held is NOT_MET:
                return NOT_MET
            if held is OPEN:
                result = OPEN
        return result

    return judge


def _each(period: Duration, field: str, since: Operation) -> Judge:
    read = operator.attrgetter(field)

    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        start = since(setting)
        if start is None:
            return OPEN
        days = [
            (member, read(item))
            for item, member in zip(items, inside, strict=True)
            if member is not NOT_MET
        ]
        missing = NOT_MET if closed else OPEN
        result = MET
        for window in windows(setting.on, period, start):
            falls = any_of([all_of((m, in_window(day, window))) for m, day in days])
            held = any_of((falls, missing))
            if held is NOT_MET:
                return NOT_MET
            if held is OPEN:
                result = OPEN
        return result

    return judge
