"""
The area, its request for a certificate and the certificates that it had.
"""

from datetime import date as Day
from typing import Annotated, Literal

from kvo_norms.checking import checked
from kvo_norms.dossier.words import Count, check_period
from kvo_norms.errors import Fault, InvalidRecordError
from kvo_norms.kinds import Range, Word
from kvo_norms.records import frozen


@frozen(kw_only=True, field_transformer=checked)
class SubArea:
    """
    A part of the area that is certified with it, such as one of several parks.
    """

    id: str | None = None
    """Its id, unique among the sub-areas."""
    name: str | None = None
    """Its name."""
    companies: Count | None = None
    """How many companies it has."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Area:
    """
    The shopping area or business park whose partnership asks for the certificate.
    """

    name: str | None = None
    """Its name."""
    municipality: str | None = None
    """The municipality in which it lies."""
    kind: Annotated[str, Word("area_kinds")] | None = None
    """Shopping area, business park, …"""
    construction: Literal["bestaand", "nieuwbouw"] | None = None
    """Whether it exists or is being built."""
    size: Annotated[str, Word("sizes")] | None = None
    """Its size as the certification body classes it."""
    companies: Count | None = None
    """How many companies it has."""
    boundary: str | None = None
    """How it is delimited: streets, a map, a list of parcels."""
    sub_areas: tuple[SubArea, ...] | None = None
    """The parts that it consists of."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""


@frozen(kw_only=True, field_transformer=checked)
class Application:
    """
    The request for a certificate that the dossier supports.
    """

    date: Day | None = None
    """The day of the request."""
    kind: Literal["eerste", "hercertificering"] | None = None
    """Whether it asks for a first certificate or a following one."""
    term: Annotated[int, Range(1)] | None = None
    """The number in a row that the certificate would have, from 1."""
    previous_from: Day | None = None
    """The first day of the certificate that this one would follow."""

    previous_until: Day | None = None
    """The last day of that certificate."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        check_period("previous_from", self.previous_from, "previous_until", self.previous_until)
        if None not in (self.kind, self.term) and (self.kind == "eerste") != (self.term == 1):
            raise InvalidRecordError(
                [
                    Fault(
                        path=("term",),
                        message=f"term {self.term} contradicts kind '{self.kind}'",
                        advice="a first certificate has term 1, a following one a higher term",
                    )
                ]
            )


@frozen(kw_only=True, field_transformer=checked)
class Certificate:
    """
    A certificate that the area had before.
    """

    id: str | None = None
    """Its id, unique among the certificates."""
    number: str | None = None
    """The number on the certificate."""
    level: Annotated[str, Word("certificate_levels")] | None = None
    """Its level, such as basic or continuous cooperation."""
    valid_from: Day | None = None
    """Its first day."""
    valid_until: Day | None = None
    """Its last day."""
    lapsed: Day | None = None
    """The day on which the area let it go, if it did."""
    withdrawn: Day | None = None
    """The day on which the certification body took it back, if it did."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        check_period("valid_from", self.valid_from, "valid_until", self.valid_until)
