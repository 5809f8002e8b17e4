"""
``kvo-norms check``.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kvo_norms.authoring.check import RULES, CheckResult, check_edition, fix_remarks
from kvo_norms.authoring.check.explaining import rule_page
from kvo_norms.authoring.check.published import record_edition
from kvo_norms.cli.inputs import note
from kvo_norms.cli.outputs import check_output, deliver
from kvo_norms.errors import Fault, InvalidInputError, UnknownNameError, UnusableCallError
from kvo_norms.reading import read_edition
from kvo_norms.reading.shipped import catalogue_folder, edition_ids


def run(options: argparse.Namespace) -> int:
    """
    Tell what the rules have to say of an edition, or of every edition in a folder.
    """
    check_output(options.output)
    if options.explain is not None:
        return _explain(options.explain, options.output)
    select, ignore = _codes(options.select), _codes(options.ignore)
    if options.record and (select or ignore):
        message = "what is recorded is held against every rule"
        raise UnusableCallError(message, "leave out --select and --ignore")
    folders = _folders(options.path)
    today = date.today()

    def checked() -> CheckResult:
        results = [
            check_edition(folder, today=today, select=select, ignore=ignore) for folder in folders
        ]
        return CheckResult(
            folders=tuple(folders),
            remarks=tuple(remark for result in results for remark in result.remarks),
        )

    result = checked()
    if options.fix:
        result = _fixed(result, checked)
    deliver(_rendered(result, options), options.output, for_programs=options.format != "text")
    if options.record:
        _record(folders, result, today)
    return 0 if result.is_clean else 1


def _folders(path: str | None) -> list[str]:
    """
    The folders of the editions that are meant.
    """
    if path is None or path in edition_ids():
        place = _shown(catalogue_folder() / (path or ""))
    elif not Path(path).is_dir() and not {"/", os.sep} & set(path):
        raise UnknownNameError("edition", path, edition_ids())
    else:
        place = Path(path)
    if (place / "edition.toml").exists():
        return [str(place)]
    found = [str(file.parent) for file in sorted(place.glob("*/edition.toml"))]
    if not found:
        message = "there is no such folder"
        if place.exists():
            message = "there is no edition here" if place.is_dir() else "this is a file"
        advice = "name the folder that holds an edition.toml, or the folder above it"
        raise InvalidInputError([Fault(file=str(place), message=message, advice=advice)])
    return found


def _shown(place: Path) -> Path:
    """
    The folder as people would write it: from the working folder, where it lies below that.
    """
    here = Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place


def _codes(given: list[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for option in given or () for part in option.split(","))
    return tuple(part for part in parts if part)


def _explain(code: str, output: str | None) -> int:
    rule = RULES.get(code.upper())
    if rule is None:
        raise UnknownNameError("code", code, RULES)
    deliver(rule_page(rule), output)
    return 0


def _fixed(result: CheckResult, checked: Callable[[], CheckResult]) -> CheckResult:
    """
    What is left after mending; taking one thing out may leave another one unused.
    """
    number = 0
    while fixed := fix_remarks(result):
        number += len(fixed)
        result = checked()
    note(f"mended {number} remark{'' if number == 1 else 's'}")
    return result


def _rendered(result: CheckResult, options: argparse.Namespace) -> str:
    if options.format == "json":
        from kvo_norms.authoring.check.rendering import as_json

        return as_json(result)
    if options.format == "github":
        from kvo_norms.authoring.check.rendering import as_github

        return as_github(result)
    if options.format == "sarif":
        from kvo_norms.authoring.check.sarif import as_sarif

        return as_sarif(result)
    from kvo_norms.authoring.check.text import as_text

    return as_text(result, to_screen=options.output is None)


def _record(folders: list[str], result: CheckResult, today: date) -> None:
    if not result.is_clean:
        message = "nothing is recorded while there are errors or warnings"
        raise UnusableCallError(message, "mend them, or say in the file why they do not hold")
    for folder in folders:
        edition = read_edition(folder)
        record_edition(Path(folder), edition, today)
        note(f"{edition.id} revision {edition.revision} is recorded as published")
