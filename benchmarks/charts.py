"""
Small charts as SVG, written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

import attrs

WIDTH = 720
INK, FILL, MARK = "#5b6470", "#3d7ea6", "#c2571a"
"""Colours that can be read on white and on black."""


@attrs.frozen(kw_only=True)
class Bar:
    """
    A bar, and the mark that it should not pass.
    """

    label: str
    value: float
    mark: float | None = None


def bars(title: str, rows: Sequence[Bar], *, most: float | None = None) -> str:
    """
    Bars from left to right; those longer than `most` are cut off there, their number is not.
    """
    end = most or 1.05 * max(max(row.value, row.mark or 0) for row in rows)
    left, right, step = 300, 60, 26
    scale = (WIDTH - left - right) / end
    parts = []
    for number, row in enumerate(rows):
        top = 40 + number * step
        length = min(row.value, end) * scale
        parts.append(_text(left - 8, top + 13, row.label, "end"))
        parts.append(_rectangle(left, top, length, 16))
        parts.append(_text(left + length + 6, top + 13, f"{row.value:.3g}"))
        if row.mark is not None:
            place = left + min(row.mark, end) * scale
            parts.append(_line(place, top - 3, place, top + 19, MARK, 2))
    return _svg(title, 40 + len(rows) * step + 8, parts)


def power_law(
    title: str, across: str, up: str, points: Sequence[tuple[float, float]], exponent: float
) -> str:
    """
    Points on two logarithmic axes, and the line that was fitted through them.
    """
    height, left, right, top, bottom = 300, 80, 24, 44, 46
    xs, ys = zip(*points, strict=True)
    x_ticks, y_ticks = _ticks(xs), _ticks(ys)

    def place(x: float, y: float) -> tuple[float, float]:
        along = _share(x, x_ticks[0], x_ticks[-1])
        high = _share(y, y_ticks[0], y_ticks[-1])
        return (
            left + along * (WIDTH - left - right),
            height - bottom - high * (height - top - bottom),
        )

    parts = []
    for x in x_ticks:
        at, floor = place(x, y_ticks[0])
        parts.append(_line(at, floor, at, top, INK, 0.3))
        parts.append(_text(at, floor + 16, _number(x), "middle"))
    for y in y_ticks:
        start, at = place(x_ticks[0], y)
        parts.append(_line(start, at, WIDTH - right, at, INK, 0.3))
        parts.append(_text(start - 8, at + 4, _number(y), "end"))
    start = math.fsum(math.log(y) - exponent * math.log(x) for x, y in points) / len(points)
    ends = [place(x, math.exp(start) * x**exponent) for x in (min(xs), max(xs))]
    parts.append(_line(*ends[0], *ends[1], MARK, 1.5))
    parts += [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{FILL}"/>'
        for x, y in (place(*point) for point in points)
    ]
    parts.append(_text((left + WIDTH - right) / 2, height - 8, across, "middle"))
    parts.append(_text(8, 36, up))
    return _svg(title, height, parts)


def _ticks(values: Sequence[float]) -> list[float]:
    """
    The powers of ten, and two and five times them, that enclose the values.
    """
    low, high = min(values), max(values)
    powers = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    known = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    first = max(tick for tick in known if tick <= low * 1.001)
    last = min((tick for tick in known if tick >= high * 0.999), default=known[-1])
    return [tick for tick in known if first <= tick <= last]


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" fill="{FILL}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{ink}" stroke-width="{width}"/>'


def _svg(title: str, height: int, parts: Iterable[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' font-family="sans-serif" font-size="12" fill="{INK}">'
    )
    name = f'<title>{escape(title)}</title><text x="8" y="18" font-size="14">{escape(title)}</text>'
    return "\n".join([head, name, *parts, "</svg>", ""])
