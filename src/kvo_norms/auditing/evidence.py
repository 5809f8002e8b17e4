"""
The files of a dossier's documents: whether each is there, below the dossier's folder, and is the
file that it was.
"""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import attrs

from kvo_norms.dossier import Document, Dossier
from kvo_norms.records import frozen

State = Literal["fine", "unrecorded", "changed", "missing", "unreadable", "outside"]
"""
Fine: it has the digest that the dossier records. Unrecorded: no digest is recorded. Changed: it has
another one. Outside: the path leaves the dossier's folder, so nothing was looked at.
"""


@frozen(kw_only=True)
class EvidenceFile:
    """
    The file that a document names.
    """

    index: int
    """The document's place among the documents, from 0."""
    document: str | None = None
    """The document's id."""
    file: str
    """The path as the dossier writes it."""
    state: State
    """How it stands."""
    sha256: str | None = None
    """The digest that the file has now; ``None`` where it could not be read."""


def evidence_files(dossier: Dossier, folder: Path) -> tuple[EvidenceFile, ...]:
    """
    How the files stand that the documents name, in the order of the documents.

    A path is relative to `folder`, the dossier's own. No path may leave it: not by ``..``, not as
    an absolute one of any system, and not by a link.
    """
    return tuple(_checked(dossier, folder))


def recorded(dossier: Dossier, files: tuple[EvidenceFile, ...]) -> Dossier:
    """
    The dossier with the digests that were not recorded. Those that differ stay as they are.
    """
    digests = {found.index: found.sha256 for found in files if found.state == "unrecorded"}
    documents = tuple(
        attrs.evolve(document, sha256=digests[index]) if index in digests else document
        for index, document in enumerate(dossier.documents or ())
    )
    return attrs.evolve(dossier, documents=documents) if digests else dossier


def _checked(dossier: Dossier, folder: Path) -> Iterator[EvidenceFile]:
    for index, document in enumerate(dossier.documents or ()):
        if document.file is not None:
            state, digest = _state(document, document.file, folder)
            yield EvidenceFile(
                index=index,
                document=document.id,
                file=document.file,
                state=state,
                sha256=digest,
            )


def _state(document: Document, name: str, folder: Path) -> tuple[State, str | None]:
    if _leaves(name):
        return "outside", None
    try:
        # Followed to its end first: a link that leads out is not opened.
        place = (folder / name).resolve()
        if not place.is_relative_to(folder.resolve()):
            return "outside", None
        if not stat.S_ISREG(place.stat().st_mode):
            return "missing", None
        with place.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return "missing", None
    except (OSError, ValueError, RuntimeError):  # not allowed, too long a name, links in a circle
        return "unreadable", None
    if document.sha256 is None:
        return "unrecorded", digest
    return ("fine" if document.sha256 == digest else "changed"), digest


_ROOTED = re.compile(r"[/\\]|[A-Za-z]:")
"""How a path begins that is not relative, on one system or another."""


def _leaves(name: str) -> bool:
    """
    Whether a path leaves its folder by how it is written, on whatever system it is read.

    A backslash parts folders on Windows only, so a path with one means two things.
    """
    return bool(_ROOTED.match(name)) or "\\" in name or ".." in name.split("/")
