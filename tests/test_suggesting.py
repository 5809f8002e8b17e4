"""
Scenarios suggested for what no scenario shows yet.
"""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import attrs
import pytest
import tomli_w

from cases import RANKS
from covering import MADE, case_of, norm_of
from kvo_norms import edition
from kvo_norms.authoring import (
    coverage_of,
    read_scenario_folder,
    run_scenario,
    run_scenarios,
    suggestions_of,
)
from kvo_norms.authoring.coverage import goals_of
from kvo_norms.authoring.coverage.leaves import leaves_of
from kvo_norms.authoring.scenario_files import Scenarios, dossier_of
from kvo_norms.authoring.suggesting.drafting import drafts
from kvo_norms.authoring.suggesting.edits import edits
from kvo_norms.authoring.suggesting.writing import difference, suggestions_text
from kvo_norms.catalogue import Edition
from kvo_norms.cli import main
from kvo_norms.reading.shipped import catalogue_folder
from random_cases import UNKNOWN_WORD, random_case

KVO_2015 = edition("kvo-2015")
FOLDER = catalogue_folder() / "kvo-2015" / "scenarios"
READ = read_scenario_folder(FOLDER, KVO_2015)


def only(*sections: str) -> Edition:
    """
    The edition with some of its sections.
    """
    kept = tuple(section for section in KVO_2015.sections if section.id in sections)
    return attrs.evolve(KVO_2015, sections=kept, stars=())


def without(*norms: str) -> Scenarios:
    """
    The scenarios that name none of these norms.
    """
    kept = tuple(
        scenario
        for scenario in READ.scenarios
        if not {name for name, _ in scenario.expected.norms} & set(norms)
    )
    return attrs.evolve(READ, scenarios=kept, unreachable=())


LOST = (
    "samenwerking.partners",
    "samenwerking.ondernemers_in_werkgroep",
    "samenwerking.afspraken",
    "samenwerking.overleg",
    "samenwerking.beveiliging",
    "samenwerking.oordeel",
    "plan.maatregelen.milieu",
    "hercertificering.op_tijd",
    "hercertificering.doelen",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The named dossiers, and what was suggested where scenarios are lost.
    """
    place = tmp_path_factory.mktemp("scenarios")
    found = suggestions_of(KVO_2015, without(*LOST))
    named = {"format": "kvo-norms/scenarios/1", "dossiers": READ.dossiers}
    (place / "dossiers.toml").write_text(tomli_w.dumps(named), encoding="utf-8")
    (place / "voorstel.toml").write_text(suggestions_text(found), encoding="utf-8")
    return place


class TestFound:
    """
    Of a norm without scenarios nearly everything is found again.
    """

    def test_what_is_written_holds(self, folder: Path) -> None:
        """
        Each suggestion has a name of its own, can be read back from its base, and the norms say of
        it what it says.
        """
        read = read_scenario_folder(folder, KVO_2015)
        names = Counter(scenario.name for scenario in read.scenarios)
        assert len(names) > len(LOST)
        assert [name for name, number in names.items() if number > 1] == []
        assert {scenario.base for scenario in read.scenarios} > {None}
        assert all(result.holds for result in run_scenarios(KVO_2015, read.scenarios))

    def test_what_is_written_is_enough(self, folder: Path) -> None:
        """
        With them nothing is lacking of these norms but what the text says was not found.
        """
        read = read_scenario_folder(folder, KVO_2015)
        text = (folder / "voorstel.toml").read_text(encoding="utf-8")
        lacking = [
            goal.name for goal in coverage_of(KVO_2015, read.scenarios).lacking if goal.of in LOST
        ]
        said = [line.removeprefix("#   ") for line in text.splitlines() if line.startswith("#   ")]
        assert [name for name in lacking if name not in said] == []
        assert len(lacking) <= 1

    def test_stars(self) -> None:
        """
        How stars stand is found among the dossiers that are there.
        """
        silent = tuple(
            attrs.evolve(scenario, expected=attrs.evolve(scenario.expected, stars=()))
            for scenario in READ.scenarios
        )
        found = suggestions_of(KVO_2015, attrs.evolve(READ, scenarios=silent))
        assert {suggestion.of for suggestion in found.found} == {star.id for star in KVO_2015.stars}
        assert found.not_found == ()
        for suggestion in found.found:
            assert run_scenario(KVO_2015, suggestion.scenario).holds

    def test_deterministic(self) -> None:
        """
        The same edition and scenarios give the same text.
        """
        kept = without("samenwerking.overleg")
        texts = {suggestions_text(suggestions_of(KVO_2015, kept)) for _ in range(2)}
        assert len(texts) == 1


def test_from_nothing() -> None:
    """
    Without any scenario nearly everything is found, for every norm.
    """
    small = only("samenwerking", "veiligheidsanalyse", "hercertificering")
    found = suggestions_of(small, Scenarios(scenarios=(), dossiers={}))
    norms = {norm.id for section in small.sections for norm in section.norms}
    reached = [goal for suggestion in found.found for goal in suggestion.reaches]
    assert {suggestion.of for suggestion in found.found} == norms
    assert len(reached) + len(found.not_found) == len(list(goals_of(small)))
    assert len(found.not_found) < len(reached) / 20


def test_random_norms() -> None:
    """
    Whatever a norm asks, drafts and changes are made of it, and many of them can be read.
    """
    rng = Random(8)
    readable = number = 0
    for _ in range(60):
        drawn = random_case(rng)
        if UNKNOWN_WORD in repr(drawn.dossier) or not 10 < drawn.on.year < 9000:
            continue
        norm = norm_of(drawn.pattern)
        case = case_of(norm, drawn.dossier, drawn.on)
        found = list(islice(drafts(norm, MADE, RANKS, drawn.on), 5))
        for leaf in leaves_of(norm):
            found += islice(edits(drawn.dossier, leaf, MADE, case.setting), 5)
        for table in found:
            number += 1
            readable += not dossier_of(table, MADE)[1]
    assert readable > number / 2 > 100


def test_nothing_to_suggest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Where nothing is lacking, the file says so by holding nothing.
    """
    assert main(["test", "kvo-2015", "--suggest"]) == 0
    text = capsys.readouterr().out
    assert text.startswith('format = "kvo-norms/scenarios/1"\n')
    assert "[[scenarios]]" not in text
    assert "Nothing was found" not in text


def test_command(tmp_path: Path) -> None:
    """
    A scenario that was removed is suggested again, in another form.
    """
    folder = tmp_path / "kvo-2015"
    shutil.copytree(catalogue_folder() / "kvo-2015", folder)
    path = folder / "scenarios" / "evaluatie.toml"
    lines = path.read_text(encoding="utf-8").split("[[scenarios]]")
    kept = [part for part in lines if "een jaarverslag van de dag voordat" not in part]
    assert len(lines) - len(kept) == 1
    tail = lines[-1][lines[-1].index("\n\n# Wat geen dossier") :]
    path.write_text("[[scenarios]]".join(kept) + tail, encoding="utf-8")
    output = tmp_path / "voorstel.toml"
    assert main(["test", str(folder), "--suggest", "-o", str(output)]) == 0
    text = output.read_text(encoding="utf-8")
    assert "# evaluatie.verslag requires.documents.where.date.above step -1" in text
    assert 'from = "lege_hercertificering"' in text


@pytest.mark.parametrize(
    ("base", "table", "expected"),
    [
        ({}, {"a": 1}, ([], {"a": 1})),
        ({"a": 1}, {"a": 1}, ([], {})),
        ({"a": 1}, {}, (["a"], {})),
        ({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}}, (["a.b"], {"a": {"c": 3}})),
        ({"a": [1]}, {"a": [1, 2]}, ([], {"a": [1, 2]})),
    ],
)
def test_difference(base: object, table: object, expected: object) -> None:
    """
    What is left out and what changes; lists are replaced.
    """
    assert isinstance(base, dict)
    assert isinstance(table, dict)
    assert difference(base, table) == expected
