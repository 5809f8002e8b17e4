"""
The tutorial on a first norm, walked with the mistakes that it asks for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from kvo_norms.cli import main
from test_change_tutorial import walked

PAGE = ROOT / "docs" / "tutorials" / "first-norm.md"
PART = re.compile(
    r"^```(?P<kind>console|toml|sh)\n(?P<text>.*?)^```$"
    r"|^(?P<first>Correct the field)|^(?P<second>[^\n]*Write `\"open\"` in the last scenario)",
    re.DOTALL | re.MULTILINE,
)


def replace(file: Path, old: str, new: str) -> None:
    """
    Put one text, the last of its kind, in the place of another.
    """
    before, found, after = file.read_text(encoding="utf-8").rpartition(old)
    assert found
    file.write_text(f"{before}{new}{after}", encoding="utf-8")


def test_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Every command prints what the page shows; with both mistakes mended all scenarios pass, and the
    norm stands in an assessment.
    """
    for name in ("catalogue", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    section = Path("my-edition", "samenwerking.toml")
    scenarios = Path("my-edition", "scenarios", "notulen.toml")
    written = iter((section, scenarios))
    said, ended = "", dict[str, int]()
    for part in PART.finditer(PAGE.read_text(encoding="utf-8")):
        if part["first"]:
            replace(section, "minuts", "minutes")
        elif part["second"]:
            replace(scenarios, '"not_met"', '"open"')
        elif part["kind"] == "console":
            said += walked(tmp_path, part["text"])
        elif part["kind"] == "toml":
            with next(written).open("a", encoding="utf-8") as out:
                out.write("\n" if out.tell() else "")  # a blank line below what stands there
                out.write(part["text"])
        else:
            lines = [line for line in part["text"].splitlines() if line.startswith("kvo-norms ")]
            ended |= {line.split()[1]: main(line.split()[1:]) for line in lines}
    assert "unknown field 'minuts'" in said
    assert "1 failed, 2 passed in" in said
    assert ended == {"test": 0, "assess": 3}
    assert "Minutes of every meeting" in capsys.readouterr().out
