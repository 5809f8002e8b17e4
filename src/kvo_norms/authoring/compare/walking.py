"""
Two patterns held against each other, part by part, with what each change does to the whole.

What a change does follows from its place: under `not`, or in a `where` whose items are counted with
`at_most`, what lets more through is stricter. The walk is sound: each change is told as if it were
made after those before it, and the parts that surround it are monotone in the three values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kvo_norms.authoring.compare.alignment import paired
from kvo_norms.authoring.compare.comparison import Direction, PartChange
from kvo_norms.authoring.compare.demands import (
    demand_changes,
    operand_changes,
    telling,
    test_changes,
    word_test_changes,
)
from kvo_norms.authoring.compare.ordering import order_of, times
from kvo_norms.authoring.compare.relations import (
    LOOSER,
    STRICTER,
    UNKNOWN,
    Relation,
    Words,
    as_whole,
    category_of,
    is_higher,
    turned,
)
from kvo_norms.authoring.compare.walk import Polarity, Walk
from kvo_norms.authoring.compare.written import inline
from kvo_norms.durations import Duration
from kvo_norms.notation import as_table, counts_of, part_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    Each,
    Entry,
    Field,
    Items,
    Matcher,
    Not,
    Record,
    Share,
    Tests,
    WordTests,
    Written,
)

EVERYTHING = Record(entries=())
"""What everything matches."""
Part = Record | Share | Each


def pattern_changes(
    old: Record | None, new: Record | None, words: Words, name: str, polarity: Polarity
) -> Iterator[PartChange]:
    """
    What differs between two patterns that stand in the field `name` of a norm or star.
    """
    walk = Walk(words, (name,), polarity)
    yield from _records(old or EVERYTHING, new or EVERYTHING, walk)


def _records(old: Record, new: Record, walk: Walk) -> Iterator[PartChange]:
    before, after = dict(map(_named, old.entries)), dict(map(_named, new.entries))
    for one, other in (("any", "all"), ("all", "any")):
        if _is_requantified(before, after, one, other):
            first, second = before.pop(one), after.pop(other)
            if len(_patterns(first)) > 1:
                told = (inline({key: _raw(it)}) for key, it in ((one, first), (other, second)))
                yield walk.change(STRICTER if other == "all" else LOOSER, *told)
    for key in {**before, **after}:
        was, now, at = before.get(key), after.get(key), walk.at(key)
        if was is None:
            yield at.change(STRICTER, None, _entry_text(now))
        elif now is None:
            yield at.change(LOOSER, _entry_text(was), None)
        else:
            yield from _entries(was, now, at)


def _is_requantified(
    before: Mapping[str, Entry], after: Mapping[str, Entry], one: str, other: str
) -> bool:
    """
    Whether the same patterns that stood under one key stand under the other now.
    """
    if one in after or other in before or one not in before or other not in after:
        return False
    return _patterns(before[one]) == _patterns(after[other])


def _patterns(entry: Entry) -> frozenset[Record]:
    return frozenset(entry.patterns) if isinstance(entry, AllOf | AnyOf) else frozenset()


def _named(entry: Entry) -> tuple[str, Entry]:
    if isinstance(entry, Field):
        return entry.name, entry
    ((key, _),) = as_table(Record(entries=(entry,))).items()
    return key, entry


def _entry_text(entry: Entry | None) -> str | None:
    return None if entry is None else inline(_raw(entry))


def _raw(entry: Entry) -> Any:
    ((_, held),) = as_table(Record(entries=(entry,))).items()
    return held


def _entries(old: Entry, new: Entry, walk: Walk) -> Iterator[PartChange]:
    match old, new:
        case Field(matcher=was), Field(matcher=now):
            yield from _matchers(was, now, walk)
        case Not(pattern=was), Not(pattern=now):
            yield from _records(was, now, walk.under(-1))
        case AllOf(patterns=before), AllOf(patterns=after):
            yield from _lists(before, after, walk, added=STRICTER)
        case AnyOf(patterns=before), AnyOf(patterns=after):
            yield from _lists(before, after, walk, added=LOOSER)
        case AtLeastOf(), AtLeastOf():
            relation = is_higher(old.count, new.count)
            yield from operand_changes(old.count, new.count, relation, walk.at("count"))
            yield from _lists(old.patterns, new.patterns, walk.at("patterns"), added=LOOSER)
        case _:
            raise AssertionError(old, new)


def _lists(
    old: Sequence[Record], new: Sequence[Record], walk: Walk, *, added: Direction
) -> Iterator[PartChange]:
    """
    Patterns of which all, any or so many hold; `added` is what one more does.
    """
    for i, j in paired(old, new):
        if i is None and j is not None:
            yield walk.at(j).change(added, None, inline(as_table(new[j])))
        elif j is None and i is not None:
            removed = turned(added) or UNKNOWN
            yield walk.at(i).change(removed, inline(as_table(old[i])), None)
        elif i is not None and j is not None:
            yield from _records(old[i], new[j], walk.at(j))


def _matchers(old: Matcher, new: Matcher, walk: Walk) -> Iterator[PartChange]:
    match old, new:
        case Tests(), Tests():
            vocabulary = new.vocabulary or old.vocabulary
            yield from test_changes(telling(old.tests), telling(new.tests), vocabulary, walk)
        case WordTests(), WordTests():
            yield from word_test_changes(old, new, walk)
        case Record(), Record():
            yield from _records(old, new, walk)
        case Items(), Items():
            yield from _items(old, new, walk)
        case _:  # a fact that is of another kind now
            yield walk.change(UNKNOWN, None, None)


def _items(old: Items, new: Items, walk: Walk) -> Iterator[PartChange]:
    inside = walk.under(_more_items(old))
    was, now = old.where or EVERYTHING, new.where or EVERYTHING
    # Of items of which only the newest count, one more may take the place of another.
    within = inside if old.latest is None else inside.under(0)
    yield from _records(was, now, within.at("where"))
    if old.latest != new.latest:
        narrower = {(True, False): STRICTER, (False, True): LOOSER}
        relation = narrower.get((old.latest is None, new.latest is None), UNKNOWN)
        told = (None if it is None else inline(it) for it in (old.latest, new.latest))
        yield inside.at("latest").change(relation, *told)
    counts = [list(map(as_whole, counts_of(it))) for it in (old, new)]
    yield from test_changes(counts[0], counts[1], None, walk.at("count"))
    yield from _part(old, new, old.every, new.every, walk.at("every"))
    yield from _part(old, new, old.share, new.share, walk.at("share"))
    before, after = ({it.field: it for it in items.covers} for items in (old, new))
    for field in {**before, **after}:
        yield from demand_changes(before.get(field), after.get(field), walk.at("covers"))
    yield from _part(old, new, old.each, new.each, walk.at("each"))


def _more_items(items: Items) -> Polarity:
    """
    What more items that count make of what is asked of them.
    """
    found: set[Polarity] = set()
    for test in counts_of(items):
        lower: dict[str, Polarity] = {"low": 1, "high": -1}
        found.add(lower.get(category_of(test), 0))
    if items.every is not None:
        found.add(-1)
    if items.share is not None:
        found.add(0)
    if items.covers or items.each is not None:
        found.add(1)
    return found.pop() if len(found) == 1 else 0


def _part(
    old: Items, new: Items, was: Part | None, now: Part | None, walk: Walk
) -> Iterator[PartChange]:
    """
    A part of what is asked of a collection: new, gone, or another inside.
    """
    if was is None and now is None:
        return
    key = str(walk.path[-1])
    if was is None and now is not None:
        yield walk.change(STRICTER, None, inline(part_of(new, now)[key]))
    elif now is None and was is not None:
        yield walk.change(LOOSER, inline(part_of(old, was)[key]), None)
    else:
        match was, now:
            case Record(), Record():
                yield from _records(was, now, walk)
            case Share(), Share():
                yield from _shares(was, now, walk)
            case Each(), Each():
                yield from _windows(was, now, walk)
            case _:
                raise AssertionError(was, now)


def _shares(old: Share, new: Share, walk: Walk) -> Iterator[PartChange]:
    lower = isinstance(old.test, AtLeast | Above)
    yield from _records(old.of, new.of, walk.under(1 if lower else -1).at("of"))
    yield from test_changes([old.test], [new.test], None, walk)


def _windows(old: Each, new: Each, walk: Walk) -> Iterator[PartChange]:
    if old.date != new.date:
        yield walk.at("date").change(UNKNOWN, inline(old.date), inline(new.date))
    longer = _longer(old.period, new.period)
    yield from operand_changes(old.period, new.period, longer, walk.at("period"))
    # What must be held since a later day has fewer windows.
    order = order_of(old.since, new.since)
    later = UNKNOWN if order is None else (LOOSER, None, STRICTER)[order + 1]
    yield from operand_changes(old.since, new.since, later, walk.at("since"))


def _longer(old: Written, new: Written) -> Relation:
    """
    What becomes of windows of another length: looser where each holds some of the former whole.
    """
    was, now = old.value, new.value
    if was == now:
        return None
    if not (isinstance(was, Duration) and isinstance(now, Duration)):
        return UNKNOWN
    if times(was, now) is not None:
        return LOOSER
    return STRICTER if times(now, was) is not None else UNKNOWN
