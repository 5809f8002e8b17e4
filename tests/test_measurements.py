"""
What the measurements do with what they measured; the measuring itself is no test.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from benchmarks.charts import Bar, bars, power_law
from benchmarks.figures import Growth, Memory, Ratio, ratio_of
from benchmarks.growth import items_of, larger, wider
from benchmarks.page import charts, page
from benchmarks.running import Peer, Results
from benchmarks.sixty_dossiers import ON
from benchmarks.targets import BY_KEY, TARGETS
from benchmarks.timing import Times, in_turn
from kvo_norms import assess
from kvo_norms.catalogue import norms_of


def ratio(key: str, value: float) -> Ratio:
    """
    Something that took `value` times what its base did.
    """
    return Ratio(
        key=key,
        what=key.replace("_", " "),
        base="by hand",
        seconds=value * 1e-4,
        base_seconds=1e-4,
        ratio=value,
        spread=(value, value),
    )


RESULTS = Results(
    quick=True,
    evaluation=(ratio("statuses", 0.2), ratio("statuses_and_gaps", 0.9)),
    editions=(("kvo-2015", (ratio("statuses", 0.3),)),),
    reading=(ratio("lines_with_msgspec", 2.5),),
    start=(ratio("import_core", 1.5),),
    growth=(
        Growth(what="Items", unit="items", points=((1, 1e-5), (10, 1e-4), (100, 1e-3))),
        Growth(what="Norms", unit="norms", points=((1, 1e-5), (10, 1e-3), (100, 1e-1))),
    ),
    memory=(Memory(what="a dossier", bytes=9_700),),
    peers=(Peer(norms=30, ratio=ratio("zen-engine", 2.0)),),
)


def test_times_in_turn() -> None:
    """
    Each function is called in each round, and a ratio is the median over the rounds.
    """
    called: list[str] = []
    times = in_turn({"a": lambda: called.append("a"), "b": lambda: called.append("b")}, rounds=3)
    assert {"a", "b"} == set(called)
    assert [len(found.rounds) for found in times.values()] == [3, 3]
    ours, theirs = Times(rounds=(2.0, 9.0, 6.0)), Times(rounds=(1.0, 3.0, 3.0))
    found = ratio_of("x", "x", ours, "y", theirs, per=2)
    assert (found.ratio, found.seconds, found.base_seconds) == (2.0, 3.0, 1.5)


def test_growth() -> None:
    """
    The power and the line of a growth are those of its points.
    """
    linear, square = RESULTS.growth
    assert linear.exponent == pytest.approx((1, 1))
    assert linear.line == pytest.approx((0, 1e-5, 1), abs=1e-12)
    assert square.exponent == pytest.approx((2, 1))


def test_larger_workloads() -> None:
    """
    What grows has as many items or norms as it should, and can be judged.
    """
    dossier, edition = larger(4), wider(3)
    assert items_of(dossier) > 3 * items_of(larger(1))
    assert len(list(norms_of(edition))) == 180
    assert len({norm.requires for norm in norms_of(edition)}) > 120
    assert assess(edition, dossier, on=ON).edition == "zestig"


def test_charts() -> None:
    """
    Charts are well-formed, and bear their titles.
    """
    drawn = [
        bars("A & B", [Bar(label="<a>", value=0.2, mark=0.5), Bar(label="b", value=3)], most=1),
        power_law("C", "items", "µs", [(10, 1.0), (100, 10.0)], 1),
        *charts(RESULTS).values(),
    ]
    for text in drawn:
        root = ET.fromstring(text)  # noqa: S314
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert set(charts(RESULTS)) == {"ratios", "costs", "growth_items", "growth_norms"}


def test_page() -> None:
    """
    The page says of each target whether it is reached, why not, and what was not measured.
    """
    text = page(RESULTS, [("cores", "2")])
    assert "| statuses | by hand | 0.2 (0.2 to 0.2) | 0.35 | yes |" in text
    assert "| statuses and gaps | by hand | 0.9 (0.9 to 0.9) | 0.5 | **no** |" in text
    assert "| growth with norms | power of the size | 2.00 | 1.1 | **no** |" in text
    assert f"- *growth with norms*: {BY_KEY['growth_norms'].reason or 'no reason'}" in text
    assert "Not measured: statuses again, lines without msgspec, " in text
    assert "| zen-engine | 30 |" in text
    assert "A quick run" in text


def test_targets() -> None:
    """
    Each target stands there once.
    """
    assert len(BY_KEY) == len(TARGETS)
