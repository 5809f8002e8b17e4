"""
Whole documents: the dossier in the bytes of a JSON document, or in the tables of a parsed file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from kvo_norms.dossier import Dossier
from kvo_norms.reading.formats import FORMATS
from kvo_norms.reading.places import Syntax
from kvo_norms.reading.quick.agreement import agrees
from kvo_norms.reading.quick.building import builders
from kvo_norms.reading.quick.doubt import CAUSES, Doubt
from kvo_norms.reading.quick.language import Language
from kvo_norms.reading.quick.values import sound_decimal


def quick_from_tables(data: dict[str, Any], syntax: Syntax) -> Dossier | None:
    """
    The dossier that a parsed document holds; ``None`` where that is in doubt.

    Its texts must hold no half characters, and its decimals must be sound.
    """
    try:
        dossier = _built(data, syntax, None, [])
        return dossier if agrees(dossier) else None
    except CAUSES:
        return None


def quick_from_json(content: bytes, language: Language | None = None) -> Dossier | None:
    """
    The dossier that a JSON document holds; ``None`` where that is in doubt.

    With a `language`, dossiers that do not speak it are in doubt.
    """
    texts = [2]  # the key "format" and its value
    try:
        dossier = decoder.dossier(content, language, texts)
        if not agrees(dossier):
            raise Doubt
        if sum(texts) != texts_in(content):
            _CAREFUL.decode(content.decode())
        return dossier if language is None or language.knows(dossier) else None
    except CAUSES:
        return None


def _built(
    data: dict[str, Any], syntax: Syntax, language: Language | None, texts: list[int]
) -> Dossier:
    table = data.copy()
    if table.pop("format") != FORMATS["dossier"]:
        raise Doubt
    dossier: Dossier = builders(syntax, language).one(table, texts)
    return dossier


def texts_in(content: bytes) -> int | None:
    r"""
    How many texts stand in a JSON document, keys included; ``None`` where counting shows it not.

    If as many came out of it, no key was passed over and none stood there twice. A text has two
    quotes; those inside have a backslash before them, and without double backslashes all that have
    one are inside.
    """
    quotes = content.count(b'"')
    if b"\\" in content:
        if b"\\\\" in content:
            return None
        quotes -= content.count(b'\\"')
    return quotes // 2


PAYS_FROM = 100
"""So many documents are decoded before msgspec is loaded; that takes about as long as they do."""

Decode = Callable[[bytes, Language | None, list[int]], Dossier]
"""
The dossier in a JSON document, not yet asked whether it agrees with itself. How many texts the
document held, the format aside, is added to the list.
"""


class Decoder:
    """
    Makes dossiers of JSON: with the standard library, and in the long run with msgspec where that
    is installed.

    Of a key that stands twice either keeps the last.
    """

    def __init__(self, pays_from: int = PAYS_FROM) -> None:
        self._left = pays_from
        self.dossier: Decode = self._count

    def _count(self, content: bytes, language: Language | None, texts: list[int]) -> Dossier:
        if self._left <= 0:
            self.dossier = _quickest()
            return self.dossier(content, language, texts)
        self._left -= 1
        return _by_tables(content, language, texts)


def _quickest() -> Decode:
    try:
        import msgspec  # noqa: F401
    except ImportError:
        return _by_tables
    from kvo_norms.reading.quick.copying import dossier_by_structs

    return dossier_by_structs


decoder = Decoder()


def _by_tables(content: bytes, language: Language | None, texts: list[int]) -> Dossier:
    return _built(_decoded(content), "json", language, texts)


def _decoded(content: bytes) -> Any:
    data = _DECODER.decode(content.decode())
    if b"\\ud" in content or b"\\uD" in content:  # perhaps half a character, which json lets pass
        json.dumps(data, ensure_ascii=False, default=str).encode()
    return data


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise Doubt
    return data


_DECODER = json.JSONDecoder(parse_float=sound_decimal)
_CAREFUL = json.JSONDecoder(parse_float=sound_decimal, object_pairs_hook=_distinct)
