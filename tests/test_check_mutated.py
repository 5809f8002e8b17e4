"""
Files of an edition in which something went wrong somewhere: check finds faults, and never fails.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w

from check_cases import BASE, TODAY, write_example
from kvo_norms.authoring.check import RULES, CheckResult, check_edition, fix_remarks
from kvo_norms.authoring.check.rendering import as_github, as_json
from kvo_norms.authoring.check.sarif import as_sarif
from kvo_norms.authoring.check.text import as_text
from test_mutated_files import _mutated

EXAMPLE = """\
# edition.toml
[facts.camera]
kind = "boolean"
label = { nl = "camera", en = "camera" }

# section.toml
[[norms]]
id = "section.thema"
for_each = "themes"
question = { nl = "Is {theme.label} besproken?", en = "Was {theme.label} discussed?" }

[norms.requires.analysis]
where = { theme = "{theme}", level = { at_least = "laag" } }
every = { level = { present = true } }

[[norms.requires.any]]
area = { companies = { at_least = 10, below = 500 } }

[[norms.requires.any]]
facts = { camera = true }

# stars.toml
[[stars]]
id = "ster"
level = "application.term"
max = 5

[[stars.norms]]
id = "ster.partners"
requires.partners.count.at_least = 2

# crosswalk.toml
[norms]
"section.partners" = "section.partners"

# scenarios/meer.toml
[dossiers.leeg]
application = { kind = "eerste" }

[[scenarios]]
name = "leeg: open"
from = "leeg"
expect = { verdict = "open" }
"""
FILES = ("edition", "section", "stars", "crosswalk", "scenarios/meer")


def _render(result: CheckResult) -> None:
    for render in (as_json, as_github, as_sarif, as_text):
        assert render(result)


@pytest.mark.parametrize("name", FILES)
def test_data(name: str, tmp_path: Path) -> None:
    """
    Values are changed, left out, added and renamed.
    """
    folder = write_example(EXAMPLE, tmp_path)
    target = folder / f"{name}.toml"
    document: Any = tomllib.loads(target.read_text(encoding="utf-8"))
    rng = Random(name)
    codes = set()
    for number in range(60):
        try:
            text = tomli_w.dumps(_mutated(rng, document))
        except (TypeError, ValueError, IndexError):
            continue
        target.write_text(text, encoding="utf-8")
        result = check_edition(folder, today=TODAY)
        codes |= {remark.code for remark in result.remarks}
        if number % 10 == 0:
            _render(result)
            fix_remarks(result)
    assert len(codes & set(RULES)) > 3


def test_text(tmp_path: Path) -> None:
    """
    Lines are dropped, doubled and cut off, and comments stand anywhere.
    """
    folder = write_example(EXAMPLE, tmp_path)
    rng = Random(7)
    codes = set()
    for number in range(120):
        target = folder / f"{rng.choice(FILES)}.toml"
        before = target.read_bytes()
        lines = before.decode().split("\n")
        place = rng.randrange(len(lines))
        added = rng.choice(
            ("# kvo-norms: ignore KN501 because", '"""', "'", "[a]", "a.b = 1", "\x00", "é# \\")
        )
        lines[place : place + 1] = rng.choice(
            (
                [],
                [lines[place]] * 2,
                [lines[place][:5]],
                [lines[place] + added],
                [added, lines[place]],
            )
        )
        target.write_text("\n".join(lines), encoding="utf-8")
        result = check_edition(folder, today=TODAY)
        codes |= {remark.code for remark in result.remarks}
        if number % 10 == 0:
            _render(result)
        target.write_bytes(before)
    assert {"KN001", "KN901", "KN501"} <= codes


@pytest.mark.parametrize("name", ["edition.toml", "section.toml", "scenarios/geheel.toml"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"#", b"x = 1", b"[[norms]]\n" * 3])
def test_other_content(name: str, content: bytes, tmp_path: Path) -> None:
    """
    A file that holds something else altogether.
    """
    folder = write_example(EXAMPLE, tmp_path)
    (folder / name).write_bytes(content)
    result = check_edition(folder, today=TODAY, select=["KN0"])
    assert {Path(remark.file or "").name for remark in result.remarks} >= {Path(name).name}
    _render(result)


@pytest.mark.parametrize("name", ["", " "])
def test_nameless_theme(name: str, tmp_path: Path) -> None:
    """
    A theme without a name is a fault of its own, and makes no norms.
    """
    folder = write_example(EXAMPLE, tmp_path)
    header = folder / "edition.toml"
    text = header.read_text(encoding="utf-8").replace("overlast = {", f'"{name}" = {{')
    header.write_text(text, encoding="utf-8")
    result = check_edition(folder, today=TODAY, select=["KN011"])
    assert [remark.message for remark in result.remarks] == ["an empty text says nothing"]


def test_base_is_untouched() -> None:
    """
    The files that are changed are copies.
    """
    assert tomllib.loads((BASE / "edition.toml").read_text(encoding="utf-8"))["id"] == "nieuw"
