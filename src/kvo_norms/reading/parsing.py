"""
From a text to raw data, or to the faults that keep its parser from reading it.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache, partial
from typing import Any

import attrs

from kvo_norms.errors import Fault
from kvo_norms.reading.locating import JSON_TOKEN, places_in
from kvo_norms.reading.places import Place, Syntax, line_starts, path_of, place_in
from kvo_norms.reading.soundness import DEEPEST, TOO_DEEP, parsed_decimal, parsed_integer
from kvo_norms.reading.wording import DUPLICATE, said_of_json, said_of_toml

_BASIC = r"\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\""
_KEY_PART = rf"(?:[A-Za-z0-9_-]++|'[^'\n]*+'|{_BASIC})"

_PLACED = re.compile(
    r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)",
    re.DOTALL,
)


@cache
def _toml_token() -> re.Pattern[str]:
    """
    A key of too many parts, a text, a comment, a bracket, a very long whole number, a word of TOML.

    A text that is not closed is a text all the same, so that the time grows with the length only.
    """
    return re.compile(
        rf"(?P<dotted>{_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART}){{{DEEPEST}}})"
        r"|\"{3}[^\"\\]*(?:(?:\\.|\"(?!\"\"))[^\"\\]*)*(?:\"{3,5})?"
        r"|'{3}[^']*(?:'(?!'')[^']*)*(?:'{3,5})?"
        rf"|{_BASIC}?|'[^'\n]*+'?|\#[^\n]*+|[][{{}}]"
        r"|(?P<long>[+-]?[1-9][0-9_]{600,}+(?=[\s,}\]#]|\Z))|[A-Za-z0-9_.:+-]++",
        re.DOTALL,
    )


class _Broken(Exception):  # noqa: N818  (never seen outside)
    """
    A text that no data can be got from.
    """

    def __init__(self, *faults: Fault) -> None:
        self.faults = list(faults)


def parsed(text: str, syntax: Syntax) -> tuple[dict[str, Any], list[Fault]]:
    """
    The data of a document, as far as it could be read, and what is wrong with how it is written.
    """
    try:
        if not text.strip():
            raise _Broken(Fault(message="the file is empty", advice="begin with the key 'format'"))
        return _parsed_json(text) if syntax == "json" else (_parsed_toml(text), [])
    except _Broken as broken:
        return {}, broken.faults


def _parsed_toml(text: str) -> dict[str, Any]:
    try:
        data = _loaded_toml(text)
    except RecursionError:
        raise _too_deep(text, _toml_token(), depth=1) from None
    if not data:
        raise _Broken(
            Fault(message="the file holds only comments", advice="begin with the key 'format'")
        )
    return data


def _long_key(text: str) -> int | None:
    """
    Where a key of too many parts starts; tomllib's time grows with the square of their number.
    """
    dotted = (line for line in text.split("\n") if len(line) > 2 * DEEPEST)
    if any(line.count(".") >= DEEPEST for line in dotted):
        for found in _toml_token().finditer(text):
            if found["dotted"]:
                return found.start()
    return None


def _loaded_toml(text: str) -> dict[str, Any]:
    import tomllib  # most files are plain and never come here

    long_key = _long_key(text)
    if long_key is not None:
        raise _Broken(_placed(TOO_DEEP, place_in(text, long_key)))
    load = partial(tomllib.loads, parse_float=parsed_decimal)
    try:
        try:
            return load(text)
        except tomllib.TOMLDecodeError:
            raise
        except ValueError:  # int() takes no whole number of thousands of digits
            return load(_toml_token().sub(_shortened, text))
    except tomllib.TOMLDecodeError as error:
        raise _Broken(*_toml_faults(text, str(error))) from None


def _shortened(found: re.Match[str]) -> str:
    """
    A very long whole number, with fewer digits that are too many all the same.
    """
    if found["long"] is None:
        return found[0]
    return found[0][:60].rstrip("_").ljust(len(found[0]))


def _toml_faults(text: str, sentence: str) -> list[Fault]:
    found = _PLACED.fullmatch(sentence)
    offset = len(text.rstrip())
    if found is not None and found["line"] is not None:
        offset = line_starts(text)[int(found["line"]) - 1] + int(found["column"]) - 1
    reason = found["reason"] if found else sentence
    (message, advice), offset = said_of_toml(reason, text, offset)
    repeated = _repeated_keys(text, "toml") if message == DUPLICATE else []
    return repeated or [_placed(Fault(message=message, advice=advice), place_in(text, offset))]


def _parsed_json(text: str) -> tuple[dict[str, Any], list[Fault]]:
    is_repeated = False

    def joined(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal is_repeated
        data = dict(pairs)
        is_repeated = is_repeated or len(data) < len(pairs)
        return data

    try:
        data = json.loads(
            text,
            object_pairs_hook=joined,
            parse_float=parsed_decimal,
            parse_int=parsed_integer,
            parse_constant=Decimal,
        )
    except json.JSONDecodeError as error:
        (message, advice), offset = said_of_json(error.msg, text, error.pos)
        fault = _placed(Fault(message=message, advice=advice), place_in(text, offset))
        raise _Broken(fault) from None
    except RecursionError:
        raise _too_deep(text, JSON_TOKEN, depth=0) from None
    faults = _repeated_keys(text, "json") if is_repeated else []
    if type(data) is not dict:
        faults.append(
            Fault(message="the document is not an object", advice="write it between { and }")
        )
        return {}, faults
    return data, faults


def _repeated_keys(text: str, syntax: Syntax) -> list[Fault]:
    places = places_in(text, syntax)
    if places is None:
        return []
    faults = []
    for spot, earlier in places.repeated:
        place, line = places.at(spot.offset), places.at(earlier.offset).line
        where = "in this line" if line == place.line else f"in line {line}"
        advice = f"it stands {where} too, keep one of them"
        fault = Fault(path=path_of(spot), message=DUPLICATE, advice=advice)
        faults.append(_placed(fault, place))
    return faults


def _too_deep(text: str, token: re.Pattern[str], *, depth: int) -> Exception:
    """
    The bracket that opens one level too many; without one, the caller's own depth is to blame.

    `depth` is the level outside all brackets: TOML's document is a table without them.
    """
    for found in token.finditer(text):
        if found[0] in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                return _Broken(_placed(TOO_DEEP, place_in(text, found.start())))
        elif found[0] in ("]", "}"):
            depth -= 1
    return RecursionError("no stack is left to read the file with")


def _placed(fault: Fault, place: Place) -> Fault:
    return attrs.evolve(fault, line=place.line, column=place.column)
