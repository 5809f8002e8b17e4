"""
The norms of kvo-2008 by hand.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.cooperation import informed, partnership, with_entrepreneurs
from benchmarks.by_hand.days import months_before
from benchmarks.by_hand.measuring import measured
from benchmarks.by_hand.planning import addressed, executed, planned, renewed, reported
from benchmarks.by_hand.tables import (
    NAMES,
    Table,
    is_whole,
    judged,
    latest_findings,
    list_of,
    status,
)
from benchmarks.by_hand.three_values import (
    all_true,
    at_least,
    between,
    equals,
    given,
    some,
)

TOPICS = [
    "inbraak",
    "diefstal",
    "vernieling",
    "overvallen",
    "agressie",
    "groepsoverlast",
    "onveiligheidsgevoelens",
    "aangiftebereidheid",
    "brandveiligheid",
    "bhv_calamiteiten",
    "verkeersveiligheid",
    "parkeren",
    "beheer_onderhoud",
    "toezicht_beveiliging",
    "communicatie_samenwerking",
]


def statuses(dossier: Table, on: date) -> dict[str, str]:
    """
    How each norm stands.
    """
    return {
        **partnership(dossier, on),
        **meetings_and_messages(dossier, on),
        **measured(dossier, on, months_before(on, 24)),
        **planned(dossier, on),
        **topics(dossier),
        **executed(dossier, on),
        "evaluatie.regelmatig": NAMES[judged(latest_findings(dossier, on), "evaluatie.regelmatig")],
        "evaluatie.verslag": reported(dossier, on),
        **renewed(dossier, on),
    }


def meetings_and_messages(dossier: Table, on: date) -> dict[str, str]:
    """
    How the partners meet and inform.
    """
    year_ago, two_years_ago = months_before(on, 12), months_before(on, 24)
    met_twice = at_least(
        (between(m.get("date"), year_ago, on) for m in list_of(dossier, "meetings")),
        2,
        is_whole(dossier, "meetings"),
    )
    messages = (
        between(message.get("date"), two_years_ago, on)
        for message in list_of(dossier, "communications")
    )
    ways = (
        informed(dossier, on, two_years_ago, channels)
        for channels in (
            ["nieuwsbrief", "brief"],
            ["website", "email"],
            ["bijeenkomst"],
            ["bezoek"],
        )
    )
    return {
        "samenwerking.overleg": status(
            equals(dossier.get("application", {}).get("kind"), "hercertificering"), met_twice
        ),
        "samenwerking.overleg_met_ondernemers": NAMES[with_entrepreneurs(dossier, on, year_ago)],
        "samenwerking.communicatie": NAMES[some(messages, is_whole(dossier, "communications"))],
        "samenwerking.kanalen": NAMES[at_least(ways, 2, True)],
    }


def topics(dossier: Table) -> dict[str, str]:
    """
    Per topic whether the partners take a position, and whether it has a measure where it needs one.
    """
    result = {}
    for topic in TOPICS:
        result[f"veiligheidsanalyse.onderwerp.{topic}"] = NAMES[
            some(
                (
                    all_true(
                        (
                            equals(found.get("theme"), topic),
                            given(found.get("level")),
                            given(found.get("position")),
                        )
                    )
                    for found in list_of(dossier, "analysis")
                ),
                is_whole(dossier, "analysis"),
            )
        ]
        result[f"plan.maatregelen.{topic}"] = addressed(dossier, topic, "hoog")
    return result
