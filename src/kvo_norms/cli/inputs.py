"""
The dossier and the edition that a command was told.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from kvo_norms.assessing.choosing import NoEditionError, chosen_edition, in_force
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, UnknownNameError, suggestion
from kvo_norms.fitting import misfits
from kvo_norms.reading import edition, editions, read_edition
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import read_file
from kvo_norms.reading.formats import told
from kvo_norms.reading.shipped import catalogue_folder, edition_ids
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.notices import days_in_force, notice, outside_its_days


def named_edition(name: str, language: Language = "en") -> Edition:
    """
    A shipped edition by its id, else an edition by its folder.

    A folder that bears a shipped id is meant only with a slash (``./kvo-2015``); that an edition
    is not the shipped one of its id is said in the `language`: English for a command that has no
    ``--lang``.
    """
    if name in edition_ids() or not (Path(name).is_dir() or "/" in name or os.sep in name):
        return edition(name)
    found = read_edition(name)
    if found.id in edition_ids():
        note(notice("from_folder", language, edition=found.id, folder=name))
    return found


def edition_folder(name: str) -> Path:
    """
    The folder of an edition that is named as above, as seen from where the user is if it lies
    below.
    """
    folder = catalogue_folder() / name if name in edition_ids() else Path(name)
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def dossier_and_edition(
    path: str, name: str | None, on: date | None, *, language: Language, judged: bool = True
) -> tuple[Dossier, Edition]:
    """
    The dossier in a file, and the edition that the option names, else the dossier's own, else the
    one in force.

    That is the edition in force on the day of the application, else on the day `on`, else on the
    dossier's own, else today. The dossier is held against the edition, so that all faults are told
    at once. Where it is
    `judged` on a day on which the edition is not in force, that is said.
    """
    file = read_file(path)
    for remark in file.remarks:
        note(str(remark))
    dossier, faults = dossier_in(file)
    found: Edition | None = None
    try:
        found = _edition_for(dossier, name, on, language=language, judged=judged)
    except InvalidInputError as error:
        faults += error.faults
    except (NoEditionError, UnknownNameError) as error:
        if name is None and isinstance(error, UnknownNameError):
            advice = suggestion(error.name, error.known)
            message = f"unknown edition '{error.name}'"
            faults = told(file, [*faults, Fault(path=("edition",), message=message, advice=advice)])
        elif faults:
            faults.append(Fault(message=str(error)))
        else:
            raise
    if found is None:
        raise InvalidInputError(faults)
    faults = told(file, [*faults, *misfits(dossier, found)])
    if faults:
        raise InvalidInputError(faults)
    return dossier, found


def _edition_for(
    dossier: Dossier, name: str | None, on: date | None, *, language: Language, judged: bool
) -> Edition:
    chosen = name or dossier.edition or "auto"
    day = on or dossier.as_of or date.today()
    if chosen == "auto":
        found = chosen_edition(editions(), dossier, day)
        days = days_in_force(found, language)
        note(notice("chosen", language, edition=found.id, days=days))
        return found
    found = named_edition(chosen, language) if name is not None else edition(chosen)
    if judged and not in_force(found, day):
        note(notice("used", language, outside=outside_its_days(found, day, language)))
    return found


def note(message: str) -> None:
    """
    Tell the user something beside the output.
    """
    print(f"kvo-norms: {message}", file=sys.stderr)
