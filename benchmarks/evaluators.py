"""
What of the library is measured, under one name each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date

import kvo_norms
from kvo_norms import Assessment, Dossier, Edition, Gap, Index, Status, assess, index


def statuses(edition: Edition, dossier: Dossier, on: date) -> Mapping[str, Status]:
    """
    The status of every norm, from the records.
    """
    return index(edition, dossier).statuses(on)


def statuses_and_gaps(
    edition: Edition, dossier: Dossier, on: date
) -> tuple[Mapping[str, Status], Mapping[str, tuple[Gap, ...]]]:
    """
    The status of every norm and all gaps of what is not met, without their sentences.
    """
    return index(edition, dossier).explain(on)


def assessment_and_gaps(
    edition: Edition, dossier: Dossier, on: date
) -> tuple[Assessment, tuple[Gap, ...]]:
    """
    The whole assessment with its stars, and all its gaps, without their sentences.
    """
    return with_gaps(assess(edition, dossier, on=on))


def with_gaps(assessment: Assessment) -> tuple[Assessment, tuple[Gap, ...]]:
    """
    An assessment and all its gaps, those of the stars' norms included.
    """
    norms = [*assessment.norms, *(norm for star in assessment.stars for norm in star.norms)]
    return assessment, tuple(gap for norm in norms for gap in norm.gaps)


def explained(edition: Edition, dossier: Dossier, on: date) -> list[str]:
    """
    The sentences of all gaps, in one language.
    """
    _, gaps = assessment_and_gaps(edition, dossier, on)
    return [gap.sentence.nl for gap in gaps]


def indexed(edition: Edition, dossier: Dossier) -> Index:
    """
    A dossier prepared for being assessed on other days.
    """
    return index(edition, dossier)


def dossiers_of(path: str | os.PathLike[str], edition: Edition) -> Iterator[Dossier]:
    """
    The dossiers of a file with one JSON document a line.
    """
    for line in kvo_norms.read_dossiers(path, edition=edition):
        if line.dossier is not None:
            yield line.dossier
