"""
Which items of a dossier no norm can tell apart, so that a plan need only look at one of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from kvo_norms.errors import Path
from kvo_norms.evaluating.interpreter import interpret_at
from kvo_norms.evaluating.setting import Setting
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Field,
    Items,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.planning.edits import at

Test = tuple[str, Tests | WordTests]
"""A field of an item and what is asked of it."""


def sorts(patterns: Iterable[Record], setting: Setting) -> Mapping[Path, Hashable]:
    """
    For each item of which something is asked, what the patterns can see of it.
    """
    asked: dict[Path, tuple[dict[Test, None], dict[str, None]]] = {}
    for pattern in patterns:
        for path, items in _collections(pattern, ()):
            tests, fields = asked.setdefault(path, ({}, {}))
            tests.update(dict.fromkeys(_tests(items)))
            fields.update(dict.fromkeys(_fields(items)))
    found: dict[Path, Hashable] = {}
    for path, (tests, fields) in asked.items():
        for index, item in enumerate(at(setting.dossier, path) or ()):
            found[(*path, index)] = _seen(item, tests, fields, setting)
    return found


def _seen(item: Any, tests: Iterable[Test], fields: Iterable[str], setting: Setting) -> Hashable:
    verdicts = tuple(
        (
            getattr(item, field) is None,
            interpret_at(test, getattr(item, field), (), setting).verdict,
        )
        for field, test in tests
    )
    return verdicts, tuple(getattr(item, field) for field in fields)


def _collections(pattern: Record, path: Path) -> Iterator[tuple[Path, Items]]:
    for entry in pattern.entries:
        match entry:
            case Field(name=name, matcher=Items() as items):
                yield (*path, name), items
            case Field(name=name, matcher=Record() as inner):
                yield from _collections(inner, (*path, name))
            case AllOf(patterns=patterns) | AnyOf(patterns=patterns) | AtLeastOf(patterns=patterns):
                for inner in patterns:
                    yield from _collections(inner, path)
            case Not(pattern=inner):
                yield from _collections(inner, path)
            case _:
                pass


def _tests(items: Items) -> Iterator[Test]:
    share = None if items.share is None else items.share.of
    for pattern in (items.where, items.every, share):
        if pattern is not None:
            yield from _tests_in(pattern)


def _tests_in(pattern: Record) -> Iterator[Test]:
    for entry in pattern.entries:
        match entry:
            case Field(name=name, matcher=Tests() | WordTests() as tests):
                yield name, tests
            case AllOf(patterns=patterns) | AnyOf(patterns=patterns) | AtLeastOf(patterns=patterns):
                for inner in patterns:
                    yield from _tests_in(inner)
            case Not(pattern=inner):
                yield from _tests_in(inner)
            case _:
                pass


def _fields(items: Items) -> Iterator[str]:
    """
    The fields whose very value matters.
    """
    named = (items.latest, items.evidence_date, None if items.each is None else items.each.date)
    yield from (name for name in named if name is not None)
    yield from (covers.field for covers in items.covers)
