"""
The interpreter and the compiled patterns against a naive interpreter that shares no code.
"""

import os
from random import Random

import pytest

from cases import RANKS, dossier_of, pattern_of
from kvo_norms.compiling import compiled
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.notation import as_table
from naive import value_of
from random_cases import PARAMETERS, RANKS as WORDS, random_case

BATCHES, SIZE = int(os.environ.get("KVO_NORMS_BATCHES", "20")), 5_000


@pytest.mark.parametrize("seed", range(BATCHES))
def test_three_interpreters_agree(seed: int) -> None:
    """
    On 100,000 random pairs the naive interpreter, the plain one and the compiled one agree.
    """
    rng = Random(seed)
    for _ in range(SIZE):
        case = random_case(rng)
        pattern = pattern_of(case.pattern)
        setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
        expected = value_of(case.pattern, case.dossier, case.on, parameters=PARAMETERS, ranks=WORDS)
        interpreted = interpret(pattern, setting).verdict.value
        run = compiled(pattern)(setting).value
        assert (expected, expected) == (interpreted, run), case


def test_notation_reads_back() -> None:
    """
    A pattern in the catalogue's notation is read into the same pattern again.
    """
    rng = Random(0)
    for _ in range(2_000):
        pattern = pattern_of(random_case(rng).pattern)
        assert pattern == pattern_of(as_table(pattern))
