"""
A dossier from a TOML or JSON file or from a workbook.
"""

from __future__ import annotations

import os
import warnings
from itertools import count

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, UnreadPartWarning
from kvo_norms.fitting import misfits
from kvo_norms.reading.files import Content, ReadFile, parse_content, read_content
from kvo_norms.reading.formats import attempt, told

FEW = 4
"""So many are read by the thorough reader: making the quick one takes longer."""
_files = count()


def read_dossier(path: str | os.PathLike[str], *, edition: Edition | None = None) -> Dossier:
    """
    The dossier in a file, ``.toml``, ``.json`` or a workbook.

    With an `edition` its words, facts, findings and waivers are held against that edition too.
    Of each part of a workbook that is not read an `UnreadPartWarning` is given.

    Raises
    ------
    InvalidInputError
        With every fault of the file, each with its place.
    """
    content = read_content(path)
    if content.syntax == "json" and _is_after_few():
        from kvo_norms.reading.quick.documents import quick_from_json

        dossier = quick_from_json(content.data)
        if dossier is not None and (edition is None or not misfits(dossier, edition)):
            return dossier
    dossier, faults = dossier_in_content(content, edition=edition)
    if faults:
        raise InvalidInputError(faults)
    return dossier


def dossier_in_content(content: Content, *, edition: Edition | None) -> tuple[Dossier, list[Fault]]:
    """
    The dossier that a file holds, as far as it can be read, and what is wrong with it.

    Raises
    ------
    InvalidInputError
        Where nothing can be read.
    """
    file = parse_content(content)
    for remark in file.remarks:
        warnings.warn(str(remark), UnreadPartWarning, stacklevel=3)
    dossier, faults = dossier_in(file)
    if edition is not None:
        faults = told(file, [*faults, *misfits(dossier, edition)])
    return dossier, faults


def dossier_in(file: ReadFile) -> tuple[Dossier, list[Fault]]:
    """
    The dossier that a file holds, as far as it can be read, and what is wrong with it.
    """
    dossier = None
    if not file.faults and _is_after_few():
        from kvo_norms.reading.quick.documents import quick_from_tables

        dossier = quick_from_tables(file.data, file.syntax)
    return (dossier, []) if dossier is not None else dossier_in_detail(file)


def _is_after_few() -> bool:
    """
    Whether it pays to load and make the quick reader.
    """
    return next(_files) >= FEW


def dossier_in_detail(file: ReadFile) -> tuple[Dossier, list[Fault]]:
    """
    The same by the reader that finds all that is wrong.
    """
    from kvo_norms.reading.strict import converter

    return attempt(file, "dossier", lambda d: converter(file.syntax).structure(d, Dossier))
