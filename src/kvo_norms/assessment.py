"""
The assessment: what the evaluator concludes of a dossier, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, Literal, TypeVar, cast

import attrs

from kvo_norms.catalogue import Provenance, Text, Weight
from kvo_norms.errors import Path
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict

T = TypeVar("T")


class Later(Generic[T]):
    """
    A value that is worked out when somebody asks for it, and then kept.
    """

    __slots__ = ("_how", "_value")

    def __init__(self, function: Callable[..., T], *arguments: Any) -> None:
        self._how: tuple[Callable[..., T], tuple[Any, ...]] | None = (function, arguments)
        self._value: T | None = None

    def __call__(self) -> T:
        """
        The value.
        """
        if self._how is not None:
            function, arguments = self._how
            self._value = function(*arguments)
            self._how = None
        return cast("T", self._value)


def worked_out(value: Any) -> Any:
    """
    The value itself, also where it is still to be worked out.
    """
    return value() if isinstance(value, Later) else value


Found = str | bool | int | float | tuple[str, ...]
"""A value of the dossier as JSON can hold it: dates as ``2022-06-30``, shares as numbers."""


@frozen(kw_only=True)
class Failed:
    """
    One thing that keeps an item of a collection from matching.
    """

    path: Path
    """The field, from the item on."""
    _asked: Any | Later[Any] = attrs.field(eq=worked_out, hash=False, repr=False)
    found: Found | None = None
    """What stands there; ``None`` where nothing does."""
    _sentence: Text | Callable[[Failed], Text] = attrs.field(eq=False, repr=False)

    @property
    def asked(self) -> Any:
        """
        What is asked there, as the norm writes it and as JSON can hold it.
        """
        return worked_out(self._asked)

    @property
    def sentence(self) -> Text:
        """
        What stands there, in a few words.
        """
        return self._sentence(self) if callable(self._sentence) else self._sentence


@frozen(kw_only=True)
class Candidate:
    """
    An item of a collection that nearly is what is asked.
    """

    path: Path
    """Where it stands in the dossier."""
    name: str
    """Its id; without one its name, title or place, such as ``inspections[0]``."""
    failed: tuple[Failed, ...]
    """What keeps it from matching."""


@frozen(kw_only=True)
class Shortfall:
    """
    How much there is and how much is needed.
    """

    have: int
    """How many there are for certain."""
    may_have: int | None = None
    """How many there may be at most; ``None`` without bound."""
    need: int
    """How many are asked."""


@frozen(kw_only=True)
class Gap:
    """
    Something that keeps a norm from being met.
    """

    about: Literal["applies_when", "requires", "question"]
    """Which part of the norm it belongs to."""
    kind: Literal[
        "value", "words", "count", "every", "share", "covers", "each", "alternatives", "judgement"
    ]
    """What is asked there: a value, words in a list, a number of items, …"""
    verdict: Verdict
    """NOT_MET where it fails, OPEN where it is undecided."""
    action: Literal["supply", "repair", "judge", "none"]
    """Supply what is unknown, repair what falls short, judge; none where it is a given fact."""
    path: Path
    """Where in the dossier."""
    _asked: Any | Later[Any] = attrs.field(eq=worked_out, hash=False, repr=False)
    negated: bool = False
    """Whether the norm asks that this does *not* hold."""
    found: Found | None = None
    """What stands there; ``None`` where nothing does."""
    given: Literal["none", "some", "all"] = "all"
    """Of a collection: whether it was not given, given in part, or given whole."""
    _shortfall: Shortfall | Later[Shortfall | None] | None = attrs.field(
        default=None, eq=worked_out, repr=False
    )
    _missing: tuple[Found, ...] | Later[tuple[Found, ...]] = attrs.field(
        default=(), eq=worked_out, repr=False
    )
    _nearest: Candidate | Later[Candidate | None] | None = attrs.field(
        default=None, eq=worked_out, repr=False
    )
    _failing: tuple[Candidate, ...] | Later[tuple[Candidate, ...]] = attrs.field(
        default=(), eq=worked_out, repr=False
    )
    alternatives: tuple[tuple[Gap, ...], ...] = ()
    """Ways to mend it, each with all its gaps, where there is a choice."""
    choose: int = 0
    """How many of the alternatives are needed."""
    _sentence: Text | Callable[[Gap], Text] = attrs.field(eq=False, repr=False)

    @property
    def shortfall(self) -> Shortfall | None:
        """
        How many items there are and are needed, where items are counted.
        """
        found: Shortfall | None = worked_out(self._shortfall)
        return found

    @property
    def missing(self) -> tuple[Found, ...]:
        """
        The values that no item holds, or the last days of the windows without an item.
        """
        found: tuple[Found, ...] = worked_out(self._missing)
        return found

    @property
    def nearest(self) -> Candidate | None:
        """
        Of the items that do not count, the one that comes nearest.
        """
        found: Candidate | None = worked_out(self._nearest)
        return found

    @property
    def failing(self) -> tuple[Candidate, ...]:
        """
        The items that break what each item, or a share of them, should hold.
        """
        found: tuple[Candidate, ...] = worked_out(self._failing)
        return found

    @property
    def asked(self) -> Any:
        """
        What is asked there: a fragment of the pattern as the norm writes it, or the question.
        """
        return worked_out(self._asked)

    @property
    def sentence(self) -> Text:
        """
        The gap in words, ready for a report.
        """
        return self._sentence(self) if callable(self._sentence) else self._sentence


@frozen(kw_only=True)
class NormResult:
    """
    How a norm stands for this dossier.
    """

    id: str
    """The norm's id."""
    section: str
    """The section or star that it belongs to."""
    theme: str | None = None
    """The theme that it is about, where it is about one."""
    weight: Weight
    """Whether it blocks the certificate."""
    provenance: Provenance
    """What the norm rests on."""
    points: int
    """What it counts for in the scores."""
    status: Status
    """How it stands."""
    waived: bool = False
    """Whether a waiver is valid on the day of the assessment."""
    _gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = attrs.field(
        default=(), eq=worked_out, repr=False
    )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """
        What keeps it from being met; empty exactly when it is met or not applicable.
        """
        found = self._gaps
        return found() if type(found) is Later else cast("tuple[Gap, ...]", found)


@frozen(kw_only=True)
class Score:
    """
    The points of a section or a theme. It informs; it does not decide.
    """

    id: str
    """The section or the theme."""
    points: int
    """The points of the norms that are met."""
    of: int
    """The points of the norms that apply."""


@frozen(kw_only=True)
class StarResult:
    """
    Whether the area can have a star.
    """

    id: str
    """The star's id."""
    status: Status
    """Whether its norms, and the certificate that it presupposes, are met."""
    level: int | None = None
    """The number of a counted star; ``None`` where the star has none or the term is unknown."""
    _gaps: tuple[Gap, ...] | Later[tuple[Gap, ...]] = attrs.field(
        default=(), eq=worked_out, repr=False
    )
    norms: tuple[NormResult, ...] = ()
    """How its own norms stand."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """
        What leaves it open whether the area can have it, or which number it has.
        """
        found: tuple[Gap, ...] = worked_out(self._gaps)
        return found


@frozen(kw_only=True)
class ProposedCertificate:
    """
    The certificate that would follow.
    """

    level: str | None = None
    """A word of ``certificate_levels``; ``None`` where the dossier does not say which term."""
    valid_from: date
    """Its first day: the day of the assessment, or the day after a running certificate ends."""
    valid_until: date
    """Its last day."""
    evaluations: tuple[date, ...]
    """The days by which the partners evaluate."""
    conditional: bool
    """Whether something must be met first: true unless the verdict is MET."""


@frozen(kw_only=True)
class Receipt:
    """
    What was assessed, by what, with which result; anybody can replay it.
    """

    edition: str
    """The edition's id."""
    revision: int
    """The edition's revision."""
    edition_sha256: str
    """Digest of the edition, as RFC 8785 JSON."""
    dossier_sha256: str
    """Digest of the dossier, as RFC 8785 JSON."""
    on: date
    """The day of the assessment."""
    library: str
    """The version of kvo_norms."""
    statuses: tuple[tuple[str, Status], ...]
    """Every norm's id and status, the stars' norms included."""
    sha256: str
    """Digest of all of the above, as RFC 8785 JSON."""


@frozen(kw_only=True)
class Assessment:
    """
    What an edition says of a dossier as of a day.
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
    """The day of the assessment."""
    verdict: Verdict
    """MET when every norm that blocks and applies is met or waived; else NOT_MET or OPEN."""
    without_inferred: Verdict
    """What the verdict would be without the norms that are only inferred."""
    _sections: tuple[Score, ...] | Later[tuple[Score, ...]] = attrs.field(eq=worked_out, repr=False)
    _themes: tuple[Score, ...] | Later[tuple[Score, ...]] = attrs.field(eq=worked_out, repr=False)
    norms: tuple[NormResult, ...]
    """How each norm stands, in the edition's order."""
    _stars: tuple[StarResult, ...] | Later[tuple[StarResult, ...]] = attrs.field(
        eq=worked_out, repr=False
    )
    _certificate: ProposedCertificate | Later[ProposedCertificate] = attrs.field(
        eq=worked_out, repr=False
    )
    points_of_attention: tuple[str, ...]
    """Ids of the norms that do not block and apply, and are not met or open."""
    _receipt: Receipt | Callable[[Assessment], Receipt] = attrs.field(eq=False, repr=False)

    @property
    def sections(self) -> tuple[Score, ...]:
        """
        The score per section.
        """
        found: tuple[Score, ...] = worked_out(self._sections)
        return found

    @property
    def themes(self) -> tuple[Score, ...]:
        """
        The score per theme that norms are about.
        """
        found: tuple[Score, ...] = worked_out(self._themes)
        return found

    @property
    def stars(self) -> tuple[StarResult, ...]:
        """
        The stars.
        """
        found: tuple[StarResult, ...] = worked_out(self._stars)
        return found

    @property
    def certificate(self) -> ProposedCertificate:
        """
        The certificate that would follow.
        """
        found: ProposedCertificate = worked_out(self._certificate)
        return found

    @property
    def receipt(self) -> Receipt:
        """
        The receipt, worked out when it is asked for.
        """
        return self._receipt(self) if callable(self._receipt) else self._receipt
