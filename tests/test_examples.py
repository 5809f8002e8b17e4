"""
Every example in the README, the docs and the docstrings runs as a test.
"""

from __future__ import annotations

from doctest import ELLIPSIS
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from conftest import ROOT

PAGES = Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)])
MODULES = Sybil(parsers=[DocTestParser(optionflags=ELLIPSIS)])


def _holds_examples(path: Path) -> bool:
    return ">>>" in path.read_text(encoding="utf-8")


FILES = [
    path.relative_to(ROOT)
    for pattern in ("*.md", "docs/**/*.md", "catalogue/**/*.md", "src/**/*.py")
    for path in sorted(ROOT.glob(pattern))
    if _holds_examples(path)
]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_examples(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The examples of a file, one after the other, show what they say.
    """
    monkeypatch.chdir(ROOT)
    document = (MODULES if path.suffix == ".py" else PAGES).parse(ROOT / path)
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()
