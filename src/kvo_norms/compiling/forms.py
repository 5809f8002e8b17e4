"""
What the forms of a program share: how it is run, and what a rule comes to.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import kvo_norms.compiling.support as support
from kvo_norms.coding import Namespace, code_of, tuple_of
from kvo_norms.compiling.deciding import Deciding
from kvo_norms.compiling.memberships import Path
from kvo_norms.durations import before
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import exact, shifted
from kvo_norms.patterns import AllOf, AnyOf, AtLeastOf, Field, Items, Not, Record

APPLIES = (3, 3, 3, 3), (1, 1, 2, 3), (0, 1, 2, 3)
"""What a rule comes to, by whether it applies and by what it asks: while it is open whether it
applies, it is met if what it asks is met, else open. Where a judgement says that a rule does not
apply, it does not."""
_SUPPORT = {
    "APPLIES": APPLIES,
    "LATER": date.max,
    "NEVER": date.min,
    "before": before,
    "count": support.count,
    "covers": support.covers,
    "each": support.each,
    "exact": exact,
    "fact": support.fact,
    "newest": support.newest,
    "share": support.share,
    "shifted": shifted,
}


def functions_of(texts: Iterable[str], namespace: Namespace, name: str) -> Mapping[str, Any]:
    """
    The functions that the texts define; `name` stands in tracebacks.
    """
    values = namespace.values | _SUPPORT
    for text in texts:
        # Each on its own needs less memory, and so less time.
        exec(code_of(text, name), values)  # noqa: S102
    return values


def header(call: str, *lines: str) -> str:
    """
    The first lines of a function.
    """
    return "\n    ".join((f"def {call}:", *lines))


def unpacked(names: Iterable[str], what: str) -> list[str]:
    """
    The line that gives the parts of a tuple their names; none where it is empty.
    """
    listed = tuple_of(names)
    return [] if listed == "()" else [f"{listed} = {what}"]


def statuses_of(rules: Sequence[Rule], deciding: Deciding) -> str:
    """
    The tuple of what the rules come to.
    """
    places = itertools.count()
    return tuple_of([_status(rule, deciding, places) for rule in rules])


def _status(rule: Rule, deciding: Deciding, places: Iterator[int]) -> str:
    """
    The name of what a rule comes to.
    """
    value = "2" if rule.requires is None else deciding.value(rule.requires)
    named = deciding.phases.value
    judgement = None
    if rule.asks:
        judgement = named(f"judged[{next(places)}]")
        least = f"{value} if {value} < {judgement} else {judgement}"
        value = judgement if rule.requires is None else named(least)
    if rule.applies_when is not None:
        applies = deciding.value(rule.applies_when)
        value = named(f"APPLIES[{applies}][{value}]")
    if judgement is None or rule.requires is None:
        return value
    return named(f"3 if {judgement} == 3 else {value}")


def asked_by_collection(rules: Sequence[Rule]) -> Mapping[Path, list[Items]]:
    """
    Everything that is asked of each collection.
    """
    found: dict[Path, list[Items]] = {}
    for rule in rules:
        for pattern in (rule.applies_when, rule.requires):
            if pattern is not None:
                for path, items in _items_in(pattern, ()):
                    found.setdefault(path, []).append(items)
    return found


def _items_in(pattern: Record, path: Path) -> Iterator[tuple[Path, Items]]:
    for entry in pattern.entries:
        match entry:
            case Field(name=name, matcher=Record() as inner):
                yield from _items_in(inner, (*path, name))
            case Field(name=name, matcher=Items() as items):
                yield (*path, name), items
            case AllOf(patterns=patterns) | AnyOf(patterns=patterns) | AtLeastOf(patterns=patterns):
                for inner in patterns:
                    yield from _items_in(inner, path)
            case Not(pattern=inner):
                yield from _items_in(inner, path)
