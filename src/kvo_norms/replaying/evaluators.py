"""
The two evaluators against each other, node by node: the compiled program and the interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from kvo_norms.assessing.evidence import stale_findings
from kvo_norms.assessing.judging import STATUSES, judged, latest_findings
from kvo_norms.assessing.preparing import prepared
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Path
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.setting import Setting
from kvo_norms.records import frozen
from kvo_norms.replaying.comparing import first_apart


@frozen(kw_only=True)
class Disagreement:
    """
    A node on which the evaluators do not agree.
    """

    id: str
    """The norm or star."""
    part: Path | None = None
    """Where in the dossier, where they agree on the norm as a whole up to there."""
    first: Any
    """What the program says."""
    second: Any
    """What the interpreter says."""


def disagreement(edition: Edition, dossier: Dossier, on: date) -> Disagreement | None:
    """
    The first node on which the evaluators do not agree; ``None`` where they agree on all.
    """
    return next(_disagreements(edition, dossier, on), None)


def _disagreements(edition: Edition, dossier: Dossier, on: date) -> Iterator[Disagreement]:
    known = prepared(edition)
    findings = latest_findings(dossier, on)
    dated = any(finding.evidence_sha256 is not None for finding in dossier.findings)
    stale = stale_findings(edition, dossier) if dated else frozenset()
    judgements = judged(known.asking, findings, stale)
    facts = known.facts(dossier, once=False)
    values, told = facts.told(on, judgements)
    again = facts.values(on, judgements)  # a second look is decided in another way
    plain = known.facts(dossier, once=False, plain=True).values(on, judgements)
    names = (*known.ids, *(star.id for star in edition.stars))
    setting = Setting(dossier=dossier, on=on, ranks=known.ranks)
    with_told = Setting(dossier=dossier, on=on, ranks=known.ranks, told=told)
    for place, (name, rule) in enumerate(zip(names, known.rules, strict=True)):
        for pattern in (rule.applies_when, rule.requires):
            if pattern is None:
                continue
            first, second = interpret(pattern, with_told), interpret(pattern, setting)
            part = _first_node(first, second)
            if part is not None:
                yield Disagreement(id=name, part=part[0], first=part[1], second=part[2])
        for value in (values[place], again[place]):
            if value != plain[place]:
                yield Disagreement(id=name, first=STATUSES[value], second=STATUSES[plain[place]])


def _first_node(first: Any, second: Any) -> tuple[Path, Any, Any] | None:
    """
    The place in the dossier of the first node that differs, and what differs in it.
    """
    found = first_apart(first, second, without=("node", "item"))
    if found is None:
        return None
    place: Path = ()
    node = first
    for part in found.path:
        place = getattr(node, "path", place)
        node = node[part] if isinstance(part, int) else getattr(node, part)
    return place, found.said, found.now
