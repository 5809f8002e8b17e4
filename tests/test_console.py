"""
The commands that README and docs show, and the output that stands below them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (kvo-norms (?:assess|compare|editions|impact|show) .*)$", re.MULTILINE)
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
    ROOT / "docs" / "reference" / "cli.md",
]


def _shown() -> list[tuple[str, str, str]]:
    """
    Page, command and output of every command on files that stand in the repository.
    """
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            parts = COMMAND.split(block)[1:]
            for command, output in zip(parts[::2], parts[1::2], strict=True):
                files = [word for word in command.split() if word.endswith(".toml")]
                if all((ROOT / file).exists() for file in files):
                    found.append((page.name, command, output.strip("\n")))
    return found


@pytest.mark.parametrize(("page", "command", "output"), _shown())
def test_output_is_real(page: str, command: str, output: str) -> None:
    """
    At 80 columns the command prints what the page shows; ``…`` on a line stands for any lines.
    """
    done = subprocess.run(
        [sys.executable, "-m", "kvo_norms.cli", *command.split()[1:]],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert _matches(output.split("\n"), done.stdout.rstrip("\n").split("\n")), (page, done.stdout)


def _matches(shown: list[str], actual: list[str]) -> bool:
    if not shown:
        return not actual
    if shown[0] == "…":
        return any(_matches(shown[1:], actual[start:]) for start in range(len(actual) + 1))
    return bool(actual) and shown[0] == actual[0] and _matches(shown[1:], actual[1:])


def test_pages_show_commands() -> None:
    """
    There are commands to check, on the README too.
    """
    assert Path("README.md").name in {page for page, _, _ in _shown()}
    assert len(_shown()) >= 6
