"""
What stands on the summary.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.reporting.full_words import worded
from kvo_norms.reporting.parts import FullReport
from kvo_norms.reporting.xlsx.sheets import Cell, Table

Row = tuple[Cell, ...]


def summary_of(report: FullReport) -> Table:
    """
    Verdict, scores, stars, dates, waivers and receipt, one below the other.
    """
    return Table(
        name=worded("summary", report.language),
        widths=(34, 70, 20, 40),
        rows=tuple(_rows(report)),
    )


def _rows(report: FullReport) -> Iterator[Row]:
    language, view = report.language, report.view
    yield (Cell(view.area, look="title"),)
    yield (Cell(f"{view.edition}, {worded('assessed_on', language)} {view.on}"),)
    if view.fictional:
        yield (Cell(worded("fictional", language)),)
    yield from _part("verdict", report)
    yield (
        _label("verdict", report),
        Cell(worded(view.verdict.value, language), view.verdict.value),
    )
    yield (Cell(""), Cell(view.counts))
    yield (Cell(""), Cell(view.without_inferred))
    yield from _certificate(report)
    for key, scores in (("theme", view.themes), ("section", view.sections)):
        yield from _part(key, report, Cell(""), Cell(worded("points", language)), "of")
        for score in scores:
            yield Cell(score.title), Cell(""), Cell(score.points), Cell(score.of)
    yield from _part("stars", report)
    for star in view.stars:
        yield Cell(star.title), Cell(star.status_text, star.status.value), Cell(star.number)
    yield from _part("timeline", report)
    for dated in report.dates:
        yield Cell(dated.day), Cell(dated.what)
    if report.waivers:
        yield from _part("waivers", report)
        for waiver in report.waivers:
            yield (
                Cell(waiver.title),
                Cell(f"{waiver.period}: {waiver.state_text}"),
                Cell(waiver.granted_by),
                Cell(waiver.reason),
            )
    yield from _receipt(report)


def _certificate(report: FullReport) -> Iterator[Row]:
    yield from _part("certificate", report)
    yield _label("level", report), Cell(report.view.level)
    yield _label("valid_from", report), Cell(report.valid_from)
    yield _label("valid_until", report), Cell(report.valid_until)
    for day in report.evaluations:
        yield _label("evaluate_by", report), Cell(day)
    if report.view.conditional:
        yield _label("condition", report), Cell(worded("conditional", report.language))


def _receipt(report: FullReport) -> Iterator[Row]:
    receipt, language = report.receipt, report.language
    yield from _part("receipt", report)
    yield (Cell(worded("receipt_note", language)),)
    if not report.named:
        yield (Cell(worded("names_left_out", language)),)
    revision = f"{receipt.edition}, {worded('revision', language)} {receipt.revision}"
    yield _label("edition", report), Cell(revision)
    yield _label("edition_digest", report), Cell(receipt.edition_sha256)
    yield _label("dossier_digest", report), Cell(receipt.dossier_sha256)
    yield _label("receipt_digest", report), Cell(receipt.sha256)
    yield _label("library", report), Cell(receipt.library)


def _part(key: str, report: FullReport, *others: Cell | str) -> Iterator[Row]:
    cells = (Cell(worded(it, report.language)) if isinstance(it, str) else it for it in others)
    yield (Cell(""),)
    yield Cell(worded(key, report.language), look="part"), *cells


def _label(key: str, report: FullReport) -> Cell:
    return Cell(worded(key, report.language), look="label")
