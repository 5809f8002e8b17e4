"""
Any record, and any dossier: whatever the classes allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

import attrs
from hypothesis import strategies as st

from kvo_norms.catalogue import DeclaredFact, Edition, norms_of
from kvo_norms.dossier import Dossier, Fact, Finding, Waiver
from kvo_norms.dossier.judgement import DATE_AS_TEXT
from kvo_norms.errors import InvalidRecordError
from kvo_norms.kinds import Form, Kind, Shape, shapes_of

R = TypeVar("R")
Strategy = st.SearchStrategy[Any]

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
OPEN_FACTS = st.builds(
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
"""Facts of no edition in particular."""
MOST = 2
"""The items that a collection has at most."""


def dossiers(edition: Edition | None = None) -> st.SearchStrategy[Dossier]:
    """
    Any dossier that a file can hold.

    Its words, facts, findings and waivers are those of the edition, so that it can be assessed by
    it; without an edition they are any.
    """
    return records(Dossier, edition)


def records(record: type[R], edition: Edition | None = None) -> st.SearchStrategy[R]:
    """
    Any record of one of the dossier's classes, such as `Measure`.

    Its words are the edition's; without an edition they are any.
    """
    return _Kinds(edition).records(record)


class _Kinds:
    """
    The strategies of the fields, with the words of one edition or with any.
    """

    def __init__(self, edition: Edition | None) -> None:
        self.edition = edition
        vocabularies = () if edition is None else edition.vocabularies
        self.words = {v.id: [word.id for word in v.words] for v in vocabularies}
        self.norms = [] if edition is None else list(norms_of(edition))

    def records(self, record: type[R]) -> st.SearchStrategy[R]:
        if record is Fact:
            return cast("st.SearchStrategy[R]", self._any_fact())
        given: st.SearchStrategy[Mapping[str, Any]] = st.builds(dict, **self._fields(record))
        return given.map(lambda fields: coherent(record, fields))

    def _fields(self, record: type) -> dict[str, Strategy]:
        fields = {}
        for name, shape in shapes_of(record).items():
            if shape.derived:
                continue
            default = attrs.fields_dict(record)[name].default
            judged = self._judged(record, name)
            strategy = self._field(shape) if judged is None else judged
            fields[name] = strategy if default is attrs.NOTHING else st.just(default) | strategy
        return fields

    def _judged(self, record: type, name: str) -> Strategy | None:
        """
        The norms that a finding or a waiver may name, and results that each of them allows.
        """
        if self.edition is None or record not in (Finding, Waiver):
            return None
        if name == "norm":
            asked = [n.id for n in self.norms if record is Waiver or n.question is not None]
            return st.sampled_from(asked)
        if name == "result":
            return st.sampled_from(["voldoet", "voldoet_niet"])
        return None

    def _field(self, shape: Shape) -> Strategy:
        if shape.name == "facts" and shape.form is Form.COLLECTION:
            return self._facts()
        if shape.name == "incomplete":
            return st.lists(st.sampled_from(["meetings", "area.sub_areas"]), max_size=MOST).map(
                tuple
            )
        if (
            shape.record in (Finding, Waiver)
            and self.edition is not None
            and not self._can_judge(shape.record)
        ):
            return st.just(())
        if shape.record is not None:
            one: Strategy = self.records(shape.record)
            return one if shape.form is Form.RECORD else st.lists(one, max_size=MOST).map(tuple)
        if shape.form is Form.WORDS:
            return st.lists(self.single(shape), max_size=MOST).map(tuple)
        return self.single(shape)

    def _can_judge(self, record: type | None) -> bool:
        return any(record is Waiver or norm.question is not None for norm in self.norms)

    def _facts(self) -> Strategy:
        if self.edition is not None and not self.edition.facts:
            return st.just(())
        return st.lists(self._any_fact(), max_size=3, unique_by=lambda it: it.name).map(tuple)

    def _any_fact(self) -> st.SearchStrategy[Fact]:
        if self.edition is None:
            return OPEN_FACTS
        return st.one_of([self._fact(declared) for declared in self.edition.facts])

    def _fact(self, declared: DeclaredFact) -> st.SearchStrategy[Fact]:
        shape = Shape(
            name=declared.id,
            form=Form.SCALAR,
            kind=declared.kind,
            vocabulary=declared.vocabulary,
        )
        value = self.single(shape)
        if declared.kind is Kind.TEXT:
            value = value.filter(lambda text: not DATE_AS_TEXT.fullmatch(text))
        return st.builds(Fact, name=st.just(declared.id), value=value)

    def single(self, shape: Shape) -> Strategy:
        """
        Any value of a field that holds one, or one word of a list.
        """
        if shape.words:
            return st.sampled_from(shape.words)
        if shape.kind is Kind.WORD and self.edition is not None:
            return st.sampled_from(self.words[shape.vocabulary or ""])
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


def coherent(record: type[R], given: Mapping[str, Any]) -> R:
    """
    The record without the fields that contradict each other.
    """
    fields = dict(given)
    while True:
        try:
            return record(**fields)
        except InvalidRecordError as error:
            for problem in error.problems:
                name = str(problem.path[0])
                default = attrs.fields_dict(cast("Any", record))[name].default
                fields[name] = date.max if default is attrs.NOTHING else default
