"""
Lines for the terminal: within 80 columns, and in colour only on a screen that has it.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable

from kvo_norms.reporting.safe import visible

WIDTH = 80

Line = tuple[str, str]
"""A line, and the style of its letters; none where that is empty."""


def wrapped(text: str, *, indent: str = "", style: str = "") -> list[Line]:
    """
    A text over as many lines as it needs, each with this indent; long words are not broken.
    """
    found = textwrap.wrap(
        visible(text),
        width=WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [(line, style) for line in found]


def as_text(lines: Iterable[Line]) -> str:
    """
    The lines as plain text.
    """
    return "".join(f"{line.rstrip()}\n" for line, _ in lines)


def for_screen(lines: Iterable[Line]) -> str:
    """
    The lines for standard output: in colour where that is a terminal that has colours.
    """
    lines = list(lines)
    if not sys.stdout.isatty():
        return as_text(lines)
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        return as_text(lines)
    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=True)
    with console.capture() as capture:
        for line, style in lines:
            console.print(Text(line.rstrip(), style=style))
    return capture.get()
