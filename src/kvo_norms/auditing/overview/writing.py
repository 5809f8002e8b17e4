"""
The files of an overview.
"""

from __future__ import annotations

from pathlib import Path

from kvo_norms.auditing.overview.data import as_json
from kvo_norms.auditing.overview.page import as_html
from kvo_norms.auditing.overview.table import as_csv
from kvo_norms.auditing.overview.workbook import as_xlsx
from kvo_norms.auditing.portfolio import Portfolio
from kvo_norms.errors import MissingExtraError
from kvo_norms.reporting.languages import Language
from kvo_norms.writing import write_whole


def write_overview(portfolio: Portfolio, folder: Path, language: Language) -> dict[str, str]:
    """
    Write the overview in all its forms, and tell which files were left out for want of which extra.

    A form that is left out does not stay as an earlier run wrote it.
    """
    left_out: dict[str, str] = {}
    write_whole(folder / "overview.json", as_json(portfolio))
    write_whole(folder / "overview.csv", as_csv(portfolio))
    for name, form in (("overview.html", as_html), ("overview.xlsx", as_xlsx)):
        try:
            write_whole(folder / name, form(portfolio, language))
        except MissingExtraError as error:
            (folder / name).unlink(missing_ok=True)
            left_out[name] = error.extra
    return left_out
