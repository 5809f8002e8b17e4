"""
The scenarios beside the norms, run by the library's own runner.
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from kvo_norms import InvalidInputError, edition, editions
from kvo_norms.authoring import Difference, Scenario, read_scenarios, run_scenario
from kvo_norms.authoring.scenarios import Expected
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import written_path
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, Status

EDITION = edition("kvo-2015")
CASES = [
    (made, scenario)
    for made in editions()
    for scenario in read_scenarios(catalogue_folder() / made.id / "scenarios", made)
]


@pytest.mark.parametrize(("made", "scenario"), CASES, ids=[f"{e.id}: {s.name}" for e, s in CASES])
def test_scenario_holds(made: Edition, scenario: Scenario) -> None:
    """
    What the scenario expects comes out.
    """
    assert run_scenario(made, scenario).differences == ()


@pytest.mark.parametrize("made", editions(), ids=lambda made: made.id)
def test_every_norm_has_scenarios(made: Edition) -> None:
    """
    Each norm is seen met; and each is seen not met or open.
    """
    seen = {
        (name, status.value)
        for other, scenario in CASES
        if other is made
        for name, status in scenario.expected.norms
    }
    norms = [norm.id for norm in norms_of(made)]
    assert [norm for norm in norms if (norm, "met") not in seen] == []
    assert [n for n in norms if not {(n, "not_met"), (n, "open")} & seen] == []


def test_differences() -> None:
    """
    What comes out otherwise is told: of the verdict first, then of norms and stars.
    """
    kvo_2015 = edition("kvo-2015")
    scenario = next(it for made, it in CASES if made == kvo_2015 and it.base == "volledig")
    wrong = Expected(
        verdict=MET,
        norms=(("samenwerking.partners", Status.NOT_APPLICABLE),),
        stars=(("ster", Status.NOT_APPLICABLE),),
    )
    empty = attrs.evolve(scenario, dossier=attrs.evolve(scenario.dossier, partners=()))
    found = run_scenario(kvo_2015, attrs.evolve(empty, expected=wrong))
    assert [(it.what, it.expected) for it in found.differences] == [
        ("verdict", "met"),
        ("samenwerking.partners", "not_applicable"),
        ("ster", "not_applicable"),
    ]
    assert found.differences[1] == Difference(
        what="samenwerking.partners", expected="not_applicable", actual="not_met"
    )


BAD = """\
format = "kvo-norms/scenarios/1"

[dossiers.basis]
as_of = 2022-06-01
area = { kind = "winkelgebied" }

[dossiers.los]
area = { kind = "winkelgebeid" }

[dossiers.fout]
partners = 3

[[scenarios]]
name = "goed"
from = "basis"
without = ["area.kind"]
change = { area = { size = "groot" } }
expect = { verdict = "open", norms = { samenwerking.partners = "open" } }

[[scenarios]]
name = "geen dag"
expect = { verdict = "open" }

[[scenarios]]
name = "geen dossier"
from = "bassis"
on = 2022-06-01
without = ["area.size"]
expect = { verdict = "open" }

[[scenarios]]
name = "niets weg te laten"
from = "basis"
without = ["area.size", "partners.role", "as_of.dag"]
expect = { verdict = "open" }

[[scenarios]]
name = "wijziging"
from = "basis"
change = { area = { kind = "winkelgebeid" } }
expect = { verdict = "open" }

[[scenarios]]
name = "fout in het dossier zelf"
from = "los"
on = 2022-06-01
expect = { verdict = "open" }

[[scenarios]]
name = "verwachting"
from = "basis"
[scenarios.expect]
verdict = "mett"
normen = {}
norms = { "samenwerking.overlg" = "met", "samenwerking.overleg" = "mt" }
stars = "ster"

[[scenarios]]
name = "niets verwacht"
from = "basis"
expect = {}
"""


def test_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A bad file of scenarios gives all its faults, each at its place, with those of other files.
    """
    (tmp_path / "a.toml").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.toml").write_text("x = ", encoding="utf-8")
    again = 'format = "kvo-norms/scenarios/1"\n[dossiers.basis]\n'
    (tmp_path / "c.toml").write_text(again, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInputError) as caught:
        read_scenarios(".", edition("kvo-2015"))
    nearest = "did you mean 'winkelgebied'?"
    undeclared = f"undeclared word 'winkelgebeid' in the vocabulary area_kinds; {nearest}"
    lacking, twice = "leave it out, or correct the path", "give each its own name"
    assert str(caught.value).splitlines() == [
        (
            "b.toml:1:4: not a value of TOML; put text between quotes, write true and false in"
            " lower case and a decimal as 0.5"
        ),
        f"a.toml:8:10: dossiers.los.area.kind: {undeclared}",
        "a.toml:11:1: dossiers.fout.partners: expected an array, found the whole number 3",
        f"c.toml:2:11: dossiers.basis: another file has a dossier 'basis' too; {twice}",
        "a.toml:20:1: scenarios[1]: no day to assess on; add on = 2022-06-01",
        "a.toml:26:1: scenarios[2].from: there is no dossier 'bassis'; did you mean 'basis'?",
        f"a.toml:34:12: scenarios[3].without[0]: 'basis' holds no 'area.size'; {lacking}",
        f"a.toml:34:25: scenarios[3].without[1]: 'basis' holds no 'partners.role'; {lacking}",
        f"a.toml:34:42: scenarios[3].without[2]: 'basis' holds no 'as_of.dag'; {lacking}",
        f"a.toml:40:21: scenarios[4].change.area.kind: {undeclared}",
        "a.toml:53:1: scenarios[6].expect.verdict: unknown verdict 'mett'; did you mean 'met'?",
        "a.toml:54:1: scenarios[6].expect.normen: unknown key 'normen'; did you mean 'norms'?",
        (
            'a.toml:55:11: scenarios[6].expect.norms."samenwerking.overlg": unknown norm'
            " 'samenwerking.overlg'; did you mean 'samenwerking.overleg'?"
        ),
        (
            'a.toml:55:42: scenarios[6].expect.norms."samenwerking.overleg": unknown status'
            " 'mt'; did you mean 'met'?"
        ),
        'a.toml:56:1: scenarios[6].expect.stars: expected a table; write id = "met"',
        ("a.toml:61:1: scenarios[7].expect: nothing is expected; name a verdict, norms or stars"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("scenarios = 3", "scenarios: expected an array"),
        ("[[scenarios]]", "scenarios[0]: 'name' is missing; add it"),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"',
            "scenarios[0]: 'expect' is missing; add it",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nexpect = 3',
            "scenarios[0].expect: expected a table",
        ),
        (
            "[dossiers.a]\n[[scenarios]]\nfrom = 3\nexpect = {}",
            "scenarios[0].from: expected text, found the whole number 3",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nchange = 3\nexpect = {}',
            "scenarios[0].change: expected a table",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nform = "a"\nexpect = {}',
            "scenarios[0].form: unknown key 'form'; did you mean 'from'?",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nbase = "a"\nfrom = "a"\nexpect = {}',
            "scenarios[0].base: unknown key 'base'; known: change, expect, from, name, on, without",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nexpect = { verdict = ["open"] }',
            "scenarios[0].expect.verdict: expected text, found an array; known: met, not_met, open",
        ),
        (
            '[dossiers.a]\n[[scenarios]]\nname = "x"\nexpect.norms = { samenwerking.overleg = 3 }',
            'scenarios[0].expect.norms."samenwerking.overleg": expected text, found the whole'
            " number 3; known: met, not_applicable, not_met, open",
        ),
        (
            "scenarios = [3]\n[dossiers.a]",
            "scenarios[0]: expected a table, found the whole number 3",
        ),
    ],
)
def test_faults_of_form(
    content: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    So does one in which something has another type, or is missing.
    """
    path = tmp_path / "a.toml"
    path.write_text(f'format = "kvo-norms/scenarios/1"\n{content}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInputError) as caught:
        read_scenarios(".", edition("kvo-2015"))
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('on = "2022-06-01"\n@@', ["on"]),
        ('@on = "2022-06-01"\n@', ["scenarios[0].on", "scenarios[1]"]),
        ('@change.as_of = "2022-06-01"\n@', ["scenarios[0].change.as_of", "scenarios[1]"]),
    ],
)
def test_a_day_that_cannot_be_read(content: str, expected: list[str], tmp_path: Path) -> None:
    """
    Is told once, where it stands; that a day is missing only where none is given.
    """
    scenario = '[[scenarios]]\nname = "x"\nexpect.verdict = "open"\n'
    text = f'format = "kvo-norms/scenarios/1"\n{content.replace("@", scenario)}'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_scenarios(tmp_path, EDITION)
    assert [written_path(fault.path) for fault in caught.value.faults] == expected


@pytest.mark.parametrize(
    ("name", "said"),
    [("nergens", "there is no such folder"), ("a.toml", "this is a file")],
)
def test_no_folder(name: str, said: str, tmp_path: Path) -> None:
    """
    A folder that is not there is told, not taken for one without scenarios.
    """
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=said):
        read_scenarios(tmp_path / name, EDITION)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "the folder may not be read; ask for"),
        (OSError(5, "Input/output error"), "the folder cannot be read: input/output error; name"),
    ],
)
def test_a_folder_that_cannot_be_read(
    error: OSError, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Is told, not taken for one without scenarios.
    """

    def refuse(_: object) -> list[str]:
        raise error

    monkeypatch.setattr("kvo_norms.authoring.scenario_files.os.listdir", refuse)
    with pytest.raises(InvalidInputError, match=said):
        read_scenarios(tmp_path, EDITION)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            'on = 2022-06-01\n[[scenarios]]\nname = "x"\nwithout = ["area"]\n'
            'expect = { verdict = "open" }',
            "a.toml:5:1: scenarios[0].without: without a dossier to start from, nothing can be"
            " left out; name one with from",
        ),
        (
            'on = 2022-06-01\n[[scenarios]]\nname = "x"\nexpect = { norms = {} }',
            "a.toml:5:1: scenarios[0].expect: nothing is expected; name a verdict, norms or stars",
        ),
        (
            'on = 2022-06-01\n[dossiers]\na = 3\n[[scenarios]]\nname = "x"\n'
            'expect = { verdict = "open" }',
            "a.toml:4:1: dossiers.a: expected a table, found the whole number 3",
        ),
        (
            "on = 2022-06-01\n[dossiers.a.application]\nprevious_until = 2020-01-01\n"
            '[[scenarios]]\nname = "x"\nfrom = "a"\nchange.certificates = []\n'
            'expect = { verdict = "open" }',
            "a.toml:5:1: scenarios[0]: no certificate in the history ends on 2020-01-01;"
            " correct the day, or add the certificate",
        ),
    ],
)
def test_faults_of_one(
    content: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What makes no sense in a scenario is told at its place.
    """
    monkeypatch.chdir(tmp_path)
    text = f'format = "kvo-norms/scenarios/1"\n{content}\n'
    Path("a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_scenarios(".", EDITION)
    assert str(caught.value) == expected
