"""
Verdicts and stars where norms and stars are gone, or others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from kvo_norms.assessing import index
from kvo_norms.assessing.judging import NOT_JUDGED
from kvo_norms.assessment import NormResult
from kvo_norms.authoring.running import forbids, judgements_of, status_in
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

Deciding = list[tuple[str, Verdict]]
"""What the norms that block and are not waived come to, each with its section or star."""


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
    judgements: Mapping[str, int]
    """Per norm the number of the auditor's finding, as in a `Case`; nothing where there is none."""

    def holds_with(self, made: Mapping[str, Norm | Star | None]) -> bool:
        """
        Whether all comes out as expected with what has become of norms and stars, by their ids;
        ``None`` is one that is gone. All change at once.

        It does not where a star is gone that is expected, or a norm forbids the auditor's finding.
        """
        gone = {name for name, other in made.items() if other is None}
        if any(star in gone for star, _ in self.scenario.expected.stars):
            return False
        deciding: Deciding = []
        for result in self.norms:
            other, status = made.get(result.id, result), result.status
            if isinstance(other, Norm):
                judgement = self.judgements.get(other.id, NOT_JUDGED)
                if forbids(other, judgement):
                    return False
                status = status_in(other, self.setting, judgement)
            if other is None or isinstance(other, Star) or result.waived:
                continue
            if other.weight is Weight.EIS:
                deciding.append((result.section, _VERDICTS[status]))
        others = (made.get(star.id, star) for star in self.stars)
        return self._holds([star for star in others if isinstance(star, Star)], deciding)

    def _holds(self, stars: Iterable[Star], deciding: Deciding) -> bool:
        expected = self.scenario.expected
        own = {star.id for star in self.stars}
        verdict = all_of(value for section, value in deciding if section not in own)
        if expected.verdict not in (None, verdict):
            return False
        found = {star.id: self._star(star, deciding, verdict) for star in stars}
        return all(found[name] is status for name, status in expected.stars)

    def _star(self, star: Star, deciding: Deciding, verdict: Verdict) -> Status:
        applies = MET
        if star.applies_when is not None:
            applies = interpret(star.applies_when, self.setting).verdict
        if applies is NOT_MET:
            return Status.NOT_APPLICABLE
        if applies is OPEN:
            return Status.OPEN
        own = all_of(value for section, value in deciding if section == star.id)
        term = field_of(self.setting.dossier.application, "term")
        known = OPEN if star.level is not None and term is None else MET
        return Status(all_of((verdict, own, known)).value)


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
            judgements=judgements_of(edition, scenario),
        )
