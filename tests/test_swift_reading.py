"""
Quick readers give what the detailed reader gives, and many dossiers are read from one file.
"""

from __future__ import annotations

import copy
import json
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, cast

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from conftest import ROOT
from kvo_norms import (
    Dossier,
    DossierLine,
    Fault,
    InvalidInputError,
    edition,
    read_dossier,
    read_dossiers,
)
from kvo_norms.catalogue import DeclaredFact
from kvo_norms.dossier.coherence import problems_of
from kvo_norms.fitting import misfits
from kvo_norms.generating import files, portfolio
from kvo_norms.kinds import Form, Kind, shapes_of
from kvo_norms.reading.dossiers import dossier_in_detail
from kvo_norms.reading.files import parse_text
from kvo_norms.reading.formats import told
from kvo_norms.reading.hooks import Hooks
from kvo_norms.reading.places import Syntax
from kvo_norms.reading.quick import building, documents
from kvo_norms.reading.quick.agreement import agrees
from kvo_norms.reading.quick.building import builders
from kvo_norms.reading.quick.documents import Decoder, quick_from_json, quick_from_tables
from kvo_norms.reading.quick.language import language_of
from kvo_norms.testing import dossiers
from kvo_norms.writing import as_json, as_plain
from test_mutated_files import _mutated

EDITION = edition("kvo-2015")
LANGUAGE = language_of(EDITION)
FORMAT = "kvo-norms/dossier/1"
BAD = ROOT / "tests" / "bad" / "dossiers"
BAD_FILES = sorted(path.name for path in BAD.iterdir() if path.suffix != ".txt")
ANY = settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)


@pytest.fixture(params=["msgspec", "json"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """
    With msgspec, and as if it were not installed.
    """
    if request.param == "msgspec":
        pytest.importorskip("msgspec")
    else:
        monkeypatch.setitem(sys.modules, "msgspec", None)
    monkeypatch.setattr(documents, "decoder", Decoder(pays_from=0))
    return str(request.param)


@pytest.fixture
def by_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    As long as msgspec is not loaded.
    """
    monkeypatch.setattr(documents, "decoder", Decoder(pays_from=sys.maxsize))


def in_detail(text: str, syntax: Syntax = "json") -> Dossier | tuple[Fault, ...]:
    """
    What the detailed reader alone makes of a text, held against the edition.
    """
    try:
        file = parse_text(text, file="a", syntax=syntax)
    except InvalidInputError as error:
        return error.faults
    dossier, faults = dossier_in_detail(file)
    faults = told(file, [*faults, *misfits(dossier, EDITION)])
    return tuple(faults) or dossier


def through_lines(content: bytes) -> Dossier | tuple[Fault, ...]:
    """
    What is made of a file that holds the document in one line.
    """
    (line,) = read_dossiers([content], edition=EDITION)
    assert (line.dossier is None) == bool(line.faults)
    return line.dossier or line.faults


def as_line(dossier: Dossier) -> str:
    return json.dumps({"format": FORMAT, **as_plain(dossier)}, ensure_ascii=False)


def check(content: bytes) -> bool:
    """
    Hold the quick reader to its law; whether it read the document.
    """
    text = content.decode(errors="surrogatepass")
    expected = in_detail(text)
    quick = quick_from_json(content, LANGUAGE)
    if quick is not None:
        assert quick == expected
        assert repr(quick) == repr(expected)
    if "\n" not in text:
        found = through_lines(content)
        if isinstance(expected, tuple):
            assert isinstance(found, tuple)
            assert [attrs.evolve(fault, file="a") for fault in found] == list(expected)
        else:
            assert found == expected
    return quick is not None


@pytest.mark.usefixtures("parser")
class TestSameAsInDetail:
    """
    Whatever a quick reader accepts, the detailed reader reads to the equal dossier.
    """

    def test_portfolio(self) -> None:
        """
        Ordinary dossiers are all read quickly.
        """
        found = [check(file.text.encode()) for file in lines(60, broken=0)]
        assert all(found)

    def test_broken_portfolio(self) -> None:
        """
        Of broken ones both readers say the same.
        """
        found = [check(file.text.encode()) for file in lines(80, broken=0.5)]
        assert 10 < sum(found) < 70

    @pytest.mark.parametrize("indent", [None, 2])
    def test_layout(self, indent: int | None) -> None:
        """
        Escapes, line breaks and spaces make no difference.
        """
        for dossier in portfolio(EDITION, count=10, seed=3):
            table = {"format": FORMAT, "note": "één", **as_plain(dossier)}
            assert check(json.dumps(table, indent=indent).encode())
            assert check(json.dumps(table, indent=indent, separators=(" , ", " : ")).encode())
            assert check(json.dumps(dict(reversed(table.items()))).encode())

    @pytest.mark.parametrize("seed", range(3))
    def test_mutated(self, seed: int) -> None:
        """
        A dossier with something changed in it is read alike, or refused alike.
        """
        rng = Random(seed)
        bases = [json.loads(as_line(dossier)) for dossier in portfolio(EDITION, count=4, seed=seed)]
        found = []
        for _ in range(150):
            try:
                text = json.dumps(_mutated(rng, rng.choice(bases)), default=str)
            except (TypeError, ValueError, IndexError):
                continue
            found.append(check(text.encode()))
        assert 5 < sum(found) < 140

    def test_mutated_text(self) -> None:
        """
        So is a text in which characters are missing, twice or others.
        """
        rng = Random(9)
        text = as_line(next(portfolio(EDITION, count=1, seed=5)))[:1500]
        text = text[: text.rindex("}, {")] + "}]}"
        pieces = [
            *'"\\:{}[],. \té0',
            "null",
            "true",
            "NaN",
            "1e400",
            '"a":1,',
            "\\ud800",
            "\\u0020",
        ]
        for _ in range(250):
            start = rng.randrange(len(text))
            end = start + rng.choice((0, 1, 1, 5))
            check((text[:start] + rng.choice(pieces) + text[end:]).encode())


VALUES = {
    "null": "null",
    "empty": '""',
    "blank": '" "',
    "blank by escape": '"\\u00a0\\t"',
    "blank beyond ASCII": '"\u2003"',
    "half a character": '"\\ud800"',
    "two halves": '"\\ud83d\\ude00"',
    "halves the wrong way": '"\\ude00\\ud83d"',
    "a quote and a colon": '"a\\":b"',
    "an escaped quote and a colon": '"a\\u0022:b"',
    "a backslash and a colon": '"a\\\\":',
    "true": "true",
    "false": "false",
    "one": "1",
    "minus zero": "-0",
    "minus zero with a point": "-0.0",
    "with a point": "1.0",
    "trailing zeros": "0.50",
    "exponent": "1E2",
    "far exponent": "1e301",
    "endless exponent": "1e9999999999999999999",
    "15 digits": "0.123456789012345",
    "16 digits": "0.1234567890123456",
    "2^53 - 1": "9007199254740991",
    "2^53": "9007199254740992",
    "16 digits, whole": "1234567890123456",
    "17 digits, zeros": "12345678901234560",
    "many digits": "1" * 5000,
    "leading zero": "01",
    "NaN": "NaN",
    "infinite": "-Infinity",
    "a date": '"2020-01-31"',
    "a date with time": '"2020-01-31T00:00:00"',
    "a short date": '"2020-1-1"',
    "no such day": '"2021-02-29"',
    "another alphabet's digits": '"\\u0662\\u0660\\u0662\\u0660-01-31"',
    "a basic date": '"20200131"',
    "a week date": '"2020-W01-1"',
    "a date by escape": '"\\u0032020-01-31"',
    "an array": "[]",
    "a table": "{}",
    "texts": '["gemeente", "politie"]',
    "other texts": '["gemeente", ""]',
    "tables": '[{"id": "a"}, {"id": "a"}]',
    "tables without ids": '[{}, {}, {"id": "a"}]',
    "arrays": "[[]]",
    "a text of names": '"id"',
    "names": '["id"]',
}
PLACES = {
    "text": '"id": {}',
    "date": '"as_of": {}',
    "boolean": '"fictional": {}',
    "names": '"incomplete": {}',
    "collection": '"partners": [], "meetings": {}',
    "whole number": '"area": {{"companies": {}}}',
    "word": '"area": {{"kind": {}}}',
    "fixed word": '"area": {{"construction": {}}}',
    "record": '"area": {}',
    "words": '"meetings": [{{"roles": {}}}]',
    "number": '"goals": [{{"target": {}}}]',
    "share": '"surveys": [{{"response": {}}}]',
    "fact": '"facts": {{"x": {}}}',
    "facts": '"facts": {}',
    "fact's source": '"facts": {{"x": {{"value": 1, "source": {}}}}}',
    "required": '"findings": [{{"norm": {}}}]',
    "outer": '"note": "x"}} {}',
    "unknown key": '"x": {}',
    "derived key": '"goals": [{{"reached": {}}}]',
    "again": '"id": "x", "area": {{"note": "y", "note": {}}}',
    "again by escape": '"id": "x", "area": {{"note": "y", "n\\u006fte": {}}}',
    "spaced": '"id" : "x" , "area" :\t{{"note" : {}}}',
    "space and again": '"id" : "x", "id": {}, "note": "a\\u0022:"',
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_every_value_in_every_place(place: str) -> None:
    """
    No value that the detailed reader refuses passes the quick one.
    """
    for value in VALUES.values():
        check(('{"format": "' + FORMAT + '", ' + place.format(value) + "}").encode())


CONTRADICTIONS = (
    '"application": {"kind": "eerste", "term": 2}',
    '"application": {"previous_from": "2020-01-02", "previous_until": "2020-01-01"}',
    '"application": {"previous_until": "2020-01-01"}, "certificates": []',
    '"application": {"previous_until": "2020-01-01"}, "certificates": [{}]',
    '"application": {"previous_until": "2020-01-01"}, "certificates": [],'
    ' "incomplete": ["certificates"]',
    '"certificates": [{"valid_from": "2020-01-02", "valid_until": "2020-01-01"}]',
    '"surveys": [{"sent": 1, "answered": 2}]',
    '"surveys": [{"sent": 100, "answered": 49, "response": 0.5}]',
    '"surveys": [{"sent": 1000, "answered": 494, "response": 0.490}]',
    '"surveys": [{"sent": 1000, "answered": 494, "response": 0.49}]',
    '"surveys": [{"sent": 1, "answered": 1, "response": 1}]',
    '"goals": [{"measured": 1, "target": 2, "direction": "hoger", "outcome": "gehaald"}]',
    '"documents": [{"sha256": "AB"}]',
    '"documents": [], "meetings": [{"minutes": "a"}]',
    '"documents": [], "meetings": [{"minutes": "a"}], "incomplete": ["documents"]',
    '"meetings": [{"minutes": "a"}]',
    '"goals": [{"id": "a"}], "measures": [{"goals": ["a", "b"]}]',
    '"goals": [{"id": "a"}], "measures": [{"goals": ["a"]}, {"goals": []}]',
    '"measures": [{"goals": ["a", " "]}]',
    '"area": {"sub_areas": [{"id": "a"}, {"id": "a"}]}',
    '"incomplete": ["area.sub_areas"]',
    '"incomplete": ["findings"]',
    '"waivers": [{"norm": "x", "reason": "r", "granted_by": "g", "valid_from": "2020-01-02",'
    ' "valid_until": "2020-01-01"}]',
    '"waivers": [{"norm": "samenwerking.partners", "reason": "r", "granted_by": "g",'
    ' "valid_from": "2020-01-02", "valid_until": "2020-01-03"}]',
    '"waivers": [{"norm": "x", "reason": "r", "granted_by": "g", "valid_from": "2020-01-02",'
    ' "valid_until": "2020-01-03"}]',
    '"facts": {"name": {"value": 1, "name": "x"}}',
    '"facts": {"x": {}}',
    '"facts": {"x": {"value": "2020-01-31"}, "a": {"value": 1, "source": "s"}, "": 1}',
)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("said", CONTRADICTIONS)
def test_contradictions(said: str) -> None:
    """
    What contradicts itself is refused alike, what does not is read alike.
    """
    check(('{"format": "' + FORMAT + '", ' + said + "}").encode())


@pytest.mark.usefixtures("parser")
class TestJudgements:
    """
    Findings and waivers are held against the edition.
    """

    FOUND = '"findings": [{{"norm": "{}", "result": "{}", "by": "A", "date": "2022-01-0{}"}}{}]'

    @pytest.mark.parametrize("result", ["voldoet", "voldoet_niet", "niet_van_toepassing", "x"])
    def test_findings(self, result: str) -> None:
        """
        On norms that ask nothing, and on those that always apply.
        """
        norms = [norm for section in EDITION.sections for norm in section.norms]
        for name in (*(norm.id for norm in norms), "x"):
            said = self.FOUND.format(name, result, 1, "")
            check(('{"format": "' + FORMAT + '", ' + said + "}").encode())

    def test_twice(self) -> None:
        """
        Two on one norm of one day are refused.
        """
        name = next(iter(LANGUAGE.asking))
        other = f', {{"norm": "{name}", "result": "voldoet", "by": "B", "date": "2022-01-01"}}'
        found = []
        for day in (1, 2):
            said = self.FOUND.format(name, "voldoet", day, other)
            found.append(check(('{"format": "' + FORMAT + '", ' + said + "}").encode()))
        assert found == [False, True]


class TestTables:
    """
    The tables of a parsed file are read quickly too, in TOML as in JSON.
    """

    @ANY
    @given(dossiers())
    def test_any(self, dossier: Dossier) -> None:
        """
        Any dossier.
        """
        for syntax in ("toml", "json"):
            table = {"format": FORMAT, **as_plain(dossier, syntax)}
            before = copy.deepcopy(table)
            raw: Any = _floatless(table)
            found = quick_from_tables(raw, syntax)
            assert found in (dossier, None)
            assert table == before

    @pytest.mark.parametrize("name", [name for name in BAD_FILES if name.endswith(".toml")])
    def test_bad_files(self, name: str) -> None:
        """
        Bad files are left to the detailed reader.
        """
        text = (BAD / name).read_text(encoding="utf-8")
        file = parse_text(text, file=name, syntax="toml")
        quick = None if file.faults else quick_from_tables(file.data, file.syntax)
        assert quick is None or misfits(quick, EDITION)

    @pytest.mark.parametrize("path", sorted((ROOT / "docs" / "examples").glob("*.toml")), ids=str)
    def test_examples(self, path: Path) -> None:
        """
        The example dossiers need no second reading.
        """
        text = path.read_text(encoding="utf-8")
        file = parse_text(text, file="a", syntax="toml")
        quick = quick_from_tables(file.data, file.syntax)
        assert quick == dossier_in_detail(file)[0]
        assert repr(quick) == repr(in_detail(text, "toml"))


def _floatless(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, dict):
        return {key: _floatless(item) for key, item in value.items()}
    return [_floatless(item) for item in value] if isinstance(value, list) else value


@pytest.mark.usefixtures("parser")
class TestSingleLines:
    """
    A sound document in a line needs no second reading.
    """

    @ANY
    @given(dossiers())
    def test_any(self, dossier: Dossier) -> None:
        """
        Any dossier.
        """
        assert quick_from_json(as_line(dossier).encode()) == dossier

    @pytest.mark.parametrize("default", [True, False])
    def test_every_field(self, default: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Every field, with what its absence would mean said aloud, and with other values.
        """
        self._read_once(_filled(Dossier, default=default), monkeypatch)

    def test_no_field(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Records of which nothing is known.
        """
        empty: dict[str, Any] = {}
        for name, shape in shapes_of(Dossier).items():
            inner = shape.record
            if inner is not None and all(
                it.default is not attrs.NOTHING for it in attrs.fields(inner)
            ):
                empty[name] = [{}] if shape.form is Form.COLLECTION else {}
        assert len(empty) > 10
        self._read_once(empty, monkeypatch)

    def _read_once(self, table: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A document is read to what it says, and is not decoded again.
        """
        text = json.dumps({"format": FORMAT, **table})
        dossier, faults = dossier_in_detail(parse_text(text, file="a", syntax="json"))
        assert not faults
        monkeypatch.setattr(documents, "_CAREFUL", None)
        assert quick_from_json(text.encode()) == dossier

    @pytest.mark.parametrize("field", ["id", "application", "meetings", "facts"])
    def test_absence(self, field: str) -> None:
        """
        A document that says aloud that there is nothing is no shorter one.
        """
        said = f'{{"format": "{FORMAT}", "{field}": null}}'
        assert quick_from_json(said.encode()) is None


SAMPLES = {
    Kind.TEXT: "a",
    Kind.WORD: "a",
    Kind.INTEGER: 1,
    Kind.NUMBER: 1.5,
    Kind.SHARE: 1,
    Kind.DATE: "2020-01-31",
    Kind.BOOLEAN: True,
}


def _filled(record: type, *, default: bool) -> dict[str, Any]:
    """
    A record as a table in which nothing is absent.
    """
    found: dict[str, Any] = {}
    for field in attrs.fields(record):
        shape = shapes_of(record)[field.name]
        if field.name == "facts":
            found[field.name] = {} if default else {"a": 1}
        elif default and field.default not in (None, attrs.NOTHING):
            found[field.name] = field.default
        elif shape.form in (Form.RECORD, Form.COLLECTION):
            inner = _filled(cast("type", shape.record), default=default)
            found[field.name] = inner if shape.form is Form.RECORD else [inner]
        elif shape.form is Form.WORDS:
            found[field.name] = ["documents" if field.name == "incomplete" else "a"]
        elif "sha256" in field.name:
            found[field.name] = "0" * 64
        else:
            found[field.name] = shape.words[0] if shape.words else SAMPLES[shape.kind]
    return found


@ANY
@given(dossiers())
def test_agreement(dossier: Dossier) -> None:
    """
    Records agree exactly where nothing contradicts, whatever is taken away.
    """
    for field in attrs.fields(Dossier):
        changed = copy.copy(dossier)
        object.__setattr__(changed, field.name, field.default if field.name != "facts" else ())
        assert agrees(changed) == (not problems_of(changed))


@pytest.mark.usefixtures("parser")
class TestFiles:
    """
    The readers of files use the quick readers first, and the faults are those that they were.
    """

    @pytest.mark.parametrize("name", BAD_FILES)
    def test_bad(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A bad file gives the messages that stand beside it.
        """
        monkeypatch.chdir(BAD)
        with pytest.raises(InvalidInputError) as caught:
            read_dossier(name, edition=EDITION)
        expected = Path(f"{name}.txt").read_text(encoding="utf-8")
        assert f"{caught.value}\n" == expected

    def test_misfits(self, tmp_path: Path) -> None:
        """
        A word that the edition does not know is found in JSON that reads well.
        """
        path = tmp_path / "a.json"
        path.write_text(f'{{"format": "{FORMAT}", "area": {{"kind": "x"}}}}', encoding="utf-8")
        assert read_dossier(path).area is not None
        with pytest.raises(InvalidInputError, match="undeclared word 'x'"):
            read_dossier(path, edition=EDITION)

    def test_json(self, tmp_path: Path) -> None:
        """
        JSON as the library writes it is read quickly.
        """
        dossier = next(portfolio(EDITION, count=1, seed=2))
        path = tmp_path / "a.json"
        path.write_text("\ufeff" + as_json(dossier), encoding="utf-8")
        assert read_dossier(path, edition=EDITION) == dossier


def lines(count: int, *, broken: float) -> Iterator[Any]:
    return files(EDITION, count=count, seed=4, broken_share=broken, layout="line")


GOOD = f'{{"format": "{FORMAT}", "id": "a"}}'
DECLARED = tuple(
    DeclaredFact(
        id=kind.value,
        kind=kind,
        label=EDITION.facts[0].label,
        vocabulary="area_kinds" if kind is Kind.WORD else None,
    )
    for kind in Kind
)
WRONG = f'{{"format": "{FORMAT}", "idd": "a"}}'


@pytest.mark.usefixtures("parser")
class TestLines:
    """
    A file with a dossier on each line gives them one after the other.
    """

    def read(self, content: bytes, folder: Path) -> list[DossierLine]:
        """
        What is read of a file with this content.
        """
        path = folder / "dossiers.ndjson"
        path.write_bytes(content)
        return list(read_dossiers(path))

    @pytest.mark.parametrize(
        ("content", "numbers"),
        [
            ("", []),
            ("\n \r\n\t\n", []),
            ("\ufeff", []),
            ("\u2003\n", []),
            (GOOD, [1]),
            (f"{GOOD}\n", [1]),
            (f"\ufeff{GOOD}\r\n{GOOD}\r\n", [1, 2]),
            (f"\n\n{GOOD}\n \n{GOOD}", [3, 5]),
            (f"  {GOOD}\t\n", [1]),
            (f"{GOOD}\n\ufeff{GOOD}\n", [1, 2]),
        ],
    )
    def test_layout(self, content: str, numbers: list[int], tmp_path: Path) -> None:
        """
        Blank lines, a byte order mark, either end of line, none at the end.
        """
        found = self.read(content.encode(), tmp_path)
        assert found == [DossierLine(number=n, dossier=Dossier(id="a")) for n in numbers]

    def test_faults(self, tmp_path: Path) -> None:
        """
        A bad line gives its faults, with its number, and the others are read.
        """
        found = self.read(f"{GOOD}\n{WRONG}\n\n{{\n{GOOD}\n".encode(), tmp_path)
        file = tmp_path / "dossiers.ndjson"
        assert [line.number for line in found if line.dossier] == [1, 5]
        assert [str(fault) for line in found for fault in line.faults] == [
            f"{file}:2:35: idd: unknown key 'idd'; did you mean 'id'?",
            f"{file}:4:2: the document ends too early; close what is open",
        ]

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (b"[]", "7:1: the document is not an object; write it between { and }"),
            (b'{"a": \xff}', "7:7: not written in UTF-8; save the file as UTF-8"),
            (
                GOOD[:-1].encode() + b', "id": "b"}',
                "7:46: id: duplicate key; it stands in this line too, keep one of them",
            ),
            (
                b'{"format": "kvo-norms/section/1"}',
                "7:2: format: this is a kvo-norms/section/1, expected kvo-norms/dossier/1",
            ),
            (b"{}", '7: \'format\' is missing; begin with "format": "kvo-norms/dossier/1"'),
        ],
    )
    def test_places(self, line: bytes, message: str, tmp_path: Path) -> None:
        """
        Faults name the line of the file and the column in it.
        """
        (found,) = self.read(b"\n" * 6 + line, tmp_path)
        said = [
            str(fault).removeprefix(f"{tmp_path / 'dossiers.ndjson'}:") for fault in found.faults
        ]
        assert message in said or message.replace("7: ", "7:1: ") in said

    def test_same_faults_as_alone(self) -> None:
        """
        A line says what the file of that one document says.
        """
        for file in lines(30, broken=1):
            (found,) = read_dossiers([file.text], edition=EDITION)
            expected = in_detail(file.text.rstrip("\n"))
            assert isinstance(expected, tuple)
            assert [attrs.evolve(fault, file="a") for fault in found.faults] == list(expected)

    def test_lines_from_elsewhere(self) -> None:
        """
        Lines may come as text or bytes; their faults name no file.
        """
        texts: list[str | bytes] = [GOOD, GOOD.encode(), WRONG, "\ud800", '{"\ud800": 1}']
        found = list(read_dossiers(iter(texts)))
        assert [line.number for line in found if line.dossier] == [1, 2]
        assert {fault.file for line in found for fault in line.faults} == {None}
        first = [line.faults[0] for line in found[2:]]
        assert [(fault.line, fault.column) for fault in first] == [(3, 35), (4, 1), (5, 3)]

    def test_misfits(self, tmp_path: Path) -> None:
        """
        With an edition its words are asked for.
        """
        path = tmp_path / "x.ndjson"
        path.write_text(GOOD[:-1] + ', "area": {"kind": "x"}}', encoding="utf-8")
        (plain,), (held,) = read_dossiers(path), read_dossiers(path, edition=EDITION)
        assert plain.dossier is not None
        assert [fault.column for fault in held.faults] == [55]
        assert held.dossier is None

    def test_undeclared_vocabulary(self) -> None:
        """
        An edition without a vocabulary knows none of its words.
        """
        kept = tuple(it for it in EDITION.vocabularies if it.id != "area_kinds")
        poorer = attrs.evolve(EDITION, vocabularies=kept)
        for word, message in (
            ("winkelgebied", "undeclared word 'winkelgebied' in the vocabulary area_kinds"),
            ("", "an empty text says nothing"),
        ):
            line = f'{GOOD[:-1]}, "area": {{"kind": "{word}"}}}}'
            (found,) = read_dossiers([line], edition=poorer)
            assert [fault.message for fault in found.faults] == [message]

    @pytest.mark.parametrize("fact", DECLARED, ids=lambda fact: fact.kind.value)
    def test_facts(self, fact: DeclaredFact) -> None:
        """
        A fact is what the edition declares it to be, or the line is refused.
        """
        made = attrs.evolve(EDITION, facts=DECLARED)
        for value in (*VALUES.values(), '"winkelgebied"'):
            line = f'{GOOD[:-1]}, "facts": {{"{fact.id}": {value}}}}}'
            (plain,), (held,) = read_dossiers([line]), read_dossiers([line], edition=made)
            fits = plain.dossier is not None and not misfits(plain.dossier, made)
            assert held.dossier == (plain.dossier if fits else None)

    def test_too_deep(self) -> None:
        """
        A line of brackets is a fault like others.
        """
        (found,) = read_dossiers(["[" * 100_000])
        assert [fault.message for fault in found.faults] == ["nested more than 64 levels deep"]


class TestOpening:
    """
    A file that cannot be read is a fault when its lines are asked for.
    """

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("none.ndjson", "there is no such file; check its name and folder"),
            ("a\0b", "there is no such file; check its name and folder"),
            ("", "this is a folder, not a file; name a file in it"),
            (
                "a.JSON",
                "a file of one document, not of a dossier on each line; "
                "read it with read_dossier, or give a file of lines the ending .ndjson",
            ),
        ],
    )
    def test_opening(self, name: str, message: str, tmp_path: Path) -> None:
        """
        No file, a folder, a file of another kind.
        """
        found = read_dossiers(f"{tmp_path}/{name}")
        with pytest.raises(InvalidInputError) as caught:
            next(found)
        assert [f"{f.message}; {f.advice}" for f in caught.value.faults] == [message]

    def test_breaking_off(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A file that can't be read to its end.
        """

        class Opened:
            def __enter__(self) -> Opened:
                return self

            def __exit__(self, *_: object) -> None:
                pass

            def __iter__(self) -> Iterator[bytes]:
                yield GOOD.encode()
                raise OSError(5, "Input/output error")

        monkeypatch.setattr("kvo_norms.reading.lines.open", lambda *_: Opened(), raising=False)
        found = read_dossiers(tmp_path / "x.ndjson")
        assert next(found).number == 1
        with pytest.raises(InvalidInputError, match="cannot be read: input/output error"):
            next(found)

    def test_memory(self, tmp_path: Path) -> None:
        """
        Two thousand lines, good and bad ones, need little memory.
        """
        path = tmp_path / "x.ndjson"
        texts = [file.text for file in lines(50, broken=0.05)]
        with path.open("w", encoding="utf-8") as file:
            for _ in range(40):
                file.writelines(texts)
        assert path.stat().st_size > 25_000_000
        tracemalloc.start()
        count = sum(1 for _ in read_dossiers(path, edition=EDITION))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count == 2000
        assert peak < 8_000_000


class TestCode:
    """
    The written code is bound to few shapes, and values never become code.
    """

    @pytest.mark.usefixtures("by_tables")
    def test_shapes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Code is kept for so many shapes; when they are too many, it is written anew.
        """
        monkeypatch.setattr(building, "MOST_SHAPES", 3)
        builders.cache_clear()
        found = builders("json", None)
        for name in ("id", "note", "source", "edition", "as_of"):
            text = f'{{"format": "{FORMAT}", "{name}": "2020-01-01"}}'
            assert quick_from_json(text.encode()) is not None
            assert 0 < len(found) <= 3
        builders.cache_clear()

    @pytest.mark.usefixtures("by_tables")
    def test_days(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        So are days.
        """
        monkeypatch.setattr("kvo_norms.reading.quick.values.MOST_DAYS", 2)
        builders.cache_clear()
        for day in range(1, 10):
            text = f'{{"format": "{FORMAT}", "as_of": "2020-01-0{day}"}}'
            assert check(text.encode())
        assert 0 < len(builders("json", LANGUAGE).writer.namespace.values["days"]) <= 2
        builders.cache_clear()

    @pytest.mark.parametrize("name", ["x: int", "the_id", "id = 1\\n", "__class__", "", "\\ud800"])
    @pytest.mark.usefixtures("parser")
    def test_names(self, name: str) -> None:
        """
        A key that is no field never reaches the code.
        """
        assert not check(f'{{"format": "{FORMAT}", "{name}": "x"}}'.encode())

    def test_threads(self, parser: str) -> None:
        """
        Several threads that meet new shapes at once read what one reads.
        """
        texts = [file.text.encode() for file in lines(40, broken=0)]
        expected = [quick_from_json(text) for text in texts]
        builders.cache_clear()
        if parser == "msgspec":
            from kvo_norms.reading.quick import copying

            copying._readers.cache_clear()
        found: list[list[Dossier | None]] = []

        def read() -> None:
            found.append([quick_from_json(text) for text in texts])

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            threads = [threading.Thread(target=read) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(interval)
        assert found == [expected] * 4

    @pytest.mark.usefixtures("parser")
    def test_records_are_whole(self) -> None:
        """
        What is read is of the public classes and cannot be changed.
        """
        dossier = quick_from_json(as_line(next(portfolio(EDITION, count=1, seed=1))).encode())
        assert dossier is not None
        assert dossier.meetings is not None
        assert type(dossier) is Dossier
        assert type(dossier.meetings[0]).__module__ == "kvo_norms.dossier.partnership"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            dossier.meetings[0].id = "x"  # type: ignore[misc]
        assert copy.deepcopy(dossier) == dossier


def test_no_hook() -> None:
    """
    A type that nothing reads is a mistake of the library and no fault of a file.
    """
    with pytest.raises(TypeError, match="no hook reads"):
        Hooks().structure(1, complex)


def test_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The extra is loaded when there are many documents.
    """
    asked: list[bytes] = []

    def quickest(content: bytes, *_: object) -> Dossier:
        asked.append(content)
        return Dossier()

    monkeypatch.setattr(documents, "_quickest", lambda: quickest)
    decoder = Decoder(pays_from=2)
    texts = [f'{{"format": "{FORMAT}", "id": "{number}"}}'.encode() for number in range(4)]
    for text in texts:
        decoder.dossier(text, None, [])
    assert asked == texts[2:]


def test_counts_by_hand() -> None:
    """
    How many texts a document has, where that can be counted.
    """
    cases: dict[str, int | None] = {
        '{"a": 1, "b": {"c": "d:e"}}': 4,
        '{"a": "\\":"}': 2,
        '{"a\\":": 1}': 1,
        '{"a": "\\u0022"}': 2,
        '{"a" : 1}': 1,
        '{"a": "\\\\"}': None,
    }
    assert {text: documents.texts_in(text.encode()) for text in cases} == cases
