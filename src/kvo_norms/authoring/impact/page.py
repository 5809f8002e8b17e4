"""
An impact or a sweep as one HTML page that needs nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kvo_norms.authoring.impact.plots import Pile, Plot, plot_of
from kvo_norms.authoring.impact.results import Impact, NormCount, Sweep, SweepPoint
from kvo_norms.authoring.impact.terminal import (
    STATUSES,
    VERDICTS,
    edition_with_values,
    names_at,
)
from kvo_norms.authoring.impact.words import say, say_areas, status_name, verdict_name
from kvo_norms.errors import MissingExtraError
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.safe import visible

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = files("kvo_norms.authoring.impact")
MOVING = ("lost", "gained", "verdicts_lost", "verdicts_gained")
MOST_AREAS = 1000
"""So many areas are named on the page."""


@frozen()
class Row:
    """
    A row of a table.
    """

    name: str
    cells: tuple[object, ...]
    here: bool = False
    """Whether it is the value as it is."""


@frozen(kw_only=True)
class Table:
    """
    A table with its heading.
    """

    heading: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    words: bool = False
    """Whether its cells hold words and not numbers."""


def as_html(result: Impact | Sweep, *, language: Language) -> str:
    """
    The result as an HTML document.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    template = _template()
    style = _text("impact.css")
    plots: tuple[Plot, ...] = ()
    if isinstance(result, Sweep):
        plots, tables = tuple(_plots(result, language)), _of_sweep(result, language)
    else:
        tables = _of_impact(result, language)
    page: str = template.render(
        language=language,
        title=_title(result, language),
        intro=tuple(_intro(result, language)),
        plots=plots,
        tables=(*tables, *_unread(result, language)),
        style=style,
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
    )
    return page


def _title(result: Impact | Sweep, language: Language) -> str:
    return f"{result.old} → {edition_with_values(result.new, result.values, language)}"


def _intro(result: Impact | Sweep, language: Language) -> Iterator[str]:
    yield say_areas(result.areas, result.corpus, language)
    if result.corpus.startswith("generated:"):
        yield say("made_up", language)
    if result.carried:
        yield say("carried", language, old=result.old, new=result.new)
    if isinstance(result, Sweep):
        values = {"parameter": result.parameter, "edition": result.new, "value": result.value}
        told = say("sweep", language, **values)
        here = any(point.value == result.value for point in result.points)
        yield f"{told}; {say('now', language)}" if here else told
    elif result.changed:
        yield say("certificates", language, lost=result.lost, gained=result.gained)
    elif result.areas:
        yield say("nothing", language)


def _plots(sweep: Sweep, language: Language) -> Iterator[Plot]:
    piles = [
        _pile(point, sweep, [(it.value, verdict_name(it, language)) for it in VERDICTS], point)
        for point in sweep.points
    ]
    yield plot_of(
        piles,
        heading=say("certificate", language),
        title=say("plot", language, parameter=sweep.parameter),
    )
    names = [(it.value, status_name(it, language)) for it in STATUSES]
    for name in dict.fromkeys(norm.id for point in sweep.points for norm in point.norms):
        piles = [
            _pile(point, sweep, names, norm)
            for point in sweep.points
            for norm in point.norms
            if norm.id == name
        ]
        yield plot_of(
            piles,
            heading=say("per_norm", language, norm=name),
            title=say("plot_norm", language, norm=name, parameter=sweep.parameter),
        )


def _pile(
    point: SweepPoint, sweep: Sweep, names: list[tuple[str, str]], counts: SweepPoint | NormCount
) -> Pile:
    return Pile(
        value=point.value,
        label=_labels(sweep)[point.value],
        numbers=tuple((kind, name, getattr(counts, kind)) for kind, name in names),
        here=point.value == sweep.value,
    )


def _labels(sweep: Sweep) -> Mapping[str, str]:
    return dict(zip((it.value for it in sweep.points), names_at(sweep), strict=True))


def _of_sweep(sweep: Sweep, language: Language) -> Iterator[Table]:
    yield Table(
        heading=say("areas_word", language).capitalize(),
        heads=(
            say("value", language),
            *(verdict_name(verdict, language) for verdict in VERDICTS),
            *(say(key, language) for key in ("lost", "gained")),
        ),
        rows=tuple(
            Row(
                it.value if it.value == label else f"{label}: {it.value}",
                (it.met, it.open, it.not_met, it.lost, it.gained),
                it.value == sweep.value,
            )
            for it, label in zip(sweep.points, names_at(sweep), strict=True)
        ),
    )


def _of_impact(impact: Impact, language: Language) -> Iterator[Table]:
    counts = {(it.before, it.after): it.areas for it in impact.verdicts}
    yield Table(
        heading=say("certificate", language),
        heads=(
            say("before_after", language),
            *(verdict_name(verdict, language) for verdict in VERDICTS),
        ),
        rows=tuple(
            Row(
                verdict_name(before, language),
                tuple(counts.get((before, after), 0) for after in VERDICTS),
            )
            for before in VERDICTS
        ),
    )
    numbers = ["lost", "gained"]
    for way in ("lost", "gained"):
        if any(getattr(norm, f"verdicts_{way}") for norm in impact.norms):
            numbers += [f"verdicts_{way}", f"alone_{way}"]
    yield from _table("norms", "norm", numbers, impact.norms, language)
    yield from _table(
        "stars", "star", ("before", "after", "lost", "gained"), impact.stars, language
    )
    yield from _table("themes", "theme", ("lost", "gained"), impact.themes, language)
    yield Table(
        heading=say("kinds", language),
        note=say("kind_note", language),
        heads=tuple(
            say(key, language)
            for key in ("kind", "number", "before", "after", "norm_lost_short", "norm_gained_short")
        ),
        rows=tuple(
            Row(
                it.id or say("no_kind", language),
                (it.areas, it.certificates_before, it.certificates_after, it.lost, it.gained),
            )
            for it in impact.kinds
        ),
    )
    yield from _changed(impact, language)


def _table(
    heading: str, first: str, numbers: Sequence[str], items: Any, language: Language
) -> Iterator[Table]:
    """
    A table of things with an id and numbers, without those of which nothing moved.
    """
    moved = [it for it in items if any(getattr(it, key) for key in numbers if key in MOVING)]
    if moved:
        yield Table(
            heading=say(heading, language),
            note=say("theme_note", language) if heading == "themes" else "",
            heads=tuple(say(key, language) for key in (first, *numbers)),
            rows=tuple(
                Row(it.id or say("no_theme", language), tuple(getattr(it, key) for key in numbers))
                for it in moved
            ),
        )


def _changed(impact: Impact, language: Language) -> Iterator[Table]:
    changed = [area for area in impact.changed if area.before is not area.after]
    if changed:
        more = len(changed) - MOST_AREAS
        yield Table(
            heading=say("changed", language),
            note=say("more", language, number=more) if more > 0 else "",
            heads=tuple(say(key, language) for key in ("dossier", "area", "verdict", "causes")),
            rows=tuple(
                Row(
                    area.name,
                    (
                        area.area or "",
                        f"{verdict_name(area.before, language)} → "
                        f"{verdict_name(area.after, language)}",
                        ", ".join(cause.norm for cause in area.causes),
                    ),
                )
                for area in changed[:MOST_AREAS]
            ),
            words=True,
        )


def _unread(result: Impact | Sweep, language: Language) -> Iterator[Table]:
    if result.unread:
        more = len(result.unread) - MOST_AREAS
        yield Table(
            heading=say("unread", language),
            note=say("more", language, number=more) if more > 0 else "",
            heads=(say("dossier", language), say("why", language)),
            rows=tuple(Row(it.name, ("; ".join(it.faults),)) for it in result.unread[:MOST_AREAS]),
            words=True,
        )


@cache
def _template() -> Template:
    """
    The template; what it shows is escaped, and stripped of what a browser would obey.
    """
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("HTML output", "report") from error
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("impact.html")


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _text(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")
