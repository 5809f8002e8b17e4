"""
Patterns that often ask less than their author means.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.reasoning.conflicts import Conflict
from kvo_norms.authoring.reasoning.logic import Logic, fewest, placed
from kvo_norms.authoring.reasoning.scopes import Scope, scopes
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.catalogue import Edition, Norm, Star
from kvo_norms.kinds import Kind
from kvo_norms.patterns import Field, Items, Present, Tests


def every_of_nothing(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    An ``every`` that is met where there is no item at all.

    None is told where the table itself, or one beside it, asks for an item of the same selection.
    """
    view = View(edition)
    logic = Logic(view)
    for scope in scopes(holder, view):
        if not scope.positive:
            continue
        for spot, entry in scope.own:
            match entry:
                case Field(name=name, matcher=Items(every=every) as items) if every is not None:
                    if not fewest(items) and not _asked_beside(name, items, scope, logic):
                        way = (*spot, "matcher", "every")
                        yield way, "'every' holds where there is no item"


def _asked_beside(name: str, items: Items, scope: Scope, logic: Logic) -> bool:
    """
    Whether something beside the table asks for an item that it selects.
    """
    shapes = logic.view.inside(scope.shapes[name])
    return any(
        entry.name == name
        and isinstance(entry.matcher, Items)
        and fewest(entry.matcher) > 0
        and logic.implies(placed(entry.matcher.where), items.where, shapes)
        for _, entry in (*scope.own, *scope.given)
        if isinstance(entry, Field)
    )


def dates_only_present(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    A day that is only asked to be given, and may lie after the day of the assessment.

    The day that makes an item evidence is none of these: what is later is not seen.
    """
    view = View(edition)
    for scope in scopes(holder, view):
        for spot, entry in scope.own:
            match entry:
                case Field(name=name, matcher=Tests(tests=(Present(),))):
                    days = scope.shapes[name].kind is Kind.DATE
                    others = [e for _, e in (*scope.own, *scope.given) if e is not entry]
                    tested = any(isinstance(e, Field) and e.name == name for e in others)
                    if days and scope.positive and name != scope.evidence_date and not tested:
                        yield spot, f"'{name}' may lie after the day of the assessment"
