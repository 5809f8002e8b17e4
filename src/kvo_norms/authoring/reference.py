"""
The reference pages that are made from the classes: the rule vocabulary, the dossier, check's rules.

``python -m kvo_norms.authoring.reference docs/reference`` writes them anew; a test holds the
committed pages against what is made here.
"""

from __future__ import annotations

import inspect
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import tomli_w

from kvo_norms.authoring.check.explaining import rule_pages
from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.authoring.forms import CHAPTERS, FOR_EACH, Form
from kvo_norms.catalogue import Text, Vocabulary, VocabularyWord
from kvo_norms.dossier import Dossier, Fact
from kvo_norms.kinds import Form as FieldForm, Kind, Shape, shapes_of
from kvo_norms.reading.templates import expanded


def pages() -> Mapping[str, str]:
    """
    Every generated page by its file name.
    """
    made = {"patterns.md": vocabulary_page(), "dossier.md": dossier_page()}
    made |= {f"rules/{name}": page for name, page in rule_pages().items()}
    return {name: re.sub(r"(?<!`)``(?!`)", "`", page) for name, page in made.items()}


def vocabulary_page() -> str:
    """
    The forms of the rule vocabulary, from the patterns' docstrings.
    """
    lines = [
        "# The rule vocabulary",
        "",
        "A norm's `requires` and `applies_when` are patterns: tables in the shape of the dossier.",
        "Each form stands here with an example and, where there is one, the same in simpler forms.",
        "What the values MET, NOT_MET and OPEN mean for each is said in",
        "[three values](../explanation/three-values.md).",
        "",
        "This page is made from the classes in `kvo_norms.patterns`.",
    ]
    for title, forms in CHAPTERS:
        lines += ["", f"## {title}"]
        for form in forms:
            lines += ["", *_form(form)]
    lines += ["", "## A norm for each theme", "", *_for_each()]
    return "\n".join(lines) + "\n"


def _for_each() -> Iterator[str]:
    """
    A norm that is written once and what the reader makes of it.
    """
    yield "`for_each` is a key of a norm, beside its patterns. It makes one norm per word of the"
    yield "vocabulary `themes`: the id gets the theme behind it, and `{theme}` stands for the theme"
    yield "in patterns, `{theme.label}` for its label in texts."
    yield from ("", "```toml", *FOR_EACH.splitlines(), "```", "", "is the same as")
    raw = tomllib.loads(FOR_EACH)["norms"][0]
    label = Text(nl="overlast", en="nuisance")
    word = VocabularyWord(id="overlast", label=label)
    themes = Vocabulary(id="themes", label=label, words=(word,))
    for norm in expanded(raw, themes):
        yield from ("", "```toml", *tomli_w.dumps({"norms": [norm]}).splitlines(), "```")
    yield from ("", "for the theme `overlast`, and so for every other theme.")


def _form(form: Form) -> Iterator[str]:
    yield f"### {form.name}"
    yield ""
    yield from inspect.cleandoc(form.described_by.__doc__ or "").splitlines()
    details = _details(form)
    if details is not None:
        yield ""
        yield details
    yield from ("", "```toml", *form.example.splitlines(), "```")
    if form.expansion is not None:
        yield from ("", "is the same as", "", "```toml", *form.expansion.splitlines(), "```")
    if form.meaning is not None:
        yield from ("", form.meaning)


def _details(form: Form) -> str | None:
    """
    The docstring of the field that the form is named after, where its class has one.
    """
    return field_docs(form.described_by).get(form.name)


def dossier_page() -> str:
    """
    The records and fields of a dossier, from their docstrings.
    """
    lines = [
        "# The dossier",
        "",
        "What an area can hand in. A TOML or JSON key is the field's name. Every record may also",
        "have a `source` (where it was published or who said it) and a `note` (a remark for",
        "people). A field that is not given is unknown. *Derived* values follow from others:",
        "patterns can test them, files cannot give them.",
        "",
        "This page is made from the classes in `kvo_norms.dossier`.",
    ]
    for record in _records():
        lines += ["", f"## {record.__name__}", ""]
        lines += inspect.cleandoc(record.__doc__ or "").splitlines()
        dated = getattr(record, "evidence_date", None)
        if dated is not None:
            lines += ["", f"It is evidence from its `{dated}` on: before that day it is not seen."]
        lines += ["", "| field | holds | |", "|---|---|---|"]
        docs = field_docs(record)
        for name, doc in docs.items():
            if name not in ("source", "note"):
                lines.append(f"| `{name}` | {_holds(record, name)} | {doc} |")
    return "\n".join(lines) + "\n"


def _records() -> Iterator[type]:
    """
    The dossier's classes, the dossier first.
    """
    found: dict[type, None] = {Dossier: None}
    pending: list[type] = [Dossier]
    while pending:
        for shape in shapes_of(pending.pop(0)).values():
            if shape.record is not None and shape.record not in found:
                found[shape.record] = None
                if shape.record is not Fact:
                    pending.append(shape.record)
    yield from found


def _holds(record: type, name: str) -> str:
    if record is Fact and name == "value":
        return "true or false, a number, a date or a text"
    shape = _shapes(record)[name]
    if shape.record is not None:
        item = f"[{shape.record.__name__}](#{shape.record.__name__.lower()})"
        return f"{item}, a list" if shape.form is FieldForm.COLLECTION else item
    held = _held(shape)
    if shape.form is FieldForm.WORDS:
        held = f"list of {held}s" if shape.vocabulary else f"list of {held}"
    required = attrs.fields_dict(record).get(name)
    if required is not None and required.default is attrs.NOTHING:
        held += ", required"
    return f"*derived* {held}" if shape.derived else held


def _shapes(record: type) -> Mapping[str, Shape]:
    if record is Fact:
        text = Shape(name="name", form=FieldForm.SCALAR, kind=Kind.TEXT)
        return {"name": text}
    return shapes_of(record)


_KINDS = {
    Kind.TEXT: "text",
    Kind.INTEGER: "whole number",
    Kind.NUMBER: "number",
    Kind.SHARE: "share, 0 to 1",
    Kind.DATE: "date",
    Kind.BOOLEAN: "true or false",
}


def _held(shape: Shape) -> str:
    if shape.kind is Kind.WORD:
        fixed = " or ".join(f"`{word}`" for word in shape.words)
        return fixed or f"word of `{shape.vocabulary}`"
    held = _KINDS[shape.kind]
    if shape.references is not None:
        held = f"id of one of the {shape.references}"
    if shape.kind is Kind.INTEGER and shape.bounds.minimum is not None:
        held += f", at least {shape.bounds.minimum}"
    return held


if __name__ == "__main__":
    for page, text in pages().items():
        place = Path(sys.argv[1]) / page
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
