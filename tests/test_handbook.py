"""
An edition as pages for people, and the page that says how faithful the editions are.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import attrs
import pytest
from markdown_it import MarkdownIt

from conftest import ROOT
from kvo_norms import edition, editions, read_edition
from kvo_norms.catalogue import (
    CarriedVocabulary,
    CarriedWord,
    Crosswalk,
    DeclaredParameter,
    Edition,
    Norm,
    Provenance,
    Source,
    Text,
    norms_of,
)
from kvo_norms.cli import main
from kvo_norms.notation import as_table
from kvo_norms.reporting.handbook import MARK, handbook
from kvo_norms.reporting.handbook.entries import THEME, Entry, entries_of, theme_name
from kvo_norms.reporting.handbook.writing import anchor, code, paragraph, web_link
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.rules import rule_sentence, written_value
from kvo_norms.reporting.safe import visible
from test_reports import HOSTILE

GOLDEN = Path(__file__).parent / "golden"
WHOLE = ROOT / "tests" / "bad" / "editions" / "whole"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
SHIPPED = {it.id: it for it in editions()}

HEADER = """
[in_force]
provenance = "official"
sources = ["paper"]
reading = { nl = "Vanaf de eerste dag van 2015.", en = "From the first day of 2015." }

[parameters.share]
value = 0.25
label = { nl = "deel", en = "share" }
provenance = "reported"
sources = ["paper", "ours"]
reading = { nl = "Een kwart.", en = "A quarter." }

[parameters.period]
value = "P6M"
label = { nl = "periode", en = "period" }
provenance = "inferred"
sources = ["paper"]

[parameters.level]
value = "hoog"
label = { nl = "niveau", en = "level" }
provenance = "design"
sources = ["ours"]

[sources.paper]
title = "A paper [of one]"
url = "https://example.org/a_(paper)?x=1&y=2"
checked = 2020-02-29
official = true

[sources.unread]
title = "Rests on nothing"
url = "ftp://example.org"
checked = 2020-02-29

[facts.grade]
kind = "word"
vocabulary = "levels"
label = { nl = "cijfer", en = "grade" }
"""

SECTION = """
[[norms]]
id = "section.theme"
title = { nl = "Over {theme.label}", en = "About {theme.label}" }
text = { nl = "Zeg iets over {theme.label}.", en = "Say something about {theme.label}." }
sources = ["paper"]
provenance = "official"
reading = { nl = "Bij {theme.label} hoort een niveau.", en = "A level goes with {theme.label}." }
weight = "aandachtspunt"
points = 3
for_each = "themes"
remedy = { nl = "Bepaal {theme.label}.", en = "Determine {theme.label}." }
applies_when.application.kind = "eerste"
requires.analysis.where = { theme = "{theme}", level = { at_least = "$level" } }
requires.measures.where.theme = ["{theme}"]

[[norms]]
id = "section.judged"
title = { nl = "Geoordeeld", en = "Judged" }
text = { nl = "1. Een oordeel.", en = "1. A judgement." }
sources = ["ours"]
provenance = "design"
weight = "eis"
remedy = { nl = "Oordeel.", en = "Judge." }
question = { nl = "Is het goed?", en = "Is it good?" }
may_not_apply = true

[[norms]]
id = "section.numbers"
title = { nl = "Getallen", en = "Numbers" }
text = { nl = "Genoeg.", en = "Enough." }
sources = ["paper", "ours"]
provenance = "reported"
weight = "eis"
remedy = { nl = "Meer.", en = "More." }

[norms.requires.inspections]
where = { date = { within = "$period" } }
count = { at_least = "$rounds" }
covers = { roles = "$partners" }
share = { of = { report = { present = true } }, at_least = "$share" }
each = { period = "$age", date = "date", since = "as_of - P6Y" }

[[norms.requires.any]]
partners.where.role.one_of = "$partners"

[[norms.requires.any]]
not = { area.size = "klein" }

[[norms.requires.all]]
at_least_of.count = "$rounds"
at_least_of.patterns = [{ area.name.present = true }, { area.kind = "winkelgebied" }]
"""

WORDS_SECTION = """
format = "kvo-norms/section/1"
id = "words"
title = { nl = "Woorden van een sectie", en = "Words of a section" }
"""

STARS = """
format = "kvo-norms/stars/1"

[[stars]]
id = "plain"
title = { nl = "Kale ster", en = "Plain star" }
text = { nl = "Een ster.", en = "A star." }
sources = ["ours"]
provenance = "design"
reading = { nl = "Van ons.", en = "Ours." }
level = "application.term"
max = 4
applies_when.application.term.at_least = "$rounds"

[[stars]]
id = "asking"
title = { nl = "Vragende ster", en = "Asking star" }
text = { nl = "Nog een.", en = "Another." }
sources = ["ours"]
provenance = "design"

[[stars.norms]]
id = "asking.norm"
title = { nl = "Norm van de ster", en = "Norm of the star" }
text = { nl = "Een naam.", en = "A name." }
sources = ["paper"]
provenance = "reported"
weight = "eis"
remedy = { nl = "Geef een naam.", en = "Give a name." }
requires.area.name.present = true
"""

CROSSWALK = """
format = "kvo-norms/crosswalk/1"
previous = "whole-1999"
sources = ["ours"]
provenance = "design"
reading = { nl = "Zelf verdeeld.", en = "Divided by us." }

[vocabularies.themes.words]
afval = { to = "milieu" }
herrie = { to = "overlast", problem = "diefstal" }
licht.reason = { nl = "Licht is een middel.", en = "Light is a means." }

[vocabularies.channels.words]
telegram = { to = "brief" }

[vocabularies.lights.words]
schemer.reason = { nl = "Dag noch nacht.", en = "Neither day nor night." }

[norms]
"section.judgement" = "section.judged"
"section.waste" = "section.theme.milieu"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """
    A small edition with one of everything.
    """
    made = tmp_path / "small"
    shutil.copytree(WHOLE, made)
    header = (made / "edition.toml").read_text(encoding="utf-8")
    header = header.replace('sections = ["section"]', 'sections = ["section", "words"]')
    (made / "edition.toml").write_text(header + HEADER, encoding="utf-8")
    with (made / "section.toml").open("a", encoding="utf-8") as file:
        file.write(SECTION)
    (made / "words.toml").write_text(WORDS_SECTION, encoding="utf-8")
    (made / "stars.toml").write_text(STARS, encoding="utf-8")
    (made / "crosswalk.toml").write_text(CROSSWALK, encoding="utf-8")
    return made


@pytest.fixture
def small(folder: Path) -> Edition:
    """
    That edition, read.
    """
    return read_edition(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: Language, small: Edition, golden: Callable[[str, Path], None]) -> None:
    """
    All pages of the small edition, one below the other: read the difference before you reset them.
    """
    pages = handbook(small, language=language)
    said = "\n".join(f"=== {name}\n\n{text}" for name, text in pages.items())
    golden(said, GOLDEN / f"handbook.{language}.md")


LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')


def broken_links(pages: dict[str, str]) -> Iterator[str]:
    """
    The links between pages that lead nowhere.
    """
    places = {name: ANCHOR.findall(text) for name, text in pages.items()}
    for name, text in pages.items():
        for target in LINK.findall(text):
            if re.match(r"https?:", target):
                continue
            page, _, place = target.partition("#")
            page = unquote(page) or name
            if page not in pages or (place and place not in places[page]):
                yield f"{name}: {target}"


def shown(text: str) -> str:
    """
    What a page shows: the Markdown without its marks.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    parts = []
    for token in tokens:
        if token.type in ("fence", "html_block"):
            parts.append(token.content)
        for child in token.children or ():
            parts += [child.content] if child.type in ("text", "code_inline") else []
        parts.append("\n")
    return "".join(parts)


@pytest.fixture(params=[(name, language) for name in SHIPPED for language in LANGUAGES])
def book(request: pytest.FixtureRequest) -> tuple[Edition, Language, dict[str, str]]:
    """
    A shipped edition, a language, and the pages.
    """
    name, language = request.param
    return SHIPPED[name], language, handbook(SHIPPED[name], language=language)


class TestShipped:
    """
    The pages of the shipped editions.
    """

    def test_links_lead_somewhere(self, book: tuple[Edition, Language, dict[str, str]]) -> None:
        """
        Every link between pages leads to a page, and to a place on it.
        """
        _, _, pages = book
        assert list(broken_links(pages)) == []
        assert sum(len(LINK.findall(text)) for text in pages.values()) > 100

    def test_everything_has_its_place(self, book: tuple[Edition, Language, dict[str, str]]) -> None:
        """
        Every norm, star, parameter, vocabulary and source has one place, on its own page.
        """
        found, _, pages = book
        expected: dict[str, set[str]] = {
            "stars.md": {star.id for star in found.stars},
            "parameters.md": {parameter.id for parameter in found.parameters},
            "words.md": {vocabulary.id for vocabulary in found.vocabularies} | {"facts"},
            "sources.md": {source.id for source in found.sources},
            "README.md": {"certificate", "in_force"},
        }
        for section in found.sections:
            expected[f"{section.id}.md"] = {norm.id for norm in section.norms}
        if found.crosswalk is not None:
            expected["crosswalk.md"] = {carried.id for carried in found.crosswalk.vocabularies}
        for star in found.stars:
            expected["stars.md"] |= {norm.id for norm in star.norms}
        for name, ids in expected.items():
            places = ANCHOR.findall(pages[name])
            assert (set(places) & ids, len(places)) == (ids, len(set(places))), name

    def test_says_what_is_checked(self, book: tuple[Edition, Language, dict[str, str]]) -> None:
        """
        Every norm stands there with its text, and its rule as the sentence that `show` gives.
        """
        found, language, pages = book
        for section in found.sections:
            page = shown(pages[f"{section.id}.md"])
            for entry in entries_of(section.norms, found):
                assert getattr(entry.text, language) in page
                assert getattr(entry.remedy, language) in page
                for norm in entry.norms if len(entry.norms) == 1 else ():
                    for pattern in (norm.applies_when, norm.requires):
                        if pattern is not None:
                            assert getattr(rule_sentence(pattern, found), language) in page

    def test_norms_of_themes_are_told_without_loss(
        self, book: tuple[Edition, Language, dict[str, str]]
    ) -> None:
        """
        With its theme filled in, an entry of several norms is each of them again.
        """
        found, _, _ = book
        labels = {
            word.id: word.label
            for vocabulary in found.vocabularies
            if vocabulary.id == "themes"
            for word in vocabulary.words
        }
        several = [
            entry
            for section in found.sections
            for entry in entries_of(section.norms, found)
            if len(entry.norms) > 1
        ]
        assert len(several) == 2
        for entry in several:
            assert {norm.theme for norm in entry.norms} == set(labels)
            for norm in entry.norms:
                assert norm.theme is not None
                assert filled(entry, norm.theme, labels[norm.theme], found) == (
                    norm.id,
                    *(norm.title, norm.text, norm.reading, norm.remedy),
                    norm.applies_when and as_table(norm.applies_when),
                    norm.requires and as_table(norm.requires),
                )

    def test_unused_sources_are_told(self, book: tuple[Edition, Language, dict[str, str]]) -> None:
        """
        A source that nothing rests on says so, and no other does.
        """
        found, language, pages = book
        named = [found.certificate.sources, *(norm.sources for norm in norms_of(found))]
        named += [star.sources for star in found.stars]
        named += [parameter.sources for parameter in found.parameters]
        named += [it.sources for it in (found.in_force, found.crosswalk) if it is not None]
        used = set().union(*named)
        nothing = {"nl": "rust hierop.", "en": "rests on it."}[language]
        unused = [source for source in found.sources if source.id not in used]
        assert pages["sources.md"].count(nothing) == len(unused)

    def test_numbers_add_up(self, book: tuple[Edition, Language, dict[str, str]]) -> None:
        """
        On the first page each row's norms are its requirements and points of attention, and what
        they rest on; and the sections add up.
        """
        found, _, pages = book
        rows = [
            [int(cell) for cell in line.split("|")[2:-1]]
            for line in pages["README.md"].splitlines()
            if re.match(r"\|.*\| \d", line)
        ]
        for row in rows:
            assert row[0] == sum(row[1:3]) == sum(row[3:])
        number = len(found.sections)
        assert rows[number] == [sum(column) for column in zip(*rows[:number], strict=True)]
        assert rows[number][0] == sum(len(section.norms) for section in found.sections)


def filled(entry: Entry, theme: str, label: Text, found: Edition) -> tuple[object, ...]:
    """
    The entry's id, texts and rules with the theme in its places.
    """
    name = theme_name(found)

    def text(it: Text | None) -> Text | None:
        if it is None:
            return None
        return Text(nl=it.nl.replace(name.nl, label.nl), en=it.en.replace(name.en, label.en))

    def table(it: Any) -> Any:
        if isinstance(it, str):
            return it.replace(THEME, theme)
        if isinstance(it, list):
            return [table(item) for item in it]
        return {key: table(item) for key, item in it.items()} if isinstance(it, dict) else it

    rules = (rule and table(rule.table) for rule in (entry.applies_when, entry.requires))
    texts = map(text, (entry.title, entry.text, entry.reading, entry.remedy))
    return (entry.id.replace(THEME, theme), *texts, *rules)


class TestEntries:
    """
    Norms that differ in their theme alone are told once.
    """

    def norms(self, small: Edition) -> list[Norm]:
        """
        The norms of the two themes.
        """
        return [norm for norm in norms_of(small) if norm.theme is not None]

    def test_together(self, small: Edition) -> None:
        """
        The two are one entry.
        """
        (entry,) = entries_of(self.norms(small), small)
        assert entry.id == "section.theme.{theme}"
        assert entry.title == Text(nl="Over \u2039thema\u203a", en="About \u2039theme\u203a")

    @pytest.mark.parametrize(
        "change",
        [
            {"weight": None},
            {"points": 1},
            {"provenance": Provenance.DESIGN},
            {"sources": ("ours",)},
            {"text": Text(nl="Iets anders.", en="Something else.")},
            {"requires": None},
            {"theme": None},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_apart(self, change: dict[str, Any], small: Edition) -> None:
        """
        Whatever else differs, each is told by itself and in full.
        """
        first, second = self.norms(small)
        other = attrs.evolve(second, **change)
        entries = entries_of((first, other), small)
        assert [entry.norms for entry in entries] == [(first,), (other,)]
        assert entries[0].text == first.text

    def test_one_theme(self, small: Edition) -> None:
        """
        A norm that stands alone names its theme.
        """
        (norm, _) = self.norms(small)
        (entry,) = entries_of((norm,), small)
        assert (entry.id, entry.title) == (norm.id, norm.title)

    def test_theme_without_a_label(self, small: Edition) -> None:
        """
        A theme that has no label, or none that is declared, does not spoil the texts.
        """
        nothing = Text(nl="", en="")
        unnamed = tuple(
            attrs.evolve(
                vocabulary,
                words=tuple(attrs.evolve(word, label=nothing) for word in vocabulary.words),
            )
            for vocabulary in small.vocabularies
        )
        for vocabularies in ((), unnamed):
            bare = attrs.evolve(small, vocabularies=vocabularies)
            entries = entries_of(self.norms(small), bare)
            assert [entry.title for entry in entries] == [norm.title for norm in self.norms(small)]


class TestPages:
    """
    The pages of a small edition with one of everything.
    """

    def test_section_with_a_taken_name(self, small: Edition) -> None:
        """
        A section whose name a fixed page bears gets a page of another name.
        """
        pages = handbook(small, language="nl")
        assert "# Woorden van een sectie" in pages["section-words.md"]
        assert "(section-words.md)" in pages["README.md"]
        assert list(broken_links(pages)) == []

    def test_without_parts(self, small: Edition) -> None:
        """
        An edition without stars, parameters, facts and crosswalk has no pages or tables of them.
        """
        sections = tuple(attrs.evolve(section, norms=()) for section in small.sections)
        parts: dict[str, Any] = {"stars": (), "parameters": (), "facts": (), "crosswalk": None}
        bare = attrs.evolve(small, sections=sections, **parts)
        pages = handbook(bare, language="en")
        assert {"stars.md", "crosswalk.md"} & pages.keys() == set()
        assert "crosswalk.md" not in pages["README.md"]
        assert "Stars" not in pages["README.md"]
        assert "Facts" not in pages["words.md"]
        assert "|" not in pages["parameters.md"]
        assert list(broken_links(pages)) == []

    def test_days_without_grounds(self, small: Edition) -> None:
        """
        Where nothing says what the days in force rest on, the first page has the days alone.
        """
        bare = attrs.evolve(small, in_force=None)
        pages = handbook(bare, language="en")
        assert "in force from 1 January 2015." in pages["README.md"]
        assert "in_force" not in pages["README.md"] + pages["sources.md"]

    def test_crosswalk(self, small: Edition) -> None:
        """
        Words with a place stand in a table, with the problem where one of them is one; the others
        with their reason; a renamed norm with its link.
        """
        page = handbook(small, language="en")["crosswalk.md"]
        rows = [line for line in page.splitlines() if line.startswith("|") and "---" not in line]
        assert rows == [
            "| word in `whole-1999` | word in this edition | problem within it |",
            "| `afval` | environment (`milieu`) |  |",
            "| `herrie` | nuisance (`overlast`) | theft (`diefstal`) |",
            "| word in `whole-1999` | word in this edition |",
            "| `telegram` | letter (`brief`) |",
            "| id in `whole-1999` | norm in this edition |",
            "| `section.judgement` | [Judged](section.md#section.judged) (`section.judged`) |",
            (
                "| `section.waste` | [About environment](section.md#section.theme.milieu) "
                "(`section.theme.milieu`) |"
            ),
        ]
        assert [line for line in page.splitlines() if line.startswith("- `")] == [
            "- `licht`: Light is a means.",
            "- `schemer`: Neither day nor night.",
        ]

    def test_crosswalk_without_more(self, small: Edition) -> None:
        """
        A crosswalk of words alone has no table of norms, and one without a reading no explanation.
        """
        assert small.crosswalk is not None
        bare = attrs.evolve(small.crosswalk, norms=(), reading=None)
        pages = handbook(attrs.evolve(small, crosswalk=bare), language="en")
        assert "Explanation" not in pages["crosswalk.md"]
        assert "Norms with another id" not in pages["crosswalk.md"]

    def test_every_page_bears_the_mark(self, small: Edition) -> None:
        """
        The first line says what made the page.
        """
        pages = handbook(small, language="nl")
        assert {text.splitlines()[0] for text in pages.values()} == {MARK}
        assert [text for text in pages.values() if not text.endswith("\n")] == []

    def test_values_in_words(self, small: Edition) -> None:
        """
        A value is told as its use says, one without use as TOML writes it.
        """
        page = handbook(small, language="en")["parameters.md"]
        told = dict(re.findall(r"^\| \[`\$(\w+)`\][^|]*\| ([^|]*) \|", page, re.MULTILINE))
        assert told == {
            "rounds": "2",
            "partners": "municipality and police",
            "age": "3 years",
            "share": "25%",
            "period": "6 months",
            "level": "high",
        }
        unused = DeclaredParameter(
            id="alone",
            value="P1Y",
            label=Text(nl="los", en="alone"),
            provenance=Provenance.DESIGN,
            sources=("ours",),
        )
        more = attrs.evolve(small, parameters=(*small.parameters, unused))
        page = handbook(more, language="en")["parameters.md"]
        assert '| [`$alone`](parameters.md#alone) | `"P1Y"` | own design |' in page
        assert "No norm uses this value." in page


def hostile_crosswalk(small: Edition, text: str) -> Crosswalk:
    """
    The small edition's crosswalk with a text in every place that holds one.
    """
    assert small.crosswalk is not None
    both = Text(nl=text, en=text)
    words = (
        CarriedWord(id=text, reason=both),
        CarriedWord(id=text, to="milieu", problem="diefstal"),
    )
    return attrs.evolve(
        small.crosswalk,
        previous=text,
        reading=both,
        vocabularies=(CarriedVocabulary(id="themes", words=words),),
        norms=((text, "section.judged"),),
    )


class TestWriting:
    """
    Text of an edition is shown as it is, and never obeyed.
    """

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_hostile_texts(self, text: str, small: Edition) -> None:
        """
        No text makes a tag, a link, a heading or a row of its own.
        """
        both = Text(nl=text, en=text)
        norm = next(norm for norm in norms_of(small) if norm.question is not None)
        changed = attrs.evolve(norm, title=both, text=both, remedy=both, question=both)
        section = attrs.evolve(small.sections[0], title=both, norms=(changed,))
        sources = tuple(attrs.evolve(source, title=text, url=text) for source in small.sources)
        hostile = attrs.evolve(
            small,
            title=both,
            text=both,
            sections=(section,),
            stars=(),
            sources=sources,
            crosswalk=hostile_crosswalk(small, text),
        )
        for name, page in handbook(hostile, language="nl").items():
            tokens = MarkdownIt("commonmark").enable("table").parse(page)
            tags = [
                part.content
                for token in tokens
                for part in (token, *(token.children or ()))
                if part.type in ("html_inline", "html_block")
            ]
            assert [
                tag for tag in tags if not re.match(r'<a id="[\w.%-]+">|</a>|<!-- Made by', tag)
            ] == []
            targets = [
                str(part.attrGet("href"))
                for token in tokens
                for part in token.children or ()
                if part.type == "link_open"
            ]
            assert [
                target for target in targets if not re.match(r"https?://|[\w.#-]+$", target)
            ] == []
            if name == "section.md":
                assert [token.tag for token in tokens if token.type == "heading_open"] == [
                    "h1",
                    "h2",
                ]
                assert sum(token.type == "tr_open" for token in tokens) == 2
                said = " ".join(shown(page).split())
                assert said.count(" ".join(visible(text).split())[:40]) >= 5

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("- een", "\\- een"),
            ("+ een", "\\+ een"),
            ("=== ", "\\==="),
            ("12. een", "12\\. een"),
            ("3) drie", "3\\) drie"),
            ("2015 was", "2015 was"),
            ("  een", "een"),
        ],
    )
    def test_paragraph(self, text: str, expected: str) -> None:
        """
        A paragraph begins no list and underlines no heading.
        """
        assert paragraph(text) == expected

    def test_web_link(self) -> None:
        """
        Only addresses of the web are linked, and nothing in them ends the link.
        """
        assert web_link("x", "https://a.org/b_(c)?d&e") == "[x](https://a.org/b_%28c%29?d&amp;e)"
        assert web_link("x", "javascript:alert(1)") == "x (javascript:alert(1))"
        assert web_link("x", "https://a.org/ b") == "x (https://a.org/ b)"
        assert web_link("ftp://a", "ftp://a") == "ftp://a"

    def test_code(self) -> None:
        """
        What would end a code span or a cell stands as text.
        """
        assert code("a.b_c") == "`a.b_c`"
        assert code("a`b|c") == "a\\`b\\|c"
        assert anchor('x"y') == '<a id="x%22y"></a>'

    @pytest.mark.parametrize(
        ("value", "expected"),
        [(("a [ b", "c"), '["a [ b", "c"]'), (True, "true"), (("een",), '["een"]')],
    )
    def test_written_value(self, value: Any, expected: str) -> None:
        """
        A parameter's value is one line of TOML.
        """
        parameter = attrs.evolve(edition("kvo-2015").parameters[0], value=value)
        assert written_value(parameter) == expected


class TestCommand:
    """
    ``kvo-norms docs`` writes the pages into a folder.
    """

    def test_writes(self, tmp_path: Path) -> None:
        """
        The folder is made, the pages are those of the library, Dutch where nothing is said.
        """
        place = tmp_path / "a" / "b"
        assert main(["docs", "kvo-2015", "-o", str(place)]) == 0
        pages = handbook(edition("kvo-2015"), language="nl")
        assert {page.name: page.read_text(encoding="utf-8") for page in place.iterdir()} == pages

    def test_a_folder_and_english(self, folder: Path, tmp_path: Path) -> None:
        """
        An edition in a folder, in English.
        """
        assert main(["docs", str(folder), "--lang", "en", "--output", str(tmp_path / "o")]) == 0
        assert "# Whole\n" in (tmp_path / "o" / "README.md").read_text(encoding="utf-8")

    def test_again(self, folder: Path, tmp_path: Path) -> None:
        """
        A second run replaces its pages, removes those that are no more, and leaves other files.
        """
        place = tmp_path / "o"
        main(["docs", "kvo-2015", "-o", str(place)])
        (place / "notes.md").write_text("van ons\n", encoding="utf-8")
        (place / "picture.png").write_bytes(MARK.encode())
        (place / "folder.md").mkdir()
        assert main(["docs", str(folder), "-o", str(place)]) == 0
        pages = handbook(read_edition(folder), language="nl")
        names = {page.name for page in place.iterdir()}
        assert names == {*pages, "notes.md", "picture.png", "folder.md"}

    def test_what_others_wrote(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        A file of somebody else that bears the name of a page stops it before anything is written.
        """
        (tmp_path / "words.md").write_text("van ons\n", encoding="utf-8")
        assert main(["docs", "kvo-2015", "-o", str(tmp_path)]) == 2
        assert capsys.readouterr() == (
            "",
            f"kvo-norms: '{tmp_path / 'words.md'}' was not made by kvo-norms docs; name another "
            "folder, or move the file away\n",
        )
        assert [page.name for page in tmp_path.iterdir()] == ["words.md"]

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_a_link_to_nothing(self, tmp_path: Path) -> None:
        """
        A link in the place of a page is somebody else's too.
        """
        (tmp_path / "words.md").symlink_to(tmp_path / "nothing")
        assert main(["docs", "kvo-2015", "-o", str(tmp_path)]) == 2

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["kvo-2015"],
                "there is no folder for the pages; name one with -o, which is made where it is "
                "absent",
            ),
            (["kvo-2015", "-o", "{file}"], "'{file}' is no folder; name another one for the pages"),
            (["kvo-2015", "-o", "{file}/x"], "{file}/x: not a directory"),
            (["kvo-2051", "-o", "{new}"], "unknown edition 'kvo-2051'; did you mean 'kvo-2015'?"),
        ],
    )
    def test_refusals(
        self,
        arguments: list[str],
        message: str,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        What cannot be done ends with exit code 2, a reason and advice.
        """
        file, new = tmp_path / "file", tmp_path / "new"
        file.write_text("", encoding="utf-8")
        named = {"file": file, "new": new}
        assert main(["docs", *(argument.format(**named) for argument in arguments)]) == 2
        assert capsys.readouterr() == ("", f"kvo-norms: {message.format(**named)}\n")
        assert not new.exists()


PAGE = (ROOT / "docs" / "explanation" / "faithfulness.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?:R\d+)? ?\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


def told_grades() -> dict[str, dict[str, str]]:
    """
    Per edition, what the page says of each norm or star: weight and provenance.
    """
    grades: dict[str, dict[str, str]] = {"kvo-2008": {}, "kvo-2015": {}}
    for names, *cells in ROW.findall(PAGE):
        for name in re.findall(r"`([^`]+)`", names):
            for told, cell in zip(grades.values(), cells, strict=True):
                assert name not in told
                if cell != "–":  # noqa: RUF001
                    told[name] = cell
    return grades


class TestFaithfulness:
    """
    The page on faithfulness says what the catalogues say.
    """

    def test_every_requirement(self) -> None:
        """
        R1 to R19 are told, each once, and each has a row of norms.
        """
        numbers = [f"R{number}" for number in range(1, 20)]
        assert sorted(re.findall(r"^- \*\*(R\d+)\*\*", PAGE, re.MULTILINE)) == sorted(numbers)
        assert set(re.findall(r"^\| (R\d+) \|", PAGE, re.MULTILINE)) == set(numbers)

    @pytest.mark.parametrize("name", SHIPPED)
    def test_rows_are_the_catalogue(self, name: str) -> None:
        """
        Every norm of the sections and every star has its row, with its weight and provenance.
        """
        found = SHIPPED[name]
        expected = {
            norm.id.removesuffix(f".{norm.theme}"): f"{norm.weight.value}, {norm.provenance.value}"
            for section in found.sections
            for norm in section.norms
        }
        expected |= {star.id: star.provenance.value for star in found.stars}
        assert told_grades()[name] == expected

    def test_ids_exist(self) -> None:
        """
        Every id of a norm on the page is one of an edition.
        """
        sections = {section.id for found in SHIPPED.values() for section in found.sections}
        known = {
            norm.id.removesuffix(f".{norm.theme}")
            for found in SHIPPED.values()
            for norm in norms_of(found)
        }
        named = re.findall(rf"`((?:{'|'.join(sections)})\.[a-z_.]+)`", PAGE)
        assert len(named) > 40
        assert set(named) - known == set()

    def test_links(self) -> None:
        """
        Every link that is named is given, every one given is named, and known sources have the
        link of the catalogue.
        """
        given = dict(re.findall(r"^\[(\w+)\]: (\S+)$", PAGE, re.MULTILINE))
        assert set(re.findall(r"\]\[(\w+)\]", PAGE)) == set(given)
        sources: dict[str, Source] = {
            source.id: source for found in SHIPPED.values() for source in found.sources
        }
        assert {name: url for name, url in given.items() if name in sources} == {
            name: sources[name].url for name in given if name in sources
        }
        assert [url for url in given.values() if not url.startswith("http")] == []

    def test_nothing_is_official(self) -> None:
        """
        The page says that no norm is official; it must be rewritten once one is.
        """
        assert "no norm is `official`" in PAGE
        norms = [norm for found in SHIPPED.values() for norm in norms_of(found)]
        assert [norm.id for norm in norms if norm.provenance is Provenance.OFFICIAL] == []
