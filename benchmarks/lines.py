"""
One JSON document a line: json.loads, and reading and judging, in turn.

Run as ``python -m benchmarks.lines FILE [--without-msgspec]`` in a process of its own, so that
msgspec can be kept away from the library. It prints the seconds of each round as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import in_turn

ROUNDS = 15


def functions(path: Path) -> dict[str, Callable[[], None]]:
    """
    What is timed; each call goes through the whole file.
    """
    from benchmarks import evaluators
    from benchmarks.sixty_dossiers import ON, sixty_norms

    def loads() -> None:
        with path.open("rb") as file:
            for line in file:
                json.loads(line)

    def judge() -> None:
        for dossier in evaluators.dossiers_of(path, sixty_norms()):
            evaluators.statuses(sixty_norms(), dossier, ON)

    return {"json.loads": loads, "statuses": judge}


def main() -> None:
    """
    Time both and print.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--without-msgspec", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.without_msgspec:
        sys.modules["msgspec"] = None  # type: ignore[assignment]
    times = in_turn(functions(asked.path), rounds=asked.rounds)
    print(json.dumps({name: found.rounds for name, found in times.items()}))


if __name__ == "__main__":
    main()
