"""
How long a program waits before it can begin: imports, an edition, and the command line as a
process.
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

EDITION = "kvo-2015"
PARSE_IMPORTS = "import tomllib; from pathlib import Path"
PARSE = (
    f"for path in Path('catalogue/{EDITION}').glob('*.toml'):"
    " tomllib.loads(path.read_text('utf-8'))"
)
"""What reading an edition cannot do without, by the standard library."""
EDITION_IMPORTS = (
    "from datetime import date; from kvo_norms import Dossier, edition, index;"
    " import kvo_norms.reading.shipped, kvo_norms.compiling.program;"
    " dossier = Dossier()"
)
READ = f"edition('{EDITION}')"
READ_AND_COMPILE = f"index({READ}, dossier).statuses(date(2022, 6, 30))"
"""An index is asked with the compiled program, from the first dossier on."""
PROMISED_SECONDS = 0.020

COMPILED = {it: os.environ[it] for it in os.environ if it != "PYTHONDONTWRITEBYTECODE"}
"""The environment of programs that keep compiled modules, as those of the libraries are kept."""


def measure(*, quick: bool) -> list[Ratio]:
    """
    Imports and an edition within a fresh process, and whole processes.
    """
    rounds = 4 if quick else 25
    imports = _in_turn(
        {text: partial(_seconds_inside, text) for text in (LIBRARIES, PACKAGE, CORE)},
        rounds,
    )
    editions = _in_turn(
        {
            "parse": partial(_seconds_inside, PARSE, before=PARSE_IMPORTS),
            "read": partial(_seconds_inside, READ, before=EDITION_IMPORTS),
            "compile": partial(_seconds_inside, READ_AND_COMPILE, before=EDITION_IMPORTS),
        },
        rounds,
    )
    promised = Times(rounds=(PROMISED_SECONDS,) * rounds)
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
            "edition_read",
            f'`edition("{EDITION}")`, the first in a process',
            editions["read"],
            "`tomllib.loads` of its files, the first in a process",
            editions["parse"],
        ),
        ratio_of(
            "edition_cold",
            f'`edition("{EDITION}")` and compiling it, the first in a process',
            editions["compile"],
            f"{PROMISED_SECONDS * 1e3:.0f} ms",
            promised,
        ),
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


def _seconds_inside(statement: str, before: str = "pass") -> float:
    """
    What a statement takes in a fresh process, after what comes before it.
    """
    code = f"{before}\nfrom time import perf_counter as now\nstart = now()\n{statement}\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}print(now() - start)"],
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
