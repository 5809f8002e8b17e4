"""
What a change does to many areas: the same as assessing them one by one.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import time
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from markupsafe import escape

from kvo_norms import assess, convert, edition, read_edition, write_dossier
from kvo_norms.assessment import Assessment
from kvo_norms.authoring.compare import Becoming, compare_editions
from kvo_norms.authoring.impact import (
    Impact,
    corpus_of,
    edition_with,
    generated_corpus,
    given_corpus,
    impact_of,
    sweep_of,
)
from kvo_norms.authoring.impact.exporting import as_csv, as_json
from kvo_norms.authoring.impact.plots import CHARACTER, Pile, plot_of
from kvo_norms.authoring.impact.settings import read_setting, read_sweep
from kvo_norms.catalogue import Edition, Norm, Weight, norms_of
from kvo_norms.cli import main
from kvo_norms.dossier import Dossier
from kvo_norms.errors import InvalidInputError, KvoNormsError
from kvo_norms.generating import files, portfolio
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status, Verdict

KVO_2015, KVO_2008 = edition("kvo-2015"), edition("kvo-2008")
FOLDER = catalogue_folder() / "kvo-2015"
PASSING = (Status.MET, Status.NOT_APPLICABLE, None)
RANKS = {NOT_MET: 0, OPEN: 1, MET: 2}


def other(**values: Any) -> Edition:
    return edition_with(FOLDER, KVO_2015, values, option="--set")


STRICTER = other(survey_response_min=Decimal("0.45"), measures_before_first=6)
LOOSER = other(survey_response_min=Decimal("0.05"), measures_before_first=1)


@cache
def areas(number: int = 60) -> tuple[Dossier, ...]:
    return tuple(portfolio(KVO_2015, count=number, seed=3))


def lowered() -> Edition:
    """
    The edition in which every second norm weighs otherwise.
    """
    weights = {Weight.EIS: Weight.AANDACHTSPUNT, Weight.AANDACHTSPUNT: Weight.EIS}

    def turned(place: int, norm: Norm) -> Norm:
        return attrs.evolve(norm, weight=weights[norm.weight]) if place % 2 else norm

    return attrs.evolve(
        KVO_2015,
        sections=tuple(
            attrs.evolve(section, norms=tuple(map(turned, range(99), section.norms)))
            for section in KVO_2015.sections
        ),
    )


CHANGES = {"stricter": STRICTER, "looser": LOOSER, "weights": lowered()}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_what_assessing_one_by_one_says(change: str) -> None:
    """
    Verdicts, norms and stars of every area are those of two assessments.
    """
    new = CHANGES[change]
    numbers: dict[tuple[Verdict, Verdict], int] = {}
    found = impact_of(KVO_2015, new, given_corpus(areas()))
    changed = {area.name: area for area in found.changed}
    for dossier in areas():
        was, now = assess(KVO_2015, dossier), assess(new, dossier)
        numbers[was.verdict, now.verdict] = numbers.get((was.verdict, now.verdict), 0) + 1
        before, after = statuses(was), statuses(now)
        moves = {name: (before[name], it) for name, it in after.items() if before[name] is not it}
        area = changed.get(dossier.id or "")
        assert ({} if area is None else {m.id: (m.before, m.after) for m in area.norms}) == moves
        stars = {s.id: (o.status, s.status) for o, s in zip(was.stars, now.stars, strict=True)}
        moved = {name: pair for name, pair in stars.items() if pair[0] is not pair[1]}
        assert ({} if area is None else {m.id: (m.before, m.after) for m in area.stars}) == moved
    assert {(it.before, it.after): it.areas for it in found.verdicts} == numbers


def statuses(found: Assessment) -> dict[str, Status]:
    norms = [*found.norms, *(norm for star in found.stars for norm in star.norms)]
    return {norm.id: norm.status for norm in norms}


@pytest.mark.parametrize("change", CHANGES)
def test_numbers_add_up(change: str) -> None:
    """
    Each area is counted once wherever areas are counted, and what was, less and more, is what is.
    """
    found = impact_of(KVO_2015, CHANGES[change], given_corpus(areas()))
    before = sum(it.areas for it in found.verdicts if it.before is MET)
    after = sum(it.areas for it in found.verdicts if it.after is MET)
    assert found.areas == len(areas()) == sum(it.areas for it in found.verdicts)
    assert found.areas == sum(kind.areas for kind in found.kinds)
    assert before == sum(kind.certificates_before or 0 for kind in found.kinds)
    assert after == sum(kind.certificates_after or 0 for kind in found.kinds)
    assert before - found.lost + found.gained == after
    assert found.lost + found.gained > 0
    assert [s.before - s.lost + s.gained for s in found.stars] == [s.after for s in found.stars]
    for norm in found.norms:
        assert norm.alone_lost <= norm.verdicts_lost <= found.lost
        assert norm.alone_gained <= norm.verdicts_gained <= found.gained


@pytest.mark.parametrize("change", CHANGES)
def test_a_norm_decides_where_the_verdict_would_be_as_it_was(change: str) -> None:
    """
    With that norm of the old edition put into the new one, the verdict is as it was; with another
    cause that does not decide, it is not.
    """
    new = CHANGES[change]
    dossiers = {dossier.id: dossier for dossier in areas()}
    before = {norm.id: norm for section in KVO_2015.sections for norm in section.norms}
    seen = set()
    for area in impact_of(KVO_2015, new, given_corpus(areas())).changed:
        assert bool(area.causes) == (area.before is not area.after)
        for cause in area.causes[:3]:
            as_it_was = attrs.evolve(
                new,
                sections=tuple(
                    attrs.evolve(
                        section,
                        norms=tuple(
                            before[norm.id] if norm.id == cause.norm else norm
                            for norm in section.norms
                        ),
                    )
                    for section in new.sections
                ),
            )
            verdict = assess(as_it_was, dossiers[area.name]).verdict
            assert (verdict is area.before) == cause.decisive
            seen.add(cause.decisive)
    assert True in seen


def test_what_is_called_looser_or_stricter_moves_no_area_the_other_way() -> None:
    """
    Where the comparison calls all changes looser no area loses a norm, where stricter none gains.
    """
    seen = set()
    corpus = given_corpus(areas(25))
    for parameter in KVO_2015.parameters:
        value = parameter.value
        if isinstance(value, bool | str | tuple) or not isinstance(value, int | Decimal):
            continue
        step = 1 if isinstance(value, int) else Decimal("0.15")
        for changed in (value + step, value - step):
            new = other(**{parameter.id: changed})
            becoming = {norm.becoming for norm in compare_editions(KVO_2015, new).norms}
            found = impact_of(KVO_2015, new, corpus, jobs=1)
            if becoming == {Becoming.LOOSER}:
                assert found.lost == sum(norm.lost for norm in found.norms) == 0
            if becoming == {Becoming.STRICTER}:
                assert found.gained == sum(norm.gained for norm in found.norms) == 0
            seen |= becoming
    assert {Becoming.LOOSER, Becoming.STRICTER} <= seen


def test_the_same_edition_changes_nothing() -> None:
    """
    An edition against itself moves no area.
    """
    found = impact_of(KVO_2015, KVO_2015, given_corpus(areas()))
    assert (found.changed, found.norms, found.lost, found.gained) == ((), (), 0, 0)


def test_processes_change_nothing() -> None:
    """
    Several processes find what one finds, in the same order.
    """
    corpus = generated_corpus(count=220, seed=3)
    assert impact_of(KVO_2015, STRICTER, corpus, jobs=2) == impact_of(
        KVO_2015, STRICTER, corpus, jobs=1
    )


def test_files_lines_and_memory_are_alike(tmp_path: Path) -> None:
    """
    A folder of TOML, of JSON, a file of lines, one that is made up and dossiers in memory agree.
    """
    lines = tmp_path / "gebieden.ndjson"
    made = files(KVO_2015, count=12, seed=3, layout="line")
    lines.write_text("\n" + "".join(file.text for file in made), encoding="utf-8")
    folder = tmp_path / "map"
    folder.mkdir()
    for place, dossier in enumerate(areas()[:12]):
        write_dossier(dossier, folder / f"{place:02}.{'toml' if place % 2 else 'json'}")
    corpora = [corpus_of(lines), corpus_of(folder), corpus_of("generated:12:3")]
    expected = unnamed(impact_of(KVO_2015, STRICTER, given_corpus(areas()[:12])))
    assert expected.changed != ()
    for corpus in corpora:
        assert unnamed(impact_of(KVO_2015, STRICTER, corpus)) == expected
    one = impact_of(KVO_2015, STRICTER, corpus_of(folder / "00.json"))
    assert one.areas == 1


def unnamed(found: Impact) -> Impact:
    changed = tuple(attrs.evolve(area, name="") for area in found.changed)
    return attrs.evolve(found, corpus="", changed=changed)


def test_broken_dossiers_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """
    What cannot be read, is of another edition or has no day is counted with its faults.
    """
    (tmp_path / "a.toml").write_text('format = "kvo-norms/dossier/1"\nareaa = 1\n')
    write_dossier(areas()[0], tmp_path / "b.toml")
    write_dossier(attrs.evolve(areas()[1], edition="kvo-2008"), tmp_path / "c.json")
    write_dossier(attrs.evolve(areas()[2], as_of=None), tmp_path / "d.json")
    (tmp_path / "e.ndjson").write_text("\n{]\n[]\n", encoding="utf-8")
    found = impact_of(KVO_2015, STRICTER, corpus_of(tmp_path))
    assert found.areas == 1
    told = {dossier.name: dossier.faults[0] for dossier in found.unread}
    assert told["a.toml"].startswith("2:1: areaa: ")
    assert told["a.toml"].endswith("; did you mean 'area'?")
    assert told["c.json"] == "it is of edition kvo-2008, not of kvo-2015"
    assert told["d.json"].startswith("the day of the assessment is unknown; give --on")
    assert sorted(told) == ["a.toml", "c.json", "d.json", "e.ndjson:2", "e.ndjson:3"]


def test_a_dossier_that_does_not_fit_the_new_edition_is_named() -> None:
    """
    A word that the new edition has no more keeps a dossier from being compared.
    """
    kinds = attrs.evolve(
        next(it for it in KVO_2015.vocabularies if it.id == "area_kinds"), words=()
    )
    new = attrs.evolve(
        KVO_2015,
        vocabularies=tuple(kinds if it.id == kinds.id else it for it in KVO_2015.vocabularies),
    )
    found = impact_of(KVO_2015, new, given_corpus(areas()[:5]))
    assert found.areas == 0
    assert found.unread[0].faults[0].startswith("by kvo-2015: area.kind: undeclared word")


def test_dossiers_are_carried_over() -> None:
    """
    From one edition to the next dossiers go over the crosswalk, as `convert` carries them.
    """
    dossiers = tuple(portfolio(KVO_2008, count=12, seed=1))
    found = impact_of(KVO_2008, KVO_2015, given_corpus(dossiers))
    assert found.carried
    changed = {area.name: area.after for area in found.changed}
    for dossier in dossiers:
        carried = convert(dossier, previous=KVO_2008, edition=KVO_2015).dossier
        verdict = assess(KVO_2015, carried, on=dossier.as_of).verdict
        assert changed[dossier.id or ""] is verdict
    known = {norm.id for it in (KVO_2008, KVO_2015) for norm in norms_of(it)}
    assert {norm.id for norm in found.norms} <= known


def steps(*values: str) -> list[tuple[str, Edition]]:
    return [(value, other(survey_response_min=Decimal(value))) for value in values]


def test_a_sweep_is_an_impact_at_each_value() -> None:
    """
    Each point has the numbers of the impact of that value; at the value of now nothing moves; a
    higher threshold never lets more areas through.
    """
    corpus = given_corpus(areas(40))
    at = steps("0.10", "0.20", "0.30", "0.40", "0.50")
    found = sweep_of(KVO_2015, KVO_2015, at, corpus, parameter="survey_response_min")
    for point, (_, new) in zip(found.points, at, strict=True):
        single = impact_of(KVO_2015, new, corpus, jobs=1)
        assert (point.lost, point.gained) == (single.lost, single.gained)
        assert point.met == sum(it.areas for it in single.verdicts if it.after is MET)
        assert point.met + point.open + point.not_met == found.areas
        assert [norm.id for norm in point.norms] == ["veiligheidsanalyse.respons"]
    assert found.points[2] == found.before
    met = [point.met for point in found.points]
    assert met == sorted(met, reverse=True)
    assert met[0] > met[-1]


SETTINGS = {
    "survey_response_min=0.25": ("survey_response_min", Decimal("0.25")),
    "$large_area = groot": ("large_area", "groot"),
    "meeting_interval=P3M": ("meeting_interval", "P3M"),
    "x=2015-01-01": ("x", date(2015, 1, 1)),
    'x=["a", "b"]': ("x", ["a", "b"]),
    "x=true": ("x", True),
}


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_are_read_as_toml(text: str) -> None:
    """
    A value is what the file would hold; quotes of a word may be left out.
    """
    assert read_setting(text, "--set") == SETTINGS[text]


def test_sweeps_are_read() -> None:
    """
    Both ends belong to a sweep, and steps are exact.
    """
    assert read_sweep("x=0.10:0.30:0.10", "--sweep")[1] == tuple(
        map(Decimal, ("0.10", "0.20", "0.30"))
    )
    assert read_sweep("x=1:6:2", "--sweep")[1] == (1, 3, 5)
    assert read_sweep("x=P3M,P6M", "--sweep")[1] == ("P3M", "P6M")
    assert read_sweep('x=["a", "b"],["b"]', "--sweep")[1] == (["a", "b"], ["b"])
    assert read_sweep('x="1",2', "--sweep")[1] == ("1", 2)
    tenths = read_sweep("x=0.1:0.9:0.1", "--sweep")[1]
    assert tenths == tuple(Decimal(tenth) / 10 for tenth in range(1, 10))


REFUSED = {
    ("survey_response_mn=0.2",): "unknown parameter of kvo-2015 'survey_response_mn'; did you mean",
    ("survey_response_min=2.5",): (
        "a share lies from 0 to 1, found 2.5 in the parameter '$survey_response_min'; write 0.30"
    ),
    ("survey_response_min=veel",): "write a number from 0 to 1, such as 0.30",
    ("survey_response_min",): "cannot read '--set survey_response_min'; write --set",
    ("survey_response_min=1\ny=2",): "is no value; write it as in a file",
    ("survey_response_min=nan",): "--set survey_response_min=NaN: not a finite number",
    ("survey_response_min=1e9999999999999999999",): "a number too large or too small",
    ("survey_response_min=10:00:00",): "found the time 10:00:00",
    (f"survey_response_min={'[' * 5000}",): "is no value; write it as in a file",
    ("survey_response_min={}",): "expected a single value or an array of them, found a table",
    ("large_area=1", "large_area=2"): "--set names large_area twice; give it one value",
}


@pytest.mark.parametrize("values", REFUSED, ids=lambda values: values[0].splitlines()[0])
def test_bad_values_are_told(values: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """
    A value is held against the norms as if it stood in the file, and faults name the option.
    """
    options = [part for value in values for part in ("--set", value)]
    assert main(["impact", "kvo-2015", "generated:1", *options]) == 2
    told = capsys.readouterr().err
    assert REFUSED[values] in told
    assert "--set" in told or "unknown parameter" in told


COMMANDS = {
    ("kvo-2015", "generated:5"): "nothing would change; name NEW before the dossiers",
    ("kvo-2008", "kvo-2015"): "'kvo-2015' is an edition, and no dossiers are named",
    ("kvo-2015", "kvo-2015", "nergens"): "there are no dossiers 'nergens'; the last argument",
    ("kvo-2015", "kvo-2015", "generated:veel"): "write generated:6000, or generated:6000:1",
    ("kvo-2015", "kvo-2015", "generated:0"): "0 dossiers tell nothing; ask for 1 or more",
    ("kvo-2015", "kvo-2016", "generated:1"): "unknown edition 'kvo-2016'; did you mean",
    (
        "kvo-2015",
        "generated:1",
        "--sweep",
        "large_area=1:2",
    ): "cannot read '--sweep large_area=1:2'",
    ("kvo-2015", "generated:1", "--sweep", "large_area=groot"): "is one value; use --set",
    ("kvo-2015", "generated:1", "--sweep", "survey_response_min=0:1:0"): "holds no value",
    (
        "kvo-2015",
        "generated:1",
        "--sweep",
        "survey_response_min=0:1:0.01",
    ): "101 values are too many",
    ("kvo-2015", "generated:1", "--sweep", "x=a:b:c"): "'x=a:b:c' does not go by numbers",
}

COMMANDS |= {
    ("kvo-2015", "generated:1", "--sweep", f"{name}={values}"): (
        f"--sweep names {twice} twice; give each value once"
    )
    for name, values, twice in (
        ("survey_response_min", "0.25,0.30,0.25", "0.25"),
        ("survey_response_min", "0.3,0.25,0.30", "0.30"),
        ("large_area", "1, 2, 1.0", "1.0"),
        ("meeting_interval", "P3M,P6M,P3M", '"P3M"'),
        ("mandatory_partners", '["gemeente"],["politie"],["gemeente"]', '["gemeente"]'),
    )
}

COMMANDS |= {
    ("kvo-2015", "generated:1", "--sweep", f"survey_response_min={values}"): "go by numbers"
    for values in ("0:inf:1", "nan:1:1", "0:1:nan", "0:1e99999999999999999999:1")
}


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda it: " ".join(it))
def test_bad_commands_are_told(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """
    What cannot be meant is told with what to write, and ends with 2.
    """
    assert main(["impact", *arguments]) == 2
    assert COMMANDS[arguments] in capsys.readouterr().err


def test_values_of_an_edition_from_python() -> None:
    """
    `read_edition` takes values in the place of those in the file; nothing else changes.
    """
    read = read_edition(FOLDER, parameters={"survey_response_min": Decimal("0.35")})
    assert [it.id for it in compare_editions(KVO_2015, read).norms] == [
        "veiligheidsanalyse.respons"
    ]
    assert read_edition(FOLDER, parameters={}) == KVO_2015
    with pytest.raises(InvalidInputError, match="expected a duration"):
        read_edition(FOLDER, parameters={"meeting_interval": "lang"})


def test_the_command(
    capsys: pytest.CaptureFixture[str], golden: Callable[[str, Path], None]
) -> None:
    """
    The text fits 80 columns, in both languages, and the code says whether something changes.
    """
    told = []
    for language in ("nl", "en"):
        shared = ["--lang", language, "--jobs", "1"]
        commands = (
            ["kvo-2015", "generated:30:3", "--set", "survey_response_min=0.45"],
            ["kvo-2015", "generated:30:3", "--sweep", "survey_response_min=0.20:0.40:0.10"],
            ["kvo-2008", "kvo-2015", "generated:4"],
        )
        for command in commands:
            assert main(["impact", *command, *shared]) == 1
            shown = capsys.readouterr().out
            assert max(map(len, shown.splitlines())) <= 80
            told.append(f"$ kvo-norms impact {' '.join(command)}\n\n{shown}")
    text = "\n".join(told)
    golden(text, Path(__file__).parent / "golden" / "impact.txt")
    same = ["impact", "kvo-2015", "generated:5", "--set", "survey_response_min=0.30"]
    assert main(same) == 0
    assert "Er verandert voor geen gebied iets." in capsys.readouterr().out


def test_for_programs(tmp_path: Path) -> None:
    """
    JSON is the result with its format; CSV has a row for each area that changes.
    """
    hostile = attrs.evolve(areas()[0], id="=cmd()")
    found = impact_of(KVO_2015, STRICTER, given_corpus((hostile, *areas()[1:30])))
    table = json.loads(as_json(found))
    assert table["format"] == "kvo-norms/impact/1"
    assert len(table["changed"]) == len(found.changed)
    head, *rows = csv.reader(io.StringIO(as_csv(found), newline=""))
    assert len(rows) == len(found.changed)
    for row, area in zip(rows, found.changed, strict=True):
        cells = dict(zip(head, row, strict=True))
        assert cells["name"].lstrip("'") == area.name
        lost = [it.id for it in area.norms if it.before in PASSING and it.after not in PASSING]
        assert cells["norms_lost"].split() == lost
    at = steps("0.20", "0.40")
    swept = sweep_of(
        KVO_2015, KVO_2015, at, given_corpus(areas(5)), parameter="survey_response_min"
    )
    _, *values = csv.reader(io.StringIO(as_csv(swept), newline=""))
    assert [row[1] for row in values] == ["0.20", "0.40"]
    assert json.loads(as_json(swept))["points"][1]["value"] == "0.40"


@pytest.mark.parametrize("option", ["--set", "--sweep"])
def test_the_page(option: str, tmp_path: Path) -> None:
    """
    The page needs nothing else, and its bars are as high as the numbers are.
    """
    value = "survey_response_min=" + {"--set": "0.45", "--sweep": "0.20:0.40:0.10"}[option]
    place = tmp_path / "effect.html"
    assert main(["impact", "kvo-2015", "generated:20", option, value, "-o", str(place)]) == 1
    page = place.read_text(encoding="utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert re.findall(r"(?:src|href)=\"(?!data:,)([^\"]*)", page) == []
    for picture in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        heights: dict[str, Decimal] = {}
        for box in ET.fromstring(picture).iter("rect"):  # noqa: S314
            x = box.attrib["x"]
            heights[x] = heights.get(x, Decimal(0)) + Decimal(box.attrib["height"])
        assert len(heights) == 3
        assert {round(height) for height in heights.values()} == {222}
    assert ("<svg" in page) == (option == "--sweep")


@pytest.mark.parametrize("areas", [1, 7, 300])
@pytest.mark.parametrize("length", [1, 4, 10, 12])
@pytest.mark.parametrize("here", [None, 0, 7, 24])
def test_axes(areas: int, length: int, here: int | None) -> None:
    """
    A number stands beside its own height, each label within the picture and clear of the others,
    and the value of now has its label.
    """
    piles = [
        Pile(
            value=f"{place:0{length}}",
            label=f"{place:0{length}}",
            numbers=(("met", "voldaan", areas - areas // 3), ("open", "open", areas // 3)),
            here=place == here,
        )
        for place in range(25)
    ]
    plot = plot_of(piles, heading="", title="")
    bottom, top = plot.grid[0].y, plot.grid[-1].y
    assert (plot.grid[0].text, plot.grid[-1].text) == ("0", str(areas))
    for mark in plot.grid:
        height = (bottom - mark.y) / (bottom - top) * areas
        assert height == pytest.approx(int(mark.text), abs=areas / 1000)
    ends = [
        (it.x - CHARACTER * len(it.text) / 2, it.x + CHARACTER * len(it.text) / 2)
        for it in plot.labels
    ]
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))
    assert ends[0][0] >= 0
    assert ends[-1][1] <= plot.width + 0.1
    assert [it.text for it in plot.labels if "*" in it.text] == [
        f"{pile.label}*" for pile in piles if pile.here
    ]


def test_long_values_are_numbered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Values that do not fit beside a bar are named once, and told apart by their numbers.
    """
    lists = ['["gemeente", "politie"]', '["gemeente", "politie", "brandweer", "ondernemers"]']
    command = [
        "impact",
        "kvo-2015",
        "generated:1",
        "--sweep",
        f"mandatory_partners={','.join(lists)}",
    ]
    assert main(command) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert [f"  {number}: {it}" in shown for number, it in enumerate(lists, 1)] == [True, True]
    assert re.findall(r"^  (\d \*?) *█", shown, re.MULTILINE)[:2] == ["1 ", "2 *"]
    place = tmp_path / "effect.html"
    assert main([*command, "-o", str(place)]) == 0
    assert f"2: {escape(lists[1])}" in place.read_text(encoding="utf-8")


def test_the_value_of_now_is_known_however_it_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """
    A step that is the value of the file bears the mark, also where the file has more digits.
    """
    main(["impact", "kvo-2015", "generated:1", "--sweep", "survey_response_min=0.2:0.4:0.1"])
    shown = capsys.readouterr().out
    assert shown.startswith("kvo-2015 → kvo-2015\n1 gebied, generated:1:0\n")
    assert "\n  0.30 *" in shown


@pytest.mark.skipif("KVO_NORMS_LARGE" not in os.environ, reason="takes long; see .ci/long")
def test_six_thousand_within_ten_seconds(tmp_path: Path) -> None:
    """
    Six thousand dossiers take at most ten seconds on two processors.
    """
    lines = tmp_path / "gebieden.ndjson"
    with lines.open("w", encoding="utf-8") as opened:
        opened.writelines(f.text for f in files(KVO_2015, count=6000, seed=0, layout="line"))
    start = time.perf_counter()
    found = impact_of(KVO_2015, STRICTER, corpus_of(lines), jobs=2)
    assert (found.areas, found.unread) == (6000, ())
    assert time.perf_counter() - start < 10


def test_no_dossier_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The result never takes the place of a dossier that it is about.
    """
    place = tmp_path / "een.json"
    write_dossier(areas()[0], place)
    before = place.read_bytes()
    value = "survey_response_min=0.4"
    assert main(["impact", "kvo-2015", str(tmp_path), "--set", value, "-o", str(place)]) == 2
    assert "is what is read; name another file" in capsys.readouterr().err
    assert place.read_bytes() == before


def test_errors_are_of_the_library() -> None:
    """
    What `corpus_of` refuses is an error of this library.
    """
    with pytest.raises(KvoNormsError, match="there are no dossiers"):
        corpus_of("nergens")
