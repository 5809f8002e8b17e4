"""
What a norm or star asks, as far as evaluators decide it.
"""

from __future__ import annotations

from kvo_norms.patterns import Record
from kvo_norms.records import frozen


@frozen(kw_only=True)
class Rule:
    """
    Two patterns, and whether a person must judge as well.

    What it comes to is a number: 0 NOT_MET, 1 OPEN, 2 MET or 3 not applicable.
    """

    applies_when: Record | None = None
    """To what it applies; to everything where it is absent."""
    requires: Record | None = None
    """What must hold."""
    asks: bool = False
    """Whether a person must judge as well."""
