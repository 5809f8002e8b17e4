"""
The command ``kvo-norms check``.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from check_cases import TODAY, write_base, write_example
from conftest import ROOT
from kvo_norms.authoring.check import RULES
from kvo_norms.authoring.check.explaining import rule_page
from kvo_norms.cli import check, main
from kvo_norms.reading.shipped import catalogue_folder

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A folder to work in, on the day of the examples.
    """

    class Today(date):
        @classmethod
        def today(cls) -> Today:
            return cls(TODAY.year, TODAY.month, TODAY.day)

    monkeypatch.setattr(check, "date", Today)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(code: str, here: Path) -> None:
    write_example(RULES[code].avoid, here)


class TestExitCodes:
    """
    0 nothing, 1 errors or warnings, 2 could not run.
    """

    def test_nothing(self, here: Path, capsys: Capture) -> None:
        write_base(here)
        assert main(["check", "nieuw"]) == 0
        assert capsys.readouterr().out == "nieuw: nothing to remark\n"

    def test_notes_alone(self, here: Path, capsys: Capture) -> None:
        _write("KN102", here)
        assert main(["check", "nieuw"]) == 0
        assert "note KN102: " in capsys.readouterr().out

    @pytest.mark.parametrize("code", ["KN001", "KN302", "KN101"])
    def test_remarks(self, code: str, here: Path, capsys: Capture) -> None:
        _write(code, here)
        assert main(["check", "nieuw"]) == 1
        assert f" {code}: " in capsys.readouterr().out

    @pytest.mark.parametrize(
        "arguments",
        [
            ["kvo-2099"],
            ["./nergens"],
            ["."],
            ["nieuw/edition.toml"],
            ["nieuw", "--select", "KN88"],
            ["nieuw", "--ignore", "onzin"],
            ["--explain", "KN999"],
            ["nieuw", "-o", "."],
            ["nieuw", "--record", "--select", "KN1"],
        ],
        ids=" ".join,
    )
    def test_could_not_run(self, arguments: list[str], here: Path, capsys: Capture) -> None:
        if arguments[0].startswith("nieuw"):
            write_base(here)
        assert main(["check", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith(("kvo-norms: ", "nergens", ".", "nieuw"))


def test_shipped(capsys: Capture) -> None:
    """
    Without a path every shipped edition is checked; an id names one of them.
    """
    assert main(["check", "--format", "json", "--select", "KN0,KN3"]) == 0
    folders = json.loads(capsys.readouterr().out)["folders"]
    assert [Path(folder).name for folder in folders] == ["kvo-2008", "kvo-2015"]
    assert main(["check", "kvo-2015", "--format", "json", "--select", "KN0"]) == 0
    assert json.loads(capsys.readouterr().out)["folders"] == folders[1:]


def test_folder_of_editions(here: Path, capsys: Capture) -> None:
    """
    Of a folder every edition in it is checked.
    """
    _write("KN601", here)
    assert main(["check", ".", "--format", "json", "--select", "KN6", "--select", "KN9"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["folders"] == ["nieuw", "oud"]
    assert [remark["file"] for remark in told["remarks"]] == [str(Path("nieuw", "edition.toml"))]


def test_output(here: Path, capsys: Capture) -> None:
    """
    With -o the remarks go into a file.
    """
    _write("KN101", here)
    assert main(["check", "nieuw", "--format", "sarif", "-o", "found.sarif"]) == 1
    assert capsys.readouterr().out == ""
    log = json.loads((here / "found.sarif").read_text(encoding="utf-8"))
    assert "KN101" in [result["ruleId"] for result in log["runs"][0]["results"]]


def test_github(here: Path, capsys: Capture) -> None:
    """
    On GitHub a remark stands beside its line.
    """
    _write("KN101", here)
    assert main(["check", "nieuw", "--format", "github", "--select", "KN101"]) == 1
    place = f"file={Path('nieuw', 'edition.toml')},line="
    assert capsys.readouterr().out.startswith(f"::warning {place}")


@pytest.mark.parametrize("code", ["KN101", "kn309"])
def test_explain(code: str, capsys: Capture) -> None:
    """
    The page of a rule.
    """
    assert main(["check", "--explain", code]) == 0
    assert capsys.readouterr().out == rule_page(RULES[code.upper()])


def test_fix(here: Path, capsys: Capture) -> None:
    """
    What can be mended is mended, also what only follows; the rest is told.
    """
    example = (
        '# edition.toml\n[parameters.los]\nvalue = 2\nsources = ["krant"]\n[sources.krant]\n'
        '\n# section.toml\n[[norms]]\nid = "section.schouw"\nprovenance = "inferred"\n'
    )
    folder = write_example(example, here)
    assert main(["check", "nieuw", "--fix", "--ignore", "KN5"]) == 1
    captured = capsys.readouterr()
    assert captured.err == "kvo-norms: mended 2 remarks\n"
    assert captured.out.count(" KN") == captured.out.count(" KN206") == 1
    assert "krant" not in (folder / "edition.toml").read_text(encoding="utf-8")


class TestRecord:
    """
    --record writes what is published, once nothing is wrong.
    """

    ARGUMENTS = ("check", "nieuw", "--record")

    def test_again(self, here: Path, capsys: Capture) -> None:
        """
        The same revision is recorded once.
        """
        place = write_base(here) / "published.json"
        assert main(self.ARGUMENTS) == 0
        said = "kvo-norms: nieuw revision 1 is recorded as published\n"
        assert capsys.readouterr().err == said
        text = place.read_text(encoding="utf-8")
        assert main(self.ARGUMENTS) == 0
        assert place.read_text(encoding="utf-8") == text
        assert len(json.loads(text)["revisions"]) == 1

    def test_changed(self, here: Path, capsys: Capture) -> None:
        """
        Another text under the same number is refused, under a new number it is added.
        """
        place = write_base(here)
        assert main(self.ARGUMENTS) == 0
        header = place / "edition.toml"
        text = header.read_text(encoding="utf-8").replace('"P3M"', '"P4M"')
        header.write_text(text, encoding="utf-8")
        assert main(self.ARGUMENTS) == 2
        assert "nothing is recorded while there are errors" in capsys.readouterr().err
        header.write_text(text.replace("revision = 1", "revision = 2"), encoding="utf-8")
        assert main(self.ARGUMENTS) == 0
        revisions = json.loads((place / "published.json").read_text(encoding="utf-8"))["revisions"]
        assert [row["revision"] for row in revisions] == [1, 2]
        assert revisions[0]["sha256"] != revisions[1]["sha256"]


def test_how_to(here: Path, capsys: Capture) -> None:
    """
    The example on the how-to page shows what the command says.
    """
    shutil.copytree(catalogue_folder() / "kvo-2015", here / "my-edition")
    header = here / "my-edition" / "edition.toml"
    text = header.read_text(encoding="utf-8")
    start = text.index("[parameters.measures_before_first]")
    changed = text[:start] + text[start:].replace("value = 4", "value = 3", 1)
    header.write_text(changed, encoding="utf-8")
    page = (ROOT / "docs" / "how-to" / "check-a-catalogue.md").read_text(encoding="utf-8")
    shown = page.partition("$ kvo-norms check my-edition\n")[2].partition("```")[0]
    assert main(["check", "my-edition", "--ignore", "KN5"]) == 1
    assert capsys.readouterr().out == shown


@pytest.mark.skipif(sys.platform != "linux", reason="other systems name files by text only")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("to_file", [False, True])
def test_name_that_is_no_text(
    form: str, to_file: bool, here: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """
    A folder whose name is no UTF-8 is checked like another, and every output is UTF-8.
    """
    _write("KN101", here)
    odd = os.fsdecode(b"gek\xff")
    (here / "nieuw").rename(here / odd)
    output = ["-o", "uit"] if to_file else []
    assert main(["check", f"./{odd}", "--format", form, *output]) == 1
    written = (here / "uit").read_bytes() if to_file else capfdbinary.readouterr().out
    said = {"text": "gek\ufffd/", "sarif": "gek%FF/"}.get(form, "gek\\udcff/")
    assert said in written.decode("utf-8")
