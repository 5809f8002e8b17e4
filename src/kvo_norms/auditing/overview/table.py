"""
The overview as CSV: a row for each dossier.
"""

from __future__ import annotations

import csv
import io

from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.auditing.records import Audited
from kvo_norms.auditing.standing import Standing
from kvo_norms.reporting.safe import visible

LONGEST = 1000
"""How many characters of a text a cell keeps."""
Cell = str | int | None

PLACE = ("name", "source", "line", "id", "area", "municipality")
RESULT = (
    "edition",
    "revision",
    "on",
    "verdict",
    "without_inferred",
    "met",
    "not_met",
    "open",
    "not_applicable",
    "waived",
    "open_judgements",
)
CERTIFICATE = (
    "runs_until",
    "next_level",
    "next_from",
    "next_until",
    "next_conditional",
    "receipt",
)


def as_csv(portfolio: Portfolio) -> str:
    """
    The overview as CSV (RFC 4180): comma, UTF-8, a row for each dossier.

    Themes and stars have columns of their own, where an area of the audit has them. A text that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    rows = [
        {
            **_place(area),
            **({} if area.standing is None else _standing(area.standing)),
            "notes": " | ".join(area.notes),
            "faults": " | ".join(area.faults),
        }
        for area in portfolio.areas
    ]
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    columns = _columns(portfolio)
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)
    return written.getvalue()


def _columns(portfolio: Portfolio) -> list[str]:
    standings = [area.standing for area in portfolio.areas if area.standing is not None]
    themes = dict.fromkeys(score.id for standing in standings for score in standing.themes)
    stars = dict.fromkeys(star.id for standing in standings for star in standing.stars)
    return [
        *PLACE,
        *RESULT,
        *(f"theme.{theme}.{part}" for theme in themes for part in ("points", "of")),
        *(f"star.{star}{part}" for star in stars for part in ("", ".level")),
        *CERTIFICATE,
        "notes",
        "faults",
    ]


def harmless(cell: Cell) -> Cell:
    """
    A text that no spreadsheet takes for a formula, on one line, cut off where it is very long.
    """
    if not isinstance(cell, str):
        return cell
    shown = visible(cell[:LONGEST]).strip()
    if len(cell) > LONGEST:
        shown += "…"
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


def _place(area: Audited) -> dict[str, Cell]:
    found = (area.name, area.source, area.line, area.id, area.area, area.municipality)
    return {**dict(zip(PLACE, found, strict=True)), "verdict": "unreadable"}


def _standing(standing: Standing) -> dict[str, Cell]:
    result: tuple[Cell, ...] = (
        standing.edition,
        standing.revision,
        standing.on.isoformat(),
        standing.verdict.value,
        standing.without_inferred.value,
        standing.met,
        len(standing.not_met),
        len(standing.open),
        standing.not_applicable,
        len(standing.waived),
        len(standing.judgements),
    )
    certificate: tuple[Cell, ...] = (
        None if standing.runs_until is None else standing.runs_until.isoformat(),
        standing.level,
        standing.valid_from.isoformat(),
        standing.valid_until.isoformat(),
        "true" if standing.conditional else "false",
        standing.receipt,
    )
    cells = dict(zip(RESULT, result, strict=True))
    for score in standing.themes:
        cells |= {f"theme.{score.id}.points": score.points, f"theme.{score.id}.of": score.of}
    for star in standing.stars:
        cells |= {f"star.{star.id}": star.status.value, f"star.{star.id}.level": star.level}
    return cells | dict(zip(CERTIFICATE, certificate, strict=True))
