"""
An assessment for the terminal.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.layout import Heading, Paragraph, Part, Scores, laid_out, paragraph
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.view import GapView, Group, NormView, ScoreView, View, WaiverView, view_of
from kvo_norms.reporting.words import said

WIDEST = 100
STYLES = {
    "met": "bold green",
    "not_met": "bold red",
    "open": "bold yellow",
    "not_applicable": "dim",
}
MARKS = {"met": "+", "not_met": "x", "open": "?", "not_applicable": "-"}
BAR = 20
USUAL = 80
INDENT = 4
EMPTY = paragraph()


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
    terminal. With `to_screen` it has colour where the terminal has and the extra ``cli`` is there.

    Raises
    ------
    MissingExtraError
        Where characters are wider than one column and the extra ``cli`` is not installed.
    """
    view = view_of(assessment, edition, dossier, language=language, names=names)
    parts = tuple(_report(view, language))
    if to_screen and _may_have_colour():
        with contextlib.suppress(MissingExtraError):
            from kvo_norms.reporting.colour import coloured

            return coloured(parts, width, widest=WIDEST)
    text = laid_out(parts, width or USUAL)
    if text is None:
        from kvo_norms.reporting.colour import plain

        return plain(parts, width or USUAL)
    return text


def _may_have_colour() -> bool:
    """
    Whether the screen may be a terminal: `rich` knows all the ways of telling.
    """
    asked = {"FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"} & os.environ.keys()
    return bool(asked) or (sys.stdout is not None and sys.stdout.isatty())


def _report(view: View, language: Language) -> Iterator[Part]:
    yield paragraph((visible(view.area), "bold"))
    yield paragraph((visible(f"{view.edition}, {said('assessed_on', language)} {view.on}"), ""))
    if view.fictional:
        yield paragraph((said("fictional", language), "italic"))
    yield EMPTY
    yield _verdict(view, language)
    yield EMPTY
    yield _scores(view, language)
    if view.groups:
        yield from _heading(said("gaps", language))
        yield from _groups(view.groups)
    else:
        yield from (EMPTY, paragraph((said("no_gaps", language), "")))
    if view.attention:
        yield from _heading(said("attention", language))
        yield paragraph((said("attention_note", language), "dim"))
        yield from _groups(view.attention)
    if view.stars:
        yield from _heading(said("stars", language))
        yield from _stars(view)
        yield from _groups(view.star_groups)
    if view.waivers:
        yield from _heading(said("waivers", language))
        for waiver in view.waivers:
            yield from _waiver(waiver)
    yield from _heading(said("certificate", language))
    yield _certificate(view, language)
    yield EMPTY
    yield _verdict(view, language)
    yield paragraph((f"sha256 {view.receipt}", "dim"))


def _heading(title: str) -> Iterator[Part]:
    yield EMPTY
    yield Heading(title=title)


def _verdict(view: View, language: Language) -> Paragraph:
    return paragraph(
        (f"{said('verdict', language)}: ", ""),
        (said(view.verdict.value, language), STYLES[view.verdict.value]),
        (f"\n{view.counts}", ""),
        (f"\n{view.without_inferred}", "dim"),
    )


def _scores(view: View, language: Language) -> Scores:
    rows: list[tuple[Paragraph, ...]] = []
    for title, scores in (("section", view.sections), ("theme", view.themes)):
        if rows:
            rows.append(())
        head = paragraph((said(title, language), "bold"))
        rows.append((head, paragraph((said("points", language), "dim")), EMPTY))
        for score in scores:
            points = paragraph((f"{score.points}/{score.of}", ""))
            rows.append((paragraph((score.title, "")), points, _bar(score)))
    return Scores(rows=tuple(rows))


def _bar(score: ScoreView) -> Paragraph:
    if not score.of:
        return EMPTY
    filled = score.points * BAR // score.of
    return paragraph(("#" * filled, "green"), ("." * (BAR - filled), "dim"))


def _groups(groups: tuple[Group, ...]) -> Iterator[Part]:
    for group in groups:
        yield EMPTY
        yield paragraph((group.title, "bold underline"))
        for norm in group.norms:
            yield from _norm(norm)


def _norm(norm: NormView) -> Iterator[Part]:
    yield paragraph(
        (f"{MARKS[norm.status.value]} ", STYLES[norm.status.value]),
        (norm.title, "bold"),
        (f"  {norm.id}, {norm.status_text}", "dim"),
    )
    yield from _gaps(norm.gaps)
    yield paragraph((f"-> {norm.remedy}", "italic"), indent=INDENT)


def _waiver(waiver: WaiverView) -> Iterator[Part]:
    yield paragraph(
        (waiver.title, "bold"),
        (f"  {waiver.id}, {waiver.period}: {waiver.state_text}", "dim"),
    )
    yield paragraph((visible(waiver.reason), ""), indent=INDENT)


def _stars(view: View) -> Iterator[Part]:
    for star in view.stars:
        yield paragraph(
            (f"{MARKS[star.status.value]} ", STYLES[star.status.value]),
            (star.title, "bold"),
            ("  " + ", ".join(filter(None, (star.status_text, star.number))), "dim"),
        )
        yield from _gaps(star.gaps)


def _gaps(gaps: tuple[GapView, ...]) -> Iterator[Part]:
    for gap in gaps:
        yield paragraph((visible(gap.text), ""), (f" [{gap.action}]", "cyan"), indent=INDENT)


def _certificate(view: View, language: Language) -> Paragraph:
    lines = [f"{view.level}, {view.period}"]
    if view.evaluations is not None:
        lines.append(view.evaluations)
    if view.conditional:
        lines.append(said("conditional", language))
    return paragraph(("\n".join(lines), ""))
