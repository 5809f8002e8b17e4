"""
One way taken from a state: the state after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

import attrs

from kvo_norms.errors import InvalidRecordError
from kvo_norms.planning.edits import Edit, Judged, New, Put, at, edited
from kvo_norms.planning.scene import REFERRED, Key, State, Way, is_done_too


def after(state: State, way: Way, target: str, numbers: dict[Hashable, int]) -> State | None:
    """
    The state after a way; ``None`` where it contradicts something.

    `numbers` holds the numbers by which versions of the dossier's fields are known.
    """
    try:
        dossier = edited(state.dossier, way, state.scene.on)
    except InvalidRecordError:
        return None
    paid, added, put = set(state.paid), dict(state.added), dict(state.put)
    firm = set(state.firm)
    served, version = dict(state.served), dict(state.version)
    log = list(state.log)
    for edit in way:
        key = state.key(edit)
        if isinstance(edit, New):
            place = (*edit.collection, len(at(state.dossier, edit.collection) or ()))
            key = (place, edit.act)
            edit = attrs.evolve(edit, place=place)
            added[place] = edit.act
            firm.update((place, field) for field in edit.firm)
            if is_done_too(edit):
                paid.add((place, "change"))
        elif isinstance(edit, Put) and edit.place not in state.added:
            put[edit.place, edit.field] = (edit.value, edit.act)
        if isinstance(edit, Put) and edit.is_firm:
            firm.add((edit.place, edit.field))
        assert key is not None  # noqa: S101 # only a new item had none
        paid.add(key)
        log.append((key, edit))
        supplied: Key = (key[0], "supply")
        if key[1] == "change" and supplied in paid:
            paid.remove(supplied)
            served[key] = served.pop(supplied)
            log = [(key if owner == supplied else owner, it) for owner, it in log]
        if target not in served.get(key, ()):
            served[key] = (*served.get(key, ()), target)
        root = _root(edit)
        version[root] = _number(numbers, (version.get(root, 0), edit))
    for root in REFERRED:
        if getattr(dossier, root) is not getattr(state.dossier, root):
            version[root] = _number(numbers, (version.get(root, 0), way))
    return attrs.evolve(
        state,
        dossier=dossier,
        cost=state.cost + state.price(way),
        paid=frozenset(paid),
        added=added,
        put=put,
        firm=frozenset(firm),
        log=tuple(log),
        served=served,
        version=version,
    )


def _number(numbers: dict[Hashable, int], what: Hashable) -> int:
    """
    A number by which something is known.
    """
    return numbers.setdefault(what, len(numbers) + 1)


def _root(edit: Edit) -> str:
    match edit:
        case Put(place=()):
            return edit.field
        case Put(place=place):
            return str(place[0])
        case Judged():
            return "findings"
        case _:
            return str(edit.collection[0])


def identity_of(state: State) -> Hashable:
    """
    What makes two states the same: in whatever order their steps were taken.
    """
    new: Counter[Hashable] = Counter(
        (place[:-1], act, at(state.dossier, place)) for place, act in state.added.items()
    )
    old: frozenset[Key] = frozenset(key for key in state.paid if key[0] not in state.added)
    put = frozenset((where, value) for where, (value, _) in state.put.items())
    return old, put, frozenset(new.items())
