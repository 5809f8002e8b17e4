"""
What can be done about what is asked of a collection, part by part.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, assert_never

import attrs

from kvo_norms.evaluating.algebra import count_holds, in_window
from kvo_norms.evaluating.outcomes import (
    CountOutcome,
    CoversOutcome,
    EachOutcome,
    EveryOutcome,
    ItemsOutcome,
    MemberOutcome,
    PartOutcome,
    ShareOutcome,
    Window,
)
from kvo_norms.evaluating.setting import operand_of
from kvo_norms.explaining.asking import effective
from kvo_norms.notation import operands_of
from kvo_norms.patterns import Above, AtLeast, FromDossier
from kvo_norms.planning.fields import holding_ways, operand_ways
from kvo_norms.planning.gathering import Gathering
from kvo_norms.planning.options import Options, all_of, any_of, blocked, options_of
from kvo_norms.planning.scene import Block, State
from kvo_norms.verdict import MET, NOT_MET


def collection_options(outcome: ItemsOutcome, state: State, *, negated: bool) -> Options:
    """
    What can be done so that what is asked of a collection holds, or with `negated` fails.
    """
    gathering = Gathering(outcome, state)
    found = [
        _part(part, gathering, negated=negated)
        for part in outcome.parts
        if effective(part.verdict, negated=negated) is not MET
    ]
    return any_of(found) if negated else all_of(found)


def _part(part: PartOutcome, gathering: Gathering, *, negated: bool) -> Options:
    match part:
        case CountOutcome():
            return _count(part, gathering, negated=negated)
        case EveryOutcome():
            return _none_matches(part, gathering) if negated else _every(part, gathering)
        case ShareOutcome():
            return _share(part, gathering, negated=negated)
        case CoversOutcome():
            return _not_covered(part, gathering) if negated else _covers(part, gathering)
        case EachOutcome():
            return _window_left(part, gathering) if negated else _each(part, gathering)
        case _:
            assert_never(part)


def _count(part: CountOutcome, gathering: Gathering, *, negated: bool) -> Options:
    test = part.node
    setting = gathering.state.setting
    numbers = [operand_of(operand, setting) for operand in operands_of(test)]
    far = max(numbers, default=0) + part.lowest + len(gathering.items.members) + 2
    wanted = NOT_MET if negated else MET
    allowed = [n for n in range(far + 1) if count_holds(type(test), numbers, n, n) is wanted]
    top = far if part.highest is None else part.highest
    wrong = [n for n in range(part.lowest, top + 1) if n not in set(allowed)]
    more = next((n for n in allowed if wrong and n > max(part.lowest, min(wrong))), None)
    found = []
    if more is not None:
        found.append(gathering.more((), more - part.lowest if part.lowest in wrong else 1))
    if any(n < max(wrong, default=0) for n in allowed):
        found.append(_fewer(part, gathering))
    if gathering.items.node.latest is not None:
        found += _newest_known(gathering)
    return any_of(found) if found else blocked(Block(kind="past", path=gathering.items.path))


def _fewer(part: CountOutcome, gathering: Gathering) -> Options:
    """
    One item fewer counts, or certainly does not.
    """
    found = [
        gathering.left(member)
        for member in gathering.distinct(lambda member: member.verdict is not NOT_MET)
    ]
    if not gathering.items.closed:
        found.append(gathering.closing())
    return any_of(found) if found else blocked(Block(kind="past", path=gathering.items.path))


def _newest_known(gathering: Gathering) -> list[Options]:
    """
    Which items are the newest comes to be known.
    """
    found = [] if gathering.items.closed else [gathering.closing()]
    undated = gathering.undated()
    return [*found, undated] if undated.possible else found


def _every(part: EveryOutcome, gathering: Gathering) -> Options:
    asked = ((part.node, False),)
    failing = [
        gathering.left(member, asked)
        for member, found in zip(gathering.items.members, part.items, strict=True)
        if member.verdict is not NOT_MET and found.verdict is not MET
    ]
    if not gathering.items.closed:
        failing.append(gathering.closing())
    found = [all_of(failing)] if failing else []
    if gathering.items.node.latest is not None:
        fresh = gathering.fresh(asked)
        if fresh.possible and _is_newer(gathering):
            found.append(fresh)
        found += _newest_known(gathering)
    return any_of(found) if found else blocked(Block(kind="past", path=gathering.items.path))


def _is_newer(gathering: Gathering) -> bool:
    """
    Whether an item of the day itself would be the only newest one.
    """
    field = gathering.items.node.latest or ""
    on = gathering.state.scene.on
    days = [
        getattr(member.item, field)
        for member in gathering.items.members
        if member.verdict is not NOT_MET
    ]
    return all(day is not None and day < on for day in days)


def _none_matches(part: EveryOutcome, gathering: Gathering) -> Options:
    """
    Some item counts and does not match.
    """
    return gathering.more(((part.node, True),), 1)


def _share(part: ShareOutcome, gathering: Gathering, *, negated: bool) -> Options:
    test = part.node.test
    rising = isinstance(test, AtLeast | Above) is not negated
    asked = ((part.node.of, not rising),)
    items = gathering.items
    found = [
        gathering.left(member, asked)
        for member in gathering.distinct(lambda member: member.verdict is not NOT_MET)
    ]
    fresh = gathering.fresh(asked)
    if fresh.possible:
        found.append(fresh)
    mended = [
        gathering.mended(member, asked)
        for member in gathering.distinct(lambda member: member.verdict is not MET)
    ]
    found += [each for each in mended if each.possible]
    if not items.closed:
        found.append(gathering.closing())
    if items.node.latest is not None:
        found += _newest_known(gathering)
    possible = [each for each in found if each.possible]
    if not possible:
        return blocked(
            *(b for each in found for b in each.blocks), Block(kind="past", path=items.path)
        )
    joined = any_of(possible)
    steps = _steps_needed(part, gathering, rising=rising)
    return attrs.evolve(joined, least=joined.least * steps)


def _steps_needed(part: ShareOutcome, gathering: Gathering, *, rising: bool) -> int:
    """
    How many items must be changed or added at the least, counting what is unknown in favour.
    """
    least, most = part.inside
    low, high = part.matching
    if least != most or low != high or least == 0:
        return 1
    threshold = Fraction(operand_of(part.node.test.operand, gathering.state.setting))
    lacking = threshold * least - low if rising else low - threshold * least
    return max(1, ceil(lacking))


def _covers(part: CoversOutcome, gathering: Gathering) -> Options:
    field = part.node.field
    found = []
    for operand, (value, verdict) in zip(part.node.operands, part.values, strict=True):
        if verdict is MET:
            continue
        if value is None:
            paths = [operand.path] if isinstance(operand, FromDossier) else []
            found.append(options_of(operand_ways(paths, gathering.state), gathering.state))
        else:
            found.append(_covered(field, value, gathering))
    return all_of(found)


def _covered(field: str, value: Any, gathering: Gathering) -> Options:
    """
    Some item comes to hold the value.
    """
    found = [gathering.fresh((), holding=(field, value))]
    for member in gathering.distinct(lambda _: True):
        ways = holding_ways(member.path, field, value, gathering.where, gathering.state)
        found.append(options_of(ways, gathering.state))
    if gathering.items.node.latest is not None:
        found += _newest_known(gathering)
    return any_of(found)


def _not_covered(part: CoversOutcome, gathering: Gathering) -> Options:
    """
    Of some value no item holds it: those that may, no longer count.
    """
    if not gathering.items.closed:
        return gathering.closing()
    found = []
    for value, _ in part.values:
        holders = [
            member
            for member in gathering.items.members
            if member.verdict is not NOT_MET and _may_hold(member, part.node.field, value)
        ]
        if holders:
            found.append(all_of([gathering.left(member) for member in holders]))
    return any_of(found) if found else blocked(Block(kind="past", path=gathering.items.path))


def _may_hold(member: MemberOutcome, field: str, value: Any) -> bool:
    held = getattr(member.item, field)
    return held is None or value is None or held == value or value in (held or ())


def _each(part: EachOutcome, gathering: Gathering) -> Options:
    since = part.node.since
    if operand_of(since, gathering.state.setting) is None:
        paths = [since.path] if isinstance(since, FromDossier) else []
        return options_of(operand_ways(paths, gathering.state), gathering.state)
    field = part.node.date
    return all_of([_window(it, field, gathering) for it in part.windows if it[2] is not MET])


def _window(window: Window, field: str, gathering: Gathering) -> Options:
    """
    An item falls in the window: one that is there, one that was, or one of today.
    """
    start, end, _ = window
    found = [gathering.fresh((), dates={field: end})]
    on = gathering.state.scene.on
    if end != on and in_window(on, (start, end)) is MET:
        found.append(gathering.fresh((), dates={field: on}))
    for member in gathering.items.members:
        day: date | None = getattr(member.item, field)
        if day is None:
            found.append(gathering.dated(member, field, [end]))
        elif in_window(day, (start, end)) is MET and member.verdict is not MET:
            found.append(gathering.mended(member, ()))
    joined = any_of(found)
    if joined.possible:
        return joined
    return blocked(Block(kind="window", path=gathering.items.path, period=(start, end)))


def _window_left(part: EachOutcome, gathering: Gathering) -> Options:
    """
    In some window no item falls: those that may, no longer count.
    """
    if not gathering.items.closed:
        return gathering.closing()
    found = []
    for start, end, _ in part.windows:
        inside = [
            member
            for member in gathering.items.members
            if member.verdict is not NOT_MET
            and in_window(getattr(member.item, part.node.date), (start, end)) is not NOT_MET
        ]
        if inside:
            found.append(all_of([gathering.left(member) for member in inside]))
    return any_of(found) if found else blocked(Block(kind="past", path=gathering.items.path))
