"""
What can be done about a collection: one item more or fewer, and items that must match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import attrs

from kvo_norms.evaluating.outcomes import ItemsOutcome, MemberOutcome
from kvo_norms.planning.edits import Put, Whole
from kvo_norms.planning.fields import Asked, is_list, operand_ways, ways_of_item
from kvo_norms.planning.fresh import Fresh, words_of
from kvo_norms.planning.naming import unknown_in
from kvo_norms.planning.options import Options, any_of, blocked, cheapest, options_of
from kvo_norms.planning.scene import Block, Leave, State, Way
from kvo_norms.verdict import MET, NOT_MET


@attrs.frozen(eq=False)
class Gathering:
    """
    A collection of which something is asked, in one state.
    """

    items: ItemsOutcome
    state: State

    @property
    def where(self) -> Asked:
        """
        Which items count.
        """
        where = self.items.node.where
        return () if where is None else ((where, False),)

    def closing(self) -> Options:
        """
        The items come to be all there are; where none was given, by giving one too.
        """
        path = self.items.path
        if self.items.closed:
            return blocked(Block(kind="unknown", path=path))
        ways: list[Way] = [(Whole(collection=path),)]
        if not self.items.given:
            fresh = Fresh(collection=path, asked=(), state=self.state)
            ways += [(new,) for new in fresh.items()]
        return options_of(ways, self.state)

    def more(self, asked: Asked, number: int) -> Options:
        """
        So many items more that count and match the patterns.
        """
        mended = [
            options
            for member in self.distinct(lambda m: not self._does(m, asked))
            if (options := self.mended(member, asked)).possible
        ]
        fresh = self.fresh(asked)
        if not mended and not fresh.possible:
            return self._hopeless(asked, fresh)
        costs = [options.least for options in mended for _ in range(number)]
        again = fresh.least if fresh.possible else None
        joined = any_of([*mended, *([fresh] if fresh.possible else [])])
        least = cheapest(costs, again, number)
        return attrs.evolve(joined, least=least)

    def _hopeless(self, asked: Asked, fresh: Options) -> Options:
        """
        Why no item can be had: what keeps those that are there, else what keeps a new one.
        """
        blocks: list[Block] = []
        for member in self.items.members:
            blocks += self.mended(member, asked).blocks
        return blocked(*(blocks or fresh.blocks))

    def mended(self, member: MemberOutcome, asked: Asked) -> Options:
        """
        One item comes to count and to match.
        """
        patterns = (*self.where, *asked)
        ways, blocks = ways_of_item(member.path, patterns, self.state)
        return options_of(ways, self.state, words=words_of(patterns), blocks=blocks)

    def fresh(
        self,
        asked: Asked,
        *,
        dates: dict[str, date | None] | None = None,
        holding: tuple[str, Any] | None = None,
    ) -> Options:
        """
        A new item that counts and matches.
        """
        patterns = (*self.where, *asked)
        latest = self.items.node.latest
        if latest is not None:
            dates = {latest: None, **(dates or {})}
        made = Fresh(
            collection=self.items.path,
            asked=patterns,
            state=self.state,
            dates=dates or {},
            holding=holding,
        )
        words = words_of(patterns)
        if holding is not None and not is_list(self.items.path, holding[0]):
            words[holding[0]] = frozenset({holding[1]})
        block = Block(kind="past", path=self.items.path)
        found = [(new,) for new in made.items()]
        if not found:
            compared = unknown_in((pattern for pattern, _ in patterns), self.state.setting)
            return options_of(operand_ways(compared, self.state), self.state, blocks=[block])
        return options_of(found, self.state, words=words, blocks=[block])

    def left(self, member: MemberOutcome, extra: Asked = ()) -> Options:
        """
        One item no longer counts, or comes to match `extra`.
        """
        where = self.items.node.where
        found = []
        if where is not None:
            ways, blocks = ways_of_item(member.path, ((where, True),), self.state)
            found.append(options_of(ways, self.state, blocks=blocks))
        if extra:
            ways, blocks = ways_of_item(member.path, extra, self.state)
            found.append(options_of(ways, self.state, blocks=blocks))
        if not found:
            return blocked(Block(kind="past", path=member.path))
        return any_of(found)

    def dated(self, member: MemberOutcome, field: str, days: Iterable[date]) -> Options:
        """
        An item whose day is not known gets one.
        """
        leave = self.state.leave(member.path, field)
        if not isinstance(leave, Leave) or getattr(member.item, field) is not None:
            return blocked(Block(kind="past", path=(*member.path, field)))
        ways: list[Way] = [
            (Put(place=member.path, field=field, value=day, act=leave.act, is_firm=True),)
            for day in days
        ]
        return options_of(ways, self.state)

    def undated(self) -> Options:
        """
        Of which items are the newest is not known: one of their days is supplied.
        """
        field = self.items.node.latest
        if field is None:
            return blocked()
        known = [day for it in self.items.members if (day := getattr(it.item, field)) is not None]
        on = self.state.scene.on
        days = dict.fromkeys([on, *(day - timedelta(days=1) for day in known if day > date.min)])
        found = [
            self.dated(member, field, days)
            for member in self.items.members
            if member.verdict is not NOT_MET and getattr(member.item, field) is None
        ]
        return any_of(found) if found else blocked()

    def distinct(self, wanted: Callable[[MemberOutcome], bool]) -> list[MemberOutcome]:
        """
        The items that are wanted, of those that no norm can tell apart only the first.
        """
        found: dict[Any, MemberOutcome] = {}
        for member in self.items.members:
            if wanted(member):
                found.setdefault(self.state.alike(member.path), member)
        return list(found.values())

    def _does(self, member: MemberOutcome, asked: Asked) -> bool:
        return member.verdict is MET and not asked
