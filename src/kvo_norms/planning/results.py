"""
A plan: the steps by which a dossier comes to be met, and what stands in the way.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import attrs

from kvo_norms.assessment import Found
from kvo_norms.catalogue import UNWRITTEN, Provenance, Text
from kvo_norms.dossier import Dossier
from kvo_norms.dossier.doing import Act
from kvo_norms.durations import Duration
from kvo_norms.errors import Path
from kvo_norms.records import frozen
from kvo_norms.verdict import Verdict

CERTIFICATE = "certificate"
"""The goal of a plan that goes for no star."""


@frozen(kw_only=True)
class PlannedValue:
    """
    What a field holds after a step.
    """

    field: str
    """The field, such as ``light``; of a fact ``value``."""
    value: Found | None = None
    """What it holds; ``None`` where that is up to those who act, as a name or a document is."""
    text: Text
    """The field and the value in words."""


@frozen(kw_only=True)
class Step:
    """
    Something that is to be done.
    """

    act: Act
    """Supply what is unknown, add what is not there, change what is there, judge a question."""
    collection: str
    """The collection or record in which it is done, such as ``inspections``."""
    path: Path
    """The place in the dossier; a new item has the place that it will get."""
    name: str | None = None
    """The item's id, name or title, where it has one."""
    values: tuple[PlannedValue, ...] = ()
    """What is filled in."""
    norms: tuple[str, ...]
    """The norms, or the star, that would not be met without it."""
    who: str | None = None
    """Who acts, a word of ``roles``; ``None`` where it is the auditor or not one party."""
    cost: Decimal
    """Hours of work."""
    lead: Duration
    """How long it takes until it is done."""
    done: date
    """The first day on which it can be done."""
    sentence: Text
    """The step in words."""


@frozen(kw_only=True)
class Obstacle:
    """
    Why a norm cannot be met.
    """

    kind: Literal["given", "past", "window", "unknown", "not_found"]
    """A given fact; something that was and stays so; a period that is over and in which something
    was to happen; a demand for which no step is known; or no steps were found that bring this norm
    and the others together."""
    path: Path
    """Where in the dossier; empty where it is not one place."""
    sentence: Text
    """The reason in words."""


@frozen(kw_only=True)
class Unreachable:
    """
    A norm that no step brings to be met.
    """

    norm: str
    """The norm's id, or the star's where it does not apply to the area."""
    reasons: tuple[Obstacle, ...]
    """Why."""


@frozen(kw_only=True)
class Plan:
    """
    The cheapest steps to a certificate or a star, as far as there are any.
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
    """The day as of which it is made: the steps are taken as though they were done on that day."""
    goal: str
    """``certificate``, or the star's id."""
    before: Verdict
    """Whether the goal is reached without any step."""
    verdict: Verdict
    """Whether it is reached with all of them, as the dossier was then assessed again."""
    steps: tuple[Step, ...]
    """What is to be done: first what is supplied, then what is done, at last what is judged."""
    unreachable: tuple[Unreachable, ...] = ()
    """The norms that no step brings to be met; the steps are for the others."""
    cost: Decimal
    """Hours of work of all steps."""
    done: date
    """The first day on which all can be done: the longest lead time, then that of judgements."""
    lapsing: tuple[str, ...] = ()
    """The norms that would be met on the day of the plan and no longer on that first day."""
    cheapest: bool
    """Whether no other steps cost less; otherwise the search was ended before that was shown."""
    costs: Provenance | None = None
    """What the costs rest on; ``None`` where nothing is said of them and each step counts as 1."""
    after: Dossier = attrs.field(eq=False, repr=False, metadata={UNWRITTEN: True})
    """The dossier with all steps taken."""
