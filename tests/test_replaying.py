"""
Replays: the same is found to be the same, and whatever was altered is noticed and told apart.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from kvo_norms import (
    Area,
    Assessment,
    Dossier,
    Edition,
    InvalidInputError,
    Receipt,
    Replay,
    Status,
    Verdict,
    assess,
    edition,
    read_assessment,
    read_dossier,
    read_edition,
    read_receipt,
    replay,
    write_dossier,
)
from kvo_norms.assessing import receipt as receipts
from kvo_norms.authoring.workbook import filled_workbook
from kvo_norms.cli import main
from kvo_norms.compiling import Facts
from kvo_norms.evaluating.setting import Told
from kvo_norms.generating import portfolio
from kvo_norms.patterns import Not, Record
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting.json import as_data, as_json, as_table
from kvo_norms.writing import as_json as dossier_json

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
KVO_2015 = edition("kvo-2015")
LAGE_WEIDE = read_dossier(EXAMPLES / "lage-weide-2022.toml")
BUSINESS_PARK = read_dossier(EXAMPLES / "bedrijvenpark-2023.toml")
AREA = BUSINESS_PARK.area or Area()


def codes(found: Replay) -> list[str]:
    """
    What kinds of difference were found.
    """
    return [difference.code for difference in found.differences]


def reread(assessment: Assessment, folder: Path) -> Assessment:
    """
    The assessment, written and read.
    """
    (folder / "assessment.json").write_text(as_json(assessment), encoding="utf-8")
    return read_assessment(folder / "assessment.json")


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """
    The path to every value in JSON data, whole lists and tables included.
    """
    if path:
        yield path
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))


def altered(value: Any, rng: Random) -> Any:
    """
    Another value of the same type.
    """
    match value:
        case bool():
            return not value
        case int() | float():
            return value + rng.choice((-1, 1))
        case str():
            words = ["met", "not_met", "open", "not_applicable"]
            return rng.choice([word for word in words if word != value] + [value + "x"])
        case list() if value:
            return rng.choice((value[1:], [*value, value[0]]))
        case list():
            return ["x"]
        case _:
            return dict(list(value.items())[1:])


class TestSame:
    """
    What is as it was is found to be so.
    """

    @pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
    def test_examples(self, path: Path, tmp_path: Path) -> None:
        """
        The example dossiers, from the file of the assessment and from the receipt alone.
        """
        dossier = read_dossier(path)
        made = edition(dossier.edition or "")
        assessment = reread(assess(made, dossier), tmp_path)
        found = replay(assessment, edition=made, dossier=dossier)
        assert (found.same, found.differences, found.remarks) == (True, (), ())
        assert replay(assessment.receipt, edition=made, dossier=dossier) == found
        assert (found.sha256, found.on) == (assessment.receipt.sha256, dossier.as_of)

    @pytest.mark.parametrize("name", ["kvo-2008", "kvo-2015"])
    def test_portfolio(self, name: str, tmp_path: Path) -> None:
        """
        Made-up dossiers of both editions.
        """
        made = edition(name)
        for dossier in portfolio(made, count=8, seed=4):
            assessment = reread(assess(made, dossier), tmp_path)
            assert replay(assessment, edition=made, dossier=dossier).differences == ()

    def test_another_version(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Another version of the library is not wrong by itself; it is remarked on.
        """
        with monkeypatch.context() as patched:
            patched.setattr(receipts, "VERSION", "0.0.7")
            assessment = assess(KVO_2015, LAGE_WEIDE)
            assessment = attrs.evolve(assessment, receipt=assessment.receipt)
        found = replay(assessment, edition=KVO_2015, dossier=LAGE_WEIDE)
        assert (found.same, found.library) == (True, "0.0.7")
        assert [it.code for it in found.remarks] == ["library_differs"]
        (norm,) = (it for it in assessment.norms if it.id == "samenwerking.voorzitter")
        norms = tuple(
            attrs.evolve(it, gaps=it.gaps[:-1]) if it is norm else it for it in assessment.norms
        )
        otherwise = attrs.evolve(assessment, norms=norms)
        found = replay(otherwise, edition=KVO_2015, dossier=LAGE_WEIDE)
        assert found.same
        assert [(it.code, it.norm) for it in found.remarks] == [
            ("library_differs", None),
            ("explanation_differs", norm.id),
        ]


class TestAltered:
    """
    Each kind of alteration has a code of its own.
    """

    def test_a_status_in_the_file(self) -> None:
        """
        An assessment that does not fit its receipt.
        """
        assessment = assess(KVO_2015, LAGE_WEIDE)
        norms = [*assessment.norms]
        place = [norm.status for norm in norms].index(Status.OPEN)
        norms[place] = attrs.evolve(norms[place], status=Status.NOT_MET)
        forged = attrs.evolve(assessment, norms=tuple(norms), receipt=assessment.receipt)
        found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
        (difference,) = found.differences
        assert (difference.code, difference.norm) == ("assessment_altered", norms[place].id)
        assert (difference.said, difference.now) == ("not_met", "open")
        assert difference.path == ("norms", place, "status")

    def test_a_forged_receipt(self) -> None:
        """
        Receipt and assessment altered alike, with a digest that fits: the result is another.
        """
        assessment = assess(KVO_2015, LAGE_WEIDE)
        open_norm = next(norm for norm in assessment.norms if norm.status.value == "open")
        norms = tuple(
            attrs.evolve(it, status=Status.MET, gaps=()) if it is open_norm else it
            for it in assessment.norms
        )
        own = assessment.receipt
        forged = receipts.receipt_of(
            attrs.evolve(assessment, norms=norms), edition=KVO_2015, dossier=LAGE_WEIDE
        )
        assert forged != own
        found = replay(
            attrs.evolve(assessment, norms=norms, receipt=forged),
            edition=KVO_2015,
            dossier=LAGE_WEIDE,
        )
        (difference,) = found.differences
        assert (difference.code, difference.norm) == ("result_differs", open_norm.id)
        assert (difference.said, difference.now) == ("met", "open")
        assert difference.part == open_norm.gaps[0].path
        assert open_norm.gaps[0].sentence.nl in difference.sentence.nl

    def test_a_receipt(self) -> None:
        """
        A receipt that does not fit its digest, in any of its parts.
        """
        receipt = assess(KVO_2015, LAGE_WEIDE).receipt
        name, status = receipt.statuses[0]
        others: dict[str, Any] = {
            "library": "9.9",
            "dossier_sha256": "0" * 64,
            "edition_sha256": "0" * 64,
            "statuses": ((name, Status.MET), *receipt.statuses[1:]),
        }
        assert status.value != "met"
        for part, value in others.items():
            forged = attrs.evolve(receipt, **{part: value})
            found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
            assert codes(found) == ["receipt_altered"], part
        forged = attrs.evolve(receipt, sha256="0" * 64)
        found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
        assert codes(found) == ["receipt_altered"]

    def test_a_dossier(self) -> None:
        """
        A dossier with another value, whether it matters or not.
        """
        assessment = assess(KVO_2015, BUSINESS_PARK)
        noted = attrs.evolve(BUSINESS_PARK, note="Iets anders.")
        found = replay(assessment, edition=KVO_2015, dossier=noted)
        assert (codes(found), found.remarks) == (["dossier_altered"], ())
        renamed = attrs.evolve(BUSINESS_PARK, id="park", area=attrs.evolve(AREA, name="Elders"))
        found = replay(assessment, edition=KVO_2015, dossier=renamed)
        assert codes(found) == ["dossier_altered"]
        fewer = attrs.evolve(BUSINESS_PARK, partners=(BUSINESS_PARK.partners or ())[1:])
        found = replay(assessment, edition=KVO_2015, dossier=fewer)
        assert codes(found) == ["dossier_altered", "result_differs"]
        difference = found.differences[1]
        assert (difference.norm, difference.part) == ("samenwerking.partners", ("partners",))
        assert (difference.said, difference.now) == ("met", "not_met")

    def test_an_edition(self) -> None:
        """
        Another id, another revision, and the same of both with other contents.
        """
        assessment = assess(KVO_2015, BUSINESS_PARK)

        def of(made: Edition) -> list[str]:
            return codes(replay(assessment, edition=made, dossier=BUSINESS_PARK))

        title = attrs.evolve(KVO_2015.title, en="Another title")
        assert of(attrs.evolve(KVO_2015, title=title)) == ["edition_altered"]
        assert of(attrs.evolve(KVO_2015, revision=2)) == ["revision_differs"]
        assert of(attrs.evolve(KVO_2015, id="kvo-2016")) == ["edition_differs"]

    def test_a_norm(self) -> None:
        """
        A norm that asks the contrary: the edition is altered, and the first norm that differs is
        named.
        """
        section = KVO_2015.sections[0]
        norm = next(it for it in section.norms if it.id == "samenwerking.voorzitter")
        assert norm.requires is not None
        contrary = Record(entries=(Not(pattern=norm.requires),))
        norms = tuple(
            attrs.evolve(it, requires=contrary) if it is norm else it for it in section.norms
        )
        made = attrs.evolve(
            KVO_2015,
            sections=(attrs.evolve(section, norms=norms), *KVO_2015.sections[1:]),
        )
        assessment = assess(KVO_2015, BUSINESS_PARK)
        found = replay(assessment, edition=made, dossier=BUSINESS_PARK)
        assert codes(found) == ["edition_altered", "result_differs"]
        assert found.differences[1].norm == norm.id

    def test_a_verdict_and_an_explanation(self) -> None:
        """
        What the receipt does not say, where all else is the same.
        """
        assessment = assess(KVO_2015, LAGE_WEIDE)
        certificate = attrs.evolve(assessment.certificate, conditional=False)
        norm = next(it for it in assessment.norms if it.gaps)
        norms = tuple(
            attrs.evolve(it, gaps=it.gaps[1:]) if it is norm else it for it in assessment.norms
        )
        for change, path in (
            ({"verdict": Verdict.MET}, ("verdict",)),
            ({"certificate": certificate}, ("certificate", "conditional")),
            ({"norms": norms}, ("norms", assessment.norms.index(norm), "gaps", 0)),
        ):
            forged = attrs.evolve(assessment, receipt=assessment.receipt, **change)
            found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
            (difference,) = found.differences
            assert difference.code == "assessment_altered"
            assert difference.path[: len(path)] == path

    def test_where_long_texts_differ(self) -> None:
        """
        Of a long text is shown where it differs; of a list or table, its JSON.
        """
        assessment = assess(KVO_2015, LAGE_WEIDE)
        place, norm = next(
            (place, it)
            for place, it in enumerate(assessment.norms)
            if it.gaps and len(it.gaps[0].sentence.nl) > 120
        )
        gap = norm.gaps[0]
        longer = attrs.evolve(gap.sentence, nl=f"{gap.sentence.nl[:-1]}, of niet.")
        for change, said in (
            ({"sentence": longer}, "of niet.”"),
            ({"found": ("dag", "donker")}, 'er staat ["dag", "donker"]'),
        ):
            others = attrs.evolve(norm, gaps=(attrs.evolve(gap, **change), *norm.gaps[1:]))
            norms = tuple(others if it is norm else it for it in assessment.norms)
            forged = attrs.evolve(assessment, receipt=assessment.receipt, norms=norms)
            found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
            (difference,) = found.differences
            assert difference.path[:2] == ("norms", place)
            assert said in difference.sentence.nl

    def test_other_heads(self) -> None:
        """
        Edition, revision and day of an assessment are those of its receipt.
        """
        assessment = assess(KVO_2015, LAGE_WEIDE)
        heads: dict[str, Any] = {"edition": "kvo-2008", "revision": 7, "on": date(2022, 6, 15)}
        for name, value in heads.items():
            forged = attrs.evolve(assessment, receipt=assessment.receipt, **{name: value})
            found = replay(forged, edition=KVO_2015, dossier=LAGE_WEIDE)
            (difference,) = found.differences
            assert (difference.code, difference.path) == ("assessment_altered", (name,))

    def test_norms_that_are_no_more(self) -> None:
        """
        A norm that only the receipt knows, and one that only the edition knows.
        """
        assessment = assess(KVO_2015, BUSINESS_PARK)
        first, *sections = KVO_2015.sections
        fewer = attrs.evolve(
            KVO_2015, sections=(attrs.evolve(first, norms=first.norms[1:]), *sections)
        )
        gone = first.norms[0].id
        found = replay(assessment, edition=fewer, dossier=BUSINESS_PARK)
        assert codes(found) == ["edition_altered", "result_differs"]
        assert (found.differences[1].norm, found.differences[1].now) == (gone, None)
        before = assess(fewer, BUSINESS_PARK)
        found = replay(before, edition=KVO_2015, dossier=BUSINESS_PARK)
        assert (found.differences[1].norm, found.differences[1].said) == (gone, None)
        shorter = attrs.evolve(before, receipt=assessment.receipt)
        found = replay(shorter, edition=KVO_2015, dossier=BUSINESS_PARK)
        assert (codes(found), found.differences[0].norm) == (["assessment_altered"], gone)

    def test_what_was_lacking_and_is_no_longer(self) -> None:
        """
        Where a norm is met now, the gap that is gone says why.
        """
        fewer = attrs.evolve(BUSINESS_PARK, partners=(BUSINESS_PARK.partners or ())[1:])
        found = replay(assess(KVO_2015, fewer), edition=KVO_2015, dossier=BUSINESS_PARK)
        difference = found.differences[1]
        assert (difference.said, difference.now) == ("not_met", "met")
        assert "Dit geldt niet meer: " in difference.sentence.nl
        assert difference.part == ("partners",)

    @pytest.mark.parametrize("dossier", [LAGE_WEIDE, BUSINESS_PARK], ids=lambda it: it.id)
    def test_any_single_change(self, dossier: Dossier, tmp_path: Path) -> None:
        """
        Whatever one place of the file says otherwise, it is refused or noticed.
        """
        rng, file = Random(3), tmp_path / "assessment.json"
        whole = as_data(assess(KVO_2015, dossier))
        places = rng.sample([*leaves(whole)], 60)
        noticed = 0
        for path in places:
            data = copy.deepcopy(whole)
            *holders, last = path
            holder: Any = data
            for key in holders:
                holder = holder[key]
            holder[last] = altered(holder[last], rng)
            file.write_text(json.dumps(data), encoding="utf-8")
            try:
                read = read_receipt(file)
            except InvalidInputError:
                continue
            assert isinstance(read, Assessment)
            if as_data(read) == whole:
                continue  # a key that says the same as its absence
            found = replay(read, edition=KVO_2015, dossier=dossier)
            assert not found.same, path
            noticed += 1
        assert noticed > len(places) / 3


class TestEvaluators:
    """
    The second evaluator is always asked.
    """

    def test_a_norm(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A program that says otherwise of one norm.
        """
        receipt = assess(KVO_2015, BUSINESS_PARK).receipt
        honest = Facts.told

        def lying(self: Facts, on: date, judged: Any = ()) -> tuple[tuple[int, ...], Told | None]:
            values, told = honest(self, on, judged)
            return (0, *values[1:]), told

        monkeypatch.setattr(Facts, "told", lying)
        found = replay(receipt, edition=KVO_2015, dossier=BUSINESS_PARK)
        assert codes(found) == ["result_differs", "evaluators_disagree"]
        difference = found.differences[1]
        assert (difference.norm, difference.said, difference.now) == (
            receipt.statuses[0][0],
            "not_met",
            "met",
        )

    def test_another_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The form of the program that serves for other days is asked too.
        """
        receipt = assess(KVO_2015, BUSINESS_PARK).receipt
        honest = Facts.values

        def lying(self: Facts, on: date, judged: Any = ()) -> tuple[int, ...]:
            return (0, *honest(self, on, judged)[1:])

        monkeypatch.setattr(Facts, "values", lying)
        found = replay(receipt, edition=KVO_2015, dossier=BUSINESS_PARK)
        assert codes(found) == ["evaluators_disagree"]

    def test_a_node(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A program that comes to the right status by a wrong count.
        """
        receipt = assess(KVO_2015, BUSINESS_PARK).receipt
        honest = Told.of

        def lying(self: Told, asked: Any, path: Any) -> tuple[list[int], list[Any]] | None:
            found = honest(self, asked, path)
            if found is None or path != ("meetings",) or not found[0]:
                return found
            return [found[0][0] + 1, *found[0][1:]], found[1]

        monkeypatch.setattr(Told, "of", lying)
        found = replay(receipt, edition=KVO_2015, dossier=BUSINESS_PARK)
        assert codes(found) == ["evaluators_disagree"]
        (difference,) = found.differences
        assert difference.part == ("meetings",)
        assert int(difference.said or 0) == int(difference.now or 0) + 1


class TestCommand:
    """
    The command reads the receipt, finds the dossier and tells the difference by its exit code.
    """

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """
        An assessment, its receipt, its dossier, and files that are something else.
        """
        assessment = assess(KVO_2015, BUSINESS_PARK)
        (tmp_path / "assessment.json").write_text(as_json(assessment), encoding="utf-8")
        receipt = json.dumps(as_table(assessment.receipt))
        (tmp_path / "receipt.json").write_text(receipt, encoding="utf-8")
        shutil.copy(EXAMPLES / "winkelhof-2023.toml", tmp_path)
        (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
        (tmp_path / "dossiers").mkdir()
        return tmp_path

    @pytest.mark.parametrize("form", ["toml", "json", "xlsx", "ndjson"])
    def test_finds_the_dossier(
        self, form: str, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        By its digest, in every form that an audit reads; from both kinds of file.
        """
        file = folder / "dossiers" / f"park.{form}"
        if form == "ndjson":
            lines = [json.dumps(json.loads(dossier_json(it))) for it in (LAGE_WEIDE, BUSINESS_PARK)]
            file.write_text("\n".join(["{", *lines]) + "\n", encoding="utf-8")
        elif form == "xlsx":
            file.write_bytes(filled_workbook(BUSINESS_PARK, KVO_2015, language="nl"))
        else:
            write_dossier(BUSINESS_PARK, file)
        for name in ("assessment.json", "receipt.json"):
            assert main(["replay", str(folder / name)]) == 0
            assert "\nHetzelfde.\n" in capsys.readouterr().out
        given = ["--dossier", str(file), "--edition", "kvo-2015", "--lang", "en"]
        assert main(["replay", str(folder / "receipt.json"), *given]) == 0
        assert "\nThe same.\n" in capsys.readouterr().out

    def test_an_altered_dossier(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        It is known by its id, or because it is the one that was named.
        """
        altered = attrs.evolve(BUSINESS_PARK, note="Iets anders.")
        write_dossier(altered, folder / "dossiers" / "park.json")
        output = folder / "replay.json"
        assert main(["replay", str(folder / "assessment.json"), "-o", str(output)]) == 1
        data = json.loads(output.read_text(encoding="utf-8"))
        assert (data["format"], data["same"]) == ("kvo-norms/replay/1", False)
        assert [it["code"] for it in data["differences"]] == ["dossier_altered"]
        output.unlink()
        named = ["--dossier", str(folder / "dossiers" / "park.json"), "--lang", "en"]
        assert main(["replay", str(folder / "receipt.json"), *named]) == 1
        shown = capsys.readouterr().out
        assert "Not the same.\n- The dossier was altered" in shown
        assert max(map(len, shown.splitlines())) <= 80

    def test_the_dossier_is_not_written_over(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        Nor when it was found and not named; an earlier replay in the folder is.
        """
        file = folder / "dossiers" / "park.json"
        write_dossier(BUSINESS_PARK, file)
        before = file.read_bytes()
        arguments = ["replay", str(folder / "receipt.json"), "-o"]
        assert main([*arguments, str(file)]) == 2
        assert "is what is read" in capsys.readouterr().err
        assert file.read_bytes() == before
        for _ in range(2):
            assert main([*arguments, str(folder / "replay.json")]) == 0

    def test_an_edition_in_a_folder(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Without its folder it ends with 2 and says what to name.
        """
        own = folder / "own"
        shutil.copytree(catalogue_folder() / "kvo-2015", own)
        header = own / "edition.toml"
        text = header.read_text(encoding="utf-8")
        header.write_text(text.replace('id = "kvo-2015"', 'id = "proef"'), encoding="utf-8")
        write_dossier(BUSINESS_PARK, folder / "park.json")
        assessment = as_json(assess(read_edition(own), BUSINESS_PARK))
        (folder / "own.json").write_text(assessment, encoding="utf-8")
        assert main(["replay", str(folder / "own.json")]) == 2
        told = capsys.readouterr().err
        assert "edition 'proef', which is not a shipped one; name its folder with --edition" in told
        assert main(["replay", str(folder / "own.json"), "--edition", str(own)]) == 0

    def test_could_not_run(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Without the dossier, the edition or a receipt that can be read it ends with 2 and says why.
        """
        receipt = folder / "receipt.json"
        assert main(["replay", str(receipt)]) == 2
        assert "no dossier in" in capsys.readouterr().err
        assert main(["replay", str(receipt), "--edition", "kvo-2051"]) == 2
        assert "unknown edition 'kvo-2051'" in capsys.readouterr().err
        assert main(["replay", str(receipt), "--dossier", str(folder / "broken.toml")]) == 2
        assert "broken.toml:1" in capsys.readouterr().err
        data = json.loads(receipt.read_text(encoding="utf-8"))
        receipt.write_text(json.dumps({**data, "revision": "1", "extra": 1}), encoding="utf-8")
        assert main(["replay", str(receipt)]) == 2
        told = capsys.readouterr().err
        assert "/revision: expected a whole number" in told
        assert "/extra: unknown" in told
        assert "2 faults" in told
        assert main(["replay", str(folder / "winkelhof-2023.toml")]) == 2
        assert "expected kvo-norms/assessment/1" in capsys.readouterr().err


def test_a_receipt_alone_is_read(tmp_path: Path) -> None:
    """
    Every field of a receipt comes back.
    """
    receipt = assess(KVO_2015, LAGE_WEIDE).receipt
    (tmp_path / "receipt.json").write_text(json.dumps(as_table(receipt)), encoding="utf-8")
    read = read_receipt(tmp_path / "receipt.json")
    assert (type(read), read) == (Receipt, receipt)
