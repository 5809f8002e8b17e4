"""
An impact and a sweep as lines for the terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kvo_norms.authoring.impact.results import Impact, NormImpact, SetValue, Sweep
from kvo_norms.authoring.impact.words import say, say_areas, status_name, verdict_name
from kvo_norms.authoring.lines import WIDTH, Line, wrapped
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.safe import visible
from kvo_norms.verdict import MET, NOT_MET, OPEN, Status

SHOWN_AREAS = 20
SHOWN_UNREAD = 10
BAR = 40
LONGEST_VALUE = 12
"""Where a value is longer than so many characters, all are numbered."""
MARKS = ("█", "▒", "·", " ")
"""Met, open, not met, not applicable."""
VERDICTS = (MET, OPEN, NOT_MET)
STATUSES = (Status.MET, Status.OPEN, Status.NOT_MET, Status.NOT_APPLICABLE)


def impact_lines(impact: Impact, *, language: Language) -> Iterator[Line]:
    """
    The impact: verdicts, norms, stars, themes, kinds of areas, and areas by name.
    """
    yield from _head(impact, language)
    if impact.areas and not impact.changed:
        yield from (("", ""), (say("nothing", language), ""))
    if impact.changed:
        yield from _verdicts(impact, language)
        if impact.norms:
            yield from _heading("norms", language)
            for norm in impact.norms:
                yield from _norm(norm, language)
        yield from _stars(impact, language)
        yield from _themes(impact, language)
        yield from _kinds(impact, language)
        yield from _changed(impact, language)
    yield from _unread(impact, language)


def _head(result: Impact | Sweep, language: Language) -> Iterator[Line]:
    new = edition_with_values(result.new, result.values, language)
    yield from wrapped(f"{result.old} → {new}", style="bold")
    yield from wrapped(say_areas(result.areas, result.corpus, language))
    if result.corpus.startswith("generated:"):
        yield from wrapped(say("made_up", language), style="dim")
    if result.carried:
        yield from wrapped(say("carried", language, old=result.old, new=result.new), style="dim")


def edition_with_values(edition: str, values: Sequence[SetValue], language: Language) -> str:
    """
    The edition and the values that were set.
    """
    if not values:
        return edition
    told = ", ".join(f"{it.parameter} = {it.value}" for it in values)
    return say("with", language, edition=edition, values=told)


def _heading(key: str, language: Language) -> Iterator[Line]:
    yield "", ""
    yield say(key, language), "bold"


def _verdicts(impact: Impact, language: Language) -> Iterator[Line]:
    yield from _heading("certificate", language)
    names = [verdict_name(verdict, language) for verdict in VERDICTS]
    yield _row(say("before_after", language), names, width=20), "dim"
    counts = {(it.before, it.after): it.areas for it in impact.verdicts}
    for before in VERDICTS:
        cells = [counts.get((before, after), 0) for after in VERDICTS]
        if any(cells):
            yield _row(verdict_name(before, language), cells, width=20), ""
    told = say("certificates", language, lost=impact.lost, gained=impact.gained)
    yield from wrapped(told, indent="  ")


def _row(name: str, cells: Sequence[object], *, width: int) -> str:
    return f"  {visible(name):<{width}}" + "".join(f"{cell!s:>14}" for cell in cells)


def _norm(norm: NormImpact, language: Language) -> Iterator[Line]:
    yield f"  {norm.id}", "red" if norm.lost > norm.gained else "green"
    told = say(f"norm_{norm.comes or 'moves'}", language, lost=norm.lost, gained=norm.gained)
    yield from wrapped(told, indent="      ")
    for key, number, alone in (
        ("norm_lost", norm.verdicts_lost, norm.alone_lost),
        ("norm_gained", norm.verdicts_gained, norm.alone_gained),
    ):
        if number:
            yield from wrapped(say(key, language, number=number, alone=alone), indent="      ")


def _stars(impact: Impact, language: Language) -> Iterator[Line]:
    moved = [star for star in impact.stars if star.lost or star.gained]
    if moved:
        yield from _heading("stars", language)
        heads = [say(key, language) for key in ("before", "after", "lost", "gained")]
        yield _narrow(say("star", language), heads), "dim"
        for star in moved:
            yield _narrow(star.id, (star.before, star.after, star.lost, star.gained)), ""


def _narrow(name: str, cells: Sequence[object]) -> str:
    return f"  {visible(name):<24}" + "".join(f"{cell!s:>10}" for cell in cells)


def _themes(impact: Impact, language: Language) -> Iterator[Line]:
    if any(it.lost or it.gained for it in impact.themes):
        yield from _heading("themes", language)
        yield from wrapped(say("theme_note", language), indent="  ", style="dim")
        heads = [say(key, language) for key in ("lost", "gained")]
        yield _narrow(say("theme", language), heads), "dim"
        for theme in impact.themes:
            if theme.lost or theme.gained:
                name = theme.id or say("no_theme", language)
                yield _narrow(name, (theme.lost, theme.gained)), ""


def _kinds(impact: Impact, language: Language) -> Iterator[Line]:
    yield from _heading("kinds", language)
    yield from wrapped(say("kind_note", language), indent="  ", style="dim")
    keys = ("number", "before", "after", "norm_lost_short", "norm_gained_short")
    heads = [say(key, language) for key in keys]
    yield f"  {say('kind', language):<20}" + "".join(f"{head:>11}" for head in heads), "dim"
    for kind in impact.kinds:
        name = kind.id or say("no_kind", language)
        cells = (
            kind.areas,
            kind.certificates_before,
            kind.certificates_after,
            kind.lost,
            kind.gained,
        )
        yield f"  {visible(name):<20}" + "".join(f"{cell!s:>11}" for cell in cells), ""


def _changed(impact: Impact, language: Language) -> Iterator[Line]:
    changed = [area for area in impact.changed if area.before is not area.after]
    if not changed:
        return
    yield from _heading("changed", language)
    for area in changed[:SHOWN_AREAS]:
        before, after = (verdict_name(it, language) for it in (area.before, area.after))
        name = area.name if area.area is None else f"{area.name}, {area.area}"
        yield from _hung(f"{name}: {before} → {after}", "  ")
        causes = ", ".join(cause.norm for cause in area.causes)
        yield from _hung(f"{say('causes', language)} {causes}", "      ", "dim")
    if len(changed) > SHOWN_AREAS:
        told = say("more", language, number=len(changed) - SHOWN_AREAS)
        yield from wrapped(told, indent="  ", style="dim")


def _hung(text: str, indent: str, style: str = "") -> Iterator[Line]:
    for line in textwrap.wrap(
        visible(text), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    ):
        yield line, style


def _unread(result: Impact | Sweep, language: Language) -> Iterator[Line]:
    if result.unread:
        yield "", ""
        yield f"{say('unread', language)}: {len(result.unread)}", "bold"
        for dossier in result.unread[:SHOWN_UNREAD]:
            yield from _hung(f"{dossier.name}: {dossier.faults[0]}", "  ")
        if len(result.unread) > SHOWN_UNREAD:
            told = say("more", language, number=len(result.unread) - SHOWN_UNREAD)
            yield from wrapped(told, indent="  ", style="dim")


def sweep_lines(sweep: Sweep, *, language: Language) -> Iterator[Line]:
    """
    The sweep as bars, one for each value: of the certificate, then of each norm.
    """
    yield from _head(sweep, language)
    yield "", ""
    told = say("sweep", language, parameter=sweep.parameter, edition=sweep.new, value=sweep.value)
    yield from wrapped(told)
    if any(point.value == sweep.value for point in sweep.points):
        yield from wrapped(say("now", language), style="dim")
    if names_at(sweep) != tuple(point.value for point in sweep.points):
        yield "", ""
        for name, point in zip(names_at(sweep), sweep.points, strict=True):
            yield from _hung(f"{name}: {point.value}", "  ")
    yield from _heading("certificate", language)
    yield from wrapped(say("tail", language), indent="  ", style="dim")
    width = max(map(len, names_at(sweep))) + 3
    labels = [
        f"  {f'{name} *' if point.value == sweep.value else name:<{width}}"
        for name, point in zip(names_at(sweep), sweep.points, strict=True)
    ]
    yield _key([verdict_name(verdict, language) for verdict in VERDICTS], width), "dim"
    for label, point in zip(labels, sweep.points, strict=True):
        tail = f"{point.met:>6}{f'+{point.gained}':>7}{f'-{point.lost}':>7}"
        yield f"{label}{bar((point.met, point.open, point.not_met))}{tail}", ""
    for name in dict.fromkeys(norm.id for point in sweep.points for norm in point.norms):
        yield "", ""
        yield say("per_norm", language, norm=name), "bold"
        yield _key([status_name(status, language) for status in STATUSES[:3]], width), "dim"
        for label, point in zip(labels, sweep.points, strict=True):
            for norm in point.norms:
                if norm.id == name:
                    parts = (norm.met, norm.open, norm.not_met, norm.not_applicable)
                    yield f"{label}{bar(parts)}{norm.met:>6}", ""
    yield from _unread(sweep, language)


def names_at(sweep: Sweep) -> tuple[str, ...]:
    """
    The values of a sweep, or their numbers where one is too long to stand beside a bar.
    """
    values = tuple(visible(point.value) for point in sweep.points)
    if max(map(len, values)) <= LONGEST_VALUE:
        return values
    return tuple(str(number) for number in range(1, len(values) + 1))


def _key(names: Sequence[str], width: int) -> str:
    told = "  ".join(f"{mark} {name}" for mark, name in zip(MARKS, names, strict=False))
    return f"  {'':<{width}}{told}"


def bar(numbers: Sequence[int]) -> str:
    """
    Numbers as parts of a bar, each with its mark.
    """
    total, drawn, length = sum(numbers), "", 0
    for mark, number in zip(MARKS, numbers, strict=False):
        length += number
        drawn += mark * (round(BAR * length / (total or 1)) - len(drawn))
    return drawn.ljust(BAR)
