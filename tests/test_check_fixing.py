"""
What check mends: one thing is taken out, and everything else stays byte for byte.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from check_cases import TODAY, write_base, write_example
from conftest import ROOT
from kvo_norms.authoring.check import RULES, Fix, check_edition, fix_remarks
from kvo_norms.authoring.check.removing import removed
from kvo_norms.errors import Path as TomlPath
from kvo_norms.reading.shipped import catalogue_folder

TWICE = """\
# section.toml
[[norms]]
id = "section.bedrijven"

[[norms.requires.any]]
area = { companies = { at_least = 10 } }

# the same again
[[norms.requires.any]]
[norms.requires.any.area]
companies = { at_least = 10 }
"""
FIXABLE = {code: RULES[code].avoid for code in ("KN101", "KN103", "KN209")} | {"KN305": TWICE}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.toml")}


def _is_within(less: bytes, more: bytes) -> bool:
    """
    Whether one text is the other without some of its characters.
    """
    rest = iter(more)
    return all(character in rest for character in less)


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("code", FIXABLE)
def test_fix(code: str, newline: bytes, tmp_path: Path) -> None:
    """
    The fixed file has no such remark, and has lost nothing but what the remark was about.
    """
    folder = write_example(FIXABLE[code], tmp_path)
    for path in folder.rglob("*.toml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", newline))
    before = _files(folder)
    result = check_edition(folder, today=TODAY, select=[code])
    (fixed,) = fix_remarks(result)
    assert (fixed.code, fixed.fix is not None) == (code, True)
    assert check_edition(folder, today=TODAY, select=[code, "KN0"]).remarks == ()
    after = _files(folder)
    changed = [name for name in before if before[name] != after[name]]
    assert [Path(fixed.file or "").name] == changed
    assert _is_within(after[changed[0]], before[changed[0]])


@pytest.mark.parametrize("code", sorted(RULES.keys() - FIXABLE.keys() | {"KN305"}))
def test_no_fix(code: str, tmp_path: Path) -> None:
    """
    What may be meant otherwise is left to its author, an alternative that is no copy too.
    """
    folder = write_example(RULES[code].avoid, tmp_path, crosswalk=code != "KN605")
    remarks = check_edition(folder, today=TODAY, select=[code]).remarks
    assert {remark.fix for remark in remarks} == {None}


def test_more_than_one(tmp_path: Path) -> None:
    """
    Of three copies two are taken out at once.
    """
    folder = write_example(TWICE, tmp_path)
    section = folder / "section.toml"
    again = TWICE.partition("# the same again\n")[2]
    section.write_text(f"{section.read_text(encoding='utf-8')}\n{again}", encoding="utf-8")
    result = check_edition(folder, today=TODAY, select=["KN305"])
    assert len(fix_remarks(result)) == 2
    assert check_edition(folder, today=TODAY, select=["KN305"]).remarks == ()


def test_unused_again(tmp_path: Path) -> None:
    """
    What is added to an edition and taken out again leaves the edition as it was.
    """
    base = _files(write_base(tmp_path / "base"))
    for code in ("KN101", "KN103"):
        example = FIXABLE[code].partition("\n\n# section.toml")[0]
        folder = write_example(example, tmp_path / code)
        fix_remarks(check_edition(folder, today=TODAY))
        assert _files(folder) == base


def _paths(data: Any, path: TomlPath = ()) -> Iterator[TomlPath]:
    if path:
        yield path
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from _paths(data[key], (*path, key))


def _without(data: Any, path: TomlPath) -> Any:
    """
    The data without a part, and without the tables that hold nothing then.
    """
    if isinstance(data, dict):
        inner = {k: _without(v, path[1:] if path[:1] == (k,) else ("",)) for k, v in data.items()}
        return {k: v for k, v in inner.items() if (k,) != path and v != {}}
    if isinstance(data, list):
        return [
            _without(v, path[1:] if path[:1] == (i,) else ("",))
            for i, v in enumerate(data)
            if (i,) != path
        ]
    return data


@pytest.mark.parametrize("name", ["stars", "samenwerking", "crosswalk"])
def test_any_part(name: str) -> None:
    """
    Any part of a shipped file can be taken out, and then everything else is still there.
    """
    text = (catalogue_folder() / "kvo-2015" / f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    paths = list(_paths(data))
    for path in paths[:: max(1, len(paths) // 20)]:
        left = removed(text, path)
        assert left is not None, path
        assert tomllib.loads(left) != data
        assert _without(tomllib.loads(left), ("",)) == _without(data, path)
        assert _is_within(left.encode(), text.encode())


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a = [1, 2, 3]\n", ("a", 0), "a = [2, 3]\n"),
        ("a = [1, 2, 3]\n", ("a", 2), "a = [1, 2]\n"),
        ("a = [\n    1,  # een\n    2,  # twee\n]\n", ("a", 1), "a = [\n    1,  # een\n]\n"),
        ("a = [\n    1,  # een\n    2  # twee\n]\n", ("a", 1), "a = [\n    1,  # een\n]\n"),
        (
            "a = [\r\n    # over 1\r\n    1,\r\n    # over 2\r\n    2,\r\n]\r\n",
            ("a", 0),
            "a = [\r\n    # over 2\r\n    2,\r\n]\r\n",
        ),
        ("a = [\n    1\n    , 2\n    , 3\n]\n", ("a", 0), "a = [\n    2\n    , 3\n]\n"),
        ("a = [\n    1,\n    2, 3,\n]\n", ("a", 1), "a = [\n    1,\n    3,\n]\n"),
        ("[a]\n# over b\nb = 1\n# over c\nc = 2\n", ("a", "b"), "[a]\n# over c\nc = 2\n"),
        ("a = [1]\n", ("a", 0), "a = []\n"),
        ("a = { b = 1, c = 2 }\n", ("a", "b"), "a = { c = 2 }\n"),
        ("a = { b = { c = 2, d = 1 } }\n", ("a", "b", "d"), "a = { b = { c = 2 } }\n"),
        ("a.b = 1\na.c = 2 # twee\n", ("a", "c"), "a.b = 1\n"),
        ("a.b = 1\na.c = 2", ("a",), ""),
        ('x = 1\n"a.b" = "é"\n', ("a.b",), "x = 1\n"),
        (
            "x = 1\n\n# over a\n[a]\nb = 1\n\n# over c\n[c]\nd = 1\n",
            ("a",),
            "x = 1\n\n# over c\n[c]\nd = 1\n",
        ),
        ("x = 1\n\n[a]\nb = 1\n\n[a.c]\nd = 1\n", ("a",), "x = 1\n"),
        ("[[a]]\nb = 1\n\n[[a]]\nb = 2\n[a.c]\nd = 3\n", ("a", 1), "[[a]]\nb = 1\n"),
        ("[[a]]\nb = 1\n\n[[a]]\nb = 2\n", ("a", 0), "[[a]]\nb = 2\n"),
        ("x = 1\n", ("a",), None),
        ("a = [{ b = [1, 2] }]\n", ("a", 0, "b", 0), "a = [{ b = [2] }]\n"),
        ("a = [[1], [2, 3]]\n", ("a", 1, 1), "a = [[1], [2]]\n"),
        ("a = 1\n", ("a", "b"), None),
        ('a = """\\ \n   x"""\nb = 1\n', ("b",), None),
    ],
)
def test_written_forms(text: str, path: TomlPath, left: str | None) -> None:
    """
    Each form in which TOML writes a part loses the part and its separator.
    """
    assert removed(text, path) == left


def test_gone_file(tmp_path: Path) -> None:
    """
    A remark whose part is no longer there changes nothing.
    """
    folder = write_example(FIXABLE["KN101"], tmp_path)
    result = check_edition(folder, today=TODAY, select=["KN101"])
    (remark,) = result.remarks
    assert remark.fix == Fix(file=str(folder / "edition.toml"), path=("parameters", "minimum"))
    fix_remarks(result)
    before = _files(folder)
    assert fix_remarks(result) == ()
    assert _files(folder) == before


def test_base_is_in_the_tests() -> None:
    """
    The small edition that the examples change is no shipped one.
    """
    assert not (catalogue_folder() / "nieuw").exists()
    assert (ROOT / "tests" / "bad" / "check" / "base" / "edition.toml").exists()
