"""
What a pattern is read against, and the values that it finds there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.durations import Duration, after, before
from kvo_norms.errors import Path
from kvo_norms.patterns import AsOf, FromDossier, Items, Operand, Parameter, Value
from kvo_norms.records import frozen
from kvo_norms.verdict import VERDICTS, Verdict

Ranks = Mapping[str, Mapping[str, int]]
"""Per ordered vocabulary, the rank of each word."""


Places = Mapping[tuple[int, Path], tuple[tuple[int, ...], tuple[int, ...]]]
"""Where stands what is told of a collection, by the identity of what is asked of it and its path:
two numbers of items, where they are counted, and the verdict of each other part."""


@frozen(kw_only=True)
class Told:
    """
    What a program found on its way, so that the interpreter need not find it again.
    """

    places: Places
    found: tuple[Any, ...]

    def of(self, asked: Items, path: Path) -> tuple[list[int], list[Verdict]] | None:
        """
        How many items count and how many more of those given may; and what each other part comes
        to.
        """
        places = self.places.get((id(asked), path))
        if places is None:
            return None
        numbers, verdicts = places
        return [self.found[n] for n in numbers], [VERDICTS[self.found[v]] for v in verdicts]


@frozen(kw_only=True)
class Setting:
    """
    A dossier as of a day, and the order of the edition's words.
    """

    dossier: Dossier
    on: date
    ranks: Ranks
    told: Told | None = None
    """What is known already; it changes nothing but the work."""


def ranks_of(edition: Edition) -> Ranks:
    """
    The ranks of the words of each ordered vocabulary, from 0.
    """
    return {
        vocabulary.id: {word.id: rank for rank, word in enumerate(vocabulary.words)}
        for vocabulary in edition.vocabularies
        if vocabulary.ordered
    }


def field_of(record: Any, name: str) -> Any:
    """
    A field of a record, or a fact by its name; ``None`` where it was not given.
    """
    if record is None:
        return None
    if isinstance(record, tuple):
        return next((fact.value for fact in record if fact.name == name), None)
    return getattr(record, name)


def exact(value: Any) -> Any:
    """
    The value in a type that compares exactly with every other number.
    """
    return Fraction(value) if isinstance(value, Decimal) else value


def operand_of(operand: Operand, setting: Setting) -> Any:
    """
    What a field is compared with; ``None`` where the dossier does not say.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            return exact(value)
        case AsOf(sign=sign, shift=shift):
            return shifted(setting.on, sign, shift)
        case FromDossier(path=path, sign=sign, shift=shift):
            found: Any = setting.dossier
            for name in path:
                found = field_of(found, name)
            return shifted(found, sign, shift) if isinstance(found, date) else exact(found)
        case _:
            assert_never(operand)


def shifted(day: date, sign: int, shift: Duration) -> date:
    """
    The day moved by a duration, backwards where the sign is negative.
    """
    if not shift:
        return day
    return before(day, shift) if sign < 0 else after(day, shift)
