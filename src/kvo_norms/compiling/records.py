"""
Tables of a pattern as functions of a record.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, assert_never, cast

from kvo_norms.compiling.collections import items_function
from kvo_norms.compiling.functions import Function, every
from kvo_norms.compiling.values import test_function, word_test_function
from kvo_norms.evaluating.algebra import count_holds, number_of
from kvo_norms.evaluating.setting import Setting, field_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.verdict import Verdict, any_of, negation


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
    return every([_entry(entry, path) for entry in pattern.entries])


def _item_pattern(pattern: Record) -> Function:
    return _record(pattern, None)


def _entry(entry: Entry, path: tuple[str, ...] | None) -> Function:
    match entry:
        case Field(name=name, matcher=matcher):
            below = None if path is None else (*path, name)
            return _field(name, _matcher(matcher, below), items=path is None)
        case AllOf(patterns=patterns):
            return every([_record(pattern, path) for pattern in patterns])
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
            return every([test_function(test, vocabulary) for test in tests])
        case WordTests(tests=word_tests):
            return every([word_test_function(test) for test in word_tests])
        case Record():
            return _record(matcher, path)
        case Items():
            return items_function(matcher, ".".join(path or ()), _item_pattern)
        case _:
            assert_never(matcher)
