"""
What a record must match, as expressions: its fields, and all, any, not, at least of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from kvo_norms.compiling.comparing import value_test, word_test
from kvo_norms.compiling.scope import Scope
from kvo_norms.compiling.ways import Ways, all_ways, any_way, other_way, so_many_ways
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Entry,
    Field,
    Not,
    Record,
    Tests,
    WordTests,
)


def condition(entries: Sequence[Entry], scope: Scope) -> Ways:
    """
    Entries that all must hold, of a record whose fields are single values and lists of words.
    """
    if len(entries) == 1:
        return _entry(entries[0], scope)
    return all_ways([_entry(entry, scope) for entry in entries])


def _entry(entry: Entry, scope: Scope) -> Ways:
    match entry:
        case Field(name=name, matcher=Tests(tests=(test,), vocabulary=vocabulary)):
            return value_test(test, name, vocabulary, scope)
        case Field(name=name, matcher=Tests(tests=tests, vocabulary=vocabulary)):
            return all_ways([value_test(test, name, vocabulary, scope) for test in tests])
        case Field(name=name, matcher=WordTests(tests=word_tests)):
            return all_ways([word_test(test, name, scope) for test in word_tests])
        case Field():
            raise AssertionError(f"no single record holds {entry}")
        case AllOf(patterns=patterns):
            return all_ways(_each(patterns, scope))
        case AnyOf(patterns=patterns):
            return any_way(_each(patterns, scope))
        case Not(pattern=pattern):
            return other_way(condition(pattern.entries, scope))
        case AtLeastOf(count=count, patterns=patterns):
            return so_many_ways(_each(patterns, scope), scope.source.bind(count.value))
        case _:
            assert_never(entry)


def _each(patterns: Sequence[Record], scope: Scope) -> list[Ways]:
    return [condition(pattern.entries, scope) for pattern in patterns]
