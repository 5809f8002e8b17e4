"""
``kvo-norms audit``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kvo_norms.auditing.audit import Audit, audit
from kvo_norms.auditing.intake import Named
from kvo_norms.auditing.overview.sheet import verdict_text
from kvo_norms.auditing.overview.words import word
from kvo_norms.auditing.overview.writing import write_overview
from kvo_norms.auditing.portfolio import Portfolio, portfolio_of
from kvo_norms.catalogue import Edition
from kvo_norms.cli.inputs import named_edition, note
from kvo_norms.reading import editions
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.notices import notice
from kvo_norms.verdict import Verdict

CODES = ((Verdict.NOT_MET, 1), (Verdict.OPEN, 3), (Verdict.MET, 0))


def run(options: argparse.Namespace) -> int:
    """
    Assess all dossiers, write reports and overview, and return the first code of 2, 1, 3, 0.
    """
    today = date.today()
    edition: Named = options.edition
    if options.edition not in (None, "auto"):
        edition = named_edition(options.edition, options.lang)
    output = Path(options.output)
    with _progress() as (begun, told):
        found = audit(
            Path(options.folder),
            output,
            edition=edition,
            on=options.on,
            today=today,
            language=options.lang,
            formats=options.format or ("json",),
            names=options.names,
            since=None if options.since is None else Path(options.since),
            jobs=options.jobs,
            begun=begun,
            told=told,
        )
    portfolio = portfolio_of(
        found.audited,
        [edition] if isinstance(edition, Edition) else editions(),
        on=options.on or today,
        others=found.others,
        gone=found.gone,
    )
    for file, extra in write_overview(portfolio, output, options.lang).items():
        note(notice("left_out", options.lang, file=file, extra=extra))
    _tell(portfolio, found, options.lang)
    return _code(portfolio)


def _code(portfolio: Portfolio) -> int:
    if portfolio.unreadable or not portfolio.dossiers:
        return 2
    return next(code for verdict, code in CODES if portfolio.verdicts[verdict])


def _tell(portfolio: Portfolio, found: Audit, language: Language) -> None:
    """
    The outcome in a few lines.
    """
    if not portfolio.dossiers:
        note(notice("no_dossier", language))
        return
    for verdict, number in portfolio.verdicts.items():
        print(f"{verdict_text(verdict, language)}: {number}")
    print(f"{word('unreadable', language)}: {portfolio.unreadable}")
    print(f"{word('open_judgements', language)}: {portfolio.judgements}")
    if found.others:
        number = len(found.others)
        note(notice("one_other" if number == 1 else "others", language, number=number))
    if found.done_before:
        note(notice("done_before", language, number=found.done_before))


Begun = Callable[[int], None]
Told = Callable[[int, int], None]


@contextmanager
def _progress() -> Iterator[tuple[Begun, Told]]:
    """
    A bar with the time left, on a terminal and where rich is installed; else nothing.
    """
    if not sys.stderr.isatty():
        yield lambda number: None, lambda number, known: None
        return
    try:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
    except ImportError:
        yield lambda number: None, lambda number, known: None
        return
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
    task = bar.add_task("", total=None)
    with bar:

        def begun(number: int) -> None:
            bar.update(task, total=number, refresh=True)

        def told(number: int, known: int) -> None:
            bar.update(task, advance=number, refresh=True)

        yield begun, told
