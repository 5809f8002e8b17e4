"""
An edition of the catalogue: one folder of TOML files into one frozen `Edition`.

All faults of all files are found in one reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs
from cattrs import Converter

from kvo_norms.catalogue import (
    Edition,
    Section,
)
from kvo_norms.errors import Fault, InvalidInputError, suggestion
from kvo_norms.reading.files import read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.headers import Header, header_converter, header_faults
from kvo_norms.reading.norms import SectionFile, StarsFile, norm_converter, placed
from kvo_norms.reading.operands import Scope
from kvo_norms.reading.refusal import Refused

T = TypeVar("T")


def read_edition(folder: str | os.PathLike[str]) -> Edition:
    """
    The edition in a folder.

    Raises
    ------
    InvalidInputError
        With every fault of every file.
    """
    place = Path(folder)
    if not place.is_dir():
        message = "this is a file" if place.exists() else "there is no such folder"
        advice = "name the folder that holds the edition's edition.toml"
        raise InvalidInputError([Fault(file=str(folder), message=message, advice=advice)])
    file = read_file(place / "edition.toml")
    header, faults = attempt(file, "edition", lambda d: header_converter().structure(d, Header))
    faults = told(file, [*faults, *header_faults(header), *_file_faults(header, place)])
    scope = Scope(
        parameters={parameter.id: parameter for parameter in header.parameters or ()},
        vocabularies={vocabulary.id: vocabulary for vocabulary in header.vocabularies or ()},
        facts={fact.id: fact for fact in header.facts or ()},
    )
    made = norm_converter(scope, header.sources or (), header.sections or ())
    sections = []
    for name in dict.fromkeys(header.sections or ()):
        if name not in _present(place):
            continue
        read, found = _read(place / f"{name}.toml", "section", partial(_section, made, name))
        faults += found
        if read is not None:
            norms = placed(read.norms, name)
            sections.append(Section(id=name, title=read.title, norms=norms))
    starred = None
    if "stars" in _present(place):
        read_stars = partial(_stars, made)
        starred, found = _read(place / "stars.toml", "stars", read_stars)
        faults += found
    if faults:
        raise InvalidInputError(faults)
    kept = {f.name: getattr(header, f.name) for f in attrs.fields(Header) if f.name != "sections"}
    stars = starred.stars if starred else ()
    return Edition(**kept, sections=tuple(sections), stars=stars)


def _read(
    path: Path, kind: str, read: Callable[[dict[str, Any]], T]
) -> tuple[T | None, list[Fault]]:
    """
    A file of the edition, as far as it can be read.
    """
    try:
        file = read_file(path)
    except InvalidInputError as error:
        return None, list(error.faults)
    return attempt(file, kind, read)


def _section(made: Converter, name: str, data: dict[str, Any]) -> SectionFile:
    """
    A section's file, whose id must be the file's name.
    """
    faults: list[Fault] = []
    try:
        section = made.structure(data, SectionFile)
    except Refused as refusal:
        section, faults = refusal.salvaged, refusal.faults
    if isinstance(data.get("id"), str) and data["id"] != name:
        message = f"the section '{data['id']}' stands in the file of '{name}'"
        faults = [Fault(path=("id",), message=message, advice="give both one name"), *faults]
    if faults:
        raise Refused(faults, section)
    return section


def _stars(made: Converter, data: dict[str, Any]) -> StarsFile:
    return made.structure(data, StarsFile)


def _file_faults(header: Header, place: Path) -> Iterator[Fault]:
    """
    Sections without a file, and files without a section.
    """
    present = _present(place)
    sections: tuple[str | None, ...] = header.sections or ()
    for index, name in enumerate(sections):
        if name is None:
            continue
        if name not in present:
            message = f"there is no file {name}.toml"
            yield Fault(path=("sections", index), message=message, advice=suggestion(name, present))
        if name in sections[:index]:
            message = f"the section '{name}' is named twice"
            yield Fault(path=("sections", index), message=message, advice="name it once")
    for name in present:
        if name not in (*sections, "edition", "stars"):
            message = f"the file {name}.toml belongs to no section"
            yield Fault(path=("sections",), message=message, advice="name it here, or remove it")


def _present(place: Path) -> list[str]:
    return sorted(path.stem for path in place.glob("*.toml"))
