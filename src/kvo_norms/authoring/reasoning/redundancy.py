"""
Parts of a pattern that could be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kvo_norms.authoring.reasoning.conflicts import Conflict
from kvo_norms.authoring.reasoning.logic import Logic, placed
from kvo_norms.authoring.reasoning.ranges import Range, range_of
from kvo_norms.authoring.reasoning.scopes import scopes
from kvo_norms.authoring.reasoning.view import Shapes, View
from kvo_norms.authoring.reasoning.wording import written, written_operand
from kvo_norms.authoring.spots import Spot, parts_of
from kvo_norms.catalogue import Edition, Norm, Star
from kvo_norms.kinds import Kind
from kvo_norms.patterns import AllOf, AnyOf, Field, Items, Record, Test, Tests


def redundant_tests(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    A test that follows from the others of its table, or a value that its list names before.

    Without it the table is met on exactly the same values.
    """
    yield from _repeated(holder)
    view = View(edition)
    for scope in scopes(holder, view):
        for spot, entry in scope.own:
            match entry:
                case Field(name=name, matcher=Tests(tests=tests)) if len(tests) > 1:
                    shape = scope.shapes[name]
                    ranges = [view.passing((test,), shape) for test in tests]
                    yield from _redundant(tests, ranges, (*spot, "matcher", "tests"))
                case Field(matcher=Items(count=tests)) if len(tests) > 1:
                    ranges = [range_of((test,), Kind.INTEGER) for test in tests]
                    yield from _redundant(tests, ranges, (*spot, "matcher", "count"))


def _redundant(tests: Sequence[Test], ranges: list[Range], spot: Spot) -> Iterator[Conflict]:
    """
    The tests that follow from those that are kept, the last first.
    """
    kept = list(range(len(tests)))
    for index in reversed(range(len(tests))):
        others = [other for other in kept if other != index]
        rest = Range()
        for other in others:
            rest = rest.both(ranges[other])
        if others and not rest.is_empty() and rest.lies_in(ranges[index]):
            kept = others
            said = written(tests[other] for other in others)
            yield (*spot, index), f"{written((tests[index],))} follows from {said}"


def _repeated(holder: Norm | Star) -> Iterator[Conflict]:
    for spot, part in parts_of(holder):
        operands = getattr(part, "operands", ())
        for index, operand in enumerate(operands):
            if operand in operands[:index]:
                yield (*spot, "operands", index), f"the list names {written_operand(operand)} twice"


def redundant_patterns(holder: Norm | Star, edition: Edition) -> Iterator[Conflict]:
    """
    An alternative of ``any`` that holds only where another holds; a pattern of ``all`` that holds
    wherever another does.

    Without it the group is met on exactly the same dossiers.
    """
    view = View(edition)
    logic = Logic(view)
    inside = dict(_shapes_by_spot(holder, view))
    for spot, part in parts_of(holder):
        if isinstance(part, AnyOf | AllOf):
            shapes = inside[_record_of(spot, inside)]
            yield from _patterns(part, (*spot, "patterns"), shapes, logic)


def _patterns(group: AnyOf | AllOf, spot: Spot, shapes: Shapes, logic: Logic) -> Iterator[Conflict]:
    kept = list(range(len(group.patterns)))

    def implies(one: int, other: int) -> bool:
        first: Record = group.patterns[one]
        return logic.implies(placed(first), group.patterns[other], shapes)

    for index in reversed(range(len(group.patterns))):
        for other in kept:
            if other == index:
                continue
            if isinstance(group, AnyOf) and implies(index, other):
                why = f"alternative {index + 1} holds only where alternative {other + 1} holds"
            elif isinstance(group, AllOf) and implies(other, index):
                why = f"pattern {index + 1} holds wherever pattern {other + 1} holds"
            else:
                continue
            kept.remove(index)
            yield (*spot, index), why
            break


def _shapes_by_spot(holder: Norm | Star, view: View) -> Iterator[tuple[Spot, Shapes]]:
    for scope in scopes(holder, view):
        yield scope.spot, scope.shapes


def _record_of(spot: Spot, known: dict[Spot, Shapes]) -> Spot:
    """
    The innermost pattern around a part.
    """
    while spot not in known:
        spot = spot[:-1]
    return spot
