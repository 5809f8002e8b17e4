"""
The evidence that a judgement rests on, and whether it is still what was judged.

Where a norm has a rule, its evidence is what its patterns name; where it has only a question, it
is all that the dossier holds. Collections are taken whole, but for items that are dated after the
judgement: those were not there to be judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from kvo_norms.assessing.receipt import digest
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.dossier import Dossier, Finding
from kvo_norms.durations import Duration
from kvo_norms.errors import Path
from kvo_norms.patterns import Field, FromDossier, Items, Record
from kvo_norms.writing import as_plain

NOT_JUDGED_BY = ("id", "edition", "as_of", "findings", "waivers")
"""What of a dossier is no evidence: how it is called, what it is held against, what was decided."""


def evidence_of(norm: Norm, dossier: Dossier, on: date) -> dict[str, Any]:
    """
    What a judgement of the norm rests on as of a day, as plain data of JSON.

    The keys are dotted paths from the dossier's root. What was not given has none.
    """
    if norm.requires is None:
        return {
            field.name: _seen(getattr(dossier, field.name), on)
            for field in attrs.fields(Dossier)
            if field.name not in NOT_JUDGED_BY and getattr(dossier, field.name) != field.default
        }
    paths = named_in(norm)
    found = {".".join(map(str, path)): _at(path, dossier, on) for path in paths}
    incomplete = sorted(found.keys() & set(dossier.incomplete))
    given = {name: value for name, value in found.items() if value is not None}
    return {**given, "incomplete": incomplete} if incomplete else given


def evidence_sha256(norm: Norm, dossier: Dossier, on: date) -> str:
    """
    Digest of what a judgement of the norm rests on as of a day, as RFC 8785 JSON.
    """
    return digest(evidence_of(norm, dossier, on))


def stale_findings(edition: Edition, dossier: Dossier) -> frozenset[Finding]:
    """
    The findings that say which evidence they rest on, where that is no longer what it was.
    """
    norms = {norm.id: norm for norm in norms_of(edition)}
    whole: dict[date, str] = {}  # norms without a rule rest on the same
    stale = set()
    for finding in dossier.findings:
        if finding.evidence_sha256 is None:
            continue
        norm, day = norms[finding.norm], finding.date
        now = whole.get(day) if norm.requires is None else None
        if now is None:
            now = evidence_sha256(norm, dossier, day)
            if norm.requires is None:
                whole[day] = now
        if finding.evidence_sha256 != now:
            stale.add(finding)
    return frozenset(stale)


def named_in(norm: Norm) -> list[Path]:
    """
    The places of the dossier that the norm's patterns name, in their order.

    A place is a collection, or a list or single value of a record.
    """
    found: dict[Path, None] = {}
    for pattern in (norm.applies_when, norm.requires):
        found |= dict.fromkeys(_named(pattern, ()))
    return list(found)


def _named(node: Any, path: tuple[str, ...], *, inside: bool = False) -> Iterator[Path]:
    """
    The places that a part of a pattern names; `inside` a collection only those by ``@``.
    """
    match node:
        case tuple():
            for part in node:
                yield from _named(part, path, inside=inside)
        case FromDossier(path=named):
            yield named
        case Field(name=name, matcher=matcher):
            if not inside and not isinstance(matcher, Record):
                yield (*path, name)
            inside = inside or isinstance(matcher, Items)
            yield from _named(matcher, (*path, name), inside=inside)
        case Duration():
            return
        case _ if attrs.has(type(node)):
            for field in attrs.fields(type(node)):
                yield from _named(getattr(node, field.name), path, inside=inside)


def _at(path: Path, dossier: Dossier, on: date) -> Any:
    if path[0] == "facts":
        return next((as_plain(f.value) for f in dossier.facts if f.name == path[1]), None)
    found: Any = dossier
    for part in path:
        found = None if found is None else getattr(found, str(part))
    return None if found is None else _seen(found, on)


def _seen(value: Any, on: date) -> Any:
    """
    The value as plain data, without items that are evidence only from a later day.
    """
    if isinstance(value, tuple):
        value = tuple(item for item in value if not _is_later(item, on))
    return as_plain(value)


def _is_later(item: Any, on: date) -> bool:
    name = getattr(type(item), "evidence_date", None)
    day = None if name is None else getattr(item, name)
    return day is not None and day > on
