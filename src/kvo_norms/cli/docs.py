"""
``kvo-norms docs``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.cli.inputs import named_edition
from kvo_norms.errors import UnusableCallError
from kvo_norms.reporting.handbook import MARK, handbook
from kvo_norms.writing import write_whole


def run(options: argparse.Namespace) -> int:
    """
    Write an edition as pages for people.
    """
    if options.output is None:
        message = "there is no folder for the pages"
        raise UnusableCallError(message, "name one with -o, which is made where it is absent")
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        raise UnusableCallError(f"'{folder}' is no folder", "name another one for the pages")
    pages = handbook(named_edition(options.edition), language=options.lang)
    _check(folder, pages)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_whole(folder / name, text)
    for page in sorted(folder.glob("*.md")):
        if page.name not in pages and _is_ours(page):
            page.unlink()
    return 0


def _check(folder: Path, pages: dict[str, str]) -> None:
    """
    Refuse to write over what somebody else wrote.
    """
    for name in pages:
        place = folder / name
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
