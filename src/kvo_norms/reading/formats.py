"""
The first line of every file: what it is, ``format = "kvo-norms/dossier/1"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.reading.files import ReadFile, located, printable
from kvo_norms.reading.refusal import Refused, described

T = TypeVar("T")

FORMATS = {
    name: f"kvo-norms/{name}/1"
    for name in (
        *("edition", "section", "stars", "crosswalk", "steps"),
        *("scenarios", "dossier", "assessment"),
    )
}


def attempt(
    file: ReadFile, kind: str, read: Callable[[dict[str, Any]], T]
) -> tuple[T, list[Fault]]:
    """
    What `read` makes of the file's data, as far as it can be read, and all faults with places.

    `read` makes a record of a table; where there are faults the record serves further checks only.
    """
    data = {key: value for key, value in file.data.items() if key != "format"}
    faults = _format_faults(file, kind)
    try:
        value = read(data)
    except Refused as refusal:
        faults += refusal.faults
        value = refusal.salvaged
    return value, told(file, [*file.faults, *faults])


def told(file: ReadFile, faults: Iterable[Fault]) -> list[Fault]:
    """
    The faults with their places, without those that only follow from a value that is unreadable.
    """
    unread = {fault.path for fault in file.faults}
    own = set(file.faults)
    kept = [f for f in faults if f in own or not _is_within(printable(f.path), unread)]
    return located(file, kept)


def _is_within(path: Path, others: set[Path]) -> bool:
    """
    Whether the place, or one that holds it, is among the others.
    """
    return any(path[:length] in others for length in range(1, len(path) + 1))


def _format_faults(file: ReadFile, kind: str) -> list[Fault]:
    expected = FORMATS[kind]
    given = file.data.get("format")
    if given == expected:
        return []
    written = f'format = "{expected}"' if file.syntax == "toml" else f'"format": "{expected}"'
    if given is None:
        return [Fault(message="'format' is missing", advice=f"begin with {written}")]
    if isinstance(given, str) and given in FORMATS.values():
        return [Fault(path=("format",), message=f"this is a {given}, expected {expected}")]
    found = f"'{given}'" if isinstance(given, str) else described(given)
    advice = suggestion(str(given), [expected])
    return [Fault(path=("format",), message=f"unknown format {found}", advice=advice)]
