"""
The editions that come with the library.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from kvo_norms.catalogue import Edition
from kvo_norms.errors import UnknownNameError
from kvo_norms.reading.folders import read_edition, toml_files


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
    return _ids_in(catalogue_folder())


def _ids_in(catalogue: Path) -> tuple[str, ...]:
    return tuple(sorted(name for name in _names_in(catalogue) if _is_edition(catalogue, name)))


def _names_in(catalogue: Path) -> list[str]:
    return os.listdir(catalogue) if catalogue.is_dir() else []


def _is_edition(catalogue: Path, name: str) -> bool:
    return os.path.exists(os.path.join(catalogue, name, "edition.toml"))


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
    catalogue = catalogue_folder()
    if name not in _names_in(catalogue) or not _is_edition(catalogue, name):
        raise UnknownNameError("edition", name, _ids_in(catalogue))
    folder = catalogue / name
    return _read(folder, _stamp(folder))


def editions() -> tuple[Edition, ...]:
    """
    All shipped editions, in the order in which they came into force.
    """
    return tuple(sorted(map(edition, edition_ids()), key=lambda e: e.valid_from))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    stats = ((name, os.stat(os.path.join(folder, name))) for name in toml_files(folder))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@cache
def _read(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Edition:
    """
    An edition read once for each state of its files.
    """
    del stamp
    return read_edition(folder)
