"""
The catalogue: an edition of the scheme with its sections, norms, stars and words.
"""

import enum
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

import attrs

from kvo_norms.dossier.doing import Act
from kvo_norms.durations import Duration
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.patterns import Record
from kvo_norms.records import frozen

UNWRITTEN = "unwritten"
"""Marks a field that is no part of what a record says: it is neither written nor digested."""


@frozen(kw_only=True)
class Text:
    """
    A text in the two languages of the catalogue.
    """

    nl: str
    en: str


class Provenance(enum.Enum):
    """
    What a norm or a number rests on.
    """

    OFFICIAL = "official"
    """The scheme's, the handbook's or the scheme manager's own text."""
    REPORTED = "reported"
    """A third party says so: a municipality, a certifier, a newspaper."""
    INFERRED = "inferred"
    """Concluded from what is official or reported."""
    DESIGN = "design"
    """This project's own choice."""


class Weight(enum.Enum):
    """
    Whether a norm that is not met blocks the certificate.
    """

    EIS = "eis"
    """It blocks."""
    AANDACHTSPUNT = "aandachtspunt"
    """It does not block; it is a point of attention."""


@frozen(kw_only=True)
class Source:
    """
    Where something about the scheme is said.
    """

    id: str
    """The name that norms refer to."""
    title: str
    """What it is."""
    url: str
    """Its link."""
    checked: date
    """The day on which it was last checked what the source says."""
    official: bool = False
    """Whether the scheme or its manager speaks there; absent means a third party does."""


@frozen(kw_only=True)
class Grounds:
    """
    What the edition's days in force rest on.
    """

    provenance: Provenance
    """How they rest on the sources."""
    sources: tuple[str, ...]
    """Ids of the sources that they rest on."""
    reading: Text | None = None
    """How they follow from the sources."""


@frozen(kw_only=True)
class VocabularyWord:
    """
    A word of the scheme.
    """

    id: str
    """The word as dossiers and norms write it."""
    label: Text
    """The word for people."""


@frozen(kw_only=True)
class Vocabulary:
    """
    The words that one kind of field may hold.
    """

    id: str
    """The vocabulary's name, such as ``levels``."""
    label: Text
    """What one of its words is, for people."""
    words: tuple[VocabularyWord, ...]
    """The words, from low to high where they are ordered."""
    ordered: bool = False
    """Whether a word is higher than those before it; absent means they have no order."""


ParameterValue = bool | int | Decimal | date | str | tuple[bool | int | Decimal | date | str, ...]


@frozen(kw_only=True)
class DeclaredParameter:
    """
    A number, word, date, duration or list that norms use by name.
    """

    id: str
    """The name that patterns write with ``$`` before it."""
    value: ParameterValue
    """What it is in this edition."""
    label: Text
    """What it means, for people."""
    provenance: Provenance
    """What the value rests on."""
    sources: tuple[str, ...]
    """Ids of the sources that state it."""
    reading: Text | None = None
    """How the value follows from the sources, where that is not obvious."""


@frozen(kw_only=True)
class DeclaredFact:
    """
    A fact that dossiers of this edition can state in ``[facts]``.
    """

    id: str
    """Its name."""
    kind: Kind
    """The kind of its value."""
    label: Text
    """What it means, for people."""
    vocabulary: str | None = None
    """The vocabulary of its words, where its kind is a word."""


def shape_of_fact(fact: DeclaredFact) -> Shape:
    """
    What a fact holds, as a field of its name.
    """
    return Shape(name=fact.id, form=Form.SCALAR, kind=fact.kind, vocabulary=fact.vocabulary)


@frozen(kw_only=True)
class CertificateTerms:
    """
    What a certificate of this edition is.
    """

    duration: Duration
    """How long it is valid."""
    first_level: str
    """The certificate level of a first certificate, a word of ``certificate_levels``."""
    next_level: str
    """The certificate level of every following one."""
    evaluate_every: Duration | None = None
    """How often the partners evaluate during its term; absent where no interval is known."""
    fee: Decimal | None = None
    """What it costs on average, in euro."""
    sources: tuple[str, ...]
    """Ids of the sources that state this."""
    provenance: Provenance
    """What this rests on."""


@frozen(kw_only=True)
class Norm:
    """
    One requirement of the scheme.
    """

    id: str
    """Its id, unique in the edition; a star's norms included."""
    title: Text
    """A few words for lists."""
    text: Text
    """What the norm asks."""
    section: str
    """The section or star that it belongs to."""
    theme: str | None = None
    """The theme that it is about, where it is about one."""
    applies_when: Record | None = None
    """To which areas it applies; to all of them where it is absent."""
    requires: Record | None = None
    """What the dossier must hold."""
    question: Text | None = None
    """What an auditor must judge."""
    may_not_apply: bool = False
    """Whether the auditor may find that it does not apply to this area."""
    weight: Weight
    """Whether it blocks the certificate."""
    points: int = 1
    """What it counts for in the scores."""
    remedy: Text
    """What the partners can do when it is not met."""
    sources: tuple[str, ...]
    """Ids of the sources that it rests on."""
    provenance: Provenance
    """How it rests on them."""
    reading: Text | None = None
    """The step from text to pattern, where it is not obvious."""


@frozen(kw_only=True)
class Section:
    """
    A step of the process and its norms.
    """

    id: str
    """Its id and the name of its file."""
    title: Text
    """Its title."""
    norms: tuple[Norm, ...]
    """Its norms, in reading order."""


@frozen(kw_only=True)
class Star:
    """
    An add-on on top of the certificate, with norms of its own.

    A star presupposes the certificate. A counted star has the number of the certificate in a row.
    """

    id: str
    """Its id."""
    title: Text
    """Its title."""
    text: Text
    """What it stands for."""
    applies_when: Record | None = None
    """Which areas can have it; all of them where it is absent."""
    level: Literal["application.term"] | None = None
    """Where a counted star takes its number from: star n is the n-th certificate in a row."""
    max: int | None = None
    """The highest number of a counted star."""
    norms: tuple[Norm, ...] = ()
    """What it asks beyond the certificate."""
    sources: tuple[str, ...]
    """Ids of the sources that it rests on."""
    provenance: Provenance
    """How it rests on them."""
    reading: Text | None = None
    """What is reconstructed or ours."""


@frozen(kw_only=True)
class CarriedWord:
    """
    What becomes of a word of the edition before.
    """

    id: str
    """The word in the edition before."""
    to: str | None = None
    """The word of this edition that takes its place; absent where nothing does."""
    problem: str | None = None
    """For a topic that is exactly one problem within its new theme: that problem."""
    reason: Text | None = None
    """Why nothing takes its place."""


@frozen(kw_only=True)
class CarriedVocabulary:
    """
    What becomes of the words of one vocabulary.
    """

    id: str
    """The vocabulary's name, such as ``themes``."""
    words: tuple[CarriedWord, ...]
    """The words that change; any other stays what it is."""


@frozen(kw_only=True)
class Crosswalk:
    """
    How a dossier of the edition before is carried over into this one.
    """

    previous: str
    """The id of the edition before."""
    vocabularies: tuple[CarriedVocabulary, ...]
    """The words that change."""
    norms: tuple[tuple[str, str], ...] = ()
    """Norms that bear another id here: the id before and the id now."""
    sources: tuple[str, ...]
    """Ids of the sources that it rests on."""
    provenance: Provenance
    """How it rests on them."""
    reading: Text | None = None
    """How it follows from the sources."""


@frozen(kw_only=True)
class StepKind:
    """
    One kind of step that partners can take towards the certificate, and what it costs them.

    These are this project's own estimates and say nothing of the scheme; no verdict depends on
    them.
    """

    collection: str
    """The collection or record in which something is done, such as ``inspections``."""
    act: Act
    """Supply what is unknown, add what is not there, change what is there, judge a question."""
    label: Text
    """What is done, for people."""
    cost: Decimal
    """How many hours of work it takes."""
    lead: Duration = Duration()
    """How long it takes until it is done; absent means that it can be done on the day itself."""
    who: str | None = None
    """Who acts, a word of ``roles``; absent where it is the auditor or not one party."""


@frozen(kw_only=True)
class Steps:
    """
    What steps towards the certificate cost.
    """

    provenance: Provenance
    """What the estimates rest on."""
    kinds: tuple[StepKind, ...]
    """The kinds of step; any other costs what the library takes by default."""


@attrs.frozen(kw_only=True, cache_hash=True)
class Edition:
    """
    One version of the scheme, frozen once published.
    """

    id: str
    """Its id, such as ``kvo-2015``."""
    revision: int
    """Counts corrections of wording and errata in a published edition, from 1."""
    title: Text
    """Its title."""
    text: Text
    """What it is and what it rests on."""
    valid_from: date
    """First day in force."""
    valid_until: date | None = None
    """Last day in force; absent where it still is."""
    in_force: Grounds | None = None
    """What these days rest on; absent where nothing is said of it."""
    certificate: CertificateTerms
    """What its certificate is."""
    parameters: tuple[DeclaredParameter, ...]
    """Its numbers, each with its source."""
    vocabularies: tuple[Vocabulary, ...]
    """Its words."""
    sources: tuple[Source, ...]
    """Where it is known from."""
    facts: tuple[DeclaredFact, ...] = ()
    """The facts that its dossiers can state."""
    sections: tuple[Section, ...]
    """Its sections with the norms, in the order of the process."""
    stars: tuple[Star, ...] = ()
    """Its stars."""
    crosswalk: Crosswalk | None = None
    """How dossiers of the edition before are carried over into it."""
    steps: Steps | None = attrs.field(default=None, metadata={UNWRITTEN: True})
    """What steps towards the certificate cost; no part of what receipts name."""


def norms_of(edition: Edition) -> Iterator[Norm]:
    """
    Every norm of the edition in reading order, those of the stars last.
    """
    for section in edition.sections:
        yield from section.norms
    for star in edition.stars:
        yield from star.norms
