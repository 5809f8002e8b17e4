"""
Statuses of all norms, by hand and by the library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from benchmarks import base_2008, base_2015, base_sixty, evaluators
from benchmarks.dossiers import as_dossier, as_tables
from benchmarks.sixty_dossiers import ON, flawed_dossiers, sixty_norms
from kvo_norms import Dossier, Edition, edition
from kvo_norms.generating import portfolio

BASE = "by hand"
Base = Callable[[Mapping[str, Any], date], dict[str, str]]


@attrs.frozen(kw_only=True)
class Workload:
    """
    An edition, the function by hand for it, and dossiers in both forms.
    """

    edition: Edition
    by_hand: Base
    cases: tuple[tuple[dict[str, Any], Dossier, date], ...]


def sixty(count: int = 20) -> Workload:
    """
    Sixty norms and three stars over dossiers of 54 items, with two failures on average.
    """
    tables = flawed_dossiers(count)
    return Workload(
        edition=sixty_norms(),
        by_hand=base_sixty.statuses,
        cases=tuple((table, as_dossier(table), ON) for table in tables),
    )


def shipped(name: str, count: int = 20) -> Workload:
    """
    A shipped edition over a generated portfolio.
    """
    made = edition(name)
    by_hand = {"kvo-2008": base_2008.statuses, "kvo-2015": base_2015.statuses}[name]
    dossiers = [(d, d.as_of) for d in portfolio(made, count=count, seed=1)]
    return Workload(
        edition=made,
        by_hand=by_hand,
        cases=tuple((as_tables(d), d, on) for d, on in dossiers if on is not None),
    )


def functions(workload: Workload) -> dict[str, Callable[[], object]]:
    """
    What is timed, by name; each call goes through all dossiers once.
    """
    made, cases = workload.edition, workload.cases
    indexes = [(evaluators.indexed(made, dossier), on) for _, dossier, on in cases]

    def by_hand() -> None:
        for tables, _, on in cases:
            workload.by_hand(tables, on)

    def over(function: Callable[[Edition, Dossier, date], object]) -> Callable[[], None]:
        def each() -> None:
            for _, dossier, on in cases:
                function(made, dossier, on)

        return each

    def again() -> None:
        for index, on in indexes:
            index.statuses(on)

    return {
        BASE: by_hand,
        "statuses": over(evaluators.statuses),
        "statuses and gaps": over(evaluators.statuses_and_gaps),
        "assessment and gaps": over(evaluators.assessment_and_gaps),
        "statuses again": again,
        "gaps in words": over(evaluators.explained),
    }
