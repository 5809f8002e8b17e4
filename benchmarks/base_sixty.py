"""
The sixty norms by hand.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.cooperation import informed
from benchmarks.by_hand.days import in_each_window, months_before
from benchmarks.by_hand.measuring import inspected, inspected_together, response, supplied
from benchmarks.by_hand.planning import addressed
from benchmarks.by_hand.tables import (
    MANDATORY,
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
    Truth,
    all_true,
    any_true,
    at_least,
    at_most,
    between,
    equals,
    every,
    given,
    holds_all,
    holds_any,
    later,
    more_than_half,
    negated,
    not_after,
    one_of,
    share_at_least,
    some,
)

THEMES = ["criminaliteit", "overlast", "brandveiligheid", "verkeersveiligheid", "milieu"]
THEME_STARS = ["winkeldiefstal", "overvallen"]


def statuses(dossier: Table, on: date) -> dict[str, str]:
    """
    How each norm stands, those of the stars included.
    """
    return {
        **area(dossier, on),
        **partnership(dossier, on),
        **meetings_and_messages(dossier, on),
        **analysis(dossier, on),
        **plan(dossier, on),
        **execution(dossier, on),
        **looking_back(dossier, on),
        **theme_stars(dossier, on),
    }


def area(dossier: Table, on: date) -> dict[str, str]:
    """
    The area, its request and its former certificates.
    """
    area = dossier.get("area", {})
    application = dossier.get("application", {})
    applied = application.get("date")
    renewal = equals(application.get("kind"), "hercertificering")
    companies = area.get("companies")
    parts = list_of(area, "sub_areas")
    all_parts = "sub_areas" in area and "area.sub_areas" not in dossier.get("incomplete", [])
    certified = some(
        (
            all_true(
                (
                    not_after(months_before(on, 48), certificate.get("valid_until")),
                    not_after(certificate.get("valid_from"), on),
                )
            )
            for certificate in list_of(dossier, "certificates")
        ),
        is_whole(dossier, "certificates"),
    )
    in_parts = all_true(
        (
            at_least((True for _ in parts), 2, all_parts),
            every((given(part.get("name")) for part in parts), all_parts),
        )
    )
    return {
        "gebied.naam": NAMES[all_true((given(area.get("name")), given(area.get("municipality"))))],
        "gebied.grens": NAMES[given(area.get("boundary"))],
        "gebied.soort": NAMES[one_of(area.get("kind"), ["winkelgebied", "bedrijventerrein"])],
        "gebied.bestaand": NAMES[negated(equals(area.get("construction"), "nieuwbouw"))],
        "gebied.bedrijven": NAMES[None if companies is None else companies >= 10],
        "gebied.delen": status(equals(area.get("size"), "groot"), in_parts),
        "gebied.aanvraag": NAMES[between(applied, months_before(on, 12), on)],
        "gebied.op_tijd": status(
            renewal,
            all_true(
                (
                    not_after(application.get("previous_from"), applied),
                    not_after(applied, application.get("previous_until")),
                )
            ),
        ),
        "gebied.reeks": status(renewal, certified),
    }


def partnership(dossier: Table, on: date) -> dict[str, str]:
    """
    Who takes part, and what they signed and agreed.
    """
    partners = list_of(dossier, "partners")
    all_partners = is_whole(dossier, "partners")
    group = dossier.get("working_group", {})
    members = list_of(group, "members")
    incomplete = dossier.get("incomplete", [])
    all_members = "members" in group and "working_group.members" not in incomplete
    documents = list_of(dossier, "documents")
    all_documents = is_whole(dossier, "documents")

    def covered(items: list[Table], whole: bool) -> Truth:
        return all_true(
            some((equals(item.get("role"), role) for item in items), whole) for role in MANDATORY
        )

    def signed_document(kind: str) -> Truth:
        return some(
            (
                all_true(
                    (
                        equals(document.get("type"), kind),
                        not document.get("draft", False),
                        not_after(document.get("date"), on),
                        holds_all(document.get("signatories"), MANDATORY),
                    )
                )
                for document in documents
            ),
            all_documents,
        )

    asked = [
        (one_of(p.get("role"), MANDATORY), not_after(p.get("intention_signed"), on))
        for p in partners
    ]
    intention_signed = all_true(
        (
            some((must for must, _ in asked), all_partners),
            every((any_true((negated(must), has)) for must, has in asked), all_partners),
        )
    )
    signing_planned = some(
        (
            all_true(
                (
                    equals(document.get("type"), "convenant"),
                    document.get("draft", False),
                    not_after(document.get("date"), on),
                    not_after(on, document.get("signing_planned")),
                )
            )
            for document in documents
        ),
        all_documents,
    )
    named = every((given(partner.get("name")) for partner in partners), all_partners)
    security = "particuliere_beveiliging"
    secured = all_true(
        (
            any_true(
                (
                    some((equals(p.get("role"), security) for p in partners), all_partners),
                    some((equals(m.get("role"), security) for m in members), all_members),
                )
            ),
            some(
                (
                    all_true(
                        (
                            not_after(figures.get("period_until"), on),
                            equals(figures.get("supplied_by"), security),
                        )
                    )
                    for figures in list_of(dossier, "incidents")
                ),
                is_whole(dossier, "incidents"),
            ),
        )
    )
    return {
        "samenwerking.partners": NAMES[covered(partners, all_partners)],
        "samenwerking.namen": NAMES[
            all_true((some((True for _ in partners), all_partners), named))
        ],
        "samenwerking.intentie": NAMES[
            any_true((intention_signed, signed_document("intentieverklaring")))
        ],
        "samenwerking.convenant": NAMES[any_true((signed_document("convenant"), signing_planned))],
        "samenwerking.werkgroep": NAMES[covered(members, all_members)],
        "samenwerking.voorzitter": NAMES[
            all_true((given(group.get("chair")), equals(group.get("chair_role"), "ondernemers")))
        ],
        "samenwerking.ondernemers": NAMES[
            at_least((equals(m.get("role"), "ondernemers") for m in members), 2, all_members)
        ],
        "samenwerking.afspraken": NAMES[
            all_true(
                (
                    given(group.get("aim")),
                    given(group.get("decision_agreement")),
                    given(group.get("communication_agreement")),
                )
            )
        ],
        "samenwerking.beveiliging": status(
            equals(fact(dossier, "private_security_active"), True), secured
        ),
    }


def meetings_and_messages(dossier: Table, on: date) -> dict[str, str]:
    """
    How the partners meet and inform.
    """
    application = dossier.get("application", {})
    since = application.get("previous_from")
    meetings = list_of(dossier, "meetings")
    whole = is_whole(dossier, "meetings")
    half_year_ago, year_ago, three_years_ago = (months_before(on, n) for n in (6, 12, 36))
    in_term = all_true(
        (
            equals(application.get("kind"), "hercertificering"),
            not_after(date(2015, 1, 1), since),
        )
    )
    recent = [between(meeting.get("date"), year_ago, on) for meeting in meetings]
    attended = every(
        (
            any_true((negated(r), holds_all(m.get("roles"), ["gemeente", "ondernemers"])))
            for m, r in zip(meetings, recent, strict=True)
        ),
        whole,
    )
    with_police = share_at_least(
        (
            (between(m.get("date"), three_years_ago, on), holds_any(m.get("roles"), ["politie"]))
            for m in meetings
        ),
        0.5,
        whole,
    )
    last_meetings = newest(meetings, on, whole)
    updated = every(
        (
            any_true((negated(last), equals(meeting.get("matrix_updated"), True)))
            for meeting, last in last_meetings
        ),
        whole,
    )
    ways = (
        informed(dossier, on, year_ago, channels)
        for channels in (
            ["nieuwsbrief", "brief"],
            ["website", "sociale_media"],
            ["bijeenkomst"],
        )
    )
    return {
        "samenwerking.overleg": NAMES[
            some((between(m.get("date"), half_year_ago, on) for m in meetings), whole)
        ],
        "samenwerking.overleg_termijn": status(
            in_term, in_each_window([m.get("date") for m in meetings], on, 6, since, whole)
        ),
        "samenwerking.aanwezig": NAMES[all_true((some(recent, whole), attended))],
        "samenwerking.politie": NAMES[with_police],
        "samenwerking.matrix": NAMES[
            all_true((some((last for _, last in last_meetings), whole), updated))
        ],
        "samenwerking.kanalen": NAMES[at_least(ways, 2, True)],
    }


def analysis(dossier: Table, on: date) -> dict[str, str]:
    """
    Survey, inspections and figures, and what they come to.
    """
    application = dossier.get("application", {})
    large = equals(dossier.get("area", {}).get("size"), "groot")
    all_surveys = is_whole(dossier, "surveys")
    surveys = newest(list_of(dossier, "surveys"), on, all_surveys)
    inspections = list_of(dossier, "inspections")
    findings = list_of(dossier, "analysis")
    all_findings = is_whole(dossier, "analysis")
    year_ago, two_years_ago = months_before(on, 12), months_before(on, 24)
    measured_again = some(
        (
            all_true(
                (
                    not_after(survey.get("date"), on),
                    later(survey.get("date"), application.get("previous_from")),
                    None if "round" not in survey else survey["round"] >= 1,
                )
            )
            for survey in list_of(dossier, "surveys")
        ),
        all_surveys,
    )
    all_themes_inspected = all_true(
        some(
            (
                all_true(
                    (
                        between(inspection.get("date"), two_years_ago, on),
                        holds_any(inspection.get("themes"), [theme]),
                    )
                )
                for inspection in inspections
            ),
            is_whole(dossier, "inspections"),
        )
        for theme in THEMES
    )
    all_themes_analysed = all_true(
        some(
            (
                all_true((equals(found.get("theme"), theme), given(found.get("level"))))
                for found in findings
            ),
            all_findings,
        )
        for theme in THEMES
    )
    recent_figures = at_least(
        (
            between(figures.get("period_until"), months_before(on, 18), on)
            for figures in list_of(dossier, "incidents")
        ),
        2,
        is_whole(dossier, "incidents"),
    )
    positions = every(
        (
            any_true((negated(at_level(found, "hoog")), given(found.get("position"))))
            for found in findings
        ),
        all_findings,
    )
    return {
        "analyse.respons": NAMES[
            any_true(
                (
                    response(surveys, all_surveys, 0.30),
                    all_true((large, response(surveys, all_surveys, 0.20))),
                )
            )
        ],
        "analyse.meting": status(
            equals(application.get("kind"), "hercertificering"), measured_again
        ),
        "analyse.schouw_dag": NAMES[inspected(dossier, on, year_ago, "dag")],
        "analyse.schouw_donker": NAMES[inspected(dossier, on, year_ago, "donker")],
        "analyse.schouw_deelnemers": NAMES[inspected_together(dossier, on, year_ago)],
        "analyse.schouw_themas": NAMES[all_themes_inspected],
        "analyse.cijfers": NAMES[
            all_true((supplied(dossier, on, "politie"), supplied(dossier, on, "brandweer")))
        ],
        "analyse.cijfers_recent": NAMES[recent_figures],
        "analyse.themas": NAMES[all_themes_analysed],
        "analyse.standpunt": NAMES[positions],
        "analyse.rapport": NAMES[final_document(dossier, "veiligheidsanalyse", on)],
    }


def plan(dossier: Table, on: date) -> dict[str, str]:
    """
    The plan of action, its goals and its measures.
    """
    application = dossier.get("application", {})
    goals = current(list_of(dossier, "goals"))
    all_goals = is_whole(dossier, "goals")
    measures = [m for m in current(list_of(dossier, "measures")) if not m.get("extra", False)]
    all_measures = is_whole(dossier, "measures")
    new_plan = some(
        (
            all_true(
                (
                    equals(document.get("type"), "plan_van_aanpak"),
                    not document.get("draft", False),
                    not_after(document.get("date"), on),
                    later(document.get("date"), application.get("previous_from")),
                )
            )
            for document in list_of(dossier, "documents")
        ),
        is_whole(dossier, "documents"),
    )
    measurable = every(
        (
            all_true((given(g.get("unit")), given(g.get("target")), given(g.get("direction"))))
            for g in goals
        ),
        all_goals,
    )
    assigned = every(
        (
            all_true((given(m.get("owner")), given(m.get("executor")), given(m.get("deadline"))))
            for m in measures
        ),
        all_measures,
    )
    return {
        "plan.document": NAMES[final_document(dossier, "plan_van_aanpak", on)],
        "plan.nieuw": status(equals(application.get("kind"), "hercertificering"), new_plan),
        "plan.matrix": NAMES[final_document(dossier, "maatregelenmatrix", on)],
        "plan.doelen": NAMES[at_least((True for _ in goals), 2, all_goals)],
        "plan.meetbaar": NAMES[all_true((some((True for _ in goals), all_goals), measurable))],
        "plan.belegd": NAMES[all_true((some((True for _ in measures), all_measures), assigned))],
        "plan.criminaliteit": addressed(dossier, "criminaliteit", "middel"),
        "plan.overlast": addressed(dossier, "overlast", "middel"),
        "plan.gesteund": NAMES[equals(fact(dossier, "plan_supported"), True)],
    }


def execution(dossier: Table, on: date) -> dict[str, str]:
    """
    What has been carried out.
    """
    application = dossier.get("application", {})
    renewal = equals(application.get("kind"), "hercertificering")
    measures = list_of(dossier, "measures")
    whole = is_whole(dossier, "measures")
    ours = [m for m in current(measures) if not m.get("extra", False)]
    former = [
        m for m in measures if m.get("plan", "huidig") == "vorig" and not m.get("extra", False)
    ]
    overdue = (
        all_true(
            (
                later(on, measure.get("deadline")),
                negated(one_of(measure.get("status"), ["uitgevoerd", "vervallen"])),
            )
        )
        for measure in ours
    )
    begun = (one_of(m.get("status"), ["in_uitvoering", "uitgevoerd"]) for m in current(measures))
    inspected_each_year = in_each_window(
        [inspection.get("date") for inspection in list_of(dossier, "inspections")],
        on,
        12,
        application.get("previous_from"),
        is_whole(dossier, "inspections"),
    )
    return {
        "uitvoering.eerste": status(
            equals(application.get("kind"), "eerste"),
            at_least((is_done(measure, on) for measure in ours), 4, whole),
        ),
        "uitvoering.op_schema": NAMES[at_most(overdue, 0, whole)],
        "uitvoering.bezig": NAMES[at_least(begun, 3, whole)],
        "uitvoering.vorige": status(
            renewal, more_than_half((is_done(measure, on) for measure in former), whole)
        ),
        "uitvoering.schouw_termijn": status(renewal, inspected_each_year),
    }


def looking_back(dossier: Table, on: date) -> dict[str, str]:
    """
    Evaluations, reports and the auditor's judgement.
    """
    application = dossier.get("application", {})
    renewal = equals(application.get("kind"), "hercertificering")
    since = application.get("previous_from")
    evaluations = list_of(dossier, "evaluations")
    all_evaluations = is_whole(dossier, "evaluations")
    goals = [g for g in list_of(dossier, "goals") if g.get("plan", "huidig") == "vorig"]
    former_plan = some(
        (
            all_true(
                (
                    evaluation.get("plan", "huidig") == "vorig",
                    not_after(evaluation.get("date"), on),
                    holds_any(evaluation.get("measures"), ["v1", "v2", "v3"]),
                )
            )
            for evaluation in evaluations
        ),
        all_evaluations,
    )
    reported = some(
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
    evaluated = in_each_window(
        [evaluation.get("date") for evaluation in evaluations], on, 12, since, all_evaluations
    )
    reached = share_at_least(
        ((True, is_reached(goal)) for goal in goals), 0.6, is_whole(dossier, "goals")
    )
    return {
        "terugblik.jaarlijks": status(renewal, evaluated),
        "terugblik.vorig_plan": status(renewal, former_plan),
        "terugblik.verslag": status(renewal, reported),
        "terugblik.doelen": status(renewal, reached),
        "terugblik.oordeel": NAMES[judged(latest_findings(dossier, on), "terugblik.oordeel")],
    }


def theme_stars(dossier: Table, on: date) -> dict[str, str]:
    """
    What the theme stars ask beyond the certificate.
    """
    extra = [m for m in current(list_of(dossier, "measures")) if m.get("extra", False)]
    result = {}
    for problem in THEME_STARS:
        serious = some(
            (
                all_true((equals(found.get("problem"), problem), at_level(found, "middel")))
                for found in list_of(dossier, "analysis")
            ),
            is_whole(dossier, "analysis"),
        )
        taken = at_least(
            (
                all_true(
                    (
                        holds_any(measure.get("problems"), [problem]),
                        negated(equals(measure.get("status"), "vervallen")),
                    )
                )
                for measure in extra
            ),
            3,
            is_whole(dossier, "measures"),
        )
        evaluated = some(
            (
                all_true(
                    (
                        holds_any(evaluation.get("problems"), [problem]),
                        not_after(evaluation.get("date"), on),
                    )
                )
                for evaluation in list_of(dossier, "evaluations")
            ),
            is_whole(dossier, "evaluations"),
        )
        result[f"thema_{problem}.probleem"] = NAMES[serious]
        result[f"thema_{problem}.maatregelen"] = NAMES[taken]
        result[f"thema_{problem}.evaluatie"] = NAMES[evaluated]
    return result
