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
from typing import Any

import attrs

from kvo_norms.errors import Fault, InvalidInputError, Path
from kvo_norms.reading.locating import places_in
from kvo_norms.reading.parsing import parsed
from kvo_norms.reading.places import Syntax, place_in
from kvo_norms.reading.soundness import unsound

BYTE_ORDER_MARK = "\ufeff"


@attrs.frozen(kw_only=True)
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


def read_file(path: str | os.PathLike[str]) -> ReadFile:
    """
    The content of a TOML or JSON file; the ending of its name says which of them it is.

    Raises
    ------
    InvalidInputError
        Where nothing can be read: no such file, broken TOML or JSON, not UTF-8, …
    """
    file = os.fspath(path)
    syntax = _syntax_of(file)
    try:
        with open(file, "rb") as opened:
            content = opened.read() if syntax is not None else b""
    except (OSError, ValueError) as error:
        raise InvalidInputError([_unreadable(file, error)]) from None
    if syntax is None:
        raise InvalidInputError(
            [
                Fault(
                    file=file,
                    message="the name ends neither in .toml nor in .json",
                    advice="give it the ending of what it holds",
                )
            ]
        )
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise InvalidInputError([_undecodable(file, content, error.start)]) from None
    return parse_text(text, file=file, syntax=syntax)


def parse_text(text: str, *, file: str, syntax: Syntax) -> ReadFile:
    """
    The content of a file whose text is already there; `file` is the name that faults give it.

    Raises
    ------
    InvalidInputError
        Where nothing can be read.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    data, faults = parsed(text, syntax)
    read = ReadFile(file=file, text=text, syntax=syntax, data=data)
    wrong = list(unsound(data))
    if not data and faults:
        raise InvalidInputError(located(read, faults))
    for fault in wrong:
        _take_out(data, fault.path)
    return attrs.evolve(read, faults=tuple(located(read, [*faults, *wrong])))


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
    places = None
    if any(fault.line is None for fault in faults):
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


def _unreadable(file: str, error: OSError | ValueError) -> Fault:
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


def _undecodable(file: str, content: bytes, start: int) -> Fault:
    before = content[:start].decode()
    place = place_in(before, len(before))
    return Fault(
        file=file,
        line=place.line,
        column=place.column,
        message="not written in UTF-8",
        advice="save the file as UTF-8",
    )
