"""
What check finds in the files of an edition, and what it leaves alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from check_cases import TODAY, write_base, write_example
from conftest import ROOT
from kvo_norms import edition
from kvo_norms.authoring.check import RULES, check_edition
from kvo_norms.reading.shipped import catalogue_folder, edition_ids

Golden = Callable[[str, Path], None]
EXPECTED = ROOT / "tests" / "bad" / "check"


def _told(folder: Path, *codes: str) -> str:
    result = check_edition(folder, today=TODAY, select=codes)
    return "".join(f"{remark}\n" for remark in result.remarks)


@pytest.mark.parametrize("code", RULES)
def test_avoid(code: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What a rule says to avoid gives its code, with the message and place that stand beside it.
    """
    write_example(RULES[code].avoid, tmp_path, crosswalk=code != "KN605")
    monkeypatch.chdir(tmp_path)
    told = _told(Path("nieuw"), code)
    assert f" {code}: " in told
    golden(told, EXPECTED / f"{code}.txt")


@pytest.mark.parametrize("code", RULES)
def test_prefer(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What a rule says to prefer can be read, and does not give its code.
    """
    write_example(RULES[code].prefer, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert _told(Path("nieuw"), code, "KN0") == ""


def test_nothing_to_remark(tmp_path: Path) -> None:
    """
    The edition that the examples are changes of gives no remark, not even a note.
    """
    assert check_edition(write_base(tmp_path), today=TODAY).remarks == ()


@pytest.mark.parametrize("how", ["a file", "a link to nowhere", "not to be read"])
def test_scenarios_that_cannot_be_read(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    They do not count as none: why they cannot be read is told, and nothing that follows from it.
    """
    folder = write_base(tmp_path)
    place = folder / "scenarios"
    if how == "not to be read":
        listed = os.listdir

        def refuse(path: Path) -> list[str]:
            if path == place:
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr("kvo_norms.authoring.scenario_files.os.listdir", refuse)
    else:
        shutil.rmtree(place)
        if how == "a file":
            place.write_text("", encoding="utf-8")
        else:
            place.symlink_to(tmp_path / "nowhere")
    (remark,) = check_edition(folder, today=TODAY).remarks
    assert (remark.code, remark.file) == ("KN001", str(place))


@pytest.mark.parametrize("name", edition_ids())
def test_shipped(name: str) -> None:
    """
    The shipped editions give no remark.
    """
    today = max(source.checked for source in edition(name).sources) + timedelta(days=1)
    result = check_edition(catalogue_folder() / name, today=today)
    assert [str(remark) for remark in result.remarks] == []
    assert result.is_clean
