"""
Which norm is which of the edition before: convert, compare and impact say the same of it.
"""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given, settings, strategies as st

from kvo_norms import Finding, convert, edition
from kvo_norms.authoring.compare import compare_editions
from kvo_norms.authoring.impact import given_corpus, impact_of
from kvo_norms.authoring.impact.judging import renamed, standing_of
from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.converting.norms import carried_norms
from kvo_norms.dossier import Dossier
from kvo_norms.verdict import Status

NEW = edition("kvo-2015")
OLD = attrs.evolve(NEW, id="oud", crosswalk=None)
IDS = [norm.id for norm in norms_of(NEW)]
JUDGED = [norm.id for norm in norms_of(NEW) if norm.question is not None][:3]
NAMES = [*JUDGED, "nergens"]
DAY = date(2022, 6, 1)

crosswalks = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4)


def following(said: list[tuple[str, str]]) -> Edition:
    """
    The edition after `OLD`, with this said of norms that bear another id.
    """
    assert NEW.crosswalk is not None
    crosswalk = attrs.evolve(NEW.crosswalk, previous=OLD.id, vocabularies=(), norms=tuple(said))
    return attrs.evolve(NEW, crosswalk=crosswalk)


@given(said=crosswalks)
def test_no_norm_stands_for_two(said: list[tuple[str, str]]) -> None:
    """
    However ambiguous the crosswalk, each norm has at most one of the other edition; what it says
    of norms that are there, and says only once, holds.
    """
    carried = carried_norms(OLD, following(said))
    assert set(carried) <= set(IDS)
    assert set(carried.values()) <= set(IDS)
    assert len(set(carried.values())) == len(carried)
    for was, now in said:
        alone = sum(was == other or now == to for other, to in set(said)) == 1
        if alone and "nergens" not in (was, now):
            assert carried[was] == now
    untouched = set(IDS) - set(NAMES)
    assert {name: carried[name] for name in untouched} == {name: name for name in untouched}


@settings(max_examples=30, deadline=None)
@given(said=crosswalks)
def test_convert_compare_and_impact_agree(said: list[tuple[str, str]]) -> None:
    """
    A finding goes where compare says that its norm went, and impact gives it its old status there.
    """
    new = following(said)
    carried = carried_norms(OLD, new)
    told = compare_editions(OLD, new)
    assert {(it.before, it.after) for it in told.renamed if it.likeness is None} == {
        (was, now) for was, now in carried.items() if was != now
    }
    assert not set(told.added) & set(carried.values())
    assert not set(told.removed) & set(carried)
    finding = Finding(norm=JUDGED[0], result="voldoet_niet", by="A", date=DAY)
    standing = standing_of(OLD, Dossier(findings=(finding,)), DAY)
    moved = renamed(standing, carried)
    assert {now: moved.statuses[now] for now in carried.values()} == {
        now: standing.statuses[was] for was, now in carried.items()
    }
    same = attrs.evolve(
        new,
        sections=tuple(
            attrs.evolve(
                section,
                norms=tuple(
                    attrs.evolve(norm, question=_question(JUDGED[0])) if norm.id in JUDGED else norm
                    for norm in section.norms
                ),
            )
            for section in new.sections
        ),
    )
    made = convert(Dossier(findings=(finding,)), previous=OLD, edition=same).dossier
    expected = [carried[JUDGED[0]]] if JUDGED[0] in carried else []
    assert [found.norm for found in made.findings] == expected


def _question(name: str) -> Text | None:
    return next(norm.question for norm in norms_of(NEW) if norm.id == name)


def test_an_id_that_goes_to_another_norm() -> None:
    """
    Of a norm that gave its id to another one nothing moves unseen: neither is taken for the other.
    """
    first, second, _ = JUDGED
    new = following([(first, second)])
    finding = Finding(norm=first, result="voldoet_niet", by="A", date=DAY)
    found = impact_of(OLD, new, given_corpus((Dossier(findings=(finding,), as_of=DAY),)), jobs=1)
    (area,) = found.changed
    moves = {move.id: (move.before, move.after) for move in area.norms}
    assert moves == {
        second: (Status.NOT_MET, Status.OPEN),
        first: (None, Status.OPEN),
    }
    assert [(norm.id, norm.comes) for norm in found.norms] == [(first, "new")]
