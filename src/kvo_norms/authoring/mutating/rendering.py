"""
What came of the mutants, as text and as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kvo_norms.authoring.lines import WIDTH, Line, wrapped
from kvo_norms.authoring.mutating.measuring import Mutation, Outcome, Tried
from kvo_norms.authoring.mutating.mutants import Mutant
from kvo_norms.authoring.mutating.operators import Operator
from kvo_norms.authoring.sources import EditionFiles, Place
from kvo_norms.errors import written_path
from kvo_norms.reporting.safe import visible

COLUMN = 12
"""Columns for an operator and for each number."""


def mutation_lines(mutation: Mutation, files: EditionFiles) -> Iterator[Line]:
    """
    The survivors with the norm's own lines, what is equivalent or exempt, and the figures.
    """
    by = {outcome: [it for it in mutation.tried if it.outcome is outcome] for outcome in Outcome}
    if by[Outcome.SURVIVED]:
        yield "What no scenario notices", "bold"
        yield from _survivors([it.mutant for it in by[Outcome.SURVIVED]], files)
        yield "", ""
    if by[Outcome.EQUIVALENT]:
        yield "What asks the same, as can be shown", "bold"
        for it in by[Outcome.EQUIVALENT]:
            yield from wrapped(it.mutant.name, indent="  ")
        yield "", ""
    if by[Outcome.EXEMPT]:
        yield "What is exempt", "bold"
        for it in by[Outcome.EXEMPT]:
            yield from wrapped(it.mutant.name, indent="  ")
            yield from wrapped(it.reason or "", indent="      ")
        yield "", ""
    yield from _figures(mutation)


def _survivors(mutants: list[Mutant], files: EditionFiles) -> Iterator[Line]:
    for name, group in groupby(mutants, key=lambda mutant: mutant.of):
        placed = [(place_of(mutant, files), mutant) for mutant in group]
        yield f"{name} ({placed[0][0].file})", "bold"
        placed.sort(key=lambda it: it[0].line or 0)
        for line, same in groupby(placed, key=lambda it: it[0].line):
            at = list(same)
            if line is not None:
                own = files.line_at(at[0][0]).strip()
                shown = visible(own)[: WIDTH - 9]
                yield f"  {line:>5}  {shown}", "dim"
            for _, mutant in at:
                path = written_path(mutant.path)
                said = f"{path}: {mutant.said}" if path else mutant.said
                yield from wrapped(said, indent=" " * 9, style="red")


def _figures(mutation: Mutation) -> Iterator[Line]:
    heads = [outcome.value for outcome in Outcome]
    yield f"{'':{COLUMN}}" + "".join(f"{head:>{COLUMN}}" for head in heads), "bold"
    for operator in Operator:
        numbers = [mutation.number(outcome, operator) for outcome in Outcome]
        if any(numbers):
            yield _row(operator.value, numbers), ""
    style = "bold yellow" if mutation.survivors else "bold green"
    yield _row("all", [mutation.number(outcome) for outcome in Outcome]), style
    yield f"{len(mutation.tried)} mutants, score {percent(mutation)}", style


def _row(name: str, numbers: list[int]) -> str:
    return f"{name:{COLUMN}}" + "".join(f"{number or '·':>{COLUMN}}" for number in numbers)


def percent(mutation: Mutation) -> str:
    """
    The score with one digit, rounded down, so that 100 means all.
    """
    tenths = int(mutation.score * 10)
    return f"{tenths // 10}.{tenths % 10} %"


def place_of(mutant: Mutant, files: EditionFiles) -> Place:
    """
    Where the changed part stands in the edition's files.
    """
    if mutant.of.startswith("$"):
        return files.in_header(("parameters", mutant.of[1:]))
    return files.place_of(next(iter(mutant.made)), mutant.path)


def mutation_json(mutation: Mutation, files: EditionFiles) -> str:
    """
    The mutants as JSON: figures, and each mutant with what came of it.
    """
    table = {
        "format": "kvo-norms/mutation/1",
        "edition": mutation.edition,
        "score": mutation.score,
        **{outcome.value: mutation.number(outcome) for outcome in Outcome},
        "mutants": [_as_table(it, files) for it in mutation.tried],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _as_table(tried: Tried, files: EditionFiles) -> dict[str, Any]:
    mutant, scenario = tried.mutant, tried.scenario
    place = place_of(mutant, files)
    by = None
    if scenario is not None:
        by = {"name": scenario.name, "file": scenario.file, "line": scenario.line}
    return {
        "name": mutant.name,
        "of": mutant.of,
        "operator": mutant.operator.value,
        "path": written_path(mutant.path),
        "to": mutant.to,
        "file": place.file,
        "line": place.line,
        "outcome": tried.outcome.value,
        "scenario": by,
        "reason": tried.reason,
    }
