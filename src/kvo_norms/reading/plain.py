"""
Plain TOML, quickly: the part of the language that files are usually written in.

Names without quotes, texts without escapes, whole and decimal numbers, days, booleans, arrays and
tables. Whatever else a file holds, and whatever may be wrong with it, is left to `tomllib`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from kvo_norms.reading.soundness import DEEPEST

_NAME = r"[A-Za-z0-9_-]++"
_PATH = rf"{_NAME}(?:\.{_NAME})*+"
_TEXT = r'"([^"\\\n]*+)"(?!")'
_LONG_TEXT = r'"""\n?((?:[^"\\]++|"(?!"")|\\[ \t]*+\n)*+)"""(?!")'
_WHOLE = r"-?(?:0|[1-9][0-9]{0,17}+)"
_WORD = rf"(true|false)|([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})|({_WHOLE})|({_WHOLE}\.[0-9]++)"
_END = r"[ \t]*+(?:\#[^\n]*+)?(?:\n|\Z)"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE = re.compile(
    rf"[ \t]*+(?:({_PATH})[ \t]*+=[ \t]*+(?:{_TEXT}{_END})?"
    rf"|\[\[({_PATH})\]\]{_END}|\[({_PATH})\]{_END}|{_END})"
)
_LINE_END = re.compile(_END)
_VALUE = re.compile(
    rf"{_TEXT}|(\[)|(\{{)|(?:{_WORD})(?=[ \t]*+(?:[\n,\]}}#]|\Z))|{_LONG_TEXT}",
)
_PAIR = re.compile(rf"[ \t]*+({_NAME})[ \t]*+=[ \t]*+(?:{_TEXT}[ \t]*+([,}}]))?")
_PAIR_END = re.compile(r"[ \t]*+([,}])")
_BLANK = re.compile(r"(?:[ \t\n]++|\#[^\n]*+)*+")
_JOINT = re.compile(r"\\[ \t]*\n[ \t\n]*")


class _NotPlain(Exception):  # noqa: N818  (never seen outside)
    """
    Something that is left to `tomllib`.
    """


def plain_tables(text: str, parse_float: Callable[[str], Any]) -> dict[str, Any] | None:
    """
    What `tomllib.loads` gives for a text that is plain TOML, and ``None`` for another.
    """
    text = text.replace("\r\n", "\n")
    if _CONTROL.search(text):
        return None
    try:
        return _Reader(text, parse_float).document()
    except (_NotPlain, ValueError):  # ValueError: no day of the calendar
        return None


class _Reader:
    """
    Reads one text from its start to its end.
    """

    def __init__(self, text: str, parse_float: Callable[[str], Any]) -> None:
        self.text = text
        self.parse_float = parse_float
        self.root: dict[str, Any] = {}
        self.made: set[int] = set()
        """What headers made: tables and arrays that other headers may add to, by their identity."""
        self.named: set[int] = set()
        """Tables whose own header was there."""
        self.joined: set[int] = set()
        """Tables that dotted names made since the last header."""

    def document(self) -> dict[str, Any]:
        text, length, table, position = self.text, len(self.text), self.root, 0
        while position < length:
            found = _matched(_LINE, text, position)
            position = found.end()
            match found.lastindex:
                case 1:
                    value, position = self._value(position, 0)
                    self._put(table, found[1], value)
                    position = _matched(_LINE_END, text, position).end()
                case 2:
                    self._put(table, found[1], found[2])
                case 3:
                    table = self._item(found[3].split("."))
                case 4:
                    table = self._table(found[4].split("."))
        return self.root

    def _put(self, table: dict[str, Any], name: str, value: Any) -> None:
        if "." in name:
            *outer, name = name.split(".", DEEPEST)
            for part in outer:
                if part not in table:
                    table[part] = {}
                    self.joined.add(id(table[part]))
                table = table[part]
                _plain_if(id(table) in self.joined)
        _plain_if("." not in name and name not in table)
        table[name] = value

    def _table(self, path: list[str]) -> dict[str, Any]:
        table = self._opened(self._holder(path), path[-1], {})
        _plain_if(type(table) is dict and id(table) not in self.named)
        self.named.add(id(table))
        found: dict[str, Any] = table
        return found

    def _item(self, path: list[str]) -> dict[str, Any]:
        items = self._opened(self._holder(path), path[-1], [])
        _plain_if(type(items) is list)
        items.append({})
        found: dict[str, Any] = items[-1]
        return found

    def _holder(self, path: list[str]) -> dict[str, Any]:
        """
        The table that holds what a header names; in an array of tables that is the last.
        """
        _plain_if(len(path) <= DEEPEST)
        self.joined.clear()
        table = self.root
        for part in path[:-1]:
            found = self._opened(table, part, {})
            table = found if type(found) is dict else found[-1]
        return table

    def _opened(self, table: dict[str, Any], name: str, empty: Any) -> Any:
        found = table.setdefault(name, empty)
        if found is empty:
            self.made.add(id(found))
        _plain_if(id(found) in self.made)
        return found

    def _value(self, position: int, depth: int) -> tuple[Any, int]:
        """
        The value that starts at a position, and the position behind it.
        """
        _plain_if(depth <= DEEPEST)
        found = _matched(_VALUE, self.text, position)
        position = found.end()
        match found.lastindex:
            case 1:
                return found[1], position
            case 2:
                return self._array(position, depth + 1)
            case 3:
                return self._inline(position, depth + 1)
            case 4:
                return found[4] == "true", position
            case 5:
                return date.fromisoformat(found[5]), position
            case 6:
                return int(found[6]), position
            case 7:
                return self.parse_float(found[7]), position
        return _JOINT.sub("", found[8]), position

    def _array(self, position: int, depth: int) -> tuple[list[Any], int]:
        text, items = self.text, list[Any]()
        position = _matched(_BLANK, text, position).end()
        while not text.startswith("]", position):
            value, position = self._value(position, depth)
            items.append(value)
            position = _matched(_BLANK, text, position).end()
            if text.startswith(",", position):
                position = _matched(_BLANK, text, position + 1).end()
            else:
                _plain_if(text.startswith("]", position))
        return items, position + 1

    def _inline(self, position: int, depth: int) -> tuple[dict[str, Any], int]:
        text, table, mark = self.text, dict[str, Any](), ","
        while mark == ",":
            found = _matched(_PAIR, text, position)
            name, value, mark = found.groups()
            position = found.end()
            if mark is None:
                value, position = self._value(position, depth)
                found = _matched(_PAIR_END, text, position)
                mark, position = found[1], found.end()
            _plain_if(name not in table)
            table[name] = value
        return table, position


def _matched(form: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    found = form.match(text, position)
    if found is None:
        raise _NotPlain
    return found


def _plain_if(condition: bool) -> None:
    if not condition:
        raise _NotPlain
