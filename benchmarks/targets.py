"""
What the library promises, and why where it falls short.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Target:
    """
    The most that a ratio, or the power of a growth, may be.
    """

    key: str
    at_most: float
    reason: str = ""
    """Why it is not reached; shown only while it is not."""


TARGETS = (
    Target(key="statuses", at_most=0.35),
    Target(key="statuses_and_gaps", at_most=0.50),
    Target(key="statuses_again", at_most=0.15),
    Target(key="lines_with_msgspec", at_most=3),
    Target(key="lines_without_msgspec", at_most=6),
    Target(key="import_core", at_most=2),
    Target(key="process", at_most=2.5),
    Target(key="growth_dossiers", at_most=1.1),
    Target(key="growth_items", at_most=1.1),
    Target(key="growth_norms", at_most=1.1),
)
"""In the order of the page."""

BY_KEY = {target.key: target for target in TARGETS}
