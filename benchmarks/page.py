"""
The results as a page of the documentation, with its charts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.charts import Bar, bars, power_law
from benchmarks.figures import Growth, Ratio
from benchmarks.running import Results
from benchmarks.targets import BY_KEY, TARGETS, Target

HEAD = """\
# Performance

What the library's work costs, as ratios to something that anybody can run beside it. One
command measures all and writes this page:

```
python -m benchmarks
```

It takes some minutes and needs the extra `bench`. Other engines are measured where they are
installed. To time one thing while working on it: `pytest -n 0 benchmarks`.

A ratio compares two things that ran in turn in one process, A B A B; the one shown is the
median over the rounds, with the first and third quartile behind it. Times are medians as well
and hold for this machine only.
"""

BASE_LINES = """\
## What it is compared with

The base is a plain function over tables as tomllib reads them, as an application developer
would write it: loops over lists, helpers for true, false and unknown, no indexes. There is one
for each shipped edition ([2008](../../benchmarks/base_2008.py),
[2015](../../benchmarks/base_2015.py)) and one for an edition of [sixty made-up
norms](../../benchmarks/sixty) and three stars, whose dossiers have 54 items of evidence and two
norms on average that fail or are open. [A test](../../tests/test_base_lines.py) holds that each
function gives the status that the library gives, of every norm, OPEN included.

The base gets its tables for nothing and the library its records; what reading costs is measured
apart. *Statuses* is the status of every norm, from records that were not looked at before.
*Statuses and gaps* is that, and what each norm that is not met lacks. *Assessment and gaps* adds
verdict, stars, certificate and all else that an assessment holds. *Statuses
again* is what a forecast or another day costs once the dossier has been gone through. *Gaps in
words* adds a sentence in one language for every gap. The base does only the first of these.
"""

PEERS = """\
Other engines know no third value, so they are asked only which norms are met or do not apply,
of the sixty that they can express. What none of them was given: the newest item of a list,
windows counted back from the day, findings of an auditor, days that another field of the
dossier states. Days are numbers and the day of the assessment is written into the rules. Each
gets its dossiers in its own form beforehand and judges all norms in one call. Before it is
timed, each norm must come out as with the library, on every dossier. None tells what is
lacking, save jsonschema-rs, which names the schema that failed.
"""


def page(results: Results, machine: Iterable[tuple[str, str]]) -> str:
    """
    The page in Markdown.
    """
    parts = [
        HEAD,
        "*A quick run: the figures are rough.*\n" if results.quick else "",
        "## The machine\n",
        table(("", ""), machine),
        "## What is promised\n",
        _promises(results),
        _picture("ratios", "Ratios of judging to the function by hand"),
        _picture("costs", "Ratios of reading and starting to their bases"),
        BASE_LINES,
        "## Judging\n",
        "Microseconds for one dossier.\n",
        _judging(results),
        "## Reading\n",
        _ratios(results.reading, 1e6, "µs"),
        "## Starting\n",
        _ratios(results.start, 1e3, "ms"),
        "## Growth\n",
        _growth(results),
        "## Memory\n",
        table(("of the sixty norms' dossiers", "kB"), _memory(results)),
        "## Other engines\n",
        PEERS,
        _peers(results),
    ]
    return "\n".join(part for part in parts if part)


def charts(results: Results) -> dict[str, str]:
    """
    The charts by the name of their file.
    """
    found = {growth_key(growth): _chart(growth) for growth in results.growth}
    ratios = [
        Bar(label=_plain(value.what), value=value.ratio, mark=target.at_most)
        for target, value in _measured(results)
        if isinstance(value, Ratio)
    ]
    judging = [bar for bar in ratios if (bar.mark or 0) < 1]
    rest = [bar for bar in ratios if (bar.mark or 0) >= 1]
    found["ratios"] = bars("Times the function by hand; the mark is the most it may be", judging)
    found["costs"] = bars("Times the base named in the table; the mark is the most it may be", rest)
    return found


def growth_key(growth: Growth) -> str:
    """
    The name of a growth in the list of targets, and of its chart.
    """
    return f"growth_{growth.unit}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """
    A table in Markdown; every column but the first is aligned to the right where it holds numbers.
    """
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join('---' for _ in head)}|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _measured(results: Results) -> Iterator[tuple[Target, Ratio | Growth]]:
    known: dict[str, Ratio | Growth] = {
        ratio.key: ratio for ratio in (*results.evaluation, *results.reading, *results.start)
    }
    known |= {growth_key(growth): growth for growth in results.growth}
    for target in TARGETS:
        if target.key in known:
            yield target, known[target.key]


def value_of(measured: Ratio | Growth) -> float:
    """
    The number that a target limits.
    """
    if isinstance(measured, Ratio):
        return measured.ratio
    return max(measured.exponent[0], measured.at_the_end)


def _promises(results: Results) -> str:
    rows, reasons = [], []
    for target, measured in _measured(results):
        value = value_of(measured)
        if isinstance(measured, Ratio):
            what, base, shown = measured.what, measured.base, _ratio(measured)
        else:
            what, base = f"growth with {measured.unit}", "power of the size"
            shown = f"{value:.2f}"
        reached = value <= target.at_most
        rows.append((what, base, shown, f"{target.at_most:g}", "yes" if reached else "**no**"))
        if not reached:
            reasons.append(f"- *{what}*: {target.reason or 'no reason is known yet.'}")
    found = table(("what", "beside", "ratio", "at most", "reached"), rows)
    missing = [target.key for target in TARGETS if target.key not in _keys(results)]
    if missing:
        found += f"\nNot measured: {', '.join(name.replace('_', ' ') for name in missing)}.\n"
    if reasons:
        found += "\nNot reached:\n\n" + "\n".join(reasons) + "\n"
    return found


def _keys(results: Results) -> set[str]:
    return {target.key for target, _ in _measured(results)}


def _judging(results: Results) -> str:
    rows = []
    for name, ratios in (("sixty norms", results.evaluation), *results.editions):
        rows.append((name, "by hand", f"{ratios[0].base_seconds * 1e6:.0f}", "1"))
        for ratio in ratios:
            mark = " (promised)" if ratio.key in BY_KEY and ratios is results.evaluation else ""
            seconds = f"{ratio.seconds * 1e6:.0f}"
            rows.append(("", ratio.what + mark, seconds, _ratio(ratio)))
    return table(("edition", "what", "µs", "ratio"), rows)


def _ratios(ratios: Sequence[Ratio], scale: float, unit: str) -> str:
    if not ratios:
        return "Not measured.\n"
    return table(
        ("what", unit, "beside", unit, "ratio"),
        [
            (
                ratio.what,
                f"{ratio.seconds * scale:.1f}",
                ratio.base,
                f"{ratio.base_seconds * scale:.1f}",
                _ratio(ratio),
            )
            for ratio in ratios
        ],
    )


def _growth(results: Results) -> str:
    text = (
        "Time is fitted twice, by least squares: as a power of the size, on logarithms, and as a"
        " straight line. A power of 1 is linear growth; less than 1 where a part of the work does"
        " not grow, which weighs least between the two largest sizes. The larger of the two powers"
        " is held against what is promised.\n\n"
    )
    rows = []
    for growth in results.growth:
        power, power_fit = growth.exponent
        start, each, line_fit = growth.line
        rows.append(
            (
                growth.unit,
                f"{growth.points[0][0]:,} to {growth.points[-1][0]:,}",
                f"{power:.2f}",
                f"{power_fit:.4f}",
                f"{growth.at_the_end:.2f}",
                f"{round(start * 1e6)} + {each * 1e6:.3g} n",
                f"{line_fit:.4f}",
            )
        )
    head = ("with", "sizes", "power", "R²", "at the end", "line, µs", "R²")
    pictures = (_picture(growth_key(growth), growth.what) for growth in results.growth)
    return text + table(head, rows) + "\n" + "\n".join(pictures)


def _memory(results: Results) -> list[tuple[str, str]]:
    return [(held.what, f"{held.bytes / 1000:.1f}") for held in results.memory]


def _peers(results: Results) -> str:
    if not results.peers:
        return "None was installed.\n"
    rows = [
        (
            peer.ratio.what,
            str(peer.norms),
            f"{peer.ratio.seconds * 1e6:,.1f}",
            f"{peer.ratio.base_seconds * 1e6:,.1f}",
            f"{peer.ratio.ratio:,.3g}" if peer.ratio.ratio < 1000 else f"{peer.ratio.ratio:,.0f}",
        )
        for peer in sorted(results.peers, key=lambda peer: peer.ratio.ratio)
    ]
    head = ("engine", "norms of the sixty", "µs", "`kvo_norms` on the same norms, µs", "ratio")
    return table(head, rows)


def _chart(growth: Growth) -> str:
    points = [(float(size), second * 1e6) for size, second in growth.points]
    return power_law(growth.what, growth.unit, "µs", points, growth.exponent[0])


def _ratio(ratio: Ratio) -> str:
    first, third = ratio.spread
    return f"{ratio.ratio:.3g} ({first:.3g} to {third:.3g})"


def _plain(text: str) -> str:
    return text.replace("`", "").replace("from kvo_norms ", "")


def _picture(name: str, words: str) -> str:
    return f"![{words}](performance/{name}.svg)\n"
