"""
What holds for the shipped editions as data, whatever their norms ask.

Each law is a function that lists what breaks it. The shipped editions break none; an edition that
is changed for the purpose does.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kvo_norms import edition, editions
from kvo_norms.authoring import read_scenarios
from kvo_norms.catalogue import Edition, Norm, Provenance, Source, Star, Text, norms_of
from kvo_norms.errors import UnknownNameError
from kvo_norms.notation import parameters_in
from kvo_norms.reading.shipped import catalogue_folder

SHIPPED = editions()
KVO_2008, KVO_2015 = edition("kvo-2008"), edition("kvo-2015")
LONG = 40
"""A text with more characters than this is never the same in both languages."""
VERSIONS = {"3.1", "4.0"}
"""Names of versions of the scheme; any other number with a point is taken for a clause."""
CLAUSE = re.compile(
    r"§"
    r"|\b(?:artikel(?:en)?|articles?|art\.?|clauses?|clausules?|paragraa?f|paragrafen|paragraphs?"
    r"|lid|hoofdstuk|chapter|bijlage|annex|sections?)\s*\d[\d.]*"
    r"|\b[A-Z]?\d+(?:\.\d+)+",
    re.IGNORECASE,
)


def parts_with(kind: type, it: Any, path: str) -> Iterator[tuple[str, Any]]:
    """
    Every part of this kind within records, each with the way to it.
    """
    if isinstance(it, kind):
        yield path, it
    elif isinstance(it, tuple):
        for index, part in enumerate(it):
            yield from parts_with(kind, part, f"{path}.{getattr(part, 'id', index)}")
    elif attrs.has(type(it)):
        for field in attrs.fields(type(it)):
            yield from parts_with(kind, getattr(it, field.name), f"{path}.{field.name}")


def resting(found: Edition) -> Iterator[tuple[str, Any]]:
    """
    Everything of an edition that has sources and a provenance.
    """
    yield "certificate", found.certificate
    for name, it in (("in_force", found.in_force), ("crosswalk", found.crosswalk)):
        if it is not None:
            yield name, it
    parts: list[Any] = [*norms_of(found), *found.stars, *found.parameters]
    yield from ((part.id, part) for part in parts)


def without_source(found: Edition) -> list[str]:
    """
    What rests on no source.
    """
    return [name for name, it in resting(found) if not it.sources]


def wrongly_official(found: Edition) -> list[str]:
    """
    What is called official without a source in which the scheme or its manager speaks.
    """
    official = {source.id for source in found.sources if source.official}
    return [
        name
        for name, it in resting(found)
        if it.provenance is Provenance.OFFICIAL and not official & set(it.sources)
    ]


def unused_sources(found: Edition) -> list[str]:
    """
    Sources that nothing rests on.
    """
    used = {name for _, it in resting(found) for name in it.sources}
    return [source.id for source in found.sources if source.id not in used]


def unused_parameters(found: Edition) -> list[str]:
    """
    Parameters that no norm and no star uses.
    """
    patterns = [part for norm in norms_of(found) for part in (norm.applies_when, norm.requires)]
    patterns += [star.applies_when for star in found.stars]
    used = parameters_in(tuple(patterns))
    return [parameter.id for parameter in found.parameters if parameter.id not in used]


def poor_texts(found: Edition) -> list[str]:
    """
    Texts that are empty in a language, or long and the same in both.
    """
    return [
        path
        for path, text in parts_with(Text, found, found.id)
        if not text.nl.strip()
        or not text.en.strip()
        or (len(text.nl) > LONG and text.nl == text.en)
    ]


def clause_numbers(found: Edition) -> list[str]:
    """
    Texts, and titles of sources, with what looks like the number of a clause.
    """
    said = [(path, f"{text.nl}\n{text.en}") for path, text in parts_with(Text, found, found.id)]
    said += [(source.id, source.title) for source in found.sources]
    return [path for path, text in said if set(CLAUSE.findall(text)) - VERSIONS]


def norms_without_scenario(found: Edition) -> list[str]:
    """
    Norms of which no scenario expects anything.
    """
    scenarios = read_scenarios(catalogue_folder() / found.id / "scenarios", found)
    named = {name for scenario in scenarios for name, _ in scenario.expected.norms}
    return [norm.id for norm in norms_of(found) if norm.id not in named]


def mistakable_stars(found: Edition) -> list[str]:
    """
    Counted stars with another maximum than five, and theme stars that could be taken for one: by
    their id, or since they do not say that no criteria were published and that all is ours.
    """
    counted = [star for star in found.stars if star.level is not None]
    names = tuple(star.id for star in counted)
    return [
        *(star.id for star in counted if star.max != 5),
        *(
            star.id
            for star in found.stars
            if star not in counted
            and (
                star.id.startswith(names)
                or "criteria zijn nooit gepubliceerd" not in star.text.nl
                or "criteria were never published" not in star.text.en
                or {star.provenance, *(n.provenance for n in star.norms)} != {Provenance.DESIGN}
            )
        ),
    ]


Law = Callable[[Edition], list[str]]
LAWS: tuple[Law, ...] = (
    without_source,
    wrongly_official,
    unused_sources,
    unused_parameters,
    poor_texts,
    clause_numbers,
    norms_without_scenario,
    mistakable_stars,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("found", SHIPPED, ids=lambda found: found.id)
def test_law(law: Law, found: Edition) -> None:
    """
    Nothing in a shipped edition breaks it.
    """
    assert law(found) == []


def with_norm(found: Edition, **changes: Any) -> Edition:
    """
    The edition with its first norm changed.
    """
    section = found.sections[0]
    norm = attrs.evolve(section.norms[0], **changes)
    changed = attrs.evolve(section, norms=(norm, *section.norms[1:]))
    return attrs.evolve(found, sections=(changed, *found.sections[1:]))


def with_star(found: Edition, index: int, **changes: Any) -> Edition:
    """
    The edition with one of its stars changed.
    """
    stars = list(found.stars)
    stars[index] = attrs.evolve(stars[index], **changes)
    return attrs.evolve(found, stars=tuple(stars))


FIRST: Norm = KVO_2015.sections[0].norms[0]
COUNTED: Star = KVO_2015.stars[0]
THEMED: Star = KVO_2015.stars[1]
EMPTY = Text(nl="Nederlands", en=" ")
SAME = Text(nl="x" * (LONG + 1), en="x" * (LONG + 1))
LONELY = Source(id="lonely", title="-", url="https://example.org", checked=date(2020, 1, 1))
OFFICIAL = Provenance.OFFICIAL


def grounds(part: str, **changes: Any) -> Edition:
    """
    The edition with something changed in what one of its parts rests on.
    """
    return attrs.evolve(KVO_2015, **{part: attrs.evolve(getattr(KVO_2015, part), **changes)})


def star_norm(**changes: Any) -> Edition:
    """
    The edition with the first norm of its first theme star changed.
    """
    norms = (attrs.evolve(THEMED.norms[0], **changes), *THEMED.norms[1:])
    return with_star(KVO_2015, 1, norms=norms)


def with_another_norm(name: str) -> Edition:
    """
    The edition with a norm more in its first section.
    """
    section = KVO_2015.sections[0]
    more = attrs.evolve(section, norms=(*section.norms, attrs.evolve(FIRST, id=name)))
    return attrs.evolve(KVO_2015, sections=(more, *KVO_2015.sections[1:]))


DOCTORED: list[tuple[Law, Edition, list[str]]] = [
    (without_source, with_norm(KVO_2015, sources=()), [FIRST.id]),
    (without_source, star_norm(sources=()), [THEMED.norms[0].id]),
    (without_source, with_star(KVO_2015, 1, sources=()), [THEMED.id]),
    (without_source, grounds("in_force", sources=()), ["in_force"]),
    (wrongly_official, with_norm(KVO_2015, provenance=OFFICIAL), [FIRST.id]),
    (wrongly_official, with_star(KVO_2015, 0, provenance=OFFICIAL), [COUNTED.id]),
    (wrongly_official, grounds("in_force", provenance=OFFICIAL), ["in_force"]),
    (wrongly_official, grounds("crosswalk", provenance=OFFICIAL), ["crosswalk"]),
    (wrongly_official, grounds("certificate", provenance=OFFICIAL), ["certificate"]),
    (
        unused_sources,
        attrs.evolve(KVO_2015, sources=(*KVO_2015.sources, LONELY)),
        ["lonely"],
    ),
    (unused_sources, grounds("in_force", sources=("seed",)), ["kiwa_2024"]),
    (
        unused_parameters,
        attrs.evolve(
            KVO_2015,
            parameters=(*KVO_2015.parameters, attrs.evolve(KVO_2015.parameters[0], id="alone")),
        ),
        ["alone"],
    ),
    (
        poor_texts,
        with_norm(KVO_2015, remedy=EMPTY),
        [f"kvo-2015.sections.samenwerking.norms.{FIRST.id}.remedy"],
    ),
    (poor_texts, attrs.evolve(KVO_2015, text=SAME), ["kvo-2015.text"]),
    (norms_without_scenario, with_another_norm("samenwerking.nieuw"), ["samenwerking.nieuw"]),
    (mistakable_stars, with_star(KVO_2015, 1, id="ster_winkeldiefstal"), ["ster_winkeldiefstal"]),
    (mistakable_stars, with_star(KVO_2015, 0, max=6), [COUNTED.id]),
    (mistakable_stars, with_star(KVO_2015, 1, text=Text(nl="Ster.", en="Star.")), [THEMED.id]),
    (mistakable_stars, star_norm(provenance=Provenance.INFERRED), [THEMED.id]),
]


@pytest.mark.parametrize(
    ("law", "doctored", "expected"), DOCTORED, ids=[law.__name__ for law, _, _ in DOCTORED]
)
def test_law_is_broken(law: Law, doctored: Edition, expected: list[str]) -> None:
    """
    Each law finds what breaks it.
    """
    assert law(doctored) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Zie artikel 4.",
        "zie art. 4",
        "Volgens § 3",
        "See clause 3.",
        "zie paragraaf 2",
        "zoals lid 1 zegt",
        "eis 4.2.1",
        "eis 5.2",
        "B3.1 zegt dit",
        "hoofdstuk 2",
    ],
)
def test_clause_numbers_are_found(said: str) -> None:
    """
    What looks like the number of a clause is found, in either language.
    """
    for text in (Text(nl=said, en="-"), Text(nl="-", en=said)):
        assert clause_numbers(with_norm(KVO_2015, text=text)) == [
            f"kvo-2015.sections.samenwerking.norms.{FIRST.id}.text"
        ]


@pytest.mark.parametrize(
    "said", ["Version 3.1, later 4.0.", "30 procent in 2015", "Normen hebben geen artikelnummer."]
)
def test_other_numbers_are_not(said: str) -> None:
    """
    Versions of the scheme, years and shares are no clauses.
    """
    assert clause_numbers(with_norm(KVO_2015, text=Text(nl=said, en=said))) == []


@pytest.mark.parametrize(
    ("found", "themes", "duration", "fee", "days", "provenance"),
    [
        (
            *(KVO_2008, 15, "P2Y", 1800),
            (date(2007, 11, 22), date(2014, 12, 31)),
            Provenance.INFERRED,
        ),
        (
            *(KVO_2015, 5, "P3Y", 1350),
            (date(2015, 1, 1), date(2024, 2, 29)),
            Provenance.REPORTED,
        ),
    ],
    ids=["kvo-2008", "kvo-2015"],
)
def test_what_the_edition_is(
    found: Edition,
    themes: int,
    duration: str,
    fee: int,
    days: tuple[date, date],
    provenance: Provenance,
) -> None:
    """
    The numbers by which the two schemes are known, and how sure their days in force are.
    """
    (vocabulary,) = (it for it in found.vocabularies if it.id == "themes")
    assert len(vocabulary.words) == themes
    assert (str(found.certificate.duration), found.certificate.fee) == (duration, Decimal(fee))
    assert (found.valid_from, found.valid_until) == days
    assert found.in_force is not None
    assert found.in_force.reading is not None
    assert found.in_force.provenance is provenance


def test_no_day_between() -> None:
    """
    The days in force of the editions follow each other: none is in two, none in between.
    """
    for before, after in itertools.pairwise(SHIPPED):
        assert before.valid_until is not None
        assert after.valid_from == before.valid_until + timedelta(days=1)
        assert after.crosswalk is not None
        assert after.crosswalk.previous == before.id


def test_stars() -> None:
    """
    Both editions have the counted star; only the later one has theme stars.
    """
    assert [star.id for star in KVO_2008.stars] == ["ster"]
    assert [star.id for star in KVO_2015.stars] == [
        "ster",
        "thema_winkeldiefstal",
        "thema_overvallen",
        "thema_agressie",
    ]


@pytest.mark.parametrize(
    "name", ["", ".", "kvo-2015/", "kvo-2015/.", "../catalogue/kvo-2015", "schemas", "README.md"]
)
def test_a_path_is_no_name_of_an_edition(name: str) -> None:
    """
    Only the names of folders of the catalogue that hold an edition are names of shipped editions.
    """
    with pytest.raises(UnknownNameError, match="unknown edition"):
        edition(name)
