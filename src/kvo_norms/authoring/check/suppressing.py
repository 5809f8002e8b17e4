"""
KN9xx: remarks that a comment in the file leaves out, and comments that leave out nothing.

``# kvo-norms: ignore KN203 because the text counts both rounds`` stands in the line itself, or in
a comment directly above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kvo_norms.authoring.check.remarks import Remark, Severity
from kvo_norms.authoring.check.rules import Rule
from kvo_norms.authoring.sources import SourceFile
from kvo_norms.errors import suggestion
from kvo_norms.records import frozen

_TEXT_OR_COMMENT = re.compile(
    r"\"{3}[^\"\\]*(?:(?:\\.|\"(?!\"\"))[^\"\\]*)*(?:\"{3,5})?"
    r"|'{3}[^']*(?:'(?!'')[^']*)*(?:'{3,5})?"
    r"|\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"|'[^'\n]*'|(?P<comment>\#[^\n]*)",
    re.DOTALL,
)
_SAID = re.compile(r"kvo-norms:\s*(?P<said>.*)", re.IGNORECASE)
_IGNORE = re.compile(
    r"ignore\s+(?P<codes>\w+(?:\s*,\s*\w+)*)(?:\s+because\s+(?P<reason>\S.*))?\s*", re.IGNORECASE
)


@frozen(kw_only=True)
class Suppression:
    """
    A comment that leaves out remarks, with the lines for which it does.
    """

    file: str
    line: int
    column: int
    lines: range
    codes: tuple[str, ...]
    """Nothing where the comment cannot be understood."""
    reason: str | None


def suppressions_in(files: Iterable[SourceFile]) -> Iterator[Suppression]:
    """
    All comments of the files that speak to check.
    """
    for file in files:
        text = file.read.text
        lines = text.split("\n")
        for found in _TEXT_OR_COMMENT.finditer(text):
            said = None if found["comment"] is None else _SAID.search(found["comment"])
            if said is None:
                continue
            line = text.count("\n", 0, found.start()) + 1
            start = text.rfind("\n", 0, found.start()) + 1
            last = line
            if not text[start : found.start()].strip():
                while last < len(lines) and lines[last - 1].lstrip().startswith("#"):
                    last += 1
            order = _IGNORE.fullmatch(said["said"].rstrip())
            yield Suppression(
                file=file.read.file,
                line=line,
                column=found.start() - start + 1,
                lines=range(line, last + 1),
                codes=tuple(re.split(r"\s*,\s*", order["codes"].upper())) if order else (),
                reason=order["reason"] if order else None,
            )


def suppressed(
    remarks: Iterable[Remark],
    suppressions: Iterable[Suppression],
    known: Iterable[str],
    *,
    is_all: bool,
) -> Iterator[Remark]:
    """
    The remarks that are left, and what is wrong with the comments that leave others out.

    A comment without a reason leaves out nothing. `known` are the codes that there are. Where the
    remarks are not all, because some rules wait until faults are mended, no comment is said to
    leave out nothing.
    """
    known = tuple(known)
    used: set[tuple[Suppression, str]] = set()
    orders = list(suppressions)
    for remark in remarks:
        by = [
            order
            for order in orders
            if order.reason is not None
            and order.file == remark.file
            and remark.line in order.lines
            and remark.code in order.codes
        ]
        used |= {(order, remark.code) for order in by}
        if not by:
            yield remark
    for order in orders:
        yield from _faulty(order, known)
        if is_all:
            yield from _idle(order, used, known)


def _faulty(order: Suppression, known: tuple[str, ...]) -> Iterator[Remark]:
    unknown = [code for code in order.codes if code not in known]
    if not order.codes or order.reason is None:
        message = "this comment leaves out nothing without a reason"
        if not order.codes:
            message = "this comment is not understood"
        yield _remark(RULES[0], order, message, "write # kvo-norms: ignore CODE because …")
    for code in unknown:
        yield _remark(RULES[1], order, f"unknown code '{code}'", suggestion(code, known))


def _idle(
    order: Suppression, used: set[tuple[Suppression, str]], known: tuple[str, ...]
) -> Iterator[Remark]:
    for code in order.codes if order.reason is not None else ():
        if code in known and (order, code) not in used:
            message = f"there is no {code} to leave out here"
            yield _remark(RULES[2], order, message, "remove the comment, or move it")


def _remark(rule: Rule, order: Suppression, message: str, advice: str) -> Remark:
    return Remark(
        code=rule.code,
        severity=rule.severity,
        message=message,
        advice=advice,
        file=order.file,
        line=order.line,
        column=order.column,
    )


RULES = (
    Rule(
        code="KN901",
        name="ignored-without-reason",
        severity=Severity.WARNING,
        summary="A comment to check that gives no reason, or is not understood.",
        why="Whoever reads the file later must see why a remark does not hold. Without a reason "
        "nothing is left out.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            # kvo-norms: ignore KN309
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            # kvo-norms: ignore KN309 because nothing can be handed in for it
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
        """,
    ),
    Rule(
        code="KN902",
        name="ignored-unknown-code",
        severity=Severity.WARNING,
        summary="A comment that leaves out a code which does not exist.",
        why="The code is mistyped, and the remark that was meant is told all the same.",
        avoid="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            # kvo-norms: ignore KN390 because nothing can be handed in for it
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.oordeel"
            # kvo-norms: ignore KN309 because nothing can be handed in for it
            question = { nl = "Werkt het samen?", en = "Does the cooperation work?" }
        """,
    ),
    Rule(
        code="KN903",
        name="ignored-nothing",
        severity=Severity.WARNING,
        summary="A comment that leaves out a remark which is not made.",
        why="What it excused is mended or has moved. Left there, it would hide the next mistake.",
        avoid="""
            # section.toml
            # kvo-norms: ignore KN309 because nothing can be handed in for it
            [[norms]]
            id = "section.schouw"
        """,
        prefer="""
            # section.toml
            [[norms]]
            id = "section.schouw"
        """,
    ),
)
