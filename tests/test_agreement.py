"""
The interpreter and the compiled program against a naive interpreter that shares no code.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from typing import Any

import attrs
import pytest

from cases import RANKS, dossier_of, pattern_of
from kvo_norms.compiling import facts_of, program_of
from kvo_norms.compiling.support import Windows
from kvo_norms.dossier import Dossier, Survey
from kvo_norms.durations import Duration
from kvo_norms.errors import InvalidRecordError
from kvo_norms.evaluating import outcomes
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Setting
from kvo_norms.notation import as_table
from kvo_norms.patterns import AllOf, AnyOf, AtLeastOf, Field, Items, Not, Record, Value
from naive import value_of
from random_cases import PARAMETERS, RANKS as WORDS, random_case

PATTERNS, DOSSIERS = 25, 10
TOGETHER = PATTERNS * DOSSIERS
NAMES = ("not_met", "open", "met")
BATCHES, SIZE = int(os.environ.get("KVO_NORMS_BATCHES", "20")), 5_000


@pytest.mark.parametrize("seed", range(BATCHES))
def test_three_interpreters_agree(seed: int) -> None:
    """
    On 100,000 random pairs the naive interpreter, the plain one and the compiled one agree.

    Patterns are compiled together, as the norms of an edition are, so that they share facts. Of a
    program there are two forms: a dossier that is asked a second time is decided by the other.
    """
    rng = Random(seed)
    for _ in range(SIZE // TOGETHER):
        cases = [random_case(rng) for _ in range(PATTERNS)]
        patterns = [pattern_of(case.pattern) for case in cases]
        program = program_of([Rule(requires=it) for it in patterns], RANKS, "random patterns")
        for case in cases[:DOSSIERS]:
            dossier = dossier_of(case.dossier)
            setting = Setting(dossier=dossier, on=case.on, ranks=RANKS)
            facts = facts_of(program, dossier)
            found = facts.values(case.on)
            assert found == facts.values(case.on)
            for other, pattern, value in zip(cases, patterns, found, strict=True):
                given = (other.pattern, case.dossier, case.on)
                expected = value_of(*given, parameters=PARAMETERS, ranks=WORDS)
                interpreted = interpret(pattern, setting).verdict.value
                assert (expected, expected) == (interpreted, NAMES[value]), given


@pytest.mark.parametrize("seed", range(4))
def test_what_a_program_tells_is_what_the_interpreter_finds(seed: int) -> None:
    """
    The findings are the same where the interpreter is told what the program found on its way.
    """
    rng = Random(seed)
    for _ in range(4):
        cases = [random_case(rng) for _ in range(PATTERNS)]
        patterns = [pattern_of(case.pattern) for case in cases]
        program = program_of([Rule(requires=it) for it in patterns], RANKS, "random patterns")
        for case in cases:
            setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
            _, told = facts_of(program, setting.dossier).told(case.on)
            assert told is not None
            for pattern in patterns:
                again = interpret(pattern, attrs.evolve(setting, told=told))
                assert findings(again) == findings(interpret(pattern, setting))


def findings(outcome: Any) -> Any:
    """
    A findings tree with all that is in it worked out.
    """
    if isinstance(outcome, tuple):
        return tuple(map(findings, outcome))
    if type(outcome).__module__ != outcomes.__name__:
        return outcome
    return {f.alias: findings(getattr(outcome, f.alias)) for f in attrs.fields(type(outcome))}


@pytest.mark.parametrize("seed", range(4))
def test_an_index_serves_for_other_days_and_dossiers(seed: int) -> None:
    """
    Facts gathered once decide as well on another day, and after a change as if gathered anew.
    """
    rng = Random(seed)
    for _ in range(60):
        cases = [random_case(rng) for _ in range(PATTERNS)]
        rules = [Rule(requires=pattern_of(case.pattern)) for case in cases]
        program = program_of(rules, RANKS, "random patterns")
        facts = None
        for case in cases:
            dossier = dossier_of(case.dossier)
            anew = facts_of(program, dossier)
            facts = anew if facts is None else facts.of(_mixed(rng, facts.dossier, dossier))
            for day in (case.on, cases[0].on):
                again = facts_of(program, facts.dossier).values(day)
                assert facts.values(day) == again


@pytest.mark.parametrize("kind", ["any", "all", "not", "at_least_of", "mixed"])
def test_a_pattern_as_deep_as_a_file_can_hold_is_compiled(kind: str) -> None:
    """
    Sixty levels inside each other are no more than Python can compile, and mean the same.
    """
    rng = Random(7)
    for where in (False, True):
        table: dict[str, Any] = {"round": 1} if where else {"kind": "winkelgebied"}
        for level in range(60):
            table = _deeper(kind if kind != "mixed" else rng.choice(KINDS), table, level, where)
        asked = {"surveys": {"where": table}} if where else {"area": table}
        pattern = pattern_of(asked)
        program = program_of([Rule(requires=pattern)], RANKS, "a deep pattern")
        for _ in range(40):
            case = random_case(rng)
            dossier = dossier_of(case.dossier)
            setting = Setting(dossier=dossier, on=case.on, ranks=RANKS)
            facts, expected = facts_of(program, dossier), interpret(pattern, setting).verdict.value
            assert [NAMES[facts.values(case.on)[0]] for _ in "12"] == [expected] * 2


NOTHING = Record(entries=())
EMPTY = [
    NOTHING,
    Record(entries=(AllOf(patterns=()),)),
    Record(entries=(AnyOf(patterns=()),)),
    Record(entries=(Not(pattern=NOTHING),)),
    *(Record(entries=(AtLeastOf(count=Value(value=n), patterns=()),)) for n in (0, 1)),
]


@pytest.mark.parametrize("where", [False, True], ids=["dossier", "items"])
def test_patterns_made_by_hand_that_ask_nothing(where: bool) -> None:
    """
    No file can hold them, but programs can make them: all of nothing holds, any of nothing not.
    """
    dossier = Dossier(surveys=(Survey(), Survey()))
    patterns = [
        Record(entries=(Field(name="surveys", matcher=Items(where=it)),)) if where else it
        for it in EMPTY
    ]
    program = program_of([Rule(requires=it) for it in patterns], RANKS, "empty patterns")
    on = date(2022, 6, 30)
    setting = Setting(dossier=dossier, on=on, ranks=RANKS)
    facts = facts_of(program, dossier)
    expected = [interpret(pattern, setting).verdict.value for pattern in patterns]
    for _ in "12":
        assert [NAMES[value] for value in facts.values(on)] == expected
    assert expected == ["met", "met", "not_met", "not_met", "met", "not_met"]


KINDS = ("any", "all", "not", "at_least_of")


def _deeper(kind: str, table: dict[str, Any], level: int, where: bool) -> dict[str, Any]:
    """
    A table that holds another one level deeper, beside something else that is asked.
    """
    beside: dict[str, Any] = {"round": level % 3} if where else {"name": f"Gebied {level}"}
    match kind:
        case "not":
            return {"not": table}
        case "at_least_of":
            return {kind: {"count": 1, "patterns": [table, beside]}}
        case _:
            return {kind: [table, beside]}


def _mixed(rng: Random, first: Dossier, second: Dossier) -> Dossier:
    """
    A dossier with some parts of each; some parts are the very same as before.
    """
    fields = {
        name: getattr(rng.choice((first, second)), name)
        for name in ("area", "application", "partners", "meetings", "surveys", "analysis")
    }
    try:
        return attrs.evolve(first, **fields)
    except InvalidRecordError:
        return second


def test_notation_reads_back() -> None:
    """
    A pattern in the catalogue's notation is read into the same pattern again.
    """
    rng = Random(0)
    for _ in range(2_000):
        pattern = pattern_of(random_case(rng).pattern)
        assert pattern == pattern_of(as_table(pattern))


def test_threads_share_windows() -> None:
    """
    Windows that several threads look at at once hold each end once.
    """
    on, days = date(2022, 3, 31), [date(2000, 1, 1), date(1990, 1, 1)] * 8
    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(50):
            shared = Windows(on, Duration(months=1))
            with ThreadPoolExecutor(4) as pool:
                found = list(pool.map(shared.since, days))
            for day, (bounds, number) in zip(days, found, strict=True):
                alone, expected = Windows(on, Duration(months=1)).since(day)
                assert (number, bounds[: number + 1]) == (expected, alone[: expected + 1])
    finally:
        sys.setswitchinterval(switch)
