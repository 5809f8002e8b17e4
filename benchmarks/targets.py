"""
What the library promises, and why where it falls short.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Target:
    """
    The most that a ratio, or the power of a growth, may be.
    """

    key: str
    at_most: float
    reason: str = ""
    """Why it is not reached; shown only while it is not."""


TARGETS = (
    Target(
        key="statuses",
        at_most=0.35,
        reason="the function by hand neither holds the dossier's words against the edition nor "
        "keeps what it found for another day. About a quarter of the time is the hand-over of "
        "facts from the passes to what decides, which makes *statuses again* cheap. Tried: tests "
        "that tables share made once per item, words by bits and by place, ratios without "
        "fractions, lists without pairs (slower), fewer records.",
    ),
    Target(
        key="statuses_and_gaps",
        at_most=0.50,
        reason="each norm that fails is interpreted, with a tree for every item of its "
        "collections: some 65 µs a norm. The candidates that are told wait until somebody asks; "
        "trees for those items only would halve it.",
    ),
    Target(key="statuses_again", at_most=0.15),
    Target(key="lines_with_msgspec", at_most=3),
    Target(key="lines_without_msgspec", at_most=6),
    Target(
        key="short_lines_with_msgspec",
        at_most=3,
        reason="judging sixty norms alone takes 2.4 times as long as json.loads of so short a "
        "dossier. msgspec's own decoding into records was slower than its plain one and our code.",
    ),
    Target(
        key="short_lines_without_msgspec",
        at_most=6,
        reason="see the line with msgspec.",
    ),
    Target(
        key="import_core",
        at_most=2,
        reason="attrs needs about half a millisecond for each of some seventy classes, more than "
        "all else together. Leaving out the methods that compare and show records would save a "
        "third of that.",
    ),
    Target(
        key="process",
        at_most=2.5,
        reason="beside the imports, a process reads an edition of 13 files, 12 ms of it in "
        "tomllib, and digests it for the receipt. It no longer compiles the edition, loads "
        "cattrs, or asks the installed package for its version.",
    ),
    Target(key="growth_dossiers", at_most=1.1),
    Target(key="growth_items", at_most=1.1),
    Target(key="growth_norms", at_most=1.1),
)
"""In the order of the page."""

BY_KEY = {target.key: target for target in TARGETS}
