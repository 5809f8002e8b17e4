"""
Many dossiers from one file of JSON lines.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError
from kvo_norms.reading.dossiers import dossier_in_content
from kvo_norms.reading.files import Content, unreadable
from kvo_norms.reading.quick.documents import quick_from_json
from kvo_norms.reading.quick.language import language_of
from kvo_norms.records import frozen

OTHER_FILES = (".toml", ".json")
BUFFER = 1 << 16
"""
So many bytes are taken from a file at once: some lines, where Python by itself takes part of one.
"""


@frozen(kw_only=True)
class DossierLine:
    """
    One line of a file of dossiers: the dossier, or what is wrong with it.
    """

    number: int
    """The number of the line, from 1."""
    dossier: Dossier | None = None
    """The dossier; absent where there are faults."""
    faults: tuple[Fault, ...] = ()
    """All that is wrong with the line, each with its place in the file."""


def read_dossiers(
    source: str | os.PathLike[str] | Iterable[str | bytes], *, edition: Edition | None = None
) -> Iterator[DossierLine]:
    """
    The dossiers of a file that holds one JSON document a line, one after the other.

    `source` is the file's name, or its lines where they come from elsewhere. Blank lines are passed
    over. A line with faults does not keep the others from being read. With an `edition` its words,
    facts, findings and waivers are held against that edition too.

    Only the line in hand is kept in memory. The extra ``bulk`` makes it faster.

    Raises
    ------
    InvalidInputError
        Where the file cannot be opened or read, when the first line that is not there is asked for.
    """
    if isinstance(source, str | os.PathLike):
        return _lines_of_file(os.fspath(source), edition)
    return _read(source, None, edition)


def _lines_of_file(file: str, edition: Edition | None) -> Iterator[DossierLine]:
    if file.lower().endswith(OTHER_FILES):
        message = "a file of one document, not of a dossier on each line"
        advice = "read it with read_dossier, or give a file of lines the ending .ndjson"
        raise InvalidInputError([Fault(file=file, message=message, advice=advice)])
    try:
        opened = open(file, "rb", BUFFER)  # noqa: SIM115
    except (OSError, ValueError) as error:
        raise InvalidInputError([unreadable(file, error)]) from None
    with opened:
        yield from _read(_told_of(opened, file), file, edition)


def _told_of(opened: BinaryIO, file: str) -> Iterator[bytes]:
    """
    The lines of a file; that it can't be read any further is a fault.
    """
    try:
        yield from opened
    except OSError as error:
        raise InvalidInputError([unreadable(file, error)]) from None


def _read(
    lines: Iterable[str | bytes], file: str | None, edition: Edition | None
) -> Iterator[DossierLine]:
    language = None if edition is None else language_of(edition)
    for number, line in enumerate(lines, start=1):
        content = line.encode(errors="surrogatepass") if isinstance(line, str) else line
        if number == 1:
            content = content.removeprefix(codecs.BOM_UTF8)
        dossier = quick_from_json(content, language)
        if dossier is not None:
            yield DossierLine(number=number, dossier=dossier)
        elif content.decode(errors="replace").strip():
            yield _in_detail(content, number, file, edition)


def _in_detail(line: bytes, number: int, file: str | None, edition: Edition | None) -> DossierLine:
    """
    A line by the reader that finds all that is wrong.
    """
    content = Content(file=file or "", syntax="json", data=line.rstrip(b"\r\n"))
    try:
        dossier, faults = dossier_in_content(content, edition=edition)
    except InvalidInputError as error:
        faults = list(error.faults)
    else:
        if not faults:
            return DossierLine(number=number, dossier=dossier)
    placed = tuple(attrs.evolve(fault, file=file, line=number) for fault in faults)
    return DossierLine(number=number, faults=placed)
