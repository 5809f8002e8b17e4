"""
A dossier to fill in as a workbook, or a dossier as one, with the words of an edition to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from kvo_norms.authoring.workbook_meanings import meaning_of
from kvo_norms.catalogue import Edition, Text, norms_of
from kvo_norms.dossier import Dossier, Fact, Finding, Waiver
from kvo_norms.explaining.labels import FIXED_WORDS, field_label
from kvo_norms.kinds import Form, Kind
from kvo_norms.reporting.languages import Language, in_language
from kvo_norms.workbook.filling import workbook_of
from kvo_norms.workbook.furniture import CellValue, Choice, Furniture
from kvo_norms.workbook.sheets import FORMAT, ROOT, Column, Sheet, sheets

INFO = (
    Text(
        nl="Een dossier om in te vullen. Elk blad is een soort onderdeel, elke rij een onderdeel.",
        en="A dossier to fill in. Each sheet is a kind of item, each row an item.",
    ),
    Text(
        nl="Wat niet is ingevuld, geldt als onbekend. Laat leeg wat niet bekend is.",
        en="What is not filled in counts as unknown. Leave empty what is not known.",
    ),
    Text(
        nl="De eerste rij van elk blad hoort bij het formaat: laat die staan, met de kolom #. "
        "Wijs een kop aan om te lezen wat de kolom betekent.",
        en="The first row of each sheet belongs to the format: leave it, with the column #. "
        "Point at a heading to read what the column means.",
    ),
    Text(
        nl="Een rij waarvan de kolom # met een # begint, wordt niet gelezen. Zo is het voorbeeld "
        "gemerkt; het mag blijven staan of weg.",
        en="A row whose column # begins with a # is not read. The example is marked like that; "
        "it may stay or go.",
    ),
    Text(
        nl="Is een lijst bekend en leeg, zet dan [] in de kolom # van de eerste vrije rij. Een "
        "leeg blad betekent: onbekend.",
        en="Where a list is known to be empty, write [] in the column # of the first free row. An "
        "empty sheet means: unknown.",
    ),
    Text(
        nl="Meer woorden in één cel staan met komma's ertussen: gemeente, politie. [] is een lege "
        "lijst. De woorden van deze editie staan op het blad words.",
        en="Several words in one cell have commas between them: gemeente, politie. [] is an empty "
        "list. The words of this edition stand on the sheet words.",
    ),
    Text(
        nl="Staat van een lijst hier niet alles, noem haar dan op het blad dossier onder "
        "incomplete.",
        en="Where not everything of a list is given here, name it on the sheet dossier under "
        "incomplete.",
    ),
    Text(
        nl="Beoordelen: kvo-norms assess BESTAND.xlsx",
        en="To assess it: kvo-norms assess FILE.xlsx",
    ),
)
NORMS = "norms"
QUESTIONS = "norms with a question"
FACTS = "facts"
FORMAT_MEANING = Text(nl="Wat dit bestand is. Laat dit staan.", en="What this file is. Leave it.")
FORMAT_LABEL = Text(nl="formaat", en="format")
REFUSALS: Mapping[str, Text] = {
    "word": Text(nl="Kies een woord uit de lijst.", en="Choose a word from the list."),
    "reference": Text(
        nl="Dit kenmerk staat niet op het blad waarnaar het verwijst.",
        en="This id does not stand on the sheet that it refers to.",
    ),
    "date": Text(nl="Vul een datum in.", en="Enter a date."),
    "number": Text(nl="Vul een passend getal in.", en="Enter a number that fits."),
}
EXAMPLES: Mapping[Kind, CellValue] = {
    Kind.INTEGER: 1,
    Kind.NUMBER: Decimal("12.5"),
    Kind.SHARE: Decimal("0.3"),
    Kind.DATE: date(2026, 1, 31),
    Kind.BOOLEAN: False,
}
TOGETHER: Mapping[str, CellValue] = {"sent": 100, "answered": 30, "response": Decimal("0.3")}
"""Examples that must agree with each other."""


def blank_workbook(edition: Edition, *, language: Language) -> bytes:
    """
    An ``.xlsx`` file that reads as an empty dossier of the edition, with an example on each sheet.
    """
    furniture = furniture_of(edition, language=language)
    return workbook_of(Dossier(edition=edition.id), furniture)


def filled_workbook(dossier: Dossier, edition: Edition, *, language: Language) -> bytes:
    """
    An ``.xlsx`` file with the dossier, to go on with: labels, meanings and drop-downs around it.
    """
    furniture = furniture_of(edition, language=language)
    return workbook_of(dossier, attrs.evolve(furniture, examples={}))


def furniture_of(edition: Edition, *, language: Language) -> Furniture:
    """
    What helps somebody to fill in a dossier of the edition.
    """
    lists = dict(_lists(edition, language))
    places = [(sheet, column) for sheet in sheets() for column in sheet.columns]
    choices = {
        (sheet.name, column.name): name
        for sheet, column in places
        if (name := _list_of(sheet, column)) in lists
    }
    is_dutch = language == "nl"
    return Furniture(
        info=tuple(in_language(line, language) for line in INFO),
        label_mark="#",
        example_mark="# voorbeeld" if is_dutch else "# example",
        labels={
            (ROOT, FORMAT): in_language(FORMAT_LABEL, language),
            **{
                (s.name, c.name): in_language(field_label(s.record, c.name).text, language)
                for s, c in places
            },
        },
        meanings={
            (ROOT, FORMAT): in_language(FORMAT_MEANING, language),
            **{
                (s.name, c.name): in_language(meaning_of(s.record, c.name), language)
                for s, c in places
            },
        },
        lists=lists,
        choices=choices,
        examples={
            (s.name, c.name): value
            for s, c in places
            if (value := _example(s, c, lists, language, edition)) is not None
        },
        yes="ja" if is_dutch else "yes",
        no="nee" if is_dutch else "no",
        date_format="dd-mm-yyyy" if is_dutch else "yyyy-mm-dd",
        refusals={name: in_language(text, language) for name, text in REFUSALS.items()},
    )


def _lists(edition: Edition, language: Language) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """
    The words to choose from: the edition's, the library's own, its norms and its facts.
    """
    for vocabulary in edition.vocabularies:
        yield (
            vocabulary.id,
            tuple(
                Choice(word=word.id, label=in_language(word.label, language))
                for word in vocabulary.words
            ),
        )
    for sheet in sheets():
        for column in sheet.columns:
            if column.shape is not None and column.shape.words:
                yield (
                    _fixed(column.shape.words),
                    tuple(
                        Choice(word=word, label=in_language(FIXED_WORDS[word], language))
                        for word in column.shape.words
                    ),
                )
    norms = list(norms_of(edition))
    for name, chosen in (
        (NORMS, norms),
        (QUESTIONS, [norm for norm in norms if norm.question is not None]),
    ):
        if chosen:
            yield (
                name,
                tuple(
                    Choice(word=norm.id, label=in_language(norm.title, language)) for norm in chosen
                ),
            )
    if edition.facts:
        yield (
            FACTS,
            tuple(
                Choice(word=fact.id, label=in_language(fact.label, language))
                for fact in edition.facts
            ),
        )


def _fixed(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _list_of(sheet: Sheet, column: Column) -> str:
    """
    The name of the list from which a column's word is chosen; nothing where there is no choice.
    """
    if (sheet.record, column.name) in _NAMES:
        return _NAMES[sheet.record, column.name]
    shape = column.shape
    if shape is None or shape.form is not Form.SCALAR:
        return ""
    return _fixed(shape.words) if shape.words else shape.vocabulary or ""


def _example_of_fact(
    edition: Edition, lists: Mapping[str, tuple[Choice, ...]], said: str
) -> CellValue | None:
    """
    A value of the kind that the edition's first fact has.
    """
    if not edition.facts:
        return None
    fact = edition.facts[0]
    words = lists.get(fact.vocabulary or "", ())
    return words[0].word if words else EXAMPLES.get(fact.kind, said)


_NAMES: Mapping[tuple[type, str], str] = {
    (Finding, "norm"): QUESTIONS,
    (Waiver, "norm"): NORMS,
    (Fact, "name"): FACTS,
}


def _example(
    sheet: Sheet,
    column: Column,
    lists: Mapping[str, tuple[Choice, ...]],
    language: Language,
    edition: Edition,
) -> CellValue | None:
    """
    A value that the field may have; ``None`` where an example would say nothing.
    """
    shape, said = column.shape, "voorbeeld" if language == "nl" else "example"
    if column.name in ("sha256", "evidence_sha256", "source", "note", "edition"):
        return None
    if column.name in TOGETHER:
        return TOGETHER[column.name]
    if column.name == "incomplete":
        return ("meetings",)
    words = lists.get(_list_of(sheet, column), ())
    if shape is not None and shape.form is Form.WORDS:
        known = [choice.word for choice in lists.get(shape.vocabulary or "", ())[:2]]
        return tuple(known or [f"{said}-1"])
    if words:
        return words[0].word
    if shape is None:
        return _example_of_fact(edition, lists, said)
    if column.name == "id" or shape.references is not None:
        return f"{said}-1"
    return EXAMPLES.get(shape.kind, said)
