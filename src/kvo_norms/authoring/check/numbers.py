"""
The numbers that a text names, and those that a rule holds.

Numbers are exact fractions: 30 % is 3/10 as well as 30, half a year is 1/2 as well as 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kvo_norms.authoring.spots import parts_of
from kvo_norms.catalogue import Edition, Norm, Star, Text
from kvo_norms.durations import Duration
from kvo_norms.patterns import Parameter, Value

_HALF = Fraction(1, 2)
_FROM_TWO = {
    "nl": """
        twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
        zeventien achttien negentien twintig
    """,
    "en": """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty
    """,
}
_OTHER = {
    "nl": {"half": _HALF, "halve": _HALF, "helft": _HALF, "tweemaal": Fraction(2)},
    "en": {"half": _HALF, "twice": Fraction(2)},
}
WORDS: Mapping[str, Mapping[str, Fraction]] = {
    language: {
        **{word: Fraction(number) for number, word in enumerate(words.split(), start=2)},
        **_OTHER[language],
    }
    for language, words in _FROM_TWO.items()
}
"""Words for numbers. One is left out: it is an article too."""

_FOUND = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)?)(?![\w/-]|[.,]\d)|\b([a-zà-ÿ]+)\b")

_YEARS = range(1900, 2100)

Told = dict[Fraction, str]
"""Numbers, each as a text writes it."""


def told_elsewhere(
    holder: Norm | Star, edition: Edition
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """
    The title and text of a norm that name numbers which its rule does not hold: the key, the
    language, the numbers as they are written.

    A norm that only a person can judge holds no numbers, and is passed over.
    """
    if holder.applies_when is None and getattr(holder, "requires", None) is None:
        return
    held = _held(holder, edition)
    if not any(number in _YEARS for number in held):
        held |= set(map(Fraction, _YEARS))  # a year that explains, and is no part of the rule
    for key in ("title", "text"):
        for language in ("nl", "en"):
            told = told_in(getattr(getattr(holder, key), language), language)
            missing = tuple(written for number, written in told.items() if number not in held)
            if missing:
                yield key, language, missing


def told_twice(text: Text) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """
    The numbers that only the Dutch names and those that only the English names, if there are any.
    """
    dutch, english = told_in(text.nl, "nl"), told_in(text.en, "en")
    apart = (
        tuple(written for number, written in dutch.items() if number not in english),
        tuple(written for number, written in english.items() if number not in dutch),
    )
    return apart if any(apart) else None


def told_in(text: str, language: str) -> Told:
    """
    The numbers that a text names.
    """
    words = WORDS[language]
    told: Told = {}
    for digits, word in _FOUND.findall(text.lower()):
        if digits:
            told.setdefault(Fraction(digits.replace(",", ".")), digits)
        else:
            number = words.get(word) or words.get(word.removesuffix("tal"))
            if number is not None:
                told.setdefault(number, word)
    return told


def _held(holder: Norm | Star, edition: Edition) -> set[Fraction]:
    """
    The numbers that a rule holds, in every unit that a text may use for them.
    """
    held: set[Fraction] = set()
    if isinstance(holder, Star):
        held.add(Fraction(len(holder.norms)))
        held |= _sizes(holder.max)
        held |= set().union(*(_held(norm, edition) for norm in holder.norms))
    parameters = {parameter.id: parameter.value for parameter in edition.parameters}
    for _, part in parts_of(holder):
        match part:
            case Value(value=value):
                held |= _sizes(value)
            case Parameter(name=name, value=value):
                held |= _sizes(value) | _sizes(parameters.get(name))
        for group in ("operands", "patterns"):
            held |= {Fraction(len(getattr(part, group, ())))}
        held |= _sizes(getattr(part, "shift", None))
    return held


def _sizes(value: Any) -> set[Fraction]:
    match value:
        case bool():
            return set()
        case int() | Decimal():
            return {Fraction(value), Fraction(value) * 100}
        case date():
            return {Fraction(value.year), Fraction(value.month), Fraction(value.day)}
        case Duration():
            months, days = value.months, value.days
            return {
                Fraction(number)
                for number in (months, Fraction(months, 12), days, Fraction(days, 7))
                if number
            }
        case tuple():
            return {Fraction(len(value))}.union(*map(_sizes, value))
        case _:
            return set()
