"""
Patterns that nothing can meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.reasoning.conflicts import Conflict, Conflicts
from kvo_norms.authoring.reasoning.logic import Logic
from kvo_norms.authoring.reasoning.scopes import scopes
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot
from kvo_norms.catalogue import Edition, Norm, Star


def contradictions(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    Tests that cannot hold together, and alternatives that cannot hold beside what surrounds them.

    Shown are contradictions between ranges of single values, lists of words, numbers of items,
    and between a pattern and one that it stands beside under ``not``. No dossier meets the pattern
    in which one is found.
    """
    for spot, why, in_where in _found(holder, edition):
        if not in_where:
            yield spot, why


def empty_selections(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    A ``where`` that no item can match.
    """
    for spot, why, in_where in _found(holder, edition):
        if in_where:
            yield spot, f"'where' can match nothing: {why}"


def _found(holder: Norm | Star, edition: Edition) -> Iterator[tuple[Spot, str, bool]]:
    """
    Each contradiction once, at its place, and whether it lies in a ``where``.
    """
    view = View(edition)
    conflicts = Conflicts(Logic(view))
    known: set[Spot] = set()
    for scope in scopes(holder, view):
        conflict = conflicts.among(scope.own, scope.shapes)
        if conflict is None and scope.given:
            conflict = conflicts.among((*scope.given, *scope.own), scope.shapes)
            around = conflicts.among(scope.given, scope.shapes)
            conflict = None if around else conflict
        if conflict is not None and conflict[0] not in known:
            known.add(conflict[0])
            yield *conflict, "where" in conflict[0]
