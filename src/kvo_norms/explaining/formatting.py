"""
Dates, numbers, durations and lists as people write them, in both languages at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kvo_norms.catalogue import Text
from kvo_norms.durations import Duration

Number = int | float | Decimal | Fraction

NOTHING = Text(nl="", en="")
LONGEST = 60
"""How many characters of a free text are shown."""

_MONTHS = (
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
_UNITS = {
    "year": (Text(nl="jaar", en="year"), Text(nl="jaar", en="years")),
    "month": (Text(nl="maand", en="month"), Text(nl="maanden", en="months")),
    "day": (Text(nl="dag", en="day"), Text(nl="dagen", en="days")),
}
_CONNECTORS = {"and": ("en", "and"), "or": ("of", "or")}


def fill(nl: str, en: str, **parts: Text | str | int) -> Text:
    """
    Two templates with their `{parts}` filled in, each in its own language.
    """
    dutch = {n: part.nl if isinstance(part, Text) else part for n, part in parts.items()}
    english = {n: part.en if isinstance(part, Text) else part for n, part in parts.items()}
    return Text(nl=nl.format(**dutch), en=en.format(**english))


def spaced(*words: str) -> str:
    """
    The words that are not empty, with a space between them, none before a colon.
    """
    return " ".join(filter(None, words)).replace(" :", ":")


def capital(text: Text) -> Text:
    """
    The text with its first letter as a capital, also behind an opening quote.
    """
    return Text(nl=_capital(text.nl), en=_capital(text.en))


def _capital(text: str) -> str:
    start = 1 if text.startswith("“") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def listed(items: Sequence[Text], connector: Literal["and", "or"], *, separator: str = ",") -> Text:
    """
    ``a, b en c``; with a semicolon as separator also before the last: ``a; b; en c``.
    """
    nl, en = _CONNECTORS[connector]
    return Text(
        nl=_listed([item.nl for item in items], nl, separator),
        en=_listed([item.en for item in items], en, separator),
    )


def _listed(items: Sequence[str], connector: str, separator: str) -> str:
    if len(items) < 2:
        return "".join(items)
    before_last = "" if separator == "," else separator
    return f"{f'{separator} '.join(items[:-1])}{before_last} {connector} {items[-1]}"


def words_listed(words: Sequence[Text], connector: Literal["and", "or"]) -> Text:
    """
    Words in a list, with quotes around one that reads as a list itself: *“brief of folder”*.
    """
    if len(words) < 2:
        return listed(words, connector)
    apart = [
        Text(
            nl=_apart(word.nl, (", ", " en ", " of ")), en=_apart(word.en, (", ", " and ", " or "))
        )
        for word in words
    ]
    return listed(apart, connector)


def _apart(word: str, connectors: Iterable[str]) -> str:
    if word.startswith("“") or not any(connector in word for connector in connectors):
        return word
    return f"“{word}”"


def limited(items: Sequence[Text], most: int) -> list[Text]:
    """
    At most so many items, then how many others there are.
    """
    rest = len(items) - most
    return [*items[:most], others(rest)] if rest > 0 else list(items)


def others(number: int) -> Text:
    """
    ``2 andere``, ``2 others``.
    """
    return fill("{n} andere", "{n} others" if number > 1 else "{n} other", n=number)


def date_text(day: date) -> Text:
    """
    ``30 juni 2022``, ``30 June 2022``.
    """
    nl, en = _MONTHS[day.month - 1]
    return Text(nl=f"{day.day} {nl} {day.year}", en=f"{day.day} {en} {day.year}")


def number_text(number: Number) -> Text:
    """
    ``1.350,5``, ``1,350.5``; a ratio that never ends in two decimals.
    """
    return _written(_decimal(number, 2))


def percent_text(share: Number, against: Iterable[Number] = ()) -> Text:
    """
    ``12,5 %``, ``12.5%``.

    A ratio gets one decimal, or as many more as it takes not to seem equal to, or on the other
    side of, one of the numbers that it is held against.
    """
    exact = Fraction(str(share)) if isinstance(share, float) else Fraction(share)
    limits = [Fraction(limit) for limit in against]
    digits = 1
    while digits < 12 and any(
        _side(round(exact * 100, digits), limit * 100) != _side(exact, limit) for limit in limits
    ):
        digits += 1
    if isinstance(share, Fraction):
        written = _written(_decimal(round(exact * 100, digits), digits))
    else:
        written = _written(Decimal(str(share)) * 100)
    return Text(nl=f"{written.nl} %", en=f"{written.en}%")


def _side(number: Fraction, limit: Fraction) -> int:
    return (number > limit) - (number < limit)


def _decimal(number: Number, digits: int) -> Decimal:
    if isinstance(number, Fraction):
        rounded = round(number, digits)
        return Decimal(rounded.numerator) / Decimal(rounded.denominator)
    return Decimal(str(number))


def _written(number: Decimal) -> Text:
    english = f"{number:,f}"
    if "." in english:
        english = english.rstrip("0").rstrip(".")
    return Text(nl=english.translate(str.maketrans(",.", ".,")), en=english)


def duration_text(duration: Duration) -> Text:
    """
    ``1 jaar en 6 maanden``, ``1 year and 6 months``.
    """
    years, months = divmod(duration.months, 12)
    parts = [
        fill("{n} {unit}", "{n} {unit}", n=number, unit=_UNITS[name][number != 1])
        for name, number in (("year", years), ("month", months), ("day", duration.days))
        if number
    ]
    return listed(parts, "and") if parts else Text(nl="0 dagen", en="0 days")


def last_text(duration: Duration) -> Text:
    """
    ``de laatste 3 jaar``, ``het laatste jaar``: the period that ends now.
    """
    match duration:
        case Duration(months=12, days=0):
            return Text(nl="het laatste jaar", en="the last year")
        case Duration(months=1, days=0):
            return Text(nl="de laatste maand", en="the last month")
        case Duration(months=0, days=1):
            return Text(nl="de laatste dag", en="the last day")
        case _:
            return fill("de laatste {d}", "the last {d}", d=duration_text(duration))


def shortened(text: str) -> str:
    """
    A free text on one line, and no longer than people read in passing.
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    kept = line[: LONGEST - 1]
    if line[LONGEST - 1] != " ":
        kept = kept.rpartition(" ")[0] or kept
    return f"{kept}…"


def quoted(text: str) -> str:
    """
    A free text between quotes, shortened where it is long.
    """
    return f"“{shortened(text)}”"
