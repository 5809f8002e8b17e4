"""
Items of a collection by name: which comes nearest, which ones break a rule, which ones count.
"""

from __future__ import annotations

from kvo_norms.assessment import Candidate
from kvo_norms.catalogue import Text
from kvo_norms.evaluating.outcomes import EveryOutcome, ItemsOutcome, MemberOutcome
from kvo_norms.explaining.formatting import fill, limited, listed, others
from kvo_norms.explaining.places import item_name
from kvo_norms.verdict import MET, NOT_MET, Verdict

MOST_ITEMS = 5
"""How many items are named."""
MOST_REASONS = 3
"""How many reasons are named for an item."""


def fits_but(candidate: Candidate) -> Text:
    """
    ``schouw-2 past, op het licht (bij daglicht) na``.
    """
    name, reasons = item_name(candidate.name, candidate.path), _reasons(candidate)
    if not reasons.nl:
        return fill("{name} komt het dichtst bij", "{name} comes nearest", name=name)
    return fill("{name} past, op {it} na", "{name} fits but for {it}", name=name, it=reasons)


def named(members: tuple[MemberOutcome, ...], verdict: Verdict) -> Text:
    """
    The names of the items that count, or of those of which that is open.
    """
    names = [_member_name(member) for member in members if member.verdict is verdict]
    return listed(limited(names, MOST_ITEMS), "and")


def breaking(
    candidates: tuple[Candidate, ...], items: ItemsOutcome, part: EveryOutcome
) -> list[Text]:
    """
    The items that break what each must hold, and those of which that is not known.
    """
    broken: list[Candidate] = []
    unknown: list[Candidate] = []
    outcomes = {found.path: found.verdict for found in part.items}
    inside = {member.path: member.verdict for member in items.members}
    for candidate in candidates:
        certain = inside[candidate.path] is MET and outcomes[candidate.path] is NOT_MET
        (broken if certain else unknown).append(candidate)
    said = []
    if broken:
        nl, en = "dat is niet zo bij {it}", "this is not so for {it}"
        said.append(fill(nl, en, it=_together(broken)))
    if unknown:
        nl, en = "dat is nog niet vast te stellen bij {it}", "this is not known yet for {it}"
        said.append(fill(nl, en, it=_together(unknown)))
    return said


def _together(candidates: list[Candidate]) -> Text:
    """
    The items with their reasons; those with the same reasons stand together.
    """
    by_reasons = _by_reasons(candidates)
    if len(by_reasons) == 1:
        ((reasons, names),) = by_reasons.items()
        return _remark(limited(names, MOST_ITEMS), reasons)
    shown = _by_reasons(candidates[:MOST_ITEMS])
    remarks = [_remark(names, reasons) for reasons, names in shown.items()]
    rest = len(candidates) - MOST_ITEMS
    if rest > 0:
        remarks.append(others(rest))
    return listed(remarks, "and", separator=";")


def _by_reasons(candidates: list[Candidate]) -> dict[Text, list[Text]]:
    found: dict[Text, list[Text]] = {}
    for candidate in candidates:
        name = item_name(candidate.name, candidate.path)
        found.setdefault(_reasons(candidate), []).append(name)
    return found


def _reasons(candidate: Candidate) -> Text:
    reasons = limited([failed.sentence for failed in candidate.failed], MOST_REASONS)
    return listed(reasons, "and")


def _remark(names: list[Text], reasons: Text) -> Text:
    who = listed(names, "and")
    return fill("{who}: {it}", "{who} ({it})", who=who, it=reasons) if reasons.nl else who


def _member_name(member: MemberOutcome) -> Text:
    named = (getattr(member.item, key, None) for key in ("id", "name", "title"))
    return item_name(next(filter(None, named), ""), member.path)
