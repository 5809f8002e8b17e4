"""
What all parts of one dossier share while it is drawn.
"""

from __future__ import annotations

from datetime import date

import attrs

from kvo_norms.dossier import Area, Document
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.keeping import Keeping
from kvo_norms.generating.timeline import Timeline
from kvo_norms.generating.words import Words
from kvo_norms.records import frozen


@attrs.define(kw_only=True)
class Binder:
    """
    The documents that are filed while a dossier is drawn, and the collections that are not whole.
    """

    words: Words
    documents: list[Document] = attrs.field(factory=list)
    numbers: dict[str, int] = attrs.field(factory=dict)
    """How many documents of each kind are filed."""
    incomplete: set[str] = attrs.field(factory=set)

    def add(
        self,
        kind: str,
        title: str,
        day: date | None,
        *,
        signatories: tuple[str, ...] | None = None,
        draft: bool = False,
        signing_planned: date | None = None,
    ) -> str:
        """
        File a document and give its id.
        """
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        name = f"{kind}-{self.numbers[kind]}"
        self.documents.append(
            Document(
                id=name,
                type=self.words.known("document_types", kind),
                title=title,
                date=day,
                signatories=signatories,
                draft=draft,
                signing_planned=signing_planned,
            )
        )
        return name


@frozen(kw_only=True)
class Case:
    """
    One area of which the dossier is drawn.
    """

    chance: Chance
    keeping: Keeping
    words: Words
    timeline: Timeline
    area: Area
    binder: Binder
    place: str
    """The name of the place, for names of those who work there."""
    focus: tuple[str, ...]
    """The problems against which the partners take extra measures."""
    secured: bool
    """Whether a private security firm works in the area."""
