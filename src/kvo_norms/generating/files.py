"""
A portfolio as files, good ones and broken ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import UnusableCallError
from kvo_norms.generating.breaking import Layout, broken, laid_out, tabled
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.portfolio import portfolio
from kvo_norms.records import frozen


@frozen(kw_only=True)
class GeneratedFile:
    """
    The text of a file, and what is wrong with it.
    """

    id: str
    """The id of the dossier that it holds or should hold; no two files of a portfolio share it."""
    text: str
    """What the file holds."""
    fault: str | None = None
    """What is wrong with it, such as ``cut_off``; absent where nothing is."""


def files(
    edition: Edition, *, count: int, seed: int, broken_share: float = 0.0, layout: Layout = "toml"
) -> Iterator[GeneratedFile]:
    """
    The dossiers of `portfolio` as files, of which about a share, from 0 to 1, is broken.

    Each file is broken or not by its place, so that a longer portfolio begins with the shorter one
    here too; and a file that is broken at a low share is broken at a higher one.

    Raises
    ------
    UnusableCallError
        Where `count` is negative or the share is not from 0 to 1.
    """
    if not 0 <= broken_share <= 1:
        message = f"a share of {broken_share} broken files cannot be made"
        raise UnusableCallError(message, "give a share from 0 to 1")
    dossiers = portfolio(edition, count=count, seed=seed)
    return (
        _file(dossier, Chance(edition.id, seed, index, "broken"), broken_share, layout)
        for index, dossier in enumerate(dossiers)
    )


def _file(dossier: Dossier, chance: Chance, share: float, layout: Layout) -> GeneratedFile:
    name = dossier.id or ""
    if not chance.happens(share):
        return GeneratedFile(id=name, text=laid_out(tabled(dossier, layout), layout))
    fault, text = broken(dossier, chance=chance, layout=layout)
    return GeneratedFile(id=name, text=text, fault=fault)
