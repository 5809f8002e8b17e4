"""
What a condition is written with: how code reads what it needs, and what is known where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from kvo_norms.coding import Source
from kvo_norms.evaluating.setting import Ranks
from kvo_norms.patterns import Operand, Written


@attrs.define(eq=False, repr=False)
class Place:
    """
    Where a field's value can be read in the code, and whether it may be ``None``.
    """

    name: str
    optional: bool


@attrs.define(kw_only=True, eq=False, repr=False)
class Scope:
    """
    What the code of a condition is written into, and how it reads what it needs.
    """

    source: Source
    ranks: Ranks
    field: Callable[[str], Place]
    """Where a field of the record at hand can be read."""
    operand: Callable[[Operand], str]
    """The name that holds what an operand came to on the day, ``None`` where unknown."""
    threshold: Callable[[Written], str]
    """The name that holds the first day of a period up to the day of the assessment."""
    ratios: Mapping[str, tuple[str, str, str]] = {}
    """Fields that are ratios of two others, else what a third says."""
    present: frozenset[str] = frozenset()
    """Names that are known to hold a value where the code stands."""
    absent: frozenset[str] = frozenset()
    """Names that are known to hold ``None`` there."""

    def knowing(self, names: Sequence[str]) -> Scope:
        """
        The scope of code where these names are known to hold a value.
        """
        if not names:
            return self
        return self._with(self.present.union(names), self.absent)

    def lacking(self, names: Sequence[str]) -> Scope:
        """
        The scope of code where one of these names is known to hold ``None``.
        """
        if len(names) != 1:
            return self
        return self._with(self.present, self.absent.union(names))

    def _with(self, present: frozenset[str], absent: frozenset[str]) -> Scope:
        return Scope(
            source=self.source,
            ranks=self.ranks,
            field=self.field,
            operand=self.operand,
            threshold=self.threshold,
            ratios=self.ratios,
            present=present,
            absent=absent,
        )
