"""
An edition of the catalogue: one folder of TOML files into one frozen `Edition`.

All faults of all files are found in one reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs

from kvo_norms.catalogue import Crosswalk, Edition, Section, Star
from kvo_norms.errors import Fault, InvalidInputError, suggestion
from kvo_norms.reading.crosswalks import crosswalk_converter, crosswalk_faults
from kvo_norms.reading.files import read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.headers import Header, header_converter, header_faults
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.norms import SectionFile, StarsFile, norm_converter
from kvo_norms.reading.refusal import Refused
from kvo_norms.reading.scope import Scope
from kvo_norms.reading.soundness import unsound
from kvo_norms.reading.steps import steps_from
from kvo_norms.reading.templates import may_name_theme, stray_themes

T = TypeVar("T")
BESIDE_SECTIONS = ("edition", "stars", "crosswalk", "steps")
"""The files of an edition that are no section."""


def read_edition(
    folder: str | os.PathLike[str], *, parameters: Mapping[str, Any] | None = None
) -> Edition:
    """
    The edition in a folder.

    `parameters` holds values, as TOML gives them, that take the place of those in the file; they
    are held against the norms as strictly.

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
    inside = partial(os.path.join, "" if place == Path() else place)
    file = read_file(inside("edition.toml"))
    given = {name: {"value": value} for name, value in (parameters or {}).items()}
    misread = list(unsound({"parameters": given}))
    if misread:
        raise InvalidInputError(told(file, misread))
    for name, value in given.items():
        file.data["parameters"][name] |= value
    present = [name.removesuffix(".toml") for name in toml_files(place)]
    header, faults = attempt(file, "edition", lambda d: header_converter().structure(d, Header))
    faults = told(file, [*faults, *header_faults(header), *_file_faults(header, present)])
    scope = Scope(
        # A name that could not be read, which is a fault already, names nothing.
        parameters={it.id: it for it in header.parameters or () if it.id},
        vocabularies={it.id: it for it in header.vocabularies or () if it.id},
        facts={it.id: it for it in header.facts or () if it.id},
    )
    sources = {it.id: it for it in header.sources or () if it.id}
    made = norm_converter(scope, sources, header.sections or ())
    sections = []
    for name in dict.fromkeys(header.sections or ()):
        if name in present:
            read, found = _read(inside(f"{name}.toml"), "section", partial(_section, made, name))
            faults += found
            if read is not None:
                sections.append(Section(id=name, title=read.title, norms=read.norms))
    stars: tuple[Star, ...] = ()
    if "stars" in present:
        starred, found = _read(inside("stars.toml"), "stars", partial(_stars, made))
        faults += found
        stars = starred.stars if starred else ()
    crosswalk = None
    if "crosswalk" in present:
        groups: list[Section | Star] = [*sections, *stars]
        ids = None if faults else {norm.id for group in groups for norm in group.norms}
        read_crosswalk = partial(_crosswalk, header, ids)
        crosswalk, found = _read(inside("crosswalk.toml"), "crosswalk", read_crosswalk)
        faults += found
    steps = None
    if "steps" in present:
        read_steps = partial(steps_from, header.vocabularies or ())
        steps, found = _read(inside("steps.toml"), "steps", read_steps)
        faults += found
    if faults:
        raise InvalidInputError(faults)
    kept = {f.name: getattr(header, f.name) for f in attrs.fields(Header) if f.name != "sections"}
    return Edition(**kept, sections=tuple(sections), stars=stars, crosswalk=crosswalk, steps=steps)


def _read(
    path: str, kind: str, read: Callable[[dict[str, Any]], T]
) -> tuple[T | None, list[Fault]]:
    """
    A file of the edition, as far as it can be read.
    """
    try:
        file = read_file(path)
    except InvalidInputError as error:
        return None, list(error.faults)
    value, faults = attempt(file, kind, read)
    if may_name_theme(file.text):
        strays = told(file, stray_themes(kind, file.data))
        if strays:
            faults = sorted([*strays, *faults], key=lambda it: (it.line or 0, it.column or 0))
    return value, faults


def _section(made: Hooks, name: str, data: dict[str, Any]) -> SectionFile:
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


def _stars(made: Hooks, data: dict[str, Any]) -> StarsFile:
    return made.structure(data, StarsFile)


def _crosswalk(header: Header, norms: set[str] | None, data: dict[str, Any]) -> Crosswalk:
    """
    The crosswalk, held against the edition that it leads to.
    """
    faults: list[Fault] = []
    try:
        crosswalk = crosswalk_converter().structure(data, Crosswalk)
    except Refused as refusal:
        crosswalk, faults = refusal.salvaged, refusal.faults
    if crosswalk is not None:
        faults += crosswalk_faults(crosswalk, header, norms)
    if faults:
        raise Refused(faults, crosswalk)
    return crosswalk


def _file_faults(header: Header, present: list[str]) -> Iterator[Fault]:
    """
    Sections without a file, and files without a section.
    """
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
        if name not in (*sections, *BESIDE_SECTIONS):
            message = f"the file {name}.toml belongs to no section"
            yield Fault(path=("sections",), message=message, advice="name it here, or remove it")


def toml_files(folder: Path) -> list[str]:
    """
    The names of the TOML files in a folder, in the order of the alphabet.

    Raises
    ------
    InvalidInputError
        Where the folder cannot be listed.
    """
    try:
        names = os.listdir(folder)
    except OSError as error:
        message = f"the folder cannot be listed: {(error.strerror or '').lower()}"
        advice = "ask for permission to read it"
        fault = Fault(file=str(folder), message=message, advice=advice)
        raise InvalidInputError([fault]) from None
    return sorted(name for name in names if name.endswith(".toml"))
