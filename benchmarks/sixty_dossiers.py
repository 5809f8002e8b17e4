"""
Dossiers for the edition of sixty norms: one in which all is well, and copies with flaws.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from kvo_norms import Edition, read_edition

FOLDER = Path(__file__).parent / "sixty"
"""The edition's folder."""
ON = date(2023, 6, 1)
"""The day of the assessment."""
ALL = ["gemeente", "politie", "brandweer", "ondernemers"]
MOST = ["gemeente", "politie", "ondernemers"]


@cache
def sixty_norms() -> Edition:
    """
    The edition, read once.
    """
    return read_edition(FOLDER)


def whole_dossier() -> dict[str, Any]:
    """
    A dossier with 54 items of evidence in which every norm is met or does not apply, as tables.
    """
    return {
        "id": "meetpark-2023",
        "as_of": ON,
        "fictional": True,
        "area": {
            "name": "Meetpark",
            "municipality": "Meetstad",
            "kind": "bedrijventerrein",
            "construction": "bestaand",
            "size": "groot",
            "companies": 140,
            "boundary": "Tussen spoor, kanaal en ringweg",
            "sub_areas": [
                {"id": "noord", "name": "Noord", "companies": 80},
                {"id": "zuid", "name": "Zuid", "companies": 60},
            ],
        },
        "application": {
            "date": date(2023, 5, 1),
            "kind": "hercertificering",
            "term": 2,
            "previous_from": date(2020, 6, 1),
            "previous_until": date(2023, 5, 31),
        },
        "certificates": [
            {
                "id": "c1",
                "level": "basis_samenwerken",
                "valid_from": date(2020, 6, 1),
                "valid_until": date(2023, 5, 31),
            }
        ],
        "partners": [
            {"id": role, "role": role, "name": name, "intention_signed": date(2019, 9, 2)}
            for role, name in (
                ("gemeente", "Gemeente Meetstad"),
                ("politie", "Politie Meetstad"),
                ("brandweer", "Brandweer Meetstad"),
                ("ondernemers", "Vereniging Meetpark"),
                ("particuliere_beveiliging", "Beveiliging Meetstad"),
            )
        ],
        "working_group": {
            "chair": "A. Voorzitter",
            "chair_role": "ondernemers",
            "aim": "Minder inbraak en minder overlast",
            "decision_agreement": "Besluiten samen",
            "communication_agreement": "Bericht na elk overleg",
            "members": [
                {"id": f"lid{number}", "role": role}
                for number, role in enumerate([*ALL, "ondernemers"], start=1)
            ],
        },
        "meetings": [
            {"id": "o1", "date": date(2020, 10, 5), "roles": ALL},
            {"id": "o2", "date": date(2021, 4, 12), "roles": MOST},
            {"id": "o3", "date": date(2021, 10, 4), "roles": ALL},
            {"id": "o4", "date": date(2022, 4, 11), "roles": ["gemeente", "ondernemers"]},
            {"id": "o5", "date": date(2022, 10, 3), "roles": ALL},
            {"id": "o6", "date": date(2023, 4, 17), "roles": MOST, "matrix_updated": True},
        ],
        "communications": [
            {"id": "b1", "date": date(2022, 10, 10), "channel": "nieuwsbrief"},
            {"id": "b2", "date": date(2023, 2, 13), "channel": "bijeenkomst"},
        ],
        "surveys": [
            {"id": "e1", "date": date(2022, 11, 7), "round": 1, "sent": 140, "answered": 61},
        ],
        "inspections": [
            {
                "id": "s1",
                "date": date(2021, 3, 8),
                "light": "dag",
                "roles": MOST,
                "themes": ["overlast"],
                "report": "sv1",
            },
            {
                "id": "s2",
                "date": date(2022, 3, 14),
                "light": "donker",
                "roles": MOST,
                "themes": ["criminaliteit", "overlast"],
                "report": "sv1",
            },
            {
                "id": "s3",
                "date": date(2023, 2, 6),
                "light": "dag",
                "roles": ["ondernemers", "gemeente", "brandweer"],
                "themes": ["brandveiligheid", "verkeersveiligheid", "milieu"],
                "report": "sv1",
            },
            {
                "id": "s4",
                "date": date(2023, 2, 9),
                "light": "donker",
                "roles": MOST,
                "themes": ["criminaliteit", "overlast"],
                "report": "sv1",
            },
        ],
        "incidents": [
            {
                "id": role,
                "supplied_by": role,
                "period_from": date(2022, 1, 1),
                "period_until": date(2022, 12, 31),
                "count": count,
            }
            for role, count in (
                ("politie", 31),
                ("brandweer", 2),
                ("particuliere_beveiliging", 54),
            )
        ],
        "analysis": [
            {
                "id": "a1",
                "theme": "criminaliteit",
                "problem": "overvallen",
                "level": "hoog",
                "position": "Als eerste",
            },
            {"id": "a2", "theme": "criminaliteit", "problem": "winkeldiefstal", "level": "middel"},
            {"id": "a3", "theme": "overlast", "level": "middel"},
            {"id": "a4", "theme": "brandveiligheid", "level": "laag"},
            {"id": "a5", "theme": "verkeersveiligheid", "level": "laag"},
            {"id": "a6", "theme": "milieu", "level": "geen"},
        ],
        "goals": [
            {"id": "d1", "plan": "vorig", "target": 20, "direction": "lager", "measured": 17},
            {"id": "d2", "theme": "criminaliteit", "unit": "%", "target": 12, "direction": "lager"},
            {"id": "d3", "theme": "overlast", "unit": "%", "target": 25, "direction": "lager"},
        ],
        "measures": [
            {"id": "v1", "plan": "vorig", "status": "uitgevoerd", "carried_out": date(2021, 5, 3)},
            {"id": "v2", "plan": "vorig", "status": "uitgevoerd", "carried_out": date(2022, 6, 7)},
            {
                "id": "m1",
                "theme": "criminaliteit",
                "problems": ["inbraak"],
                "owner": "Vereniging",
                "executor": "Beveiliging",
                "deadline": date(2023, 12, 1),
                "status": "in_uitvoering",
            },
            {
                "id": "m2",
                "theme": "overlast",
                "owner": "Gemeente",
                "executor": "Gemeente",
                "deadline": date(2024, 6, 3),
                "status": "gepland",
            },
            *(
                {
                    "id": name,
                    "theme": "criminaliteit",
                    "problems": ["winkeldiefstal", "overvallen"],
                    "extra": True,
                    "status": "uitgevoerd",
                    "carried_out": date(2023, 3, 6),
                }
                for name in ("x1", "x2", "x3")
            ),
        ],
        "evaluations": [
            {
                "id": "v2021",
                "date": date(2021, 5, 10),
                "plan": "vorig",
                "measures": ["v1"],
                "problems": ["winkeldiefstal"],
            },
            {"id": "v2022", "date": date(2022, 5, 9), "plan": "vorig", "measures": ["v2"]},
            {"id": "v2023", "date": date(2023, 3, 13), "problems": ["overvallen"]},
        ],
        "documents": [
            {
                "id": "convenant",
                "type": "convenant",
                "date": date(2020, 5, 25),
                "signatories": ALL,
            },
            {"id": "sv1", "type": "schouwverslag", "date": date(2023, 2, 13)},
            {"id": "va", "type": "veiligheidsanalyse", "date": date(2023, 3, 6)},
            {"id": "plan", "type": "plan_van_aanpak", "date": date(2023, 4, 3)},
            {"id": "matrix", "type": "maatregelenmatrix", "date": date(2023, 4, 17)},
            {"id": "verslag", "type": "jaarverslag", "date": date(2022, 5, 30)},
        ],
        "findings": [
            {
                "norm": "terugblik.oordeel",
                "result": "voldoet",
                "by": "A. Auditor",
                "date": date(2023, 5, 22),
            }
        ],
        "facts": {"private_security_active": True, "plan_supported": True},
    }


def _lacking(*path: str | int) -> Callable[[Any], None]:
    def flaw(dossier: Any) -> None:
        for step in path[:-1]:
            dossier = dossier[step]
        del dossier[path[-1]]

    return flaw


def _with(value: Any, *path: str | int) -> Callable[[Any], None]:
    def flaw(dossier: Any) -> None:
        for step in path[:-1]:
            dossier = dossier[step]
        dossier[path[-1]] = value

    return flaw


FLAWS: list[Callable[[Any], None]] = [
    _lacking("area", "boundary"),
    _lacking("working_group", "aim"),
    _lacking("partners", 2, "intention_signed"),
    _with("gemeente", "working_group", "chair_role"),
    _with(date(2022, 7, 4), "meetings", 5, "date"),
    _with(["politie"], "meetings", 4, "roles"),
    _with(False, "meetings", 5, "matrix_updated"),
    _with("nieuwsbrief", "communications", 1, "channel"),
    _with(20, "surveys", 0, "answered"),
    _with("dag", "inspections", 3, "light"),
    _lacking("inspections", 2, "themes"),
    _with([], "incidents"),
    _lacking("analysis", 0, "position"),
    _lacking("goals", 1, "unit"),
    _with(date(2023, 5, 1), "measures", 2, "deadline"),
    _with("vervallen", "measures", 3, "status"),
    _with("gepland", "measures", 1, "status"),
    _with(True, "documents", 2, "draft"),
    _lacking("documents", 4),
    _with([], "findings"),
    _lacking("facts", "plan_supported"),
]
"""Changes each of which keeps one or two norms from being met."""


def flawed_dossiers(count: int) -> list[dict[str, Any]]:
    """
    So many dossiers as tables, of which two norms fail or are open on average; always the same.
    """
    rng = Random(60)
    made = []
    for number in range(count):
        dossier = copy.deepcopy(whole_dossier())
        dossier["id"] = f"meetpark-{number}"
        for flaw in rng.sample(FLAWS, rng.choice((0, 1, 2, 2, 3, 3))):
            flaw(dossier)
        made.append(dossier)
    return made
