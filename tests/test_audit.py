"""
An audit of many dossiers: what is found, written, left as it is, and told.
"""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
import os
import pty
import random
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
import rfc8785
import xlsxwriter
from hypothesis import given, strategies as st

from kvo_norms import (
    Area,
    Certificate,
    Dossier,
    Status,
    Verdict,
    assess,
    edition,
    read_assessment,
    read_dossier,
    write_dossier,
)
from kvo_norms.assessing.certificate import running_until
from kvo_norms.assessing.receipt import canonical
from kvo_norms.auditing import processes
from kvo_norms.auditing.audit import Audit, audit
from kvo_norms.auditing.intake import Intake, Terms, taken_in
from kvo_norms.auditing.one import Order, audited
from kvo_norms.auditing.overview.data import as_json as overview_json
from kvo_norms.auditing.overview.page import as_html
from kvo_norms.auditing.overview.table import as_csv, harmless
from kvo_norms.auditing.overview.workbook import as_xlsx
from kvo_norms.auditing.portfolio import Portfolio, portfolio_of
from kvo_norms.auditing.records import Audited, read_record, record_path
from kvo_norms.auditing.sources import Source, safe_names, sources_below
from kvo_norms.cli import main
from kvo_norms.errors import MissingExtraError, UnusableCallError
from kvo_norms.generating import files
from kvo_norms.reporting.json import as_data, as_json, indented
from kvo_norms.writing import BESIDE
from test_cli import FULL, LAGE_WEIDE, UNKNOWN, UNMET

KVO_2015 = edition("kvo-2015")
TODAY = date(2023, 6, 1)
KILLS = int(os.environ.get("KVO_NORMS_KILLS", "3"))
"""At how many moments a run is killed."""
LARGE = os.environ.get("KVO_NORMS_LARGE")
"""Whether a thousand dossiers are timed."""
COMMAND = (sys.executable, "-c", "import sys; from kvo_norms.cli import main; sys.exit(main())")
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()",
    "../../x",
    "naam\u202etxt.exe",
    "x" * 10_000,
    "\U0001f4a3",
)

Captured = pytest.CaptureFixture[str]


def portfolio(folder: Path, number: int = 12, broken: float = 0.25) -> Path:
    """
    A folder with made-up dossiers, some broken, half of them in one file of lines.
    """
    made = list(files(KVO_2015, count=number, seed=0, broken_share=broken, layout="line"))
    (folder / "deel").mkdir(parents=True)
    for file in made[: number // 2]:
        (folder / f"{file.id}.json").write_text(file.text, encoding="utf-8")
    lines = "".join(file.text for file in made[number // 2 :])
    (folder / "deel" / "rest.ndjson").write_text(lines, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """
    All files below a folder.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def overview(folder: Path) -> dict[str, Any]:
    """
    The overview in an audit's folder.
    """
    data: dict[str, Any] = json.loads((folder / "overview.json").read_bytes())
    return data


def run(folder: Path, output: Path, **options: Any) -> Audit:
    """
    An audit in this process.
    """
    return audit(folder, output, **{"today": TODAY, "jobs": 1, **options})


def portfolio_with(name: str) -> Portfolio:
    """
    A portfolio in which everything is called by one name.
    """
    dossier = attrs.evolve(
        FULL, id=name, area=attrs.evolve(FULL.area or Area(), name=name, municipality=name)
    )
    from kvo_norms.auditing.standing import standing_of

    found = Audited(
        name="a",
        source=name,
        id=name,
        area=name,
        municipality=name,
        standing=standing_of(assess(KVO_2015, dossier), dossier),
        reports=("reports/a.json",),
    )
    lost = Audited(name="b", source=name, faults=(name,))
    return portfolio_of((found, lost), [KVO_2015], on=TODAY)


class TestSources:
    """
    Which files are dossiers, and what is written of them is called.
    """

    def test_below(self, tmp_path: Path) -> None:
        """
        Files with a known ending, however deep; no hidden ones, none behind a link to a folder,
        none in the folder that is written to.
        """
        for name in ("a.toml", "b/c.JSON", "b/.d.toml", ".e/f.toml", "out/g.json", "h.txt"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text("x")
        (tmp_path / "loop").symlink_to(tmp_path)
        found = sources_below(tmp_path, without=tmp_path / "out")
        assert [(it.file, it.name) for it in found] == [("a.toml", "a"), ("b/c.JSON", "b-c")]

    def test_links(self, tmp_path: Path) -> None:
        """
        A link to a file below the folder is read, one to a file elsewhere is not.
        """
        (tmp_path / "in").mkdir()
        for name in ("in/a.toml", "outside.toml"):
            (tmp_path / name).write_text("x")
        (tmp_path / "in" / "b.toml").symlink_to("a.toml")
        (tmp_path / "in" / "c.toml").symlink_to("../outside.toml")
        (tmp_path / "in" / "d.ndjson").symlink_to(tmp_path / "outside.toml")
        (tmp_path / "in" / "e.toml").symlink_to("e.toml")
        found = [it.file for it in sources_below(tmp_path / "in")]
        assert found == ["a.toml", "b.toml", "e.toml"]

    def test_lines(self, tmp_path: Path) -> None:
        """
        Each line with text is a dossier.
        """
        (tmp_path / "a.ndjson").write_text("{}\n\n  \n{}")
        found = [(it.name, it.line, it.start) for it in sources_below(tmp_path)]
        assert found == [("a~000001", 1, 0), ("a~000004", 4, 7)]

    def test_a_file(self, tmp_path: Path) -> None:
        """
        One file of lines will do.
        """
        (tmp_path / "a.ndjson").write_text("{}\n")
        assert [it.file for it in sources_below(tmp_path / "a.ndjson")] == ["a.ndjson"]

    @given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=8))
    def test_names(self, stems: list[str]) -> None:
        """
        Safe for every file system, and no two alike, in capitals or not.
        """
        names = safe_names([f"{stem}.toml" for stem in stems])
        assert all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._~-]{0,150}", name) for name in names)
        assert len({name.lower() for name in names}) == len(stems)

    def test_names_that_clash(self) -> None:
        """
        A digest keeps apart what would be alike; reserved and endless names get one too.
        """
        names = safe_names(["a/b.toml", "a-b.toml", "A-B.json", "con.toml", "x" * 200 + ".toml"])
        assert [name.partition("~")[0] for name in names] == ["a-b", "a-b", "A-B", "con", "x" * 80]
        assert all("~" in name for name in names)


class TestAudit:
    """
    Every dossier is assessed, and one that cannot be read does not keep the others from it.
    """

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_each(self, tmp_path: Path, jobs: int) -> None:
        """
        As many results as dossiers, in the order of the files, each as if it were alone.
        """
        folder = portfolio(tmp_path / "in")
        found = run(folder, tmp_path / "out", jobs=jobs).audited
        made = list(files(KVO_2015, count=12, seed=0, broken_share=0.25, layout="line"))
        assert Counter(it.standing is None for it in found) == Counter(
            file.fault is not None for file in made
        )
        for it in found:
            if it.standing is not None and it.line is None:
                dossier = read_dossier(folder / it.source)
                expected = assess(KVO_2015, dossier)
                assert it.standing.receipt == expected.receipt.sha256
                report = tmp_path / "out" / it.reports[0]
                assert report.read_text(encoding="utf-8") == as_json(expected)
                assert read_assessment(report) == expected

    def test_faults(self, tmp_path: Path) -> None:
        """
        A fault says where it stands, in a line too.
        """
        good = (
            json.dumps({"format": "kvo-norms/dossier/1", "as_of": "2020-01-01"}) + "\n"
        ).encode()
        (tmp_path / "a.ndjson").write_bytes(
            good + b'{"format": "kvo-norms/dossier/1", "aera": 1}\n'
        )
        (tmp_path / "b.toml").write_bytes(b"\xff")
        (tmp_path / "c.toml").write_text('format = "kvo-norms/dossier/1"\nedition = "kvo-2051"\n')
        (tmp_path / "d.json").write_text('{"format": "kvo-norms/dossier/1"}')
        (tmp_path / "e.toml").symlink_to("nowhere.toml")
        (tmp_path / "f.json").write_text(
            '{"format": "kvo-norms/dossier/1", "as_of": "1999-01-01"}', encoding="utf-8"
        )
        found = {it.name: it.faults for it in run(tmp_path, tmp_path / "out").audited}
        assert found["a~000001"] == ()
        assert found["a~000002"][0].startswith("a.ndjson:2:")
        assert found["b"] == ("b.toml:1:1: not written in UTF-8; save the file as UTF-8",)
        assert found["c"][0].startswith("c.toml:2:1: edition: unknown edition 'kvo-2051'")
        assert found["d"] == ()
        assert found["f"][0].startswith("f.json: no edition was in force on 1999-01-01; name the")
        assert found["e"][0].startswith("e.toml: the file cannot be read: no such file")

    def test_other_content(self, tmp_path: Path) -> None:
        """
        An audit's own files, and other files of the library, are no dossiers.
        """
        folder = portfolio(tmp_path / "in", 4, 0)
        run(folder, tmp_path / "out")
        (tmp_path / "out" / "records").rename(folder / "records")
        found = run(folder, tmp_path / "second")
        assert len(found.audited) == 4
        assert [it.other for it in found.others] == ["this is a kvo-norms/audited/1"] * 4

    def test_workbooks(self, tmp_path: Path) -> None:
        """
        A workbook with a dossier's sheets is read; another one is passed over; another file is not
        taken for one.
        """
        folder = tmp_path / "in"
        folder.mkdir()
        example = str(LAGE_WEIDE)
        main(["convert", example, "--to", "kvo-2015", "-o", str(folder / "a.xlsx")])
        write_dossier(read_dossier(LAGE_WEIDE), folder / "b.json")
        (folder / "c.xlsx").write_bytes(as_xlsx(portfolio_of((), [], on=TODAY), "nl"))
        (folder / "d.xlsx").write_text("x")
        found = run(folder, tmp_path / "out")
        book, plain, lost = found.audited
        assert book.standing == plain.standing
        assert [it.source for it in found.others] == ["c.xlsx"]
        assert lost.faults == (
            "d.xlsx: this is no workbook; save it as .xlsx in a spreadsheet program",
        )

    def test_remarks(self, tmp_path: Path) -> None:
        """
        What is not read of a workbook stands in the overview, in every form of it.
        """
        with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
            page = book.add_worksheet("area")
            for column, name in enumerate(("#", "name", "naam")):
                page.write_string(0, column, name)
            page.write_string(1, 1, "De Vest")
            book.add_worksheet("Blad1")
        found = run(tmp_path, tmp_path / "out", edition=KVO_2015).audited
        total = portfolio_of(found, [KVO_2015], on=TODAY)
        assert found[0].standing is not None
        page_text = Reader(as_html(total, "nl")).text
        texts = " ".join(text or "" for _, text in cells_of(as_xlsx(total, "nl")))
        for told in (
            "a.xlsx: the sheet 'Blad1' is not read",
            "a.xlsx: sheet 'area', row 1, column C: the column 'naam' is not read",
        ):
            assert any(note.startswith(told) for note in found[0].notes)
            for form in (as_csv(total), page_text, texts):
                assert told in form

    @pytest.mark.parametrize(
        ("named", "expected"), [(None, "kvo-2015"), ("auto", "kvo-2008"), (KVO_2015, "kvo-2015")]
    )
    def test_edition(self, tmp_path: Path, named: Any, expected: str) -> None:
        """
        The one that is named, else the dossier's own; ``auto`` is the one in force.
        """
        dossier = Dossier(edition="kvo-2015", as_of=date(2012, 1, 1))
        write_dossier(dossier, tmp_path / "a.json")
        (found,) = run(tmp_path, tmp_path / "out", edition=named).audited
        assert found.standing is not None
        assert found.standing.edition == expected
        assert [note[:25] for note in found.notes] == (
            [] if named == "auto" else ["kvo-2015 was van kracht v"]
        )

    def test_day(self, tmp_path: Path) -> None:
        """
        The day that is named, else the dossier's, else today.
        """
        write_dossier(Dossier(edition="kvo-2015", as_of=date(2022, 1, 1)), tmp_path / "a.json")
        write_dossier(Dossier(edition="kvo-2015"), tmp_path / "b.json")
        for on, expected in (
            (None, [date(2022, 1, 1), TODAY]),
            (date(2021, 5, 5), [date(2021, 5, 5), date(2021, 5, 5)]),
        ):
            found = run(tmp_path, tmp_path / "out", on=on).audited
            assert [it.standing and it.standing.on for it in found] == expected

    def test_places_refused(self, tmp_path: Path) -> None:
        """
        Nothing is written where the dossiers or somebody's files are.
        """
        folder = portfolio(tmp_path / "in", 2, 0)
        other = tmp_path / "other"
        other.mkdir()
        (other / "notes.txt").write_text("mine")
        for output in (folder, other, other / "notes.txt"):
            with pytest.raises(UnusableCallError):
                run(folder, output)
        with pytest.raises(UnusableCallError, match="there is no folder"):
            run(tmp_path / "none", tmp_path / "out")

    def test_missing_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A format that needs an extra is refused before anything is done.
        """
        monkeypatch.setattr("kvo_norms.auditing.reports.find_spec", lambda name: None)
        with pytest.raises(MissingExtraError, match=r"kvo-norms\[report\]"):
            run(tmp_path, tmp_path / "out", formats=("html",))
        assert not (tmp_path / "out").exists()


class TestAgain:
    """
    What is done and unchanged is left as it is.
    """

    def test_unchanged(self, tmp_path: Path) -> None:
        """
        The second run does nothing.
        """
        folder = portfolio(tmp_path / "in")
        run(folder, tmp_path / "out")
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.json")}
        again = run(folder, tmp_path / "out")
        unreadable = sum(it.standing is None for it in again.audited)
        assert again.done_before == len(again.audited)
        assert unreadable > 0
        assert before == {
            path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.json")
        }

    @pytest.mark.parametrize(
        "options",
        [
            {"on": date(2022, 2, 2)},
            {"edition": edition("kvo-2008")},
            {"language": "en"},
            {"formats": ("md",)},
            {"names": True},
        ],
        ids=lambda options: next(iter(options)),
    )
    def test_options(self, tmp_path: Path, options: Mapping[str, Any]) -> None:
        """
        With other options everything is done anew, and equals a run into a new folder.
        """
        folder = portfolio(tmp_path / "in", 4, 0)
        run(folder, tmp_path / "out")
        assert run(folder, tmp_path / "out", **options).done_before == 0
        run(folder, tmp_path / "new", **options)
        assert contents(tmp_path / "out") == contents(tmp_path / "new")

    def test_dossiers(self, tmp_path: Path) -> None:
        """
        A dossier that changed is done anew; what was written of one that is gone is removed.
        """
        folder = portfolio(tmp_path / "in", 8, 0)
        run(folder, tmp_path / "out", formats=("json", "md"))
        (tmp_path / "out" / "reports" / "notes.txt").write_text("mine")
        first, second, *_ = sorted(folder.glob("*.json"))
        first.unlink()
        write_dossier(attrs.evolve(read_dossier(second), note="changed"), second)
        assert run(folder, tmp_path / "out").done_before == 0
        assert run(folder, tmp_path / "out").done_before == 7
        run(folder, tmp_path / "new")
        assert contents(tmp_path / "new").items() ^ contents(tmp_path / "out").items() == {
            ("reports/notes.txt", b"mine")
        }

    def test_touched_report(self, tmp_path: Path) -> None:
        """
        A report that somebody changed or removed is written anew; so is a spoilt record.
        """
        folder = portfolio(tmp_path / "in", 6, 0)
        run(folder, tmp_path / "out")
        before = contents(tmp_path / "out")
        one, other, *_ = sorted((tmp_path / "out" / "reports").iterdir())
        one.write_text("changed")
        other.unlink()
        sorted((tmp_path / "out" / "records").iterdir())[2].write_text("{")
        assert run(folder, tmp_path / "out").done_before == 3
        assert contents(tmp_path / "out") == before

    def test_own_files(self, tmp_path: Path) -> None:
        """
        A file with an ending that no report has is somebody's own, whatever it is called.
        """
        write_dossier(FULL, tmp_path / "goes-2019.json")
        reports = tmp_path / "out" / "reports"
        run(tmp_path, tmp_path / "out", formats=("json", "md"))
        (reports / "goes-2019.docx").write_text("mine")
        run(tmp_path, tmp_path / "out")
        assert {it.name for it in reports.iterdir()} == {"goes-2019.json", "goes-2019.docx"}
        (tmp_path / "goes-2019.json").unlink()
        run(tmp_path, tmp_path / "out")
        assert [it.name for it in reports.iterdir()] == ["goes-2019.docx"]

    @pytest.mark.parametrize("day", [TODAY, date(2025, 1, 1)], ids=["in force", "not in force"])
    def test_another_day(self, tmp_path: Path, day: date) -> None:
        """
        Without a day of its own a dossier is assessed anew on another day; so it is where no
        edition was in force, since on another day one may be.
        """
        write_dossier(Dossier(), tmp_path / "a.json")
        run(tmp_path, tmp_path / "out", today=day)
        assert run(tmp_path, tmp_path / "out", today=day).done_before == 1
        assert run(tmp_path, tmp_path / "out", today=date(2023, 6, 2)).done_before == 0


def parses(name: str, content: bytes) -> bool:
    """
    Whether a file is whole.
    """
    match name.rpartition(".")[2]:
        case "json":
            json.loads(content)
        case "csv":
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            return len({len(row) for row in rows}) == 1
        case "html":
            return content.endswith(b"</html>")
        case "xlsx":
            return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    return True


class TestKilled:
    """
    A run that was killed leaves whole files only, and the next run ends like one that was not.
    """

    def test_killed(self, tmp_path: Path) -> None:
        """
        At random moments, each time going on from what the run before left.
        """
        folder = portfolio(tmp_path / "in", 60, 0.1)
        arguments = (
            "audit",
            str(folder),
            "--on",
            "2023-06-01",
            "--format",
            "json",
            "--format",
            "md",
        )
        start = time.perf_counter()
        whole = subprocess.run([*COMMAND, *arguments, "-o", "whole"], cwd=tmp_path, check=False)
        took = time.perf_counter() - start
        expected = contents(tmp_path / "whole")
        assert whole.returncode == 2
        rng = random.Random(5)
        for number in range(KILLS):
            output = f"killed-{number}"
            for _ in range(2):
                process = subprocess.Popen(
                    [*COMMAND, *arguments, "-o", output], cwd=tmp_path, stdout=subprocess.DEVNULL
                )
                time.sleep(rng.uniform(0.2, 1) * took)
                process.send_signal(signal.SIGKILL)
                process.wait()
            left = contents(tmp_path / output) if (tmp_path / output).exists() else {}
            assert all(
                parses(name, content)
                for name, content in left.items()
                if not Path(name).name.startswith(".kvo-norms-")
            )
            done = subprocess.run([*COMMAND, *arguments, "-o", output], cwd=tmp_path, check=False)
            assert done.returncode == 2
            assert contents(tmp_path / output) == expected


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
class TestEnded:
    """
    A process that ends before its work does loses no other dossier than the one that ended it.
    """

    @pytest.fixture(autouse=True)
    def copies(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Processes that know what a test has changed.
        """
        context = multiprocessing.get_context("fork")
        monkeypatch.setattr(processes, "_context", lambda: context)

    @staticmethod
    def deadly(monkeypatch: pytest.MonkeyPatch, number: int, times: int, marks: Path) -> None:
        """
        Let the dossier in a line kill its process, so many times.
        """
        marks.mkdir()

        def killing(source: Source, order: Order) -> tuple[Audited, bool]:
            before = len(list(marks.iterdir()))
            if source.line == number and before < times:
                (marks / str(before)).touch()
                (order.output / "reports" / f"{BESIDE}half").touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return audited(source, order)

        monkeypatch.setattr(processes, "audited", killing)

    def test_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        What was under way is done again, and the audit is as if nothing had happened.
        """
        folder = portfolio(tmp_path / "in", 40)
        expected = run(folder, tmp_path / "whole")
        self.deadly(monkeypatch, 3, 1, tmp_path / "marks")
        found = run(folder, tmp_path / "out", jobs=2)
        assert found.audited == expected.audited
        assert contents(tmp_path / "out") == contents(tmp_path / "whole")

    def test_always(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The dossier that ends its process again has that as its fault; the next run tries it anew.
        """
        folder = portfolio(tmp_path / "in", 40, 0)
        expected = run(folder, tmp_path / "whole")
        self.deadly(monkeypatch, 3, 2, tmp_path / "marks")
        found = run(folder, tmp_path / "out", jobs=2)
        for was, now in zip(expected.audited, found.audited, strict=True):
            if now.line != 3:
                assert now == was
                continue
            assert now.standing is None
            assert now.faults == (
                "deel/rest.ndjson:3: the process ended while reading it; "
                "see whether memory runs out",
            )
        assert run(folder, tmp_path / "out", jobs=2).audited == expected.audited
        assert contents(tmp_path / "out") == contents(tmp_path / "whole")

    def test_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Processes that cannot even begin are no fault of a dossier.
        """
        folder = portfolio(tmp_path / "in", 40)
        monkeypatch.setattr(processes, "_begin", lambda order: os._exit(1))
        with pytest.raises(UnusableCallError, match="ended before it was given a dossier"):
            run(folder, tmp_path / "out", jobs=2)

    def test_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A dossier for which there is not enough memory is a row with that fault.
        """
        folder = portfolio(tmp_path / "in", 2, 0)

        def full(content: bytes, source: Source, terms: Terms) -> Intake:
            if source.line == 1:
                raise MemoryError
            return taken_in(content, source, terms)

        monkeypatch.setattr("kvo_norms.auditing.one.taken_in", full)
        lost, *rest = sorted(run(folder, tmp_path / "out").audited, key=lambda it: it.line is None)
        assert lost.faults == (
            "deel/rest.ndjson:1: there is not enough memory to read it; run with fewer jobs",
        )
        assert all(it.standing is not None for it in rest)


class TestSince:
    """
    What changed since an earlier audit, and why.
    """

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """
        A folder with one complete dossier, audited into ``first``.
        """
        folder = tmp_path / "in"
        folder.mkdir()
        write_dossier(attrs.evolve(FULL, id="gebied"), folder / "a.json")
        run(folder, tmp_path / "first", edition=KVO_2015)
        return folder

    def changes(self, folder: Path, output: str = "second", **options: Any) -> Any:
        """
        The changes of the one dossier.
        """
        first = folder.parent / "first"
        options = {"edition": KVO_2015, **options}
        (found,) = run(folder, folder.parent / output, since=first, **options).audited
        return found.changes

    def test_nothing(self, folder: Path) -> None:
        """
        The same again.
        """
        found = self.changes(folder)
        assert (found.why, found.new, found.norms) == ((), False, ())
        assert (found.before, found.after) == (Verdict.MET, Verdict.MET)

    def test_dossier(self, folder: Path) -> None:
        """
        Evidence that was taken out.
        """
        write_dossier(attrs.evolve(FULL, id="gebied", inspections=()), folder / "a.json")
        found = self.changes(folder)
        assert found.why == ("dossier",)
        assert (found.before, found.after) == (Verdict.MET, Verdict.NOT_MET)
        assert {norm.why for norm in found.norms} == {("dossier",)}

    def test_date(self, folder: Path) -> None:
        """
        Evidence that grew old.
        """
        found = self.changes(folder, on=date(2030, 1, 1))
        assert found.why == ("date",)
        assert {norm.why for norm in found.norms} == {("date",)}

    def test_edition(self, folder: Path) -> None:
        """
        A rule that is stricter.
        """
        section = KVO_2015.sections[0]
        norm = attrs.evolve(section.norms[0], requires=None, question=section.norms[0].text)
        stricter = attrs.evolve(
            KVO_2015,
            revision=KVO_2015.revision + 1,
            sections=(
                attrs.evolve(section, norms=(norm, *section.norms[1:])),
                *KVO_2015.sections[1:],
            ),
        )
        found = self.changes(folder, edition=stricter)
        assert found.why == ("edition",)
        assert [(it.id, it.before, it.after, it.why) for it in found.norms] == [
            (norm.id, Status.MET, Status.OPEN, ("edition",))
        ]

    def test_each_by_its_own(self, folder: Path) -> None:
        """
        Where dossier and date differ, each norm tells which of them did it.
        """
        write_dossier(attrs.evolve(FULL, id="gebied", inspections=()), folder / "a.json")
        found = self.changes(folder, on=date(2030, 1, 1))
        assert found.why == ("dossier", "date")
        assert {norm.why for norm in found.norms} >= {("dossier",), ("date",)}

    def test_shown(self, folder: Path) -> None:
        """
        The overview tells it in words: what the area was and is, and each norm with its why.
        """
        write_dossier(attrs.evolve(FULL, id="gebied", inspections=()), folder / "a.json")
        found = run(
            folder,
            folder.parent / "out",
            since=folder.parent / "first",
            edition=KVO_2015,
            on=date(2030, 1, 1),
        )
        total = portfolio_of(found.audited, [KVO_2015], on=TODAY)
        texts = [text or "" for _, text in cells_of(as_xlsx(total, "en"))]
        page = Reader(as_html(total, "en")).text
        for told in ("the dossier, the date", "Met", "Not met"):
            assert told in texts
            assert told in page
        (area,) = found.audited
        assert area.changes is not None
        words = {Status.MET: "met", Status.NOT_MET: "not met", Status.OPEN: "open"}
        for norm in area.changes.norms:
            assert norm.before is not None
            assert norm.after is not None
            why = ", ".join(f"the {it}" for it in norm.why)
            line = f"{norm.id}: {words[norm.before]} → {words[norm.after]} ({why})"
            assert any(line in text for text in texts)
            assert line in page

    def test_moved(self, folder: Path) -> None:
        """
        A dossier is known by its id in another file, and by its file where it can't be read.
        """
        (folder / "a.json").rename(folder / "b.json")
        assert self.changes(folder).new is False
        (folder / "b.json").rename(folder / "a.json")
        (folder / "a.json").write_text("{")
        found = self.changes(folder, "third")
        assert (found.why, found.before, found.after) == (("dossier",), Verdict.MET, None)

    def test_new_and_gone(self, folder: Path) -> None:
        """
        Dossiers that only one of the two audits has.
        """
        write_dossier(attrs.evolve(FULL, id="ander"), folder / "a.json")
        found = run(folder, folder.parent / "out", since=folder.parent / "first", edition=KVO_2015)
        assert [it.changes and it.changes.new for it in found.audited] == [True]
        assert [it.id for it in found.gone] == ["gebied"]

    def test_refused(self, folder: Path) -> None:
        """
        A folder without an audit, and the folder that is written to.
        """
        for since in (folder, folder.parent / "none", folder.parent / "second"):
            run(folder, folder.parent / "second")
            with pytest.raises(UnusableCallError):
                run(folder, folder.parent / "second", since=since)


class TestPortfolio:
    """
    What the audit comes to.
    """

    def test_sums(self, tmp_path: Path) -> None:
        """
        Verdicts, scores, judgements and gaps are the sums of what the assessments say.
        """
        dossiers = [attrs.evolve(it, id=f"d{n}") for n, it in enumerate((FULL, UNMET, UNKNOWN))]
        for dossier in dossiers:
            write_dossier(dossier, tmp_path / f"{dossier.id}.toml")
        found = run(tmp_path, tmp_path / "out", edition=KVO_2015).audited
        total = portfolio_of(found, [KVO_2015], on=TODAY)
        alone = [assess(KVO_2015, dossier) for dossier in dossiers]
        assert total.verdicts == {Verdict.MET: 1, Verdict.NOT_MET: 1, Verdict.OPEN: 1}
        for index, theme in enumerate(total.themes):
            assert theme.points == sum(it.themes[index].points for it in alone)
            assert theme.of == sum(it.themes[index].of for it in alone)
        lacking = Counter(
            norm.id
            for it in alone
            for norm in it.norms
            if norm.status in (Status.NOT_MET, Status.OPEN)
        )
        assert {it.id: it.not_met + it.open for it in total.gaps} == lacking
        numbers = [it.not_met + it.open for it in total.gaps]
        assert numbers == sorted(numbers, reverse=True)
        questions = (gap for it in alone for norm in it.norms for gap in norm.gaps)
        assert total.judgements == sum(gap.action == "judge" for gap in questions)

    def test_ending(self, tmp_path: Path) -> None:
        """
        What ends in 3, 6 and 12 months from the audit's day, both days included.
        """
        ends = [
            date(2023, 5, 31),
            date(2023, 6, 1),
            date(2023, 9, 1),
            date(2023, 9, 2),
            date(2023, 12, 1),
            date(2024, 6, 1),
            date(2024, 6, 2),
        ]
        for end in ends:
            dossier = Dossier(
                edition="kvo-2015",
                as_of=date(2023, 1, 1),
                certificates=(Certificate(valid_until=end),),
            )
            write_dossier(dossier, tmp_path / f"{end}.json")
        found = run(tmp_path, tmp_path / "out").audited
        total = portfolio_of(found, [KVO_2015], on=TODAY)
        assert [it.until for it in total.ended] == ends[:1]
        assert [it.until for it in total.certificates] == ends[1:]
        assert [list(it.names) for it in total.ending] == [
            [str(end) for end in ends[1:3]],
            [str(end) for end in ends[1:5]],
            [str(end) for end in ends[1:6]],
        ]

    def test_running(self) -> None:
        """
        A certificate that lapsed, was withdrawn or has not begun does not run.
        """
        on, end = date(2023, 1, 1), date(2024, 1, 1)
        for certificate, expected in (
            (Certificate(valid_until=end), end),
            (Certificate(valid_until=end, lapsed=on), None),
            (Certificate(valid_until=end, withdrawn=on), None),
            (Certificate(valid_from=date(2023, 2, 1), valid_until=end), None),
            (Certificate(valid_until=date(2022, 12, 31)), None),
        ):
            assert running_until(Dossier(certificates=(certificate,)), on) == expected

    def test_of_nothing(self) -> None:
        """
        An audit without dossiers has an overview too.
        """
        empty = portfolio_of((), [KVO_2015], on=TODAY)
        assert json.loads(overview_json(empty))["dossiers"] == 0
        assert len(list(csv.reader(io.StringIO(as_csv(empty))))) == 1
        assert "</html>" in as_html(empty, "nl")
        assert as_xlsx(empty, "nl").startswith(b"PK")


class Reader(HTMLParser):
    """
    The elements and the text of a page.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.text = ""
        self.attributes: list[tuple[str, str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def cells_of(workbook: bytes) -> Iterator[tuple[str, str | None]]:
    """
    The cells of a workbook: their formulas if any, and their texts.
    """
    names = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        root = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314
        for item in root.findall("m:si", names):
            yield "text", "".join(item.itertext())
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                page = ET.fromstring(archive.read(name))  # noqa: S314
                yield from (("formula", it.text) for it in page.findall(".//m:f", names))
                yield from (("link", None) for _ in page.findall(".//m:hyperlink", names))


class TestOverview:
    """
    The overview says the same in each form, and nothing in it is obeyed.
    """

    @pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:8])
    def test_harmless(self, name: str, tmp_path: Path) -> None:
        """
        Hostile names are text in every form.
        """
        total = portfolio_with(name)
        assert json.loads(overview_json(total))["areas"][0]["area"] == name
        rows = list(csv.reader(io.StringIO(as_csv(total), newline="")))
        assert len(rows) == 3
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
        page = Reader(as_html(total, "nl"))
        assert page.tags["script"] == 0
        assert "\u202e" not in page.text
        kinds = Counter(kind for kind, _ in cells_of(as_xlsx(total, "nl")))
        assert set(kinds) == {"text"}

    @pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:8])
    def test_harmless_ids(self, name: str, tmp_path: Path) -> None:
        """
        Names in dossiers do not reach the names of files.
        """
        folder = tmp_path / "in"
        folder.mkdir()
        write_dossier(attrs.evolve(FULL, id=name), folder / "a.json")
        run(folder, tmp_path / "out")
        assert sorted(contents(tmp_path)) == [
            "in/a.json",
            "out/records/a.json",
            "out/reports/a.json",
        ]

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_page(self, language: Any) -> None:
        """
        One file that loads nothing, in its language, with a heading for each column and row.
        """
        page = Reader(as_html(portfolio_with("De Vest"), language))
        assert ("html", "lang", language) in page.attributes
        assert page.tags["link"] == page.tags["script"] == page.tags["img"] == 0
        links = [value for tag, name, value in page.attributes if name in ("href", "src")]
        assert all(value and value.startswith(("#", "reports/")) for value in links)
        scopes = Counter(value for tag, name, value in page.attributes if name == "scope")
        assert scopes["col"] + scopes["row"] == page.tags["th"]
        ids = [value for tag, name, value in page.attributes if name == "id"]
        assert len(ids) == len(set(ids))

    def test_forms_agree(self) -> None:
        """
        Verdicts, scores and dates are the same in JSON, CSV, HTML and XLSX.
        """
        total = portfolio_with("De Vest")
        data = json.loads(overview_json(total))["areas"][0]["standing"]
        row = next(csv.DictReader(io.StringIO(as_csv(total), newline="")))
        assert (row["verdict"], row["on"]) == (data["verdict"], data["on"])
        assert int(row["met"]) == data["met"]
        assert data["themes"]
        for score in data["themes"]:
            assert int(row[f"theme.{score['id']}.points"]) == score["points"]
        assert data["stars"]
        for star in data["stars"]:
            assert row[f"star.{star['id']}"] == star["status"]
            assert row[f"star.{star['id']}.level"] == str(star.get("level", ""))
        texts = [text for _, text in cells_of(as_xlsx(total, "en"))]
        page = Reader(as_html(total, "en")).text
        titles = {star.id: star.title.en for star in KVO_2015.stars}
        met = [
            f"{titles[it['id']]} ({it['level']})" if "level" in it else titles[it["id"]]
            for it in data["stars"]
            if it["status"] == "met"
        ]
        assert met
        for said in ("De Vest", "Met", "Unreadable", ", ".join(met)):
            assert said in texts
            assert said in page

    def test_cells(self) -> None:
        """
        A cell is one line of text, never a formula and never endless.
        """
        assert harmless("=1+1\n\x07") == "'=1+1 \ufffd"
        assert harmless(" -x") == "'-x"
        assert harmless(-3) == -3
        assert len(str(harmless("x" * 5000))) == 1001


class TestCommand:
    """
    ``kvo-norms audit``.
    """

    @pytest.mark.parametrize(
        ("dossiers", "code"),
        [
            ([FULL], 0),
            ([FULL, UNKNOWN], 3),
            ([FULL, UNKNOWN, UNMET], 1),
            ([FULL, UNKNOWN, UNMET, None], 2),
            ([], 2),
        ],
        ids=["met", "open", "not met", "unreadable", "none"],
    )
    def test_code(self, dossiers: list[Dossier | None], code: int, tmp_path: Path) -> None:
        """
        The first of 2, 1, 3, 0 that occurs.
        """
        folder = tmp_path / "in"
        folder.mkdir()
        for number, dossier in enumerate(dossiers):
            if dossier is None:
                (folder / "x.toml").write_text("format")
            else:
                write_dossier(dossier, folder / f"{number}.toml")
        assert main(["audit", str(folder), "-o", str(tmp_path / "out")]) == code

    def test_files(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A report in each format, the overview in each form, and a few lines on the screen.
        """
        arguments = ["audit", str(LAGE_WEIDE), "-o", str(tmp_path), "--lang", "en"]
        for form in ("json", "md", "text", "html", "xlsx"):
            arguments += ["--format", form]
        main(arguments)
        found = contents(tmp_path)
        assert [name for name in found if not name.startswith("reports/")] == [
            "overview.csv",
            "overview.html",
            "overview.json",
            "overview.xlsx",
            "records/lage-weide-2022.json",
        ]
        assert [name.rpartition(".")[2] for name in found if name.startswith("reports/")] == [
            "html",
            "json",
            "md",
            "txt",
            "xlsx",
        ]
        said = capsys.readouterr()
        assert "Unreadable: 0" in said.out
        assert said.err == ""

    def test_without_extra(
        self, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without the extra the overview is JSON and CSV, and that is told; no old page stays.
        """
        arguments = ["audit", str(LAGE_WEIDE), "-o", str(tmp_path)]
        main(arguments)
        capsys.readouterr()
        for name in ("jinja2", "xlsxwriter"):
            monkeypatch.setitem(sys.modules, name, None)
        main(arguments)
        assert {"overview.html", "overview.xlsx"} & contents(tmp_path).keys() == set()
        assert capsys.readouterr().err.splitlines()[:2] == [
            f"kvo-norms: overview.{ending} is weggelaten; installeer wat daarvoor nodig is:"
            " pip install 'kvo-norms[report]'"
            for ending in ("html", "xlsx")
        ]

    def test_progress(self, tmp_path: Path) -> None:
        """
        On a terminal there is a bar; in a pipe there is nothing.
        """
        folder = portfolio(tmp_path / "in", 4, 0)
        command = [*COMMAND, "audit", str(folder), "-o", "out"]
        piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert piped.stderr == b""
        leader, follower = pty.openpty()
        command[-1] = "second"
        subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=follower, check=False)
        os.close(follower)
        shown = b""
        try:
            while piece := os.read(leader, 4096):
                shown += piece
        except OSError:  # how the end of a terminal looks
            pass
        os.close(leader)
        assert b"4/4" in shown

    @pytest.mark.skipif(LARGE is None, reason="only in the long runs")
    def test_a_thousand(self, tmp_path: Path) -> None:
        """
        1,000 dossiers, 5 % of them broken, take less than 10 s on two processors and 300 MB; as
        HTML less than 60 s.
        """
        for file in files(KVO_2015, count=1000, seed=0, broken_share=0.05, layout="toml"):
            path = tmp_path / "in" / f"{file.id}.toml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        start = time.perf_counter()
        command = [*COMMAND, "audit", "in", "-o", "out", "--jobs", "2"]
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 2
        assert time.perf_counter() - start < 10
        # The greatest of the processes; there are three.
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 3 < 300 * 1024
        start = time.perf_counter()
        command[-3:] = ["pages", "--jobs", "2", "--format", "html"]
        assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 2
        assert time.perf_counter() - start < 60
        pages = list((tmp_path / "pages" / "reports").glob("*.html"))
        assert len(pages) == len(list((tmp_path / "out" / "reports").iterdir()))


class TestFaster:
    """
    What is written faster is the same.
    """

    VALUES = st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.sampled_from((1.0, -0.0, 1e16, 1e-7, 9.5e-5, 10.05, 2**53 - 1))
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=10,
    )

    @given(VALUES)
    def test_canonical(self, value: Any) -> None:
        """
        Canonical JSON is what RFC 8785 says.
        """
        assert canonical(value) == rfc8785.dumps(value)

    @given(VALUES)
    def test_indented(self, value: Any) -> None:
        """
        JSON in lines is what the standard library writes.
        """
        assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)

    def test_assessment(self) -> None:
        """
        So is an assessment.
        """
        found = assess(KVO_2015, UNKNOWN)
        assert as_json(found) == json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n"

    def test_record(self, tmp_path: Path) -> None:
        """
        A record is read as it was written.
        """
        folder = portfolio(tmp_path / "in", 4, 0.5)
        for it in run(folder, tmp_path / "out").audited:
            record = read_record(record_path(tmp_path / "out", it.name))
            assert record is not None
            assert record.audited == it
