"""
What passes two tests of one value: the same, more or less.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, assert_never

from kvo_norms.authoring.compare.comparison import Direction
from kvo_norms.authoring.compare.ordering import order_of, order_of_durations, token_of
from kvo_norms.durations import Duration
from kvo_norms.evaluating.setting import Ranks, exact
from kvo_norms.notation import operands_of
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    ContainsAny,
    Covers,
    Equals,
    OneOf,
    Operand,
    Parameter,
    Present,
    Test,
    Value,
    Within,
    WordTest,
    Written,
)
from kvo_norms.records import frozen

Relation = Direction | None
"""What becomes of a test that is replaced by another; ``None`` where the same passes."""
Category = Literal["low", "high", "members", "period", "given"]
"""What a test bounds; of two tests of one category a threshold moved."""

_CONSTANT = (Value, Parameter)
LOOSER, STRICTER, UNKNOWN = Direction.LOOSER, Direction.STRICTER, Direction.UNKNOWN


@frozen(kw_only=True)
class Words:
    """
    The order of the words of both editions.

    A dossier that is held against both has only words that both declare, so that only those count;
    of a vocabulary that only one of them orders the words of that one.
    """

    before: Ranks
    after: Ranks

    def common(self, vocabulary: str) -> list[str]:
        """
        The words that both have, in the old order.
        """
        before, after = self.before.get(vocabulary), self.after.get(vocabulary)
        if before is None or after is None:
            return list(before or after or ())
        return [word for word in before if word in after]

    def reordered(self, vocabulary: str) -> bool:
        """
        Whether the common words stand in another order now, or in one edition in none.
        """
        if vocabulary not in self.before or vocabulary not in self.after:
            return True
        ranks = [self.after[vocabulary][word] for word in self.common(vocabulary)]
        return ranks != sorted(ranks)


def category_of(test: Test) -> Category:
    """
    What the test bounds.
    """
    match test:
        case AtLeast() | Above():
            return "low"
        case AtMost() | Below():
            return "high"
        case Equals() | OneOf():
            return "members"
        case Within():
            return "period"
        case Present():
            return "given"
        case _:
            assert_never(test)


def relation_of(old: Test, new: Test, vocabulary: str | None, words: Words) -> Relation:
    """
    What becomes of a value's test; `vocabulary` is that of a word with a rank.
    """
    if vocabulary is not None:
        return _of_words(old, new, vocabulary, words)
    match category_of(old), category_of(new):
        case "low", "low":
            return _of_bounds(old, new, Above, lower=True)
        case "high", "high":
            return _of_bounds(old, new, Below, lower=False)
        case "members", "members":
            return of_sets(_tokens(operands_of(old)), _tokens(operands_of(new)))
        case "period", "period":
            return _of_periods(old, new)
        case "given", "given":
            return None
        case "given", _:
            return STRICTER
        case _, "given":
            return LOOSER
        case "members", ("low" | "high"):
            return LOOSER if _all_pass(old, new) else UNKNOWN
        case (("low" | "high"), "members"):
            return STRICTER if _all_pass(new, old) else UNKNOWN
        case _:
            return UNKNOWN


def of_sets(old: frozenset[Any], new: frozenset[Any]) -> Relation:
    """
    What becomes of a test that a value passes by being in a set.
    """
    if old == new:
        return None
    return LOOSER if old < new else STRICTER if old > new else UNKNOWN


def of_lists(old: WordTest | Covers, new: WordTest | Covers) -> Relation:
    """
    What becomes of a test of a list of words, or of a demand that values are held.
    """
    if type(old) is not type(new):
        return UNKNOWN
    relation = of_sets(_tokens(old.operands), _tokens(new.operands))
    return relation if isinstance(new, ContainsAny) else turned(relation)


def turned(relation: Relation) -> Relation:
    """
    The relation of the opposites.
    """
    match relation:
        case Direction.LOOSER:
            return STRICTER
        case Direction.STRICTER:
            return LOOSER
        case _:
            return relation


def _tokens(operands: Iterable[Operand]) -> frozenset[object]:
    return frozenset(map(token_of, operands))


def _of_bounds(old: Any, new: Any, strict: type[Test], *, lower: bool) -> Relation:
    order = order_of(old.operand, new.operand)
    if order is None:
        return UNKNOWN
    if order == 0:
        was, now = isinstance(old, strict), isinstance(new, strict)
        return None if was == now else STRICTER if now else LOOSER
    moved = STRICTER if (order < 0) == lower else LOOSER
    was, now = isinstance(old, strict), isinstance(new, strict)
    opposed = was and not now if moved is STRICTER else now and not was
    if opposed and not (isinstance(old.operand, _CONSTANT) and isinstance(new.operand, _CONSTANT)):
        return UNKNOWN  # on some days both bounds may be the same
    return moved


def _of_periods(old: Any, new: Any) -> Relation:
    was, now = old.duration.value, new.duration.value
    if not (isinstance(was, Duration) and isinstance(now, Duration)):
        return UNKNOWN
    order = order_of_durations(was, now)
    return UNKNOWN if order is None else (LOOSER, None, STRICTER)[order + 1]


def _all_pass(members: Test, bound: Any) -> bool:
    """
    Whether each of the values lies within the bound, whatever the dossier and the day.
    """
    for operand in operands_of(members):
        order = order_of(operand, bound.operand)
        match bound:
            case AtLeast() if order in (0, 1):
                continue
            case AtMost() if order in (0, -1):
                continue
            case Above() | Below() if _lies_beyond(operand, bound):
                continue
        return False
    return True


def _lies_beyond(operand: Operand, bound: Above | Below) -> bool:
    if not (isinstance(operand, _CONSTANT) and isinstance(bound.operand, _CONSTANT)):
        return False
    return order_of(operand, bound.operand) == (1 if isinstance(bound, Above) else -1)


def _of_words(old: Test, new: Test, vocabulary: str, words: Words) -> Relation:
    """
    What becomes of a test of a word with a rank: which of the common words pass.

    Lists of words are held against each other whole, words of one edition included.
    """
    values, new_values = _tokens(operands_of(old)), _tokens(operands_of(new))
    if category_of(old) == category_of(new) == "members":
        return of_sets(values, new_values)
    was = _passing(old, words.before.get(vocabulary, {}), words.common(vocabulary))
    now = _passing(new, words.after.get(vocabulary, {}), words.common(vocabulary))
    if was is not None and now is not None:
        return of_sets(was, now)
    if type(old) is not type(new) or words.reordered(vocabulary):
        return UNKNOWN
    return None if values == new_values else UNKNOWN


def _passing(test: Test, ranks: Any, common: Iterable[str]) -> frozenset[object] | None:
    """
    Which of the words pass; ``None`` where the dossier must say with what they are compared.
    """
    operands = operands_of(test)
    if not all(isinstance(operand, Written) for operand in operands):
        return None
    values = [getattr(operand, "value", None) for operand in operands]
    match test:
        case Present():
            return frozenset(common)
        case Equals() | OneOf():
            return frozenset(word for word in common if word in values)
        case Within():
            return None
    bound = ranks.get(values[0])
    if bound is None:
        return None
    return frozenset(word for word in common if _holds(test, ranks[word], bound))


def _holds(test: Test, rank: int, bound: int) -> bool:
    match test:
        case AtLeast():
            return rank >= bound
        case Above():
            return rank > bound
        case AtMost():
            return rank <= bound
        case _:
            return rank < bound


def as_whole(test: Test) -> Test:
    """
    A test of a number of items without *above* and *below*, which whole numbers do not need.
    """
    match test:
        case Above(operand=Value(value=int(number))):
            return AtLeast(operand=Value(value=number + 1))
        case Below(operand=Value(value=int(number))):
            return AtMost(operand=Value(value=number - 1))
        case _:
            return test


def is_higher(old: Written, new: Written) -> Relation:
    """
    What becomes of a demand of so many: stricter where it is more.
    """
    was, now = exact(old.value), exact(new.value)
    return None if was == now else STRICTER if was < now else LOOSER
