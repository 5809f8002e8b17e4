"""
Taking a part out of a TOML text that leaves every other character as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kvo_norms.errors import Path as TomlPath

if TYPE_CHECKING:
    from tree_sitter import Node

Span = tuple[int, int]
"""The characters from the first up to the second."""
_AFTER_ITEM = re.compile(r"\s*(?P<comma>,?)[^\S\n]*(?:#[^\n]*)?\n?")
"""What may follow an item in its line where that is its own."""


def removed(text: str, path: TomlPath) -> str | None:
    """
    The text without what stands under a path: its lines, its own comment directly above, and a
    comma or a blank line that separated it.

    ``None`` where the text is written such that this cannot be done.
    """
    import tree_sitter
    import tree_sitter_toml

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    # One byte for each character, so that bytes count characters.
    tree = parser.parse(text.encode("ascii", "replace"))
    if tree.root_node.has_error:
        return None
    left = text
    for start, end in reversed(_joined(text, _spans(text, tree.root_node, path))):
        left = left[:start] + left[end:]
    if left == text:
        return None
    try:
        found, expected = tomllib.loads(left), tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    _take_out(expected, path)
    return left if _full(found) == _full(expected) else None


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """
    The spans in order, those that touch as one; where nothing follows the last, blank lines before
    it belong to it too.
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    if joined and joined[-1][1] == len(text):
        start = joined[-1][0]
        while start and not text[(above := _line_start(text, start - 1)) : start].strip():
            start = above
        joined[-1] = (start, len(text))
    return joined


def _spans(text: str, document: Node, path: TomlPath) -> Iterator[Span]:
    counts: dict[TomlPath, int] = {}
    for statement in document.named_children:
        if statement.type == "pair":
            yield from _in_pair(text, statement, (), path)
        elif statement.type in ("table", "table_array_element"):
            names = _names(text, statement.named_children[0])
            table = _through_arrays(names, counts)
            if statement.type == "table_array_element":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            pairs = [node for node in statement.named_children if node.type == "pair"]
            if table[: len(path)] == path:
                last = pairs[-1] if pairs else statement.named_children[0]
                yield _block(text, statement.start_byte, last.end_byte)
            else:
                for pair in pairs:
                    yield from _in_pair(text, pair, table, path)


def _through_arrays(names: list[str], counts: dict[TomlPath, int]) -> TomlPath:
    """
    The path that a header names: through an array of tables it leads to the last one.
    """
    way: TomlPath = ()
    for place, name in enumerate(names):
        way = (*way, name)
        if place < len(names) - 1 and way in counts:
            way = (*way, counts[way])
    return way


def _in_pair(text: str, pair: Node, table: TomlPath, path: TomlPath) -> Iterator[Span]:
    key, value = (node for node in pair.named_children if node.type != "comment")
    own = (*table, *_names(text, key))
    if own[: len(path)] == path:
        start = _with_comment(text, _line_start(text, pair.start_byte))
        yield start, _line_end(text, pair.end_byte)
    elif path[: len(own)] == own:
        yield from _in_value(text, value, path[len(own) :])


def _in_value(text: str, value: Node, path: TomlPath) -> Iterator[Span]:
    items = [node for node in value.named_children if node.type != "comment"]
    name, *rest = path
    if value.type == "array" and isinstance(name, int) and name < len(items):
        if rest:
            yield from _in_value(text, items[name], tuple(rest))
        else:
            yield _item(text, items, name)
    elif value.type == "inline_table":
        for place, pair in enumerate(items):
            own = tuple(_names(text, pair.named_children[0]))
            if own[: len(path)] == path:
                yield _item(text, items, place)
            elif path[: len(own)] == own:
                yield from _in_value(text, pair.named_children[-1], path[len(own) :])


def _item(text: str, items: list[Node], place: int) -> Span:
    """
    An item with the comma that follows it, or, of the last one, that stands before it; one that
    has lines of its own with these and the comment directly above.
    """
    start, end = _line_start(text, items[place].start_byte), _line_end(text, items[place].end_byte)
    before = text[start : items[place].start_byte]
    after = _AFTER_ITEM.fullmatch(text, items[place].end_byte, end)
    is_last = place + 1 == len(items)
    if after and not before.strip() and (after["comma"] or is_last):
        return _with_comment(text, start), end
    if not is_last:
        return items[place].start_byte, items[place + 1].start_byte
    if place:
        return items[place - 1].end_byte, items[place].end_byte
    return items[place].start_byte, items[place].end_byte


def _block(text: str, start: int, end: int) -> Span:
    """
    A table with the comment directly above it and the blank lines that follow.
    """
    start = _with_comment(text, _line_start(text, start))
    end = _line_end(text, end)
    while end < len(text) and not text[end : _line_end(text, end)].strip():
        end = _line_end(text, end)
    return start, end


def _with_comment(text: str, start: int) -> int:
    """
    Where the comment directly above a line begins; the line itself without one.
    """
    while start and text[(above := _line_start(text, start - 1)) : start].lstrip().startswith("#"):
        start = above
    return start


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _names(text: str, key: Node) -> list[str]:
    written: list[str] = []
    while key.type == "dotted_key":
        key, last = key.named_children
        written.append(text[last.start_byte : last.end_byte])
    written.append(text[key.start_byte : key.end_byte])
    return [next(iter(tomllib.loads(f"{name} = 0"))) for name in reversed(written)]


def _take_out(data: Any, path: TomlPath) -> None:
    *above, last = path
    for name in above:
        data = data[name]
    del data[last]


def _full(data: Any) -> Any:
    """
    The data without tables that hold nothing.
    """
    if isinstance(data, dict):
        inner = {key: _full(value) for key, value in data.items()}
        return {key: value for key, value in inner.items() if value != {}}
    return [_full(item) for item in data] if isinstance(data, list) else data
