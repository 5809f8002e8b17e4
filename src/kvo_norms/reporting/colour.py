"""
A report on a terminal, in colour.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.layout import BETWEEN, Heading, Paragraph, Part, Scores

try:
    from rich.console import Console, RenderableType
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text
except ImportError as error:
    raise MissingExtraError("text output", "cli") from error


def coloured(parts: Iterable[Part], width: int | None, *, widest: int) -> str:
    """
    The parts for the screen, with colour where it is a terminal that has it.

    Without a width it is as wide as the terminal, at most `widest`, and 80 where there is none.
    """
    screen = Console()
    if width is None:
        width = min(screen.width, widest) if screen.is_terminal else 80
    if not screen.is_terminal or screen.no_color:
        return plain(parts, width)
    return _printed(parts, width, force_terminal=True, color_system=screen.color_system)


def plain(parts: Iterable[Part], width: int) -> str:
    """
    The parts without colour, also where characters are wider than one column.
    """
    return _printed(parts, width, force_terminal=False, color_system=None)


def _printed(parts: Iterable[Part], width: int, **options: Any) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        **options,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(_rendered(part))
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines) + "\n"


def _rendered(part: Part) -> RenderableType:
    match part:
        case Paragraph():
            text = _text(part)
            return Padding(text, (0, 0, 0, part.indent)) if part.indent else text
        case Heading():
            title = Text(part.title, style="bold")
            return Rule(title, align="left", characters="-", style="dim")
        case Scores():
            table = Table.grid(padding=(0, BETWEEN))
            table.add_column()
            table.add_column(justify="right")
            table.add_column()
            for row in part.rows:
                table.add_row(*map(_text, row))
            return table


def _text(paragraph: Paragraph) -> Text:
    if len(paragraph.spans) == 1:
        ((text, style),) = paragraph.spans
        return Text(text, style=style)
    return Text.assemble(*((text, style) for text, style in paragraph.spans))
