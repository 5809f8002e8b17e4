"""
A dossier from a TOML or JSON file.
"""

from __future__ import annotations

import os

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError
from kvo_norms.fitting import misfits
from kvo_norms.reading.files import ReadFile, read_file
from kvo_norms.reading.formats import attempt, told
from kvo_norms.reading.strict import converter


def read_dossier(path: str | os.PathLike[str], *, edition: Edition | None = None) -> Dossier:
    """
    The dossier in a file, ``.toml`` or ``.json``.

    With an `edition` its words, facts, findings and waivers are held against that edition too.

    Raises
    ------
    InvalidInputError
        With every fault of the file, each with its place.
    """
    file = read_file(path)
    dossier, faults = dossier_in(file)
    if edition is not None:
        faults = told(file, [*faults, *misfits(dossier, edition)])
    if faults:
        raise InvalidInputError(faults)
    return dossier


def dossier_in(file: ReadFile) -> tuple[Dossier, list[Fault]]:
    """
    The dossier that a file holds, as far as it can be read, and what is wrong with it.
    """
    return attempt(file, "dossier", lambda d: converter(file.syntax).structure(d, Dossier))
