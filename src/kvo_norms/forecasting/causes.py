"""
Why a pattern comes to something else than on the day before: two findings trees compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import assert_never, cast

from kvo_norms.durations import Duration
from kvo_norms.errors import Path
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import (
    CoversOutcome,
    EachOutcome,
    EveryOutcome,
    GroupOutcome,
    ItemsOutcome,
    MemberOutcome,
    Outcome,
    ShareOutcome,
    ValueOutcome,
)
from kvo_norms.evaluating.setting import Setting, shifted
from kvo_norms.forecasting.result import Cause
from kvo_norms.forecasting.wording import Wording
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    AsOf,
    Field,
    Items,
    Matcher,
    Not,
    Operand,
    Record,
    Test,
    Within,
)
from kvo_norms.verdict import NOT_MET, VERDICTS, Verdict

NO_SHIFT = AsOf()


def causes_of(
    pattern: Record | None,
    eve: Setting,
    day: Setting,
    wording: Wording,
    *,
    rises: bool | None = None,
) -> tuple[Cause, ...]:
    """
    What makes the pattern come to something else on the day than on the eve; nothing where it
    comes to the same, or goes another way than is asked with `rises`.
    """
    if pattern is None:
        return ()
    before, after = interpret(pattern, eve), interpret(pattern, day)
    if rises is not None and _rises(before.verdict, after.verdict) is not rises:
        return ()
    return tuple(dict.fromkeys(_Comparing(eve, day, wording).causes(before, after)))


class _Comparing:
    """
    Two findings trees of the same pattern and dossier, of a day and of the day before.
    """

    def __init__(self, eve: Setting, day: Setting, wording: Wording) -> None:
        self.eve = eve
        self.day = day
        self.wording = wording

    def causes(self, before: Outcome, after: Outcome) -> Iterator[Cause]:
        """
        The causes in the parts that changed.
        """
        if before.verdict is after.verdict:
            return
        match after:
            case GroupOutcome():
                yield from self._group(cast("GroupOutcome", before), after)
            case ValueOutcome():
                yield from self._value(after)
            case ItemsOutcome():
                yield from self._items(cast("ItemsOutcome", before), after)
            case _:
                assert_never(after)

    def _group(self, before: GroupOutcome, after: GroupOutcome) -> Iterator[Cause]:
        """
        A group that rises does so by parts that rise; only under *not* is it the other way round.
        """
        rises = _rises(before.verdict, after.verdict) is not isinstance(after.node, Not)
        for old, new in zip(before.parts, after.parts, strict=True):
            if old.verdict is not new.verdict and _rises(old.verdict, new.verdict) is rises:
                yield from self.causes(old, new)

    def _value(self, after: ValueOutcome) -> Iterator[Cause]:
        """
        Of single values only days come to something else as time passes.
        """
        for test in cast("tuple[Test, ...]", after.node.tests):
            yield from self._crossed(after.path, cast("date", after.found), _moving(test))

    def _crossed(self, path: Path, found: date, days: Iterable[AsOf]) -> Iterator[Cause]:
        """
        That moving days have reached or passed a day of the dossier.
        """
        for moving in days:
            was = shifted(self.eve.on, moving.sign, moving.shift)
            now = shifted(self.day.on, moving.sign, moving.shift)
            if was <= found < now:
                yield self.wording.passed(path, found, moving)
            elif was < found <= now:
                yield self.wording.reached(path, found, moving)

    def _items(self, before: ItemsOutcome, after: ItemsOutcome) -> Iterator[Cause]:
        members = [*self._members(before, after)]
        yield from members
        for old, new in zip(before.parts, after.parts, strict=True):
            if old.verdict is new.verdict:
                continue
            match old, new:
                case EveryOutcome(), EveryOutcome():
                    yield from self._inner(before, after, new.node)
                case ShareOutcome(), ShareOutcome():
                    yield from self._inner(before, after, new.node.of)
                case EachOutcome(), EachOutcome() if not members:
                    yield from self._windows(old, new, after)
                case CoversOutcome(), CoversOutcome() if not members:
                    yield from self._covers(new, after)

    def _inner(self, before: ItemsOutcome, after: ItemsOutcome, asked: Record) -> Iterator[Cause]:
        """
        What changed in what is asked of each item, of those that count.
        """
        was = _asked_of_each(asked, after.path, self.eve)
        now = _asked_of_each(asked, after.path, self.day)
        for old, new, *inner in zip(before.members, after.members, was, now, strict=True):
            if old.verdict is not NOT_MET or new.verdict is not NOT_MET:
                yield from self.causes(*inner)

    def _members(self, before: ItemsOutcome, after: ItemsOutcome) -> Iterator[Cause]:
        for old, new in zip(before.members, after.members, strict=True):
            yield from self._member(old, new)

    def _member(self, old: MemberOutcome, new: MemberOutcome) -> Iterator[Cause]:
        """
        Why an item counts now, or no longer. Where it became evidence that is reason enough.
        """
        if old.seen is not new.seen:
            if new.where is None or new.where.verdict is not NOT_MET:
                yield self.wording.begins_to_count(new.path)
        elif old.where is not None and new.where is not None:
            yield from self.causes(old.where, new.where)

    def _covers(self, new: CoversOutcome, items: ItemsOutcome) -> Iterator[Cause]:
        field = new.node.field
        moving = [*_as_of(new.node.operands)]
        held = [((*it.path, field), getattr(it.item, field)) for it in items.members]
        for path, found in [(path, found) for path, found in held if found is not None]:
            yield from self._crossed(path, found, moving)

    def _windows(self, old: EachOutcome, new: EachOutcome, items: ItemsOutcome) -> Iterator[Cause]:
        """
        The windows that decide it now; where it is met now, those that decided it before.
        """
        rises = _rises(old.verdict, new.verdict)
        decides = old.verdict if rises else new.verdict
        for was, now in zip_longest(old.windows, new.windows):
            one = was if rises else now
            if one is not None and one[2] is decides:
                start, last, value = now or (*one[:2], None)
                yield self.wording.window(items.path, start, last, value)


def _asked_of_each(asked: Record, path: Path, setting: Setting) -> tuple[Outcome, ...]:
    """
    What each item of a collection comes to, whether it counts or not.
    """
    matcher: Matcher = Items(every=asked)
    for name in reversed(path):
        matcher = Record(entries=(Field(name=str(name), matcher=matcher),))
    found: Outcome = interpret(cast("Record", matcher), setting)
    while isinstance(found, GroupOutcome):
        (found,) = found.parts
    (every,) = cast("ItemsOutcome", found).parts
    return cast("EveryOutcome", every).items


def _rises(before: Verdict, after: Verdict) -> bool:
    return VERDICTS.index(after) > VERDICTS.index(before)


def _moving(test: Test) -> Iterator[AsOf]:
    """
    The moving days that a test holds a date against.
    """
    match test:
        case Within(duration=duration):
            yield NO_SHIFT
            yield AsOf(sign=-1, shift=cast("Duration", duration.value))
        case _:
            yield from _as_of(operands_of(test))


def _as_of(operands: Iterable[Operand]) -> Iterator[AsOf]:
    return (operand for operand in operands if isinstance(operand, AsOf))
