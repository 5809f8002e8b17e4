"""
What all pages of an edition draw on, and the pieces that several of them show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kvo_norms.catalogue import (
    DeclaredParameter,
    Edition,
    Provenance,
    Section,
    Source,
    Star,
    Text,
)
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import PROVENANCES
from kvo_norms.records import frozen
from kvo_norms.reporting.handbook.entries import Entry, entries_of
from kvo_norms.reporting.handbook.values import values_in_words
from kvo_norms.reporting.handbook.writing import code, link, web_link
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.rules import written_value
from kvo_norms.reporting.safe import markdown
from kvo_norms.reporting.words import said

README = "README.md"
STARS = "stars.md"
PARAMETERS = "parameters.md"
WORDS = "words.md"
CROSSWALK = "crosswalk.md"
SOURCES = "sources.md"
FIXED = (README, STARS, PARAMETERS, WORDS, CROSSWALK, SOURCES)
"""The pages that are no section's; a section may bear such a name as well."""


@frozen(kw_only=True)
class Book:
    """
    An edition on its way to pages.
    """

    edition: Edition
    language: Language
    files: Mapping[str, str]
    """The page of each section, and that of the stars for each star."""
    entries: Mapping[str, list[Entry]]
    """What is told of each section and of each star."""
    values: Mapping[str, str]
    """The values of the parameters, as Markdown."""
    more: Mapping[str, Sequence[str]]
    """Lines of Markdown that are told of a norm as well, by its id."""


def book_of(
    edition: Edition, language: Language, more: Mapping[str, Sequence[str]] | None = None
) -> Book:
    """
    The edition with all that its pages share worked out, and what else is told of its norms.
    """
    groups: list[Section | Star] = [*edition.sections, *edition.stars]
    return Book(
        edition=edition,
        language=language,
        files=files_of(edition),
        entries={group.id: entries_of(group.norms, edition) for group in groups},
        values=_values(edition, language),
        more=more or {},
    )


def files_of(edition: Edition) -> dict[str, str]:
    """
    The page of each section, and that of the stars for each star.
    """
    taken = {name.lower() for name in FIXED}
    files = {}
    for section in edition.sections:
        name = f"{section.id}.md"
        while name.lower() in taken:
            name = f"section-{name}"
        taken.add(name.lower())
        files[section.id] = name
    return files | {star.id: STARS for star in edition.stars}


def _values(edition: Edition, language: Language) -> dict[str, str]:
    """
    Each value in words; one that nothing uses as TOML writes it, for only its use says its type.
    """
    known = values_in_words(edition)
    return {
        parameter.id: markdown(in_language(known[parameter.id], language))
        if parameter.id in known
        else code(written_value(parameter))
        for parameter in edition.parameters
    }


def top(title: str, book: Book) -> Iterator[str]:
    """
    The head of a page: its title, and the way back.
    """
    yield f"# {markdown(title)}"
    yield from ("", link(markdown(in_language(book.edition.title, book.language)), README))


def entry_link(entry: Entry, book: Book) -> str:
    """
    A link to where a norm is told.
    """
    title = markdown(in_language(entry.title, book.language))
    return link(title, book.files[entry.norms[0].section], entry.place)


def star_link(star: Star, book: Book) -> str:
    """
    A link to where a star is told.
    """
    return link(markdown(in_language(star.title, book.language)), STARS, star.id)


def parameter_link(parameter: DeclaredParameter) -> str:
    """
    A link to where a parameter is told.
    """
    return link(code(f"${parameter.id}"), PARAMETERS, parameter.id)


def said_lines(key: str, text: Text | None, book: Book) -> Iterator[str]:
    """
    A text of the edition, and before it what it is to the reader.
    """
    if text is not None:
        said_text = markdown(in_language(text, book.language)).strip()
        yield from ("", f"**{said(key, book.language)}:** {said_text}")


def source_lines(names: Iterable[str], book: Book) -> Iterator[str]:
    """
    A list of sources, each with its link on the web.
    """
    sources = {source.id: source for source in book.edition.sources}
    yield from ("", f"**{said('sources', book.language)}**", "")
    for name in names:
        source = sources[name]
        yield f"- {web_link(source.title, source.url)}, {source_note(source, book)}"


def source_note(source: Source, book: Book) -> str:
    """
    Whether a source is official, and when it was last checked.
    """
    kind = said("official_source" if source.official else "other_source", book.language)
    day = in_language(date_text(source.checked), book.language)
    return f"{kind}, {said('checked', book.language, day=day)}"


def provenance_text(provenance: Provenance, book: Book) -> str:
    """
    What something rests on, in one word.
    """
    return in_language(PROVENANCES[provenance], book.language)
