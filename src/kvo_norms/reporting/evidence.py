"""
What the dossier holds that a norm asks for, in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from kvo_norms.catalogue import Edition, Norm, Text
from kvo_norms.dossier import Dossier
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import (
    GroupOutcome,
    ItemsOutcome,
    MemberOutcome,
    Outcome,
    ValueOutcome,
)
from kvo_norms.evaluating.setting import Ranks, Setting
from kvo_norms.explaining.formatting import capital, date_text, fill, limited, listed
from kvo_norms.explaining.labels import NOUNS
from kvo_norms.explaining.places import heading, item_name, named_value, noun_of, place_of
from kvo_norms.kinds import Kind
from kvo_norms.patterns import Not
from kvo_norms.verdict import MET

MOST_ITEMS = 6
"""How many items of a collection are named."""


def evidence_of(
    norm: Norm, dossier: Dossier, *, on: date, ranks: Ranks, edition: Edition
) -> tuple[Text, ...]:
    """
    The items that count for the norm and the values that it looks at, a line for each.

    Empty where the dossier has nothing of the kind, or where the norm asks only a judgement.
    """
    if norm.requires is None:
        return ()
    outcome = interpret(norm.requires, Setting(dossier=dossier, on=on, ranks=ranks))
    return tuple(dict.fromkeys(_lines(outcome, edition)))


def _lines(outcome: Outcome, edition: Edition) -> Iterator[Text]:
    match outcome:
        case ValueOutcome(found=None):
            return
        case ValueOutcome(path=path, found=found):
            yield _value(path, found, edition)
        case GroupOutcome(node=Not()):
            return
        case GroupOutcome(parts=parts):
            for part in parts:
                yield from _lines(part, edition)
        case ItemsOutcome(members=members, path=path):
            counting = [member for member in members if member.verdict is MET]
            if counting:
                yield _items(path, counting)


def _value(path: tuple[str | int, ...], found: Any, edition: Edition) -> Text:
    place = place_of(path, edition)
    said = named_value(found, place, edition)
    if place.shape.kind is Kind.WORD:
        said = fill(
            "{field}: {value}", "{field}: {value}", field=heading(place, edition), value=said
        )
    return capital(said)


def _items(path: tuple[str | int, ...], members: list[MemberOutcome]) -> Text:
    noun = noun_of(path) if any(part in NOUNS for part in path) else None
    names = listed(limited([_named(member) for member in members], MOST_ITEMS), "and")
    if noun is None:
        return names
    word = noun.singular if len(members) == 1 else noun.plural
    return fill(
        "{n} {word}: {names}", "{n} {word}: {names}", n=len(members), word=word, names=names
    )


def _named(member: MemberOutcome) -> Text:
    own = next(filter(None, (getattr(member.item, k, None) for k in ("id", "name", "title"))), "")
    name = item_name(own, member.path)
    dated = getattr(type(member.item), "evidence_date", None)
    day = None if dated is None else getattr(member.item, dated)
    return (
        name
        if day is None
        else fill("{name} ({day})", "{name} ({day})", name=name, day=date_text(day))
    )
