"""
The parts of a report that shows everything, in one language.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kvo_norms.assessment import Receipt
from kvo_norms.catalogue import Provenance, Weight
from kvo_norms.explaining.formatting import date_text
from kvo_norms.records import frozen
from kvo_norms.reporting.dates import DateKind
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.view import View
from kvo_norms.verdict import Status

Action = Literal["supply", "repair", "judge", "none"]


@frozen(kw_only=True)
class GapDetail:
    """
    A gap, whose turn it is, and by when where that is known.
    """

    text: str
    action: Action
    action_text: str
    due: date | None


@frozen(kw_only=True)
class SourceDetail:
    """
    A source that a norm rests on.
    """

    title: str
    url: str
    kind: str
    checked: str


@frozen(kw_only=True)
class FindingDetail:
    """
    The auditor's latest judgement of a norm.
    """

    result: str
    day: str
    by: str | None
    note: str | None


@frozen(kw_only=True)
class NormDetail:
    """
    A norm with all that belongs to it.
    """

    id: str
    group: str
    """The title of its section or star."""
    theme: str | None
    title: str
    text: str
    status: Status
    waived: bool
    status_text: str
    weight: Weight
    weight_text: str
    points: int
    provenance: Provenance
    provenance_text: str
    gaps: tuple[GapDetail, ...]
    remedy: str
    evidence: tuple[str, ...]
    applies_when: str | None
    requires: str | None
    question: str | None
    reading: str | None
    sources: tuple[SourceDetail, ...]
    finding: FindingDetail | None


@frozen(kw_only=True)
class NormGroup:
    """
    The norms of a section or star.
    """

    title: str
    norms: tuple[NormDetail, ...]


@frozen(kw_only=True)
class Task:
    """
    What somebody must do about a norm.
    """

    norm: NormDetail
    gaps: tuple[GapDetail, ...]
    due: date | None
    due_text: str | None


@frozen(kw_only=True)
class Tasks:
    """
    The tasks of one kind: first those that hold up the certificate.
    """

    action: Action
    blocking: tuple[Task, ...]
    other: tuple[Task, ...]


@frozen(kw_only=True)
class DateDetail:
    """
    A date of the timeline.
    """

    day: date
    text: str
    kind: DateKind
    what: str
    past: bool


@frozen(kw_only=True)
class WaiverDetail:
    """
    A waiver with its days.
    """

    id: str
    title: str
    state: str
    state_text: str
    reason: str
    valid_from: date
    valid_until: date
    period: str
    granted_by: str | None


@frozen(kw_only=True)
class MeasureDetail:
    """
    A line of the measures matrix.
    """

    id: str
    plan: str
    title: str
    theme: str
    problems: str
    owner: str
    executor: str
    deadline: date | None
    status: str
    carried_out: date | None


@frozen(kw_only=True)
class FullReport:
    """
    Everything that a report shows, in one language.
    """

    language: Language
    view: View
    on: date
    named: bool
    """Whether names of persons are shown."""
    groups: tuple[NormGroup, ...]
    tasks: tuple[Tasks, ...]
    dates: tuple[DateDetail, ...]
    waivers: tuple[WaiverDetail, ...]
    measures: tuple[MeasureDetail, ...]
    valid_from: date
    valid_until: date
    evaluations: tuple[date, ...]
    receipt: Receipt

    def day(self, day: date) -> str:
        """
        A day as people write it.
        """
        return in_language(date_text(day), self.language)

    @property
    def norms(self) -> tuple[NormDetail, ...]:
        """
        The norms of all groups in reading order.
        """
        return tuple(norm for group in self.groups for norm in group.norms)
