"""
Chance that gives the same draws on every machine and in every version of Python.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """
    A row of draws that a seed fixes.

    Only ``Random.random`` is used, whose numbers for a seed Python promises to keep; how
    ``choice`` or ``shuffle`` use them has changed before.
    """

    def __init__(self, *seed: object) -> None:
        self._share = Random("/".join(map(str, seed))).random  # noqa: S311  (no secrets)

    def share(self) -> float:
        """
        A number from 0 up to 1.
        """
        return self._share()

    def happens(self, share: float) -> bool:
        """
        Whether something happens that happens in this share of all cases.
        """
        return self._share() < share

    def between(self, low: int, high: int) -> int:
        """
        A whole number from `low` to `high`, both included; `low` where `high` lies below it.
        """
        return low + int(self._share() * (max(low, high) - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """
        One of the items.
        """
        return items[int(self._share() * len(items))]

    def weighted(self, items: Sequence[tuple[T, float]]) -> T:
        """
        One of the items, each as often as the weight beside it says.
        """
        left = self._share() * sum(weight for _, weight in items)
        for item, weight in items:
            left -= weight
            if left < 0:
                return item
        return items[-1][0]

    def some(self, items: Sequence[T], number: int) -> tuple[T, ...]:
        """
        So many of the items in a drawn order, all of them where there are fewer.
        """
        rest = list(items)
        number = min(number, len(rest))
        for place in range(number):
            other = place + int(self._share() * (len(rest) - place))
            rest[place], rest[other] = rest[other], rest[place]
        return tuple(rest[:number])

    def around(self, median: float, spread: float) -> float:
        """
        A positive number around a median, lognormal: a spread of 0.7 puts two in three between
        half and twice the median.

        The normal part is a sum of twelve draws, which needs no function that machines round
        differently.
        """
        normal = sum(self._share() for _ in range(12)) - 6
        return median * math.exp(spread * normal)
