"""
The dossier as a whole.
"""

from collections.abc import Iterable
from datetime import date as Day

import attrs

from kvo_norms.checking import checked
from kvo_norms.dossier.area import Application, Area, Certificate
from kvo_norms.dossier.coherence import problems_of
from kvo_norms.dossier.judgement import Document, Fact, Finding, Waiver
from kvo_norms.dossier.measurement import Analysis, IncidentFigures, Inspection, Survey
from kvo_norms.dossier.partnership import Communication, Meeting, Partner, WorkingGroup
from kvo_norms.dossier.plan import Evaluation, Goal, Measure
from kvo_norms.errors import InvalidRecordError
from kvo_norms.records import frozen


def _by_name(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.name))


@frozen(kw_only=True, field_transformer=checked)
class Dossier:
    """
    What an area submits.
    """

    id: str | None = None
    """A short name for the dossier, such as ``lage-weide-2022``."""
    edition: str | None = None
    """The edition that the area was or would be assessed by."""
    as_of: Day | None = None
    """The day that the dossier describes; assessed as of that day unless another is asked."""
    fictional: bool = False
    """Whether the area is made up; absent means it is real."""
    incomplete: tuple[str, ...] = ()
    """The collections of which there is more than is given, such as ``documents``."""
    area: Area | None = None
    """The area."""
    application: Application | None = None
    """The request."""
    certificates: tuple[Certificate, ...] | None = None
    """The certificates that the area had before."""
    partners: tuple[Partner, ...] | None = None
    """The parties of the partnership."""
    working_group: WorkingGroup | None = None
    """The group that does the work."""
    meetings: tuple[Meeting, ...] | None = None
    """The working group's meetings."""
    communications: tuple[Communication, ...] | None = None
    """The messages to entrepreneurs and the public."""
    surveys: tuple[Survey, ...] | None = None
    """The questionnaires among the entrepreneurs."""
    inspections: tuple[Inspection, ...] | None = None
    """The *schouwen*."""
    incidents: tuple[IncidentFigures, ...] | None = None
    """The incident figures."""
    analysis: tuple[Analysis, ...] | None = None
    """The safety analysis."""
    goals: tuple[Goal, ...] | None = None
    """The goals of this plan and of the one before."""
    measures: tuple[Measure, ...] | None = None
    """The measures of this plan and of the one before."""
    evaluations: tuple[Evaluation, ...] | None = None
    """The evaluations."""
    documents: tuple[Document, ...] | None = None
    """The documents."""
    findings: tuple[Finding, ...] = ()
    """The auditor's findings; absent means none."""
    waivers: tuple[Waiver, ...] = ()
    """The waivers; absent means none."""
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_by_name)
    """Facts that only the edition knows, ordered by name."""
    source: str | None = None
    """Where the dossier comes from."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        problems = problems_of(self)
        if problems:
            raise InvalidRecordError(problems)
