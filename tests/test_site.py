"""
Editions as a static site.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import attrs
import pytest

from kvo_norms import editions
from kvo_norms.authoring.site import pages as pages_module, site_of
from kvo_norms.authoring.site.history import histories
from kvo_norms.catalogue import Crosswalk, Edition, Norm, Provenance, Section, Text, norms_of
from kvo_norms.cli import main
from kvo_norms.errors import UnusableCallError
from kvo_norms.reporting.handbook import MARK
from kvo_norms.reporting.languages import Language
from test_reports import HOSTILE

LANGUAGES: tuple[Language, ...] = ("nl", "en")
OLD, NEW = editions()


class Page(HTMLParser):
    """
    What a page holds.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: list[str] = []
        self.asks_for: list[str] = []
        self.styled: list[str] = []
        self.language = ""
        self.policy = ""
        self.inner: dict[str, list[str]] = {"style": [], "script": [], "li": []}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "id" in given:
            self.places.append(unquote(given["id"]))
        if "style" in given or any(name.startswith("on") for name in given):
            self.styled.append(tag)
        if "src" in given or (tag == "link" and given["href"] != "data:,"):
            self.asks_for.append(tag)
        if tag == "html":
            self.language = given["lang"]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag in self.inner:
            self.inner[tag].append("")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inner:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        for tag in self._open[-1:]:
            self.inner[tag][-1] += data


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> tuple[Language, dict[str, Page]]:
    """
    The site of both shipped editions.
    """
    language: Language = request.param
    made = site_of([NEW, OLD], language=language)
    return language, {name: Page(text) for name, text in made.items()}


def test_links_lead_somewhere(pages: tuple[Language, dict[str, Page]]) -> None:
    """
    Every link between pages leads to a page and to a place on it.
    """
    _, found = pages
    broken = []
    for name, page in found.items():
        assert len(page.places) == len(set(page.places)), name
        for link in page.links:
            if link.startswith(("http:", "https:")):
                continue
            path, _, place = link.partition("#")
            target = _normal(PurePosixPath(name).parent / unquote(path)) if path else name
            if target not in found or (place and unquote(place) not in found[target].places):
                broken.append((name, link))
    assert broken == []


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_each_is_whole(pages: tuple[Language, dict[str, Page]]) -> None:
    """
    A page asks for nothing, and its policy knows its own style and script and no other.
    """
    language, found = pages
    for name, page in found.items():
        assert (page.language, page.asks_for, page.styled) == (language, [], []), name
        scripts = [it for it in page.inner["script"] if not it.startswith("{")]
        assert len(scripts) == (name == "index.html")
        for text in (*page.inner["style"], *scripts):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in page.policy, name
        assert "default-src 'none'" in page.policy


def test_every_norm_is_listed_and_found(pages: tuple[Language, dict[str, Page]]) -> None:
    """
    The overview lists each norm of each edition, the newest first, and what the search looks
    through stands in the same order.
    """
    language, found = pages
    overview = found["index.html"]
    expected = [norm for edition in (NEW, OLD) for norm in norms_of(edition)]
    rows = overview.inner["li"]
    assert len(rows) == len(expected)
    (data,) = (json.loads(it) for it in overview.inner["script"] if it.startswith("{"))
    for norm, row, words in zip(expected, rows, data["norms"], strict=True):
        title: Text = norm.title
        assert (getattr(title, language) in row, norm.id in row) == (True, True)
        assert {norm.id, title.nl, title.en, norm.text.nl, norm.text.en} <= set(_parts(words, norm))


def _parts(words: str, norm: Norm) -> Iterator[str]:
    texts = (norm.title.nl, norm.title.en, norm.text.nl, norm.text.en)
    yield from (it for it in (norm.id, *texts) if it in words)


def test_history_of_shipped_norms() -> None:
    """
    A norm of both editions is told on both pages, each with a link to the other.
    """
    made = site_of([OLD, NEW], language="en")
    pages = [{norm.id: _page(norm, it) for norm in norms_of(it)} for it in (OLD, NEW)]
    both = pages[0].keys() & pages[1].keys()
    assert len(both) > 20
    for norm, page in pages[1].items():
        link = f'href="../kvo-2008/{pages[0].get(norm)}#{norm}"'
        assert (link in made[f"kvo-2015/{page}"]) == (norm in both), norm
    assert "Across the editions" not in "".join(site_of([NEW], language="en").values())


def _page(norm: Norm, edition: Edition) -> str:
    return f"{norm.section if norm.section in {s.id for s in edition.sections} else 'stars'}.html"


def _later(edition: Edition, name: str, year: int, **changes: object) -> Edition:
    return attrs.evolve(
        edition,
        id=name,
        valid_from=edition.valid_from.replace(year=year),
        valid_until=None,
        **changes,  # type: ignore[arg-type]
    )


def test_history_through_a_new_name() -> None:
    """
    A norm with another id is followed through the crosswalk, backwards and forwards, and what
    changed is told; where it is gone that is said.
    """
    section = NEW.sections[-1]
    first, *others = section.norms
    renamed = attrs.evolve(first, id="hercertificering.anders", points=first.points + 2)
    crosswalk = Crosswalk(
        previous=NEW.id,
        vocabularies=(),
        norms=((first.id, renamed.id),),
        sources=NEW.certificate.sources,
        provenance=Provenance.DESIGN,
    )
    second = attrs.evolve(others[0], applies_when=None)
    assert others[0].applies_when is not None
    norms = (renamed, second, *others[1:])
    later = _with(_later(NEW, "kvo-later", 2030, crosswalk=crosswalk), section, *norms)
    last = _with(_later(later, "kvo-last", 2040, crosswalk=None), section, *others)
    steps = histories([NEW, later, last])
    told = [step.norm and step.norm.id for step in steps[NEW.id][first.id]]
    assert told == [first.id, renamed.id, None]
    again = [step.norm and step.norm.id for step in steps["kvo-later"][renamed.id]]
    assert again == told
    page = site_of([last, later, NEW], language="en")["kvo-later/hercertificering.html"]
    history = page[page.index("Across the editions") :].partition("</ul>\n<p>")[0]
    assert "the first of these editions to have it" in history
    assert "counts otherwise" in history
    assert "points: <code>1</code> → <code>3</code>" in history
    assert "no norm that is the same" in history
    assert "<code>applies_when.application</code>: gone: " in page


def test_history_with_a_gap() -> None:
    """
    A norm that went and came back is told so.
    """
    section = NEW.sections[-1]
    first, *others = section.norms
    gone = _with(_later(NEW, "kvo-gone", 2030, crosswalk=None), section, *others)
    back = _with(_later(NEW, "kvo-back", 2040, crosswalk=None), section, *section.norms)
    steps = histories([NEW, gone, back])["kvo-back"]
    assert [step.follows for step in steps[first.id]] == ["none", "previous", "gap"]
    assert [step.follows for step in steps[others[0].id]] == ["none", "previous", "previous"]
    page = site_of([NEW, gone, back], language="en")["kvo-back/hercertificering.html"]
    assert "has it again" in page.partition(f'id="{others[0].id}"')[0]


def _with(edition: Edition, section: Section, *norms: Norm) -> Edition:
    changed = attrs.evolve(section, norms=norms)
    return attrs.evolve(edition, sections=(*edition.sections[:-1], changed))


def test_hostile_texts() -> None:
    """
    Texts of an edition are shown as they are and never obeyed.
    """
    text = Text(nl=" ".join(HOSTILE.values()), en=HOSTILE["html"])
    section = NEW.sections[0]
    norms = tuple(attrs.evolve(norm, title=text, text=text) for norm in section.norms)
    hostile = attrs.evolve(
        NEW, title=text, stars=(), sections=(attrs.evolve(section, title=text, norms=norms),)
    )
    for name, page in site_of([hostile], language="nl").items():
        found = Page(page)
        assert (found.asks_for, found.styled) == ([], []), name
        assert [link for link in found.links if link.startswith("javascript:")] == []
        assert len(re.findall(r"<script", page)) == 2 * (name == "index.html"), name


@pytest.mark.parametrize("wrong", [[], [NEW, OLD, NEW]])
def test_refused(wrong: list[Edition]) -> None:
    """
    No edition, or two of one id, is no site.
    """
    with pytest.raises(UnusableCallError):
        site_of(wrong, language="nl")


class TestCommand:
    """
    ``kvo-norms docs --format html``.
    """

    @pytest.mark.parametrize("missing", ["jinja2", "markdown_it"])
    def test_without_the_extra(
        self,
        missing: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        Without the extra `report` the command says so, and writes nothing.
        """
        monkeypatch.setitem(sys.modules, missing, None)
        for kept in (pages_module.template, pages_module.parser):
            kept.cache_clear()
        out = tmp_path / "site"
        assert main(["docs", "kvo-2015", "--format", "html", "-o", str(out)]) == 2
        assert "pip install 'kvo-norms[report]'" in capsys.readouterr().err
        assert not out.exists()

    def test_again(self, tmp_path: Path) -> None:
        """
        A later run replaces its own pages, removes those that are gone, and leaves other files.
        """
        out = tmp_path / "site"
        options = ["--format", "html", "-o", str(out)]
        assert main(["docs", "kvo-2015", "kvo-2008", *options]) == 0
        (out / "kvo-2008" / "mine.html").write_text("mine", encoding="utf-8")
        assert main(["docs", "kvo-2015", *options]) == 0
        left = {str(path.relative_to(out)) for path in out.rglob("*.html")}
        assert left == set(site_of([NEW], language="nl")) | {"kvo-2008/mine.html"}
        assert (out / "index.html").read_text(encoding="utf-8").startswith(MARK)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["kvo-2015", "kvo-2008"],
                "pages in Markdown are of one edition; name one, or add --format html for a site "
                "of several",
            ),
            (
                ["kvo-2015", "--format", "html"],
                "'site/index.html' was not made by kvo-norms docs; name another folder, or move "
                "the file away",
            ),
            (
                ["kvo-2008", "--format", "html"],
                "'site/kvo-2008' is no folder; name another folder, or move the file away",
            ),
        ],
    )
    def test_refused(
        self,
        arguments: list[str],
        message: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        Somebody else's file stops it before anything is written.
        """
        monkeypatch.chdir(tmp_path)
        (tmp_path / "site").mkdir()
        other = "kvo-2008" if arguments[0] == "kvo-2008" else "index.html"
        (tmp_path / "site" / other).write_text("mine", encoding="utf-8")
        assert main(["docs", *arguments, "-o", "site"]) == 2
        assert capsys.readouterr().err == f"kvo-norms: {message}\n"
        assert [path.name for path in (tmp_path / "site").iterdir()] == [other]
