"""
An earlier audit, to compare with.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from kvo_norms.auditing.records import RECORDS, Audited, Record, read_record, record_path
from kvo_norms.errors import UnusableCallError
from kvo_norms.records import frozen

Place = tuple[str, int | None]
"""A file and, in a file of lines, the line."""


@frozen(kw_only=True)
class Earlier:
    """
    Which dossiers an earlier audit had, and where its records stand.
    """

    folder: Path
    by_id: Mapping[str | None, str]
    """The names of records by the dossier's id, where only one has it."""
    by_place: Mapping[Place, str]
    """The names of records by the dossier's place."""
    identified: frozenset[str]
    """The names of the records in `by_id`."""
    digest: str
    """Digest of the keys of all records."""

    def record_of(self, audited: Audited) -> Record | None:
        """
        The record of the same dossier.
        """
        name = self.name_of(audited)
        return None if name is None else read_record(record_path(self.folder, name))

    def name_of(self, audited: Audited) -> str | None:
        """
        The name of that record: of the one with its id, else of the one in its place.

        A dossier in the same place with another id is another dossier.
        """
        if audited.id in self.by_id:
            return self.by_id[audited.id]
        name = self.by_place.get((audited.source, audited.line))
        return None if audited.id is not None and name in self.identified else name


def read_earlier(folder: Path) -> Earlier:
    """
    What is known of an earlier audit.

    Raises
    ------
    UnusableCallError
        Where the folder holds no audit.
    """
    files = sorted((folder / RECORDS).glob("*.json"))
    records = [record for record in map(read_record, files) if record is not None]
    if not records:
        message = f"'{folder}' holds no audit"
        raise UnusableCallError(message, "name the folder that an earlier audit was written to")
    found = [record.audited for record in records]
    number = Counter(audited.id for audited in found)
    whole = hashlib.sha256()
    for record in records:
        whole.update(f"{record.key} {record.today}\n".encode())
    return Earlier(
        folder=folder.resolve(),
        by_id={a.id: a.name for a in found if a.id is not None and number[a.id] == 1},
        by_place={(a.source, a.line): a.name for a in found},
        identified=frozenset(a.name for a in found if number[a.id] == 1 and a.id is not None),
        digest=whole.hexdigest(),
    )
