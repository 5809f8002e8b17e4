"""
An assessment for the terminal.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.view import GapView, Group, NormView, ScoreView, View, WaiverView, view_of
from kvo_norms.reporting.words import Language, said

try:
    from rich.console import Console, Group as Rows, RenderableType
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text
except ImportError as error:
    raise MissingExtraError("text output", "cli") from error

WIDEST = 100
STYLES = {
    "met": "bold green",
    "not_met": "bold red",
    "open": "bold yellow",
    "not_applicable": "dim",
}
MARKS = {"met": "+", "not_met": "x", "open": "?", "not_applicable": "-"}
BAR = 20


def as_text(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
    width: int | None = None,
    to_screen: bool = False,
) -> str:
    """
    The assessment as text, `width` columns wide; names of persons only where `names` asks for them.

    Without a width it is as wide as the terminal, at most 100 columns, and 80 where there is no
    terminal. With `to_screen` it has colour where the terminal has.
    """
    view = view_of(assessment, edition, dossier, language=language, names=names)
    screen = Console()
    coloured = to_screen and screen.is_terminal and not screen.no_color
    if width is None:
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
        for part in _report(view, language):
            console.print(part)
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines) + "\n"


def _report(view: View, language: Language) -> Iterator[RenderableType]:
    yield Text(visible(view.area), style="bold")
    yield Text(visible(f"{view.edition}, {said('assessed_on', language)} {view.on}"))
    if view.fictional:
        yield Text(said("fictional", language), style="italic")
    yield ""
    yield _verdict(view, language)
    yield ""
    yield _scores(view, language)
    if view.groups:
        yield from _heading(said("gaps", language))
        yield from _groups(view.groups)
    else:
        yield from ("", Text(said("no_gaps", language)))
    if view.attention:
        yield from _heading(said("attention", language))
        yield Text(said("attention_note", language), style="dim")
        yield from _groups(view.attention)
    if view.stars:
        yield from _heading(said("stars", language))
        yield from _stars(view)
        yield from _groups(view.star_groups)
    if view.waivers:
        yield from _heading(said("waivers", language))
        yield from map(_waiver, view.waivers)
    yield from _heading(said("certificate", language))
    yield _certificate(view, language)
    yield ""
    yield _verdict(view, language)
    yield Text(f"sha256 {view.receipt}", style="dim")


def _heading(title: str) -> Iterator[RenderableType]:
    yield ""
    yield Rule(Text(title, style="bold"), align="left", characters="-", style="dim")


def _verdict(view: View, language: Language) -> RenderableType:
    text = Text()
    text.append(f"{said('verdict', language)}: ")
    text.append(said(view.verdict.value, language), style=STYLES[view.verdict.value])
    text.append(f"\n{view.counts}")
    text.append(f"\n{view.without_inferred}", style="dim")
    return text


def _scores(view: View, language: Language) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column()
    for title, scores in (("section", view.sections), ("theme", view.themes)):
        if table.row_count:
            table.add_row()
        table.add_row(
            Text(said(title, language), style="bold"), Text(said("points", language), style="dim")
        )
        for score in scores:
            table.add_row(Text(score.title), f"{score.points}/{score.of}", _bar(score))
    return table


def _bar(score: ScoreView) -> Text:
    if not score.of:
        return Text("")
    filled = score.points * BAR // score.of
    return Text.assemble(("#" * filled, "green"), ("." * (BAR - filled), "dim"))


def _groups(groups: tuple[Group, ...]) -> Iterator[RenderableType]:
    for group in groups:
        yield ""
        yield Text(group.title, style="bold underline")
        for norm in group.norms:
            yield _norm(norm)


def _norm(norm: NormView) -> RenderableType:
    head = Text()
    head.append(f"{MARKS[norm.status.value]} ", style=STYLES[norm.status.value])
    head.append(norm.title, style="bold")
    head.append(f"  {norm.id}, {norm.status_text}", style="dim")
    remedy = Padding(Text(f"-> {norm.remedy}", style="italic"), (0, 0, 0, 4))
    return Rows(head, *_gaps(norm.gaps), remedy)


def _waiver(waiver: WaiverView) -> RenderableType:
    head = Text(waiver.title, style="bold")
    head.append(f"  {waiver.id}, {waiver.period}: {waiver.state_text}", style="dim")
    return Rows(head, Padding(Text(visible(waiver.reason)), (0, 0, 0, 4)))


def _stars(view: View) -> Iterator[RenderableType]:
    for star in view.stars:
        line = Text()
        line.append(f"{MARKS[star.status.value]} ", style=STYLES[star.status.value])
        line.append(star.title, style="bold")
        line.append("  " + ", ".join(filter(None, (star.status_text, star.number))), style="dim")
        yield line
        yield from _gaps(star.gaps)


def _gaps(gaps: tuple[GapView, ...]) -> Iterator[RenderableType]:
    for gap in gaps:
        text = Text(visible(gap.text))
        text.append(f" [{gap.action}]", style="cyan")
        yield Padding(text, (0, 0, 0, 4))


def _certificate(view: View, language: Language) -> RenderableType:
    lines = [f"{view.level}, {view.period}"]
    if view.evaluations is not None:
        lines.append(view.evaluations)
    if view.conditional:
        lines.append(said("conditional", language))
    return Text("\n".join(lines))
