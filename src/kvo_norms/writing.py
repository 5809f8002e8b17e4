"""
Records as TOML and JSON, such that reading gives the same records again.
"""

from __future__ import annotations

import enum
import json
import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from kvo_norms.catalogue import UNWRITTEN
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.durations import Duration
from kvo_norms.errors import UnusableCallError
from kvo_norms.figures import is_whole, json_number
from kvo_norms.notation import as_table
from kvo_norms.patterns import Record

Syntax = Literal["toml", "json"]

BESIDE = ".kvo-norms-"
"""How the name of a file begins that is being written."""


def as_toml(dossier: Dossier) -> str:
    """
    The dossier as a TOML document.
    """
    import tomli_w  # only to write

    return tomli_w.dumps({"format": "kvo-norms/dossier/1", **as_plain(dossier, "toml")})


def as_json(dossier: Dossier) -> str:
    """
    The dossier as a JSON document.
    """
    table = {"format": "kvo-norms/dossier/1", **as_plain(dossier, "json")}
    return json.dumps(table, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_dossier(dossier: Dossier, path: str | os.PathLike[str]) -> None:
    """
    Write the dossier to a file, as TOML, JSON or a workbook by the file's name.

    The file is written whole or not at all.

    Raises
    ------
    UnusableCallError
        Where the name ends in none of ``.toml``, ``.json`` and ``.xlsx``, there is no folder for
        it, or a workbook cannot keep one of its texts.
    MissingExtraError
        For a workbook, without the extra ``report``.
    """
    place = Path(path)
    if place.suffix.lower() == ".xlsx":
        from kvo_norms.workbook.filling import workbook_of  # only where there is a workbook

        write_whole(place, workbook_of(dossier))
        return
    writer = {".toml": as_toml, ".json": as_json}.get(place.suffix.lower())
    if writer is None:
        raise UnusableCallError(
            f"cannot tell the format of '{place.name}'", "end it in .toml, .json or .xlsx"
        )
    write_whole(place, writer(dossier))


def write_whole(place: Path, text: str | bytes) -> None:
    """
    Write a text as UTF-8, or bytes as they are, beside the file and put it in the file's place.

    What is no plain file, such as a pipe, is written to as it is.

    Raises
    ------
    UnusableCallError
        Where there is no folder for the file.
    """
    write_all(place, [text])


def write_all(place: Path, texts: Iterable[str | bytes]) -> None:
    """
    Write texts one after the other as they come, by the rules of `write_whole`.
    """
    if place.exists() and not place.is_file():
        with place.open("wb") as file:
            file.writelines(map(_in_bytes, texts))
        return
    folder = place.parent
    if not folder.is_dir():
        if folder.exists():
            raise UnusableCallError(f"'{folder}' is no folder", "name a file in a folder")
        raise UnusableCallError(f"there is no folder '{folder}'", "make it first")
    import tempfile  # only to write

    try:
        number, beside = tempfile.mkstemp(dir=folder, prefix=BESIDE)
    except OSError as error:  # it would name the file beside, which nobody asked for
        raise OSError(error.errno, error.strerror, str(place)) from None
    try:
        with open(number, "wb") as file:
            file.writelines(map(_in_bytes, texts))
        os.chmod(beside, _mode(place))
        os.replace(beside, place)
    except BaseException:
        os.unlink(beside)
        raise


def _in_bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8")


def _mode(place: Path) -> int:
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def as_plain(value: Any, syntax: Syntax = "json") -> Any:
    """
    A record as tables, arrays and single values; what has its default is left out.
    """
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is tuple:
        if value and type(value[0]) is Fact:
            return {fact.name: _fact(as_plain(fact, syntax)) for fact in value}
        return [as_plain(item, syntax) for item in value]
    if kind is Record:
        return as_plain(as_table(value), syntax)
    if attrs.has(kind) and kind is not Duration:
        return {
            name: as_plain(held, syntax)
            for name, default in _defaults(kind)
            if (held := getattr(value, name)) != default
        }
    if kind is dict:
        return {key: as_plain(item, syntax) for key, item in value.items()}
    if kind is list:
        return [as_plain(item, syntax) for item in value]
    return _single(value, syntax)


AS_THEY_ARE = frozenset({str, bool, int, float, type(None)})


@cache
def _defaults(record: type) -> tuple[tuple[str, Any], ...]:
    """
    The fields of a record class that are written, each with its default.
    """
    fields = (field for field in attrs.fields(record) if UNWRITTEN not in field.metadata)
    return tuple((field.name, field.default) for field in fields)


def _single(value: Any, syntax: Syntax) -> Any:
    match value:
        case enum.Enum():
            return value.value
        case Duration():
            return str(value)
        case date():
            return value.isoformat() if syntax == "json" else value
        case Decimal() if syntax == "toml":
            return int(value) if is_whole(value) else value
        case Decimal() | Fraction():
            return json_number(value)
        case _:
            raise AssertionError(value)


def _fact(table: dict[str, Any]) -> Any:
    """
    A fact under its name: the bare value where there is nothing else to say.
    """
    rest = {key: value for key, value in table.items() if key != "name"}
    return rest["value"] if len(rest) == 1 else rest
