"""
Seconds per call, of several functions in turn.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median, quantiles
from time import perf_counter

import attrs

BATCH_SECONDS = 0.004
"""About how long one batch of calls takes."""


@attrs.frozen(kw_only=True)
class Times:
    """
    Seconds per call, one number for each round.
    """

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """
        The middle one.
        """
        return median(self.rounds)

    def ratio_to(self, base: Times) -> float:
        """
        The median of the ratios of rounds that ran one after the other.
        """
        return median(a / b for a, b in zip(self.rounds, base.rounds, strict=True))

    def spread_to(self, base: Times) -> tuple[float, float]:
        """
        The first and the third quartile of those ratios.
        """
        pairs = zip(self.rounds, base.rounds, strict=True)
        first, _, third = quantiles((a / b for a, b in pairs), n=4)
        return first, third


def in_turn(functions: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, Times]:
    """
    Run the functions in turn, a batch of calls each, and so on for that many rounds.

    Each is called first until one batch takes about `BATCH_SECONDS`, which also warms it up.
    Garbage is collected between batches only.
    """
    numbers = {name: _calls(function) for name, function in functions.items()}
    found: dict[str, list[float]] = {name: [] for name in functions}
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, function in functions.items():
                gc.collect(0)
                found[name].append(_seconds(function, numbers[name]))
    finally:
        if collecting:
            gc.enable()
    return {name: Times(rounds=tuple(seconds)) for name, seconds in found.items()}


def _calls(function: Callable[[], object]) -> int:
    number = 1
    while True:
        seconds = _seconds(function, number)
        if seconds * number >= BATCH_SECONDS:
            return number
        number = max(number + 1, min(number * 8, round(BATCH_SECONDS / max(seconds, 1e-9))))


def _seconds(function: Callable[[], object], number: int) -> float:
    start = perf_counter()
    for _ in range(number):
        function()
    return (perf_counter() - start) / number
