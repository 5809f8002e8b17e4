"""
A small edition, and patterns written short, for tests of what the library says in words.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.catalogue import (
    CertificateTerms,
    DeclaredFact,
    Edition,
    Provenance,
    Text,
    Vocabulary,
    VocabularyWord,
)
from kvo_norms.durations import Duration
from kvo_norms.kinds import Kind
from kvo_norms.patterns import (
    AtLeast,
    Each,
    Entry,
    Equals,
    Field,
    FromDossier,
    Items,
    Matcher,
    Not,
    Parameter,
    Present,
    Record,
    Scalar,
    Test,
    Tests,
    Value,
    Within,
    WordTest,
    WordTests,
)

ON = date(2022, 6, 30)


def _vocabulary(name: str, *words: tuple[str, str, str], ordered: bool = False) -> Vocabulary:
    return Vocabulary(
        id=name,
        label=Text(nl=name, en=name),
        ordered=ordered,
        words=tuple(VocabularyWord(id=word, label=Text(nl=nl, en=en)) for word, nl, en in words),
    )


EDITION = Edition(
    id="kvo-test",
    revision=1,
    title=Text(nl="Proef", en="Trial"),
    text=Text(nl="Proef", en="Trial"),
    valid_from=date(2015, 1, 1),
    certificate=CertificateTerms(
        duration=Duration(months=36),
        first_level="basis",
        next_level="continu",
        sources=(),
        provenance=Provenance.DESIGN,
    ),
    parameters=(),
    vocabularies=(
        _vocabulary(
            "roles",
            ("gemeente", "gemeente", "municipality"),
            ("politie", "politie", "police"),
            ("brandweer", "brandweer", "fire brigade"),
            ("ondernemers", "ondernemers", "entrepreneurs"),
        ),
        _vocabulary("lights", ("dag", "bij daglicht", "by daylight"), ("donker", "donker", "dark")),
        _vocabulary(
            "statuses",
            ("uitgevoerd", "uitgevoerd", "carried out"),
            ("vervallen", "vervallen", "dropped"),
        ),
        _vocabulary(
            "channels",
            ("nieuwsbrief", "nieuwsbrief", "newsletter"),
            ("brief", "brief of folder", "letter or leaflet"),
        ),
        _vocabulary(
            "levels",
            ("laag", "laag", "low"),
            ("middel", "middel", "medium"),
            ("hoog", "hoog", "high"),
            ordered=True,
        ),
        _vocabulary("area_kinds", ("winkelgebied", "winkelgebied", "shopping area")),
    ),
    sources=(),
    facts=(
        DeclaredFact(
            id="plan_supported",
            kind=Kind.BOOLEAN,
            label=Text(nl="de partners steunen het plan", en="the partners support the plan"),
        ),
        DeclaredFact(
            id="risk", kind=Kind.WORD, label=Text(nl="risico", en="risk"), vocabulary="levels"
        ),
    ),
    sections=(),
)


def literal(value: Scalar) -> Value:
    return Value(value=value)


def is_(value: Scalar) -> Tests:
    return Tests(tests=(Equals(operand=literal(value)),))


def asks(*tests: Test) -> Tests:
    return Tests(tests=tests)


def record(*entries: Entry, **fields: Matcher) -> Record:
    named = (Field(name=name, matcher=matcher) for name, matcher in fields.items())
    return Record(entries=(*named, *entries))


def words(*words: str) -> tuple[Value, ...]:
    return tuple(map(literal, words))


def lists(*tests: WordTest) -> WordTests:
    return WordTests(tests=tests)


GIVEN = asks(Present())
AT_LEAST_TWO = (AtLeast(operand=literal(2)),)
YEARS = Duration(months=36)
HALF_YEAR = Duration(months=6)
END = FromDossier(path=("application", "previous_until"))
DARK = record(light=is_("donker"))
OF_THIS_PLAN = record(plan=is_("huidig"))
CARRIED_OUT = record(status=is_("uitgevoerd"))
WHERE = record(light=is_("donker"), date=asks(Within(duration=literal(YEARS))), report=GIVEN)
RESPONSE = record(response_rate=asks(AtLeast(operand=Parameter(name="min", value=Decimal("0.3")))))
SIX_MONTHLY = Each(
    period=Parameter(name="interval", value=HALF_YEAR),
    date="date",
    since=attrs.evolve(END, sign=-1, shift=YEARS),
)
ROLES = words("gemeente", "politie")


def inspections(**asked: Any) -> Record:
    return record(inspections=Items(evidence_date="date", **asked))


def surveys(**asked: Any) -> Record:
    return record(surveys=Items(evidence_date="date", latest="date", **asked))


def area(**fields: Matcher) -> Record:
    return record(area=record(**fields))


def negation(pattern: Record) -> Record:
    return record(Not(pattern=pattern))
