"""
What came of running scenarios: as text, as JSON, and as JUnit for programs that collect tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

from kvo_norms.authoring.lines import Line, wrapped
from kvo_norms.authoring.scenarios import Difference, ScenarioResult
from kvo_norms.catalogue import Edition
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.safe import visible


def result_lines(results: Sequence[ScenarioResult], *, language: Language) -> Iterator[Line]:
    """
    Each scenario that does not hold, with what came out otherwise and why; then how many hold.
    """
    for result in results:
        if not result.holds:
            yield from _failed(result, language)
            yield "", ""
    failed = sum(not result.holds for result in results)
    seconds = sum(result.seconds for result in results)
    counts = [f"{number} {what}" for number, what in _counts(len(results), failed) if number]
    said = f"{', '.join(counts) or 'no scenarios'} in {seconds:.2f} s"
    yield said, "bold red" if failed else "bold green"


def _counts(number: int, failed: int) -> tuple[tuple[int, str], ...]:
    return (failed, "failed"), (number - failed, "passed")


def _failed(result: ScenarioResult, language: Language) -> Iterator[Line]:
    yield from wrapped(f"{result.scenario.place}: {result.scenario.name}", style="bold")
    for difference in result.differences:
        yield f"  {_said(difference)}", "red"
        for why in difference.why:
            yield from wrapped(in_language(why, language), indent="    ")


def _said(difference: Difference) -> str:
    return f"{difference.what}: expected {difference.expected}, found {difference.actual}"


def results_json(results: Sequence[ScenarioResult], edition: Edition) -> str:
    """
    The results as JSON.
    """
    table = {
        "format": "kvo-norms/scenario-results/1",
        "edition": edition.id,
        "passed": sum(result.holds for result in results),
        "failed": sum(not result.holds for result in results),
        "scenarios": [_as_table(result) for result in results],
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _as_table(result: ScenarioResult) -> dict[str, Any]:
    scenario = result.scenario
    return {
        "name": scenario.name,
        "file": scenario.file,
        "line": scenario.line,
        "holds": result.holds,
        "seconds": round(result.seconds, 6),
        "differences": [
            {
                "what": difference.what,
                "expected": difference.expected,
                "actual": difference.actual,
                "why": [{"nl": why.nl, "en": why.en} for why in difference.why],
            }
            for difference in result.differences
        ],
    }


def results_junit(
    results: Sequence[ScenarioResult], edition: Edition, *, language: Language
) -> str:
    """
    The results as JUnit's XML: a test suite for each file, a test case for each scenario.
    """
    root = ET.Element("testsuites", _numbers(results) | {"name": edition.id})
    for file, group in groupby(results, key=lambda result: result.scenario.file):
        suite_results = list(group)
        suite = ET.SubElement(
            root, "testsuite", {"name": visible(file), "errors": "0"} | _numbers(suite_results)
        )
        for result in suite_results:
            _add_case(suite, result, edition, language)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _numbers(results: Sequence[ScenarioResult]) -> dict[str, str]:
    return {
        "tests": str(len(results)),
        "failures": str(sum(not result.holds for result in results)),
        "time": f"{sum(result.seconds for result in results):.6f}",
    }


def _add_case(
    suite: ET.Element, result: ScenarioResult, edition: Edition, language: Language
) -> None:
    scenario = result.scenario
    case = ET.SubElement(
        suite,
        "testcase",
        {
            "classname": edition.id,
            "name": visible(scenario.name),
            "file": visible(scenario.file),
            **({} if scenario.line is None else {"line": str(scenario.line)}),
            "time": f"{result.seconds:.6f}",
        },
    )
    if result.holds:
        return
    message = "; ".join(map(_said, result.differences))
    failure = ET.SubElement(case, "failure", {"message": message, "type": "difference"})
    failure.text = "\n".join(line for line, _ in _failed(result, language))
