"""
Tests of one value and of a list of words, as statements.
"""

from __future__ import annotations

from typing import assert_never, cast

import attrs

from kvo_norms.catalogue import Edition, Text
from kvo_norms.durations import Duration
from kvo_norms.explaining.clauses import (
    ARE,
    INCLUDE,
    INCLUDE_NONE,
    IS,
    LIES,
    Clause,
    Joined,
    Phrase,
    denial,
    given,
    joined,
)
from kvo_norms.explaining.formatting import fill, last_text, listed, words_listed
from kvo_norms.explaining.labels import STATEMENTS, Statement
from kvo_norms.explaining.places import (
    Place,
    is_plural,
    is_shifted,
    operand_text,
    subject,
)
from kvo_norms.kinds import Kind, Shape
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    ContainsAll,
    ContainsNone,
    Equals,
    FromDossier,
    OneOf,
    Operand,
    Parameter,
    Present,
    Test,
    Tests,
    Value,
    Within,
    WordTest,
    WordTests,
)

Order = AtLeast | AtMost | Above | Below

OPPOSITES: dict[type[Order], type[Order]] = {
    AtLeast: Below,
    Below: AtLeast,
    AtMost: Above,
    Above: AtMost,
}
"""What a test of order asks when it is denied."""

_DAYS: dict[type[Order], Text] = {
    AtLeast: Text(nl="op of na {it}", en="on or after {it}"),
    AtMost: Text(nl="op of voor {it}", en="on or before {it}"),
    Above: Text(nl="na {it}", en="after {it}"),
    Below: Text(nl="voor {it}", en="before {it}"),
}
_SHIFTED_DAYS: dict[type[Order], Text] = {
    AtLeast: Text(nl="niet eerder dan {it}", en="not earlier than {it}"),
    AtMost: Text(nl="niet later dan {it}", en="not later than {it}"),
    Above: Text(nl="later dan {it}", en="later than {it}"),
    Below: Text(nl="eerder dan {it}", en="earlier than {it}"),
}
_RANKS: dict[type[Order], Text] = {
    AtLeast: Text(nl="ten minste {it}", en="at least {it}"),
    AtMost: Text(nl="ten hoogste {it}", en="at most {it}"),
    Above: Text(nl="hoger dan {it}", en="higher than {it}"),
    Below: Text(nl="lager dan {it}", en="lower than {it}"),
}
_AMOUNTS: dict[type[Order], Text] = _RANKS | {
    Above: Text(nl="meer dan {it}", en="more than {it}"),
    Below: Text(nl="minder dan {it}", en="less than {it}"),
}


def order_text(test: Order, shape: Shape, edition: Edition) -> Text:
    """
    A test of order behind its verb: ``ten minste 30 %``, ``op of na 1 januari 2020``.
    """
    if shape.kind is Kind.DATE:
        patterns = _SHIFTED_DAYS if is_shifted(test.operand) else _DAYS
    else:
        patterns = _RANKS if shape.kind is Kind.WORD else _AMOUNTS
    pattern = patterns[type(test)]
    return fill(pattern.nl, pattern.en, it=operand_text(test.operand, shape, edition))


def opposite(test: Order) -> Order:
    """
    The test that holds exactly when this one does not.
    """
    return OPPOSITES[type(test)](operand=test.operand)


def phrase_of_tests(
    tests: Tests, place: Place, edition: Edition, *, negated: bool = False
) -> Phrase:
    """
    What a field's value must be.
    """
    if negated and len(tests.tests) == 1:
        return clause_of_test(tests.tests[0], place, edition, negated=True)
    apart = [isinstance(test, OneOf) for test in tests.tests]
    clauses = [clause_of_test(test, place, edition) for test in tests.tests]
    phrase = joined("and", clauses if any(apart) else _merged(clauses))
    return denial(phrase) if negated else phrase


def _merged(clauses: list[Clause]) -> list[Clause]:
    """
    Neighbours with the same verb as one: *op of na A en voor B ligt*.
    """
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last is not None and last.verb is clause.verb and last.rest.nl and clause.rest.nl:
            found[-1] = attrs.evolve(last, rest=listed([last.rest, clause.rest], "and"))
        else:
            found.append(clause)
    return found


def clause_of_test(test: Test, place: Place, edition: Edition, *, negated: bool = False) -> Clause:
    """
    One test of a field's value.
    """
    shape = place.shape
    match test:
        case Present():
            return given(
                subject(place, edition),
                plural=is_plural(place),
                negated=negated,
                derived=shape.derived,
            )
        case Equals(operand=Value(value=bool(yes)) | Parameter(value=bool(yes))):
            statement = statement_of(place, edition)
            said = statement.yes if yes != negated else statement.no
            return Clause(subject=statement.subject, verb=IS, rest=said)
        case Equals(operand=operand):
            return _is(_same_as(operand, shape, edition), place, edition, negated=negated)
        case OneOf(operands=operands):
            said = words_listed([_same_as(operand, shape, edition) for operand in operands], "or")
            return _is(said, place, edition, negated=negated)
        case Within(duration=duration):
            period = last_text(cast("Duration", duration.value))
            said = fill("in {period}", "in {period}", period=period)
            return Clause(subject=subject(place, edition), verb=LIES, rest=said, negated=negated)
        case AtLeast() | AtMost() | Above() | Below():
            said = order_text(opposite(test) if negated else test, shape, edition)
            verb = LIES if shape.kind is Kind.DATE else IS
            return Clause(subject=subject(place, edition), verb=verb, rest=said)
        case _:
            assert_never(test)


def statement_of(place: Place, edition: Edition) -> Statement:
    """
    How a question of yes or no is said; of a fact, that its sentence is true.
    """
    if place.owner is not None and place.shape.name in STATEMENTS:
        return STATEMENTS[place.shape.name]
    return Statement(
        subject=subject(place, edition),
        yes=Text(nl="waar", en="true"),
        no=Text(nl="niet waar", en="not true"),
    )


def _is(said: Text, place: Place, edition: Edition, *, negated: bool) -> Clause:
    verb = ARE if is_plural(place) else IS
    return Clause(subject=subject(place, edition), verb=verb, rest=said, negated=negated)


def _same_as(operand: Operand, shape: Shape, edition: Edition) -> Text:
    said = operand_text(operand, shape, edition)
    if isinstance(operand, FromDossier):
        return fill("gelijk aan {it}", "equal to {it}", it=said)
    return said


def phrase_of_words(
    tests: WordTests, place: Place, edition: Edition, *, negated: bool = False
) -> Phrase:
    """
    What a list of words must hold.
    """
    if negated and len(tests.tests) == 1 and _has_opposite(tests.tests[0]):
        return clause_of_words(tests.tests[0], place, edition, negated=True)
    phrase = joined("and", _merged([clause_of_words(test, place, edition) for test in tests.tests]))
    return denial(phrase) if negated else phrase


def _has_opposite(test: WordTest) -> bool:
    return len(test.operands) == 1 or not isinstance(test, ContainsAll)


def clause_of_words(
    test: WordTest, place: Place, edition: Edition, *, negated: bool = False
) -> Clause:
    """
    One test of a list of words.
    """
    words = [operand_text(operand, place.shape, edition) for operand in test.operands]
    name = subject(place, edition)
    if isinstance(test, ContainsNone) is not negated:
        said = fill("geen {words}", "{words}", words=words_listed(words, "or"))
        return Clause(subject=name, verb=INCLUDE_NONE, rest=said, limit=True)
    said = words_listed(words, "and")
    if len(words) > 1 and not isinstance(test, ContainsAll):
        said = fill("ten minste één van {words}", "at least one of {words}", words=said)
    return Clause(subject=name, verb=INCLUDE, rest=said)


def asked_text(phrase: Phrase) -> Text:
    """
    What is asked of a field, without naming it: ``ten minste 30 %``, ``een dag in 2022``.
    """
    if isinstance(phrase, Joined):
        return listed([asked_text(part) for part in phrase.parts], phrase.connector)
    said = phrase.rest if phrase.rest.nl else phrase.tail
    if phrase.verb is LIES:
        said = fill("een dag {it}", "a day {it}", it=said)
    if phrase.verb is INCLUDE_NONE:
        said = Text(nl=said.nl, en=f"no {said.en}")
    return fill("niet {it}", "not {it}", it=said) if phrase.negated else said
