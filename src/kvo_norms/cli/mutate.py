"""
``kvo-norms mutate``.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection

from kvo_norms.authoring.lines import Line, as_text, for_screen
from kvo_norms.authoring.mutating import Mutation, Operator, mutation_of
from kvo_norms.authoring.mutating.rendering import mutation_json, mutation_lines
from kvo_norms.authoring.scenario_files import read_scenario_folder
from kvo_norms.authoring.selecting import chooser
from kvo_norms.authoring.sources import EditionFiles, edition_files
from kvo_norms.cli.inputs import edition_folder, named_edition
from kvo_norms.cli.outputs import check_output, deliver
from kvo_norms.errors import UnknownNameError, UnusableCallError
from kvo_norms.reading.shipped import edition_ids

NONE_LEFT, SURVIVORS = 0, 1


def run(options: argparse.Namespace) -> int:
    """
    Try the mutants of an edition, or of each, on its scenarios.
    """
    check_output(options.output)
    operators = _operators(options.operators)
    if options.path is None and options.format != "text":
        raise UnusableCallError("only text is about several editions", "name one edition")
    names = edition_ids() if options.path is None else [options.path]
    found = [_mutation(name, operators, options.choose) for name in names]
    if not any(mutation.tried for mutation, _ in found):
        message = "there is no such mutant"
        raise UnusableCallError(message, "ask for less with -k and --operators")
    if options.format == "json":
        deliver(mutation_json(*found[0]), options.output, for_programs=True)
    else:
        lines: list[Line] = []
        for mutation, files in found:
            if options.path is None:
                lines += [*([("", "")] if lines else []), (mutation.edition, "bold")]
            lines += mutation_lines(mutation, files)
        deliver(for_screen(lines) if options.output is None else as_text(lines), options.output)
    return SURVIVORS if any(mutation.survivors for mutation, _ in found) else NONE_LEFT


def _operators(given: list[str] | None) -> Collection[Operator]:
    known = {operator.value: operator for operator in Operator}
    if given is None:
        return known.values()
    names = [name.strip() for said in given for name in said.split(",")]
    for name in names:
        if name not in known:
            raise UnknownNameError("operator", name, known)
    return [known[name] for name in names]


def _mutation(
    name: str, operators: Collection[Operator], choose: str | None
) -> tuple[Mutation, EditionFiles]:
    folder = edition_folder(name)
    edition = named_edition(name)
    read = read_scenario_folder(folder / "scenarios", edition)
    mutation = mutation_of(
        edition,
        read.scenarios,
        exempt=read.exempt,
        operators=operators,
        chosen=chooser(choose) if choose is not None else lambda name: True,
    )
    return mutation, edition_files(folder, edition)
