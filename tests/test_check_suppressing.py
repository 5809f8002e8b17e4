"""
Remarks that a comment in the file leaves out, with a reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from check_cases import TODAY, write_base
from kvo_norms.authoring.check import check_edition

NORM = """
[[norms]]
id = "section.oordeel"
title = { nl = "Oordeel", en = "Judgement" }
text = { nl = "Er wordt geoordeeld.", en = "There is a judgement." }
sources = ["vakblad"]
provenance = "reported"
weight = "eis"
remedy = { nl = "Doe dit.", en = "Do this." }
"""
QUESTION = 'question = { nl = "Werkt het?", en = "Does it work?" }'
REASON = "because nothing can be handed in"


def _codes(folder: Path, lines: str) -> list[str]:
    path = write_base(folder) / "section.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{NORM}{lines}\n", encoding="utf-8")
    found = check_edition(path.parent, today=TODAY, ignore=["KN5"])
    return [remark.code for remark in found.remarks]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (QUESTION, ["KN309"]),
        (f"# kvo-norms: ignore KN309 {REASON}\n{QUESTION}", []),
        (f"{QUESTION}  # kvo-norms: ignore KN309 {REASON}", []),
        (f"# Een vraag. kvo-norms: ignore kn309 {REASON}\n# Waarom.\n{QUESTION}", []),
        (f"# kvo-norms: ignore KN309 {REASON}\n\n{QUESTION}", ["KN903", "KN309"]),
        (f"# kvo-norms: ignore KN309, KN203 {REASON}\n{QUESTION}", ["KN903"]),
        (f"# kvo-norms: ignore KN203 {REASON}\n{QUESTION}", ["KN903", "KN309"]),
        (f"# kvo-norms: ignore KN309\n{QUESTION}", ["KN901", "KN309"]),
        (f"# kvo-norms: ignore KN309 because\n{QUESTION}", ["KN901", "KN309"]),
        (f"# kvo-norms: skip KN309\n{QUESTION}", ["KN901", "KN309"]),
        (f"# kvo-norms: ignore KN390 {REASON}\n{QUESTION}", ["KN902", "KN309"]),
        (f"# kvo-norms: ignore KN309, KN1 {REASON}\n{QUESTION}", ["KN902"]),
        (
            'question.nl = "# kvo-norms: ignore KN309 because zo"\n'
            'question.en = """\n# kvo-norms: ignore KN309 because so\n"""',
            ["KN309"],
        ),
    ],
)
def test_comments(lines: str, codes: list[str], tmp_path: Path) -> None:
    """
    A comment leaves out what it names, in its line and the next, and only with a reason.
    """
    assert _codes(tmp_path, lines) == codes


def test_faults_of_reading_stay(tmp_path: Path) -> None:
    """
    A file that cannot be used is not excused by a comment.
    """
    lines = f"# kvo-norms: ignore KN005 {REASON}\nvraag = 3\n{QUESTION}"
    assert _codes(tmp_path, lines) == ["KN005"]


def test_while_rules_wait(tmp_path: Path) -> None:
    """
    With a fault in the scenarios the rules about these wait, and no comment is called idle.
    """
    folder = write_base(tmp_path)
    section = folder / "section.toml"
    comment = f"# kvo-norms: ignore KN501 {REASON}\n[[norms]]"
    text = section.read_text(encoding="utf-8").replace("[[norms]]", comment, 1)
    section.write_text(text, encoding="utf-8")

    def codes() -> list[str]:
        return [remark.code for remark in check_edition(folder, today=TODAY).remarks]

    assert codes() == ["KN903"]
    (folder / "scenarios" / "anders.toml").write_text("", encoding="utf-8")
    assert codes() == ["KN001"]
