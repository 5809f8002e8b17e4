"""
The file ``steps.toml``: what steps towards the certificate cost, by this project or by its user.
"""

import os
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from typing import Any

import attrs

from kvo_norms.catalogue import Edition, Provenance, StepKind, Steps, Vocabulary
from kvo_norms.dossier.doing import ACTS
from kvo_norms.durations import Duration
from kvo_norms.errors import Fault, InvalidInputError, suggestion
from kvo_norms.reading.files import read_file
from kvo_norms.reading.formats import attempt
from kvo_norms.reading.headers import read_duration
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.refusal import Refused
from kvo_norms.reading.strict import converter
from kvo_norms.records import frozen

MOST_HOURS = 1_000_000


@frozen(kw_only=True)
class StepsFile:
    """
    What steps towards the certificate cost, as the file ``steps.toml`` says it.

    Where the file has faults, ``None`` stands for what could not be read.
    """

    provenance: Provenance
    """What the estimates rest on."""
    steps: tuple[StepKind, ...]
    """The kinds of step; any other costs 1."""


def read_steps(path: str | os.PathLike[str], edition: Edition) -> Steps:
    """
    What steps cost by a file; who acts is a word of the edition's ``roles``.

    Raises
    ------
    InvalidInputError
        With every fault of the file.
    """
    read = partial(steps_from, edition.vocabularies)
    found, faults = attempt(read_file(path), "steps", read)
    if faults:
        raise InvalidInputError(faults)
    return found


@cache
def _converter() -> Hooks:
    made = converter("toml").copy()
    made.register_type(Duration, read_duration)
    return made


def steps_from(vocabularies: Iterable[Vocabulary], data: dict[str, Any]) -> Steps:
    """
    What the file's data say.

    Raises
    ------
    Refused
        With all faults.
    """
    faults: list[Fault] = []
    try:
        file = _converter().structure(data, StepsFile)
    except Refused as refusal:
        file, faults = refusal.salvaged, refusal.faults
    if file is not None:
        roles = [word.id for v in vocabularies if v.id == "roles" for word in v.words or ()]
        faults = [*faults, *_faults(file, roles)]
    if faults:
        raise Refused(faults)
    return Steps(provenance=file.provenance, kinds=file.steps)


def _faults(file: StepsFile, roles: list[str]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for index, kind in enumerate(file.steps or ()):
        unread: object = kind
        if unread is None:
            continue
        for fault in _kind_faults(kind, roles):
            yield attrs.evolve(fault, path=("steps", index, *fault.path))
        key = (kind.collection, kind.act)
        if None in key:
            continue
        if seen.setdefault(key, index) != index:
            message = f"what it costs to {kind.act} in {kind.collection} is said twice"
            yield Fault(path=("steps", index), message=message, advice="say it once")


def _kind_faults(kind: StepKind, roles: list[str]) -> Iterator[Fault]:
    collection, act = kind.collection, kind.act
    if collection not in (*ACTS, None):
        message = f"unknown collection '{collection}'"
        yield Fault(path=("collection",), message=message, advice=suggestion(collection, ACTS))
    elif {None}.isdisjoint((collection, act)) and act not in ACTS[collection]:
        message = f"nobody can {act} in {collection}"
        advice = f"write {' or '.join(ACTS[collection])}"
        yield Fault(path=("act",), message=message, advice=advice)
    if _is_too_far(kind.cost):
        advice = f"write a number of hours from 0 to {MOST_HOURS}"
        yield Fault(path=("cost",), message=f"{kind.cost} is out of range", advice=advice)
    if kind.who is not None and kind.who not in roles:
        advice = suggestion(kind.who, roles)
        message = f"undeclared word '{kind.who}' in the vocabulary roles"
        yield Fault(path=("who",), message=message, advice=advice)


def _is_too_far(cost: Decimal | None) -> bool:
    return cost is not None and not 0 <= cost <= MOST_HOURS
