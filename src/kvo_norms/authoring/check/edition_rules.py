"""
KN6xx: editions beside each other: their days in force, and the way from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import InvalidInputError, Path as TomlPath, UnknownNameError
from kvo_norms.reading import edition as shipped_edition


def _before(subject: Subject) -> Edition | None:
    """
    The edition that came into force last before this one, of those beside it.
    """
    own = subject.edition
    earlier = [
        other
        for other in subject.siblings
        if other.id != own.id and other.valid_from <= own.valid_from
    ]
    return earlier[-1] if earlier else None


def gaps(subject: Subject) -> Iterator[Found]:
    """
    Days between two editions on which none is in force.
    """
    before = _before(subject)
    until = None if before is None else before.valid_until
    if before is not None and until is not None and until < date.max:
        first = until + timedelta(days=1)
        if first < subject.edition.valid_from:
            last = subject.edition.valid_from - timedelta(days=1)
            yield Found(
                place=subject.files.in_header(("valid_from",)),
                message=f"no edition is in force from {first} to {last}, after {before.id}",
                advice="let one end the day before the other begins, or say why none is",
            )


def overlaps(subject: Subject) -> Iterator[Found]:
    """
    Days on which two editions are in force.
    """
    before = _before(subject)
    if before is None:
        return
    until = before.valid_until
    if until is None or until >= subject.edition.valid_from:
        said = "has no last day" if until is None else f"is in force until {until}"
        yield Found(
            place=subject.files.in_header(("valid_from",)),
            message=f"{before.id} {said}, and this one begins on {subject.edition.valid_from}",
            advice=f"give {before.id} a valid_until before that day",
        )


def _previous(subject: Subject) -> Edition | None:
    """
    The edition that the crosswalk comes from: one beside this one, else a shipped one.
    """
    crosswalk = subject.edition.crosswalk
    if crosswalk is None:
        return None
    for other in subject.siblings:
        if other.id == crosswalk.previous:
            return other
    try:
        return shipped_edition(crosswalk.previous)
    except (UnknownNameError, InvalidInputError):
        return None


def gone_words(subject: Subject) -> Iterator[Found]:
    """
    Words of the edition before that this one neither has nor carries over.
    """
    crosswalk, previous = subject.edition.crosswalk, _previous(subject)
    if crosswalk is None or previous is None:
        return
    own = {v.id: {word.id for word in v.words} for v in subject.edition.vocabularies}
    carried = {v.id: {word.id for word in v.words} for v in crosswalk.vocabularies}
    for vocabulary in previous.vocabularies:
        answered = own.get(vocabulary.id, set()) | carried.get(vocabulary.id, set())
        gone = [word.id for word in vocabulary.words if word.id not in answered]
        if gone and vocabulary.id in own:
            named = ", ".join(f"'{word}'" for word in gone)
            yield Found(
                place=subject.files.files["crosswalk"].place(("vocabularies", vocabulary.id)),
                message=f"nothing is said of what becomes of {vocabulary.id} {named}",
                advice="name the word that takes its place, or a reason why none does",
            )


def from_nowhere(subject: Subject) -> Iterator[Found]:
    """
    Editions, words and norms that the crosswalk comes from and that are not there.
    """
    crosswalk, previous = subject.edition.crosswalk, _previous(subject)
    if crosswalk is None:
        return

    def found(path: TomlPath, message: str, advice: str) -> Found:
        place = subject.files.files["crosswalk"].place(path)
        return Found(place=place, message=message, advice=advice)

    if previous is None:
        message = f"there is no edition '{crosswalk.previous}' beside this one"
        yield found(("previous",), message, "name the edition before, or put it beside")
        return
    words = {v.id: {word.id for word in v.words} for v in previous.vocabularies}
    for vocabulary in crosswalk.vocabularies:
        for word in vocabulary.words:
            if word.id not in words.get(vocabulary.id, set()):
                message = f"{previous.id} has no word '{word.id}' in the vocabulary {vocabulary.id}"
                path: TomlPath = ("vocabularies", vocabulary.id, "words", word.id)
                yield found(path, message, "correct it, or leave it out")
    known = {norm.id for norm in norms_of(previous)}
    for old, _ in crosswalk.norms:
        if old not in known:
            message = f"{previous.id} has no norm '{old}'"
            yield found(("norms", old), message, "correct it, or leave it out")


def without_crosswalk(subject: Subject) -> Iterator[Found]:
    """
    An edition that follows another one, and does not say how dossiers are carried over.
    """
    before = _before(subject)
    if before is not None and subject.edition.crosswalk is None:
        yield Found(
            place=subject.files.in_header(("id",)),
            message=f"it follows {before.id} and has no crosswalk",
            advice="say in crosswalk.toml what becomes of its words",
        )


def same_ids(subject: Subject) -> Iterator[Found]:
    """
    An edition with the id of another one beside it.
    """
    for other in subject.siblings:
        if other.id == subject.edition.id:
            yield Found(
                place=subject.files.in_header(("id",)),
                message=f"an edition beside it has the id '{other.id}' too",
                advice="give each its own",
            )


RULES = (
    Rule(
        code="KN601",
        name="days-without-edition",
        severity=Severity.WARNING,
        summary="Days between two editions on which none is in force.",
        why="A dossier of such a day finds no edition.",
        avoid="""
            # ../oud/edition.toml
            valid_until = 2014-12-31

            # edition.toml
            valid_from = 2015-02-01
        """,
        prefer="""
            # ../oud/edition.toml
            valid_until = 2014-12-31

            # edition.toml
            valid_from = 2015-01-01
        """,
        find=gaps,
    ),
    Rule(
        code="KN602",
        name="days-with-two-editions",
        severity=Severity.WARNING,
        summary="Days on which two editions beside each other are in force.",
        why="A dossier of such a day fits both, and another verdict may come of it.",
        avoid="""
            # ../oud/edition.toml
            valid_until = 2015-03-31

            # edition.toml
            valid_from = 2015-01-01
        """,
        prefer="""
            # ../oud/edition.toml
            valid_until = 2014-12-31

            # edition.toml
            valid_from = 2015-01-01
        """,
        find=overlaps,
    ),
    Rule(
        code="KN603",
        name="word-without-successor",
        severity=Severity.WARNING,
        summary="A word of the edition before that is gone, and the crosswalk does not say of it "
        "what becomes of it.",
        why="Whoever carries a dossier over is left with a word that the new one does not know.",
        avoid="""
            # ../oud/edition.toml
            [vocabularies.lights.words]
            schemer = { nl = "schemer", en = "dusk" }
        """,
        prefer="""
            # ../oud/edition.toml
            [vocabularies.lights.words]
            schemer = { nl = "schemer", en = "dusk" }

            # crosswalk.toml
            [vocabularies.lights.words]
            schemer = { to = "donker" }
        """,
        find=gone_words,
    ),
    Rule(
        code="KN604",
        name="crosswalk-from-nowhere",
        severity=Severity.WARNING,
        summary="A crosswalk from an edition, a word or a norm that does not exist.",
        why="It is mistyped, so what was meant is not carried over.",
        avoid="""
            # crosswalk.toml
            [norms]
            "section.samen" = "section.partners"
        """,
        prefer="""
            # crosswalk.toml
            [norms]
            "section.partners" = "section.partners"
        """,
        find=from_nowhere,
    ),
    Rule(
        code="KN605",
        name="no-crosswalk",
        severity=Severity.WARNING,
        summary="An edition that follows another one and has no crosswalk.",
        why="Dossiers of the edition before cannot be carried over.",
        avoid="""
            # ../oud/edition.toml
            valid_until = 2014-12-31

            # edition.toml
            valid_from = 2015-01-01
        """,
        prefer="""
            # ../oud/edition.toml
            valid_until = 2014-12-31

            # edition.toml
            valid_from = 2015-01-01

            # crosswalk.toml
            previous = "oud"
        """,
        find=without_crosswalk,
    ),
    Rule(
        code="KN606",
        name="same-edition-id",
        severity=Severity.WARNING,
        summary="An edition with the id of another one beside it.",
        why="Dossiers and receipts name an edition by its id.",
        avoid="""
            # ../oud/edition.toml
            id = "nieuw"
        """,
        prefer="""
            # ../oud/edition.toml
            id = "oud"
        """,
        find=same_ids,
    ),
)
