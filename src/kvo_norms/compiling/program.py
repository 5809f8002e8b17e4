"""
Many patterns as one program: passes that gather the facts of a dossier, and a function that
decides every pattern from them.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

import kvo_norms.compiling.support as support
from kvo_norms.coding import Namespace, Source, code_of
from kvo_norms.compiling.deciding import Deciding
from kvo_norms.compiling.gathering import Gathered, wanted_of, write_gathering
from kvo_norms.compiling.memberships import Memberships, Path
from kvo_norms.compiling.sources import item_class
from kvo_norms.dossier import Dossier
from kvo_norms.durations import before
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Ranks, exact, shifted
from kvo_norms.patterns import AllOf, AnyOf, AtLeastOf, Field, Items, Not, Record

Values = tuple[int, ...]
Given = tuple[Any, ...] | None
Gather = Callable[[Sequence[Any]], tuple[Any, ...]]
DAYS_KEPT = 1000
"""For so many days it is kept what the day alone decides."""


@attrs.frozen(kw_only=True, eq=False)
class Program:
    """
    The functions that decide a list of rules.
    """

    collections: tuple[tuple[Callable[[Dossier], Given], Gather], ...]
    """Per collection how its items are found, and the pass that gathers their facts."""
    of_day: Callable[[support.Days], tuple[Any, ...]]
    """What the day alone decides."""
    settle: Callable[[Dossier, Sequence[Any]], tuple[Any, ...]]
    """Of a dossier and what was gathered: all that they decide whatever the day."""
    decide: Callable[[tuple[Any, ...], date, Any, Sequence[int]], Values]
    """Of what is settled, the day, what that decides alone and the judgements: per rule 0 NOT_MET,
    1 OPEN, 2 MET or 3 not applicable."""
    texts: tuple[str, ...]
    """The functions as written, for people."""
    _days: dict[date, Any] = attrs.field(factory=dict, repr=False)

    def values(self, settled: tuple[Any, ...], on: date, judged: Sequence[int]) -> Values:
        """
        What each rule comes to as of a day.
        """
        days = self._days.get(on)
        if days is None:
            if len(self._days) >= DAYS_KEPT:
                self._days.clear()
            days = self._days[on] = self.of_day(support.Days(on))
        return self.decide(settled, on, days, judged)


class Facts:
    """
    What a dossier alone decides, whatever the day: it serves for every day.
    """

    __slots__ = ("dossier", "parts", "program", "settled")

    def __init__(self, program: Program, dossier: Dossier, parts: tuple[Any, ...]) -> None:
        self.program = program
        self.dossier = dossier
        self.parts = parts
        """Per collection what was gathered."""
        self.settled = program.settle(dossier, parts)
        """What these decide together."""

    def values(self, on: date, judged: Sequence[int] = ()) -> Values:
        """
        What each rule comes to as of a day: 0 NOT_MET, 1 OPEN, 2 MET or 3 not applicable.

        `judged` holds, per rule that asks a judgement, the same numbers; 1 where there is none.
        """
        return self.program.values(self.settled, on, judged)

    def of(self, dossier: Dossier) -> Facts:
        """
        The facts of a dossier that differs: only the collections that differ are gathered anew.
        """
        parts = []
        for (items, gather), part in zip(self.program.collections, self.parts, strict=True):
            given = items(dossier)
            parts.append(part if given is items(self.dossier) else gather(given or ()))
        return Facts(self.program, dossier, tuple(parts))


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


def facts_of(program: Program, dossier: Dossier) -> Facts:
    """
    One pass over each collection of the dossier.
    """
    parts = tuple([gather(items(dossier) or ()) for items, gather in program.collections])
    return Facts(program, dossier, parts)


def program_of(rules: Sequence[Rule], ranks: Ranks, name: str) -> Program:
    """
    The program that decides these rules; `name` stands in tracebacks.
    """
    patterns = [pattern for rule in rules for pattern in (rule.applies_when, rule.requires)]
    namespace, memberships = Namespace(), Memberships()
    gathered: dict[Path, Gathered] = {}
    texts: list[str] = []
    for number, (path, asked) in enumerate(_asked_by_collection(patterns).items()):
        source = Source(namespace, depth=1, prefix=f"g{number}")
        gathered[path] = write_gathering(
            source, item_class(path), wanted_of(asked, path, memberships), ranks
        )
        texts.append(source.text(f"def gather{number}(items):"))
    deciding = Deciding(namespace, gathered, memberships, ranks)
    places = itertools.count()
    names = [_status(rule, deciding, places) for rule in rules]
    deciding.phases.daily.line(f"return {_tuple(names)}")
    carried_over = _tuple(deciding.phases.carried_over())
    deciding.phases.fixed.line(f"return {carried_over}")
    unpacking = [
        f"{_tuple(found.returned)} = parts[{number}]"
        for number, found in enumerate(gathered.values())
        if found.returned
    ]
    texts.append(
        deciding.phases.fixed.text(
            _header("settle(dossier, parts)", "incomplete = dossier.incomplete", *unpacking)
        )
    )
    given = ((carried_over, "settled"), (_tuple(deciding.values.of_day.values()), "days"))
    unpacking = [f"{names} = {what}" for names, what in given if names != "()"]
    header = _header("decide(settled, on, days, judged)", *unpacking)
    texts.append(deciding.phases.daily.text(header))
    worked_out = [f"days.{what}({length})" for what, length in deciding.values.of_day]
    texts.append(_header("of_day(days)", f"return {_tuple(worked_out)}"))
    values = namespace.values | _SUPPORT
    exec(code_of("\n\n".join(texts) + "\n", name), values)  # noqa: S102
    return Program(
        collections=tuple(
            (_items_at(path), values[f"gather{i}"]) for i, path in enumerate(gathered)
        ),
        settle=values["settle"],
        of_day=values["of_day"],
        decide=values["decide"],
        texts=tuple(texts),
    )


def _tuple(names: Iterable[str]) -> str:
    listed = "".join(f"{name}, " for name in names)
    return f"({listed})"


def _header(call: str, *lines: str) -> str:
    return "\n    ".join((f"def {call}:", *lines))


def _status(rule: Rule, deciding: Deciding, places: Iterator[int]) -> str:
    """
    The name of what a rule comes to.

    While it is open whether it applies, it is met if what it asks is met, else open.
    """
    value = "2" if rule.requires is None else deciding.value(rule.requires)
    let = deciding.phases.let
    judgement = None
    if rule.asks:
        judgement = let(f"judged[{next(places)}]")
        value = let(f"{value} if {value} < {judgement} else {judgement}")
    if rule.applies_when is not None:
        applies = deciding.value(rule.applies_when)
        decided = f"{value} if {applies} == 2 or {value} == 2 else 1"
        value = let(f"3 if {applies} == 0 else {decided}")
    return value if judgement is None else let(f"3 if {judgement} == 3 else {value}")


_SUPPORT = {
    "LATER": date.max,
    "NEVER": date.min,
    "before": before,
    "count": support.count,
    "covers": support.covers,
    "each": support.each,
    "exact": exact,
    "fact": support.fact,
    "newest": support.newest,
    "share": support.share,
    "shifted": shifted,
}


def _asked_by_collection(patterns: Iterable[Record | None]) -> Mapping[Path, list[Items]]:
    """
    Everything that is asked of each collection.
    """
    found: dict[Path, list[Items]] = {}
    for pattern in patterns:
        if pattern is not None:
            for path, items in _items_in(pattern, ()):
                found.setdefault(path, []).append(items)
    return found


def _items_in(pattern: Record, path: Path) -> Iterator[tuple[Path, Items]]:
    for entry in pattern.entries:
        match entry:
            case Field(name=name, matcher=Record() as inner):
                yield from _items_in(inner, (*path, name))
            case Field(name=name, matcher=Items() as items):
                yield (*path, name), items
            case AllOf(patterns=patterns) | AnyOf(patterns=patterns) | AtLeastOf(patterns=patterns):
                for inner in patterns:
                    yield from _items_in(inner, path)
            case Not(pattern=inner):
                yield from _items_in(inner, path)
