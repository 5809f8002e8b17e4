"""
A list of words in one cell: ``gemeente, politie``, or as JSON where commas would mislead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from kvo_norms.workbook.sheets import EMPTY_LIST

_BETWEEN = re.compile(r"[,;\r\n]")


def joined(words: Sequence[str]) -> str:
    """
    The list as one text, such that `divided` gives it back.
    """
    if not words:
        return EMPTY_LIST
    if any(_BETWEEN.search(w) or w != w.strip() or w.startswith("[") for w in words):
        return json.dumps(list(words), ensure_ascii=False)
    return ", ".join(words)


def divided(text: str) -> list[str] | None:
    """
    The words of a cell; ``None`` where it begins as a JSON array of texts and is none.

    Commas, semicolons and line ends stand between words; blanks around a word are no part of it.
    """
    if not text.lstrip().startswith("["):
        return [word.strip() for word in _BETWEEN.split(text) if word.strip()]
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if all(type(word) is str for word in found) else None
