"""
Dossiers in the forms that the measurements take.
"""

from __future__ import annotations

import tomllib
from typing import Any

from kvo_norms import Dossier
from kvo_norms.reading.strict import converter
from kvo_norms.writing import as_toml


def as_tables(dossier: Dossier) -> dict[str, Any]:
    """
    The dossier as tomllib reads its file: plain tables, with days as dates.
    """
    return tomllib.loads(as_toml(dossier))


def as_dossier(tables: dict[str, Any]) -> Dossier:
    """
    The dossier that such tables describe.
    """
    given = {key: value for key, value in tables.items() if key != "format"}
    return converter("toml").structure(given, Dossier)
