"""
The dossier and the edition that a command was told, and where its output goes.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from kvo_norms.assessing.choosing import chosen_edition, in_force, in_force_text
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError
from kvo_norms.fitting import misfits
from kvo_norms.reading import edition, editions, read_edition
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import located, read_file


def named_edition(name: str) -> Edition:
    """
    An edition by its id, or by its folder where the name is a path.
    """
    if os.sep in name or "/" in name or Path(name).is_dir():
        return read_edition(name)
    return edition(name)


def dossier_and_edition(path: str, name: str | None, on: date | None) -> tuple[Dossier, Edition]:
    """
    The dossier in a file, and the edition that the option names, else the dossier's own, else the
    one in force.

    The dossier is held against the edition, so that all its faults are told at once.
    """
    file = read_file(path)
    dossier, faults = dossier_in(file)
    if dossier is None:
        raise InvalidInputError(faults)
    try:
        found = _edition_for(dossier, name, on)
    except LookupError:
        if faults:
            raise InvalidInputError(faults) from None
        raise
    faults = located(file, [*faults, *misfits(dossier, found)])
    if faults:
        raise InvalidInputError(faults)
    return dossier, found


def _edition_for(dossier: Dossier, name: str | None, on: date | None) -> Edition:
    chosen = name or dossier.edition or "auto"
    day = on or dossier.as_of or date.today()
    if chosen == "auto":
        found = chosen_edition(editions(), dossier, day)
        _note(f"edition {found.id}, in force {in_force_text(found)}")
        return found
    found = named_edition(chosen)
    if not in_force(found, day):
        _note(f"{found.id} was in force {in_force_text(found)}, not on {day}; used all the same")
    return found


def _note(message: str) -> None:
    print(f"kvo-norms: {message}", file=sys.stderr)


def deliver(text: str, options: argparse.Namespace) -> None:
    """
    Write the output to the file that was asked for, or to the screen.
    """
    if options.output is None:
        sys.stdout.write(text)
    else:
        Path(options.output).write_text(text, encoding="utf-8", newline="\n")
