"""
Hypothesis strategies for dossiers, made from the record classes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from kvo_norms.dossier import Dossier, Fact
from kvo_norms.dossier.judgement import DATE_AS_TEXT
from kvo_norms.errors import InvalidRecordError
from kvo_norms.kinds import Form, Kind, Shape, shapes_of

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12).filter(str.strip)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
INTEGERS = st.integers(-(2**53) + 1, 2**53 - 1)
NUMBERS = st.one_of(
    INTEGERS.filter(lambda n: abs(n) < 10**15).map(Decimal),
    st.builds(
        lambda digits, exponent: Decimal(digits).scaleb(exponent),
        st.integers(-(10**15) + 1, 10**15 - 1),
        st.integers(-20, 5),
    ).filter(lambda number: len(number.as_tuple().digits) <= 15),
)
FACTS = st.builds(
    Fact,
    name=NAMES,
    value=st.one_of(
        TEXTS.filter(lambda text: not DATE_AS_TEXT.fullmatch(text)),
        st.booleans(),
        INTEGERS,
        NUMBERS.filter(lambda number: number != number.to_integral_value()),
        st.dates(),
    ),
    source=st.none() | TEXTS,
    note=st.none() | TEXTS,
)


def dossiers() -> st.SearchStrategy[Dossier]:
    """
    Dossiers with anything in their fields that a file can hold.
    """
    return st.builds(dict, **_fields(Dossier)).map(lambda given: _coherent(Dossier, given))


def _fields(record: type) -> dict[str, st.SearchStrategy[Any]]:
    fields = {}
    for name, shape in shapes_of(record).items():
        if shape.derived:
            continue
        default = attrs.fields_dict(record)[name].default
        strategy = _field(shape)
        fields[name] = strategy if default is attrs.NOTHING else st.just(default) | strategy
    return fields


def _field(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.name == "facts" and shape.form is Form.COLLECTION:
        return st.lists(FACTS, max_size=3, unique_by=lambda fact: fact.name).map(tuple)
    if shape.name == "incomplete":
        return st.lists(st.sampled_from(["meetings", "area.sub_areas"]), max_size=2).map(tuple)
    if shape.record is not None:
        record = shape.record
        item = st.builds(dict, **_fields(record)).map(lambda given: _coherent(record, given))
        if shape.form is Form.RECORD:
            return item
        return st.lists(item, max_size=2).map(tuple)
    if shape.form is Form.WORDS:
        return st.lists(_single(shape), max_size=2).map(tuple)
    return _single(shape)


def _single(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.words:
        return st.sampled_from(shape.words)
    low = shape.bounds.minimum
    return {
        Kind.TEXT: TEXTS,
        Kind.WORD: NAMES,
        Kind.INTEGER: INTEGERS if low is None else st.integers(low, 2**53 - 1),
        Kind.NUMBER: NUMBERS,
        Kind.SHARE: st.decimals(0, 1, places=4),
        Kind.DATE: st.dates(date.min, date.max),
        Kind.BOOLEAN: st.booleans(),
    }[shape.kind]


def _coherent(record: type, given: dict[str, Any]) -> Any:
    """
    The record without the fields that contradict each other.
    """
    while True:
        try:
            return record(**given)
        except InvalidRecordError as error:
            for problem in error.problems:
                name = str(problem.path[0])
                default = attrs.fields_dict(record)[name].default
                given = {**given, name: date.max if default is attrs.NOTHING else default}
