"""
Mutants that certainly ask the same, so that no scenario can notice them.

Two tables of tests are the same where they let through the same values: what is not given is open
for both. Nothing else is taken for the same, since what is met on the same dossiers may still be
open on one and not met on the other while something is missing.
"""

from __future__ import annotations

from typing import Any

import attrs

from kvo_norms.authoring.mutating.mutants import Mutant
from kvo_norms.authoring.reasoning.nearby import COUNT, SHARE
from kvo_norms.authoring.reasoning.view import Shapes, View
from kvo_norms.authoring.spots import PATTERNS
from kvo_norms.catalogue import Edition, Norm, Star, norms_of
from kvo_norms.kinds import Shape
from kvo_norms.notation import counts_of, operands_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    Field,
    FromDossier,
    Items,
    Not,
    Record,
    Share,
    Test,
    Tests,
)

THRESHOLDS = (AtLeast, AtMost, Above, Below)


def is_equivalent(mutant: Mutant, edition: Edition) -> bool:
    """
    Whether each norm and star that changed certainly stands as before, whatever the dossier holds.
    """
    known: dict[str, Norm | Star] = {norm.id: norm for norm in norms_of(edition)}
    known |= {star.id: star for star in edition.stars}
    view = View(edition)
    return all(
        made is not None and _same_holder(known[name], made, view)
        for name, made in mutant.made.items()
    )


def _same_holder(one: Norm | Star, other: Norm | Star, view: View) -> bool:
    patterns = {name: getattr(one, name) for name in PATTERNS if hasattr(one, name)}
    if attrs.evolve(other, **patterns) != one:
        return False
    return all(
        _same(pattern, getattr(other, name), view.root, view) for name, pattern in patterns.items()
    )


def _same(one: Any, other: Any, shapes: Shapes, view: View) -> bool:
    """
    Whether two parts of a pattern of one record come to the same on every dossier.
    """
    if one == other:
        return True
    match one, other:
        case Record(entries=own), Record(entries=others):
            return _same_each(own, others, shapes, view)
        case (AllOf(patterns=own), AllOf(patterns=others)) | (
            AnyOf(patterns=own),
            AnyOf(patterns=others),
        ):
            return _same_each(own, others, shapes, view)
        case AtLeastOf(count=count, patterns=own), AtLeastOf(count=same, patterns=others):
            return count == same and _same_each(own, others, shapes, view)
        case Not(pattern=pattern), Not(pattern=second):
            return _same(pattern, second, shapes, view)
        case Field(name=name, matcher=matcher), Field(name=same_name, matcher=second):
            return name == same_name and _same_matcher(matcher, second, shapes[name], view)
        case _:
            return False


def _same_each(own: Any, others: Any, shapes: Shapes, view: View) -> bool:
    return len(own) == len(others) and all(
        _same(one, other, shapes, view) for one, other in zip(own, others, strict=True)
    )


def _same_matcher(one: Any, other: Any, shape: Shape, view: View) -> bool:
    match one, other:
        case Tests(tests=tests), Tests(tests=others):
            return _same_tests(tests, others, shape, view)
        case Record(), Record():
            return _same(one, other, view.inside(shape), view)
        case Items(), Items():
            return _same_items(one, other, view.inside(shape), view)
        case _:
            return one == other  # type: ignore[no-any-return]


def _same_items(one: Items, other: Items, shapes: Shapes, view: View) -> bool:
    rest: dict[str, Any] = {"where": None, "every": None, "share": None, "count": ()}
    return (
        attrs.evolve(one, **rest) == attrs.evolve(other, **rest)
        and _same(one.where, other.where, shapes, view)
        and _same(one.every, other.every, shapes, view)
        and _same_share(one.share, other.share, shapes, view)
        and _same_counts(counts_of(one), counts_of(other), view)
    )


def _same_counts(one: tuple[Test, ...], other: tuple[Test, ...], view: View) -> bool:
    """
    Whether tests of a number of items are the same also where the number is only known to lie
    between two others: thresholds are, single numbers are not.
    """
    thresholds = all(isinstance(test, THRESHOLDS) for test in (*one, *other))
    return one == other or (thresholds and _same_tests(one, other, COUNT, view))


def _same_share(one: Share | None, other: Share | None, shapes: Shapes, view: View) -> bool:
    if one is None or other is None:
        return one is other
    return _same(one.of, other.of, shapes, view) and _same_tests(
        (one.test,), (other.test,), SHARE, view
    )


def _same_tests(one: tuple[Test, ...], other: tuple[Test, ...], shape: Shape, view: View) -> bool:
    """
    Whether tests of one value let through the same values, of those that the field can hold.

    Where they compare with another field, or nothing passes, what is missing may tell them apart.
    """
    if one == other:
        return True
    if any(isinstance(it, FromDossier) for test in (*one, *other) for it in operands_of(test)):
        return False
    possible = view.possible(shape)
    first, second = (view.passing(tests, shape).both(possible) for tests in (one, other))
    return not first.is_empty() and first.lies_in(second) and second.lies_in(first)
