"""
Norms that ask the same as others, and stars that ask nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.reasoning.logic import Logic, placed
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot
from kvo_norms.catalogue import Edition, Norm, Weight, norms_of

Remark = tuple[str, Spot, str]
"""The id of a norm or a star, the way to the part in it, and what is said of it."""


def equal_norms(edition: Edition) -> Iterator[Remark]:
    """
    Norms whose patterns and questions are those of an earlier one.
    """
    known: dict[object, str] = {}
    for norm in norms_of(edition):
        asked = (norm.applies_when, norm.requires, norm.question)
        if norm.requires is not None and known.setdefault(asked, norm.id) != norm.id:
            yield norm.id, ("requires",), f"'{known[asked]}' asks the same"


def idle_stars(edition: Edition) -> Iterator[Remark]:
    """
    Norms of stars that are met wherever the certificate is, and stars of no other norms.

    A star's norm adds nothing where a blocking norm of the base implies what it asks: it asks the
    same, or less. A counted star stands for the number of certificates in a row and needs no norms.
    """
    view = View(edition)
    logic = Logic(view)
    base = [
        norm
        for section in edition.sections
        for norm in section.norms
        if norm.weight is Weight.EIS and norm.requires is not None
    ]
    for star in edition.stars:
        idle = 0
        for norm in star.norms:
            found = next((other for other in base if _asks_it(other, norm, logic)), None)
            if found is not None and norm.question is None:
                idle += 1
                what = "the same as" if found.requires == norm.requires else "no more than"
                yield norm.id, ("requires",), f"it asks {what} '{found.id}', which blocks anyway"
        if star.level is None and idle == len(star.norms):
            yield star.id, (), "the star asks nothing beyond the certificate"


def _asks_it(base: Norm, norm: Norm, logic: Logic) -> bool:
    """
    Whether the norm is met wherever the base norm applies and is met, and applies only there.
    """
    applies = base.applies_when is None or logic.implies(
        placed(norm.applies_when), base.applies_when, logic.view.root
    )
    return (
        norm.requires is not None
        and applies
        and logic.implies(placed(base.requires), norm.requires, logic.view.root)
    )
