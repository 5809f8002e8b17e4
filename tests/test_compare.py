"""
Two editions held against each other: what is told of a change is so, on random dossiers too.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from cases import RANKS, dossier_of, pattern_of
from kvo_norms import edition, read_edition
from kvo_norms.authoring.compare import Becoming, compare_editions, compared_norms
from kvo_norms.authoring.compare.relations import Words
from kvo_norms.authoring.compare.text import as_lines, as_markdown
from kvo_norms.authoring.compare.written import inline
from kvo_norms.authoring.lines import as_text
from kvo_norms.authoring.mutating import mutants_of
from kvo_norms.authoring.spots import parts_of, put
from kvo_norms.catalogue import Edition, Norm, Provenance, Text, Weight, norms_of
from kvo_norms.cli import main
from kvo_norms.compiling import facts_of, program_of
from kvo_norms.evaluating.rules import Rule
from kvo_norms.evaluating.setting import Ranks
from kvo_norms.notation import parameters_in
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    FromDossier,
    Value,
)
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.languages import Language
from random_cases import UNKNOWN_WORD, Table, random_case
from random_editions import random_edition

KVO_2015 = edition("kvo-2015")
FOLDER = catalogue_folder() / "kvo-2015"
GOLDEN = Path(__file__).parent / "golden"
SAME = Words(before=RANKS, after=RANKS)
NORM = attrs.evolve(KVO_2015.sections[0].norms[0], question=None)
MOVED = RANKS | {"levels": {"laag": 0, "geen": 1, "hoog": 3, "middel": 2}}
"""Two of the words stand the other way round."""
OTHERS: Mapping[type, tuple[type, ...]] = {
    AtLeast: (Above, AtMost),
    Above: (AtLeast, Below),
    AtMost: (Below,),
    Below: (AtMost,),
}
ALLOWED: Mapping[Becoming | None, set[int]] = {
    None: {0},
    Becoming.STRICTER: {0, -1, -2},
    Becoming.LOOSER: {0, 1, 2},
    Becoming.WORDING: {0},
}
"""How much more of a norm may be met than before."""
ANY = {-2, -1, 0, 1, 2}
UNTOLD = (Becoming.BOTH, Becoming.DIFFERENT)
RANK = (0, 1, 2, 2)
"""Of each number that a program gives, how much of a norm is met; not applicable is no fault."""


def changed(edition: Edition, rng: Random) -> Iterator[tuple[Norm, Norm]]:
    """
    Norms of the edition and the same with one or two changes.
    """
    norms = {norm.id: norm for norm in norms_of(edition)}
    made = (it for mutant in mutants_of(edition) for it in mutant.made.values())
    mutated = [(norms[it.id], it) for it in made if isinstance(it, Norm)]
    pairs = [(norm, it) for norm, it in mutated if not shifts_anew(norm, it)]
    pairs += [(norm, other) for norm in norms.values() for other in rebuilt(norm)]
    rng.shuffle(pairs)
    yield from pairs[:600]
    by_norm: dict[str, list[Norm]] = {}
    for norm, other in pairs:
        by_norm.setdefault(norm.id, []).append(other)
    for others in by_norm.values():
        yield from pairwise(others[:9])


def shifts_anew(norm: Norm, other: Norm) -> bool:
    """
    Whether the other norm shifts a value of the dossier by a duration, which may be no date.
    """
    return not shifted(other) <= shifted(norm)


def shifted(norm: Norm) -> set[tuple[str, ...]]:
    """
    The values of the dossier that a norm shifts by a duration.
    """
    found = (part for _, part in parts_of(norm) if isinstance(part, FromDossier))
    return {part.path for part in found if part.shift}


def rebuilt(norm: Norm) -> Iterator[Norm]:
    """
    The norm with a test turned into another, and with what it asks where it says when it applies.
    """
    if norm.applies_when is not None and norm.requires is not None:
        yield attrs.evolve(norm, applies_when=norm.requires, requires=norm.applies_when)
    for spot, part in parts_of(norm):
        for kind in OTHERS.get(type(part), ()):
            yield put(norm, spot, kind(operand=part.operand))


def rule_of(norm: Norm) -> Rule:
    return Rule(
        applies_when=norm.applies_when, requires=norm.requires, asks=norm.question is not None
    )


@pytest.mark.parametrize("after", [RANKS, MOVED], ids=["same words", "words in another order"])
def test_what_is_called_stricter_or_looser_is_so(after: Ranks) -> None:
    """
    What is stricter never stands better on a random dossier, what is looser never worse, what is
    said to ask the same stands the same.
    """
    rng, words = Random(6), Words(before=RANKS, after=after)
    seen: dict[Becoming | None, set[int]] = {}
    for _ in range(5):
        drawn = (random_case(rng) for _ in range(25))
        cases = [case for case in drawn if 1 < case.on.year < 9999]  # where a day more can be had
        pairs = list(changed(random_edition(cases), rng))
        found = [compared_norms(old, new, words) for old, new in pairs]
        answers = [rng.choice((0, 1, 2)) for _ in pairs]
        sides = []
        for norms, ranks in zip(zip(*pairs, strict=True), (RANKS, after), strict=True):
            program = program_of([rule_of(norm) for norm in norms], ranks, "norms")
            asked = zip(answers, norms, strict=True)
            sides.append((program, [answer for answer, norm in asked if norm.question]))
        for case in cases:
            if UNKNOWN_WORD in repr(case.dossier):
                continue
            dossier = dossier_of(case.dossier)
            values = (facts_of(program, dossier).values(case.on, it) for program, it in sides)
            for pair, change, was, now in zip(pairs, found, *values, strict=True):
                becoming = None if change is None else change.becoming
                difference = RANK[now] - RANK[was]
                seen.setdefault(becoming, set()).add(difference)
                assert difference in ALLOWED.get(becoming, ANY), (pair, change, case)
    assert seen == dict(ALLOWED) | dict.fromkeys(UNTOLD, ANY)


SURVEYS = {"surveys": {"where": {"response": {"at_least": Decimal("0.3")}}}}
MOVES: dict[str, tuple[Table, Table, str]] = {
    "a threshold": (
        {"area": {"companies": {"at_least": 10}}},
        {"area": {"companies": {"at_least": 9}}},
        "looser",
    ),
    "a threshold under not": (
        {"not": {"area": {"companies": {"at_least": 10}}}},
        {"not": {"area": {"companies": {"at_least": 9}}}},
        "stricter",
    ),
    "a threshold in a where that is counted": (
        SURVEYS,
        {"surveys": {"where": {"response": {"at_least": Decimal("0.25")}}}},
        "looser",
    ),
    "the same, counted with at most": (
        {"surveys": SURVEYS["surveys"] | {"count": {"at_most": 1}}},
        {"surveys": {"where": {"response": {"at_least": Decimal("0.2")}}, "count": {"at_most": 1}}},
        "stricter",
    ),
    "the same, of the newest only": (
        {"surveys": SURVEYS["surveys"] | {"latest": "date"}},
        {"surveys": {"where": {"response": {"at_least": Decimal("0.2")}}, "latest": "date"}},
        "different",
    ),
    "what every item must be": (
        {"meetings": {"where": {"date": {"within": "P1Y"}}, "every": {"minutes": "a"}}},
        {"meetings": {"where": {"date": {"within": "P2Y"}}, "every": {"minutes": "a"}}},
        "stricter",
    ),
    "a period": (
        {"meetings": {"where": {"date": {"within": "P6M"}}}},
        {"meetings": {"where": {"date": {"within": "P1Y"}}}},
        "looser",
    ),
    "months for days": (
        {"as_of": {"within": "P1M"}},
        {"as_of": {"within": "P31D"}},
        "looser",
    ),
    "months for fewer days than some have": (
        {"as_of": {"within": "P1M"}},
        {"as_of": {"within": "P30D"}},
        "different",
    ),
    "windows twice as long": (
        {"meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P3Y"}}},
        {"meetings": {"each": {"period": "P1Y", "date": "date", "since": "as_of - P3Y"}}},
        "looser",
    ),
    "windows a bit longer": (
        {"meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P3Y"}}},
        {"meetings": {"each": {"period": "P7M", "date": "date", "since": "as_of - P3Y"}}},
        "different",
    ),
    "windows since an earlier day": (
        {"meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P1Y"}}},
        {"meetings": {"each": {"period": "P6M", "date": "date", "since": "as_of - P3Y"}}},
        "stricter",
    ),
    "a role more": (
        {"partners": {"covers": {"role": ["gemeente"]}}},
        {"partners": {"covers": {"role": ["gemeente", "politie"]}}},
        "stricter",
    ),
    "a word more that will do": (
        {"inspections": {"where": {"light": ["dag"]}}},
        {"inspections": {"where": {"light": ["dag", "donker"]}}},
        "looser",
    ),
    "an alternative more": (
        {"any": [SURVEYS]},
        {"any": [SURVEYS, {"as_of": {"present": True}}]},
        "looser",
    ),
    "one more of several": (
        {"at_least_of": {"count": 1, "patterns": [SURVEYS, {"as_of": {"present": True}}]}},
        {"at_least_of": {"count": 2, "patterns": [SURVEYS, {"as_of": {"present": True}}]}},
        "stricter",
    ),
    "patterns in another order": (
        {"any": [SURVEYS, {"as_of": {"present": True}}]},
        {"any": [{"as_of": {"present": True}}, SURVEYS]},
        "wording",
    ),
    "present, where a test asks it anyway": (
        {"area": {"companies": {"at_least": 10}}},
        {"area": {"companies": {"at_least": 10, "present": True}}},
        "wording",
    ),
    "a level": (
        {"analysis": {"where": {"level": {"at_least": "middel"}}}},
        {"analysis": {"where": {"level": ["middel", "hoog"]}}},
        "wording",
    ),
    "a value within the bounds that there were": (
        {"area": {"companies": {"at_least": 3, "at_most": 5}}},
        {"area": {"companies": 4}},
        "stricter",
    ),
    "any of them into all of them": (
        {"any": [SURVEYS, {"as_of": {"present": True}}]},
        {"all": [{"as_of": {"present": True}}, SURVEYS]},
        "stricter",
    ),
    "any of one into all of one": ({"any": [SURVEYS]}, {"all": [SURVEYS]}, "wording"),
    "more here, less there": (
        {"area": {"companies": {"at_least": 10, "at_most": 20}}},
        {"area": {"companies": {"at_least": 11, "at_most": 21}}},
        "both",
    ),
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("place", ["requires", "applies_when"])
def test_directions(move: str, place: str) -> None:
    """
    Which way a norm went follows from what changed and where; in `applies_when` it is the opposite.
    """
    old, new, expected = MOVES[move]
    opposite = {"stricter": "looser", "looser": "stricter"}
    empty = attrs.evolve(NORM, requires=None)
    before, after = (put(empty, (place,), pattern_of(raw)) for raw in (old, new))
    change = compared_norms(before, after, SAME)
    assert change is not None
    wanted = expected if place == "requires" else opposite.get(expected, expected)
    assert change.becoming.value == wanted
    back = compared_norms(after, before, SAME)
    assert back is not None
    assert back.becoming.value == opposite.get(wanted, wanted)


FIELDS = {
    "weight": (Weight.AANDACHTSPUNT, "looser"),
    "question": (Text(nl="Is het zo?", en="Is it so?"), "stricter"),
    "points": (3, "scores"),
    "theme": ("milieu", "scores"),
    "title": (Text(nl="Anders", en="Otherwise"), "wording"),
    "sources": (("seed", "goes"), "sources"),
    "provenance": (Provenance.DESIGN, "sources"),
    "applies_when": (pattern_of(SURVEYS), "looser"),
    "requires": (None, "looser"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields(name: str) -> None:
    """
    What became of a norm of which one field is another.
    """
    value, expected = FIELDS[name]
    change = compared_norms(NORM, put(NORM, (name,), value), SAME)
    assert change is not None
    assert change.becoming.value == expected


@pytest.mark.parametrize("name", [it.id for it in KVO_2015.parameters])
def test_a_parameter_is_told_with_the_norms_that_it_changes(name: str) -> None:
    """
    Every norm that names a parameter is listed with the parameter's other value, and no other is.
    """
    declared = next(it for it in KVO_2015.parameters if it.id == name)
    value: Any = declared.value
    match value:
        case bool() | tuple():
            value = list(value)[:-1] if isinstance(value, tuple) else not value
        case int() | Decimal():
            value += 1 if isinstance(value, int) else Decimal("0.01")
        case date():
            value += timedelta(days=1)
        case "groot" | "middel":
            value = {"groot": "klein", "middel": "hoog"}[value]
        case str():
            value = f"{value}1D"
    found = compare_editions(KVO_2015, read_edition(FOLDER, parameters={name: value}))
    using = {
        norm.id
        for norm in norms_of(KVO_2015)
        if name in parameters_in((norm.applies_when, norm.requires))
    }
    (change,) = found.parameters
    assert change.id == name
    assert {*change.stricter, *change.looser, *change.unknown} == using
    assert {norm.id for norm in found.norms} == using
    assert (found.added, found.removed, found.renamed, found.sources.changed) == ((), (), (), ())


def test_every_norm_is_told_once() -> None:
    """
    Each norm of either edition is new, gone, of another id, changed or the same, and only one.
    """
    old, new = edition("kvo-2008"), KVO_2015
    found = compare_editions(old, new)
    before, after = ([norm.id for norm in norms_of(it)] for it in (old, new))
    kept = set(before) & set(after)
    renamed = {it.after: it.before for it in found.renamed}
    assert sorted(after) == sorted([*found.added, *kept, *renamed])
    assert sorted(before) == sorted([*found.removed, *kept, *renamed.values()])
    assert {norm.id for norm in found.norms} <= kept | renamed.keys()
    assert compare_editions(new, new).same
    assert compare_editions(old, old).same


def test_costs_of_steps() -> None:
    """
    Which kinds of step cost something else is told, and changes no norm.
    """
    assert KVO_2015.steps is not None
    first, second, *rest = KVO_2015.steps.kinds
    kinds = (attrs.evolve(first, cost=first.cost + 1), *rest)
    steps = attrs.evolve(KVO_2015.steps, kinds=kinds, provenance=Provenance.INFERRED)
    found = compare_editions(KVO_2015, attrs.evolve(KVO_2015, steps=steps))
    assert found.steps.changed == (f"{first.collection}.{first.act}",)
    assert found.steps.removed == (f"{second.collection}.{second.act}",)
    assert [field.name for field in found.fields] == ["steps.provenance"]
    assert found.norms == ()
    without = compare_editions(KVO_2015, attrs.evolve(KVO_2015, steps=None))
    assert len(without.steps.removed) == len(KVO_2015.steps.kinds)
    assert f"{first.collection}.{first.act}" in as_markdown(without, language="en").replace(
        "\\", ""
    )


def test_renamings() -> None:
    """
    The crosswalk's word is taken; else likeness finds a norm again, and says how alike they are.
    """
    section = KVO_2015.sections[0]
    first = section.norms[0]
    moved = attrs.evolve(first, id="samenwerking.anders", text=Text(nl="Een.", en="One."))
    changed = attrs.evolve(section, norms=(moved, *section.norms[1:]))
    new = attrs.evolve(KVO_2015, sections=(changed, *KVO_2015.sections[1:]))
    (alike,) = compare_editions(KVO_2015, new).renamed
    assert (alike.before, alike.after) == (first.id, moved.id)
    assert alike.likeness is not None
    assert 0.6 <= alike.likeness < 1
    assert KVO_2015.crosswalk is not None
    crosswalk = attrs.evolve(
        KVO_2015.crosswalk, previous=KVO_2015.id, norms=((first.id, moved.id),)
    )
    (told,) = compare_editions(KVO_2015, attrs.evolve(new, crosswalk=crosswalk)).renamed
    assert (told.before, told.after, told.likeness) == (first.id, moved.id, None)
    kept = attrs.evolve(crosswalk, norms=((first.id, first.id),))
    assert compare_editions(KVO_2015, attrs.evolve(KVO_2015, crosswalk=kept)).renamed == ()


def test_words_and_sections() -> None:
    """
    Words that are new, gone, renamed or moved are told, and so is the order of sections.
    """
    levels = next(it for it in KVO_2015.vocabularies if it.id == "levels")
    geen, laag, *rest = levels.words
    label = Text(nl="weinig", en="little")
    other = attrs.evolve(levels, words=(attrs.evolve(laag, label=label), geen, *rest))
    new = attrs.evolve(
        KVO_2015,
        sections=KVO_2015.sections[::-1],
        vocabularies=tuple(other if it is levels else it for it in KVO_2015.vocabularies),
    )
    found = compare_editions(KVO_2015, new)
    (change,) = found.vocabularies
    assert (change.id, change.reordered, change.relabelled) == ("levels", True, ("laag",))
    assert set(found.sections.changed) == {section.id for section in KVO_2015.sections}
    middel, hoog = rest
    turned = attrs.evolve(levels, words=(geen, laag, hoog, middel))
    new = attrs.evolve(
        KVO_2015,
        vocabularies=tuple(turned if it is levels else it for it in KVO_2015.vocabularies),
    )
    found = compare_editions(KVO_2015, new)
    assert {norm.becoming for norm in found.norms} == {Becoming.STRICTER, Becoming.LOOSER}
    assert '"middel", another order' in as_markdown(found, language="en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command(
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    golden: Callable[[str, Path], None],
) -> None:
    """
    Text within 80 columns, Markdown for a changelog and JSON tell the same changes; the code says
    whether there are any.
    """
    folder = tmp_path / "voorstel"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("scenarios"))
    for name, was, now in (
        ("edition.toml", "value = 0.30", "value = 0.25"),
        ("edition.toml", "revision = 1", "revision = 2"),
        ("evaluatie.toml", 'weight = "eis"', 'weight = "aandachtspunt"'),
        ("plan.toml", 'weight = "eis"', 'points = 2\nweight = "eis"'),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert was in text
        (folder / name).write_text(text.replace(was, now, 1), encoding="utf-8")
    told = []
    for form in ("text", "md"):
        command = ["compare", "kvo-2015", str(folder), "--lang", language, "--format", form]
        assert main(command) == 1
        told.append(capsys.readouterr().out)
    assert max(map(len, told[0].splitlines())) <= 80
    golden("\n".join(told), GOLDEN / f"compare.{language}.txt")
    assert main(["compare", "kvo-2015", str(folder), "--format", "json"]) == 1
    table = json.loads(capsys.readouterr().out)
    assert table["format"] == "kvo-norms/comparison/1"
    assert len(table["norms"]) == 3
    place = tmp_path / "verschil.md"
    assert main(["compare", "kvo-2015", str(folder), "--lang", language, "-o", str(place)]) == 1
    assert place.read_text(encoding="utf-8") == told[1]
    capsys.readouterr()
    assert main(["compare", "kvo-2015", "kvo-2015"]) == 0
    assert main(["compare", "kvo-2015", "kvo-2051"]) == 2
    assert "did you mean 'kvo-2015'" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("turned", [False, True])
def test_nothing_is_left_out(language: Language, turned: bool) -> None:
    """
    Between two whole editions the text and the Markdown name everything that the comparison holds.
    """
    pair = (edition("kvo-2008"), KVO_2015)
    found = compare_editions(*(pair[::-1] if turned else pair))
    lines = as_text(as_lines(found, language=language))
    assert max(map(len, lines.splitlines())) <= 80
    names = [*found.added, *found.removed, *found.added_stars, *found.removed_stars]
    names += [it.id for them in (found.norms, found.parameters, found.stars) for it in them]
    names += [*found.sources.added, *found.sources.removed]
    for told in (lines, as_markdown(found, language=language).replace("\\", "")):
        words = set(re.split(r"[\s,{}:`.()]+", told))
        assert {part for name in names for part in name.split(".")} - words == set()


NEW = "geen"
"""In a table this stands for `zeer_hoog`, a word that only the new edition has."""


def spelled(part: Any) -> Any:
    """
    The pattern with the new word.
    """
    if isinstance(part, Value):
        return Value(value="zeer_hoog") if part.value == NEW else part
    if isinstance(part, tuple):
        return tuple(map(spelled, part))
    if attrs.has(type(part)):
        values = {f.name: spelled(getattr(part, f.name)) for f in attrs.fields(type(part))}
        return attrs.evolve(part, **values)
    return part


MORE = RANKS | {"levels": {"geen": 0, "laag": 1, "middel": 2, "hoog": 3, "zeer_hoog": 4}}
UNORDERED = {name: ranks for name, ranks in RANKS.items() if name != "levels"}
LEVELS: dict[str, tuple[Any, Any, Ranks, str]] = {
    "a new word that will do": (["hoog"], ["hoog", NEW], MORE, "looser"),
    "a new word in the place of one": ("hoog", NEW, MORE, "different"),
    "a threshold at a new word": ({"at_least": "hoog"}, {"at_least": NEW}, MORE, "stricter"),
    "another word, of words without an order now": ("laag", "hoog", UNORDERED, "different"),
    "a threshold as its words": ({"at_least": "middel"}, ["middel", "hoog"], UNORDERED, "wording"),
    "fewer than a threshold let through": ({"at_least": "laag"}, ["hoog"], UNORDERED, "stricter"),
}


@pytest.mark.parametrize("move", LEVELS)
def test_words_of_one_edition(move: str) -> None:
    """
    A word that only one edition has is a change of what is asked, and so is another word where
    only one of them orders the words.
    """
    *tests, after, expected = LEVELS[move]
    patterns = (spelled(pattern_of({"analysis": {"where": {"level": it}}})) for it in tests)
    before, now = (attrs.evolve(NORM, requires=it, applies_when=None) for it in patterns)
    change = compared_norms(before, now, Words(before=RANKS, after=after))
    assert change is not None
    assert change.becoming.value == expected


def test_a_norm_that_moves_into_a_star_weighs_less() -> None:
    """
    The certificate does not hang on the norms of a star; between sections nothing changes but the
    score.
    """
    star = next(star for star in KVO_2015.stars if star.norms)
    moved, *rest = star.norms
    first, second, *others = KVO_2015.sections
    in_base = attrs.evolve(moved, section=first.id)
    base = attrs.evolve(
        KVO_2015,
        sections=(attrs.evolve(first, norms=(*first.norms, in_base)), second, *others),
        stars=tuple(
            attrs.evolve(it, norms=tuple(rest)) if it is star else it for it in KVO_2015.stars
        ),
    )
    for old, new, becoming in (
        (KVO_2015, base, Becoming.STRICTER),
        (base, KVO_2015, Becoming.LOOSER),
    ):
        (change,) = compare_editions(old, new).norms
        assert (change.id, change.becoming) == (moved.id, becoming)
    placed = compared_norms(in_base, attrs.evolve(moved, section=second.id), SAME, {star.id})
    assert placed is not None
    assert placed.becoming is Becoming.SCORES


def test_a_question_takes_along_that_it_may_not_apply() -> None:
    """
    Whether an auditor may find that a norm does not apply only counts where there is a question.
    """
    asking = attrs.evolve(
        NORM, question=Text(nl="Is het zo?", en="Is it so?"), may_not_apply=True, requires=None
    )
    silent = attrs.evolve(NORM, requires=None)
    for old, new, becoming in (
        (asking, silent, Becoming.LOOSER),
        (silent, asking, Becoming.STRICTER),
        (asking, attrs.evolve(asking, may_not_apply=False), Becoming.STRICTER),
    ):
        change = compared_norms(old, new, SAME)
        assert change is not None
        assert change.becoming is becoming


def test_a_value_stands_on_one_line() -> None:
    """
    Whatever a value holds, it is written as TOML that reads as the same.
    """
    for value in ('a "b" \\ c', "a\nb\tc\x7f\x1f", time(10), [Decimal("0.10"), {"a b": True}]):
        written = inline(value)
        assert "\n" not in written
        assert tomllib.loads(f"x = {written}", parse_float=Decimal)["x"] == value


AS_OF, START = "as_of", "@application.previous_from"
ORDERS: dict[tuple[str, str], str] = {
    (f"{AS_OF} - P1Y", AS_OF): "stricter",
    (f"{AS_OF} - P1Y", f"{AS_OF} + P1D"): "stricter",
    (f"{AS_OF} - P30D", f"{AS_OF} - P1M"): "different",
    (f"{AS_OF} - P32D", f"{AS_OF} - P1M"): "stricter",
    (f"{AS_OF} + P27D", f"{AS_OF} + P1M"): "stricter",
    (f"{START} - P1Y", f"{START} - P6M"): "stricter",
    (f"{START} + P1Y", f"{START} - P6M"): "looser",
    (START, AS_OF): "different",
    (START, "@application.previous_until"): "different",
}


@pytest.mark.parametrize("pair", ORDERS, ids=" to ".join)
def test_days(pair: tuple[str, str]) -> None:
    """
    A day that is later whatever the dossier is stricter as a first day and looser as a last one.
    """
    opposite = {"stricter": "looser", "looser": "stricter"}
    for test, wanted in (
        ("at_least", ORDERS[pair]),
        ("below", opposite.get(ORDERS[pair], ORDERS[pair])),
    ):
        before, after = (
            put(NORM, ("requires",), pattern_of({"application": {"date": {test: day}}}))
            for day in pair
        )
        change = compared_norms(before, after, SAME)
        assert change is not None
        assert change.becoming.value == wanted
