"""
What a run keeps of each dossier, so that the next run knows what is done.
"""

from __future__ import annotations

import hashlib
import json
import typing
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kvo_norms.auditing.changes import Changes
from kvo_norms.auditing.standing import Standing
from kvo_norms.reading.hooks import Hook, Hooks
from kvo_norms.reading.strict import converter
from kvo_norms.records import frozen
from kvo_norms.verdict import Status
from kvo_norms.writing import as_plain, write_whole

FORMAT = "kvo-norms/audited/1"
RECORDS, REPORTS = "records", "reports"
"""The folders of an audit."""


@frozen(kw_only=True)
class Audited:
    """
    A dossier that was looked at: how it stands, or why it could not be read.
    """

    name: str
    """What the files that are written of it are called."""
    source: str
    """Its file, by its path below the folder of dossiers."""
    line: int | None = None
    """Its line in a file of lines."""
    id: str | None = None
    """The dossier's id."""
    area: str | None = None
    """The area's name."""
    municipality: str | None = None
    """The municipality."""
    faults: tuple[str, ...] = ()
    """Why it could not be read; empty where it could."""
    notes: tuple[str, ...] = ()
    """What the auditor should know: the edition was not in force, parts were not read."""
    other: str | None = None
    """What the file holds instead of a dossier; it is passed over."""
    standing: Standing | None = None
    """How it stands; ``None`` where it could not be read."""
    reports: tuple[str, ...] = ()
    """Its reports, by their paths below the audit's folder."""
    changes: Changes | None = None
    """What is not as it was in the earlier audit, where one was named."""


@frozen(kw_only=True)
class Record:
    """
    What a run keeps of a dossier.
    """

    key: str
    """Digest of all that the result depends on."""
    today: date | None = None
    """The day that the clock gave, where nobody named one."""
    files: Mapping[str, str]
    """The SHA-256 of each report, by its path below the audit's folder."""
    statuses: Mapping[str, Status]
    """The status of every norm."""
    audited: Audited
    """What the overview tells."""


def record_path(folder: Path, name: str) -> Path:
    """
    Where the record of a dossier stands in an audit's folder.
    """
    return folder / RECORDS / f"{name}.json"


def write_record(record: Record, folder: Path) -> None:
    """
    Keep the record in an audit's folder.
    """
    data = {"format": FORMAT, **as_plain(record)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    write_whole(record_path(folder, record.audited.name), text + "\n")


def read_record(path: Path) -> Record | None:
    """
    The record in a file; ``None`` where there is none that can be read.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        if data.pop("format") != FORMAT:
            return None
        return _hooks().structure(data, Record)
    except Exception:
        # Whatever is wrong with the file, the dossier is assessed anew.
        return None


def is_done(record: Record | None, key: str, today: date, folder: Path) -> bool:
    """
    Whether the record is of just this dossier, and its reports are as they were written.
    """
    if record is None or record.key != key or record.today not in (None, today):
        return False
    return all(sha256_of(folder / file) == digest for file, digest in record.files.items())


def sha256_of(path: Path) -> str | None:
    """
    The digest of a file; ``None`` where it cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


@cache
def _hooks() -> Hooks:
    made = converter("json").copy()
    made.register_factory(lambda kind: typing.get_origin(kind) is Mapping, _mapping)
    return made


def _mapping(kind: Any, hooks: Hooks) -> Hook:
    _, inner = typing.get_args(kind)
    hook = hooks.hook(inner)
    return lambda value, _: {name: hook(item, inner) for name, item in value.items()}
