"""
``kvo-norms plan``, and the plan in the report of an assessment.
"""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

import kvo_norms
from kvo_norms.cli import main
from kvo_norms.planning import plan
from kvo_norms.reporting.plan import as_json, as_markdown, as_text

ROOT = Path(__file__).parents[1]
PARK = ROOT / "docs/examples/bedrijvenpark-2023.toml"
LAGE_WEIDE = ROOT / "docs/examples/lage-weide-2022.toml"
WIDTH = 80


def test_the_guide_shows_what_comes_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The table in the how-to guide is the command's own.
    """
    monkeypatch.chdir(ROOT)
    guide = (ROOT / "docs/how-to/plan-the-steps.md").read_text(encoding="utf-8")
    command = guide.partition("```sh\nkvo-norms ")[2].partition("\n")[0]
    assert main(command.split()) == 0
    assert capsys.readouterr().out == guide.partition("```text\n")[2].partition("```")[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_text_is_eighty_wide(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    No line is wider, in either language.
    """
    assert main(["plan", str(LAGE_WEIDE), "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= WIDTH
    verdict = {"nl": "Met alle stappen: VOLDAAN.", "en": "With all steps: MET."}
    assert shown.endswith(f"\n{verdict[language]}\n")


def test_one_hour() -> None:
    """
    A single hour is no plural; what is said of judgements stands only where there are any, and
    what is said of assumptions where something is supplied or must turn out.
    """
    edition, dossier = kvo_norms.edition("kvo-2015"), kvo_norms.read_dossier(PARK)
    kept = tuple(it for it in dossier.findings if it.norm != "samenwerking.oordeel")
    judged = plan(edition, attrs.evolve(dossier, findings=kept))
    shown = as_text(judged, edition, language="en")
    assert "Together 1 hour of work;" in shown
    assert "A judgement by the auditor is certain only once it is given." in shown
    assert "assumed to be favourable" not in shown
    supplied = plan(edition, attrs.evolve(dossier, area=None))
    shown = as_text(supplied, edition, language="nl")
    assert "Samen 0,5 uur werk;" in shown
    assert "wordt gunstig verondersteld" not in shown
    assert "Een oordeel van de auditor" not in shown
    surveyed = plan(edition, attrs.evolve(dossier, surveys=()))
    assert "(als dit klopt: " in surveyed.steps[0].sentence.nl
    assert "wordt gunstig verondersteld" in as_text(surveyed, edition, language="nl")


def test_met(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Where nothing is to be done, that is said.
    """
    assert main(["plan", str(PARK)]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "Zonder stappen: VOLDAAN.",
        "",
        "Er is niets te doen.",
    ]


def test_unreachable(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The code is that of the verdict, and the reason stands below the norm.
    """
    assert main(["plan", str(PARK), "--for", "ster", "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert "x Star  ster\n    The kind of area is a given fact.\n" in shown


def test_unreachable_in_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """
    The same as Markdown.
    """
    assert main(["plan", str(PARK), "--for", "ster", "--format", "md"]) == 1
    shown = capsys.readouterr().out
    assert "Geen stap brengt dit dichterbij.\n" in shown
    assert "- **Ster** (`ster`)\n  - Het soort gebied staat vast.\n" in shown


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["convenant"], "Samen één stap; wat die kost is niet bekend."),
        (["convenant", "maatregelenmatrix"], "Samen 2 stappen; wat zij kosten is niet bekend."),
    ],
)
def test_without_costs(kinds: list[str], said: str) -> None:
    """
    Where nothing is said of costs, steps are counted and no hours shown.
    """
    edition = attrs.evolve(kvo_norms.edition("kvo-2015"), steps=None)
    dossier = kvo_norms.read_dossier(PARK)
    kept = tuple(it for it in dossier.documents or () if it.type not in kinds)
    found = plan(edition, attrs.evolve(dossier, documents=kept))
    shown = as_text(found, edition, language="nl")
    assert said in shown
    assert "Uren" not in shown


def test_json(tmp_path: Path) -> None:
    """
    JSON is the plan, and what has its default is left out.
    """
    file = tmp_path / "plan.json"
    assert main(["plan", str(PARK), "--for", "thema_overvallen", "-o", str(file)]) == 0
    data = json.loads(file.read_text(encoding="utf-8"))
    edition, dossier = kvo_norms.edition("kvo-2015"), kvo_norms.read_dossier(PARK)
    found = plan(edition, dossier, goal="thema_overvallen")
    assert data["format"] == "kvo-norms/plan/1"
    assert data["verdict"] == "met"
    assert data["cost"] == found.cost
    assert [step["sentence"]["nl"] for step in data["steps"]] == [
        step.sentence.nl for step in found.steps
    ]
    assert "after" not in data
    assert "unreachable" not in data
    assert json.loads(as_json(found)) == data


def test_markdown_and_text_show_the_same_steps() -> None:
    """
    Each step is a row of the table.
    """
    edition, dossier = kvo_norms.edition("kvo-2015"), kvo_norms.read_dossier(PARK)
    found = plan(edition, dossier, goal="thema_overvallen")
    rows = [
        line
        for line in as_markdown(found, edition, language="nl").splitlines()
        if line[:3] in {f"| {number}" for number in range(1, 10)}
    ]
    assert len(rows) == len(found.steps)
    text = " ".join(as_text(found, edition, language="nl").split())
    for step in found.steps:
        assert step.norms[0] in text


def test_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A file of one's own takes the place of what the edition says.
    """
    file = tmp_path / "costs.toml"
    file.write_text(
        """
        format = "kvo-norms/steps/1"
        provenance = "design"
        [[steps]]
        collection = "evaluations"
        act = "add"
        label = { nl = "Terugblikken", en = "Look back" }
        cost = 99
        who = "gemeente"
        """,
        encoding="utf-8",
    )
    options = ["plan", str(PARK), "--for", "thema_overvallen", "--costs", str(file)]
    assert main([*options, "--format", "md"]) == 0
    assert "| Terugblikken: evaluatie 4 (datum: 20 juni 2023;" in capsys.readouterr().out
    file.write_text('format = "kvo-norms/edition/1"\n', encoding="utf-8")
    assert main(options) == 2
    assert "expected kvo-norms/steps/1" in capsys.readouterr().err


def test_costs_are_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    What is read is not what is written.
    """
    file = tmp_path / "costs.toml"
    file.write_text("", encoding="utf-8")
    assert main(["plan", str(PARK), "--costs", str(file), "--format", "md", "-o", str(file)]) == 2
    assert "is what is read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--for", "sterk"], "unknown goal 'sterk'"),
        (["-o", "plan.doc"], "cannot tell the format of 'plan.doc'"),
    ],
)
def test_bad_arguments(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A fault, and nothing is done.
    """
    assert main(["plan", str(PARK), *options]) == 2
    assert said in capsys.readouterr().err


def test_in_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The HTML report has the plan where it is asked for; other formats say that they cannot.
    """
    file = tmp_path / "report.html"
    main(["assess", str(LAGE_WEIDE), "-o", str(file)])
    assert 'id="plan"' not in file.read_text(encoding="utf-8")
    main(["assess", str(LAGE_WEIDE), "--plan", "-o", str(file)])
    page = file.read_text(encoding="utf-8")
    assert page.count('<a href="#plan">De goedkoopste weg naar het certificaat</a>') == 1
    assert '<h2 id="plan">De goedkoopste weg naar het certificaat</h2>' in page
    assert "<strong>Met alle stappen: VOLDAAN.</strong>" in page
    assert main(["assess", str(LAGE_WEIDE), "--plan"]) == 2
    assert "text has no place for a plan" in capsys.readouterr().err
