"""
What a measurement gives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import linear_regression, mean

import attrs

from benchmarks.timing import Times


@attrs.frozen(kw_only=True)
class Ratio:
    """
    Something that was timed in turn with a base.
    """

    key: str
    """Names it in the list of targets."""
    what: str
    base: str
    seconds: float
    base_seconds: float
    ratio: float
    spread: tuple[float, float]
    """The first and third quartile over the rounds."""


def ratio_of(
    key: str, what: str, times: Times, base: str, base_times: Times, *, per: int = 1
) -> Ratio:
    """
    The ratio of two that ran in turn; a call did `per` dossiers.
    """
    return Ratio(
        key=key,
        what=what,
        base=base,
        seconds=times.median / per,
        base_seconds=base_times.median / per,
        ratio=times.ratio_to(base_times),
        spread=times.spread_to(base_times),
    )


@attrs.frozen(kw_only=True)
class Growth:
    """
    Seconds at growing sizes, and how they grow.
    """

    what: str
    unit: str
    """What the size counts."""
    points: tuple[tuple[int, float], ...]

    @property
    def exponent(self) -> tuple[float, float]:
        """
        The power of the size with which the time grows, and R², by least squares on logarithms.
        """
        sizes = [math.log(size) for size, _ in self.points]
        seconds = [math.log(second) for _, second in self.points]
        slope, start = linear_regression(sizes, seconds)
        return slope, _explained(seconds, [start + slope * size for size in sizes])

    @property
    def at_the_end(self) -> float:
        """
        The power between the two largest sizes, where what does not grow weighs least.
        """
        (size, seconds), (larger, longer) = self.points[-2:]
        return math.log(longer / seconds) / math.log(larger / size)

    @property
    def line(self) -> tuple[float, float, float]:
        """
        Seconds at nothing, seconds for each one more, and R², by least squares.
        """
        sizes = [float(size) for size, _ in self.points]
        seconds = [second for _, second in self.points]
        slope, start = linear_regression(sizes, seconds)
        return start, slope, _explained(seconds, [start + slope * size for size in sizes])


def _explained(values: Sequence[float], fitted: Sequence[float]) -> float:
    middle = mean(values)
    rest = sum((value - fit) ** 2 for value, fit in zip(values, fitted, strict=True))
    return 1 - rest / sum((value - middle) ** 2 for value in values)


@attrs.frozen(kw_only=True)
class Memory:
    """
    How much memory something takes.
    """

    what: str
    bytes: float
