"""
What every report of an assessment shows, in one language and in reading order.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs

from kvo_norms.assessment import Assessment, NormResult
from kvo_norms.catalogue import Edition, Norm, Weight
from kvo_norms.explaining.formatting import day_text, joined
from kvo_norms.explaining.labels import ACTIONS, STATUSES, word_label
from kvo_norms.fitting import norms_of
from kvo_norms.reporting.words import Language, in_language, said
from kvo_norms.verdict import Status


@attrs.frozen(kw_only=True)
class Line:
    """
    A gap in one sentence.
    """

    text: str
    action: str


@attrs.frozen(kw_only=True)
class NormView:
    """
    A norm that needs something.
    """

    id: str
    title: str
    status: Status
    status_text: str
    waived: bool
    lines: tuple[Line, ...]
    remedy: str


@attrs.frozen(kw_only=True)
class Group:
    """
    The norms of a section or star that need something.
    """

    title: str
    norms: tuple[NormView, ...]


@attrs.frozen(kw_only=True)
class ScoreView:
    """
    The points of a section or theme.
    """

    title: str
    points: int
    of: int


@attrs.frozen(kw_only=True)
class StarView:
    """
    How a star stands.
    """

    title: str
    status: Status
    status_text: str
    number: str | None


@attrs.frozen(kw_only=True)
class View:
    """
    The whole report.
    """

    area: str
    edition: str
    on: str
    verdict: Status
    verdict_text: str
    counts: str
    without_inferred: str
    sections: tuple[ScoreView, ...]
    themes: tuple[ScoreView, ...]
    groups: tuple[Group, ...]
    attention: tuple[Group, ...]
    stars: tuple[StarView, ...]
    level: str
    conditional: bool
    period: str
    evaluations: str | None
    receipt: str
    language: Language
