"""
A new edition, begun as a copy of another one.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest

from kvo_norms import InvalidInputError, convert, edition, editions, read_dossier, read_edition
from kvo_norms.authoring import check_edition, read_scenarios, run_scenario
from kvo_norms.authoring.beginning import FILL_IN, SCHEMA, new_edition
from kvo_norms.cli import main
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading.shipped import catalogue_folder

IDS = [it.id for it in editions()]
CATALOGUE = catalogue_folder()
NEW = ("id", "revision", "title", "text", "valid_from", "valid_until", "in_force", "crosswalk")


@pytest.fixture(params=IDS)
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """
    A shipped edition's id and the folder of the edition that was begun from it.
    """
    folder = tmp_path / "kvo-next"
    assert main(["new", "edition", "--from", request.param, "-o", str(folder)]) == 0
    return request.param, folder


def test_reads(begun: tuple[str, Path]) -> None:
    """
    It reads, as the same edition but for its head, its days in force and its crosswalk.
    """
    name, folder = begun
    previous, found = edition(name), read_edition(folder)
    anew = {field: getattr(found, field) for field in NEW}
    assert attrs.evolve(previous, **anew) == found
    assert (found.id, found.revision, found.valid_until, found.in_force) == (
        *("kvo-next", 1, None),
        None,
    )
    assert previous.valid_until is not None
    assert (found.valid_from - previous.valid_until).days == 1
    assert found.crosswalk is not None
    assert (found.crosswalk.previous, found.crosswalk.vocabularies) == (name, ())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_left_to_fill_in(language: str, tmp_path: Path) -> None:
    """
    Check tells each line that is still to be filled in, until its mark is gone.
    """
    folder = tmp_path / "kvo-next"
    asked = ["new", "edition", "--from", IDS[-1], "-o", str(folder), "--lang", language]
    assert main(asked) == 0
    files = [folder / f"{name}.toml" for name in ("crosswalk", "edition")]

    def told() -> list[tuple[str | None, int | None]]:
        result = check_edition(folder, today=date(2026, 11, 24), select=["KN205"])
        return [(remark.file, remark.line) for remark in result.remarks]

    mark = getattr(FILL_IN, language)
    texts = {str(file): file.read_text(encoding="utf-8") for file in files}
    expected = [
        (name, number)
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if line.endswith(mark)
    ]
    assert told() == expected != []
    for name, text in texts.items():
        Path(name).write_text(text.replace(mark, ""), encoding="utf-8")
    assert told() == []


def test_scenarios_hold(begun: tuple[str, Path]) -> None:
    """
    Its scenarios hold, and are those of the edition before.
    """
    name, folder = begun
    found = read_edition(folder)
    scenarios = read_scenarios(folder / "scenarios", found)
    assert len(scenarios) == len(read_scenarios(CATALOGUE / name / "scenarios", edition(name)))
    assert [it for it in (run_scenario(found, s) for s in scenarios) if it.differences] == []


def test_as_it_was_written(begun: tuple[str, Path]) -> None:
    """
    Every file but two is the same to the letter, but for the line that names its schema.
    """
    name, folder = begun
    files = sorted(path.relative_to(folder) for path in folder.rglob("*.toml"))
    copied = [it for it in files if it.name not in ("edition.toml", "crosswalk.toml")]
    for path in copied:
        first, _, rest = (CATALOGUE / name / path).read_text(encoding="utf-8").partition("\n")
        written = rest if first.startswith(SCHEMA) else f"{first}\n{rest}"
        assert (folder / path).read_text(encoding="utf-8") == written
    kept = (folder / "edition.toml").read_text(encoding="utf-8")
    before = (CATALOGUE / name / "edition.toml").read_text(encoding="utf-8")
    assert kept[kept.index("[certificate]") :] == before[before.index("[certificate]") :]


def test_what_to_fill_in(begun: tuple[str, Path]) -> None:
    """
    The places to fill in are marked, and the page on what to do next names the mark.
    """
    _, folder = begun
    marked = [
        line.partition(" ")[0]
        for name in ("edition.toml", "crosswalk.toml")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if line.endswith("# in te vullen")
    ]
    head = ["title", "text.nl", "text.en", "valid_from"]
    assert marked == [*head, "sources", "reading.nl", "reading.en"]
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert page.startswith("# kvo-next: wat nu?\n")
    assert "`# in te vullen`" in page
    assert "{" not in page


def test_a_dossier_is_carried_over(begun: tuple[str, Path]) -> None:
    """
    By the crosswalk every word stays what it is.
    """
    name, folder = begun
    if name != "kvo-2015":
        return
    example = CATALOGUE.parent / "docs" / "examples" / "goes-2019.toml"
    dossier = read_dossier(example)
    carried = convert(dossier, previous=edition(name), edition=read_edition(folder)).dossier
    assert attrs.evolve(carried, edition=dossier.edition) == dossier


def test_without_a_last_day(tmp_path: Path) -> None:
    """
    Where the edition before has no last day, the first day is left to fill in, and reading says so.
    """
    old, folder = tmp_path / "kvo-old", tmp_path / "kvo-new"
    shutil.copytree(CATALOGUE / "kvo-2015", old)
    header = (old / "edition.toml").read_text(encoding="utf-8")
    _, _, header = header.partition("\n")
    header = header.replace("valid_until = 2024-02-29\n", "").replace('"kvo-2015"', '"kvo-old"')
    (old / "edition.toml").write_text(header, encoding="utf-8", newline="\r\n")
    command = ["new", "edition", "--from", str(old), "-o", str(folder), "--lang", "en"]
    assert main(command) == 0
    with pytest.raises(InvalidInputError) as caught:
        read_edition(folder)
    assert [it.message for it in caught.value.faults] == ["'valid_from' is missing"]
    begun = (folder / "edition.toml").read_bytes().decode("utf-8")
    assert "\n" not in begun.replace("\r\n", "")
    begun = begun.replace("# valid_from = 2026-01-01  # fill in", "valid_from = 2030-01-01")
    (folder / "edition.toml").write_text(begun, encoding="utf-8", newline="")
    assert read_edition(folder).valid_from == date(2030, 1, 1)


def test_schemas_beside_it(tmp_path: Path) -> None:
    """
    Where the schemas stand in the same place, the files go on naming them.
    """
    shutil.copytree(CATALOGUE / "schemas", tmp_path / "schemas")
    folder = tmp_path / "next"
    assert main(["new", "edition", "--from", "kvo-2015", "-o", str(folder)]) == 0
    for path in folder.rglob("*.toml"):
        first, *_ = path.read_text(encoding="utf-8").splitlines()
        original = CATALOGUE / "kvo-2015" / path.relative_to(folder)
        assert first == original.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith(SCHEMA):
            assert (path.parent / first.removeprefix(SCHEMA)).is_file(), path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "next"], "there is no edition to begin from; name one with --from"),
        (["--from", "kvo-2015"], "there is no folder for the edition; name a new one with -o"),
        (["--from", "kvo-2015", "-o", "full"], "'full' holds files already; name a new folder"),
        (["--from", "kvo-2015", "-o", "file"], "'file' is no folder; name a new folder"),
        (
            ["--from", "kvo-2015", "-o", "Next"],
            "'Next' is no id; use lower-case letters, digits, _, - and points, such as kvo-2024",
        ),
        (
            ["--from", "kvo-2015", "-o", "next", "--id", "kvo-2008"],
            "there is an edition 'kvo-2008' already; choose another id",
        ),
        (
            ["--from", "kvo-2015", "-o", "next", "--edition", "kvo-2008"],
            "an edition has no --edition; leave it out",
        ),
    ],
)
def test_refused(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """
    What cannot be begun is refused, and nothing is written.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    (tmp_path / "file").touch()
    assert main(["new", "edition", *arguments]) == 2
    assert capsys.readouterr().err == f"kvo-norms: {message}\n"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full", "mine.txt"]


def test_of_a_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A dossier begins from no edition.
    """
    assert main(["new", "dossier", "--from", "kvo-2015"]) == 2
    assert capsys.readouterr().err == "kvo-norms: a dossier has no --from; leave it out\n"


def test_its_own_id(tmp_path: Path) -> None:
    """
    The id of the edition that it begins from is refused.
    """
    known = attrs.evolve(edition("kvo-2015"), id="kvo-own")
    with pytest.raises(UnusableCallError, match="there is an edition 'kvo-own' already"):
        new_edition(known, CATALOGUE / "kvo-2015", edition_id="kvo-own", target=tmp_path)
