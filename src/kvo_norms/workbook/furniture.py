"""
What a workbook shows beside the dossier, to help whoever fills it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from kvo_norms.records import frozen

CellValue = str | bool | int | Decimal | date | tuple[str, ...]
Place = tuple[str, str]
"""The names of a sheet and of a column in it."""


@frozen(kw_only=True)
class Choice:
    """
    A word to choose, and what it is called.
    """

    word: str
    label: str = ""


@frozen(kw_only=True)
class Furniture:
    """
    Labels, explanations, drop-downs and examples; nothing of it is read.
    """

    info: tuple[str, ...] = ()
    """The lines of the first sheet; without any there is no such sheet."""
    label_mark: str = "#"
    """In the first column before the labels."""
    example_mark: str = "#"
    """In the first column before the example."""
    labels: Mapping[Place, str] = attrs.field(factory=dict)
    """What each column is called, for the second row."""
    meanings: Mapping[Place, str] = attrs.field(factory=dict)
    """What each column means, for a comment at its heading."""
    lists: Mapping[str, tuple[Choice, ...]] = attrs.field(factory=dict)
    """The words to choose from, by the name of the list."""
    choices: Mapping[Place, str] = attrs.field(factory=dict)
    """The list from which a column's word is chosen."""
    examples: Mapping[Place, CellValue] = attrs.field(factory=dict)
    """An example for each column."""
    yes: str | None = None
    """What stands for true; without it the spreadsheet's own truth value."""
    no: str | None = None
    """What stands for false."""
    date_format: str = "yyyy-mm-dd"
    """How dates are shown, in a spreadsheet's notation."""
    refusals: Mapping[str, str] = attrs.field(factory=dict)
    """What is said on entering a wrong ``word``, ``date``, ``number`` or ``reference``."""
