"""
Names of areas, municipalities and people: Dutch to the ear, and made up.
"""

from __future__ import annotations

from kvo_norms.generating.chance import Chance
from kvo_norms.generating.name_parts import (
    AREA_NAMES,
    ENDINGS,
    INITIALS,
    OTHER_AREA_NAMES,
    QUARTERS,
    STEMS,
    SURNAMES,
    TOWN_ENDINGS,
    TOWN_STEMS,
)

_PLACES = len(STEMS) * len(ENDINGS)
_STEP = 601
"""Has no divisor in common with the number of places, so that all come by before one returns."""


def place_name(start: int, index: int) -> str:
    """
    The name of the place of the dossier with this index; no two indexes share one.
    """
    number = (start + index * _STEP) % _PLACES
    name = STEMS[number // len(ENDINGS)] + ENDINGS[number % len(ENDINGS)]
    turn, quarter = divmod(index // _PLACES, len(QUARTERS))
    return name + QUARTERS[quarter] + (f" {turn + 1}" if turn else "")


def area_name(chance: Chance, kind: str | None, place: str) -> str:
    """
    The name of the area in that place.
    """
    return f"{chance.pick(AREA_NAMES.get(kind or '', OTHER_AREA_NAMES))} {place}"


def municipality(chance: Chance) -> str:
    """
    The name of a municipality.
    """
    return chance.pick(TOWN_STEMS) + chance.pick(TOWN_ENDINGS)


def people(chance: Chance, number: int) -> tuple[str, ...]:
    """
    Names of so many people, no surname twice.
    """
    return tuple(f"{chance.pick(INITIALS)}. {name}" for name in chance.some(SURNAMES, number))


def as_id(name: str) -> str:
    """
    A name as an id, which can be the name of a file as well.
    """
    return name.lower().replace(" ", "-").replace(".", "")
