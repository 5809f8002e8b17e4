"""
What is asked of a collection, as statements: how many, each, a share, which values, which periods.
"""

from __future__ import annotations

from typing import assert_never, cast

from kvo_norms.catalogue import Edition, Text
from kvo_norms.durations import Duration
from kvo_norms.explaining.clauses import (
    APPLIES,
    ARE,
    IS,
    Clause,
    Phrase,
    main_clause,
    subordinate,
)
from kvo_norms.explaining.formatting import (
    NOTHING,
    duration_text,
    fill,
    listed,
    number_text,
    words_listed,
)
from kvo_norms.explaining.labels import Noun
from kvo_norms.explaining.places import (
    NUMBER_OF_ITEMS,
    SHARE_OF_ITEMS,
    Place,
    heading,
    named_value,
    operand_text,
)
from kvo_norms.explaining.predicates import opposite, order_text
from kvo_norms.kinds import Form, Kind, Shape
from kvo_norms.patterns import (
    Above,
    AtLeast,
    AtMost,
    Below,
    Covers,
    Each,
    Equals,
    OneOf,
    Operand,
    Present,
    Share,
    Test,
    Value,
    Within,
    Written,
)
from kvo_norms.records import frozen

AT_LEAST_ONE = (AtLeast(operand=Value(value=1)),)
DAY = Shape(name="since", form=Form.SCALAR, kind=Kind.DATE)
OF_THEM = Text(nl="daarvan", en="of them")


@frozen(kw_only=True)
class Selection:
    """
    The items that something is asked of.
    """

    noun: Noun
    where: Text = NOTHING
    """``waarbij …`` and ``where …``, or nothing where it is all of them."""
    latest: bool = False
    """Whether only the newest count."""
    by: Text = NOTHING
    """The date that says which is newest, where that is not plain."""
    again: bool = False
    """Whether they were just named, so that *of them* suffices."""

    def counted(self, *, plural: bool, first: bool = False) -> Text:
        """
        Behind a number: *schouwen*, *nieuwste schouw*, *daarvan*.

        That there is a first of them says the same of all and of the newest.
        """
        if self.again:
            return OF_THEM
        noun = self.noun.plural if plural else self.noun.singular
        if not self.latest or first:
            return noun
        return fill("nieuwste {noun}{by}", "newest {noun}{by}", noun=noun, by=self.by)

    def all_of_them(self) -> Text:
        """
        Behind *van* or *of*: *de schouwen waarbij …,*.
        """
        if self.again:
            return Text(nl="daarvan", en="of them")
        newest = fill("nieuwste ", "newest ") if self.latest else NOTHING
        return fill(
            "van de {newest}{noun}{where}",
            "of the {newest}{noun}{where}",
            newest=newest,
            noun=self.noun.plural,
            where=self.inserted(),
        )

    def each_of_them(self) -> Text:
        """
        Behind *voor* or *for*: *elke schouw waarbij …,*.
        """
        if self.again and self.latest:
            return Text(nl="de nieuwste daarvan", en="the newest of them")
        if self.again:
            return Text(nl="elk daarvan", en="each of them")
        determiner = Text(nl=self.noun.each, en="each")
        if self.latest:
            determiner = Text(nl=f"{self.noun.the} nieuwste", en="the newest")
        return fill(
            "{determiner} {noun}{by}{where}",
            "{determiner} {noun}{by}{where}",
            determiner=determiner,
            noun=self.noun.singular,
            by=self.by,
            where=self.inserted(),
        )

    def inserted(self) -> Text:
        """
        ``where`` with the comma that closes it in Dutch.
        """
        return fill(" {where},", " {where}", where=self.where) if self.where.nl else NOTHING


def count_clause(
    tests: tuple[Test, ...], items: Selection, edition: Edition, *, negated: bool = False
) -> Clause:
    """
    How many items there are.
    """
    amounts = [_amount(test, edition, negated=negated) for test in tests or AT_LEAST_ONE]
    last = amounts[-1]
    number = listed([amount.text for amount in amounts], "and")
    first = tests in ((), AT_LEAST_ONE) and not negated
    noun = items.counted(plural=last.plural, first=first)
    where = NOTHING if items.again else items.where
    counted = fill("{number} {noun}", "{number} {noun}", number=number, noun=noun)
    short = fill("{it} {where}", "{it} {where}", it=counted, where=where) if where.nl else counted
    return Clause(
        subject=Text(nl="er", en="there"),
        verb=ARE if last.plural else IS,
        rest=counted,
        tail=where,
        limit=all(amount.limit for amount in amounts),
        short=short,
    )


@frozen(kw_only=True)
class _Amount:
    text: Text
    plural: bool
    limit: bool


def _amount(test: Test, edition: Edition, *, negated: bool) -> _Amount:
    match test:
        case AtLeast() | AtMost() | Above() | Below():
            asked = opposite(test) if negated else test
            limit = isinstance(asked, AtMost | Below)
            number = _number(asked.operand)
            if limit and number - isinstance(asked, Below) == 0:
                return _Amount(text=Text(nl="geen", en="no"), plural=False, limit=True)
            text = order_text(asked, NUMBER_OF_ITEMS, edition)
            if isinstance(asked, Below):
                text = fill("minder dan {n}", "fewer than {n}", n=_numeral(asked.operand))
            return _Amount(text=text, plural=number != 1, limit=limit)
        case Equals(operand=operand) if not negated and _number(operand) == 0:
            return _Amount(text=Text(nl="geen", en="no"), plural=False, limit=True)
        case Equals(operand=operand):
            text = fill("precies {n}", "exactly {n}", n=_numeral(operand))
            return _Amount(
                text=_denied(text) if negated else text,
                plural=_number(operand) != 1,
                limit=negated,
            )
        case OneOf(operands=operands):
            text = listed([_numeral(operand) for operand in operands], "or")
            return _Amount(
                text=_denied(text) if negated else text,
                plural=_number(operands[-1]) != 1,
                limit=negated,
            )
        case Within() | Present():
            raise AssertionError(test)
        case _:
            assert_never(test)


def _denied(text: Text) -> Text:
    return fill("niet {it}", "not {it}", it=text)


def _number(operand: Operand) -> int:
    return cast("int", cast("Written", operand).value)


def _numeral(operand: Operand) -> Text:
    return number_text(_number(operand))


def every_clause(of: Phrase, items: Selection) -> Clause:
    """
    What holds for each item.
    """
    return _for(items.each_of_them(), of)


def share_clause(share: Share, of: Phrase, items: Selection, edition: Edition) -> Clause:
    """
    What holds for a share of the items.
    """
    part = order_text(share.test, SHARE_OF_ITEMS, edition)
    whose = fill("{part} {items}", "{part} {items}", part=part, items=items.all_of_them())
    return _for(whose, of, limit=isinstance(share.test, AtMost | Below))


def _for(whom: Text, of: Phrase, *, limit: bool = False) -> Clause:
    """
    ``voor … geldt dat …``, ``for …, …``.
    """
    that, plain = subordinate(of), main_clause(of)
    may = Text(nl="mag", en="may") if limit else Text(nl="moet", en="should")
    return Clause(
        subject=fill("voor {whom}", "for {whom},", whom=whom),
        verb=APPLIES,
        tail=Text(nl=f"dat {that.nl}", en=plain.en),
        limit=limit,
        rule=fill(
            "voor {whom} {may} gelden dat {that}",
            "for {whom}, it {may} hold that {that}",
            whom=whom,
            may=may,
            that=that,
        ),
    )


def covers_clause(covers: Covers, place: Place, items: Selection, edition: Edition) -> Clause:
    """
    Which values are each held by some item.
    """
    values = [covered_value(operand, place, edition) for operand in covers.operands]
    nl, en = (
        ("voor elk van {it}", "for each of {it}") if len(values) > 1 else ("voor {it}", "for {it}")
    )
    return _some(fill(nl, en, it=words_listed(values, "and")), items)


def covered_value(operand: Operand, place: Place, edition: Edition) -> Text:
    """
    A value that some item must hold.
    """
    if isinstance(operand, Written):
        return named_value(operand.value, place, edition)
    said = operand_text(operand, place.shape, edition)
    return fill("{field} {value}", "{field} {value}", field=heading(place, edition), value=said)


def each_clause(each: Each, items: Selection, edition: Edition) -> Clause:
    """
    In which periods an item falls.
    """
    opening = fill(
        "in elke periode van {period}, teruggeteld vanaf de beoordelingsdag tot {since},",
        "in each period of {period}, counted back from the day of the assessment to {since},",
        period=duration_text(cast("Duration", each.period.value)),
        since=operand_text(each.since, DAY, edition),
    )
    return _some(opening, items)


def _some(opening: Text, items: Selection) -> Clause:
    """
    That there is an item for each of what the opening names.
    """
    where = NOTHING if items.again else items.where
    counted = fill("ten minste 1 {noun}", "at least 1 {noun}", noun=items.counted(plural=False))
    short = fill("{opening} {it}", "{opening} {it}", opening=opening, it=counted)
    if where.nl:
        short = fill("{it} {where}", "{it} {where}", it=short, where=where)
    return Clause(
        opening=opening,
        subject=Text(nl="er", en="there"),
        verb=IS,
        rest=counted,
        tail=where,
        short=short,
    )
