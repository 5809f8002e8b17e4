"""
Verdicts and stars where a norm weighs otherwise, or a norm or a star is gone or another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from kvo_norms.assessing import index
from kvo_norms.assessment import NormResult
from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.catalogue import Edition, Norm, Star, Weight
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting, field_of, ranks_of
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict, all_of

_VERDICTS = {
    Status.MET: MET,
    Status.NOT_APPLICABLE: MET,
    Status.OPEN: OPEN,
    Status.NOT_MET: NOT_MET,
}


@attrs.frozen(kw_only=True, eq=False)
class Whole:
    """
    A scenario that expects a verdict or stars, and how the norms stand in it.
    """

    scenario: Scenario
    setting: Setting
    stars: tuple[Star, ...]
    norms: tuple[NormResult, ...]
    """The results of all norms, those of the stars included."""

    def holds_without(self, name: str) -> bool:
        """
        Whether all comes out as expected where a norm or a star is gone.
        """
        if any(star == name for star, _ in self.scenario.expected.stars):
            return False
        return self._holds(self.stars, [result for result in self.norms if result.id != name])

    def holds_with(self, made: Norm | Star) -> bool:
        """
        Whether all comes out as expected where a norm has another weight, or a star is another.
        """
        if isinstance(made, Star):
            stars = tuple(made if star.id == made.id else star for star in self.stars)
            return self._holds(stars, self.norms)
        weighed = [
            attrs.evolve(result, weight=made.weight) if result.id == made.id else result
            for result in self.norms
        ]
        return self._holds(self.stars, weighed)

    def _holds(self, stars: Iterable[Star], norms: Iterable[NormResult]) -> bool:
        expected = self.scenario.expected
        own = {star.id for star in self.stars}
        verdict = _together(result for result in norms if result.section not in own)
        if expected.verdict not in (None, verdict):
            return False
        found = {star.id: self._star(star, norms, verdict) for star in stars}
        return all(found[name] is status for name, status in expected.stars)

    def _star(self, star: Star, norms: Iterable[NormResult], verdict: Verdict) -> Status:
        applies = MET
        if star.applies_when is not None:
            applies = interpret(star.applies_when, self.setting).verdict
        if applies is NOT_MET:
            return Status.NOT_APPLICABLE
        if applies is OPEN:
            return Status.OPEN
        own = _together(result for result in norms if result.section == star.id)
        term = field_of(self.setting.dossier.application, "term")
        known = OPEN if star.level is not None and term is None else MET
        return Status(all_of((verdict, own, known)).value)


def _together(norms: Iterable[NormResult]) -> Verdict:
    """
    The verdict over the norms that block and are not waived.
    """
    return all_of(
        _VERDICTS[result.status]
        for result in norms
        if result.weight is Weight.EIS and not result.waived
    )


def wholes_of(edition: Edition, scenarios: Iterable[Scenario]) -> Iterator[Whole]:
    """
    The scenarios that expect a verdict or stars, each with how all norms stand in it.
    """
    ranks = ranks_of(edition)
    for scenario in scenarios:
        if scenario.expected.verdict is None and not scenario.expected.stars:
            continue
        found = index(edition, scenario.dossier).assess(scenario.on)
        of_stars = (norm for star in found.stars for norm in star.norms)
        yield Whole(
            scenario=scenario,
            setting=Setting(dossier=scenario.dossier, on=scenario.on, ranks=ranks),
            stars=edition.stars,
            norms=(*found.norms, *of_stars),
        )
