"""
Dossiers in which more is known: fields supplied, collections completed.
"""

from __future__ import annotations

import copy
from datetime import date
from random import Random
from typing import Any

from kvo_norms.dossier import Dossier, Survey
from kvo_norms.kinds import Form, Shape, shapes_of
from random_cases import UNTESTED, DrawnDossiers, Table, keep_coherent

DEFAULTED = ("plan", "extra", "draft", "unreliable", "fictional")


def filled(rng: Random, raw: Table, on: date) -> Table:
    """
    The dossier with some of what it lacks filled in; what it holds stays as it is.
    """
    more: Table = copy.deepcopy(raw)
    _fill(more, Dossier, "", _Supply(rng, on, raw.get("incomplete", ())))
    completed = [path for path in more.get("incomplete", ()) if rng.random() < 0.5]
    if "incomplete" in more:
        more["incomplete"] = [path for path in more["incomplete"] if path not in completed]
    keep_coherent(Dossier, more)
    return more if _extends(more, raw) else raw


class _Supply:
    """
    What is filled in, and where a collection may get further items.
    """

    def __init__(self, rng: Random, on: date, incomplete: tuple[str, ...]) -> None:
        self.rng = rng
        self.incomplete = incomplete
        self.draw = DrawnDossiers(rng, on)
        self.share = rng.choice((0.2, 0.5, 0.9))

    def some(self) -> bool:
        return self.rng.random() < self.share


def _fill(table: Table, record: type, path: str, supply: _Supply) -> None:
    known = _known(table) if record is Survey else ()
    for name, shape in shapes_of(record).items():
        place = f"{path}.{name}".strip(".")
        if shape.derived or name in (*DEFAULTED, *known) or (not path and name in UNTESTED):
            continue
        if name not in table:
            if supply.some():
                table[name] = supply.draw.field(shape)
        else:
            _fill_in(table[name], shape, place, supply)


def _known(survey: Table) -> tuple[str, ...]:
    """
    The response is one fact: with one of its forms given, the other is not missing.
    """
    if "response" in survey:
        return ("sent", "answered")
    return ("response",) if {"sent", "answered"} <= survey.keys() else ()


def _fill_in(value: Any, shape: Shape, place: str, supply: _Supply) -> None:
    if shape.name == "facts" and isinstance(value, dict):
        for name, fact in supply.draw.field(shape).items():
            if supply.some():
                value.setdefault(name, fact)
    elif shape.form is Form.RECORD and shape.record is not None:
        _fill(value, shape.record, place, supply)
    elif shape.form is Form.COLLECTION and shape.record is not None:
        for item in value:
            _fill(item, shape.record, "item", supply)
        if place in supply.incomplete and supply.some():
            value.extend(supply.draw.field(shape))


def _extends(more: Any, less: Any) -> bool:
    """
    Whether all that `less` says stands in `more` too.
    """
    if isinstance(less, dict):
        return all(
            key == "incomplete" or (key in more and _extends(more[key], value))
            for key, value in less.items()
        )
    if isinstance(less, list) and less and isinstance(less[0], dict):
        return all(_extends(m, n) for m, n in zip(more, less, strict=False))
    return bool(more == less)
