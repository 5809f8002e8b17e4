"""
What all tests share.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("kvo", derandomize=True, deadline=None)
settings.load_profile("kvo")


def pytest_addoption(parser: pytest.Parser) -> None:
    """
    One flag that resets all golden output; read the difference before you commit it.
    """
    parser.addoption("--reset-goldens", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """
    Compare a text with a golden file, or write the file anew where the flag says so.
    """
    reset = request.config.getoption("--reset-goldens")

    def compare(actual: str, path: Path) -> None:
        if reset:
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.exists(), f"there is no golden file {path.name}; run with --reset-goldens"
        assert path.read_text(encoding="utf-8") == actual

    return compare
