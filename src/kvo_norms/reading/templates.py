"""
Norms that are written once and hold for each theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kvo_norms.catalogue import Text, Vocabulary
from kvo_norms.errors import Fault, Path, suggestion
from kvo_norms.reading.refusal import Refused, refused, under

_OPENING = "{theme"
"""How what stands for a theme begins."""


def expanded(raw: Any, themes: Vocabulary | None) -> Iterator[Any]:
    """
    The raw norm itself, or, where it says ``for_each = "themes"``, one raw norm per theme.

    The id gets the theme behind it. ``{theme}`` stands for the theme in every text outside
    `{theme.label}`, which stands for its label in the language of the text.
    """
    if not isinstance(raw, dict) or "for_each" not in raw:
        yield raw
        return
    template = {key: value for key, value in raw.items() if key != "for_each"}
    if raw["for_each"] != "themes":
        advice = suggestion(str(raw["for_each"]), ["themes"])
        raise Refused(under("for_each", refused("a norm holds for each of themes", advice).faults))
    words = (themes.words or ()) if themes else ()
    for word in words:
        if not word.id:  # a name that could not be read is a fault of the edition's header
            continue
        norm = _filled(template, word.id, word.label)
        if isinstance(norm.get("id"), str) and norm["id"] == raw.get("id"):
            norm["id"] = f"{raw['id']}.{word.id}"
        norm.setdefault("theme", word.id)
        yield norm


def may_name_theme(text: str) -> bool:
    """
    Whether a text of TOML may hold a theme in braces: as it stands, with a character of it written
    as an escape, or broken off by a backslash at the end of a line.
    """
    return _OPENING in text or any(
        after[:1] in "uU" or "{" in before[-len(_OPENING) :]
        for before, after in pairwise(text.split("\\"))
    )


def stray_themes(kind: str, data: dict[str, Any]) -> Iterator[Fault]:
    """
    The norms in the data of a kind of file that name a theme in braces, and do not hold for each
    theme.
    """
    groups: list[tuple[Path, Any]] = [((), data)] if kind == "section" else []
    if kind == "stars":
        groups = [(("stars", index), star) for index, star in enumerate(_listed(data, "stars"))]
    for path, group in groups:
        for index, raw in enumerate(_listed(group, "norms")):
            if isinstance(raw, dict) and "for_each" not in raw and _names_theme(raw):
                name = raw.get("id")
                yield Fault(
                    path=(*path, "norms", index),
                    message="'{theme}' stands for nothing here",
                    advice='add for_each = "themes", or name a theme',
                    norm=name if isinstance(name, str) else None,
                )


def _listed(table: Any, name: str) -> list[Any]:
    listed = table.get(name) if isinstance(table, dict) else None
    return listed if isinstance(listed, list) else []


def _names_theme(table: dict[str, Any]) -> bool:
    """
    Whether ``{theme}`` or ``{theme.label}`` stands anywhere in a table.
    """
    waiting: list[Any] = [table]
    for value in waiting:
        kind = type(value)
        if kind is str:
            if _OPENING in value:
                return True
        elif kind is dict:
            waiting += value
            waiting += value.values()
        elif kind is list:
            waiting += value
    return False


def _filled(value: Any, theme: str, label: Text, language: str = "nl") -> Any:
    if isinstance(value, str):
        if _OPENING not in value:
            return value
        # A label that could not be read is a fault of the edition's header.
        named = getattr(label, language, None) or theme
        return value.replace("{theme.label}", named).replace("{theme}", theme)
    if isinstance(value, list):
        return [_filled(item, theme, label, language) for item in value]
    if isinstance(value, dict):
        return {
            key: item
            if type(item) is str and _OPENING not in item
            else _filled(item, theme, label, key if key in ("nl", "en") else language)
            for key, item in value.items()
        }
    return value
