"""
The same work under pytest-benchmark, to time one thing while working on it.

    pytest -n 0 benchmarks
    pytest -n 0 benchmarks -k zestig --benchmark-compare

Nothing here fails for being slow; `python -m benchmarks` measures the ratios.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import evaluation, reading
from benchmarks.evaluation import Workload, shipped, sixty
from benchmarks.peers.engines import ENGINES, installed
from benchmarks.peers.measuring import contest

WORKLOADS: dict[str, Callable[[], Workload]] = {
    "zestig": sixty,
    "kvo-2008": lambda: shipped("kvo-2008"),
    "kvo-2015": lambda: shipped("kvo-2015"),
}
KINDS = [
    "by hand",
    "statuses",
    "statuses and gaps",
    "assessment and gaps",
    "statuses again",
    "gaps in words",
]


@pytest.fixture(scope="module", params=WORKLOADS)
def judging(request: pytest.FixtureRequest) -> dict[str, Callable[[], object]]:
    """
    What is timed of an edition; a call goes through 20 dossiers.
    """
    return evaluation.functions(WORKLOADS[request.param]())


@pytest.mark.parametrize("kind", KINDS)
def test_judging(benchmark: Any, judging: dict[str, Callable[[], object]], kind: str) -> None:
    """
    Statuses and gaps of 20 dossiers.
    """
    benchmark(judging[kind])


@pytest.mark.parametrize(
    "kind", ["tomllib.loads", "read_dossier, TOML", "json.loads", "read_dossier, JSON"]
)
def test_reading(benchmark: Any, tmp_path: Path, kind: str) -> None:
    """
    One dossier from a file.
    """
    benchmark(reading.functions(tmp_path)[kind])


@pytest.mark.parametrize("name", ENGINES)
def test_peers(benchmark: Any, name: str) -> None:
    """
    Five dossiers by another engine, which agrees with the library.
    """
    if name not in installed():
        pytest.skip(f"{name} is not installed")
    benchmark.pedantic(contest(name, 5).functions()[name], rounds=3, warmup_rounds=1)
