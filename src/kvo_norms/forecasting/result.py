"""
What is to change, and when: the result of looking ahead.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kvo_norms.catalogue import Text, Weight
from kvo_norms.errors import Path
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict

CauseKind = Literal[
    "begins_to_count",
    "reached",
    "passed",
    "window",
    "judgement",
    "waiver_begins",
    "waiver_ends",
    "verdict",
    "certificate_ends",
    "edition_begins",
    "edition_ends",
]


@frozen(kw_only=True)
class Cause:
    """
    Something that happens on a day because time passes.
    """

    kind: CauseKind
    """What happens: evidence begins to count, a day is reached or passed, a window moves, …"""
    path: Path = ()
    """Where in the dossier; empty where it is not about one place."""
    sentence: Text
    """The same in words."""


@frozen(kw_only=True)
class NormChange:
    """
    A norm that stands otherwise from a day on.
    """

    id: str
    """The norm's id."""
    weight: Weight
    """Whether it blocks the certificate."""
    before: Status
    """How it stands until then."""
    after: Status
    """How it stands from then on."""
    waived_before: bool = False
    """Whether it is waived until then."""
    waived_after: bool = False
    """Whether it is waived from then on."""
    causes: tuple[Cause, ...]
    """What happens on that day that changes it."""


@frozen(kw_only=True)
class StarChange:
    """
    A star that the area can have, or no longer, from a day on.
    """

    id: str
    """The star's id."""
    before: Status
    """How it stands until then."""
    after: Status
    """How it stands from then on."""
    causes: tuple[Cause, ...]
    """What happens on that day that changes it, in its own norms or in the verdict."""


@frozen(kw_only=True)
class VerdictChange:
    """
    A verdict that is another from a day on.
    """

    before: Verdict
    """The verdict until then."""
    after: Verdict
    """The verdict from then on."""
    norms: tuple[str, ...]
    """Ids of the norms whose change on that day makes it so: those that fall to the verdict, or all
    that no longer stand below it."""


@frozen(kw_only=True)
class ForecastDay:
    """
    A day on which something changes, and all that changes on it.
    """

    day: date
    """The first day on which it is so."""
    verdict: VerdictChange | None = None
    """The change of the verdict, where it changes."""
    norms: tuple[NormChange, ...] = ()
    """The norms that change, those of the stars included, in the edition's order."""
    stars: tuple[StarChange, ...] = ()
    """The stars that change."""
    events: tuple[Cause, ...] = ()
    """What ends or begins without changing a norm: the certificate, the edition."""


@frozen(kw_only=True)
class Forecast:
    """
    When an edition will say something else of a dossier that stays as it is.
    """

    edition: str
    """The edition's id."""
    revision: int
    """The edition's revision."""
    dossier: str | None = None
    """The dossier's id."""
    area: str | None = None
    """The area's name."""
    on: date
    """The day from which is looked ahead."""
    until: date
    """The last day that is looked at."""
    verdict: Verdict
    """The verdict on the first day."""
    met_until: date | None = None
    """The last day on which the verdict is still MET without action; `until` where it does not
    change. ``None`` where it is not MET on the first day."""
    certificate_until: date | None = None
    """The last day on which the area holds a certificate without a break, where it holds one on the
    first day."""
    days: tuple[ForecastDay, ...]
    """The days on which something changes, in their order."""
