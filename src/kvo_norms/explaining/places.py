"""
Places of the dossier in words: what stands at a path, what it is called, what a value there says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

import attrs

from kvo_norms.catalogue import Edition, Text
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.durations import Duration
from kvo_norms.errors import Path, written_path
from kvo_norms.explaining.formatting import (
    date_text,
    duration_text,
    fill,
    number_text,
    percent_text,
    quoted,
    shortened,
    words_listed,
)
from kvo_norms.explaining.labels import (
    FIXED_WORDS_IN_SENTENCES,
    NO,
    NOUNS,
    YES,
    Noun,
    fact_label,
    field_label,
    word_label,
)
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.patterns import AsOf, FromDossier, Operand, Parameter, Value
from kvo_norms.records import frozen

AS_OF = Text(nl="de beoordelingsdag", en="the day of the assessment")
NOT_GIVEN = Text(nl="niet opgegeven", en="not given")
UNKNOWN = Text(nl="niet bekend", en="not known")
NONE_AT_ALL = Text(nl="geen", en="none")
NUMBER_OF_ITEMS = Shape(name="count", form=Form.SCALAR, kind=Kind.INTEGER)
SHARE_OF_ITEMS = Shape(name="share", form=Form.SCALAR, kind=Kind.SHARE)


@frozen(kw_only=True)
class Place:
    """
    A field, and the record that holds it.
    """

    shape: Shape
    """What the field holds."""
    owner: type | None = None
    """The class of the record; ``None`` where it is not known or where a fact stands."""
    item: tuple[str, int] | None = None
    """The collection and the position of the item that it belongs to."""


def place_of(path: Path, edition: Edition, *, root: type = Dossier) -> Place:
    """
    The place at the end of a path that starts at the dossier, or at another record.
    """
    owner: type | None = root
    place = Place(shape=Shape(name=root.__name__, form=Form.RECORD, record=root))
    for part in path:
        if isinstance(part, int):
            place = attrs.evolve(place, item=(place.shape.name, part))
            continue
        shape = field_shape(owner, part, edition)
        place = Place(shape=shape, owner=None if owner is Fact else owner, item=place.item)
        owner = shape.record
    return place


def field_shape(owner: type | None, name: str, edition: Edition) -> Shape:
    """
    What a field of the record holds, or a fact where the record is one.
    """
    if owner is Fact:
        for fact in edition.facts:
            if fact.id == name:
                return Shape(
                    name=name, form=Form.SCALAR, kind=fact.kind, vocabulary=fact.vocabulary
                )
    shapes = {} if owner is None or owner is Fact else shapes_of(owner)
    return shapes.get(name) or Shape(name=name, form=Form.SCALAR)


def heading(place: Place, edition: Edition) -> Text:
    """
    What the field is called, without an article.
    """
    if place.owner is None:
        return fact_label(edition, place.shape.name)
    return field_label(place.owner, place.shape.name).text


def subject(place: Place, edition: Edition) -> Text:
    """
    What the field is called in a sentence.

    A fact and a question of yes or no stand between quotes, for their labels may be sentences.
    """
    if place.owner is None or place.shape.kind is Kind.BOOLEAN:
        return fill("“{label}”", "“{label}”", label=heading(place, edition))
    return field_label(place.owner, place.shape.name).definite


def full_subject(place: Place, edition: Edition) -> Text:
    """
    What the field is called in a sentence, with the item that it belongs to.
    """
    name = subject(place, edition)
    if place.item is None:
        return name
    collection, index = place.item
    noun = NOUNS[collection].singular
    return fill("{name} van {noun} {n}", "{name} of {noun} {n}", name=name, noun=noun, n=index + 1)


def not_given(place: Place, edition: Edition) -> Text:
    """
    That it is not in the dossier.
    """
    nl, en = ("zijn", "are") if is_plural(place) else ("is", "is")
    name, missing = full_subject(place, edition), missing_text(place.shape)
    return fill(f"{{it}} {nl} {{lack}}", f"{{it}} {en} {{lack}}", it=name, lack=missing)


def missing_text(shape: Shape) -> Text:
    """
    That there is no value; one that follows from others cannot be given itself.
    """
    return UNKNOWN if shape.derived else NOT_GIVEN


def is_plural(place: Place) -> bool:
    """
    Whether the field's name is a plural.
    """
    return place.owner is not None and field_label(place.owner, place.shape.name).plural


def noun_of(path: Path) -> Noun:
    """
    What an item of the collection is called.
    """
    return NOUNS[next(part for part in reversed(path) if isinstance(part, str))]


def item_name(name: str, path: Path) -> Text:
    """
    An item's own name, or its number in the collection where it has none.
    """
    if not name or name == written_path(path):
        number = next((part for part in reversed(path) if isinstance(part, int)), 0) + 1
        return fill("{noun} {n}", "{noun} {n}", noun=noun_of(path).singular, n=number)
    shown = quoted(name) if " " in name.strip() else shortened(name)
    return Text(nl=shown, en=shown)


def value_text(value: Any, shape: Shape, edition: Edition, *, against: Iterable[Any] = ()) -> Text:
    """
    A value of the field for people; a share is written exactly enough to compare with `against`.
    """
    if value is None:
        return missing_text(shape)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        words = [value_text(word, shape, edition) for word in value]
        return words_listed(words, "and") if words else NONE_AT_ALL
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, Duration):
        return duration_text(value)
    if isinstance(value, int | float | Decimal | Fraction):
        if shape.kind is Kind.SHARE:
            return percent_text(value, against)
        return number_text(value)
    return _written(str(value), shape, edition)


def _written(value: str, shape: Shape, edition: Edition) -> Text:
    if shape.kind is Kind.WORD:
        return word_label(edition, shape.vocabulary, value)
    if shape.kind is Kind.DATE:
        return date_text(date.fromisoformat(value))
    shown = quoted(value) if shape.references is None else shortened(value)
    return Text(nl=shown, en=shown)


def word_in_sentence(value: Any, shape: Shape, edition: Edition) -> Text:
    """
    A value in the form that it has after *is*.
    """
    if shape.words and value in FIXED_WORDS_IN_SENTENCES:
        return FIXED_WORDS_IN_SENTENCES[value]
    return value_text(value, shape, edition)


def named_value(value: Any, place: Place, edition: Edition) -> Text:
    """
    A value that stands alone: a word speaks for itself, anything else needs its field's name.
    """
    said = value_text(value, place.shape, edition)
    if place.shape.kind is Kind.WORD:
        return said
    return fill("{field} {value}", "{field} {value}", field=heading(place, edition), value=said)


def operand_text(operand: Operand, shape: Shape, edition: Edition) -> Text:
    """
    What a field is compared with.
    """
    match operand:
        case Value(value=value) | Parameter(value=value):
            return word_in_sentence(value, shape, edition)
        case AsOf(sign=sign, shift=shift):
            return _shifted(AS_OF, sign, shift)
        case FromDossier(path=path, sign=sign, shift=shift):
            return _shifted(subject(place_of(path, edition), edition), sign, shift)
        case _:
            assert_never(operand)


def is_shifted(operand: Operand) -> bool:
    """
    Whether a period was added or subtracted.
    """
    return isinstance(operand, AsOf | FromDossier) and bool(operand.shift)


def _shifted(day: Text, sign: int, shift: Duration) -> Text:
    if not shift:
        return day
    nl, en = (
        ("{d} voor {day}", "{d} before {day}") if sign < 0 else ("{d} na {day}", "{d} after {day}")
    )
    return fill(nl, en, d=duration_text(shift), day=day)
