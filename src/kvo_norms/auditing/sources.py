"""
The dossiers below a folder, and safe names for what is written of them.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kvo_norms.errors import UnusableCallError
from kvo_norms.records import frozen

ENDINGS = (".toml", ".json", ".ndjson", ".xlsx")
LONGEST = 80
"""How many characters of a path a name keeps."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for devices."""


@frozen(kw_only=True)
class Source:
    """
    A dossier's place: a file, or a line of one.
    """

    file: str
    """The path below the folder, with slashes."""
    name: str
    """What the files that are written of it are called, without an ending; unique in a run."""
    line: int | None = None
    """The line in a file of lines, from 1."""
    start: int = 0
    """The place of the line's first byte."""


def sources_below(folder: Path, *, without: Path | None = None) -> Iterator[Source]:
    """
    Every file below the folder that may hold a dossier, and every line of a file of lines.

    They come in the order of their paths. Hidden files, what lies in the folder `without`, folders
    behind links, and links to files outside the folder are passed over; lines without text too. A
    `folder` may also be one file.

    Raises
    ------
    UnusableCallError
        Where there is no such folder.
    """
    if not folder.exists():
        raise UnusableCallError(f"there is no folder '{folder}'", "name the folder of dossiers")
    root = folder if folder.is_dir() else folder.parent
    files = sorted(_files(folder, without)) if folder.is_dir() else [folder.name]
    for file, name in zip(files, safe_names(files), strict=True):
        if not file.lower().endswith(".ndjson"):
            yield Source(file=file, name=name)
            continue
        for line, start in _lines(root / file):
            yield Source(file=file, name=f"{name}~{line:06}", line=line, start=start)


def _files(folder: Path, without: Path | None) -> Iterator[str]:
    root = Path(os.path.realpath(folder))
    passed_over = None if without is None else os.path.realpath(without)
    for place, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and os.path.realpath(os.path.join(place, name)) != passed_over
        ]
        for name in files:
            path = Path(place, name)
            if name.startswith(".") or not name.lower().endswith(ENDINGS):
                continue
            if not Path(os.path.realpath(path)).is_relative_to(root):
                continue
            if not path.exists() or path.is_file():
                yield path.relative_to(folder).as_posix()


def _unreadable(error: OSError) -> None:
    raise error


def _lines(file: Path) -> Iterator[tuple[int, int]]:
    """
    The number and the first byte of each line with text; an unreadable file counts as one line.
    """
    start = 0
    try:
        with file.open("rb") as opened:
            for number, line in enumerate(opened, 1):
                if line.strip():
                    yield number, start
                start += len(line)
    except OSError:
        yield 1, 0


def safe_names(files: list[str]) -> list[str]:
    """
    A name for each path: its letters, digits, dots and dashes, never two alike in any case.

    Where that leaves something out, or would make two alike, a digest of the path follows behind
    ``~``, which no name has otherwise.
    """
    plain = [_plain(file) for file in files]
    taken = Counter(name.lower() for name, _ in plain)
    length = 8
    while True:
        found = [
            name if whole and taken[name.lower()] == 1 else f"{name}~{_digest(file)[:length]}"
            for file, (name, whole) in zip(files, plain, strict=True)
        ]
        if len({name.lower() for name in found}) == len(found):
            return found
        length *= 2


def _plain(file: str) -> tuple[str, bool]:
    """
    The path as a name, and whether nothing was left out.
    """
    path = file.rpartition(".")[0].replace("/", "-")
    name = _UNSAFE.sub("-", path).strip(".-")[:LONGEST].rstrip(".-") or "dossier"
    return name, name == path and not _RESERVED.fullmatch(name)


def _digest(file: str) -> str:
    return hashlib.sha256(os.fsencode(file)).hexdigest()
