"""
The whole report of an assessment, for the formats that show everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from kvo_norms.assessing.preparing import prepared
from kvo_norms.assessment import Assessment, NormResult
from kvo_norms.catalogue import Edition, Norm, Text, Weight, norms_of
from kvo_norms.dossier import Dossier, Finding, Measure
from kvo_norms.explaining.formatting import date_text
from kvo_norms.explaining.labels import (
    ACTIONS,
    FIXED_WORDS,
    PROVENANCES,
    STATUSES,
    WEIGHTS,
    word_label,
)
from kvo_norms.forecasting.looking_ahead import forecast_from
from kvo_norms.reporting.dates import dates_of
from kvo_norms.reporting.evidence import evidence_of
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.parts import (
    Action,
    DateDetail,
    FindingDetail,
    FullReport,
    GapDetail,
    MeasureDetail,
    NormDetail,
    NormGroup,
    SourceDetail,
    Task,
    Tasks,
    WaiverDetail,
)
from kvo_norms.reporting.persons import UNNAMED, explained_without_names
from kvo_norms.reporting.rules import rule_sentence
from kvo_norms.reporting.view import view_of
from kvo_norms.reporting.words import said

ACTION_ORDER: tuple[Action, ...] = ("repair", "supply", "judge", "none")
KEPT = 8
"""For so many editions the sentences of rules are kept."""


def full_report(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
) -> FullReport:
    """
    The whole report; names of persons only where `names` asks for them.
    """
    whole = assessment, dossier
    if not names:
        assessment, dossier = explained_without_names(assessment, edition, dossier)
    forecast = forecast_from(whole[0], edition, whole[1], shown=dossier)
    view = view_of(assessment, edition, dossier, language=language, names=True)  # as it is now
    maker = _Maker(assessment, edition, dossier, language)
    groups = maker.groups()
    blocking = [norm for group in groups[: len(edition.sections)] for norm in group.norms]
    return FullReport(
        language=language,
        view=view,
        on=assessment.on,
        named=names,
        groups=tuple(group for group in groups if group.norms),
        tasks=_tasks(blocking, language),
        dates=tuple(
            DateDetail(
                day=dated.day,
                text=in_language(date_text(dated.day), language),
                kind=dated.kind,
                what=in_language(dated.what, language),
                past=dated.day < assessment.on,
            )
            for dated in dates_of(assessment, edition, dossier, forecast)
        ),
        waivers=tuple(
            WaiverDetail(
                id=shown.id,
                title=shown.title,
                state=shown.state,
                state_text=shown.state_text,
                reason=shown.reason,
                valid_from=waiver.valid_from,
                valid_until=waiver.valid_until,
                period=shown.period,
                granted_by=waiver.granted_by if names else None,
            )
            for shown, waiver in zip(view.waivers, dossier.waivers, strict=True)
        ),
        measures=tuple(maker.measure(measure) for measure in dossier.measures or ()),
        valid_from=assessment.certificate.valid_from,
        valid_until=assessment.certificate.valid_until,
        evaluations=assessment.certificate.evaluations,
        receipt=assessment.receipt,
    )


class _Maker:
    """
    Makes the parts of a report that need the norm, its result and the dossier together.
    """

    def __init__(
        self, assessment: Assessment, edition: Edition, dossier: Dossier, language: Language
    ) -> None:
        self.assessment = assessment
        self.edition = edition
        self.dossier = dossier
        self.language = language
        self.ranks = prepared(edition).ranks
        self.norms: Mapping[str, Norm] = {norm.id: norm for norm in norms_of(edition)}
        self.rules = _rules(edition)
        self.sources = {source.id: source for source in edition.sources}
        self.findings = _latest(dossier.findings, assessment.on)
        self.waived = {
            waiver.norm: waiver.valid_until
            for waiver in dossier.waivers
            if waiver.valid_from <= assessment.on <= waiver.valid_until
        }
        first = assessment.certificate.valid_from
        self.running_until = first - timedelta(days=1) if first > assessment.on else None

    def groups(self) -> list[NormGroup]:
        """
        A group per section, then one per star.
        """
        found = []
        for section in self.edition.sections:
            results = [r for r in self.assessment.norms if r.section == section.id]
            found.append(self._group(section.title, results))
        titles = {star.id: star.title for star in self.edition.stars}
        found += [self._group(titles[star.id], star.norms) for star in self.assessment.stars]
        return found

    def _group(self, title: Text, results: Iterable[NormResult]) -> NormGroup:
        shown = self._in(title)
        return NormGroup(title=shown, norms=tuple(self._norm(r, shown) for r in results))

    def _norm(self, result: NormResult, group: str) -> NormDetail:
        norm, edition = self.norms[result.id], self.edition
        status = self._in(STATUSES[result.status])
        theme = norm.theme
        applies, asked = self.rules[norm.id]
        return NormDetail(
            id=norm.id,
            group=group,
            theme=None if theme is None else self._in(word_label(edition, "themes", theme)),
            title=self._in(norm.title),
            text=self._in(norm.text),
            status=result.status,
            waived=result.waived,
            status_text=f"{status}, {said('waived', self.language)}" if result.waived else status,
            weight=norm.weight,
            weight_text=self._in(WEIGHTS[norm.weight]),
            points=norm.points,
            provenance=norm.provenance,
            provenance_text=self._in(PROVENANCES[norm.provenance]),
            gaps=self._gaps(result),
            remedy=self._in(norm.remedy),
            evidence=tuple(
                self._in(line)
                for line in evidence_of(
                    norm,
                    self.dossier,
                    on=self.assessment.on,
                    ranks=self.ranks,
                    edition=edition,
                )
            ),
            applies_when=None if applies is None else self._in(applies),
            requires=None if asked is None else self._in(asked),
            question=None if norm.question is None else self._in(norm.question),
            reading=None if norm.reading is None else self._in(norm.reading),
            sources=tuple(self._source(source) for source in norm.sources),
            finding=self._finding(norm.id),
        )

    def _gaps(self, result: NormResult) -> tuple[GapDetail, ...]:
        due = self.waived.get(result.id)
        if due is None and result.weight is Weight.EIS:
            due = self.running_until
        return tuple(
            GapDetail(
                text=self._in(gap.sentence),
                action=gap.action,
                action_text=self._in(ACTIONS[gap.action]),
                due=due,
            )
            for gap in result.gaps
        )

    def _source(self, name: str) -> SourceDetail:
        source = self.sources[name]
        day = self._in(date_text(source.checked))
        return SourceDetail(
            title=source.title,
            url=source.url,
            kind=said("official_source" if source.official else "other_source", self.language),
            checked=said("checked", self.language, day=day),
        )

    def _finding(self, norm: str) -> FindingDetail | None:
        finding = self.findings.get(norm)
        if finding is None:
            return None
        return FindingDetail(
            result=self._in(FIXED_WORDS[finding.result]),
            day=self._in(date_text(finding.date)),
            by=None if finding.by == UNNAMED else finding.by,
            note=finding.note,
        )

    def measure(self, measure: Measure) -> MeasureDetail:
        """
        A measure in words.
        """
        return MeasureDetail(
            id=measure.id or "",
            plan=self._in(FIXED_WORDS[measure.plan]),
            title=measure.title or "",
            theme=self._word("themes", measure.theme),
            problems=", ".join(self._word("problems", it) for it in measure.problems or ()),
            owner=measure.owner or "",
            executor=measure.executor or "",
            deadline=measure.deadline,
            status=self._word("statuses", measure.status),
            carried_out=measure.carried_out,
        )

    def _word(self, vocabulary: str, word: str | None) -> str:
        return "" if word is None else self._in(word_label(self.edition, vocabulary, word))

    def _in(self, text: Text) -> str:
        return in_language(text, self.language)


@lru_cache(maxsize=KEPT)
def _rules(edition: Edition) -> Mapping[str, tuple[Text | None, Text | None]]:
    """
    To which areas each norm applies and what it asks, as sentences.
    """
    return {
        norm.id: (
            None if norm.applies_when is None else rule_sentence(norm.applies_when, edition),
            None if norm.requires is None else rule_sentence(norm.requires, edition),
        )
        for norm in norms_of(edition)
    }


def _latest(findings: Iterable[Finding], on: date) -> dict[str, Finding]:
    """
    Per norm the latest finding up to and including the day.
    """
    seen = sorted((f for f in findings if f.date <= on), key=lambda finding: finding.date)
    return {finding.norm: finding for finding in seen}


def _tasks(norms: Iterable[NormDetail], language: Language) -> tuple[Tasks, ...]:
    listed = list(norms)
    found = []
    for action in ACTION_ORDER:
        tasks = [task for norm in listed if (task := _task(norm, action, language)) is not None]
        tasks.sort(key=lambda task: task.due or date.max)
        if tasks:
            blocking = tuple(task for task in tasks if task.norm.weight is Weight.EIS)
            other = tuple(task for task in tasks if task.norm.weight is not Weight.EIS)
            found.append(Tasks(action=action, blocking=blocking, other=other))
    return tuple(found)


def _task(norm: NormDetail, action: Action, language: Language) -> Task | None:
    gaps = tuple(gap for gap in norm.gaps if gap.action == action)
    if not gaps:
        return None
    due = gaps[0].due
    text = None if due is None else in_language(date_text(due), language)
    return Task(norm=norm, gaps=gaps, due=due, due_text=text)
