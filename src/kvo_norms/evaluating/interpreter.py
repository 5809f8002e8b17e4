"""
The plain interpreter: the meaning of a pattern, with everything that it found.

A walk over the pattern beside the dossier. It is written to be read; docs/explanation/
three-values.md says the same in words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, assert_never, cast

from kvo_norms.durations import Duration, before
from kvo_norms.errors import Path
from kvo_norms.evaluating.algebra import (
    count_holds,
    in_window,
    newest,
    number_of,
    share_holds,
    windows,
)
from kvo_norms.evaluating.outcomes import (
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
)
from kvo_norms.evaluating.setting import Setting, exact, field_of, operand_of
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    Each,
    Entry,
    Equals,
    Field,
    Items,
    Matcher,
    Not,
    OneOf,
    Operand,
    Present,
    Record,
    Share,
    Test,
    Tests,
    Within,
    WordTest,
    WordTests,
)
from kvo_norms.verdict import MET, OPEN, Verdict, all_of, any_of, negation, truth


def interpret(pattern: Record, setting: Setting) -> GroupOutcome:
    """
    What the pattern finds in the dossier as of the day.
    """
    return _record(pattern, setting.dossier, (), setting)


def _record(pattern: Record, record: Any, path: Path, setting: Setting) -> GroupOutcome:
    parts = tuple([_entry(entry, record, path, setting) for entry in pattern.entries])
    value = all_of([part.verdict for part in parts])
    return GroupOutcome(verdict=value, node=pattern, path=path, parts=parts)


def _entry(entry: Entry, record: Any, path: Path, setting: Setting) -> Outcome:
    match entry:
        case Field(name=name, matcher=matcher):
            return _matcher(matcher, field_of(record, name), (*path, name), setting)
        case AllOf(patterns=patterns):
            parts = tuple(_record(pattern, record, path, setting) for pattern in patterns)
            value = all_of(part.verdict for part in parts)
        case AnyOf(patterns=patterns):
            parts = tuple(_record(pattern, record, path, setting) for pattern in patterns)
            value = any_of(part.verdict for part in parts)
        case Not(pattern=pattern):
            parts = (_record(pattern, record, path, setting),)
            value = negation(parts[0].verdict)
        case AtLeastOf(count=count, patterns=patterns):
            parts = tuple(_record(pattern, record, path, setting) for pattern in patterns)
            lowest, highest = number_of((part.verdict for part in parts), closed=True)
            value = count_holds(AtLeast, (cast("int", count.value),), lowest, highest)
        case _:
            assert_never(entry)
    return GroupOutcome(verdict=value, node=entry, path=path, parts=parts)


def _matcher(matcher: Matcher, value: Any, path: Path, setting: Setting) -> Outcome:
    match matcher:
        case Tests(tests=tests, vocabulary=vocabulary):
            ranks = None if vocabulary is None else setting.ranks.get(vocabulary, {})
            values = tuple([_holds(test, value, ranks, setting) for test in tests])
        case WordTests(tests=word_tests):
            values = tuple([_contains(test, value, setting) for test in word_tests])
        case Record():
            return _record(matcher, value, path, setting)
        case Items():
            return _items(matcher, value, path, setting)
        case _:
            assert_never(matcher)
    return ValueOutcome(verdict=all_of(values), node=matcher, path=path, found=value, values=values)


def _holds(test: Test, value: Any, ranks: Any, setting: Setting) -> Verdict:
    """
    A test of one value; `ranks` gives the order of words.
    """
    if value is None:
        return OPEN
    found = exact(value)
    match test:
        case Present():
            return MET
        case Equals(operand=operand):
            return _same(found, operand, setting)
        case OneOf(operands=operands):
            return any_of(_same(found, operand, setting) for operand in operands)
        case Within(duration=duration):
            first = before(setting.on, cast("Duration", duration.value))
            return truth(first <= found <= setting.on)
        case AtLeast(operand=operand) | AtMost(operand=operand):
            other = operand_of(operand, setting)
        case Above(operand=operand) | Below(operand=operand):
            other = operand_of(operand, setting)
        case _:
            assert_never(test)
    if ranks is not None:
        found, other = ranks.get(found), ranks.get(other)
    if found is None or other is None:
        return OPEN
    match test:
        case AtLeast():
            return truth(found >= other)
        case AtMost():
            return truth(found <= other)
        case Above():
            return truth(found > other)
        case Below():
            return truth(found < other)
        case _:
            assert_never(test)


def _same(found: Any, operand: Operand, setting: Setting) -> Verdict:
    other = operand_of(operand, setting)
    return OPEN if other is None else truth(found == other)


def _contains(test: WordTest, value: Any, setting: Setting) -> Verdict:
    if value is None:
        return OPEN
    held = [_holds_word(value, operand, setting) for operand in test.operands]
    match test:
        case ContainsAll():
            return all_of(held)
        case ContainsAny():
            return any_of(held)
        case ContainsNone():
            return negation(any_of(held))
        case _:
            assert_never(test)


def _holds_word(value: Any, operand: Operand, setting: Setting) -> Verdict:
    word = operand_of(operand, setting)
    return OPEN if word is None else truth(word in value)


def _items(pattern: Items, items: Any, path: Path, setting: Setting) -> ItemsOutcome:
    closed = items is not None and ".".join(map(str, path)) not in setting.dossier.incomplete
    members = _members(pattern, items or (), path, setting, closed=closed)
    inside = [member.verdict for member in members]
    parts: list[PartOutcome] = []
    lowest, highest = number_of(inside, closed=closed)
    for test in counts_of(pattern):
        value = count_holds(
            type(test),
            [operand_of(operand, setting) for operand in operands_of(test)],
            lowest,
            highest,
        )
        parts.append(CountOutcome(verdict=value, node=test, lowest=lowest, highest=highest))
    if pattern.every is not None:
        parts.append(_every(pattern.every, members, setting, closed=closed))
    if pattern.share is not None:
        parts.append(_share(pattern.share, members, setting, closed=closed))
    parts += [_covers(covers, members, setting, closed=closed) for covers in pattern.covers]
    if pattern.each is not None:
        parts.append(_each(pattern.each, members, setting, closed=closed))
    return ItemsOutcome(
        verdict=all_of(part.verdict for part in parts),
        node=pattern,
        path=path,
        given=items is not None,
        closed=closed,
        members=members,
        parts=tuple(parts),
    )


def _members(
    pattern: Items, items: tuple[Any, ...], path: Path, setting: Setting, *, closed: bool
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
        MemberOutcome(
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


def _every(
    pattern: Record, members: tuple[MemberOutcome, ...], setting: Setting, *, closed: bool
) -> EveryOutcome:
    items = tuple(_record(pattern, member.item, member.path, setting) for member in members)
    values = [
        any_of((negation(member.verdict), found.verdict))
        for member, found in zip(members, items, strict=True)
    ]
    value = all_of((*values, *_further(closed=closed)))
    return EveryOutcome(verdict=value, node=pattern, items=items)


def _share(
    share: Share, members: tuple[MemberOutcome, ...], setting: Setting, *, closed: bool
) -> ShareOutcome:
    matches = [_record(share.of, m.item, m.path, setting).verdict for m in members]
    inside = [member.verdict for member in members]
    threshold = Fraction(operand_of(share.test.operand, setting))
    value = share_holds(
        type(share.test),
        threshold.as_integer_ratio(),
        zip(inside, matches, strict=True),
        closed=closed,
    )
    both = (all_of(pair) for pair in zip(inside, matches, strict=True))
    return ShareOutcome(
        verdict=value,
        node=share,
        inside=number_of(inside, closed=closed),
        matching=number_of(both, closed=closed),
    )


def _covers(
    covers: Covers, members: tuple[MemberOutcome, ...], setting: Setting, *, closed: bool
) -> CoversOutcome:
    values = []
    for operand in covers.operands:
        wanted = operand_of(operand, setting)
        held = (
            all_of((member.verdict, _bears(getattr(member.item, covers.field), wanted)))
            for member in members
        )
        values.append((wanted, any_of((*held, *_further(closed=closed)))))
    value = all_of(value for _, value in values)
    return CoversOutcome(verdict=value, node=covers, values=tuple(values))


def _bears(found: Any, wanted: Any) -> Verdict:
    if found is None or wanted is None:
        return OPEN
    return truth(wanted in found if isinstance(found, tuple) else exact(found) == wanted)


def _each(
    each: Each, members: tuple[MemberOutcome, ...], setting: Setting, *, closed: bool
) -> EachOutcome:
    since = operand_of(each.since, setting)
    if since is None:
        return EachOutcome(verdict=OPEN, node=each, windows=())
    found = []
    for window in windows(setting.on, cast("Duration", each.period.value), since):
        falls = (
            all_of((member.verdict, in_window(getattr(member.item, each.date), window)))
            for member in members
        )
        found.append((*window, any_of((*falls, *_further(closed=closed)))))
    return EachOutcome(
        verdict=all_of(value for _, _, value in found), node=each, windows=tuple(found)
    )
