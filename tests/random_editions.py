"""
Editions whose norms are random patterns.
"""

from __future__ import annotations

from datetime import date

from cases import FACT_RECORDS, LABEL as ANYTHING, PARAMETER_RECORDS, VOCABULARY_RECORDS, pattern_of
from kvo_norms.catalogue import (
    CertificateTerms,
    Edition,
    Norm,
    Provenance,
    Section,
    Star,
    Weight,
)
from kvo_norms.durations import Duration
from random_cases import Case


def random_edition(cases: list[Case]) -> Edition:
    """
    An edition whose norms are random patterns; some ask a question or hold for some areas only.
    """
    norms = [
        Norm(
            id=f"norm.{number}",
            title=ANYTHING,
            text=ANYTHING,
            section="deel",
            theme=(None, "heel", "veilig")[number % 3],
            applies_when=pattern_of(cases[number - 1].pattern) if number % 4 == 0 else None,
            requires=pattern_of(case.pattern),
            question=ANYTHING if number % 5 == 0 else None,
            weight=tuple(Weight)[number % 2],
            points=number,
            remedy=ANYTHING,
            sources=("ours",),
            provenance=tuple(Provenance)[number % 4],
        )
        for number, case in enumerate(cases)
    ]
    star = Star(
        id="ster",
        title=ANYTHING,
        text=ANYTHING,
        level="application.term",
        max=2,
        norms=tuple(norms[-2:]),
        sources=("ours",),
        provenance=Provenance.DESIGN,
    )
    return Edition(
        id="proef",
        revision=1,
        title=ANYTHING,
        text=ANYTHING,
        valid_from=date(2000, 1, 1),
        certificate=CertificateTerms(
            duration=Duration(months=36),
            evaluate_every=Duration(months=12),
            first_level="basis",
            next_level="continu",
            sources=("ours",),
            provenance=Provenance.DESIGN,
        ),
        parameters=PARAMETER_RECORDS,
        vocabularies=VOCABULARY_RECORDS,
        sources=(),
        facts=FACT_RECORDS,
        sections=(Section(id="deel", title=ANYTHING, norms=tuple(norms[:-2])),),
        stars=(star,),
    )
