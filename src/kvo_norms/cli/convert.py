"""
``kvo-norms convert``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kvo_norms.cli.inputs import dossier_and_edition, named_edition, note
from kvo_norms.cli.outputs import check_output, deliver, deliver_file
from kvo_norms.converting import Conversion, convert
from kvo_norms.errors import UnusableCallError
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.notices import notice
from kvo_norms.reporting.words import said
from kvo_norms.writing import as_json, as_toml

WRITERS = {"toml": as_toml, "json": as_json}
FORMS = (*WRITERS, "xlsx")


def run(options: argparse.Namespace) -> int:
    """
    Write the dossier in the words of the other edition, and tell what is not as it was.
    """
    form = _form(options)
    check_output(options.output, options.dossier)
    edition = named_edition(options.to, options.lang)
    dossier, previous = dossier_and_edition(
        options.dossier, options.edition, None, language=options.lang, judged=False
    )
    if dossier.edition not in (None, previous.id):
        values = {"own": dossier.edition, "edition": previous.id}
        note(notice("other_edition", options.lang, **values))
    if previous == edition:  # only the format may change
        conversion = Conversion(dossier=dossier, changes=(), levels=())
    else:
        conversion = convert(dossier, previous=previous, edition=edition)
    if form == "xlsx":
        from kvo_norms.authoring.workbook import filled_workbook

        content = filled_workbook(conversion.dossier, edition, language=options.lang)
        deliver_file(content, options.output)
    else:
        deliver(WRITERS[form](conversion.dossier), options.output, for_programs=True)
    _tell(conversion, options.lang)
    return 0


def _form(options: argparse.Namespace) -> str:
    """
    The format asked for, else the one that the output's ending says.

    A dossier is read by its ending, so the two may not contradict each other.
    """
    form: str | None = options.format
    if options.output is None:
        return form or "toml"
    ending = Path(options.output).suffix.lower().removeprefix(".")
    if form is not None and ending in FORMS and form != ending:
        message = f"'{options.output}' would hold {form.upper()}, which its ending denies"
        raise UnusableCallError(message, f"end it in .{form}, or leave --format out")
    if form is None and ending not in FORMS:
        message = f"cannot tell the format of '{options.output}'"
        raise UnusableCallError(message, "end it in .toml, .json or .xlsx, or say --format")
    return form or ending


def _tell(conversion: Conversion, language: Language) -> None:
    """
    The changes beside the output, those without a place last.
    """
    for heading, sentences in (
        ("carried", conversion.said_otherwise),
        ("without_place", conversion.without_place),
    ):
        if sentences:
            print(f"{said(heading, language)}:", file=sys.stderr)
        for sentence in sentences:
            print(f"  {in_language(sentence, language)}", file=sys.stderr)
