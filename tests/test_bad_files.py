"""
Files with faults: each stands beside the messages that it gives, in tests/bad.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kvo_norms import InvalidInputError, edition, read_dossier, read_edition

BAD = Path(__file__).parent / "bad"
DOSSIERS = sorted(path.name for path in (BAD / "dossiers").iterdir() if path.suffix != ".txt")
EDITIONS = sorted(path.name for path in (BAD / "editions").glob("*.toml"))
Golden = Callable[[str, Path], None]


@pytest.mark.parametrize("name", DOSSIERS)
def test_dossiers(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A bad dossier gives all its faults, each with file, line, column and what to do.
    """
    monkeypatch.chdir(BAD / "dossiers")
    with pytest.raises(InvalidInputError) as caught:
        read_dossier(name, edition=edition("kvo-2015"))
    golden(f"{caught.value}\n", Path(f"{name}.txt"))


@pytest.mark.parametrize("name", EDITIONS)
def test_editions(
    name: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A bad edition gives all faults of all its files.

    ``x.edition.toml`` is the header of an edition, ``x.toml`` its one section.
    """
    whole = BAD / "editions" / "whole"
    target = "edition.toml" if name.endswith(".edition.toml") else "section.toml"
    for path in whole.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / target).write_bytes((BAD / "editions" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInputError) as caught:
        read_edition(".")
    golden(f"{caught.value}\n", BAD / "editions" / f"{name}.txt")


def test_whole_edition_reads() -> None:
    """
    The edition that the bad ones are changes of has no fault.
    """
    assert read_edition(BAD / "editions" / "whole").id == "whole"
