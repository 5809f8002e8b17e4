"""
From the findings tree to the gaps: what keeps a norm from being met, as data.

A walk that knows whether the norm wants a node to hold or not to hold. Where all parts must hold,
each part that does not is a gap; where one of several is enough, the gap holds alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from math import ceil, floor
from typing import Any, Literal, assert_never, cast

import attrs

from kvo_norms.assessment import Candidate, Failed, Found, Gap, Shortfall
from kvo_norms.catalogue import Edition, Text
from kvo_norms.errors import Path, written_path
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
    TestOutcome,
)
from kvo_norms.notation import as_matcher, as_table, part_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Equals,
    Items,
    Not,
    Record,
    Tests,
    WordTests,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, negation
from kvo_norms.writing import as_plain

About = Literal["applies_when", "requires"]


@attrs.frozen(kw_only=True)
class Telling:
    """
    What all gaps of one part of a norm share.
    """

    edition: Edition
    about: About


def gaps_of(outcome: GroupOutcome, *, about: About, edition: Edition) -> tuple[Gap, ...]:
    """
    What keeps the pattern from being met; nothing where it is met.
    """
    return _gaps(outcome, Telling(edition=edition, about=about), negated=False)


def question_gap(question: dict[str, str], finding: str | None, edition: Edition) -> Gap:
    """
    The gap of a judgement: one that is still to be made, or one that went against the area.
    """
    return Gap(
        about="question",
        kind="judgement",
        verdict=OPEN if finding is None else NOT_MET,
        action="judge" if finding is None else "repair",
        path=("findings",),
        asked=question,
        found=finding,
        sentence=partial(_sentence, outcome=None, edition=edition),
    )


def _sentence(gap: Gap, *, outcome: Any, edition: Edition) -> Text:
    # The words are loaded when somebody reads them, not whenever something is assessed.
    from kvo_norms.explaining.sentences import gap_sentence

    return gap_sentence(gap, outcome=outcome, edition=edition)


def _few_words(
    failed: Failed, *, outcome: GroupOutcome | None, negated: bool, edition: Edition
) -> Text:
    from kvo_norms.explaining.sentences import failed_sentence

    return failed_sentence(failed, outcome=outcome, negated=negated, edition=edition)


def _gaps(outcome: Outcome, telling: Telling, *, negated: bool) -> tuple[Gap, ...]:
    """
    What keeps the node from holding, or with `negated` from not holding.
    """
    if _effective(outcome.verdict, negated=negated) is MET:
        return ()
    match outcome:
        case ItemsOutcome():
            ways: list[tuple[Gap, ...]] = [
                (_part_gap(outcome, part, telling, negated=negated),)
                for part in outcome.parts
                if _effective(part.verdict, negated=negated) is not MET
            ]
            choose = 1 if negated else len(ways)
            return _joined(ways, choose, outcome, telling, negated=negated)
        case GroupOutcome(node=Tests() | WordTests()):
            return (_value_gap(outcome, telling, negated=negated),)
        case GroupOutcome(node=Not()):
            return _gaps(outcome.parts[0], telling, negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            found = (_gaps(part, telling, negated=negated) for part in parts)
            ways = [way for way in found if way]
            choose = _needed(node, len(parts), len(ways), negated=negated)
            return _joined(ways, choose, outcome, telling, negated=negated)
        case TestOutcome():
            raise AssertionError(outcome)
        case _:
            assert_never(outcome)


def _effective(verdict: Verdict, *, negated: bool) -> Verdict:
    return negation(verdict) if negated else verdict


def _joined(
    ways: list[tuple[Gap, ...]],
    choose: int,
    outcome: GroupOutcome | ItemsOutcome,
    telling: Telling,
    *,
    negated: bool,
) -> tuple[Gap, ...]:
    """
    All the gaps where every way is needed; alternatives where some of them are enough.
    """
    if choose == len(ways):
        return tuple(gap for way in ways for gap in way)
    return (_alternatives(ways, choose, outcome, telling, negated=negated),)


def _alternatives(
    ways: list[tuple[Gap, ...]],
    choose: int,
    outcome: GroupOutcome | ItemsOutcome,
    telling: Telling,
    *,
    negated: bool,
) -> Gap:
    verdict = _effective(outcome.verdict, negated=negated)
    actions = {gap.action for way in ways for gap in way}
    return Gap(
        about=telling.about,
        kind="alternatives",
        verdict=verdict,
        action=_action(verdict, outcome.path) if actions != {"none"} else "none",
        path=outcome.path,
        asked=as_plain(_asked(outcome)),
        negated=negated,
        alternatives=tuple(ways),
        choose=choose,
        sentence=partial(_sentence, outcome=None, edition=telling.edition),
    )


def _asked(outcome: GroupOutcome | ItemsOutcome) -> Any:
    match outcome.node:
        case Record() | Items() | Tests() | WordTests():
            return as_matcher(outcome.node)
        case AllOf() | AnyOf() | Not() | AtLeastOf():
            return as_table(Record(entries=(outcome.node,)))
        case _:
            assert_never(outcome.node)


def _action(verdict: Verdict, path: Path) -> Literal["supply", "repair", "none"]:
    if verdict is OPEN:
        return "supply"
    return "none" if path[:1] == ("area",) else "repair"


def _value_gap(outcome: GroupOutcome, telling: Telling, *, negated: bool) -> Gap:
    verdict = _effective(outcome.verdict, negated=negated)
    return Gap(
        about=telling.about,
        kind="value" if isinstance(outcome.node, Tests) else "words",
        verdict=verdict,
        action=_action(verdict, outcome.path),
        path=outcome.path,
        asked=as_plain(_asked(outcome)),
        negated=negated,
        found=_found(outcome),
        sentence=partial(_sentence, outcome=outcome, edition=telling.edition),
    )


def _found(outcome: GroupOutcome) -> Found | None:
    first = outcome.parts[0]
    return as_plain(first.found) if isinstance(first, TestOutcome) else None


def _part_gap(items: ItemsOutcome, part: PartOutcome, telling: Telling, *, negated: bool) -> Gap:
    verdict = _effective(part.verdict, negated=negated)
    gap = Gap(
        about=telling.about,
        kind="count",
        verdict=verdict,
        action=_action(verdict, items.path),
        path=items.path,
        asked=as_plain(part_of(items.node, part.node)),
        negated=negated,
        given="all" if items.closed else "some" if items.given else "none",
        sentence=partial(_sentence, outcome=(items, part), edition=telling.edition),
    )
    match part:
        case CountOutcome():
            return attrs.evolve(
                gap,
                shortfall=_count_shortfall(part),
                nearest=_nearest(items, telling) if _wants_more(part, negated=negated) else None,
            )
        case EveryOutcome():
            failing = () if negated else _failing(items, part, telling)
            return attrs.evolve(gap, kind="every", failing=failing)
        case ShareOutcome():
            return attrs.evolve(gap, kind="share", shortfall=_share_shortfall(part))
        case CoversOutcome():
            missing = [as_plain(value) for value, held in part.values if held is not MET]
            return attrs.evolve(gap, kind="covers", missing=() if negated else tuple(missing))
        case EachOutcome():
            ends = [end.isoformat() for _, end, held in part.windows if held is not MET]
            return attrs.evolve(gap, kind="each", missing=() if negated else tuple(ends))
        case _:
            assert_never(part)


def _wants_more(part: CountOutcome, *, negated: bool) -> bool:
    """
    Whether one more matching item would help.
    """
    match part.node:
        case AtLeast() | Above():
            return not negated
        case AtMost() | Below():
            return negated
        case _:
            return not negated and part.lowest == 0


def _count_shortfall(part: CountOutcome) -> Shortfall | None:
    match part.node:
        case AtLeast(operand=operand) | Equals(operand=operand):
            need = cast("Any", operand).value
        case Above(operand=operand):
            need = cast("Any", operand).value + 1
        case _:
            return None
    return Shortfall(have=part.lowest, may_have=part.highest, need=need)


def _share_shortfall(part: ShareOutcome) -> Shortfall | None:
    """
    How many of the items that are inside for certain should match.
    """
    threshold = Fraction(cast("Any", part.node.test.operand).value) * part.inside[0]
    match part.node.test:
        case AtLeast():
            need = ceil(threshold)
        case Above():
            need = floor(threshold) + 1
        case _:
            return None
    return Shortfall(have=part.matching[0], may_have=part.matching[1], need=need)


def _nearest(items: ItemsOutcome, telling: Telling) -> Candidate | None:
    """
    The item with the fewest failed tests, then the first by name.
    """
    candidates = [
        _candidate(member, [*_unseen(items, member, telling), *_failed(member.where, telling)])
        for member in items.members
        if member.verdict is not MET and member.seen is not NOT_MET
    ]
    near = [candidate for candidate in candidates if candidate.failed]
    return min(near, key=lambda c: (len(c.failed), c.name, c.path), default=None)


def _failing(items: ItemsOutcome, part: EveryOutcome, telling: Telling) -> tuple[Candidate, ...]:
    return tuple(
        _candidate(member, _failed(outcome, telling))
        for member, outcome in zip(items.members, part.items, strict=True)
        if member.verdict is not NOT_MET and outcome.verdict is not MET
    )


def _candidate(member: MemberOutcome, failed: Iterable[Failed]) -> Candidate:
    named = (getattr(member.item, key, None) for key in ("id", "name", "title"))
    name = next(filter(None, named), None) or written_path(member.path)
    depth = len(member.path)
    relative = (attrs.evolve(test, path=test.path[depth:]) for test in failed)
    return Candidate(path=member.path, name=name, failed=tuple(relative))


def _unseen(items: ItemsOutcome, member: MemberOutcome, telling: Telling) -> list[Failed]:
    """
    The missing date of an item that is evidence only once its date is known.
    """
    field = items.node.evidence_date
    if member.seen is not OPEN or field is None:
        return []
    words = partial(_few_words, outcome=None, negated=False, edition=telling.edition)
    path = (*member.path, field)
    return [Failed(path=path, asked={"at_most": "as_of"}, found=None, sentence=words)]


def _failed(outcome: Outcome | None, telling: Telling) -> list[Failed]:
    """
    The tests that keep an item from matching, along the shortest way where there is a choice.
    """
    leaves = [] if outcome is None else _leaves(outcome, negated=False)
    return [
        Failed(
            path=leaf.path,
            asked=as_plain({"not": _asked(leaf)} if negated else _asked(leaf)),
            found=_found(leaf),
            sentence=partial(_few_words, outcome=leaf, negated=negated, edition=telling.edition),
        )
        for leaf, negated in leaves
    ]


def _leaves(outcome: Outcome, *, negated: bool) -> list[tuple[GroupOutcome, bool]]:
    if _effective(outcome.verdict, negated=negated) is MET:
        return []
    match outcome:
        case GroupOutcome(node=Tests() | WordTests()):
            return [(outcome, negated)]
        case GroupOutcome(node=Not()):
            return _leaves(outcome.parts[0], negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            found = (_leaves(part, negated=negated) for part in parts)
            ways = sorted(filter(None, found), key=len)
            needed = _needed(node, len(parts), len(ways), negated=negated)
            return [leaf for way in ways[:needed] for leaf in way]
        case _:
            raise AssertionError(outcome)


def _needed(node: Any, parts: int, failed: int, *, negated: bool) -> int:
    """
    How many of the parts that do not hold must come to hold.
    """
    if isinstance(node, AtLeastOf):
        count = cast("int", node.count.value)
        held = parts - failed
        return parts - count + 1 - held if negated else count - held
    return failed if isinstance(node, AnyOf) is negated else 1
