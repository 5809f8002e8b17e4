"""
From the text of a document to the places of its parts.

The parsers keep no places, so this runs when there is a fault to be placed, and only then. Nothing
here is recursive: a document may be nested deeper than the interpreter's stack.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING

from kvo_norms.reading.places import Places, Spot, Syntax, line_starts

if TYPE_CHECKING:
    from tree_sitter import Node

JSON_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]|[^][{}",:\s]+', re.DOTALL)
"""A text, a bracket, a number or a word of JSON."""

BLANKS_AFTER_BACKSLASH = re.compile(r"(?<!\\)((?:\\\\)*)(\\[ \t]+)(?=\r?\n)")
"""
The end of a line of text that goes on: escaped backslashes, one that escapes the end of the line,
and the blanks between them, of which the grammar knows nothing.
"""


def places_in(text: str, syntax: Syntax) -> Places | None:
    """
    The places of all parts of a document that its parser accepts.

    ``None`` for TOML where the extra ``cli`` is not installed, or where its grammar does not
    follow the text: no place is better than a wrong one. Of a key that JSON repeats, the last
    one counts.
    """
    return _places_in_json(text) if syntax == "json" else _places_in_toml(text)


def _places_in_json(text: str) -> Places:
    root = Spot(0)
    repeated: list[tuple[Spot, Spot]] = []
    open_parts: list[tuple[Spot, bool]] = []  # with whether it is an object
    keyed: Spot | None = None  # a key whose value comes next
    for found in JSON_TOKEN.finditer(text):
        piece, offset = found[0], found.start()
        if piece in ("}", "]"):
            open_parts.pop()
            continue
        if keyed is not None:
            spot, keyed = keyed, None
        elif not open_parts:
            spot = root = Spot(offset)
        else:
            inside, is_object = open_parts[-1]
            if is_object:
                name = json.loads(piece)
                earlier = inside.children.get(name)
                keyed = inside.put(name, offset)
                if earlier is not None:
                    repeated.append((keyed, earlier))
                continue
            spot = inside.put(len(inside.children), offset)
        if piece in ("{", "["):
            open_parts.append((spot, piece == "{"))
    return Places(line_starts(text), root, repeated)


def _places_in_toml(text: str) -> Places | None:
    try:
        import tree_sitter
        import tree_sitter_toml
    except ImportError:
        return None
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    # One byte for each character, so that bytes count characters. Beyond ASCII, TOML allows
    # characters only where it allows a question mark too: in texts, quoted keys and comments.
    blanked = BLANKS_AFTER_BACKSLASH.sub(lambda found: found[1] + " " * len(found[2]), text)
    tree = parser.parse(blanked.encode("ascii", "replace"))
    if tree.root_node.has_error:
        return None
    return _TomlWalk(text).places(tree.root_node)


class _TomlWalk:
    """
    One walk over the statements of a TOML document.

    A table is *open* while a header may still define it: it was only named, by the header of a
    table inside it. Through the name of an array of tables a header reaches its last item.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Spot(0)
        self.repeated: list[tuple[Spot, Spot]] = []
        self.open_tables: set[Spot] = set()
        self.headed: set[Spot] = set()
        self.table_arrays: set[Spot] = set()
        self.values: set[Spot] = set()

    def places(self, document: Node) -> Places:
        for statement in document.named_children:
            if statement.type == "pair":
                self._values(self._pair(statement, self.root))
            elif statement.type != "comment":
                table = self._header(statement)
                pairs = [node for node in statement.named_children if node.type == "pair"]
                for pair in pairs:
                    self._values(self._pair(pair, table))
        return Places(line_starts(self.text), self.root, self.repeated)

    def _header(self, statement: Node) -> Spot:
        """
        The table that a header opens.
        """
        *above, (name, offset) = self._names(statement.named_children[0])
        table = self.root
        for part, at in above:
            inside = table.children.get(part)
            if inside is None:
                inside = table.put(part, at)
                self.open_tables.add(inside)
            elif inside in self.values:
                self.repeated.append((Spot(at, part, table), inside))
            table = self._last_item(inside)
        earlier = table.children.get(name)
        if statement.type == "table_array_element":
            array = earlier
            if array is None or array not in self.table_arrays:
                array = self._define(table, name, offset)
                self.table_arrays.add(array)
                self.headed.add(array)
            return array.put(len(array.children), statement.start_byte)
        if earlier is not None and earlier in self.open_tables:
            self.open_tables.remove(earlier)
            earlier.offset = offset
            self.headed.add(earlier)
            return earlier
        headed = self._define(table, name, offset)
        self.headed.add(headed)
        return headed

    def _pair(self, pair: Node, table: Spot) -> tuple[Node, Spot]:
        """
        The value of a key, and its spot.
        """
        key, value = (node for node in pair.named_children if node.type != "comment")
        *above, (name, offset) = self._names(key)
        for part, at in above:
            inside = table.children.get(part)
            if inside is None:
                inside = table.put(part, at)
            elif inside in self.values or inside in self.headed:
                self.repeated.append((Spot(at, part, table), inside))
            table = inside
        spot = self._define(table, name, offset)
        self.values.add(spot)
        return value, spot

    def _values(self, first: tuple[Node, Spot]) -> None:
        """
        Everything inside a value.
        """
        waiting = [first]
        while waiting:
            node, spot = waiting.pop()
            if node.type == "array":
                items = [item for item in node.named_children if item.type != "comment"]
                waiting += [(item, spot.put(i, item.start_byte)) for i, item in enumerate(items)]
            elif node.type == "inline_table":
                pairs = [part for part in node.named_children if part.type == "pair"]
                waiting += [self._pair(pair, spot) for pair in pairs]

    def _define(self, table: Spot, name: str, offset: int) -> Spot:
        earlier = table.children.get(name)
        spot = table.put(name, offset)
        if earlier is not None:
            self.repeated.append((spot, earlier))
        return spot

    def _last_item(self, spot: Spot) -> Spot:
        return spot.children[len(spot.children) - 1] if spot in self.table_arrays else spot

    def _names(self, key: Node) -> list[tuple[str, int]]:
        """
        The parts of a key, with the characters at which they start.
        """
        parts: list[Node] = []
        while key.type == "dotted_key":
            key, last = key.named_children
            parts.append(last)
        parts.append(key)
        return [(self._name(part), part.start_byte) for part in reversed(parts)]

    def _name(self, part: Node) -> str:
        written = self.text[part.start_byte : part.end_byte]
        if part.type == "bare_key":
            return written
        if "\\" in written:
            import tomllib  # only for escapes

            with contextlib.suppress(tomllib.TOMLDecodeError):
                return next(iter(tomllib.loads(f"{written} = 0")))
        return written[1:-1]
