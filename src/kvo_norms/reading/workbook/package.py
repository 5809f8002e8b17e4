"""
An ``.xlsx`` file taken apart: a zip archive of XML, of which only what is needed is unpacked.

Files come from anybody, so nothing in here trusts one: what would unpack to too much is refused,
and so is XML that declares entities, which no workbook needs.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.parsers import expat

from kvo_norms.errors import Fault

MOST_BYTES = 50 * 2**20
"""How much the parts of a workbook may unpack to."""
BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
SAVE_AGAIN = "open it in a spreadsheet program and save it again"

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Said = Callable[[str], None]

_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises on archives, XML and numbers that are not as they should be."""


class Unopened(Exception):  # noqa: N818  (control flow inside the reader, never seen outside)
    """
    A file that cannot be read as a workbook.
    """

    def __init__(self, message: str, advice: str, *, sheet: str | None = None) -> None:
        self.fault = Fault(message=message, advice=advice, sheet=sheet)
        super().__init__(message)


def broken() -> Unopened:
    """
    The refusal of a file that is damaged.
    """
    return Unopened("the workbook is damaged", SAVE_AGAIN)


class Package:
    """
    The parts of one workbook.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST_BYTES
        self._names = set(archive.namelist())
        if BOOK not in self._names:
            raise Unopened("a zip archive that holds no workbook", "save it as .xlsx")

    def walk(self, part: str, start: Start, end: End, said: Said) -> None:
        """
        Parse a part: `start` and `end` get the names of elements, `said` the text between them.

        A part that is not there is passed over; not every workbook has texts or styles.
        """
        if part not in self._names:
            return
        if self._archive.getinfo(part).compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise broken()
        with self._archive.open(part) as opened:
            text = opened.read(self._left + 1)
        self._left -= len(text)
        if self._left < 0:
            raise Unopened("the workbook unpacks to too much to be a dossier", "make it smaller")
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda name, given: start(_bare(name), given)
        parser.EndElementHandler = lambda name: end(_bare(name))
        parser.CharacterDataHandler = said
        parser.Parse(text, True)


@contextmanager
def package_of(content: bytes) -> Iterator[Package]:
    """
    The parts of a workbook, for as long as it takes to read them.

    Raises
    ------
    Unopened
        Where the content is no workbook, is damaged or unpacks to too much, also while it is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield Package(archive)
    except _DAMAGE:
        raise broken() from None


def _refuse(*_: object) -> None:
    raise broken()


def _bare(name: str) -> str:
    """
    The name of an element or attribute without the prefix of its namespace.
    """
    return name.rpartition(":")[2]


def sheet_parts(package: Package) -> tuple[dict[str, str], bool]:
    """
    The part of each sheet by the sheet's name, and whether days are counted from 1904 on.

    Raises
    ------
    Unopened
        Where two sheets have the same name.
    """
    links: dict[str, str] = {}
    sheets: dict[str, str] = {}
    from_1904 = False

    def link(name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship":
            links[given["Id"]] = given["Target"]

    def book(name: str, given: Mapping[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            if given["name"] in sheets:
                raise Unopened(
                    "a second sheet has this name", "keep one of them", sheet=given["name"]
                )
            sheets[given["name"]] = next(
                (value for key, value in given.items() if key != "id" and _bare(key) == "id"), ""
            )
        elif name == "workbookPr":
            from_1904 = given.get("date1904") in ("1", "true", "on")

    package.walk(LINKS, link, _nothing, _nothing)
    package.walk(BOOK, book, _nothing, _nothing)
    return {name: _part(links[by]) for name, by in sheets.items()}, from_1904


def _part(target: str) -> str:
    whole = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    return posixpath.normpath(whole)


def _nothing(*_: object) -> None:
    return None
