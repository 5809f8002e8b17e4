"""
Where a walk over two patterns is, and what a change there does to the whole.
"""

from __future__ import annotations

from typing import Any, Literal

import attrs

from kvo_norms.authoring.compare.comparison import Direction, PartChange
from kvo_norms.authoring.compare.relations import UNKNOWN, Words, turned
from kvo_norms.errors import Path, written_path
from kvo_norms.records import frozen

Polarity = Literal[-1, 0, 1]
"""
What more of a part makes of the whole: more, less, or one or the other by the dossier.
"""


@frozen()
class Walk:
    """
    Where the walk is: the keys that lead there, and what more of it makes of the whole.
    """

    words: Words
    path: Path = ()
    polarity: Polarity = 1

    def at(self, *keys: str | int) -> Walk:
        """
        Further on.
        """
        return attrs.evolve(self, path=(*self.path, *keys))

    def under(self, polarity: Polarity) -> Walk:
        """
        Where more of a part makes so much of the part around it.
        """
        product: Any = self.polarity * polarity
        return attrs.evolve(self, polarity=product)

    def change(
        self,
        relation: Direction,
        before: str | None,
        after: str | None,
        parameter: str | None = None,
    ) -> PartChange:
        """
        A change at this place, and what it does to the whole.
        """
        whole = (turned(relation), UNKNOWN, relation)[self.polarity + 1]
        return PartChange(
            path=written_path(self.path),
            before=before,
            after=after,
            parameter=parameter,
            direction=whole or UNKNOWN,
        )
