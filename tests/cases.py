"""
Random cases as the library reads them, for tests of what it makes of them.
"""

from __future__ import annotations

import attrs

from kvo_norms.catalogue import (
    DeclaredFact,
    DeclaredParameter,
    Provenance,
    Text,
    Vocabulary,
    VocabularyWord,
)
from kvo_norms.dossier import Dossier
from kvo_norms.patterns import Record
from kvo_norms.reading.patterns import read_pattern
from kvo_norms.reading.scope import Scope
from kvo_norms.reading.strict import converter
from random_cases import FACTS, ORDERED, PARAMETERS, VOCABULARIES, Table

LABEL = Text(nl="iets", en="something")

VOCABULARY_RECORDS = tuple(
    Vocabulary(
        id=name,
        label=LABEL,
        ordered=name in ORDERED,
        words=tuple(VocabularyWord(id=word, label=Text(nl=word, en=word)) for word in words),
    )
    for name, words in VOCABULARIES.items()
)
PARAMETER_RECORDS = tuple(
    DeclaredParameter(
        id=name,
        value=tuple(value) if isinstance(value, list) else value,
        label=LABEL,
        provenance=Provenance.DESIGN,
        sources=("ours",),
    )
    for name, value in PARAMETERS.items()
)
FACT_RECORDS = tuple(
    DeclaredFact(id=name, kind=shape.kind, label=LABEL, vocabulary=shape.vocabulary)
    for name, shape in FACTS.items()
)
SCOPE = Scope(
    parameters={parameter.id: parameter for parameter in PARAMETER_RECORDS},
    vocabularies={vocabulary.id: vocabulary for vocabulary in VOCABULARY_RECORDS},
    facts={fact.id: fact for fact in FACT_RECORDS},
)
RANKS = {
    vocabulary.id: {word.id: rank for rank, word in enumerate(vocabulary.words)}
    for vocabulary in VOCABULARY_RECORDS
    if vocabulary.ordered
}


def pattern_of(raw: Table) -> Record:
    """
    The raw pattern as the library reads it; a fault fails the test.
    """
    scope = attrs.evolve(SCOPE, faults=[])
    pattern = read_pattern(raw, scope)
    assert scope.faults == []
    assert pattern is not None
    return pattern


def dossier_of(raw: Table) -> Dossier:
    """
    The raw dossier as the library reads it.
    """
    return converter("toml").structure(raw, Dossier)
