"""
Measure all and write docs/explanation/performance.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.machine import described
from benchmarks.page import charts, page
from benchmarks.running import run

FOLDER = Path(__file__).parents[1] / "docs" / "explanation"


def main() -> None:
    """
    Run, write the page and its charts, and say where.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds: rough figures, to try")
    parser.add_argument("-o", "--output", type=Path, default=FOLDER, help="folder of the page")
    asked = parser.parse_args()
    results = run(quick=asked.quick, tell=lambda what: print(f"{what} …", file=sys.stderr))
    pictures = asked.output / "performance"
    pictures.mkdir(parents=True, exist_ok=True)
    for name, text in charts(results).items():
        (pictures / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")
    text = page(results, described([peer.ratio.what for peer in results.peers]))
    place = asked.output / "performance.md"
    place.write_text(text, encoding="utf-8", newline="\n")
    print(place)


if __name__ == "__main__":
    main()
