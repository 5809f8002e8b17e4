"""
Files in which something went wrong somewhere: whatever it is, only faults come out.
"""

from __future__ import annotations

import copy
import json
import os
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w

from conftest import ROOT
from kvo_norms import (
    Fault,
    InvalidInputError,
    assess,
    edition,
    read_assessment,
    read_dossier,
    read_edition,
)
from kvo_norms.authoring import read_scenarios
from kvo_norms.reporting.json import as_json

ROUNDS = int(os.environ.get("KVO_NORMS_MUTATED", "200"))
WHOLE = ROOT / "tests" / "bad" / "editions" / "whole"
EDITION = edition("kvo-2015")
ODD: tuple[Any, ...] = (
    *(3, -1, 0, 2**60, 0.5, -0.0, 1e300, float("nan"), True, "", " ", "x", "$x", "@x", "as_of"),
    *(date(2020, 1, 1), datetime(2020, 1, 1, 12), [], {}, [3], [[]], {"x": 1}, [{}], "\u202e"),
)
NAMES = ("x", "naam", "id", "any", "not", "", "a.b", "nl", "where", "value")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """
    Every holder in a document with each of its keys or indexes.
    """
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def _mutated(rng: Random, document: Any) -> Any:
    """
    The document with one to three things changed, left out, added or renamed.
    """
    changed = copy.deepcopy(document)
    for _ in range(rng.choice((1, 1, 2, 3))):
        places = list(_places(changed))
        if not places:
            break
        holder, key = rng.choice(places)
        match rng.randrange(5):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[rng.choice(NAMES)] = holder.pop(key)
            case 2 if isinstance(holder, list):
                holder.append(copy.deepcopy(rng.choice(ODD)))
            case 3:
                other, place = rng.choice(places)
                holder[key] = copy.deepcopy(other[place]) if place in other else 3
            case _:
                holder[key] = copy.deepcopy(rng.choice(ODD))
    return changed


def _check(
    seed: int, document: Any, path: Path, dump: Callable[[Any], str], read: Callable[[], object]
) -> None:
    rng = Random(seed)
    said: list[tuple[Fault, ...]] = []
    for _ in range(ROUNDS):
        try:
            text = dump(_mutated(rng, document))
        except (TypeError, ValueError, IndexError):
            continue
        path.write_text(text, encoding="utf-8")
        try:
            read()
        except InvalidInputError as error:
            said.append(error.faults)
    assert len(said) > ROUNDS / 4
    assert () not in said
    assert [str(f) for faults in said for f in faults if "None" in str(f)] == []


def _toml(path: Path) -> Any:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _plain_json(value: Any) -> str:
    return json.dumps(value, default=str)


@pytest.mark.parametrize("seed", range(4))
def test_dossiers(seed: int, tmp_path: Path) -> None:
    """
    A changed dossier is read and assessed, or refused.
    """
    path = tmp_path / "dossier.toml"
    whole = _toml(ROOT / "catalogue" / "kvo-2015" / "scenarios" / "dossiers.toml")["dossiers"]
    document = {"format": "kvo-norms/dossier/1", **next(iter(whole.values()))}

    def read() -> None:
        found = assess(EDITION, read_dossier(path, edition=EDITION), on=date(2022, 6, 1))
        assert found.receipt.sha256

    _check(seed, document, path, tomli_w.dumps, read)


@pytest.mark.parametrize("name", ["edition", "section", "stars"])
def test_editions(name: str, tmp_path: Path) -> None:
    """
    A changed file of an edition is read or refused.
    """
    for path in WHOLE.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    target = tmp_path / f"{name}.toml"
    if name == "stars":
        norm = _toml(WHOLE / "section.toml")["norms"][0]
        star = {key: norm[key] for key in ("title", "text", "sources", "provenance")}
        star |= {"id": "ster", "level": "application.term", "max": 5, "norms": [norm]}
        document: Any = {"format": "kvo-norms/stars/1", "stars": [star]}
        norm["id"] = "ster.norm"
    else:
        document = _toml(target)
    _check(0, document, target, tomli_w.dumps, lambda: read_edition(tmp_path))


def test_norms(tmp_path: Path) -> None:
    """
    Changed norms of a shipped edition, with all kinds of patterns, are read or refused.
    """
    folder = ROOT / "catalogue" / "kvo-2015"
    for path in folder.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("samenwerking", "veiligheidsanalyse", "plan"):
        target = tmp_path / f"{name}.toml"
        _check(
            1, _toml(folder / target.name), target, tomli_w.dumps, lambda: read_edition(tmp_path)
        )
        target.write_bytes((folder / target.name).read_bytes())


def test_scenarios(tmp_path: Path) -> None:
    """
    A changed file of scenarios is read or refused.
    """
    folder = ROOT / "catalogue" / "kvo-2015" / "scenarios"
    (tmp_path / "dossiers.toml").write_bytes((folder / "dossiers.toml").read_bytes())
    target = tmp_path / "evaluatie.toml"
    document = _toml(folder / target.name)
    _check(2, document, target, tomli_w.dumps, lambda: read_scenarios(tmp_path, EDITION))


def test_assessments(tmp_path: Path) -> None:
    """
    A changed assessment is read or refused.
    """
    path = tmp_path / "assessment.json"
    lage_weide = read_dossier(ROOT / "docs" / "examples" / "lage-weide-2022.toml")
    document = json.loads(as_json(assess(EDITION, lage_weide)))
    document["norms"] = document["norms"][:3]
    _check(3, document, path, _plain_json, lambda: read_assessment(path))
