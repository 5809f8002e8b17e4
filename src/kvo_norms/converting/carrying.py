"""
A whole dossier from one edition to the next.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from kvo_norms.catalogue import DeclaredFact, Edition, Norm, Text, norms_of
from kvo_norms.converting.analysis import carried_analysis
from kvo_norms.converting.conversion import Change, Conversion
from kvo_norms.converting.norms import carried_norms
from kvo_norms.converting.words import Carrier, noted
from kvo_norms.dossier import Analysis, Dossier, Fact, Finding

OTHER_QUESTION = Text(
    nl="De nieuwe editie stelt deze vraag niet, of anders; er is een nieuw oordeel nodig.",
    en="The new edition does not ask this question, or asks another; it must be judged anew.",
)
OTHER_SCHEME = Text(
    nl="Een ontheffing geldt voor de editie waaronder zij is verleend.",
    en="A waiver holds for the edition under which it was granted.",
)
UNKNOWN_FACT = Text(
    nl="De nieuwe editie vraagt niet naar dit feit.",
    en="The new edition does not ask for this fact.",
)


def convert(dossier: Dossier, *, previous: Edition, edition: Edition) -> Conversion:
    """
    A dossier of the edition `previous` in the words of `edition`.

    Words change as the edition's crosswalk says; evidence stays what it is. A finding is kept
    where the new edition asks the same question, a stale one as stale; waivers are not kept.

    Raises
    ------
    UnusableCallError
        Where the edition has no crosswalk from `previous`.
    """
    carrier = Carrier(previous=previous, edition=edition)
    told_apart = attrs.evolve(dossier, analysis=None, findings=(), waivers=(), facts=())
    carried = carrier.record(told_apart, ())
    analysis: tuple[Analysis, ...] | None = None
    left: list[str] = []
    if dossier.analysis is not None:
        complete = "analysis" not in dossier.incomplete
        analysis, left = carried_analysis(dossier.analysis, carrier, complete=complete)
    made = attrs.evolve(
        carried,
        edition=edition.id,
        analysis=analysis,
        findings=tuple(_findings(dossier, carrier)),
        facts=tuple(_facts(dossier, carrier)),
        note=noted(carried.note, [f"uit {previous.id}, {text}" for text in left], lines=True),
    )
    made = _redigested(made, dossier, carrier)
    for index, waiver in enumerate(dossier.waivers):
        carrier.lose(("waivers", index), waiver.norm, OTHER_SCHEME)
    return Conversion(
        dossier=made, changes=tuple(carrier.changes), levels=tuple(carrier.levels_taken)
    )


def _findings(dossier: Dossier, carrier: Carrier) -> Iterator[Finding]:
    """
    The findings whose question the new edition asks in the same words.
    """
    asked = {norm.id: norm for norm in norms_of(carrier.previous)}
    asks = {norm.id: norm for norm in norms_of(carrier.edition)}
    carried = carried_norms(carrier.previous, carrier.edition)
    for index, finding in enumerate(dossier.findings):
        name = carried.get(finding.norm)
        if name is not None and _same_question(asked[finding.norm], asks[name], finding):
            if name != finding.norm:
                path = ("findings", index, "norm")
                carrier.changes.append(Change(path=path, before=finding.norm, after=name))
            yield attrs.evolve(finding, norm=name)
        else:
            carrier.lose(("findings", index), finding.norm, OTHER_QUESTION)


def _redigested(made: Dossier, dossier: Dossier, carrier: Carrier) -> Dossier:
    """
    The dossier with findings that rest on the evidence as it is said now, but for stale ones.
    """
    if all(finding.evidence_sha256 is None for finding in made.findings):
        return made
    # Loaded when a finding says what it rests on.
    from kvo_norms.assessing.evidence import evidence_sha256, stale_findings

    stale = {it.evidence_sha256 for it in stale_findings(carrier.previous, dossier)}
    norms = {norm.id: norm for norm in norms_of(carrier.edition)}
    return attrs.evolve(
        made,
        findings=tuple(
            finding
            if finding.evidence_sha256 is None or finding.evidence_sha256 in stale
            else attrs.evolve(
                finding, evidence_sha256=evidence_sha256(norms[finding.norm], made, finding.date)
            )
            for finding in made.findings
        ),
    )


def _same_question(before: Norm, now: Norm, finding: Finding) -> bool:
    if now.question is None or before.question != now.question:
        return False
    return finding.result != "niet_van_toepassing" or now.may_not_apply


def _facts(dossier: Dossier, carrier: Carrier) -> Iterator[Fact]:
    """
    The facts that the new edition declares too, in its words.
    """
    before = {fact.id: fact for fact in carrier.previous.facts}
    now = {fact.id: fact for fact in carrier.edition.facts}
    for fact in dossier.facts:
        declared, path = now.get(fact.name), ("facts", fact.name)
        if declared is None or not _same_kind(before.get(fact.name), declared):
            carrier.lose(path, str(fact.value), UNKNOWN_FACT)
        elif declared.vocabulary is None or not isinstance(fact.value, str):
            yield fact
        else:
            word = carrier.word(declared.vocabulary, fact.value, path)
            if word is not None:
                yield attrs.evolve(fact, value=word)


def _same_kind(before: DeclaredFact | None, now: DeclaredFact) -> bool:
    return before is not None and (before.kind, before.vocabulary) == (now.kind, now.vocabulary)
