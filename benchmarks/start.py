"""
How long a program waits before it can begin: imports, and the command line as a process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Ratio, ratio_of
from benchmarks.timing import Times

ROOT = Path(__file__).parents[1]
LIBRARIES = "import attrs, cattrs"
TERMINAL = "import attrs, cattrs, rich"
PACKAGE = "import kvo_norms"
CORE = "from kvo_norms import assess, edition, read_dossier"
SCRIPT = "import sys; from kvo_norms.cli import command; sys.exit(command())"
"""What the installed script does."""
COMMAND = ("-c", SCRIPT, "assess", "docs/examples/winkelhof-2023.toml")

COMPILED = {it: os.environ[it] for it in os.environ if it != "PYTHONDONTWRITEBYTECODE"}
"""The environment of programs that keep compiled modules, as those of the libraries are kept."""


def measure(*, quick: bool) -> list[Ratio]:
    """
    Imports within a fresh process, and whole processes.
    """
    rounds = 4 if quick else 25
    imports = _in_turn(
        {text: partial(_import_seconds, text) for text in (LIBRARIES, PACKAGE, CORE)},
        rounds,
    )
    processes = _in_turn(
        {
            "libraries": partial(_process_seconds, "-c", TERMINAL),
            "command": partial(_process_seconds, *COMMAND),
        },
        rounds,
    )
    base, told = imports[LIBRARIES], f"`{LIBRARIES}`"
    return [
        ratio_of("import", f"`{PACKAGE}`", imports[PACKAGE], told, base),
        ratio_of("import_core", f"`{CORE}`", imports[CORE], told, base),
        ratio_of(
            "process",
            "`kvo-norms assess` as a process",
            processes["command"],
            f'`python -c "{TERMINAL}"`',
            processes["libraries"],
        ),
    ]


def _in_turn(timed: dict[str, Callable[[], float]], rounds: int) -> dict[str, Times]:
    """
    What each says it took, in turn, after one round that only warms the disk.
    """
    for take in timed.values():
        take()
    found: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(rounds):
        for name, take in timed.items():
            found[name].append(take())
    return {name: Times(rounds=tuple(seconds)) for name, seconds in found.items()}


def _import_seconds(statement: str) -> float:
    code = f"from time import perf_counter as now; start = now(); {statement}; print(now() - start)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=COMPILED,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _process_seconds(*arguments: str) -> float:
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=COMPILED, capture_output=True, check=False
    )
    seconds = perf_counter() - start
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(done.stderr.decode())
    return seconds
