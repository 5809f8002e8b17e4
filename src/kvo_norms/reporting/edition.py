"""
An edition, and one of its norms or stars, as plain text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from kvo_norms.catalogue import Edition, Grounds, Norm, Star, Text, norms_of
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import PROVENANCES, WEIGHTS, word_label
from kvo_norms.patterns import Record
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.notices import days_in_force
from kvo_norms.reporting.rules import parameters_of, rule_sentence, rule_toml, written_value
from kvo_norms.reporting.words import said

WIDTH = 80


def edition_text(edition: Edition, *, language: Language) -> str:
    """
    What the edition is, and its norms by section.
    """
    return "\n".join(_edition(edition, language)) + "\n"


def norm_text(edition: Edition, norm: Norm, *, language: Language) -> str:
    """
    One norm: what it asks, in words and as the catalogue writes it, and what it rests on.
    """
    return "\n".join(_norm(edition, norm, language)) + "\n"


def star_text(edition: Edition, star: Star, *, language: Language) -> str:
    """
    One star and its norms.
    """
    return "\n".join(_star(edition, star, language)) + "\n"


def _edition(edition: Edition, language: Language) -> Iterator[str]:
    yield in_language(edition.title, language)
    yield f"{edition.id}, {said('revision', language)} {edition.revision}"
    yield days_in_force(edition, language)
    yield ""
    yield from _wrapped(in_language(edition.text, language))
    if edition.in_force is not None:
        yield from _in_force(edition, edition.in_force, language)
    for section in edition.sections:
        yield from ("", in_language(section.title, language))
        yield from _listed(section.norms, language)
    for star in edition.stars:
        yield from ("", f"{said('star', language)} {star.id}: {in_language(star.title, language)}")
        yield from _listed(star.norms, language)


def _in_force(edition: Edition, grounds: Grounds, language: Language) -> Iterator[str]:
    provenance = in_language(PROVENANCES[grounds.provenance], language)
    yield from ("", f"{said('why_in_force', language)}: {provenance}")
    if grounds.reading is not None:
        yield from _wrapped(in_language(grounds.reading, language), indent="  ")
    yield from _sources(edition, grounds.sources, language)


def _listed(norms: Iterable[Norm], language: Language) -> Iterator[str]:
    for norm in norms:
        weight = in_language(WEIGHTS[norm.weight], language)
        provenance = in_language(PROVENANCES[norm.provenance], language)
        title = in_language(norm.title, language)
        yield from _wrapped(f"{norm.id}: {title}", indent="  ", hang="  ")
        yield f"      {weight}, {provenance}"


def _norm(edition: Edition, norm: Norm, language: Language) -> Iterator[str]:
    yield in_language(norm.title, language)
    yield (
        f"{edition.id}/{norm.id}, {in_language(WEIGHTS[norm.weight], language)}, "
        f"{in_language(PROVENANCES[norm.provenance], language)}"
    )
    if norm.theme is not None:
        theme = in_language(word_label(edition, "themes", norm.theme), language)
        yield f"{said('theme', language)}: {theme}"
    yield ""
    yield from _wrapped(in_language(norm.text, language))
    yield from _pattern("applies_when", norm.applies_when, edition, language)
    yield from _pattern("requires", norm.requires, edition, language)
    yield from _paragraph("question", norm.question, language)
    yield from _paragraph("reading", norm.reading, language)
    yield from _paragraph("remedy", norm.remedy, language)
    yield from _parameters(edition, norm, language)
    yield from _sources(edition, norm.sources, language)


def _star(edition: Edition, star: Star, language: Language) -> Iterator[str]:
    yield in_language(star.title, language)
    yield f"{edition.id}/{star.id}, {in_language(PROVENANCES[star.provenance], language)}"
    yield ""
    yield from _wrapped(in_language(star.text, language))
    yield from _pattern("applies_when", star.applies_when, edition, language)
    yield from _paragraph("reading", star.reading, language)
    if star.norms:
        yield ""
        yield from _listed(star.norms, language)
    yield from _sources(edition, star.sources, language)


def _pattern(
    key: str, pattern: Record | None, edition: Edition, language: Language
) -> Iterator[str]:
    if pattern is None:
        return
    yield from ("", f"{said(key, language)}:")
    yield from _wrapped(in_language(rule_sentence(pattern, edition), language), indent="  ")
    yield ""
    yield from (f"    {line}".rstrip() for line in rule_toml(key, pattern))


def _paragraph(key: str, text: Text | None, language: Language) -> Iterator[str]:
    if text is not None:
        yield from ("", f"{said(key, language)}:")
        yield from _wrapped(in_language(text, language), indent="  ")


def _parameters(edition: Edition, norm: Norm, language: Language) -> Iterator[str]:
    """
    The parameters that the norm uses, with their values and what those rest on.
    """
    used = parameters_of(edition, norm)
    if used:
        yield from ("", f"{said('parameters', language)}:")
    for parameter in used:
        label = in_language(parameter.label, language)
        provenance = in_language(PROVENANCES[parameter.provenance], language)
        value = written_value(parameter)
        text = f"${parameter.id} = {value}: {label} ({provenance})"
        yield from _wrapped(text, indent="  ", hang="  ")


def _sources(edition: Edition, names: Iterable[str], language: Language) -> Iterator[str]:
    sources = {source.id: source for source in edition.sources}
    yield from ("", f"{said('sources', language)}:")
    for name in names:
        source = sources[name]
        kind = said("official_source" if source.official else "other_source", language)
        yield from _wrapped(f"{source.title} ({kind})", indent="  ")
        yield f"  {source.url}"
        yield f"  {said('checked', language, day=in_language(date_text(source.checked), language))}"


def _wrapped(text: str, indent: str = "", hang: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def norm_or_star(edition: Edition, name: str) -> Norm | Star | None:
    """
    The norm or star with this id, if the edition has one.
    """
    named: list[Norm | Star] = [*norms_of(edition), *edition.stars]
    return next((found for found in named if found.id == name), None)
