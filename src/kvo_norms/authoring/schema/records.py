"""
Schemas of records, from the annotations and docstrings of their classes.
"""

from __future__ import annotations

import enum
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.authoring.schema.texts import first_sentence, in_markdown, member_docs
from kvo_norms.kinds import Range, Word, bare
from kvo_norms.records import frozen

Table = dict[str, Any]
Hook = Callable[[Any], Table | None]
"""What makes the schema of an annotation, or nothing where that is not its business."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Table = {"type": "string", "minLength": 1}
DATE: Table = {"type": "string", "format": "date"}
"""A date of TOML too: to its checkers a date is a text of this format."""
SCALARS: Mapping[object, Table] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    float: {"type": "number"},
    date: DATE,
}


@frozen(kw_only=True)
class Making:
    """
    A schema on its way: what annotations mean in its files, and the records described so far.
    """

    hooks: tuple[Hook, ...] = ()
    fields: Mapping[str, Table] = attrs.field(factory=dict)
    """The schemas of fields of these names, whatever record they are of."""
    definitions: Table = attrs.field(factory=dict)

    def of(self, kind: Any) -> Table:
        """
        The schema of what an annotation says.
        """
        for hook in self.hooks:
            found = hook(kind)
            if found is not None:
                return found
        plain, marks = bare(kind)
        if plain is not kind:
            for hook in self.hooks:
                found = hook(plain)
                if found is not None:
                    return found
        for mark in marks:
            if isinstance(mark, Range):
                return SCALARS[plain] | in_range(mark)
        if typing.get_origin(plain) is tuple:
            return {"type": "array", "items": self.of(typing.get_args(plain)[0])}
        if typing.get_origin(plain) is typing.Literal:
            return {"type": "string", "enum": list(typing.get_args(plain))}
        if isinstance(plain, type) and issubclass(plain, enum.Enum):
            docs = member_docs(plain)
            words = {member.value: docs.get(member.name, "") for member in plain}
            return words_schema(words)
        if isinstance(plain, type) and attrs.has(plain):
            return self.record(plain)
        return dict(SCALARS[plain])

    def record(self, record: type, **options: Any) -> Table:
        """
        A reference to the definition of a class of records, which is made where it is new.

        The options are those of `table`.
        """
        return self.defined(record.__name__, lambda: self.table(record, **options))

    def defined(self, name: str, schema: Callable[[], Table]) -> Table:
        """
        A reference to a definition, which is made where it is new; it may refer to itself.
        """
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = schema()
        return reference(name)

    def table(
        self,
        record: type,
        *,
        without: Iterable[str] = (),
        documented_by: type | None = None,
        **instead: Table,
    ) -> Table:
        """
        The schema of a class of records: its fields, described by their docstrings.

        Fields of `instead` have another schema than their annotation says. The docstrings are
        those of another class where that is named.
        """
        hints = typing.get_type_hints(record, include_extras=True)
        docs = field_docs(record) | (field_docs(documented_by) if documented_by else {})
        fields = [field for field in attrs.fields(record) if field.alias not in without]
        given = {**self.fields, **instead}
        properties = {}
        for field in fields:
            schema = given.get(field.alias) or self.of(hints[field.name])
            properties[field.alias] = described(schema, docs.get(field.alias))
        required = [field.alias for field in fields if field.default is attrs.NOTHING]
        about = first_sentence((documented_by or record).__doc__)
        return table(properties, required, title=record.__name__, description=about)


def table(
    properties: Mapping[str, Table],
    required: Iterable[str] = (),
    *,
    title: str | None = None,
    description: str | None = None,
    **more: Any,
) -> Table:
    """
    The schema of a table with these keys and no other.
    """
    made: Table = {} if title is None else {"title": title}
    made = described(made, description)
    made |= {"type": "object", "properties": dict(properties)}
    needed = list(required)
    if needed:
        made["required"] = needed
    return made | {"additionalProperties": False} | more


def keyed(items: Table, **more: Any) -> Table:
    """
    The schema of a table whose keys are the names of its items.
    """
    return {"type": "object", "additionalProperties": items} | more


def document(name: str, content: Table, making: Making) -> Table:
    """
    A whole schema: a table with a `format`, and the definitions that it uses.
    """
    form = {"const": f"kvo-norms/{name}/1", "description": "What this file is; its first key."}
    whole: Table = {"$schema": DRAFT} | content
    whole["properties"] = {"format": form} | content["properties"]
    whole["required"] = ["format", *content.get("required", ())]
    return whole | ({"$defs": making.definitions} if making.definitions else {})


def reference(name: str) -> Table:
    """
    A reference to a definition.
    """
    return {"$ref": f"#/$defs/{name}"}


def described(schema: Table, text: str | None) -> Table:
    """
    The schema with what an editor shows beside it.

    Words that a schema lists itself are told after it.
    """
    if not text:
        return schema
    parts = [in_markdown(text), schema.get("description", "")]
    return schema | {"description": "\n\n".join(filter(None, parts))}


def words_schema(words: Mapping[str, str]) -> Table:
    """
    The schema of one of these words, each with what it means.

    What a word means is no part of JSON Schema: editors look for it under names of their own.
    """
    schema: Table = {"type": "string", "enum": list(words)}
    if any(words.values()):
        told = [in_markdown(meaning) for meaning in words.values()]
        schema["description"] = "\n".join(
            f"- `{word}`: {meaning}" for word, meaning in zip(words, told, strict=True)
        )
        schema["enumDescriptions"] = told
        schema["x-taplo"] = {"docs": {"enumValues": told}}
    return schema


def in_range(bounds: Range) -> Table:
    """
    The keywords for the range of a number.
    """
    limits = {"minimum": bounds.minimum, "maximum": bounds.maximum}
    return {key: limit for key, limit in limits.items() if limit is not None}


def word_hook(words: Callable[[str], Table]) -> Hook:
    """
    The hook for words of the edition's vocabularies.
    """

    def hook(kind: Any) -> Table | None:
        for mark in bare(kind)[1]:
            if isinstance(mark, Word) and typing.get_origin(bare(kind)[0]) is not tuple:
                return words(mark.vocabulary)
        return None

    return hook
