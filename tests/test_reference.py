"""
The generated reference pages, and the examples that stand in them.
"""

from __future__ import annotations

import tomllib
import typing
from decimal import Decimal
from random import Random

import pytest

from cases import RANKS, dossier_of
from conftest import ROOT
from kvo_norms import edition, patterns
from kvo_norms.authoring.forms import CHAPTERS, Form
from kvo_norms.authoring.reference import pages
from kvo_norms.compiling import facts_of, program_of
from kvo_norms.errors import Fault
from kvo_norms.evaluating.rules import Rule
from kvo_norms.patterns import Record
from kvo_norms.reading.patterns import read_pattern
from kvo_norms.reading.scope import Scope
from random_cases import UNKNOWN_WORD, DrawnDossiers, Table, random_case

FORMS = [form for _, forms in CHAPTERS for form in forms]
EDITION = edition("kvo-2015")


@pytest.mark.parametrize("name", pages())
def test_pages_are_fresh(name: str) -> None:
    """
    The committed page is the one that the classes make.
    """
    committed = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert pages()[name] == committed


def test_no_page_is_left() -> None:
    """
    The page of a rule that is gone is gone.
    """
    committed = {f"rules/{path.name}" for path in (ROOT / "docs/reference/rules").iterdir()}
    assert committed == {name for name in pages() if name.startswith("rules/")}


def test_every_form_has_an_example() -> None:
    """
    No class of the union and no key of a collection is left out.
    """
    described = {form.described_by for form in FORMS}
    union: set[type] = set()
    for kinds in (patterns.Entry, patterns.Operand, patterns.Test, patterns.WordTest):
        union |= set(typing.get_args(kinds))
    assert union - described == {patterns.Field, patterns.Value}
    keys = {"where", "latest", "count", "every", "share", "covers", "each"}
    assert keys <= {form.name for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_examples_read(form: Form) -> None:
    """
    Each example and each expansion is a pattern of kvo-2015.
    """
    for written in filter(None, (form.example, form.expansion)):
        _read(written)
    assert (form.expansion is None) != (form.meaning is None)


@pytest.mark.parametrize("form", [f for f in FORMS if f.expansion], ids=lambda form: form.name)
def test_expansions_mean_the_same(form: Form) -> None:
    """
    On random dossiers the example and its expansion have the same value.
    """
    assert form.expansion is not None
    both = [Rule(requires=_read(text)) for text in (form.example, form.expansion)]
    program = program_of(both, RANKS, form.name)
    fields = set(_table(form.example)) | set(_table(form.expansion)) | set(_COLLECTIONS)
    seen = set()
    rng = Random(form.name)
    for _ in range(1_500):
        on = random_case(rng).on
        raw = DrawnDossiers(rng, on).dossier(fields)
        if UNKNOWN_WORD in repr(raw) or on.year < 3:
            continue
        example, expansion = facts_of(program, dossier_of(raw)).values(on)
        seen.add(example)
        assert example == expansion, (raw, on)
    assert len(seen) > 1


_COLLECTIONS = ("area", "application", "working_group")


def _table(written: str) -> Table:
    table: Table = tomllib.loads(written, parse_float=Decimal)["requires"]
    return table


def _read(written: str) -> Record:
    faults: list[Fault] = []
    scope = Scope(
        parameters={parameter.id: parameter for parameter in EDITION.parameters},
        vocabularies={vocabulary.id: vocabulary for vocabulary in EDITION.vocabularies},
        facts={fact.id: fact for fact in EDITION.facts},
        faults=faults,
    )
    pattern = read_pattern(_table(written), scope)
    assert faults == []
    assert pattern is not None
    return pattern
