"""
Patterns in words: what a norm asks, as people would say it.
"""

from __future__ import annotations

from typing import assert_never, cast

import attrs

from kvo_norms.catalogue import Edition, Text
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.errors import Path
from kvo_norms.explaining.clauses import (
    HOLD,
    Clause,
    Phrase,
    denial,
    fragment,
    joined,
    subordinate,
)
from kvo_norms.explaining.counting import (
    Selection,
    count_clause,
    covers_clause,
    each_clause,
    every_clause,
    share_clause,
)
from kvo_norms.explaining.formatting import NOTHING, fill
from kvo_norms.explaining.labels import NO, NOUNS, YES
from kvo_norms.explaining.places import Place, field_shape, heading, place_of
from kvo_norms.explaining.predicates import asked_text, phrase_of_tests, phrase_of_words
from kvo_norms.explaining.remembering import Remembered
from kvo_norms.kinds import Shape
from kvo_norms.patterns import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Covers,
    Each,
    Entry,
    Equals,
    Field,
    Items,
    Matcher,
    Not,
    Parameter,
    Record,
    Share,
    Test,
    Tests,
    Value,
    WordTests,
)

Part = Test | Record | Share | Covers | Each
"""One thing asked of a collection: a test of the number, what each must match, …"""


def pattern_phrase(pattern: Record, edition: Edition, *, record: type = Dossier) -> Text:
    """
    A pattern of the dossier, or of another record, in words.
    """
    return fragment(record_phrase(pattern, record, edition))


def matcher_phrase(matcher: Matcher, shape_or_path: Shape | Path, edition: Edition) -> Text:
    """
    What is asked of a field, without naming it: ``ten minste 30 %``, ``ten minste 1 schouw …``.
    """
    if isinstance(shape_or_path, Shape):
        place = Place(shape=shape_or_path)
    else:
        place = place_of(shape_or_path, edition)
    match matcher:
        case Tests(tests=(Equals(operand=Value(value=bool(yes)) | Parameter(value=bool(yes))),)):
            return YES if yes else NO
        case Tests() | WordTests():
            return asked_text(_field_phrase(matcher, place, edition, negated=False))
        case Record() | Items():
            return fragment(_field_phrase(matcher, place, edition, negated=False))
        case _:
            assert_never(matcher)


def record_phrase(
    pattern: Record, record: type | None, edition: Edition, *, negated: bool = False
) -> Phrase:
    """
    What a record must hold, or must not.
    """
    entries = pattern.entries
    if negated and len(entries) == 1:
        return entry_phrase(entries[0], record, edition, negated=True)
    phrase = joined("and", [entry_phrase(entry, record, edition) for entry in entries])
    return denial(phrase) if negated else phrase


def entry_phrase(
    entry: Entry, record: type | None, edition: Edition, *, negated: bool = False
) -> Phrase:
    """
    One entry of a record's pattern.
    """
    match entry:
        case Field(name=name, matcher=matcher):
            shape = field_shape(record, name, edition)
            place = Place(shape=shape, owner=None if record is Fact else record)
            return _field_phrase(matcher, place, edition, negated=negated)
        case Not(pattern=pattern):
            return record_phrase(pattern, record, edition, negated=not negated)
        case AtLeastOf():
            return _at_least_of(entry, record, edition, negated=negated)
        case AllOf(patterns=patterns) | AnyOf(patterns=patterns):
            if len(patterns) == 1:
                return record_phrase(patterns[0], record, edition, negated=negated)
            parts = [record_phrase(pattern, record, edition) for pattern in patterns]
            phrase = joined("and" if isinstance(entry, AllOf) else "or", parts)
            return denial(phrase) if negated else phrase
        case _:
            assert_never(entry)


def _at_least_of(
    entry: AtLeastOf, record: type | None, edition: Edition, *, negated: bool
) -> Clause:
    number = cast("int", entry.count.value)
    ways = [fragment(record_phrase(pattern, record, edition)) for pattern in entry.patterns]
    listing = Text(
        nl="; ".join(f"({n}) {way.nl}" for n, way in enumerate(ways, 1)),
        en="; ".join(f"({n}) {way.en}" for n, way in enumerate(ways, 1)),
    )
    nl, en = ("minder", "fewer") if negated else ("ten minste", "at least")
    than = (" dan", " than") if negated else ("", "")
    return Clause(
        subject=fill(
            f"{nl}{than[0]} {{n}} van deze {{all}}",
            f"{en}{than[1]} {{n}} of these {{all}}",
            n=number,
            all=len(ways),
        ),
        verb=HOLD,
        tail=fill(": {ways}", ": {ways}", ways=listing),
        limit=negated,
    )


def _field_phrase(matcher: Matcher, place: Place, edition: Edition, *, negated: bool) -> Phrase:
    match matcher:
        case Tests():
            return phrase_of_tests(matcher, place, edition, negated=negated)
        case WordTests():
            return phrase_of_words(matcher, place, edition, negated=negated)
        case Record():
            return record_phrase(matcher, place.shape.record, edition, negated=negated)
        case Items():
            return _items_phrase(matcher, place, edition, negated=negated)
        case _:
            assert_never(matcher)


def _items_phrase(items: Items, place: Place, edition: Edition, *, negated: bool) -> Phrase:
    parts = parts_of(items)
    if negated and len(parts) <= 1 and len(items.count) == len(parts):
        selection = selection_of(items, place, edition)
        return count_clause(items.count, selection, edition, negated=True)
    clauses: list[Phrase] = []
    selection = selection_of(items, place, edition)
    if items.count or not parts:
        clauses.append(count_clause(items.count, selection, edition))
    for part in parts:
        if part in items.count:
            continue
        following = attrs.evolve(selection, again=bool(clauses))
        clauses.append(_part_clause(part, following, place, edition))
    phrase = joined("and", clauses)
    return denial(phrase) if negated else phrase


def parts_of(items: Items) -> list[Part]:
    """
    All that is asked of a collection.
    """
    parts: list[Part] = [*items.count]
    parts += [part for part in (items.every, items.share) if part is not None]
    parts += items.covers
    return parts if items.each is None else [*parts, items.each]


_CLAUSES = Remembered()


def part_clause(
    items: Items, part: Part, path: Path, edition: Edition, *, negated: bool = False
) -> Clause:
    """
    One thing that is asked of the collection at the path, or must not be so.
    """
    return _CLAUSES.of(
        (items, part, edition),
        (path, negated),
        lambda: _clause_of_part(items, part, path, edition, negated=negated),
    )


def _clause_of_part(
    items: Items, part: Part, path: Path, edition: Edition, *, negated: bool
) -> Clause:
    place = place_of(path, edition)
    selection = selection_of(items, place, edition)
    if negated and isinstance(part, Test):
        return count_clause((part,), selection, edition, negated=True)
    clause = _part_clause(part, selection, place, edition)
    return denial(clause) if negated else clause


def _part_clause(part: Part, selection: Selection, place: Place, edition: Edition) -> Clause:
    record = place.shape.record
    match part:
        case Record():
            return every_clause(record_phrase(part, record, edition), selection)
        case Share():
            of = record_phrase(part.of, record, edition)
            return share_clause(part, of, selection, edition)
        case Covers():
            field = Place(shape=field_shape(record, part.field, edition), owner=record)
            return covers_clause(part, field, selection, edition)
        case Each():
            return each_clause(part, selection, edition)
        case _:
            return count_clause((part,), selection, edition)


def selection_of(items: Items, place: Place, edition: Edition) -> Selection:
    """
    The items of a collection that something is asked of, in words.
    """
    record = place.shape.record
    where = NOTHING
    if items.where is not None and items.where.entries:
        said = subordinate(record_phrase(items.where, record, edition))
        where = fill("waarbij {it}", "where {it}", it=said)
    by = NOTHING
    if items.latest not in (None, "date", items.evidence_date):
        field = Place(shape=field_shape(record, items.latest or "", edition), owner=record)
        by = fill(" (naar {date})", " (by {date})", date=heading(field, edition))
    return Selection(
        noun=NOUNS[place.shape.name], where=where, latest=items.latest is not None, by=by
    )
