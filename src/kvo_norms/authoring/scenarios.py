"""
Scenarios: dossiers with the outcome that the norms should have, written beside the norms.

Only what a scenario expects by name is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from time import perf_counter
from typing import Any

import attrs

from kvo_norms.assessing import index
from kvo_norms.assessment import Assessment, NormResult, StarResult
from kvo_norms.authoring.sources import SourceFile
from kvo_norms.catalogue import Edition, Text, Weight
from kvo_norms.dossier import Dossier
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict


@frozen(kw_only=True)
class Expected:
    """
    What should come out; what is not named is not compared.
    """

    verdict: Verdict | None = None
    norms: tuple[tuple[str, Status], ...] = ()
    stars: tuple[tuple[str, Status], ...] = ()


@frozen(kw_only=True)
class Scenario:
    """
    A dossier, a day, and what should come out.
    """

    name: str
    file: str
    on: date
    dossier: Dossier
    expected: Expected
    base: str | None = None
    """The named dossier that it starts from."""
    table: Mapping[str, Any] = attrs.field(factory=dict, eq=False, repr=False)
    """Its dossier as raw data."""
    _source: SourceFile | None = attrs.field(default=None, eq=False, repr=False)
    _index: int = attrs.field(default=0, eq=False, repr=False)

    @property
    def line(self) -> int | None:
        """
        The line on which it begins; ``None`` where it is in no file, and without the extra ``cli``.
        """
        if self._source is None:
            return None
        return self._source.place(("scenarios", self._index)).line

    @property
    def place(self) -> str:
        """
        File and line, as faults write them.
        """
        return self.file if self.line is None else f"{self.file}:{self.line}"


@frozen(kw_only=True)
class Difference:
    """
    Something that came out otherwise.
    """

    what: str
    """``verdict``, or the id of a norm or star."""
    expected: str
    actual: str
    why: tuple[Text, ...] = attrs.field(default=(), eq=False)
    """Why it came out so: the gaps of a norm or a star; for a star and a verdict the norms that
    hold it up. Nothing where it is met or not applicable."""


@frozen(kw_only=True)
class ScenarioResult:
    """
    A scenario and what came out otherwise; nothing where it holds.
    """

    scenario: Scenario
    differences: tuple[Difference, ...]
    seconds: float = attrs.field(default=0.0, eq=False)
    """How long it took."""

    @property
    def holds(self) -> bool:
        """
        Whether all that the scenario names came out as it says.
        """
        return not self.differences


def run_scenario(edition: Edition, scenario: Scenario) -> ScenarioResult:
    """
    Assess the scenario's dossier and compare.
    """
    start = perf_counter()
    found = index(edition, scenario.dossier).assess(scenario.on)
    differences = tuple(_differences(scenario.expected, found))
    seconds = perf_counter() - start
    return ScenarioResult(scenario=scenario, differences=differences, seconds=seconds)


def run_scenarios(
    edition: Edition, scenarios: Iterable[Scenario], *, until_first_failure: bool = False
) -> tuple[ScenarioResult, ...]:
    """
    Run scenarios one after the other, all or up to the first that does not hold.
    """
    results = []
    for scenario in scenarios:
        results.append(run_scenario(edition, scenario))
        if until_first_failure and not results[-1].holds:
            break
    return tuple(results)


def _differences(expected: Expected, found: Assessment) -> Iterator[Difference]:
    if expected.verdict not in (None, found.verdict):
        yield Difference(
            what="verdict",
            expected=expected.verdict.value,
            actual=found.verdict.value,
            why=tuple(_held_up_by(found.norms)),
        )
    if not (expected.norms or expected.stars):
        return
    results: dict[str, NormResult | StarResult] = {norm.id: norm for norm in found.norms}
    for star in found.stars:
        results |= {norm.id: norm for norm in star.norms}
    stars = {star.id: star for star in found.stars}
    for named, known in ((expected.norms, results), (expected.stars, stars)):
        for name, status in named:
            result = known[name]
            if result.status is not status:
                yield Difference(
                    what=name,
                    expected=status.value,
                    actual=result.status.value,
                    why=tuple(_why(result)),
                )


def _why(result: NormResult | StarResult) -> Iterator[Text]:
    if result.status in (Status.MET, Status.NOT_APPLICABLE):
        return
    for gap in result.gaps:
        yield gap.sentence
    if isinstance(result, StarResult):
        yield from _held_up_by(result.norms)


def _held_up_by(norms: Iterable[NormResult]) -> Iterator[Text]:
    """
    The norms that block and are neither met nor waived, by id and status.
    """
    for norm in norms:
        held_up = norm.status in (Status.NOT_MET, Status.OPEN) and not norm.waived
        if held_up and norm.weight is Weight.EIS:
            said = f"{norm.id}: {norm.status.value}"
            yield Text(nl=said, en=said)
