"""
The rule vocabulary as a schema that refers to itself, in the dossier's shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never, cast

from kvo_norms import patterns
from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.authoring.schema.names import Names
from kvo_norms.authoring.schema.operands import (
    LITERALS,
    array,
    duration,
    fixed,
    kind_name,
    operand,
    operands,
)
from kvo_norms.authoring.schema.records import Making, Table, described, reference, table
from kvo_norms.authoring.schema.texts import first_sentence
from kvo_norms.dossier import Dossier
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.reading.patterns import UNTESTED
from kvo_norms.reading.values import ORDER_TESTS, WORD_TESTS

DAY = Shape(name="day", form=Form.SCALAR, kind=Kind.DATE)
SOME: Table = {"minProperties": 1}


def pattern_schema(making: Making, names: Names) -> Table:
    """
    A pattern on the dossier; what it consists of is added to the definitions.
    """
    shapes = {n: s for n, s in shapes_of(Dossier).items() if n not in UNTESTED}
    return _record("Dossier", shapes, field_docs(Dossier), making, names)


def _record(
    name: str, shapes: Mapping[str, Shape], docs: Mapping[str, str], making: Making, names: Names
) -> Table:
    """
    A pattern on a record: its fields, and what combines patterns.
    """

    def made() -> Table:
        fields = {
            field: described(_matcher(shape, making, names), docs.get(field))
            for field, shape in shapes.items()
        }
        about = first_sentence(patterns.Record.__doc__)
        parts = fields | _combining(name, itself, making, names)
        return table(parts, title=key, description=about, **SOME)

    key = f"pattern.{name}"
    itself = reference(key)
    return making.defined(key, made)


def _combining(name: str, itself: Table, making: Making, names: Names) -> dict[str, Table]:
    """
    What makes one pattern of several on the same record.
    """
    several = making.defined(f"patterns.{name}", lambda: array(itself))
    number = fixed("some", LITERALS[Kind.INTEGER] | {"minimum": 1}, Kind.INTEGER, making, names)
    parts = {"count": number, "patterns": several}
    combining = {
        "all": (several, patterns.AllOf),
        "any": (several, patterns.AnyOf),
        "not": (itself, patterns.Not),
        "at_least_of": (table(parts, tuple(parts)), patterns.AtLeastOf),
    }
    return {
        key: described(schema, first_sentence(meant.__doc__))
        for key, (schema, meant) in combining.items()
    }


def _matcher(shape: Shape, making: Making, names: Names) -> Table:
    if shape.name == "facts" and shape.form is Form.COLLECTION:
        return _facts(making, names)
    match shape.form:
        case Form.SCALAR:
            return _tests(shape, making, names)
        case Form.WORDS:
            return _word_tests(shape, making, names)
        case Form.RECORD | Form.COLLECTION:
            record = cast("type", shape.record)
            docs = field_docs(record)
            pattern = _record(record.__name__, shapes_of(record), docs, making, names)
            if shape.form is Form.RECORD:
                return pattern
            return _items(record, pattern, making, names)
        case _:
            assert_never(shape.form)


def _facts(making: Making, names: Names) -> Table:
    """
    A pattern on the facts; of any edition's it is not known which kind they have.
    """
    if names.edition is not None:
        shapes, docs = {}, {}
        for shape, label in names.facts():
            shapes[shape.name] = shape
            docs[shape.name] = label
        return _record("facts", shapes, docs, making, names)
    found = _record("facts", {}, {}, making, names)
    making.definitions["pattern.facts"]["additionalProperties"] = True
    return found


def _tests(shape: Shape, making: Making, names: Names) -> Table:
    """
    A value, a list of values, or a table of tests.
    """

    def made() -> Table:
        one, several = operand(shape, making, names), operands(shape, making, names)
        tests: dict[str, Table] = {"equals": one, "one_of": several}
        unordered = (Kind.TEXT, Kind.BOOLEAN, Kind.WORD)
        if shape.kind not in unordered or names.in_order(shape.vocabulary):
            tests |= dict.fromkeys(ORDER_TESTS, one)
        if shape.kind is Kind.DATE:
            tests["within"] = duration(making, names)
        tests["present"] = {"const": True}
        return {"anyOf": [one, array(one), table(_told(tests), **SOME)]}

    return making.defined(f"tests.{kind_name(shape)}", made)


def _told(tests: Mapping[str, Table]) -> dict[str, Table]:
    """
    The tests with the docstrings of their classes.
    """
    kinds = {
        "equals": patterns.Equals,
        "one_of": patterns.OneOf,
        "within": patterns.Within,
        "present": patterns.Present,
        **ORDER_TESTS,
        **WORD_TESTS,
    }
    return {
        name: described(schema, first_sentence(kinds[name].__doc__))
        for name, schema in tests.items()
    }


def _word_tests(shape: Shape, making: Making, names: Names) -> Table:
    several = operands(shape, making, names)
    tests = _told(dict.fromkeys(WORD_TESTS, several))
    return making.defined(f"lists.{kind_name(shape)}", lambda: table(tests, **SOME))


def _items(record: type, pattern: Table, making: Making, names: Names) -> Table:
    """
    What is asked of a collection.
    """
    shapes = shapes_of(record)

    def made() -> Table:
        parts = {
            "where": pattern,
            "count": _counts(making, names),
            "every": pattern,
            "share": _share(pattern, making, names),
            "covers": _covers(shapes, field_docs(record), making, names),
        }
        dates = [n for n, s in shapes.items() if s.form is Form.SCALAR and s.kind is Kind.DATE]
        if dates:
            parts["latest"] = {"enum": dates}
            parts["each"] = _each(dates, making, names)
        docs = field_docs(patterns.Items)
        told = {name: described(schema, docs[name]) for name, schema in parts.items()}
        about = first_sentence(patterns.Items.__doc__)
        return table(told, title=f"items.{record.__name__}", description=about, **SOME)

    return making.defined(f"items.{record.__name__}", made)


def _counts(making: Making, names: Names) -> Table:
    """
    Tests of a number of items.
    """
    integer = LITERALS[Kind.INTEGER] | {"minimum": 0}
    number = fixed("count", integer, Kind.INTEGER, making, names)
    lists = operands(Shape(name="count", form=Form.SCALAR, kind=Kind.INTEGER), making, names)
    tests = {"equals": number, "one_of": lists} | dict.fromkeys(ORDER_TESTS, number)
    return making.defined("tests.count", lambda: table(_told(tests), **SOME))


def _share(pattern: Table, making: Making, names: Names) -> Table:
    """
    Of what, and exactly one threshold.
    """
    threshold = fixed("threshold", LITERALS[Kind.SHARE], Kind.SHARE, making, names)
    parts = {"of": pattern} | _told(dict.fromkeys(ORDER_TESTS, threshold))
    return table(parts, ("of",), minProperties=2, maxProperties=2)


def _covers(
    shapes: Mapping[str, Shape], docs: Mapping[str, str], making: Making, names: Names
) -> Table:
    fields = {
        name: described(operands(shape, making, names), docs.get(name))
        for name, shape in shapes.items()
        if shape.form in (Form.SCALAR, Form.WORDS)
    }
    return table(fields, **SOME)


def _each(dates: list[str], making: Making, names: Names) -> Table:
    docs = field_docs(patterns.Each)
    parts = {
        "period": duration(making, names),
        "date": described({"enum": dates}, docs["date"]),
        "since": operand(DAY, making, names),
    }
    return table(parts, tuple(parts))
