"""
KN7xx: whether a published edition is still what was published.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.assessing.receipt import digest
from kvo_norms.authoring.check.published import (
    FILE,
    HEADER,
    PublishedRevision,
    parts,
    published_revisions,
)
from kvo_norms.authoring.check.remarks import Severity
from kvo_norms.authoring.check.rules import Found, Rule, Subject
from kvo_norms.authoring.sources import Place
from kvo_norms.errors import InvalidInputError
from kvo_norms.writing import as_plain


def changed(subject: Subject) -> Iterator[Found]:
    """
    Parts that are not as they were published, under the number that was published.
    """
    edition, files = subject.edition, subject.files
    earlier = _published(subject)
    if earlier is None or earlier.sha256 == digest(as_plain(edition)):
        return
    said = f"revision {earlier.revision} as it was published on {earlier.on}"
    advice = f"write revision = {edition.revision + 1}, or make another edition"
    now = parts(edition)
    for name, value in now.items():
        if earlier.parts.get(name) != value:
            is_new = name not in earlier.parts
            place = files.in_header(("revision",))
            if name.startswith("$"):
                place = files.in_header(("parameters", name[1:]))
            elif name != HEADER:
                place = files.place_of(name)
            what = "stands not in" if is_new else "is not as in"
            yield Found(
                place=place,
                message=f"'{name}' {what} {said}",
                advice=advice,
                norm=None if name == HEADER or name.startswith("$") else name,
            )
    for name in earlier.parts:
        if name not in now:
            yield Found(
                place=files.in_header(("revision",)),
                message=f"'{name}' is gone from {said}",
                advice=advice,
            )


def _published(subject: Subject) -> PublishedRevision | None:
    try:
        known = published_revisions(subject.folder)
    except InvalidInputError:
        return None
    return next((it for it in known if it.revision == subject.edition.revision), None)


def unreadable(subject: Subject) -> Iterator[Found]:
    """
    A record of what was published that cannot be read.
    """
    try:
        published_revisions(subject.folder)
    except InvalidInputError as error:
        for fault in error.faults:
            place = Place(file=fault.file or FILE, path=(), line=1, column=1)
            yield Found(place=place, message=fault.message, advice=fault.advice or "")


def lower_revision(subject: Subject) -> Iterator[Found]:
    """
    A revision below one that was published.
    """
    try:
        known = published_revisions(subject.folder)
    except InvalidInputError:
        return
    highest = max((it.revision for it in known), default=0)
    if subject.edition.revision < highest:
        yield Found(
            place=subject.files.in_header(("revision",)),
            message=f"revision {highest} was published already",
            advice=f"write revision = {highest + 1}",
        )


RULES = (
    Rule(
        code="KN701",
        name="changed-after-publication",
        severity=Severity.ERROR,
        summary="An edition that is not as it was published, under the same revision.",
        why="Somebody was assessed by it, and the receipt names the revision. What "
        "`kvo-norms check --record` wrote into published.json is compared.",
        avoid="""
            # published.json holds revision 1

            # edition.toml
            revision = 1
            [parameters.kwartaal]
            value = "P4M"
        """,
        prefer="""
            # published.json holds revision 1

            # edition.toml
            revision = 2
            [parameters.kwartaal]
            value = "P4M"
        """,
        find=changed,
    ),
    Rule(
        code="KN702",
        name="unreadable-record",
        severity=Severity.ERROR,
        summary="The record of what was published cannot be read.",
        why="Nothing can be held against it, so a change would not be noticed.",
        avoid="""
            # published.json
            {}
        """,
        prefer="""
            # published.json
            {"format": "kvo-norms/published/1", "revisions": []}
        """,
        find=unreadable,
    ),
    Rule(
        code="KN703",
        name="lower-revision",
        severity=Severity.ERROR,
        summary="A revision below one that was published.",
        why="Revisions count up: whoever sees two receipts must know which edition is the newer.",
        avoid="""
            # published.json holds revision 2

            # edition.toml
            revision = 1
        """,
        prefer="""
            # published.json holds revision 2

            # edition.toml
            revision = 2
        """,
        find=lower_revision,
    ),
)
