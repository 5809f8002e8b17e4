"""
Generated portfolios: what they promise, and ``kvo-norms generate``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest

from kvo_norms import (
    Dossier,
    Edition,
    InvalidInputError,
    Status,
    UnusableCallError,
    assess,
    edition,
    editions,
    read_dossier,
)
from kvo_norms.catalogue import Vocabulary, norms_of
from kvo_norms.cli import main
from kvo_norms.dossier.coherence import collections_of
from kvo_norms.durations import after
from kvo_norms.fitting import misfits
from kvo_norms.generating import GeneratedFile, Layout, files, portfolio
from kvo_norms.generating.breaking import broken, tabled
from kvo_norms.generating.chance import Chance
from kvo_norms.generating.faults import FAULTS
from kvo_norms.generating.keeping import Keeping
from kvo_norms.generating.names import place_name
from kvo_norms.generating.published import AREA_KINDS, FIRST_CERTIFICATES, PROBLEMS
from kvo_norms.generating.timeline import drawn_timeline, era_of
from kvo_norms.kinds import shapes_of

IDS = [it.id for it in editions()]
LAYOUTS: tuple[Layout, ...] = ("toml", "json", "line")
NEVER_NOT_MET = {"samenwerking.voorzitter", "samenwerking.afbakening", "samenwerking.afspraken"}
"""Norms that ask only whether single fields are there: what is not there is open, never not met."""

Captured = pytest.CaptureFixture[str]


@cache
def drawn(name: str, count: int, seed: int = 1) -> tuple[Dossier, ...]:
    return tuple(portfolio(edition(name), count=count, seed=seed))


def written(folder: Path, file: GeneratedFile, layout: Layout) -> Path:
    place = folder / f"{file.id}.{'toml' if layout == 'toml' else 'json'}"
    place.write_text(file.text, encoding="utf-8")
    return place


class TestChance:
    """
    The same draws everywhere.
    """

    def test_draws_are_fixed(self) -> None:
        """
        A seed gives these draws on every machine; others would change every portfolio.
        """
        chance = Chance("kvo", 1)
        found = (
            [chance.between(1, 100) for _ in range(4)],
            chance.some("abcdef", 4),
            chance.weighted((("a", 1.0), ("b", 3.0))),
            round(chance.around(100.0, 0.7), 6),
        )
        assert found == ([52, 47, 35, 54], ("e", "b", "a", "d"), "b", 56.442453)

    def test_bounds(self) -> None:
        """
        Both bounds are drawn, and nothing beyond them; one below the lower plays no part.
        """
        chance = Chance(1)
        assert {chance.between(2, 4) for _ in range(200)} == {2, 3, 4}
        assert chance.between(2, 1) == 2

    def test_weights_add_up_inexactly(self) -> None:
        """
        Something is drawn also where the weights' sum is rounded.
        """
        chance = Chance(2)
        assert {chance.weighted((("a", 0.0), ("b", 0.0))) for _ in range(3)} == {"b"}


class TestReproducible:
    """
    A dossier follows from the edition, the seed and its place.
    """

    @pytest.mark.parametrize("name", IDS)
    def test_longer_begins_with_shorter(self, name: str) -> None:
        """
        A longer portfolio begins with the shorter one.
        """
        assert drawn(name, 15) == drawn(name, 40)[:15]

    def test_seed(self) -> None:
        """
        Another seed gives other areas.
        """
        names = [{it.id for it in drawn("kvo-2015", 15, seed)} for seed in (1, 2)]
        assert len(names[0] & names[1]) <= 1

    def test_not_of_the_process(self) -> None:
        """
        The order of sets, which differs from run to run, plays no part.
        """
        program = (
            "from kvo_norms import edition\n"
            "from kvo_norms.generating import files\n"
            "drawn = files(edition('kvo-2015'), count=10, seed=3, broken_share=0.5)\n"
            "print([(it.id, it.fault, it.text) for it in drawn])"
        )
        shown = {
            subprocess.run(
                [sys.executable, "-c", program],
                env=os.environ | {"PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(shown) == 1

    def test_nothing_is_drawn_before_it_is_asked(self) -> None:
        """
        Dossiers come one after the other, so that any number of them fits into memory.
        """
        endless = portfolio(edition("kvo-2015"), count=10**15, seed=1)
        assert next(endless) == drawn("kvo-2015", 15)[0]

    def test_negative_count(self) -> None:
        """
        Fewer than none cannot be made, which is said at once.
        """
        with pytest.raises(UnusableCallError, match="give a count of 0 or more"):
            portfolio(edition("kvo-2015"), count=-1, seed=1)
        assert list(portfolio(edition("kvo-2015"), count=0, seed=1)) == []


class TestPlausible:
    """
    What a dossier says hangs together.
    """

    @pytest.mark.parametrize("name", IDS)
    def test_speaks_the_edition(self, name: str) -> None:
        """
        Every word, fact and norm is one of the edition's; nobody takes the dossier for a real one.
        """
        for dossier in drawn(name, 300):
            assert (misfits(dossier, edition(name)), dossier.fictional) == ([], True)
            assert dossier.edition == name

    @pytest.mark.parametrize("name", IDS)
    def test_days(self, name: str) -> None:
        """
        The dossier is of a day in force; what was done was done by then, and in order.
        """
        found = edition(name)
        for dossier in drawn(name, 300):
            assert dossier.as_of is not None
            assert found.valid_from <= dossier.as_of <= (found.valid_until or date.max)
            for item in _evidence(dossier):
                day = getattr(item, item.evidence_date)
                assert day is None or day <= dossier.as_of or getattr(item, "draft", False)
            for measure in dossier.measures or ():
                assert measure.carried_out is None or measure.carried_out <= dossier.as_of
                assert (measure.carried_out is None) or measure.status == "uitgevoerd"

    @pytest.mark.parametrize("name", IDS)
    def test_certificates_follow_each_other(self, name: str) -> None:
        """
        Each certificate begins the day after the one before it and is as long as when it began.
        """
        found = edition(name)
        for dossier in drawn(name, 300):
            history, application = dossier.certificates or (), dossier.application
            assert application is not None
            assert application.term in (None, len(history) + 1)
            assert application.previous_until == (history[-1].valid_until if history else None)
            for one, other in pairwise(history):
                assert (other.valid_from or date.min) > (one.valid_until or date.max)
            for certificate in history:
                first, last = certificate.valid_from, certificate.valid_until
                assert first is not None
                era = found if first >= found.valid_from else edition("kvo-2008")
                assert abs((after(first, era.certificate.duration) - (last or first)).days) <= 2

    @pytest.mark.parametrize("name", IDS)
    def test_published_shares(self, name: str) -> None:
        """
        Kinds of area and first certificates occur about as often as was published.
        """
        dossiers = drawn(name, 2000)
        kinds = Counter(it.area.kind for it in dossiers if it.area)
        total = sum(weight for _, weight in AREA_KINDS)
        for kind, weight in AREA_KINDS:
            assert kinds[kind] / len(dossiers) == pytest.approx(weight / total, abs=0.03)
        firsts = sum(it.certificates == () for it in dossiers)
        assert firsts / len(dossiers) == pytest.approx(FIRST_CERTIFICATES, abs=0.04)

    @pytest.mark.parametrize("name", IDS)
    def test_terms(self, name: str) -> None:
        """
        Areas ask for their first to sixth certificate.
        """
        terms = {it.application.term for it in drawn(name, 2000) if it.application}
        assert terms == {None, 1, 2, 3, 4, 5, 6}

    def test_names(self) -> None:
        """
        No two places of a portfolio share a name, and no two dossiers an id.
        """
        assert len({place_name(77, index) for index in range(20_000)}) == 20_000
        assert len({it.id for it in drawn("kvo-2015", 2000)}) == 2000

    def test_published_figures_say_where_from(self) -> None:
        """
        A figure has a source and a derivation, or neither; every problem is one that is declared.
        """
        declared = {
            word.id
            for v in edition("kvo-2015").vocabularies
            if v.id == "problems"
            for word in v.words
        }
        for problem in PROBLEMS:
            assert (problem.source is None) == (problem.derivation is None)
        assert {problem.word for problem in PROBLEMS} == declared


def _evidence(dossier: Dossier) -> Iterator[Any]:
    for items in collections_of(dossier).values():
        yield from (item for item in items or () if hasattr(item, "evidence_date"))


class TestSpread:
    """
    Everything that can happen to an area happens to some.
    """

    @pytest.mark.parametrize("seed", [1, 2, 3])
    @pytest.mark.parametrize("name", IDS)
    def test_verdicts_and_stars(self, name: str, seed: int) -> None:
        """
        In 300 dossiers every verdict and every outcome of every star occurs; about half are met.
        """
        found = edition(name)
        verdicts: Counter[str] = Counter()
        stars: dict[str, set[Status]] = defaultdict(set)
        for dossier in drawn(name, 300, seed):
            assessment = assess(found, dossier)
            verdicts[assessment.verdict.value] += 1
            for result in assessment.stars:
                stars[result.id].add(result.status)
        assert set(verdicts) == {"met", "not_met", "open"}
        assert 0.45 < verdicts["met"] / 300 < 0.65
        for star in found.stars:
            spared = set() if star.applies_when is not None else {Status.NOT_APPLICABLE}
            assert stars[star.id] == set(Status) - spared, star.id

    @pytest.mark.parametrize("name", IDS)
    def test_norms(self, name: str) -> None:
        """
        In 2,000 dossiers every norm is met, not met, open and, where it can be, not applicable.
        """
        found = edition(name)
        statuses: dict[str, set[Status]] = defaultdict(set)
        for dossier in drawn(name, 2000):
            assessment = assess(found, dossier)
            for star in ((), *(star.norms for star in assessment.stars)):
                for result in star or assessment.norms:
                    statuses[result.id].add(result.status)
        for norm in norms_of(found):
            can = {Status.MET, Status.OPEN}
            if norm.id not in NEVER_NOT_MET:
                can.add(Status.NOT_MET)
            if norm.applies_when is not None or norm.may_not_apply:
                can.add(Status.NOT_APPLICABLE)
            assert statuses[norm.id] == can, norm.id


class TestOtherEditions:
    """
    An edition that a user made may have other words, or hardly any.
    """

    def test_words_that_nobody_knows(self) -> None:
        """
        Words that the generator does not know are used where any word will do.
        """
        strange = _renamed(edition("kvo-2015"))
        for dossier in portfolio(strange, count=60, seed=1):
            assert misfits(dossier, strange) == []
            assert dossier.area is not None
            assert (dossier.area.kind or "").startswith("vreemd_")
            assert {it.level for it in dossier.analysis or ()} <= {
                None,
                *(f"vreemd_{word}" for word in ("geen", "laag", "middel", "hoog")),
            }
            assert all(it.status is None for it in dossier.measures or ())

    def test_no_words_at_all(self) -> None:
        """
        Without words there are dates and numbers.
        """
        bare = attrs.evolve(edition("kvo-2015"), vocabularies=(), facts=(), parameters=(), stars=())
        bare = attrs.evolve(bare, sections=(), crosswalk=None, valid_until=None)
        for dossier in portfolio(bare, count=60, seed=1):
            changed = attrs.evolve(dossier, certificates=(), application=None)
            assert misfits(changed, bare) == []
            assert (dossier.as_of or date.min).year <= 2021

    def test_crosswalk_of_an_edition_that_is_not_shipped(self) -> None:
        """
        Where nothing is known of the edition before, certificates were always as long as now.
        """
        ours = edition("kvo-2015")
        assert ours.crosswalk is not None
        crosswalk = attrs.evolve(ours.crosswalk, previous="van-een-ander")
        for dossier in portfolio(attrs.evolve(ours, crosswalk=crosswalk), count=40, seed=1):
            for certificate in dossier.certificates or ():
                assert certificate.valid_from is not None
                assert (certificate.valid_until or date.min).year - certificate.valid_from.year == 3

    def test_two_themes(self) -> None:
        """
        A plan has five measures also where there are fewer findings to answer.
        """
        ours = edition("kvo-2015")
        few = tuple(
            attrs.evolve(it, words=it.words[:2]) if it.id == "themes" else it
            for it in ours.vocabularies
        )
        for dossier in portfolio(attrs.evolve(ours, vocabularies=few), count=40, seed=1):
            current = [it for it in dossier.measures or () if it.plan == "huidig" and not it.extra]
            assert len(current) in (0, *range(2, 12))

    def test_a_time_at_which_no_certificate_can_end(self) -> None:
        """
        Where certificates got longer nobody recertifies for a while; who must, has a longer one.
        """
        day = date(2017, 3, 1)
        era = attrs.evolve(era_of(edition("kvo-2015")), first_day=day, last_day=day)
        for place in range(20):
            chance = Chance(place)
            keeping = Keeping(quality="middling", chance=chance)
            for certificate in drawn_timeline(chance, keeping, era).certificates:
                assert certificate.valid_from is not None
                assert certificate.valid_from.year == 2014

    def test_in_force_for_a_day(self) -> None:
        """
        All dossiers are of the only day there is, however that fits the certificates before it.
        """
        ours = edition("kvo-2015")
        brief = attrs.evolve(ours, valid_from=date(2017, 3, 1), valid_until=date(2017, 3, 1))
        days = {it.as_of for it in portfolio(brief, count=40, seed=1)}
        assert days == {date(2017, 3, 1)}


def _renamed(found: Edition) -> Edition:
    def strange(vocabulary: Vocabulary) -> Vocabulary:
        words = tuple(attrs.evolve(w, id=f"vreemd_{w.id}") for w in vocabulary.words)
        return attrs.evolve(vocabulary, words=words)

    return attrs.evolve(
        found,
        vocabularies=tuple(map(strange, found.vocabularies)),
        certificate=attrs.evolve(
            found.certificate,
            first_level="vreemd_basis_samenwerken",
            next_level="vreemd_continu_samenwerken",
        ),
    )


class TestFiles:
    """
    A portfolio as files.
    """

    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("name", IDS)
    def test_round_trip(self, name: str, layout: Layout, tmp_path: Path) -> None:
        """
        Each file reads as the dossier that was drawn.
        """
        found = edition(name)
        made = files(found, count=40, seed=1, layout=layout)
        for file, dossier in zip(made, drawn(name, 40), strict=True):
            assert file.fault is None
            assert read_dossier(written(tmp_path, file, layout), edition=found) == dossier

    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_broken_ones_are_refused(self, layout: Layout, tmp_path: Path) -> None:
        """
        What is broken is refused, and only that.
        """
        found = edition("kvo-2015")
        made = list(files(found, count=120, seed=1, broken_share=0.5, layout=layout))
        for file in made:
            place = written(tmp_path, file, layout)
            if file.fault is None:
                read_dossier(place, edition=found)
            else:
                with pytest.raises(InvalidInputError):
                    read_dossier(place, edition=found)
        assert 40 < sum(file.fault is not None for file in made) < 80

    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("fault", sorted(FAULTS))
    def test_every_fault(
        self, fault: str, layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Each fault alone is refused; without the edition too, unless the edition's words are wrong.
        """
        monkeypatch.setattr("kvo_norms.generating.breaking.FAULTS", {fault: FAULTS[fault]})
        found = edition("kvo-2015")
        for place, dossier in enumerate(drawn("kvo-2015", 15)):
            name, text = broken(dossier, chance=Chance(place), layout=layout)
            assert name == fault
            path = written(tmp_path, GeneratedFile(id=f"{place}", text=text), layout)
            with pytest.raises(InvalidInputError):
                read_dossier(path, edition=found)
            if fault not in ("unknown_word", "unknown_norm"):
                with pytest.raises(InvalidInputError):
                    read_dossier(path)

    def test_all_faults_occur(self) -> None:
        """
        A large portfolio has files of every fault.
        """
        made = files(edition("kvo-2015"), count=300, seed=1, broken_share=1.0, layout="line")
        assert {file.fault for file in made} == set(FAULTS)

    def test_dossiers_that_lend_themselves_to_little(self) -> None:
        """
        A fault that needs a survey is not taken where there is none, and nothing was changed then.
        """
        application = drawn("kvo-2015", 15)[0].application
        for documents in (None, ()):
            bare = Dossier(id="leeg", application=application, documents=documents)
            for name, apply in FAULTS.items():
                table = tabled(bare, "json")
                if not apply(table, Chance(1)):
                    assert table == tabled(bare, "json")
                    assert name not in ("wrong_type", "other_format")

    def test_no_key_to_misspell(self) -> None:
        """
        A table with short keys only lends itself to no misspelling.
        """
        assert not FAULTS["misspelt_key"]({"id": "x"}, Chance(1))

    def test_higher_share_breaks_more(self) -> None:
        """
        What is broken at a low share is broken in the same way at a higher one.
        """
        found = edition("kvo-2008")
        few, many = (
            {it.id: it.text for it in files(found, count=60, seed=1, broken_share=s) if it.fault}
            for s in (0.2, 0.5)
        )
        assert few.items() < many.items()

    @pytest.mark.parametrize("share", [-0.1, 1.1])
    def test_impossible_share(self, share: float) -> None:
        """
        A share lies from 0 to 1.
        """
        with pytest.raises(UnusableCallError, match="give a share from 0 to 1"):
            files(edition("kvo-2015"), count=1, seed=1, broken_share=share)

    def test_readable_fields(self) -> None:
        """
        What a file says of itself is documented.
        """
        assert set(shapes_of(GeneratedFile)) == {"id", "text", "fault"}


class TestCommand:
    """
    ``kvo-norms generate`` writes a portfolio.
    """

    def test_lines_on_the_screen(self, capsys: Captured) -> None:
        """
        Without an output each dossier is a line of JSON, of the newest edition and seed 0.
        """
        assert main(["generate", "--count", "3"]) == 0
        shown = capsys.readouterr()
        expected = [it.text for it in files(editions()[-1], count=3, seed=0, layout="line")]
        assert ("".join(expected), "") == (shown.out, shown.err)
        assert [json.loads(line)["fictional"] for line in shown.out.splitlines()] == [True] * 3

    def test_screen_of_letters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A screen that takes letters and no bytes gets the same lines.
        """
        found: list[str] = []

        class Screen:
            def writelines(self, lines: Iterator[str]) -> None:
                found.extend(lines)

            def flush(self) -> None:
                """
                Nothing is kept back.
                """

        monkeypatch.setattr(sys, "stdout", Screen())
        assert main(["generate", "--count", "2"]) == 0
        assert len(found) == 2

    def test_file_of_lines(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A file that ends in .ndjson gets the lines; one that was there is replaced.
        """
        place = tmp_path / "portfolio.ndjson"
        place.write_text("old", encoding="utf-8")
        options = ["--count", "4", "--seed", "5", "--edition", "kvo-2008", "--format", "json"]
        assert main(["generate", *options, "-o", str(place)]) == 0
        expected = [it.text for it in files(edition("kvo-2008"), count=4, seed=5, layout="line")]
        assert place.read_text(encoding="utf-8") == "".join(expected)
        assert (capsys.readouterr(), os.listdir(tmp_path)) == (("", ""), [place.name])

    def test_broken_lines_stay_lines(self, tmp_path: Path) -> None:
        """
        A broken dossier takes one line too.
        """
        place = tmp_path / "portfolio.ndjson"
        assert main(["generate", "--count", "40", "--broken", "1", "-o", str(place)]) == 0
        lines = place.read_text(encoding="utf-8").splitlines()
        assert (len(lines), all(lines)) == (40, True)

    def test_stopped_halfway(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Where it is stopped, a file of lines is not there at all.
        """

        def stopped(*_: object, **__: object) -> Iterator[GeneratedFile]:
            yield GeneratedFile(id="a", text="{}\n")
            raise KeyboardInterrupt

        monkeypatch.setattr("kvo_norms.cli.generate.files", stopped)
        assert main(["generate", "--count", "2", "-o", str(tmp_path / "p.ndjson")]) == 2
        assert os.listdir(tmp_path) == []

    @pytest.mark.parametrize(
        ("form", "ending"), [(None, "toml"), ("toml", "toml"), ("json", "json")]
    )
    @pytest.mark.parametrize("exists", [True, False])
    def test_folder(self, form: str | None, ending: str, exists: bool, tmp_path: Path) -> None:
        """
        A new or an empty folder gets a file for each dossier, with its id as the name; it is made
        with the folders above it.
        """
        folder = tmp_path / "nieuw" / "gebieden-2.0" if exists else tmp_path / "nieuw" / "gebieden"
        if exists:
            folder.mkdir(parents=True)
        options = ["--format", form] if form else []
        assert main(["generate", "--count", "3", *options, "-o", str(folder)]) == 0
        dossiers = {it.id: it for it in portfolio(editions()[-1], count=3, seed=0)}
        found = {path.name: read_dossier(path) for path in folder.iterdir()}
        assert {f"{name}.{ending}": it for name, it in dossiers.items()} == found

    def test_what_it_makes_can_be_assessed(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A generated file is a dossier like any other.
        """
        main(["generate", "--count", "1", "-o", str(tmp_path)])
        (path,) = tmp_path.iterdir()
        assert main(["assess", str(path)]) in (0, 1, 3)
        assert capsys.readouterr().err == ""

    def test_folder_in_use(self, tmp_path: Path, capsys: Captured) -> None:
        """
        A folder that holds something is left alone.
        """
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
        assert main(["generate", "--count", "1", "-o", str(tmp_path)]) == 2
        assert (
            "holds files already; name a new folder, or empty this one" in capsys.readouterr().err
        )
        assert os.listdir(tmp_path) == ["mine.txt"]

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["-o", "p.toml"], "'p.toml' can hold no portfolio; name a new folder without an"),
            (["-o", "p.csv"], "'p.csv' can hold no portfolio; name a new folder without an ending"),
            (["-o", "file"], "'file' is no folder; name a folder, or a file that ends in .ndjson"),
            (["-o", "folder.ndjson"], "'folder.ndjson' is a folder; name a file in it"),
            (["--format", "toml"], "a line cannot hold a dossier in TOML; name a folder with -o"),
            (["--format", "toml", "-o", "p.ndjson"], "a line cannot hold a dossier in TOML"),
            (["--edition", "kvo-2012"], "unknown edition 'kvo-2012'"),
            (["-o", "no/p.ndjson"], "there is no folder 'no'; make it first"),
            (["-o", "file/p.ndjson"], "'file' is no folder; name a file in a folder"),
            (["-o", "file/folder"], "file/folder: not a directory"),
        ],
    )
    def test_refused(
        self,
        options: list[str],
        said: str,
        tmp_path: Path,
        capsys: Captured,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """
        What cannot be done is said, with what to do instead.
        """
        monkeypatch.chdir(tmp_path)
        Path("file").write_text("mine", encoding="utf-8")
        Path("folder.ndjson").mkdir()
        assert main(["generate", "--count", "1", *options]) == 2
        shown = capsys.readouterr()
        assert (shown.out, said in shown.err) == ("", True), shown.err
        assert sorted(os.listdir()) == ["file", "folder.ndjson"]

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--count", "0"], "'0' is too few; ask for 1 or more"),
            (["--count", "ten"], "'ten' is no whole number; write it in digits"),
            (["--count", "٣"], "is no whole number"),
            (["--count", "9" * 19], "is too long; use at most 18 characters"),
            (["--count", "1", "--seed", "1.5"], "'1.5' is no whole number"),
            (["--count", "1", "--broken", "5%"], "'5%' is no share; write a number from 0 to 1"),
            (["--count", "1", "--broken", "5"], "'5' is no share"),
            (["--count", "1", "--broken", "nan"], "'nan' is no share"),
            ([], "the following arguments are required: --count"),
        ],
    )
    def test_bad_arguments(self, options: list[str], said: str, capsys: Captured) -> None:
        """
        Arguments that say nothing usable end with exit code 2 and what to write.
        """
        with pytest.raises(SystemExit) as stopped:
            main(["generate", *options])
        assert (stopped.value.code, said in capsys.readouterr().err) == (2, True)

    def test_negative_seed(self, capsys: Captured) -> None:
        """
        A seed may be any whole number.
        """
        assert main(["generate", "--count", "1", "--seed=-3"]) == 0
        assert capsys.readouterr().out.startswith('{"format"')
