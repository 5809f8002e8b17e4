"""
The files of an edition: where each norm, star and parameter stands in them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from kvo_norms.catalogue import Edition
from kvo_norms.errors import Path as TomlPath
from kvo_norms.reading.files import ReadFile, read_file
from kvo_norms.reading.locating import places_in
from kvo_norms.reading.places import Places
from kvo_norms.reading.templates import expanded
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Place:
    """
    A place in a file; line and column are absent without the extra ``cli``.
    """

    file: str
    """The file, below the folder as the caller named it."""
    path: TomlPath
    """The keys and indexes that lead there."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """In characters, from 1."""


@attrs.define(eq=False)
class SourceFile:
    """
    A file of an edition, and the places in it once somebody asks.
    """

    read: ReadFile

    @cached_property
    def places(self) -> Places | None:
        """
        The places of all its parts; ``None`` without the extra ``cli``.
        """
        return places_in(self.read.text, self.read.syntax)

    def place(self, path: TomlPath) -> Place:
        """
        Where a path stands, or as much of it as there is.
        """
        file = self.read.file
        if self.places is None:
            return Place(file=file, path=path)
        line, column = self.places.place_of(path)
        return Place(file=file, path=path, line=line, column=column)


@attrs.define(eq=False)
class EditionFiles:
    """
    The files of an edition that can be read, and where everything with an id stands in them.
    """

    edition: Edition
    folder: str
    files: Mapping[str, SourceFile]
    """By name without its ending: ``edition``, each section, ``stars``, ``crosswalk``."""

    @cached_property
    def _norms(self) -> Mapping[str, tuple[str, TomlPath]]:
        """
        The file and the table of each norm and each star.
        """
        return dict(self._found())

    def _found(self) -> Iterator[tuple[str, tuple[str, TomlPath]]]:
        themes = next((v for v in self.edition.vocabularies if v.id == "themes"), None)
        for section in self.edition.sections:
            raw = self.files[section.id].read.data.get("norms", [])
            yield from _ids(raw, section.id, ("norms",), themes)
        if self.edition.stars:
            for index, star in enumerate(self.files["stars"].read.data["stars"]):
                path: TomlPath = ("stars", index)
                yield star["id"], ("stars", path)
                yield from _ids(star.get("norms", []), "stars", (*path, "norms"), themes)

    def place_of(self, name: str, path: TomlPath = ()) -> Place:
        """
        Where a norm or a star stands, or a key in its table.
        """
        file, table = self._norms[name]
        return self.files[file].place((*table, *path))

    def in_header(self, path: TomlPath) -> Place:
        """
        Where a key of ``edition.toml`` stands, such as ``("parameters", "audit_notice")``.
        """
        return self.files["edition"].place(path)

    def line_at(self, place: Place) -> str:
        """
        The line of a place, as its file has it; empty where the line is not known.
        """
        if place.line is None:
            return ""
        (read,) = (it.read for it in self.files.values() if it.read.file == place.file)
        return read.text.splitlines()[place.line - 1]

    def lines_of(self, name: str) -> tuple[int, tuple[str, ...]]:
        """
        The number of the first line of a norm or a star, and its lines as the file has them.

        The number is 0, and the lines are none, without the extra ``cli``.
        """
        file, table = self._norms[name]
        source = self.files[file]
        if source.places is None:
            return 0, ()
        first, _ = source.places.place_of(table)
        lines = source.read.text.splitlines()
        later = [line for _, other in self._norms.values() for line in self._line(file, other)]
        end = min((line for line in later if line > first), default=len(lines) + 1)
        own = lines[first - 1 : end - 1]
        while own and (not own[-1].strip() or own[-1].startswith("#")):
            own.pop()
        return first, tuple(own)

    def _line(self, file: str, table: TomlPath) -> Iterator[int]:
        places = self.files[file].places
        if places is not None:
            yield places.place_of(table).line


def edition_files(folder: str | os.PathLike[str], edition: Edition) -> EditionFiles:
    """
    The files that an edition was read from.

    Raises
    ------
    InvalidInputError
        Where one of them can no longer be read.
    """
    place = Path(folder)
    files = {path.stem: SourceFile(read_file(path)) for path in sorted(place.glob("*.toml"))}
    return EditionFiles(edition=edition, folder=os.fspath(folder), files=files)


def _ids(
    raw: list[Any], file: str, path: TomlPath, themes: Any
) -> Iterator[tuple[str, tuple[str, TomlPath]]]:
    for index, table in enumerate(raw):
        for norm in expanded(table, themes):
            yield norm["id"], (file, (*path, index))
