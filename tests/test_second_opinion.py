"""
The compiled program against the plain interpreter: the same assessment, byte for byte.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random
from typing import Literal, TypeVar

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from cases import dossier_of
from kvo_norms import Dossier, Finding, Index, Waiver, assess, edition, index, read_edition
from kvo_norms.assessing.plain import PlainFacts
from kvo_norms.assessing.preparing import prepared
from kvo_norms.authoring import read_scenarios
from kvo_norms.catalogue import Edition, Norm, Section, Star, norms_of
from kvo_norms.compiling import Facts
from kvo_norms.dossier import Area
from kvo_norms.errors import InvalidInputError
from kvo_norms.generating import portfolio
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.json import as_json
from random_cases import UNKNOWN_WORD, random_case
from random_editions import random_edition

RANDOMS = st.randoms(use_true_random=False)
Group = TypeVar("Group", Section, Star)
Result = Literal["voldoet", "voldoet_niet", "niet_van_toepassing"]


def check(made: Edition, dossier: Dossier, on: date) -> None:
    """
    Both evaluators write the same bytes.
    """
    plain = index(made, dossier, plain=True)
    kept = index(made, dossier)
    assert as_json(kept.assess(on)) == as_json(plain.assess(on))
    assert kept.statuses(on) == plain.statuses(on)
    found = kept.assess(on)
    norms = (*found.norms, *(norm for star in found.stars for norm in star.norms))
    reasons = {norm.id: norm.gaps for norm in norms if norm.gaps}
    assert kept.explain(on) == (kept.statuses(on), reasons)
    assert plain.explain(on) == (kept.statuses(on), reasons)


@settings(max_examples=int(os.environ.get("KVO_NORMS_EDITIONS", "80")), deadline=None)
@given(RANDOMS)
def test_random_editions(rng: Random) -> None:
    """
    On random editions and dossiers, with findings and waivers.
    """
    cases = [random_case(rng) for _ in range(8)]
    made = partly_judged(rng, random_edition(cases))
    for case in cases:
        if UNKNOWN_WORD not in repr(case.dossier) and date(2, 1, 1) < case.on < date(9998, 1, 1):
            check(made, judged(rng, made, dossier_of(case.dossier), case.on), case.on)


def partly_judged(rng: Random, made: Edition) -> Edition:
    """
    The edition, of which some norms ask nothing but a judgement; some of those may not apply.
    """

    def changed(norm: Norm) -> Norm:
        if rng.random() < 0.7:
            return norm
        return attrs.evolve(
            norm, requires=None, question=norm.title, may_not_apply=rng.random() < 0.5
        )

    def group(it: Group) -> Group:
        return attrs.evolve(it, norms=tuple(map(changed, it.norms)))

    sections, stars = tuple(map(group, made.sections)), tuple(map(group, made.stars))
    return attrs.evolve(made, sections=sections, stars=stars)


def judged(rng: Random, made: Edition, dossier: Dossier, on: date) -> Dossier:
    """
    The dossier with random findings and waivers around the day.
    """
    norms = list(norms_of(made))
    results: tuple[Result, ...] = ("voldoet", "voldoet_niet", "niet_van_toepassing")
    findings = {
        (norm.id, on + timedelta(days=rng.choice((-2, -1, 0, 1)))): rng.choice(
            results if norm.may_not_apply else results[:2]
        )
        for norm in norms
        if norm.question is not None and rng.random() < 0.7
    }
    waivers = [
        Waiver(
            norm=rng.choice(norms).id,
            reason="proef",
            granted_by="A. Auditor",
            valid_from=on + timedelta(days=rng.choice((-1, 0, 1))),
            valid_until=on + timedelta(days=rng.choice((1, 2))),
        )
        for _ in range(rng.randrange(3))
    ]
    return attrs.evolve(
        dossier,
        findings=tuple(
            Finding(
                norm=norm,
                result=result,
                by="A. Auditor",
                date=day,
            )
            for (norm, day), result in findings.items()
        ),
        waivers=tuple(waivers),
    )


@pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
def test_shipped_editions(name: str) -> None:
    """
    On scenarios of a shipped edition, and on a portfolio.
    """
    made = edition(name)
    for scenario in read_scenarios(catalogue_folder() / name / "scenarios", made)[::4]:
        check(made, scenario.dossier, scenario.on)
    for dossier in portfolio(made, count=30, seed=7):
        assert dossier.as_of is not None
        check(made, dossier, dossier.as_of)


@pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
def test_an_index_that_follows_changes(name: str) -> None:
    """
    An index that goes from dossier to dossier and day to day answers as one made anew.
    """
    made = edition(name)
    kept: Index | None = None
    for dossier in portfolio(made, count=40, seed=11):
        assert dossier.as_of is not None
        kept = index(made, dossier) if kept is None else kept.changed(dossier)
        for days in (-400, -30, 0, 1, 200):
            day = dossier.as_of + timedelta(days=days)
            assert kept.statuses(day) == index(made, dossier).statuses(day)
        fewer = attrs.evolve(dossier, meetings=(dossier.meetings or ())[:-1])
        assert as_json(kept.changed(fewer).assess()) == as_json(assess(made, fewer))


def test_an_edition_is_compiled_when_it_pays() -> None:
    """
    Four single assessments are interpreted and the fifth is not; they say the same.
    """
    made = read_edition(catalogue_folder() / "kvo-2015")
    known = prepared(made)
    dossiers = portfolio(made, count=5, seed=3)
    kinds = [type(known.facts(dossier, once=True)) for dossier in dossiers]
    assert kinds == [PlainFacts] * 4 + [Facts]
    assert type(known.facts(Dossier(), once=True)) is Facts
    assert type(known.facts(Dossier(), once=False, plain=True)) is PlainFacts


def test_words_are_checked_whoever_checks_them() -> None:
    """
    A word that the edition does not know is refused in the first dossiers, whose words are looked
    up, and in later ones, of which a program finds those that hold such a word.
    """
    made = read_edition(catalogue_folder() / "kvo-2015")
    wrong = Dossier(area=Area(name="x", kind="markt"))
    said = set()
    for _ in range(8):
        index(made, Dossier())
        with pytest.raises(InvalidInputError) as refusal:
            index(made, wrong)
        said.add(str(refusal.value))
    (fault,) = said
    assert fault.startswith("area.kind: undeclared word 'markt' in the vocabulary area_kinds;")
