"""
``kvo-norms findings``.
"""

from __future__ import annotations

import argparse
import codecs
import sys
from datetime import date
from pathlib import Path

from kvo_norms.assessing import assess
from kvo_norms.auditing.findings import worksheet_of
from kvo_norms.auditing.findings_files import as_toml, as_workbook
from kvo_norms.auditing.findings_reading import TakenIn, read_worksheet, taken_in
from kvo_norms.catalogue import Text
from kvo_norms.cli.inputs import dossier_and_edition
from kvo_norms.cli.outputs import check_output, deliver, deliver_file
from kvo_norms.errors import UnusableCallError
from kvo_norms.explaining.formatting import fill
from kvo_norms.reading.files import read_file
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.writing import as_json, as_toml as dossier_as_toml


def run(options: argparse.Namespace) -> int:
    """
    Write the worksheet of open questions, or take one that was filled in into the dossier.
    """
    if options.source is not None:
        return _take_in(options)
    form = _form(options.output, (".toml", ".xlsx"))
    check_output(options.output, options.dossier)
    dossier, edition = dossier_and_edition(
        options.dossier, options.edition, options.on, language=options.lang
    )
    on = options.on or dossier.as_of or date.today()
    found = worksheet_of(assess(edition, dossier, on=on), edition, dossier, language=options.lang)
    if form == ".xlsx":
        deliver_file(as_workbook(found, language=options.lang), options.output)
    else:
        deliver(as_toml(found, language=options.lang), options.output, for_programs=True)
    return 0


def _form(output: str | None, known: tuple[str, ...]) -> str:
    if output is None:
        return known[0]
    ending = Path(output).suffix.lower()
    if ending not in known:
        message = f"cannot tell the format of '{output}'"
        raise UnusableCallError(message, f"end it in {' or '.join(known)}")
    return ending


def _take_in(options: argparse.Namespace) -> int:
    path = Path(options.dossier)
    own = ".json" if path.suffix.lower() == ".json" else ".toml"
    form = own if options.output is None else _form(options.output, (".toml", ".json", ".xlsx"))
    check_output(options.output, options.dossier, options.source)
    if options.on is not None:
        raise UnusableCallError("--on says nothing with --from", "leave it out")
    filled = read_worksheet(options.source)
    dossier, edition = dossier_and_edition(
        options.dossier,
        options.edition or filled.edition,
        None,
        language=options.lang,
        judged=False,
    )
    taken = taken_in(filled, dossier, edition)
    if form == ".xlsx":
        from kvo_norms.authoring.workbook import filled_workbook

        content = filled_workbook(taken.dossier, edition, language=options.lang)
        deliver_file(content, options.output)
    else:
        deliver(_written(path, form, taken), options.output, for_programs=True)
    _tell(taken, filled.left, options.lang)
    return 0


def _written(path: Path, form: str, taken: TakenIn) -> str:
    """
    The dossier with the findings; where TOML stays TOML, it stays as it is but for them.
    """
    if form == ".json":
        return as_json(taken.dossier)
    if path.suffix.lower() != ".toml":
        return dossier_as_toml(taken.dossier)
    text = read_file(path).text
    if taken.added:
        # Loaded when there is something to add.
        from kvo_norms.auditing.editing import with_findings

        text = with_findings(text, taken.added, taken.dossier)
    return f"\ufeff{text}" if path.read_bytes().startswith(codecs.BOM_UTF8) else text


def _tell(taken: TakenIn, left: int, language: Language) -> None:
    one = len(taken.added) == 1
    said: list[Text] = [
        fill(
            "{n} {oordelen} opgenomen, {left} zonder oordeel gelaten.",
            "{n} finding{s} taken in, {left} left without one.",
            n=len(taken.added),
            left=left,
            oordelen="oordeel" if one else "oordelen",
            s="" if one else "s",
        )
    ]
    said += [
        fill(
            "{norm}: het bewijs op de dag van het oordeel is niet wat het werkblad toonde;"
            " dit blijft open.",
            "{norm}: the evidence as of the day of the finding is not what the worksheet showed;"
            " this stays open.",
            norm=finding.norm,
        )
        for finding in taken.stale
    ]
    for line in said:
        print(in_language(line, language), file=sys.stderr)
