"""
Code that decides every norm of an edition as of a day, from what the passes gathered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from kvo_norms.coding import Namespace, Source
from kvo_norms.compiling.asked import (
    Counted,
    Names,
    Part,
    count,
    finish,
    parts_of,
    settle,
    start,
    step,
)
from kvo_norms.compiling.conditions import (
    Place,
    Scope,
    depends_on_day,
    write_entries,
)
from kvo_norms.compiling.gathering import Gathered
from kvo_norms.compiling.memberships import Membership, Memberships, Path
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.setting import Ranks, exact
from kvo_norms.kinds import shapes_of
from kvo_norms.notation import counts_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AsOf,
    AtLeastOf,
    Entry,
    Field,
    FromDossier,
    Items,
    Not,
    Operand,
    Parameter,
    Record,
    Value,
)


def item_class(path: Path) -> type:
    """
    The class of a collection's items.
    """
    record: type = Dossier
    for name in path:
        found = shapes_of(record)[name].record
        assert found is not None  # noqa: S101
        record = found
    return record


CONSTANT = {
    *("if", "else", "is", "not", "in", "and", "or", "for", "None", "dossier", "incomplete"),
    *("covers", "share", "count", "fact", "exact", "shifted"),
}
"""Words of expressions that depend on the dossier alone."""
NAME = re.compile(r"[A-Za-z_]\w*")


class Deciding:
    """
    Writes what decides: first what the dossier alone decides, then what depends on the day too.

    Each distinct pattern is written once and its value reused.
    """

    def __init__(
        self,
        namespace: Namespace,
        gathered: Mapping[Path, Gathered],
        memberships: Memberships,
        ranks: Ranks,
    ) -> None:
        self.fixed = Source(namespace, depth=1)
        """What the dossier alone decides."""
        self.daily = Source(namespace, depth=1)
        """What depends on the day of the assessment, or on a judgement."""
        self.of_day: dict[tuple[str, str], str] = {}
        """The names of what depends on the day alone, by how it is worked out."""
        self.names = Names(
            let=self.let, bind=namespace.bind, known=self.known, windows=self.windows
        )
        self._bind = namespace.bind
        self._gathered = gathered
        self._memberships = memberships
        self._ranks = ranks
        self._known: dict[Any, str] = {}
        self._parts: dict[tuple[Membership, Part], tuple[str, ...]] = {}
        self._fixed_names = {name for found in gathered.values() for name in found.returned}
        self._only: Source | None = None

    def carried_over(self) -> list[str]:
        """
        The names of the first part that the second needs.
        """
        used = dict.fromkeys(NAME.findall(self.daily.text("")))
        return [name for name in used if name in self._fixed_names]

    @property
    def source(self) -> Source:
        """
        Where lines go that are no expression of their own.
        """
        return self.daily if self._only is None else self._only

    @contextmanager
    def _writing(self, *, daily: bool) -> Iterator[None]:
        """
        All lines go to one of the two parts.
        """
        before, self._only = self._only, self.daily if daily else self.fixed
        yield
        self._only = before

    def _local(self, prefix: str, source: Source) -> str:
        name = self.fixed.local(prefix)
        if source is self.fixed:
            self._fixed_names.add(name)
        return name

    def let(self, expression: str, prefix: str = "v") -> str:
        """
        A new local variable that holds what the expression gives.
        """
        source = self._only
        if source is None:
            names = NAME.findall(expression)
            source = self.fixed if all(map(self._is_fixed, names)) else self.daily
        name = self._local(prefix, source)
        source.line(f"{name} = {expression}")
        return name

    def _is_fixed(self, name: str) -> bool:
        return name in self._fixed_names or name in CONSTANT or name in self.fixed.namespace.values

    def _fix(self, expression: str, prefix: str) -> str:
        """
        A variable of the first part, whatever is being written.
        """
        with self._writing(daily=False):
            return self.let(expression, prefix)

    def value(self, pattern: Record) -> str:
        """
        The name that holds what a pattern of the dossier comes to.
        """
        return self._record(pattern, ())

    def _once(self, key: Any, write: Callable[[], str]) -> str:
        if key not in self._known:
            self._known[key] = write()
        return self._known[key]

    def _record(self, pattern: Record, path: Path) -> str:
        return self._least([self._entry(entry, path) for entry in pattern.entries])

    def _least(self, values: list[str], sign: str = "<") -> str:
        """
        Kleene's and of values, or with ``>`` his or.
        """
        found, *rest = dict.fromkeys(values)
        for value in rest:
            found = self._once(
                (sign, found, value),
                lambda a=found, b=value: self.let(  # type: ignore[misc]
                    f"{a} if {a} {sign} {b} else {b}"
                ),
            )
        return found

    def _entry(self, entry: Entry, path: Path) -> str:
        match entry:
            case Field(name=name, matcher=Record() as inner):
                return self._record(inner, (*path, name))
            case Field(name=name, matcher=Items() as items):
                return self._once((items, path, name), lambda: self._items(items, (*path, name)))
            case Field():
                return self._once((entry, path), lambda: self._field(entry, path))
            case AllOf(patterns=patterns):
                return self._least([self._record(pattern, path) for pattern in patterns])
            case AnyOf(patterns=patterns):
                return self._least([self._record(pattern, path) for pattern in patterns], ">")
            case Not(pattern=pattern):
                value = self._record(pattern, path)
                return self._once(("not", value), lambda: self.let(f"2 - {value}"))
            case AtLeastOf(count=count, patterns=patterns):
                values = [self._record(pattern, path) for pattern in patterns]
                wanted = self._bind(count.value)
                met = " + ".join(f"({value} == 2)" for value in values)
                may = " + ".join(f"({value} > 0)" for value in values)
                return self.let(f"2 if {met} >= {wanted} else 1 if {may} >= {wanted} else 0")

    def _field(self, entry: Field, path: Path) -> str:
        """
        Tests of a single value, or of a list of words, of the dossier itself.
        """
        with self._writing(daily=depends_on_day(entry)):
            target = self.let("2")
            body = self._body()
            scope = self._scope(lambda name: self.place((*path, name)), body)
            write_entries((entry,), target, scope)
            self.source.take(body)
        return target

    def _body(self) -> Source:
        """
        Lines that are written apart, so that what they need can be written before them.
        """
        return Source(self.fixed.namespace, prefix=self.fixed.local("b"))

    def _scope(
        self, field: Callable[[str], Place], source: Source, record: type | None = None
    ) -> Scope:
        return Scope(
            ratios=getattr(record, "ratios", {}),
            source=source,
            ranks=self._ranks,
            field=field,
            entry=_impossible,
            operand=self.operand,
            threshold=self.threshold,
        )

    def place(self, path: Path) -> Place:
        """
        Where a field of the dossier can be read, reached through records that may be missing.
        """
        return Place(self._once(("field", path), lambda: self._read(path)), optional=True)

    def _read(self, path: Path) -> str:
        if len(path) == 1:
            return self._fix(f"dossier.{_own(Dossier, path[0])}", "f")
        holder = self.place(path[:-1]).name
        if path[:-1] == ("facts",):
            return self._fix(f"fact({holder}, {self._bind(path[-1])})", "f")
        name = _own(item_class(path[:-1]), path[-1])
        return self._fix(f"None if {holder} is None else {holder}.{name}", "f")

    def known(self, operand: Operand) -> str:
        """
        What an operand comes to, a literal included.
        """
        if isinstance(operand, Value | Parameter):
            return self._bind(exact(operand.value))
        return self.operand(operand)

    def operand(self, operand: Operand) -> str:
        """
        What an operand that is no literal came to on the day.
        """
        return self._once(operand, lambda: self._operand(operand))

    def _operand(self, operand: Operand) -> str:
        match operand:
            case AsOf(sign=sign, shift=shift):
                if not shift:
                    return "on"
                with self._writing(daily=True):
                    return self.let(f"shifted(on, {sign}, {self._bind(shift)})", "o")
            case FromDossier(path=path, sign=sign, shift=shift):
                name = self.place(path).name
                if not shift:
                    return self._fix(f"exact({name})", "o")
                moved = f"shifted({name}, {sign}, {self._bind(shift)})"
                return self._fix(f"None if {name} is None else {moved}", "o")
            case _:
                return self.known(operand)

    def threshold(self, duration: Value | Parameter) -> str:
        """
        The first day of a period that ends on the day.
        """
        return self._of_day("first", duration)

    def windows(self, period: Value | Parameter) -> str:
        """
        The windows of this length, from the day back.
        """
        return self._of_day("windows", period)

    def _of_day(self, what: str, duration: Value | Parameter) -> str:
        """
        Something that is worked out once for each day, and so before the dossier is looked at.
        """
        length = self._bind(duration.value)
        if (what, length) not in self.of_day:
            self.of_day[what, length] = f"d{len(self.of_day)}"
        return self.of_day[what, length]

    def _items(self, pattern: Items, path: Path) -> str:
        """
        What is asked of a collection: what the pass settled already, and the rest in a loop.
        """
        membership = self._memberships.of(pattern, path)
        gathered, closed = self._gathered[path], self._closed(path)
        found: dict[Part, tuple[str, ...]] = {}
        open_parts = []
        for part in parts_of(pattern):
            key = (membership, part)
            if key in self._parts:
                found[part] = self._parts[key]
            elif key not in gathered.facts:
                open_parts.append(part)
            else:
                found[part] = gathered.facts[key]
                if membership.provisos:
                    found[part] = self._provided(membership, part, found[part], closed)
                self._parts[key] = found[part]
        if open_parts:
            found |= self._loop_over(membership, open_parts, gathered.rows[membership], closed)
            self._parts |= {(membership, part): found[part] for part in open_parts}
        values = []
        for part, names in found.items():
            if isinstance(part, Counted):
                values += [count(test, names, closed, self.names) for test in counts_of(pattern)]
            else:
                values.append(finish(part, names, closed, self.names))
        return self._least(values)

    def _closed(self, path: Path) -> str:
        """
        Whether the collection is given whole.
        """
        given = self.place(path).name
        name = self._bind(".".join(path))
        return self._once(
            ("closed", path),
            lambda: self._fix(f"{given} is not None and {name} not in incomplete", "c"),
        )

    def _loop_over(
        self, membership: Membership, parts: Sequence[Part], rows: str, closed: str
    ) -> dict[Part, tuple[str, ...]]:
        """
        Loop over the items that may count, and ask of those that do what is asked.
        """
        item = item_class(membership.path)
        daily = membership.evidence_date is not None or depends_on_day((membership.where, *parts))
        with self._writing(daily=daily):
            kept = {part: start(part, item, self.names) for part in parts}
            asks = membership.latest is None and self._asks_more(membership)
            if membership.latest is not None:
                rows = self._newest(membership, rows, closed)
            with self._loop(rows, item) as scope:
                if asks:
                    self._write_shifting(membership, scope)
                with scope.source.block("if w:") if asks or membership.latest else nullcontext():
                    for part, names in kept.items():
                        step(part, names, "w", item, scope)
            return {part: settle(part, names, item, self.names) for part, names in kept.items()}

    def _asks_more(self, membership: Membership) -> bool:
        return membership.dated_by is not None or bool(membership.shifting)

    def _provided(
        self, membership: Membership, part: Part, gathered: tuple[str, ...], closed: str
    ) -> tuple[str, ...]:
        """
        What the pass gathered, provided that all items are evidence on the day and, for the
        newest, that they are all there are; else what a loop finds.
        """
        daily = membership.evidence_date is not None
        provisos = [closed] if membership.latest is not None else []
        if daily:
            last = self._gathered[membership.path].last
            provisos += [f"{last} is not LATER", f"{last} <= on"]
        rows = self._gathered[membership.path].rows[membership]
        with self._writing(daily=daily):
            names = [self._local("v", self.source) for _ in gathered]
            with self.source.block(f"if {' and '.join(provisos)}:"):
                self._assign(names, gathered)
            with self.source.block("else:"):
                self._assign(names, self._loop_over(membership, [part], rows, closed)[part])
        return tuple(names)

    def _assign(self, names: Sequence[str], values: Sequence[str]) -> None:
        for name, value in zip(names, values, strict=True):
            self.source.line(f"{name} = {value}")

    def _newest(self, membership: Membership, rows: str, closed: str) -> str:
        """
        Of the items that may count, those than which no other is newer.
        """
        item, field = item_class(membership.path), membership.latest or ""
        kept = self.let("[]", "r")
        with self._loop(rows, item) as scope:
            self._write_shifting(membership, scope)
            with scope.source.block("if w:"):
                scope.source.line(f"{kept}.append((w, x))")
        days = f"[x.{_own(item, field)} for w, x in {kept}]"
        return self.let(f"newest({kept}, {days}, {closed})", "r")

    @contextmanager
    def _loop(self, rows: str, item: type) -> Iterator[Scope]:
        """
        A loop over pairs of whether an item may count and the item.

        Its body is written apart: what it needs of the dossier and the day comes before the loop.
        """
        body = self._body()
        yield self._scope(_Fields(item, body).place, body, item)
        with self.source.block(f"for w, x in {rows}:"):
            self.source.take(body)

    def _write_shifting(self, membership: Membership, scope: Scope) -> None:
        """
        Whether an item counts as of the day.
        """
        if membership.dated_by is not None:
            day = scope.field(membership.dated_by).name
            with scope.source.block(f"if {day} is None:"):
                scope.source.line("w = 1")
            with scope.source.block(f"elif {day} > on:"):
                scope.source.line("w = 0")
        if membership.shifting and membership.dated_by is None:
            write_entries(membership.shifting, "w", scope)
        elif membership.shifting:
            with scope.source.block("if w:"):
                write_entries(membership.shifting, "w", scope)


class _Fields:
    """
    The fields of the item at hand in a loop, read where they are needed.
    """

    def __init__(self, item: type, body: Source) -> None:
        self._item = item
        self._body = body
        self._unconditional: dict[str, str] = {}

    def place(self, name: str) -> Place:
        """
        Where a field can be read.
        """
        local = self._unconditional.get(name)
        if local is None:
            local = self._body.local("f")
            self._body.line(f"{local} = x.{_own(self._item, name)}")
            if self._body.depth == 0:
                self._unconditional[name] = local
        return Place(local, shapes_of(self._item)[name].optional)


def _impossible(entry: Entry, _: str) -> None:
    raise AssertionError(f"no single record holds {entry}")


def _own(record: type, name: str) -> str:
    """
    The name of a field of the class; nothing else becomes text of a program.
    """
    if name not in shapes_of(record):
        raise AssertionError(f"{record.__name__} has no field {name!r}")
    return name
