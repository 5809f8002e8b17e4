"""
``kvo-norms new``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, deliver_file
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading import editions
from kvo_norms.reading.shipped import catalogue_folder, edition_ids
from kvo_norms.writing import write_whole


def run(options: argparse.Namespace) -> int:
    """
    Write a dossier to fill in, or begin an edition.
    """
    if options.what == "edition":
        return _begin_edition(options)
    for option, value in (("--from", options.source), ("--id", options.id)):
        if value is not None:
            raise UnusableCallError(f"a dossier has no {option}", "leave it out")
    check_output(options.output)
    if options.output is not None and Path(options.output).is_file():
        raise UnusableCallError(f"'{options.output}' exists already", "name another file")
    edition = (
        editions()[-1] if options.edition is None else named_edition(options.edition, options.lang)
    )
    if form_of(options) == "xlsx":
        from kvo_norms.authoring.workbook import blank_workbook

        deliver_file(blank_workbook(edition, language=options.lang), options.output)
    else:
        from kvo_norms.authoring.blank import blank_dossier

        text = blank_dossier(edition, language=options.lang)
        deliver(text, options.output, for_programs=True)
    return 0


def _begin_edition(options: argparse.Namespace) -> int:
    """
    Write the folder of a new edition.
    """
    from kvo_norms.authoring.beginning import new_edition

    for option, value in (("--edition", options.edition), ("--format", options.format)):
        if value is not None:
            raise UnusableCallError(f"an edition has no {option}", "leave it out")
    if options.source is None:
        message = "there is no edition to begin from"
        raise UnusableCallError(message, "name one with --from")
    if options.output is None:
        message = "there is no folder for the edition"
        raise UnusableCallError(message, "name a new one with -o")
    target = Path(options.output)
    if target.exists() and not target.is_dir():
        raise UnusableCallError(f"'{target}' is no folder", "name a new folder")
    if target.is_dir() and any(target.iterdir()):
        raise UnusableCallError(f"'{target}' holds files already", "name a new folder")
    previous = named_edition(options.source, options.lang)
    shipped = options.source in edition_ids()
    folder = catalogue_folder() / options.source if shipped else Path(options.source)
    name = target.resolve().name if options.id is None else options.id
    files = new_edition(previous, folder, edition_id=name, target=target, language=options.lang)
    for name, text in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(target / name, text)
    return 0


def form_of(options: argparse.Namespace) -> str:
    """
    The format asked for, else a workbook where the output ends in ``.xlsx``, else TOML.
    """
    ending = Path(options.output or "").suffix.lower().removeprefix(".")
    form: str = options.format or ("xlsx" if ending == "xlsx" else "toml")
    if ending in ("toml", "json", "xlsx") and ending != form:
        message = f"'{options.output}' would hold {form.upper()}, which its ending denies"
        raise UnusableCallError(message, f"end it in .{form}, or leave --format out")
    return form
