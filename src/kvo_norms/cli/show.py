"""
``kvo-norms show``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kvo_norms.catalogue import Norm, norms_of
from kvo_norms.cli.inputs import named_edition
from kvo_norms.errors import UnknownNameError
from kvo_norms.reporting.edition import edition_text, norm_or_star, norm_text, star_text


def run(options: argparse.Namespace) -> int:
    """
    Show an edition, one of its norms, or one of its stars.
    """
    name, norm = _parted(options.what)
    edition = named_edition(name, options.lang)
    if not norm:
        sys.stdout.write(edition_text(edition, language=options.lang))
        return 0
    found = norm_or_star(edition, norm)
    if found is None:
        known = [n.id for n in norms_of(edition)] + [star.id for star in edition.stars]
        raise UnknownNameError(f"norm or star of {edition.id}", norm, known)
    if isinstance(found, Norm):
        sys.stdout.write(norm_text(edition, found, language=options.lang))
    else:
        sys.stdout.write(star_text(edition, found, language=options.lang))
    return 0


def _parted(what: str) -> tuple[str, str]:
    """
    The edition and the norm; a folder's own slashes belong to the edition.
    """
    name, _, norm = what.rpartition("/")
    is_id = bool(name) and not {"/", "."} & set(name)
    if not Path(what).is_dir() and (is_id or (Path(name) / "edition.toml").exists()):
        return name, norm
    return what, ""
