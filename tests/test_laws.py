"""
Laws that hold for every pattern, dossier and edition.
"""

from __future__ import annotations

import os
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from cases import RANKS, dossier_of, pattern_of
from filling import filled
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.patterns import Record
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict, all_of, any_of, negation
from random_cases import random_case

SEEDS = int(os.environ.get("KVO_NORMS_SEEDS", "4"))

VERDICTS = st.sampled_from(Verdict)
RANDOMS = st.randoms(use_true_random=False)


class TestKleene:
    """
    The three values are combined by Kleene's rules.
    """

    @given(st.lists(VERDICTS))
    def test_and_is_or_of_the_negations(self, values: list[Verdict]) -> None:
        """
        De Morgan: not all of them is any of their negations.
        """
        assert negation(all_of(values)) is any_of(map(negation, values))

    @given(st.lists(VERDICTS), RANDOMS)
    def test_order_does_not_matter(self, values: list[Verdict], rng: Random) -> None:
        """
        Any order gives the same value.
        """
        shuffled = rng.sample(values, len(values))
        assert all_of(values) is all_of(shuffled)
        assert any_of(values) is any_of(shuffled)

    @given(st.lists(VERDICTS), VERDICTS)
    def test_open_decides_nothing(self, values: list[Verdict], value: Verdict) -> None:
        """
        What is decided with an open value stays decided when the value is known.
        """
        for combine in (all_of, any_of):
            before = combine([*values, OPEN])
            assert before in (OPEN, combine([*values, value]))

    def test_of_nothing(self) -> None:
        """
        All of nothing is met, any of nothing is not.
        """
        assert (all_of([]), any_of([])) == (MET, NOT_MET)


class TestFillingIn:
    """
    Filling in what is missing never overturns a decided pattern.
    """

    @settings(max_examples=400, deadline=None)
    @given(RANDOMS)
    def test_shrinkable(self, rng: Random) -> None:
        """
        Hypothesis finds no pattern and dossier for which it does.
        """
        _check_filling(rng)

    @pytest.mark.parametrize("seed", range(SEEDS))
    def test_many(self, seed: int) -> None:
        """
        Nor do 5,000 random ones for each seed.
        """
        rng = Random(seed)
        for _ in range(5_000):
            _check_filling(rng)


def _check_filling(rng: Random) -> None:
    case = random_case(rng)
    pattern = pattern_of(case.pattern)
    setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
    before = interpret(pattern, setting).verdict
    if before is OPEN:
        return
    more = filled(rng, case.dossier, case.on)
    after = interpret(pattern, attrs.evolve(setting, dossier=dossier_of(more))).verdict
    assert before is after, (case, more)


@settings(max_examples=300, deadline=None)
@given(RANDOMS)
def test_order_of_items_and_entries_does_not_matter(rng: Random) -> None:
    """
    Shuffled items and a table written in another order give the same value.
    """
    case = random_case(rng)
    pattern, dossier = pattern_of(case.pattern), dossier_of(case.dossier)
    shuffled = _shuffled_pattern(pattern, rng)
    other = _shuffled_dossier(dossier, rng)
    values = {
        interpret(p, Setting(dossier=d, on=case.on, ranks=RANKS)).verdict
        for p in (pattern, shuffled)
        for d in (dossier, other)
    }
    assert len(values) == 1


def _shuffled_pattern(pattern: Record, rng: Random) -> Record:
    return attrs.evolve(pattern, entries=tuple(rng.sample(pattern.entries, len(pattern.entries))))


def _shuffled_dossier(dossier: Dossier, rng: Random) -> Dossier:
    changes: dict[str, Any] = {}
    for field in attrs.fields(Dossier):
        value = getattr(dossier, field.name)
        if isinstance(value, tuple):
            changes[field.name] = tuple(rng.sample(value, len(value)))
    return attrs.evolve(dossier, **changes)
