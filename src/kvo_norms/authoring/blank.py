"""
A dossier to fill in: every field of every record, with what it means and its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from kvo_norms.catalogue import Edition, Text, shape_of_fact
from kvo_norms.dossier import Dossier
from kvo_norms.explaining.labels import NOUNS, fact_label, field_label
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.reporting.languages import Language, in_language

INTRODUCTION = Text(
    nl="""\
# Een dossier om in te vullen. Haal het # weg voor wat bekend is, en laat de rest staan:
# wat niet is opgegeven, geldt als onbekend. Een kop tussen dubbele haken, zoals [[partners]],
# kan vaker voorkomen; herhaal hem voor elk volgend onderdeel. Elk onderdeel kan ook een
# source (waar het is gepubliceerd) en een note (een opmerking) hebben.""",
    en="""\
# A dossier to fill in. Take the # away for what is known, and leave the rest as it is:
# what is not given counts as unknown. A header between double brackets, such as [[partners]],
# can stand more than once; repeat it for each further item. Every item may also have a
# source (where it was published) and a note (a remark).""",
)
INCOMPLETE = Text(
    nl="lijsten waarvan hier niet alles staat",
    en="lists of which not everything is given here",
)
ROOT = ("id", "edition", "as_of", "fictional", "incomplete")
EXAMPLES = {
    Kind.TEXT: '""',
    Kind.INTEGER: "0",
    Kind.NUMBER: "0.0",
    Kind.SHARE: "0.30",
    Kind.DATE: "2026-01-31",
    Kind.BOOLEAN: "false",
}
TOGETHER = {"sent": "100", "answered": "30", "response": "0.30"}
"""Examples that must agree with each other."""


def blank_dossier(edition: Edition, *, language: Language) -> str:
    """
    A TOML document that reads as an empty dossier of the edition.
    """
    return "\n".join(_lines(edition, language)) + "\n"


def _lines(edition: Edition, language: Language) -> Iterator[str]:
    yield in_language(INTRODUCTION, language)
    yield ""
    yield 'format = "kvo-norms/dossier/1"'
    yield f'edition = "{edition.id}"'
    shapes = shapes_of(Dossier)
    for name in ROOT:
        if name != "edition":
            yield _line(Dossier, shapes[name], edition, language)
    for name, shape in shapes.items():
        if shape.record is None or name == "facts":
            continue
        yield ""
        yield from _record(name, shape, edition, language)
    if edition.facts:
        yield from ("", "# [facts]")
    for fact in edition.facts:
        shape = shape_of_fact(fact)
        said = " ".join(in_language(fact_label(edition, fact.id), language).split())
        yield f"# {fact.id} = {_example(None, shape, edition)}  # {said}"


def _record(path: str, shape: Shape, edition: Edition, language: Language) -> Iterator[str]:
    """
    A commented header and its fields, then the collections inside it.
    """
    record = cast("type", shape.record)
    header = f"[[{path}]]" if shape.form is Form.COLLECTION else f"[{path}]"
    yield f"# {header}  # {_label_of(shape, language)}"
    inner = shapes_of(record)
    for name, field in inner.items():
        if field.record is None and not field.derived and name not in ("source", "note"):
            yield _line(record, field, edition, language)
    for name, field in inner.items():
        if field.record is not None:
            yield from ("", *_record(f"{path}.{name}", field, edition, language))


def _label_of(shape: Shape, language: Language) -> str:
    label = field_label(Dossier, shape.name).text
    if shape.name in NOUNS:
        label = NOUNS[shape.name].singular
    return in_language(label, language)


def _line(record: type, shape: Shape, edition: Edition, language: Language) -> str:
    label = in_language(field_label(record, shape.name).text, language)
    if shape.name == "incomplete":
        return f'# incomplete = ["meetings"]  # {in_language(INCOMPLETE, language)}'
    words = _words(shape, edition)
    known = f": {', '.join(words)}" if words else ""
    return f"# {shape.name} = {_example(record, shape, edition)}  # {label}{known}"


def _words(shape: Shape, edition: Edition) -> tuple[str, ...]:
    if shape.vocabulary is None:
        return shape.words
    return next(
        (
            tuple(word.id for word in v.words)
            for v in edition.vocabularies
            if v.id == shape.vocabulary
        ),
        (),
    )


def _example(record: type | None, shape: Shape, edition: Edition) -> str:
    """
    A value that the field may have: its default where it has one.
    """
    words = _words(shape, edition)
    if shape.name in TOGETHER:
        return TOGETHER[shape.name]
    default = attrs.fields_dict(record)[shape.name].default if record is not None else None
    if isinstance(default, str):
        return f'"{default}"'
    single = f'"{words[0]}"' if words else EXAMPLES.get(shape.kind, '""')
    if shape.kind is Kind.INTEGER:
        single = str(shape.bounds.minimum or 0)
    return f"[{single}]" if shape.form is Form.WORDS else single
