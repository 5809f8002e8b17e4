"""
From day to day: what is worked out anew on a day, and what differs from the day before.

A norm is looked at again only on days on which something that it asks about happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from kvo_norms.assessing.certificate import running_until
from kvo_norms.assessing.evidence import stale_findings
from kvo_norms.assessing.judging import STATUSES, judged, latest_findings, waived_norms
from kvo_norms.assessing.plain import NOT_APPLICABLE, PlainFacts
from kvo_norms.assessing.preparing import prepared
from kvo_norms.assessing.stars import judge_stars
from kvo_norms.assessing.verdicts import verdict_of
from kvo_norms.assessment import Assessment, NormResult
from kvo_norms.catalogue import Edition, Weight
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Setting
from kvo_norms.forecasting.causes import causes_of
from kvo_norms.forecasting.days import days_of
from kvo_norms.forecasting.moments import Span
from kvo_norms.forecasting.result import (
    Cause,
    ForecastDay,
    NormChange,
    StarChange,
    VerdictChange,
)
from kvo_norms.forecasting.wording import Wording
from kvo_norms.verdict import VERDICTS, Status, Verdict

A_DAY = timedelta(days=1)


def changes_of(
    assessment: Assessment, edition: Edition, dossier: Dossier, span: Span, wording: Wording
) -> Iterator[ForecastDay]:
    """
    The days of the span on which something changes, in their order.
    """
    stepping = _Stepping(assessment, edition, dossier, wording)
    for day, places in sorted(_places(stepping, span).items()):
        found = stepping.step(day, places)
        if found.verdict or found.norms or found.stars or found.events:
            yield found


def _places(stepping: _Stepping, span: Span) -> dict[date, set[int]]:
    """
    The days on which something may change, each with the places of the rules that may.
    """
    dossier, setting = stepping.dossier, stepping.setting(span.on)
    found: dict[date, set[int]] = {}
    for place, rule in enumerate(stepping.rules):
        for pattern in (rule.applies_when, rule.requires):
            for day in () if pattern is None else days_of(pattern, setting, span):
                found.setdefault(day, set()).add(place)
    places = {norm.id: place for place, norm in enumerate(stepping.norms)}
    for finding in dossier.findings:
        found.setdefault(finding.date, set()).add(places[finding.norm])
    others = [
        *(waiver.valid_from for waiver in dossier.waivers),
        *(_next(waiver.valid_until) for waiver in dossier.waivers),
        *days_of_certificates(dossier),
        stepping.edition.valid_from,
        _next(stepping.edition.valid_until),
    ]
    for other in others:
        if other is not None:
            found.setdefault(other, set())
    return {day: places for day, places in found.items() if span.on < day <= span.until}


def _next(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + A_DAY


def days_of_certificates(dossier: Dossier) -> Iterator[date | None]:
    """
    The days on which the area may come to hold another certificate, or none.
    """
    if dossier.application is not None:
        yield _next(dossier.application.previous_until)
    for certificate in dossier.certificates or ():
        yield from (certificate.valid_from, certificate.lapsed, certificate.withdrawn)
        yield _next(certificate.valid_until)


class _Stepping:
    """
    How everything stands on the last day that was looked at.
    """

    def __init__(
        self, assessment: Assessment, edition: Edition, dossier: Dossier, wording: Wording
    ) -> None:
        known = prepared(edition)
        self.edition = edition
        self.dossier = dossier
        self.wording = wording
        self.norms = known.norms
        self.rules = known.rules
        self._known = known
        self._dated = any(finding.evidence_sha256 is not None for finding in dossier.findings)
        self._stale = stale_findings(edition, dossier) if self._dated else frozenset()
        self._results: list[NormResult] = [
            *assessment.norms,
            *(norm for star in assessment.stars for norm in star.norms),
        ]
        self._values = [STATUSES.index(result.status) for result in self._results]
        self._values += [
            self._value(rule, place, assessment.on)
            for place, rule in enumerate(self.rules)
            if place >= len(self.norms)
        ]
        self._waived = waived_norms(dossier, assessment.on)
        self._verdict = assessment.verdict
        self._stars = {star.id: star.status for star in assessment.stars}

    def setting(self, day: date) -> Setting:
        """
        The dossier as of a day.
        """
        return Setting(dossier=self.dossier, on=day, ranks=self._known.ranks)

    def step(self, day: date, places: set[int]) -> ForecastDay:
        """
        Go on to the day, on which these rules may come to something else.
        """
        values, waived = [*self._values], waived_norms(self.dossier, day)
        for place in places:
            values[place] = self._value(self.rules[place], place, day)
        verdict = verdict_of(self._known.scoring.blocking, values, waived)
        changed = [
            place
            for place, norm in enumerate(self.norms)
            if values[place] != self._values[place]
            or (norm.id in waived) is not (norm.id in self._waived)
        ]
        norms = {place: self._norm(place, values, waived, day) for place in changed}
        for place, norm in norms.items():
            self._results[place] = attrs.evolve(
                self._results[place], status=norm.after, waived=norm.waived_after, gaps=()
            )
        found = ForecastDay(
            day=day,
            verdict=None
            if verdict is self._verdict
            else VerdictChange(
                before=self._verdict,
                after=verdict,
                norms=tuple(self._deciding(norms, verdict)),
            ),
            norms=tuple(norms.values()),
            stars=tuple(self._changed_stars(values, verdict, day, norms)),
            events=tuple(self._events(day)),
        )
        self._values, self._waived, self._verdict = values, waived, verdict
        return found

    def _value(self, rule: Rule, place: int, day: date) -> int:
        judgements = [self._judgement(place, day)] if rule.asks else []
        (value,) = PlainFacts((rule,), self._known.ranks, self.dossier).values(day, judgements)
        return value

    def _judgement(self, place: int, day: date) -> int:
        found = latest_findings(self.dossier, day)
        return judged([self.norms[place].id], found, self._stale)[0]

    def _norm(
        self, place: int, values: Sequence[int], waived: frozenset[str], day: date
    ) -> NormChange:
        norm = self.norms[place]
        was, now = norm.id in self._waived, norm.id in waived
        causes = [] if was is now else [*self._waivers(norm.id, day, begins=now)]
        if values[place] != self._values[place]:
            causes += self._reasons(place, values[place], day)
        return NormChange(
            id=norm.id,
            weight=norm.weight,
            before=STATUSES[self._values[place]],
            after=STATUSES[values[place]],
            waived_before=was,
            waived_after=now,
            causes=tuple(dict.fromkeys(causes)),
        )

    def _reasons(self, place: int, value: int, day: date) -> Iterator[Cause]:
        """
        Where a norm begins or ceases to apply, what it asks is beside the point. Else what it asks
        goes the way that the norm goes.
        """
        rule, between = self.rules[place], (self.setting(day - A_DAY), self.setting(day))
        causes = causes_of(rule.applies_when, *between, self.wording)
        yield from causes
        if causes and NOT_APPLICABLE in (value, self._values[place]):
            return
        rises = value > self._values[place]
        yield from causes_of(rule.requires, *between, self.wording, rises=rises)
        if rule.asks:
            yield from self._judgements(place, day, rises=rises)

    def _judgements(self, place: int, day: date, *, rises: bool) -> Iterator[Cause]:
        before, after = self._judgement(place, day - A_DAY), self._judgement(place, day)
        if before == after or (after > before) is not rises:
            return
        for index, finding in enumerate(self.dossier.findings):
            if finding.norm == self.norms[place].id and finding.date == day:
                is_stale = finding in self._stale
                yield self.wording.judgement(index, finding, is_stale=is_stale)

    def _waivers(self, norm: str, day: date, *, begins: bool) -> Iterator[Cause]:
        for index, waiver in enumerate(self.dossier.waivers):
            edge = waiver.valid_from if begins else _next(waiver.valid_until)
            if waiver.norm == norm and edge == day:
                yield self.wording.waiver(index, waiver, begins=begins)

    def _deciding(self, norms: dict[int, NormChange], verdict: Verdict) -> Iterator[str]:
        """
        The norms that bring the verdict down to what it is now, or that held it below that.
        """
        rank = VERDICTS.index(verdict)
        falls = rank < VERDICTS.index(self._verdict)
        holding = VERDICTS[rank : rank + 1] if falls else VERDICTS[:rank]
        low = {Status(it.value) for it in holding}
        for place, norm in norms.items():
            blocks = norm.weight is Weight.EIS and place < len(self._known.scoring.sections.places)
            held = norm.before in low and not norm.waived_before
            holds = norm.after in low and not norm.waived_after
            if blocks and holds is falls and held is not falls:
                yield norm.id

    def _changed_stars(
        self, values: Sequence[int], verdict: Verdict, day: date, norms: dict[int, NormChange]
    ) -> Iterator[StarChange]:
        number = len(self._known.scoring.sections.places)
        applies, starred = values[len(self.norms) :], self._results[number:]
        stars = judge_stars(self.edition, applies, starred, verdict, self.setting(day))
        for place, (star, rule) in enumerate(
            zip(stars, self.rules[len(self.norms) :], strict=True), len(self.norms)
        ):
            before = self._stars[star.id]
            if star.status is before:
                continue
            self._stars[star.id] = star.status
            causes: list[Cause] = []
            if verdict is not self._verdict:
                causes.append(self.wording.verdict(verdict))
            if values[place] != self._values[place]:
                between = self.setting(day - A_DAY), self.setting(day)
                causes += causes_of(rule.requires, *between, self.wording)
            own = {norm.id for norm in star.norms}
            for norm in norms.values():
                causes += norm.causes if norm.id in own else ()
            yield StarChange(
                id=star.id,
                before=before,
                after=star.status,
                causes=tuple(dict.fromkeys(causes)),
            )

    def _events(self, day: date) -> Iterator[Cause]:
        if running_until(self.dossier, day) is None:
            last = running_until(self.dossier, day - A_DAY)
            if last is not None:
                yield self.wording.certificate_ends(day - A_DAY)
        if self.edition.valid_from == day:
            yield self.wording.edition_begins()
        if _next(self.edition.valid_until) == day:
            yield self.wording.edition_ends()
