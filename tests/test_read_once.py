"""
Tests of a field that patterns repeat are read once, and nobody can tell.
"""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from cases import SCOPE
from kvo_norms.patterns import Field
from kvo_norms.reading.patterns import read_pattern
from random_cases import Table, random_case

ODD: tuple[Any, ...] = (
    *(True, False, 1, Decimal(1), "1", "", "x", date(2024, 1, 1), [], {}, [1], [True]),
    *("$none", "$one", "$rounds", "@x", "@area.kind", "as_of + P", {"equals": 1}, {"equals": True}),
)


def test_what_was_read_before_changes_nothing() -> None:
    """
    Patterns read one after the other, sound and faulty, are read as each on its own, with the
    same faults.
    """
    rng = Random(2)
    for _ in range(60):
        shared = attrs.evolve(SCOPE, faults=[])
        patterns = [random_case(rng).pattern for _ in range(4)]
        for _ in range(30):
            raw = copy.deepcopy(rng.choice(patterns))
            if rng.random() < 0.5:
                spoil(rng, raw)
                patterns.append(raw)
            alone = attrs.evolve(SCOPE, faults=[])
            expected = repr(read_pattern(raw, alone)), alone.taken()
            assert (repr(read_pattern(raw, shared)), shared.taken()) == expected


def spoil(rng: Random, raw: Table) -> None:
    """
    Put something odd in one place of a table.
    """
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [raw]
    for holder in waiting:
        keys = holder if isinstance(holder, dict) else range(len(holder))
        places += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    holder, key = rng.choice(places)
    holder[key] = copy.deepcopy(rng.choice(ODD))


def test_a_sound_field_is_one_object() -> None:
    """
    Only what reads the same and stands in the same kind of record is shared.
    """
    scope = attrs.evolve(SCOPE, faults=[])
    where = {"date": {"within": "P1Y"}}
    first, again = (read_fields({"inspections": {"where": where}}, scope) for _ in range(2))
    (other,) = read_fields({"surveys": {"where": where}}, scope)
    assert first[0] is again[0]
    assert first[0] == other
    assert first[0] is not other


def read_fields(raw: Table, scope: Any) -> tuple[Field, ...]:
    """
    The fields that the items of the pattern's one collection are asked for.
    """
    pattern: Any = read_pattern(raw, scope)
    found: tuple[Field, ...] = pattern.entries[0].matcher.where.entries
    return found
