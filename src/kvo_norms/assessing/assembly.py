"""
The assessment of one dossier by one edition as of one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from operator import getitem
from typing import TYPE_CHECKING, cast

from kvo_norms.assessing.certificate import proposed_certificate
from kvo_norms.assessing.judging import (
    MET_NUMBER,
    STATUSES,
    gaps_of_norm,
    judged,
    latest_findings,
    result_of,
    waived_norms,
)
from kvo_norms.assessing.plain import PlainFacts
from kvo_norms.assessing.preparing import Prepared, prepared
from kvo_norms.assessing.receipt import receipt_of
from kvo_norms.assessing.scoring import scores_of
from kvo_norms.assessing.stars import judge_stars
from kvo_norms.assessing.verdicts import verdict_among
from kvo_norms.assessment import Assessment, Gap, Later, NormResult
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.errors import UnusableCallError
from kvo_norms.evaluating.setting import Setting
from kvo_norms.making import maker
from kvo_norms.verdict import Status

if TYPE_CHECKING:
    from kvo_norms.compiling import Facts


def assess(edition: Edition, dossier: Dossier, *, on: date | None = None) -> Assessment:
    """
    What the edition says of the dossier as of a day.

    `on` is that day; without it the dossier's `as_of`. Nothing here asks the clock.

    Raises
    ------
    UnusableCallError
        Where neither `on` nor the dossier says the day.
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    day, known = _day(dossier, on), prepared(edition)
    return Index(edition, dossier, known, known.facts(dossier, once=True)).assess(day)


def index(edition: Edition, dossier: Dossier, *, plain: bool = False) -> Index:
    """
    A dossier prepared for being assessed again: on other days, or with a part of it changed.

    With `plain` the norms are interpreted and not compiled: slower, and a second opinion.

    Raises
    ------
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    known = prepared(edition)
    return Index(edition, dossier, known, known.facts(dossier, once=False, plain=plain))


class Index:
    """
    A dossier of which all is gathered that does not depend on the day; made by `index`.
    """

    __slots__ = ("_facts", "_prepared", "_stale", "dossier", "edition")

    def __init__(
        self, edition: Edition, dossier: Dossier, known: Prepared, facts: Facts | PlainFacts
    ) -> None:
        self.edition = edition
        """The edition that it is held against."""
        self.dossier = dossier
        """The dossier."""
        self._prepared = known
        self._facts = facts
        self._stale: frozenset[Finding] | None = None

    def changed(self, dossier: Dossier) -> Index:
        """
        The index of the dossier with a change: what did not change is not gathered anew.

        Raises
        ------
        InvalidInputError
            Where the dossier uses words, facts or norms that the edition does not know.
        """
        facts = self._prepared.changed(self._facts, dossier)
        return Index(self.edition, dossier, self._prepared, facts)

    def statuses(self, on: date | None = None) -> Mapping[str, Status]:
        """
        The status of every norm as of a day, the stars' norms included, by id.

        Raises
        ------
        UnusableCallError
            Where neither `on` nor the dossier says the day.
        """
        day, known = _day(self.dossier, on), self._prepared
        values = self._values(day)
        return dict(zip(known.ids, [STATUSES[value] for value in values], strict=False))

    def explain(
        self, on: date | None = None
    ) -> tuple[Mapping[str, Status], Mapping[str, tuple[Gap, ...]]]:
        """
        The status of every norm as of a day, and the gaps of each that is not met or open; both by
        id, the stars' norms included.

        Quicker than a whole assessment, where verdict, scores and certificate are not asked.

        Raises
        ------
        UnusableCallError
            Where neither `on` nor the dossier says the day.
        """
        day, edition, known = _day(self.dossier, on), self.edition, self._prepared
        findings, stale = latest_findings(self.dossier, day), self._stale_findings()
        values, told = self._facts.told(day, judged(known.asking, findings, stale))
        setting = maker(Setting)(dossier=self.dossier, on=day, ranks=known.ranks, told=told)
        found = zip(known.norms, values, strict=False)  # the values of the stars come after
        gaps = {
            norm.id: gaps_of_norm(norm, STATUSES[value], setting, findings, stale, edition)
            for norm, value in found
            if value < MET_NUMBER
        }
        return dict(zip(known.ids, [STATUSES[value] for value in values], strict=False)), gaps

    def assess(self, on: date | None = None) -> Assessment:
        """
        What the edition says of the dossier as of a day.

        Raises
        ------
        UnusableCallError
            Where neither `on` nor the dossier says the day.
        """
        day, edition, dossier = _day(self.dossier, on), self.edition, self.dossier
        known, scoring = self._prepared, self._prepared.scoring
        findings, stale = latest_findings(dossier, day), self._stale_findings()
        judgements = judged(known.asking, findings, stale)
        values, told = self._facts.told(day, judgements)
        setting = maker(Setting)(dossier=dossier, on=day, ranks=known.ranks, told=told)
        waived = waived_norms(dossier, day)
        ids, number = known.ids, len(scoring.sections.places)
        # The values of the stars follow those of the norms.
        results = list(map(getitem, known.ready, values))
        failing = [place for place, result in enumerate(results) if result is None]
        for place in range(len(results)) if waived else failing:
            norm, status = known.norms[place], STATUSES[values[place]]
            results[place] = result_of(norm, status, setting, findings, stale, waived, edition)
        found = cast("list[NormResult]", results)
        norms, starred, applies = tuple(found[:number]), found[number:], values[len(found) :]
        verdict = verdict_among(failing, scoring.blocking, values, waived)
        return maker(Assessment)(
            edition=edition.id,
            revision=edition.revision,
            dossier=dossier.id,
            area=None if dossier.area is None else dossier.area.name,
            on=day,
            verdict=verdict,
            without_inferred=verdict_among(failing, scoring.not_inferred, values, waived),
            sections=Later(scores_of, scoring.sections, norms),
            themes=Later(scores_of, scoring.themes, norms),
            norms=norms,
            stars=Later(judge_stars, edition, applies, starred, verdict, setting),
            certificate=Later(proposed_certificate, edition, dossier, day, verdict),
            points_of_attention=tuple(
                [ids[place] for place in failing if place in scoring.attention]
            ),
            receipt=partial(receipt_of, edition=edition, dossier=dossier),
        )

    def _values(self, day: date) -> tuple[int, ...]:
        findings = latest_findings(self.dossier, day)
        judgements = judged(self._prepared.asking, findings, self._stale_findings())
        return self._facts.values(day, judgements)

    def _stale_findings(self) -> frozenset[Finding]:
        """
        The findings whose evidence changed, whatever the day; nothing is digested where none says
        which evidence it rests on.
        """
        if self._stale is None:
            self._stale = frozenset()
            if any(finding.evidence_sha256 is not None for finding in self.dossier.findings):
                # Loaded when a finding has a digest for the first time.
                from kvo_norms.assessing.evidence import stale_findings

                self._stale = stale_findings(self.edition, self.dossier)
        return self._stale


def _day(dossier: Dossier, on: date | None) -> date:
    day = on if on is not None else dossier.as_of
    if day is None:
        raise UnusableCallError("the day of the assessment is unknown", "give on, or as_of")
    if type(day) is not date:
        message = f"the day of the assessment is a {type(day).__name__}"
        raise UnusableCallError(message, "give a date without a time")
    return day
