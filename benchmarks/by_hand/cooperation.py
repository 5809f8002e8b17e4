"""
How the partners cooperate, in norms that both editions have.
"""

from __future__ import annotations

from datetime import date

from benchmarks.by_hand.tables import (
    MANDATORY,
    NAMES,
    Table,
    fact,
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
    at_most,
    between,
    equals,
    every,
    given,
    holds_all,
    holds_any,
    negated,
    not_after,
    one_of,
    some,
)


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
    area = dossier.get("area", {})
    secured = equals(fact(dossier, "private_security_active"), True)

    def covered(items: list[Table], whole: bool) -> Truth:
        return all_true(
            some((equals(item.get("role"), role) for item in items), whole) for role in MANDATORY
        )

    def holds_role(items: list[Table], role: str, whole: bool) -> Truth:
        return some((equals(item.get("role"), role) for item in items), whole)

    def signed(field: str) -> Truth:
        asked = [(one_of(p.get("role"), MANDATORY), not_after(p.get(field), on)) for p in partners]
        return all_true(
            (
                some((must for must, _ in asked), all_partners),
                every((any_true((negated(must), has)) for must, has in asked), all_partners),
            )
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
    security_figures = some(
        (
            all_true(
                (
                    not_after(figures.get("period_until"), on),
                    equals(figures.get("supplied_by"), "particuliere_beveiliging"),
                )
            )
            for figures in list_of(dossier, "incidents")
        ),
        is_whole(dossier, "incidents"),
    )
    security_takes_part = any_true(
        (
            holds_role(partners, "particuliere_beveiliging", all_partners),
            holds_role(members, "particuliere_beveiliging", all_members),
        )
    )
    return {
        "samenwerking.partners": NAMES[covered(partners, all_partners)],
        "samenwerking.intentieverklaring": NAMES[
            any_true((signed("intention_signed"), signed_document("intentieverklaring")))
        ],
        "samenwerking.werkgroep": NAMES[covered(members, all_members)],
        "samenwerking.voorzitter": NAMES[given(group.get("chair"))],
        "samenwerking.voorzitter_ondernemer": NAMES[equals(group.get("chair_role"), "ondernemers")],
        "samenwerking.ondernemers_in_werkgroep": NAMES[
            at_least((equals(m.get("role"), "ondernemers") for m in members), 2, all_members)
        ],
        "samenwerking.afbakening": NAMES[given(area.get("boundary"))],
        "samenwerking.afspraken": NAMES[
            all_true(
                (
                    given(group.get("aim")),
                    given(group.get("decision_agreement")),
                    given(group.get("communication_agreement")),
                )
            )
        ],
        "samenwerking.convenant": NAMES[
            any_true((signed("covenant_signed"), signed_document("convenant"), signing_planned))
        ],
        "samenwerking.beveiliging": status(
            secured, all_true((security_takes_part, security_figures))
        ),
        "samenwerking.oordeel": NAMES[judged(latest_findings(dossier, on), "samenwerking.oordeel")],
    }


def with_entrepreneurs(dossier: Table, on: date, since: date) -> Truth:
    """
    Whether there were meetings, with an entrepreneur at each.
    """
    meetings = list_of(dossier, "meetings")
    whole = is_whole(dossier, "meetings")
    without = (
        all_true(
            (
                between(meeting.get("date"), since, on),
                negated(holds_any(meeting.get("roles"), ["ondernemers"])),
            )
        )
        for meeting in meetings
    )
    return all_true(
        (
            some((between(m.get("date"), since, on) for m in meetings), whole),
            at_most(without, 0, whole),
        )
    )


def informed(dossier: Table, on: date, since: date, channels: list[str]) -> Truth:
    """
    Whether entrepreneurs were informed through one of these channels.
    """
    return some(
        (
            all_true(
                (
                    one_of(message.get("channel"), channels),
                    between(message.get("date"), since, on),
                )
            )
            for message in list_of(dossier, "communications")
        ),
        is_whole(dossier, "communications"),
    )
