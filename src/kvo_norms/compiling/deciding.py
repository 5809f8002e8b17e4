"""
Code that decides every pattern of an edition, from what the passes gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kvo_norms.coding import Namespace
from kvo_norms.compiling.asked import COUNTED, Part, count, finish, parts_of
from kvo_norms.compiling.conditions import condition
from kvo_norms.compiling.gathering import Beyond, Gathered, wanted_of, write_gathering
from kvo_norms.compiling.loops import Found, Loops
from kvo_norms.compiling.memberships import Membership, Memberships, Path
from kvo_norms.compiling.phases import Phases
from kvo_norms.compiling.sources import Values, item_class
from kvo_norms.evaluating.setting import Ranks
from kvo_norms.notation import counts_of
from kvo_norms.patterns import AllOf, AnyOf, AtLeastOf, Entry, Field, Items, Not, Record

Told = tuple[tuple[str, ...], tuple[str, ...]]
"""How many items count and how many more may, where they are counted; and the verdict of each other
part."""


class Deciding:
    """
    Writes what decides. Each distinct pattern is written once and its value reused.
    """

    def __init__(
        self,
        namespace: Namespace,
        gathered: Mapping[Path, Gathered],
        memberships: Memberships,
        ranks: Ranks,
    ) -> None:
        self.phases = Phases(
            namespace,
            (name for found in gathered.values() for name in found.returned),
            on_the_day=memberships.on_the_day,
        )
        self.values = Values(self.phases)
        self._loops = Loops(self.phases, self.values, ranks)
        self._ranks = ranks
        self._gathered = gathered
        self._memberships = memberships
        self._parts: dict[tuple[Membership, Part], Found] = {}
        self.told: dict[tuple[int, Path], Told] = {}
        """The names of what each collection came to, by the identity of what is asked and where."""

    def gather(self, path: Path, patterns: Iterable[Items]) -> Gathered:
        """
        A pass over a collection in the midst of what decides, which knows the day.
        """
        beyond = Beyond(
            names=self._loops.names,
            operand=self.values.operand,
            threshold=self.values.threshold,
            further=self.further(path),
        )
        with self.phases.writing(daily=False):
            return write_gathering(
                self.phases.fixed,
                item_class(path),
                wanted_of(patterns, path, self._memberships),
                self._ranks,
                beyond,
                f"{self.values.place(path).name} or ()",
            )

    def value(self, pattern: Record) -> str:
        """
        The name that holds what a pattern of the dossier comes to.
        """
        return self._record(pattern, ())

    def _record(self, pattern: Record, path: Path) -> str:
        return self._least([self._entry(entry, path) for entry in pattern.entries])

    def _least(self, values: list[str], sign: str = "<") -> str:
        """
        Kleene's and of values, or with ``>`` his or.
        """
        found, *rest = dict.fromkeys(values) or ("2" if sign == "<" else "0",)
        for value in rest:
            found = self.phases.value(f"{found} if {found} {sign} {value} else {value}")
        return found

    def _entry(self, entry: Entry, path: Path) -> str:
        match entry:
            case Field(name=name, matcher=Record() as inner):
                return self._record(inner, (*path, name))
            case Field(name=name, matcher=Items() as items):
                return self._items(items, (*path, name))
            case Field():
                return self._field(entry, path)
            case AllOf(patterns=patterns):
                return self._least([self._record(pattern, path) for pattern in patterns])
            case AnyOf(patterns=patterns):
                return self._least([self._record(pattern, path) for pattern in patterns], ">")
            case Not(pattern=pattern):
                return self.phases.value(f"2 - {self._record(pattern, path)}")
            case AtLeastOf(count=count, patterns=patterns):
                values = [self._record(pattern, path) for pattern in patterns]
                wanted = self.phases.bind(count.value)
                met = " + ".join(f"({value} == 2)" for value in values) or "0"
                may = " + ".join(f"({value} > 0)" for value in values) or "0"
                possible = f"1 if {may} >= {wanted} else 0"
                return self.phases.value(f"2 if {met} >= {wanted} else {possible}")

    def _field(self, entry: Field, path: Path) -> str:
        """
        Tests of a single value, or of a list of words, of the dossier itself.
        """
        scope = self._loops.scope(lambda name: self.values.place((*path, name)), self.phases.source)
        return self.phases.value(condition((entry,), scope).number)

    def _items(self, pattern: Items, path: Path) -> str:
        """
        What is asked of a collection: what the pass settled already, and the rest in a loop.
        """
        membership = self._memberships.of(pattern, path)
        gathered, further = self._gathered[path], self.further(path)
        found: dict[Part, Found] = {}
        open_parts = []
        for part in parts_of(pattern):
            key = (membership, part)
            if key in self._parts:
                found[part] = self._parts[key]
            elif key not in gathered.facts:
                open_parts.append(part)
            else:
                found[part] = gathered.facts[key]
                if membership.provisos and not self._memberships.on_the_day:
                    found[part] = self._loops.provided(membership, part, gathered, further)
                self._parts[key] = found[part]
        if open_parts:
            found |= self._loops.over(membership, open_parts, gathered.rows[membership], further)
            self._parts |= {(membership, part): found[part] for part in open_parts}
        numbers = found.pop(COUNTED, ())
        parts = [self._finish(part, names, further) for part, names in found.items()]
        self.told[id(pattern), path] = (numbers, tuple(parts))
        counts = counts_of(pattern) if numbers else ()
        tested = [count(test, numbers, further, self._loops.names) for test in counts]
        return self._least([*map(self.phases.value, tested), *parts])

    def _finish(self, part: Part, names: Found, further: str) -> str:
        """
        The name of what a part comes to, which on the day can be told where it was found.
        """
        expression = finish(part, names, further, self._loops.names)
        if self.phases.on_the_day:
            return self.phases.once(expression, lambda: self.phases.fix(expression, "v"))
        return self.phases.value(expression)

    def further(self, path: Path) -> str:
        """
        Whether a collection may hold further items than are given.
        """
        return self.phases.once(("further", path), lambda: self._further(path))

    def _further(self, path: Path) -> str:
        given, name = self.values.place(path).name, self.phases.bind(".".join(path))
        return self.phases.fix(f"{given} is None or {name} in incomplete", "u")
