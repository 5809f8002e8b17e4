"""
What is asked of a collection, as a function of its items.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

from kvo_norms.compiling.functions import Function, Operation
from kvo_norms.compiling.values import operation_of
from kvo_norms.durations import Duration
from kvo_norms.evaluating.algebra import (
    count_holds,
    in_window,
    newest,
    number_of,
    share_holds,
    windows,
)
from kvo_norms.evaluating.setting import Setting
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import Items, Operand, Record, Test, Value
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, all_of, any_of

ItemPattern = Callable[[Record], Function]
"""Compiles a pattern of the items."""
Judge = Callable[[tuple[Any, ...], list[Verdict], bool, Setting], Verdict]
"""A part of what is asked of a collection: items, whether each counts, whether that is all."""


def items_function(pattern: Items, path: str, compile_items: ItemPattern) -> Function:
    """
    The function of a collection; `path` is the name by which `incomplete` knows it.
    """
    members = _members(pattern, compile_items)
    judges = _judges(pattern, compile_items)

    def run(items: Any, setting: Setting) -> Verdict:
        closed = items is not None and path not in setting.dossier.incomplete
        given = items or ()
        inside = members(given, closed, setting)
        return all_of([judge(given, inside, closed, setting) for judge in judges])

    return run


def _members(
    pattern: Items, compile_items: ItemPattern
) -> Callable[[tuple[Any, ...], bool, Setting], list[Verdict]]:
    where = None if pattern.where is None else compile_items(pattern.where)
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


def _judges(pattern: Items, compile_items: ItemPattern) -> list[Judge]:
    judges = [_count(test) for test in counts_of(pattern)]
    if pattern.every is not None:
        judges.append(_each_item(compile_items(pattern.every)))
    if pattern.share is not None:
        threshold = Fraction(cast("Any", cast("Value", pattern.share.test.operand).value))
        judges.append(_share(type(pattern.share.test), threshold, compile_items(pattern.share.of)))
    judges += [_covers(covers.field, covers.operands) for covers in pattern.covers]
    if pattern.each is not None:
        each = pattern.each
        judges.append(
            _each(cast("Duration", each.period.value), each.date, operation_of(each.since))
        )
    return judges


def _count(test: Test) -> Judge:
    kind = type(test)
    allowed = [cast("int", cast("Value", operand).value) for operand in operands_of(test)]

    def judge(items: Any, inside: list[Verdict], closed: bool, setting: Setting) -> Verdict:
        return count_holds(kind, allowed, *number_of(inside, closed=closed))

    return judge


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
    operations = [operation_of(operand) for operand in operands]
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
