"""
The kinds of changes that make a mutant.
"""

from __future__ import annotations

import enum
from typing import Any

import attrs

from kvo_norms.authoring.spots import Spot


class Operator(enum.Enum):
    """
    A kind of change.
    """

    NUMBER = "number"
    """A number is one step more or less: 1 for whole numbers and counts, 0.01 for shares, one unit
    of the last digit for others; also the one item that a collection asks for by itself."""
    DURATION = "duration"
    """A period is a day longer or shorter."""
    DATE = "date"
    """A day is one later or earlier."""
    RANK = "rank"
    """An ordered word is one rank higher or lower."""
    WORD = "word"
    """A word is another of its vocabulary; true is false."""
    LIST = "list"
    """A list lacks one of its words, or has the first of the vocabulary that it lacks."""
    BOUNDARY = "boundary"
    """A threshold no longer counts itself, or does (where values do not go step by step); the
    period of `within` has no last day, or not the day of the assessment."""
    DROP = "drop"
    """A test, an entry, an alternative, or a part of what is asked of a collection is gone; so are
    all that a norm requires, its question, what it applies to, the number of a counted star; so is
    the norm or the star itself."""
    AND_OR = "and_or"
    """What must hold together, one of them suffices; or the reverse."""
    EVERY_SOME = "every_some"
    """What every item must match, one of them suffices; or the reverse."""
    NEGATION = "negation"
    """What must not hold, must."""
    WEIGHT = "weight"
    """What blocks does not, or the reverse."""


@attrs.frozen(kw_only=True)
class Change:
    """
    A part of a norm or a star that is another.
    """

    operator: Operator
    spot: Spot
    """The way to what is said to change."""
    put_at: Spot
    """The way to the part that is replaced."""
    part: Any
    """What stands there instead."""
    to: str = ""
    """What it has become, where the operator and the place do not tell."""
    parameter: str | None = None
    """The parameter whose value it is."""


def change(
    operator: Operator,
    spot: Spot,
    part: Any,
    *,
    to: str = "",
    put_at: Spot | None = None,
    parameter: str | None = None,
) -> Change:
    """
    A change of the part that it is said of, or of one around it.
    """
    return Change(
        operator=operator,
        spot=spot,
        put_at=spot if put_at is None else put_at,
        part=part,
        to=to,
        parameter=parameter,
    )
