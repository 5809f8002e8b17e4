"""
What a report for the terminal consists of, laid out without colour.

Colour is for terminals, and `rich` lays it out there. Everywhere else this gives the same text and
loads nothing, which is a good part of what a command takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import combining, east_asian_width

from kvo_norms.records import frozen

_WORD = re.compile(r"\s*\S+\s*")
BETWEEN = 2
"""So many blanks stand between columns."""


@frozen(kw_only=True)
class Paragraph:
    """
    A text of several styles, that is wrapped.
    """

    spans: tuple[tuple[str, str], ...]
    """Pieces of text, each with its style."""
    indent: int = 0

    @property
    def text(self) -> str:
        """
        The text without its styles.
        """
        return "".join(text for text, _ in self.spans)


@frozen(kw_only=True)
class Heading:
    """
    A title with a rule behind it.
    """

    title: str


@frozen(kw_only=True)
class Scores:
    """
    Rows of three columns, the second to the right; a row may be empty.
    """

    rows: tuple[tuple[Paragraph, ...], ...]


Part = Paragraph | Heading | Scores


def paragraph(*spans: tuple[str, str], indent: int = 0) -> Paragraph:
    """
    A paragraph of pieces of text, each with its style.
    """
    return Paragraph(spans=spans, indent=indent)


def laid_out(parts: Iterable[Part], width: int) -> str | None:
    """
    The parts as lines of at most `width` columns; ``None`` where only `rich` knows how.

    That is where a character is not one column wide, or columns do not fit beside each other.
    """
    lines: list[str] = []
    for part in parts:
        made = _lines(part, width)
        if made is None:
            return None
        lines += made
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(part: Part, width: int) -> list[str] | None:
    match part:
        case Paragraph():
            if not _is_simple(part.text) or width <= part.indent:
                return None
            return [" " * part.indent + line for line in _wrapped(part.text, width - part.indent)]
        case Heading():
            if not _is_simple(part.title) or len(part.title) + 4 > width:
                return None
            return [f"{part.title} ".ljust(width, "-")]
        case Scores():
            return _columns(part, width)


def _columns(scores: Scores, width: int) -> list[str] | None:
    rows = [[cell.text for cell in row] or ["", "", ""] for row in scores.rows]
    texts = [text for row in rows for text in row]
    first, second, third = (max(map(len, column), default=0) for column in zip(*rows, strict=True))
    is_simple = all(map(_is_simple, texts)) and not any("\n" in text for text in texts)
    if not is_simple or first + second + third + 2 * BETWEEN > width:
        return None
    gap = " " * BETWEEN
    return [f"{a.ljust(first)}{gap}{b.rjust(second)}{gap}{c}" for a, b, c in rows]


def _is_simple(text: str) -> bool:
    """
    Whether every character is one column wide.
    """
    return (text.isascii() and "\t" not in text) or not any(map(_is_odd, text))


def _is_odd(character: str) -> bool:
    return (
        character == "\t"
        or combining(character) > 0
        or east_asian_width(character) in "WF"
        or ord(character) > 0x2FFF
        or 0x200B <= ord(character) <= 0x200F
    )


def _wrapped(text: str, width: int) -> Iterator[str]:
    """
    The lines of a text, broken where `rich` breaks them: between words, and within too long ones.
    """
    for line in text.split("\n"):
        breaks, used = [0], 0
        for word in _WORD.finditer(line):
            needed = len(word[0].rstrip())
            if needed <= width - used:
                used += len(word[0])
            elif needed > width:
                breaks += range(word.start(), word.end(), width)
                used = (len(word[0]) - 1) % width + 1
            elif used:
                breaks.append(word.start())
                used = len(word[0])
        for start, end in pairwise([*breaks, len(line)]):
            if end > start or line == "":
                yield line[start:end]
