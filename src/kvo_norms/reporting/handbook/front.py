"""
The first page: what the edition is, its certificate, and the way to the other pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kvo_norms.catalogue import Grounds, Norm, Provenance, Weight
from kvo_norms.explaining.formatting import duration_text, number_text
from kvo_norms.explaining.labels import PROVENANCES, WEIGHTS, word_label
from kvo_norms.reporting.handbook.book import (
    CROSSWALK,
    PARAMETERS,
    SOURCES,
    WORDS,
    Book,
    provenance_text,
    said_lines,
    source_lines,
    star_link,
)
from kvo_norms.reporting.handbook.words import GUIDE, worded
from kvo_norms.reporting.handbook.writing import anchor, code, link, paragraph, table
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.notices import days_in_force
from kvo_norms.reporting.safe import markdown
from kvo_norms.reporting.words import said


def front_page(book: Book) -> Iterator[str]:
    """
    The edition's first page.
    """
    edition, language = book.edition, book.language
    yield f"# {markdown(in_language(edition.title, language))}"
    revision = f"{said('revision', language)} {edition.revision}"
    yield from ("", f"{code(edition.id)}, {revision}, {days_in_force(edition, language)}.")
    yield from ("", paragraph(in_language(edition.text, language)))
    if edition.in_force is not None:
        yield from _in_force(edition.in_force, book)
    yield from _certificate(book)
    yield from ("", f"## {worded('sections', language)}")
    yield from _counted("part", _section_rows(book), book)
    if edition.stars:
        yield from ("", f"## {worded('stars', language)}")
        rows = ((star_link(star, book), star.norms) for star in edition.stars)
        yield from _counted("star", rows, book)
    yield from ("", f"## {worded('more', language)}", "")
    yield from _others(book)
    yield from ("", f"## {worded('how_to_read', language)}", "")
    yield from (f"- {in_language(text, language)}" for text in GUIDE)


def _in_force(grounds: Grounds, book: Book) -> Iterator[str]:
    language = book.language
    title = worded("days_in_force", language)
    yield from ("", anchor("in_force"), "", f"## {title[0].upper()}{title[1:]}", "")
    yield f"- {days_in_force(book.edition, language)}"
    yield f"- {worded('provenance', language)}: {provenance_text(grounds.provenance, book)}"
    yield from said_lines("explanation", grounds.reading, book)
    yield from source_lines(grounds.sources, book)


def _certificate(book: Book) -> Iterator[str]:
    terms, language = book.edition.certificate, book.language
    yield from ("", anchor("certificate"), "", f"## {worded('certificate', language)}", "")
    every = terms.evaluate_every
    lines = [
        ("valid_for", in_language(duration_text(terms.duration), language)),
        ("first_level", _level(terms.first_level, book)),
        ("next_level", _level(terms.next_level, book)),
        (
            "evaluate_every",
            worded("no_interval", language)
            if every is None
            else in_language(duration_text(every), language),
        ),
    ]
    if terms.fee is not None:
        number = in_language(number_text(terms.fee), language)
        lines.append(("fee", worded("euro", language, number=number)))
    lines.append(("provenance", provenance_text(terms.provenance, book)))
    yield from (f"- {worded(key, language)}: {value}" for key, value in lines)
    yield from source_lines(terms.sources, book)


def _level(word: str, book: Book) -> str:
    return markdown(
        in_language(word_label(book.edition, "certificate_levels", word), book.language)
    )


def _section_rows(book: Book) -> Iterator[tuple[str, tuple[Norm, ...]]]:
    for section in book.edition.sections:
        title = markdown(in_language(section.title, book.language))
        yield link(title, book.files[section.id]), section.norms


def _counted(what: str, rows: Iterable[tuple[str, tuple[Norm, ...]]], book: Book) -> Iterator[str]:
    """
    A row per section or star: its norms, by weight and by provenance.
    """
    language, rows = book.language, list(rows)
    head = [
        worded(what, language),
        worded("norms", language),
        *(in_language(text, language) for text in (*WEIGHTS.values(), *PROVENANCES.values())),
    ]
    if len(rows) > 1:
        everything = tuple(norm for _, norms in rows for norm in norms)
        rows.append((worded("together", language), everything))
    lines = [(name, *_numbers(norms)) for name, norms in rows]
    yield from table(head, lines, align="l" + "r" * (len(head) - 1))


def _numbers(norms: tuple[Norm, ...]) -> Iterator[str]:
    yield str(len(norms))
    for weight in Weight:
        yield str(sum(norm.weight is weight for norm in norms))
    for provenance in Provenance:
        yield str(sum(norm.provenance is provenance for norm in norms))


def _others(book: Book) -> Iterator[str]:
    edition = book.edition
    pages = (
        ("parameters", PARAMETERS, len(edition.parameters)),
        ("vocabularies", WORDS, len(edition.vocabularies)),
        ("sources", SOURCES, len(edition.sources)),
    )
    for key, page, number in pages:
        about = worded(f"{key}_number", book.language, number=number)
        yield f"- {link(worded(key, book.language), page)}: {about}"
    if edition.crosswalk is not None:
        previous = edition.crosswalk.previous
        title = markdown(worded("crosswalk", book.language, previous=previous))
        yield f"- {link(title, CROSSWALK)}: {worded('crosswalk_short', book.language)}"
