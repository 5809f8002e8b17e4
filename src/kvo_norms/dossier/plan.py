"""
What the partners want to reach and do, and how they look back on it.
"""

from datetime import date as Day
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from kvo_norms.checking import checked
from kvo_norms.dossier.words import DocumentId, Problem, Theme
from kvo_norms.errors import Fault, InvalidRecordError
from kvo_norms.kinds import Reference, Word
from kvo_norms.records import frozen


@frozen(kw_only=True, field_transformer=checked)
class Goal:
    """
    Something measurable that the plan wants to reach.
    """

    id: str | None = None
    """Its id, unique among the goals."""
    plan: Literal["vorig", "huidig"] = "huidig"
    """The plan that set it: of this application (the default) or of the term before."""
    theme: Theme | None = None
    """The theme that it belongs to."""
    title: str | None = None
    """What is to be reached."""
    unit: str | None = None
    """The unit of the three values: %, incidents a year, …"""
    baseline: Decimal | None = None
    """The value when the goal was set."""
    target: Decimal | None = None
    """The value that is to be reached."""
    direction: Literal["hoger", "lager"] | None = None
    """Whether higher or lower is better."""
    measured: Decimal | None = None
    """The value that was measured afterwards."""
    measured_on: Day | None = None
    """The day of that measurement."""
    unreliable: bool = False
    """Whether the measured value can't be relied on; absent means it can."""
    outcome: Literal["gehaald", "niet_gehaald"] | None = None
    """Whether it was reached, where the values were not published."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    @property
    def reached(self) -> bool | None:
        """
        Whether the measured value is as good as the target, or as `outcome` says.

        Unknown where the measurement is unreliable or where what it needs is missing.
        """
        if self.unreliable:
            return None
        return self._computed() if self.outcome is None else self.outcome == "gehaald"

    def _computed(self) -> bool | None:
        if self.measured is None or self.target is None or self.direction is None:
            return None
        if self.direction == "hoger":
            return self.measured >= self.target
        return self.measured <= self.target

    def __attrs_post_init__(self) -> None:
        computed = self._computed()
        if self.unreliable or self.outcome is None or computed is None:
            return
        if computed != (self.outcome == "gehaald"):
            raise InvalidRecordError(
                [
                    Fault(
                        path=("outcome",),
                        message=f"outcome '{self.outcome}' contradicts measured {self.measured}"
                        f" against target {self.target} ({self.direction} is better)",
                        advice="leave the outcome out where the values are given",
                    )
                ]
            )


@frozen(kw_only=True, field_transformer=checked)
class Measure:
    """
    Something that the partners do about a problem: a line of the measures matrix.
    """

    id: str | None = None
    """Its id, unique among the measures."""
    plan: Literal["vorig", "huidig"] = "huidig"
    """The plan that holds it: of this application (the default) or of the term before."""
    title: str | None = None
    """What is done."""
    theme: Theme | None = None
    """The theme that it belongs to."""
    problems: tuple[Problem, ...] | None = None
    """The problems that it is aimed at."""
    goals: tuple[Annotated[str, Reference("goals")], ...] | None = None
    """The goals that it serves."""
    owner: str | None = None
    """Who is responsible."""
    executor: str | None = None
    """Who carries it out."""
    deadline: Day | None = None
    """The day by which it is to be carried out."""
    status: Annotated[str, Word("statuses")] | None = None
    """How it stands."""
    carried_out: Day | None = None
    """The day on which it had been carried out."""
    extra: bool = False
    """Whether it comes on top of the plan, for a star; absent means it does not."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Evaluation:
    """
    A moment at which the partners looked back: were goals reached, agreements kept?
    """

    evidence_date: ClassVar[str] = "date"

    id: str | None = None
    """Its id, unique among the evaluations."""
    date: Day | None = None
    """The day of the evaluation."""
    plan: Literal["vorig", "huidig"] = "huidig"
    """The plan that it looks back on: of this application (the default) or the term before."""
    themes: tuple[Theme, ...] | None = None
    """The themes that it covers."""
    problems: tuple[Problem, ...] | None = None
    """The problems that it covers."""
    measures: tuple[Annotated[str, Reference("measures")], ...] | None = None
    """The measures that it covers."""
    report: DocumentId | None = None
    """The document that holds it."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""
