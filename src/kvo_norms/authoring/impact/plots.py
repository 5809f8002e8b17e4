"""
Bars on top of each other, one pile for each value of a parameter, as places in a picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kvo_norms.records import frozen

WIDTH, HEIGHT = 480, 260
LEFT, TOP, BOTTOM = 44, 10, 28
CHARACTER = 7.5
"""How wide a character of a label is, about."""
GRID = 4
"""In so many parts the height is divided, at most."""


@frozen(kw_only=True)
class Pile:
    """
    The numbers at one value, from the bottom.
    """

    value: str
    label: str
    """The value, or the number that stands for it."""
    numbers: tuple[tuple[str, str, int], ...]
    """Per part what it is, its name in words and how many."""
    here: bool
    """Whether it is the value as it is."""


@frozen(kw_only=True)
class Box:
    """
    A part of a pile.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    title: str


@frozen(kw_only=True)
class Mark:
    """
    A text beside an axis.
    """

    text: str
    x: float = 0.0
    y: float = 0.0


@frozen(kw_only=True)
class Key:
    """
    What a colour stands for.
    """

    id: str
    name: str


@frozen(kw_only=True)
class Plot:
    """
    A picture with its heading and its key.
    """

    heading: str
    title: str
    """What it shows, for whoever cannot see it."""
    key: tuple[Key, ...]
    boxes: tuple[Box, ...]
    grid: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def plot_of(piles: Sequence[Pile], *, heading: str, title: str) -> Plot:
    """
    The piles side by side, all to one scale.
    """
    total = max((sum(number for *_, number in pile.numbers) for pile in piles), default=0) or 1
    return Plot(
        heading=heading,
        title=title,
        key=tuple(Key(id=kind, name=name) for kind, name, _ in piles[0].numbers),
        boxes=tuple(_boxes(piles, total)),
        grid=tuple(Mark(text=str(number), y=_y(number, total)) for number in _grid(total)),
        labels=tuple(_labels(piles)),
    )


def _grid(total: int) -> Sequence[int]:
    """
    The whole numbers that the axis names, nothing and all among them.
    """
    parts = min(GRID, total)
    return [round(total * part / parts) for part in range(parts + 1)]


def _step(piles: Sequence[Pile]) -> float:
    return (WIDTH - LEFT) / len(piles)


def _y(number: float, total: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * number / total, 1)


def _boxes(piles: Sequence[Pile], total: int) -> Iterator[Box]:
    step = _step(piles)
    for place, pile in enumerate(piles):
        below = 0
        for kind, name, number in pile.numbers:
            low, high = _y(below, total), _y(below + number, total)
            below += number
            if number:
                yield Box(
                    id=kind,
                    x=round(LEFT + step * (place + 0.1), 1),
                    y=high,
                    width=round(step * 0.8, 1),
                    height=round(low - high, 1),
                    title=f"{pile.value}: {number} {name}",
                )


def _labels(piles: Sequence[Pile]) -> Iterator[Mark]:
    """
    The values below the piles; where not all have room, some of them, and that which is now.
    """
    texts = [f"{pile.label}*" if pile.here else pile.label for pile in piles]
    step, width = _step(piles), CHARACTER * (max(map(len, texts)) + 1)
    middles = [
        min(LEFT + step * (place + 0.5), WIDTH - CHARACTER * len(text) / 2)
        for place, text in enumerate(texts)
    ]
    shown = [place for place, pile in enumerate(piles) if pile.here]
    for place in range(0, len(piles), math.ceil(width / step)):
        if all(abs(middles[place] - middles[other]) >= width for other in shown):
            shown.append(place)
    for place in sorted(shown):
        yield Mark(text=texts[place], x=round(middles[place], 1))
