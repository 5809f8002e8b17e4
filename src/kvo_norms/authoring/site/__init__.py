"""
Editions as a small static site: their pages, a search over all norms, and each norm's history.

Every page is one file without a request to anywhere, so that it also works from a folder. What is
found by searching stands there without a script as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from kvo_norms.authoring.site.history import histories, history_lines
from kvo_norms.authoring.site.overview import overview
from kvo_norms.authoring.site.pages import page
from kvo_norms.catalogue import Edition, Section, Star
from kvo_norms.errors import UnusableCallError
from kvo_norms.reporting.handbook import handbook
from kvo_norms.reporting.handbook.entries import entries_of
from kvo_norms.reporting.languages import Language

OVERVIEW = "index.html"


def site_of(editions: Sequence[Edition], *, language: Language) -> dict[str, str]:
    """
    The pages by their names below the site's folder: the overview, and a folder for each edition.

    The history of a norm goes through these editions, from the oldest.

    Raises
    ------
    UnusableCallError
        Without an edition, or with two of one id.
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    if not editions:
        raise UnusableCallError("there is no edition to tell of", "name at least one")
    ids = [edition.id for edition in editions]
    for name in ids:
        if ids.count(name) > 1:
            advice = "give each edition once, and each state of it an id of its own"
            raise UnusableCallError(f"two editions are called '{name}'", advice)
    ordered = sorted(editions, key=lambda edition: edition.valid_from)
    known = histories(ordered)
    pages = {OVERVIEW: overview(ordered, language)}
    for edition in ordered:
        steps = known[edition.id]
        groups: list[Section | Star] = [*edition.sections, *edition.stars]
        more = {
            entry.place: history_lines(entry, steps, edition, language)
            for group in groups
            for entry in (entries_of(group.norms, edition) if steps else ())
        }
        for name, text in handbook(edition, language=language, more=more).items():
            path, whole = page(name, text, edition, language)
            pages[f"{edition.id}/{path}"] = whole
    return pages
