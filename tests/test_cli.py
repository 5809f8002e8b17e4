"""
The command, from its arguments to its exit code.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tomllib
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

from cases import dossier_of
from kvo_norms import (
    InvalidInputError,
    assess,
    edition,
    editions,
    read_dossier,
    read_edition,
    write_dossier,
)
from kvo_norms.authoring.blank import blank_dossier
from kvo_norms.catalogue import Norm, Star, norms_of
from kvo_norms.cli import main
from kvo_norms.dossier import Application, Area, Dossier
from kvo_norms.explaining.formatting import date_text
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.json import as_json
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.markdown import as_markdown
from kvo_norms.reporting.text import as_text
from kvo_norms.verdict import OPEN

ROOT = Path(__file__).parents[1]
KVO_2015 = edition("kvo-2015")
BASES = tomllib.loads(
    (catalogue_folder() / "kvo-2015" / "scenarios" / "dossiers.toml").read_text(encoding="utf-8"),
    parse_float=Decimal,
)["dossiers"]
FULL = dossier_of(BASES["volledig"])
UNMET = attrs.evolve(FULL, inspections=())
UNKNOWN = attrs.evolve(FULL, partners=None)
LAGE_WEIDE = ROOT / "docs" / "examples" / "lage-weide-2022.toml"
WHOLE = ROOT / "tests" / "bad" / "editions" / "whole"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
COMMANDS = (
    "assess",
    "audit",
    "convert",
    "editions",
    "evidence",
    "findings",
    "show",
    "docs",
    "new",
    "generate",
    "test",
)
COMMAND = (sys.executable, "-c", "import sys; from kvo_norms.cli import main; sys.exit(main())")
"""The console script, by the Python that runs the tests."""

Captured = pytest.CaptureFixture[str]


def written(folder: Path, dossier: Dossier, name: str = "dossier.toml") -> str:
    """
    The path of a file that holds the dossier.
    """
    write_dossier(dossier, folder / name)
    return str(folder / name)


class TestAssess:
    """
    ``kvo-norms assess`` shows what the library says of a dossier.
    """

    @pytest.mark.parametrize(
        ("dossier", "code"), [(FULL, 0), (UNMET, 1), (UNKNOWN, 3)], ids=["met", "not met", "open"]
    )
    @pytest.mark.parametrize("form", ["text", "json", "md"])
    def test_exit_code_says_the_verdict(
        self, form: str, dossier: Dossier, code: int, tmp_path: Path
    ) -> None:
        """
        0 met, 1 not met, 3 still open, in every format.
        """
        assert code == main(["assess", written(tmp_path, dossier), "--format", form])

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_text(self, language: Language, tmp_path: Path, capsys: Captured) -> None:
        """
        Text is what is shown without a format; where it goes to no terminal, 80 columns of it.
        """
        main(["assess", written(tmp_path, UNMET), "--lang", language])
        expected = as_text(assess(KVO_2015, UNMET), KVO_2015, UNMET, language=language)
        assert (expected, "") == capsys.readouterr()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_markdown(self, language: Language, tmp_path: Path, capsys: Captured) -> None:
        """
        ``--format md`` gives the Markdown report.
        """
        main(["assess", written(tmp_path, UNMET), "--lang", language, "--format", "md"])
        expected = as_markdown(assess(KVO_2015, UNMET), KVO_2015, UNMET, language=language)
        assert (expected, "") == capsys.readouterr()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_json(self, language: str, tmp_path: Path, capsys: Captured) -> None:
        """
        ``--format json`` gives the result and nothing more; it holds both languages.
        """
        main(["assess", written(tmp_path, UNMET), "--lang", language, "--format", "json"])
        assert (as_json(assess(KVO_2015, UNMET)), "") == capsys.readouterr()

    def test_dutch_without_a_language(
        self, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The language is Dutch unless another is asked, whatever the locale.
        """
        monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
        main(["assess", written(tmp_path, FULL)])
        assert "Oordeel: VOLDAAN" in capsys.readouterr().out

    @pytest.mark.parametrize("ending", ["json", "toml"])
    def test_both_kinds_of_file(self, ending: str, tmp_path: Path, capsys: Captured) -> None:
        """
        A dossier in JSON gives the same report as one in TOML.
        """
        main(["assess", written(tmp_path, UNMET, f"dossier.{ending}"), "--format", "json"])
        assert as_json(assess(KVO_2015, UNMET)) == capsys.readouterr().out

    @pytest.mark.parametrize(
        ("name", "begins"), [("r.json", "{"), ("r.md", "# Winkelhart"), ("r.txt", "Winkelhart")]
    )
    def test_output_by_its_ending(
        self, name: str, begins: str, tmp_path: Path, capsys: Captured
    ) -> None:
        """
        ``-o`` writes a file, in the format that its ending says, and leaves the screen empty.
        """
        code = main(["assess", written(tmp_path, UNKNOWN), "-o", str(tmp_path / name)])
        assert (code, capsys.readouterr()) == (3, ("", ""))
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)

    def test_format_before_ending(self, tmp_path: Path) -> None:
        """
        A format that is asked for wins from the ending of the file.
        """
        out = tmp_path / "report.md"
        main(["assess", written(tmp_path, FULL), "-o", str(out), "--format", "json"])
        assert as_json(assess(KVO_2015, FULL)) == out.read_text(encoding="utf-8")

    def test_file_holds_what_the_screen_shows(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Text in a file is the text of the screen, without colour.
        """
        path = written(tmp_path, UNMET)
        main(["assess", path])
        shown = capsys.readouterr().out
        main(["assess", path, "-o", str(tmp_path / "report.txt")])
        assert shown == (tmp_path / "report.txt").read_text(encoding="utf-8")
        assert "\x1b" not in shown

    def test_example(self, capsys: Captured) -> None:
        """
        The published example is open, and the report says what is missing.
        """
        assert main(["assess", str(LAGE_WEIDE), "--lang", "en"]) == 3
        assert "The partners are not given." in capsys.readouterr().out


class TestTheDay:
    """
    ``--on`` says the day of the assessment; without it the dossier's ``as_of``.
    """

    def test_on(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A day that is asked for comes before the dossier's own.
        """
        path = written(tmp_path, FULL)
        assert main(["assess", path, "--on", "2023-03-01", "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out)["on"] == "2023-03-01"

    def test_as_of(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Without it the dossier says the day.
        """
        main(["assess", written(tmp_path, FULL), "--format", "json"])
        assert json.loads(capsys.readouterr().out)["on"] == "2022-06-01"

    def test_today(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Where the dossier does not say it either, it is today.
        """
        path = written(tmp_path, attrs.evolve(FULL, as_of=None))
        main(["assess", path, "--format", "json"])
        captured = capsys.readouterr()
        today = date.today().isoformat()
        assert json.loads(captured.out)["on"] == today
        assert in_language(date_text(date.today()), "nl") + "; toch gebruikt" in captured.err

    @pytest.mark.parametrize(
        "day",
        [
            *("2022-13-01", "2022-02-30", "20220601", "2022-6-1", "1 juni 2022", ""),
            "2022-W22-3",
        ],
    )
    def test_no_date(self, day: str, tmp_path: Path, capsys: Captured) -> None:
        """
        What is no date is refused with an example of one.
        """
        with pytest.raises(SystemExit) as stopped:
            main(["assess", written(tmp_path, FULL), "--on", day])
        captured = capsys.readouterr()
        assert (stopped.value.code, captured.out) == (2, "")
        assert f"'{day}' is no date; write it as 2015-01-31" in captured.err


class TestTheEdition:
    """
    ``--edition`` takes an id, a folder or ``auto``; without it the dossier's own edition counts.
    """

    def test_id(self, tmp_path: Path, capsys: Captured) -> None:
        """
        An id names a shipped edition, also where the dossier names another.
        """
        path = written(tmp_path, attrs.evolve(UNMET, edition="kvo-2008"))
        main(["assess", path, "--edition", "kvo-2015", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["edition"] == "kvo-2015"

    def test_folder(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A folder is an edition of one's own.
        """
        path = written(tmp_path, Dossier(id="leeg"))
        main(["assess", path, "--edition", str(WHOLE), "--on", "2020-01-01", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["edition"] == "whole"

    def test_folder_without_a_slash(
        self, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The name of a folder is that folder, also without a slash.
        """
        (tmp_path / "eigen").mkdir()
        for file in WHOLE.iterdir():
            (tmp_path / "eigen" / file.name).write_bytes(file.read_bytes())
        monkeypatch.chdir(tmp_path)
        path = written(tmp_path, Dossier(as_of=date(2020, 1, 1)))
        main(["assess", path, "--edition", "eigen", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["edition"] == "whole"

    def test_folder_that_is_not_there(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A path without an edition at its end is a fault.
        """
        code = main(["assess", written(tmp_path, FULL), "--edition", "./kvo-2015/"])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        advice = "name the folder that holds the edition's edition.toml"
        assert captured.err.splitlines() == [
            f"./kvo-2015/: there is no such folder; {advice}",
            "kvo-norms: 1 fault; nothing was done",
        ]

    def test_unknown(self, tmp_path: Path, capsys: Captured) -> None:
        """
        An id that no edition bears is answered with the nearest.
        """
        code = main(["assess", written(tmp_path, FULL), "--edition", "kvo2015"])
        expected = "kvo-norms: unknown edition 'kvo2015'; did you mean 'kvo-2015'?\n"
        assert (2, ("", expected)) == (code, capsys.readouterr())

    def test_unknown_in_the_dossier(self, tmp_path: Path, capsys: Captured) -> None:
        """
        So is an unknown edition that the dossier names.
        """
        code = main(["assess", written(tmp_path, attrs.evolve(FULL, edition="KVO 2015"))])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert "unknown edition 'KVO 2015'" in captured.err

    @pytest.mark.parametrize(
        ("applied", "expected"),
        [
            (date(2014, 12, 31), "kvo-2008, in force 22 November 2007 to 31 December 2014"),
            (date(2015, 1, 1), "kvo-2015, in force 1 January 2015 to 29 February 2024"),
        ],
    )
    def test_auto(self, applied: date, expected: str, tmp_path: Path, capsys: Captured) -> None:
        """
        ``auto`` takes the edition in force on the day of the application, and says which.
        """
        path = written(tmp_path, Dossier(application=Application(date=applied)))
        code = main(["assess", path, "--edition", "auto", "--lang", "en"])
        assert (3, f"kvo-norms: edition {expected}\n") == (code, capsys.readouterr().err)

    @pytest.mark.parametrize("given", [[], ["--edition", "auto"]])
    def test_auto_by_the_day_of_the_assessment(
        self, given: list[str], tmp_path: Path, capsys: Captured
    ) -> None:
        """
        Where the application has no day, the day of the assessment decides; so it goes without
        an edition too.
        """
        path = written(tmp_path, Dossier(as_of=date(2012, 7, 1)))
        main(["assess", path, "--format", "json", *given])
        captured = capsys.readouterr()
        assert json.loads(captured.out)["edition"] == "kvo-2008"
        assert captured.err == (
            "kvo-norms: editie kvo-2008, van kracht van 22 november 2007 tot en met"
            " 31 december 2014\n"
        )

    def test_auto_by_today(
        self, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Where nothing has a day, today decides, for ``audit`` and ``findings`` as for ``assess``.
        """
        clock = SimpleNamespace(today=lambda: date(2012, 7, 1))
        for command in ("inputs", "assess", "audit", "findings"):
            monkeypatch.setattr(f"kvo_norms.cli.{command}.date", clock)
        path, out = written(tmp_path, Dossier()), tmp_path / "out"
        main(["assess", path, "--format", "json"])
        alone = json.loads(capsys.readouterr().out)
        assert (alone["edition"], alone["on"]) == ("kvo-2008", "2012-07-01")
        assert main(["audit", path, "-o", str(out)]) == 3
        assert json.loads((out / "reports" / "dossier.json").read_bytes()) == alone
        capsys.readouterr()
        assert main(["findings", path]) == 0
        assert 'edition = "kvo-2008"\non = 2012-07-01' in capsys.readouterr().out

    def test_auto_asks(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Where no edition was in force, the user is asked to name one of the known.
        """
        code = main(["assess", written(tmp_path, Dossier()), "--on", "2007-11-21"])
        expected = (
            "kvo-norms: no edition was in force on 2007-11-21; name the edition:"
            " kvo-2008 is in force 2007-11-22 to 2014-12-31;"
            " kvo-2015 is in force 2015-01-01 to 2024-02-29\n"
        )
        assert (2, ("", expected)) == (code, capsys.readouterr())

    def test_auto_without_a_day(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A dossier without any day is asked about too: today no shipped edition is in force.
        """
        code = main(["assess", written(tmp_path, Dossier()), "--edition", "auto"])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert "; name the edition: kvo-2008 is in force" in captured.err

    @pytest.mark.parametrize("day", ["2015-01-01", "2024-02-29"])
    def test_in_force(self, day: str, tmp_path: Path, capsys: Captured) -> None:
        """
        On its first and last day an edition is used without a word.
        """
        main(["assess", written(tmp_path, Dossier()), "--edition", "kvo-2015", "--on", day])
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize("day", ["2014-12-31", "2024-03-01"])
    def test_outside_its_days(self, day: str, tmp_path: Path, capsys: Captured) -> None:
        """
        Outside its days in force an edition that is named warns and goes on.
        """
        path = written(tmp_path, Dossier())
        said = in_language(date_text(date.fromisoformat(day)), "en")
        options = ["--edition", "kvo-2015", "--on", day, "--format", "json", "--lang", "en"]
        code = main(["assess", path, *options])
        captured = capsys.readouterr()
        assert (3, day) == (code, json.loads(captured.out)["on"])
        assert captured.err == (
            "kvo-norms: kvo-2015 was in force 1 January 2015 to 29 February 2024,"
            f" not on {said}; used all the same\n"
        )


class TestBadInput:
    """
    What cannot be used is told whole, on the error output, with exit code 2.
    """

    @pytest.mark.parametrize(
        "name", ["contradictions.toml", "wrong_types.toml", "wrong_types.json", "words.toml"]
    )
    def test_all_faults_and_a_count(
        self, name: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Every fault has its line, the last line counts them, and nothing is shown.
        """
        bad = ROOT / "tests" / "bad" / "dossiers"
        monkeypatch.chdir(bad)
        code = main(["assess", name, "--edition", "kvo-2015", "--on", "2022-06-01"])
        captured = capsys.readouterr()
        expected = (bad / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        number = len(expected)
        assert (code, captured.out) == (2, "")
        assert captured.err.splitlines() == [
            *expected,
            f"kvo-norms: {number} faults; nothing was done",
        ]

    def test_nothing_that_a_terminal_obeys(self, tmp_path: Path, capsys: Captured) -> None:
        """
        What a bad file holds reaches the screen as text, each fault on one line.
        """
        path = tmp_path / "dossier.toml"
        content = 'format = "kvo-norms/dossier/1"\n"a\\u001b[31m\\nb\\u202e" = 3\n'
        path.write_text(content, encoding="utf-8")
        code = main(["assess", str(path), "--edition", "kvo-2015", "--on", "2022-06-01"])
        first, _ = capsys.readouterr().err.splitlines()
        assert (code, first.isprintable()) == (2, True)
        assert "unknown key 'a\ufffd[31m b\ufffd'" in first

    def test_faults_of_both_kinds_at_once(self, tmp_path: Path, capsys: Captured) -> None:
        """
        What the file and what the edition has against it is told together, in the file's order.
        """
        path = tmp_path / "dossier.toml"
        path.write_text(
            'format = "kvo-norms/dossier/1"\nedition = "kvo-2015"\nas_of = 2022-06-01\n'
            '[area]\nkind = "winkelgebeid"\ncompanies = "60"\n',
            encoding="utf-8",
        )
        undeclared = "undeclared word 'winkelgebeid' in the vocabulary area_kinds"
        quoted = 'expected a whole number, found the text "60"'
        assert main(["assess", str(path)]) == 2
        assert capsys.readouterr().err.splitlines() == [
            f"{path}:5:1: area.kind: {undeclared}; did you mean 'winkelgebied'?",
            f"{path}:6:1: area.companies: {quoted}; leave out the quotes",
            "kvo-norms: 2 faults; nothing was done",
        ]

    def test_faults_where_the_edition_is_unknown(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Where the dossier names an unknown edition too, that is told with the rest.
        """
        path = tmp_path / "dossier.toml"
        content = 'format = "kvo-norms/dossier/1"\nare = 3\nedition = "kvo-2000"\n'
        path.write_text(content, encoding="utf-8")
        assert main(["assess", str(path)]) == 2
        assert capsys.readouterr().err.splitlines() == [
            f"{path}:2:1: are: unknown key 'are'; did you mean 'area'?",
            f"{path}:3:1: edition: unknown edition 'kvo-2000'; did you mean 'kvo-2008'?",
            "kvo-norms: 2 faults; nothing was done",
        ]

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "the file is empty"),
            (b"format = ", "not a value of TOML"),
            (b"\xff\xfe", "not written in UTF-8"),
            (b"a = " + b"[" * 5000, "nested more than 64 levels deep"),
        ],
        ids=["empty", "broken", "not UTF-8", "brackets"],
    )
    def test_unreadable(
        self, content: bytes, expected: str, tmp_path: Path, capsys: Captured
    ) -> None:
        """
        A file that cannot be read at all is one fault.
        """
        path = tmp_path / "dossier.toml"
        path.write_bytes(content)
        code = main(["assess", str(path)])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert expected in captured.err
        assert captured.err.endswith("kvo-norms: 1 fault; nothing was done\n")

    def test_half_characters_in_a_key(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A key that is no text is told once, with all that is wrong in it.
        """
        path = tmp_path / "dossier.json"
        path.write_text(
            '{\n"format": "kvo-norms/dossier/1",\n'
            '"a\\udc00": {"b": {"c": null}},\n"id": "\\ud800"\n}\n',
            encoding="utf-8",
        )
        assert main(["assess", str(path), "--edition", "kvo-2015", "--on", "2020-01-01"]) == 2
        places = [line.split(": ")[0:2] for line in capsys.readouterr().err.splitlines()[:-1]]
        assert places == [
            [f"{path}:3:1", "/a\\udc00"],
            [f"{path}:3:19", "/a\\udc00/b/c"],
            [f"{path}:4:1", "/id"],
        ]

    def test_folder(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A folder is no dossier.
        """
        code = main(["assess", str(tmp_path)])
        expected = (
            f"{tmp_path}: this is a folder, not a file; name a file in it\n"
            "kvo-norms: 1 fault; nothing was done\n"
        )
        assert (2, ("", expected)) == (code, capsys.readouterr())

    def test_missing(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Nor is a file that is not there.
        """
        path = tmp_path / "dossier.toml"
        code = main(["assess", str(path)])
        expected = (
            f"{path}: there is no such file; check its name and folder\n"
            "kvo-norms: 1 fault; nothing was done\n"
        )
        assert (2, ("", expected)) == (code, capsys.readouterr())

    @pytest.mark.parametrize("place", ["nergens/report.md", "."])
    def test_unwritable_output(self, place: str, tmp_path: Path, capsys: Captured) -> None:
        """
        Output that cannot be written is told in one line.
        """
        code = main(["assess", written(tmp_path, FULL), "-o", str(tmp_path / place)])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert captured.err.startswith("kvo-norms: ")
        assert captured.err.count("\n") == 1

    def test_half_characters_in_a_name(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A file name that is no text can be printed all the same.
        """
        assert main(["assess", str(tmp_path / "\udcff.toml")]) == 2
        assert ".toml: there is no such file" in capsys.readouterr().err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_bad_arguments(self, command: str, capsys: Captured) -> None:
        """
        Arguments that a command does not know end with exit code 2 and its usage.
        """
        with pytest.raises(SystemExit) as stopped:
            main([command, "--nonsense"])
        captured = capsys.readouterr()
        assert (stopped.value.code, captured.out) == (2, "")
        assert "usage: kvo-norms" in captured.err

    def test_no_command(self, capsys: Captured) -> None:
        """
        Without a command there is nothing to do.
        """
        with pytest.raises(SystemExit) as stopped:
            main([])
        assert (stopped.value.code, capsys.readouterr().out) == (2, "")


class TestEditions:
    """
    ``kvo-norms editions`` lists what is shipped.
    """

    def test_dutch(self, capsys: Captured) -> None:
        """
        Oldest first, with the days in force and the number of norms.
        """
        numbers = [sum(1 for _ in norms_of(it)) for it in editions()]
        assert main(["editions"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "kvo-2008  Keurmerk Veilig Ondernemen 2008",
            f"    van kracht van 22 november 2007 tot en met 31 december 2014; {numbers[0]} normen",
            "kvo-2015  Keurmerk Veilig Ondernemen 2015 (3.x)",
            f"    van kracht van 1 januari 2015 tot en met 29 februari 2024; {numbers[1]} normen",
        ]

    def test_english(self, capsys: Captured) -> None:
        """
        The same in English.
        """
        assert main(["editions", "--lang", "en"]) == 0
        assert "in force 1 January 2015 to 29 February 2024" in capsys.readouterr().out


class TestShow:
    """
    ``kvo-norms show`` shows an edition, a norm or a star.
    """

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", [it.id for it in editions()])
    def test_edition(self, name: str, language: Language, capsys: Captured) -> None:
        """
        An edition's sections and stars, and every norm by its id.
        """
        assert main(["show", name, "--lang", language]) == 0
        shown = capsys.readouterr().out
        found = edition(name)
        named: list[Norm | Star] = [*norms_of(found), *found.stars]
        assert [it.id for it in named if f"{it.id}: " not in shown] == []
        assert found.in_force is not None
        assert found.in_force.reading is not None
        reading = getattr(found.in_force.reading, language)
        assert " ".join(reading.split()) in " ".join(shown.split())
        links = {source.id: source.url for source in found.sources}
        assert [name for name in found.in_force.sources if links[name] not in shown] == []
        titles = [it.title.nl if language == "nl" else it.title.en for it in found.sections]
        assert [title for title in titles if title not in shown.splitlines()] == []

    def test_edition_whose_days_rest_on_nothing(self, capsys: Captured) -> None:
        """
        Where the edition does not say what its days in force rest on, nothing is shown of it.
        """
        assert main(["show", str(WHOLE), "--lang", "en"]) == 0
        shown = capsys.readouterr().out
        assert "in force from 1 January 2015" in shown
        assert "Why these days" not in shown

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", [it.id for it in editions()])
    def test_every_norm_and_star(self, name: str, language: Language, capsys: Captured) -> None:
        """
        Each norm and star can be shown, with its title, its sources and their links.
        """
        found = edition(name)
        links = {source.id: source.url for source in found.sources}
        named: list[Norm | Star] = [*norms_of(found), *found.stars]
        for it in named:
            assert main(["show", f"{name}/{it.id}", "--lang", language]) == 0
            shown = capsys.readouterr().out
            title = it.title.nl if language == "nl" else it.title.en
            assert shown.startswith(f"{title}\n{name}/{it.id}, ")
            assert [source for source in it.sources if links[source] not in shown] == []

    def test_norm(self, capsys: Captured) -> None:
        """
        A norm in words and as the catalogue writes it, with the values that it uses.
        """
        assert main(["show", "kvo-2015/samenwerking.overleg", "--lang", "en"]) == 0
        shown = capsys.readouterr().out
        assert "  At least 1 meeting where the date lies in the last 6 months.\n" in shown
        assert '    within = "$meeting_interval"\n' in shown
        assert '  $meeting_interval = "P6M": longest time between two meetings' in shown

    def test_folder(self, capsys: Captured) -> None:
        """
        The edition may be a folder.
        """
        name = next(norms_of(read_edition(WHOLE))).id
        assert main(["show", str(WHOLE)]) == 0
        assert f"{name}: " in capsys.readouterr().out
        assert main(["show", f"{WHOLE}/{name}"]) == 0
        assert f"whole/{name}, " in capsys.readouterr().out

    def test_unknown_norm(self, capsys: Captured) -> None:
        """
        A norm that the edition lacks is answered with the nearest.
        """
        code = main(["show", "kvo-2015/samenwerking.overlg"])
        expected = (
            "kvo-norms: unknown norm or star of kvo-2015 'samenwerking.overlg';"
            " did you mean 'samenwerking.overleg'?\n"
        )
        assert (2, ("", expected)) == (code, capsys.readouterr())

    @pytest.mark.parametrize(
        "name",
        [
            "kvo-2016",
            "kvo-2016/samenwerking.overleg",
        ],
    )
    def test_unknown_edition(self, name: str, capsys: Captured) -> None:
        """
        So is an edition that is not there.
        """
        code = main(["show", name])
        expected = "kvo-norms: unknown edition 'kvo-2016'; did you mean 'kvo-2015'?\n"
        assert (2, ("", expected)) == (code, capsys.readouterr())


class TestNew:
    """
    ``kvo-norms new dossier`` begins a dossier.
    """

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", [it.id for it in editions()])
    def test_reads_back(self, name: str, language: str, tmp_path: Path) -> None:
        """
        What it writes is a dossier of the edition in which nothing is filled in: OPEN.
        """
        out = tmp_path / "nieuw.toml"
        arguments = ["new", "dossier", "--edition", name, "--lang", language, "-o", str(out)]
        assert main(arguments) == 0
        found = edition(name)
        dossier = read_dossier(out, edition=found)
        assert Dossier(edition=name) == dossier
        assert assess(found, dossier, on=found.valid_from).verdict is OPEN
        assert main(["assess", str(out), "--on", found.valid_from.isoformat()]) == 3

    def test_file_that_is_there(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A dossier that somebody may have filled in is not written over.
        """
        out = tmp_path / "dossier.toml"
        out.write_text("mijn werk", encoding="utf-8")
        assert main(["new", "dossier", "-o", str(out)]) == 2
        expected = f"kvo-norms: '{out}' exists already; name another file\n"
        assert capsys.readouterr() == ("", expected)
        assert out.read_text(encoding="utf-8") == "mijn werk"

    def test_edition_without_facts(self) -> None:
        """
        An edition that declares no facts has no table for them.
        """
        bare = attrs.evolve(KVO_2015, facts=())
        assert "[facts]" in blank_dossier(KVO_2015, language="nl")
        assert "[facts]" not in blank_dossier(bare, language="nl")

    def test_newest_without_an_edition(self, capsys: Captured) -> None:
        """
        Without an edition it is the newest.
        """
        assert main(["new", "dossier"]) == 0
        assert tomllib.loads(capsys.readouterr().out)["edition"] == editions()[-1].id

    @pytest.mark.parametrize("name", [it.id for it in editions()])
    def test_filled_in(self, name: str, tmp_path: Path, capsys: Captured) -> None:
        """
        With every # taken away nothing is wrong but what only the user can fill in.
        """
        main(["new", "dossier", "--edition", name])
        out = tmp_path / "ingevuld.toml"
        out.write_text(_filled_in(capsys.readouterr().out), encoding="utf-8")
        with pytest.raises(InvalidInputError) as caught:
            read_dossier(out, edition=edition(name))
        empty = "an empty text says nothing"
        assert [it.path for it in caught.value.faults if it.message != empty] == []

    def test_unknown_edition(self, capsys: Captured) -> None:
        """
        An unknown edition is answered with the nearest.
        """
        code = main(["new", "dossier", "--edition", "kvo-2014"])
        assert (code, capsys.readouterr().out) == (2, "")


def _filled_in(blank: str) -> str:
    lines = []
    for line in blank.splitlines():
        bare = line.removeprefix("# ")
        is_data = bare.startswith("[") or (" = " in bare and bare.split(" = ")[0].isidentifier())
        lines.append(bare if is_data else line)
    return "\n".join(lines) + "\n"


class TestTheCommandItself:
    """
    What holds for every command.
    """

    def test_version(self, capsys: Captured) -> None:
        """
        ``--version`` says the version of the library.
        """
        with pytest.raises(SystemExit) as stopped:
            main(["--version"])
        shown = capsys.readouterr().out
        assert (0, f"kvo-norms {version('kvo-norms')}\n") == (stopped.value.code or 0, shown)

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_help_says_the_exit_codes(self, command: str, capsys: Captured) -> None:
        """
        Every help ends with the exit codes.
        """
        with pytest.raises(SystemExit) as stopped:
            main([*filter(None, [command]), "--help"])
        shown = " ".join(capsys.readouterr().out.split())
        assert stopped.value.code == 0
        assert shown.endswith(
            "exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run (bad file, bad"
            " arguments, missing extra); 3 still open"
        )

    def test_reader_that_goes_away(self) -> None:
        """
        A pipe that is closed early, as by ``head``, gives no traceback.
        """
        command = [*COMMAND, "show", "kvo-2015"]
        shown = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        errors = shown.stderr.read()
        shown.stderr.close()
        assert (errors, shown.wait()) == (b"", 2)

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell's way to close a stream")
    @pytest.mark.parametrize(
        ("arguments", "streams", "code"),
        [
            (["show", "kvo-2015"], ">&-", 0),
            (["compare", "kvo-2008", "kvo-2015"], ">&-", 1),
            (["show", "kvo-2051"], "2>&-", 2),
        ],
    )
    def test_closed_streams(self, arguments: list[str], streams: str, code: int) -> None:
        """
        A stream that the shell has closed takes nothing, and nothing goes elsewhere instead.
        """
        command = f"{shlex.join([*COMMAND, *arguments])} {streams}"
        done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
    def test_full_disk(self) -> None:
        """
        Output that does not fit is told, and ends with 2.
        """
        with Path("/dev/full").open("w") as full:
            command = [*COMMAND, "show", "kvo-2015"]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        said = b"kvo-norms: the output: no space left on device\n"
        assert (done.returncode, done.stderr) == (2, said)

    def test_head(self, tmp_path: Path) -> None:
        """
        The first line of a report can be taken from it.
        """
        path = written(tmp_path, UNMET)
        command = f"{shlex.join([*COMMAND, 'assess', path])} | head -n 1"
        done = subprocess.run(command, shell=True, capture_output=True, check=True)  # noqa: S602
        assert (done.stdout, done.stderr) == (b"Winkelhart De Vest\n", b"")

    @pytest.mark.parametrize("form", ["text", "json", "md"])
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
    def test_screen_that_lacks_characters(self, encoding: str, form: str, tmp_path: Path) -> None:
        """
        A screen or pipe of another encoding than UTF-8 gets the report too.
        """
        area = Area(name="Winkelhart \u2192 D\u00e9 V\u0115st \U0001f6d2")
        path = written(tmp_path, attrs.evolve(UNMET, area=area))
        command = [*COMMAND, "assess", path, "--format", form]
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"Winkelhart" in done.stdout


class TestWithoutExtras:
    """
    Without the extra ``cli`` the command starts, and says what needs it.
    """

    @pytest.fixture(autouse=True)
    def bare(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A Python without rich and without tree-sitter.
        """
        for name in list(sys.modules):
            if name.partition(".")[0] in ("rich", "tree_sitter", "tree_sitter_toml"):
                monkeypatch.setitem(sys.modules, name, None)
        for name in ("rich", "rich.console", "tree_sitter", "tree_sitter_toml"):
            monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, "kvo_norms.reporting.colour", raising=False)

    def test_text(self, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Text has no colour, on a terminal either.
        """
        path = written(tmp_path, FULL)
        assert main(["assess", path]) == 0
        piped = capsys.readouterr()
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert main(["assess", path]) == 0
        assert capsys.readouterr() == piped
        assert "\x1b" not in piped.out

    def test_wide_characters(self, tmp_path: Path, capsys: Captured) -> None:
        """
        What only the extra can lay out says how to install it.
        """
        path = written(tmp_path, attrs.evolve(FULL, area=Area(name="公園")))
        assert main(["assess", path]) == 2
        expected = (
            "kvo-norms: text output needs an extra; install it with: pip install 'kvo-norms[cli]'\n"
        )
        assert capsys.readouterr() == ("", expected)

    def test_others_work(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Everything else works without it.
        """
        path = written(tmp_path, FULL)
        for arguments in (
            ["assess", path, "--format", "json"],
            ["assess", path, "--format", "md"],
            ["assess", path, "-o", str(tmp_path / "report.md")],
            ["editions"],
            ["show", "kvo-2015"],
            ["show", "kvo-2015/samenwerking.overleg"],
            ["new", "dossier"],
        ):
            assert main(arguments) == 0
            assert capsys.readouterr().err == ""

    def test_faults_keep_their_paths(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Faults of a TOML file are told without lines, with the path in the file.
        """
        path = tmp_path / "dossier.toml"
        path.write_text(
            'format = "kvo-norms/dossier/1"\nedition = "kvo-2015"\nas_of = 2022-06-01\n'
            "[[surveys]]\nsent = 10\nanswered = 11\n[[meetings]]\ndat = 2022-01-01\n",
            encoding="utf-8",
        )
        advice = "no more can answer than were asked"
        assert main(["assess", str(path)]) == 2
        assert capsys.readouterr().err.splitlines() == [
            f"{path}: surveys[0].answered: 11 answered of 10 sent; {advice}",
            f"{path}: meetings[0].dat: unknown key 'dat'; did you mean 'date'?",
            "kvo-norms: for lines and columns, pip install 'kvo-norms[cli]'",
            "kvo-norms: 2 faults; nothing was done",
        ]


class TestInputsAndOutputs:
    """
    Which edition a name means, and where output may go.
    """

    def test_shipped_id_is_the_shipped_edition(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """
        A folder that bears a shipped id does not take its place; with a slash it is meant, and
        said.
        """
        monkeypatch.chdir(tmp_path)
        whole = Path(__file__).parent / "bad" / "editions" / "whole"
        folder = tmp_path / "kvo-2015"
        folder.mkdir()
        for path in whole.iterdir():
            text = path.read_text(encoding="utf-8").replace('id = "whole"', 'id = "kvo-2015"')
            (folder / path.name).write_text(text, encoding="utf-8")
        assert main(["show", "kvo-2015", "--lang", "en"]) == 0
        assert "Keurmerk Veilig Ondernemen 2015" in capsys.readouterr().out
        assert main(["show", "./kvo-2015", "--lang", "en"]) == 0
        shown = capsys.readouterr()
        assert shown.out.startswith("Whole\n")
        assert "it is not the edition that is shipped" in shown.err

    def test_output_over_the_input(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A report never replaces the dossier that it is of.
        """
        path = tmp_path / "dossier.json"
        path.write_text('{"format": "kvo-norms/dossier/1"}', encoding="utf-8")
        assert main(["assess", str(path), "-o", str(path)]) == 2
        assert "is what is read; name another file to write" in capsys.readouterr().err
        assert json.loads(path.read_text(encoding="utf-8")) == {"format": "kvo-norms/dossier/1"}

    @pytest.mark.parametrize("name", ["r.pdf", "r", "."])
    def test_output_that_cannot_be(self, name: str, tmp_path: Path, capsys: Captured) -> None:
        """
        A folder, or a name that does not say its format, is refused.
        """
        path = tmp_path / "dossier.toml"
        path.write_text('format = "kvo-norms/dossier/1"\n', encoding="utf-8")
        assert main(["assess", str(path), "-o", str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.startswith("kvo-norms: ")

    @pytest.mark.parametrize("command", ["assess dossier.toml", "new dossier"])
    def test_output_without_a_folder(
        self, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """
        The folder is told, and nothing of how a file is written.
        """
        monkeypatch.chdir(tmp_path)
        written(tmp_path, FULL)
        for place, said in (
            ("no/such/r.md", "there is no folder 'no/such'; make it first"),
            ("dossier.toml/r.md", "'dossier.toml' is no folder; name a file in a folder"),
        ):
            assert main([*command.split(), "-o", place]) == 2
            assert capsys.readouterr() == ("", f"kvo-norms: {said}\n")
        assert os.listdir(tmp_path) == ["dossier.toml"]

    def test_output_that_may_not_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """
        The error names the file that was asked for, not the one that is written beside it first.
        """

        def refuse(**_: object) -> None:
            raise PermissionError(13, "Permission denied", "/r/.x1y2")

        path, place = written(tmp_path, FULL), tmp_path / "r.md"
        monkeypatch.setattr("tempfile.mkstemp", refuse)
        assert main(["assess", path, "-o", str(place)]) == 2
        assert capsys.readouterr() == ("", f"kvo-norms: {place}: permission denied\n")

    def test_new_leaves_a_file_alone(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A dossier that somebody filled in is not begun anew; nor is a folder written to.
        """
        path = tmp_path / "dossier.toml"
        path.write_text("ingevuld", encoding="utf-8")
        assert main(["new", "dossier", "-o", str(path)]) == 2
        assert main(["new", "dossier", "-o", str(tmp_path)]) == 2
        assert "exists already; name another file" in capsys.readouterr().err
        assert path.read_text(encoding="utf-8") == "ingevuld"

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (MemoryError(), "kvo-norms: the input does not fit into memory\n"),
            (KeyboardInterrupt(), "kvo-norms: stopped\n"),
            (OSError(28, "No space left", "x.md"), "kvo-norms: x.md: no space left\n"),
        ],
    )
    def test_interruptions(
        self,
        error: BaseException,
        said: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        """
        No memory, a full disk, the user who stops it: a line each, and exit code 2.
        """

        def fail() -> None:
            raise error

        monkeypatch.setattr("kvo_norms.cli.editions.editions", fail)
        assert (main(["editions"]), capsys.readouterr()) == (2, ("", said))

    def test_json_is_utf8_on_every_screen(self, tmp_path: Path) -> None:
        """
        What programs read does not follow the encoding of a terminal.
        """
        path = tmp_path / "dossier.toml"
        text = 'format = "kvo-norms/dossier/1"\nas_of = 2020-01-01\narea.name = "Één €"\n'
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "kvo_norms.cli", "assess", str(path), "--format", "json"],
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
            capture_output=True,
            check=False,
        )
        assert json.loads(done.stdout.decode("utf-8"))["area"] == "Één €"

    def test_screen_without_output(self) -> None:
        """
        A closed output is no traceback.
        """
        done = subprocess.run(
            ["sh", "-c", f"exec '{sys.executable}' -m kvo_norms.cli editions >&-"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr

    def test_unknown_edition_beside_other_faults(self, tmp_path: Path, capsys: Captured) -> None:
        """
        The dossier's faults and the edition that nobody knows are told together.
        """
        path = tmp_path / "dossier.toml"
        path.write_text('format = "kvo-norms/dossier/1"\nare = 1\n', encoding="utf-8")
        assert main(["assess", str(path), "--edition", "kvo-2000"]) == 2
        assert capsys.readouterr().err.splitlines() == [
            f"{path}:2:1: are: unknown key 'are'; did you mean 'area'?",
            "unknown edition 'kvo-2000'; did you mean 'kvo-2008'?",
            "kvo-norms: 2 faults; nothing was done",
        ]

    def test_no_edition_in_force_beside_other_faults(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        """
        Nor do the dossier's faults get lost where no edition fits.
        """
        path = tmp_path / "dossier.toml"
        text = 'format = "kvo-norms/dossier/1"\nas_of = 1999-01-01\nare = 1\n'
        path.write_text(text, encoding="utf-8")
        assert main(["assess", str(path)]) == 2
        said = capsys.readouterr().err.splitlines()
        assert said[0] == f"{path}:3:1: are: unknown key 'are'; did you mean 'area'?"
        assert said[1].startswith("no edition was in force on 1999-01-01; name the edition: ")
        assert said[2:] == ["kvo-norms: 2 faults; nothing was done"]
