"""
From files to records and statuses.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.dossiers import as_dossier
from benchmarks.figures import Ratio, ratio_of
from benchmarks.sixty_dossiers import flawed_dossiers, whole_dossier
from benchmarks.timing import Times, in_turn
from kvo_norms import Dossier, edition, read_dossier
from kvo_norms.generating import portfolio
from kvo_norms.writing import as_json, as_plain, as_toml

ROOT = Path(__file__).parents[1]


def measure(*, quick: bool) -> list[Ratio]:
    """
    One dossier as TOML and as JSON; many as lines of JSON.
    """
    with tempfile.TemporaryDirectory() as folder:
        return [*_single(Path(folder), quick=quick), *_lines(Path(folder), quick=quick)]


def functions(folder: Path) -> dict[str, Callable[[], object]]:
    """
    What is timed of one dossier, whose files are written into the folder.
    """
    dossier = as_dossier(whole_dossier())
    toml, js = folder / "dossier.toml", folder / "dossier.json"
    toml.write_text(as_toml(dossier), encoding="utf-8")
    js.write_text(as_json(dossier), encoding="utf-8")
    return {
        "tomllib.loads": lambda: tomllib.loads(toml.read_text(encoding="utf-8")),
        "read_dossier, TOML": lambda: read_dossier(toml),
        "json.loads": lambda: json.loads(js.read_text(encoding="utf-8")),
        "read_dossier, JSON": lambda: read_dossier(js),
    }


def _single(folder: Path, *, quick: bool) -> list[Ratio]:
    times = in_turn(functions(folder), rounds=5 if quick else 40)
    return [
        ratio_of(key, f"read one dossier from {kind}", times[ours], theirs, times[theirs])
        for key, kind, ours, theirs in (
            ("read_toml", "TOML", "read_dossier, TOML", "tomllib.loads"),
            ("read_json", "JSON", "read_dossier, JSON", "json.loads"),
        )
    ]


def _lines(folder: Path, *, quick: bool) -> list[Ratio]:
    """
    The portfolio of a shipped edition, and the shorter dossiers of the sixty norms.
    """
    count = 100 if quick else 400
    many = portfolio(edition("kvo-2015"), count=count, seed=1)
    short = (as_dossier(tables) for tables in flawed_dossiers(count))
    return [
        *_judged_lines(folder, "kvo-2015", "", many, count, quick=quick),
        *_judged_lines(folder, "sixty", "short ", short, count, quick=quick),
    ]


def _judged_lines(
    folder: Path, name: str, length: str, dossiers: Iterable[Dossier], count: int, *, quick: bool
) -> list[Ratio]:
    path = folder / f"{name}.ndjson"
    # As kvo-norms generate writes them.
    lines = (
        json.dumps({"format": "kvo-norms/dossier/1", **as_plain(dossier)}, ensure_ascii=False)
        for dossier in dossiers
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = []
    for key, words, options in (
        ("lines_with_msgspec", "with msgspec", []),
        ("lines_without_msgspec", "without msgspec", ["--without-msgspec"]),
    ):
        rounds = ["--rounds", "4"] if quick else []
        times = _in_process([str(path), "--edition", name, *options, *rounds])
        what = f"{length}lines of JSON to statuses, {words}"
        base = times["json.loads"]
        key = f"{length.strip()}_{key}".strip("_")
        found.append(ratio_of(key, what, times["statuses"], "json.loads", base, per=count))
    return found


def _in_process(arguments: list[str]) -> dict[str, Times]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.lines", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: Times(rounds=tuple(rounds)) for name, rounds in json.loads(done.stdout).items()}
