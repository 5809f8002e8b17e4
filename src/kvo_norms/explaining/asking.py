"""
What a node of the findings tree asks and finds, as plain data.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never, cast

from kvo_norms.assessment import Found
from kvo_norms.evaluating.outcomes import ValueOutcome
from kvo_norms.figures import json_number
from kvo_norms.notation import as_matcher, as_table
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Items,
    Matcher,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.verdict import Verdict, negation


def effective(verdict: Verdict, *, negated: bool) -> Verdict:
    """
    The verdict as the norm wants it: where it asks that a node does not hold, the other way round.
    """
    return negation(verdict) if negated else verdict


def needed(node: Any, parts: int, failed: int, *, negated: bool) -> int:
    """
    How many of a node's parts that do not hold must come to hold.
    """
    if isinstance(node, AtLeastOf):
        count = cast("int", node.count.value)
        held = parts - failed
        return parts - count + 1 - held if negated else count - held
    return failed if isinstance(node, AnyOf) is negated else 1


def asked_of(node: Matcher | AllOf | AnyOf | Not | AtLeastOf) -> Any:
    """
    What a node asks, in the notation of the catalogue.
    """
    match node:
        case Record() | Items() | Tests() | WordTests():
            return plain(as_matcher(node))
        case AllOf() | AnyOf() | Not() | AtLeastOf():
            return plain(as_table(Record(entries=(node,))))
        case _:
            assert_never(node)


def found_of(outcome: ValueOutcome) -> Found | None:
    """
    What stands in the field that a node tests.
    """
    found: Found | None = plain(outcome.found)
    return found


def plain(value: Any) -> Any:
    """
    The value as JSON can hold it.
    """
    if value is None or isinstance(value, str):
        return value
    match value:
        case date():
            return value.isoformat()
        case Decimal() | Fraction():
            return json_number(value)
        case list():
            return [plain(item) for item in value]
        case tuple():
            return tuple(plain(item) for item in value)
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
