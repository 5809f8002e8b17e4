"""
Whether a dossier speaks the language of an edition: words, facts, norms that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kvo_norms.catalogue import DeclaredFact, Edition, norms_of, shape_of_fact
from kvo_norms.dossier import Fact
from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.kinds import Form, Kind, Shape, shapes_of

Words = Mapping[str, frozenset[str]]


def misfits(dossier: Any, edition: Edition) -> list[Fault]:
    """
    What in the dossier the edition does not know, each with its path from the dossier's root.

    ``None`` may stand in the place of what could not be read.
    """
    words = _words_of(edition)
    faults = [*_undeclared_words(dossier, (), words), *fact_misfits(dossier, edition, words)]
    if dossier.findings or dossier.waivers:
        faults += _misplaced_judgements(dossier, edition)
    return faults


def fact_misfits(dossier: Any, edition: Edition, words: Words) -> list[Fault]:
    """
    Facts in the dossier that the edition does not declare, or declares of another kind; `words`
    are those of the edition's vocabularies.
    """
    return list(_misstated_facts(dossier, edition, words))


def _words_of(edition: Edition) -> Words:
    return {v.id: frozenset(word.id for word in v.words) for v in edition.vocabularies}


WordFields = tuple[tuple[Shape, ...], tuple[Shape, ...], tuple[Shape, ...]]
_WORD_FIELDS: dict[type, WordFields] = {}


def _word_fields(record: type) -> WordFields:
    """
    The fields of a record that hold a word, a list of words, or further records.
    """
    if record not in _WORD_FIELDS:
        _WORD_FIELDS[record] = _found_fields(record)
    return _WORD_FIELDS[record]


def _found_fields(record: type) -> WordFields:
    shapes = [s for s in shapes_of(record).values() if not s.derived and s.name != "facts"]
    return (
        tuple(s for s in shapes if s.vocabulary is not None and s.form is Form.SCALAR),
        tuple(s for s in shapes if s.vocabulary is not None and s.form is Form.WORDS),
        tuple(s for s in shapes if s.form in (Form.RECORD, Form.COLLECTION)),
    )


def _undeclared_words(record: Any, path: Path, words: Words) -> Iterator[Fault]:
    single, lists, inner = _word_fields(type(record))
    for shape in single:
        value = getattr(record, shape.name)
        if value is not None and value not in words.get(shape.vocabulary or "", ()):
            yield from _undeclared(value, (*path, shape.name), shape, words)
    for shape in lists:
        value = getattr(record, shape.name)
        if value and not words.get(shape.vocabulary or "", frozenset()).issuperset(value):
            yield from _undeclared(value, (*path, shape.name), shape, words)
    for shape in inner:
        value = getattr(record, shape.name)
        if value is None:
            continue
        if shape.form is Form.RECORD:
            yield from _undeclared_words(value, (*path, shape.name), words)
            continue
        for index, item in enumerate(value):
            if item is not None:
                yield from _undeclared_words(item, (*path, shape.name, index), words)


def _undeclared(value: Any, path: Path, shape: Shape, words: Words) -> Iterator[Fault]:
    known = words.get(shape.vocabulary or "", frozenset())
    for index, word in enumerate(value if isinstance(value, tuple) else (value,)):
        if word is not None and word not in known:
            yield Fault(
                path=(*path, index) if isinstance(value, tuple) else path,
                message=f"undeclared word '{word}' in the vocabulary {shape.vocabulary}",
                advice=suggestion(word, known),
            )


def _misstated_facts(dossier: Any, edition: Edition, words: Words) -> Iterator[Fault]:
    declared = {fact.id: fact for fact in edition.facts}
    for fact in dossier.facts:
        if fact is None or None in (fact.name, fact.value):
            continue
        path = ("facts", fact.name)
        if fact.name not in declared:
            message = f"{edition.id} declares no fact '{fact.name}'"
            yield Fault(path=path, message=message, advice=suggestion(fact.name, declared))
        else:
            yield from _misstated(fact, declared[fact.name], path, words)


_TYPES: Mapping[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.WORD: (str,),
    Kind.INTEGER: (int,),
    Kind.NUMBER: (int, Decimal),
    Kind.SHARE: (int, Decimal),
    Kind.DATE: (date,),
    Kind.BOOLEAN: (bool,),
}


def _misstated(fact: Fact, declared: DeclaredFact, path: Path, words: Words) -> Iterator[Fault]:
    value = fact.value
    if type(value) not in _TYPES[declared.kind]:
        message = f"the fact '{fact.name}' is a {declared.kind.value}, found {value!s}"
        yield Fault(path=path, message=message, advice="write a value of that kind")
    elif declared.kind is Kind.WORD:
        yield from _undeclared(value, path, shape_of_fact(declared), words)
    elif declared.kind is Kind.SHARE and not 0 <= Decimal(str(value)) <= 1:
        message = f"{value} is out of range"
        yield Fault(path=path, message=message, advice="a share is a number from 0 to 1")


def _misplaced_judgements(dossier: Any, edition: Edition) -> Iterator[Fault]:
    norms = {norm.id: norm for norm in norms_of(edition)}
    named = [
        *((("findings", index), item) for index, item in enumerate(dossier.findings)),
        *((("waivers", index), item) for index, item in enumerate(dossier.waivers)),
    ]
    for path, item in named:
        name = getattr(item, "norm", None)
        if name is not None and name not in norms:
            message = f"{edition.id} has no norm '{name}'"
            yield Fault(path=(*path, "norm"), message=message, advice=suggestion(name, norms))
    for index, finding in enumerate(dossier.findings):
        norm = None if finding is None else norms.get(finding.norm)
        if norm is None:
            continue
        if norm.question is None:
            yield Fault(
                path=("findings", index),
                message=f"the norm '{norm.id}' asks no judgement",
                advice="remove the finding; the evidence decides",
            )
        elif finding.result == "niet_van_toepassing" and not norm.may_not_apply:
            yield Fault(
                path=("findings", index, "result"),
                message=f"the norm '{norm.id}' does not leave it to the auditor whether it applies",
                advice="write voldoet or voldoet_niet",
            )
