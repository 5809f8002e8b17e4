"""
An assessment as a Markdown document.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.safe import markdown
from kvo_norms.reporting.view import GapView, Group, ScoreView, View, view_of
from kvo_norms.reporting.words import said


def as_markdown(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
) -> str:
    """
    The assessment as Markdown; text of the dossier is shown as it is, never obeyed.

    Names of persons are shown only where `names` asks for them.
    """
    view = view_of(assessment, edition, dossier, language=language, names=names)
    return "\n".join(_lines(view, language)) + "\n"


def _lines(view: View, language: Language) -> Iterator[str]:
    yield f"# {markdown(view.area)}"
    yield ""
    yield markdown(f"{view.edition}, {said('assessed_on', language)} {view.on}.")
    if view.fictional:
        yield from ("", f"*{said('fictional', language)}*")
    yield ""
    yield f"**{said('verdict', language)}: {said(view.verdict.value, language)}.** {view.counts}"
    yield view.without_inferred
    yield from _scores(said("section", language), view.sections, language)
    yield from _scores(said("theme", language), view.themes, language)
    yield from ("", f"## {said('gaps', language)}")
    if view.groups:
        yield from _groups(view.groups)
    else:
        yield from ("", said("no_gaps", language))
    if view.attention:
        yield from ("", f"## {said('attention', language)}", "", said("attention_note", language))
        yield from _groups(view.attention)
    if view.stars:
        yield from ("", f"## {said('stars', language)}", "")
        for star in view.stars:
            number = "" if star.number is None else f" ({star.number})"
            yield f"- {markdown(star.title)}: **{star.status_text}**{number}"
            yield from _gaps(star.gaps)
        yield from _groups(view.star_groups)
    if view.waivers:
        yield from ("", f"## {said('waivers', language)}", "")
        for waiver in view.waivers:
            yield f"- **{markdown(waiver.title)}** (`{waiver.id}`), {waiver.period}:"
            yield f"  **{waiver.state_text}**. {markdown(waiver.reason)}"
    yield from ("", f"## {said('certificate', language)}", "")
    yield f"{view.level}, {view.period}."
    if view.evaluations is not None:
        yield f"{view.evaluations}."
    if view.conditional:
        yield f"*{said('conditional', language)}.*"
    yield from ("", f"## {said('receipt', language)}", "", f"`sha256 {view.receipt}`")


def _scores(title: str, scores: tuple[ScoreView, ...], language: Language) -> Iterator[str]:
    yield from ("", f"| {title} | {said('points', language)} |", "|---|--:|")
    for score in scores:
        yield f"| {markdown(score.title)} | {score.points}/{score.of} |"


def _groups(groups: tuple[Group, ...]) -> Iterator[str]:
    for group in groups:
        yield from ("", f"### {markdown(group.title)}")
        for norm in group.norms:
            yield ""
            yield f"- **{markdown(norm.title)}** (`{norm.id}`, {norm.status_text})"
            yield from _gaps(norm.gaps)
            yield f"  - → {markdown(norm.remedy)}"


def _gaps(gaps: tuple[GapView, ...]) -> Iterator[str]:
    for gap in gaps:
        yield f"  - {markdown(gap.text)} *\\[{gap.action}\\]*"
