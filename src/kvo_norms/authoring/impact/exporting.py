"""
An impact and a sweep for programs and spreadsheets.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from kvo_norms.auditing.overview.table import harmless
from kvo_norms.authoring.impact.judging import passes
from kvo_norms.authoring.impact.results import Impact, NormMove, Sweep
from kvo_norms.verdict import Status
from kvo_norms.writing import as_plain

Row = Sequence[str | int | None]


def as_json(result: Impact | Sweep) -> str:
    """
    The result as JSON; keys without a value are left out.
    """
    name = "impact" if isinstance(result, Impact) else "sweep"
    table = {"format": f"kvo-norms/{name}/1", **as_plain(result)}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def as_csv(result: Impact | Sweep) -> str:
    """
    The result as CSV (RFC 4180): a row for each area that changes and each that is not counted, or
    for each value.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    rows = _areas(result) if isinstance(result, Impact) else _values(result)
    written = io.StringIO(newline="")
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def _areas(impact: Impact) -> Iterable[Row]:
    yield (
        *("name", "area", "kind", "on", "before", "after", "causes", "norms_lost"),
        *("norms_gained", "stars_lost", "stars_gained", "faults"),
    )
    for area in impact.changed:
        yield (
            *(area.name, area.area, area.kind, area.on.isoformat()),
            *(area.before.value, area.after.value),
            " ".join(cause.norm for cause in area.causes),
            *(_moved(area.norms, passes, to=to) for to in (False, True)),
            *(_moved(area.stars, _has, to=to) for to in (False, True)),
            None,
        )
    for dossier in impact.unread:
        yield (dossier.name, *[None] * 10, " | ".join(dossier.faults))


def _moved(moves: Iterable[NormMove], good: Callable[[Status | None], bool], *, to: bool) -> str:
    """
    The ids of what became good, or of what was good.
    """
    found = [it.id for it in moves if good(it.after) is to and good(it.before) is not to]
    return " ".join(found)


def _has(status: Status | None) -> bool:
    return status is Status.MET


def _values(sweep: Sweep) -> Iterable[Row]:
    norms = list(dict.fromkeys(norm.id for point in sweep.points for norm in point.norms))
    kinds = ("met", "open", "not_met", "not_applicable")
    yield (
        *("parameter", "value", "met", "open", "not_met", "lost", "gained"),
        *(f"{name}.{kind}" for name in norms for kind in kinds),
    )
    for point in sweep.points:
        counts = {norm.id: norm for norm in point.norms}
        yield (
            *(sweep.parameter, point.value, point.met, point.open, point.not_met),
            *(point.lost, point.gained),
            *(getattr(counts.get(name), kind, None) for name in norms for kind in kinds),
        )
