"""
What is written is read again as the same dossier.
"""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kvo_norms import Dossier, Goal, read_dossier, write_dossier
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text
from kvo_norms.writing import as_json, as_toml
from strategies import dossiers

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
