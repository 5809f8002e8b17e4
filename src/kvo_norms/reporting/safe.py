"""
Text from dossiers, made harmless before a person sees it.
"""

from __future__ import annotations

import unicodedata

_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~&"})


def visible(text: str) -> str:
    """
    The text on one line, without what a terminal or a browser would obey or XML cannot hold:
    control characters, changes of direction, invisible marks and the two last characters of the
    first plane, which are none, are shown as U+FFFD.
    """
    if text.isprintable():  # nearly all texts, and so found much faster
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\r\t":
        return " "
    obeyed = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "\ufffd" if obeyed or character in "\ufffe\uffff" else character


def markdown(text: str) -> str:
    """
    The text such that Markdown shows it as it is.
    """
    return visible(text).translate(_MARKDOWN)
