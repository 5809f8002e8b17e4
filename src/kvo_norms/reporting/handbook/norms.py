"""
The pages of the norms: one per section, and one for the stars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kvo_norms.catalogue import Section, Star
from kvo_norms.explaining.labels import WEIGHTS, word_label
from kvo_norms.reporting.handbook.book import (
    Book,
    entry_link,
    parameter_link,
    provenance_text,
    said_lines,
    source_lines,
    top,
)
from kvo_norms.reporting.handbook.entries import Entry, theme_name
from kvo_norms.reporting.handbook.words import worded
from kvo_norms.reporting.handbook.writing import anchor, block, code, paragraph, table
from kvo_norms.reporting.languages import in_language
from kvo_norms.reporting.rules import parameters_of, rule_sentence, rule_toml
from kvo_norms.reporting.safe import markdown
from kvo_norms.reporting.words import said


def section_page(section: Section, book: Book) -> Iterator[str]:
    """
    A section and its norms.
    """
    entries = book.entries[section.id]
    yield from top(in_language(section.title, book.language), book)
    yield from _listed(entries, book)
    for entry in entries:
        yield from _entry(entry, book, level=2, everywhere=True)


def stars_page(book: Book) -> Iterator[str]:
    """
    The stars and their norms.
    """
    yield from top(worded("stars", book.language), book)
    yield from ("", worded("stars_about", book.language))
    for star in book.edition.stars:
        yield from _star(star, book)


def _star(star: Star, book: Book) -> Iterator[str]:
    language, entries = book.language, book.entries[star.id]
    yield from ("", anchor(star.id), "", f"## {markdown(in_language(star.title, language))}")
    yield from ("", f"{code(star.id)} · {provenance_text(star.provenance, book)}")
    yield from ("", paragraph(in_language(star.text, language)))
    if star.level is not None:
        yield from ("", worded("counted", language, max=star.max))
    yield from said_lines("reading", star.reading, book)
    if star.applies_when is not None:
        yield from said_lines("applies_when", rule_sentence(star.applies_when, book.edition), book)
        yield from _toml(rule_toml("applies_when", star.applies_when), book)
    yield from source_lines(star.sources, book)
    if not entries:
        yield from ("", worded("no_star_norms", language))
    yield from _listed(entries, book)
    for entry in entries:
        yield from _entry(entry, book, level=3, everywhere=False)


def _listed(entries: Sequence[Entry], book: Book) -> Iterator[str]:
    if not entries:
        return
    head = [worded(key, book.language) for key in ("norm", "weight", "provenance")]
    yield from table(head, ([entry_link(entry, book), *_rank(entry, book)] for entry in entries))


def _rank(entry: Entry, book: Book) -> tuple[str, str]:
    norm = entry.norms[0]
    weight = in_language(WEIGHTS[norm.weight], book.language)
    return weight, provenance_text(norm.provenance, book)


def _entry(entry: Entry, book: Book, *, level: int, everywhere: bool) -> Iterator[str]:
    norm, language = entry.norms[0], book.language
    yield from ("", "".join(anchor(norm.id) for norm in entry.norms), "")
    yield f"{'#' * level} {markdown(in_language(entry.title, language))}"
    points = worded("points", language, number=norm.points)
    marks = [code(entry.id), *_rank(entry, book), *([] if norm.points == 1 else [points])]
    yield from ("", " · ".join(marks))
    yield from ("", paragraph(in_language(entry.text, language)))
    yield from _themes(entry, book)
    if entry.applies_when is not None:
        yield from said_lines("applies_when", entry.applies_when.sentence, book)
    elif everywhere:
        yield from ("", worded("always", language))
    if entry.requires is not None:
        yield from said_lines("requires", entry.requires.sentence, book)
    yield from said_lines("question", entry.question, book)
    if norm.may_not_apply:
        yield from ("", worded("may_not_apply", language))
    yield from said_lines("reading", entry.reading, book)
    yield from said_lines("remedy", entry.remedy, book)
    yield from _parameters(entry, book)
    lines: list[str] = []
    for key, rule in (("applies_when", entry.applies_when), ("requires", entry.requires)):
        if rule is not None:
            lines += [*([""] if lines else []), *rule_toml(key, rule.table)]
    if lines:
        yield from _toml(lines, book)
    yield from source_lines(norm.sources, book)
    yield from book.more.get(norm.id, ())


def _themes(entry: Entry, book: Book) -> Iterator[str]:
    if len(entry.norms) == 1:
        return
    name = markdown(in_language(theme_name(book.edition), book.language))
    number = len(entry.norms)
    yield from ("", worded("one_per_theme", book.language, number=number, theme=name))
    rows = (
        (
            markdown(
                in_language(word_label(book.edition, "themes", norm.theme or ""), book.language)
            ),
            code(norm.id),
        )
        for norm in entry.norms
    )
    yield from table((name, worded("norm", book.language)), rows)


def _parameters(entry: Entry, book: Book) -> Iterator[str]:
    used = parameters_of(book.edition, entry.norms[0])
    if used:
        yield from ("", f"**{said('parameters', book.language)}**", "")
    for parameter in used:
        label = markdown(in_language(parameter.label, book.language))
        provenance = provenance_text(parameter.provenance, book)
        value = book.values[parameter.id]
        yield f"- {parameter_link(parameter)} = {value}: {label} ({provenance})"


def _toml(lines: Iterable[str], book: Book) -> Iterator[str]:
    yield from ("", f"{worded('toml', book.language)}:")
    yield from block("toml", lines)
