"""
How an area stands: what the overview of many tells of each.
"""

from __future__ import annotations

from datetime import date

from kvo_norms.assessing.certificate import running_until
from kvo_norms.assessment import Assessment, NormResult, Score
from kvo_norms.dossier import Dossier
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict


@frozen(kw_only=True)
class StarStanding:
    """
    How a star stands.
    """

    id: str
    """The star's id."""
    status: Status
    """Whether the area can have it."""
    level: int | None = None
    """The number of a counted star."""


@frozen(kw_only=True)
class Standing:
    """
    How an area stands by its assessment.
    """

    edition: str
    """The edition's id."""
    revision: int
    """The edition's revision."""
    on: date
    """The day of the assessment."""
    verdict: Verdict
    """The verdict."""
    without_inferred: Verdict
    """What the verdict would be without the norms that are only inferred."""
    sections: tuple[Score, ...]
    """The score per section."""
    themes: tuple[Score, ...]
    """The score per theme."""
    met: int
    """How many norms of the certificate are met."""
    not_applicable: int
    """How many do not apply."""
    not_met: tuple[str, ...]
    """Those that are not met."""
    open: tuple[str, ...]
    """Those that are open."""
    waived: tuple[str, ...]
    """Those of the two that a valid waiver covers."""
    judgements: tuple[str, ...]
    """The norms of the certificate that wait for an auditor's judgement."""
    stars: tuple[StarStanding, ...]
    """The stars."""
    runs_until: date | None
    """The last day of the certificate that the area holds on the day of the assessment."""
    level: str | None
    """The level of the certificate that would follow."""
    valid_from: date
    """The first day of the certificate that would follow."""
    valid_until: date
    """The last day of the certificate that would follow."""
    conditional: bool
    """Whether something must be met before it can."""
    dossier_sha256: str
    """Digest of the dossier, as in the receipt."""
    edition_sha256: str
    """Digest of the edition, as in the receipt."""
    receipt: str
    """Digest of the receipt."""


def standing_of(assessment: Assessment, dossier: Dossier) -> Standing:
    """
    How the area stands by its assessment.
    """
    certificate, receipt, norms = assessment.certificate, assessment.receipt, assessment.norms
    return Standing(
        edition=assessment.edition,
        revision=assessment.revision,
        on=assessment.on,
        verdict=assessment.verdict,
        without_inferred=assessment.without_inferred,
        sections=assessment.sections,
        themes=assessment.themes,
        met=len(_with(norms, Status.MET)),
        not_applicable=len(_with(norms, Status.NOT_APPLICABLE)),
        not_met=_with(norms, Status.NOT_MET),
        open=_with(norms, Status.OPEN),
        waived=tuple(
            norm.id
            for norm in norms
            if norm.waived and norm.status in (Status.OPEN, Status.NOT_MET)
        ),
        judgements=tuple(
            norm.id for norm in norms if any(gap.action == "judge" for gap in norm.gaps)
        ),
        stars=tuple(
            StarStanding(id=star.id, status=star.status, level=star.level)
            for star in assessment.stars
        ),
        runs_until=running_until(dossier, assessment.on),
        level=certificate.level,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        conditional=certificate.conditional,
        dossier_sha256=receipt.dossier_sha256,
        edition_sha256=receipt.edition_sha256,
        receipt=receipt.sha256,
    )


def _with(norms: tuple[NormResult, ...], status: Status) -> tuple[str, ...]:
    return tuple(norm.id for norm in norms if norm.status is status)
