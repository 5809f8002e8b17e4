"""
A file as raw data, or what keeps it from being read.

TOML and JSON become the same dictionaries, lists, texts, booleans, integers and dates (dates in
TOML only); every number with a decimal point or an exponent becomes a `Decimal`. What other
programs would read differently is refused here, so that no reader above has to think of it.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from kvo_norms.errors import Fault, InvalidInputError, Path
from kvo_norms.reading.plain import plain_tables
from kvo_norms.reading.soundness import unsound
from kvo_norms.records import frozen

if TYPE_CHECKING:
    from kvo_norms.reading.places import Syntax
    from kvo_norms.reading.workbook.places import Cells

BYTE_ORDER_MARK = "\ufeff"
ZIP_ARCHIVE = b"PK\x03\x04"
"""How a workbook begins; neither TOML nor JSON can begin like that."""


@frozen(kw_only=True)
class ReadFile:
    """
    The content of a file as raw data, with the text that it was read from.
    """

    file: str
    """The file, as the caller named it."""
    text: str
    """Without a byte order mark."""
    syntax: Syntax
    data: dict[str, Any]
    """What could be read; ``None`` stands where a value could not be."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with how single values are written, so that readers can go on and find more."""
    cells: Cells | None = None
    """Where everything stands, in a workbook; it has no text."""
    remarks: tuple[Fault, ...] = ()
    """Parts of a workbook that are not read; nothing is wrong with the rest for that."""


@frozen(kw_only=True)
class Content:
    """
    The bytes of a file whose name says what it holds.
    """

    file: str
    """The file, as the caller named it."""
    syntax: Syntax
    data: bytes
    """Without a byte order mark."""


def read_file(path: str | os.PathLike[str]) -> ReadFile:
    """
    The content of a TOML or JSON file, as the ending of its name says, or of a workbook.

    A workbook is known by its content, whatever its name is.

    Raises
    ------
    InvalidInputError
        Where nothing can be read: no such file, broken TOML or JSON, not UTF-8, …
    """
    return parse_content(read_content(path))


def read_content(path: str | os.PathLike[str]) -> Content:
    """
    The bytes of a TOML or JSON file, or of a workbook.

    Raises
    ------
    InvalidInputError
        Where there is no such file, or its name has another ending.
    """
    file = os.fspath(path)
    syntax = _syntax_of(file)
    try:
        with open(file, "rb") as opened:
            data = opened.read(len(ZIP_ARCHIVE) if syntax is None else -1)
            if syntax is None and data == ZIP_ARCHIVE:
                data += opened.read()
    except (OSError, ValueError) as error:
        raise InvalidInputError([unreadable(file, error)]) from None
    if data.startswith(ZIP_ARCHIVE):
        return Content(file=file, syntax="toml", data=data)
    if syntax is None:
        said = "the name ends neither in .toml nor in .json", "give it the ending of what it holds"
        if file.lower().endswith(".xlsx"):
            said = "this is no workbook", "save it as .xlsx in a spreadsheet program"
        raise InvalidInputError([Fault(file=file, message=said[0], advice=said[1])])
    return Content(file=file, syntax=syntax, data=data.removeprefix(codecs.BOM_UTF8))


def parse_content(content: Content) -> ReadFile:
    """
    The bytes of a file as raw data.

    Raises
    ------
    InvalidInputError
        Where nothing can be read: broken TOML or JSON, not UTF-8, …
    """
    if content.data.startswith(ZIP_ARCHIVE):
        return _parse_workbook(content)
    try:
        text = content.data.decode()
    except UnicodeDecodeError as error:
        raise InvalidInputError([_undecodable(content, error.start)]) from None
    return parse_text(text, file=content.file, syntax=content.syntax)


def parse_text(text: str, *, file: str, syntax: Syntax) -> ReadFile:
    """
    The content of a file whose text is already there; `file` is the name that faults give it.

    Raises
    ------
    InvalidInputError
        Where nothing can be read.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    plain = plain_tables(text) if syntax == "toml" else None
    if plain:
        return ReadFile(file=file, text=text, syntax=syntax, data=plain)
    from kvo_norms.reading.parsing import parsed  # only where something is not plain TOML

    data, faults = parsed(text, syntax)
    read = ReadFile(file=file, text=text, syntax=syntax, data=data)
    wrong = list(unsound(data))
    if not data and faults:
        raise InvalidInputError(located(read, faults))
    for fault in wrong:
        _take_out(data, fault.path)
    return attrs.evolve(read, faults=tuple(located(read, [*faults, *wrong])))


def _parse_workbook(content: Content) -> ReadFile:
    from kvo_norms.reading.workbook.tables import tables_of  # only where there is a workbook

    found = tables_of(content.data, file=content.file)
    if not found.data:
        raise InvalidInputError(found.faults)
    read = ReadFile(
        file=content.file,
        text="",
        syntax="toml",
        data=found.data,
        cells=found.cells,
        remarks=tuple(found.remarks),
    )
    wrong = list(unsound(found.data))
    for fault in wrong:
        _take_out(found.data, fault.path)
    unread = {fault.path for fault in found.faults}
    wrong = [fault for fault in wrong if fault.path not in unread]
    return attrs.evolve(read, faults=tuple(located(read, [*found.faults, *wrong])))


def _take_out(data: Any, path: Path) -> None:
    *holders, last = path
    for key in holders:
        if data is None:
            return
        data = data[key]
    if data is not None:
        data[last] = None


def located(file: ReadFile, faults: Iterable[Fault]) -> list[Fault]:
    """
    The faults with their file, line and column, in the order of the file, each once.

    What a fault already knows of its place is left as it is. Where TOML cannot be located, for
    want of the extra ``cli``, faults keep their path and come first, in the order given. Half
    characters in a path are written as escapes, so that every fault can be printed.
    """
    faults = list(faults)
    if file.cells is not None:
        return file.cells.located(faults, file.file)
    places = None
    if any(fault.line is None for fault in faults):
        from kvo_norms.reading.locating import places_in  # only where there is a fault to place

        places = places_in(file.text, file.syntax)
    found: dict[Fault, None] = {}
    for fault in faults:
        line, column = fault.line, fault.column
        if line is None and places is not None:
            line, column = places.place_of(fault.path)
        named = file.file if fault.file is None else fault.file
        path = printable(fault.path)
        found[attrs.evolve(fault, file=named, path=path, line=line, column=column)] = None
    return sorted(found, key=lambda fault: (fault.line or 0, fault.column or 0))


def printable(path: Path) -> Path:
    """
    The path with half characters written as escapes.
    """
    return tuple(
        part.encode(errors="backslashreplace").decode() if isinstance(part, str) else part
        for part in path
    )


def _syntax_of(file: str) -> Syntax | None:
    match os.path.splitext(file)[1].lower():
        case ".toml":
            return "toml"
        case ".json":
            return "json"
    return None


def unreadable(file: str, error: OSError | ValueError) -> Fault:
    """
    Why a file cannot be opened or read.
    """
    match error:
        case IsADirectoryError():
            said = "this is a folder, not a file", "name a file in it"
        case PermissionError() if os.path.isdir(file):  # how Windows refuses a folder
            said = "this is a folder, not a file", "name a file in it"
        case PermissionError():
            said = "the file may not be read", "ask for permission to read it"
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            said = "there is no such file", "check its name and folder"
        case _:
            said = f"the file cannot be read: {(error.strerror or '').lower()}", "check its name"
    message, advice = said
    return Fault(file=file, message=message, advice=advice)


def _undecodable(content: Content, start: int) -> Fault:
    from kvo_norms.reading.places import place_in

    before = content.data[:start].decode()
    place = place_in(before, len(before))
    return Fault(
        file=content.file,
        line=place.line,
        column=place.column,
        message="not written in UTF-8",
        advice="save the file as UTF-8",
    )
