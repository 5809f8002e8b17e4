"""
The dossier that a receipt was made of, found among others by its digest.
"""

from __future__ import annotations

from pathlib import Path

from kvo_norms.assessing.receipt import digest
from kvo_norms.assessment import Receipt
from kvo_norms.auditing.intake import OtherContentError, Terms, content_of, taken_in
from kvo_norms.auditing.sources import sources_below
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError, UnusableCallError
from kvo_norms.reporting.languages import Language
from kvo_norms.writing import as_plain

SHOWN = 12
"""So many digits of a digest tell it from others."""


def dossier_of(
    receipt: Receipt, place: Path, edition: Edition, *, name: str | None, language: Language
) -> tuple[Dossier, Path]:
    """
    The dossier with the receipt's digest, and its file: `place` itself, or in or below that folder.

    Where none has the digest, the one that a file holds alone, or the only one of this `name`: it
    was altered since. Files that hold no dossier of the edition are passed over in a folder.

    Raises
    ------
    UnusableCallError
        Where there is none.
    InvalidInputError
        Where the one file that is named cannot be read.
    """
    terms = Terms(edition=edition, on=receipt.on, today=receipt.on, language=language)
    is_folder = place.is_dir()
    root = place if is_folder else place.parent
    named: list[tuple[Dossier, Path]] = []
    for source in sources_below(place):
        try:
            dossier = taken_in(content_of(root, source), source, terms).dossier
        except OtherContentError:
            continue
        except InvalidInputError:
            if is_folder or source.line is not None:
                continue
            raise
        if digest(as_plain(dossier)) == receipt.dossier_sha256:
            return dossier, root / source.file
        if (name is not None and dossier.id == name) or (not is_folder and source.line is None):
            named.append((dossier, root / source.file))
    if len(named) == 1:
        return named[0]
    wanted = f"no dossier in '{place}' has the digest {receipt.dossier_sha256[:SHOWN]}…"
    raise UnusableCallError(wanted, "name the dossier, or its folder, with --dossier")
