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
    Target(key="statuses", at_most=0.35),
    Target(key="statuses_and_gaps", at_most=0.50),
    Target(key="statuses_again", at_most=0.15),
    Target(key="lines_with_msgspec", at_most=3),
    Target(key="lines_without_msgspec", at_most=6),
    Target(
        key="short_lines_with_msgspec",
        at_most=3,
        reason="reading takes 1.6 times as long as json.loads, the rest is judging. Of reading "
        "0.36 is msgspec, which looks at types, words and days as it decodes into its structs; "
        "0.65 fills in the records, 0.2 asks whether they agree, 0.1 counts the texts. Tried: "
        "decoding into classes of attrs (2.4), reading some lines ahead (no gain).",
    ),
    Target(
        key="short_lines_without_msgspec",
        at_most=6,
        reason="see the line with msgspec.",
    ),
    Target(
        key="import_core",
        at_most=2,
        reason="attrs needs about a fifth of a millisecond for each of some hundred classes, more "
        "than all else together: it compiles a constructor for each, and makes each twice for its "
        "slots. Methods that compare and show are shared already.",
    ),
    Target(
        key="edition_cold",
        at_most=1,
        reason="reading takes less time than tomllib takes to parse the same 98 kB. The rest is a "
        "program of some 600 lines: half of it goes into writing them, half into Python's own "
        "compile. It is put off until a fifth dossier, so that a single assessment never pays "
        "it. Tried and gained: a missing value is asked for first, words of the first dossiers "
        "are checked without a program, no hash of a whole edition. Tried and left, since every "
        "later assessment would pay: what is counted by the words of a list goes through a "
        "function (0.7 ms less, an assessment 10 % slower). Tried without gain: a function for "
        "each collection, tests of one field under one question whether it is given. A stored "
        "program would take 10 ms off, and would have to be kept in step with its edition.",
    ),
    Target(
        key="process",
        at_most=2.5,
        reason="the text is laid out by rich, of which `import rich` loads nearly nothing: its "
        "console and tables take some 20 ms, and the layout itself 8. Markdown and JSON, which do "
        "without, stay below. Beside that a process imports the core, reads an edition of nine "
        "files and digests it for the receipt. Tried and gained: no search for waste, plain TOML "
        "without tomllib, the first dossiers without a reader made for them.",
    ),
    Target(key="growth_dossiers", at_most=1.1),
    Target(key="growth_items", at_most=1.1),
    Target(key="growth_norms", at_most=1.1),
)
"""In the order of the page."""

BY_KEY = {target.key: target for target in TARGETS}
