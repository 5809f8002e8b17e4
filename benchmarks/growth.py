"""
How time grows with dossiers, with items and with norms.
"""

from __future__ import annotations

import copy
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import evaluators
from benchmarks.dossiers import as_dossier
from benchmarks.figures import Growth
from benchmarks.sixty_dossiers import FOLDER, ON, flawed_dossiers, sixty_norms, whole_dossier
from benchmarks.timing import in_turn
from kvo_norms import Dossier, Edition, read_edition
from kvo_norms.dossier.coherence import collections_of

REPEATED = (
    "partners",
    "meetings",
    "communications",
    "surveys",
    "inspections",
    "incidents",
    "analysis",
    "goals",
    "measures",
    "evaluations",
    "documents",
)
"""The lists that a larger dossier has more of."""
DURATIONS = (("$yearly", 12), ("$meeting_interval", 6), ("P18M", 18))
"""Durations in the norms, in months."""
ROTATED = ("document_types", "roles", "problems")
"""Vocabularies of which the copies of the norms use other words."""


def measure(*, quick: bool) -> list[Growth]:
    """
    The three kinds of growth.
    """
    rounds = 5 if quick else 25
    return [with_dossiers(rounds), with_items(rounds), with_norms(rounds)]


def with_dossiers(rounds: int) -> Growth:
    """
    Statuses of 25 to 800 dossiers.
    """
    made = sixty_norms()
    all_of_them = [as_dossier(tables) for tables in flawed_dossiers(800)]

    def first(number: int) -> Callable[[], None]:
        dossiers = all_of_them[:number]

        def run() -> None:
            for dossier in dossiers:
                evaluators.statuses(made, dossier, ON)

        return run

    return _growth(
        "Dossiers", "dossiers", {n: first(n) for n in (25, 50, 100, 200, 400, 800)}, rounds
    )


def with_items(rounds: int) -> Growth:
    """
    Statuses of a dossier with up to 32 times the items.
    """
    made = sixty_norms()
    dossiers = [larger(times) for times in (1, 2, 4, 8, 16, 32)]
    return _growth(
        "Items of one dossier",
        "items",
        {items_of(dossier): _statuses(made, dossier) for dossier in dossiers},
        rounds,
    )


def with_norms(rounds: int) -> Growth:
    """
    Statuses by an edition with up to 16 times the norms.
    """
    dossier = as_dossier(whole_dossier())
    return _growth(
        "Norms of one edition",
        "norms",
        {60 * times: _statuses(wider(times), dossier) for times in (1, 2, 4, 8, 16)},
        rounds,
    )


def larger(times: int) -> Dossier:
    """
    The whole dossier with each list so many times as long.
    """
    tables: dict[str, Any] = copy.deepcopy(whole_dossier())
    for name in REPEATED:
        tables[name] = [
            item | {"id": f"{item['id']}-{number}" if number else item["id"]}
            for number in range(times)
            for item in tables[name]
        ]
    return as_dossier(tables)


def items_of(dossier: Dossier) -> int:
    """
    How many items of evidence it has.
    """
    items = collections_of(dossier)
    return sum(len(items[n] or ()) for n in items if n not in ("findings", "waivers", "facts"))


def wider(times: int) -> Edition:
    """
    The sixty norms so many times, each time with other durations, numbers and words.
    """
    if times == 1:
        return sixty_norms()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sixty"
        shutil.copytree(FOLDER, place)
        for path in place.glob("*.toml"):
            if path.name != "edition.toml":
                path.write_text(_repeated(path.read_text(encoding="utf-8"), times), "utf-8")
        return read_edition(place)


def _repeated(text: str, times: int) -> str:
    """
    The file with its norms, or its stars, so many times.
    """
    head, mark, rest = text.partition("[[")
    return head + "".join(_copy(mark + rest, number) for number in range(times))


def _copy(norms: str, number: int) -> str:
    """
    The norms under other ids, with other durations, numbers and words, so that little is shared.
    """
    if not number:
        return norms
    return "\n".join(_changed(line, number) for line in norms.split("\n"))


def _changed(line: str, number: int) -> str:
    if line.startswith("id = "):
        return f'{line[:-1]}_{number}"'
    if line.startswith(("title", "text", "remedy", "question", "level", "max")):
        return line
    for written, months in DURATIONS:
        line = line.replace(written, f"P{months + number}M")
    line = re.sub(r"at_least = (\d+)(?=[ }]|$)", lambda m: f"at_least = {int(m[1]) + number}", line)
    return re.sub(r'"(\w+)"', lambda m: f'"{_rotated(m[1], number)}"', line)


def _rotated(word: str, number: int) -> str:
    for vocabulary in sixty_norms().vocabularies:
        words = [known.id for known in vocabulary.words]
        if vocabulary.id in ROTATED and word in words:
            return words[(words.index(word) + number) % len(words)]
    return word


def _statuses(made: Edition, dossier: Dossier) -> Callable[[], object]:
    return lambda: evaluators.statuses(made, dossier, ON)


def _growth(what: str, unit: str, sizes: dict[int, Callable[[], object]], rounds: int) -> Growth:
    times = in_turn({str(size): run for size, run in sizes.items()}, rounds=rounds)
    points = tuple((int(size), found.median) for size, found in times.items())
    return Growth(what=what, unit=unit, points=points)
