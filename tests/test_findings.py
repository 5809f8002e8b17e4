"""
Judgements: on which evidence they rest, the worksheet of open ones, and waivers in reports.
"""

from __future__ import annotations

import html
import io
import sys
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pypdf
import pytest
import xlsxwriter
from hypothesis import given, settings

from cases import dossier_of
from conftest import ROOT
from kvo_norms import (
    Dossier,
    Finding,
    InvalidInputError,
    Waiver,
    assess,
    edition,
    index,
    read_dossier,
    write_dossier,
)
from kvo_norms.assessing.evidence import evidence_of, evidence_sha256, named_in, stale_findings
from kvo_norms.assessment import NormResult
from kvo_norms.auditing.editing import with_findings
from kvo_norms.auditing.findings import Question, Worksheet, worksheet_of
from kvo_norms.auditing.findings_files import as_toml, as_workbook
from kvo_norms.auditing.findings_reading import read_worksheet, taken_in
from kvo_norms.catalogue import norms_of
from kvo_norms.cli import main
from kvo_norms.converting import convert
from kvo_norms.dossier import Area, Document, Evaluation, Measure, Meeting
from kvo_norms.errors import MissingExtraError, UnusableCallError
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reading.workbook.opening import opened
from kvo_norms.reporting.html import as_html
from kvo_norms.reporting.json import as_json
from kvo_norms.reporting.markdown import as_markdown
from kvo_norms.reporting.pdf import as_pdf
from kvo_norms.reporting.text import as_text
from kvo_norms.reporting.xlsx import as_xlsx
from kvo_norms.verdict import Status
from random_cases import UNKNOWN_WORD, random_case
from random_editions import random_edition
from test_laws import RANDOMS

Captured = pytest.CaptureFixture[str]
KVO_2015 = edition("kvo-2015")
NORMS = {norm.id: norm for norm in norms_of(KVO_2015)}
BASES = tomllib.loads(
    (catalogue_folder() / "kvo-2015" / "scenarios" / "dossiers.toml").read_text(encoding="utf-8"),
    parse_float=Decimal,
)["dossiers"]
FULL = dossier_of(BASES["volledig_hercertificering"])
JUDGED = {finding.norm: finding for finding in FULL.findings}
AS_A_WHOLE, BY_RULE = "samenwerking.oordeel", "hercertificering.oude_plan"
LAGE_WEIDE = read_dossier(ROOT / "docs" / "examples" / "lage-weide-2022.toml", edition=KVO_2015)
GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()",
    "../../x",
    "\u202egnp.exe",
    "x" * 10_000,
    "\N{GRINNING FACE}",
    'a"""\n[[findings]]\nb',
)


def digested(dossier: Dossier, name: str = AS_A_WHOLE) -> Dossier:
    """
    The dossier with the digest of what one of its findings rests on.
    """
    return attrs.evolve(
        dossier,
        findings=tuple(
            attrs.evolve(it, evidence_sha256=evidence_sha256(NORMS[name], dossier, it.date))
            if it.norm == name
            else it
            for it in dossier.findings
        ),
    )


def result_of(dossier: Dossier, name: str, on: date | None = None) -> NormResult:
    """
    How one norm stands.
    """
    return next(norm for norm in assess(KVO_2015, dossier, on=on).norms if norm.id == name)


def later(dossier: Dossier, name: str = AS_A_WHOLE, days: int = 1) -> date:
    """
    A day so long after a finding.
    """
    return JUDGED[name].date + timedelta(days=days)


class TestEvidence:
    """
    What a judgement rests on: what the norm's patterns name, or else the whole dossier.
    """

    def test_named(self) -> None:
        """
        A norm with a rule: its fields, whole collections, and what ``@`` names.
        """
        assert named_in(NORMS["hercertificering.nieuwe_meting"]) == [
            ("application", "kind"),
            ("surveys",),
            ("application", "previous_from"),
        ]

    def test_of_a_rule(self) -> None:
        """
        Only what is named, without items dated after the day; what was not given is left out.
        """
        dossier = Dossier(
            evaluations=(
                Evaluation(id="a", date=date(2022, 1, 1)),
                Evaluation(id="b", date=date(2022, 1, 2)),
                Evaluation(id="c"),
            ),
            meetings=(),
            incomplete=("evaluations", "meetings"),
        )
        assert evidence_of(NORMS[BY_RULE], dossier, date(2022, 1, 1)) == {
            "evaluations": [{"id": "a", "date": "2022-01-01"}, {"id": "c"}],
            "incomplete": ["evaluations"],
        }

    def test_of_a_question(self) -> None:
        """
        All but what identifies the dossier, and what was decided.
        """
        dossier = attrs.evolve(
            FULL,
            id="x",
            as_of=date(2022, 1, 1),
            waivers=(waiver(date(2022, 1, 1), date(2022, 1, 2)),),
        )
        found = evidence_of(NORMS[AS_A_WHOLE], dossier, date.max)
        assert found.keys().isdisjoint({"id", "edition", "as_of", "findings", "waivers"})
        assert {"area", "meetings", "documents", "measures"} <= found.keys()

    def test_digest_is_known(self) -> None:
        """
        RFC 8785 JSON of the plain data, so that anybody can compute it.
        """
        dossier = Dossier(evaluations=(Evaluation(id="a"),))
        import hashlib

        expected = hashlib.sha256(b'{"evaluations":[{"id":"a"}]}').hexdigest()
        assert evidence_sha256(NORMS[BY_RULE], dossier, date(2022, 1, 1)) == expected


CHANGES: dict[str, Callable[[Dossier], Dossier]] = {
    "a measure": lambda d: attrs.evolve(d, measures=(*(d.measures or ()), Measure(id="x"))),
    "a note": lambda d: attrs.evolve(d, area=attrs.evolve(d.area or Area(), note="x")),
    "an undated meeting": lambda d: attrs.evolve(d, meetings=(*(d.meetings or ()), Meeting())),
    "a document's file": lambda d: attrs.evolve(
        d,
        documents=(attrs.evolve((d.documents or ())[0], sha256="0" * 64), *(d.documents or ())[1:]),
    ),
    "an evaluation left out": lambda d: attrs.evolve(d, evaluations=()),
}


class TestStale:
    """
    A finding on evidence that changed afterwards counts as none.
    """

    @pytest.mark.parametrize("name", [AS_A_WHOLE, BY_RULE])
    def test_fresh(self, name: str) -> None:
        """
        A digest of what is still so changes nothing.
        """
        dossier = digested(FULL, name)
        assert stale_findings(KVO_2015, dossier) == frozenset()
        assert result_of(dossier, name).status is Status.MET

    @pytest.mark.parametrize("change", CHANGES)
    def test_open(self, change: str) -> None:
        """
        The norm is open, and the gap says what was found, why it does not count and what to do.
        """
        dossier = CHANGES[change](digested(FULL))
        result = result_of(dossier, AS_A_WHOLE)
        (gap,) = result.gaps
        assert (result.status, gap.kind, gap.action, gap.found) == (
            Status.OPEN,
            "judgement",
            "judge",
            "voldoet",
        )
        assert gap.sentence.nl == (
            "De auditor oordeelde “voldoet”, maar het bewijs is daarna veranderd; een auditor moet"
            " opnieuw oordelen: “Is de samenwerking structureel georganiseerd, en werkt zij in de"
            " praktijk goed?”"
        )
        assert gap.sentence.en == (
            "The auditor found “complies”, but the evidence changed afterwards; an auditor has to"
            " judge again: “Is the cooperation organised structurally, and does it work well in"
            " practice?”"
        )

    def test_without_a_digest(self) -> None:
        """
        A finding that does not say what it rests on is never stale.
        """
        for change in CHANGES.values():
            assert result_of(change(FULL), AS_A_WHOLE).status is Status.MET

    def test_what_is_not_named(self) -> None:
        """
        Where the norm has a rule, a change elsewhere does not matter.
        """
        dossier = digested(FULL, BY_RULE)
        assert result_of(CHANGES["a measure"](dossier), BY_RULE).status is Status.MET
        found = attrs.evolve(
            dossier, evaluations=(*(dossier.evaluations or ()), Evaluation(plan="vorig"))
        )
        assert result_of(found, BY_RULE).status is Status.OPEN

    @pytest.mark.parametrize("days", [0, 1])
    def test_what_came_afterwards(self, days: int) -> None:
        """
        Evidence of a later day is more evidence, and not other evidence.
        """
        dossier = digested(FULL)
        new = Meeting(date=later(FULL, days=days))
        found = attrs.evolve(dossier, meetings=(*(dossier.meetings or ()), new))
        expected = Status.MET if days else Status.OPEN
        assert result_of(found, AS_A_WHOLE, later(FULL, days=2)).status is expected

    def test_decisions_are_no_evidence(self) -> None:
        """
        Neither waivers nor other findings nor another day make a finding stale.
        """
        dossier = attrs.evolve(
            digested(FULL),
            id="another",
            as_of=later(FULL),
            findings=tuple(it for it in digested(FULL).findings if it.norm == AS_A_WHOLE),
            waivers=(waiver(date(2022, 1, 1), date(2022, 1, 2)),),
        )
        assert stale_findings(KVO_2015, dossier) == frozenset()

    def test_no_earlier_one_instead(self) -> None:
        """
        The latest finding counts, also when it is stale; an earlier one does not take its place.
        """
        before = attrs.evolve(JUDGED[AS_A_WHOLE], date=later(FULL, days=-1))
        dossier = CHANGES["a measure"](digested(FULL))
        dossier = attrs.evolve(dossier, findings=(before, *dossier.findings))
        assert result_of(dossier, AS_A_WHOLE).status is Status.OPEN
        assert result_of(dossier, AS_A_WHOLE, before.date).status is Status.MET

    def test_against_the_area(self) -> None:
        """
        One that went against the area is open again too: that, and not repair, is the work to do.
        """
        dossier = attrs.evolve(
            FULL, findings=(attrs.evolve(JUDGED[AS_A_WHOLE], result="voldoet_niet"),)
        )
        assert result_of(digested(dossier), AS_A_WHOLE).status is Status.NOT_MET
        (gap,) = result_of(CHANGES["a measure"](digested(dossier)), AS_A_WHOLE).gaps
        assert (gap.verdict.value, gap.action, gap.found) == ("open", "judge", "voldoet_niet")

    def test_an_index_follows(self) -> None:
        """
        An index that follows a change knows that a finding is stale then, on every day.
        """
        dossier = digested(FULL)
        kept = index(KVO_2015, dossier)
        assert kept.statuses()[AS_A_WHOLE] is Status.MET
        changed = kept.changed(CHANGES["a measure"](dossier))
        assert changed.statuses()[AS_A_WHOLE] is Status.OPEN
        assert changed.statuses(later(FULL))[AS_A_WHOLE] is Status.OPEN
        assert changed.changed(dossier).statuses()[AS_A_WHOLE] is Status.MET

    def test_carried_over(self) -> None:
        """
        A finding that a conversion keeps rests on the same evidence in the new words; a stale one
        stays stale.
        """
        old = edition("kvo-2008")
        dossier = dossier_of(
            tomllib.loads(
                (catalogue_folder() / "kvo-2008" / "scenarios" / "dossiers.toml").read_text(
                    encoding="utf-8"
                ),
                parse_float=Decimal,
            )["dossiers"]["volledig"]
        )
        norm = next(n for n in norms_of(old) if n.id == AS_A_WHOLE)
        day = dossier.as_of or date(2012, 1, 1)
        for digest, stale in ((evidence_sha256(norm, dossier, day), 0), ("0" * 64, 1)):
            finding = Finding(
                norm=norm.id, result="voldoet", by="A", date=day, evidence_sha256=digest
            )
            given = attrs.evolve(dossier, findings=(finding,))
            made = convert(given, previous=old, edition=KVO_2015).dossier
            assert len(made.findings) == 1
            assert len(stale_findings(KVO_2015, made)) == stale


@settings(max_examples=100, deadline=None)
@given(RANDOMS)
def test_both_evaluators(rng: Random) -> None:
    """
    Law: a stale finding counts as none, and one with a digest that fits as one without.
    """
    cases = [random_case(rng) for _ in range(6)]
    made = random_edition(cases)
    asking = [norm for norm in norms_of(made) if norm.question is not None]
    for case in cases:
        if UNKNOWN_WORD in repr(case.dossier) or not date(2, 1, 1) < case.on < date(9998, 1, 1):
            continue
        bare = dossier_of(case.dossier)
        plain: list[Finding] = []
        given: list[Finding] = []
        for norm in asking:
            finding = Finding(norm=norm.id, result="voldoet", by="A", date=case.on)
            digest = evidence_sha256(norm, bare, case.on)
            if rng.random() < 0.5:
                plain.append(finding)
            else:
                digest = "0" * 64
            given.append(attrs.evolve(finding, evidence_sha256=digest))
        without = attrs.evolve(bare, findings=tuple(plain))
        dossier = attrs.evolve(bare, findings=tuple(given))
        expected = index(made, without).statuses(case.on)
        assert index(made, dossier).statuses(case.on) == expected
        assert index(made, dossier, plain=True).statuses(case.on) == expected
        first, second = (index(made, dossier, plain=it).assess(case.on) for it in (True, False))
        assert as_json(first) == as_json(second)
        for norm_result in first.norms:
            done = norm_result.status in (Status.MET, Status.NOT_APPLICABLE)
            assert done is (norm_result.gaps == ())


def worksheet(dossier: Dossier = LAGE_WEIDE, language: Any = "en") -> Worksheet:
    """
    The worksheet of a dossier.
    """
    return worksheet_of(assess(KVO_2015, dossier), KVO_2015, dossier, language=language)


class TestWorksheet:
    """
    All questions that are open, with what the norm asks and what is there.
    """

    def test_all_open_questions(self) -> None:
        """
        In the edition's order; none that is judged, none of a norm that does not apply.
        """
        assert [it.norm for it in worksheet().questions] == [
            norm.id
            for norm in assess(KVO_2015, LAGE_WEIDE).norms
            if any(gap.action == "judge" for gap in norm.gaps)
        ]
        assert worksheet(FULL).questions == ()

    def test_a_stale_one(self) -> None:
        """
        A question that was judged on other evidence is asked again, and that is said first.
        """
        (question,) = worksheet(CHANGES["a measure"](digested(FULL))).questions
        assert question.norm == AS_A_WHOLE
        assert question.evidence[0] == (
            "Earlier finding: “complies”; the evidence changed afterwards."
        )

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_golden(self, language: Any, golden: Callable[[str, Path], None]) -> None:
        """
        As TOML.
        """
        said = as_toml(worksheet(language=language), language=language)
        golden(said, GOLDEN / f"findings.{language}.toml")

    def test_the_same_file(self) -> None:
        """
        The same worksheet is the same workbook, byte for byte.
        """
        made = worksheet()
        assert as_workbook(made, language="nl") == as_workbook(made, language="nl")


def filled_toml(folder: Path, made: Worksheet, **values: Any) -> Path:
    """
    The worksheet as TOML with the same values filled in everywhere.
    """
    text = as_toml(made, language="nl")
    for name, value in values.items():
        text = text.replace(f'\n{name} = ""', f"\n{name} = {value}")
    path = folder / "worksheet.toml"
    path.write_text(text, encoding="utf-8")
    return path


def filled_xlsx(folder: Path, made: Worksheet, *answers: dict[str, Any]) -> Path:
    """
    The worksheet as a workbook with these values in its rows, as a spreadsheet program saves them.
    """
    path = folder / "worksheet.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "d-m-yyyy"})
        for given in opened(as_workbook(made, language="nl")):
            sheet = book.add_worksheet(given.name)
            head, *rows = given.rows
            if given.name == "questions":
                for row, answer in zip(rows, answers, strict=False):
                    for name, value in answer.items():
                        row[head.index(name)] = value
            for number, row in enumerate([head, *rows]):
                for column, value in enumerate(row):
                    if value is ERROR:
                        sheet.write_formula(number, column, "=1/0", None, "#DIV/0!")
                    elif isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write_number(number, column, value)
    return path


DAY = date(2022, 6, 14)
ERROR = object()
"""In a workbook: a cell with an error."""
ANSWER = {"result": "voldoet", "by": "A. Auditor", "date": DAY, "note": "Gezien."}
IN_TOML = {
    "result": '"voldoet"',
    "by": '"A. Auditor"',
    "date": "2022-06-14",
    "note": '"Gezien."',
}


class TestReadBack:
    """
    What was filled in becomes findings, with name, date and digest.
    """

    def expected(self) -> tuple[Finding, ...]:
        """
        A finding on each open question.
        """
        return tuple(
            Finding(
                norm=it.norm,
                result="voldoet",
                by="A. Auditor",
                date=DAY,
                note="Gezien.",
                evidence_sha256=it.evidence_sha256,
            )
            for it in worksheet().questions
        )

    @pytest.mark.parametrize("day", ["2022-06-14", '"2022-06-14"', '" 2022-06-14 "'])
    def test_toml(self, day: str, tmp_path: Path) -> None:
        """
        From TOML; the day may stay between its quotes.
        """
        path = filled_toml(tmp_path, worksheet(), **{**IN_TOML, "date": day})
        taken = taken_in(read_worksheet(path), LAGE_WEIDE, KVO_2015)
        assert taken.added == self.expected()
        assert taken.dossier == attrs.evolve(LAGE_WEIDE, findings=self.expected())
        assert taken.stale == ()
        assert worksheet(taken.dossier).questions == ()

    @pytest.mark.parametrize("day", [DAY, "2022-06-14"])
    def test_workbook(self, day: Any, tmp_path: Path) -> None:
        """
        From a workbook the same.
        """
        made = worksheet()
        answer = {**ANSWER, "date": day}
        path = filled_xlsx(tmp_path, made, *(answer for _ in made.questions))
        assert taken_in(read_worksheet(path), LAGE_WEIDE, KVO_2015).added == self.expected()

    @pytest.mark.parametrize("form", ["toml", "xlsx"])
    def test_left_empty(self, form: str, tmp_path: Path) -> None:
        """
        A row without a result is left for later.
        """
        made = worksheet()
        if form == "toml":
            path = filled_toml(tmp_path, made, by='"A. Auditor"', date="2022-06-14")
        else:
            path = filled_xlsx(tmp_path, made)
        filled = read_worksheet(path)
        assert (filled.findings, filled.left) == ((), len(made.questions))
        assert taken_in(filled, LAGE_WEIDE, KVO_2015).dossier == LAGE_WEIDE

    def test_twice(self, tmp_path: Path) -> None:
        """
        Read back again it adds nothing.
        """
        filled = read_worksheet(filled_toml(tmp_path, worksheet(), **IN_TOML))
        once = taken_in(filled, LAGE_WEIDE, KVO_2015)
        again = taken_in(filled, once.dossier, KVO_2015)
        assert (again.added, again.dossier) == ((), once.dossier)

    def test_changed_meanwhile(self, tmp_path: Path) -> None:
        """
        Where the evidence changed since the worksheet was written, the finding is stale at once.
        """
        made = worksheet(FULL.__class__(**{**attrs.asdict(FULL, recurse=False), "findings": ()}))
        bare = attrs.evolve(FULL, findings=())
        filled = read_worksheet(filled_toml(tmp_path, made, **IN_TOML))
        taken = taken_in(filled, CHANGES["a measure"](bare), KVO_2015)
        assert AS_A_WHOLE in [finding.norm for finding in taken.stale]
        assert stale_findings(KVO_2015, taken.dossier) == frozenset(taken.stale)
        assert BY_RULE not in [finding.norm for finding in taken.stale]

    def test_on_another_day(self, tmp_path: Path) -> None:
        """
        The digest is that of the day of the finding, so the finding is fresh whatever that is.
        """
        meetings = (Meeting(date=DAY - timedelta(days=30)), Meeting(date=DAY - timedelta(days=3)))
        dossier = attrs.evolve(LAGE_WEIDE, meetings=meetings)
        values = {**IN_TOML, "date": "2022-06-01"}
        filled = read_worksheet(filled_toml(tmp_path, worksheet(dossier), **values))
        taken = taken_in(filled, dossier, KVO_2015)
        assert taken.stale == ()
        assert stale_findings(KVO_2015, taken.dossier) == frozenset()

    @pytest.mark.parametrize(
        ("judged", "held", "stale"),
        [
            ("2022-06-20", "2022-06-18", True),
            ("2022-06-20", "2022-06-20", True),
            ("2022-06-20", "2022-06-21", False),
            ("2022-06-14", "2022-06-18", False),
            ("2022-06-01", "2022-06-10", False),
            ("2022-06-01", "2022-05-31", True),
        ],
    )
    def test_not_on_the_worksheet(
        self, judged: str, held: str, stale: bool, tmp_path: Path
    ) -> None:
        """
        A meeting that the worksheet of 14 June did not show makes a finding stale, unless it is of
        a later day than the finding.
        """
        dossier = Dossier(as_of=DAY, application=LAGE_WEIDE.application, meetings=())
        made = worksheet(dossier)
        assert made.on == DAY
        filled = read_worksheet(filled_toml(tmp_path, made, **{**IN_TOML, "date": judged}))
        meetings = (Meeting(date=date.fromisoformat(held)),)
        taken = taken_in(filled, attrs.evolve(dossier, meetings=meetings), KVO_2015)
        assert (AS_A_WHOLE in [finding.norm for finding in taken.stale]) is stale
        assert BY_RULE not in [finding.norm for finding in taken.stale]
        assert stale_findings(KVO_2015, taken.dossier) == frozenset(taken.stale)

    @pytest.mark.parametrize(
        ("values", "where", "message"),
        [
            ({"result": '"ja"'}, "result", "unknown result 'ja'; known: "),
            ({"result": '"voldoen"'}, "result", "did you mean 'voldoet'?"),
            ({"result": "true"}, "result", "unknown result true"),
            ({"by": '""'}, "by", "'by' is missing; fill it in"),
            ({"by": "3"}, "by", "expected text, found the whole number 3"),
            ({"date": '""'}, "date", "'date' is missing; write it as 2022-06-14"),
            ({"date": '"14-6-2022"'}, "date", 'no date: the text "14-6-2022"'),
            ({"date": "2022-06-14T10:00:00"}, "date", "no date"),
            ({"note": "[]"}, "note", "expected text, found an array"),
        ],
    )
    def test_faults(self, values: dict[str, str], where: str, message: str, tmp_path: Path) -> None:
        """
        Each with its place.
        """
        path = filled_toml(tmp_path, worksheet(), **IN_TOML | values)
        with pytest.raises(InvalidInputError) as raised:
            read_worksheet(path)
        number = len(worksheet().questions)
        assert len(raised.value.faults) == number
        for index_, fault in enumerate(raised.value.faults):
            assert fault.path == ("questions", index_, where)
            assert str(fault).startswith(f"{path}:")
            assert message in str(fault)
            assert fault.line is not None

    def test_faults_of_a_workbook(self, tmp_path: Path) -> None:
        """
        With sheet, row and column.
        """
        path = filled_xlsx(tmp_path, worksheet(), ANSWER, {**ANSWER, "date": 3.5, "by": None})
        with pytest.raises(InvalidInputError) as raised:
            read_worksheet(path)
        assert [(it.sheet, it.line, it.column, it.path[2:]) for it in raised.value.faults] == [
            ("questions", 3, 7, ("by",)),
            ("questions", 3, 8, ("date",)),
        ]

    @pytest.mark.parametrize(
        ("before", "after", "message"),
        [
            ('edition = "kvo-2015"', 'edition = "kvo-2008"', "is of the edition kvo-2008"),
            ('dossier = "lage-weide-2022"', 'dossier = "x"', "the worksheet is of 'x', not of"),
            ('dossier = "lage-weide-2022"\n', "", "the worksheet is of a dossier without id"),
            ('norm = "samenwerking.oordeel"', 'norm = "samenwerking.ordeel"', "did you mean"),
            ('norm = "samenwerking.oordeel"', 'norm = "samenwerking.overleg"', "asks no judgement"),
            (
                'norm = "samenwerking.oordeel"',
                'norm = "hercertificering.oude_plan"',
                "there is a finding on hercertificering.oude_plan of 2022-06-14 already",
            ),
            (
                'result = "voldoet"  # een van: voldoet, voldoet_niet\n',
                'result = "niet_van_toepassing"\n',
                "does not leave it to the auditor",
            ),
            ("findings/1", "findings/2", "this is no kvo-norms/findings/1"),
            ('format = "kvo-norms/findings/1"\n', "", "'format' is missing"),
            ("on = 2022-06-14\n", "", "the day is missing"),
            ('edition = "kvo-2015"\n', "", "the edition is missing"),
            ('dossier = "lage-weide-2022"', "dossier = 3", "expected text"),
            ("\nnote =", "\nnoot =", "unknown key 'noot'; did you mean 'note'?"),
            ("[[questions]]", "[[question]]", "unknown key 'question'; did you mean 'questions'?"),
            ("[[questions]]", "[questions]\n#", "expected an array of tables"),
        ],
    )
    def test_out_of_place(self, before: str, after: str, message: str, tmp_path: Path) -> None:
        """
        A worksheet of something else, or with a row that has no place here, is refused.
        """
        path = filled_toml(tmp_path, worksheet(), **IN_TOML)
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(
            text.split("[[questions]]")[0] + "[[questions]]" + text.split("[[questions]]")[1]
            if after.endswith("#")
            else text,
            encoding="utf-8",
        )
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, after), encoding="utf-8")
        with pytest.raises(InvalidInputError) as raised:
            taken_in(read_worksheet(path), LAGE_WEIDE, KVO_2015)
        assert message in str(raised.value)

    @pytest.mark.parametrize("content", [b"", b"nothing", b"PK\x03\x04"])
    def test_no_workbook(self, content: bytes, tmp_path: Path) -> None:
        """
        What is no workbook is a fault, and so is a workbook of something else, or no file at all.
        """
        (tmp_path / "w.xlsx").write_bytes(content)
        with pytest.raises(InvalidInputError):
            read_worksheet(tmp_path / "w.xlsx")
        with pytest.raises(InvalidInputError, match="no such file"):
            read_worksheet(tmp_path / "none.xlsx")

    def test_troubled_cells(self, tmp_path: Path) -> None:
        """
        A cell that gives no value is a fault with its place, and not taken for blank.
        """
        path = filled_xlsx(tmp_path, worksheet(), {**ANSWER, "date": ERROR}, {"result": ERROR})
        with pytest.raises(InvalidInputError) as raised:
            read_worksheet(path)
        told = "the cell holds an error; mend the formula, or clear the cell"
        assert [str(fault).removeprefix(str(path)) for fault in raised.value.faults] == [
            f": sheet 'questions', row 2, column H: questions[0].date: {told}",
            f": sheet 'questions', row 3, column F: questions[1].result: {told}",
        ]

    def test_another_workbook(self, tmp_path: Path) -> None:
        """
        A workbook without our sheets.
        """
        with xlsxwriter.Workbook(tmp_path / "w.xlsx") as book:
            book.add_worksheet("area").write_string(0, 0, "x")
        with pytest.raises(InvalidInputError, match="lacks the sheet 'questions'"):
            read_worksheet(tmp_path / "w.xlsx")


@pytest.mark.parametrize("form", ["toml", "xlsx"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str, form: str, tmp_path: Path) -> None:
    """
    Whatever an area, a dossier, an auditor or a document is called, it stays text.
    """
    dossier = attrs.evolve(
        LAGE_WEIDE,
        id=name,
        area=attrs.evolve(LAGE_WEIDE.area or Area(), name=name),
        documents=(Document(id=name, title=name),),
    )
    made = worksheet(dossier)
    if form == "toml":
        import tomli_w

        written = tomli_w.dumps({"x": name}).removeprefix("x = ").strip()
        path = filled_toml(tmp_path, made, **IN_TOML | {"by": written, "note": written})
    else:
        path = filled_xlsx(tmp_path, made, *({**ANSWER, "by": name} for _ in made.questions))
    taken = taken_in(read_worksheet(path), dossier, KVO_2015)
    assert {finding.by for finding in taken.added} == {name}
    assert "\u202e" not in as_toml(made, language="nl")
    written_back = with_findings(toml_of(dossier), taken.added, taken.dossier)
    assert dossier_in(parse_text(written_back, file="", syntax="toml")) == (taken.dossier, [])


def toml_of(dossier: Dossier) -> str:
    """
    The dossier as TOML.
    """
    from kvo_norms.writing import as_toml as dossier_as_toml

    return dossier_as_toml(dossier)


START = 'format = "kvo-norms/dossier/1"\n'
FINDING = Finding(norm="a", result="voldoet", by="A", date=DAY)
ADDED = 'norm = "a"\nresult = "voldoet"\nby = "A"\ndate = 2022-06-14\n'
TEXTS = {
    "none yet": ("# mine\n[facts]\na = 1 # one\n", "\n[[findings]]\n" + ADDED),
    "no last newline": ("[facts]\na = 1", "\n\n[[findings]]\n" + ADDED),
    "some": (
        '[[findings]] # old\nnorm = "b"\nresult = "voldoet"\nby = "B"\ndate = 2022-01-01\n'
        "\n# end\n",
        "\n[[findings]]\n" + ADDED,
    ),
}


class TestWritten:
    """
    Findings are added to TOML without a change of anything else.
    """

    def added(self, text: str) -> str:
        """
        The text with a finding.
        """
        dossier, faults = dossier_in(parse_text(text, file="", syntax="toml"))
        assert faults == []
        made = attrs.evolve(dossier, findings=(*dossier.findings, FINDING))
        return with_findings(text, (FINDING,), made)

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("name", TEXTS)
    def test_at_the_end(self, name: str, newline: str) -> None:
        """
        Behind all that stands there.
        """
        before, after = ((it).replace("\n", newline) for it in TEXTS[name])
        start = START.replace("\n", newline)
        assert self.added(start + before) == start + before + after

    @pytest.mark.parametrize(
        "array",
        [
            "findings = []",
            'findings = [{ norm = "}", result = "voldoet", by = "]", date = 2022-01-01 }]',
            'findings = [ # old\n  { norm="b", result="voldoet", by="B", date=2022-01-01 },\n]',
        ],
    )
    def test_in_an_array(self, array: str) -> None:
        """
        Where the findings are one array, in it.
        """
        text = f"{START}{array} # mine\n[facts]\na = 1 # one\n"
        made = self.added(text)
        assert made.startswith(f"{START}{array[: array.rindex(']')].rstrip().rstrip(',')}")
        assert made.endswith("] # mine\n[facts]\na = 1 # one\n")

    def test_refused(self) -> None:
        """
        What does not come out as it should is not written.
        """
        with pytest.raises(UnusableCallError, match="by hand"):
            with_findings(START, (FINDING,), Dossier())


def waiver(first: date, last: date) -> Waiver:
    """
    A waiver.
    """
    return Waiver(
        norm="samenwerking.convenant",
        reason="Het convenant <b>volgt</b>.",
        granted_by="A. Certificatie",
        valid_from=first,
        valid_until=last,
    )


class TestWaivers:
    """
    Reports list waivers in a place of their own, and say which are ignored.
    """

    DOSSIER = attrs.evolve(
        LAGE_WEIDE,
        waivers=(
            waiver(date(2022, 6, 1), DAY),
            waiver(date(2022, 1, 1), DAY - timedelta(days=1)),
            waiver(DAY + timedelta(days=1), date(2023, 1, 1)),
        ),
    )

    def test_markdown(self) -> None:
        """
        With the norm, the days, what becomes of it and the reason; not with who granted it.
        """
        said = as_markdown(assess(KVO_2015, self.DOSSIER), KVO_2015, self.DOSSIER, language="nl")
        assert said.split("## Ontheffingen\n")[1].split("\n## ")[0] == (
            "\n- **Convenant ondertekend** (`samenwerking.convenant`),"
            " geldig van 1 juni 2022 tot en met 14 juni 2022:\n"
            "  **telt mee**. Het convenant \\<b\\>volgt\\</b\\>.\n"
            "- **Convenant ondertekend** (`samenwerking.convenant`),"
            " geldig van 1 januari 2022 tot en met 13 juni 2022:\n"
            "  **verlopen, telt niet mee**. Het convenant \\<b\\>volgt\\</b\\>.\n"
            "- **Convenant ondertekend** (`samenwerking.convenant`),"
            " geldig van 15 juni 2022 tot en met 1 januari 2023:\n"
            "  **nog niet ingegaan, telt niet mee**. Het convenant \\<b\\>volgt\\</b\\>.\n"
        )
        assert "A. Certificatie" not in said

    def test_text(self) -> None:
        """
        In text the same.
        """
        said = as_text(assess(KVO_2015, self.DOSSIER), KVO_2015, self.DOSSIER, language="en")
        place = said.split("Waivers ---")[1].split("\nCertificate ---")[0]
        for state in ("counts", "expired, ignored", "not begun yet, ignored"):
            assert state in " ".join(place.split())

    def test_full_reports(self) -> None:
        """
        So is it in HTML, PDF and XLSX.
        """
        found = (assess(KVO_2015, self.DOSSIER), KVO_2015, self.DOSSIER)
        states = ("telt mee", "verlopen, telt niet mee", "nog niet ingegaan, telt niet mee")
        page = html.unescape(as_html(*found, language="nl"))
        part = page.split('<h2 id="waivers">')[1].split("</section>")[0]
        pages = pypdf.PdfReader(io.BytesIO(as_pdf(*found, language="nl"))).pages
        document = " ".join(" ".join(it.extract_text() for it in pages).split())
        summary, *_ = opened(as_xlsx(*found, language="nl"))
        assert any(row[0] == "Ontheffingen" for row in summary.rows)
        cells = [str(cell) for row in summary.rows for cell in row]
        for state in states:
            assert part.count(f"<strong>{state}</strong>") == 1
            assert f": {state}" in document
            assert sum(cell.endswith(f": {state}") for cell in cells) == 1
        assert part.count("Het convenant <b>volgt</b>.") == 3
        assert cells.count("Het convenant <b>volgt</b>.") == 3

    def test_none(self) -> None:
        """
        Without waivers there is no place for them.
        """
        said = as_markdown(assess(KVO_2015, LAGE_WEIDE), KVO_2015, LAGE_WEIDE, language="nl")
        assert "Ontheffingen" not in said


class TestCommand:
    """
    ``kvo-norms findings``.
    """

    def dossier(self, folder: Path) -> Path:
        """
        A copy of the example, with its comments.
        """
        path = folder / "dossier.toml"
        text = (ROOT / "docs" / "examples" / "lage-weide-2022.toml").read_bytes()
        path.write_bytes(text)
        return path

    def test_round(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Written, filled in, read back: the dossier's text stays, and the questions are answered.
        """
        path, new = self.dossier(tmp_path), tmp_path / "new.toml"
        sheet = tmp_path / "sheet.toml"
        assert main(["findings", str(path), "-o", str(sheet)]) == 0
        assert sheet.read_text(encoding="utf-8") == as_toml(worksheet(language="nl"), language="nl")
        filled = filled_toml(tmp_path, worksheet(), **IN_TOML)
        assert main(["findings", str(path), "--from", str(filled), "-o", str(new)]) == 0
        number = len(worksheet().questions)
        assert capsys.readouterr() == (
            "",
            f"{number} oordelen opgenomen, 0 zonder oordeel gelaten.\n",
        )
        assert new.read_bytes().startswith(path.read_bytes())
        assert len(read_dossier(new, edition=KVO_2015).findings) == number
        assert main(["findings", str(new), "--lang", "en"]) == 0
        assert "# There is no open question." in capsys.readouterr().out

    def test_workbook(self, tmp_path: Path) -> None:
        """
        As a workbook by the ending of ``-o``.
        """
        path, sheet = self.dossier(tmp_path), tmp_path / "sheet.xlsx"
        assert main(["findings", str(path), "-o", str(sheet)]) == 0
        assert sheet.read_bytes() == as_workbook(worksheet(language="nl"), language="nl")
        assert (
            main(["findings", str(path), "--from", str(sheet), "-o", str(tmp_path / "n.toml")]) == 0
        )
        assert (tmp_path / "n.toml").read_bytes() == path.read_bytes()

    def test_dossier_in_a_workbook(self, tmp_path: Path) -> None:
        """
        A dossier may be read from a workbook, and be written as one.
        """
        path, new = self.dossier(tmp_path), tmp_path / "new.xlsx"
        filled = filled_toml(tmp_path, worksheet(), **IN_TOML)
        assert main(["findings", str(path), "--from", str(filled), "-o", str(new)]) == 0
        found = read_dossier(new, edition=KVO_2015)
        assert found.findings == TestReadBack().expected()
        for ending in ("toml", "json"):
            again = tmp_path / f"again.{ending}"
            assert main(["findings", str(new), "--from", str(filled), "-o", str(again)]) == 0
            assert read_dossier(again) == found

    def test_byte_order_mark_stays(self, tmp_path: Path) -> None:
        """
        A file that begins with a byte order mark still does.
        """
        path, new = self.dossier(tmp_path), tmp_path / "new.toml"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        filled = filled_toml(tmp_path, worksheet(), **IN_TOML)
        assert main(["findings", str(path), "--from", str(filled), "-o", str(new)]) == 0
        assert new.read_bytes().startswith(path.read_bytes())

    def test_json(self, tmp_path: Path) -> None:
        """
        A dossier in JSON is written anew.
        """
        path = tmp_path / "dossier.json"
        write_dossier(LAGE_WEIDE, path)
        filled = filled_toml(tmp_path, worksheet(), **IN_TOML)
        new = tmp_path / "new.json"
        assert main(["findings", str(path), "--from", str(filled), "-o", str(new)]) == 0
        assert len(read_dossier(new).findings) == len(worksheet().questions)

    def test_stale(self, tmp_path: Path, capsys: Captured) -> None:
        """
        Where the evidence changed meanwhile, that is said.
        """
        path = self.dossier(tmp_path)
        filled = filled_toml(tmp_path, worksheet(), **IN_TOML)
        path.write_text(path.read_text() + '\n[[measures]]\nid = "x"\n')
        code = main(["findings", str(path), "--from", str(filled), "--lang", "en"])
        assert code == 0
        assert (
            "samenwerking.oordeel: the evidence as of the day of the finding is not what the"
            " worksheet showed; this stays open.\n"
        ) in capsys.readouterr().err

    @pytest.mark.parametrize(
        "options",
        [
            ["-o", "sheet.pdf"],
            ["--from", "sheet.toml", "-o", "new.pdf"],
            ["--from", "sheet.toml", "--on", "2022-01-01"],
            ["--from", "sheet.toml", "-o", "sheet.toml"],
            ["--from", "dossier.toml", "-o", "dossier.toml"],
            ["--from", "none.toml"],
            ["--edition", "kvo-2014"],
        ],
    )
    def test_could_not_run(
        self, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        2, and nothing is written.
        """
        monkeypatch.chdir(tmp_path)
        self.dossier(tmp_path)
        filled_toml(tmp_path, worksheet(), **IN_TOML).rename(tmp_path / "sheet.toml")
        before = {path: path.read_bytes() for path in tmp_path.iterdir()}
        assert main(["findings", "dossier.toml", *options]) == 2
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without what writes a workbook, the extra is named.
    """
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"kvo-norms\[report\]"):
        as_workbook(worksheet(), language="nl")


def test_the_page_shows_what_is_written() -> None:
    """
    The how-to's question stands in the worksheet of the example.
    """
    page = (ROOT / "docs" / "how-to" / "judge-open-questions.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n")[1].split("```")[0]
    start, rest = shown.split("…")
    written = as_toml(worksheet(), language="en")
    assert start in written
    assert rest in written.split(start)[1]
    assert f"{len(worksheet().questions)} findings taken in" in page


def test_questions_have_words() -> None:
    """
    Each question tells its norm and has an evidence of its own.
    """
    for question in worksheet().questions:
        assert all(getattr(question, field.name) for field in attrs.fields(Question))
