"""
What is written is read again as the same dossier.
"""

from __future__ import annotations

import json
import os
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kvo_norms import Dossier, Goal, read_dossier, write_dossier
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text
from kvo_norms.testing import dossiers
from kvo_norms.writing import as_json, as_toml, write_whole

ANY = settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)


@ANY
@given(dossiers())
def test_toml(dossier: Dossier) -> None:
    """
    A dossier written as TOML reads as the same dossier.
    """
    assert (dossier, []) == dossier_in(
        parse_text(as_toml(dossier), file="dossier.toml", syntax="toml")
    )


@ANY
@given(dossiers())
def test_json(dossier: Dossier) -> None:
    """
    A dossier written as JSON reads as the same dossier.
    """
    assert (dossier, []) == dossier_in(
        parse_text(as_json(dossier), file="dossier.json", syntax="json")
    )


@ANY
@given(dossiers())
def test_again(dossier: Dossier) -> None:
    """
    What is read and written again is the same text.
    """
    text = as_toml(dossier)
    again, _ = dossier_in(parse_text(text, file="dossier.toml", syntax="toml"))
    assert again is not None
    assert text == as_toml(again)


@pytest.mark.parametrize("name", ["dossier.toml", "dossier.json"])
def test_files(name: str, tmp_path: Path) -> None:
    """
    `write_dossier` writes what `read_dossier` reads, in the format that the name says.
    """
    dossier = Dossier(id="één", goals=(Goal(id="g", target=Decimal("0.1"), measured=Decimal(3)),))
    write_dossier(dossier, tmp_path / name)
    assert dossier == read_dossier(tmp_path / name)


def test_file_of_unknown_format(tmp_path: Path) -> None:
    """
    Another ending is refused.
    """
    with pytest.raises(ValueError, match=r"cannot tell the format of 'dossier\.xml'"):
        write_dossier(Dossier(), tmp_path / "dossier.xml")


def test_defaults_are_left_out() -> None:
    """
    What was not given is not written.
    """
    assert tomllib.loads(as_toml(Dossier())) == {"format": "kvo-norms/dossier/1"}
    assert json.loads(as_json(Dossier())) == {"format": "kvo-norms/dossier/1"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """
    Where writing fails the file that was there stays as it was, and nothing is left beside it.
    """
    place = tmp_path / "dossier.toml"
    place.write_text("oud", encoding="utf-8")
    place.chmod(0o640)
    with pytest.raises(UnicodeEncodeError):
        write_whole(place, "\ud800")
    assert (place.read_text(encoding="utf-8"), os.listdir(tmp_path)) == ("oud", ["dossier.toml"])
    write_whole(place, "nieuw")
    assert (place.read_text(encoding="utf-8"), place.stat().st_mode & 0o777) == ("nieuw", 0o640)


def test_a_replacement_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The file beside it is taken away again.
    """

    def fail(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk"):
        write_whole(tmp_path / "dossier.toml", "nieuw")
    assert os.listdir(tmp_path) == []


def test_what_is_no_plain_file_is_written_to(tmp_path: Path) -> None:
    """
    A pipe, or the null device, stays what it is.
    """
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "één")
    assert os.read(reader, 99).decode() == "één"
    os.close(reader)
    assert pipe.is_fifo()
