"""
One JSON document a line: json.loads, and reading and judging, in turn.

Run as ``python -m benchmarks.lines FILE [--edition ID] [--without-msgspec]`` in a process of its
own, so that msgspec can be kept away from the library. It prints the seconds of each round as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import in_turn

ROUNDS = 15


def functions(path: Path, name: str) -> dict[str, Callable[[], None]]:
    """
    What is timed, by the sixty norms or by a shipped edition; each call goes through the file.
    """
    from benchmarks import evaluators
    from benchmarks.sixty_dossiers import ON, sixty_norms
    from kvo_norms import edition

    made = sixty_norms() if name == "sixty" else edition(name)

    def loads() -> None:
        with path.open("rb") as file:
            for line in file:
                json.loads(line)

    def judge() -> None:
        for dossier in evaluators.dossiers_of(path, made):
            evaluators.statuses(made, dossier, dossier.as_of or ON)

    return {"json.loads": loads, "statuses": judge}


def main() -> None:
    """
    Time both and print.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--edition", default="sixty")
    parser.add_argument("--without-msgspec", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.without_msgspec:
        sys.modules["msgspec"] = None  # type: ignore[assignment]
    times = in_turn(functions(asked.path, asked.edition), rounds=asked.rounds)
    print(json.dumps({name: found.rounds for name, found in times.items()}))


if __name__ == "__main__":
    main()
