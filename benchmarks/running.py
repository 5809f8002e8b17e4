"""
All measurements, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from benchmarks import growth, memory, reading, start
from benchmarks.evaluation import BASE, Workload, functions, shipped, sixty
from benchmarks.figures import Growth, Memory, Ratio, ratio_of
from benchmarks.peers.engines import installed
from benchmarks.peers.measuring import contest
from benchmarks.timing import in_turn


@attrs.frozen(kw_only=True)
class Peer:
    """
    An engine against the library on the norms that it can express.
    """

    norms: int
    ratio: Ratio


@attrs.frozen(kw_only=True)
class Results:
    """
    What one run gave.
    """

    quick: bool
    evaluation: tuple[Ratio, ...]
    """Of the sixty norms."""
    editions: tuple[tuple[str, tuple[Ratio, ...]], ...]
    """Of the shipped editions, by id."""
    reading: tuple[Ratio, ...]
    start: tuple[Ratio, ...]
    growth: tuple[Growth, ...]
    memory: tuple[Memory, ...]
    peers: tuple[Peer, ...]


def run(*, quick: bool, tell: Callable[[str], None]) -> Results:
    """
    Measure all; `tell` hears what is being measured.
    """
    rounds = 6 if quick else 60
    tell("sixty norms")
    evaluation = evaluated(sixty(), rounds)
    editions = []
    for name in ("kvo-2008", "kvo-2015"):
        tell(name)
        editions.append((name, evaluated(shipped(name), rounds // 3)))
    tell("reading")
    read = tuple(reading.measure(quick=quick))
    tell("start")
    started = tuple(start.measure(quick=quick))
    tell("growth")
    grown = tuple(growth.measure(quick=quick))
    tell("memory")
    held = tuple(memory.measure(quick=quick))
    peers = []
    for name in installed():
        tell(name)
        peers.append(measured_peer(name, quick=quick))
    return Results(
        quick=quick,
        evaluation=evaluation,
        editions=tuple(editions),
        reading=read,
        start=started,
        growth=grown,
        memory=held,
        peers=tuple(peers),
    )


def evaluated(workload: Workload, rounds: int) -> tuple[Ratio, ...]:
    """
    The ratios of what the library does to what is written by hand.
    """
    times = in_turn(functions(workload), rounds=rounds)
    return tuple(
        ratio_of(
            name.replace(" ", "_"),
            name,
            found,
            "by hand",
            times[BASE],
            per=len(workload.cases),
        )
        for name, found in times.items()
        if name != BASE
    )


def measured_peer(name: str, *, quick: bool) -> Peer:
    """
    The ratio of an engine to the library, once the two agree.
    """
    count = 5 if quick else 20
    made = contest(name, count)
    times = in_turn(made.functions(), rounds=4 if quick else 10)
    ratio = ratio_of(name, name, times[name], "kvo_norms", times["kvo_norms"], per=count)
    return Peer(norms=made.norms, ratio=ratio)
