"""
The pages of the values, the words and the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kvo_norms.catalogue import DeclaredParameter, Source, Vocabulary
from kvo_norms.explaining.formatting import capital
from kvo_norms.notation import parameters_in
from kvo_norms.reporting.handbook.book import (
    CROSSWALK,
    README,
    Book,
    entry_link,
    parameter_link,
    provenance_text,
    said_lines,
    source_lines,
    source_note,
    star_link,
    top,
)
from kvo_norms.reporting.handbook.words import KINDS, worded
from kvo_norms.reporting.handbook.writing import (
    anchor,
    code,
    link,
    table,
    web_link,
)
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.rules import written_value
from kvo_norms.reporting.safe import markdown


def parameters_page(book: Book) -> Iterator[str]:
    """
    Every parameter with its value, what that rests on, and the norms that use it.
    """
    yield from top(worded("parameters", book.language), book)
    yield from ("", worded("parameters_about", book.language))
    if book.edition.parameters:
        head = [worded(key, book.language) for key in ("name", "value", "provenance")]
        yield from table(head, (_row(it, book) for it in book.edition.parameters))
    for parameter in book.edition.parameters:
        yield from _parameter(parameter, book)


def _row(parameter: DeclaredParameter, book: Book) -> tuple[str, str, str]:
    provenance = provenance_text(parameter.provenance, book)
    return parameter_link(parameter), book.values[parameter.id], provenance


def _parameter(parameter: DeclaredParameter, book: Book) -> Iterator[str]:
    yield from ("", anchor(parameter.id), "")
    yield f"## {markdown(in_language(capital(parameter.label), book.language))}"
    value, written = book.values[parameter.id], code(written_value(parameter))
    marks = [code(f"${parameter.id}"), value]
    if written not in (value, f"`{value}`"):
        marks.append(worded("in_toml", book.language, written=written))
    marks.append(provenance_text(parameter.provenance, book))
    yield from ("", " · ".join(marks))
    yield from said_lines("explanation", parameter.reading, book)
    yield from source_lines(parameter.sources, book)
    yield from _listed("used_by", _users(parameter, book), "used_by_nothing", book)


def _users(parameter: DeclaredParameter, book: Book) -> Iterator[str]:
    for entries in book.entries.values():
        for entry in entries:
            norm = entry.norms[0]
            if parameter.id in parameters_in((norm.applies_when, norm.requires)):
                yield entry_link(entry, book)
    for star in book.edition.stars:
        if parameter.id in parameters_in(star.applies_when):
            yield star_link(star, book)


def _listed(title: str, links: Iterable[str], nothing: str, book: Book) -> Iterator[str]:
    lines = [f"- {it}" for it in links]
    if lines:
        yield from ("", f"**{worded(title, book.language)}**", "", *lines)
    else:
        yield from ("", worded(nothing, book.language))


def words_page(book: Book) -> Iterator[str]:
    """
    Every vocabulary with its words, and the facts that dossiers can state.
    """
    yield from top(worded("vocabularies", book.language), book)
    yield from ("", worded("words_about", book.language))
    for vocabulary in book.edition.vocabularies:
        yield from _vocabulary(vocabulary, book)
    if book.edition.facts:
        yield from _facts(book)


def _vocabulary(vocabulary: Vocabulary, book: Book) -> Iterator[str]:
    label = markdown(in_language(capital(vocabulary.label), book.language))
    yield from ("", anchor(vocabulary.id), "", f"## {label} ({code(vocabulary.id)})")
    if vocabulary.ordered:
        yield from ("", worded("low_to_high", book.language))
    head = [worded(key, book.language) for key in ("word", "dutch", "english")]
    rows = (
        (code(word.id), markdown(word.label.nl), markdown(word.label.en))
        for word in vocabulary.words
    )
    yield from table(head, rows)


def _facts(book: Book) -> Iterator[str]:
    yield from ("", anchor("facts"), "", f"## {worded('facts', book.language)}")
    yield from ("", worded("facts_about", book.language))
    head = [worded(key, book.language) for key in ("fact", "kind", "meaning")]
    rows = []
    for fact in book.edition.facts:
        kind = in_language(KINDS[fact.kind], book.language)
        if fact.vocabulary is not None:
            kind = f"{kind}: {link(code(fact.vocabulary), '', fact.vocabulary)}"
        rows.append((code(fact.id), kind, markdown(in_language(fact.label, book.language))))
    yield from table(head, rows)


def sources_page(book: Book) -> Iterator[str]:
    """
    Every source and what rests on it.
    """
    sources = book.edition.sources
    official = sum(source.official for source in sources)
    yield from top(worded("sources", book.language), book)
    about = worded("sources_about", book.language, number=len(sources), official=official)
    yield from ("", about)
    for source in sources:
        yield from ("", anchor(source.id), "", f"## {markdown(source.title)}")
        yield from ("", f"{code(source.id)}, {source_note(source, book)}")
        yield from ("", web_link(source.url, source.url))
        yield from _listed("rests_on_it", _resting(source, book), "nothing_rests", book)


def _resting(source: Source, book: Book) -> Iterator[str]:
    days, crosswalk = book.edition.in_force, book.edition.crosswalk
    if days is not None and source.id in days.sources:
        yield link(worded("days_in_force", book.language), README, "in_force")
    if source.id in book.edition.certificate.sources:
        yield link(worded("of_certificate", book.language), README, "certificate")
    for entries in book.entries.values():
        for entry in entries:
            if source.id in entry.norms[0].sources:
                yield entry_link(entry, book)
    for star in book.edition.stars:
        if source.id in star.sources:
            yield star_link(star, book)
    for parameter in book.edition.parameters:
        if source.id in parameter.sources:
            yield parameter_link(parameter)
    if crosswalk is not None and source.id in crosswalk.sources:
        title = worded("crosswalk", book.language, previous=crosswalk.previous)
        yield link(markdown(title), CROSSWALK)
