"""
The plan for one dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.assessing import assess
from kvo_norms.assessing.preparing import prepared
from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition, Star, Steps
from kvo_norms.dossier import Dossier
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.dossier.doing import AFTERWARDS, Act
from kvo_norms.durations import after
from kvo_norms.errors import UnknownNameError
from kvo_norms.explaining.asking import plain
from kvo_norms.planning.edits import FINDINGS, at, class_at, collection_of
from kvo_norms.planning.options import Options
from kvo_norms.planning.results import (
    CERTIFICATE,
    Obstacle,
    Plan,
    PlannedValue,
    Step,
    Unreachable,
)
from kvo_norms.planning.scene import Scene
from kvo_norms.planning.searching import Search
from kvo_norms.planning.steps import Taken, Tracing, taken_steps
from kvo_norms.planning.targets import Target, targets_of
from kvo_norms.planning.telling import (
    NOT_FOUND,
    assumes,
    obstacle_said,
    step_sentence,
    value_said,
    what_said,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict


def plan(
    edition: Edition,
    dossier: Dossier,
    *,
    on: date | None = None,
    goal: str = CERTIFICATE,
    costs: Steps | None = None,
) -> Plan:
    """
    The cheapest steps by which the dossier comes to a certificate, or to a star on top of it.

    `on` is the day as of which all is judged; without it the dossier's `as_of`. `goal` is
    ``certificate`` or a star's id. `costs` take the place of the edition's for the kinds of step
    that they name.

    Raises
    ------
    UnusableCallError
        Where neither `on` nor the dossier says the day.
    UnknownNameError
        Where the edition has no such star.
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    before = assess(edition, dossier, on=on)
    return planned(before, edition, dossier, goal=goal, costs=costs)


def planned(
    before: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    goal: str = CERTIFICATE,
    costs: Steps | None = None,
) -> Plan:
    """
    The plan for a dossier that was assessed; by the rules of `plan`.
    """
    star = _star(edition, goal)
    day = before.on
    kinds = [
        *(() if edition.steps is None else edition.steps.kinds),
        *(costs.kinds if costs else ()),
    ]
    scene = Scene(
        edition=edition,
        on=day,
        ranks=prepared(edition).ranks,
        kinds={(kind.collection, kind.act): kind for kind in kinds},
        unknown=frozenset(
            name
            for name, items in collections_of(dossier).items()
            if items is None or name in dossier.incomplete
        ),
    )
    targets = targets_of(edition, dossier, day, star)
    search = Search(scene, targets, dossier)
    hopeless = {
        name: options
        for name, options in search.lacking(search.start).items()
        if not options.possible
    }
    within = [target for target in targets if target.id not in hopeless]
    found = search.best(within)
    tracing = Tracing(scene, within, dossier, search.stale, found.state.served)
    steps = tracing.needed(tracing.trimmed(taken_steps(found.state)))
    result = tracing.after(step for step, _ in steps)
    assert result is not None  # noqa: S101 # the search saw it
    teller = _Teller(
        scene=scene, tracing=tracing, taken=[step for step, _ in steps], dossier=dossier
    )
    told = tuple(teller.steps(steps))
    assessed = assess(edition, result, on=day)
    done = max((step.done for step in told), default=day)
    chosen = costs or edition.steps
    return Plan(
        edition=edition.id,
        revision=edition.revision,
        dossier=dossier.id,
        area=before.area,
        on=day,
        goal=goal,
        before=_verdict(before, goal),
        verdict=_verdict(assessed, goal),
        steps=told,
        unreachable=tuple(_unreachable({**hopeless, **found.lacking}, hopeless, targets, edition)),
        cost=sum((step.cost for step in told), Decimal(0)),
        done=done,
        lapsing=tuple(search.lapsing(result, done)),
        cheapest=found.cheapest,
        costs=None if chosen is None else chosen.provenance,
        after=result,
    )


def _star(edition: Edition, goal: str) -> Star | None:
    if goal == CERTIFICATE:
        return None
    for star in edition.stars:
        if star.id == goal:
            return star
    raise UnknownNameError("goal", goal, [CERTIFICATE, *(star.id for star in edition.stars)])


def _verdict(assessment: Assessment, goal: str) -> Verdict:
    if goal == CERTIFICATE:
        return assessment.verdict
    (star,) = (star for star in assessment.stars if star.id == goal)
    verdicts = {Status.MET: MET, Status.OPEN: OPEN}
    return verdicts.get(star.status, NOT_MET)


@attrs.frozen(kw_only=True, eq=False)
class _Teller:
    """
    Puts steps into words.
    """

    scene: Scene
    tracing: Tracing
    taken: Sequence[Taken]
    dossier: Dossier

    def steps(self, needed: Iterable[tuple[Taken, tuple[str, ...]]]) -> Iterable[Step]:
        """
        The steps; judgements begin when all else is done.
        """
        day = self.scene.on
        for step, norms in needed:
            if step.place[:1] == (FINDINGS,):
                yield self._step(step, step.act, step.values, norms, day)
                continue
            begun = self.scene.on
            for act, values in self._parts(step):
                told = self._step(step, act, values, norms, begun)
                begun, day = told.done, max(day, told.done)
                yield told

    def _parts(self, step: Taken) -> list[tuple[Act, Mapping[str, Any]]]:
        """
        Something new that was done as well is two steps.
        """
        later: set[str] = set()
        if step.is_item and step.act == "add":
            for field, others in AFTERWARDS.get(class_at(step.place[:-1]), {}).items():
                if field in step.values:
                    later |= {field, *others}
        first = {field: value for field, value in step.values.items() if field not in later}
        rest = {field: value for field, value in step.values.items() if field in later}
        parts: list[tuple[Act, Mapping[str, Any]]] = [(step.act, first)]
        if rest:
            parts.append(("change", rest))
        return parts

    def _step(
        self,
        step: Taken,
        act: Act,
        held: Mapping[str, Any],
        norms: tuple[str, ...],
        begun: date,
    ) -> Step:
        kind, edition = self.scene.kind(collection_of(step.place), act), self.scene.edition
        name: str | None = None
        if step.place and isinstance(step.place[-1], int):
            name = getattr(at(self.dossier, step.place), "id", None)
        values = tuple(self._value(step, field) for field in held)
        what = what_said(act, step.place, name, kind.label, edition, whole=step.is_whole)
        return Step(
            act=act,
            collection=kind.collection,
            path=step.place,
            name=name,
            values=values,
            norms=norms,
            who=kind.who,
            cost=kind.cost,
            lead=kind.lead,
            done=after(begun, kind.lead),
            sentence=step_sentence(
                what,
                [value.text for value in values],
                assumed=assumes(act, kind.collection, values),
            ),
        )

    def _value(self, step: Taken, field: str) -> PlannedValue:
        value = step.values[field]
        is_open = self.tracing.is_open(step, field, self.taken)
        text = value_said(
            step.place,
            field,
            value,
            self.scene.edition,
            choice=is_open,
            earlier=not is_open and self.tracing.may_be_earlier(step, field, self.taken),
        )
        return PlannedValue(field=field, value=None if is_open else plain(value), text=text)


def _unreachable(
    lacking: Mapping[str, Options],
    hopeless: Mapping[str, Options],
    targets: Iterable[Target],
    edition: Edition,
) -> Iterable[Unreachable]:
    for target in targets:
        if target.id not in lacking:
            continue
        blocks = hopeless[target.id].blocks if target.id in hopeless else ()
        reasons = [
            Obstacle(kind=block.kind, path=block.path, sentence=obstacle_said(block, edition))
            for block in blocks
        ]
        if not reasons:
            reasons = [Obstacle(kind="not_found", path=(), sentence=NOT_FOUND)]
        yield Unreachable(norm=target.id, reasons=tuple(reasons))
