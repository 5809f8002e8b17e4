"""
The plan and what came of it, in norms that both editions have.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.tables import (
    NAMES,
    Table,
    at_level,
    current,
    fact,
    final_document,
    is_done,
    is_reached,
    is_whole,
    judged,
    latest_findings,
    list_of,
    newest,
    status,
)
from benchmarks.by_hand.three_values import (
    all_true,
    any_true,
    at_least,
    at_most,
    equals,
    every,
    given,
    later,
    more_than_half,
    negated,
    not_after,
    one_of,
    some,
)

RENEWAL_NORMS = [
    "hercertificering.op_tijd",
    "hercertificering.nieuwe_meting",
    "hercertificering.oude_plan",
    "hercertificering.maatregelen",
    "hercertificering.doelen",
    "hercertificering.nieuw_plan",
    "hercertificering.draagvlak",
    "hercertificering.aandachtspunten",
]


def planned(dossier: Table, on: date) -> dict[str, str]:
    """
    The plan of action, its goals and its measures.
    """
    all_meetings = is_whole(dossier, "meetings")
    meetings = newest(list_of(dossier, "meetings"), on, all_meetings)
    goals = current(list_of(dossier, "goals"))
    measures = [m for m in current(list_of(dossier, "measures")) if not m.get("extra", False)]
    all_measures = is_whole(dossier, "measures")
    assigned = every(
        (
            all_true((given(m.get("owner")), given(m.get("executor")), given(m.get("deadline"))))
            for m in measures
        ),
        all_measures,
    )
    updated = every(
        (
            any_true((negated(last), equals(meeting.get("matrix_updated"), True)))
            for meeting, last in meetings
        ),
        all_meetings,
    )
    return {
        "plan.document": NAMES[final_document(dossier, "plan_van_aanpak", on)],
        "plan.doelen": NAMES[some((True for _ in goals), is_whole(dossier, "goals"))],
        "plan.matrix": NAMES[final_document(dossier, "maatregelenmatrix", on)],
        "plan.matrix_bijgewerkt": NAMES[
            all_true((some((last for _, last in meetings), all_meetings), updated))
        ],
        "plan.belegd": NAMES[all_true((some((True for _ in measures), all_measures), assigned))],
    }


def addressed(dossier: Table, theme: str, level: str) -> str:
    """
    How the norm stands that a theme of at least that level has a measure.
    """
    serious = some(
        (
            all_true((equals(found.get("theme"), theme), at_level(found, level)))
            for found in list_of(dossier, "analysis")
        ),
        is_whole(dossier, "analysis"),
    )
    taken = some(
        (
            all_true(
                (
                    equals(measure.get("theme"), theme),
                    not measure.get("extra", False),
                    negated(equals(measure.get("status"), "vervallen")),
                )
            )
            for measure in current(list_of(dossier, "measures"))
        ),
        is_whole(dossier, "measures"),
    )
    return status(serious, taken)


def executed(dossier: Table, on: date) -> dict[str, str]:
    """
    What has been carried out.
    """
    application = dossier.get("application", {})
    measures = [m for m in current(list_of(dossier, "measures")) if not m.get("extra", False)]
    all_measures = is_whole(dossier, "measures")
    overdue = (
        all_true(
            (
                later(on, measure.get("deadline")),
                negated(one_of(measure.get("status"), ["uitgevoerd", "vervallen"])),
            )
        )
        for measure in measures
    )
    return {
        "uitvoering.eerste_maatregelen": status(
            equals(application.get("kind"), "eerste"),
            at_least((is_done(measure, on) for measure in measures), 4, all_measures),
        ),
        "uitvoering.op_schema": NAMES[at_most(overdue, 0, all_measures)],
    }


def reported(dossier: Table, on: date) -> str:
    """
    How the norm stands that a recertification has a report of an evaluation.
    """
    application = dossier.get("application", {})
    since = application.get("previous_from")
    written = some(
        (
            all_true(
                (
                    one_of(document.get("type"), ["evaluatieverslag", "jaarverslag"]),
                    not document.get("draft", False),
                    not_after(document.get("date"), on),
                    later(document.get("date"), since),
                )
            )
            for document in list_of(dossier, "documents")
        ),
        is_whole(dossier, "documents"),
    )
    return status(equals(application.get("kind"), "hercertificering"), written)


def renewed(dossier: Table, on: date) -> dict[str, str]:
    """
    What a recertification asks.
    """
    application = dossier.get("application", {})
    applies = equals(application.get("kind"), "hercertificering")
    if applies is False:
        return dict.fromkeys(RENEWAL_NORMS, "not_applicable")
    since = application.get("previous_from")
    findings = latest_findings(dossier, on)
    goals, all_goals = list_of(dossier, "goals"), is_whole(dossier, "goals")
    old_goals = [goal for goal in goals if goal.get("plan", "huidig") == "vorig"]
    old_measures = [
        measure
        for measure in list_of(dossier, "measures")
        if measure.get("plan", "huidig") == "vorig" and not measure.get("extra", False)
    ]
    measured = some(
        (
            all_true((not_after(survey.get("date"), on), later(survey.get("date"), since)))
            for survey in list_of(dossier, "surveys")
        ),
        is_whole(dossier, "surveys"),
    )
    evaluated = some(
        (
            all_true(
                (
                    evaluation.get("plan", "huidig") == "vorig",
                    not_after(evaluation.get("date"), on),
                )
            )
            for evaluation in list_of(dossier, "evaluations")
        ),
        is_whole(dossier, "evaluations"),
    )
    new_plan = some(
        (
            all_true(
                (
                    equals(document.get("type"), "plan_van_aanpak"),
                    not document.get("draft", False),
                    not_after(document.get("date"), on),
                    later(document.get("date"), since),
                )
            )
            for document in list_of(dossier, "documents")
        ),
        is_whole(dossier, "documents"),
    )
    result = {
        "hercertificering.op_tijd": status(
            applies, not_after(application.get("date"), application.get("previous_until"))
        ),
        "hercertificering.nieuwe_meting": status(
            applies, all_true((measured, judged(findings, "hercertificering.nieuwe_meting")))
        ),
        "hercertificering.oude_plan": status(
            applies, all_true((evaluated, judged(findings, "hercertificering.oude_plan")))
        ),
        "hercertificering.maatregelen": status(
            applies,
            more_than_half((is_done(m, on) for m in old_measures), is_whole(dossier, "measures")),
        ),
        "hercertificering.doelen": status(
            applies,
            all_true(
                (
                    some((True for _ in old_goals), all_goals),
                    every((is_reached(goal) for goal in old_goals), all_goals),
                )
            ),
        ),
        "hercertificering.nieuw_plan": status(applies, new_plan),
        "hercertificering.draagvlak": status(
            applies, equals(fact(dossier, "plan_supported"), True)
        ),
    }
    norm = "hercertificering.aandachtspunten"
    if norm in findings and findings[norm]["result"] == "niet_van_toepassing":
        result[norm] = "not_applicable"
    else:
        result[norm] = status(applies, judged(findings, norm))
    return result
