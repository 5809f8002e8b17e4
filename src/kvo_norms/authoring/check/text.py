"""
Remarks for people at a terminal.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

from kvo_norms.authoring.check.remarks import CheckResult, Remark, Severity
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.safe import visible

try:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text
except ImportError as error:
    raise MissingExtraError("text output", "cli") from error

WIDEST = 100
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def as_text(result: CheckResult, *, to_screen: bool = False) -> str:
    """
    The remarks with their places, and how many there are.

    They are as wide as the terminal, at most 100 columns, and 80 where there is none. With
    `to_screen` they have colour where the terminal has.
    """
    screen = Console()
    coloured = to_screen and screen.is_terminal and not screen.no_color
    width = min(screen.width, WIDEST) if to_screen and screen.is_terminal else 80
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=coloured,
        color_system=screen.color_system if coloured else None,  # type: ignore[arg-type]
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        for remark in result.remarks:
            for part in _told(remark):
                console.print(part)
        console.print(Text(_summary(result)))
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines) + "\n"


def _told(remark: Remark) -> Iterator[Text | Padding]:
    place = ":".join(str(part) for part in (remark.file, remark.line, remark.column) if part)
    # Not wrapped, so that editors and terminals can follow it.
    yield Text(visible(place), no_wrap=True, overflow="ignore")
    head = Text.assemble((f"{remark.severity.value} {remark.code}", STYLES[remark.severity]), ": ")
    norm = "" if remark.norm is None else f"{remark.norm}: "
    yield Padding(head.append(visible(f"{norm}{remark.message}")), (0, 0, 0, 2))
    if remark.advice is not None:
        mended = "" if remark.fix is None else " (--fix does it)"
        yield Padding(Text(visible(f"{remark.advice}{mended}"), style="dim"), (0, 0, 0, 4))
    yield Text()


def _summary(result: CheckResult) -> str:
    counts = Counter(remark.severity for remark in result.remarks)
    said = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    number = len(result.folders)
    checked = result.folders[0] if number == 1 else f"{number} editions"
    return visible(f"{checked}: {', '.join(said) or 'nothing to remark'}")
