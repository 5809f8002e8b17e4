"""
The file ``crosswalk.toml``: how dossiers of the edition before are carried over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kvo_norms.catalogue import CarriedVocabulary, CarriedWord, Crosswalk
from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.reading.grounds import grounds_faults
from kvo_norms.reading.headers import Header
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.refusal import Refused, described, refused
from kvo_norms.reading.strict import converter, register_keyed

Renamed = tuple[tuple[str, str], ...]


@cache
def crosswalk_converter() -> Hooks:
    """
    The converter that reads the file.
    """
    made = converter("toml").copy()
    made.register_type(Renamed, _renamed)
    register_keyed(made, CarriedVocabulary, key="id")
    register_keyed(made, CarriedWord, key="id")
    return made


def _renamed(value: Any, _: Any) -> Renamed:
    """
    A table of ids, each with the id that takes its place.
    """
    if type(value) is not dict:
        raise refused(f"expected a table, found {described(value)}")
    faults = [
        Fault(path=(old,), message=f"expected a norm's id, found {described(new)}")
        for old, new in value.items()
        if type(new) is not str or not new
    ]
    if faults:
        raise Refused(faults)
    return tuple(value.items())


def crosswalk_faults(
    crosswalk: Crosswalk, header: Header, norms: set[str] | None
) -> Iterator[Fault]:
    """
    Words, norms and sources that this edition does not have, and words without an answer.

    Without `norms`, because not all of them could be read, their ids are not looked up.
    """
    if crosswalk.previous == header.id:
        message = "a crosswalk comes from another edition"
        yield Fault(path=("previous",), message=message, advice="name the edition before")
    known = {v.id: [word.id for word in v.words or ()] for v in header.vocabularies or ()}
    for vocabulary in crosswalk.vocabularies or ():
        unread: object = vocabulary.id
        if unread is None:
            continue
        path: Path = ("vocabularies", vocabulary.id)
        if vocabulary.id not in known:
            message = f"unknown vocabulary '{vocabulary.id}'"
            yield Fault(path=path, message=message, advice=suggestion(vocabulary.id, known))
            continue
        for word in vocabulary.words or ():
            yield from _word_faults(word, (*path, "words", word.id), vocabulary.id, known)
    yield from _norm_faults(crosswalk.norms or (), norms)
    sources = {source.id: source for source in header.sources or ()}
    yield from grounds_faults(crosswalk.sources, crosswalk.provenance, sources)


def _norm_faults(renamed: Renamed, norms: set[str] | None) -> Iterator[Fault]:
    """
    Norms that this edition does not have, and ids that would make two norms one, or one two.
    """
    seen: dict[str, str] = {}
    for old, new in renamed:
        path: Path = ("norms", old)
        if norms is not None and new not in norms:
            message = f"unknown norm '{new}'"
            yield Fault(path=path, message=message, advice=suggestion(new, norms))
        elif norms is not None and old in norms and old != new:
            message = f"'{old}' is the id of a norm of this edition too"
            advice = "leave it out if that is the same norm, else give that norm another id"
            yield Fault(path=path, message=message, advice=advice)
        if new in seen:
            message = f"'{seen[new]}' becomes '{new}' already"
            advice = "name the one that is the same norm, and leave the other out"
            yield Fault(path=path, message=message, advice=advice)
        seen.setdefault(new, old)


def _word_faults(
    word: CarriedWord, path: Path, vocabulary: str, known: dict[str, list[str]]
) -> Iterator[Fault]:
    if (word.to is None) == (word.reason is None):
        message = "a word has either something that takes its place or a reason why nothing does"
        advice = 'write to = "…", or reason = { nl = "…", en = "…" }'
        yield Fault(path=path, message=message, advice=advice)
    elif word.to is not None and word.to not in known[vocabulary]:
        message = f"undeclared word '{word.to}' in the vocabulary {vocabulary}"
        advice = suggestion(word.to, known[vocabulary])
        yield Fault(path=(*path, "to"), message=message, advice=advice)
    if word.problem is None:
        return
    if vocabulary != "themes" or word.to is None:
        message = "only a topic that becomes part of a theme has a problem"
        yield Fault(path=(*path, "problem"), message=message, advice="leave it out")
    elif word.problem not in known.get("problems", []):
        message = f"undeclared word '{word.problem}' in the vocabulary problems"
        advice = suggestion(word.problem, known.get("problems", []))
        yield Fault(path=(*path, "problem"), message=message, advice=advice)
