"""
Files that no reader takes, as they come in among good ones.
"""

from __future__ import annotations

import json
from typing import Literal

import tomli_w

from kvo_norms.dossier import Dossier
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.faults import FAULTS, TEXT_FAULTS, Table
from kvo_norms.writing import as_plain

Layout = Literal["toml", "json", "line"]
"""TOML; JSON; JSON on one line."""

FORMAT = "kvo-norms/dossier/1"


def tabled(dossier: Dossier, layout: Layout) -> Table:
    """
    The dossier as the table that a file holds.
    """
    return {"format": FORMAT, **as_plain(dossier, "toml" if layout == "toml" else "json")}


def laid_out(table: Table, layout: Layout) -> str:
    """
    A table as the text of a file; a line ends in a newline too.
    """
    if layout == "toml":
        return tomli_w.dumps(table)
    indent = 2 if layout == "json" else None
    return json.dumps(table, ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


def broken(dossier: Dossier, *, chance: Chance, layout: Layout) -> tuple[str, str]:
    """
    What is wrong with a file, and its text: the dossier with one thing wrong.

    A reader that holds it against the dossier's edition refuses it with `InvalidInputError`; all
    but the words and norms that are unknown are refused without an edition too.
    """
    table = tabled(dossier, layout)
    order = chance.some(tuple(FAULTS), len(FAULTS))
    name = next(name for name in order if FAULTS[name](table, chance))
    text = laid_out(table, layout)
    if name in TEXT_FAULTS:
        text = TEXT_FAULTS[name](text, chance)
    return name, text.rstrip("\n") + "\n" if layout == "line" else text
