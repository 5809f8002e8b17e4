"""
The items of a collection that nearly are what a norm asks.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kvo_norms.assessment import Candidate, Failed, Later
from kvo_norms.catalogue import Edition, Text
from kvo_norms.errors import written_path
from kvo_norms.evaluating.outcomes import (
    EveryOutcome,
    GroupOutcome,
    ItemsOutcome,
    MemberOutcome,
    Outcome,
    ValueOutcome,
)
from kvo_norms.explaining.asking import asked_of, effective, found_of, needed
from kvo_norms.patterns import Not
from kvo_norms.verdict import MET, NOT_MET, OPEN

Leaf = tuple[ValueOutcome, bool]
"""A test that fails, and whether the norm asks that it does not hold."""


def nearest(items: ItemsOutcome, edition: Edition) -> Candidate | None:
    """
    Of the items that do not count, the one with the fewest failed tests, then the first by name;
    items without a name come last, in their order.
    """
    best = None
    for member in items.members:
        if member.verdict is MET or member.seen is NOT_MET:
            continue
        leaves = _leaves_of(member.where)
        number = len(leaves) + _lacks_date(items, member, leaves)
        if number:
            named = _own_name(member)
            key = (number, named is None, named or "", member.path)
            if best is None or key < best[0]:
                best = (key, member)
    if best is None:
        return None
    member = best[1]
    return _candidate(member, _failed(items, member, member.where, edition))


def failing(items: ItemsOutcome, part: EveryOutcome, edition: Edition) -> tuple[Candidate, ...]:
    """
    The items that break what each item should hold, or may break it.
    """
    return tuple(
        _candidate(member, _failed(items, member, outcome, edition))
        for member, outcome in zip(items.members, part.items, strict=True)
        if member.verdict is not NOT_MET and outcome.verdict is not MET
    )


def _candidate(member: MemberOutcome, failed: list[Failed]) -> Candidate:
    name = _own_name(member) or written_path(member.path)
    return Candidate(path=member.path, name=name, failed=tuple(failed))


def _own_name(member: MemberOutcome) -> str | None:
    named = (getattr(member.item, key, None) for key in ("id", "name", "title"))
    return next(filter(None, named), None)


def _failed(
    items: ItemsOutcome, member: MemberOutcome, outcome: Outcome | None, edition: Edition
) -> list[Failed]:
    """
    What keeps an item from matching: its missing date, where that makes it evidence, and tests.
    """
    depth = len(member.path)
    leaves = _leaves_of(outcome)
    failed = [
        Failed(
            path=leaf.path[depth:],
            asked=Later(_asked, leaf.node, negated),
            found=found_of(leaf),
            sentence=partial(_few_words, outcome=leaf, negated=negated, edition=edition),
        )
        for leaf, negated in leaves
    ]
    if not _lacks_date(items, member, leaves):
        return failed
    words = partial(_few_words, outcome=None, negated=False, edition=edition)
    path = (items.node.evidence_date or "",)
    return [Failed(path=path, asked={"at_most": "as_of"}, found=None, sentence=words), *failed]


def _asked(node: Any, negated: bool) -> Any:
    return {"not": asked_of(node)} if negated else asked_of(node)


def _lacks_date(items: ItemsOutcome, member: MemberOutcome, leaves: list[Leaf]) -> bool:
    """
    Whether an item lacks the date that makes it evidence, and no test that fails says so.
    """
    dated = items.node.evidence_date
    if member.seen is not OPEN or dated is None:
        return False
    return (*member.path, dated) not in [leaf.path for leaf, _ in leaves]


def _leaves_of(outcome: Outcome | None) -> list[Leaf]:
    return [] if outcome is None else _leaves(outcome, negated=False)


def _leaves(outcome: Outcome, *, negated: bool) -> list[Leaf]:
    """
    The tests that fail, along the shortest way where there is a choice.
    """
    if effective(outcome.verdict, negated=negated) is MET:
        return []
    match outcome:
        case ValueOutcome():
            return [(outcome, negated)]
        case GroupOutcome(node=Not()):
            return _leaves(outcome.parts[0], negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            found = [_leaves(part, negated=negated) for part in parts]
            ways = [way for way in found if way]
            number = needed(node, len(parts), len(ways), negated=negated)
            if number < len(ways):
                ways.sort(key=len)
            return [leaf for way in ways[:number] for leaf in way]
        case _:
            raise AssertionError(outcome)


def _few_words(
    failed: Failed, *, outcome: ValueOutcome | None, negated: bool, edition: Edition
) -> Text:
    # The words are loaded when somebody reads them, not whenever something is assessed.
    from kvo_norms.explaining.sentences import failed_sentence

    return failed_sentence(failed, outcome=outcome, negated=negated, edition=edition)
