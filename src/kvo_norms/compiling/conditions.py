"""
Code for what a record must match: its fields, and all, any, not, at least of them.

A condition lowers a local variable that holds 2 (MET) to 1 (OPEN) or 0 (NOT_MET).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from kvo_norms.compiling.comparing import (
    compares_ratio,
    lower,
    write_ratio_tests,
    write_tests,
    write_word_test,
)
from kvo_norms.compiling.scope import Scope
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


def write_record(pattern: Record, target: str, scope: Scope) -> None:
    """
    All entries of a table: `target`, which holds 1 or 2, is lowered to what they come to.
    """
    write_entries(pattern.entries, target, scope)


def write_entries(entries: Sequence[Entry], target: str, scope: Scope) -> None:
    """
    Entries that all must hold, each asked only while none has failed.
    """
    if not entries:
        return
    _entry(entries[0], target, scope)
    if len(entries) > 1:
        with scope.source.block(f"if {target}:"):
            write_entries(entries[1:], target, scope)


def _entry(entry: Entry, target: str, scope: Scope) -> None:
    match entry:
        case Field(name=name, matcher=Tests(tests=tests)) if compares_ratio(name, tests, scope):
            write_ratio_tests(tests, scope.ratios[name], target, scope)
        case Field(name=name, matcher=Tests(tests=tests, vocabulary=vocabulary)):
            write_tests(tests, vocabulary, scope.field(name), target, scope)
        case Field(name=name, matcher=WordTests(tests=word_tests)):
            for test in word_tests:
                write_word_test(test, scope.field(name), target, scope)
        case Field():
            scope.entry(entry, target)
        case AllOf(patterns=patterns):
            write_entries([inner for p in patterns for inner in p.entries], target, scope)
        case AnyOf(patterns=patterns):
            lower(target, _greatest(patterns, scope), scope)
        case Not(pattern=pattern):
            lower(target, f"2 - {write_value(pattern, scope)}", scope)
        case AtLeastOf(count=count, patterns=patterns):
            values = [write_value(pattern, scope) for pattern in patterns]
            wanted = scope.source.bind(count.value)
            met = " + ".join(f"({value} == 2)" for value in values)
            may = " + ".join(f"({value} > 0)" for value in values)
            found = scope.source.local()
            scope.source.line(
                f"{found} = 2 if {met} >= {wanted} else 1 if {may} >= {wanted} else 0"
            )
            lower(target, found, scope)
        case _:
            assert_never(entry)


def write_value(pattern: Record, scope: Scope) -> str:
    """
    The name of a local variable that holds what a pattern comes to.
    """
    found = scope.source.local()
    scope.source.line(f"{found} = 2")
    write_record(pattern, found, scope)
    return found


def _greatest(patterns: Sequence[Record], scope: Scope) -> str:
    found = scope.source.local()
    scope.source.line(f"{found} = 0")
    for pattern in patterns:
        with scope.source.block(f"if {found} != 2:"):
            value = write_value(pattern, scope)
            with scope.source.block(f"if {value} > {found}:"):
                scope.source.line(f"{found} = {value}")
    return found
