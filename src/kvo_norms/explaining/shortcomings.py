"""
How far a collection falls short of what is asked of it, in words.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import assert_never, cast

from kvo_norms.assessment import Gap
from kvo_norms.catalogue import Edition, Text
from kvo_norms.evaluating.outcomes import (
    CountOutcome,
    CoversOutcome,
    EachOutcome,
    EveryOutcome,
    ItemsOutcome,
    PartOutcome,
    ShareOutcome,
)
from kvo_norms.explaining.candidates import (
    MOST_ITEMS,
    breaking,
    fits_but,
    named,
)
from kvo_norms.explaining.counting import covered_value
from kvo_norms.explaining.formatting import (
    NOTHING,
    date_text,
    fill,
    limited,
    listed,
    number_text,
    percent_text,
    words_listed,
)
from kvo_norms.explaining.places import (
    Place,
    field_shape,
    not_given,
    noun_of,
    place_of,
)
from kvo_norms.explaining.predicates import opposite
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    Equals,
    FromDossier,
    Operand,
    Test,
    Written,
)
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

NOT_KNOWN = Text(nl="dat is nog niet vast te stellen", en="this is not known yet")
Sentences = list[Text]
"""Statements without capital and full stop."""


def state_of(gap: Gap, items: ItemsOutcome, part: PartOutcome, edition: Edition) -> Sentences:
    """
    What there is of what is asked, as sentences without capital and full stop.
    """
    if gap.given == "none":
        return [not_given(place_of(gap.path, edition), edition)]
    if gap.negated and not isinstance(part, CountOutcome):
        so = Text(nl="dat is wel zo", en="it is so")
        return [so if gap.verdict is NOT_MET else NOT_KNOWN, *_more(gap, items)]
    match part:
        case CountOutcome():
            return _number(gap, items, part)
        case EveryOutcome():
            said = breaking(gap.failing, items, part)
        case ShareOutcome():
            said = [_share(gap, part)]
        case CoversOutcome():
            said = _uncovered(items, part, edition)
        case EachOutcome():
            said = _empty_windows(part, edition)
        case _:
            assert_never(part)
    return [*said, *_more(gap, items)]


def _more(gap: Gap, items: ItemsOutcome) -> Sentences:
    """
    That the dossier does not hold all items, where that matters.
    """
    if gap.given != "some" or gap.verdict is not OPEN:
        return []
    noun = noun_of(gap.path)
    if items.node.latest is not None:
        return [
            fill(
                "het dossier noemt niet alle {items}, dus een andere kan de nieuwste zijn",
                "the dossier does not name all {items}, so another may be the newest",
                items=noun.plural,
            )
        ]
    return [
        fill(
            "het dossier noemt niet alle {items}, dus er kunnen er meer zijn",
            "the dossier does not name all {items}, so there may be more",
            items=noun.plural,
        )
    ]


def _number(gap: Gap, items: ItemsOutcome, part: CountOutcome) -> Sentences:
    test = _asked(part.node, negated=gap.negated)
    need = None if gap.negated and isinstance(test, Equals) else _need(test)
    if gap.verdict is OPEN and items.node.latest is not None and not items.closed:
        said = Text(nl="nog niet vast te stellen", en="not known yet")
    elif gap.verdict is OPEN:
        said = _possible(items, part, need)
    else:
        said = _counted(part, test, need)
        too_many = isinstance(test, AtMost | Below) or (isinstance(test, Equals) and not need)
        if too_many and part.lowest:
            names = named(items.members, MET)
            said = fill("{it}: {names}", "{it}: {names}", it=said, names=names)
    if gap.nearest is not None and need != 0:
        near = fits_but(gap.nearest)
        said = fill("{it}; {nearest}", "{it}; {nearest}", it=said, nearest=near)
    return [said, *_more(gap, items)]


def _asked(test: Test, *, negated: bool) -> Test:
    if negated and isinstance(test, AtLeast | AtMost | Above | Below):
        return opposite(test)
    return test


def _need(test: Test) -> int | None:
    match test:
        case AtLeast(operand=operand) | Equals(operand=operand):
            return _whole(operand)
        case Above(operand=operand):
            return _whole(operand) + 1
        case _:
            return None


def _whole(operand: Operand) -> int:
    return cast("int", cast("Written", operand).value)


def _of(have: int, need: int | None) -> Text:
    """
    ``2 van de 4``, or the number alone where it is no part of a greater one.
    """
    if need is None or need <= have or need == 1:
        return number_text(have)
    return fill("{n} van de {need}", "{n} of {need}", n=number_text(have), need=number_text(need))


def _possible(items: ItemsOutcome, part: CountOutcome, need: int | None) -> Text:
    possible = NOTHING
    if part.highest is not None:
        possible = fill(", mogelijk {n}", ", possibly {n}", n=number_text(part.highest))
    if need and part.lowest == 0:
        return fill("nog geen aangetoond{it}", "not shown yet{it}", it=possible)
    if not need and part.highest is not None:
        names = named(items.members, OPEN)
        possible = fill("{it} ({names})", "{it} ({names})", it=possible, names=names)
    certain = fill("zeker {n}", "{n} for certain", n=_of(part.lowest, need))
    if part.lowest == 0:
        certain = Text(nl="nog geen zeker", en="none for certain")
    return fill(
        "nog niet vast te stellen: {n}{possible}",
        "not known yet: {n}{possible}",
        n=certain,
        possible=possible,
    )


def _counted(part: CountOutcome, test: Test, need: int | None) -> Text:
    low, high = part.lowest, part.highest
    if low == high or high == 0:
        return _there_are(low, _of(low, need))
    if isinstance(test, AtMost | Below) or high is None:
        return _there_are(low, fill("ten minste {n}", "at least {n}", n=low))
    if isinstance(test, AtLeast | Above):
        return _there_are(high, fill("ten hoogste {n}", "at most {n}", n=_of(high, need)))
    return _there_are(high, fill("{low} tot {high}", "{low} to {high}", low=low, high=high))


def _there_are(number: int, said: Text) -> Text:
    if number == 0:
        return Text(nl="er is er geen", en="there is none")
    nl, en = ("er is er", "there is") if number == 1 else ("er zijn er", "there are")
    return fill(f"{nl} {{it}}", f"{en} {{it}}", it=said)


def _share(gap: Gap, part: ShareOutcome) -> Text:
    (least, most), (low, high) = part.inside, part.matching
    if most == 0:
        nothing = noun_of(gap.path).singular
        return fill("er is geen {it} om te tellen", "there is no {it} to count", it=nothing)
    if least == most and low == high and least:
        return fill(
            "dat is zo bij {n} van de {all} ({share})",
            "this is so for {n} of {all} ({share})",
            n=low,
            all=least,
            share=percent_text(Fraction(low, least), [Fraction(str(_threshold(part)))]),
        )
    number = fill("{n}", "{n}", n=least)
    if most not in (None, least):
        number = fill("{a} tot {b}", "{a} to {b}", a=least, b=most)
    possible = NOTHING
    if high not in (None, low):
        possible = fill(", mogelijk bij {n},", ", possibly for {n},", n=high)
    state = NOT_KNOWN
    if gap.verdict is NOT_MET:
        state = Text(nl="dat is niet zo", en="this is not so")
    if most is None and least == 0:
        return state
    return fill(
        "{state}: zeker bij {n}{possible} van de {all}",
        "{state}: certainly for {n}{possible} of {all}",
        state=state,
        n=low,
        possible=possible,
        all=number,
    )


def _threshold(part: ShareOutcome) -> object:
    return cast("Written", part.node.test.operand).value


def _uncovered(items: ItemsOutcome, part: CoversOutcome, edition: Edition) -> Sentences:
    record = place_of(items.path, edition).shape.record
    place = Place(shape=field_shape(record, part.node.field, edition), owner=record)
    said: dict[Verdict, list[Text]] = {NOT_MET: [], OPEN: [], MET: []}
    for operand, (_, verdict) in zip(part.node.operands, part.values, strict=True):
        said[verdict].append(covered_value(operand, place, edition))
    found = []
    if said[NOT_MET]:
        verb = "ontbreekt" if len(said[NOT_MET]) == 1 else "ontbreken"
        missing = words_listed(said[NOT_MET], "and")
        found.append(fill(f"{verb}: {{it}}", "missing: {it}", it=missing))
    if said[OPEN]:
        unknown = words_listed(said[OPEN], "and")
        found.append(fill("nog niet aangetoond: {it}", "not shown yet: {it}", it=unknown))
    return found


_WINDOWS = {
    NOT_MET: Text(
        nl="er is er geen in {which}: {it}",
        en="there is none in {which}: {it}",
    ),
    OPEN: Text(
        nl="nog niet aangetoond in {which}: {it}",
        en="not shown yet in {which}: {it}",
    ),
}


def _empty_windows(part: EachOutcome, edition: Edition) -> Sentences:
    since = part.node.since
    if isinstance(since, FromDossier) and not part.windows:
        return [not_given(place_of(since.path, edition), edition)]
    found = []
    for verdict, said in _WINDOWS.items():
        windows = [
            fill(
                "{a} tot en met {b}",
                "{a} to {b}",
                a=date_text(start + timedelta(days=1)),
                b=date_text(end),
            )
            for start, end, held in part.windows
            if held is verdict
        ]
        if windows:
            listing = listed(limited(windows, MOST_ITEMS), "and", separator=";")
            total = len(part.windows)
            which = Text(nl="die periode", en="that period")
            if total > 1:
                which = fill(
                    "{n} van de {all} perioden", "{n} of {all} periods", n=len(windows), all=total
                )
            found.append(fill(said.nl, said.en, which=which, it=listing))
    return found
