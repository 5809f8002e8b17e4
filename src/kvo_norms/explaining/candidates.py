"""
Items of a collection by name: which comes nearest, which ones break a rule, which ones count.
"""

from __future__ import annotations

from kvo_norms.assessment import Candidate
from kvo_norms.catalogue import Text
from kvo_norms.evaluating.outcomes import EveryOutcome, ItemsOutcome, MemberOutcome
from kvo_norms.explaining.formatting import fill, limited, listed
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
    name = item_name(candidate.name, candidate.path)
    reasons = limited([failed.sentence for failed in candidate.failed], MOST_REASONS)
    if not reasons:
        return fill("{name} komt het dichtst bij", "{name} comes nearest", name=name)
    return fill(
        "{name} past, op {reasons} na",
        "{name} fits but for {reasons}",
        name=name,
        reasons=listed(reasons, "and"),
    )


def named(members: tuple[MemberOutcome, ...], verdict: Verdict) -> Text:
    """
    The names of the items that count for certain, or may count: those with this verdict.
    """
    names = [_member_name(member) for member in members if member.verdict is verdict]
    return listed(limited(names, MOST_ITEMS), "and")


def _member_name(member: MemberOutcome) -> Text:
    named = (getattr(member.item, key, None) for key in ("id", "name", "title"))
    return item_name(next(filter(None, named), ""), member.path)


def breaking(
    candidates: tuple[Candidate, ...], items: ItemsOutcome, part: EveryOutcome
) -> list[Text]:
    """
    The items that break what each must hold, and those of which that is not known.
    """
    broken: list[Text] = []
    unknown: list[Text] = []
    outcomes = {found.path: found.verdict for found in part.items}
    inside = {member.path: member.verdict for member in items.members}
    for candidate in candidates:
        certain = inside[candidate.path] is MET and outcomes[candidate.path] is NOT_MET
        (broken if certain else unknown).append(_remark(candidate))
    said = []
    if broken:
        it = _several(broken)
        said.append(fill("dat is niet zo bij {it}", "this is not so for {it}", it=it))
    if unknown:
        it = _several(unknown)
        nl, en = "dat is nog niet vast te stellen bij {it}", "this is not known yet for {it}"
        said.append(fill(nl, en, it=it))
    return said


def _several(remarks: list[Text]) -> Text:
    shown = limited(remarks, MOST_ITEMS)
    return listed(shown, "and", separator=";" if len(shown) > 1 else ",")


def _remark(candidate: Candidate) -> Text:
    name = item_name(candidate.name, candidate.path)
    reasons = limited([failed.sentence for failed in candidate.failed], MOST_REASONS)
    if not reasons:
        return name
    return fill("{name}: {it}", "{name} ({it})", name=name, it=listed(reasons, "and"))
