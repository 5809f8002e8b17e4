"""
What lies on the auditor's table: documents, findings, waivers, and facts of one edition.
"""

import re
from datetime import date as Day
from typing import Annotated, ClassVar, Literal

from kvo_norms.checking import checked
from kvo_norms.dossier.words import FactValue, Role, check_period
from kvo_norms.errors import Fault, InvalidRecordError
from kvo_norms.kinds import Word
from kvo_norms.records import frozen


@frozen(kw_only=True, field_transformer=checked)
class Document:
    """
    A document of the partnership.
    """

    evidence_date: ClassVar[str] = "date"

    id: str | None = None
    """Its id, unique among the documents."""
    type: Annotated[str, Word("document_types")] | None = None
    """Letter of intent, covenant, plan of action, …"""
    title: str | None = None
    """Its title."""
    date: Day | None = None
    """The day on which it was made or signed."""
    signatories: tuple[Role, ...] | None = None
    """The parties that signed it."""
    draft: bool = False
    """Whether it is a draft; absent means it is final."""
    signing_planned: Day | None = None
    """The day on which a draft will be signed."""
    file: str | None = None
    """Its file, relative to the dossier's folder."""
    sha256: str | None = None
    """The file's SHA-256 digest, 64 hexadecimal digits in lower case."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        _check_digest("sha256", self.sha256)


def _check_digest(name: str, digest: str | None) -> None:
    if digest is not None and (len(digest) != 64 or set(digest) - set("0123456789abcdef")):
        raise InvalidRecordError(
            [
                Fault(
                    path=(name,),
                    message="not a SHA-256 digest",
                    advice="write 64 hexadecimal digits in lower case",
                )
            ]
        )


@frozen(kw_only=True, field_transformer=checked)
class Finding:
    """
    An auditor's judgement on a norm that a person must judge.
    """

    norm: str
    """The norm's id."""
    result: Literal["voldoet", "voldoet_niet", "niet_van_toepassing"]
    """What the auditor concludes."""
    by: str
    """Name of the auditor."""
    date: Day
    """The day of the judgement."""
    evidence_sha256: str | None = None
    """Digest of the evidence that was judged; where that changes, the judgement is stale."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """The grounds of the judgement."""

    def __attrs_post_init__(self) -> None:
        _check_digest("evidence_sha256", self.evidence_sha256)


@frozen(kw_only=True, field_transformer=checked)
class Waiver:
    """
    A dispensation: for a while the norm does not block the certificate.
    """

    norm: str
    """The norm's id."""
    reason: str
    """Why it was granted."""
    granted_by: str
    """Who granted it."""
    valid_from: Day
    """Its first day."""
    valid_until: Day
    """Its last day."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        check_period("valid_from", self.valid_from, "valid_until", self.valid_until)


@frozen(kw_only=True, field_transformer=checked)
class Fact:
    """
    A fact that only one edition knows; the edition declares its kind.
    """

    name: str
    """The name that the edition declares."""
    value: FactValue
    """What is so."""
    source: str | None = None
    """Where this was published or who said it."""
    note: str | None = None
    """A remark for people."""

    def __attrs_post_init__(self) -> None:
        if isinstance(self.value, str) and DATE_AS_TEXT.fullmatch(self.value):
            raise InvalidRecordError(
                [
                    Fault(
                        path=("value",),
                        message=f"the date {self.value} is written as text",
                        advice="give it as a date",
                    )
                ]
            )


DATE_AS_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""JSON has no dates, so a text of this form could not be told from one."""
