"""
Where the parts of a document stand: examples, and the law that what is named is really there.
"""

import itertools
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given, strategies as st

from kvo_norms.errors import Path
from kvo_norms.reading.locating import places_in
from kvo_norms.reading.places import Places, Syntax

TOML = """\
# a dossier
format = "kvo-norms/dossier/1"
"naam gebied".plaats = 'Ede'
[area]
"soort \\u00e9".'en meer' = { "één" = [10, { b.c = 11 }], d = 12 }
  [[surveys]]
  sent = 13
    [surveys.answers]
    good = 14
[[surveys]]
dates = [
  15, # first ✓
  [16, 17],
]
[[surveys.rounds]]
n = 18
[[ surveys . rounds ]]
n = 19
[plan.goals.first]
text = \"\"\"
line
[area]
\"\"\"
[plan]
note = '✓✓'
"""

JSON = """\
{
  "format": "kvo",
  "é✓": { "b\\u0022": [10, { "c": 11, "]": [[12], []] }],
  "\\\\": "\\"}" },
  "d": {}, "": 1.5e3
}
"""


def located(text: str, syntax: Syntax, *path: str | int) -> tuple[int, int]:
    places = places_in(text, syntax)
    assert places is not None
    return places.place_of(path)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(("format",), (2, 1), id="a bare key"),
        pytest.param(("naam gebied",), (3, 1), id="a quoted key stands at its quote"),
        pytest.param(("naam gebied", "plaats"), (3, 15), id="a part of a dotted key"),
        pytest.param(("area",), (4, 2), id="a table stands at its name in the header"),
        pytest.param(("area", "soort é"), (5, 1), id="a key with an escape"),
        pytest.param(("area", "soort é", "en meer"), (5, 16), id="a key between single quotes"),
        pytest.param(("area", "soort é", "en meer", "één"), (5, 30), id="in an inline table"),
        pytest.param(("area", "soort é", "en meer", "één", 0), (5, 39), id="an item after é"),
        pytest.param(
            ("area", "soort é", "en meer", "één", 1), (5, 43), id="an item that is a table"
        ),
        pytest.param(
            ("area", "soort é", "en meer", "één", 1, "b", "c"),
            (5, 47),
            id="a dotted key in an inline table in an array in an inline table",
        ),
        pytest.param(("area", "soort é", "en meer", "d"), (5, 58), id="after all that"),
        pytest.param(("surveys",), (6, 5), id="an array of tables stands at its first name"),
        pytest.param(("surveys", 0), (6, 3), id="its item stands at the brackets"),
        pytest.param(("surveys", 0, "sent"), (7, 3), id="a key of an item"),
        pytest.param(("surveys", 0, "answers"), (8, 14), id="a table in an item"),
        pytest.param(("surveys", 0, "answers", "good"), (9, 5), id="a key of a table in an item"),
        pytest.param(("surveys", 1), (10, 1), id="the second item"),
        pytest.param(("surveys", 1, "dates", 0), (12, 3), id="an item on a line of its own"),
        pytest.param(("surveys", 1, "dates", 1), (13, 3), id="comments are no items"),
        pytest.param(("surveys", 1, "dates", 1, 1), (13, 8), id="an array in an array"),
        pytest.param(("surveys", 1, "rounds"), (15, 11), id="an array of tables in an item"),
        pytest.param(("surveys", 1, "rounds", 0, "n"), (16, 1), id="its first item"),
        pytest.param(("surveys", 1, "rounds", 1), (17, 1), id="its second item"),
        pytest.param(("plan", "goals"), (19, 7), id="a table that is only named"),
        pytest.param(("plan", "goals", "first"), (19, 13), id="a header of three names"),
        pytest.param(("plan",), (24, 2), id="a table defined after the tables in it"),
        pytest.param(("plan", "note"), (25, 1), id="brackets in a text open no table"),
        pytest.param((), (1, 1), id="the document stands at its first character"),
        pytest.param(("nothing", "here"), (1, 1), id="what is nowhere stands at the document"),
        pytest.param(("surveys", 1, "sent"), (10, 1), id="a missing key stands at its table"),
        pytest.param(("surveys", 2), (6, 5), id="a missing item stands at its array"),
        pytest.param(("format", "x", 0), (2, 1), id="a path through a text stands at the text"),
    ],
)
def test_a_path_of_toml_stands_at(path: Path, place: tuple[int, int]) -> None:
    """
    A key stands at its first character, an item at its own, a table at its name.
    """
    assert place == located(TOML, "toml", *path)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(("format",), (2, 3), id="a key stands at its quote"),
        pytest.param(("é✓",), (3, 3), id="a key beyond ASCII"),
        pytest.param(("é✓", 'b"'), (3, 11), id="a key with an escape"),
        pytest.param(("é✓", 'b"', 0), (3, 23), id="a number in an array"),
        pytest.param(("é✓", 'b"', 1), (3, 27), id="an object in an array"),
        pytest.param(("é✓", 'b"', 1, "]"), (3, 38), id="a bracket as a key"),
        pytest.param(("é✓", 'b"', 1, "]", 0, 0), (3, 45), id="an array in an array"),
        pytest.param(("é✓", 'b"', 1, "]", 1), (3, 50), id="an empty array"),
        pytest.param(("é✓", "\\"), (4, 3), id="a backslash as a key"),
        pytest.param(("d",), (5, 3), id="brackets and quotes in a text close nothing"),
        pytest.param(("",), (5, 12), id="an empty key"),
        pytest.param((), (1, 1), id="the document stands at its bracket"),
        pytest.param(("d", "missing"), (5, 3), id="a missing key stands at its object"),
        pytest.param(("é✓", 'b"', 7, "c"), (3, 11), id="a missing item stands at its array"),
    ],
)
def test_a_path_of_json_stands_at(path: Path, place: tuple[int, int]) -> None:
    """
    A key stands at its quote, an item at its first character.
    """
    assert place == located(JSON, "json", *path)


def test_a_json_document_stands_where_its_value_starts() -> None:
    """
    Blank lines before the value are not the document.
    """
    assert located("\n\n  7 ", "json") == (3, 3)


def test_of_a_repeated_json_key_the_last_counts() -> None:
    """
    A path means the last of equal keys, as it does in the data.
    """
    text = '{"a": {"x": 1},\n "a": {"y": 2}}'
    assert located(text, "json", "a") == (2, 2)
    assert located(text, "json", "a", "x") == (2, 2)
    assert located(text, "json", "a", "y") == (2, 8)


def test_a_line_that_ends_in_two_characters_is_one_line() -> None:
    """
    Windows line ends count once and move no column.
    """
    assert located("a = 1\r\n\r\nb = 2\r\n", "toml", "b") == (3, 1)
    assert located('{"a": 1,\r\n\r\n"b": 2}', "json", "b") == (3, 1)


def test_half_a_character_in_a_text_moves_nothing() -> None:
    """
    A surrogate without its pair is one character of its line.
    """
    assert located('a = ["\ud800", 2]', "toml", "a", 1) == (1, 11)
    assert located('{"a": ["\ud800", 2]}', "json", "a", 1) == (1, 13)


def test_blanks_after_the_backslash_that_ends_a_line_are_seen() -> None:
    """
    TOML allows blanks there that its grammar in tree-sitter does not know.
    """
    text = 'a = """\\ \t\n  x\\\\\\ \r\n\n  \\\\ \n""" # \\ \nb = 1'
    assert tomllib.loads(text) == {"a": "x\\\\ \n", "b": 1}
    assert located(text, "toml", "b") == (6, 1)


def test_without_the_extra_toml_has_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    No extra, no places for TOML; JSON needs no extra.
    """
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    assert places_in("a = 1", "toml") is None
    assert places_in('{"a": 1}', "json") is not None


def test_where_the_grammar_does_not_follow_there_are_no_places() -> None:
    """
    TOML 1.1 lets an inline table run over several lines; a guess could be a wrong place.
    """
    assert places_in("a = {\n  b = 1\n}", "toml") is None


DEPTH = 100_000


@pytest.mark.parametrize(
    ("opening", "closing", "path", "place"),
    [
        pytest.param("a = " + "[" * DEPTH, "]" * DEPTH, ("a", 0, 0), (1, 7), id="arrays"),
        pytest.param(
            "a = " + "{ a = " * DEPTH, "1" + " }" * DEPTH, ("a", "a"), (1, 7), id="inline tables"
        ),
        pytest.param("a." * DEPTH, "a = 1", ("a", "a"), (1, 3), id="a dotted key"),
        pytest.param("[" + "a." * DEPTH, "a]", ("a", "a"), (1, 4), id="a header"),
        pytest.param("[[" + "a." * DEPTH, "a]]", ("a", "a"), (1, 5), id="a double header"),
    ],
)
def test_depth_breaks_nothing_in_toml(
    opening: str, closing: str, path: Path, place: tuple[int, int]
) -> None:
    """
    A document 100,000 levels deep is located without a crash.
    """
    text = opening + closing
    assert place == located(text, "toml", *path)
    assert located(text, "toml", *["a"] * DEPTH) >= (1, 1)


@pytest.mark.parametrize(
    ("opening", "closing", "path", "place"),
    [
        pytest.param("[", "]", ("a", 0, 0), (1, 9), id="arrays"),
        pytest.param('{"a": ', "}", ("a", "a"), (1, 8), id="objects"),
    ],
)
def test_depth_breaks_nothing_in_json(
    opening: str, closing: str, path: Path, place: tuple[int, int]
) -> None:
    """
    A document 100,000 levels deep is located without a crash.
    """
    text = '{"a": ' + opening * DEPTH + "1" + closing * DEPTH + "}"
    assert place == located(text, "json", *path)
    assert located(text, "json", *["a"] * DEPTH) >= (1, 1)


def paths_in(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if path:
            yield path, value
        if isinstance(value, dict):
            waiting += [((*path, name), part) for name, part in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), part) for index, part in enumerate(value)]


def text_at(text: str, places: Places, path: Path) -> str:
    """
    The text from a path's place on, found by counting lines and characters.
    """
    place = places.place_of(path)
    lines = text.split("\n")
    return "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])


NAMES = st.sampled_from(
    ["a", "b", "c", "1", "-", "é", "x y", 'q"', "", "[a]", "#", "a.b"]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f"), max_size=5)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f\r"), max_size=5)
SCALARS = st.integers(0, 9) | st.booleans() | TEXTS
TREES = st.recursive(
    SCALARS,
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(NAMES, parts, max_size=3)
        | st.lists(st.dictionaries(NAMES, parts, max_size=3), min_size=1, max_size=3)
    ),
    max_leaves=20,
)


def numbered(value: Any, numbers: Iterator[int]) -> Any:
    """
    The same tree with leaves that no other leaf is equal to.
    """
    if isinstance(value, dict):
        return {name: numbered(part, numbers) for name, part in value.items()}
    if isinstance(value, list):
        return [numbered(part, numbers) for part in value]
    if isinstance(value, bool):
        return value
    return f"{next(numbers)}:{value}" if isinstance(value, str) else next(numbers)


DOCUMENTS = st.dictionaries(NAMES, TREES, min_size=1, max_size=4).map(
    lambda data: numbered(data, itertools.count(1000))
)


class TomlWriter:
    """
    Writes a document in one of the many ways in which TOML can say it.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.has_array_of_tables = False

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def key(self, name: str) -> str:
        if re.fullmatch(r"[A-Za-z0-9_-]+", name) and self.chance():
            return name
        if name.isprintable() and "'" not in name and self.chance():
            return f"'{name}'"
        return json.dumps(name, ensure_ascii=False)

    def value(self, value: Any) -> str:
        if isinstance(value, list):
            between = self.draw(st.sampled_from([", ", " ,\n  ", ", # ✓ ]\n"]))
            return "[" + between.join(self.value(item) for item in value) + "]"
        if isinstance(value, dict):
            return "{ " + ", ".join(self.pairs(value)) + " }"
        return json.dumps(value, ensure_ascii=False)

    def pairs(self, table: dict[str, Any], before: str = "") -> Iterator[str]:
        for name, value in table.items():
            key = before + self.key(name)
            if isinstance(value, dict) and value and self.chance():
                yield from self.pairs(value, key + self.draw(st.sampled_from([".", " . "])))
            else:
                yield f"{key} = {self.value(value)}"

    def sections(self, table: dict[str, Any], header: str, name: str) -> Iterator[str]:
        """
        The table under its own header, then the tables in it under theirs.
        """
        later = {}
        for key, value in table.items():
            items = value if isinstance(value, list) else [value]
            if items and all(isinstance(item, dict) for item in items) and self.chance():
                later[key] = value
        here = {key: value for key, value in table.items() if key not in later}
        yield "\n".join([header, *self.pairs(here)])
        for key, value in later.items():
            inside = f"{name}.{self.key(key)}" if name else self.key(key)
            if isinstance(value, dict):
                yield from self.sections(value, f"[{inside}]", inside)
            else:
                self.has_array_of_tables = True
                for item in value:
                    yield from self.sections(item, f"  [[ {inside} ]] # ✓", inside)

    def document(self, data: dict[str, Any]) -> str:
        first, *others = self.sections(data, "# ✓ [a]", "")
        if not self.has_array_of_tables:
            others = self.draw(st.permutations(others))
        text = "\n".join([first, *others])
        return text.replace("\n", "\r\n") if self.chance() else text


@st.composite
def toml_documents(draw: st.DrawFn) -> str:
    return TomlWriter(draw).document(draw(DOCUMENTS))


def assert_all_of_toml_is_there(text: str, written: Callable[[Any], str]) -> None:
    places = places_in(text, "toml")
    assert places is not None
    assert places.repeated == []
    for path, value in paths_in(tomllib.loads(text)):
        found = text_at(text, places, path)
        if isinstance(path[-1], str):
            key = re.match(r"""[\w-]+|'[^'\n]*'|"(\\.|[^"\\\n])*\"""", found)
            assert key is not None
            assert [path[-1]] == list(tomllib.loads(f"{key[0]} = 0"))
            found = found[key.end() :].lstrip()
            if isinstance(value, dict | list):
                assert found[0] in ".=]"
            else:
                assert found.startswith("=")
                found = found[1:].lstrip()
        if isinstance(value, dict):
            assert isinstance(path[-1], str) or found.startswith(("{", "[["))
        elif isinstance(value, list):
            assert isinstance(path[-1], str) or found.startswith("[")
        else:
            assert found.startswith(written(value))
        assert places.place_of((*path, "nothing")) == places.place_of(path)


@given(toml_documents())
def test_what_a_path_of_toml_names_is_really_there(text: str) -> None:
    """
    Whatever way a document is written, at each path's place stands its key or item.
    """
    assert_all_of_toml_is_there(text, lambda value: json.dumps(value, ensure_ascii=False))


@given(DOCUMENTS, st.booleans(), st.integers(0, 4))
def test_what_a_path_of_written_toml_names_is_really_there(
    data: dict[str, Any], multiline: bool, indent: int
) -> None:
    """
    What tomli_w writes is located to the character.
    """

    def written(value: Any) -> str:
        said = tomli_w.dumps({"x": value}, multiline_strings=multiline)
        return said.removeprefix("x = ").removesuffix("\n")

    text = tomli_w.dumps(data, multiline_strings=multiline, indent=indent)
    assert_all_of_toml_is_there(text, written)


@given(DOCUMENTS, st.booleans(), st.none() | st.integers(0, 3))
def test_what_a_path_of_json_names_is_really_there(
    data: dict[str, Any], ascii_only: bool, indent: int | None
) -> None:
    """
    What json writes is located to the character.
    """
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    places = places_in(text, "json")
    assert places is not None
    assert places.repeated == []
    decoder = json.JSONDecoder()
    for path, value in paths_in(data):
        found = text_at(text, places, path)
        if isinstance(path[-1], str):
            key, end = decoder.raw_decode(found)
            assert path[-1] == key
            found = found[end:].lstrip(": ")
        assert value == decoder.raw_decode(found)[0]
        assert places.place_of((*path, "nothing")) == places.place_of(path)
