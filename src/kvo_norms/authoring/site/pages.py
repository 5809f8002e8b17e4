"""
A page of an edition's handbook as HTML.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kvo_norms.authoring.site.words import worded
from kvo_norms.catalogue import Edition
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.handbook import MARK
from kvo_norms.reporting.handbook.book import (
    CROSSWALK,
    PARAMETERS,
    README,
    SOURCES,
    STARS,
    WORDS,
    files_of,
)
from kvo_norms.reporting.handbook.words import worded as handbook_worded
from kvo_norms.reporting.languages import Language, in_language

if TYPE_CHECKING:
    from jinja2 import Template
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PAGE = re.compile(r"(?P<folder>(?:\.\./[^/]+/)?)(?P<name>[^/#]+)\.md(?P<place>#.*)?")


def page(name: str, text: str, edition: Edition, language: Language) -> tuple[str, str]:
    """
    A page of the handbook by its file name: its name in the site, and its HTML.
    """
    content = _content(text, language)
    title = re.sub(r"<[^>]+>", "", content.partition("</h1>")[0]).strip()
    html = template("page.html").render(
        title=title,
        edition=in_language(edition.title, language),
        content=content,
        links=[
            (href, label, href == html_name(name)) for href, label in _pages_of(edition, language)
        ],
        **shared(language),
    )
    return html_name(name), html


def shared(language: Language, *scripts: str) -> dict[str, Any]:
    """
    What every template needs: the style, the digests by which a page knows its own, the words.
    """
    style = read("report.css", "kvo_norms.reporting.html") + read("site.css")
    return {
        "mark": MARK,
        "language": language,
        "style": style,
        "style_digest": digest(style),
        "script_digests": [digest(script) for script in scripts],
        "w": lambda key, **values: worded(key, language, **values),
    }


def html_name(name: str) -> str:
    """
    The name of a page in the site.
    """
    return "index.html" if name == README else f"{name.removesuffix('.md')}.html"


def _pages_of(edition: Edition, language: Language) -> Iterator[tuple[str, str]]:
    """
    The pages of an edition and what they are called.
    """
    files_by_id = files_of(edition)
    yield html_name(README), edition.id
    for section in edition.sections:
        yield html_name(files_by_id[section.id]), in_language(section.title, language)
    named: Sequence[tuple[str, str, object]] = (
        (STARS, "stars", edition.stars),
        (PARAMETERS, "parameters", True),
        (WORDS, "vocabularies", True),
        (SOURCES, "sources", True),
    )
    for name, key, there in named:
        if there:
            yield html_name(name), handbook_worded(key, language)
    if edition.crosswalk is not None:
        previous = edition.crosswalk.previous
        yield html_name(CROSSWALK), handbook_worded("crosswalk", language, previous=previous)


def _content(text: str, language: Language) -> str:
    """
    The Markdown of a page as HTML.

    The handbook escapes whatever an edition says, so that the only tags in it are its own anchors.
    """
    tokens = parser().parse(text.removeprefix(MARK))
    for token in tokens:
        if "style" in token.attrs:
            token.attrs = {"class": "number"}
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", _href(str(child.attrGet("href"))))
    labels = {key: worded(key, language) for key in ("table", "rule")}
    html: str = parser().renderer.render(tokens, parser().options, labels)
    return html


def _scrolled(tag: str, label: str) -> str:
    """
    The beginning of what may be wider than a small screen: it can be scrolled, by keyboard too.
    """
    return f'<{tag} class="scroll" role="group" tabindex="0" aria-label="{label}">'


def _fence(_: Any, tokens: Sequence[Token], index: int, __: Any, labels: Mapping[str, str]) -> str:
    return f"{_scrolled('pre', labels['rule'])}<code>{escape(tokens[index].content)}</code></pre>\n"


def _table_open(_: Any, __: Sequence[Token], ___: int, ____: Any, labels: Mapping[str, str]) -> str:
    return f"{_scrolled('div', labels['table'])}<table>\n"


def _table_close(*_: Any) -> str:
    return "</table></div>\n"


def _href(address: str) -> str:
    """
    A link of the handbook as a link of the site.
    """
    found = _PAGE.fullmatch(address)
    if found is None:
        return address
    return f"{found['folder']}{html_name(found['name'] + '.md')}{found['place'] or ''}"


@cache
def parser() -> MarkdownIt:
    """
    What reads the handbook's Markdown.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise MissingExtraError("a site", "report") from error
    made = MarkdownIt("commonmark", {"html": True}).enable("table")
    rules = {"fence": _fence, "table_open": _table_open, "table_close": _table_close}
    for name, rule in rules.items():
        made.add_render_rule(name, rule)
    return made


@cache
def template(name: str) -> Template:
    """
    A template of the site.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("a site", "report") from error
    environment = Environment(
        loader=FunctionLoader(read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


@cache
def read(name: str, package: str = "kvo_norms.authoring.site") -> str:
    """
    A file of a package.
    """
    return files(package).joinpath(name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """
    The digest by which a page's own policy knows its style or script.
    """
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
