"""
Pieces of Markdown, with text of an edition shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from kvo_norms.reporting.safe import markdown, visible

_PLAIN = re.compile(r"[\w.,$@{}\[\]\"/: +-]+", re.ASCII)
_WEB = re.compile(r"https?://[^\s<>\\]+", re.ASCII)
_LIST_OR_RULE = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")


def paragraph(text: str) -> str:
    """
    A text as a paragraph of its own; it never begins a list or a rule.
    """
    return _LIST_OR_RULE.sub(_disarmed, markdown(text).strip())


def _disarmed(found: re.Match[str]) -> str:
    mark = found.group()
    return f"{mark}\\" if mark[-1].isdigit() else f"\\{mark}"


def code(text: str) -> str:
    """
    A name or value in code letters, where it can stand there.
    """
    return f"`{text}`" if _PLAIN.fullmatch(text) else markdown(text)


def anchor(name: str) -> str:
    """
    A place that links lead to, whatever makes a page of the Markdown.
    """
    return f'<a id="{quote(name)}"></a>'


def link(text: str, page: str, place: str = "") -> str:
    """
    A link to one of the pages, or to a place on it; the text is Markdown already.
    """
    return f"[{text}]({quote(page)}{'#' if place else ''}{quote(place)})"


def web_link(text: str, url: str) -> str:
    """
    A link to the web. Any other address is shown and not linked.
    """
    if not _WEB.fullmatch(url):
        return markdown(url) if text == url else f"{markdown(text)} ({markdown(url)})"
    address = url.replace("&", "&amp;").replace("(", "%28").replace(")", "%29")
    return f"[{markdown(text)}]({address})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> Iterator[str]:
    """
    A table of cells that are Markdown already; `align` has an ``r`` for each column of numbers.
    """
    marks = ["--:" if mark == "r" else "---" for mark in align.ljust(len(head), "l")]
    yield from ("", f"| {' | '.join(head)} |", f"|{'|'.join(marks)}|")
    for row in rows:
        yield f"| {' | '.join(row)} |"


def block(language: str, lines: Iterable[str]) -> Iterator[str]:
    """
    A fenced block.
    """
    yield from ("", f"```{language}")
    yield from (visible(line).rstrip() for line in lines)
    yield "```"
