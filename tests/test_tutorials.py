"""
The tutorials on an audit, walked from an empty folder.
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
TABLE = re.compile(r"^ *```toml\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
AREAS = {"audit-a-first-area": "areas", "een-eerste-gebied-auditen": "gebieden"}
"""Per tutorial the folder in which it keeps areas."""


def _matches(shown: list[str], actual: list[str]) -> bool:
    if not shown:
        return not actual
    if shown[0] == "…":
        return any(_matches(shown[1:], actual[start:]) for start in range(len(actual) + 1))
    return bool(actual) and shown[0] == actual[0] and _matches(shown[1:], actual[1:])


@pytest.mark.parametrize("page", AREAS)
def test_walk(page: str, tmp_path: Path) -> None:
    """
    With the edits that the page asks for, every command prints what the page shows.
    """
    work = tmp_path / "audits"
    work.mkdir()
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    text = (ROOT / "docs" / "tutorials" / f"{page}.md").read_text(encoding="utf-8")
    file, question, answer, waiver = (it.strip() for it in TABLE.findall(text))
    dossier = work / AREAS[page] / "winkelhof" / "dossier.toml"

    def edit(old: str, new: str) -> None:
        before = dossier.read_text(encoding="utf-8")
        assert before.count(old) == 1, old
        dossier.write_text(before.replace(old, new), encoding="utf-8")

    waived = False
    for block in BLOCK.findall(text):
        parts = re.split(r"^\$ (.*)$", block, flags=re.MULTILINE)[1:]
        for command, output in zip(parts[::2], parts[1::2], strict=True):
            if " --from " in command:
                sheet = next(work.glob("work*sheet.toml"), None) or work / "werkblad.toml"
                said = sheet.read_text(encoding="utf-8")
                assert said.count(question) == 1
                first = answer.split("\n")[0]
                empty = first.replace('"voldoet"', '""') + '\nby = ""\ndate = ""\nnote = ""'
                assert said.count(empty) == 2
                sheet.write_text(said.replace(empty, answer), encoding="utf-8")
            folder = Path(sys.executable).parent
            path = f"{folder}:{os.environ['PATH']}"
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=work,
                env={**os.environ, "COLUMNS": "80", "PATH": path},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            shown = output.strip("\n")
            if not (command.startswith("kvo-norms assess") and " -o " in command):
                actual = done.stdout.rstrip("\n")
                assert _matches(shown.split("\n"), actual.split("\n")), (command, actual)
            if command.startswith("cp ") and "winkelhof" in command:
                before = dossier.read_text(encoding="utf-8")
                dossier.write_text(before[: before.index("[[findings]]")], encoding="utf-8")
                edit("date = 2023-02-14", "date = 2022-09-14")
                title = 'title = "Plan van aanpak 2023-2026"\n'
                edit(title, f"{title}{file}\n")
            if " --from " not in command and command.startswith("kvo-norms assess"):
                judged = "27 voldaan" in shown or "27 met" in shown
                if judged and not waived:
                    waived = True
                    with dossier.open("a", encoding="utf-8") as out:
                        out.write(f"\n{waiver}\n")
    assert waived
