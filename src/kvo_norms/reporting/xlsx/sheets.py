"""
What stands on the sheets of norms, gaps and measures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kvo_norms.records import frozen
from kvo_norms.reporting.full_words import worded
from kvo_norms.reporting.parts import FullReport, GapDetail, NormDetail


@frozen()
class Cell:
    """
    A value and how it looks.
    """

    value: str | int | date | None
    tone: str | None = None
    """The status that colours it."""
    look: str = "plain"


@frozen(kw_only=True)
class Table:
    """
    A sheet: its name, the heads and widths of its columns, its rows.
    """

    name: str
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def norms_table(report: FullReport) -> Table:
    """
    A row for each norm.
    """
    heads = (
        *("id", "section", "theme", "norm", "weight", "status", "points", "asks", "evidence"),
        *("finding", "gap", "remedy", "provenance", "sources"),
    )
    return Table(
        name=worded("norms_sheet", report.language),
        heads=_worded(heads, report),
        widths=(32, 20, 22, 32, 15, 17, 8, 50, 50, 40, 70, 50, 13, 50),
        rows=tuple(_norm(norm) for norm in report.norms),
    )


def _norm(norm: NormDetail) -> tuple[Cell, ...]:
    return (
        Cell(norm.id),
        Cell(norm.group),
        Cell(norm.theme),
        Cell(norm.title),
        Cell(norm.weight_text),
        Cell(norm.status_text, norm.status.value),
        Cell(norm.points),
        Cell(norm.text),
        Cell("; ".join(norm.evidence)),
        Cell(_finding(norm)),
        Cell(" ".join(gap.text for gap in norm.gaps)),
        Cell(norm.remedy if norm.gaps else ""),
        Cell(norm.provenance_text),
        Cell("; ".join(f"{source.title} ({source.url})" for source in norm.sources)),
    )


def _finding(norm: NormDetail) -> str:
    finding = norm.finding
    if finding is None:
        return ""
    said = [finding.result, finding.day, finding.by or ""]
    head = ", ".join(filter(None, said))
    return head if finding.note is None else f"{head}. {finding.note}"


def gaps_table(report: FullReport) -> Table:
    """
    A row for each gap of a norm.
    """
    heads = ("who", "action", "due_head", "norm", "id", "section", "weight", "status", "gap")
    return Table(
        name=worded("gaps_sheet", report.language),
        heads=_worded((*heads, "remedy"), report),
        widths=(20, 14, 18, 32, 32, 20, 15, 17, 90, 55),
        rows=tuple(_gap(gap, norm, report) for norm in report.norms for gap in norm.gaps),
    )


def _gap(gap: GapDetail, norm: NormDetail, report: FullReport) -> tuple[Cell, ...]:
    return (
        Cell(worded(gap.action, report.language)),
        Cell(gap.action_text),
        Cell(gap.due),
        Cell(norm.title),
        Cell(norm.id),
        Cell(norm.group),
        Cell(norm.weight_text),
        Cell(norm.status_text, norm.status.value),
        Cell(gap.text),
        Cell(norm.remedy),
    )


def measures_table(report: FullReport) -> Table:
    """
    A row for each measure.
    """
    heads = (
        *("id", "plan", "title_head", "theme", "problems", "owner", "executor", "deadline"),
        *("status", "carried_out"),
    )
    return Table(
        name=worded("measures", report.language),
        heads=_worded(heads, report),
        widths=(22, 10, 50, 24, 32, 24, 24, 18, 18, 18),
        rows=tuple(
            (
                Cell(measure.id),
                Cell(measure.plan),
                Cell(measure.title),
                Cell(measure.theme),
                Cell(measure.problems),
                Cell(measure.owner),
                Cell(measure.executor),
                Cell(measure.deadline),
                Cell(measure.status),
                Cell(measure.carried_out),
            )
            for measure in report.measures
        ),
    )


def _worded(keys: tuple[str, ...], report: FullReport) -> tuple[str, ...]:
    return tuple(worded(key, report.language) for key in keys)


TABLES: tuple[Callable[[FullReport], Table], ...] = (norms_table, gaps_table, measures_table)
