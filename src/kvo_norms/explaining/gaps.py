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

import attrs

from kvo_norms.assessment import Gap, Later, Shortfall
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
from kvo_norms.notation import operands_of, part_of
from kvo_norms.patterns import Above, AtLeast, AtMost, Below, Equals, Items, Not, Tests
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

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


def question_gap(
    question: Text, finding: str | None, edition: Edition, *, is_stale: bool = False
) -> Gap:
    """
    The gap of a judgement: one that is still to be made, or one that went against the area.

    A stale finding, whose evidence changed, is told as what was found while the verdict is OPEN.
    """
    is_open = finding is None or is_stale
    return Gap(
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
    if effective(outcome.verdict, negated=negated) is MET:
        return ()
    match outcome:
        case ItemsOutcome():
            ways: list[tuple[Gap, ...]] = [
                (_part_gap(outcome, part, telling, negated=negated),)
                for part in outcome.parts
                if effective(part.verdict, negated=negated) is not MET
            ]
            choose = 1 if negated else len(ways)
            return _joined(ways, choose, outcome, telling, negated=negated)
        case ValueOutcome():
            return (_value_gap(outcome, telling, negated=negated),)
        case GroupOutcome(node=Not()):
            return _gaps(outcome.parts[0], telling, negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            found = (_gaps(part, telling, negated=negated) for part in parts)
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
    verdict = effective(outcome.verdict, negated=negated)
    actions = {gap.action for way in ways for gap in way}
    return Gap(
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
    return Gap(
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
    verdict = effective(part.verdict, negated=negated)
    return Gap(
        about=telling.about,
        verdict=verdict,
        action=_action(verdict, items.path),
        path=items.path,
        asked=Later(_asked_of_part, items.node, part.node),
        negated=negated,
        given="all" if items.closed else "some" if items.given else "none",
        sentence=partial(_sentence, outcome=(items, part), edition=telling.edition),
        **_details(items, part, telling.edition, negated=negated),
    )


def _asked_of_part(pattern: Items, node: Any) -> Any:
    return plain(part_of(pattern, node))


def _details(
    items: ItemsOutcome, part: PartOutcome, edition: Edition, *, negated: bool
) -> dict[str, Any]:
    """
    What only one kind of gap tells: how many, which are missing, which come near.
    """
    match part:
        case CountOutcome():
            wanted = _wants_more(part, negated=negated)
            near = Later(nearest, items, edition) if wanted else None
            return {"kind": "count", "shortfall": _count_shortfall(part), "nearest": near}
        case EveryOutcome():
            found = () if negated else Later(failing, items, part, edition)
            return {"kind": "every", "failing": found}
        case ShareOutcome():
            return {"kind": "share", "shortfall": _share_shortfall(part)}
        case CoversOutcome():
            missing = [v for v, held in part.values if held is not MET and v is not None]
            return {"kind": "covers", "missing": () if negated else tuple(map(plain, missing))}
        case EachOutcome():
            ends = (end.isoformat() for _, end, held in part.windows if held is not MET)
            return {"kind": "each", "missing": () if negated else tuple(ends)}
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
