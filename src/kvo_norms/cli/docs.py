"""
``kvo-norms docs``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from kvo_norms.cli.inputs import named_edition
from kvo_norms.errors import UnusableCallError
from kvo_norms.reporting.handbook import MARK, handbook
from kvo_norms.writing import write_whole

WHERE = {"md": ("*.md",), "html": ("*.html", "*/*.html")}
"""Where pages of an earlier run may stand."""


def run(options: argparse.Namespace) -> int:
    """
    Write editions as pages for people.
    """
    if options.output is None:
        message = "there is no folder for the pages"
        raise UnusableCallError(message, "name one with -o, which is made where it is absent")
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        raise UnusableCallError(f"'{folder}' is no folder", "name another one for the pages")
    pages = _pages(options)
    _check(folder, pages)
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, text)
    kept = {folder / name for name in pages}
    for page in (path for place in WHERE[options.format] for path in sorted(folder.glob(place))):
        if page not in kept and _is_ours(page):
            page.unlink()
    return 0


def _pages(options: argparse.Namespace) -> Mapping[str, str]:
    """
    The pages by their names below the folder.
    """
    if options.format == "md" and len(options.edition) > 1:
        message = "pages in Markdown are of one edition"
        raise UnusableCallError(message, "name one, or add --format html for a site of several")
    editions = [named_edition(name, options.lang) for name in options.edition]
    if options.format == "md":
        return handbook(editions[0], language=options.lang)
    from kvo_norms.authoring.site import site_of

    return site_of(editions, language=options.lang)


def _check(folder: Path, pages: Mapping[str, str]) -> None:
    """
    Refuse to write over what somebody else wrote.
    """
    for name in pages:
        place = folder / name
        if place.parent.exists() and not place.parent.is_dir():
            message = f"'{place.parent}' is no folder"
            raise UnusableCallError(message, "name another folder, or move the file away")
        if (place.exists() or place.is_symlink()) and not _is_ours(place):
            message = f"'{place}' was not made by kvo-norms docs"
            raise UnusableCallError(message, "name another folder, or move the file away")


def _is_ours(page: Path) -> bool:
    """
    Whether a file begins with the line that every page begins with.
    """
    if not page.is_file():
        return False
    with page.open("rb") as file:
        return file.read(len(MARK)) == MARK.encode("ascii")
