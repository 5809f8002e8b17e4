"""
The plain interpreter: the meaning of a pattern, with everything that it found.

A walk over the pattern beside the dossier. It is written to be read; docs/explanation/
three-values.md says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter
from typing import Any, assert_never, cast

from kvo_norms.assessment import Later
from kvo_norms.durations import Duration
from kvo_norms.errors import Path
from kvo_norms.evaluating.algebra import (
    count_holds,
    in_window,
    newest,
    number_of,
    share_holds,
    windows,
)
from kvo_norms.evaluating.comparisons import contains, holds
from kvo_norms.evaluating.outcomes import (
    Bounds,
    CountOutcome,
    CoversOutcome,
    EachOutcome,
    EveryOutcome,
    GroupOutcome,
    ItemsOutcome,
    MemberOutcome,
    Outcome,
    PartOutcome,
    ShareOutcome,
    ValueOutcome,
    Window,
)
from kvo_norms.evaluating.setting import Setting, exact, field_of, operand_of
from kvo_norms.making import maker
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    Covers,
    Each,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Share,
    Test,
    Tests,
    WordTests,
)
from kvo_norms.verdict import MET, OPEN, Verdict, all_of, any_of, negation, truth

make_value, make_group, make_items = maker(ValueOutcome), maker(GroupOutcome), maker(ItemsOutcome)
make_member, make_count = maker(MemberOutcome), maker(CountOutcome)
make_every, make_share = maker(EveryOutcome), maker(ShareOutcome)
make_covers, make_each = maker(CoversOutcome), maker(EachOutcome)
verdict_in = attrgetter("verdict")


def interpret(pattern: Record, setting: Setting) -> GroupOutcome:
    """
    What the pattern finds in the dossier as of the day.
    """
    return _record(pattern, setting.dossier, (), setting)


def interpret_at(matcher: Matcher, value: Any, path: Path, setting: Setting) -> Outcome:
    """
    What a matcher finds in a value that stands, or would stand, at a path of the dossier.
    """
    return _matcher(matcher, value, path, setting)


def _record(pattern: Record, record: Any, path: Path, setting: Setting) -> GroupOutcome:
    parts = tuple([_entry(entry, record, path, setting) for entry in pattern.entries])
    value = all_of(map(verdict_in, parts))
    return make_group(verdict=value, node=pattern, path=path, parts=parts)


def _entry(entry: Entry, record: Any, path: Path, setting: Setting) -> Outcome:
    match entry:
        case Field(name=name, matcher=matcher):
            return _matcher(matcher, field_of(record, name), (*path, name), setting)
        case AllOf(patterns=patterns):
            parts = tuple([_record(pattern, record, path, setting) for pattern in patterns])
            value = all_of(map(verdict_in, parts))
        case AnyOf(patterns=patterns):
            parts = tuple([_record(pattern, record, path, setting) for pattern in patterns])
            value = any_of(map(verdict_in, parts))
        case Not(pattern=pattern):
            parts = (_record(pattern, record, path, setting),)
            value = negation(parts[0].verdict)
        case AtLeastOf(count=count, patterns=patterns):
            parts = tuple([_record(pattern, record, path, setting) for pattern in patterns])
            lowest, highest = number_of(map(verdict_in, parts), closed=True)
            value = count_holds(AtLeast, (cast("int", count.value),), lowest, highest)
        case _:
            assert_never(entry)
    return make_group(verdict=value, node=entry, path=path, parts=parts)


def _matcher(matcher: Matcher, value: Any, path: Path, setting: Setting) -> Outcome:
    match matcher:
        case Items():
            return _items(matcher, value, path, setting)
        case Record():
            return _record(matcher, value, path, setting)
        case Tests(tests=tests, vocabulary=vocabulary):
            ranks = None if vocabulary is None else setting.ranks.get(vocabulary, {})
            values = tuple([holds(test, value, ranks, setting) for test in tests])
        case WordTests(tests=word_tests):
            values = tuple([contains(test, value, setting) for test in word_tests])
        case _:
            assert_never(matcher)
    return make_value(verdict=all_of(values), node=matcher, path=path, found=value, values=values)


Members = Later[tuple[MemberOutcome, ...]]


def _items(pattern: Items, items: Any, path: Path, setting: Setting) -> ItemsOutcome:
    incomplete = setting.dossier.incomplete
    closed = items is not None and not (incomplete and ".".join(map(str, path)) in incomplete)
    members = Later(_members, pattern, items or (), path, setting, closed)
    parts = tuple(_parts(pattern, members, path, setting, closed=closed))
    return make_items(
        verdict=all_of(map(verdict_in, parts)),
        node=pattern,
        path=path,
        given=items is not None,
        closed=closed,
        members=members,
        parts=parts,
    )


def _parts(
    pattern: Items, members: Members, path: Path, setting: Setting, *, closed: bool
) -> Iterator[PartOutcome]:
    """
    What each part of a pattern comes to; what was told already is not worked out again.
    """
    told = None if setting.told is None else setting.told.of(pattern, path)
    verdicts = iter(() if told is None else told[1])
    counts = counts_of(pattern)
    if counts:
        if told is None:
            lowest, highest = _inside(members, closed)
        else:
            lowest, more = told[0]
            highest = lowest + more if closed else None
        for test in counts:
            value = _count(test, lowest, highest, setting)
            yield make_count(verdict=value, node=test, lowest=lowest, highest=highest)
    if pattern.every is not None:
        items = Later(_each_item, pattern.every, members, setting)
        value = next(verdicts, None) or _every(members(), items(), closed=closed)
        yield make_every(verdict=value, node=pattern.every, items=items)
    if pattern.share is not None:
        items = Later(_each_item, pattern.share.of, members, setting)
        value = next(verdicts, None) or _share(
            pattern.share, members(), items(), setting, closed=closed
        )
        yield make_share(
            verdict=value,
            node=pattern.share,
            inside=Later(_inside, members, closed),
            matching=Later(_matching, members, items, closed),
        )
    for covers in pattern.covers:
        values = Later(_covers, covers, members, setting, closed)
        value = next(verdicts, None) or all_of(value for _, value in values())
        yield make_covers(verdict=value, node=covers, values=values)
    if pattern.each is not None:
        found = Later(_each, pattern.each, members, setting, closed)
        value = next(verdicts, None) or _every_window(pattern.each, found(), setting)
        yield make_each(verdict=value, node=pattern.each, windows=found)


def _count(test: Test, lowest: int, highest: int | None, setting: Setting) -> Verdict:
    allowed = [operand_of(operand, setting) for operand in operands_of(test)]
    return count_holds(type(test), allowed, lowest, highest)


def _members(
    pattern: Items, items: tuple[Any, ...], path: Path, setting: Setting, closed: bool
) -> tuple[MemberOutcome, ...]:
    seen = [_seen(item, pattern.evidence_date, setting) for item in items]
    where = [
        None if pattern.where is None else _record(pattern.where, item, (*path, index), setting)
        for index, item in enumerate(items)
    ]
    matched = [
        value if found is None else all_of((value, found.verdict))
        for value, found in zip(seen, where, strict=True)
    ]
    kept = matched
    if pattern.latest is not None:
        kept = newest(matched, [getattr(item, pattern.latest) for item in items], closed=closed)
    return tuple(
        make_member(
            verdict=kept[index],
            path=(*path, index),
            item=item,
            seen=seen[index],
            where=where[index],
        )
        for index, item in enumerate(items)
    )


def _seen(item: Any, evidence_date: str | None, setting: Setting) -> Verdict:
    if evidence_date is None:
        return MET
    day = getattr(item, evidence_date)
    return truth(None if day is None else day <= setting.on)


def _further(*, closed: bool) -> tuple[Verdict, ...]:
    """
    What items that nobody has named may come to.
    """
    return () if closed else (OPEN,)


def _each_item(pattern: Record, members: Members, setting: Setting) -> tuple[Outcome, ...]:
    """
    What each item comes to, whether it counts or not.
    """
    return tuple(_record(pattern, member.item, member.path, setting) for member in members())


def _every(
    members: tuple[MemberOutcome, ...], items: tuple[Outcome, ...], *, closed: bool
) -> Verdict:
    values = [
        any_of((negation(member.verdict), found.verdict))
        for member, found in zip(members, items, strict=True)
    ]
    return all_of((*values, *_further(closed=closed)))


def _share(
    share: Share,
    members: tuple[MemberOutcome, ...],
    items: tuple[Outcome, ...],
    setting: Setting,
    *,
    closed: bool,
) -> Verdict:
    threshold = Fraction(operand_of(share.test.operand, setting))
    pairs = [(m.verdict, found.verdict) for m, found in zip(members, items, strict=True)]
    return share_holds(type(share.test), threshold.as_integer_ratio(), pairs, closed=closed)


def _inside(members: Members, closed: bool) -> Bounds:
    """
    How many items count.
    """
    return number_of((member.verdict for member in members()), closed=closed)


def _matching(members: Members, items: Later[tuple[Outcome, ...]], closed: bool) -> Bounds:
    """
    How many of the items that count match.
    """
    pairs = zip(members(), items(), strict=True)
    return number_of((all_of((m.verdict, it.verdict)) for m, it in pairs), closed=closed)


def _covers(
    covers: Covers, members: Members, setting: Setting, closed: bool
) -> tuple[tuple[Any, Verdict], ...]:
    """
    The values that are wanted, each with whether some item holds it.
    """
    values = []
    for operand in covers.operands:
        wanted = operand_of(operand, setting)
        held = (
            all_of((member.verdict, _bears(getattr(member.item, covers.field), wanted)))
            for member in members()
        )
        values.append((wanted, any_of((*held, *_further(closed=closed)))))
    return tuple(values)


def _bears(found: Any, wanted: Any) -> Verdict:
    if found is None or wanted is None:
        return OPEN
    return truth(wanted in found if isinstance(found, tuple) else exact(found) == wanted)


def _each(each: Each, members: Members, setting: Setting, closed: bool) -> tuple[Window, ...]:
    """
    The windows, each with whether some item falls in it; none where `since` is unknown.
    """
    since = operand_of(each.since, setting)
    if since is None:
        return ()
    found = []
    for window in windows(setting.on, cast("Duration", each.period.value), since):
        falls = (
            all_of((member.verdict, in_window(getattr(member.item, each.date), window)))
            for member in members()
        )
        found.append((*window, any_of((*falls, *_further(closed=closed)))))
    return tuple(found)


def _every_window(each: Each, found: tuple[Window, ...], setting: Setting) -> Verdict:
    if operand_of(each.since, setting) is None:
        return OPEN
    return all_of(value for _, _, value in found)
