"""
Mutants: which there are, what notices them, and how it is told.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from cases import RANKS, dossier_of
from conftest import ROOT
from covering import MADE, ON, norm_of
from kvo_norms import InvalidInputError, UnusableCallError, edition, editions
from kvo_norms.authoring import (
    Mutant,
    Operator,
    Outcome,
    Scenario,
    mutants_of,
    mutation_of,
    read_scenario_folder,
    run_scenario,
)
from kvo_norms.authoring.lines import WIDTH, as_text
from kvo_norms.authoring.mutating.equivalent import is_equivalent
from kvo_norms.authoring.mutating.rendering import mutation_json, mutation_lines
from kvo_norms.authoring.mutating.verdicts import Whole, wholes_of
from kvo_norms.authoring.scenarios import Expected
from kvo_norms.authoring.sources import edition_files
from kvo_norms.catalogue import Edition, Norm, Section, Star, Text, norms_of
from kvo_norms.cli import main
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.notation import as_table
from kvo_norms.patterns import Record
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, NOT_MET, Status
from random_cases import random_case
from random_editions import random_edition

Table = dict[str, Any]
Captured = pytest.CaptureFixture[str]
GOLDEN = Path(__file__).parent / "golden"
KVO_2015 = edition("kvo-2015")
FOLDER = catalogue_folder() / "kvo-2015"
READ = read_scenario_folder(FOLDER / "scenarios", KVO_2015)
HOLDERS: dict[str, Norm | Star] = {norm.id: norm for norm in norms_of(KVO_2015)}
HOLDERS |= {star.id: star for star in KVO_2015.stars}
MEETING = "samenwerking.overleg requires.meetings.where.date.within"
LATE = "het laatste overleg was een half jaar en een dag geleden: niet voldaan"


def with_norms(*norms: Norm) -> Edition:
    """
    An edition with these norms alone.
    """
    section = Section(id="proef", title=Text(nl="Proef", en="Trial"), norms=norms)
    return attrs.evolve(MADE, sections=(section,), stars=())


def names(mutants: list[Mutant]) -> list[str]:
    return [mutant.name for mutant in mutants]


RULES: tuple[Table, ...] = (
    {"working_group": {"chair_role": "politie"}},
    {"area": {"size": {"at_least": "groot"}, "companies": 60}},
    {"area": {"companies": {"at_least": 20, "below": 60}}},
    {"any": [{"area": {"kind": "winkelgebied"}}, {"not": {"area": {"size": "klein"}}}]},
    {
        "at_least_of": {
            "count": 1,
            "patterns": [{"area": {"kind": "winkelgebied"}}, {"area": {"size": "groot"}}],
        }
    },
    {"application": {"date": {"within": "P6M"}}},
    {"meetings": {"where": {"date": {"within": "P6M"}}}},
    {
        "meetings": {
            "where": {"matrix_updated": True, "roles": {"contains_all": ["gemeente", "politie"]}},
            "count": {"at_least": 2, "at_most": 4},
        }
    },
    {
        "meetings": {
            "latest": "date",
            "count": {"at_least": 1},
            "every": {"roles": {"contains_none": ["gemeente"]}},
        }
    },
    {"partners": {"covers": {"role": ["gemeente", "politie"]}}},
    {"measures": {"share": {"of": {"status": "gereed"}, "above": Decimal("0.5")}}},
    {"evaluations": {"each": {"period": "P1Y", "date": "date", "since": "@application.date"}}},
    {"documents": {"where": {"type": ["plan"], "date": {"at_most": "as_of"}}}},
    {"surveys": {"every": {"response_rate": {"at_least": "$small_share"}}}},
)


class TestMutants:
    """
    Each mutant differs in one thing that an author can mistake.
    """

    def test_of_rules(self, golden: Callable[[str, Path], None]) -> None:
        """
        Of each form of a rule exactly these.
        """
        told = []
        for rule in RULES:
            norm = norm_of(rule)
            told += ["", json.dumps(rule, default=str)]
            for mutant in mutants_of(with_norms(norm)):
                made = mutant.made[norm.id]
                if isinstance(made, Norm) and made.requires not in (None, norm.requires):
                    said = mutant.name.removeprefix(f"{norm.id} requires.")
                    told.append(f"  {said}")
                    told.append(f"      {json.dumps(as_table(made.requires), default=str)}")
        golden("\n".join(told[1:]) + "\n", GOLDEN / "mutants.txt")

    def test_of_the_whole_norm(self) -> None:
        """
        A norm or its parts are gone, it blocks or not, what need not apply must.
        """
        rule = {"area": {"kind": "winkelgebied"}}
        norm = attrs.evolve(norm_of(applies_when=rule, asks=True), may_not_apply=True)
        found = list(mutants_of(with_norms(norm)))
        made = {mutant.name: mutant.made[norm.id] for mutant in found}
        other = norm_of({"area": {"kind": "bedrijventerrein"}}).requires
        assert made == {
            "proef.norm drop": None,
            "proef.norm applies_when drop": attrs.evolve(norm, applies_when=None),
            "proef.norm question drop": attrs.evolve(norm, question=None),
            "proef.norm may_not_apply drop": attrs.evolve(norm, may_not_apply=False),
            "proef.norm weight aandachtspunt": attrs.evolve(
                norm, weight=type(norm.weight)("aandachtspunt")
            ),
            "proef.norm applies_when.area.kind.equals word bedrijventerrein": attrs.evolve(
                norm, applies_when=other
            ),
        }

    def test_one_table_for_each_theme(self) -> None:
        """
        The norms that one table makes change together, and are named as the table is.
        """
        name = "veiligheidsanalyse.thema.{theme}"
        found = [mutant for mutant in mutants_of(KVO_2015) if mutant.of == name]
        themes = next(v for v in KVO_2015.vocabularies if v.id == "themes").words
        for mutant in found:
            assert len(mutant.made) == len(themes)
        assert f"{name} requires.analysis.where.theme.equals word another" in names(found)

    def test_shared_values(self) -> None:
        """
        A parameter that stands in several places also changes in all of them at once.
        """
        shared = [mutant for mutant in mutants_of(KVO_2015) if mutant.of == "$meeting_interval"]
        assert [mutant.said for mutant in shared] == ["duration +1 day", "duration -1 day"]
        for mutant in shared:
            assert set(mutant.made) == {"samenwerking.overleg", "samenwerking.overleg_termijn"}

    @pytest.mark.parametrize("made", editions(), ids=lambda made: made.id)
    def test_names(self, made: Edition) -> None:
        """
        No two mutants bear one name, and each is another edition.
        """
        found = list(mutants_of(made))
        assert [name for name, number in Counter(names(found)).items() if number > 1] == []
        known: dict[str, object] = {norm.id: norm for norm in norms_of(made)}
        known |= {star.id: star for star in made.stars}
        for mutant in found:
            assert all(other != known[name] for name, other in mutant.made.items())


class TestEquivalent:
    """
    What is taken for equivalent comes to the same on every dossier.
    """

    @pytest.mark.parametrize(
        "rule",
        [
            {"area": {"companies": {"at_least": 60, "present": True}}},
            {"surveys": {"where": {"round": {"at_least": 1, "above": 0}}}},
            {"any": [{"not": {"area": {"size": {"at_least": "klein", "present": True}}}}]},
            {"meetings": {"count": {"at_least": 2, "above": 0}}},
        ],
    )
    def test_shown(self, rule: Table) -> None:
        """
        That a test follows from another is seen wherever it stands.
        """
        made = with_norms(norm_of(rule))
        shown = [mutant for mutant in mutants_of(made) if is_equivalent(mutant, made)]
        assert any(mutant.operator is Operator.DROP for mutant in shown)

    @pytest.mark.parametrize(
        "rule",
        [
            {"application": {"date": {"at_least": "@application.previous_from", "present": True}}},
            {"area": {"companies": {"at_least": 60, "below": 20}}},
            {"area": {"companies": {"at_least": 60}}, "surveys": {"where": {"round": 1}}},
        ],
    )
    def test_not_shown(self, rule: Table) -> None:
        made = with_norms(norm_of(rule))
        assert [m.name for m in mutants_of(made) if is_equivalent(m, made)] == []

    def test_law(self) -> None:
        rng = Random(6)
        cases = [random_case(rng) for _ in range(80)]
        made = random_edition(cases)
        norms = {norm.id: norm for norm in norms_of(made)}
        equivalent = [mutant for mutant in mutants_of(made) if is_equivalent(mutant, made)]
        assert len(equivalent) > 5
        for mutant in equivalent:
            for name, other in mutant.made.items():
                assert isinstance(other, Norm)
                for case in cases:
                    setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
                    for part in ("applies_when", "requires"):
                        ours, theirs = getattr(norms[name], part), getattr(other, part)
                        assert _verdict(ours, setting) is _verdict(theirs, setting), mutant.name


def _verdict(pattern: Record | None, setting: Setting) -> object:
    return None if pattern is None else interpret(pattern, setting).verdict


class TestVerdicts:
    """
    What a verdict and a star come to is what an assessment by the changed edition says.
    """

    def test_as_they_are(self) -> None:
        wholes = list(wholes_of(KVO_2015, READ.scenarios))
        assert len(wholes) > 40
        for whole in wholes:
            assert whole.holds_with(HOLDERS)

    def test_law(self) -> None:
        rng = Random(15)
        wholes = list(wholes_of(KVO_2015, READ.scenarios))
        told = Counter[bool]()
        for mutant in rng.sample(list(mutants_of(KVO_2015)), 40):
            changed = _changed(KVO_2015, mutant)
            for whole in rng.sample(wholes, 12):
                told[_told(whole, mutant, changed)] += 1
        assert told[False] > 10
        assert told[True] > 200


def _told(whole: Whole, mutant: Mutant, changed: Edition) -> bool:
    """
    Whether the scenario holds with the mutant, by both ways of telling.
    """
    scenario, ours = whole.scenario, whole.holds_with(mutant.made)
    stars = {star.id for star in changed.stars}
    norms = {norm.id: norm for norm in norms_of(changed)}
    theirs = all(star in stars for star, _ in scenario.expected.stars)
    if theirs:
        expected = Expected(verdict=scenario.expected.verdict, stars=scenario.expected.stars)
        findings = tuple(it for it in scenario.dossier.findings if it.norm in norms)
        dossier = attrs.evolve(scenario.dossier, findings=findings)
        asked = attrs.evolve(scenario, expected=expected, dossier=dossier)
        fits = all(
            norms[it.norm].may_not_apply
            for it in findings
            if it.norm in mutant.made and it.result == "niet_van_toepassing"
        )
        theirs = fits and run_scenario(changed, asked).holds
    assert ours is theirs, (mutant.name, scenario.name)
    return ours


def _changed(made: Edition, mutant: Mutant) -> Edition:
    """
    The edition with what a mutant made of its norms and stars.
    """

    def among(found: tuple[Any, ...]) -> tuple[Any, ...]:
        others = (mutant.made.get(it.id, it) for it in found)
        return tuple(it for it in others if it is not None)

    return attrs.evolve(
        made,
        sections=tuple(attrs.evolve(it, norms=among(it.norms)) for it in made.sections),
        stars=among(tuple(attrs.evolve(it, norms=among(it.norms)) for it in made.stars)),
    )


class TestShipped:
    """
    The scenarios of the shipped editions notice every mutant.
    """

    @pytest.mark.parametrize("made", editions(), ids=lambda made: made.id)
    def test_no_survivors(self, made: Edition) -> None:
        read = read_scenario_folder(catalogue_folder() / made.id / "scenarios", made)
        found = mutation_of(made, read.scenarios, exempt=read.exempt)
        assert names(list(found.survivors)) == []
        assert found.score == 100
        assert len(found.tried) > 500

    def test_deterministic(self, tmp_path: Path) -> None:
        """
        The same whatever order Python gives to sets.
        """
        outputs = []
        for seed in ("1", "2"):
            file = tmp_path / f"{seed}.json"
            command = [sys.executable, "-m", "kvo_norms.cli", "mutate", "kvo-2015", "-k", "schouw"]
            subprocess.run(
                [*command, "--format", "json", "-o", str(file)],
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            )
            outputs.append(file.read_bytes())
        assert outputs[0] == outputs[1]


def without(*scenarios: str) -> tuple[Scenario, ...]:
    """
    The scenarios of kvo-2015 except these.
    """
    left = tuple(it for it in READ.scenarios if it.name not in scenarios)
    assert len(left) == len(READ.scenarios) - len(scenarios)
    return left


def _on(expected: dict[int, Expected]) -> tuple[Scenario, ...]:
    """
    A scenario for each number of companies.
    """
    return tuple(
        Scenario(
            name=f"{companies} bedrijven",
            file="proef.toml",
            on=ON,
            dossier=dossier_of({"area": {"companies": companies}}),
            expected=said,
        )
        for companies, said in expected.items()
    )


class TestSurvivors:
    """
    A missing scenario lets exactly those mutants live that it alone notices.
    """

    def test_missing(self) -> None:
        """
        Without the day after the half year, a period of a day more goes unnoticed.
        """
        found = mutation_of(KVO_2015, without(LATE))
        assert names(list(found.survivors)) == [f"{MEETING} duration +1 day"]
        assert found.number(Outcome.SURVIVED, Operator.DURATION) == 1
        assert 99 < found.score < 100

    def test_none(self) -> None:
        """
        Without scenarios every mutant lives.
        """
        found = mutation_of(KVO_2015, ())
        assert found.score == 0
        assert len(found.survivors) == len(found.tried)

    def test_verdict_alone(self) -> None:
        """
        A scenario that expects no more than a verdict, or a star, notices what changes it.
        """
        rule = {"area": {"companies": {"at_least": 60}}}
        made = with_norms(norm_of(rule))
        verdicts = {59: Expected(verdict=NOT_MET), 60: Expected(verdict=MET)}
        assert mutation_of(made, _on(verdicts)).survivors == ()
        met_alone = mutation_of(made, _on({60: verdicts[60]}))
        assert set(names(list(met_alone.survivors))) >= {
            "proef.norm drop",
            "proef.norm requires.area.companies.at_least number 59",
        }
        star = attrs.evolve(KVO_2015.stars[0], applies_when=None, level=None, norms=())
        starred = attrs.evolve(made, stars=(star,))
        stars = {
            companies: Expected(stars=((star.id, status),))
            for companies, status in ((59, Status.NOT_MET), (60, Status.MET))
        }
        assert mutation_of(starred, _on(stars)).survivors == ()

    def test_together(self) -> None:
        """
        What one table makes for several themes changes at once, also in what a verdict comes to.
        """
        one = attrs.evolve(norm_of({"area": {"companies": {"at_least": 60}}}), id="proef.een")
        two = attrs.evolve(norm_of({"area": {"companies": {"at_most": 60}}}), id="proef.twee")
        made = with_norms(one, two)
        (whole,) = wholes_of(made, _on({50: Expected(verdict=NOT_MET)}))
        turned = attrs.evolve(one, requires=two.requires), attrs.evolve(two, requires=one.requires)
        assert whole.holds_with({norm.id: norm for norm in turned})
        assert not whole.holds_with({one.id: turned[0]})

    def test_chosen(self) -> None:
        found = mutation_of(
            KVO_2015, (), operators=[Operator.DURATION], chosen=lambda name: "overleg " in name
        )
        assert [it.mutant.name for it in found.tried] == [
            f"{MEETING} duration +1 day",
            f"{MEETING} duration -1 day",
        ]
        assert mutation_of(KVO_2015, (), operators=[]).score == 100

    def test_failing_scenarios(self) -> None:
        """
        Where a scenario fails anyway, nothing can be said of mutants.
        """
        (scenario,) = (it for it in READ.scenarios if it.name == LATE)
        wrong = attrs.evolve(scenario, expected=Expected(stars=(("ster", Status.MET),)))
        with pytest.raises(UnusableCallError, match="1 scenario does not hold"):
            mutation_of(KVO_2015, (wrong,))

    def test_finding_that_is_not_allowed(self) -> None:
        """
        That the auditor may find a norm not to apply is noticed where a scenario does so.
        """
        found = mutation_of(KVO_2015, READ.scenarios, chosen=lambda name: "may_not_apply" in name)
        (turned,) = found.tried
        assert turned.scenario is not None
        findings = {finding.result for finding in turned.scenario.dossier.findings}
        assert "niet_van_toepassing" in findings


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A copy of kvo-2015 that lacks the scenario of the day after the half year.
    """
    monkeypatch.chdir(tmp_path)
    folder = Path("my-edition")
    shutil.copytree(FOLDER, folder)
    file = folder / "scenarios" / "samenwerking.toml"
    head, *scenarios = file.read_text(encoding="utf-8").split("[[scenarios]]\n")
    kept = [text for text in scenarios if LATE not in text]
    file.write_text("[[scenarios]]\n".join([head, *kept]), encoding="utf-8")
    return folder


def exempt(folder: Path, mutant: str) -> None:
    text = f'format = "kvo-norms/scenarios/1"\n\n[[exempt]]\nmutant = "{mutant}"\nreason = "Zo."\n'
    (folder / "scenarios" / "exempt.toml").write_text(text, encoding="utf-8")


class TestExempt:
    """
    A mutant is let live by name and with a reason, and only one that does live.
    """

    def test_listed(self, copy: Path) -> None:
        exempt(copy, f"{MEETING} duration +1 day")
        read = read_scenario_folder(copy / "scenarios", KVO_2015)
        found = mutation_of(KVO_2015, read.scenarios, exempt=read.exempt)
        assert found.survivors == ()
        assert found.number(Outcome.EXEMPT) == 1
        assert found.score == 100
        text = as_text(mutation_lines(found, edition_files(copy, KVO_2015)))
        assert f"What is exempt\n  {MEETING}" in text
        assert "      Zo.\n" in text

    @pytest.mark.parametrize(
        ("mutant", "message"),
        [
            (f"{MEETING} duration +2 day", "there is no mutant"),
            (f"{MEETING} duration -1 day", "this mutant is killed by"),
        ],
    )
    def test_wrong(self, copy: Path, mutant: str, message: str) -> None:
        exempt(copy, mutant)
        read = read_scenario_folder(copy / "scenarios", KVO_2015)
        with pytest.raises(InvalidInputError) as caught:
            mutation_of(KVO_2015, read.scenarios, exempt=read.exempt)
        (fault,) = caught.value.faults
        place = "my-edition/scenarios/exempt.toml:4:1: exempt[0].mutant: "
        assert str(fault).startswith(place + message)


class TestTold:
    """
    The command tells survivors with the norm's own lines, and ends accordingly.
    """

    @pytest.mark.usefixtures("copy")
    def test_text(self, capsys: Captured) -> None:
        """
        As the page shows it.
        """
        page = (ROOT / "docs" / "how-to" / "mutate-a-catalogue.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"^```console\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
        command, _, output = block.partition("\n")
        _, *arguments = shlex.split(command.removeprefix("$ "))
        assert main(arguments) == 1
        told = capsys.readouterr()
        assert told.err + told.out == output
        assert max(map(len, told.out.splitlines())) <= WIDTH

    def test_json(self, copy: Path, capsys: Captured) -> None:
        """
        Every mutant with its place, what came of it, and what noticed it.
        """
        found = mutation_of(KVO_2015, without(LATE))
        table = json.loads(mutation_json(found, edition_files(copy, KVO_2015)))
        assert list(table) == [
            *("format", "edition", "score", "killed", "survived", "equivalent", "exempt"),
            "mutants",
        ]
        assert table["killed"] + table["survived"] == len(table["mutants"])
        by_name = {it["name"]: it for it in table["mutants"]}
        shown = by_name[f"{MEETING} duration +1 day"]
        assert shown["outcome"] == "survived"
        assert shown["scenario"] is None
        assert shown["file"] == "my-edition/samenwerking.toml"
        shared = by_name["$meeting_interval duration +1 day"]
        assert shared["file"] == "my-edition/edition.toml"
        assert shared["outcome"] == "killed"
        assert shared["scenario"]["file"].endswith("samenwerking.toml")

    def test_output(self, tmp_path: Path, capsys: Captured) -> None:
        """
        JSON for programs on the screen, text in a file.
        """
        assert main(["mutate", "kvo-2015", "--operators", "negation", "--format", "json"]) == 0
        table = json.loads(capsys.readouterr().out)
        assert {it["operator"] for it in table["mutants"]} == {"negation"}
        file = tmp_path / "mutants.txt"
        assert main(["mutate", "kvo-2015", "--operators", "negation", "-o", str(file)]) == 0
        number = len(table["mutants"])
        assert file.read_text(encoding="utf-8").endswith(f"{number} mutants, score 100.0 %\n")
        assert capsys.readouterr().out == ""

    def test_every_place_is_known(self) -> None:
        """
        Each mutant of a norm stands on a line of that norm, each of a parameter in the header.
        """
        files = edition_files(FOLDER, KVO_2015)
        table = json.loads(mutation_json(mutation_of(KVO_2015, ()), files))
        for it in table["mutants"]:
            name = it["of"].replace("{theme}", "milieu")
            if name.startswith("$"):
                assert it["file"].endswith("edition.toml")
            else:
                first, lines = files.lines_of(name)
                assert first <= it["line"] < first + len(lines)

    def test_every_edition(self, capsys: Captured) -> None:
        assert main(["mutate", "--operators", "rank,number"]) == 0
        told = capsys.readouterr().out
        for made in editions():
            assert f"{made.id}\n" in told

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ("kvo-2015 --operators rnak", "did you mean 'rank'"),
            ("kvo-2015 -k nergens", "there is no such mutant"),
            ("--format json", "only text is about several editions"),
            ("kvo-2015 -k (", "cannot read the expression"),
        ],
    )
    def test_refused(self, arguments: str, message: str, capsys: Captured) -> None:
        assert main(["mutate", *arguments.split()]) == 2
        assert message in capsys.readouterr().err

    def test_equivalent(self) -> None:
        made = with_norms(norm_of({"area": {"companies": {"at_least": 60, "present": True}}}))
        found = mutation_of(made, ())
        files = edition_files(FOLDER, KVO_2015)
        assert found.number(Outcome.EQUIVALENT) == 1
        chosen = attrs.evolve(
            found, tried=tuple(it for it in found.tried if it.outcome is Outcome.EQUIVALENT)
        )
        assert "What asks the same" in as_text(mutation_lines(chosen, files))
