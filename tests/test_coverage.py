"""
What scenarios show of norms: leaves, numbers, statuses, and how it is told.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from covering import MADE, ON, case_of, norm_of
from kvo_norms import InvalidInputError, edition
from kvo_norms.authoring import coverage_of, read_scenario_folder
from kvo_norms.authoring.coverage import Coverage, Kind, goals_of
from kvo_norms.authoring.coverage.goals import goals_of_norm
from kvo_norms.authoring.coverage.leaves import Leaf, leaves_of
from kvo_norms.authoring.coverage.page import _template, coverage_html
from kvo_norms.authoring.coverage.rendering import coverage_json, coverage_lines
from kvo_norms.authoring.coverage.steps import SIDES
from kvo_norms.authoring.lines import WIDTH, as_text
from kvo_norms.authoring.reasoning.possible import possible_statuses
from kvo_norms.authoring.running import Case
from kvo_norms.authoring.scenario_files import Scenarios
from kvo_norms.authoring.sources import EditionFiles, edition_files
from kvo_norms.catalogue import Norm, norms_of
from kvo_norms.errors import MissingExtraError
from kvo_norms.patterns import Field
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status
from random_cases import UNKNOWN_WORD, random_case

KVO_2015 = edition("kvo-2015")
FOLDER = catalogue_folder() / "kvo-2015"
Table = dict[str, Any]


@pytest.fixture(scope="module")
def read() -> Scenarios:
    """
    The scenarios of kvo-2015.
    """
    return read_scenario_folder(FOLDER / "scenarios", KVO_2015)


@pytest.fixture(scope="module")
def files() -> EditionFiles:
    """
    The files of kvo-2015.
    """
    return edition_files(FOLDER, KVO_2015)


@pytest.fixture(scope="module")
def part(read: Scenarios) -> Coverage:
    """
    What the scenarios of one file show.
    """
    chosen = [it for it in read.scenarios if Path(it.file).name == "samenwerking.toml"]
    return coverage_of(KVO_2015, chosen)


class TestLaws:
    """
    What holds of any norm on any dossier.
    """

    def test_random(self) -> None:
        """
        Putting in a leaf's place what it comes to there changes nothing; no norm has a status that
        is called impossible; where a leaf decides, it is seen.
        """
        rng = Random(6)
        forced = reached = 0
        for _ in range(400):
            drawn = random_case(rng)
            if UNKNOWN_WORD in repr(drawn.dossier) or drawn.on.year < 3:
                continue
            norm = norm_of(drawn.pattern)
            case = case_of(norm, drawn.dossier, drawn.on)
            assert case.expected in possible_statuses(norm), drawn
            for leaf in leaves_of(norm):
                for index, verdict in enumerate(leaf.outcomes(case)):
                    assert leaf.forced(verdict, index, case) is case.expected, (drawn, leaf.spot)
                    forced += 1
                for verdict in (MET, leaf.other):
                    assert leaf.seen(verdict, case) or not leaf.decides(verdict, case)
            for goal in goals_of_norm(norm, MADE):
                reached += goal.reached_in(case)
        assert forced > 1000
        assert reached > 1000

    def test_more_scenarios_show_more(self, read: Scenarios, part: Coverage) -> None:
        """
        What some scenarios show, more of them show too.
        """
        more = coverage_of(KVO_2015, read.scenarios)
        assert {goal.name for goal in more.lacking} <= {goal.name for goal in part.lacking}
        assert part.percentage < more.percentage

    def test_goals_have_names_of_their_own(self) -> None:
        """
        No two goals bear the same name.
        """
        names = [goal.name for goal in goals_of(KVO_2015)]
        assert len(set(names)) == len(names)


PARTNERS = {"partners": {"where": {"role": "politie"}, "count": {"at_least": 2}}}
KIND, TERM, SIZE = (
    {"area": {"kind": "winkelgebied"}},
    {"application": {"term": 1}},
    {"area": {"size": "klein"}},
)
OF_VALUES: tuple[Table, ...] = (
    {"all": [KIND, TERM, SIZE]},
    {"any": [KIND, TERM, SIZE]},
    {"not": {"any": [KIND, {"all": [TERM, SIZE]}]}},
    {"any": [{"all": [{"not": KIND}, TERM]}, {"not": SIZE}]},
    {"all": [KIND, {"any": [TERM, {"not": SIZE}]}]},
    *({"at_least_of": {"count": n, "patterns": [KIND, TERM, SIZE]}} for n in (1, 2, 3)),
    {"not": {"at_least_of": {"count": 2, "patterns": [KIND, {"not": TERM}, SIZE]}}},
)
OF_ITEMS: tuple[Table, ...] = (
    {"count": {"at_least": 2}},
    {"count": {"at_least": 1, "at_most": 2}},
    {"where": {"theme": "heel"}, "share": {"of": {"status": "gereed"}, "above": Decimal("0.5")}},
    {"where": {"theme": "heel"}, "every": {"status": "gereed"}},
    {"where": {"theme": "heel"}, "count": {"at_least": 2}, "every": {"status": "gereed"}},
)


def leaf_at(norm: Norm, place: int) -> Leaf:
    return leaves_of(norm)[place]


class TestDeciding:
    """
    A leaf decides where the norm would stand otherwise had it alone come out the other way.
    """

    @pytest.mark.parametrize(
        ("roles", "met", "not_met"),
        [
            (["politie", "politie"], True, False),
            (["politie", "politie", "politie"], False, False),
            (["politie", "gemeente"], False, True),
            (["gemeente", "gemeente"], False, False),
        ],
    )
    def test_of_one_item(self, roles: list[str], met: bool, not_met: bool) -> None:
        """
        Inside a collection it is the outcome of one item that is the other way.
        """
        norm = norm_of(PARTNERS)
        case = case_of(norm, {"partners": [{"role": role} for role in roles]})
        leaf = leaf_at(norm, 0)
        assert (leaf.decides(MET, case), leaf.decides(NOT_MET, case)) == (met, not_met)

    @pytest.mark.parametrize("pattern", OF_VALUES, ids=str)
    def test_as_if_the_value_were_another(self, pattern: Table) -> None:
        """
        Where each leaf tests a value of its own, it decides where that value, and nothing else, put
        the other way round makes the norm stand otherwise.
        """
        norm = norm_of(pattern)

        def case(kind: bool, term: bool, size: bool) -> Case:
            area = {
                "kind": "winkelgebied" if kind else "bedrijventerrein",
                "size": "klein" if size else "groot",
            }
            return case_of(norm, {"area": area, "application": {"term": 1 if term else 2}})

        for values in product((True, False), repeat=3):
            here = case(*values)
            for place, leaf in enumerate(leaves_of(norm)):
                other = case(*(value ^ (at == place) for at, value in enumerate(values)))
                ours = leaf.decides(MET, here) or leaf.decides(NOT_MET, here)
                assert ours is (other.expected is not here.expected), (values, leaf.spot)

    @pytest.mark.parametrize("asked", OF_ITEMS, ids=str)
    def test_as_if_an_item_were_another(self, asked: Table) -> None:
        """
        Of items too: each in turn is given the value that the leaf asks, or another.
        """
        held = {"theme": ("heel", "stuk"), "status": ("gereed", "lopend")}
        names = [name for name in held if name in str(asked)] or ["theme"]
        where = {} if "where" in asked else {"where": {"theme": "heel"}}
        norm = norm_of({"measures": where | asked})

        def case(items: Sequence[dict[str, bool]]) -> Case:
            made = [{n: held[n][0 if is_so else 1] for n, is_so in it.items()} for it in items]
            return case_of(norm, {"measures": made})

        each = [
            dict(zip(names, so, strict=True)) for so in product((True, False), repeat=len(names))
        ]
        leaves = {
            leaf.alone.name: leaf
            for leaf in leaves_of(norm)
            if leaf.items and isinstance(leaf.alone, Field)
        }
        assert sorted(leaves) == sorted(names)
        for items in product(each, repeat=3):
            here = case(items)
            for name, leaf in leaves.items():
                for verdict in (MET, NOT_MET):
                    turned = [
                        [*items[:at], item | {name: not item[name]}, *items[at + 1 :]]
                        for at, item in enumerate(items)
                        if item[name] is (verdict is MET)
                    ]
                    wanted = any(case(it).expected is not here.expected for it in turned)
                    assert leaf.decides(verdict, here) is wanted, (items, name, verdict)

    def test_masked(self) -> None:
        """
        What another part decides already, a leaf does not decide.
        """
        norm = norm_of(
            {"any": [{"application": {"term": 1}}, {"area": {"name": {"present": True}}}]}
        )
        first = leaf_at(norm, 0)
        alone = case_of(norm, {"application": {"term": 1}})
        masked = case_of(norm, {"application": {"term": 1}, "area": {"name": "De Vest"}})
        assert (first.decides(MET, alone), first.decides(MET, masked)) == (True, False)

    def test_presence(self) -> None:
        """
        That something is given is met or open, and never not met.
        """
        norm = norm_of({"area": {"name": {"present": True}}})
        leaf = leaf_at(norm, 0)
        assert leaf.other is OPEN
        assert leaf.decides(MET, case_of(norm, {"area": {"name": "De Vest"}}))
        assert leaf.decides(OPEN, case_of(norm, {}))

    def test_judgement(self) -> None:
        """
        The auditor's judgement is a leaf too.
        """
        norm = norm_of({"application": {"term": 1}}, asks=True)
        leaf = leaf_at(norm, 1)
        assert leaf.decides(MET, case_of(norm, {"application": {"term": 1}}, judgement=2))
        assert leaf.decides(NOT_MET, case_of(norm, {"application": {"term": 1}}, judgement=0))
        assert not leaf.decides(MET, case_of(norm, {"application": {"term": 2}}, judgement=2))

    def test_leaves(self) -> None:
        """
        Each test, count, share, covered value and window is a leaf, in the order of the table.
        """
        norm = norm_of(
            {
                "measures": {
                    "where": {"theme": "heel"},
                    "count": {"at_least": 1, "at_most": 9},
                    "share": {"of": {"status": "gereed"}, "at_least": Decimal("0.5")},
                },
                "partners": {"covers": {"role": ["gemeente", "politie"]}},
                "meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P2Y"}},
            }
        )
        goals = [goal for goal in goals_of_norm(norm, MADE) if goal.kind is Kind.SEEN]
        assert [goal.path[1:] for goal in goals if goal.side == "met"] == [
            ("measures", "where", "theme", "equals"),
            ("measures", "share", "of", "status", "equals"),
            ("measures", "count", "at_least"),
            ("measures", "count", "at_most"),
            ("measures", "share"),
            ("partners", "covers", "role", 0),
            ("partners", "covers", "role", 1),
            ("meetings", "each"),
        ]


def _counted(number: int) -> Table:
    return {"partners": [{"role": "politie"}] * number}


def _dated(days: int) -> Table:
    return {"application": {"date": ON + timedelta(days=days)}}


def _met(days: int) -> Table:
    return {"meetings": [{"date": date(2020, 3, 1) + timedelta(days=days)}]}


def _surveyed(hundredths: int) -> Table:
    return {"surveys": [{"response": Decimal(30 + hundredths) / 100}]}


def _ranked(place: int) -> Table:
    return {"analysis": [{"level": ("geen", "laag", "middel", "hoog")[place + 1]}]}


def _some_of(number: int) -> Table:
    held: Table = {"area": {"kind": "winkelgebied", "size": "klein", "name": "De Vest"}}
    for name in list(held["area"])[number + 2 :]:
        held["area"][name] = {"kind": "bedrijventerrein", "size": "groot", "name": "x"}[name]
    return held


NUMBERS = [
    *(
        ({"partners": {"count": {test: 2}}}, lambda side: _counted(2 + side))
        for test in ("at_least", "at_most", "above", "below", "equals")
    ),
    *(
        ({"application": {"date": {test: "as_of"}}}, _dated)
        for test in ("at_least", "at_most", "above", "below", "equals")
    ),
    ({"meetings": {"where": {"date": {"within": "P3M"}}}}, _met),
    *(
        ({"surveys": {"where": {"response": {test: Decimal("0.30")}}}}, _surveyed)
        for test in ("at_least", "at_most", "above", "below")
    ),
    *(
        ({"analysis": {"where": {"level": {test: "laag"}}}}, _ranked)
        for test in ("at_least", "at_most", "above", "below")
    ),
    (
        {
            "at_least_of": {
                "count": 2,
                "patterns": [
                    {"area": {"kind": "winkelgebied"}},
                    {"area": {"size": "klein"}},
                    {"area": {"name": "De Vest"}},
                ],
            }
        },
        _some_of,
    ),
]


def _named(it: Any) -> str | None:
    return None if callable(it) else str(it)[:60]


class TestSteps:
    """
    A value at a number, a step below it, a step above it.
    """

    @pytest.mark.parametrize(("pattern", "raw"), NUMBERS, ids=_named)
    def test_each_side(self, pattern: Table, raw: Any) -> None:
        """
        The value on one side shows that side and neither of the others.
        """
        norm = norm_of(pattern)
        goals = [goal for goal in goals_of_norm(norm, MADE) if goal.kind is Kind.STEP]
        assert [goal.side for goal in goals] == ["-1", "+0", "+1"]
        for side in SIDES:
            case = case_of(norm, raw(side))
            shown = [goal.side for goal in goals if goal.reached_in(case)]
            assert shown == [f"{side:+d}"]

    def test_share_of_items(self) -> None:
        """
        A step of a share is one hundredth.
        """
        norm = norm_of(
            {"partners": {"share": {"of": {"role": "politie"}, "at_least": Decimal("0.5")}}}
        )
        goals = [goal for goal in goals_of_norm(norm, MADE) if goal.kind is Kind.STEP]
        shown = {}
        for matching, number in ((49, 100), (1, 2), (51, 100), (1, 3)):
            roles = ["politie"] * matching + ["gemeente"] * (number - matching)
            case = case_of(norm, {"partners": [{"role": role} for role in roles]})
            shown[matching, number] = [goal.side for goal in goals if goal.reached_in(case)]
        assert shown == {(49, 100): ["-1"], (1, 2): ["+0"], (51, 100): ["+1"], (1, 3): []}

    @pytest.mark.parametrize(
        ("pattern", "sides"),
        [
            ({"partners": {"count": {"at_most": 0}}}, ["+0", "+1"]),
            ({"surveys": {"where": {"response": {"at_least": 1}}}}, ["-1", "+0"]),
            ({"analysis": {"where": {"level": {"at_least": "hoog"}}}}, ["-1", "+0"]),
            ({"meetings": {"where": {"date": {"at_most": "as_of"}}}}, ["-1", "+0"]),
        ],
        ids=["a count below none", "a share above one", "no higher word", "not seen as evidence"],
    )
    def test_what_no_value_can_be(self, pattern: Table, sides: list[str]) -> None:
        """
        A side on which no value can stand is no goal.
        """
        goals = goals_of_norm(norm_of(pattern), MADE)
        assert [goal.side for goal in goals if goal.kind is Kind.STEP] == sides

    def test_windows(self) -> None:
        """
        A period is noticed a day shorter and a day longer, a first day on all three sides.
        """
        norm = norm_of(
            {"meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P1Y"}}}
        )
        goals = [goal for goal in goals_of_norm(norm, MADE) if goal.kind is Kind.STEP]
        assert sorted((goal.path[-1], goal.side) for goal in goals) == [
            ("period", "+1"),
            ("period", "-1"),
            ("since", "+0"),
            ("since", "+1"),
            ("since", "-1"),
        ]
        only_just = case_of(
            norm, {"meetings": [{"date": date(2019, 12, 2)}, {"date": date(2019, 10, 1)}]}
        )
        reached = {(goal.path[-1], goal.side) for goal in goals if goal.reached_in(only_just)}
        assert reached == {("period", "-1")}


class TestWords:
    """
    A word of a list counts where the norm would stand otherwise without it.
    """

    @pytest.mark.parametrize(
        ("role", "shown"), [("gemeente", ["gemeente"]), ("politie", ["politie"]), ("brandweer", [])]
    )
    def test_one_of(self, role: str, shown: list[str]) -> None:
        """
        The word that the dossier holds is the one that counts.
        """
        norm = norm_of({"partners": {"where": {"role": ["gemeente", "politie"]}}})
        goals = [goal for goal in goals_of_norm(norm, MADE) if goal.kind is Kind.WORD]
        case = case_of(norm, {"partners": [{"role": role}]})
        assert [goal.side for goal in goals if goal.reached_in(case)] == shown


@pytest.mark.parametrize(
    ("requires", "applies_when", "expected"),
    [
        ({"application": {"term": 1}}, None, {"met", "not_met", "open"}),
        ({"area": {"name": {"present": True}}}, None, {"met", "open"}),
        ({"not": {"area": {"name": {"present": True}}}}, None, {"not_met", "open"}),
        ({"partners": {"count": {"at_least": 0}}}, None, {"met"}),
        (
            {"partners": {"where": {"not": {"role": {"present": True}}}}},
            None,
            {"not_met", "open"},
        ),
        (
            {"area": {"name": {"present": True}}},
            {"application": {"term": 1}},
            {"met", "open", "not_applicable"},
        ),
        (
            {"application": {"term": 1}},
            {"area": {"name": {"present": True}}},
            {"met", "not_met", "open"},
        ),
    ],
)
def test_possible(requires: Table, applies_when: Table | None, expected: set[str]) -> None:
    """
    What only asks for presence is never not met; what applies to all is never not applicable.
    """
    found = possible_statuses(norm_of(requires, applies_when))
    assert {status.value for status in found} == expected


class TestOnlyWhatIsSaid:
    """
    A status counts where a scenario names it, and where it is true.
    """

    def test_not_named(self, read: Scenarios) -> None:
        """
        What a scenario does not name, it does not show.
        """
        silent = [
            attrs.evolve(it, expected=attrs.evolve(it.expected, norms=(), stars=()))
            for it in read.scenarios
        ]
        assert coverage_of(KVO_2015, silent).number()[0] == 0

    def test_not_true(self, read: Scenarios) -> None:
        """
        What a scenario says wrongly of a norm or a star, it does not show.
        """
        wrong = [
            attrs.evolve(
                it,
                expected=attrs.evolve(
                    it.expected,
                    norms=tuple((name, _another(status)) for name, status in it.expected.norms),
                    stars=tuple((name, _another(status)) for name, status in it.expected.stars),
                ),
            )
            for it in read.scenarios
        ]
        assert coverage_of(KVO_2015, wrong).number()[0] == 0


def _another(status: Status) -> Status:
    return Status.OPEN if status is Status.MET else Status.MET


class TestUnreachable:
    """
    A goal that is called unreachable must be one, and must not be reached.
    """

    def test_wrong(self, tmp_path: Path) -> None:
        """
        Both faults are told with their place, at once.
        """
        reached = "samenwerking.partners status open"
        (tmp_path / "a.toml").write_text(
            'format = "kvo-norms/scenarios/1"\non = 2022-06-01\n\n'
            '[[scenarios]]\nname = "niets"\n'
            'expect = { norms = { "samenwerking.partners" = "open" } }\n\n'
            f'[[unreachable]]\ngoal = "{reached}"\nreason = "zo"\n\n'
            '[[unreachable]]\ngoal = "samenwerking.partners status opn"\nreason = "zo"\n',
            encoding="utf-8",
        )
        found = read_scenario_folder(tmp_path, KVO_2015)
        with pytest.raises(InvalidInputError) as caught:
            coverage_of(KVO_2015, found.scenarios, unreachable=found.unreachable)
        place = tmp_path / "a.toml"
        assert str(caught.value).splitlines() == [
            f"{place}:9:1: unreachable[0].goal: this goal is reached by 'niets'; remove it from the"
            " unreachable ones",
            f"{place}:13:1: unreachable[1].goal: there is no goal 'samenwerking.partners status"
            " opn'; did you mean 'samenwerking.partners status open'?",
        ]

    def test_counts_neither_way(self, read: Scenarios) -> None:
        """
        It is listed, and no longer among the goals.
        """
        (said,) = read.unreachable
        plain = coverage_of(KVO_2015, read.scenarios)
        found = coverage_of(KVO_2015, read.scenarios, unreachable=read.unreachable)
        assert [goal.name for goal in plain.lacking] == [said.goal]
        assert plain.number()[1] - found.number()[1] == 1
        assert found.unreachable == (said,)


class TestTold:
    """
    Coverage as text, JSON and HTML.
    """

    def test_text(self, part: Coverage, files: EditionFiles) -> None:
        """
        A line for each norm and star, and each goal that lacks with its line in the file.
        """
        text = as_text(coverage_lines(part, files))
        rows = text.split("\n\n")[0].splitlines()[1:]
        names = [norm.id for norm in norms_of(KVO_2015)] + [star.id for star in KVO_2015.stars]
        assert [row.split()[0] for row in rows] == names
        assert max(map(len, rows)) <= WIDTH
        goal = next(goal for goal in part.lacking if goal.path)
        line = files.place_of(goal.of, goal.path).line
        assert f"  line {line}: " in text
        reached, number = part.number()
        assert f"{reached} of {number} goals" in text

    def test_json(self, part: Coverage, files: EditionFiles) -> None:
        """
        Figures that agree with the list, and for each goal its place and its scenario.
        """
        table = json.loads(coverage_json(part, files))
        reached = [goal for goal in table["list"] if goal["scenario"] is not None]
        assert table["format"] == "kvo-norms/coverage/1"
        assert (len(reached), len(table["list"])) == (table["reached"], table["goals"])
        assert sum(kind["goals"] for kind in table["kinds"].values()) == table["goals"]
        assert all(goal["line"] > 0 for goal in table["list"])

    def test_html(self, part: Coverage, files: EditionFiles) -> None:
        """
        Every goal has its mark, every norm its lines; nothing is fetched from elsewhere.
        """
        page = coverage_html(part, files)
        reader = _Page()
        reader.feed(page)
        assert reader.signs == {
            "●": part.number()[0],
            "○": len(part.lacking),
        }
        assert reader.links == ["data:,"]
        assert reader.open_tags == []
        for norm in norms_of(KVO_2015):
            assert f'<details id="{norm.id}"' in page

    def test_all_and_nothing(self) -> None:
        """
        Of no goals all are reached.
        """
        assert Coverage(edition="x", goals=()).percentage == 100


class _Page(HTMLParser):
    """
    What a page holds: marks, links, and tags that are not closed.
    """

    VOID = ("meta", "link", "br")

    def __init__(self) -> None:
        super().__init__()
        self.signs: dict[str, int] = {}
        self.links: list[str] = []
        self.open_tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open_tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href") and not (value or "").startswith("#"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open_tags[-1:] == ["span"] and data[:1] in "●○":
            self.signs[data[0]] = self.signs.get(data[0], 0) + 1


def test_without_the_extra(
    part: Coverage, files: EditionFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The page says which extra it needs.
    """
    monkeypatch.setitem(sys.modules, "jinja2", None)
    _template.cache_clear()
    with pytest.raises(MissingExtraError, match="kvo-norms\\[report\\]"):
        coverage_html(part, files)


def test_without_lines(part: Coverage, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the extra that finds lines, everything is told but the lines.
    """
    monkeypatch.setattr("kvo_norms.authoring.sources.places_in", lambda *_: None)
    plain = edition_files(FOLDER, KVO_2015)
    assert " line " not in as_text(coverage_lines(part, plain))
    assert {goal["line"] for goal in json.loads(coverage_json(part, plain))["list"]} == {None}
    reader = _Page()
    reader.feed(coverage_html(part, plain))
    assert sum(reader.signs.values()) == part.number()[1]
