"""
What was measured and seen, in norms that both editions have.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.tables import (
    NAMES,
    Table,
    final_document,
    is_whole,
    list_of,
    newest,
    responded,
)
from benchmarks.by_hand.three_values import (
    Truth,
    all_true,
    any_true,
    between,
    equals,
    every,
    given,
    holds_all,
    holds_any,
    negated,
    not_after,
    some,
)


def measured(dossier: Table, on: date, inspected_since: date) -> dict[str, str]:
    """
    Survey, inspections and figures, and the report of them.
    """
    large = equals(dossier.get("area", {}).get("size"), "groot")
    whole = is_whole(dossier, "surveys")
    surveys = newest(list_of(dossier, "surveys"), on, whole)
    return {
        "veiligheidsanalyse.respons": NAMES[
            any_true(
                (
                    response(surveys, whole, 0.30),
                    all_true((large, response(surveys, whole, 0.20))),
                )
            )
        ],
        "veiligheidsanalyse.schouw_dag": NAMES[inspected(dossier, on, inspected_since, "dag")],
        "veiligheidsanalyse.schouw_donker": NAMES[
            inspected(dossier, on, inspected_since, "donker")
        ],
        "veiligheidsanalyse.schouw_deelnemers": NAMES[
            inspected_together(dossier, on, inspected_since)
        ],
        "veiligheidsanalyse.cijfers": NAMES[
            all_true((supplied(dossier, on, "politie"), supplied(dossier, on, "brandweer")))
        ],
        "veiligheidsanalyse.rapport": NAMES[final_document(dossier, "veiligheidsanalyse", on)],
    }


def response(surveys: list[tuple[Table, Truth]], whole: bool, minimum: float) -> Truth:
    """
    Whether that share answered the newest survey.
    """
    return all_true(
        (
            some((last for _, last in surveys), whole),
            every((any_true((negated(last), responded(s, minimum))) for s, last in surveys), whole),
        )
    )


def inspected(dossier: Table, on: date, since: date, light: str) -> Truth:
    """
    Whether the area was inspected in that light, with a report.
    """
    return some(
        (
            all_true(
                (
                    equals(inspection.get("light"), light),
                    between(inspection.get("date"), since, on),
                    given(inspection.get("report")),
                )
            )
            for inspection in list_of(dossier, "inspections")
        ),
        is_whole(dossier, "inspections"),
    )


def inspected_together(dossier: Table, on: date, since: date) -> Truth:
    """
    Whether entrepreneurs and a public partner took part in each inspection.
    """
    inspections = list_of(dossier, "inspections")
    whole = is_whole(dossier, "inspections")
    recent = [between(inspection.get("date"), since, on) for inspection in inspections]
    together = [
        all_true(
            (
                holds_all(inspection.get("roles"), ["ondernemers"]),
                holds_any(inspection.get("roles"), ["gemeente", "politie", "brandweer"]),
            )
        )
        for inspection in inspections
    ]
    return all_true(
        (
            some(recent, whole),
            every(
                (any_true((negated(r), t)) for r, t in zip(recent, together, strict=True)), whole
            ),
        )
    )


def supplied(dossier: Table, on: date, role: str) -> Truth:
    """
    Whether that party supplied figures on incidents.
    """
    return some(
        (
            all_true(
                (
                    equals(figures.get("supplied_by"), role),
                    not_after(figures.get("period_until"), on),
                    any_true((given(figures.get("count")), given(figures.get("document")))),
                )
            )
            for figures in list_of(dossier, "incidents")
        ),
        is_whole(dossier, "incidents"),
    )
