"""
From the findings tree to the gaps: what keeps a norm from being met, as data.

A walk that knows whether the norm wants a node to hold or not to hold. Where all parts must hold,
each part that does not is a gap; where one of several is enough, the gap holds alternatives.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import ceil, floor
from typing import Any, Literal, assert_never, cast

from kvo_norms.assessment import Candidate, Gap, Later, Shortfall
from kvo_norms.catalogue import Edition, Text
from kvo_norms.errors import Path
from kvo_norms.evaluating.outcomes import (
    CountOutcome,
    CoversOutcome,
    EachOutcome,
    EveryOutcome,
    GroupOutcome,
    ItemsOutcome,
    Outcome,
    PartOutcome,
    ShareOutcome,
    ValueOutcome,
)
from kvo_norms.explaining.asking import asked_of, effective, found_of, needed, plain
from kvo_norms.explaining.nearest import failing, nearest
from kvo_norms.making import maker
from kvo_norms.notation import operands_of, part_of
from kvo_norms.patterns import Above, AtLeast, AtMost, Below, Equals, Items, Not, Record, Tests
from kvo_norms.records import frozen
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

About = Literal["applies_when", "requires"]
Kind = Literal["count", "every", "share", "covers", "each"]
"""What is asked of a collection, of what the kinds of gaps are."""


@frozen(kw_only=True)
class Telling:
    """
    What all gaps of one part of a norm share.
    """

    edition: Edition
    about: About


make_gap, make_telling = maker(Gap), maker(Telling)


def gaps_of(outcome: GroupOutcome, *, about: About, edition: Edition) -> tuple[Gap, ...]:
    """
    What keeps the pattern from being met; nothing where it is met.
    """
    return _gaps(outcome, make_telling(edition=edition, about=about), negated=False)


def question_gap(
    question: Text, finding: str | None, edition: Edition, *, is_stale: bool = False
) -> Gap:
    """
    The gap of a judgement: one that is still to be made, or one that went against the area.

    A stale finding, whose evidence changed, is told as what was found while the verdict is OPEN.
    """
    is_open = finding is None or is_stale
    return make_gap(
        about="question",
        kind="judgement",
        verdict=OPEN if is_open else NOT_MET,
        action="judge" if is_open else "repair",
        path=("findings",),
        asked={"nl": question.nl, "en": question.en},
        found=finding,
        sentence=partial(_sentence, outcome=None, edition=edition),
    )


def _sentence(gap: Gap, *, outcome: Any, edition: Edition) -> Text:
    # The words are loaded when somebody reads them, not whenever something is assessed.
    from kvo_norms.explaining.sentences import gap_sentence

    return gap_sentence(gap, outcome=outcome, edition=edition)


def _gaps(outcome: Outcome, telling: Telling, *, negated: bool) -> tuple[Gap, ...]:
    """
    What keeps the node from holding, or with `negated` from not holding.
    """
    wanted = NOT_MET if negated else MET
    if outcome.verdict is wanted:
        return ()
    match outcome:
        case ItemsOutcome():
            ways: list[tuple[Gap, ...]] = [
                (_part_gap(outcome, part, telling, negated=negated),)
                for part in outcome.parts
                if part.verdict is not wanted
            ]
            choose = 1 if negated else len(ways)
            return _joined(ways, choose, outcome, telling, negated=negated)
        case ValueOutcome():
            return (_value_gap(outcome, telling, negated=negated),)
        case GroupOutcome(node=Record(), parts=(part,)):
            return _gaps(part, telling, negated=negated)
        case GroupOutcome(node=Not(), parts=(part,)):
            return _gaps(part, telling, negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            found = [_gaps(part, telling, negated=negated) for part in parts]
            ways = [way for way in found if way]
            choose = needed(node, len(parts), len(ways), negated=negated)
            return _joined(ways, choose, outcome, telling, negated=negated)
        case _:
            assert_never(outcome)


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
        return ways[0] if choose == 1 else tuple([gap for way in ways for gap in way])
    return (_alternatives(ways, choose, outcome, telling, negated=negated),)


def _alternatives(
    ways: list[tuple[Gap, ...]],
    choose: int,
    outcome: GroupOutcome | ItemsOutcome,
    telling: Telling,
    *,
    negated: bool,
) -> Gap:
    verdict = effective(outcome.verdict, negated=negated)
    actions = {gap.action for way in ways for gap in way}
    return make_gap(
        about=telling.about,
        kind="alternatives",
        verdict=verdict,
        action=_action(verdict, outcome.path) if actions != {"none"} else "none",
        path=outcome.path,
        asked=Later(asked_of, outcome.node),
        negated=negated,
        alternatives=tuple(ways),
        choose=choose,
        sentence=partial(_sentence, outcome=None, edition=telling.edition),
    )


def _action(verdict: Verdict, path: Path) -> Literal["supply", "repair", "none"]:
    if verdict is OPEN:
        return "supply"
    return "none" if path[:1] == ("area",) else "repair"


def _value_gap(outcome: ValueOutcome, telling: Telling, *, negated: bool) -> Gap:
    verdict = effective(outcome.verdict, negated=negated)
    return make_gap(
        about=telling.about,
        kind="value" if isinstance(outcome.node, Tests) else "words",
        verdict=verdict,
        action=_action(verdict, outcome.path),
        path=outcome.path,
        asked=Later(asked_of, outcome.node),
        negated=negated,
        found=found_of(outcome),
        sentence=partial(_sentence, outcome=outcome, edition=telling.edition),
    )


def _part_gap(items: ItemsOutcome, part: PartOutcome, telling: Telling, *, negated: bool) -> Gap:
    verdict, edition = effective(part.verdict, negated=negated), telling.edition
    kind: Kind
    shortfall: Later[Shortfall | None] | None = None
    missing: Later[tuple[Any, ...]] | tuple[()] = ()
    near: Later[Candidate | None] | None = None
    broken: Later[tuple[Candidate, ...]] | tuple[()] = ()
    match part:
        case CountOutcome():
            kind, shortfall = "count", Later(_count_shortfall, part)
            if _wants_more(part, negated=negated):
                near = Later(nearest, items, edition)
        case EveryOutcome():
            kind = "every"
            if not negated:
                broken = Later(failing, items, part, edition)
        case ShareOutcome():
            kind, shortfall = "share", Later(_share_shortfall, part)
        case CoversOutcome():
            kind = "covers"
            if not negated:
                missing = Later(_not_held, part)
        case EachOutcome():
            kind = "each"
            if not negated:
                missing = Later(_without_item, part)
        case _:
            assert_never(part)
    return make_gap(
        about=telling.about,
        kind=kind,
        verdict=verdict,
        action=_action(verdict, items.path),
        path=items.path,
        asked=Later(_asked_of_part, items.node, part.node),
        negated=negated,
        given="all" if items.closed else "some" if items.given else "none",
        shortfall=shortfall,
        missing=missing,
        nearest=near,
        failing=broken,
        sentence=partial(_sentence, outcome=(items, part), edition=edition),
    )


def _asked_of_part(pattern: Items, node: Any) -> Any:
    return plain(part_of(pattern, node))


def _not_held(part: CoversOutcome) -> tuple[Any, ...]:
    return tuple(plain(v) for v, held in part.values if held is not MET and v is not None)


def _without_item(part: EachOutcome) -> tuple[str, ...]:
    return tuple(end.isoformat() for _, end, held in part.windows if held is not MET)


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
            allowed = [cast("Any", operand).value for operand in operands_of(part.node)]
            return not negated and part.lowest < min(allowed)


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
    return Shortfall(have=part.matching[0], may_have=part.matching[1], need=max(need, 1))
