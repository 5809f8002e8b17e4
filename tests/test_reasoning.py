"""
What is said of patterns without a dossier holds for every dossier.

The laws take random patterns, change one part of each, and hold the two against random dossiers.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from cases import RANKS, dossier_of, pattern_of
from check_cases import write_example
from kvo_norms import read_edition
from kvo_norms.authoring import reasoning
from kvo_norms.authoring.check import RULES
from kvo_norms.authoring.reasoning.conflicts import Conflicts
from kvo_norms.authoring.reasoning.logic import Logic, placed
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot, left_out, part_at, parts_of, put
from kvo_norms.catalogue import Edition, Norm, Provenance, Star, Text, Weight
from kvo_norms.durations import Duration
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Field,
    Items,
    Not,
    Record,
    Value,
)
from kvo_norms.verdict import MET, NOT_MET, Verdict
from random_cases import UNKNOWN_WORD, DrawnDossiers, random_case
from random_editions import random_edition

CASES = int(os.environ.get("KVO_NORMS_REASONED", "250"))
EDITION = random_edition([random_case(Random(0)) for _ in range(3)])
ANYTHING = Text(nl="iets", en="something")
FAR = (date(1, 1, 1), date(1, 7, 31), date(9999, 12, 31))
ORDER = (AtLeast, Above, AtMost, Below)


def norm_of(requires: Record, name: str = "norm", **more: Any) -> Norm:
    return Norm(
        id=name,
        title=ANYTHING,
        text=ANYTHING,
        section="deel",
        requires=requires,
        weight=Weight.EIS,
        remedy=ANYTHING,
        sources=("ours",),
        provenance=Provenance.DESIGN,
        **more,
    )


def varied(rng: Random, norm: Norm) -> Norm:
    """
    The norm with one part changed, or one left out.
    """
    parts = list(parts_of(norm))
    for _ in range(20):
        spot, part = rng.choice(parts)
        match part:
            case Value(value=value):
                return put(norm, spot, Value(value=other(rng, value)))
            case AtLeast(operand=o) | Above(operand=o) | AtMost(operand=o) | Below(operand=o):
                return put(norm, spot, rng.choice(ORDER)(operand=o))
            case _ if isinstance(spot[-1], int) and len(part_at(norm, spot[:-1])) > 1:
                return left_out(norm, spot)
    return norm


def other(rng: Random, value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return max(value + rng.choice((-1, 1)), 0)
        case Duration():
            return attrs.evolve(value, days=value.days + 1)
        case date() if date.min < value < date.max:
            return date.fromordinal(value.toordinal() + rng.choice((-1, 1)))
        case _:
            return value


@cache
def pairs() -> list[tuple[Random, Norm, Norm, list[Setting]]]:
    """
    A random norm, a variation of it, and days and dossiers to try them on.
    """
    found = []
    for seed in range(CASES):
        rng = Random(seed)
        case = random_case(rng)
        if case.on in FAR:
            continue
        norm = norm_of(pattern_of(case.pattern))
        touched = {entry.name for _, entry in placed(norm.requires) if isinstance(entry, Field)}
        touched |= set(case.dossier)
        drawn = [DrawnDossiers(rng, case.on).dossier(touched) for _ in range(4)]
        known = [raw for raw in drawn if UNKNOWN_WORD not in str(raw)]
        settings = [Setting(dossier=dossier_of(raw), on=case.on, ranks=RANKS) for raw in known]
        found.append((rng, norm, varied(rng, norm), settings))
    return found


def verdict(pattern: Record | None, setting: Setting) -> Verdict:
    assert pattern is not None
    return interpret(pattern, setting).verdict


def together(*patterns: Record | None) -> Record:
    """
    A pattern that asks what each of these asks.
    """
    return Record(entries=(AllOf(patterns=tuple(p for p in patterns if p is not None)),))


def test_what_is_implied_is_met() -> None:
    """
    Where a pattern implies another, no dossier meets it without meeting the other.
    """
    logic, seen = Logic(View(EDITION)), Counter[str]()
    for _, one, two, settings in pairs():
        for a, b in ((one.requires, two.requires), (two.requires, one.requires)):
            if a == b or not logic.implies(placed(a), b, logic.view.root):
                continue
            seen["implied"] += 1
            for setting in settings:
                if verdict(a, setting) is MET:
                    seen["met"] += 1
                    assert verdict(b, setting) is MET, (a, b, setting)
    assert min(seen["implied"], seen["met"]) > CASES / 50, seen


def test_what_contradicts_itself_is_never_met() -> None:
    logic, seen = Logic(View(EDITION)), Counter[str]()
    for rng, one, two, settings in pairs():
        assert one.requires is not None
        assert two.requires is not None
        turned = Record(entries=(*two.requires.entries,))
        for pattern in (
            one.requires,
            together(one.requires, two.requires),
            together(one.requires, negated(rng, turned)),
        ):
            if Conflicts(logic).among(placed(pattern), logic.view.root) is None:
                continue
            seen["contradictory"] += 1
            for setting in settings:
                seen["tried"] += 1
                assert verdict(pattern, setting) is not MET, (pattern, setting)
    assert min(seen["contradictory"], seen["tried"]) > CASES / 50, seen


def negated(rng: Random, pattern: Record) -> Record:
    """
    The pattern under ``not``, or with one of its order tests turned round.
    """
    return Record(entries=(Not(pattern=pattern),)) if rng.random() < 0.5 else pattern


def test_redundant_parts_can_go() -> None:
    """
    A group or a table without its redundant part is met on exactly the same dossiers.
    """
    seen = 0
    for _, one, two, settings in pairs():
        for group in (AnyOf, AllOf):
            patterns = tuple(p for p in (one.requires, two.requires) if p is not None)
            norm = norm_of(Record(entries=(group(patterns=patterns),)))
            for spot, _ in reasoning.redundant_patterns(norm, EDITION):
                if len(spot) != 4:  # a group inside another place has its own dossiers
                    continue
                seen += 1
                without = left_out(norm, spot).requires
                for setting in settings:
                    before, after = verdict(norm.requires, setting), verdict(without, setting)
                    assert (before is MET) is (after is MET), (norm.requires, spot, setting)
        for spot, _ in reasoning.redundant_tests(one, EDITION):
            if {"where", "every", "share", "pattern"} & set(spot):  # where less may mean more
                continue
            seen += 1
            without = left_out(one, spot).requires
            for setting in settings:
                before, after = verdict(one.requires, setting), verdict(without, setting)
                assert (before is MET) is (after is MET), (one.requires, spot, setting)
    assert seen > CASES / 50


def test_constant_tests_are_constant() -> None:
    """
    A test that always holds is NOT_MET on no dossier, one that never holds MET on none.
    """
    seen = Counter[str]()
    for _, one, _, settings in pairs():
        for spot, why in reasoning.constant_tests(one, EDITION):
            alone = only(one.requires, spot[1:])
            if alone is None:
                continue
            always = why.startswith(("every", "'every'"))
            seen["always" if always else "never"] += 1
            for setting in settings:
                value = verdict(alone, setting)
                assert value is not (NOT_MET if always else MET), (alone, why, setting)
    assert min(seen["always"], seen["never"]) > CASES / 400, seen


def only(pattern: Record | None, spot: Spot) -> Record | None:
    """
    The pattern with, of everything, the one test at the end of the way; none within a selection.
    """
    if pattern is None or any(step in ("where", "share", "pattern", "patterns") for step in spot):
        return None
    entry = part_at(pattern, spot[:2])
    if isinstance(spot[-1], int) and spot[3] != "entries":
        entry = put(entry, spot[2:-1], (part_at(pattern, spot),))
    match entry:
        case Field(matcher=Items() as items) if "count" in spot:
            left = Items(where=items.where, count=items.count, evidence_date=items.evidence_date)
        case Field(matcher=Items() as items) if spot[-1] == "every":
            left = Items(where=items.where, every=items.every, evidence_date=items.evidence_date)
        case Field(matcher=Items()):
            return None
        case Field(name=name, matcher=Record() as inner):
            deeper = only(inner, spot[3:])
            if deeper is None:
                return None
            return Record(entries=(Field(name=name, matcher=deeper),))
        case _:
            return Record(entries=(entry,))
    return Record(entries=(attrs.evolve(entry, matcher=left),))


Reasoner = Callable[[Norm | Star, Edition], Iterator[tuple[Spot, str]]]


def said(reasoner: Reasoner, pattern: dict[str, Any]) -> list[str]:
    return [why for _, why in reasoner(norm_of(pattern_of(pattern)), EDITION)]


DARK = {"light": "donker"}
IN_TIME = {"date": {"within": "P3Y"}}
HALF, THIRD = Decimal("0.5"), Decimal("0.33")
SENT, MANY = ({"sent": {"at_least": number}} for number in (10, 20))
SOME = {"count": {"at_least": 1}}
POLICE = {"contains_any": ["politie"]}
POLICE_OR_CITY = {"contains_any": ["politie", "gemeente"]}


def share(of: dict[str, Any], least: Decimal) -> dict[str, Any]:
    return {"share": {"of": of, "at_least": least}}


@pytest.mark.parametrize(
    ("reasoner", "pattern", "expected"),
    [
        (
            reasoning.contradictions,
            {"surveys": {"every": {"sent": {"at_least": 3, "below": 3}}, "count": {"at_least": 1}}},
            ["no value of 'sent' is at_least 3 and below 3"],
        ),
        (
            reasoning.contradictions,
            {"surveys": {"every": {"sent": {"at_least": 3, "at_most": 3}}}},
            [],
        ),
        (
            reasoning.empty_selections,
            {"inspections": {"where": {"all": [DARK, {"light": "dag"}]}}},
            ["'where' can match nothing: no value of 'light' is equals 'donker' and equals 'dag'"],
        ),
        (
            reasoning.empty_selections,
            {"inspections": {"where": {"all": [IN_TIME, {"date": {"below": "as_of - P4Y"}}]}}},
            ["'where' can match nothing: no value of 'date' is within P3Y and below as_of - P4Y"],
        ),
        (
            reasoning.empty_selections,
            {"inspections": {"where": {"all": [IN_TIME, {"date": {"below": "as_of - P2Y"}}]}}},
            [],
        ),
        (
            reasoning.empty_selections,
            {"inspections": {"where": {**DARK, "not": DARK}}},
            ["'where' can match nothing: what stands beside 'not' asks for what it rules out"],
        ),
        (
            reasoning.contradictions,
            {
                "all": [
                    {"inspections": {"where": {**DARK, **IN_TIME}, "count": {"at_least": 2}}},
                    {"inspections": {"where": DARK, "count": {"at_most": 1}}},
                ]
            },
            ["another table asks for more items than may be counted here"],
        ),
        (
            reasoning.contradictions,
            {
                "all": [
                    {"inspections": {"where": DARK, "count": {"at_least": 2}}},
                    {"inspections": {"where": {**DARK, **IN_TIME}, "count": {"at_most": 1}}},
                ]
            },
            [],
        ),
        (
            reasoning.contradictions,
            {"area": {"kind": "winkelgebied", "any": [{"kind": "bedrijventerrein"}]}},
            [
                "none of the alternatives can hold here",
                "no value of 'kind' is equals 'winkelgebied' and equals 'bedrijventerrein'",
            ],
        ),
        (
            reasoning.constant_tests,
            {"inspections": {"count": {"at_least": 0}}},
            ["every number of items is at_least 0"],
        ),
        (
            reasoning.constant_tests,
            {"facts": {"risk": {"at_least": "geen"}}},
            ["every value of 'risk' is at_least 'geen'"],
        ),
        (
            reasoning.constant_tests,
            {"facts": {"risk": {"above": "hoog"}}},
            ["no value of 'risk' is above 'hoog'"],
        ),
        (reasoning.constant_tests, {"facts": {"risk": {"at_least": "hoog"}}}, []),
        (
            reasoning.constant_tests,
            {"inspections": {"where": DARK, "every": {"light": ["dag", "donker"]}}},
            [
                "'every' asks only what 'where' asks already",
                "every value of 'light' is one_of 'dag', 'donker'",
            ],
        ),
        (
            reasoning.redundant_tests,
            {"surveys": {"every": {"sent": {"at_least": 3, "above": 1}}}},
            ["above 1 follows from at_least 3"],
        ),
        (
            reasoning.redundant_tests,
            {"surveys": {"every": {"sent": {"present": True, "above": 1}}}},
            ["present follows from above 1"],
        ),
        (reasoning.redundant_tests, {"surveys": {"every": {"sent": {"above": 1}}}}, []),
        (
            reasoning.redundant_tests,
            {"inspections": {"where": {"light": ["dag", "donker", "dag"]}}},
            ["the list names 'dag' twice"],
        ),
        (
            reasoning.redundant_tests,
            {"partners": {"covers": {"role": ["politie", "politie"]}}},
            ["the list names 'politie' twice"],
        ),
        (
            reasoning.redundant_patterns,
            {
                "any": [
                    {"inspections": {"where": {**DARK, **IN_TIME}}},
                    {"inspections": {"where": DARK}},
                    {"area": {"kind": "winkelgebied"}},
                ]
            },
            ["alternative 1 holds only where alternative 2 holds"],
        ),
        (
            reasoning.redundant_patterns,
            {"all": [{"inspections": {"where": DARK}}, {"inspections": {"where": IN_TIME}}]},
            [],
        ),
        (
            reasoning.redundant_tests,
            {"surveys": {"every": {"response": {"at_most": HALF, "below": 1}}}},
            ["below 1 follows from at_most 0.5"],
        ),
        (
            reasoning.contradictions,
            {"surveys": {"every": {"response": {"at_most": HALF, "at_least": THIRD}}, **SOME}},
            [],
        ),
        (
            reasoning.redundant_patterns,
            {"all": [{"inspections": share(DARK, HALF)}, {"inspections": share(DARK, THIRD)}]},
            ["pattern 2 holds wherever pattern 1 holds"],
        ),
        (
            reasoning.redundant_patterns,
            {"all": [{"inspections": share(DARK, HALF)}, {"inspections": share(IN_TIME, THIRD)}]},
            [],
        ),
        (
            reasoning.redundant_patterns,
            {"all": [{"surveys": {"every": MANY, **SOME}}, {"surveys": {"every": SENT}}]},
            ["pattern 2 holds wherever pattern 1 holds"],
        ),
        (
            reasoning.redundant_patterns,
            {"all": [{"surveys": SOME}, {"surveys": {"every": SENT}}]},
            [],
        ),
        (
            reasoning.redundant_patterns,
            {"surveys": {"where": {"all": [{"answered": 0, "not": SENT}, {"not": MANY}]}}},
            ["pattern 2 holds wherever pattern 1 holds"],
        ),
        (
            reasoning.redundant_patterns,
            {"surveys": {"where": {"all": [{"not": SENT}, {"not": {"answered": MANY["sent"]}}]}}},
            [],
        ),
        (
            reasoning.redundant_patterns,
            {
                "any": [
                    {"inspections": {"where": {"roles": POLICE}}},
                    {"inspections": {"where": {"roles": POLICE_OR_CITY}}},
                ]
            },
            ["alternative 1 holds only where alternative 2 holds"],
        ),
        (
            reasoning.every_of_nothing,
            {"inspections": {"where": DARK, "every": IN_TIME}},
            ["'every' holds where there is no item"],
        ),
        (
            reasoning.every_of_nothing,
            {"inspections": {"where": DARK, "every": IN_TIME, "count": {"at_least": 1}}},
            [],
        ),
        (
            reasoning.every_of_nothing,
            {
                "inspections": {"where": DARK, "every": IN_TIME},
                "all": [{"inspections": {"where": {**DARK, **IN_TIME}}}],
            },
            [],
        ),
        (
            reasoning.every_of_nothing,
            {"not": {"inspections": {"where": DARK, "every": IN_TIME}}},
            [],
        ),
        (
            reasoning.dates_only_present,
            {"measures": {"where": {"carried_out": {"present": True}}}},
            ["'carried_out' may lie after the day of the assessment"],
        ),
        (
            reasoning.dates_only_present,
            {
                "measures": {
                    "where": {
                        "carried_out": {"present": True},
                        "all": [{"carried_out": {"at_most": "as_of"}}],
                    }
                }
            },
            [],
        ),
        (reasoning.dates_only_present, {"inspections": {"where": {"date": {"present": True}}}}, []),
    ],
)
def test_examples(reasoner: Reasoner, pattern: dict[str, Any], expected: list[str]) -> None:
    assert said(reasoner, pattern) == expected


def test_a_star_beside_points_of_attention(tmp_path: Path) -> None:
    """
    A star's norm adds something where only points of attention ask the same.
    """
    found = read_edition(write_example(RULES["KN402"].avoid, tmp_path))
    assert [name for name, _, _ in reasoning.idle_stars(found)] == ["extra.partners"]
    sections = tuple(
        attrs.evolve(
            section,
            norms=tuple(attrs.evolve(it, weight=Weight.AANDACHTSPUNT) for it in section.norms),
        )
        for section in found.sections
    )
    assert list(reasoning.idle_stars(attrs.evolve(found, sections=sections))) == []
