"""
Gaps in words: what is there, what is asked, what is missing, who comes nearest.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kvo_norms.assessment import Failed, Gap
from kvo_norms.catalogue import Edition, Text
from kvo_norms.dossier.judgement import DATE_AS_TEXT
from kvo_norms.evaluating.outcomes import ItemsOutcome, PartOutcome, ValueOutcome
from kvo_norms.explaining.clauses import rule, subordinate
from kvo_norms.explaining.formatting import capital, fill, words_listed
from kvo_norms.explaining.labels import FIELDS, FIXED_WORDS
from kvo_norms.explaining.phrases import part_clause
from kvo_norms.explaining.places import heading, place_of, subject, value_text
from kvo_norms.explaining.shortcomings import state_of
from kvo_norms.explaining.values import lacking_words, shown_value, value_of, value_sentence
from kvo_norms.kinds import Form, Shape
from kvo_norms.verdict import OPEN

Origin = ValueOutcome | tuple[ItemsOutcome, PartOutcome] | None
"""What a gap was made from."""

APPLIES = Text(
    nl="Of deze norm geldt, is nog niet vast te stellen: ",
    en="Whether this norm applies is not known yet: ",
)
A_GIVEN = Text(nl="dit is een gegeven van het gebied", en="this is a given of the area")
_MARKS = ("abcdefghijklmnopqrstuvwxyz", "123456789")


def gap_sentence(gap: Gap, *, outcome: Origin, edition: Edition) -> Text:
    """
    A gap in one or two sentences, or in more where there is a choice.

    `outcome` is what the gap was made from: the outcome of a value or of a list of words; a
    collection's outcome with that of one thing asked of it; nothing for alternatives and
    judgements.
    """
    said = _said(gap, outcome, edition)
    if gap.about != "applies_when":
        return _written([capital(it) for it in said])
    rest = _written([*said[:1], *(capital(it) for it in said[1:])])
    return fill("{start}{rest}", "{start}{rest}", start=APPLIES, rest=rest)


def _said(gap: Gap, outcome: Origin, edition: Edition) -> list[Text]:
    if outcome is None:
        return [_judgement(gap) if gap.kind == "judgement" else _alternatives(gap)]
    if isinstance(outcome, ValueOutcome):
        said = [value_sentence(gap, outcome, edition)]
        if gap.action == "none" and gap.found is not None:
            said.append(A_GIVEN)
        return said
    items, part = outcome
    clause = part_clause(items.node, part.node, gap.path, edition, negated=gap.negated)
    asked = rule(clause)
    if gap.about == "applies_when":
        it = subordinate(clause)
        asked = fill("het gaat erom of {it}", "the question is whether {it}", it=it)
    return [asked, *state_of(gap, items, part, edition)]


def _written(said: list[Text]) -> Text:
    return Text(
        nl=" ".join(_stopped(it.nl) for it in said), en=" ".join(_stopped(it.en) for it in said)
    )


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", ".”", "?”")) else f"{sentence}."


def _judgement(gap: Gap) -> Text:
    nl, en = (" ".join(str(gap.asked[language]).split()) for language in ("nl", "en"))
    question = Text(nl=f"“{nl}”", en=f"“{en}”")
    if gap.found is None:
        return fill(
            "een auditor moet nog oordelen: {question}",
            "an auditor still has to judge: {question}",
            question=question,
        )
    found = str(gap.found)
    if gap.verdict is OPEN:
        return fill(
            "de auditor oordeelde “{result}”, maar het bewijs is daarna veranderd; een auditor moet"
            " opnieuw oordelen: {question}",
            "the auditor found “{result}”, but the evidence changed afterwards; an auditor has to"
            " judge again: {question}",
            result=FIXED_WORDS.get(found, Text(nl=found, en=found)),
            question=question,
        )
    return fill(
        "de auditor oordeelde “{result}” op de vraag: {question}",
        "the auditor found “{result}” on the question: {question}",
        result=FIXED_WORDS.get(found, Text(nl=found, en=found)),
        question=question,
    )


def _alternatives(gap: Gap) -> Text:
    number = len(gap.alternatives)
    if gap.choose == 1:
        said = fill("een van deze {n} is nodig", "one of these {n} is needed", n=number)
    else:
        said = fill(
            "{some} van deze {n} zijn nodig",
            "{some} of these {n} are needed",
            some=gap.choose,
            n=number,
        )
    if gap.verdict is OPEN and gap.about != "applies_when":
        said = fill("nog niet vast te stellen; {it}", "not known yet; {it}", it=said)
    marks = _MARKS[(_depth(gap) - 1) % 2]
    nl, en = [said.nl + ":"], [said.en + ":"]
    for index, way in enumerate(gap.alternatives):
        mark = f"({marks[index % len(marks)]})"
        bare = [_bare(it) for it in way]
        nl += [mark, *_once([it.nl for it in bare])]
        en += [mark, *_once([it.en for it in bare])]
    return Text(nl=" ".join(nl), en=" ".join(en))


def _once(said: list[str]) -> list[str]:
    """
    Without a last sentence that the next one ends with as well: *De partners zijn niet opgegeven.*
    """
    kept = list(said)
    for index in range(len(kept) - 1):
        start, stop, last = kept[index].rpartition(". ")
        if start and kept[index + 1].endswith(stop + last):
            kept[index] = start + "."
    return kept


def _depth(gap: Gap) -> int:
    """
    How many choices stand inside each other, so that each gets marks of its own.
    """
    inner = [_depth(it) for way in gap.alternatives for it in way]
    return 1 + max(inner) if inner else 0


def _bare(gap: Gap) -> Text:
    """
    The sentence of a gap that stands inside another.
    """
    said = gap.sentence
    bare = Text(nl=said.nl.removeprefix(APPLIES.nl), en=said.en.removeprefix(APPLIES.en))
    return capital(bare)


def failed_sentence(
    failed: Failed, *, outcome: ValueOutcome | None, edition: Edition, negated: bool = False
) -> Text:
    """
    What keeps an item from matching, in a few words: ``het licht (bij daglicht)``.

    It stands inside "schouw-2 past, op … na". With `negated` the test must not hold.
    """
    if outcome is None:
        return _from_data(failed, edition)
    place = place_of(outcome.path, edition)
    said = shown_value(outcome, place, edition)
    found = value_of(outcome)
    lacking = [] if negated or not found else lacking_words(outcome, place, edition)
    if lacking:
        lack = words_listed(lacking, "and")
        said = fill("{it}, zonder {lack}", "{it}, without {lack}", it=said, lack=lack)
    if found is not None and outcome.verdict is OPEN:
        said = fill("{it}, nog niet te vergelijken", "{it}, cannot be compared yet", it=said)
    return _remark(subject(place, edition), heading(place, edition), said)


def _remark(name: Text, plain: Text, said: Text) -> Text:
    return fill("{name} ({it})", "{plain}: {it}", name=name, plain=plain, it=said)


def _from_data(failed: Failed, edition: Edition) -> Text:
    """
    The same where no outcome says what kind of value it is.
    """
    name = next((part for part in reversed(failed.path) if isinstance(part, str)), "")
    label = FIELDS.get(name)
    if label is None:
        return Text(nl="een voorwaarde (niet voldaan)", en="a condition: not met")
    found: Any = failed.found
    if isinstance(found, str) and DATE_AS_TEXT.fullmatch(found):
        found = date.fromisoformat(found)
    said = value_text(found, Shape(name=name, form=Form.SCALAR), edition)
    return _remark(label.definite, label.text, said)
