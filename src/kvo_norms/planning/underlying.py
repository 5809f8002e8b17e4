"""
By which field a plan gives a value that follows from others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kvo_norms.dossier import Goal, Survey
from kvo_norms.kinds import shapes_of

Words = Mapping[Any, Any]
"""What is written for each value; what is not named is written as it is."""
FIELDS: Mapping[tuple[type, str], tuple[str, Words]] = {
    (Survey, "response_rate"): ("response", {}),
    (Goal, "reached"): ("outcome", {True: "gehaald", False: "niet_gehaald"}),
}


def underlying(record: type, field: str) -> tuple[str | None, Words]:
    """
    The field that a file gives, and what is written there; ``None`` where none is known.
    """
    if not shapes_of(record)[field].derived:
        return field, {}
    return FIELDS.get((record, field), (None, {}))
