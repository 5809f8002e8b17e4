"""
The page: a template filled with the whole report.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.explaining.labels import STATUSES
from kvo_norms.records import frozen
from kvo_norms.reporting.full import full_report
from kvo_norms.reporting.full_words import worded
from kvo_norms.reporting.json import as_table
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.reporting.parts import FullReport
from kvo_norms.reporting.safe import visible
from kvo_norms.verdict import Status

if TYPE_CHECKING:
    from jinja2 import Template

    from kvo_norms.planning import Plan

FOLDER = files("kvo_norms.reporting.html")
MARKS = {"met": "✓", "not_met": "✗", "open": "?", "not_applicable": "-"}
"""A sign beside each status, for whoever does not see the colour."""


def as_html(
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool = False,
    plan: Plan | None = None,
) -> str:
    """
    The assessment as an HTML document; names of persons only where `names` asks for them.

    With a `plan` for the dossier it has its steps too.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    template = _template()
    report = full_report(assessment, edition, dossier, language=language, names=names)
    style, script = _text("report.css"), _text("report.js")
    page: str = template.render(
        report=report,
        view=report.view,
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
        statuses=_statuses(report),
        receipt=Lines(json.dumps(as_table(report.receipt), indent=2)),
        marks=MARKS,
        **_planned(plan, edition, language),
        w=lambda key, **values: worded(key, language, **values),
        is_link=lambda url: url.startswith(("https://", "http://")),
    )
    return page


def _planned(plan: Plan | None, edition: Edition, language: Language) -> dict[str, Any]:
    """
    The plan and its words, loaded only where there is one.
    """
    if plan is None:
        return {"plan": None}
    from kvo_norms.reporting.plan_words import plan_view, worded as plan_worded

    return {
        "plan": plan_view(plan, edition, language=language),
        "p": lambda key, **values: plan_worded(key, language, **values),
    }


@frozen()
class StatusCount:
    """
    How many norms have a status.
    """

    id: str
    text: str
    number: int


def _statuses(report: FullReport) -> tuple[StatusCount, ...]:
    counts = Counter(norm.status for norm in report.norms)
    return tuple(
        StatusCount(status.value, in_language(STATUSES[status], report.language), counts[status])
        for status in (Status.NOT_MET, Status.OPEN, Status.MET, Status.NOT_APPLICABLE)
        if counts[status]
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
    return environment.get_template("report.html")


class Lines(str):
    """
    A text of our own whose line ends are kept.
    """

    __slots__ = ()


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


@cache
def _text(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")


@cache
def _digest(text: str) -> str:
    """
    The digest by which the page's own policy knows its style and script.
    """
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
