"""
``kvo-norms test``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kvo_norms.authoring.lines import Line, as_text, for_screen
from kvo_norms.authoring.results import result_lines, results_json, results_junit
from kvo_norms.authoring.running import named_by
from kvo_norms.authoring.scenario_files import Scenarios, read_scenario_folder
from kvo_norms.authoring.scenarios import Scenario, ScenarioResult, run_scenarios
from kvo_norms.authoring.selecting import selected
from kvo_norms.catalogue import Edition
from kvo_norms.cli.inputs import edition_folder, named_edition, note
from kvo_norms.cli.outputs import check_output, deliver
from kvo_norms.errors import Fault, InvalidInputError, UnusableCallError
from kvo_norms.reading.shipped import edition_ids
from kvo_norms.records import frozen

if TYPE_CHECKING:
    from kvo_norms.authoring.coverage import Coverage

PASSED, FAILED = 0, 1


@frozen(kw_only=True)
class Run:
    """
    The scenarios of an edition that were run, and what came of them.
    """

    folder: Path
    edition: Edition
    read: Scenarios
    chosen: tuple[Scenario, ...]
    results: tuple[ScenarioResult, ...]
    about: frozenset[str] | None
    """Where scenarios were chosen, the norms and stars that they name."""

    @property
    def code(self) -> int:
        """
        The exit code of the results alone.
        """
        return PASSED if all(result.holds for result in self.results) else FAILED


def run(options: argparse.Namespace) -> int:
    """
    Run the scenarios of an edition, or of each, and measure or complete what they show.
    """
    _check_options(options)
    check_output(options.output)
    if options.path is not None:
        ran = _ran(options.path, options)
        _check_chosen(options, ran.chosen)
        return _one(ran, options)
    runs = [_ran(name, options) for name in edition_ids()]
    _check_chosen(options, tuple(scenario for ran in runs for scenario in ran.chosen))
    lines: list[Line] = []
    codes = [_in_text(ran, options, lines, head=True) for ran in runs]
    _show(lines, options.output)
    return max(codes)


def _check_options(options: argparse.Namespace) -> None:
    if options.coverage and options.suggest:
        raise UnusableCallError("--coverage and --suggest are two things", "ask for one of them")
    if options.first and (options.coverage or options.suggest):
        message = "after the first failure nothing is known of the other scenarios"
        raise UnusableCallError(message, "leave out -x")
    if options.fail_under is not None and not options.coverage:
        raise UnusableCallError("--fail-under is about coverage", "add --coverage")
    if options.format == "html" and not options.coverage:
        raise UnusableCallError("html shows coverage", "add --coverage, or ask for another format")
    if options.format == "junit" and options.coverage:
        raise UnusableCallError("junit shows no coverage", "ask for text, json or html")
    if options.format != "text" and options.suggest:
        raise UnusableCallError("suggestions are written as TOML", "leave out --format")
    if options.path is None and (options.suggest or options.format != "text"):
        raise UnusableCallError("only text is about several editions", "name one edition")


def _ran(name: str, options: argparse.Namespace) -> Run:
    folder = edition_folder(name)
    edition = named_edition(name, options.lang)
    place = folder / "scenarios"
    read = read_scenario_folder(place, edition)
    if not (read.scenarios or options.suggest):
        advice = "write [[scenarios]] in files there whose names end in .toml"
        fault = Fault(file=str(place), message="there are no scenarios here", advice=advice)
        raise InvalidInputError([fault])
    chosen, about = read.scenarios, None
    if options.choose is not None:
        chosen = selected(chosen, options.choose)
        about = named_by(chosen)
    return Run(
        folder=folder,
        edition=edition,
        read=read,
        chosen=chosen,
        results=run_scenarios(edition, chosen, until_first_failure=options.first),
        about=about,
    )


def _check_chosen(options: argparse.Namespace, chosen: tuple[Scenario, ...]) -> None:
    if options.choose is not None and not chosen:
        message = f"no scenario matches '{options.choose}'"
        raise UnusableCallError(message, "words are looked for in names, files and ids of norms")


def _one(ran: Run, options: argparse.Namespace) -> int:
    """
    One edition, in the form that was asked for.
    """
    if options.suggest:
        from kvo_norms.authoring.suggesting import suggestions_of
        from kvo_norms.authoring.suggesting.writing import suggestions_text

        chosen = None if ran.about is None else ran.chosen
        suggestions = suggestions_of(ran.edition, ran.read, chosen)
        deliver(suggestions_text(suggestions), options.output, for_programs=True)
        return ran.code
    if options.format == "text":
        lines: list[Line] = []
        code = _in_text(ran, options, lines, head=False)
        _show(lines, options.output)
        return code
    code, text = _for_programs(ran, options)
    deliver(text, options.output, for_programs=True)
    return code


def _for_programs(ran: Run, options: argparse.Namespace) -> tuple[int, str]:
    if not options.coverage:
        if options.format == "json":
            return ran.code, results_json(ran.results, ran.edition)
        return ran.code, results_junit(ran.results, ran.edition, language=options.lang)
    from kvo_norms.authoring.coverage.rendering import coverage_json
    from kvo_norms.authoring.sources import edition_files

    coverage, code = _measured(ran, options)
    files = edition_files(ran.folder, ran.edition)
    if options.format == "json":
        return code, coverage_json(coverage, files)
    from kvo_norms.authoring.coverage.page import coverage_html

    return code, coverage_html(coverage, files)


def _in_text(ran: Run, options: argparse.Namespace, lines: list[Line], *, head: bool) -> int:
    """
    Add an edition's lines, and give its exit code.
    """
    code = ran.code
    if head:
        lines += [*([("", "")] if lines else []), (ran.edition.id, "bold")]
    if options.coverage:
        from kvo_norms.authoring.coverage.rendering import coverage_lines
        from kvo_norms.authoring.sources import edition_files

        coverage, code = _measured(ran, options)
        lines += [*coverage_lines(coverage, edition_files(ran.folder, ran.edition)), ("", "")]
    lines += result_lines(ran.results, language=options.lang)
    return code


def _measured(ran: Run, options: argparse.Namespace) -> tuple[Coverage, int]:
    """
    The coverage, and the exit code that it leaves of the results'. That it is too low is told.
    """
    from kvo_norms.authoring.coverage import coverage_of
    from kvo_norms.authoring.coverage.rendering import percent

    coverage = coverage_of(
        ran.edition,
        ran.chosen,
        results=ran.results,
        unreachable=ran.read.unreachable,
        about=ran.about,
    )
    too_low = options.fail_under is not None and coverage.percentage < options.fail_under
    if not too_low:
        return coverage, ran.code
    note(f"{percent(coverage)} of the goals is reached, less than {options.fail_under:g} %")
    return coverage, FAILED


def _show(lines: list[Line], output: str | None) -> None:
    deliver(for_screen(lines) if output is None else as_text(lines), output)
