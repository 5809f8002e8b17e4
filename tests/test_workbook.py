"""
Dossiers as workbooks: what is written is read again, and what is wrong has sheet, row and column.
"""

from __future__ import annotations

import contextlib
import io
import random
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from kvo_norms import Dossier, Fact, InvalidInputError, edition, read_dossier, write_dossier
from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.authoring.workbook import blank_workbook, filled_workbook, furniture_of
from kvo_norms.authoring.workbook_meanings import meaning_of
from kvo_norms.cli import main
from kvo_norms.dossier import Area, Document, Finding, Meeting, Partner, WorkingGroup
from kvo_norms.errors import MissingExtraError, UnreadPartWarning, UnusableCallError
from kvo_norms.generating import portfolio
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import Content, ReadFile, parse_content
from kvo_norms.reading.workbook import package
from kvo_norms.reading.workbook.opening import number_of, opened
from kvo_norms.reading.workbook.package import Unopened
from kvo_norms.testing import dossiers
from kvo_norms.workbook.filling import workbook_of
from kvo_norms.workbook.lists import divided, joined
from kvo_norms.workbook.rows import MOST_CHARACTERS
from kvo_norms.workbook.sheets import letters, sheets
from kvo_norms.writing import as_toml

ANY = settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
EXAMPLES = sorted((Path(__file__).parents[1] / "docs" / "examples").glob("*.toml"))
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "../../x",
    "\u202egpj.exe",
    "x" * 10_000,
    "\U0001f600",
    "https://example.org/",
    " met spaties ",
    "_x0041_",
    "regel\r\nregel",
    "\x00\x1b\ufffe",
)
Cells = Mapping[str, Sequence[Sequence[Any]]]


def file_of(content: bytes) -> ReadFile:
    """
    The raw data of a workbook.
    """
    return parse_content(Content(file="x.xlsx", syntax="toml", data=content))


def read(content: bytes) -> Any:
    """
    The dossier in a workbook and its faults, as a reader gives them.
    """
    return dossier_in(file_of(content))


def book(cells: Cells) -> bytes:
    """
    A workbook made by hand: rows of cells by sheet.
    """
    content = io.BytesIO()
    made = xlsxwriter.Workbook(content, {"in_memory": True})
    day = made.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in cells.items():
        page = made.add_worksheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, date | time):
                    page.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                elif value is not None:
                    page.write(row, column, value)
    made.close()
    return content.getvalue()


def faults_of(cells: Cells) -> list[str]:
    """
    What is said of a workbook made by hand.
    """
    try:
        _, faults = read(book(cells))
    except InvalidInputError as error:
        faults = list(error.faults)
    return [str(fault) for fault in faults]


class TestRoundTrip:
    """
    A dossier that is written as a workbook reads as the same dossier.
    """

    @ANY
    @given(dossiers())
    def test_any(self, dossier: Dossier) -> None:
        """
        Whatever a file can hold, but for what is refused by name.
        """
        try:
            content = workbook_of(dossier)
        except UnusableCallError:
            assume(False)
        file = file_of(content)
        assert file.remarks == ()
        assert dossier_in(file) == (dossier, [])

    @settings(ANY, max_examples=25)
    @given(dossiers())
    def test_with_furniture(self, dossier: Dossier) -> None:
        """
        Labels, drop-downs and meanings do not change what is read.
        """
        try:
            content = filled_workbook(dossier, edition("kvo-2015"), language="en")
        except UnusableCallError:
            assume(False)
        file = file_of(content)
        assert file.remarks == ()
        assert dossier_in(file) == (dossier, [])

    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_portfolio(self, name: str) -> None:
        """
        Plausible dossiers come back, and become the same TOML.
        """
        for dossier in portfolio(edition(name), count=20, seed=5):
            found, faults = read(workbook_of(dossier))
            assert faults == []
            assert as_toml(found) == as_toml(dossier)

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples(self, path: Path, tmp_path: Path) -> None:
        """
        The dossiers in the docs too, by the public functions.
        """
        dossier = read_dossier(path)
        write_dossier(dossier, tmp_path / "x.xlsx")
        assert read_dossier(tmp_path / "x.xlsx") == dossier

    def test_known_to_be_empty(self) -> None:
        """
        An empty list, an item of which nothing is known and what is unknown stay apart.
        """
        dossier = Dossier(
            area=Area(sub_areas=()),
            partners=(),
            meetings=(Meeting(), Meeting(roles=()), Meeting()),
            working_group=WorkingGroup(),
            incomplete=("meetings",),
        )
        assert read(workbook_of(dossier)) == (dossier, [])

    def test_same_bytes(self) -> None:
        """
        Equal dossiers make equal files, whenever they are written.
        """
        made = [blank_workbook(edition("kvo-2015"), language="nl") for _ in range(2)]
        assert made[0] == made[1]

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_hostile_text(self, text: str) -> None:
        """
        A text is a text: no formula, no link, and it comes back as it was.
        """
        dossier = Dossier(
            area=Area(name=text),
            partners=(Partner(id=text),),
            documents=(Document(file=text),),
            facts=(Fact(name=text, value=text),),
        )
        content = workbook_of(dossier)
        assert read(content) == (dossier, [])
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            written = {name: parts.read(name) for name in parts.namelist()}
        pages = b"".join(text for name, text in written.items() if "worksheets/sheet" in name)
        assert b"<f>" not in pages
        assert b"hyperlink" not in b"".join(written.values())

    @pytest.mark.parametrize(
        "text", ["x" * (MOST_CHARACTERS + 1), "\U0001f600" * 16_384, "_x0041_x0041_"]
    )
    def test_refused_text(self, text: str) -> None:
        """
        What a cell cannot keep is refused with its place, and never changed.
        """
        with pytest.raises(UnusableCallError, match=r"^area, name: a text .*; .*dossier as TOML$"):
            workbook_of(Dossier(area=Area(name=text)))


class TestLists:
    """
    A list of words stands in one cell.
    """

    @ANY
    @given(st.lists(st.text().filter(str.strip)))
    def test_round_trip(self, words: list[str]) -> None:
        """
        Whatever the words are.
        """
        assert divided(joined(words)) == words

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("gemeente, politie", ["gemeente", "politie"]),
            ("gemeente;politie\nbrandweer,", ["gemeente", "politie", "brandweer"]),
            ("[]", []),
            ('["a, b"]', ["a, b"]),
            ("[1]", None),
            ("[a]", None),
            ("[" * 100_000, None),
        ],
    )
    def test_read(self, text: str, words: list[str] | None) -> None:
        """
        Commas, semicolons and lines divide; a bracket begins an array.
        """
        assert divided(text) == words


class TestReading:
    """
    A workbook is read as it stands, by whoever made it.
    """

    def test_values(self) -> None:
        """
        Whole numbers are whole, dates are dates, ja and nee are true and false.
        """
        cells: Cells = {
            "area": [["#", "name", "companies"], ["", "A", 3.0]],
            "Meetings": [
                ["id", "#", "date", "matrix_updated", "roles"],
                ["m1", "", date(2020, 2, 29), "ja", "gemeente, politie"],
                [],
                ["m2", "", "2020-03-01", False, "[]"],
                ["m3", "# weg", "geen dag", 7, ""],
                ["m4", "", datetime(2020, 4, 1), "WAAR", " "],
            ],
            "goals": [["#", "target", "baseline"], ["", 0.1, 12]],
            "facts": [["#", "name", "value"], ["", "a", 2.0], ["", "b", "2020-01-01"]],
        }
        found, faults = read(book(cells))
        assert faults == []
        assert found.area == Area(name="A", companies=3)
        assert [(m.id, m.date, m.matrix_updated, m.roles) for m in found.meetings] == [
            ("m1", date(2020, 2, 29), True, ("gemeente", "politie")),
            ("m2", date(2020, 3, 1), False, ()),
            ("m4", date(2020, 4, 1), True, None),
        ]
        assert (found.goals[0].target, found.goals[0].baseline) == (Decimal("0.1"), Decimal(12))
        assert [(f.name, f.value) for f in found.facts] == [("a", 2), ("b", date(2020, 1, 1))]

    def test_by_content(self, tmp_path: Path) -> None:
        """
        The name does not matter: a workbook is known by what it holds.
        """
        for name in ("dossier.toml", "dossier.json", "dossier", "dossier.XLSX"):
            (tmp_path / name).write_bytes(workbook_of(Dossier(id="a")))
            assert read_dossier(tmp_path / name) == Dossier(id="a")

    def test_blank_sheets_say_nothing(self) -> None:
        """
        A sheet without rows leaves its list unknown.
        """
        cells: Cells = {
            "dossier": [],
            "meetings": [["#", "id"]],
            "partners": [["#", "id"], ["#", "x"]],
        }
        assert read(book(cells)) == (Dossier(), [])

    def test_remarks(self) -> None:
        """
        Sheets and columns that are not read are named, and the rest is read.
        """
        cells = {
            "documents": [["#", "id", "tittle", "", "x\u202e"], ["", "d", "T", "los", "y"]],
            "document": [["id"]],
            "info": [["tekst"]],
            "words": [["roles"]],
        }
        file = file_of(book(cells))
        assert dossier_in(file) == (Dossier(documents=(Document(id="d"),)), [])
        assert [str(remark).partition("; known")[0] for remark in file.remarks] == [
            "x.xlsx: the sheet 'document' is not read; did you mean 'documents'?",
            "x.xlsx: sheet 'documents', row 1, column C: the column 'tittle' is not read; "
            "did you mean 'title'?",
            "x.xlsx: sheet 'documents', row 1, column D: a column without a heading is not read",
            "x.xlsx: sheet 'documents', row 1, column E: the column 'x�' is not read",
        ]

    def test_remarks_are_warnings(self, tmp_path: Path) -> None:
        """
        `read_dossier` warns of them.
        """
        path = tmp_path / "x.xlsx"
        path.write_bytes(book({"area": [["#", "name", "extra"], ["", "A", "B"]]}))
        with pytest.warns(UnreadPartWarning, match="column C: the column 'extra' is not read"):
            assert read_dossier(path) == Dossier(area=Area(name="A"))


FAULTS: Mapping[str, tuple[Cells, list[str]]] = {
    "kinds of values": (
        {
            "area": [["#", "name", "companies", "note"], ["", 12, "12", date(2020, 1, 1)]],
            "meetings": [
                ["#", "date", "matrix_updated", "roles"],
                ["", "31-12-2020", "misschien", 3],
                ["", 43831, 1, "[politie"],
                ["", datetime(2020, 1, 1, 12), None, None],
                ["", time(12), None, None],
            ],
            "goals": [["#", "target", "unreliable"], ["", "tien", "x"]],
            "surveys": [["#", "sent", "response"], ["", 1.5, 30]],
        },
        [
            "sheet 'area', row 2, column B: area.name: expected text, found the whole number 12; "
            "give the cell the format Text and type it again",
            "sheet 'area', row 2, column C: area.companies: expected a whole number, found the "
            'text "12"; type a number, not a text',
            "sheet 'area', row 2, column D: area.note: expected text, found the date 2020-01-01; "
            "give the cell the format Text and type it again",
            "sheet 'meetings', row 2, column B: meetings[0].date: expected a date, found the text "
            '"31-12-2020"; type it as a date, or as the text 2015-01-31',
            "sheet 'meetings', row 2, column C: meetings[0].matrix_updated: expected ja or nee, "
            'found the text "misschien"; type ja or nee (yes or no)',
            "sheet 'meetings', row 2, column D: meetings[0].roles: expected words, found the "
            "whole number 3; give the cell the format Text and type it again",
            "sheet 'meetings', row 3, column B: meetings[1].date: expected a date, found the "
            "whole number 43831; give the cell the format Date",
            "sheet 'meetings', row 3, column C: meetings[1].matrix_updated: expected ja or nee, "
            "found the whole number 1; type ja or nee (yes or no)",
            "sheet 'meetings', row 3, column D: meetings[1].roles: expected words, found the text "
            '"[politie"; write the words with commas between them',
            "sheet 'meetings', row 4, column B: meetings[2].date: expected a date, found the "
            "date-time 2020-01-01T12:00:00; leave out the time: 2020-01-01",
            "sheet 'meetings', row 5, column B: meetings[3].date: found a time of day or a "
            "duration; type a date, a number or a text",
            "sheet 'surveys', row 2, column B: surveys[0].sent: expected a whole number, found "
            "the number 1.5; leave out the decimals",
            "sheet 'surveys', row 2, column C: surveys[0].response: 30 is out of range; response "
            "is a number from 0 to 1",
            "sheet 'goals', row 2, column B: goals[0].target: expected a number, found the text "
            '"tien"; type a number, not a text',
            "sheet 'goals', row 2, column C: goals[0].unreliable: expected ja or nee, found the "
            'text "x"; type ja or nee (yes or no)',
        ],
    ),
    "across records": (
        {
            "documents": [["#", "id"], ["", "d"], ["", "d"]],
            "meetings": [["#", "minutes"], ["# een", ""], ["", "e"]],
            "findings": [["#", "norm", "result", "by"], ["", "n", "goed", "A"]],
            "goals": [["#", "plan"], ["", "huidigg"]],
        },
        [
            "sheet 'documents', row 3, column B: documents[1].id: id 'd' is used twice in "
            "documents; give each its own",
            "sheet 'meetings', row 3, column B: meetings[0].minutes: refers to 'e', which "
            "documents does not hold; known: d",
            "sheet 'findings', row 2: findings[0]: 'date' is missing; add it",
            "sheet 'findings', row 2, column C: findings[0].result: unknown word 'goed'; known: "
            "niet_van_toepassing, voldoet, voldoet_niet",
            "sheet 'goals', row 2, column B: goals[0].plan: unknown word 'huidigg'; did you mean "
            "'huidig'?",
        ],
    ),
    "rows": (
        {
            "area": [["#", "name"], ["", "A"], ["", "B"]],
            "application": [["#", "term"], ["[]", 1]],
            "partners": [["#", "id"], ["[]"], ["", "p"]],
            "goals": [["#", "id", "ID"], ["x", "g"]],
            "measures": [["id"], ["m"]],
        },
        [
            "sheet 'area', row 3: a second row for area, which is one; keep one row",
            "sheet 'application', row 2, column A: column '#' holds the text \"[]\"; leave it "
            "empty, or begin with # where the row is not to be read",
            "sheet 'partners', row 2, column A: the row says that there are none, and row 3 holds "
            "one; clear one of them",
            "sheet 'goals', row 1, column C: a second column 'id'; keep one of them",
            "sheet 'goals', row 2, column A: column '#' holds the text \"x\"; leave it empty, or "
            "begin with # where the row is not to be read",
            "sheet 'measures', row 1: no column '#' in the first row, which says what rows are "
            "not read; add it, and leave it empty for what is to be read",
        ],
    ),
    "facts": (
        {
            "facts": [
                ["#", "name", "value"],
                ["", "a", 1],
                ["", "a", 2],
                ["", "", 3],
                ["", "c", ""],
                ["", 5, 5],
                ["", "d", datetime(2020, 1, 1, 12)],
                ["", "e", "2020-13-01"],
            ]
        },
        [
            "sheet 'facts', row 3: a second fact 'a'; keep one of them",
            "sheet 'facts', row 4: a fact without its name; fill in its name",
            "sheet 'facts', row 5: facts.c: 'value' is missing; add it",
            "sheet 'facts', row 6, column B: facts[4].name: expected text, found the whole number "
            "5; give the cell the format Text and type it again",
            "sheet 'facts', row 7, column C: facts.d.value: found the date-time "
            "2020-01-01T12:00:00; leave out the time: 2020-01-01",
            "sheet 'facts', row 8, column C: facts.e.value: the date 2020-13-01 is written as "
            "text; give it as a date",
        ],
    ),
    "another format": (
        {"dossier": [["#", "format"], ["", "kvo-norms/findings/1"]]},
        [
            "sheet 'dossier', row 2, column B: format: unknown format 'kvo-norms/findings/1'; did "
            "you mean 'kvo-norms/dossier/1'?",
        ],
    ),
    "numbers": (
        {"goals": [["#", "target"], ["", 1e305], ["", 1e20], ["", 0.1 + 0.2]]},
        [
            "sheet 'goals', row 2, column B: goals[0].target: a number too large or too small for "
            "other programs; keep it between 1e-300 and 1e300",
        ],
    ),
    "advice on numbers": (
        {
            "area": [["#", "companies"], ["", True]],
            "goals": [["#", "target"], ["", False], ["", date(2020, 1, 1)]],
            "surveys": [["#", "sent"], ["", date(2020, 1, 1)], ["", 1e20]],
        },
        [
            "sheet 'area', row 2, column B: area.companies: expected a whole number, found true; "
            "type a number, not true or false",
            "sheet 'goals', row 2, column B: goals[0].target: expected a number, found false; "
            "type a number, not true or false",
            "sheet 'goals', row 3, column B: goals[1].target: expected a number, found the date "
            "2020-01-01; give the cell the format Number and type it again",
            "sheet 'surveys', row 2, column B: surveys[0].sent: expected a whole number, found "
            "the date 2020-01-01; give the cell the format Number and type it again",
            "sheet 'surveys', row 3, column B: surveys[1].sent: expected a whole number, found "
            "the number 1E+20; type a smaller number",
        ],
    ),
    "a second sheet": (
        {
            "meetings": [["#", "id"], ["", "a"]],
            "meetings ": [["#", "id"], ["", "b"]],
        },
        ["sheet 'meetings ': a second sheet 'meetings'; keep one of them"],
    ),
    "no dossier": (
        {"Blad1": [["a"]], "x\u202e": []},
        [
            "no sheet of a dossier in this workbook, only: Blad1, x�; name its sheets dossier, "
            "area, area.sub_areas, application, …",
        ],
    ),
}


class TestFaults:
    """
    What is wrong is said with sheet, row and column, all of it at once.
    """

    @pytest.mark.parametrize("name", FAULTS)
    def test_said(self, name: str) -> None:
        """
        Every fault in the order of the workbook.
        """
        cells, said = FAULTS[name]
        order = {sheet: index for index, sheet in enumerate(cells)}
        expected = sorted(said, key=lambda it: next((order[s] for s in order if f"'{s}'" in it), 0))
        assert faults_of(cells) == [f"x.xlsx: {it}" for it in expected]

    def test_of_the_edition(self, tmp_path: Path) -> None:
        """
        Words and norms that the edition does not know have their cells too.
        """
        path = tmp_path / "x.xlsx"
        finding = Finding(norm="onbekend", result="voldoet", by="A", date=date(2020, 1, 1))
        write_dossier(
            Dossier(
                partners=(Partner(role="gemeentee"),),
                findings=(finding,),
                facts=(Fact(name="x", value=1),),
            ),
            path,
        )
        with pytest.raises(InvalidInputError) as caught:
            read_dossier(path, edition=edition("kvo-2015"))
        places = [(f.sheet, f.line, f.column) for f in caught.value.faults]
        assert places == [("partners", 2, 3), ("findings", 2, 2), ("facts", 2, None)]

    def test_data(self) -> None:
        """
        A fault knows its place as data: the row as its line.
        """
        _, (fault,) = read(book({"area": [["#", "name"], ["", 1]]}))
        assert (fault.file, fault.sheet, fault.line, fault.column) == ("x.xlsx", "area", 2, 2)
        assert fault.path == ("area", "name")

    def test_errors_and_formulas(self) -> None:
        """
        A cell with an error, or with a formula that was never worked out, is not taken for blank.
        """
        content = io.BytesIO()
        made = xlsxwriter.Workbook(content, {"in_memory": True})
        page = made.add_worksheet("area")
        for column, name in enumerate(("#", "name", "companies", "boundary")):
            page.write_string(0, column, name)
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        page.write_formula(1, 2, "=1+1", None, 2)
        page.write_formula(1, 3, '="a"', None, "")
        made.close()
        _, faults = read(content.getvalue())
        assert [str(fault) for fault in faults] == [
            "x.xlsx: sheet 'area', row 2, column B: area.name: the cell holds an error; "
            "mend the formula, or clear the cell",
            "x.xlsx: sheet 'area', row 2, column D: area.boundary: a formula whose outcome is not "
            "stored; save the workbook in a spreadsheet program",
        ]


class TestBrokenFiles:
    """
    A file that is no workbook, or a bad one, is a fault and nothing worse.
    """

    def refusal(self, content: bytes) -> str:
        with pytest.raises(InvalidInputError) as caught:
            file_of(content)
        return str(caught.value)

    def test_other_archive(self) -> None:
        """
        Other zip archives are told apart.
        """
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("a.txt", "a")
        assert "a zip archive that holds no workbook" in self.refusal(content.getvalue())

    def test_not_a_workbook(self, tmp_path: Path) -> None:
        """
        An older format under the ending of this one is refused.
        """
        (tmp_path / "x.xlsx").write_bytes(b"\xd0\xcf\x11\xe0")
        with pytest.raises(InvalidInputError, match="this is no workbook; save it as"):
            read_dossier(tmp_path / "x.xlsx")

    def test_far_cell(self) -> None:
        """
        A cell in the last corner does not take all memory.
        """
        cells = io.BytesIO()
        made = xlsxwriter.Workbook(cells, {"in_memory": True})
        made.add_worksheet("area").write_string(1_048_575, 16_383, "x")
        made.close()
        assert self.refusal(cells.getvalue()) == (
            "x.xlsx: sheet 'area': the sheet reaches to row 1048576 and column 16384; delete what "
            "stands far from the rest"
        )

    def test_far_cells(self) -> None:
        """
        Nor do many sheets of which each alone would be small enough.
        """
        cells = io.BytesIO()
        made = xlsxwriter.Workbook(cells, {"in_memory": True})
        for name in ("area", "goals", "meetings"):
            made.add_worksheet(name).write_string(999_999, 0, "x")
        made.close()
        assert self.refusal(cells.getvalue()) == (
            "x.xlsx: sheet 'meetings': the sheet reaches to row 1000000 and column 1, which with "
            "the sheets before it is too much; delete what stands far from the rest"
        )

    def test_same_name(self) -> None:
        """
        Two sheets of one name, which no spreadsheet program writes, do not replace each other.
        """
        changed = io.BytesIO()
        made = book({"meetings": [["#", "id"], ["", "a"]], "meetingz": [["#", "id"], ["", "b"]]})
        with zipfile.ZipFile(io.BytesIO(made)) as parts, zipfile.ZipFile(changed, "w") as archive:
            for name in parts.namelist():
                archive.writestr(name, parts.read(name).replace(b"meetingz", b"meetings"))
        assert self.refusal(changed.getvalue()) == (
            "x.xlsx: sheet 'meetings': a second sheet has this name; keep one of them"
        )

    def test_same_cell(self) -> None:
        """
        Nor do two cells in one place.
        """
        row = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'
        assert self.refusal(xml(row)) == (
            "x.xlsx: sheet 'area': cell A1 is there twice; "
            "open it in a spreadsheet program and save it again"
        )

    def test_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        What unpacks to too much is refused before it is unpacked.
        """
        monkeypatch.setattr(package, "MOST_BYTES", 1000)
        assert "unpacks to too much" in self.refusal(workbook_of(Dossier(id="a")))

    def test_entities(self) -> None:
        """
        A document that declares entities is refused.
        """
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
            archive.writestr("xl/_rels/workbook.xml.rels", "<x/>")
        assert "the workbook is damaged" in self.refusal(content.getvalue())

    @pytest.mark.parametrize("seed", range(4))
    def test_damaged(self, seed: int) -> None:
        """
        Bytes that were changed or lost give faults or a dossier, and nothing else.
        """
        chance = random.Random(seed)
        whole = workbook_of(read_dossier(EXAMPLES[0]))
        for _ in range(40):
            content = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                content[chance.randrange(4, len(content))] = chance.randrange(256)
            if chance.random() < 0.2:
                del content[chance.randrange(4, len(content)) :]
            with contextlib.suppress(InvalidInputError):
                read(bytes(content))

    @pytest.mark.parametrize("seed", range(4))
    def test_damaged_parts(self, seed: int) -> None:
        """
        The same where the archive is sound and the XML in it is not.
        """
        chance = random.Random(seed)
        with zipfile.ZipFile(io.BytesIO(workbook_of(read_dossier(EXAMPLES[0])))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(40):
            damaged = {name: bytearray(text) for name, text in parts.items()}
            for name in chance.sample(sorted(damaged), 3):
                at = chance.randrange(len(damaged[name]))
                damaged[name][at : at + chance.randint(0, 9)] = chance.choice(
                    (b"", b"<", b'"', b"&a;", b"\xff", b"999999999999", b"-1", b"<x>")
                )
            content = io.BytesIO()
            with zipfile.ZipFile(content, "w") as archive:
                for name, text in damaged.items():
                    archive.writestr(name, bytes(text))
            with contextlib.suppress(InvalidInputError):
                read(content.getvalue())

    def test_missing_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Without the extra it is named where a workbook is to be written; reading needs none.
        """
        content = workbook_of(Dossier(id="a"))
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(MissingExtraError, match=r"kvo-norms\[report\]"):
            workbook_of(Dossier())
        assert read(content) == (Dossier(id="a"), [])


def xml(sheet: str, *, book: str = "", styles: str = "", texts: str = "") -> bytes:
    """
    A workbook with one sheet ``area``, from the XML of its rows.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<x:w xmlns:x="a" xmlns:r="b"><x:workbookPr {book}/>'
            '<x:sheet name="area" sheetId="1" r:id="i"/></x:w>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<R><Relationship Id="i" Target="/xl/worksheets/one.xml"/></R>',
        )
        archive.writestr("xl/worksheets/one.xml", f"<s>{sheet}</s>")
        archive.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
        archive.writestr("xl/styles.xml", f"<styleSheet>{styles}</styleSheet>")
    return content.getvalue()


class TestXml:
    """
    What other programs write, in the forms that the format allows.
    """

    STYLES = (
        '<numFmts><numFmt numFmtId="200" formatCode="[$-413]d mmmm yyyy;@"/>'
        '<numFmt numFmtId="201" formatCode="0 &quot;dagen&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/>'
        '<xf numFmtId="201"/><xf/></cellXfs>'
    )

    def cells(self, sheet: str, **parts: str) -> list[Any]:
        (found,) = opened(xml(sheet, **parts))
        return [cell for row in found.rows for cell in row]

    def test_texts(self) -> None:
        """
        Rich, shared and inline texts, without how they are read aloud; places may be left out.
        """
        texts = "<si><t>a</t><rPh><t>x</t></rPh></si><si><r><t>b</t></r><r><t> c</t></r></si>"
        sheet = (
            '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
            '<row><c t="inlineStr"><is><t>d_x000D_</t></is></c>'
            '<c t="str"><f>A1</f><v>e</v></c></row>'
            '<row><c t="str"><f>A1</f><v></v></c><c/></row>'
        )
        assert self.cells(sheet, texts=texts) == ["a", "b c", "d\r", "e"]

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ('s="1"><v>44000</v>', date(2020, 6, 18)),
            ('s="2"><v>44000.5</v>', datetime(2020, 6, 18, 12)),
            ('s="1"><v>1</v>', date(1900, 1, 1)),
            ('s="1"><v>59</v>', date(1900, 2, 28)),
            ('s="1"><v>60</v>', 60.0),
            ('s="1"><v>61</v>', date(1900, 3, 1)),
            ('s="1"><v>2958465</v>', date(9999, 12, 31)),
            ('s="1"><v>2958466</v>', 2958466.0),
            ('s="1"><v>0.5</v>', time(12)),
            ('s="3"><v>44000</v>', 44000.0),
            ('s="4"><v>44000</v>', 44000.0),
            ('t="d"><v>2020-06-18</v>', date(2020, 6, 18)),
            ('t="d"><v>2020-06-18T12:00:00.000</v>', datetime(2020, 6, 18, 12)),
            ('t="b"><v>1</v>', True),
            ('t="b"><v>false</v>', False),
            ("><v> +.5E1 </v>", 5.0),
        ],
    )
    def test_values(self, cell: str, value: object) -> None:
        """
        Numbers are dates where their format says so.
        """
        sheet = f'<row r="1"><c r="A1" {cell}</c></row>'
        assert self.cells(sheet, styles=self.STYLES) == [value]

    def test_other_beginning(self) -> None:
        """
        Some workbooks count days from 1904 on.
        """
        sheet = '<row><c s="1"><v>42538</v></c></row>'
        found = self.cells(sheet, styles=self.STYLES, book='date1904="1"')
        assert found == [date(2020, 6, 18)]

    @pytest.mark.parametrize(
        "sheet",
        [
            '<row><c t="s"><v>-1</v></c></row>',
            '<row><c t="s"><v>7</v></c></row>',
            '<row><c r="a1"><v>7</v></c></row>',
            '<row><c r="A0"><v>7</v></c></row>',
            '<row r="-1"><c><v>7</v></c></row>',
            '<row r="x"><c><v>7</v></c></row>',
            '<row r="1_0"><c><v>7</v></c></row>',
            '<row><c t="s"><v>0_0</v></c></row>',
            '<row><c s="0_0"><v>7</v></c></row>',
            "<row><c></row>",
        ],
    )
    def test_damaged(self, sheet: str) -> None:
        """
        What the format does not allow is no workbook.
        """
        with pytest.raises(Unopened, match="the workbook is damaged"):
            opened(xml(sheet))

    @pytest.mark.parametrize(
        ("column", "cell", "said"),
        [
            *(
                ("companies", f"><v>{raw}</v>", "companies: stored as a number and not written")
                for raw in ("1_0", "zeven", "1,5", "infinity", "0x1", "\u0661", "1e", " ")
            ),
            *(
                ("note", f't="b"><v>{raw}</v>', "note: stored as true or false and is neither")
                for raw in ("2", "ja", "TRUE", "-1")
            ),
            *(
                ("note", f't="d"><v>{raw}</v>', "note: stored as a date and not written as a day")
                for raw in (
                    "2020-06-18T12:00:00+02:00",
                    "2020-06-18T00:00:00Z",
                    "2020-W25-4",
                    "20200618",
                    "2020-02-30",
                    "12:00:00",
                    "morgen",
                )
            ),
        ],
    )
    def test_raw_values(self, column: str, cell: str, said: str) -> None:
        """
        What a cell says that it is and is not, is a fault of that cell; Python would read some.
        """
        sheet = (
            '<row><c t="inlineStr"><is><t>#</t></is></c>'
            f'<c t="inlineStr"><is><t>{column}</t></is></c></row>'
            f'<row><c r="B2" {cell}</c></row>'
        )
        _, (fault,) = read(xml(sheet))
        assert str(fault).startswith(f"x.xlsx: sheet 'area', row 2, column B: area.{said}")
        assert fault.advice is not None
        assert fault.advice.endswith("again")

    def test_not_finite(self) -> None:
        """
        A number beyond all numbers is refused in its cell.
        """
        sheet = (
            '<row><c t="inlineStr"><is><t>#</t></is></c>'
            '<c t="inlineStr"><is><t>companies</t></is></c></row>'
            '<row><c r="B2"><v>1e999</v></c></row>'
        )
        _, (fault,) = read(xml(sheet))
        assert str(fault).endswith(
            "column B: area.companies: not a finite number; leave out what is not known"
        )


class TestBlank:
    """
    A workbook to fill in.
    """

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_reads_as_empty(self, name: str, language: Any) -> None:
        """
        Its labels and examples are not read.
        """
        content = blank_workbook(edition(name), language=language)
        file = file_of(content)
        assert file.remarks == ()
        assert dossier_in(file) == (Dossier(edition=name), [])

    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_examples_would_be_read(self, name: str) -> None:
        """
        Each example, taken by itself, is what its column asks for.
        """
        found = furniture_of(edition(name), language="nl")
        content = workbook_of(Dossier(), attrs.evolve(found, example_mark=""))
        _, faults = read(content)
        of_all_together = ("refers to", "no certificate", "a second row for dossier")
        assert [f for f in faults if not f.message.startswith(of_all_together)] == []

    def test_every_column_is_explained(self) -> None:
        """
        In both languages, with nothing explained that is no column.
        """
        for sheet in sheets():
            for column in sheet.columns:
                text = meaning_of(sheet.record, column.name)
                assert text.nl.endswith((".", "…")), (sheet.name, column.name)
                assert text.en == text.en.strip() != ""
                assert column.name in field_docs(sheet.record)

    def test_drop_downs(self) -> None:
        """
        A word has a list to choose from, which holds the edition's words.
        """
        found = furniture_of(edition("kvo-2015"), language="nl")
        assert found.choices["partners", "role"] == "roles"
        assert [choice.word for choice in found.lists["roles"]][:2] == ["gemeente", "politie"]
        assert found.choices["goals", "direction"] == "hoger, lager"
        assert found.choices["facts", "name"] == "facts"
        assert ("meetings", "roles") not in found.choices

    def test_every_sheet_name_is_allowed(self) -> None:
        """
        A spreadsheet takes names of at most 31 characters, without some signs.
        """
        assert [s.name for s in sheets() if len(s.name) > 31 or set(s.name) & set("[]:*?/\\")] == []

    def test_letters(self) -> None:
        """
        Columns are named as spreadsheets do.
        """
        assert [letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
        assert [number_of(letters(n)) for n in range(1, 800)] == list(range(1, 800))


class TestCommands:
    """
    The commands make workbooks and read them as they read TOML.
    """

    def test_new(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        By the format or by the ending.
        """
        assert main(["new", "dossier", "-o", str(tmp_path / "a.xlsx")]) == 0
        command = ["new", "dossier", "--format", "xlsx", "--edition", "kvo-2008", "--lang", "en"]
        assert main([*command, "-o", str(tmp_path / "b.xlsx")]) == 0
        assert read_dossier(tmp_path / "b.xlsx") == Dossier(edition="kvo-2008")
        assert main(["assess", str(tmp_path / "a.xlsx")]) == 3
        assert "Oordeel: OPEN" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--format", "xlsx"], "not for the screen"),
            (["--format", "xlsx", "-o", "{}/a.toml"], "would hold XLSX"),
            (["--format", "toml", "-o", "{}/a.xlsx"], "would hold TOML"),
        ],
    )
    def test_new_refuses(
        self,
        options: list[str],
        said: str,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        Where the name denies the format, or there is no file.
        """
        assert main(["new", "dossier", *(it.format(tmp_path) for it in options)]) == 2
        assert said in capsys.readouterr().err

    def test_there_and_back(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        The same assessment from the workbook, and the same dossier back as TOML.
        """
        source, sheet, back = EXAMPLES[0], tmp_path / "x.xlsx", tmp_path / "x.toml"
        name = read_dossier(source).edition or ""
        assert main(["convert", str(source), "--to", name, "-o", str(sheet)]) == 0
        assert main(["convert", str(sheet), "--to", name, "-o", str(back)]) == 0
        assert read_dossier(back) == read_dossier(source)
        capsys.readouterr()
        told = []
        for path in (source, sheet):
            main(["assess", str(path), "--format", "json"])
            told.append(capsys.readouterr())
        assert told[0] == told[1]

    def test_no_way_back(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Only to the dossier's own edition is no crosswalk needed.
        """
        path = tmp_path / "x.xlsx"
        write_dossier(Dossier(edition="kvo-2015"), path)
        assert main(["convert", str(path), "--to", "kvo-2008"]) == 2
        assert "no crosswalk" in capsys.readouterr().err

    def test_remarks_are_notes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        What is not read is said beside the output.
        """
        path = tmp_path / "x.xlsx"
        path.write_bytes(book({"area": [["#", "naam"], ["", "A"]], "Blad1": [["a"]]}))
        assert main(["assess", str(path), "--edition", "kvo-2015"]) == 3
        said = capsys.readouterr().err
        assert "kvo-norms: " in said
        assert "the sheet 'Blad1' is not read" in said
        assert "column B: the column 'naam' is not read; did you mean 'name'?" in said

    def test_faults(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        A fault ends with exit code 2 and its place.
        """
        path = tmp_path / "x.xlsx"
        path.write_bytes(book({"area": [["#", "name"], ["", 1]]}))
        assert main(["assess", str(path), "--edition", "kvo-2015"]) == 2
        assert "sheet 'area', row 2, column B" in capsys.readouterr().err

    def test_not_loaded_without_need(self) -> None:
        """
        Reading TOML loads nothing of it.
        """
        program = (
            "import sys, kvo_norms\n"
            f"kvo_norms.read_dossier({str(EXAMPLES[0])!r})\n"
            "print(sorted({'xlsxwriter', 'zipfile', 'pyexpat'} & set(sys.modules)))"
        )
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"


def test_no_warning_without_remarks(tmp_path: Path) -> None:
    """
    A workbook that holds nothing else is read without a word.
    """
    write_dossier(Dossier(id="a"), tmp_path / "x.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_dossier(tmp_path / "x.xlsx") == Dossier(id="a")
