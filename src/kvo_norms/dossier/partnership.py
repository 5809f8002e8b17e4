"""
The partners, their working group, and how they meet and inform.
"""

from datetime import date as Day
from typing import Annotated, ClassVar

from kvo_norms.checking import checked
from kvo_norms.dossier.words import DocumentId, Role
from kvo_norms.kinds import Word
from kvo_norms.records import frozen


@frozen(kw_only=True, field_transformer=checked)
class Partner:
    """
    A party that takes part in the partnership.
    """

    id: str | None = None
    """Its id, unique among the partners."""
    role: Role | None = None
    """Municipality, police, fire brigade, entrepreneurs, …"""
    name: str | None = None
    """Its name."""
    intention_signed: Day | None = None
    """The day on which it signed the letter of intent."""
    covenant_signed: Day | None = None
    """The day on which it signed the covenant."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Member:
    """
    A member of the working group.
    """

    id: str | None = None
    """Its id, unique among the members."""
    name: str | None = None
    """Name of the person."""
    role: Role | None = None
    """The party for which the person sits there."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class WorkingGroup:
    """
    The group of partners that does the work, and what it agreed on.
    """

    chair: str | None = None
    """Name of the chair or project leader."""
    chair_role: Role | None = None
    """The party to which the chair belongs."""
    members: tuple[Member, ...] | None = None
    """Its members, the chair included."""
    aim: str | None = None
    """What the partnership wants to reach, in its own words."""
    decision_agreement: str | None = None
    """How it decides."""
    communication_agreement: str | None = None
    """How it informs entrepreneurs and partners."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Meeting:
    """
    A meeting of the working group.
    """

    evidence_date: ClassVar[str] = "date"

    id: str | None = None
    """Its id, unique among the meetings."""
    date: Day | None = None
    """The day on which it was held."""
    roles: tuple[Role, ...] | None = None
    """The parties that were present."""
    minutes: DocumentId | None = None
    """The document that holds its minutes."""
    matrix_updated: bool | None = None
    """Whether the measures matrix was brought up to date."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Communication:
    """
    A message to the entrepreneurs of the area, or to the public.
    """

    evidence_date: ClassVar[str] = "date"

    id: str | None = None
    """Its id, unique among the communications."""
    date: Day | None = None
    """The day on which it went out."""
    channel: Annotated[str, Word("channels")] | None = None
    """Newsletter, meeting, website, …"""
    subject: str | None = None
    """What it was about."""
    document: DocumentId | None = None
    """The document that holds it."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""
