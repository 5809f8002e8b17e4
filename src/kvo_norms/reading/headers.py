"""
The file ``edition.toml``: an edition without its norms.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

from kvo_norms.catalogue import (
    CertificateTerms,
    DeclaredFact,
    DeclaredParameter,
    Grounds,
    ParameterValue,
    Source,
    Text,
    Vocabulary,
    VocabularyWord,
)
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, parse_duration
from kvo_norms.errors import Fault, Path as FaultPath, suggestion
from kvo_norms.kinds import Kind, shapes_of
from kvo_norms.reading.grounds import grounds_faults
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.norms import NAME
from kvo_norms.reading.patterns import COMBINING
from kvo_norms.reading.refusal import Refused, described, refused, under
from kvo_norms.reading.strict import converter, register_keyed
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Header:
    """
    The file ``edition.toml``. Where it has faults, ``None`` stands for what could not be read.
    """

    id: str | None
    revision: int | None
    title: Text
    text: Text
    valid_from: date | None
    valid_until: date | None = None
    in_force: Grounds | None = None
    sections: tuple[str, ...] | None
    certificate: CertificateTerms | None
    parameters: tuple[DeclaredParameter, ...] | None = ()
    vocabularies: tuple[Vocabulary, ...] | None
    sources: tuple[Source, ...] | None
    facts: tuple[DeclaredFact, ...] | None = ()


@cache
def header_converter() -> Hooks:
    """
    The converter that reads the file.
    """
    made = converter("toml").copy()
    made.register_type(Duration, read_duration)
    made.register_type(ParameterValue, _parameter_value)
    register_keyed(made, DeclaredParameter, key="id")
    register_keyed(made, Vocabulary, key="id")
    register_keyed(made, VocabularyWord, key="id", bare="label")
    register_keyed(made, Source, key="id")
    register_keyed(made, DeclaredFact, key="id")
    return made


def read_duration(value: Any, _: Any) -> Duration:
    """
    A duration as files write it.

    Raises
    ------
    Refused
        Where it is none, or is of no length.
    """
    found = parse_duration(value) if isinstance(value, str) else None
    if not found:
        advice = 'write years, months, weeks or days as "P3Y", "P6M", "P2W", "P10D"'
        raise refused(f"expected a duration, found {described(value)}", advice)
    return found


def _parameter_value(value: Any, _: Any) -> ParameterValue:
    if type(value) is not list:
        return _single(value)
    if not value:
        raise refused("an empty array allows nothing", "name at least one value")
    faults: list[Fault] = []
    values = []
    for index, item in enumerate(value):
        try:
            values.append(_single(item))
        except Refused as refusal:
            faults += under(index, refusal.faults)
    if faults:
        raise Refused(faults)
    return tuple(values)


def _single(value: Any) -> bool | int | Decimal | date | str:
    if type(value) in (bool, int, Decimal, date, str):
        return value  # type: ignore[no-any-return]
    raise refused(
        f"expected a single value or an array of them, found {described(value)}",
        "write a number, a word, a date, a duration, true or false",
    )


def header_faults(header: Header) -> Iterator[Fault]:
    """
    Names in the header that nothing bears, and what contradicts itself.
    """
    if header.revision is not None and header.revision < 1:
        message = f"{header.revision} is out of range"
        yield Fault(path=("revision",), message=message, advice="revisions count from 1")
    first, last = header.valid_from, header.valid_until
    if first is not None and last is not None and last < first:
        message = f"valid_until {last} lies before valid_from {first}"
        yield Fault(path=("valid_until",), message=message, advice="correct one of them")
    if header.id is not None and not NAME.fullmatch(header.id):
        advice = "use lower-case letters, digits, _, - and points, such as kvo-2015"
        yield Fault(path=("id",), message=f"{header.id!r} is no id", advice=advice)
    fee = getattr(header.certificate, "fee", None)
    if fee is not None and fee < 0:
        message = f"{fee} is out of range"
        yield Fault(path=("certificate", "fee"), message=message, advice="write 0 or more")
    yield from _groundless(header)
    declared = {v.id: [word.id for word in v.words or ()] for v in header.vocabularies or ()}
    for name, words in declared.items():
        if not words:
            message = f"the vocabulary '{name}' has no words"
            advice = "write them under words"
            yield Fault(path=("vocabularies", name), message=message, advice=advice)
    needed = sorted(needed_vocabularies())
    for name in needed:
        if name not in declared:
            message = f"the vocabulary '{name}' is missing"
            yield Fault(
                path=("vocabularies",), message=message, advice="dossiers need its words: add it"
            )
    used = {*needed, *(fact.vocabulary for fact in header.facts or ())}
    for name in declared:
        if name not in used:
            message = f"no field of a dossier holds words of '{name}'"
            yield Fault(
                path=("vocabularies", name), message=message, advice=suggestion(name, needed)
            )
    levels = declared.get("certificate_levels", [])
    for key in ("first_level", "next_level"):
        level = getattr(header.certificate, key, None)
        if level is not None:
            yield from _unknown(("certificate", key), level, "certificate level", levels)
    for fact in header.facts or ():
        unread: object = fact.id
        if unread is None:
            continue
        if not fact.id.isidentifier() or fact.id in COMBINING:
            message = f"'{fact.id}' is no name for a fact"
            advice = "use letters, digits and _, and no word of the patterns such as any"
            yield Fault(path=("facts", fact.id), message=message, advice=advice)
        if (fact.kind is Kind.WORD) != (fact.vocabulary is not None):
            message = "a fact names a vocabulary exactly when its kind is a word"
            advice = 'write kind = "word" with a vocabulary, or another kind without one'
            yield Fault(path=("facts", fact.id), message=message, advice=advice)
        elif fact.vocabulary is not None:
            path = ("facts", fact.id, "vocabulary")
            yield from _unknown(path, fact.vocabulary, "vocabulary", declared)


def _groundless(header: Header) -> Iterator[Fault]:
    """
    What is wrong with what the days in force, the certificate and the parameters rest on.
    """
    resting: list[tuple[FaultPath, Grounds | CertificateTerms | DeclaredParameter | None]] = [
        (("in_force",), header.in_force),
        (("certificate",), header.certificate),
    ]
    resting += [(("parameters", it.id), it) for it in header.parameters or ()]
    sources = {source.id: source for source in header.sources or ()}
    for path, it in resting:
        if it is not None:
            for fault in grounds_faults(it.sources, it.provenance, sources):
                yield attrs.evolve(fault, path=(*path, *fault.path))


def _unknown(path: FaultPath, name: str, what: str, known: Iterable[str]) -> Iterator[Fault]:
    known = list(known)
    if name not in known:
        yield Fault(path=path, message=f"unknown {what} '{name}'", advice=suggestion(name, known))


def needed_vocabularies() -> set[str]:
    """
    The vocabularies that fields of the dossier take their words from.
    """
    found = set()
    pending: list[type] = [Dossier]
    for record in pending:
        for shape in shapes_of(record).values():
            if shape.vocabulary is not None:
                found.add(shape.vocabulary)
            if shape.record is not None and shape.name != "facts":
                pending.append(shape.record)
    return found
