"""
Statements with the grammar that it takes to put them in a main or a subordinate clause.

Dutch moves its verb: *de datum ligt in 2022*, but *waarbij de datum in 2022 ligt*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal

from kvo_norms.catalogue import Text
from kvo_norms.explaining.formatting import NOTHING, fill, listed, spaced
from kvo_norms.records import frozen

Connector = Literal["and", "or"]


@frozen(kw_only=True)
class Verb:
    """
    A verb in the forms that the statements need.
    """

    nl: str
    nl_infinitive: str
    plural: bool = False
    en: str
    en_not: str
    en_infinitive: str


IS = Verb(nl="is", nl_infinitive="zijn", en="is", en_not="is not", en_infinitive="be")
ARE = Verb(
    nl="zijn", nl_infinitive="zijn", plural=True, en="are", en_not="are not", en_infinitive="be"
)
LIES = Verb(
    nl="ligt", nl_infinitive="liggen", en="lies", en_not="does not lie", en_infinitive="lie"
)
INCLUDE = Verb(
    nl="omvatten",
    nl_infinitive="omvatten",
    plural=True,
    en="include",
    en_not="do not include",
    en_infinitive="include",
)
INCLUDE_NONE = Verb(
    nl="omvatten",
    nl_infinitive="omvatten",
    plural=True,
    en="do not include",
    en_not="include",
    en_infinitive="not include",
)
HOLD = Verb(
    nl="gelden",
    nl_infinitive="gelden",
    plural=True,
    en="hold",
    en_not="do not hold",
    en_infinitive="hold",
)
APPLIES = Verb(nl="geldt", nl_infinitive="gelden", en="", en_not="", en_infinitive="")


@frozen(kw_only=True)
class Clause:
    """
    One statement.
    """

    opening: Text = NOTHING
    """What comes before subject and verb, as *in elke periode* does."""
    subject: Text
    verb: Verb
    rest: Text = NOTHING
    """What stands before the verb in a Dutch subordinate clause."""
    tail: Text = NOTHING
    """What stands at the end in every clause."""
    negated: bool = False
    limit: bool = False
    """Whether it bounds from above, so that its rule says *mag* and not *moet*."""
    impersonal: bool = False
    """Whether the subject names nothing, as in *het is niet zo dat*."""
    short: Text | None = None
    """How it is said without *er is*."""
    rule: Text | None = None
    """How it is said as a rule, where the parts do not give it."""


@frozen(kw_only=True)
class Joined:
    """
    Several statements, of which all or at least one must hold.
    """

    connector: Connector
    parts: tuple[Phrase, ...]


Phrase = Clause | Joined

GIVEN = Text(nl="opgegeven", en="given")
KNOWN = Text(nl="bekend", en="known")


def joined(connector: Connector, parts: Sequence[Phrase]) -> Phrase:
    """
    The statements as one.
    """
    flat: list[Phrase] = []
    for part in parts:
        same = isinstance(part, Joined) and part.connector == connector
        flat += part.parts if isinstance(part, Joined) and same else (part,)
    return flat[0] if len(flat) == 1 else Joined(connector=connector, parts=tuple(flat))


def given(
    subject: Text, *, plural: bool = False, negated: bool = False, derived: bool = False
) -> Clause:
    """
    That something is given, or is not; of what follows from other values, that it is known.
    """
    tail = KNOWN if derived else GIVEN
    return Clause(subject=subject, verb=ARE if plural else IS, tail=tail, negated=negated)


def denial(phrase: Phrase) -> Clause:
    """
    That a statement is not so.
    """
    return Clause(
        subject=Text(nl="het", en="it"),
        verb=IS,
        rest=Text(nl="zo", en="so"),
        tail=fill("dat {it}", "that {it}", it=subordinate(phrase)),
        negated=True,
        impersonal=True,
    )


def main_clause(phrase: Phrase) -> Text:
    """
    The statement as a sentence without its full stop.
    """
    return _rendered(phrase, _main)


def subordinate(phrase: Phrase) -> Text:
    """
    The statement as it stands behind *waarbij* or *dat*.
    """
    return _rendered(phrase, _subordinate)


def fragment(phrase: Phrase) -> Text:
    """
    The statement as short as it can be: *ten minste 1 schouw …*.
    """
    return _rendered(phrase, lambda clause: clause.short or _main(clause))


def rule(clause: Clause) -> Text:
    """
    The statement as what must or may be.
    """
    if clause.rule is not None:
        return clause.rule
    if clause.negated:
        nl = "mogen niet" if clause.verb.plural else "mag niet"
    elif clause.limit:
        nl = "mogen" if clause.verb.plural else "mag"
    else:
        nl = "moeten" if clause.verb.plural else "moet"
    en = "must not" if clause.negated else "must" if clause.limit else "should"
    return Text(
        nl=spaced(
            *(clause.opening.nl, nl, clause.subject.nl)
            if clause.opening.nl
            else (clause.subject.nl, nl),
            clause.rest.nl,
            clause.verb.nl_infinitive,
            clause.tail.nl,
        ),
        en=spaced(
            clause.opening.en,
            clause.subject.en,
            en,
            clause.verb.en_infinitive,
            clause.rest.en,
            clause.tail.en,
        ),
    )


def _main(clause: Clause) -> Text:
    verb, subject = clause.verb.nl, clause.subject.nl
    return Text(
        nl=spaced(
            *((clause.opening.nl, verb, subject) if clause.opening.nl else (subject, verb)),
            "niet" if clause.negated else "",
            clause.rest.nl,
            clause.tail.nl,
        ),
        en=_english(clause),
    )


def _subordinate(clause: Clause) -> Text:
    return Text(
        nl=spaced(
            clause.subject.nl,
            clause.opening.nl,
            "niet" if clause.negated else "",
            clause.rest.nl,
            clause.verb.nl,
            clause.tail.nl,
        ),
        en=_english(clause),
    )


def _english(clause: Clause) -> str:
    return spaced(
        clause.opening.en,
        clause.subject.en,
        clause.verb.en_not if clause.negated else clause.verb.en,
        clause.rest.en,
        clause.tail.en,
    )


def _rendered(phrase: Phrase, say: Callable[[Clause], Text]) -> Text:
    if isinstance(phrase, Clause):
        return say(phrase)
    parts = _drawn_together(phrase)
    said = [_within(part, say) if len(parts) > 1 else _rendered(part, say) for part in parts]
    long = any(" waarbij " in text.nl for text in said)
    return listed(said, phrase.connector, separator=";" if long else ",")


def _within(phrase: Phrase, say: Callable[[Clause], Text]) -> Text:
    text = _rendered(phrase, say)
    if isinstance(phrase, Joined) and len(_drawn_together(phrase)) > 1:
        return fill("({it})", "({it})", it=text)
    return text


def _drawn_together(phrase: Joined) -> list[Phrase]:
    """
    The parts, with neighbours that say that something is given as one: *a, b en c zijn opgegeven*.
    """
    found: list[Phrase] = []
    for is_given, run in groupby(phrase.parts, _says_given):
        parts = list(run)
        if not is_given or len(parts) == 1:
            found += parts
            continue
        clauses = [part for part in parts if isinstance(part, Clause)]
        plural = phrase.connector == "and" or clauses[-1].verb is ARE
        found.append(
            given(listed([clause.subject for clause in clauses], phrase.connector), plural=plural)
        )
    return found


def _says_given(phrase: Phrase) -> bool:
    return isinstance(phrase, Clause) and phrase.tail is GIVEN and not phrase.negated
