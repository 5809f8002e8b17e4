"""
What was published of an edition, by digests.

``published.json`` in the edition's folder has an entry for each revision that was published: the
digest of the whole edition, which receipts name too, and the digests of its parts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kvo_norms.assessing.receipt import digest
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.errors import Fault, InvalidInputError, UnusableCallError
from kvo_norms.reading.files import parse_text
from kvo_norms.records import frozen
from kvo_norms.writing import as_plain, write_whole

FILE = "published.json"
FORMAT = "kvo-norms/published/1"
HEADER = "edition"
"""The name under which everything is digested that is neither a norm nor a parameter."""


@frozen(kw_only=True)
class PublishedRevision:
    """
    A revision of an edition, as it was published.
    """

    revision: int
    on: date
    """The day on which it was recorded."""
    sha256: str
    """The digest of the whole edition, as receipts name it."""
    parts: Mapping[str, str]
    """The digest of each norm and each parameter (``$name``), and of all the rest (`edition`)."""


def published_revisions(folder: Path) -> tuple[PublishedRevision, ...]:
    """
    What was recorded of the edition in a folder; nothing where nothing was.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read.
    """
    place = folder / FILE
    if not place.exists():
        return ()
    try:
        data = parse_text(place.read_text(encoding="utf-8"), file=str(place), syntax="json").data
        rows = data["revisions"]
        if data["format"] != FORMAT:
            raise ValueError
        return tuple(
            PublishedRevision(
                revision=int(row["revision"]),
                on=date.fromisoformat(row["on"]),
                sha256=str(row["sha256"]),
                parts={str(name): str(value) for name, value in row["parts"].items()},
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = "this is no record of published revisions"
        advice = "restore it; kvo-norms check --record writes it"
        raise InvalidInputError([Fault(file=str(place), message=message, advice=advice)]) from None


def record_edition(folder: Path, edition: Edition, today: date) -> None:
    """
    Add the edition's revision to what was published of it.

    Raises
    ------
    UnusableCallError
        Where this revision was published already and was another one.
    InvalidInputError
        Where the record cannot be read.
    """
    known = published_revisions(folder)
    made = PublishedRevision(
        revision=edition.revision, on=today, sha256=digest(as_plain(edition)), parts=parts(edition)
    )
    for earlier in known:
        if earlier.revision == made.revision:
            if earlier.sha256 == made.sha256:
                return
            message = f"revision {made.revision} of {edition.id} was published on {earlier.on}"
            raise UnusableCallError(f"{message} and was another one", "raise the revision")
    rows = [
        {"revision": it.revision, "on": it.on.isoformat(), "sha256": it.sha256, "parts": it.parts}
        for it in (*known, made)
    ]
    text = json.dumps({"format": FORMAT, "revisions": rows}, indent=2, ensure_ascii=False)
    write_whole(folder / FILE, f"{text}\n")


def parts(edition: Edition) -> dict[str, str]:
    """
    The digest of each part of an edition, by name.
    """
    found = {norm.id: digest(as_plain(norm)) for norm in norms_of(edition)}
    found |= {f"${it.id}": digest(as_plain(it)) for it in edition.parameters}
    rest: dict[str, Any] = as_plain(edition)
    for key in ("revision", "parameters"):
        rest.pop(key, None)
    for group in (*rest.get("sections", ()), *rest.get("stars", ())):
        group["norms"] = [norm["id"] for norm in group.get("norms", ())]
    return {**found, HEADER: digest(rest)}
