"""
Conditions as expressions: where something surely holds, and where it possibly does.

On the two, Kleene's connectives go part by part; his not swaps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

ALWAYS, NEVER = "True", "False"


@attrs.define(kw_only=True, eq=False, repr=False)
class Ways:
    """
    A condition of three values. Its expressions stand safely between ``and`` and ``or``.
    """

    met: str
    """Where it surely holds."""
    may: str
    """Where it possibly holds."""
    unknown: str
    """Where it is open, asked where it does not surely hold."""
    needs: tuple[str, ...] = ()
    """Names that hold a value where it is met or not, and of which one is ``None`` where it is
    open; empty where more is to it."""
    held: str | None = None
    """Where it holds, asked where it is not open, if that is less than `met`."""

    @property
    def number(self) -> str:
        """
        The expression of the verdict: 0 NOT_MET, 1 OPEN or 2 MET.
        """
        if self.held is not None:
            return f"1 if {self.unknown} else 2 if {self.held} else 0"
        return "2" if self.met == ALWAYS else _chosen("2", self.met, self.lacking)

    @property
    def lacking(self) -> str:
        """
        The expression of the verdict where it does not surely hold: 0 NOT_MET or 1 OPEN.
        """
        return "1" if self.may == ALWAYS else _chosen("1", self.unknown, "0")


def _chosen(value: str, condition: str, otherwise: str) -> str:
    return otherwise if condition == NEVER else f"{value} if {condition} else {otherwise}"


NOTHING_KNOWN = Ways(met=NEVER, may=ALWAYS, unknown=ALWAYS)


def told(held: str, needs: Sequence[str]) -> Ways:
    """
    What holds or not where all that is needed is given, and else is open.
    """
    if not needs:
        return Ways(met=held, may=held, unknown=NEVER)
    missing, given = f"{' is None or '.join(needs)} is None", " is not None and ".join(needs)
    return Ways(
        met=f"{given} is not None and {held}",
        may=f"({missing} or {held})",
        unknown=f"({missing})" if len(needs) > 1 else missing,
        needs=tuple(needs),
        held=held,
    )


def all_ways(parts: Sequence[Ways]) -> Ways:
    """
    Kleene's and.
    """
    if len(parts) == 1:
        return parts[0]
    may = both([part.may for part in parts])
    return Ways(met=both([part.met for part in parts]), may=may, unknown=may)


def any_way(parts: Sequence[Ways]) -> Ways:
    """
    Kleene's or.
    """
    if len(parts) == 1:
        return parts[0]
    return Ways(
        met=either([part.met for part in parts]),
        may=either([part.may for part in parts]),
        unknown=either([part.unknown for part in parts]),
    )


def other_way(part: Ways) -> Ways:
    """
    Kleene's not.
    """
    holds, may = opposite(part.may), opposite(part.met)
    if part.held is None:
        return Ways(met=holds, may=may, unknown=may, needs=part.needs)
    held = opposite(part.held)
    return Ways(met=holds, may=may, unknown=part.unknown, needs=part.needs, held=held)


def so_many_ways(parts: Sequence[Ways], wanted: str) -> Ways:
    """
    That at least so many of the parts hold.
    """
    may = _so_many([part.may for part in parts], wanted)
    return Ways(met=_so_many([part.met for part in parts], wanted), may=may, unknown=may)


def _so_many(conditions: Iterable[str], wanted: str) -> str:
    number = " + ".join(f"({condition})" for condition in conditions)
    return f"{number or 0} >= {wanted}"


def both(conditions: Iterable[str]) -> str:
    """
    That all of the conditions hold.
    """
    kept = dict.fromkeys(conditions)
    kept.pop(ALWAYS, None)
    return NEVER if NEVER in kept else " and ".join(kept) or ALWAYS


def either(conditions: Iterable[str]) -> str:
    """
    That at least one of the conditions holds.
    """
    kept = dict.fromkeys(conditions)
    kept.pop(NEVER, None)
    if ALWAYS in kept:
        return ALWAYS
    return f"({' or '.join(kept)})" if len(kept) > 1 else next(iter(kept), NEVER)


def opposite(condition: str) -> str:
    """
    That the condition does not hold.
    """
    if condition in (ALWAYS, NEVER):
        return NEVER if condition == ALWAYS else ALWAYS
    return f"not ({condition})"
