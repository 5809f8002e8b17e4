"""
The assessment of one dossier by one edition as of one day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial

import attrs

from kvo_norms.assessing.certificate import proposed_certificate
from kvo_norms.assessing.judging import Rule, judge, latest_findings, rules_of, waived_norms
from kvo_norms.assessing.receipt import receipt_of
from kvo_norms.assessing.stars import StarRule, judge_star, star_rules_of
from kvo_norms.assessing.verdicts import scores_of, verdict_of
from kvo_norms.assessment import Assessment, NormResult
from kvo_norms.catalogue import Edition, Provenance, Weight
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError, UnusableCallError
from kvo_norms.evaluating.setting import Ranks, Setting, ranks_of
from kvo_norms.fitting import misfits
from kvo_norms.verdict import Status


@attrs.frozen(kw_only=True)
class Prepared:
    """
    What of an edition does not depend on the dossier.
    """

    norms: tuple[Rule, ...]
    stars: tuple[StarRule, ...]
    ranks: Ranks


def assess(edition: Edition, dossier: Dossier, *, on: date | None = None) -> Assessment:
    """
    What the edition says of the dossier as of a day.

    `on` is that day; without it the dossier's `as_of`. Nothing here asks the clock.

    Raises
    ------
    UnusableCallError
        Where neither `on` nor the dossier says the day.
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    day = on if on is not None else dossier.as_of
    if day is None:
        raise UnusableCallError("the day of the assessment is unknown", "give on, or as_of")
    if type(day) is not date:
        message = f"the day of the assessment is a {type(day).__name__}"
        raise UnusableCallError(message, "give a date without a time")
    faults = misfits(dossier, edition)
    if faults:
        raise InvalidInputError(faults)
    prepared = _prepared(edition)
    setting = Setting(dossier=dossier, on=day, ranks=prepared.ranks)
    findings = latest_findings(dossier, day)
    waived = waived_norms(dossier, day)

    def results(rules: Iterable[Rule]) -> tuple[NormResult, ...]:
        return tuple(
            judge(
                rule,
                setting,
                finding=findings.get(rule.norm.id),
                waived=rule.norm.id in waived,
                edition=edition,
            )
            for rule in rules
        )

    norms = results(prepared.norms)
    verdict = verdict_of(norms)
    stars = tuple(
        judge_star(rule, results(rule.norms), verdict, setting, edition=edition)
        for rule in prepared.stars
    )
    return Assessment(
        edition=edition.id,
        revision=edition.revision,
        dossier=dossier.id,
        area=None if dossier.area is None else dossier.area.name,
        on=day,
        verdict=verdict,
        without_inferred=verdict_of(n for n in norms if n.provenance is not Provenance.INFERRED),
        sections=scores_of([s.id for s in edition.sections], ((n.section, n) for n in norms)),
        themes=scores_of(_themes(edition), ((n.theme, n) for n in norms)),
        norms=norms,
        stars=stars,
        certificate=proposed_certificate(edition, dossier, day, verdict),
        points_of_attention=tuple(
            norm.id
            for norm in norms
            if norm.weight is Weight.AANDACHTSPUNT and norm.status in (Status.NOT_MET, Status.OPEN)
        ),
        receipt=partial(receipt_of, edition=edition, dossier=dossier),
    )


@lru_cache(maxsize=32)
def _prepared(edition: Edition) -> Prepared:
    return Prepared(
        norms=rules_of([norm for section in edition.sections for norm in section.norms]),
        stars=star_rules_of(edition.stars),
        ranks=ranks_of(edition),
    )


def _themes(edition: Edition) -> list[str]:
    return [word.id for v in edition.vocabularies if v.id == "themes" for word in v.words]
