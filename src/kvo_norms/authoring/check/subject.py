"""
Everything that the rules look at, read from an edition's folder, or the faults that forbid it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kvo_norms.authoring.check.rules import Subject
from kvo_norms.authoring.scenario_files import read_scenarios, scenario_paths
from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.authoring.sources import SourceFile, edition_files
from kvo_norms.catalogue import Edition
from kvo_norms.errors import Fault, InvalidInputError
from kvo_norms.reading import read_edition
from kvo_norms.reading.files import read_file


def read_subject(folder: str, today: date) -> tuple[Subject | None, list[Fault]]:
    """
    The edition in a folder with its scenarios and neighbours, and the faults of all its files.

    Faults of neighbours are told when they are checked themselves.
    """
    try:
        edition = read_edition(folder)
    except InvalidInputError as error:
        return None, list(error.faults)
    scenarios: tuple[Scenario, ...] | None = ()
    files: tuple[SourceFile, ...] = ()
    faults: list[Fault] = []
    place = Path(folder) / "scenarios"
    if os.path.lexists(place):
        try:
            scenarios = read_scenarios(place, edition)
            files = tuple(SourceFile(read_file(path)) for path in scenario_paths(place))
        except InvalidInputError as error:
            scenarios, faults = None, list(error.faults)
    return (
        Subject(
            edition=edition,
            files=edition_files(folder, edition),
            scenarios=scenarios,
            scenario_files=files,
            siblings=tuple(sorted(_siblings(Path(folder)), key=lambda e: e.valid_from)),
            today=today,
        ),
        faults,
    )


def _siblings(folder: Path) -> Iterator[Edition]:
    own = folder.resolve()
    for path in sorted(own.parent.glob("*/edition.toml")):
        if path.parent != own:
            try:
                yield read_edition(path.parent)
            except InvalidInputError:
                continue
