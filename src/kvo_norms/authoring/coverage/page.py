"""
Coverage as one HTML page: the norms' own lines with what scenarios show of each.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files as resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kvo_norms.authoring.coverage.goals import Kind
from kvo_norms.authoring.coverage.measuring import Coverage, Shown
from kvo_norms.authoring.coverage.rendering import LACKING, REACHED, percent
from kvo_norms.authoring.sources import EditionFiles
from kvo_norms.errors import MissingExtraError, Path as TomlPath, written_path
from kvo_norms.records import frozen
from kvo_norms.reporting.safe import visible

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = resources("kvo_norms.authoring.coverage")
ABOUT = {
    Kind.STATUS: "a norm or a star stands in each way that it can stand",
    Kind.SEEN: "a test comes out both ways",
    Kind.DECIDING: "the status hangs on that one test, both ways",
    Kind.STEP: "the status hangs on a value at a number, a step below it, a step above it",
    Kind.WORD: "the status hangs on a word standing in a list",
}
"""What each kind of goal is about."""


@frozen(kw_only=True)
class Mark:
    """
    A goal as the page shows it.
    """

    sign: str
    tone: str
    text: str
    by: str
    """The scenario that reaches it."""


@frozen(kw_only=True)
class MarkedLine:
    """
    A line of a norm and the goals that stand on it.
    """

    number: int
    text: str
    marks: tuple[Mark, ...]
    tone: str


@frozen(kw_only=True)
class Figures:
    """
    How many goals are reached.
    """

    name: str
    about: str = ""
    reached: int
    goals: int

    @property
    def full(self) -> bool:
        """
        Whether all are.
        """
        return self.reached == self.goals


@frozen(kw_only=True)
class NormPart:
    """
    A norm or a star with its lines.
    """

    id: str
    file: str
    figures: Figures
    marks: tuple[Mark, ...]
    """The goals of the norm as a whole; without lines, all of them."""
    lines: tuple[MarkedLine, ...]


def coverage_html(coverage: Coverage, files: EditionFiles) -> str:
    """
    The coverage as an HTML document that needs nothing beside itself.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    style = _text("coverage.css")
    groups = groupby(coverage.goals, key=lambda shown: shown.goal.of)
    text: str = _template().render(
        edition=coverage.edition,
        percent=percent(coverage),
        kinds=[_figures_of(coverage, kind) for kind in Kind],
        total=_figures(coverage.goals, "all"),
        unreachable=coverage.unreachable,
        norms=[_norm(name, list(own), files) for name, own in groups],
        style=style,
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
    )
    return text


def _figures_of(coverage: Coverage, kind: Kind) -> Figures:
    reached, goals = coverage.number(kind)
    return Figures(name=kind.value, about=ABOUT[kind], reached=reached, goals=goals)


def _figures(shown: Sequence[Shown], name: str) -> Figures:
    reached = sum(one.scenario is not None for one in shown)
    return Figures(name=name, reached=reached, goals=len(shown))


def _norm(name: str, own: Sequence[Shown], files: EditionFiles) -> NormPart:
    first, lines = files.lines_of(name)
    by_line: dict[int | None, list[Shown]] = {}
    for shown in own:
        path = shown.goal.path
        line = files.place_of(name, path).line if path and lines else None
        by_line.setdefault(line, []).append(shown)
    return NormPart(
        id=name,
        file=files.place_of(name).file,
        figures=_figures(own, name),
        marks=tuple(map(_mark, by_line.get(None, ()))),
        lines=tuple(_lines(first, lines, by_line)),
    )


def _lines(
    first: int, lines: Sequence[str], by_line: Mapping[int | None, Sequence[Shown]]
) -> Iterator[MarkedLine]:
    """
    The head of the norm, the lines that have marks, and all of its rule; not its texts.
    """
    in_rule = False
    for number, text in enumerate(lines, start=first):
        in_rule = in_rule or (number > first and text.startswith("["))
        if in_rule or number in by_line or number == first or text.startswith("id "):
            yield _line(number, text, by_line.get(number, ()))


def _line(number: int, text: str, own: Sequence[Shown]) -> MarkedLine:
    """
    A line with its marks; where it holds several parts, each mark says of which it is.
    """
    paths = {shown.goal.path for shown in own}
    shared = _shared(paths) if len(paths) > 1 else None
    marks = tuple(_mark(shown, shared) for shown in own)
    tones = {mark.tone for mark in marks}
    tone = "lacking" if "lacking" in tones else "full" if tones else ""
    return MarkedLine(number=number, text=text, marks=marks, tone=tone)


def _shared(paths: Collection[TomlPath]) -> int:
    """
    How many steps all paths have in common, from the first.
    """
    number = 0
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        number += 1
    return number


def _mark(shown: Shown, shared: int | None = None) -> Mark:
    """
    The mark of a goal, with its path from a place on where there is one.
    """
    goal, scenario = shown.goal, shown.scenario
    part = "" if shared is None else written_path(goal.path[shared:] or goal.path[-1:])
    return Mark(
        sign=LACKING if scenario is None else REACHED,
        tone="lacking" if scenario is None else "full",
        text=f"{part} {goal.kind.value} {goal.side}".strip(),
        by="no scenario" if scenario is None else f"{scenario.place}: {scenario.name}",
    )


@cache
def _template() -> Template:
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
    return environment.get_template("coverage.html")


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _text(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")
