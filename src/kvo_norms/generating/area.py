"""
The area: its kind, name, size and boundary.
"""

from __future__ import annotations

from kvo_norms.dossier import Area, SubArea
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.keeping import Keeping
from kvo_norms.generating.name_parts import STREETS
from kvo_norms.generating.names import area_name, municipality
from kvo_norms.generating.published import AREA_KINDS, PARK
from kvo_norms.generating.words import Words

COMPANIES = {"winkelgebied": (60.0, 0.6), "bedrijventerrein": (95.0, 0.85)}
"""
Median and spread of the number of companies.

This project's own choice; parks of 113 companies asked (Randstad) and 161 that answered
(Waarderpolder) were published.
"""
OTHER_COMPANIES = (70.0, 0.7)
FEWEST, MOST = 8, 1500
LARGE = 150
"""From how many companies an area is large: this project's own choice, as no limit was found."""


def drawn_area(chance: Chance, keeping: Keeping, words: Words, place: str) -> Area:
    """
    An area in a place.

    Its kind is one of the two of which numbers were published, or any word of a vocabulary that
    declares neither.
    """
    kind = _kind(chance, words)
    median, spread = COMPANIES.get(kind or "", OTHER_COMPANIES)
    companies = max(FEWEST, min(MOST, int(chance.around(median, spread))))
    name = area_name(chance, kind, place)
    parts = None
    if kind == PARK and companies > 60 and chance.happens(0.2):
        parts = _parts(chance, name, companies)
    first, second, third = chance.some(STREETS, 3)
    return Area(
        name=name,
        municipality=municipality(chance),
        kind=kind,
        construction="nieuwbouw" if chance.happens(0.03) else "bestaand",
        size=None if keeping.fails(0.01) else _size(words, companies),
        companies=companies,
        boundary=None if keeping.fails(0.03) else f"Tussen {first}, {second} en {third}",
        sub_areas=parts,
    )


def _kind(chance: Chance, words: Words) -> str | None:
    declared = words.all("area_kinds")
    known = [(kind, weight) for kind, weight in AREA_KINDS if kind in declared]
    if known:
        return chance.weighted(known)
    return chance.pick(declared) if declared else None


def _size(words: Words, companies: int) -> str | None:
    """
    The last word for a large area, the others in equal steps below it.
    """
    sizes = words.all("sizes")
    if not sizes:
        return None
    return sizes[min(len(sizes) - 1, companies * (len(sizes) - 1) // LARGE)]


def _parts(chance: Chance, name: str, companies: int) -> tuple[SubArea, ...]:
    number = chance.between(2, 4)
    sizes = [companies // number] * number
    sizes[0] += companies - sum(sizes)
    return tuple(
        SubArea(id=f"deel-{place}", name=f"{name}, deel {place}", companies=size)
        for place, size in enumerate(sizes, 1)
    )
