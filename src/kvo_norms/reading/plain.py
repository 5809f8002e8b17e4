"""
Plain TOML, quickly: the part of the language that files are usually written in.

Names without quotes, texts without escapes, whole and decimal numbers, days, booleans, arrays and
tables. Whatever else a file holds, and whatever may be wrong with it, is left to `tomllib`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from kvo_norms.reading.soundness import DEEPEST

DEEP = DEEPEST // 4
"""
So many names in a header or before an equals sign, and so many brackets in each other, are plain.

Each name of a header may stand for an array and bring an index, so that no path is too long.
"""

_NAME = r"[A-Za-z0-9_-]++"
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f"
"""What no text holds; a tab and the end of a line are no such characters."""
_PATH = r"[A-Za-z0-9_.-]++"
"""Names with points between them, which is looked at when the path is followed."""
_IS = r"[ \t]*+=[ \t]*+"
_BARE = rf'[^"\\\n{_CONTROL}]*+'
_TEXT = rf'"(?P<text>{_BARE})"(?!")'
_LONG_TEXT = rf'"""\n?(?P<long_text>(?:[^"\\{_CONTROL}]++|"(?!"")|\\[ \t]*+\n)*+)"""(?!")'
_WHOLE = r"-?(?:0|[1-9][0-9]{0,14}+)"
_DECIMAL = r"-?(?:0|[1-9][0-9]{0,6}+)\.[0-9]{1,8}+"
_WORD = rf"(?P<word>true|false|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{_DECIMAL}|{_WHOLE})"
_COMMENT = rf"\#[^\n{_CONTROL}]*+"
_END = rf"[ \t]*+(?:{_COMMENT})?(?:\n++|\Z)"
_TEXTS = rf'\[(?P<texts>[ \t\n]*+(?:"{_BARE}"[ \t\n]*+(?:,[ \t\n]*+|(?=\])))*+)\]'
_FIRST = rf'[ \t]*+(?P<first_name>{_NAME}){_IS}"(?P<first>{_BARE})"[ \t]*+'
_SECOND = rf'[ \t]*+(?P<second_name>{_NAME}){_IS}"(?P<second>{_BARE})"[ \t]*+'
_NAMED_TEXTS = rf"\{{{_FIRST}(?:,{_SECOND})?+\}}"
"""A table of one or two texts, as most tables within a line are."""

_LINE = re.compile(
    rf"[ \t]*+(?:(?:(?P<name>{_PATH}){_IS}"
    rf"(?:{_TEXT}|{_NAMED_TEXTS}|{_TEXTS}|{_LONG_TEXT}|{_WORD})"
    rf"|\[(?P<table>{_PATH})\]|\[\[(?P<item>{_PATH})\]\]|){_END}|(?P<other>{_PATH}){_IS}|)"
)
_LINE_END = re.compile(_END)
_VALUE = re.compile(
    rf"{_TEXT}|{_LONG_TEXT}|{_WORD}(?=[ \t]*+(?:[\n,\]}}#]|\Z))|(?P<array>\[)|\{{",
)
_PAIR = re.compile(rf"[ \t]*+({_NAME}){_IS}(?:(?:{_TEXT}|{_WORD})[ \t]*+([,}}]))?")
_PAIR_END = re.compile(r"[ \t]*+([,}])")
_EACH_TEXT = re.compile(r'"([^"]*+)"')
_BLANK = re.compile(rf"(?:[ \t\n]++|{_COMMENT})*+")
_JOINT = re.compile(r"\\[ \t]*\n[ \t\n]*")


class _NotPlain(Exception):  # noqa: N818  (never seen outside)
    """
    Something that is left to `tomllib`.
    """


def plain_tables(text: str) -> dict[str, Any] | None:
    """
    What `tomllib.loads` gives for a text that is plain TOML, and ``None`` for another.

    Nothing in it is unsound. Numbers with a decimal point are decimals.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    try:
        text.encode()
        return _Reader(text).document()
    except (_NotPlain, ValueError):  # ValueError: half a character, or no day of the calendar
        return None


class _Reader:
    """
    Reads one text from its start to its end.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: dict[str, Any] = {}
        self.made: set[int] = set()
        """What headers made: tables and arrays that other headers may add to, by their identity."""
        self.named: set[int] = set()
        """Tables whose own header was there."""
        self.joined: dict[str, dict[str, Any]] = {}
        """Tables that dotted names made since the last header, by those names."""

    def document(self) -> dict[str, Any]:
        text, length, table, position = self.text, len(self.text), self.root, 0
        joined = self.joined
        value: Any
        while position < length:
            apart = False
            for found in _LINE.finditer(text, position):
                match found.lastgroup:
                    case "text":
                        value = found["text"]
                    case "second":
                        first, second = found["first_name"], found["second_name"]
                        if first == second:
                            raise _NotPlain
                        value = {first: found["first"], second: found["second"]}
                    case "table":
                        table = self._table(found["table"])
                        continue
                    case "long_text":
                        value = _JOINT.sub("", found["long_text"])
                    case "item":
                        table = self._item(found["item"])
                        continue
                    case "word":
                        value = _word(found["word"])
                    case "texts":
                        value = _EACH_TEXT.findall(found["texts"])
                    case "first":
                        value = {found["first_name"]: found["first"]}
                    case "other":
                        value, position = self._value(found.end(), 0)
                        position = _matched(_LINE_END, text, position).end()
                        apart = True
                    case _:
                        position = found.end()
                        if found.start() == position < length:
                            raise _NotPlain
                        continue
                outer, point, name = (found["name"] or found["other"]).rpartition(".")
                holder = (joined.get(outer) or self._join(table, outer)) if point else table
                if name in holder or not name:
                    raise _NotPlain
                holder[name] = value
                if apart:
                    break
        return self.root

    def _join(self, table: dict[str, Any], path: str) -> dict[str, Any]:
        """
        The table that dotted names stand in, made where it is not there.
        """
        if path.count(".") + 1 >= DEEP:
            raise _NotPlain
        holder, whole = table, ""
        for part in path.split("."):
            if not part:
                raise _NotPlain
            whole = f"{whole}.{part}" if whole else part
            found: Any = holder.get(part)
            if found is None:
                holder[part] = self.joined[whole] = found = {}
            elif found is not self.joined.get(whole):
                raise _NotPlain
            holder = found
        return holder

    def _table(self, path: str) -> dict[str, Any]:
        table = self._opened(path, dict)
        if type(table) is not dict or id(table) in self.named:
            raise _NotPlain
        self.named.add(id(table))
        found: dict[str, Any] = table
        return found

    def _item(self, path: str) -> dict[str, Any]:
        items = self._opened(path, list)
        if type(items) is not list:
            raise _NotPlain
        items.append({})
        found: dict[str, Any] = items[-1]
        return found

    def _opened(self, path: str, kind: type) -> Any:
        """
        What a header names; in an array of tables other names stand for those of its last table.
        """
        *outer, name = path.split(".")
        if len(outer) >= DEEP or not name or "" in outer:
            raise _NotPlain
        self.joined.clear()
        table, made = self.root, self.made
        for part in outer:
            found = table.get(part)
            if found is None:
                table[part] = found = {}
                made.add(id(found))
            elif id(found) not in made:
                raise _NotPlain
            table = found if type(found) is dict else found[-1]
        found = table.get(name)
        if found is None:
            table[name] = found = kind()
            made.add(id(found))
        elif id(found) not in made:
            raise _NotPlain
        return found

    def _value(self, position: int, depth: int) -> tuple[Any, int]:
        """
        The value that starts at a position, and the position behind it.
        """
        if depth >= DEEP:
            raise _NotPlain
        found = _matched(_VALUE, self.text, position)
        position = found.end()
        match found.lastgroup:
            case "text":
                return found["text"], position
            case "long_text":
                return _JOINT.sub("", found["long_text"]), position
            case "word":
                return _word(found["word"]), position
            case "array":
                return self._array(position, depth + 1)
        return self._inline(position, depth + 1)

    def _array(self, position: int, depth: int) -> tuple[list[Any], int]:
        text, items = self.text, list[Any]()
        position = _matched(_BLANK, text, position).end()
        while not text.startswith("]", position):
            value, position = self._value(position, depth)
            items.append(value)
            position = _matched(_BLANK, text, position).end()
            if text.startswith(",", position):
                position = _matched(_BLANK, text, position + 1).end()
            elif not text.startswith("]", position):
                raise _NotPlain
        return items, position + 1

    def _inline(self, position: int, depth: int) -> tuple[dict[str, Any], int]:
        text, table, mark = self.text, dict[str, Any](), ","
        while mark == ",":
            found = _matched(_PAIR, text, position)
            name, value, word, mark = found.groups()
            position = found.end()
            if word is not None:
                value = _word(word)
            elif value is None:
                value, position = self._value(position, depth)
                found = _matched(_PAIR_END, text, position)
                mark, position = found[1], found.end()
            if name in table:
                raise _NotPlain
            table[name] = value
        return table, position


def _word(written: str) -> Any:
    if written in ("true", "false"):
        return written == "true"
    if "." in written:
        return Decimal(written)
    return date.fromisoformat(written) if "-" in written[1:] else int(written)


def _matched(form: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    found = form.match(text, position)
    if found is None:
        raise _NotPlain
    return found
