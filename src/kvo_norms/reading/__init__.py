"""
Files into models: strictly, with every fault at its place.

Each name loads what it needs when it is first used: who reads dossiers needs no reader of norms.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kvo_norms.reading.assessments import (
        read_assessment as read_assessment,
        read_receipt as read_receipt,
    )
    from kvo_norms.reading.dossiers import read_dossier as read_dossier
    from kvo_norms.reading.folders import read_edition as read_edition
    from kvo_norms.reading.lines import (
        DossierLine as DossierLine,
        read_dossiers as read_dossiers,
    )
    from kvo_norms.reading.shipped import edition as edition, editions as editions
    from kvo_norms.reading.steps import read_steps as read_steps

_HOME_OF = {
    "DossierLine": "lines",
    "edition": "shipped",
    "editions": "shipped",
    "read_assessment": "assessments",
    "read_dossier": "dossiers",
    "read_dossiers": "lines",
    "read_edition": "folders",
    "read_receipt": "assessments",
    "read_steps": "steps",
}

if not TYPE_CHECKING:
    # A type checker sees the imports above, and so names whoever mistypes.
    __all__ = list(_HOME_OF)

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'kvo_norms.reading' has no attribute '{name}'")
        return getattr(importlib.import_module(f"kvo_norms.reading.{_HOME_OF[name]}"), name)
