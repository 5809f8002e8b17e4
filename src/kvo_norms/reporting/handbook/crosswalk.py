"""
The page of the crosswalk: what becomes of the words of the edition before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kvo_norms.catalogue import CarriedVocabulary, CarriedWord, Crosswalk, norms_of
from kvo_norms.explaining.formatting import capital
from kvo_norms.explaining.labels import word_label
from kvo_norms.reporting.handbook.book import (
    WORDS,
    Book,
    provenance_text,
    said_lines,
    source_lines,
    top,
)
from kvo_norms.reporting.handbook.words import worded
from kvo_norms.reporting.handbook.writing import anchor, code, link, table
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.safe import markdown


def crosswalk_page(crosswalk: Crosswalk, book: Book) -> Iterator[str]:
    """
    The words that change by vocabulary, the norms that bear another id, and what that rests on.
    """
    language, previous = book.language, code(crosswalk.previous)
    yield from top(worded("crosswalk", language, previous=crosswalk.previous), book)
    yield from ("", worded("crosswalk_about", language, previous=previous))
    provenance = provenance_text(crosswalk.provenance, book)
    yield from ("", f"- {worded('provenance', language)}: {provenance}")
    yield from said_lines("explanation", crosswalk.reading, book)
    yield from source_lines(crosswalk.sources, book)
    for vocabulary in crosswalk.vocabularies:
        yield from _vocabulary(vocabulary, previous, book)
    if crosswalk.norms:
        yield from _renamed(crosswalk.norms, previous, book)


def _vocabulary(vocabulary: CarriedVocabulary, previous: str, book: Book) -> Iterator[str]:
    language = book.language
    labels = {it.id: it.label for it in book.edition.vocabularies}
    title = markdown(in_language(capital(labels[vocabulary.id]), language))
    named = link(code(vocabulary.id), WORDS, vocabulary.id)
    yield from ("", anchor(vocabulary.id), "", f"## {title} ({named})")
    placed = [word for word in vocabulary.words if word.to is not None]
    if placed:
        yield from _placed(placed, vocabulary.id, previous, book)
    reasons = [
        f"- {code(word.id)}: {markdown(in_language(word.reason, language)).strip()}"
        for word in vocabulary.words
        if word.reason is not None
    ]
    if reasons:
        yield from ("", f"**{worded('without_place', language)}**", "", *reasons)


def _placed(
    words: Iterable[CarriedWord], vocabulary: str, previous: str, book: Book
) -> Iterator[str]:
    """
    A row per word; a column for problems where one of the words is one.
    """
    head = [
        worded("word_before", book.language, previous=previous),
        worded("word_now", book.language),
        worded("as_problem", book.language),
    ]
    rows = [
        (
            code(word.id),
            _labelled(vocabulary, word.to, book),
            _labelled("problems", word.problem, book),
        )
        for word in words
    ]
    columns = 3 if any(problem for _, _, problem in rows) else 2
    yield from table(head[:columns], (row[:columns] for row in rows))


def _labelled(vocabulary: str, word: str | None, book: Book) -> str:
    if word is None:
        return ""
    label = in_language(word_label(book.edition, vocabulary, word), book.language)
    return f"{markdown(label)} ({code(word)})"


def _renamed(renamed: Iterable[tuple[str, str]], previous: str, book: Book) -> Iterator[str]:
    yield from ("", f"## {worded('renamed', book.language)}")
    head = [
        worded("id_before", book.language, previous=previous),
        worded("norm_now", book.language),
    ]
    norms = {norm.id: norm for norm in norms_of(book.edition)}
    rows = []
    for before, now in renamed:
        norm = norms[now]
        title = markdown(in_language(norm.title, book.language))
        rows.append(
            (code(before), f"{link(title, book.files[norm.section], norm.id)} ({code(now)})")
        )
    yield from table(head, rows)
