"""
Gaps: what keeps a norm from being met, as data. How they are said: `test_gap_sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs
import pytest

from cases import FACT_RECORDS, RANKS, VOCABULARY_RECORDS, dossier_of, pattern_of
from kvo_norms import assess
from kvo_norms.assessment import Failed, Gap, Shortfall
from kvo_norms.catalogue import (
    CertificateTerms,
    Edition,
    Norm,
    Provenance,
    Section,
    Text,
    Weight,
)
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.durations import Duration
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.explaining.gaps import gaps_of
from kvo_norms.kinds import shapes_of
from kvo_norms.verdict import NOT_MET, OPEN, Status, Verdict, all_of
from random_cases import UNKNOWN_WORD, random_case

Table = dict[str, Any]
ON = date(2024, 6, 1)
ANYTHING = Text(nl="iets", en="something")
EDITION = Edition(
    id="proef",
    revision=1,
    title=ANYTHING,
    text=ANYTHING,
    valid_from=date(2000, 1, 1),
    certificate=CertificateTerms(
        duration=Duration(months=36),
        first_level="basis",
        next_level="continu",
        sources=("ours",),
        provenance=Provenance.DESIGN,
    ),
    parameters=(),
    vocabularies=VOCABULARY_RECORDS,
    sources=(),
    facts=FACT_RECORDS,
    sections=(),
)
UNREADABLE = re.compile(
    r"  |None|True|False|Verdict|Status|Fraction\(|Decimal\(|Duration|datetime|attrs|[<>{}]"
    r"|\.\.|,,|^\W*$|\s[.,;:]"
)


def gaps(pattern: Table, dossier: Table) -> tuple[Gap, ...]:
    """
    What keeps the dossier from matching the pattern.
    """
    setting = Setting(dossier=dossier_of(dossier), on=ON, ranks=RANKS)
    return gaps_of(interpret(pattern_of(pattern), setting), about="requires", edition=EDITION)


def gap(pattern: Table, dossier: Table) -> Gap:
    """
    The one gap that there is.
    """
    (found,) = gaps(pattern, dossier)
    return found


class TestLaws:
    """
    What holds for every pattern and dossier.
    """

    @pytest.mark.parametrize("seed", range(4))
    def test_of_norms(self, seed: int) -> None:
        """
        Gaps are empty exactly when a norm is met or not applicable, whatever of `applies_when`,
        `requires` and a judgement it has.
        """
        rng = Random(seed)
        for number in range(250):
            asked, dossier, on = _random_norm(rng)
            section = Section(id="deel", title=ANYTHING, norms=(asked,))
            made = attrs.evolve(EDITION, sections=(section,))
            (result,) = assess(made, dossier, on=on).norms
            decided = result.status in (Status.MET, Status.NOT_APPLICABLE)
            assert (result.gaps == ()) == decided, (seed, number)

    @pytest.mark.parametrize("seed", range(4))
    def test_of_patterns(self, seed: int) -> None:
        """
        A pattern's verdict follows from its gaps: all of them must be mended, and of alternatives
        as many as are needed.
        """
        rng = Random(seed)
        for number in range(500):
            for found, verdict in _random_gaps(rng):
                assert all_of(it.verdict for it in found) is verdict, (seed, number)
                for it in _inside(found):
                    assert _verdict_of_ways(it) is it.verdict, (seed, number, it)

    @pytest.mark.parametrize("seed", range(4))
    def test_of_one_gap(self, seed: int) -> None:
        """
        Each gap stands somewhere in the dossier, is not met, and says what to do about it.
        """
        rng = Random(seed)
        fields = shapes_of(Dossier)
        for number in range(500):
            for found, _ in _random_gaps(rng):
                for it in _inside(found):
                    assert it.verdict in (NOT_MET, OPEN), (seed, number, it)
                    assert it.action in _actions(it), (seed, number, it)
                    assert it.path[:1] == () or it.path[0] in fields, (seed, number, it)
                    assert it.kind != "count" or it.negated or _is_short(it.shortfall), it
                    for near in filter(None, (it.nearest, *it.failing)):
                        assert near.path[:-1] == it.path, (seed, number, it)

    def test_of_missing_values(self) -> None:
        """
        What is missing is a value, never an unknown.
        """
        rng = Random(0)
        for number in range(1_000):
            for found, _ in _random_gaps(rng):
                for it in _inside(found):
                    assert None not in it.missing, (number, it)

    @pytest.mark.parametrize("seed", range(4))
    def test_of_sentences(self, seed: int) -> None:
        """
        Each gap is a sentence in both languages that does not show how it was made.
        """
        rng = Random(seed)
        for number in range(500):
            for found, _ in _random_gaps(rng):
                for it in _inside(found):
                    for said in (it.sentence.nl, it.sentence.en):
                        assert UNREADABLE.search(said) is None, (seed, number, said)
                        assert said.endswith((".", "”")), (seed, number, said)
                for failed in _failed(found):
                    for said in (failed.sentence.nl, failed.sentence.en):
                        assert UNREADABLE.search(said) is None, (seed, number, said)


def _random_norm(rng: Random) -> tuple[Norm, Dossier, date]:
    """
    A norm with a random pattern, sometimes with another for when it applies and with a question.
    """
    while True:
        case, other = random_case(rng), random_case(rng)
        if UNKNOWN_WORD not in repr(case.dossier):
            break
    asks = rng.choice(("requires", "question", "both"))
    norm = Norm(
        id="norm",
        title=ANYTHING,
        text=ANYTHING,
        section="deel",
        applies_when=pattern_of(other.pattern) if rng.random() < 0.5 else None,
        requires=None if asks == "question" else pattern_of(case.pattern),
        question=None if asks == "requires" else ANYTHING,
        may_not_apply=asks == "question",
        weight=Weight.EIS,
        remedy=ANYTHING,
        sources=("ours",),
        provenance=Provenance.DESIGN,
    )
    results: list[Any] = ["voldoet", "voldoet_niet"]
    if asks == "question":
        results.append("niet_van_toepassing")
    findings: tuple[Finding, ...] = ()
    if asks != "requires" and rng.random() < 0.7:
        findings = (Finding(norm="norm", result=rng.choice(results), by="-", date=case.on),)
    return norm, attrs.evolve(dossier_of(case.dossier), findings=findings), case.on


def _random_gaps(rng: Random) -> Iterator[tuple[tuple[Gap, ...], Verdict]]:
    """
    The gaps of a random pattern, as what a norm requires and as when it applies.
    """
    case = random_case(rng)
    setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
    outcome = interpret(pattern_of(case.pattern), setting)
    yield gaps_of(outcome, about="requires", edition=EDITION), outcome.verdict
    yield gaps_of(outcome, about="applies_when", edition=EDITION), outcome.verdict


def _inside(found: tuple[Gap, ...]) -> Iterator[Gap]:
    for it in found:
        yield it
        for way in it.alternatives:
            yield from _inside(way)


def _failed(found: tuple[Gap, ...]) -> Iterator[Failed]:
    for it in _inside(found):
        for near in filter(None, (it.nearest, *it.failing)):
            yield from near.failed


def _verdict_of_ways(it: Gap) -> Verdict:
    """
    What follows from the alternatives: so many of them must hold, each with all its gaps.
    """
    if it.kind != "alternatives":
        return it.verdict
    possible = [way for way in it.alternatives if all_of(inner.verdict for inner in way) is OPEN]
    assert 1 <= it.choose < len(it.alternatives)
    return OPEN if len(possible) >= it.choose else NOT_MET


def _actions(it: Gap) -> tuple[str, ...]:
    if it.verdict is OPEN:
        return ("supply",)
    if it.kind == "alternatives":
        inner = {inside.action for way in it.alternatives for inside in way}
        return ("none",) if inner == {"none"} else ("repair", "none")
    return ("none",) if it.path[:1] == ("area",) else ("repair",)


def _is_short(shortfall: Shortfall | None) -> bool:
    """
    Whether there are, or may be, other numbers than are needed.
    """
    if shortfall is None:
        return True
    return (shortfall.have, shortfall.may_have) != (shortfall.need, shortfall.need)


class TestActions:
    """
    Supply what is unknown, repair what falls short; nothing can be done about a given fact.
    """

    @pytest.mark.parametrize(
        ("pattern", "dossier", "expected"),
        [
            ({"area": {"size": "groot"}}, {}, (OPEN, "supply")),
            ({"area": {"size": "groot"}}, {"area": {"size": "klein"}}, (NOT_MET, "none")),
            ({"area": {"sub_areas": {}}}, {"area": {"sub_areas": []}}, (NOT_MET, "none")),
            (
                {"application": {"kind": "eerste"}},
                {"application": {"kind": "hercertificering"}},
                (NOT_MET, "repair"),
            ),
            ({"facts": {"camera": True}}, {"facts": {"camera": False}}, (NOT_MET, "repair")),
            ({"facts": {"camera": True}}, {}, (OPEN, "supply")),
            ({"partners": {}}, {"partners": []}, (NOT_MET, "repair")),
            ({"partners": {}}, {"partners": [], "incomplete": ["partners"]}, (OPEN, "supply")),
        ],
    )
    def test_action(self, pattern: Table, dossier: Table, expected: tuple[Verdict, str]) -> None:
        """
        By the verdict and the place.
        """
        if "sub_areas" in repr(pattern) or pattern == {"partners": {}}:
            pattern = _with_a_count(pattern)
        found = gap(pattern, dossier)
        assert (found.verdict, found.action) == expected

    def test_alternatives_that_are_all_given(self) -> None:
        """
        Of alternatives that all are given facts none can be mended; of others some can.
        """
        given = [{"area": {"size": "groot"}}, {"area": {"kind": "winkelgebied"}}]
        dossier = {
            "area": {"size": "klein", "kind": "bedrijventerrein"},
            "application": {"term": 2},
        }
        assert gap({"any": given}, dossier).action == "none"
        assert gap({"any": [*given, {"application": {"term": 1}}]}, dossier).action == "repair"

    def test_judgements_of_items(self) -> None:
        """
        A collection under the area is a given fact as well, one of the working group is not.
        """
        pattern = {"working_group": {"members": {"count": {"at_least": 2}}}}
        assert gap(pattern, {"working_group": {"members": []}}).action == "repair"


def _with_a_count(pattern: Table) -> Table:
    """
    The pattern with a count in its innermost, empty table.
    """
    (name, inner), *_ = pattern.items()
    return {name: _with_a_count(inner) if inner else {"count": {"at_least": 1}}}


DARK = {"light": "donker", "date": {"within": "P1Y"}}
INSPECTIONS = [
    {"id": "b", "date": date(2020, 1, 1), "light": "donker"},
    {"id": "a", "date": date(2024, 1, 1), "light": "dag"},
    {"id": "toekomst", "date": date(2024, 7, 1), "light": "donker"},
    {"id": "ongedateerd", "light": "dag"},
]


class TestNearest:
    """
    The nearest candidate is the item with the fewest failed tests, then the first by id.
    """

    def test_fewest_failed_tests(self) -> None:
        """
        One failed test is nearer than two.
        """
        dossier = {"inspections": [{"id": "a", "date": date(2020, 1, 1), "light": "dag"}]}
        dossier["inspections"] += [{"id": "z", "date": date(2020, 1, 1), "light": "donker"}]
        nearest = gap({"inspections": {"where": DARK}}, dossier).nearest
        assert nearest is not None
        assert (nearest.name, nearest.path) == ("z", ("inspections", 1))
        assert [(it.path, it.asked, it.found) for it in nearest.failed] == [
            (("date",), {"within": "P1Y"}, "2020-01-01")
        ]

    def test_then_the_first_by_id(self) -> None:
        """
        Of two that are as near, the first by id, whatever their order.
        """
        nearest = gap({"inspections": {"where": DARK}}, {"inspections": INSPECTIONS}).nearest
        assert nearest is not None
        assert nearest.name == "a"

    def test_what_is_not_evidence_yet(self) -> None:
        """
        An item of a later day is not there; an undated one lacks its date.
        """
        pattern = {"inspections": {"where": {"light": "donker"}}}
        later, undated = INSPECTIONS[2], INSPECTIONS[3]
        assert gap(pattern, {"inspections": [later]}).nearest is None
        nearest = gap(pattern, {"inspections": [later, undated]}).nearest
        assert nearest is not None
        assert [(it.path, it.asked, it.found) for it in nearest.failed] == [
            (("date",), {"at_most": "as_of"}, None),
            (("light",), "donker", "dag"),
        ]

    def test_names(self) -> None:
        """
        An item is named by its id, else its name or title, else by its place.
        """
        pattern = {"measures": {"where": {"status": "gereed"}}}
        for item, name in (
            ({"id": "m1", "title": "Verlichting"}, "m1"),
            ({"title": "Verlichting"}, "Verlichting"),
            ({}, "measures[0]"),
        ):
            nearest = gap(pattern, {"measures": [item]}).nearest
            assert nearest is not None
            assert nearest.name == name

    def test_shortest_way_through_a_choice(self) -> None:
        """
        Where an item has a choice, the way with the fewest failed tests counts.
        """
        ways = [
            {"status": "gereed", "owner": {"present": True}},
            {"theme": "heel"},
        ]
        nearest = gap({"measures": {"where": {"any": ways}}}, {"measures": [{}]}).nearest
        assert nearest is not None
        assert [it.path for it in nearest.failed] == [("theme",)]

    def test_what_must_not_hold(self) -> None:
        """
        A test that must not hold is asked with `not` before it.
        """
        pattern = {"measures": {"where": {"not": {"status": "gereed"}}}}
        nearest = gap(pattern, {"measures": [{"status": "gereed"}]}).nearest
        assert nearest is not None
        assert [(it.asked, it.found) for it in nearest.failed] == [({"not": "gereed"}, "gereed")]

    @pytest.mark.parametrize(
        ("count", "is_named"),
        [
            ({"at_least": 2}, True),
            ({"above": 1}, True),
            ({"equals": 1}, True),
            ({"one_of": [1, 2]}, True),
        ],
    )
    def test_where_one_more_would_help(self, count: Table, *, is_named: bool) -> None:
        """
        It is named where more items are asked than there are.
        """
        pattern = {"inspections": {"where": {"light": "donker"}, "count": count}}
        dossier = {"inspections": [{"id": "a", "date": ON, "light": "dag"}]}
        assert (gap(pattern, dossier).nearest is not None) == is_named

    @pytest.mark.parametrize("count", [{"at_most": 0}, {"below": 1}, {"equals": 0}])
    def test_where_there_are_too_many(self, count: Table) -> None:
        """
        Where there are too many, nobody is missed.
        """
        pattern = {"inspections": {"where": {"light": "donker"}, "count": count}}
        dossier = {
            "inspections": [
                {"id": "a", "date": ON, "light": "dag"},
                {"id": "b", "date": ON, "light": "donker"},
            ]
        }
        assert gap(pattern, dossier).nearest is None


class TestShortfall:
    """
    How many there are for certain, how many there may be, how many are needed.
    """

    @pytest.mark.parametrize(
        ("count", "expected"),
        [
            ({"at_least": 4}, Shortfall(have=1, may_have=2, need=4)),
            ({"above": 3}, Shortfall(have=1, may_have=2, need=4)),
            ({"equals": 3}, Shortfall(have=1, may_have=2, need=3)),
            ({"at_most": 0}, None),
            ({"below": 1}, None),
            ({"one_of": [3, 4]}, None),
        ],
    )
    def test_of_a_count(self, count: Table, expected: Shortfall | None) -> None:
        """
        Of a test from above there is none.
        """
        measures = [{"status": "gereed"}, {}, {"status": "gepland"}]
        pattern = {"measures": {"where": {"status": "gereed"}, "count": count}}
        assert gap(pattern, {"measures": measures}).shortfall == expected

    def test_without_bound(self) -> None:
        """
        Where not all items are given there may be any number.
        """
        pattern = {"measures": {"count": {"at_least": 2}}}
        for dossier in ({}, {"measures": [], "incomplete": ["measures"]}):
            assert gap(pattern, dossier).shortfall == Shortfall(have=0, may_have=None, need=2)

    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            ({"at_least": Decimal("0.6")}, Shortfall(have=1, may_have=1, need=2)),
            ({"at_least": 1}, Shortfall(have=1, may_have=1, need=3)),
            ({"above": Decimal("0.5")}, Shortfall(have=1, may_have=1, need=2)),
            ({"above": Decimal("0.34")}, Shortfall(have=1, may_have=1, need=2)),
            ({"at_most": Decimal("0.3")}, None),
            ({"below": Decimal("0.33")}, None),
        ],
    )
    def test_of_a_share(self, test: Table, expected: Shortfall | None) -> None:
        """
        Of a share it is the number of items that would be enough.
        """
        goals = [{"outcome": "gehaald"}, {"outcome": "niet_gehaald"}, {"outcome": "niet_gehaald"}]
        pattern = {"goals": {"share": {"of": {"reached": True}, **test}}}
        assert gap(pattern, {"goals": goals}).shortfall == expected


class TestCollections:
    """
    What a gap says of a collection, by what is asked of it.
    """

    def test_failing(self) -> None:
        """
        Of `every`: the items that break it, or may; not those that are not evidence yet.
        """
        found = gap({"inspections": {"every": {"light": "donker"}}}, {"inspections": INSPECTIONS})
        assert (found.kind, found.verdict) == ("every", NOT_MET)
        assert [(it.name, [test.path for test in it.failed]) for it in found.failing] == [
            ("a", [("light",)]),
            ("ongedateerd", [("date",), ("light",)]),
        ]

    def test_missing_values(self) -> None:
        """
        Of `covers`: the values that no item holds for certain.
        """
        pattern = {"partners": {"covers": {"role": ["gemeente", "politie", "brandweer"]}}}
        found = gap(pattern, {"partners": [{"role": "politie"}]})
        assert (found.verdict, found.missing) == (NOT_MET, ("gemeente", "brandweer"))
        found = gap(pattern, {"partners": [{"role": "politie"}, {}]})
        assert (found.verdict, found.missing) == (OPEN, ("gemeente", "brandweer"))

    def test_missing_value_of_the_dossier(self) -> None:
        """
        A value that the dossier itself does not give is not among them.
        """
        roles = ["gemeente", "@working_group.chair_role"]
        found = gap({"partners": {"covers": {"role": roles}}}, {"partners": []})
        assert found.missing == ("gemeente",)

    def test_missing_windows(self) -> None:
        """
        Of `each`: the last days of the windows without an item.
        """
        each = {"period": "P6M", "date": "date", "since": "as_of - P18M"}
        found = gap({"meetings": {"each": each}}, {"meetings": [{"date": date(2023, 8, 1)}]})
        assert found.missing == ("2024-06-01", "2023-06-01")

    def test_parts(self) -> None:
        """
        Each thing asked of a collection that does not hold is a gap, with only that thing asked.
        """
        asked = {
            "where": {"light": "donker"},
            "count": {"at_least": 2},
            "every": {"report": {"present": True}},
            "covers": {"light": ["donker", "dag"]},
        }
        dossier = {"inspections": [{"id": "a", "date": ON, "light": "donker"}]}
        found = gaps({"inspections": asked}, dossier)
        where = {"where": {"light": "donker"}}
        assert [(it.kind, it.asked) for it in found] == [
            ("count", where | {"count": {"at_least": 2}}),
            ("every", where | {"every": {"report": {"present": True}}}),
            ("covers", where | {"covers": {"light": ["donker", "dag"]}}),
        ]

    @pytest.mark.parametrize(
        ("dossier", "given"),
        [
            ({}, "none"),
            ({"partners": []}, "all"),
            ({"partners": [], "incomplete": ["partners"]}, "some"),
        ],
    )
    def test_given(self, dossier: Table, given: str) -> None:
        """
        Whether the collection was not given, given in part, or given whole.
        """
        assert gap({"partners": {"count": {"at_least": 1}}}, dossier).given == given


class TestAlternatives:
    """
    Alternatives stay alternatives; what all must hold is one gap each.
    """

    WAYS: tuple[Table, ...] = (
        {"application": {"kind": "eerste"}},
        {"working_group": {"chair": {"present": True}}},
        {"application": {"term": {"at_least": 3}, "date": {"present": True}}},
    )
    DOSSIER: Table = {"application": {"kind": "hercertificering", "term": 2}}  # noqa: RUF012

    def test_any(self) -> None:
        """
        Each way with all its gaps; one is needed.
        """
        found = gap({"any": list(self.WAYS)}, self.DOSSIER)
        assert (found.kind, found.verdict, found.choose) == ("alternatives", OPEN, 1)
        assert [[it.path for it in way] for way in found.alternatives] == [
            [("application", "kind")],
            [("working_group", "chair")],
            [("application", "term"), ("application", "date")],
        ]

    def test_at_least_of(self) -> None:
        """
        Of `at_least_of`, as many as are missing.
        """
        held = {"application": {"term": 2}}
        pattern = {"at_least_of": {"count": 3, "patterns": [held, *self.WAYS]}}
        assert gap(pattern, self.DOSSIER).choose == 2

    def test_all_are_needed(self) -> None:
        """
        Where every way that is left is needed, there is no choice.
        """
        pattern = {"at_least_of": {"count": 3, "patterns": list(self.WAYS)}}
        assert [it.path for it in gaps(pattern, self.DOSSIER)] == [
            ("application", "kind"),
            ("working_group", "chair"),
            ("application", "term"),
            ("application", "date"),
        ]

    def test_not_all(self) -> None:
        """
        Under `not`, `all` is a choice and `any` is not.
        """
        both: list[Table] = [{"application": {"kind": "eerste"}}, {"application": {"term": 1}}]
        dossier: Table = {"application": {"kind": "eerste", "term": 1}}
        found = gap({"not": {"all": both}}, dossier)
        assert (found.kind, found.choose, found.negated) == ("alternatives", 1, True)
        assert [it.kind for it in gaps({"not": {"any": both}}, dossier)] == ["value", "value"]

    def test_not_at_least_of(self) -> None:
        """
        Under `not`, so many must fail that too few are left.
        """
        holding: list[Table] = [
            {"application": {"kind": "eerste"}},
            {"application": {"term": 1}},
            {"working_group": {"chair": {"present": True}}},
        ]
        dossier = {"application": {"kind": "eerste", "term": 1}, "working_group": {"chair": "a"}}
        pattern = {"not": {"at_least_of": {"count": 2, "patterns": holding}}}
        assert gap(pattern, dossier).choose == 2


NEGATED: tuple[tuple[Table, Table, str, str], ...] = (
    (
        {"application": {"kind": "eerste"}},
        {"application": {"kind": "eerste"}},
        "Het soort aanvraag is eerste certificaat; dat mag niet eerste certificaat zijn.",
        "The kind of application is first certificate; it must not be first certificate.",
    ),
    (
        {"application": {"term": {"at_least": 3}}},
        {"application": {"term": 4}},
        "Het volgnummer van het certificaat is 4; gevraagd is minder dan 3.",
        "The number in a row of the certificate is 4; it should be less than 3.",
    ),
    (
        {"inspections": {"where": {"light": "donker"}}},
        {"inspections": [{"id": "s1", "date": ON, "light": "donker"}]},
        "Er mag geen schouw zijn waarbij het licht donker is. Er is er 1: s1.",
        "There must be no inspection where the light is donker. There is 1: s1.",
    ),
    (
        {"inspections": {"count": {"at_least": 2}}},
        {"inspections": [{"id": "s1", "date": ON}, {"id": "s2", "date": ON}]},
        "Er mogen minder dan 2 schouwen zijn. Er zijn er 2: s1 en s2.",
        "There must be fewer than 2 inspections. There are 2: s1 and s2.",
    ),
)


class TestNot:
    """
    Under `not` the sentence is inverted.
    """

    @pytest.mark.parametrize(("pattern", "dossier", "nl", "en"), NEGATED)
    def test_sentence(self, pattern: Table, dossier: Table, nl: str, en: str) -> None:
        """
        It asks the opposite.
        """
        found = gap({"not": pattern}, dossier)
        assert (found.negated, found.verdict) == (True, NOT_MET)
        assert (found.sentence.nl, found.sentence.en) == (nl, en)

    def test_twice(self) -> None:
        """
        Twice inverted it asks the thing itself.
        """
        pattern = {"application": {"kind": "eerste"}}
        dossier = {"application": {"kind": "hercertificering"}}
        assert gaps({"not": {"not": pattern}}, dossier) == gaps(pattern, dossier)
        (twice,), (once,) = gaps({"not": {"not": pattern}}, dossier), gaps(pattern, dossier)
        assert twice.sentence == once.sentence
