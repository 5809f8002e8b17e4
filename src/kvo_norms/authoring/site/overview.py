"""
The first page of the site: every norm of every edition, and the search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kvo_norms.authoring.site.pages import html_name, read, shared, template
from kvo_norms.authoring.site.words import worded
from kvo_norms.catalogue import Edition, Norm, Section, Star
from kvo_norms.explaining.labels import WEIGHTS
from kvo_norms.records import frozen
from kvo_norms.reporting.handbook.book import files_of
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.notices import days_in_force
from kvo_norms.reporting.safe import visible


@frozen(kw_only=True)
class Row:
    """
    A norm in the list.
    """

    href: str
    id: str
    title: str
    weight: str


@frozen(kw_only=True)
class Group:
    """
    A section or star and its norms.
    """

    href: str
    title: str
    rows: tuple[Row, ...]


@frozen(kw_only=True)
class Listed:
    """
    An edition and what it consists of.
    """

    href: str
    id: str
    title: str
    days: str
    groups: tuple[Group, ...]


def overview(editions: Sequence[Edition], language: Language) -> str:
    """
    The page; the newest edition stands first.
    """
    newest = tuple(reversed(editions))
    script = read("site.js")
    data = {
        "norms": [
            _searched(norm) for it in newest for group in _groups(it) for norm in group.norms
        ],
        "found": worded("found", language, number="{number}", of="{of}"),
        "nothing": worded("nothing", language),
    }
    return template("overview.html").render(
        listed=[_listed(edition, language) for edition in newest],
        index=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        script=script,
        **shared(language, script),
    )


def _groups(edition: Edition) -> Iterator[Section | Star]:
    yield from edition.sections
    yield from (star for star in edition.stars if star.norms)


def _searched(norm: Norm) -> str:
    """
    The words by which a norm is found, in both languages.
    """
    texts = (norm.title, norm.text)
    return " ".join((norm.id, *(it.nl for it in texts), *(it.en for it in texts)))


def _listed(edition: Edition, language: Language) -> Listed:
    files = files_of(edition)
    groups = []
    for group in _groups(edition):
        page = f"{edition.id}/{html_name(files[group.id])}"
        place = f"#{group.id}" if isinstance(group, Star) else ""
        rows = (
            Row(
                href=f"{page}#{norm.id}",
                id=norm.id,
                title=visible(in_language(norm.title, language)),
                weight=in_language(WEIGHTS[norm.weight], language),
            )
            for norm in group.norms
        )
        title = visible(in_language(group.title, language))
        groups.append(Group(href=page + place, title=title, rows=tuple(rows)))
    return Listed(
        href=f"{edition.id}/index.html",
        id=edition.id,
        title=visible(in_language(edition.title, language)),
        days=days_in_force(edition, language),
        groups=tuple(groups),
    )
