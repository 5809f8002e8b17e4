"""
Code for one pass over a collection: all that its items decide, for all norms at once.

A pass that knows nothing of the day of the assessment nor of another part of the dossier gathers
what serves for every day, and again when another part changes.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping

import attrs

from kvo_norms.coding import Source
from kvo_norms.compiling.asked import (
    COUNTED,
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
from kvo_norms.compiling.scope import Scope
from kvo_norms.compiling.sources import Fields, own
from kvo_norms.evaluating.setting import Ranks, exact
from kvo_norms.patterns import Items, Operand, Written
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
    threshold: Callable[[Written], str]
    further: str
    """Whether there may be further items."""


def nothing_beyond(source: Source) -> Beyond:
    """
    A pass that knows the items alone, as if they were all there are.
    """

    def known(operand: Operand) -> str:
        if isinstance(operand, Written):
            return source.bind(exact(operand.value))
        return _unknown(operand)

    names = Names(
        let=source.let,
        zero=source.zero,
        local=source.local,
        bind=source.bind,
        known=known,
        windows=_unknown,
    )
    return Beyond(names=names, operand=_unknown, threshold=_unknown, further="False")


def _unknown(operand: Operand | Written) -> str:
    raise AssertionError(f"an item alone does not decide {operand}")


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
    counted = [m for m, asked in wanted.items() if asked.settled == (COUNTED,) and not asked.rows]
    groups = keyed_groups(counted)
    grouped = {m for group in groups for m in group.members.values()}
    body = Source(source.namespace, prefix=source.local("w"))
    fields, names = Fields(item), beyond.names
    scope = Scope(
        source=body,
        ranks=ranks,
        field=fields.place,
        operand=beyond.operand,
        threshold=beyond.threshold,
        ratios=getattr(item, "ratios", {}),
    )
    tallies = [(group, _tally(names, group)) for group in groups]
    branches: list[Branch] = [(group.rest, _tallying(group, tally)) for group, tally in tallies]
    rows: dict[Membership, str] = {}
    pending = []
    for membership, asked in wanted.items():
        if membership in grouped:
            continue
        kept = {part: start(part, item, names) for part in asked.settled}
        if asked.rows:
            rows[membership] = names.let("[]")
        noted = {} if membership.latest is not None else kept
        branches.append((membership.fixed, _noting(item, noted, rows.get(membership))))
        pending.append((membership, kept))
    last = _write_last(wanted, scope, names)
    write_branches(branches, "2", scope)
    with source.block(f"for x in {items}:"):
        fields.read(source)
        source.take(body)
    facts: dict[tuple[Membership, Part], tuple[str, ...]] = {}
    for group, tally in tallies:
        facts |= _counted(source, names, group, tally)
    for membership, kept in pending:
        if membership.latest is not None and kept:
            counting = (rows[membership], beyond.further)
            _write_newest(source, item, membership.latest, counting, kept, scope)
        for part, held in kept.items():
            facts[membership, part] = settle(part, held, item, names)
    returned = [*rows.values(), *itertools.chain(*facts.values()), *([last] if last else [])]
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
    Ask the newest of the items that may count what is asked, given whether there may be further
    ones.
    """
    rows, further = counting
    body = Source(source.namespace, prefix=source.local("w"))
    fields = Fields(item)
    inner = attrs.evolve(scope, source=body, field=fields.place)
    for part, names in kept.items():
        step(part, names, "w", item, inner)
    found = f"newest({rows}, '{own(item, field)}', not {further})"
    with source.block(f"for w, x in {found}:"), source.block("if w:"):
        fields.read(source)
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


def _noting(
    item: type, kept: Mapping[Part, tuple[str, ...]], rows: str | None
) -> Callable[[str, Scope], None]:
    def write(weight: str, scope: Scope) -> None:
        for part, names in kept.items():
            step(part, names, weight, item, scope)
        if rows is not None:
            scope.source.line(f"{rows}.append(({weight}, x))")

    return write


Tally = tuple[str, str, str]
"""The names of the places of words, and of lists of how many items count there and may count."""


def _tally(names: Names, group: Keyed) -> Tally:
    """
    Begin to count a group: a place for each word, one for no word, and a last one for any other.
    """
    places = {word: place for place, word in enumerate((*group.members, None))}
    nothing = f"[0] * {len(places) + 1}"
    return names.bind(places), names.let(nothing), names.let(nothing)


def _tallying(group: Keyed, tally: Tally) -> Callable[[str, Scope], None]:
    """
    Count all memberships of a group: the field's word says for which of them an item counts.
    """
    places, sure, maybe = tally

    def write(weight: str, scope: Scope) -> None:
        place = f"{places}.get({scope.field(group.field).name}, -1)"
        scope.source.line(f"{sure if weight == '2' else maybe}[{place}] += 1")

    return write


def _counted(
    source: Source, names: Names, group: Keyed, tally: Tally
) -> dict[tuple[Membership, Part], tuple[str, ...]]:
    """
    After the loop, how many items count for each membership and how many more may.
    """
    _, sure, maybe = tally
    any_word = names.let(f"{sure}[-2] + {maybe}[-2]")
    with source.block(f"if {any_word}:"):
        source.line(f"{maybe} = [*map({any_word}.__add__, {maybe})]")
    low, more = ([names.local() for _ in group.members] for _ in (sure, maybe))
    source.line(f"{', '.join(low)}, _, _ = {sure}")
    source.line(f"{', '.join(more)}, _, _ = {maybe}")
    pairs = zip(group.members.values(), low, more, strict=True)
    return {(membership, COUNTED): (least, further) for membership, least, further in pairs}
