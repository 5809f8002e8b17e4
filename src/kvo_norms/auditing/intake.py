"""
One dossier of many: its bytes, its records, the edition that it is held against.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import attrs

from kvo_norms.assessing.choosing import NoEditionError, chosen_edition, in_force
from kvo_norms.auditing.sources import Source
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, KvoNormsError, UnknownNameError
from kvo_norms.fitting import misfits
from kvo_norms.reading import edition, editions
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import ZIP_ARCHIVE, Content, ReadFile, parse_content
from kvo_norms.reading.formats import told
from kvo_norms.reading.places import Syntax
from kvo_norms.reading.quick.documents import quick_from_json
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.notices import outside_its_days

Named = Edition | Literal["auto"] | None
"""The edition of all dossiers; ``auto`` for the one in force; ``None`` for each dossier's own."""


NO_SHEET = "no sheet of a dossier in this workbook"
"""How the fault of a workbook that is no dossier begins."""
_OTHER_FORMAT = re.compile(r"kvo-norms/(?!dossier)[a-z]+/\d+$")


class OtherContentError(Exception):
    """
    A file that says of itself that it holds something else; it is passed over.
    """


@frozen(kw_only=True)
class Intake:
    """
    A dossier that can be assessed.
    """

    dossier: Dossier
    edition: Edition
    on: date
    """The day of the assessment."""
    by_clock: bool
    """Whether nobody named the day, so that it is today."""
    notes: tuple[str, ...] = ()
    """What the auditor should know: the edition was not in force, parts were not read."""


def content_of(root: Path, source: Source) -> bytes:
    """
    The bytes of the file or of the line.

    Raises
    ------
    InvalidInputError
        Where they cannot be read.
    """
    try:
        with (root / source.file).open("rb") as opened:
            if source.line is None:
                return opened.read()
            opened.seek(source.start)
            return opened.readline()
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or '').lower()}"
        fault = Fault(file=shown_path(source), message=message, advice="check that it may be read")
        raise InvalidInputError([fault]) from None


@frozen(kw_only=True)
class Terms:
    """
    By what dossiers are assessed, as far as it was said.
    """

    edition: Named
    """The edition; ``None`` where each dossier has its own, or the one in force."""
    on: date | None
    """The day of the assessment; ``None`` where each dossier says its own."""
    today: date
    """The day for a dossier that says none."""
    language: Language
    """In which the auditor is told what to know."""

    def day_of(self, dossier: Dossier) -> date:
        """
        The day on which a dossier is assessed.
        """
        return self.on or dossier.as_of or self.today


def taken_in(content: bytes, source: Source, terms: Terms) -> Intake:
    """
    The dossier, held against the edition that was named, else its own, else the one in force.

    In force on the day of the application, else on that of the assessment.

    Raises
    ------
    InvalidInputError
        With every fault of the dossier.
    OtherContentError
        Where the file is another one of this library's, or a workbook of somebody else's.
    """
    try:
        return _taken_in(content, source, terms)
    except InvalidInputError as error:
        raise InvalidInputError(_placed(error.faults, source)) from None


def _taken_in(content: bytes, source: Source, terms: Terms) -> Intake:
    quick = _quickly(content, source, terms)
    if quick is not None:
        return quick
    file = _parsed(content, source)
    dossier, faults = dossier_in(file)
    found: Edition | None = None
    try:
        found = _edition_for(dossier, terms)
    except InvalidInputError as error:
        faults += error.faults
    except UnknownNameError as error:
        unknown = Fault(path=("edition",), message=str(error))
        faults = told(file, [*faults, unknown])
    except NoEditionError as error:
        faults.append(Fault(file=file.file, message=str(error)))
    if found is not None:
        faults = told(file, [*faults, *misfits(dossier, found)])
    if found is None or faults:
        raise InvalidInputError(faults)
    remarks = tuple(str(remark) for remark in file.remarks)
    return _intake(dossier, found, terms, remarks)


def _quickly(content: bytes, source: Source, terms: Terms) -> Intake | None:
    """
    The same for JSON without faults; ``None`` where there may be one.
    """
    if _syntax(source) != "json":
        return None
    dossier = quick_from_json(content)
    if dossier is None:
        return None
    try:
        found = _edition_for(dossier, terms)
    except KvoNormsError:
        return None
    return None if misfits(dossier, found) else _intake(dossier, found, terms)


def _intake(
    dossier: Dossier, found: Edition, terms: Terms, remarks: tuple[str, ...] = ()
) -> Intake:
    day = terms.day_of(dossier)
    notes = remarks
    if not in_force(found, day):
        notes += (outside_its_days(found, day, terms.language),)
    by_clock = terms.on is None and dossier.as_of is None
    return Intake(dossier=dossier, edition=found, on=day, by_clock=by_clock, notes=notes)


def _parsed(content: bytes, source: Source) -> ReadFile:
    if source.file.lower().endswith(".xlsx") and not content.startswith(ZIP_ARCHIVE):
        message, advice = "this is no workbook", "save it as .xlsx in a spreadsheet program"
        raise InvalidInputError([Fault(file=shown_path(source), message=message, advice=advice)])
    data = content.removeprefix(codecs.BOM_UTF8)
    try:
        file = parse_content(Content(file=shown_path(source), syntax=_syntax(source), data=data))
    except InvalidInputError as error:
        if error.faults[0].message.startswith(NO_SHEET):
            raise OtherContentError(error.faults[0].message) from None
        raise
    given = file.data.get("format")
    if isinstance(given, str) and _OTHER_FORMAT.match(given):
        raise OtherContentError(f"this is a {given}")
    return file


def _syntax(source: Source) -> Syntax:
    return "toml" if source.file.lower().endswith(".toml") else "json"


def _edition_for(dossier: Dossier, terms: Terms) -> Edition:
    if isinstance(terms.edition, Edition):
        return terms.edition
    own = dossier.edition if terms.edition is None else None
    if own is not None and own != "auto":
        return edition(own)
    return chosen_edition(editions(), dossier, terms.day_of(dossier))


def _placed(faults: Iterable[Fault], source: Source) -> list[Fault]:
    """
    The faults with the line of the file in which the dossier stands, where it is one of many.
    """
    if source.line is None:
        return list(faults)
    return [attrs.evolve(fault, file=shown_path(source), line=source.line) for fault in faults]


def shown_path(source: Source) -> str:
    """
    The file's path, in characters that can be written.
    """
    return source.file.encode(errors="backslashreplace").decode()
