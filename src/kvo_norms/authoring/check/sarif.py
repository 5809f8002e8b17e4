"""
Remarks as SARIF 2.1.0, the format in which tools hand over what they found.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kvo_norms.authoring.check.explaining import rule_page
from kvo_norms.authoring.check.registry import RULES
from kvo_norms.authoring.check.remarks import CheckResult, Remark
from kvo_norms.authoring.check.rules import Rule
from kvo_norms.errors import written_path
from kvo_norms.version import VERSION

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(result: CheckResult) -> str:
    """
    The remarks and all rules as one run.
    """
    driver = {
        "name": "kvo-norms",
        "version": VERSION,
        "rules": [_rule(it) for it in RULES.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(remark) for remark in result.remarks],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.summary} {rule.why}", "markdown": rule_page(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(remark: Remark) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": remark.code,
        "ruleIndex": list(RULES).index(remark.code),
        "level": remark.severity.value,
        "message": {"text": remark.sentence},
    }
    location: dict[str, Any] = {}
    if remark.file is not None:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(remark.file)}}
        if remark.line is not None:
            region = {"startLine": remark.line, "startColumn": remark.column or 1}
            location["physicalLocation"]["region"] = region
    names = {"name": remark.norm, "fullyQualifiedName": written_path(remark.path)}
    named = {key: value for key, value in names.items() if value}
    if named:
        location["logicalLocations"] = [named]
    return {**made, "locations": [location]} if location else made


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
