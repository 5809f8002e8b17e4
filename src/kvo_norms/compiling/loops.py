"""
Loops over the items that one pass left for later, because more is asked than they alone decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext

from kvo_norms.coding import Source
from kvo_norms.compiling.asked import Names, Part, settle, start, step
from kvo_norms.compiling.branches import write_branches
from kvo_norms.compiling.depending import depends_on_day
from kvo_norms.compiling.gathering import Gathered
from kvo_norms.compiling.memberships import Membership
from kvo_norms.compiling.phases import Phases
from kvo_norms.compiling.scope import Place, Scope
from kvo_norms.compiling.sources import Fields, Values, item_class, own
from kvo_norms.evaluating.setting import Ranks

Found = tuple[str, ...]
"""The names of what a part came to."""


class Loops:
    """
    Writes loops; `names` is how code outside a loop gets names.
    """

    def __init__(self, phases: Phases, values: Values, ranks: Ranks) -> None:
        self.names = Names(
            let=phases.let,
            zero=phases.zero,
            local=phases.local,
            bind=phases.bind,
            known=values.known,
            windows=values.windows,
        )
        self._phases = phases
        self._values = values
        self._ranks = ranks

    def scope(
        self, field: Callable[[str], Place], source: Source, record: type | None = None
    ) -> Scope:
        """
        What conditions are written with: where fields are read, and into which lines.
        """
        return Scope(
            ratios=getattr(record, "ratios", {}),
            source=source,
            ranks=self._ranks,
            field=field,
            operand=self._values.operand,
            threshold=self._values.threshold,
        )

    def over(
        self, membership: Membership, parts: Sequence[Part], rows: str, further: str
    ) -> dict[Part, Found]:
        """
        Loop over the items that may count, and ask of those that do what is asked.
        """
        item = item_class(membership.path)
        daily = membership.evidence_date is not None or depends_on_day(
            (*membership.shifting, *parts)
        )
        with self._phases.writing(daily=daily):
            kept = {part: start(part, item, self.names) for part in parts}
            asks = membership.asked_on_the_day
            if membership.latest is not None:
                rows, asks = self._newest(membership, rows, further), ()
            with self._loop(rows, item) as scope:

                def note(weight: str, scope: Scope) -> None:
                    for part, names in kept.items():
                        step(part, names, weight, item, scope)

                with scope.source.block("if w:") if membership.latest else nullcontext():
                    write_branches([(asks, note)], "w", scope)
            return {part: settle(part, names, item, self.names) for part, names in kept.items()}

    def provided(
        self, membership: Membership, part: Part, gathered: Gathered, further: str
    ) -> Found:
        """
        What the pass gathered, provided that all items are evidence on the day and, for the
        newest, that they are all there are; else what a loop finds.
        """
        daily = membership.evidence_date is not None
        provisos = [f"not {further}"] if membership.latest is not None else []
        if daily:
            provisos += [f"{gathered.last} is not LATER", f"{gathered.last} <= on"]
        settled, rows = gathered.facts[membership, part], gathered.rows[membership]
        with self._phases.writing(daily=daily):
            names = [self._phases.local() for _ in settled]
            with self._phases.source.block(f"if {' and '.join(provisos)}:"):
                self._assign(names, settled)
            with self._phases.source.block("else:"):
                self._assign(names, self.over(membership, [part], rows, further)[part])
        return tuple(names)

    def _assign(self, names: Sequence[str], values: Sequence[str]) -> None:
        for name, value in zip(names, values, strict=True):
            self._phases.source.line(f"{name} = {value}")

    def _newest(self, membership: Membership, rows: str, further: str) -> str:
        """
        Of the items that may count, those than which no other is newer.
        """
        item, field = item_class(membership.path), membership.latest or ""
        kept = self._phases.let("[]", "r")
        with self._loop(rows, item) as scope:

            def keep(weight: str, scope: Scope) -> None:
                scope.source.line(f"{kept}.append(({weight}, x))")

            write_branches([(membership.asked_on_the_day, keep)], "w", scope)
        return self._phases.let(f"newest({kept}, '{own(item, field)}', not {further})", "r")

    @contextmanager
    def _loop(self, rows: str, item: type) -> Iterator[Scope]:
        """
        A loop over pairs of whether an item may count and the item.

        Its body is written apart: what it needs of the dossier and the day comes before the loop.
        """
        body, fields = self._phases.apart(), Fields(item)
        yield self.scope(fields.place, body, item)
        with self._phases.source.block(f"for w, x in {rows}:"):
            fields.read(self._phases.source)
            self._phases.source.take(body)
