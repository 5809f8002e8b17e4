"""
What a quick reader raises when it leaves a document to the detailed one.
"""

from __future__ import annotations

from kvo_norms.coding import Source


class Doubt(Exception):  # noqa: N818  (control flow inside the readers, never seen outside)
    """
    A document that may have faults.
    """


CAUSES = (
    Doubt,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""
All by which doubt shows: code that takes raw data for what it should be fails where it is not.
"""


def refuse_unless(condition: str, source: Source) -> None:
    """
    Write that a document is in doubt where the condition does not hold.
    """
    with source.block(f"if not ({condition}):"):
        source.line("raise Doubt")
