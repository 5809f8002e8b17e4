"""
Remarks as JSON, for programs, and as the log lines that GitHub shows beside the files.
"""

from __future__ import annotations

import json

from kvo_norms.authoring.check.remarks import FORMAT, CheckResult, Remark, Severity
from kvo_norms.writing import as_plain

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
"""What GitHub calls the severities."""


def as_json(result: CheckResult) -> str:
    """
    The result as it is.
    """
    remarks = [as_plain(remark, "json") for remark in result.remarks]
    table = {"format": FORMAT, "folders": result.folders, "remarks": remarks}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def as_github(result: CheckResult) -> str:
    """
    A workflow command for each remark, which GitHub Actions shows at the line.
    """
    return "".join(f"{_command(remark)}\n" for remark in result.remarks)


def _command(remark: Remark) -> str:
    places = {"file": remark.file, "line": remark.line, "col": remark.column, "title": remark.code}
    properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in places.items() if value
    )
    return f"::{LEVELS[remark.severity]} {properties}::{_escaped(remark.sentence)}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
