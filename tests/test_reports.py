"""
Reports of an assessment: text, Markdown and JSON.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from cases import dossier_of
from kvo_norms import (
    Assessment,
    InvalidInputError,
    assess,
    edition,
    read_assessment,
    read_dossier,
)
from kvo_norms.assessment import Candidate, Gap
from kvo_norms.catalogue import (
    Text,
)
from kvo_norms.dossier import Area, Dossier, Measure, Meeting, Survey
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.json import as_json
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.markdown import as_markdown
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.text import as_text
from random_cases import UNKNOWN_WORD, random_case
from random_editions import random_edition

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
KVO_2015 = edition("kvo-2015")
BASES = tomllib.loads(
    (catalogue_folder() / "kvo-2015" / "scenarios" / "dossiers.toml").read_text(encoding="utf-8"),
    parse_float=Decimal,
)["dossiers"]
MET = dossier_of(BASES["volledig"])
NOT_MET = attrs.evolve(
    dossier_of(BASES["volledig_hercertificering"]),
    as_of=date(2022, 11, 30),
    inspections=(),
    partners=(),
)
LAGE_WEIDE = read_dossier(ROOT / "docs" / "examples" / "lage-weide-2022.toml", edition=KVO_2015)
AREAS = {"lage-weide-2022": LAGE_WEIDE, "de-vest-2022": MET, "de-haven-2022": NOT_MET}
LANGUAGES: tuple[Language, ...] = ("nl", "en")
ANYTHING = Text(nl="iets", en="something")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
LIBRARY = re.compile(r'"library": "[^"]+"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", AREAS)
class TestGolden:
    """
    The reports of three areas, as they are: read the difference before you reset them.

    Digests are left out, since each change of an edition changes them.
    """

    def test_text(self, name: str, language: Language, golden: Callable[[str, Path], None]) -> None:
        """
        Text of 80 columns without colour.
        """
        found = assess(KVO_2015, AREAS[name])
        said = as_text(found, KVO_2015, AREAS[name], language=language, width=80)
        golden(_masked(said), GOLDEN / f"{name}.{language}.txt")

    def test_markdown(
        self, name: str, language: Language, golden: Callable[[str, Path], None]
    ) -> None:
        """
        Markdown.
        """
        found = assess(KVO_2015, AREAS[name])
        said = as_markdown(found, KVO_2015, AREAS[name], language=language)
        golden(_masked(said), GOLDEN / f"{name}.{language}.md")


@pytest.mark.parametrize("name", AREAS)
def test_golden_json(name: str, golden: Callable[[str, Path], None]) -> None:
    """
    JSON, both languages in one.
    """
    golden(_masked(as_json(assess(KVO_2015, AREAS[name]))), GOLDEN / f"{name}.json")


def _masked(said: str) -> str:
    return LIBRARY.sub('"library": "…"', DIGEST.sub("…", said))


class TestText:
    """
    Text is for a terminal of 80 columns.
    """

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("width", [80, 60, 100])
    @pytest.mark.parametrize("name", AREAS)
    def test_no_line_is_wider(self, name: str, width: int, language: Language) -> None:
        """
        No line is wider than the columns that there are.
        """
        dossier = AREAS[name]
        said = as_text(assess(KVO_2015, dossier), KVO_2015, dossier, language=language, width=width)
        assert [line for line in said.splitlines() if cell_len(line) > width] == []

    def test_lines_end_without_blanks(self) -> None:
        """
        No line ends in a blank, and the text ends in one line end.
        """
        said = as_text(assess(KVO_2015, NOT_MET), KVO_2015, NOT_MET, language="nl")
        assert [line for line in said.splitlines() if line != line.rstrip()] == []
        assert said == said.rstrip() + "\n"

    def test_width_without_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Where there is no terminal it is 80 columns, whatever the surroundings say.
        """
        monkeypatch.setenv("COLUMNS", "200")
        found = assess(KVO_2015, NOT_MET)
        asked = as_text(found, KVO_2015, NOT_MET, language="nl", width=80)
        assert as_text(found, KVO_2015, NOT_MET, language="nl") == asked
        assert as_text(found, KVO_2015, NOT_MET, language="nl", to_screen=True) == asked

    @pytest.mark.parametrize(("columns", "width"), [("60", 60), ("90", 90), ("200", 100)])
    def test_terminal(self, columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        On a terminal it has colour and is as wide as the terminal, at most 100 columns.
        """
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.delenv("NO_COLOR", raising=False)
        found = assess(KVO_2015, NOT_MET)
        said = as_text(found, KVO_2015, NOT_MET, language="nl", to_screen=True)
        bare = re.sub(r"\x1b\[[0-9;]*m", "", said)
        assert "\x1b[" in said
        widest = max(cell_len(line) for line in bare.splitlines())
        assert widest == width
        lines = [line.rstrip() for line in bare.splitlines()]
        expected = as_text(found, KVO_2015, NOT_MET, language="nl", width=width)
        assert lines == expected.splitlines()

    def test_no_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        ``NO_COLOR`` takes the colour away.
        """
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        found = assess(KVO_2015, NOT_MET)
        assert "\x1b" not in as_text(found, KVO_2015, NOT_MET, language="nl", to_screen=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_edition_without_stars_and_evaluations(language: Language) -> None:
    """
    What an edition does not have is not in the reports.
    """
    terms = attrs.evolve(KVO_2015.certificate, evaluate_every=None)
    bare = attrs.evolve(KVO_2015, stars=(), certificate=terms)
    found = assess(bare, MET)
    for said in (
        as_text(found, bare, MET, language=language),
        as_markdown(found, bare, MET, language=language),
    ):
        assert [it for it in ("Sterren", "Stars", "evalu") if it in said] == []


HOSTILE = {
    "html": "<script>alert(1)</script>",
    "escapes": "\x1b[31mrood\x1b]0;titel\x07\x9b2J",
    "direction": "links\u202esthcer\u2066 en \u200bniets",
    "long": "z" * 10_000,
    "long words": "veilig " * 1_500,
    "emoji": "\U0001f3ec winkel\U0001f469\u200d\U0001f692",
    "markdown": "| * _ # ` ~ [link](javascript:alert(1)) ![beeld](x) \\ {a} $b$",
    "lines": "een\n# twee\r\n| drie |\n\n- vier\x0bvijf\u2028zes",
    "heading": "# kop",
    "list": "1. een - twee",
    "entity": "&lt;script&gt; &amp; &#x41;",
    "rich": "[bold red]rood[/] :warning: [link=http://x]y[/link]",
    "link": "https://example.org/x www.example.org <https://example.org> @gebruiker",
    "braces": "{} {0} {name} %s %(x)s $x",
}


def hostile_dossier(name: str) -> Dossier:
    """
    A dossier that bears this name wherever a report may show one.
    """
    return attrs.evolve(
        NOT_MET,
        id=name,
        area=Area(name=name, municipality=name, kind="winkelgebied"),
        meetings=(Meeting(id=name, date=date(2021, 1, 1)),),
        goals=tuple(attrs.evolve(goal, id=None, title=name) for goal in NOT_MET.goals or ()),
        measures=(Measure(title=name),),
        surveys=(Survey(id=name, date=date(2022, 1, 1), sent=500, answered=3),),
    )


@pytest.mark.parametrize("language", LANGUAGES)
class TestHostileNames:
    """
    What a dossier says is shown as it is, and never obeyed.
    """

    @pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
    def test_text(self, name: str, language: Language) -> None:
        """
        A terminal gets printable characters in lines of 80 columns.
        """
        dossier = hostile_dossier(name)
        said = as_text(assess(KVO_2015, dossier), KVO_2015, dossier, language=language, width=80)
        lines = said.removesuffix("\n").split("\n")
        assert [line for line in lines if cell_len(line) > 80] == []
        assert [line for line in lines if line != visible(line)] == []
        start = lines.index(next(line for line in lines if line.startswith("Keurmerk")))
        assert "".join(lines[:start]).replace(" ", "") == visible(name).replace(" ", "")

    @pytest.mark.parametrize(
        "name",
        [
            pytest.param(
                name,
                id=kind,
            )
            for kind, name in HOSTILE.items()
        ],
    )
    def test_markdown(self, name: str, language: Language) -> None:
        """
        Markdown shows the characters themselves: no markup, link or image comes of them.
        """
        dossier = hostile_dossier(name)
        said = as_markdown(assess(KVO_2015, dossier), KVO_2015, dossier, language=language)
        other = hostile_dossier("naam")
        plain = as_markdown(assess(KVO_2015, other), KVO_2015, other, language=language)
        assert _structure(said) == _structure(plain)
        assert _heading(said).split() == visible(name).split()
        assert [line for line in said.removesuffix("\n").split("\n") if line != visible(line)] == []


def _structure(said: str) -> list[str]:
    """
    The kinds of the document's parts, in order; what stands between them is text.
    """
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(said):
        found.append(token.type)
        inline = [child.type for child in token.children or ()]
        found += [kind for kind in inline if kind not in ("text", "text_special")]
    return found


def _heading(said: str) -> str:
    tokens = MarkdownIt("commonmark").parse(said)
    at = next(index for index, token in enumerate(tokens) if token.type == "heading_open")
    return "".join(child.content for child in tokens[at + 1].children or ())


class TestJson:
    """
    JSON is the result and nothing more.
    """

    def test_top_level(self) -> None:
        """
        The keys that readers rely on.
        """
        data = json.loads(as_json(assess(KVO_2015, NOT_MET)))
        documented = {
            *("format", "edition", "on", "verdict", "sections", "themes", "norms", "stars"),
            *("certificate", "receipt"),
        }
        assert documented - data.keys() == set()
        assert list(data) == [
            *("format", "edition", "revision", "dossier", "area", "on", "verdict"),
            *("without_inferred", "sections", "themes", "norms", "stars", "certificate"),
            *("points_of_attention", "receipt"),
        ]
        assert data["format"] == "kvo-norms/assessment/1"

    @pytest.mark.parametrize("name", AREAS)
    def test_norms(self, name: str) -> None:
        """
        Every norm has its id, its status and its gaps, also where there are none.
        """
        data = json.loads(as_json(assess(KVO_2015, AREAS[name])))
        norms = [*data["norms"], *(norm for star in data["stars"] for norm in star["norms"])]
        assert [
            norm for norm in norms if not {"id", "status", "gaps", "waived"} <= norm.keys()
        ] == []
        words = {"met", "not_met", "open", "not_applicable"}
        assert {norm["status"] for norm in norms} - words == set()

    @pytest.mark.parametrize("name", AREAS)
    def test_sound(self, name: str) -> None:
        """
        It holds no null, no NaN and no text of the library's own making, in UTF-8 with one line
        end.
        """
        said = as_json(assess(KVO_2015, AREAS[name]))
        assert said.endswith("}\n")
        assert "\\u" not in said
        assert _nulls(json.loads(said, parse_constant=pytest.fail)) == []

    @pytest.mark.parametrize("name", AREAS)
    def test_reads_back(self, name: str, tmp_path: Path) -> None:
        """
        What was written reads as the same assessment, with its receipt and its sentences.
        """
        _check_round_trip(assess(KVO_2015, AREAS[name]), tmp_path)

    def test_many_read_back(self, tmp_path: Path) -> None:
        """
        So do the assessments of random dossiers by random norms.
        """
        for assessment in random_assessments(Random(0), 80):
            _check_round_trip(assessment, tmp_path)

    @pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
    def test_hostile_names_read_back(self, name: str, tmp_path: Path) -> None:
        """
        Whatever the dossier holds.
        """
        _check_round_trip(assess(KVO_2015, hostile_dossier(name)), tmp_path)

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"verdict": "mett"}, "/verdict: unknown word 'mett'; did you mean 'met'?"),
            ({"verdic": "met"}, "/verdic: unknown key 'verdic'; did you mean 'verdict'?"),
            ({"on": "2022-02-30"}, '/on: expected a date, found the text "2022-02-30"'),
            ({"receipt": 3}, "/receipt: expected a table, found the whole number 3"),
            ({"receipt": {"statuses": []}}, "/receipt/statuses: expected a table of statuses"),
            ({"receipt": {"statuses": {"a": "mt"}}}, "/receipt/statuses/a: unknown status 'mt'"),
            ({"format": "kvo-norms/dossier/1"}, "/format: this is a kvo-norms/dossier/1"),
        ],
    )
    def test_faults(self, change: dict[str, Any], expected: str, tmp_path: Path) -> None:
        """
        A file that is no assessment is refused, with the place of each fault.
        """
        path = tmp_path / "assessment.json"
        data = json.loads(as_json(assess(KVO_2015, MET)))
        path.write_text(json.dumps(data | change), encoding="utf-8")
        with pytest.raises(InvalidInputError) as caught:
            read_assessment(path)
        assert expected in str(caught.value)

    def test_faults_in_gaps(self, tmp_path: Path) -> None:
        """
        So it goes inside a gap.
        """
        path = tmp_path / "assessment.json"
        data = json.loads(as_json(assess(KVO_2015, LAGE_WEIDE)))
        data["norms"][0]["gaps"][0]["path"] = [1.5]
        path.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(InvalidInputError) as caught:
            read_assessment(path)
        expected = "/norms/0/gaps/0/path/0: expected a key or an index, found the number 1.5"
        assert expected in str(caught.value)


def _nulls(data: object) -> list[object]:
    match data:
        case dict():
            return [key for key, value in data.items() if value is None or _nulls(value)]
        case list():
            return [item for item in data if item is None or _nulls(item)]
        case _:
            return []


def _check_round_trip(assessment: Assessment, folder: Path) -> None:
    path = folder / "assessment.json"
    said = as_json(assessment)
    path.write_text(said, encoding="utf-8")
    again = read_assessment(path)
    assert again == assessment
    assert again.receipt == assessment.receipt
    assert list(_sentences(again)) == list(_sentences(assessment))
    assert as_json(again) == said


def _sentences(assessment: Assessment) -> Iterator[Text]:
    results = [*assessment.norms, *(norm for star in assessment.stars for norm in star.norms)]
    waiting: list[Gap | Candidate] = [gap for norm in results for gap in norm.gaps]
    for gap in waiting:
        if isinstance(gap, Candidate):
            yield from (failed.sentence for failed in gap.failed)
            continue
        yield gap.sentence
        waiting += [*gap.failing, *filter(None, [gap.nearest])]
        waiting += [inner for way in gap.alternatives for inner in way]


def random_assessments(rng: Random, number: int) -> Iterator[Assessment]:
    """
    Assessments of random dossiers by random editions.
    """
    while number:
        cases = [random_case(rng) for _ in range(8)]
        made = random_edition(cases)
        for case in cases:
            if UNKNOWN_WORD not in repr(case.dossier) and number:
                number -= 1
                yield assess(made, dossier_of(case.dossier), on=case.on)


class TestDeterminism:
    """
    The same input gives the same bytes.
    """

    @pytest.mark.parametrize("name", AREAS)
    def test_again(self, name: str) -> None:
        """
        A second assessment gives the same reports.
        """
        assert _reports(AREAS[name]) == _reports(attrs.evolve(AREAS[name]))

    def test_in_another_process(self) -> None:
        """
        So does another process, in which texts have other hashes.
        """
        program = (
            "import sys, test_reports\n"
            "sys.stdout.buffer.write(''.join(\n"
            "    ''.join(test_reports._reports(it)) for it in test_reports.AREAS.values()\n"
            ").encode())\n"
        )
        here = "".join("".join(_reports(it)) for it in AREAS.values())
        for seed in ("1", "2"):
            environment = os.environ | {
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            }
            command = [sys.executable, "-c", program]
            done = subprocess.run(command, capture_output=True, env=environment, check=True)
            assert done.stdout.decode() == here


def _reports(dossier: Dossier) -> list[str]:
    found = assess(KVO_2015, dossier)
    texts = [as_text(found, KVO_2015, dossier, language=it, width=80) for it in LANGUAGES]
    return [
        *texts,
        *(as_markdown(found, KVO_2015, dossier, language=language) for language in LANGUAGES),
        as_json(found),
    ]
