"""
Text for the terminal: what is laid out without rich is what rich lays out.
"""

from __future__ import annotations

import io

from hypothesis import given, strategies as st
from rich.console import Console
from rich.text import Text

from kvo_norms import assess, edition
from kvo_norms.generating import portfolio
from kvo_norms.reporting.colour import plain
from kvo_norms.reporting.layout import laid_out, paragraph
from kvo_norms.reporting.text import _report
from kvo_norms.reporting.view import view_of

pieces = st.sampled_from(["a", "bb", "ccccc", " ", "  ", "\n", "d" * 14, "é", "\u00a0"])


@given(st.lists(pieces).map("".join), st.integers(1, 16))
def test_paragraphs(text: str, width: int) -> None:
    """
    Paragraphs break where rich breaks them.
    """
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(Text(text))
    expected = "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
    assert laid_out([paragraph((text, "bold"))], width) == expected


def test_reports() -> None:
    """
    Whole reports, in every width at which columns stand beside each other.
    """
    for name in ("kvo-2008", "kvo-2015"):
        for dossier in portfolio(edition(name), count=5, seed=5):
            assessment = assess(edition(name), dossier, on=dossier.as_of)
            view = view_of(assessment, edition(name), dossier, language="nl", names=False)
            parts = tuple(_report(view, "nl"))
            for width in (72, 80, 100):
                assert laid_out(parts, width) == plain(parts, width)


def test_what_only_rich_knows() -> None:
    """
    Characters of two columns, tabs, and widths in which columns do not fit are left to rich.
    """
    for text in ("公園", "a\tb", "e\u0301"):
        assert laid_out([paragraph((text, ""))], 80) is None
    assert laid_out([paragraph(("a", ""), indent=4)], 4) is None
