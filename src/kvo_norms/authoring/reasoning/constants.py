"""
Tests whose answer does not depend on the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.reasoning.conflicts import Conflict
from kvo_norms.authoring.reasoning.logic import Logic, placed
from kvo_norms.authoring.reasoning.ranges import range_of
from kvo_norms.authoring.reasoning.scopes import Scope, scopes
from kvo_norms.authoring.reasoning.view import NUMBER_OF_ITEMS, SHARE_OF_ITEMS, View
from kvo_norms.authoring.reasoning.wording import written
from kvo_norms.authoring.spots import Spot
from kvo_norms.catalogue import Edition, Norm, Star
from kvo_norms.kinds import Kind, Shape
from kvo_norms.patterns import Field, Items, Present, Tests


def constant_tests(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    Single tests that hold, or fail, whatever value is given.

    A threshold outside the range of its field or at the end of it, a list of all words, an
    ``every`` that asks no more than ``where``. Which values a field can hold follows from its kind
    and from the edition's words.
    """
    view = View(edition)
    logic = Logic(view)
    for scope in scopes(holder, view):
        for spot, entry in scope.own:
            match entry:
                case Field(name=name, matcher=Tests() as tests):
                    way = (*spot, "matcher", "tests")
                    yield from _values(tests, way, scope.shapes[name], view)
                case Field(name=name, matcher=Items() as items):
                    yield from _items(items, (*spot, "matcher"), scope, logic, name)


def _values(tests: Tests, spot: Spot, shape: Shape, view: View) -> Iterator[Conflict]:
    possible = view.possible(shape)
    for index, test in enumerate(tests.tests):
        passing = view.passing((test,), shape)
        if isinstance(test, Present):
            continue
        if possible.lies_in(passing):
            yield (*spot, index), f"every value of '{shape.name}' is {written((test,))}"
        elif passing.both(possible).is_empty():
            yield (*spot, index), f"no value of '{shape.name}' is {written((test,))}"


def _items(items: Items, spot: Spot, scope: Scope, logic: Logic, name: str) -> Iterator[Conflict]:
    for index, test in enumerate(items.count):
        passing = range_of((test,), Kind.INTEGER)
        if NUMBER_OF_ITEMS.lies_in(passing):
            yield (*spot, "count", index), f"every number of items is {written((test,))}"
        elif passing.both(NUMBER_OF_ITEMS).is_empty():
            yield (*spot, "count", index), f"no number of items is {written((test,))}"
    if items.share is not None:
        test = items.share.test
        passing = range_of((test,), Kind.SHARE)
        if SHARE_OF_ITEMS.lies_in(passing):
            yield (*spot, "share", "test"), f"every share is {written((test,))}"
        elif passing.both(SHARE_OF_ITEMS).is_empty():
            yield (*spot, "share", "test"), f"no share is {written((test,))}"
    if items.every is not None:
        where = placed(items.where)
        inside = logic.view.inside(scope.shapes[name])
        if where and logic.implies(where, items.every, inside):
            yield (*spot, "every"), "'every' asks only what 'where' asks already"
