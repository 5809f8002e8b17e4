"""
The tutorial on changing a norm, walked with the mistakes that it asks for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PAGE = ROOT / "docs" / "tutorials" / "change-a-norm.md"
BLOCK = re.compile(r"^```(?P<kind>console|diff)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
BACK = re.compile(r"^Put the lines? back", re.MULTILINE)
COUNTED = re.compile(r"\d+ passed in \d+\.\d\d s|\d+ mutants")
"""What changes with every scenario or norm that is added, and with the machine."""
HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
MISTAKES = {
    "A mistyped field": ("check", "samenwerking.toml", "KN005"),
    "A word that nobody declared": ("check", "veiligheidsanalyse.toml", "KN004"),
    "A text where a number belongs": ("check", "uitvoering.toml", "KN006"),
    "A threshold that became lower": ("test", "scenarios/uitvoering.toml", "expected not_met"),
    "A scenario that is gone": ("mutate", "samenwerking.toml", "duration +1 day"),
}
"""Per mistake the command that finds it, the file that it names, and what it says of it."""


def matches(shown: list[str], actual: list[str]) -> bool:
    """
    Whether lines are those shown, where a line of three points stands for any.
    """
    if not shown:
        return not actual
    if shown[0] == "…":
        return any(matches(shown[1:], actual[start:]) for start in range(len(actual) + 1))
    return bool(actual) and shown[0] == actual[0] and matches(shown[1:], actual[1:])


def change(work: Path, diff: str) -> Path:
    """
    Do what a difference says, and give the file.
    """
    head, *lines = diff.splitlines()
    file = work / head.removeprefix("--- ")
    gone, new = (
        "".join(f"{line[1:]}\n" for line in lines if line.startswith(sign)) for sign in "-+"
    )
    before = file.read_text(encoding="utf-8")
    assert before.count(gone) == 1, gone
    file.write_text(before.replace(gone, new), encoding="utf-8")
    return file


def steps(text: str) -> Iterator[tuple[str, str]]:
    """
    The blocks and the places where the mistake is undone, in order.
    """
    found = [(it.start(), it["kind"], it["text"]) for it in BLOCK.finditer(text)]
    found += [(it.start(), "back", "") for it in BACK.finditer(text)]
    for _, kind, block in sorted(found):
        yield kind, block


@pytest.fixture
def work(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "catalogue" / "kvo-2015", tmp_path / "catalogue" / "kvo-2015")
    return tmp_path


def test_walk(work: Path) -> None:
    """
    Every command prints what the page shows, with each mistake made and put back.
    """
    text = PAGE.read_text(encoding="utf-8")
    headings = iter(HEADING.split(text)[1:])
    sections = dict(zip(headings, headings, strict=True))
    found = {}
    for title, section in sections.items():
        said = ""
        for kind, block in steps(section):
            if kind == "diff":
                file = change(work, block)
            elif kind == "back":
                shutil.copy(
                    work / "catalogue" / "kvo-2015" / file.relative_to(work / "my-edition"), file
                )
            else:
                said += walked(work, block)
        found[title] = said
    for title, (command, named, what) in MISTAKES.items():
        told = found[title].split(f"$ kvo-norms {command} ")[1]
        assert named in told
        assert re.search(rf"{named}:\d+|^ +\d+  ", told, re.MULTILINE)
        assert what in told


def walked(work: Path, block: str) -> str:
    """
    Run the commands of a block, compare what each prints, and give all of it.
    """
    said = ""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    for command, output in zip(parts[::2], parts[1::2], strict=True):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=work,
            env={
                **os.environ,
                "COLUMNS": "80",
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        shown, actual = (COUNTED.sub("so many", it).rstrip("\n") for it in (output, done.stdout))
        assert matches(shown.split("\n"), actual.split("\n")), (command, actual)
        said += f"$ {command}\n{done.stdout}"
    return said
