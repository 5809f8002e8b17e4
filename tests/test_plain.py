"""
The quick reader of plain TOML: what it reads is what `tomllib` reads, and the rest it leaves.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kvo_norms.reading.plain import DEEP, plain_tables
from kvo_norms.reading.soundness import unsound

ROOT = Path(__file__).parents[1]
EDITIONS = sorted((ROOT / "catalogue").glob("*/*.toml"))
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.toml"))
OTHERS = [
    *sorted((ROOT / "catalogue").glob("*/scenarios/*.toml")),
    *sorted((ROOT / "tests" / "bad").rglob("*.toml")),
]

KEYS = (
    ".a",
    "a.",
    "a..b",
    ".",
    "a",
    "b",
    "a.b",
    "b.a",
    "a.b.c",
    "1",
    "true",
    "a-b_c",
    "'a'",
    '"a"',
    "a . b",
    "",
    "é",
)
VALUES = (
    *('""', '"x"', '"é # ]"', '"a\\tb"', '"\t"', "''", "'x'", '"""x"""', '"""\n x\\\n   y"""'),
    *('""""x"""', '"""x""""', '"""a"b""c"""', '"""\\ \n\n z"""', '"""a\\\\\n"""', "'''x'''", '"x'),
    *(
        "1",
        "-1",
        "+1",
        "0",
        "-0",
        "01",
        "1_0",
        "0x1",
        "9" * 18,
        "9" * 19,
        "1.5",
        "-0.50",
        "1.",
        ".",
    ),
    *("1e3", "nan", "inf", "true", "false", "True", "null", "2020-02-29", "2021-02-29"),
    *("2020-01-01T10:00:00", "2020-01-01 10:00:00", "10:00:00", "2020-01-01 ", "2020-1-1"),
    *("[]", "[1,]", "[,]", "[1 2]", "[1, [2], {a = 3}]", "[\n 1, # one\n\n 2\n]", "[1", "[1,, 2]"),
    *("{}", "{ a = 1 }", '{a="x",b="y"}', "{ a = 1, }", "{ a = 1, a = 2 }", "{ a.b = 1 }"),
    *('{ a = "x"\n}', "{ a = { b = [1] } }", "{ a = [\n1] }", "{ a 1 }", '{ a = "x" b = 1 }'),
)
ENDS = ("\n", "\r\n", " # remark\n", "\t\n", " # \x00\n", "\r", " 1\n", "", "\n\n", " # \x7f\n")
HEADERS = (
    *(
        f"[{path}]"
        for path in ("a", "b", "a.b", "b.a", "a.b.c", "c", "", "a b", ".a", "a.", "a..b", '"a"')
    ),
    *(f"[[{path}]]" for path in ("a", "b", "a.b", "b.a", "a.b.c", "c", "", ".a", "a.", "a..b")),
    *("[a", "[[a]", "# remark", "", " ", "[ a ]"),
)
statements = st.one_of(
    st.sampled_from(HEADERS),
    st.builds("{} = {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.builds("{}=1".format, st.sampled_from(KEYS)),
)
documents = st.lists(st.builds(str.__add__, statements, st.sampled_from(ENDS))).map("".join)


def check(text: str) -> None:
    """
    A text is read as by `tomllib`, to the order of keys and the types of values, or left to it.

    What is read is sound.
    """
    found = plain_tables(text)
    if found is not None:
        assert repr(found) == repr(tomllib.loads(text, parse_float=Decimal))
        assert list(unsound(found)) == []


def mutated(rng: Random, text: str) -> str:
    """
    The text with some pieces left out, repeated, or put elsewhere.
    """
    pieces = re.split(r"(\W)", text) if rng.random() < 0.5 else text.splitlines(keepends=True)
    for _ in range(rng.randint(1, 3)):
        place, other = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        match rng.randrange(3):
            case 0:
                pieces[place] = ""
            case 1:
                pieces[place] = pieces[other]
            case _:
                pieces[place] += rng.choice("\"\\[]{}=.,#\n\r\t '1a_-+")
    return "".join(pieces)


class TestSame:
    """
    What is read is exactly what `tomllib` reads.
    """

    @pytest.mark.parametrize("path", [*EDITIONS, *EXAMPLES], ids=lambda path: path.stem)
    def test_usual_files_are_plain(self, path: Path) -> None:
        """
        The files that an assessment reads do without `tomllib`.
        """
        text = path.read_text(encoding="utf-8")
        assert plain_tables(text) is not None
        check(text)

    @pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
    def test_other_files(self, path: Path) -> None:
        """
        Scenarios and bad files too are read the same, where they are read.
        """
        check(path.read_text(encoding="utf-8", errors="replace"))

    @given(documents)
    def test_random_documents(self, text: str) -> None:
        """
        Random documents, of statements that are valid, nearly valid and in each other's way.
        """
        check(text)

    @pytest.mark.parametrize("value", VALUES)
    def test_every_value(self, value: str) -> None:
        """
        Each form of value in each place where a value can stand.
        """
        for text in (f"a = {value}", f"a = [{value}]", f"a = {{ b = {value}, c = {value} }}\n"):
            check(text)

    def test_mutated_files(self) -> None:
        """
        Files of the catalogue with pieces that are gone, twice there, or elsewhere.
        """
        rng = Random(4)
        texts = [path.read_text(encoding="utf-8")[:3000] for path in [*EDITIONS, *EXAMPLES]]
        for _ in range(300):
            check(mutated(rng, rng.choice(texts)))

    @pytest.mark.parametrize("code", [*range(32), 0x7F, 0x85, 0x2028, 0xD800, 0xFEFF], ids=hex)
    def test_control_characters(self, code: int) -> None:
        """
        A character that is no text, wherever it stands: in texts, remarks, names, between them.
        """
        rng = Random(code)
        texts = [path.read_text(encoding="utf-8")[:3000] for path in [*EDITIONS, *EXAMPLES]]
        for _ in range(40):
            text = rng.choice(texts)
            place = rng.randrange(len(text))
            check(text[:place] + chr(code) + text[place:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\r\nb.c = 1.50\r\n", {"a": 1, "b": {"c": Decimal("1.50")}}),
        ('a = """\n    x \\\n    y"""', {"a": "    x y"}),
        ("[a.b]\n[a]\nc = []\n[[a.d]]\n[a.d.e]", {"a": {"b": {}, "c": [], "d": [{"e": {}}]}}),
        ("[a]\nb = { c = [ # d\n1,\n] }", {"a": {"b": {"c": [1]}}}),
    ],
)
def test_plain(text: str, expected: dict[str, Any]) -> None:
    """
    Plain documents are read.
    """
    assert plain_tables(text) == expected


def test_deepest() -> None:
    """
    What is as deep as plain may be, in every way at once, is sound.
    """
    paths = [".".join("a" * length) for length in range(1, DEEP + 1)]
    headers = "".join(f"[[{path}]]\n" for path in paths)
    text = f"{headers}{'b.' * (DEEP - 1)}b = {'[' * DEEP}{']' * DEEP}"
    assert plain_tables(text) is not None
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2",
        "a.b = 1\na.b.c = 2",
        "a = { b = 1 }\na.c = 2",
        "a = { b = 1 }\n[a.c]",
        "a = []\n[[a]]",
        "[a]\n[a]",
        "[[a]]\n[a]",
        "[a]\n[[a]]",
        "[a.b]\n[a]\nb.c = 1",
        "a.b = 1\n[a]",
        "a = 2021-02-29",
        f"a = {'[' * 70}{']' * 70}",
        f"{'.'.join('a' * 70)} = 1",
        f"[{'.'.join('a' * 70)}]",
        f"{'.'.join('a' * (DEEP + 1))} = 1",
        f"a = {'[' * (DEEP + 1)}{']' * (DEEP + 1)}",
        "a = 1234567890123456",
        "a = 0.123456789",
        'a = "\ud800"',
        'a = "\x07"',
        "a = 1 # \x07",
        "a..b = 1",
        "[a.]",
        'a = { b = "x", b = "y" }',
        "a.b = { c = 1, c = 2 }",
        "a = 1\rb = 2",
        "a = 1 b = 2",
        "a = [1",
        "a = 'x'",
        '"a" = 1',
    ],
)
def test_not_plain(text: str) -> None:
    """
    What is wrong, or not plain, is left.
    """
    assert plain_tables(text) is None
