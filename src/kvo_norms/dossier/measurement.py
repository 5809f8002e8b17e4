"""
What was measured and seen: surveys, inspections, incident figures, the analysis.
"""

from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from kvo_norms.checking import checked
from kvo_norms.dossier.words import (
    Count,
    DocumentId,
    Level,
    Problem,
    Role,
    Share,
    Theme,
    check_period,
)
from kvo_norms.errors import Fault, InvalidRecordError
from kvo_norms.kinds import Range, Word
from kvo_norms.records import frozen


@frozen(kw_only=True, field_transformer=checked)
class Survey:
    """
    A questionnaire among the entrepreneurs: the baseline or a later measurement.

    The response is one fact that can be given in two forms, as counts or as the published
    share. With either nothing is missing; given both they must agree to the digits published.
    """

    evidence_date: ClassVar[str] = "date"
    # Per derived ratio: what it is the ratio of, and what stands for it where these are absent.
    ratios: ClassVar[Mapping[str, tuple[str, str, str]]] = {
        "response_rate": ("answered", "sent", "response")
    }

    id: str | None = None
    """Its id, unique among the surveys."""
    date: Day | None = None
    """The day on which it closed; where that is not known, a day by which it had closed."""
    round: Count | None = None
    """0 for the baseline, 1 for the first measurement after it, and so on."""
    sent: Annotated[int, Range(1)] | None = None
    """How many entrepreneurs were asked."""
    answered: Count | None = None
    """How many of them answered."""
    response: Share | None = None
    """The published response as a share of those asked, from 0 to 1."""
    report: DocumentId | None = None
    """The document that holds the outcomes."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    @property
    def response_rate(self) -> Fraction | None:
        """
        The share that answered: exactly answered / sent where both are given, else as published.
        """
        if self.sent is not None and self.answered is not None:
            return Fraction(self.answered, self.sent)
        return None if self.response is None else Fraction(self.response)

    def __attrs_post_init__(self) -> None:
        sent, answered, response = self.sent, self.answered, self.response
        if sent is None or answered is None:
            return
        if answered > sent:
            raise InvalidRecordError(
                [
                    Fault(
                        path=("answered",),
                        message=f"{answered} answered of {sent} sent",
                        advice="no more can answer than were asked",
                    )
                ]
            )
        if response is not None and not _rounds_to(Fraction(answered, sent), response):
            raise InvalidRecordError(
                [
                    Fault(
                        path=("response",),
                        message=f"response {response} is not {answered} of {sent}",
                        advice="correct one of them, or give the counts alone",
                    )
                ]
            )


def _rounds_to(exact: Fraction, published: Decimal) -> bool:
    exponent = published.as_tuple().exponent
    digits = max(2, -exponent) if isinstance(exponent, int) else 2
    return abs(exact - Fraction(published)) <= Fraction(1, 2 * 10**digits)


@frozen(kw_only=True, field_transformer=checked)
class Inspection:
    """
    A *schouw*: the partners walk through the area and write down what they see.
    """

    evidence_date: ClassVar[str] = "date"

    id: str | None = None
    """Its id, unique among the inspections."""
    date: Day | None = None
    """The day on which it was held."""
    light: Annotated[str, Word("lights")] | None = None
    """By daylight or in the dark."""
    roles: tuple[Role, ...] | None = None
    """The parties that took part."""
    themes: tuple[Theme, ...] | None = None
    """The themes that were looked at."""
    report: DocumentId | None = None
    """The document that holds its report."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class IncidentFigures:
    """
    Figures on incidents in the area, from one supplier over one period.
    """

    evidence_date: ClassVar[str] = "period_until"

    id: str | None = None
    """Its id, unique among the incident figures."""
    supplied_by: Role | None = None
    """Police, fire brigade, municipality, security firm, …"""
    period_from: Day | None = None
    """First day of the period."""
    period_until: Day | None = None
    """Last day of the period."""
    theme: Theme | None = None
    """The theme that the figures are about; absent where they are about all."""
    problem: Problem | None = None
    """The problem that was counted."""
    count: Count | None = None
    """How many incidents there were."""
    document: DocumentId | None = None
    """The document that holds the figures."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        check_period("period_from", self.period_from, "period_until", self.period_until)


@frozen(kw_only=True, field_transformer=checked)
class Analysis:
    """
    What the safety analysis says of one theme, or of one problem in it.
    """

    id: str | None = None
    """Its id, unique in the analysis."""
    theme: Theme | None = None
    """The theme."""
    problem: Problem | None = None
    """The problem, where the finding is about one problem of the theme."""
    level: Level | None = None
    """How serious it is."""
    finding: str | None = None
    """What was found."""
    position: str | None = None
    """The position that the partners take on it."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""
