"""
The partners, what they signed, and their working group.
"""

from __future__ import annotations

from datetime import date

from kvo_norms.dossier import Member, Partner, WorkingGroup
from kvo_norms.generating.case import Case
from kvo_norms.generating.keeping import Slip
from kvo_norms.generating.names import people
from kvo_norms.generating.sentences import AGREEMENTS, AIMS, DECISIONS

ENTREPRENEURS = "ondernemers"
SECURITY = "particuliere_beveiliging"
VOLUNTARY = ("eigenaar_beheerder", "procesbegeleider", "omgevingsdienst", "bewoners")
_NAMES = {
    "gemeente": "Gemeente {town}",
    "politie": "Politie {town}",
    "brandweer": "Brandweer {town}",
    "ondernemers": "Ondernemersvereniging {place}",
    "particuliere_beveiliging": "{place} Beveiliging",
    "eigenaar_beheerder": "Beheer {place}",
    "bewoners": "Bewonersgroep {place}",
}


def drawn_partners(case: Case) -> tuple[Partner, ...]:
    """
    The mandatory partners and some that take part of their own accord, with their signatures.
    """
    chance, roles = case.chance, list(case.words.mandatory)
    intention = _Signing(case, "intentieverklaring", "Intentieverklaring", case.timeline.begun)
    covenant = _Signing(case, "convenant", "Convenant", _covenant_day(case))
    slip = case.keeping.slip()
    odd = chance.pick(roles) if roles else None
    partners = [
        Partner(
            id=role,
            role=None if slip is Slip.UNKNOWN and role == odd else role,
            name=_named(case, role),
            intention_signed=intention.day_of(role),
            covenant_signed=covenant.day_of(role),
        )
        for role in roles
        if not (slip is Slip.WRONG and role == odd)
    ]
    more = chance.some(case.words.those("roles", VOLUNTARY), chance.between(0, 2))
    if case.secured and not case.keeping.fails(0.15):
        more = (*case.words.those("roles", (SECURITY,)), *more)
    return (*partners, *(Partner(id=role, role=role, name=_named(case, role)) for role in more))


def _covenant_day(case: Case) -> date:
    """
    Shortly before the assessment, or at the beginning of the former term.
    """
    if case.timeline.previous is not None and case.chance.happens(0.4):
        return case.timeline.since
    return case.timeline.ago(case.chance.between(3, 30))


class _Signing:
    """
    Who signed one paper, and when.
    """

    def __init__(self, case: Case, kind: str, title: str, day: date) -> None:
        slip = case.keeping.slip()
        roles = case.words.mandatory
        chance = case.chance
        self._day: date | None = day
        self._late = chance.pick(roles) if slip is not Slip.NONE and roles else None
        self._late_day = None if slip is Slip.UNKNOWN else case.timeline.ago(-chance.between(5, 60))
        signed: tuple[str, ...] | None = tuple(role for role in roles if role != self._late)
        if slip is Slip.UNKNOWN:
            signed = None
        elif slip is Slip.NONE and chance.happens(0.3):
            # One of the two ways of showing it suffices.
            if chance.happens(0.5):
                signed = None
            else:
                self._day = None
        if kind == "convenant" and slip is Slip.NONE and chance.happens(0.1):
            self._day = None
            planned = case.timeline.ago(-chance.between(5, 60))
            case.binder.add(kind, title, case.timeline.as_of, draft=True, signing_planned=planned)
        else:
            case.binder.add(kind, title, day, signatories=signed)

    def day_of(self, role: str) -> date | None:
        return self._late_day if role == self._late else self._day


def _named(case: Case, role: str) -> str:
    pattern = _NAMES.get(role, f"{case.words.label('roles', role).capitalize()} {{place}}")
    return pattern.format(town=case.area.municipality, place=case.place)


def drawn_group(case: Case) -> WorkingGroup:
    """
    The working group: somebody of each mandatory partner, mostly several entrepreneurs.
    """
    chance, keeping = case.chance, case.keeping
    mandatory = case.words.mandatory
    slip = keeping.slip()
    odd = chance.pick(mandatory) if mandatory else None
    roles: list[str | None] = []
    for role in mandatory:
        if role == odd and slip is not Slip.NONE:
            roles += [None] if slip is Slip.UNKNOWN else []
        else:
            roles.append(role)
            if role == ENTREPRENEURS and not keeping.fails(0.12):
                roles += [role] * chance.between(1, 2)
    if case.secured and not keeping.fails(0.2):
        roles += case.words.those("roles", (SECURITY,))
    members = tuple(
        Member(id=f"lid-{place}", name=name, role=role)
        for place, (name, role) in enumerate(
            zip(people(chance, len(roles)), roles, strict=True), start=1
        )
    )
    chairs = [m for m in members if (m.role == ENTREPRENEURS) == (not keeping.fails(0.2))]
    chair = chance.pick(chairs or members) if members else None
    if chair is None or keeping.fails(0.01):
        chair = Member()
    case.binder.add("ledenlijst", "Leden van de werkgroep", case.timeline.begun)
    return WorkingGroup(
        chair=chair.name,
        chair_role=chair.role,
        members=members,
        aim=None if keeping.fails(0.015) else chance.pick(AIMS),
        decision_agreement=None if keeping.fails(0.015) else chance.pick(DECISIONS),
        communication_agreement=None if keeping.fails(0.015) else chance.pick(AGREEMENTS),
    )
