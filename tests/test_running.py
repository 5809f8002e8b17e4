"""
Running scenarios: what is chosen, what came of them, and how it is told.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest
from junitparser import JUnitXml

from conftest import ROOT
from kvo_norms import UnusableCallError, edition, index
from kvo_norms.authoring import (
    Scenario,
    ScenarioResult,
    cases_of,
    read_scenarios,
    run_scenario,
    run_scenarios,
    selected,
    status_of,
)
from kvo_norms.authoring.lines import WIDTH, as_text, for_screen
from kvo_norms.authoring.results import result_lines, results_json, results_junit
from kvo_norms.authoring.running import holds
from kvo_norms.authoring.scenarios import Expected
from kvo_norms.catalogue import norms_of
from kvo_norms.cli import main
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.notices import notice
from kvo_norms.reporting.safe import visible
from kvo_norms.verdict import Status

KVO_2015 = edition("kvo-2015")
FOLDER = catalogue_folder() / "kvo-2015"
SCENARIOS = read_scenarios(FOLDER / "scenarios", KVO_2015)
NORMS = {norm.id: norm for norm in norms_of(KVO_2015)}
ON = date(2022, 6, 1)
Captured = pytest.CaptureFixture[str]
ODD = ("<&\"']]>", "\x00\x1b[31m", "\ufffe", "\uffff", "\u202e", "\U0001f600", "e\u0301", "\n\t")
"""What names may hold that XML or a terminal takes for something else."""


def three_partners() -> Scenario:
    """
    A scenario that expects wrongly that three partners are enough.
    """
    found = next(
        scenario
        for scenario in SCENARIOS
        if ("samenwerking.partners", "not_met")
        in [(name, status.value) for name, status in scenario.expected.norms]
    )
    wrong = tuple((name, type(status).MET) for name, status in found.expected.norms)
    return attrs.evolve(found, expected=attrs.evolve(found.expected, norms=wrong))


@pytest.fixture
def results() -> tuple[ScenarioResult, ...]:
    """
    A result that holds and one that does not.
    """
    return run_scenarios(KVO_2015, [SCENARIOS[0], three_partners()])


class TestCases:
    """
    A norm on the scenarios that name it, without the rest of the edition.
    """

    def test_same_as_the_whole(self) -> None:
        """
        A norm alone stands in each case as in a whole assessment: as its scenario says.
        """
        cases = cases_of(KVO_2015, SCENARIOS)
        assert set(cases) == set(NORMS)
        assert all(holds(NORMS[name], found) for name, found in cases.items())
        named = sum(len(scenario.expected.norms) for scenario in SCENARIOS)
        assert sum(map(len, cases.values())) == named

    def test_another_norm(self) -> None:
        """
        What a norm asks no longer is noticed by the cases that show it not met.
        """
        cases = cases_of(KVO_2015, SCENARIOS)["samenwerking.partners"]
        easy = attrs.evolve(NORMS["samenwerking.partners"], requires=None)
        assert not holds(easy, cases)
        assert {status_of(easy, case).value for case in cases} == {"met"}

    @pytest.mark.parametrize("digest", [None, "0" * 64], ids=["as it was", "changed since"])
    def test_stale(self, digest: str | None) -> None:
        """
        A finding whose evidence changed counts as in a whole assessment: not at all.
        """
        asked = next(norm for norm in NORMS.values() if norm.question and not norm.applies_when)
        finding = Finding(
            norm=asked.id, result="voldoet", by="A. Auditor", date=ON, evidence_sha256=digest
        )
        dossier = Dossier(findings=(finding,))
        scenario = Scenario(
            name="oordeel",
            file="",
            on=ON,
            dossier=dossier,
            expected=Expected(norms=((asked.id, Status.MET),)),
        )
        (case,) = cases_of(KVO_2015, [scenario])[asked.id]
        whole = index(KVO_2015, dossier).statuses(ON)[asked.id]
        assert status_of(asked, case) is whole
        assert (whole is Status.MET) == (digest is None)


class TestPlaces:
    """
    A scenario knows where it stands.
    """

    def test_line(self) -> None:
        """
        Its line holds the header of its table, and its name stands just below.
        """
        for scenario in SCENARIOS:
            lines = Path(scenario.file).read_text(encoding="utf-8").splitlines()
            assert scenario.line is not None
            assert lines[scenario.line - 1] == "[[scenarios]]"
            assert lines[scenario.line] == f'name = "{scenario.name}"'
            assert scenario.place == f"{scenario.file}:{scenario.line}"

    def test_made_by_hand(self) -> None:
        """
        One that stands in no file has no line.
        """
        plain = attrs.evolve(SCENARIOS[0], file="nergens", source=None)
        assert (plain.line, plain.place) == (None, "nergens")


class TestSelecting:
    """
    An expression chooses scenarios by words in names, files and ids.
    """

    @pytest.mark.parametrize(
        ("expression", "wanted"),
        [
            ("samenwerking.overleg_termijn", lambda text: "samenwerking.overleg_termijn" in text),
            ("STARS.toml", lambda text: "stars.toml" in text),
            ("ster and not open", lambda text: "ster" in text and "open" not in text),
            ("matrix or schouw", lambda text: "matrix" in text or "schouw" in text),
            (
                "not (matrix or schouw) and plan",
                lambda text: not ("matrix" in text or "schouw" in text) and "plan" in text,
            ),
            ('"niet voldaan" and "and"', lambda text: "niet voldaan" in text and "and" in text),
        ],
    )
    def test_words(self, expression: str, wanted: object) -> None:
        """
        A word holds where it stands anywhere; and, or, not and parentheses join words.
        """
        assert callable(wanted)
        found = selected(SCENARIOS, expression)
        texts = {
            id(it): "\n".join(
                (
                    it.name,
                    Path(it.file).name,
                    *(name for name, _ in (*it.expected.norms, *it.expected.stars)),
                )
            ).lower()
            for it in SCENARIOS
        }
        assert found == tuple(it for it in SCENARIOS if wanted(texts[id(it)]))
        assert 0 < len(found) < len(SCENARIOS)

    @pytest.mark.parametrize(
        ("expression", "said"),
        [
            ("", "it ends where a word is expected"),
            ("a and", "it ends where a word is expected"),
            ("or a", "'or' stands where a word is expected"),
            ("a b", "'b' stands where 'and' or 'or' is expected"),
            ("(a", "a parenthesis is not closed"),
            ("a)", "')' stands where 'and' or 'or' is expected"),
            ('"a', "a quote is not closed"),
        ],
    )
    def test_nonsense(self, expression: str, said: str) -> None:
        """
        An expression that makes no sense is refused, with what is wrong.
        """
        with pytest.raises(UnusableCallError) as caught:
            selected(SCENARIOS, expression)
        assert str(caught.value) == (
            f"cannot read the expression '{expression}': {said};"
            " write words, and, or, not and parentheses"
        )


class TestResults:
    """
    What came of scenarios, in three forms.
    """

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_text(self, results: tuple[ScenarioResult, ...], language: Language) -> None:
        """
        One that fails is told with its place, what was expected, what came, and why.
        """
        text = as_text(result_lines(results, language=language))
        (difference,) = results[1].differences
        assert difference.why
        words = " ".join(text.split())
        assert f"{results[1].scenario.place}: {results[1].scenario.name}" in words
        assert "samenwerking.partners: expected met, found not_met" in text
        assert all(getattr(why, language) in words for why in difference.why)
        assert text.splitlines()[-1].startswith("1 failed, 1 passed in ")
        long = [line for line in text.splitlines() if len(line) > WIDTH]
        assert all(" " not in line.strip() for line in long)

    def test_json(self, results: tuple[ScenarioResult, ...]) -> None:
        """
        JSON holds every scenario, the differences with both languages.
        """
        table = json.loads(results_json(results, KVO_2015))
        assert (table["passed"], table["failed"]) == (1, 1)
        assert [row["holds"] for row in table["scenarios"]] == [True, False]
        (difference,) = table["scenarios"][1]["differences"]
        assert (difference["expected"], difference["actual"]) == ("met", "not_met")
        assert set(difference["why"][0]) == {"nl", "en"}

    def test_junit(self, tmp_path: Path) -> None:
        """
        A program that collects tests reads a suite per file, times, and the failure.
        """
        ran = run_scenarios(KVO_2015, [*SCENARIOS[:60], three_partners()])
        path = tmp_path / "junit.xml"
        path.write_text(results_junit(ran, KVO_2015, language="nl"), encoding="utf-8")
        found = JUnitXml.fromfile(str(path))
        assert (found.tests, found.failures, found.errors) == (61, 1, 0)
        cases = [case for suite in found for case in suite]
        assert [case.name for case in cases] == [it.scenario.name for it in ran]
        assert [case.is_passed for case in cases] == [it.holds for it in ran]
        assert {suite.name for suite in found} == {it.scenario.file for it in ran}
        (failure,) = cases[-1].result
        assert failure.message == "samenwerking.partners: expected met, found not_met"
        assert "samenwerking.partners" in failure.text
        assert all(case.time >= 0 for case in cases)

    @pytest.mark.parametrize("odd", [*ODD, "".join(ODD)], ids=ascii)
    def test_odd_names(self, odd: str, tmp_path: Path) -> None:
        """
        Whatever a scenario and its file are called, the XML is well-formed and holds the names.
        """
        named = attrs.evolve(three_partners(), name=f"a {odd} b", file=f"a {odd}.toml")
        text = results_junit([run_scenario(KVO_2015, named)], KVO_2015, language="nl")
        path = tmp_path / "junit.xml"
        path.write_text(text, encoding="utf-8")
        (suite,) = JUnitXml.fromfile(str(path))
        (case,) = suite
        assert (suite.name, case.name) == (visible(f"a {odd}.toml"), visible(f"a {odd} b"))

    def test_verdict_and_star(self) -> None:
        """
        A verdict or a star that came out otherwise names the norms that hold it up.
        """
        full = next(it for it in SCENARIOS if it.expected.verdict is not None)
        less = attrs.evolve(full.dossier, inspections=())
        result = run_scenario(KVO_2015, attrs.evolve(full, dossier=less))
        (difference,) = result.differences
        assert (difference.what, difference.actual) == ("verdict", "not_met")
        assert "veiligheidsanalyse.schouw_dag: not_met" in [why.nl for why in difference.why]

    def test_first_failure(self) -> None:
        """
        On request nothing is run after the first failure.
        """
        wrong = three_partners()
        ran = run_scenarios(KVO_2015, [wrong, *SCENARIOS], until_first_failure=True)
        assert [it.scenario for it in ran] == [wrong]


class Terminal(io.StringIO):
    """
    What takes itself for a terminal.
    """

    def isatty(self) -> bool:
        return True


class TestScreen:
    """
    Lines on a terminal, and elsewhere.
    """

    LINES: tuple[tuple[str, str], ...] = (("goed ", "bold green"), ("[fout] :smile:", ""))

    def test_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A terminal gets colour, and the letters as they are.
        """
        monkeypatch.setattr("sys.stdout", Terminal())
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        shown = for_screen(self.LINES)
        assert "\x1b[1;32mgoed" in shown
        assert "[fout] :smile:" in shown

    def test_elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Elsewhere, and without the extra, there is only the text.
        """
        monkeypatch.setattr("sys.stdout", io.StringIO())
        assert for_screen(self.LINES) == "goed\n[fout] :smile:\n"
        monkeypatch.setattr("sys.stdout", Terminal())
        monkeypatch.setitem(sys.modules, "rich.console", None)
        assert for_screen(self.LINES) == "goed\n[fout] :smile:\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """
    A copy of kvo-2015 that says wrongly when the working group last met.
    """
    folder = tmp_path / "eigen"
    shutil.copytree(FOLDER, folder)
    path = folder / "edition.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "kvo-2015"', 'id = "eigen"', 1), encoding="utf-8")
    path = folder / "scenarios" / "samenwerking.toml"
    text = path.read_text(encoding="utf-8")
    right = (
        'meetings = [{ date = 2021-12-01 }] }\nexpect = { norms = { "samenwerking.overleg" = "met"'
    )
    assert right in text
    path.write_text(text.replace(right, right.replace("12-01", "11-29")), encoding="utf-8")
    return folder


BLOCK = re.compile(r"^```console\n\$ kvo-norms (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN = [
    (page, arguments, output)
    for page in ("test-a-catalogue", "measure-coverage")
    for arguments, output in BLOCK.findall(
        (ROOT / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize(("page", "arguments", "output"), SHOWN, ids=[it[0] for it in SHOWN])
def test_pages(
    page: str,
    arguments: str,
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    """
    The pages show what the command prints; ``…`` stands for any lines. Numbers differ: of lines,
    scenarios and seconds.
    """
    monkeypatch.chdir(ROOT)
    if "my-edition" in arguments:
        shutil.copytree(FOLDER, tmp_path / "my-edition")
        monkeypatch.chdir(tmp_path)
        header = tmp_path / "my-edition" / "edition.toml"
        text = header.read_text(encoding="utf-8")
        assert text.count('value = "P6M"') == 1
        header.write_text(text.replace('value = "P6M"', 'value = "P5M"'), encoding="utf-8")
    main(shlex.split(arguments))
    captured = capsys.readouterr()
    shown, actual = (
        re.sub(r"[\d.]*\d", "9", text) for text in (output, captured.err + captured.out)
    )
    pattern = re.escape(shown).replace("…\\\n", r"(?:.*\n)*?")
    assert re.fullmatch(pattern, actual), captured.out


class TestCommand:
    """
    ``kvo-norms test``.
    """

    def test_passes(self, capsys: Captured) -> None:
        """
        All scenarios of all shipped editions hold.
        """
        assert main(["test"]) == 0
        out = capsys.readouterr().out
        assert "kvo-2008" in out
        assert "kvo-2015" in out
        assert "failed" not in out

    def test_fails(self, copy: Path, capsys: Captured) -> None:
        """
        A scenario that does not hold ends with 1, and is told with file and line.
        """
        assert main(["test", str(copy), "--lang", "en"]) == 1
        out = capsys.readouterr().out
        words = " ".join(out.split())
        line = next(
            number
            for number, line in enumerate(
                (copy / "scenarios" / "samenwerking.toml").read_text("utf-8").splitlines(), start=1
            )
            if "2021-11-29" in line
        )
        assert f"samenwerking.toml:{line - 3}: het laatste overleg was op de dag af" in words
        assert "samenwerking.overleg: expected met, found not_met" in out
        assert out.splitlines()[-1].startswith("1 failed, ")

    @pytest.mark.parametrize("options", [["-k", "overleg"], ["--coverage"]], ids=" ".join)
    def test_none(self, options: list[str], copy: Path, capsys: Captured) -> None:
        """
        An edition without scenarios, as where their files are misnamed, does not pass; it is told
        where they are looked for.
        """
        for file in (copy / "scenarios").iterdir():
            file.rename(file.with_suffix(".toml.txt"))
        assert main(["test", str(copy), *options]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err == (
            f"{copy / 'scenarios'}: there are no scenarios here; "
            "write [[scenarios]] in files there whose names end in .toml\n"
            "kvo-norms: 1 fault; nothing was done\n"
        )

    def test_first_suggestions(self, copy: Path, capsys: Captured) -> None:
        """
        Where there are none yet, the first can be suggested.
        """
        for file in (copy / "scenarios").iterdir():
            file.unlink()
        assert main(["test", str(copy), "--suggest"]) == 0
        assert "[[scenarios]]" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("command", "options", "language"),
        [
            ("test", (), "nl"),
            ("test", ("--lang", "nl"), "nl"),
            ("test", ("--lang", "en"), "en"),
            ("mutate", (), "en"),
        ],
    )
    def test_notice(
        self,
        command: str,
        options: tuple[str, ...],
        language: Language,
        tmp_path: Path,
        capsys: Captured,
    ) -> None:
        """
        That a folder is not the shipped edition is said in the language that is asked for, and in
        English by a command that speaks no other.
        """
        folder = tmp_path / "kopie"
        shutil.copytree(FOLDER, folder)
        assert main([command, str(folder), "-k", "overleg", *options]) == 0
        said = notice("from_folder", language, edition="kvo-2015", folder=str(folder))
        assert capsys.readouterr().err == f"kvo-norms: {said}\n"

    def test_chosen(self, copy: Path, capsys: Captured) -> None:
        """
        What is not chosen is not run; a choice of nothing is refused.
        """
        assert main(["test", str(copy), "-k", "not overleg"]) == 0
        assert main(["test", str(copy), "-k", "overleg", "-x"]) == 1
        capsys.readouterr()
        assert main(["test", str(copy), "-k", "olifant"]) == 2
        assert capsys.readouterr().err.startswith("kvo-norms: no scenario matches 'olifant'; ")

    @pytest.mark.parametrize("form", ["json", "junit"])
    def test_forms(self, form: str, copy: Path, tmp_path: Path, capsys: Captured) -> None:
        """
        The other forms go to a file too.
        """
        chosen = [*("test", str(copy), "-k", "overleg"), "--format", form]
        place = tmp_path / "out"
        assert main([*chosen, "-o", str(place)]) == 1
        assert capsys.readouterr().out == ""
        assert "expected" in place.read_text(encoding="utf-8")

    @pytest.mark.parametrize("form", ["text", "json", "html"])
    def test_coverage(self, form: str, capsys: Captured) -> None:
        """
        Coverage in each form; too little of it ends with 1.
        """
        command = ["test", "kvo-2015", "-k", "evaluatie.toml", "--coverage", "--format", form]
        assert main(command) == 0
        assert "evaluatie.verslag" in capsys.readouterr().out
        assert main([*command, "--fail-under", "100"]) == 1
        (said,) = capsys.readouterr().err.splitlines()
        assert re.fullmatch(r"kvo-norms: \d\d\.\d % of the goals is reached, less than 100 %", said)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["kvo-2015", "--coverage", "--suggest"],
            ["kvo-2015", "--coverage", "-x"],
            ["kvo-2015", "--fail-under", "90"],
            ["kvo-2015", "--format", "html"],
            ["kvo-2015", "--format", "junit", "--coverage"],
            ["kvo-2015", "--format", "json", "--suggest"],
            ["--format", "json"],
            ["--suggest"],
        ],
        ids=" ".join,
    )
    def test_refused(self, arguments: list[str], capsys: Captured) -> None:
        """
        What does not go together is refused, with what to do.
        """
        assert main(["test", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("kvo-norms: ")
        assert "; " in captured.err

    @pytest.mark.parametrize("percentage", ["101", "-1", "veel"])
    def test_no_percentage(self, percentage: str, capsys: Captured) -> None:
        """
        A percentage lies from 0 to 100.
        """
        with pytest.raises(SystemExit):
            main(["test", "kvo-2015", "--coverage", f"--fail-under={percentage}"])
        assert f"'{percentage}' is no percentage" in capsys.readouterr().err
