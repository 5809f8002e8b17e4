"""
Code for one pass over a collection: all that its items alone decide, for all norms at once.

Nothing here knows the day of the assessment or another part of the dossier, so what was gathered
serves for every day, and again when another part changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from kvo_norms.coding import Source
from kvo_norms.compiling.asked import (
    Counted,
    Names,
    Part,
    is_settled,
    parts_of,
    settle,
    start,
    step,
)
from kvo_norms.compiling.comparing import two_ways
from kvo_norms.compiling.conditions import write_entries
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
from kvo_norms.patterns import Entry, Field, Items, Operand, Parameter, Tests as ValueTests, Value


@attrs.frozen(kw_only=True)
class Wanted:
    """
    What norms ask of the items of one membership.
    """

    settled: tuple[Part, ...]
    """What the items alone decide."""
    rows: bool
    """Whether more is asked, for which the items themselves are needed again."""


@attrs.frozen(kw_only=True)
class Gathered:
    """
    What a pass leaves behind, as names in the tuple that it returns.
    """

    returned: tuple[str, ...]
    """The names, in the order of the tuple."""
    facts: Mapping[tuple[Membership, Part], tuple[str, ...]]
    """Per membership and part what it comes to if the items are all there are, and all evidence."""
    last: str | None
    """The day from which on all items are evidence, where a date makes them so."""
    rows: Mapping[Membership, str]
    """Per membership, where more is asked: pairs of whether an item counts and the item."""


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
        settled = tuple(p for p in asked if membership.settled and is_settled(p))
        rows = len(settled) < len(asked) or membership.provisos
        found[membership] = Wanted(settled=settled, rows=rows)
    return found


def write_gathering(
    source: Source, item: type, wanted: Mapping[Membership, Wanted], ranks: Ranks
) -> Gathered:
    """
    Write the body of the pass over `items`.
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
        operand=_unknown,
        threshold=_unknown,
        ratios=getattr(item, "ratios", {}),
    )
    names = Names(
        let=lambda expression: _let(source, expression),
        bind=source.bind,
        known=lambda operand: _literal(source, operand),
        windows=_unknown,
    )
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
    _write_branches(branches, "2", scope)
    with source.block("for x in items:"):
        for name, local in fields.used.items():
            source.line(f"{local} = x.{name}")
        source.take(body)
    for membership, kept in pending:
        if membership.latest is not None and kept:
            _write_newest(source, item, membership.latest, rows[membership], kept, scope)
        for part, held in kept.items():
            facts[membership, part] = settle(part, held, item, names)
            returned += facts[membership, part]
    if last is not None:
        returned.append(last)
    source.line(f"return ({''.join(f'{name}, ' for name in returned)})")
    return Gathered(returned=tuple(returned), facts=facts, last=last, rows=rows)


def _write_newest(
    source: Source,
    item: type,
    field: str,
    rows: str,
    kept: Mapping[Part, tuple[str, ...]],
    scope: Scope,
) -> None:
    """
    Ask the newest items what is asked, as if the items were all there are.
    """
    body = Source(source.namespace, prefix=source.local("w"))
    fields = _Fields(item)
    inner = attrs.evolve(scope, source=body, field=fields.place)
    for part, names in kept.items():
        step(part, names, "w", item, inner)
    days = f"[x.{fields.own(field)} for w, x in {rows}]"
    with source.block(f"for w, x in newest({rows}, {days}, True):"), source.block("if w:"):
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


Branch = tuple[tuple[Entry, ...], Callable[[str], None]]
"""What is asked of an item, and what is written where it holds or may hold."""
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


def _write_branches(branches: Sequence[Branch], weight: str, scope: Scope) -> None:
    """
    Ask what branches have in common once, and only then what each asks besides.

    `weight` is 2 where an item counts by what was asked so far, 1 where it may.
    """
    source = scope.source
    for entries, write in branches:
        if not entries:
            write(weight)
    left = [branch for branch in branches if branch[0]]
    while left:
        often = Counter(entry for entries, _ in left for entry in entries)
        entry = max(often, key=lambda entry: (often[entry], -_cost(entry)))
        inside = [(_without(entries, entry), write) for entries, write in left if entry in entries]
        left = [branch for branch in left if entry not in branch[0]]
        ways = two_ways(entry, scope)
        if ways is not None and (ways[1] is None or not any(entries for entries, _ in inside)):
            met, unknown = ways
            with source.block(f"if {met}:"):
                _write_branches(inside, weight, scope)
            if unknown is not None:
                with source.block(f"elif {unknown}:"):
                    _write_branches(inside, "1", scope)
            continue
        name = source.local()
        source.line(f"{name} = {weight}")
        write_entries((entry,), name, scope)
        with source.block(f"if {name}:"):
            _write_branches(inside, name, scope)


def _cost(entry: Entry) -> int:
    """
    How much work it is to ask an entry: what is cheap is asked first.
    """
    match entry:
        case Field(matcher=ValueTests(tests=tests)):
            return len(tests)
        case _:
            return 10


def _without(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    return tuple(other for other in entries if other != entry)


def _group(
    names: Names, scope: Scope, item: type, group: Keyed, returned: list[str]
) -> tuple[dict[tuple[Membership, Part], tuple[str, ...]], Callable[[str], None]]:
    """
    Count all memberships of a group: the field's word says for which of them an item counts.
    """
    size = len(group.members)
    low, high, any_word = names.let(f"[0] * {size}"), names.let(f"[0] * {size}"), names.let("0")
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
                step(Counted(), (f"{low}[{place}]", f"{high}[{place}]"), weight, item, scope)

    returned += [low, high, any_word]
    found: dict[tuple[Membership, Part], tuple[str, ...]] = {
        (membership, Counted()): (f"{low}[{i}]", f"({high}[{i}] + {any_word})")
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
