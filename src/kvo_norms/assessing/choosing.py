"""
Which edition a dossier is assessed by, where nobody says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import KvoNormsError


class NoEditionError(KvoNormsError, LookupError):
    """
    No edition, or more than one, fits the dossier.
    """

    def __init__(self, why: str, editions: Iterable[Edition]) -> None:
        self.why = why
        self.editions = tuple(editions)
        super().__init__(why, self.editions)

    def __str__(self) -> str:
        known = "; ".join(
            f"{edition.id} is in force {in_force_text(edition)}" for edition in self.editions
        )
        return f"{self.why}; name the edition: {known}"


def chosen_edition(editions: Iterable[Edition], dossier: Dossier, on: date | None) -> Edition:
    """
    The edition in force on the day of the application, else on the day of the assessment.

    Only editions that know the area's kind are looked at.

    Raises
    ------
    NoEditionError
        Where the days are unknown, or none or several editions fit.
    """
    known = tuple(editions)
    applied = None if dossier.application is None else dossier.application.date
    day = applied or on or dossier.as_of
    if day is None:
        raise NoEditionError("neither the application nor the assessment has a date", known)
    kind = None if dossier.area is None else dossier.area.kind
    fitting = [e for e in known if in_force(e, day) and (kind is None or kind in _kinds(e))]
    if len(fitting) != 1:
        of_kind = "" if kind is None else f" for an area of kind '{kind}'"
        number = "no edition was" if not fitting else "several editions were"
        raise NoEditionError(f"{number} in force on {day}{of_kind}", known)
    return fitting[0]


def in_force(edition: Edition, day: date) -> bool:
    """
    Whether the edition is in force on the day; its first and last day are.
    """
    return edition.valid_from <= day and (edition.valid_until is None or day <= edition.valid_until)


def in_force_text(edition: Edition) -> str:
    """
    The edition's days in force, such as ``2015-01-01 to 2024-02-29``.
    """
    until = "now" if edition.valid_until is None else edition.valid_until.isoformat()
    return f"{edition.valid_from.isoformat()} to {until}"


def _kinds(edition: Edition) -> list[str]:
    return [word.id for v in edition.vocabularies if v.id == "area_kinds" for word in v.words]
