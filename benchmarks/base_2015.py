"""
The norms of kvo-2015 by hand.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.cooperation import informed, partnership, with_entrepreneurs
from benchmarks.by_hand.days import in_each_window, months_before
from benchmarks.by_hand.measuring import measured
from benchmarks.by_hand.planning import addressed, executed, planned, renewed, reported
from benchmarks.by_hand.tables import (
    NAMES,
    Table,
    at_level,
    current,
    is_done,
    is_whole,
    judged,
    latest_findings,
    list_of,
    status,
)
from benchmarks.by_hand.three_values import (
    Truth,
    all_true,
    any_true,
    at_least,
    between,
    equals,
    every,
    given,
    holds_any,
    negated,
    not_after,
    some,
)

THEMES = ["criminaliteit", "overlast", "brandveiligheid", "verkeersveiligheid", "milieu"]
THEME_STARS = ["winkeldiefstal", "overvallen", "agressie"]


def statuses(dossier: Table, on: date) -> dict[str, str]:
    """
    How each norm stands, those of the stars included.
    """
    return {
        **partnership(dossier, on),
        **meetings_and_messages(dossier, on),
        **measured(dossier, on, months_before(on, 12)),
        **planned(dossier, on),
        **themes(dossier),
        **executed(dossier, on),
        **during_the_term(dossier, on),
        "evaluatie.afgesproken": status(
            to_agree(dossier.get("application", {})),
            judged(latest_findings(dossier, on), "evaluatie.afgesproken"),
        ),
        "evaluatie.verslag": reported(dossier, on),
        **renewed(dossier, on),
        "hercertificering.doelen_meetbaar": measurable_goals(dossier),
        **theme_stars(dossier, on),
    }


def to_agree(application: Table) -> Truth:
    """
    Whether there is no year of a term yet to look back on: a first application, or one that follows
    a certificate from before 2015.
    """
    kind, since = application.get("kind"), application.get("previous_from")
    return any_true(
        (
            equals(kind, "eerste"),
            all_true((equals(kind, "hercertificering"), not_after(since, date(2014, 12, 31)))),
        )
    )


def meetings_and_messages(dossier: Table, on: date) -> dict[str, str]:
    """
    How the partners meet and inform.
    """
    half_year_ago, year_ago = months_before(on, 6), months_before(on, 12)
    met = some(
        (between(m.get("date"), half_year_ago, on) for m in list_of(dossier, "meetings")),
        is_whole(dossier, "meetings"),
    )
    ways = (
        informed(dossier, on, year_ago, channels)
        for channels in (
            ["nieuwsbrief", "brief"],
            ["website", "email", "sociale_media", "appgroep"],
            ["bijeenkomst"],
            ["bezoek"],
        )
    )
    return {
        "samenwerking.overleg": NAMES[met],
        "samenwerking.overleg_met_ondernemers": NAMES[with_entrepreneurs(dossier, on, year_ago)],
        "samenwerking.kanalen": NAMES[at_least(ways, 2, True)],
    }


def themes(dossier: Table) -> dict[str, str]:
    """
    Per theme whether its level is determined, and whether it has a measure where it needs one.
    """
    result = {}
    for theme in THEMES:
        result[f"veiligheidsanalyse.thema.{theme}"] = NAMES[
            some(
                (
                    all_true((equals(found.get("theme"), theme), given(found.get("level"))))
                    for found in list_of(dossier, "analysis")
                ),
                is_whole(dossier, "analysis"),
            )
        ]
        result[f"plan.maatregelen.{theme}"] = addressed(dossier, theme, "middel")
    return result


def during_the_term(dossier: Table, on: date) -> dict[str, str]:
    """
    What happens again and again in a term of three years.
    """
    application = dossier.get("application", {})
    since = application.get("previous_from")
    applies = all_true(
        (
            equals(application.get("kind"), "hercertificering"),
            not_after(date(2015, 1, 1), since),
        )
    )

    def repeated(name: str, months: int) -> Truth:
        days = [item.get("date") for item in list_of(dossier, name)]
        return in_each_window(days, on, months, since, is_whole(dossier, name))

    return {
        "samenwerking.overleg_termijn": status(applies, repeated("meetings", 6)),
        "uitvoering.schouw_herhaald": status(applies, repeated("inspections", 12)),
        "evaluatie.jaarlijks": status(applies, repeated("evaluations", 12)),
    }


def measurable_goals(dossier: Table) -> str:
    """
    How the norm stands that the new goals can be measured.
    """
    goals = current(list_of(dossier, "goals"))
    whole = is_whole(dossier, "goals")
    measurable = (
        all_true((given(g.get("unit")), given(g.get("target")), given(g.get("direction"))))
        for g in goals
    )
    return status(
        equals(dossier.get("application", {}).get("kind"), "hercertificering"),
        all_true((some((True for _ in goals), whole), every(measurable, whole))),
    )


def theme_stars(dossier: Table, on: date) -> dict[str, str]:
    """
    What the theme stars ask beyond the certificate.
    """
    analysis = list_of(dossier, "analysis")
    extra = [m for m in current(list_of(dossier, "measures")) if m.get("extra", False)]
    all_measures = is_whole(dossier, "measures")
    evaluations = list_of(dossier, "evaluations")
    result = {}
    for problem in THEME_STARS:
        serious = some(
            (
                all_true(
                    (
                        equals(found.get("theme"), "criminaliteit"),
                        equals(found.get("problem"), problem),
                        at_level(found, "middel"),
                    )
                )
                for found in analysis
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
            all_measures,
        )
        done = at_least(
            (
                all_true((holds_any(measure.get("problems"), [problem]), is_done(measure, on)))
                for measure in extra
            ),
            2,
            all_measures,
        )
        evaluated = some(
            (
                all_true(
                    (
                        holds_any(evaluation.get("problems"), [problem]),
                        not_after(evaluation.get("date"), on),
                    )
                )
                for evaluation in evaluations
            ),
            is_whole(dossier, "evaluations"),
        )
        result[f"thema_{problem}.probleem"] = NAMES[serious]
        result[f"thema_{problem}.maatregelen"] = NAMES[taken]
        result[f"thema_{problem}.uitvoering"] = NAMES[done]
        result[f"thema_{problem}.evaluatie"] = NAMES[evaluated]
    return result


def in_three_year_term(dossier: Table) -> Truth:
    """
    Whether it is a recertification after a certificate of three years.
    """
    application = dossier.get("application", {})
    return all_true(
        (
            equals(application.get("kind"), "hercertificering"),
            not_after(date(2015, 1, 1), application.get("previous_from")),
        )
    )
