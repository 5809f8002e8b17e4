"""
What a dossier says, where it is read as plain tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from benchmarks.by_hand.three_values import Truth, all_true, equals, not_after, some

Table = Mapping[str, Any]
"""A dossier, or a part of it, as tomllib reads it: days are dates, numbers are numbers."""

MANDATORY = ["gemeente", "politie", "brandweer", "ondernemers"]
LEVELS = {"geen": 0, "laag": 1, "middel": 2, "hoog": 3}
NAMES = {True: "met", False: "not_met", None: "open"}


def list_of(dossier: Table, name: str) -> list[Table]:
    """
    The items of a list; none where it is not given.
    """
    items: list[Table] = dossier.get(name, [])
    return items


def is_whole(dossier: Table, name: str) -> bool:
    """
    Whether a list is given with all its items.
    """
    return name in dossier and name not in dossier.get("incomplete", [])


def fact(dossier: Table, name: str) -> Any:
    """
    A fact of the edition; ``None`` where it is not stated.
    """
    found = dossier.get("facts", {}).get(name)
    return found["value"] if isinstance(found, dict) else found


def newest(items: list[Table], on: date, whole: bool) -> list[tuple[Table, Truth]]:
    """
    Each item up to the day, and whether it is the newest.
    """
    known = [item for item in items if "date" not in item or item["date"] <= on]
    days = [item["date"] for item in known if "date" in item]
    certain = whole and len(days) == len(known)
    result: list[tuple[Table, Truth]] = []
    for item in known:
        if "date" in item and item["date"] < max(days):
            result.append((item, False))
        else:
            alone = "date" in item and certain
            result.append((item, True if alone else None))
    return result


def latest_findings(dossier: Table, on: date) -> dict[str, Table]:
    """
    Per norm the latest finding up to the day.
    """
    latest: dict[str, Table] = {}
    for finding in list_of(dossier, "findings"):
        norm = finding["norm"]
        if finding["date"] <= on and (norm not in latest or finding["date"] > latest[norm]["date"]):
            latest[norm] = finding
    return latest


def judged(findings: Mapping[str, Table], norm: str) -> Truth:
    """
    What the auditor found.
    """
    return findings[norm]["result"] == "voldoet" if norm in findings else None


def status(applies: Truth, asked: Truth) -> str:
    """
    How a norm stands.
    """
    if applies is False:
        return "not_applicable"
    if applies is None and asked is not True:
        return "open"
    return NAMES[asked]


def current(items: list[Table]) -> list[Table]:
    """
    The items of the plan of this application.
    """
    return [item for item in items if item.get("plan", "huidig") == "huidig"]


def final_document(dossier: Table, kind: str, on: date) -> Truth:
    """
    Whether there is such a document that is no draft.
    """
    return some(
        (
            all_true(
                (
                    equals(document.get("type"), kind),
                    not document.get("draft", False),
                    not_after(document.get("date"), on),
                )
            )
            for document in list_of(dossier, "documents")
        ),
        is_whole(dossier, "documents"),
    )


def at_level(found: Table, level: str) -> Truth:
    """
    Whether the problem is at least that serious.
    """
    return None if "level" not in found else LEVELS[found["level"]] >= LEVELS[level]


def responded(survey: Table, minimum: float) -> Truth:
    """
    Whether that share answered the survey.
    """
    if "sent" in survey and "answered" in survey:
        rate: float = survey["answered"] / survey["sent"]
    elif "response" in survey:
        rate = survey["response"]
    else:
        return None
    return rate >= minimum


def is_done(measure: Table, on: date) -> Truth:
    """
    Whether the measure has been carried out by the day.
    """
    return all_true(
        (equals(measure.get("status"), "uitgevoerd"), not_after(measure.get("carried_out"), on))
    )


def is_reached(goal: Table) -> Truth:
    """
    Whether the goal was reached.
    """
    if goal.get("unreliable", False):
        return None
    if "outcome" in goal:
        return bool(goal["outcome"] == "gehaald")
    if "measured" not in goal or "target" not in goal or "direction" not in goal:
        return None
    if goal["direction"] == "hoger":
        return bool(goal["measured"] >= goal["target"])
    return bool(goal["measured"] <= goal["target"])
