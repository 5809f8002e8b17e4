"""
Rules as one function of a dossier and a day: for a dossier that is looked at once.

Each collection is gone through once, with the day known, so that nothing is kept for later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from kvo_norms.coding import Namespace
from kvo_norms.compiling.deciding import Deciding
from kvo_norms.compiling.forms import (
    asked_by_collection,
    functions_of,
    header,
    of_day,
    statuses_of,
    tuple_of,
    unpacked,
)
from kvo_norms.compiling.gathering import Gathered
from kvo_norms.compiling.memberships import Memberships, Path
from kvo_norms.compiling.support import OfDays
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Places, Ranks


@attrs.frozen(kw_only=True, eq=False)
class AtOnce:
    """
    The function that decides a list of rules, and tells what it found on its way.
    """

    decide: Callable[..., tuple[tuple[int, ...], tuple[int, ...]]]
    """Of a dossier, the day, what that decides alone, the judgements and whether to tell: what each
    rule comes to, and what is told of collections; nothing where nobody wants to know."""
    days: OfDays
    places: Places
    """Where among what is told stands what each collection came to."""
    text: str
    """The function as written, for people."""


def at_once(rules: Sequence[Rule], ranks: Ranks, name: str) -> AtOnce:
    """
    These rules as one function; `name` stands in tracebacks.
    """
    namespace, gathered = Namespace(), dict[Path, Gathered]()
    deciding = Deciding(namespace, gathered, Memberships(on_the_day=True), ranks)
    for path, asked in asked_by_collection(rules).items():
        gathered[path] = deciding.gather(path, asked)
    statuses = statuses_of(rules, deciding)
    told = dict.fromkeys(
        name for numbers, verdicts in deciding.told.values() for name in (*numbers, *verdicts)
    )
    place = {name: place for place, name in enumerate(told)}
    deciding.phases.daily.line(f"return {statuses}, {tuple_of(told)} if telling else ()")
    text = deciding.phases.daily.text(
        header(
            "decide(dossier, on, days, judged, telling)",
            "incomplete = dossier.incomplete",
            *unpacked(deciding.values.of_day.values(), "days"),
        )
    )
    functions: Mapping[str, Any] = functions_of((text, of_day(deciding)), namespace, name)
    return AtOnce(
        decide=functions["decide"],
        days=OfDays(functions["of_day"]),
        places={
            key: (tuple(map(place.__getitem__, numbers)), tuple(map(place.__getitem__, verdicts)))
            for key, (numbers, verdicts) in deciding.told.items()
        },
        text=text,
    )
