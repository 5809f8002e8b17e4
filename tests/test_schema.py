"""
The JSON Schemas for editors: what reads is valid, and what is not valid is refused by the readers.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import attrs
import jsonschema_rs
import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings

from cases import SCOPE, pattern_of
from conftest import ROOT
from kvo_norms import (
    Dossier,
    InvalidInputError,
    assess,
    edition,
    editions,
    forecast,
    plan,
    read_assessment,
    read_dossier,
    read_edition,
    replay,
)
from kvo_norms.assessment import Assessment
from kvo_norms.authoring import read_scenarios
from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.authoring.schema import SCHEMAS, json_schema, published, schema_text
from kvo_norms.catalogue import Edition, norms_of
from kvo_norms.cli import main
from kvo_norms.durations import Duration, after
from kvo_norms.errors import UnknownNameError
from kvo_norms.generating import files, portfolio
from kvo_norms.kinds import shapes_of
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text
from kvo_norms.reading.patterns import read_pattern
from kvo_norms.reading.shipped import catalogue_folder
from kvo_norms.reporting import forecast as forecasts, plan as plans, replay as replays
from kvo_norms.reporting.json import as_data
from kvo_norms.testing import dossiers
from kvo_norms.writing import as_json, as_toml
from random_cases import Table, random_case
from random_editions import random_edition
from test_mutated_files import WHOLE, _mutated, _plain_json

CATALOGUE = catalogue_folder()
EXAMPLES = ROOT / "docs" / "examples"
SHIPPED = {it.id: it for it in editions()}
RANDOM = random_edition([random_case(Random(number)) for number in range(10)])
DATA = sorted([*CATALOGUE.glob("**/*.toml"), *EXAMPLES.glob("*.toml")])
TIMES = int(os.environ.get("KVO_NORMS_CHANGES", "1"))
"""How many times as many changed files a long run makes."""
TOOLS = Path(sysconfig.get_path("scripts"))
CHECKERS = {
    "tombi": [str(TOOLS / "tombi"), "lint", "--offline"],
    "taplo": [str(TOOLS / "taplo"), "lint"],
}


class Checker:
    """
    Whether data is valid by a schema.
    """

    def __init__(self, schema: Table) -> None:
        self._made = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def faults(self, data: Any) -> list[str]:
        """
        What is not valid; nothing where JSON cannot hold the data.
        """
        try:
            text = json.dumps(_as_json(data), allow_nan=False)
        except ValueError:
            return []
        return [error.message for error in self._made.iter_errors(json.loads(text))]


@cache
def checker(name: str, known: Edition | None = None) -> Checker:
    """
    The checker of a schema.
    """
    return Checker(json_schema(name, edition=known))


def _as_json(value: Any) -> Any:
    """
    Data of TOML as the checkers of TOML see it: dates are texts.
    """
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date() | time():
            return value.isoformat()
        case list():
            return [_as_json(item) for item in value]
        case dict():
            return {key: _as_json(item) for key, item in value.items()}
        case _:
            return value


def _toml(path: Path) -> Any:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _kind(data: Any) -> str:
    return str(data["format"]).split("/")[1]


class TestSchemas:
    """
    The schemas themselves.
    """

    @pytest.mark.parametrize("name", SCHEMAS)
    @pytest.mark.parametrize("known", [None, *SHIPPED])
    def test_valid(self, name: str, known: str | None) -> None:
        """
        Each is a valid schema, and refers to nothing that it does not hold.
        """
        schema = json_schema(name, edition=SHIPPED.get(known or ""))
        jsonschema_rs.meta.validate(schema)
        definitions = set(schema.get("$defs", {}))
        named = {ref.removeprefix("#/$defs/") for ref in _references(schema)}
        assert named == definitions

    @pytest.mark.parametrize("name", published())
    def test_fresh(self, name: str) -> None:
        """
        The published one is what the classes make.
        """
        committed = (CATALOGUE / "schemas" / name).read_text(encoding="utf-8")
        advice = "python -m kvo_norms.authoring.schema catalogue/schemas"
        assert committed == published()[name], advice

    def test_none_left_over(self) -> None:
        """
        Nothing else stands in the folder.
        """
        assert {path.name for path in (CATALOGUE / "schemas").iterdir()} == set(published())

    def test_told(self) -> None:
        """
        Every field of a dossier's records is told with its docstring.
        """
        definitions = json_schema("dossier")["$defs"]
        for name, record in _records(Dossier).items():
            docs = field_docs(record)
            properties = definitions[name]["properties"]
            given = {field for field, shape in shapes_of(record).items() if not shape.derived}
            assert set(properties) == given
            for field in given:
                assert properties[field]["description"].startswith(docs[field].split("``")[0])

    def test_words_are_told(self) -> None:
        """
        With an edition its words are the only ones, and each has its names.
        """
        level = json_schema("dossier", edition=SHIPPED["kvo-2015"])["$defs"]["words.levels"]
        assert level["enum"] == ["geen", "laag", "middel", "hoog"]
        told = ["geen / none", "laag / low", "middel / medium", "hoog / high"]
        assert level["enumDescriptions"] == told
        assert "- `middel`: middel / medium" in level["description"]

    def test_unknown(self) -> None:
        """
        Another name is refused.
        """
        with pytest.raises(UnknownNameError, match="'dosier'"):
            json_schema("dosier")


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _records(record: type) -> dict[str, type]:
    """
    The classes of records inside a record, but for facts.
    """
    found: dict[str, type] = {}
    for shape in shapes_of(record).values():
        if shape.record is not None and shape.name != "facts":
            found |= {shape.record.__name__: shape.record, **_records(shape.record)}
    return found


class TestWhatReads:
    """
    All that reads is valid.
    """

    @pytest.mark.parametrize("path", DATA, ids=lambda path: "-".join(path.parts[-2:]))
    def test_shipped(self, path: Path) -> None:
        """
        Every file of the catalogue and every example, by the published schema that it names and by
        its edition's own.
        """
        data = _toml(path)
        first, _ = path.read_text(encoding="utf-8").split("\n", 1)
        named = path.parent / first.removeprefix("#:schema ")
        assert named.resolve() == CATALOGUE / "schemas" / f"{_kind(data)}.json"
        assert Checker(json.loads(named.read_text(encoding="utf-8"))).faults(data) == []
        ids = {part for part in path.parts if part in SHIPPED} or {data["edition"]}
        assert checker(_kind(data), SHIPPED[ids.pop()]).faults(data) == []

    @pytest.mark.parametrize("known", SHIPPED)
    def test_generated(self, known: str) -> None:
        """
        Generated dossiers, as TOML and as JSON, by the general schema and by the edition's; and
        their assessments.
        """
        checkers = (checker("dossier"), checker("dossier", SHIPPED[known]))
        assessment = checker("assessment")
        for layout in ("toml", "json"):
            for file in files(SHIPPED[known], count=25, seed=5, layout=layout):
                data = tomllib.loads(file.text) if layout == "toml" else json.loads(file.text)
                assert [it.faults(data) for it in checkers] == [[], []]
        for dossier in portfolio(SHIPPED[known], count=10, seed=6):
            assert assessment.faults(as_data(assess(SHIPPED[known], dossier))) == []

    @pytest.mark.parametrize("known", SHIPPED)
    def test_results(self, known: str) -> None:
        """
        Forecasts, plans and replays, also of a dossier that was altered; without one of the keys
        that are always there they are refused.
        """
        made = SHIPPED[known]
        for dossier in portfolio(made, count=4, seed=9):
            assert dossier.as_of is not None
            receipt, altered = assess(made, dossier).receipt, attrs.evolve(dossier, partners=())
            until = after(dossier.as_of, Duration(months=40))
            for name, text in (
                ("forecast", forecasts.as_json(forecast(made, dossier, until=until))),
                ("plan", plans.as_json(plan(made, dossier))),
                ("replay", replays.as_json(replay(receipt, edition=made, dossier=dossier))),
                ("replay", replays.as_json(replay(receipt, edition=made, dossier=altered))),
            ):
                data = json.loads(text)
                assert checker(name).faults(data) == []
                for key in json_schema(name)["required"]:
                    without = {other: value for other, value in data.items() if other != key}
                    assert checker(name).faults(without) != []

    @settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
    @given(dossiers())
    def test_any_dossier(self, dossier: Dossier) -> None:
        """
        Any dossier that can be written, by the general schema.
        """
        assert DOSSIER.faults(tomllib.loads(as_toml(dossier), parse_float=Decimal)) == []
        assert DOSSIER.faults(json.loads(as_json(dossier))) == []

    def test_any_pattern(self) -> None:
        """
        Random patterns of every form, by the general schema and by that of their edition.
        """
        checkers = [pattern_checker(None), pattern_checker(RANDOM)]
        rng = Random(11)
        for _ in range(600):
            pattern = random_case(rng).pattern
            pattern_of(pattern)
            assert [it.faults(pattern) for it in checkers] == [[], []], pattern


DOSSIER = checker("dossier")


@cache
def pattern_checker(known: Edition | None) -> Checker:
    """
    The checker of patterns alone.
    """
    definitions = json_schema("section", edition=known)["$defs"]
    return Checker({"$ref": "#/$defs/pattern.Dossier", "$defs": definitions})


def _refusals(
    document: Any,
    checkers: list[Checker],
    reads: Callable[[Any], bool],
    *,
    seed: int,
    rounds: int,
) -> int:
    """
    How many changed documents a schema refuses; the reader must refuse each of them too.
    """
    rng, refused = Random(seed), 0
    for _ in range(rounds * TIMES):
        changed = _mutated(rng, document)
        faults = [fault for it in checkers for fault in it.faults(changed)]
        if faults:
            refused += 1
            assert not reads(changed), (faults, changed)
    return refused


def _reading(path: Path, read: Callable[[], object]) -> Callable[[Any], bool]:
    """
    Whether data reads once it is written to a file.
    """

    def reads(data: Any) -> bool:
        try:
            text = tomli_w.dumps(data) if path.suffix == ".toml" else _plain_json(data)
        except (TypeError, ValueError):
            return False
        path.write_text(text, encoding="utf-8")
        try:
            read()
        except InvalidInputError:
            return False
        return True

    return reads


class TestWhatIsRefused:
    """
    All that a schema refuses, the reader refuses: good files are changed at random.
    """

    def test_patterns(self) -> None:
        """
        Patterns of every form.
        """

        def reads(data: Any) -> bool:
            scope = attrs.evolve(SCOPE, faults=[])
            read_pattern(data, scope)
            return not scope.faults

        checkers = [pattern_checker(None), pattern_checker(RANDOM)]
        rng = Random(12)
        cases = [random_case(rng).pattern for _ in range(100)]
        refused = [
            _refusals(case, checkers, reads, seed=number, rounds=12)
            for number, case in enumerate(cases)
        ]
        assert sum(refused) > 600

    def test_dossiers(self, tmp_path: Path) -> None:
        """
        Dossiers, in TOML and JSON.
        """
        known = SHIPPED["kvo-2015"]
        checkers = [DOSSIER, checker("dossier", known)]
        for name in ("dossier.toml", "dossier.json"):
            path = tmp_path / name
            document = _toml(EXAMPLES / "winkelhof-2023.toml")
            reads = _reading(path, partial(read_dossier, path, edition=known))
            assert _refusals(document, checkers, reads, seed=3, rounds=80) > 30

    @pytest.mark.parametrize("name", ["edition", "veiligheidsanalyse", "stars", "crosswalk"])
    def test_editions(self, name: str, tmp_path: Path) -> None:
        """
        The files of an edition; by the edition's own schema too, but for its header, which says
        what that schema is made of.
        """
        folder = tmp_path / "kvo-2015"
        shutil.copytree(CATALOGUE / "kvo-2015", folder)
        path = folder / f"{name}.toml"
        document = _toml(path)
        checkers = [checker(_kind(document))]
        if name != "edition":
            checkers.append(checker(_kind(document), SHIPPED["kvo-2015"]))
        reads = _reading(path, lambda: read_edition(folder))
        assert _refusals(document, checkers, reads, seed=4, rounds=40) > 12

    def test_small_edition(self, tmp_path: Path) -> None:
        """
        The files of a small edition, of which every part is changed often.
        """
        for name in ("edition", "section"):
            folder = tmp_path / name
            shutil.copytree(WHOLE, folder)
            path = folder / f"{name}.toml"
            checkers = [checker(name)]
            reads = _reading(path, partial(read_edition, folder))
            assert _refusals(_toml(path), checkers, reads, seed=5, rounds=120) > 40

    def test_scenarios(self, tmp_path: Path) -> None:
        """
        Scenarios.
        """
        known = SHIPPED["kvo-2015"]
        shutil.copytree(CATALOGUE / "kvo-2015" / "scenarios", tmp_path, dirs_exist_ok=True)
        for path in tmp_path.glob("*.toml"):
            if path.name not in ("dossiers.toml", "evaluatie.toml"):
                path.unlink()
        path = tmp_path / "evaluatie.toml"
        checkers = [checker("scenarios"), checker("scenarios", known)]
        reads = _reading(path, lambda: read_scenarios(tmp_path, known))
        assert _refusals(_toml(path), checkers, reads, seed=6, rounds=60) > 20

    def test_assessments(self, tmp_path: Path) -> None:
        """
        Assessments.
        """
        found: Assessment = assess(SHIPPED["kvo-2015"], read_dossier(EXAMPLES / "goes-2019.toml"))
        document = as_data(found)
        document["norms"] = document["norms"][:4]
        path = tmp_path / "assessment.json"
        reads = _reading(path, lambda: read_assessment(path))
        assert _refusals(document, [checker("assessment")], reads, seed=7, rounds=150) > 50


class TestCheckers:
    """
    What editors use to check TOML finds the schemas by itself, without a network.
    """

    @pytest.mark.parametrize("tool", CHECKERS)
    def test_shipped(self, tool: str) -> None:
        """
        All shipped TOML passes.
        """
        done = _run(tool, *DATA)
        assert (done.returncode, done.stdout + done.stderr if done.returncode else "") == (0, "")
        assert "not found" not in done.stdout + done.stderr

    @pytest.mark.parametrize("tool", CHECKERS)
    @pytest.mark.parametrize(
        ("good", "bad"),
        [
            ('area.kind = "winkelgebied"', 'area.knid = "winkelgebied"'),
            ("companies = { at_least = 3 }", 'companies = { at_least = "3" }'),
            ('date = { within = "P6M" }', 'date = { within = "6 months" }'),
            ("count = { at_least = 1 }", "counts = { at_least = 1 }"),
        ],
    )
    def test_finds(self, tool: str, good: str, bad: str, tmp_path: Path) -> None:
        """
        A mistake deep inside a pattern is found, and the same without the mistake is not.
        """
        text = (
            f"#:schema {CATALOGUE / 'schemas' / 'section.json'}\n"
            + (WHOLE / "section.toml").read_text(encoding="utf-8")
            + "\n[norms.requires.not.not]\n"
            + 'area.kind = "winkelgebied"\nany = [\n'
            + "    { area = { companies = { at_least = 3 } } },\n"
            + '    { meetings.where = { date = { within = "P6M" } } },\n'
            + "    { meetings = { count = { at_least = 1 } } },\n]\n"
        )
        path = tmp_path / "section.toml"
        path.write_text(text, encoding="utf-8")
        assert _run(tool, path).returncode == 0
        assert good in text
        path.write_text(text.replace(good, bad), encoding="utf-8")
        assert _run(tool, path).returncode == 1


def _run(tool: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [*CHECKERS[tool], *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


class TestCommand:
    """
    ``kvo-norms schema``.
    """

    def test_screen(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        The schema goes to the screen.
        """
        assert main(["schema", "crosswalk"]) == 0
        assert capsys.readouterr().out == schema_text("crosswalk")

    def test_file(self, tmp_path: Path) -> None:
        """
        With an edition and a file, the edition's own schema goes to the file.
        """
        path = tmp_path / "dossier.json"
        assert main(["schema", "dossier", "--edition", "kvo-2008", "-o", str(path)]) == 0
        assert path.read_text(encoding="utf-8") == schema_text(
            "dossier", edition=edition("kvo-2008")
        )

    def test_unknown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        Another name is refused, with the one that is probably meant.
        """
        assert main(["schema", "dosier"]) == 2
        error = capsys.readouterr().err
        assert error == "kvo-norms: unknown schema 'dosier'; did you mean 'dossier'?\n"

    def test_norms_of_findings(self) -> None:
        """
        In an edition's own schema a finding is on a norm that asks for one.
        """
        schema = json_schema("dossier", edition=SHIPPED["kvo-2015"])
        named = schema["$defs"]["Finding"]["properties"]["norm"]["enum"]
        asked = [norm.id for norm in norms_of(SHIPPED["kvo-2015"]) if norm.question is not None]
        assert named == asked
        assert schema["$defs"]["Waiver"]["properties"]["norm"]["enum"] == [
            norm.id for norm in norms_of(SHIPPED["kvo-2015"])
        ]

    def test_nothing_unread(self) -> None:
        """
        A generated dossier that a schema accepts reads as well, with its edition.
        """
        for file in files(SHIPPED["kvo-2015"], count=3, seed=1):
            read, faults = dossier_in(parse_text(file.text, file="d.toml", syntax="toml"))
            assert (faults, DOSSIER.faults(tomllib.loads(file.text))) == ([], [])
            assert read is not None
