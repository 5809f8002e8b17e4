"""
Rules as functions of a dossier and a day: for a dossier that is looked at once.

Each collection is gone through once, with the day known, so that nothing is kept for later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from kvo_norms.coding import Namespace, tuple_of
from kvo_norms.compiling.deciding import Deciding, Told
from kvo_norms.compiling.forms import (
    asked_by_collection,
    functions_of,
    header,
    statuses_of,
    unpacked,
)
from kvo_norms.compiling.gathering import Gathered
from kvo_norms.compiling.memberships import Memberships, Path
from kvo_norms.compiling.support import OfDays
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Ranks


@attrs.frozen(kw_only=True, eq=False)
class AtOnce:
    """
    The functions that decide a list of rules, and tell what was found on the way.
    """

    gather: Callable[[Dossier, date, Any], tuple[Any, ...]]
    """Of a dossier, the day and what that decides alone: all that was found in collections."""
    decide: Callable[[tuple[Any, ...], date, Any, Sequence[int]], tuple[int, ...]]
    """Of what was found, the day, what that decides alone and the judgements: what each rule comes
    to."""
    days: OfDays
    found: tuple[str, ...]
    """The names of what was found."""
    told: Mapping[tuple[int, Path], Told]
    """The names of what each collection came to."""
    texts: tuple[str, ...]
    """The functions as written, for people."""


def at_once(rules: Sequence[Rule], ranks: Ranks, name: str) -> AtOnce:
    """
    These rules as functions of a dossier and a day; `name` stands in tracebacks.
    """
    namespace, gathered = Namespace(), dict[Path, Gathered]()
    deciding = Deciding(namespace, gathered, Memberships(on_the_day=True), ranks)
    phases, told = deciding.phases, deciding.told
    for path, asked in asked_by_collection(rules).items():
        gathered[path] = deciding.gather(path, asked)
    phases.daily.line(f"return {statuses_of(rules, deciding)}")
    found = dict.fromkeys(phases.carried_over())
    found |= dict.fromkeys(it for numbers, parts in told.values() for it in (*numbers, *parts))
    phases.fixed.line(f"return {tuple_of(found)}")
    of_days = unpacked(deciding.values.of_day.values(), "days")
    texts = (
        phases.fixed.text(
            header("gather(dossier, on, days)", "incomplete = dossier.incomplete", *of_days)
        ),
        phases.daily.text(
            header("decide(found, on, days, judged)", *unpacked(found, "found"), *of_days)
        ),
    )
    functions: Mapping[str, Any] = functions_of(texts, namespace, name)
    return AtOnce(
        gather=functions["gather"],
        decide=functions["decide"],
        days=OfDays(deciding.values.of_day),
        found=tuple(found),
        told=told,
        texts=texts,
    )
