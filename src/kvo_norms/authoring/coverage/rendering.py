"""
Coverage as text and as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kvo_norms.authoring.coverage.goals import Goal, Kind
from kvo_norms.authoring.coverage.measuring import Coverage, Shown
from kvo_norms.authoring.lines import Line, wrapped
from kvo_norms.authoring.sources import EditionFiles
from kvo_norms.errors import Path as TomlPath, written_path
from kvo_norms.verdict import Status

REACHED, LACKING, NONE = "●", "○", "·"
KINDS = (Kind.SEEN, Kind.DECIDING, Kind.STEP, Kind.WORD)
"""The kinds of goals that are about a part of a norm."""
NAME, NUMBER = 44, 7
"""Columns for a norm's id and for a pair of numbers."""


def coverage_lines(coverage: Coverage, files: EditionFiles) -> Iterator[Line]:
    """
    A line for each norm and star, what is lacking with its place, and the figures.
    """
    heads = "".join(f"{head:>{NUMBER}}" for head in ("seen", "decid.", "step", "word"))
    yield f"{'':{NAME}} mnoa {heads}", "bold"
    for name, group in groupby(coverage.goals, key=lambda shown: shown.goal.of):
        own = list(group)
        complete = all(shown.scenario is not None for shown in own)
        yield _row(name, own), "" if complete else "yellow"
    yield "", ""
    if coverage.lacking:
        yield from _lacking(coverage.lacking, files)
    if coverage.unreachable:
        yield "What no dossier can show", "bold"
        for said in coverage.unreachable:
            yield from wrapped(said.goal)
            yield from wrapped(said.reason, indent="    ")
        yield "", ""
    yield from _figures(coverage)


def _row(name: str, own: Sequence[Shown]) -> str:
    numbers = []
    for kind in KINDS:
        of_kind = [shown.scenario is not None for shown in own if shown.goal.kind is kind]
        numbers.append(f"{sum(of_kind)}/{len(of_kind)}" if of_kind else NONE)
    shown = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
    return f"{shown:{NAME}} {_statuses(own)} " + "".join(
        f"{number:>{NUMBER}}" for number in numbers
    )


def _statuses(own: Sequence[Shown]) -> str:
    """
    A mark for each status: shown, not shown, not possible.
    """
    known = {
        shown.goal.side: REACHED if shown.scenario is not None else LACKING
        for shown in own
        if shown.goal.kind is Kind.STATUS
    }
    return "".join(known.get(status.value, NONE) for status in Status)


def _lacking(goals: Sequence[Goal], files: EditionFiles) -> Iterator[Line]:
    yield "What no scenario shows", "bold"
    for name, group in groupby(goals, key=lambda goal: goal.of):
        yield f"{name} ({files.place_of(name).file})", "bold"
        by_path: dict[TomlPath, list[Goal]] = {}
        for goal in group:
            by_path.setdefault(goal.path, []).append(goal)
        for path, same in by_path.items():
            said = ", ".join(f"{goal.kind.value} {goal.side}" for goal in same)
            line = files.place_of(name, path).line
            yield from wrapped(said if line is None else f"line {line}: {said}", indent="  ")
            if path:
                yield f"    {written_path(path)}", "dim"
    yield "", ""


def _figures(coverage: Coverage) -> Iterator[Line]:
    for kind in Kind:
        reached, number = coverage.number(kind)
        yield f"{kind.value:<10}{reached:>5} of {number}", ""
    reached, number = coverage.number()
    style = "bold green" if reached == number else "bold yellow"
    yield f"{'all':<10}{reached:>5} of {number} goals, {percent(coverage)}", style


def percent(coverage: Coverage) -> str:
    """
    The percentage with one digit, rounded down, so that 100 means all.
    """
    reached, number = coverage.number()
    tenths = 1000 * reached // number if number else 1000
    return f"{tenths // 10}.{tenths % 10} %"


def coverage_json(coverage: Coverage, files: EditionFiles) -> str:
    """
    The coverage as JSON: figures, and every goal with the scenario that reaches it.
    """
    reached, number = coverage.number()
    table = {
        "format": "kvo-norms/coverage/1",
        "edition": coverage.edition,
        "reached": reached,
        "goals": number,
        "kinds": {
            kind.value: dict(zip(("reached", "goals"), coverage.number(kind), strict=True))
            for kind in Kind
        },
        "list": [_as_table(shown, files) for shown in coverage.goals],
        "unreachable": [
            {"goal": said.goal, "reason": said.reason} for said in coverage.unreachable
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _as_table(shown: Shown, files: EditionFiles) -> dict[str, Any]:
    goal, scenario = shown.goal, shown.scenario
    place = files.place_of(goal.of, goal.path)
    by = None
    if scenario is not None:
        by = {"name": scenario.name, "file": scenario.file, "line": scenario.line}
    return {
        "of": goal.of,
        "kind": goal.kind.value,
        "path": written_path(goal.path),
        "side": goal.side,
        "file": place.file,
        "line": place.line,
        "scenario": by,
    }
