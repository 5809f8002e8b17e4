"""
Rules as functions that follow each other: passes that gather the facts of a dossier, what they
decide whatever the day, and what the day adds. What was gathered once serves for other days.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import attrs

from kvo_norms.coding import Namespace, Source, tuple_of
from kvo_norms.compiling.deciding import Deciding
from kvo_norms.compiling.forms import (
    asked_by_collection,
    functions_of,
    header,
    statuses_of,
    unpacked,
)
from kvo_norms.compiling.gathering import (
    Gathered,
    nothing_beyond,
    wanted_of,
    write_gathering,
)
from kvo_norms.compiling.memberships import Memberships, Path
from kvo_norms.compiling.sources import item_class
from kvo_norms.compiling.support import OfDays
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Ranks

Given = tuple[Any, ...] | None
Gather = Callable[[Sequence[Any]], tuple[Any, ...]]


@attrs.frozen(kw_only=True, eq=False)
class InSteps:
    """
    The functions that decide a list of rules.
    """

    collections: tuple[tuple[Callable[[Dossier], Given], Gather], ...]
    """Per collection how its items are found, and the pass that gathers their facts."""
    settle: Callable[[Dossier, Sequence[Any]], tuple[Any, ...]]
    """Of a dossier and what was gathered: all that they decide whatever the day."""
    decide: Callable[[tuple[Any, ...], date, Any, Sequence[int]], tuple[int, ...]]
    """Of what is settled, the day, what that decides alone and the judgements: what each rule
    comes to."""
    days: OfDays
    texts: tuple[str, ...]
    """The functions as written, for people."""


def in_steps(rules: Sequence[Rule], ranks: Ranks, name: str) -> InSteps:
    """
    These rules as functions that follow each other; `name` stands in tracebacks.
    """
    namespace, memberships = Namespace(), Memberships()
    gathered: dict[Path, Gathered] = {}
    texts: list[str] = []
    for number, (path, asked) in enumerate(asked_by_collection(rules).items()):
        source = Source(namespace, depth=1, prefix=f"g{number}")
        wanted = wanted_of(asked, path, memberships)
        gathered[path] = write_gathering(
            source, item_class(path), wanted, ranks, nothing_beyond(source)
        )
        source.line(f"return {tuple_of(gathered[path].returned)}")
        texts.append(source.text(f"def gather{number}(items):"))
    deciding = Deciding(namespace, gathered, memberships, ranks)
    phases = deciding.phases
    phases.daily.line(f"return {statuses_of(rules, deciding)}")
    carried_over = phases.carried_over()
    phases.fixed.line(f"return {tuple_of(carried_over)}")
    parts = [
        line
        for number, found in enumerate(gathered.values())
        for line in unpacked(found.returned, f"parts[{number}]")
    ]
    settle = header("settle(dossier, parts)", "incomplete = dossier.incomplete", *parts)
    texts.append(phases.fixed.text(settle))
    given = [
        *unpacked(carried_over, "settled"),
        *unpacked(deciding.values.of_day.values(), "days"),
    ]
    texts.append(phases.daily.text(header("decide(settled, on, days, judged)", *given)))
    functions = functions_of(texts, namespace, name)
    return InSteps(
        collections=tuple(
            (_items_at(path), functions[f"gather{i}"]) for i, path in enumerate(gathered)
        ),
        settle=functions["settle"],
        decide=functions["decide"],
        days=OfDays(deciding.values.of_day),
        texts=tuple(texts),
    )


def _items_at(path: Path) -> Callable[[Dossier], Given]:
    """
    The function that finds the items of a collection; ``None`` where it was not given.
    """
    if len(path) == 1:
        return operator.attrgetter(path[0])
    holder, name = path

    def found(dossier: Dossier) -> Given:
        record = getattr(dossier, holder)
        return None if record is None else getattr(record, name)

    return found
