"""
``kvo-norms impact``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kvo_norms.authoring.compare.written import inline
from kvo_norms.authoring.impact import corpus_of, edition_with, impact_of, sweep_of
from kvo_norms.authoring.impact.corpora import files_in
from kvo_norms.authoring.impact.exporting import as_csv, as_json
from kvo_norms.authoring.impact.results import Impact, SetValue, Sweep
from kvo_norms.authoring.impact.settings import read_setting, read_sweep
from kvo_norms.authoring.impact.terminal import impact_lines, sweep_lines
from kvo_norms.authoring.lines import as_text, for_screen
from kvo_norms.cli.inputs import named_edition
from kvo_norms.cli.outputs import check_output, deliver, form_of
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading.shipped import catalogue_folder, edition_ids

FORMS = ("json", "csv", "html")


def run(options: argparse.Namespace) -> int:
    """
    Tell what changes for the areas: 0 where nothing does, 1 where something does, 2 where a
    dossier could not be counted.
    """
    form = form_of(options.format, options.output, FORMS)
    check_output(options.output, options.corpus)
    result = _measured(options)
    if form == "json":
        deliver(as_json(result), options.output, for_programs=True)
    elif form == "csv":
        deliver(as_csv(result), options.output, for_programs=True)
    elif form == "html":
        from kvo_norms.authoring.impact.page import as_html  # it needs an extra

        deliver(as_html(result, language=options.lang), options.output, for_programs=True)
    else:
        lines = (
            impact_lines(result, language=options.lang)
            if isinstance(result, Impact)
            else sweep_lines(result, language=options.lang)
        )
        deliver(for_screen(lines) if options.output is None else as_text(lines), options.output)
    if result.unread:
        return 2
    return 1 if _changes(result) else 0


def _measured(options: argparse.Namespace) -> Impact | Sweep:
    if options.new is None and not options.values and options.sweep is None:
        _refuse_one_edition(options.corpus)
    settings: dict[str, Any] = {}
    for text in options.values:
        name, value = read_setting(text, "--set")
        if name in settings:
            raise UnusableCallError(f"--set names {name} twice", "give it one value")
        settings[name] = value
    swept = None if options.sweep is None else read_sweep(options.sweep, "--sweep")
    if swept is not None and swept[0] in settings:
        message = f"--set and --sweep both name {swept[0]}"
        raise UnusableCallError(message, "leave it out of --set")
    old = named_edition(options.old, options.lang)
    name = options.old if options.new is None else options.new
    new = old if options.new is None else named_edition(options.new, options.lang)
    folder = catalogue_folder() / name if name in edition_ids() else Path(name)
    if settings:
        new = edition_with(folder, new, settings, option="--set")
    values = [SetValue(parameter=it, value=inline(value)) for it, value in settings.items()]
    corpus = corpus_of(options.corpus)
    check_output(options.output, *files_in(corpus))
    if swept is None:
        return impact_of(old, new, corpus, on=options.on, jobs=options.jobs, values=values)
    parameter, steps = swept
    at = [
        (inline(step), edition_with(folder, new, {**settings, parameter: step}, option="--sweep"))
        for step in steps
    ]
    return sweep_of(
        *(old, new, at, corpus),
        parameter=parameter,
        on=options.on,
        jobs=options.jobs,
        values=values,
    )


def _refuse_one_edition(corpus: str) -> None:
    if corpus in edition_ids() or (Path(corpus) / "edition.toml").exists():
        message = f"'{corpus}' is an edition, and no dossiers are named"
        raise UnusableCallError(message, "name a folder of dossiers, or generated:N, last")
    message = "one edition and no other value: nothing would change"
    raise UnusableCallError(message, "name NEW before the dossiers, or say --set or --sweep")


def _changes(result: Impact | Sweep) -> bool:
    if isinstance(result, Impact):
        return bool(result.changed)
    return any(point.lost or point.gained or _moved(result, point) for point in result.points)


def _moved(result: Sweep, point: Any) -> bool:
    before = result.before
    kept = (before.met, before.open, before.not_met) == (point.met, point.open, point.not_met)
    return not kept or before.norms != point.norms
