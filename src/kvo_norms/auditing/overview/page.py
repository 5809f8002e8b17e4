"""
The overview as one HTML file that needs nothing else.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

from kvo_norms.auditing.overview.sheet import Cell, Sheet, sheets_of
from kvo_norms.auditing.overview.words import word
from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.errors import MissingExtraError
from kvo_norms.explaining.formatting import date_text, number_text
from kvo_norms.reporting.languages import Language, in_language

TEMPLATE = "page.html.jinja"
SHORT, LONG = 20, 40
"""A text of so many characters stays on one line; one of more than so many gets a wide column."""
LONGEST_WORD = 30
"""A longer word may be broken anywhere."""


def as_html(portfolio: Portfolio, language: Language) -> str:
    """
    The overview as an HTML document.

    Raises
    ------
    MissingExtraError
        Where the extra ``report`` is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("an overview in HTML", "report") from error
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["shown"] = lambda cell: _shown(cell, language)
    environment.filters["is_number"] = _is_number
    environment.filters["width"] = _width
    environment.filters["is_unbroken"] = _is_unbroken
    text = (files("kvo_norms.auditing.overview") / TEMPLATE).read_text(encoding="utf-8")
    template = environment.from_string(text)
    return template.render(
        language=language,
        portfolio=portfolio,
        sheets=sheets_of(portfolio, language),
        day=in_language(date_text(portfolio.on), language),
        word=lambda key, **values: word(key, language, **values),
        reports=_reports,
    )


def _shown(cell: Cell, language: Language) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return in_language(date_text(cell), language)
    if isinstance(cell, float):
        percent = round(cell * 100)
        return f"{percent} %" if language == "nl" else f"{percent}%"
    if isinstance(cell, int):
        return in_language(number_text(cell), language)
    return cell


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float)


def _width(cell: Cell) -> str:
    """
    How much room a text needs.
    """
    if not isinstance(cell, str) or len(cell) <= SHORT:
        return "short"
    return "long" if len(cell) > LONG else "middling"


def _is_unbroken(cell: Cell) -> bool:
    """
    Whether a text has a word that must be broken somewhere.
    """
    return isinstance(cell, str) and any(len(word) > LONGEST_WORD for word in cell.split())


def _reports(sheet: Sheet, index: int) -> list[tuple[str, str]]:
    """
    The reports of a row: format and path.
    """
    if not sheet.reports:
        return []
    return [(path.rpartition(".")[2], path) for path in sheet.reports[index]]
