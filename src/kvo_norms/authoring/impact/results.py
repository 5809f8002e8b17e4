"""
What a change of norms does to areas, as data.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict


@frozen(kw_only=True)
class NormMove:
    """
    A norm or a star that stands otherwise for an area.
    """

    id: str
    """Its id, that of the new edition where both have it."""
    before: Status | None = None
    """How it stood; absent where the old edition has no such norm."""
    after: Status | None = None
    """How it stands; absent where the new edition has none."""


@frozen(kw_only=True)
class Cause:
    """
    A blocking norm that moved the same way as the verdict.
    """

    norm: str
    """Its id."""
    decisive: bool
    """Whether the verdict would be as it was, were this norm alone as it was."""


@frozen(kw_only=True)
class AreaImpact:
    """
    An area for which something is not as it was.
    """

    name: str
    """The dossier: its file and line, or its id where it comes from no file."""
    area: str | None = None
    """The area's name."""
    kind: str | None = None
    """The area's kind."""
    on: date
    """The day of both assessments."""
    before: Verdict
    """The verdict by the old edition."""
    after: Verdict
    """The verdict by the new one."""
    norms: tuple[NormMove, ...]
    """Norms that stand otherwise."""
    stars: tuple[NormMove, ...]
    """Stars that stand otherwise."""
    causes: tuple[Cause, ...]
    """What moved the verdict; none where it did not move."""


@frozen(kw_only=True)
class VerdictCount:
    """
    For how many areas one verdict became another, or stayed.
    """

    before: Verdict
    after: Verdict
    areas: int


@frozen(kw_only=True)
class NormImpact:
    """
    What became of a norm or a star in all areas; met is also what does not apply.
    """

    id: str
    """Its id."""
    comes: Literal["new", "gone"] | None = None
    """Whether only one of the editions has it."""
    lost: int
    """In how many areas it was met, or not there, and is not met any more."""
    gained: int
    """In how many it was not met, and is met or not there any more."""
    verdicts_lost: int
    """How many areas lost the certificate at which it is among the causes."""
    alone_lost: int
    """How many of those lost it by this norm alone."""
    verdicts_gained: int
    """How many areas gained the certificate at which it is among the causes."""
    alone_gained: int
    """How many of those gained it by no other norm."""


@frozen(kw_only=True)
class StarImpact:
    """
    How many areas have a star.
    """

    id: str
    """The star's id."""
    before: int
    """How many had it."""
    after: int
    """How many have it."""
    lost: int
    """How many had it and have it no more."""
    gained: int
    """How many have it and had it not."""


@frozen(kw_only=True)
class GroupImpact:
    """
    The areas of one kind; or one theme, in all areas.
    """

    id: str | None
    """The kind or the theme; ``None`` for areas without a kind and norms without a theme."""
    areas: int
    """How many areas there are."""
    lost: int
    """How many of them lost a norm, of this theme where it is one."""
    gained: int
    """How many of them gained one."""
    certificates_before: int | None = None
    """How many had the certificate; for kinds."""
    certificates_after: int | None = None
    """How many have it; for kinds."""


@frozen(kw_only=True)
class Unread:
    """
    A dossier that is not counted.
    """

    name: str
    """Its file and line, or its id."""
    faults: tuple[str, ...]
    """Why."""


@frozen(kw_only=True)
class SetValue:
    """
    A parameter whose value is another than the file of the new edition says.
    """

    parameter: str
    """Its name."""
    value: str
    """The value, as TOML writes it."""


@frozen(kw_only=True)
class Impact:
    """
    What a change does to the areas of a corpus.
    """

    old: str
    """The id of the edition before the change."""
    new: str
    """The id of the edition after it."""
    values: tuple[SetValue, ...]
    """Values that were set."""
    corpus: str
    """Where the dossiers come from."""
    carried: bool
    """Whether the dossiers were carried over the crosswalk; waivers do not come along then."""
    areas: int
    """How many areas were assessed by both."""
    verdicts: tuple[VerdictCount, ...]
    """From which verdict to which, the certificate first; only what occurs."""
    norms: tuple[NormImpact, ...]
    """The norms that some area gained or lost, in the new edition's order."""
    stars: tuple[StarImpact, ...]
    """All stars."""
    themes: tuple[GroupImpact, ...]
    """Per theme how many areas gained or lost a norm of it."""
    kinds: tuple[GroupImpact, ...]
    """Per kind of area what became of it."""
    changed: tuple[AreaImpact, ...]
    """The areas for which something is not as it was."""
    unread: tuple[Unread, ...]
    """Dossiers that could not be read, or that one of the editions cannot be held against."""

    @property
    def lost(self) -> int:
        """
        How many areas lost the certificate.
        """
        return sum(it.areas for it in self.verdicts if it.before is Verdict.MET is not it.after)

    @property
    def gained(self) -> int:
        """
        How many areas gained the certificate.
        """
        return sum(it.areas for it in self.verdicts if it.after is Verdict.MET is not it.before)


@frozen(kw_only=True)
class NormCount:
    """
    How a norm stands in all areas.
    """

    id: str
    """Its id."""
    met: int
    not_met: int
    open: int
    not_applicable: int


@frozen(kw_only=True)
class SweepPoint:
    """
    The areas at one value.
    """

    value: str
    """The value, as TOML writes it."""
    met: int
    """How many areas have the certificate."""
    open: int
    """For how many it is open."""
    not_met: int
    """How many do not have it."""
    lost: int
    """How many have it by the old edition and not at this value."""
    gained: int
    """How many have it at this value and not by the old edition."""
    norms: tuple[NormCount, ...]
    """The norms that name the parameter."""


@frozen(kw_only=True)
class Sweep:
    """
    What a parameter does to the areas of a corpus, value by value.
    """

    old: str
    """The id of the edition before the change."""
    new: str
    """The id of the edition whose value is another."""
    parameter: str
    """The parameter."""
    value: str
    """Its value in the new edition's file, as TOML writes it."""
    values: tuple[SetValue, ...]
    """Values that were set besides."""
    corpus: str
    """Where the dossiers come from."""
    carried: bool
    """Whether the dossiers were carried over the crosswalk; waivers do not come along then."""
    areas: int
    """How many areas were assessed."""
    before: SweepPoint
    """The areas by the old edition, with that edition's value where it has the parameter."""
    points: tuple[SweepPoint, ...]
    """The areas at each value."""
    unread: tuple[Unread, ...]
    """Dossiers that could not be read, or that one of the editions cannot be held against."""
