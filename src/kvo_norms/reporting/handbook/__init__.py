"""
An edition as Markdown pages for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kvo_norms.catalogue import Edition
from kvo_norms.reporting.handbook.book import (
    CROSSWALK,
    PARAMETERS,
    README,
    SOURCES,
    STARS,
    WORDS,
    book_of,
)
from kvo_norms.reporting.handbook.crosswalk import crosswalk_page
from kvo_norms.reporting.handbook.front import front_page
from kvo_norms.reporting.handbook.lists import parameters_page, sources_page, words_page
from kvo_norms.reporting.handbook.norms import section_page, stars_page
from kvo_norms.reporting.languages import Language

MARK = "<!-- Made by kvo-norms docs. What is changed here is lost when it runs again. -->"
"""The first line of every page, by which a later run knows its own."""


def handbook(
    edition: Edition, *, language: Language, more: Mapping[str, Sequence[str]] | None = None
) -> dict[str, str]:
    """
    The pages by file name; links between them are relative.

    Lines of Markdown in `more` stand below what is told of a norm, by its id.
    """
    book = book_of(edition, language, more)
    pages: dict[str, Iterable[str]] = {README: front_page(book)}
    for section in edition.sections:
        pages[book.files[section.id]] = section_page(section, book)
    if edition.stars:
        pages[STARS] = stars_page(book)
    pages[PARAMETERS] = parameters_page(book)
    pages[WORDS] = words_page(book)
    if edition.crosswalk is not None:
        pages[CROSSWALK] = crosswalk_page(edition.crosswalk, book)
    pages[SOURCES] = sources_page(book)
    return {name: "\n".join((MARK, "", *lines)) + "\n" for name, lines in pages.items()}
