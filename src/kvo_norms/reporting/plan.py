"""
A plan as a table for the terminal, as Markdown and as JSON.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kvo_norms.catalogue import Edition
from kvo_norms.planning import Plan
from kvo_norms.reporting.json import indented
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.plan_words import PlanView, StepView, plan_view, worded
from kvo_norms.reporting.safe import markdown, visible
from kvo_norms.reporting.words import said
from kvo_norms.writing import as_plain

FORMAT = "kvo-norms/plan/1"
WIDTH = 80
GAP = 2
NUMBER, WHO, HOURS, READY = 2, 12, 5, 10
"""The widths of the columns beside the step itself."""


def as_json(plan: Plan) -> str:
    """
    The plan as a JSON document; keys without a value, or with their default, are left out.
    """
    return indented({"format": FORMAT, **as_plain(plan)}) + "\n"


def as_text(plan: Plan, edition: Edition, *, language: Language) -> str:
    """
    The plan as a table of 80 columns.
    """
    lines = (line.rstrip() for line in _text(plan, edition, language))
    return "\n".join(lines) + "\n"


def _text(plan: Plan, edition: Edition, language: Language) -> Iterator[str]:
    view = plan_view(plan, edition, language=language)
    yield from _wrapped(_name(plan, language))
    yield from _wrapped(_edition(plan, edition, language))
    yield from _wrapped(f"{view.title}, {view.as_of}")
    yield from ("", view.before)
    if view.steps:
        yield ""
        yield from _table(view, language)
    yield ""
    for remark in view.remarks:
        yield from _wrapped(remark)
    if view.unreachable:
        yield from ("", worded("unreachable", language))
        for each in view.unreachable:
            yield from _wrapped(f"x {each.title}  {each.id}", hanging=2)
            for reason in each.reasons:
                yield from _wrapped(reason, indent=4)
    if view.steps or view.unreachable:
        yield from ("", view.after)


def _table(view: PlanView, language: Language) -> Iterator[str]:
    widths = [NUMBER, 0, WHO, HOURS, READY] if view.has_hours else [NUMBER, 0, WHO]
    widths[1] = WIDTH - sum(widths) - GAP * (len(widths) - 1)
    heads = ["", *(worded(key, language) for key in ("step", "who", "hours", "ready"))]
    heads = heads[: len(widths)]
    yield _row([[head] for head in heads], widths)
    yield "-" * WIDTH
    for step in view.steps:
        yield _row(_cells(step, widths, language), widths)


def _cells(step: StepView, widths: Sequence[int], language: Language) -> list[list[str]]:
    norms = ", ".join(norm for norm, _ in step.norms)
    what = [
        *textwrap.wrap(visible(step.text), widths[1], break_on_hyphens=False),
        *textwrap.wrap(f"{worded('for', language)} {norms}", widths[1], break_on_hyphens=False),
    ]
    cells = [
        [str(step.number)],
        what,
        textwrap.wrap(step.who, WHO),
        [step.hours],
        [step.ready.isoformat()],
    ]
    return cells[: len(widths)]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        placed = [
            part.rjust(width) if at in (0, 3) else part.ljust(width)
            for at, (part, width) in enumerate(zip(parts, widths, strict=True))
        ]
        lines.append((" " * GAP).join(placed).rstrip())
    return "\n".join(lines)


def as_markdown(plan: Plan, edition: Edition, *, language: Language) -> str:
    """
    The plan as Markdown; text of the dossier is shown as it is, never obeyed.
    """
    return "\n".join(_markdown(plan, edition, language)) + "\n"


def _markdown(plan: Plan, edition: Edition, language: Language) -> Iterator[str]:
    view = plan_view(plan, edition, language=language)
    yield f"# {markdown(_name(plan, language))}"
    yield from ("", markdown(f"{_edition(plan, edition, language)}."))
    yield from ("", f"## {markdown(view.title)}", "", f"{view.as_of}. {view.before}")
    if view.steps:
        heads = [worded(key, language) for key in ("step", "who", "hours", "ready", "for")]
        yield from ("", f"| | {' | '.join(heads)} |", "|--:|---|---|--:|---|---|")
    for step in view.steps:
        norms = ", ".join(f"`{norm}`" for norm, _ in step.norms)
        cells = [str(step.number), markdown(step.text), step.who, step.hours, step.ready_text]
        yield f"| {' | '.join(cells)} | {norms} |"
    yield ""
    yield from view.remarks
    if view.unreachable:
        yield from ("", f"## {worded('unreachable', language)}", "")
        for each in view.unreachable:
            yield f"- **{markdown(each.title)}** (`{each.id}`)"
            yield from (f"  - {markdown(reason)}" for reason in each.reasons)
    if view.steps or view.unreachable:
        yield from ("", f"**{view.after}**")


def _name(plan: Plan, language: Language) -> str:
    return plan.area or plan.dossier or said("unnamed_area", language)


def _edition(plan: Plan, edition: Edition, language: Language) -> str:
    revision = f"{said('revision', language)} {plan.revision}"
    return f"{in_language(edition.title, language)}, {revision}"


def _wrapped(text: str, *, indent: int = 0, hanging: int | None = None) -> list[str]:
    return textwrap.wrap(
        visible(text),
        width=WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_on_hyphens=False,
    )
