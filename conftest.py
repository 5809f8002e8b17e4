"""
Every example in the README, the docs and the docstrings runs as a test.
"""

from __future__ import annotations

import os
from doctest import ELLIPSIS
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent


def _in_the_root(namespace: dict[str, Any]) -> None:
    os.chdir(ROOT)


documents = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)],
    patterns=["README.md", "docs/**/*.md", "catalogue/README.md"],
    setup=_in_the_root,
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["src/**/*.py"],
    setup=_in_the_root,
)
pytest_collect_file = (documents + docstrings).pytest()
