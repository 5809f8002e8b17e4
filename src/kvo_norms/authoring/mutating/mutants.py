"""
The mutants of an edition: its norms and stars, each with one thing changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

import attrs

from kvo_norms.authoring.mutating.operators import Change, Operator
from kvo_norms.authoring.mutating.rules import rule_changes
from kvo_norms.authoring.mutating.values import value_changes
from kvo_norms.authoring.mutating.wholes import whole_changes
from kvo_norms.authoring.reasoning.parts import located
from kvo_norms.authoring.reasoning.view import View
from kvo_norms.authoring.spots import Spot, in_toml, put
from kvo_norms.catalogue import Edition, Norm, Star, norms_of
from kvo_norms.errors import Path as TomlPath, written_path

Holder = Norm | Star


@attrs.frozen(kw_only=True)
class Mutant:
    """
    An edition in which one thing is another.
    """

    of: str
    """The id of the norm or the star that changed, with ``{theme}`` where one table makes a norm
    for each theme; of a value that several places share, ``$`` and the parameter's name."""
    operator: Operator
    path: TomlPath = ()
    """Where it changed, from the table of the norm or the star."""
    to: str = ""
    """What it has become, where the operator and the place do not tell."""
    made: Mapping[str, Holder | None] = attrs.field(eq=False, repr=False)
    """What has become of each norm and star that changed, by id; ``None`` where it is gone."""

    @property
    def name(self) -> str:
        """
        The mutant on one line, by which people refer to it.
        """
        path = "" if self.operator is Operator.WEIGHT else written_path(self.path)
        return " ".join(filter(None, (self.of, path, self.said)))

    @property
    def said(self) -> str:
        """
        The operator and what has become of the place.
        """
        return " ".join(filter(None, (self.operator.value, self.to)))


Places = list[tuple[Holder, Change]]
"""What changes together: a norm or a star, and what changes of it."""


def mutants_of(edition: Edition) -> Iterator[Mutant]:
    """
    Every mutant of an edition: norm by norm in reading order, then the stars, then the values of
    parameters that stand in more than one place.
    """
    view = View(edition)
    shared: dict[tuple[str, Operator, str], Places] = {}
    for name, holders in _tables(edition):
        yield Mutant(of=name, operator=Operator.DROP, made={it.id: None for it in holders})
        for places in _together(holders, view):
            holder, found = places[0]
            same = {other.to for _, other in places} == {found.to}
            yield Mutant(
                of=name,
                operator=found.operator,
                path=in_toml(holder, found.spot),
                to=found.to if same else "another",
                made=_changed(places),
            )
            if found.parameter is not None:
                shared.setdefault((found.parameter, found.operator, found.to), []).extend(places)
    for (parameter, operator, to), places in shared.items():
        if len({(holder.id, found.spot) for holder, found in places}) > 1:
            yield Mutant(of=f"${parameter}", operator=operator, to=to, made=_changed(places))


def _tables(edition: Edition) -> Iterator[tuple[str, list[Holder]]]:
    """
    The norms and stars, those together that one table of a file makes: one for each theme.
    """
    themes = next((v.words for v in edition.vocabularies if v.id == "themes"), ())
    found: dict[str, list[Holder]] = {}
    for norm in norms_of(edition):
        common = norm.id.removesuffix(f".{norm.theme}")
        found.setdefault(f"{common}.{{theme}}" if common != norm.id else norm.id, []).append(norm)
    for name, norms in found.items():
        if len(norms) == len(themes):
            yield name, norms
        else:
            yield from ((norm.id, [norm]) for norm in norms)
    for star in edition.stars:
        yield star.id, [star]


def _together(holders: Iterable[Holder], view: View) -> Iterable[Places]:
    """
    The changes of some norms that one table makes, each place of all of them at once.
    """
    found: dict[tuple[Operator, Spot, int], Places] = {}
    for holder in holders:
        seen: dict[tuple[Operator, Spot], Iterator[int]] = {}
        for change in changes_of(holder, view):
            place = (change.operator, change.spot)
            number = next(seen.setdefault(place, count()))
            found.setdefault((*place, number), []).append((holder, change))
    return found.values()


def changes_of(holder: Holder, view: View) -> Iterator[Change]:
    """
    Every change of one norm or star, except that it is gone.
    """
    yield from whole_changes(holder)
    for part in located(holder, view):
        yield from rule_changes(part)
        yield from value_changes(part, view)


def _changed(places: Places) -> Mapping[str, Holder]:
    made: dict[str, Holder] = {}
    for holder, found in places:
        made[holder.id] = put(made.get(holder.id, holder), found.put_at, found.part)
    return made
