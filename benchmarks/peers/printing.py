"""
The rules in the language of each engine.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any as Anything, assert_never

import attrs

from benchmarks.peers.rules import (
    All,
    Any,
    AtLeast,
    Between,
    Given,
    Half,
    Holds,
    NoItem,
    Not,
    OneOf,
    Rule,
)


class CannotExpressError(ValueError):
    """
    The language has no words for the rule.
    """


@attrs.frozen(kw_only=True)
class Infix:
    """
    How a language of expressions writes what languages write differently.
    """

    both: str
    either: str
    no: str
    item: str
    """An item of a list."""
    lookup: str
    """A field of what stands before it."""
    given: str
    holds: str
    at_least: str
    """Of `items` at least `number` match `where`."""
    number: str
    """How many of `items` match `where`."""


CEL = Infix(
    both="&&",
    either="||",
    no="!",
    item="x",
    lookup=".{}",
    given="has({ref})",
    holds="{word} in {ref}",
    at_least="{items}.filter(x, {where}).size() >= {number}",
    number="{items}.filter(x, {where}).size()",
)
ZEN = Infix(
    both="and",
    either="or",
    no="not",
    item="#",
    lookup=".{}",
    given="{ref} != null",
    holds="contains({ref}, {word})",
    at_least="count({items}, {where}) >= {number}",
    number="count({items}, {where})",
)
RULE_ENGINE = Infix(
    both="and",
    either="or",
    no="not ",
    item="x",
    lookup="&['{}']",
    given="{ref} != null",
    holds="{word} in {ref}",
    at_least="[x for x in {items} if {where}].length >= {number}",
    number="[x for x in {items} if {where}].length",
)


def as_infix(rule: Rule, words: Infix, item: str = "") -> str:
    """
    The rule as an expression.
    """

    def part(inner: Rule) -> str:
        return as_infix(inner, words, item)

    def of_items(template: str, items: str, where: Rule, number: int = 0) -> str:
        inner = as_infix(where, words, words.item)
        return template.format(items=reached(items), where=inner, number=number)

    def reached(path: str) -> str:
        first, *rest = [item, *path.split(".")] if item else path.split(".")
        return first + "".join(map(words.lookup.format, rest))

    def guarded(field: str, test: str) -> str:
        ref = reached(field)
        return f"({words.given.format(ref=ref)} {words.both} {test.format(ref=ref)})"

    match rule:
        case All(parts):
            return "(" + f" {words.both} ".join(map(part, parts)) + ")"
        case Any(parts):
            return "(" + f" {words.either} ".join(map(part, parts)) + ")"
        case Not(inner):
            return f"{words.no}({part(inner)})"
        case Given(field):
            return words.given.format(ref=reached(field))
        case OneOf(field, (value,)):
            return guarded(field, f"{{ref}} == {_literal(value)}")
        case OneOf(field, values):
            return guarded(field, f"{{ref}} in [{', '.join(map(_literal, values))}]")
        case Between(field, first, last):
            return guarded(field, f"{{ref}} >= {first} {words.both} {{ref}} <= {last}")
        case Holds(field, word):
            return guarded(field, words.holds.replace("{word}", _literal(word)))
        case AtLeast(items, where, number):
            return of_items(words.at_least, items, where, number)
        case NoItem(items, where):
            return f"{of_items(words.number, items, where)} == 0"
        case Half(items, where, of):
            matching = of_items(words.number, items, All((where, of)))
            total = of_items(words.number, items, where)
            return f"({total} > 0 {words.both} {matching} * 2 >= {total})"
        case _:
            assert_never(rule)


def _literal(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"'{value}'"


def as_json_logic(rule: Rule) -> Anything:
    """
    The rule in JsonLogic.
    """

    def number(items: str, where: Rule) -> Anything:
        return {"length": {"filter": [{"var": items}, as_json_logic(where)]}}

    match rule:
        case All(parts):
            return {"and": [as_json_logic(part) for part in parts]}
        case Any(parts):
            return {"or": [as_json_logic(part) for part in parts]}
        case Not(inner):
            return {"!": [as_json_logic(inner)]}
        case Given(field):
            return {"!==": [{"var": field}, None]}
        case OneOf(field, (value,)):
            return {"===": [{"var": field}, value]}
        case OneOf(field, values):
            return {"in": [{"var": field}, list(values)]}
        case Between(field, first, last):
            within = {"<=": [first, {"var": field}, last]}
            return {"and": [as_json_logic(Given(field)), within]}
        case Holds(field, word):
            return {"in": [word, {"var": [field, []]}]}
        case AtLeast(items, where, 1):
            return {"some": [{"var": items}, as_json_logic(where)]}
        case AtLeast(items, where, least):
            return {">=": [number(items, where), least]}
        case NoItem(items, where):
            return {"none": [{"var": items}, as_json_logic(where)]}
        case Half(items, where, of):
            matching, total = number(items, All((where, of))), number(items, where)
            return {"and": [{">": [total, 0]}, {">=": [{"*": [matching, 2]}, total]}]}
        case _:
            assert_never(rule)


def as_schema(rule: Rule) -> Anything:
    """
    The rule as a JSON Schema.

    Raises
    ------
    CannotExpressError
        For shares, which JSON Schema cannot count.
    """
    match rule:
        case All(parts):
            return {"allOf": [as_schema(part) for part in parts]}
        case Any(parts):
            return {"anyOf": [as_schema(part) for part in parts]}
        case Not(inner):
            return {"not": as_schema(inner)}
        case Given(field):
            return _at(field, {})
        case OneOf(field, values):
            return _at(field, {"enum": list(values)})
        case Between(field, first, last):
            return _at(field, {"minimum": first, "maximum": last})
        case Holds(field, word):
            return _at(field, {"contains": {"const": word}})
        case AtLeast(items, where, least):
            return _at(items, {"contains": as_schema(where), "minContains": least})
        case NoItem(items, where):
            return _at(items, {"items": {"not": as_schema(where)}})
        case Half():
            raise CannotExpressError("JSON Schema cannot count a share")
        case _:
            assert_never(rule)


def _at(path: str, schema: Anything) -> Anything:
    for name in reversed(path.split(".")):
        schema = {"properties": {name: schema}, "required": [name]}
    return schema


def as_object(rules: dict[str, Rule], words: Infix, pair: Callable[[str, str], str]) -> str:
    """
    All rules as one expression that makes an object of their answers.
    """
    parts = (pair(json.dumps(name), as_infix(rule, words)) for name, rule in rules.items())
    return "{" + ", ".join(parts) + "}"
