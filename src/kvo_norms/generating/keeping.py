"""
How well a partnership keeps its house, and so how often something is not in order.
"""

from __future__ import annotations

import enum
from typing import Literal

from kvo_norms.generating.chance import Chance
from kvo_norms.records import frozen

Quality = Literal["well_kept", "middling", "poor"]

QUALITIES: tuple[tuple[Quality, float], ...] = (
    ("well_kept", 0.55),
    ("middling", 0.3),
    ("poor", 0.15),
)
"""
How many of the dossiers are of each quality.

This project's own choice: no share of refusals was published. With it about half of the dossiers
of the shipped editions are met.
"""

_SLIPS = {"well_kept": 0.1, "middling": 1.0, "poor": 3.0}
"""How much oftener than in a middling dossier something is not in order."""


class Slip(enum.Enum):
    """
    What became of something that the dossier should show.
    """

    NONE = "none"
    """It is in order."""
    WRONG = "wrong"
    """It is not in order, and the dossier shows that."""
    UNKNOWN = "unknown"
    """The dossier does not show whether it is in order."""


@frozen(kw_only=True)
class Keeping:
    """
    The quality of one dossier, which all its parts share.
    """

    quality: Quality
    chance: Chance

    def slip(self, share: float = 0.03) -> Slip:
        """
        How one thing turned out; `share` says how often it slips in a middling dossier.
        """
        if not self.chance.happens(share * _SLIPS[self.quality]):
            return Slip.NONE
        return Slip.WRONG if self.chance.happens(0.5) else Slip.UNKNOWN

    def fails(self, share: float = 0.03) -> bool:
        """
        Whether one thing that is either there or not is not there.
        """
        return self.slip(share) is not Slip.NONE

    def best(self, well_kept: float, middling: float, poor: float) -> float:
        """
        The one of three numbers that belongs to the quality.
        """
        return {"well_kept": well_kept, "middling": middling, "poor": poor}[self.quality]


def drawn_keeping(chance: Chance) -> Keeping:
    """
    The quality of a dossier.
    """
    return Keeping(quality=chance.weighted(QUALITIES), chance=chance)
