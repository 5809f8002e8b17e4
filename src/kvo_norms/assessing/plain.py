"""
The second opinion: rules decided by the interpreter, which is what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Ranks, Setting
from kvo_norms.patterns import Record
from kvo_norms.verdict import MET, NOT_MET, OPEN, VERDICTS, Verdict, all_of

_NUMBERS = {NOT_MET: 0, OPEN: 1, MET: 2}
NOT_APPLICABLE = 3


@attrs.frozen(eq=False)
class PlainFacts:
    """
    A dossier whose rules are interpreted whenever somebody asks.
    """

    rules: tuple[Rule, ...]
    ranks: Ranks
    dossier: Dossier

    def of(self, dossier: Dossier) -> PlainFacts:
        """
        The same for another dossier.
        """
        return PlainFacts(self.rules, self.ranks, dossier)

    def told(self, on: date, judged: Sequence[int] = ()) -> tuple[tuple[int, ...], None]:
        """
        What each rule comes to as of a day, of which nothing else is told.
        """
        return self.values(on, judged), None

    def values(self, on: date, judged: Sequence[int] = ()) -> tuple[int, ...]:
        """
        What each rule comes to as of a day, in the numbers that a program gives.
        """
        setting = Setting(dossier=self.dossier, on=on, ranks=self.ranks)
        judgements = iter(judged)
        return tuple(
            _value(rule, next(judgements) if rule.asks else None, setting) for rule in self.rules
        )


def _value(rule: Rule, judgement: int | None, setting: Setting) -> int:
    """
    The norm's status: whether it applies, and if so, what it asks.

    While it is open whether the norm applies, it is met if what it asks is met, else open.
    """
    applies = _verdict(rule.applies_when, setting)
    if applies is NOT_MET or judgement == NOT_APPLICABLE:
        return NOT_APPLICABLE
    asked = _verdict(rule.requires, setting)
    if judgement is not None:
        asked = all_of((asked, VERDICTS[judgement]))
    return _NUMBERS[OPEN if applies is OPEN and asked is not MET else asked]


def _verdict(pattern: Record | None, setting: Setting) -> Verdict:
    return MET if pattern is None else interpret(pattern, setting).verdict
