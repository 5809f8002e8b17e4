"""
One value, or one list of words, against what is asked of it, in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from kvo_norms.assessment import Gap
from kvo_norms.catalogue import Edition, Text
from kvo_norms.evaluating.outcomes import ValueOutcome
from kvo_norms.explaining.clauses import ARE, IS, Joined, Phrase, rule, subordinate
from kvo_norms.explaining.formatting import NOTHING, fill, listed, words_listed
from kvo_norms.explaining.labels import NO, YES
from kvo_norms.explaining.places import (
    Place,
    full_subject,
    heading,
    is_plural,
    not_given,
    operand_text,
    place_of,
    value_text,
)
from kvo_norms.explaining.predicates import asked_text, phrase_of_tests, phrase_of_words
from kvo_norms.kinds import Kind
from kvo_norms.patterns import (
    ContainsAll,
    ContainsAny,
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
    Written,
)
from kvo_norms.verdict import MET, OPEN, Verdict

IT = Text(nl="dat", en="it")
THEY = Text(nl="die", en="they")


def value_of(outcome: ValueOutcome) -> Any:
    """
    What stands in the dossier where the tests look.
    """
    return outcome.found


def shown_value(outcome: ValueOutcome, place: Place, edition: Edition) -> Text:
    """
    That value for people, exactly enough to compare with what is asked.
    """
    limits: list[Any] = []
    if place.shape.kind is Kind.SHARE:
        operands = (operand for test in _tests(outcome) for operand in _operands(test))
        limits = [o.value for o in operands if isinstance(o, Written)]
    return value_text(value_of(outcome), place.shape, edition, against=limits)


def lacking_words(outcome: ValueOutcome, place: Place, edition: Edition) -> list[Text]:
    """
    The words that a list should all hold and does not.
    """
    found = value_of(outcome) or ()
    return [
        operand_text(operand, place.shape, edition)
        for test in _tests(outcome)
        if isinstance(test, ContainsAll)
        for operand in test.operands
        if isinstance(operand, Written) and operand.value not in found
    ]


def value_sentence(gap: Gap, outcome: ValueOutcome, edition: Edition) -> Text:
    """
    What stands there and what is asked.
    """
    place = place_of(gap.path, edition)
    found = value_of(outcome)
    yes_no = place.shape.kind is Kind.BOOLEAN
    name, verb = full_subject(place, edition), ARE if is_plural(place) else IS
    if found is None:
        state = unanswered(name) if yes_no else not_given(place, edition)
    elif found == ():
        state = fill("er zijn geen {it}", "there are no {it}", it=heading(place, edition))
    else:
        state = fill(
            "{name} is beantwoord met {it}" if yes_no else f"{{name}} {verb.nl} {{it}}",
            "{name} is answered with {it}" if yes_no else f"{{name}} {verb.en} {{it}}",
            name=name,
            it=shown_value(outcome, place, edition),
        )
    asked = _asked(gap, outcome, place, edition)
    return fill("{a}; {b}", "{a}; {b}", a=state, b=asked) if asked.nl else state


def unanswered(name: Text) -> Text:
    """
    That a question of yes or no has no answer.
    """
    return fill("{name} is niet beantwoord", "{name} is not answered", name=name)


def _asked(gap: Gap, outcome: ValueOutcome, place: Place, edition: Edition) -> Text:
    found = value_of(outcome)
    everything = found is None or gap.negated
    tests = [test for test, value in _tested(outcome) if everything or value is not MET]
    match tests:
        case [Present()] if not gap.negated:
            return NOTHING
        case [Equals(operand=Value(value=bool(yes)) | Parameter(value=bool(yes)))]:
            return _answer(gap, YES if yes != gap.negated else NO)
    phrase = _phrase(outcome, tests, place, edition, negated=gap.negated)
    it = _with_subject(phrase, THEY if is_plural(place) else IT)
    if gap.about == "applies_when":
        return fill("het gaat erom of {it}", "the question is whether {it}", it=subordinate(it))
    if found is not None and gap.verdict is OPEN:
        return fill(
            "of {it}, is nog niet vast te stellen{why}",
            "whether {it} is not known yet{why}",
            it=subordinate(it),
            why=_reason(outcome, place, edition),
        )
    lacking = lacking_words(outcome, place, edition)
    if found and lacking and not gap.negated and len(tests) == 1:
        return fill("het ontbreekt aan {it}", "missing: {it}", it=words_listed(lacking, "and"))
    return _requirement(it)


def _answer(gap: Gap, answer: Text) -> Text:
    if gap.about == "applies_when":
        return fill(
            "het gaat erom of het antwoord {it} is",
            "the question is whether the answer is {it}",
            it=answer,
        )
    return fill("gevraagd is {it}", "the answer should be {it}", it=answer)


def _phrase(
    outcome: ValueOutcome, tests: list[Any], place: Place, edition: Edition, *, negated: bool
) -> Phrase:
    if isinstance(outcome.node, WordTests):
        words = WordTests(tests=tuple(tests))
        return phrase_of_words(words, place, edition, negated=negated)
    return phrase_of_tests(Tests(tests=tuple(tests)), place, edition, negated=negated)


def _with_subject(phrase: Phrase, name: Text) -> Phrase:
    if isinstance(phrase, Joined):
        parts = tuple(_with_subject(part, name) for part in phrase.parts)
        return attrs.evolve(phrase, parts=parts)
    return phrase if phrase.impersonal else attrs.evolve(phrase, subject=name)


def _requirement(phrase: Phrase) -> Text:
    if isinstance(phrase, Joined):
        return listed([_requirement(part) for part in phrase.parts], phrase.connector)
    said = rule(phrase)
    if phrase.negated or phrase.verb.plural:
        return said
    return Text(nl=f"gevraagd is {asked_text(phrase).nl}", en=said.en)


def _reason(outcome: ValueOutcome, place: Place, edition: Edition) -> Text:
    """
    The value of the dossier that it is compared with, where that is what is missing.

    With several such values it is not known which; and a word may have no rank instead.
    """
    ranked = getattr(outcome.node, "vocabulary", None) is not None
    for test, value in _tested(outcome):
        named = [operand for operand in _operands(test) if isinstance(operand, FromDossier)]
        if value is OPEN and len(named) == 1 and not ranked:
            missing = not_given(place_of(named[0].path, edition), edition)
            return fill(", want {it}", ", because {it}", it=missing)
    return NOTHING


def _operands(test: Test | WordTest) -> tuple[Operand, ...]:
    match test:
        case Present() | Within():
            return ()
        case OneOf() | ContainsAll() | ContainsAny() | ContainsNone():
            return test.operands
        case _:
            return (test.operand,)


def _tested(outcome: ValueOutcome) -> Iterable[tuple[Test | WordTest, Verdict]]:
    """
    Each test and what it came to.
    """
    return zip(outcome.node.tests, outcome.values, strict=True)


def _tests(outcome: ValueOutcome) -> Sequence[Test | WordTest]:
    return outcome.node.tests
