"""
Reports that show everything: HTML, PDF and XLSX.
"""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pypdf
import pytest
import typst
from python_calamine import CalamineWorkbook

from kvo_norms import Assessment, assess, edition, read_dossier
from kvo_norms.assessment import Gap, NormResult
from kvo_norms.catalogue import Edition
from kvo_norms.cli import main
from kvo_norms.dossier import (
    Application,
    Area,
    Document,
    Dossier,
    Finding,
    Measure,
    Member,
    Partner,
    Waiver,
    WorkingGroup,
)
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import STATUSES
from kvo_norms.reporting.full import full_report
from kvo_norms.reporting.full_words import worded
from kvo_norms.reporting.html import as_html
from kvo_norms.reporting.json import as_json
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.markdown import as_markdown
from kvo_norms.reporting.pdf import as_pdf
from kvo_norms.reporting.pdf.printable import RANGES, printable
from kvo_norms.reporting.safe import markdown, visible
from kvo_norms.reporting.text import as_text
from kvo_norms.reporting.words import said
from kvo_norms.reporting.xlsx import as_xlsx
from kvo_norms.verdict import Status

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
KVO_2015 = edition("kvo-2015")
LANGUAGES: tuple[Language, ...] = ("nl", "en")
NAMES = ("winkelhof-2023", "lage-weide-2022", "bedrijvenpark-2023", "veenendaal-2010")
AREAS = {name: read_dossier(EXAMPLES / f"{name}.toml") for name in NAMES}
WINKELHOF = AREAS["winkelhof-2023"]
WAIVED = attrs.evolve(
    WINKELHOF,
    inspections=(),
    waivers=(
        Waiver(
            norm="veiligheidsanalyse.schouw_dag",
            reason="De passage is dicht",
            granted_by="Wendy Wijzer",
            valid_from=date(2023, 9, 1),
            valid_until=date(2023, 12, 31),
        ),
        Waiver(
            norm="veiligheidsanalyse.schouw_donker",
            reason="De passage was dicht",
            granted_by="Wendy Wijzer",
            valid_from=date(2022, 9, 1),
            valid_until=date(2022, 12, 31),
        ),
    ),
)
BARE = attrs.evolve(
    WAIVED,
    meetings=None,
    communications=None,
    surveys=None,
    evaluations=None,
    incidents=None,
    documents=None,
    measures=None,
)
ALL = {**AREAS, "waived": WAIVED}
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": "=cmd()",
    "path": "../../x",
    "direction": "a\u202eb",
    "long": "x" * 10_000,
    "emoji": "👩‍🚒 brandweer",
    "template": "{{ 7 * 7 }} #panic() $x$ \\ ]",
    "controls": "a\x00\x07\x1bb",
}


def edition_of(dossier: Dossier) -> Edition:
    return edition(dossier.edition or "kvo-2015")


def assessed(dossier: Dossier) -> tuple[Assessment, Edition, Dossier]:
    return assess(edition_of(dossier), dossier), edition_of(dossier), dossier


class Page(HTMLParser):
    """
    The elements of a page, each with its attributes and the text in it.
    """

    VOID = ("meta", "link", "input", "br", "rect")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element: tuple[str, dict[str, str | None], list[str]] = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.open:
            texts.append(data)

    def having(self, name: str) -> Iterator[tuple[dict[str, str | None], str]]:
        """
        The elements with an attribute, and their text on one line.
        """
        for _, attributes, texts in self.elements:
            if name in attributes:
                yield attributes, " ".join("".join(texts).split())


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def text_of(content: bytes, *, pages: int | None = None) -> str:
    """
    The text of a PDF without spaces and hyphens, since lines break where they like, and without
    the line above and below each page, since pages break where they like.
    """
    found = pypdf.PdfReader(io.BytesIO(content)).pages[:pages]
    lines = [page.extract_text().splitlines() for page in found]
    return squeezed("".join("".join(it[number > 0 : -1]) for number, it in enumerate(lines)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010-]", "", text)


def all_norms(assessment: Assessment) -> list[NormResult]:
    return [*assessment.norms, *(norm for star in assessment.stars for norm in star.norms)]


def shown_gaps(assessment: Assessment) -> Iterator[Gap]:
    """
    The gaps that a short report shows: of stars only where the area has something to show.
    """
    for norm in assessment.norms:
        yield from norm.gaps
    for star in assessment.stars:
        yield from star.gaps
        if star.status is not Status.NOT_APPLICABLE and any(
            norm.status is Status.MET for norm in star.norms
        ):
            for norm in star.norms:
                yield from norm.gaps


def days_of(assessment: Assessment) -> tuple[date, ...]:
    """
    The days of the certificate.
    """
    certificate = assessment.certificate
    return (certificate.valid_from, certificate.valid_until, *certificate.evaluations)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
class TestAgreement:
    """
    All formats agree with the JSON on verdict, scores, gaps, stars and dates.
    """

    def test_html(self, name: str, language: Language) -> None:
        """
        The page says in attributes and in words what JSON says.
        """
        assessment, known, dossier = assessed(ALL[name])
        told = json.loads(as_json(assessment))
        page = Page(as_html(assessment, known, dossier, language=language, names=True))
        ((attributes, words),) = page.having("data-verdict")
        assert attributes["data-verdict"] == told["verdict"]
        assert said(told["verdict"], language) in words
        scores = [
            (int(a["data-points"] or ""), int(a["data-of"] or ""))
            for a, _ in page.having("data-points")
        ]
        assert scores == [(s["points"], s["of"]) for s in (*told["themes"], *told["sections"])]
        assert [a["data-star"] for a, _ in page.having("data-star")] == [
            star["status"] for star in told["stars"]
        ]
        norms = [*told["norms"], *(norm for star in told["stars"] for norm in star["norms"])]
        shown = [(a["data-norm"], a["data-tone"]) for a, _ in page.having("data-norm")]
        assert shown == [(norm["id"], norm["status"]) for norm in norms]
        gaps = [(a["data-gap"], words) for a, words in page.having("data-gap")]
        assert gaps == [
            (gap["action"], visible(gap["sentence"][language]))
            for norm in norms
            for gap in norm["gaps"]
        ]
        days = [(a["data-date"], a["datetime"]) for a, _ in page.having("data-date")]
        certificate = told["certificate"]
        assert days == [
            ("valid_from", certificate["valid_from"]),
            ("valid_until", certificate["valid_until"]),
            *(("evaluation", day) for day in certificate["evaluations"]),
        ]
        ((_, digest),) = page.having("data-receipt")
        assert digest == told["receipt"]["sha256"]

    def test_xlsx(self, name: str, language: Language) -> None:
        """
        The workbook says it in cells; days are days and numbers are numbers.
        """
        assessment, known, dossier = assessed(ALL[name])
        content = as_xlsx(assessment, known, dossier, language=language, names=True)
        summary, norms, gaps, measures = sheets_of(content).values()
        rows = [tuple(row) for row in summary]
        assert any(
            said("verdict", language) == r[0] and said(assessment.verdict.value, language) == r[1]
            for r in rows
        )
        numbers = [
            (r[2], r[3]) for r in rows if isinstance(r[2], float) and isinstance(r[3], float)
        ]
        assert numbers == [(s.points, s.of) for s in (*assessment.themes, *assessment.sections)]
        results = all_norms(assessment)
        assert [row[0] for row in norms[1:]] == [norm.id for norm in results]
        for row, norm in zip(norms[1:], results, strict=True):
            assert row[5].startswith(in_language(STATUSES[norm.status], language))
        assert [(row[4], row[8]) for row in gaps[1:]] == [
            (norm.id, visible(in_language(gap.sentence, language)))
            for norm in results
            for gap in norm.gaps
        ]
        titles = {in_language(star.title, language): star.id for star in known.stars}
        stars = {titles[r[0]]: r[1] for r in rows if r[0] in titles}
        assert stars == {s.id: in_language(STATUSES[s.status], language) for s in assessment.stars}
        certificate = assessment.certificate
        days = [r[1] for r in rows if isinstance(r[1], date)]
        assert days == [certificate.valid_from, certificate.valid_until, *certificate.evaluations]
        assert len(measures) - 1 == len(dossier.measures or ())
        assert assessment.receipt.sha256 in [r[1] for r in rows]

    def test_pdf(self, name: str, language: Language) -> None:
        """
        The document has it in its text, and the receipt as it is in JSON attached.
        """
        assessment, known, dossier = assessed(ALL[name])
        content = as_pdf(assessment, known, dossier, language=language, names=True)
        text = text_of(content)
        verdict = f"{said('verdict', language)}: {said(assessment.verdict.value, language)}"
        assert squeezed(verdict) in text
        for score in (*assessment.themes, *assessment.sections):
            assert not score.of or f"{score.points}/{score.of}" in text
        for norm in all_norms(assessment):
            for gap in norm.gaps:
                assert squeezed(printable(in_language(gap.sentence, language))) in text
        certificate = assessment.certificate
        for day in (certificate.valid_from, certificate.valid_until, *certificate.evaluations):
            assert squeezed(in_language(date_text(day), language)) in text
        titles = {star.id: in_language(star.title, language) for star in known.stars}
        for star in assessment.stars:
            number = f"({said('star_number', language, level=star.level)})" if star.level else ""
            number = "" if star.status.value == "not_applicable" else number
            status = in_language(STATUSES[star.status], language)
            found = re.search(
                re.escape(squeezed(titles[star.id] + number)) + r".?" + re.escape(squeezed(status)),
                text,
            )
            assert found is not None
        ((file, (receipt,)),) = pypdf.PdfReader(io.BytesIO(content)).attachments.items()
        assert (file, json.loads(receipt)) == (
            "receipt.json",
            json.loads(as_json(assessment))["receipt"],
        )

    def test_markdown(self, name: str, language: Language) -> None:
        """
        The document has each score and each gap once, but for those of stars that the area has
        not begun.
        """
        assessment, known, dossier = assessed(ALL[name])
        text = as_markdown(assessment, known, dossier, language=language, names=True)
        assert (
            f"**{said('verdict', language)}: {said(assessment.verdict.value, language)}.**" in text
        )
        scores = [
            (int(a), int(b)) for a, b in re.findall(r" \| (\d+)/(\d+) \|$", text, re.MULTILINE)
        ]
        assert scores == [(s.points, s.of) for s in (*assessment.sections, *assessment.themes)]
        gaps = re.findall(r"^  - (?!→)(.*) \*\\\[.*\\\]\*$", text, re.MULTILINE)
        assert Counter(gaps) == Counter(
            markdown(in_language(gap.sentence, language)) for gap in shown_gaps(assessment)
        )
        titles = {star.id: in_language(star.title, language) for star in known.stars}
        for star in assessment.stars:
            status = in_language(STATUSES[star.status], language)
            assert f"- {markdown(titles[star.id])}: **{status}**" in text
        for day in days_of(assessment):
            assert in_language(date_text(day), language) in text
        assert f"`sha256 {assessment.receipt.sha256}`" in text

    def test_text(self, name: str, language: Language) -> None:
        """
        So does what is shown on the terminal.
        """
        assessment, known, dossier = assessed(ALL[name])
        text = as_text(assessment, known, dossier, language=language, names=True, width=1000)
        assert f"{said('verdict', language)}: {said(assessment.verdict.value, language)}\n" in text
        scores = [
            (int(a), int(b)) for a, b in re.findall(r" (\d+)/(\d+)(?:  |$)", text, re.MULTILINE)
        ]
        assert scores == [(s.points, s.of) for s in (*assessment.sections, *assessment.themes)]
        lines = Counter(line.strip().rpartition(" [")[0] for line in text.splitlines())
        for gap, number in Counter(
            visible(in_language(gap.sentence, language)) for gap in shown_gaps(assessment)
        ).items():
            assert lines[gap] == number
        titles = {star.id: in_language(star.title, language) for star in known.stars}
        for star in assessment.stars:
            assert f"{titles[star.id]}  {in_language(STATUSES[star.status], language)}" in text
        for day in days_of(assessment):
            assert in_language(date_text(day), language) in text
        assert f"sha256 {assessment.receipt.sha256}" in text


class TestHtml:
    """
    The page needs nothing but itself.
    """

    @pytest.mark.parametrize("name", AREAS)
    def test_nothing_from_elsewhere(self, name: str) -> None:
        """
        No element and no style loads anything; links are links of the sources.
        """
        assessment, known, dossier = assessed(AREAS[name])
        text = as_html(assessment, known, dossier, language="nl")
        page = Page(text)
        sources = {source.url for source in known.sources}
        for tag, attributes, _ in page.elements:
            assert {"src", "srcset", "action", "formaction", "data", "poster"} & set(
                attributes
            ) == set()
            assert not any(name.startswith("on") for name in attributes)
            assert tag not in ("iframe", "object", "embed", "base", "form")
            if tag == "link":
                assert attributes == {"rel": "icon", "href": "data:,"}
            elif "href" in attributes:
                assert attributes["href"] in sources or (attributes["href"] or "").startswith("#")
        (style,) = ("".join(texts) for tag, _, texts in page.elements if tag == "style")
        assert "url(" not in style
        assert "@import" not in style

    def test_links_lead_somewhere(self) -> None:
        """
        Every link inside the page has its target, and no id stands twice.
        """
        page = Page(as_html(*assessed(AREAS["lage-weide-2022"]), language="nl"))
        ids = [attributes["id"] for attributes, _ in page.having("id")]
        inside = {
            (a["href"] or "")[1:] for a, _ in page.having("href") if (a["href"] or "")[0] == "#"
        }
        assert len(ids) == len(set(ids))
        assert inside - set(ids) == set()

    def test_source_that_is_no_link(self) -> None:
        """
        A source whose address a browser would run is text.
        """
        known = edition_of(WINKELHOF)
        bad = tuple(attrs.evolve(s, url="javascript:alert(1)") for s in known.sources)
        evil = attrs.evolve(known, sources=bad)
        page = Page(as_html(assess(evil, WINKELHOF), evil, WINKELHOF, language="nl"))
        assert all((a["href"] or "").startswith(("#", "data:,")) for a, _ in page.having("href"))


class TestXlsx:
    """
    The workbook is for sorting and filtering.
    """

    def test_parts(self) -> None:
        """
        Each table has a filter and a head that stays; nothing is a formula.
        """
        content = as_xlsx(*assessed(WINKELHOF), language="nl")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3, 4)]
            names = archive.namelist()
        assert ["<autoFilter" in sheet for sheet in sheets] == [False, True, True, True]
        assert ['state="frozen"' in sheet for sheet in sheets] == [False, True, True, True]
        assert not any("<f>" in sheet for sheet in sheets)
        assert not any("_rels/sheet" in name for name in names)

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("nl", ["Samenvatting", "Normen", "Tekorten", "Maatregelen"]),
            ("en", ["Summary", "Norms", "Gaps", "Measures"]),
        ],
    )
    def test_sheets(self, language: Language, expected: list[str]) -> None:
        """
        Four sheets, named in the language asked for.
        """
        assert list(sheets_of(as_xlsx(*assessed(WINKELHOF), language=language))) == expected

    def test_days_before_workbooks(self) -> None:
        """
        A day that workbooks count otherwise is text.
        """
        old = attrs.evolve(BARE, measures=(Measure(title="oud", deadline=date(1899, 12, 31)),))
        rows = sheets_of(as_xlsx(*assessed(old), language="nl"))["Maatregelen"]
        assert rows[1][7] == "1899-12-31"


class TestPdf:
    """
    The document can be kept and read aloud.
    """

    def test_standards(self) -> None:
        """
        It claims PDF/A-3b and PDF/UA-1, is tagged, has title, language and page numbers, and is
        dated on the day of the assessment.
        """
        reader = pypdf.PdfReader(io.BytesIO(as_pdf(*assessed(WINKELHOF), language="nl")))
        root: Any = reader.trailer["/Root"].get_object()
        xmp = root["/Metadata"].get_object().get_data().decode("utf-8")
        assert "<pdfaid:part>3</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "nl"
        assert reader.metadata is not None
        assert reader.metadata.title == "Winkelhof Voorbeeld, Voorbeeldstad: voldaan"
        made = reader.metadata.creation_date
        assert made is not None
        assert made.date() == date(2023, 9, 20)
        last = len(reader.pages)
        assert f"bladzijde {last} van {last}" in reader.pages[-1].extract_text()

    def test_every_character_that_is_said_to_be_there(self) -> None:
        """
        All of them can be set in one document; the fonts lack none.
        """
        every = [chr(n) for first, last in RANGES for n in range(first, last + 1)]
        shown = "".join(printable(character)[:1] for character in every)
        source = b"""
            #set document(title: "x")
            #set text(font: "Libertinus Serif")
            #sys.inputs.shown *#sys.inputs.shown*
        """
        assert typst.compile(
            source,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"shown": shown},
            pdf_standards=["a-3b", "ua-1"],
        )


@pytest.mark.parametrize("make", [as_html, as_pdf, as_xlsx])
def test_same_again(make: Any) -> None:
    """
    The same assessment gives the same bytes, also in another process.
    """
    kind = make.__name__.removeprefix("as_")
    program = (
        "import hashlib, kvo_norms\n"
        f"from kvo_norms.reporting.{kind} import as_{kind} as make\n"
        f"d = kvo_norms.read_dossier({str(EXAMPLES / 'winkelhof-2023.toml')!r})\n"
        "e = kvo_norms.edition('kvo-2015')\n"
        "made = make(kvo_norms.assess(e, d), e, d, language='nl')\n"
        "print(hashlib.sha256(made if isinstance(made, bytes) else made.encode()).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def with_name(name: str) -> Dossier:
    """
    A dossier in which a hostile name stands wherever a free text can stand.
    """
    group = WINKELHOF.working_group
    assert group is not None
    return attrs.evolve(
        BARE,
        id=name,
        area=Area(name=name, municipality=name, boundary=name),
        working_group=attrs.evolve(group, chair=name, aim=name),
        inspections=(),
        measures=(
            Measure(id=name, title=name, owner=name, deadline=date(2024, 1, 1)),
            Measure(title=name),
        ),
        documents=(Document(title=name), Document(id="d", type="convenant", title=name)),
        findings=(
            Finding(
                norm="samenwerking.oordeel",
                result="voldoet",
                by=name,
                date=date(2023, 1, 1),
                note=name,
            ),
        ),
        waivers=(
            Waiver(
                norm="samenwerking.overleg",
                reason=name,
                granted_by=name,
                valid_from=date(2023, 1, 1),
                valid_until=date(2024, 1, 1),
            ),
        ),
    )


@pytest.mark.parametrize("named", [True, False], ids=["names", "no names"])
@pytest.mark.parametrize("kind", HOSTILE)
class TestHostileNames:
    """
    A name does nothing but stand there.
    """

    def test_html(self, kind: str, named: bool) -> None:
        """
        The page has the elements that it has for any name, and no mark that turns text round.
        """
        text = as_html(*assessed(with_name(HOSTILE[kind])), language="nl", names=named)
        plain = as_html(*assessed(with_name("naam")), language="nl", names=named)
        tags = [tag for tag, _, _ in Page(text).elements]
        assert tags == [tag for tag, _, _ in Page(plain).elements]
        assert not re.search("[\u0000-\u0008\u202a-\u202e\u2066-\u2069\x1b]", text)
        if kind == "template":
            assert "{{ 7 * 7 }}" in text

    def test_xlsx(self, kind: str, named: bool) -> None:
        """
        The name is text, the whole of it as far as it can be seen.
        """
        content = as_xlsx(*assessed(with_name(HOSTILE[kind])), language="nl", names=named)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
        rows = sheets_of(content)["Maatregelen"]
        expected = visible(HOSTILE[kind]) if named else "N.N."
        assert rows[1][2] == rows[1][5] == expected

    def test_pdf(self, kind: str, named: bool) -> None:
        """
        The document is made, and a page is as wide as ever.
        """
        content = as_pdf(*assessed(with_name(HOSTILE[kind])), language="nl", names=named)
        shown = printable(HOSTILE[kind])[:20]
        assert squeezed(shown) in text_of(content, pages=1)

    def test_text(self, kind: str, named: bool) -> None:
        """
        Text and Markdown are made too.
        """
        for make in (as_text, as_markdown):
            made = make(*assessed(with_name(HOSTILE[kind])), language="nl", names=named)
            assert not re.search("[\u0000-\u0008\u202a-\u202e\u2066-\u2069\x1b]", made)


@pytest.mark.parametrize(
    ("language", "said", "due"),
    [
        ("nl", "naamloos gebied", "Termijn van een maatregel zonder titel"),
        ("en", "unnamed area", "Deadline of a measure without a title"),
    ],
)
def test_nameless(language: Language, said: str, due: str) -> None:
    """
    An area and a measure without a name are called so, in every format.
    """
    nameless = attrs.evolve(
        BARE, id=None, area=None, measures=(Measure(plan="huidig", deadline=date(2024, 1, 1)),)
    )
    found = assessed(nameless)
    assert as_text(*found, language=language).startswith(f"{said}\n")
    assert as_markdown(*found, language=language).startswith(f"# {said}\n")
    page = Page(as_html(*found, language=language))
    assert ["".join(texts) for tag, _, texts in page.elements if tag == "h1"] == [said]
    assert squeezed(said) in text_of(as_pdf(*found, language=language), pages=1)
    (summary, *_) = sheets_of(as_xlsx(*found, language=language)).values()
    assert any(said in row for row in summary)
    assert due in [it.what for it in full_report(*found, language=language).dates]


class TestNames:
    """
    Names of persons are shown on request.
    """

    PERSONS = (
        "Carla Chair",
        "Mina Member",
        "Arie Auditor",
        "Wendy Wijzer",
        "Olga Owner",
        "Notulen van Nico",
    )

    @pytest.fixture
    def dossier(self) -> Dossier:
        group = WorkingGroup(
            chair="Carla Chair",
            chair_role="gemeente",
            members=(Member(name="Mina Member", role="politie"),),
        )
        return attrs.evolve(
            BARE,
            working_group=group,
            documents=(
                Document(title="Notulen van Nico", type="convenant", draft=True, file="nico.pdf"),
            ),
            measures=(
                Measure(
                    title="Camera's",
                    owner="Olga Owner",
                    executor="Gemeente",
                    deadline=date(2024, 1, 1),
                ),
            ),
            findings=(
                Finding(
                    norm="samenwerking.oordeel",
                    result="voldoet",
                    by="Arie Auditor",
                    date=date(2023, 9, 1),
                ),
            ),
        )

    def told(self, dossier: Dossier, names: bool) -> Iterator[str]:
        said = assessed(dossier)
        yield as_html(*said, language="nl", names=names)
        yield as_markdown(*said, language="nl", names=names)
        yield as_text(*said, language="nl", names=names, width=400)
        sheets = sheets_of(as_xlsx(*said, language="nl", names=names))
        yield "\n".join(str(cell) for rows in sheets.values() for row in rows for cell in row)
        pages = pypdf.PdfReader(io.BytesIO(as_pdf(*said, language="nl", names=names))).pages
        yield "\n".join(page.extract_text() for page in pages)

    def test_left_out(self, dossier: Dossier) -> None:
        """
        Without being asked no report names a chair, a member, an auditor or who granted a waiver,
        nor a document's title; parties are named.
        """
        for text in self.told(dossier, names=False):
            assert [name for name in self.PERSONS if name in text] == []
            assert "nico.pdf" not in text
        rows = sheets_of(as_xlsx(*assessed(dossier), language="nl"))["Maatregelen"]
        assert rows[1][5:7] == ["N.N.", "Gemeente"]

    def test_in_free_texts(self, dossier: Dossier) -> None:
        """
        Nor does any format name one within a text that somebody wrote freely, in whatever capitals
        or lines; the rest of the text is there, also where a name is only part of a word.
        """
        text = "Volgens MINA\n member, wendy wijzer's adjunct en olga ownership. Zie"
        group = dossier.working_group
        assert group is not None
        written = attrs.evolve(
            dossier,
            working_group=attrs.evolve(group, aim=text),
            measures=tuple(
                attrs.evolve(it, title=f"{text} A", note=text) for it in dossier.measures or ()
            ),
            findings=tuple(attrs.evolve(it, note=f"{text} B") for it in dossier.findings),
            waivers=tuple(attrs.evolve(it, reason=f"{text} C") for it in dossier.waivers),
        )
        without = "Volgens N.N., N.N.'s adjunct en olga ownership. Zie"
        shown = ("ABC", "C", "C", "A", "BC")  # of HTML, Markdown, text, XLSX, PDF
        for told, places in zip(self.told(written, names=False), shown, strict=True):
            page = squeezed(html.unescape(told))
            for place in places:
                assert squeezed(f"{without} {place}") in page.replace(
                    "\N{RIGHT SINGLE QUOTATION MARK}", "'"
                )
            assert "minamember" not in page.lower()
            assert "wendywijzer" not in page.lower()

    def test_parties_in_free_texts(self, dossier: Dossier) -> None:
        """
        A party that stands where a person could is named, and a single letter is no name.
        """
        text = "De gemeente, Winkels BV en blok A doen dit."
        written = attrs.evolve(
            dossier,
            partners=(Partner(name="Winkels BV", role="ondernemers"),),
            measures=(Measure(title=text, owner="Gemeente", executor="winkels bv"),),
            findings=tuple(attrs.evolve(it, by="A") for it in dossier.findings),
        )
        rows = sheets_of(as_xlsx(*assessed(written), language="nl"))["Maatregelen"]
        assert rows[1][2] == text

    def test_said(self, dossier: Dossier) -> None:
        """
        Reports that show everything say how far names are left out.
        """
        for language in LANGUAGES:
            told = worded("names_left_out", language)
            made = as_html(*assessed(dossier), language=language)
            assert told in html.unescape(made)
            assert told not in html.unescape(
                as_html(*assessed(dossier), language=language, names=True)
            )
            assert squeezed(told) in text_of(as_pdf(*assessed(dossier), language=language))
            cells = sheets_of(as_xlsx(*assessed(dossier), language=language)).values()
            assert any(told in row for rows in cells for row in rows)

    def test_shown(self, dossier: Dossier) -> None:
        """
        On request they are there.
        """
        page = as_html(*assessed(dossier), language="nl", names=True)
        assert [
            name for name in ("Arie Auditor", "Wendy Wijzer", "Carla Chair") if name not in page
        ] == []

    @pytest.mark.parametrize("name", ALL)
    def test_nothing_else_changes(self, name: str) -> None:
        """
        Statuses, actions, scores and the receipt are the same with and without names.
        """
        found = assessed(ALL[name])
        without, named = (
            full_report(*found, language="nl", names=names) for names in (False, True)
        )
        assert without.receipt == named.receipt
        for one, other in zip(without.norms, named.norms, strict=True):
            assert (one.id, one.status, len(one.gaps)) == (other.id, other.status, len(other.gaps))
            assert [gap.action for gap in one.gaps] == [gap.action for gap in other.gaps]


class TestTasks:
    """
    What is still needed, by who must act and by when.
    """

    def test_every_gap_is_somebodys(self) -> None:
        """
        The tasks hold each gap of the sections' norms once.
        """
        assessment, known, dossier = assessed(AREAS["lage-weide-2022"])
        report = full_report(assessment, known, dossier, language="nl")
        found = sorted(
            gap.text
            for part in report.tasks
            for task in (*part.blocking, *part.other)
            for gap in task.gaps
        )
        assert found == sorted(gap.sentence.nl for norm in assessment.norms for gap in norm.gaps)

    def test_waived_until(self) -> None:
        """
        What is waived is due on the waiver's last day.
        """
        report = full_report(*assessed(WAIVED), language="nl")
        due = {task.norm.id: task.due_text for part in report.tasks for task in part.blocking}
        assert due["veiligheidsanalyse.schouw_dag"] == "31 december 2023"
        assert due["veiligheidsanalyse.schouw_donker"] is None

    def test_before_the_certificate_ends(self) -> None:
        """
        While a certificate runs, what blocks the next one is due on its last day.
        """
        application = Application(previous_until=date(2023, 11, 30))
        report = full_report(
            *assessed(attrs.evolve(BARE, application=application, certificates=None, waivers=())),
            language="en",
        )
        due = {task.due for part in report.tasks for task in part.blocking}
        assert due == {date(2023, 11, 30)}

    def test_dates_are_in_order(self) -> None:
        """
        The timeline goes forward, and has the waivers' last days.
        """
        report = full_report(*assessed(WAIVED), language="nl")
        assert [dated.day for dated in report.dates] == sorted(dated.day for dated in report.dates)
        assert [dated.day for dated in report.dates if dated.kind == "waiver"] == [
            date(2022, 12, 31),
            date(2023, 12, 31),
        ]


class TestCommand:
    """
    ``kvo-norms assess`` writes these formats.
    """

    @pytest.mark.parametrize(
        ("ending", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("xlsx", b"PK")]
    )
    @pytest.mark.parametrize("asked", [True, False], ids=["by --format", "by ending"])
    def test_written(self, ending: str, start: bytes, asked: bool, tmp_path: Path) -> None:
        """
        By ``--format`` or by the ending of ``-o``; the exit code says the verdict.
        """
        output = tmp_path / ("out" if asked else f"out.{ending}")
        options = ["--format", ending] if asked else []
        path = str(EXAMPLES / "lage-weide-2022.toml")
        assert main(["assess", path, "-o", str(output), *options]) == 3
        assert output.read_bytes().startswith(start)

    @pytest.mark.parametrize("form", ["pdf", "xlsx"])
    def test_no_file(self, form: str, capsys: pytest.CaptureFixture[str]) -> None:
        """
        What is no text does not go to the screen.
        """
        assert main(["assess", str(EXAMPLES / "lage-weide-2022.toml"), "--format", form]) == 2
        assert capsys.readouterr() == (
            "",
            f"kvo-norms: {form} is not for the screen; name a file with -o\n",
        )

    @pytest.mark.parametrize(
        ("form", "module"), [("html", "jinja2"), ("pdf", "typst"), ("xlsx", "xlsxwriter")]
    )
    def test_missing_extra(
        self,
        form: str,
        module: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        Without the extra it says which one.
        """
        from kvo_norms.reporting.html import page

        page._template.cache_clear()
        monkeypatch.setitem(sys.modules, module, None)
        path = str(EXAMPLES / "lage-weide-2022.toml")
        assert main(["assess", path, "-o", str(tmp_path / f"x.{form}")]) == 2
        assert (
            "needs an extra; install it with: pip install 'kvo-norms[report]'"
            in capsys.readouterr().err
        )
