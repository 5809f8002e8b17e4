"""
The leaves of a norm: its single tests, each by itself and with another outcome in its place.

A leaf is a test of a value or of a list of words, a test of a number of items, a share, a value
that must be covered, the windows of `each`, and the auditor's judgement. A leaf inside `where`,
`every` or `of` has an outcome for each item.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never, cast

import attrs

from kvo_norms.authoring.coverage.views import IS_MARKED, items_at, marked
from kvo_norms.authoring.running import Case, status_of
from kvo_norms.authoring.spots import PATTERNS, Spot, put
from kvo_norms.catalogue import Norm
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import GroupOutcome, ItemsOutcome
from kvo_norms.notation import AT_LEAST_ONE, counts_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Entry,
    Equals,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    Present,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.records import frozen
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict

ALWAYS = AllOf(patterns=())
NEVER = AnyOf(patterns=())
_NOT_KNOWN = Tests(
    tests=(Equals(operand=FromDossier(path=("facts", ""))),),
)
"""A test that is OPEN of any value: no fact is without a name."""


@attrs.frozen(kw_only=True, eq=False)
class Leaf:
    """
    A single test of a norm.
    """

    norm: Norm
    spot: Spot
    """The way to it from the norm; ``("question",)`` for the judgement."""
    other: Verdict = NOT_MET
    """What it comes to where it is not MET; OPEN for what only asks whether a value is given."""
    items: tuple[str, ...] = ()
    """The collection whose items it tests one by one; nothing where it tests no items."""
    way: tuple[str, ...] = ()
    """The names of the fields that lead to what it tests, from the item or the dossier."""
    entry: Spot = ()
    """The way to the entry in which it stands."""
    alone: Entry | None = None
    """The leaf in an entry of its own; ``None`` for the judgement."""
    rest: Entry | None = None
    """What else stands in that entry."""

    def outcomes(self, case: Case) -> tuple[Verdict, ...]:
        """
        What it comes to: once, or for each item of its collection.
        """
        if self.alone is None:
            return (_JUDGED.get(case.judgement, OPEN),)
        if not self.items:
            found = interpret(_under(self.way, self.alone), case.setting)
            return (found.verdict,)
        where = Record(entries=(self.alone,))
        entry = Field(name=self.items[-1], matcher=Items(where=where))
        outcome: Any = interpret(_under(self.items[:-1], entry), case.setting)
        while isinstance(outcome, GroupOutcome):
            (outcome,) = outcome.parts
        members = cast("ItemsOutcome", outcome).members
        return tuple(
            OPEN if member.seen is NOT_MET else cast("GroupOutcome", member.where).verdict
            for member in members
        )

    def seen(self, verdict: Verdict, case: Case) -> bool:
        """
        Whether it comes to this anywhere in the case.
        """
        return verdict in self.outcomes(case)

    def decides(self, verdict: Verdict, case: Case) -> bool:
        """
        Whether it comes to this, and the norm would stand otherwise had it come to the opposite
        there, all else being equal.
        """
        opposite = self.other if verdict is MET else MET
        looked_at = []
        for index, found in enumerate(self.outcomes(case)):
            if found is not verdict:
                continue
            if self.items:
                item = items_at(case.setting, self.items)[index]
                if item in looked_at:
                    continue
                looked_at.append(item)
            if self.forced(opposite, index, case) is not case.expected:
                return True
        return False

    def forced(self, verdict: Verdict, index: int, case: Case) -> Status:
        """
        How the norm would stand had the leaf come to this, at the item by its place if it tests
        items.
        """
        if self.alone is None:
            number = 2 if verdict is MET else 0
            return status_of(self.norm, attrs.evolve(case, judgement=number))
        here = self._always(verdict)
        if self.items:
            here = _where_marked(here, verdict, self.alone)
            setting = marked(case.setting, self.items, index)
            case = attrs.evolve(case, setting=setting)
        if self.rest is not None:
            here = _both(here, self.rest)
        return status_of(put(self.norm, self.entry, here), case)

    def _always(self, verdict: Verdict) -> Entry:
        match verdict:
            case Verdict.MET:
                return ALWAYS
            case Verdict.NOT_MET:
                return NEVER
            case Verdict.OPEN:
                return attrs.evolve(cast("Field", self.alone), matcher=_NOT_KNOWN)


_JUDGED = {0: NOT_MET, 2: MET}


def leaves_of(norm: Norm) -> tuple[Leaf, ...]:
    """
    The leaves of a norm, in the order in which its table has them; the judgement last.
    """
    found: list[Leaf] = []
    for name in PATTERNS:
        pattern = getattr(norm, name)
        if pattern is not None:
            found += _Finding(norm).record(pattern, (name,), (), ())
    if norm.question is not None:
        found.append(Leaf(norm=norm, spot=("question",)))
    return tuple(found)


@frozen()
class _Finding:
    """
    The walk that finds the leaves of one norm.
    """

    norm: Norm

    def record(
        self, record: Record, spot: Spot, way: tuple[str, ...], items: tuple[str, ...]
    ) -> Iterator[Leaf]:
        for index, entry in enumerate(record.entries):
            at = (*spot, "entries", index)
            match entry:
                case Field(name=name, matcher=matcher):
                    yield from self.field(name, matcher, at, way, items)
                case AllOf(patterns=patterns) | AnyOf(patterns=patterns):
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), way, items)
                case AtLeastOf(patterns=patterns):
                    for place, pattern in enumerate(patterns):
                        yield from self.record(pattern, (*at, "patterns", place), way, items)
                case Not(pattern=pattern):
                    yield from self.record(pattern, (*at, "pattern"), way, items)
                case _:
                    assert_never(entry)

    def field(
        self, name: str, matcher: Matcher, at: Spot, way: tuple[str, ...], items: tuple[str, ...]
    ) -> Iterator[Leaf]:
        match matcher:
            case Tests(tests=tests) | WordTests(tests=tests):
                for place, test in enumerate(tests):
                    others = tests[:place] + tests[place + 1 :]
                    yield self.leaf(
                        (*at, "matcher", "tests", place),
                        at,
                        way,
                        items,
                        alone=_tested(name, matcher, (test,)),
                        rest=_tested(name, matcher, others) if others else None,
                        other=OPEN if isinstance(test, Present) else NOT_MET,
                    )
            case Record():
                yield from self.record(matcher, (*at, "matcher"), (*way, name), items)
            case Items():
                yield from self.collection(name, matcher, at, way)
            case _:
                assert_never(matcher)

    def collection(self, name: str, items: Items, at: Spot, way: tuple[str, ...]) -> Iterator[Leaf]:
        spot, collection = (*at, "matcher"), (*way, name)
        for inner, pattern in (("where", items.where), ("every", items.every)):
            if pattern is not None:
                yield from self.record(pattern, (*spot, inner), (), collection)
        if items.share is not None:
            yield from self.record(items.share.of, (*spot, "share", "of"), (), collection)
        for part, alone, rest in _parts(items):
            yield self.leaf(
                (*spot, *part),
                at,
                way,
                (),
                alone=Field(name=name, matcher=alone),
                rest=None if rest is None else Field(name=name, matcher=rest),
            )

    def leaf(
        self,
        spot: Spot,
        at: Spot,
        way: tuple[str, ...],
        items: tuple[str, ...],
        *,
        alone: Entry,
        rest: Entry | None,
        other: Verdict = NOT_MET,
    ) -> Leaf:
        return Leaf(
            norm=self.norm,
            spot=spot,
            other=other,
            items=items,
            way=way,
            entry=at,
            alone=alone,
            rest=rest,
        )


def _tested(name: str, matcher: Tests | WordTests, tests: Any) -> Field:
    return Field(name=name, matcher=attrs.evolve(matcher, tests=tests))


def _parts(items: Items) -> Iterator[tuple[Spot, Items, Items | None]]:
    """
    What is asked of a collection as a whole: the way to each part, the part alone, the rest.
    """
    bare = attrs.evolve(items, count=(), every=None, share=None, covers=(), each=None)

    def rest(**without: Any) -> Items | None:
        left = attrs.evolve(items, **without)
        return left if left.count or counts_of(left) is not AT_LEAST_ONE else None

    for place, test in enumerate(counts_of(items)):
        others = items.count[:place] + items.count[place + 1 :]
        part: Spot = ("count", place) if items.count else ()
        yield part, attrs.evolve(bare, count=(test,)), rest(count=others)
    if items.share is not None:
        yield ("share",), attrs.evolve(bare, share=items.share), rest(share=None)
    for place, covers in enumerate(items.covers):
        for index, operand in enumerate(covers.operands):
            one = attrs.evolve(covers, operands=(operand,), parameter=None)
            fewer = covers.operands[:index] + covers.operands[index + 1 :]
            kept = (attrs.evolve(covers, operands=fewer, parameter=None),) if fewer else ()
            left = rest(covers=items.covers[:place] + kept + items.covers[place + 1 :])
            yield ("covers", place, "operands", index), attrs.evolve(bare, covers=(one,)), left
    if items.each is not None:
        yield ("each",), attrs.evolve(bare, each=items.each), rest(each=None)


def _under(way: tuple[str, ...], entry: Entry) -> Record:
    """
    An entry below the fields that lead to it.
    """
    found = Record(entries=(entry,))
    for name in reversed(way):
        found = Record(entries=(Field(name=name, matcher=found),))
    return found


def _both(first: Entry, second: Entry) -> Entry:
    return AllOf(patterns=(Record(entries=(first,)), Record(entries=(second,))))


def _where_marked(forced: Entry, verdict: Verdict, leaf: Entry) -> Entry:
    """
    The forced outcome at the marked item, and the leaf's own at every other.
    """
    if verdict is MET:
        return AnyOf(patterns=(Record(entries=(leaf,)), IS_MARKED))
    elsewhere = Record(entries=(Not(pattern=IS_MARKED),))
    either = AnyOf(patterns=(Record(entries=(forced,)), elsewhere))
    return _both(leaf, either)
