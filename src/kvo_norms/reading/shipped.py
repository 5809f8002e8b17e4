"""
The editions that come with the library.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kvo_norms.catalogue import Edition
from kvo_norms.errors import UnknownNameError
from kvo_norms.reading.folders import read_edition


def catalogue_folder() -> Path:
    """
    The folder of the shipped catalogue: the checkout's own, else the one inside the package.

    In a checkout (also one that is installed as editable) the folder beside ``src`` is used, so
    that an edited norm is seen at once.
    """
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    if package.parent.name == "src" and (checkout / "catalogue").is_dir():
        return checkout / "catalogue"
    return package / "_catalogue"


def edition_ids() -> tuple[str, ...]:
    """
    The ids of the shipped editions, the oldest first.
    """
    return tuple(sorted(path.parent.name for path in catalogue_folder().glob("*/edition.toml")))


def edition(name: str) -> Edition:
    """
    A shipped edition by its id.

    Raises
    ------
    UnknownNameError
        Where no shipped edition has this id.
    InvalidInputError
        Where its files were changed and hold faults.
    """
    if name not in edition_ids():
        raise UnknownNameError("edition", name, edition_ids())
    return _read(catalogue_folder() / name, _stamp(catalogue_folder() / name))


def editions() -> tuple[Edition, ...]:
    """
    All shipped editions, in the order in which they came into force.
    """
    return tuple(sorted(map(edition, edition_ids()), key=lambda e: e.valid_from))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    stats = ((path, path.stat()) for path in sorted(folder.glob("*.toml")))
    return tuple((path.name, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@cache
def _read(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Edition:
    """
    An edition read once for each state of its files.
    """
    del stamp
    return read_edition(folder)
