"""
What a plan must bring about, and how each of these stands in a state.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

import attrs

from kvo_norms.assessing.judging import latest_findings, waived_norms
from kvo_norms.assessing.stars import TERM_KNOWN
from kvo_norms.catalogue import Edition, Norm, Star, Weight
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import GroupOutcome
from kvo_norms.evaluating.setting import Setting
from kvo_norms.patterns import AllOf, Record
from kvo_norms.planning.naming import fields_read
from kvo_norms.planning.options import Options, all_of, any_of
from kvo_norms.planning.scene import State
from kvo_norms.planning.walking import avoiding_options, judging_options, pattern_options
from kvo_norms.records import frozen
from kvo_norms.verdict import MET, NOT_MET


@attrs.frozen(kw_only=True, eq=False)
class Target:
    """
    A norm that must be met, or what a star asks of the area.
    """

    id: str
    applies_when: Record | None = None
    requires: Record | None = None
    asks: bool = False
    reads: frozenset[str] = frozenset()
    """The fields of the dossier on which it depends."""


@frozen()
class Standing:
    """
    Whether a target is reached, and if not what can be done.
    """

    met: bool
    options: Options = attrs.field(eq=False, hash=False)


def targets_of(edition: Edition, dossier: Dossier, on: date, star: Star | None) -> list[Target]:
    """
    The norms that block and are not waived; with a star also its own, and what it presupposes.
    """
    norms = [norm for section in edition.sections for norm in section.norms]
    found: list[Target] = []
    if star is not None:
        norms += star.norms
        asked = [star.applies_when, None if star.level is None else TERM_KNOWN]
        patterns = tuple(pattern for pattern in asked if pattern is not None)
        if patterns:
            whole = Record(entries=(AllOf(patterns=patterns),))
            found.append(Target(id=star.id, requires=whole, reads=fields_read(whole)))
    waived = waived_norms(dossier, on)
    found += [
        _target(norm) for norm in norms if norm.weight is Weight.EIS and norm.id not in waived
    ]
    return found


def _target(norm: Norm) -> Target:
    asks = norm.question is not None
    reads = fields_read(norm.applies_when) | fields_read(norm.requires)
    return Target(
        id=norm.id,
        applies_when=norm.applies_when,
        requires=norm.requires,
        asks=asks,
        reads=reads | {"findings"} if asks else reads,
    )


def reached(target: Target, setting: Setting, stale: Collection[Finding]) -> bool:
    """
    Whether a target is reached.
    """
    return _unmet(target, setting, stale) is None


def standing_of(target: Target, state: State, stale: Collection[Finding]) -> Standing:
    """
    How a target stands.
    """
    unmet = _unmet(target, state.setting, stale)
    if unmet is None:
        return Standing(True, Options())
    parts: list[Options] = []
    if unmet.requires is not None:
        parts.append(pattern_options(unmet.requires, state))
    if unmet.judgement is not None:
        parts.append(judging_options(target.id, unmet.judgement, state))
    found = all_of(parts)
    if unmet.applies is not None:
        avoiding = avoiding_options(unmet.applies, state)
        if avoiding.possible:
            found = any_of([found, avoiding])
    return Standing(False, found)


@attrs.frozen(kw_only=True, eq=False)
class Unmet:
    """
    What keeps a target from being reached.
    """

    applies: GroupOutcome | None
    """What says to which areas it applies."""
    requires: GroupOutcome | None
    """What it requires, where that does not hold."""
    judgement: Literal["none", "against"] | None
    """Whether there is no judgement, or one against the area."""


def _unmet(target: Target, setting: Setting, stale: Collection[Finding]) -> Unmet | None:
    result = "voldoet"
    if target.asks:
        finding = latest_findings(setting.dossier, setting.on).get(target.id)
        result = "" if finding is None or finding in stale else finding.result
    applies = None if target.applies_when is None else interpret(target.applies_when, setting)
    if result == "niet_van_toepassing" or (applies is not None and applies.verdict is NOT_MET):
        return None
    requires = None if target.requires is None else interpret(target.requires, setting)
    if requires is not None and requires.verdict is MET:
        requires = None
    if requires is None and result == "voldoet":
        return None
    judgement: Literal["none", "against"] | None = None
    if result != "voldoet":
        judgement = "against" if result else "none"
    return Unmet(applies=applies, requires=requires, judgement=judgement)
