"""
Code for one pass over a collection: all that its items decide, for all norms at once.

A pass that knows nothing of the day of the assessment nor of another part of the dossier gathers
what serves for every day, and again when another part changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from kvo_norms.coding import Source
from kvo_norms.compiling.asked import (
    Counted,
    Names,
    Part,
    parts_of,
    settle,
    start,
    step,
)
from kvo_norms.compiling.branches import Branch, write_branches
from kvo_norms.compiling.memberships import (
    Keyed,
    Membership,
    Memberships,
    Path,
    keyed_groups,
)
from kvo_norms.compiling.scope import Place, Scope
from kvo_norms.evaluating.setting import Ranks, exact
from kvo_norms.kinds import shapes_of
from kvo_norms.patterns import Entry, Items, Operand, Parameter, Value
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Wanted:
    """
    What norms ask of the items of one membership.
    """

    settled: tuple[Part, ...]
    """What the items alone decide."""
    rows: bool
    """Whether more is asked, for which the items themselves are needed again."""


@frozen(kw_only=True)
class Gathered:
    """
    What a pass leaves behind, as names in the tuple that it returns.
    """

    returned: tuple[str, ...]
    """The names, in the order of the tuple."""
    facts: Mapping[tuple[Membership, Part], tuple[str, ...]]
    """Per membership and part what it comes to; where the pass knew nothing beyond the items, if
    they are all there are, and all evidence."""
    last: str | None
    """The day from which on all items are evidence, where a date makes them so."""
    rows: Mapping[Membership, str]
    """Per membership, where more is asked: pairs of whether an item counts and the item."""


@frozen(kw_only=True)
class Beyond:
    """
    What a pass knows beyond the items.
    """

    names: Names
    """How code before the loop gets names."""
    operand: Callable[[Operand], str]
    threshold: Callable[[Value | Parameter], str]
    closed: str
    """Whether the items are all there are."""


def nothing_beyond(source: Source) -> Beyond:
    """
    A pass that knows the items alone, as if they were all there are.
    """
    names = Names(
        let=lambda expression: _let(source, expression),
        bind=source.bind,
        known=lambda operand: _literal(source, operand),
        windows=_unknown,
    )
    return Beyond(names=names, operand=_unknown, threshold=_unknown, closed="True")


def wanted_of(
    patterns: Iterable[Items], path: Path, memberships: Memberships
) -> dict[Membership, Wanted]:
    """
    What the patterns ask of one collection, by membership.
    """
    parts: dict[Membership, dict[Part, None]] = {}
    for pattern in patterns:
        parts.setdefault(memberships.of(pattern, path), {}).update(dict.fromkeys(parts_of(pattern)))
    found = {}
    for membership, asked in parts.items():
        settled = tuple(p for p in asked if memberships.settles(membership, p))
        rows = len(settled) < len(asked) or membership.provisos
        found[membership] = Wanted(settled=settled, rows=rows)
    return found


def write_gathering(
    source: Source,
    item: type,
    wanted: Mapping[Membership, Wanted],
    ranks: Ranks,
    beyond: Beyond,
    items: str = "items",
) -> Gathered:
    """
    Write the pass over `items`.
    """
    counted = [m for m, asked in wanted.items() if asked == ONLY_COUNTED]
    groups = keyed_groups(counted)
    grouped = {m for group in groups for m in group.members.values()}
    fields = _Fields(item)
    body = Source(source.namespace, prefix=source.local("w"))
    scope = Scope(
        source=body,
        ranks=ranks,
        field=fields.place,
        entry=_impossible,
        operand=beyond.operand,
        threshold=beyond.threshold,
        ratios=getattr(item, "ratios", {}),
    )
    names = beyond.names
    facts: dict[tuple[Membership, Part], tuple[str, ...]] = {}
    rows: dict[Membership, str] = {}
    returned: list[str] = []
    branches: list[Branch] = []
    for group in groups:
        found, write = _group(names, scope, item, group, returned)
        facts |= found
        branches.append((group.rest, write))
    pending = []
    for membership, asked in wanted.items():
        if membership in grouped:
            continue
        kept = {part: start(part, item, names) for part in asked.settled}
        if asked.rows:
            rows[membership] = names.let("[]")
            returned.append(rows[membership])
        noted = {} if membership.latest is not None else kept
        branches.append((membership.fixed, _noting(scope, item, noted, rows.get(membership))))
        pending.append((membership, kept))
    last = _write_last(wanted, scope, names)
    write_branches(branches, "2", scope)
    with source.block(f"for x in {items}:"):
        for name, local in fields.used.items():
            source.line(f"{local} = x.{name}")
        source.take(body)
    for membership, kept in pending:
        if membership.latest is not None and kept:
            counting = (rows[membership], beyond.closed)
            _write_newest(source, item, membership.latest, counting, kept, scope)
        for part, held in kept.items():
            facts[membership, part] = settle(part, held, item, names)
            returned += facts[membership, part]
    if last is not None:
        returned.append(last)
    return Gathered(returned=tuple(returned), facts=facts, last=last, rows=rows)


def _write_newest(
    source: Source,
    item: type,
    field: str,
    counting: tuple[str, str],
    kept: Mapping[Part, tuple[str, ...]],
    scope: Scope,
) -> None:
    """
    Ask the newest of the items that may count what is asked, given whether they are all there are.
    """
    rows, closed = counting
    body = Source(source.namespace, prefix=source.local("w"))
    fields = _Fields(item)
    inner = attrs.evolve(scope, source=body, field=fields.place)
    for part, names in kept.items():
        step(part, names, "w", item, inner)
    days = f"[x.{fields.own(field)} for w, x in {rows}]"
    with source.block(f"for w, x in newest({rows}, {days}, {closed}):"), source.block("if w:"):
        for name, local in fields.used.items():
            source.line(f"{local} = x.{name}")
        source.take(body)


def _write_last(wanted: Iterable[Membership], scope: Scope, names: Names) -> str | None:
    """
    Find the last date that makes an item evidence; an item without one never surely is.

    `LATER` stands for no day at all, also on the last day that there is.
    """
    fields = {m.evidence_date for m in wanted if m.evidence_date is not None and m.settled}
    if not fields:
        return None
    (field,) = fields
    last = names.let("NEVER")
    day, body = scope.field(field).name, scope.source
    with body.block(f"if {day} is None:"):
        body.line(f"{last} = LATER")
    with body.block(f"elif {day} > {last}:"):
        body.line(f"{last} = {day}")
    return last


ONLY_COUNTED = Wanted(settled=(Counted(),), rows=False)


def _let(source: Source, expression: str) -> str:
    name = source.local()
    source.line(f"{name} = {expression}")
    return name


def _literal(source: Source, operand: Operand) -> str:
    if isinstance(operand, Value | Parameter):
        return source.bind(exact(operand.value))
    return _unknown(operand)


def _noting(
    scope: Scope, item: type, kept: Mapping[Part, tuple[str, ...]], rows: str | None
) -> Callable[[str], None]:
    """
    What is done with an item that counts or may count.
    """

    def write(weight: str) -> None:
        for part, names in kept.items():
            step(part, names, weight, item, scope)
        if rows is not None:
            scope.source.line(f"{rows}.append(({weight}, x))")

    return write


def _group(
    names: Names, scope: Scope, item: type, group: Keyed, returned: list[str]
) -> tuple[dict[tuple[Membership, Part], tuple[str, ...]], Callable[[str], None]]:
    """
    Count all memberships of a group: the field's word says for which of them an item counts.
    """
    size = len(group.members)
    sure, maybe, any_word = names.let(f"[0] * {size}"), names.let(f"[0] * {size}"), names.let("0")
    places = names.bind(_Places({word: i for i, word in enumerate(group.members)}))
    body = scope.source
    word = scope.field(group.field)

    def write(weight: str) -> None:
        place = body.local()
        with body.block(f"if {word.name} is None:"):
            body.line(f"{any_word} += 1")
        with body.block("else:"):
            body.line(f"{place} = {places}.get({word.name})")
            with body.block(f"if {place} is not None:"):
                step(Counted(), (f"{sure}[{place}]", f"{maybe}[{place}]"), weight, item, scope)

    returned += [sure, maybe, any_word]
    found: dict[tuple[Membership, Part], tuple[str, ...]] = {
        (membership, Counted()): (f"{sure}[{i}]", f"({maybe}[{i}] + {any_word})")
        for i, membership in enumerate(group.members.values())
    }
    return found, write


class _Places(dict[str, int]):
    """
    Places of words that a namespace can bind by identity.
    """


class _Fields:
    """
    The fields of an item that the pass reads, each once.
    """

    def __init__(self, item: type) -> None:
        self._shapes = shapes_of(item)
        self.used: dict[str, str] = {}

    def own(self, name: str) -> str:
        """
        The name of a field of the item; nothing else becomes text of a program.
        """
        return self._shapes[name].name

    def place(self, name: str) -> Place:
        """
        Where a field can be read inside the loop.
        """
        self.used.setdefault(name, f"f_{name}")
        return Place(self.used[name], self._shapes[name].optional)


def _impossible(entry: Entry, _: str) -> None:
    raise AssertionError(f"no item holds a record or a collection: {entry}")


def _unknown(operand: Operand | Value | Parameter) -> str:
    raise AssertionError(f"an item alone does not decide {operand}")
