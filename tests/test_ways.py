"""
Conditions as expressions of two bounds: they mean what Kleene's rules say.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

from kvo_norms.compiling.ways import (
    ALWAYS,
    NEVER,
    NOTHING_KNOWN,
    Ways,
    all_ways,
    any_way,
    other_way,
    so_many_ways,
    told,
)
from kvo_norms.verdict import (
    MET,
    NOT_MET,
    OPEN,
    VERDICTS,
    Verdict,
    all_of,
    any_of,
    negation,
    truth,
)

SURE = Ways(met=ALWAYS, may=ALWAYS, unknown=NEVER)
GIVEN = Ways(met="x is not None", may=ALWAYS, unknown="x is None", needs=("x",))
NAMES = ("x", "y", "z")
VALUES = [dict(zip(NAMES, row, strict=True)) for row in itertools.product((None, 0, 1), repeat=3)]

Meant = tuple[Verdict, ...]
"""What a condition comes to, for each row of values."""


def conditions(rng: Random, depth: int) -> tuple[Ways, Meant]:
    """
    A random condition and what is meant by it.
    """
    if depth == 0:
        return rng.choice(LEAVES)
    parts = [conditions(rng, depth - 1) for _ in range(rng.randint(1, 3))]
    ways, meant = [part for part, _ in parts], list(zip(*(it for _, it in parts), strict=True))
    match rng.choice(("all", "any", "not", "so many")):
        case "all":
            return all_ways(ways), tuple(map(all_of, meant))
        case "any":
            return any_way(ways), tuple(map(any_of, meant))
        case "not":
            return other_way(ways[0]), tuple(map(negation, parts[0][1]))
        case _:
            wanted = rng.randint(0, len(parts) + 1)
            return so_many_ways(ways, str(wanted)), tuple(so_many(it, wanted) for it in meant)


def so_many(values: Sequence[Verdict], wanted: int) -> Verdict:
    """
    Whether at least so many of the values are met.
    """
    if values.count(MET) >= wanted:
        return MET
    return OPEN if values.count(MET) + values.count(OPEN) >= wanted else NOT_MET


def holds(name: str) -> Meant:
    """
    What a value itself comes to.
    """
    return tuple(truth(None if row[name] is None else row[name] == 1) for row in VALUES)


LEAVES: list[tuple[Ways, Meant]] = [
    *((told(f"{name} == 1", [name]), holds(name)) for name in NAMES),
    (Ways(met="x == 1", may="x in (1, None)", unknown="x is None", needs=("x",)), holds("x")),
    (
        told("x < y", ["x", "y"]),
        tuple(
            truth(None if it["x"] is None or it["y"] is None else it["x"] < it["y"])
            for it in VALUES
        ),
    ),
    (told("1 < 2", []), (MET,) * len(VALUES)),
    (told("2 < 1", []), (NOT_MET,) * len(VALUES)),
    (NOTHING_KNOWN, (OPEN,) * len(VALUES)),
    (SURE, (MET,) * len(VALUES)),
    (GIVEN, tuple(OPEN if row["x"] is None else MET for row in VALUES)),
]


def test_every_condition_means_what_kleene_says() -> None:
    """
    Of random conditions the number is the verdict for all values of what they ask, the bounds
    enclose it, and what they need is given exactly where they are decided. Each other expression
    tells the rest where it may be asked.
    """
    rng = Random(1)
    for depth in range(4):
        for _ in range(150):
            ways, meant = conditions(rng, depth)
            asked = f"({ways.number}, bool({ways.met}), bool({ways.may}))"
            code = compile(asked, "a condition", "eval")
            for row, expected in zip(VALUES, meant, strict=True):
                number, met, may = eval(code, dict(row))  # noqa: S307
                assert VERDICTS[number] is expected, ways
                assert (met, may) == (expected is MET, expected is not NOT_MET), ways
                if not met:
                    assert bool(eval(ways.unknown, dict(row))) == (expected is OPEN), ways  # noqa: S307
                if ways.held is not None:
                    assert bool(eval(ways.unknown, dict(row))) == (expected is OPEN), ways  # noqa: S307
                    if expected is not OPEN:
                        assert bool(eval(ways.held, dict(row))) == met, ways  # noqa: S307
                if ways.needs:
                    given = all(row[name] is not None for name in ways.needs)
                    assert given == (expected is not OPEN), ways
