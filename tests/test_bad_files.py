"""
Files with faults: each stands beside the messages that it gives, in tests/bad.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import pytest

from conftest import ROOT
from kvo_norms import InvalidInputError, edition, read_dossier, read_edition
from kvo_norms.dossier import Area, Fact
from kvo_norms.errors import InvalidRecordError
from kvo_norms.kinds import shapes_of
from kvo_norms.reading.refusal import described

BAD = Path(__file__).parent / "bad"
DOSSIERS = sorted(path.name for path in (BAD / "dossiers").iterdir() if path.suffix != ".txt")
EDITIONS = sorted(path.name for path in (BAD / "editions").glob("*.toml"))
NEITHER = "expected true or false, found the"
Golden = Callable[[str, Path], None]


@pytest.mark.parametrize("name", DOSSIERS)
def test_dossiers(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A bad dossier gives all its faults, each with file, line, column and what to do.
    """
    monkeypatch.chdir(BAD / "dossiers")
    with pytest.raises(InvalidInputError) as caught:
        read_dossier(name, edition=edition("kvo-2015"))
    golden(f"{caught.value}\n", Path(f"{name}.txt"))


@pytest.mark.parametrize("name", EDITIONS)
def test_editions(
    name: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A bad edition gives all faults of all its files.

    ``x.edition.toml`` is the header of an edition, ``x.crosswalk.toml`` its crosswalk, and
    ``x.toml`` its one section.
    """
    whole = BAD / "editions" / "whole"
    kind = name.removesuffix(".toml").partition(".")[2] or "section"
    target = f"{kind}.toml"
    for path in whole.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / target).write_bytes((BAD / "editions" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInputError) as caught:
        read_edition(".")
    golden(f"{caught.value}\n", BAD / "editions" / f"{name}.txt")


def test_whole_edition_reads() -> None:
    """
    The edition that the bad ones are changes of has no fault.
    """
    assert read_edition(BAD / "editions" / "whole").id == "whole"


STARS = """\
format = "kvo-norms/stars/1"

[[stars]]
id = "schouw.donker"
title = { nl = "S", en = "S" }
text = { nl = "S.", en = "S." }
sources = ["ons"]
provenance = "design"
level = "application.term"

[[stars]]
title = { nl = "T", en = "T" }
text = { nl = "T.", en = "T." }
sources = []
provenance = "official"
max = 0

[[stars.norms]]
id = "schouw.donker"
"""

CROSSWALK = """\
format = "kvo-norms/crosswalk/1"
previous = "kvo-2008"
sources = ["ours"]
provenance = "design"
vocabularies = {}
[norms]
"""


class TestFilesOfAnEdition:
    """
    An edition is a folder: its faults are those of all its files together.
    """

    @pytest.fixture(autouse=True)
    def whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The edition that the bad ones are changes of, in the folder of the test.
        """
        for path in (BAD / "editions" / "whole").iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        monkeypatch.chdir(tmp_path)

    def faults(self) -> list[str]:
        """
        What is wrong with the edition in this folder.
        """
        with pytest.raises(InvalidInputError) as caught:
            read_edition(".")
        return str(caught.value).splitlines()

    def test_stars(self, tmp_path: Path) -> None:
        """
        Stars have ids of their own, sources, and a level with a highest number.
        """
        (tmp_path / "stars.toml").write_text(STARS, encoding="utf-8")
        assert [fault for fault in self.faults() if "stars[1].norms" not in fault] == [
            "stars.toml:3:1: stars[0]: 'max' is missing; add it",
            (
                "stars.toml:4:1: stars[0].id: the id 'schouw.donker' is used twice in this"
                " edition; give each norm and star its own"
            ),
            "stars.toml:7:12: stars[0].sources[0]: unknown source 'ons'; known: ours",
            "stars.toml:11:1: stars[1]: 'id' is missing; add it",
            "stars.toml:11:1: stars[1]: 'level' is missing; add it",
            "stars.toml:14:1: stars[1].sources: no source; name at least one",
            (
                "stars.toml:15:1: stars[1].provenance: provenance 'official' without an official"
                " source; name a source in which the scheme or its manager speaks, or write"
                " reported"
            ),
            "stars.toml:16:1: stars[1].max: 0 is out of range; stars count from 1",
        ]

    @pytest.mark.parametrize("brace", ["{", "\\u007b", "\\U0000007b"])
    def test_stray_theme(self, tmp_path: Path, brace: str) -> None:
        """
        A theme in braces is told wherever it stands, however the brace is written.
        """
        norm = f'id = "n"\ntitle = {{ nl = "N {brace}theme}}", en = "N" }}\n'
        content = f'format = "kvo-norms/stars/1"\n[[stars]]\n[[stars.norms]]\n{norm}'
        (tmp_path / "stars.toml").write_text(content, encoding="utf-8")
        assert [fault for fault in self.faults() if "stands for nothing" in fault] == [
            "stars.toml:3:1: stars[0].norms[0], norm n: '{theme}' stands for nothing here; "
            'add for_each = "themes", or name a theme'
        ]

    @pytest.mark.parametrize("theme", ["{\\\ntheme}", "{them\\  \n e}", "{t\\u0068eme}"])
    def test_broken_theme(self, tmp_path: Path, theme: str) -> None:
        """
        So is one whose name goes on in the next line.
        """
        norm = f'id = "n"\ntext.nl = """{theme}"""\n'
        content = f'format = "kvo-norms/section/1"\nid = "section"\n[[norms]]\n{norm}'
        (tmp_path / "section.toml").write_text(content, encoding="utf-8")
        assert any("stands for nothing here" in fault for fault in self.faults())

    def test_norms_where_none_stand(self, tmp_path: Path) -> None:
        """
        Of norms in a file that holds none only that is told.
        """
        content = f'{STARS}[[norms]]\nid = "{{theme}}"\n'
        (tmp_path / "stars.toml").write_text(content, encoding="utf-8")
        assert [fault for fault in self.faults() if ": norms" in fault] == [
            "stars.toml:20:3: norms: unknown key 'norms'; known: stars"
        ]

    def test_star_that_is_none(self, tmp_path: Path) -> None:
        """
        A star is a table.
        """
        content = 'format = "kvo-norms/stars/1"\nstars = [3]\n'
        (tmp_path / "stars.toml").write_text(content, encoding="utf-8")
        assert self.faults() == [
            "stars.toml:2:10: stars[0]: expected a table, found the whole number 3"
        ]

    def test_broken_section(self, tmp_path: Path) -> None:
        """
        A section's file that cannot be read keeps nobody from reading the others.
        """
        (tmp_path / "section.toml").write_text("x = ", encoding="utf-8")
        (tmp_path / "stars.toml").write_text("y", encoding="utf-8")
        assert [fault.partition(":")[0] for fault in self.faults()] == [
            "section.toml",
            "stars.toml",
        ]

    def test_folder_that_may_not_be_listed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A folder whose files can be opened but not listed is told, with what the system says.
        """

        def refuse(_: object) -> list[str]:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "listdir", refuse)
        assert self.faults() == [
            ".: the folder cannot be listed: permission denied; ask for permission to read it"
        ]

    def test_a_fault_that_norms_repeat(self, tmp_path: Path) -> None:
        """
        A fault in a test of a field is told for each norm that repeats it, sound tests stay sound.
        """
        section = tmp_path / "section.toml"
        header, _, norm = section.read_text(encoding="utf-8").partition("[[norms]]")
        lines = [line for line in norm.splitlines() if not line.startswith("requires")]
        asked = ("dag", "schemer", "dag", "schemer")
        norms = [
            "\n".join([*lines, f'requires.inspections.where.light = "{light}"']).replace(
                "schouw.donker", f"schouw.n{number}"
            )
            for number, light in enumerate(asked)
        ]
        text = "\n[[norms]]\n".join([header, *norms])
        section.write_text(text, encoding="utf-8")
        wrong = [n for n, line in enumerate(text.splitlines(), 1) if '"schemer"' in line]
        assert [fault.split(": ")[0].split(":")[1] for fault in self.faults()] == list(
            map(str, wrong)
        )

    def test_an_old_id_that_is_in_use(self, tmp_path: Path) -> None:
        """
        A crosswalk cannot say of a norm of this edition that it bears another id now.
        """
        section = tmp_path / "section.toml"
        header, _, norm = section.read_text(encoding="utf-8").partition("[[norms]]")
        other = norm.replace("schouw.donker", "schouw.licht")
        section.write_text(f"{header}[[norms]]{norm}\n[[norms]]{other}", encoding="utf-8")
        crosswalk = tmp_path / "crosswalk.toml"
        crosswalk.write_text(CROSSWALK + '"schouw.donker" = "schouw.licht"\n', encoding="utf-8")
        assert self.faults() == [
            "crosswalk.toml:7:1: norms.\"schouw.donker\": 'schouw.donker' is the id of a norm of"
            " this edition too; leave it out if that is the same norm, else give that norm"
            " another id"
        ]
        crosswalk.write_text(CROSSWALK + '"schouw.donker" = "schouw.donker"\n', encoding="utf-8")
        assert read_edition(".").crosswalk is not None

    @pytest.mark.parametrize(
        ("pattern", "value", "said"),
        [
            (
                'surveys.where.response_rate.at_least = "$set"',
                "30",
                "a share lies from 0 to 1, found 30 in the parameter '$set'; write 0.30 for 30 %",
            ),
            (
                'surveys.where.response_rate = { one_of = "$set" }',
                "[0.3, 1.5]",
                "a share lies from 0 to 1, found 1.5 in the parameter '$set'; write 0.30 for 30 %",
            ),
            (
                'inspections.share = { of.light = "dag", at_least = "$set" }',
                "2",
                "a share lies from 0 to 1, found 2 in the parameter '$set'; write 0.30 for 30 %",
            ),
            (
                'inspections.count.at_least = "$set"',
                "-1",
                "a number of items is never negative, found -1 in the parameter '$set';"
                " write 0 or more",
            ),
            (
                'inspections.where.light = "$set"',
                '"schemer"',
                "undeclared word 'schemer' in the vocabulary lights, found in the parameter"
                " '$set'; known: dag, donker",
            ),
            (
                'at_least_of = { count = "$set", patterns = [{ inspections = { where.light ='
                ' "dag" } }] }',
                "-2",
                "-2 of 1 patterns in the parameter '$set'; write a number from 1 to 1",
            ),
        ],
    )
    def test_parameters_out_of_range(
        self, pattern: str, value: str, said: str, tmp_path: Path
    ) -> None:
        """
        What a parameter holds and its use cannot is told at the use, with the parameter's name.
        """
        section, header = tmp_path / "section.toml", tmp_path / "edition.toml"
        text = section.read_text(encoding="utf-8")
        asked = 'inspections.where.light = "donker"'
        assert asked in text
        section.write_text(text.replace(asked, pattern), encoding="utf-8")
        declared = f"""
[parameters.set]
value = {value}
label = {{ nl = "waarde", en = "value" }}
provenance = "design"
sources = ["ours"]
"""
        header.write_text(header.read_text(encoding="utf-8") + declared, encoding="utf-8")
        (fault,) = self.faults()
        assert fault.endswith(f"norm schouw.donker: {said}")

    def test_file_of_no_section(self, tmp_path: Path) -> None:
        """
        A file that no section is named after is not passed over in silence.
        """
        (tmp_path / "plan.toml").write_text("", encoding="utf-8")
        assert self.faults() == [
            (
                "edition.toml:7:1: sections: the file plan.toml belongs to no section;"
                " name it here, or remove it"
            )
        ]


class TestRecords:
    """
    Records that a program makes are held to the same rules.
    """

    def test_out_of_range(self) -> None:
        """
        The error says what is wrong and what to do.
        """
        with pytest.raises(InvalidRecordError) as caught:
            Area(companies=-1)
        assert str(caught.value) == (
            "companies: -1 is out of range; companies is a number at least 0"
        )

    def test_date_as_text(self) -> None:
        """
        A fact whose text could not be told from a date in JSON is refused.
        """
        with pytest.raises(InvalidRecordError, match="the date 2022-01-01 is written as text"):
            Fact(name="opened", value="2022-01-01")
        assert Fact(name="opened", value=date(2022, 1, 1)).value == date(2022, 1, 1)

    def test_unknown_mark(self) -> None:
        """
        A class that marks a field in a way that nobody knows is a mistake of its author.
        """

        @attrs.frozen(kw_only=True)
        class Odd:
            field: Annotated[str, "merk"] | None = None

        with pytest.raises(TypeError, match="field bears an unknown mark: 'merk'"):
            shapes_of(Odd)

    def test_unknown_kind(self) -> None:
        """
        So is one with a field of a type that no file can hold.
        """

        @attrs.frozen(kw_only=True)
        class Odd:
            field: complex | None = None

        with pytest.raises(TypeError, match="field holds no kind of value: <class 'complex'>"):
            shapes_of(Odd)


def test_a_value_of_no_kind_of_toml() -> None:
    """
    Also a value that neither TOML nor JSON knows has a name for messages.
    """
    assert described(None) == "a value of type NoneType"


@pytest.mark.parametrize(
    ("file", "good", "bad", "messages"),
    [
        ("edition", 'kind = "boolean"', 'kind = "bolean"', ["unknown word 'bolean'"] * 2),
        ("edition", "ordered = true", 'ordered = "yes"', [f'{NEITHER} text "yes"'] * 2),
        ("edition", "official = true", "official = 1", [f"{NEITHER} whole number 1"]),
        ("stars", None, "stars = [3]", ["expected a table, found the whole number 3"]),
        ("crosswalk", "inbraak = {", '"" = {', ["an empty text says nothing"]),
        ("crosswalk", "themes.words]", '"".words]', ["an empty text says nothing"]),
    ],
)
def test_what_follows_from_a_fault(
    file: str, good: str | None, bad: str, messages: list[str], tmp_path: Path
) -> None:
    """
    What names something that could not be read is passed over; the fault itself is told.
    """
    folder = tmp_path / "kvo-2015"
    shutil.copytree(ROOT / "catalogue" / "kvo-2015", folder)
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert good is None or good in text
    changed = f'format = "kvo-norms/{file}/1"\n{bad}\n' if good is None else text.replace(good, bad)
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_edition(folder)
    assert [fault.message for fault in caught.value.faults] == messages
