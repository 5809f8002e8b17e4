"""
Records made in Python: what no file could hold is refused there too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kvo_norms import (
    Area,
    Dossier,
    Fact,
    Finding,
    Goal,
    InvalidRecordError,
    Measure,
    Meeting,
    Survey,
    UnusableCallError,
    assess,
    edition,
)
from kvo_norms.notation import operands_of
from kvo_norms.patterns import AtLeast, OneOf, Present, Value, Within

DAY = date(2022, 6, 1)
NOTHING: Any = None
LONG = "9007199254740991, which other programs would change; use a smaller number"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: Finding(norm="a", result="Voldoet", by="x", date=DAY),  # type: ignore[arg-type]
            "result: unknown word 'Voldoet'; did you mean 'voldoet'?",
        ),
        (
            lambda: Finding(norm="a", result="voldoet", by=NOTHING, date=DAY),
            "by: expected str, found nothing; give it as str",
        ),
        (
            lambda: Survey(sent="3"),  # type: ignore[arg-type]
            "sent: expected int, found str; give it as int",
        ),
        (
            lambda: Survey(sent=True),
            "sent: expected int, found bool; give it as int",
        ),
        (
            lambda: Survey(response=Decimal("1.5")),
            "response: 1.5 is out of range; response is a number from 0 to 1",
        ),
        (
            lambda: Survey(sent=0),
            "sent: 0 is out of range; sent is a number at least 1",
        ),
        (
            lambda: Goal(target=Decimal("NaN")),
            "target: not a finite number; leave out what is not known",
        ),
        (
            lambda: Goal(target=Decimal("sNaN")),
            "target: not a finite number; leave out what is not known",
        ),
        (
            lambda: Goal(target=Decimal("1E+400")),
            "target: a number too large or too small for other programs;"
            " keep it between 1e-300 and 1e300",
        ),
        (
            lambda: Goal(target=Decimal("0.1234567890123456")),
            "target: a number of more than 15 digits, which other programs would change; round it",
        ),
        (
            lambda: Area(companies=2**60),
            f"companies: a whole number beyond {LONG}",
        ),
        (
            lambda: Area(name=" "),
            "name: an empty text says nothing; leave out what is not known",
        ),
        (
            lambda: Area(name="\ud800"),
            "name: the text holds half a character; write the whole character",
        ),
        (
            lambda: Meeting(date=datetime(2022, 6, 1, 12)),
            "date: expected date, found datetime; give it as date",
        ),
        (
            lambda: Meeting(roles=["politie"]),  # type: ignore[arg-type]
            "roles: expected a tuple, found list; give roles as a tuple",
        ),
        (
            lambda: Measure(goals=("a", 1)),  # type: ignore[arg-type]
            "goals: expected str, found int; give it as str",
        ),
        (
            lambda: Dossier(area=Survey()),  # type: ignore[arg-type]
            "area: expected Area, found Survey; give a record of the class Area",
        ),
        (
            lambda: Dossier(meetings=(Survey(),)),  # type: ignore[arg-type]
            "meetings: expected Meeting, found Survey; give a record of the class Meeting",
        ),
        (
            lambda: Fact(name="x", value=0.5),  # type: ignore[arg-type]
            "value: expected bool or int or Decimal or date or str, found float;"
            " give it as bool or int or Decimal or date or str",
        ),
        (
            lambda: Fact(name="x", value="2022-06-01"),
            "value: the date 2022-06-01 is written as text; give it as a date",
        ),
        (
            lambda: Dossier(facts=(Fact(name="x", value=True), Fact(name="x", value=False))),
            "facts.x: the fact 'x' is stated twice; state it once",
        ),
    ],
)
def test_refused(make: Callable[[], object], said: str) -> None:
    """
    A value of another type, an unknown word, a number that JSON would change: each is refused.
    """
    with pytest.raises(InvalidRecordError) as caught:
        make()
    assert str(caught.value) == said


def test_facts_have_no_order() -> None:
    """
    Facts are ordered by name, however they are given.
    """
    facts = (Fact(name="b", value=1), Fact(name="a", value=2))
    assert [fact.name for fact in Dossier(facts=facts).facts] == ["a", "b"]
    assert Dossier(facts=facts) == Dossier(facts=facts[::-1])


def test_day_with_a_time() -> None:
    """
    An assessment is as of a day, not of a moment.
    """
    with pytest.raises(UnusableCallError, match="is a datetime; give a date without a time"):
        assess(edition("kvo-2015"), Dossier(), on=datetime(2022, 6, 1, 12))


def test_operands_of() -> None:
    """
    Each test says what it compares with.
    """
    one, two = Value(value=1), Value(value=2)
    tests = (AtLeast(operand=one), OneOf(operands=(one, two)), Within(duration=one), Present())
    assert [operands_of(test) for test in tests] == [(one,), (one, two), (one,), ()]
