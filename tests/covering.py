"""
Norms written short, on dossiers written short, for tests of what scenarios show.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from cases import (
    FACT_RECORDS,
    PARAMETER_RECORDS,
    RANKS,
    VOCABULARY_RECORDS,
    dossier_of,
    pattern_of,
)
from kvo_norms import edition
from kvo_norms.authoring.running import Case, status_of
from kvo_norms.authoring.scenarios import Expected, Scenario
from kvo_norms.catalogue import Norm, Text, norms_of
from kvo_norms.evaluating.setting import Setting
from kvo_norms.verdict import Status

ON = date(2020, 6, 1)
PLAIN = next(norms_of(edition("kvo-2015")))
MADE = attrs.evolve(
    edition("kvo-2015"),
    parameters=PARAMETER_RECORDS,
    vocabularies=VOCABULARY_RECORDS,
    facts=FACT_RECORDS,
)
"""An edition with the words, parameters and facts that patterns here use."""


def norm_of(
    requires: dict[str, Any] | None = None,
    applies_when: dict[str, Any] | None = None,
    *,
    asks: bool = False,
) -> Norm:
    """
    A norm that asks this.
    """
    return attrs.evolve(
        PLAIN,
        id="proef.norm",
        requires=None if requires is None else pattern_of(requires),
        applies_when=None if applies_when is None else pattern_of(applies_when),
        question=Text(nl="Is het zo?", en="Is it so?") if asks else None,
    )


def case_of(norm: Norm, raw: dict[str, Any], on: date = ON, judgement: int = 1) -> Case:
    """
    A scenario on this dossier that expects what the norm says.
    """
    dossier = dossier_of(raw)
    case = Case(
        scenario=Scenario(name="proef", file="", on=on, dossier=dossier, expected=Expected()),
        norm=norm.id,
        expected=Status.OPEN,
        setting=Setting(dossier=dossier, on=on, ranks=RANKS),
        judgement=judgement,
    )
    return attrs.evolve(case, expected=status_of(norm, case))
