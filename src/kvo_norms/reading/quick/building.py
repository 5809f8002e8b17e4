"""
Records from raw data, by code that is written for tables with the same keys in the same order.

Tables of one kind have few such shapes, and for one shape there is nothing to look up: the code
takes the values, looks at types and ranges in passing, and fills in a twin of the record: an
instance of a subclass that is not frozen. When it is complete it becomes the record, so that
nothing is checked twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from typing import Any, assert_never, cast

import attrs

from kvo_norms.coding import Namespace, Source, code_of
from kvo_norms.dossier import Dossier
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.making import twin_of
from kvo_norms.reading.places import Syntax
from kvo_norms.reading.quick.doubt import Doubt, refuse_unless
from kvo_norms.reading.quick.language import Language, words_of
from kvo_norms.reading.quick.values import (
    bounds_of,
    day_in,
    facts_in,
    is_text,
    number_in,
    share_in,
)

Keys = tuple[str, ...]
Build = Callable[[dict[str, Any], list[int]], Any]
"""
A record from a table. To the list it adds how many texts the table held, keys and dates included.
"""

MOST_SHAPES = 1000
"""For so many shapes of one class code is kept."""


@lru_cache(maxsize=8)
def builders(syntax: Syntax, language: Language | None = None) -> Builders:
    """
    What makes a dossier of tables; with a `language`, of that edition only.
    """
    return Builders(Dossier, Writer(syntax, language))


class Builders(dict[Keys, Build]):
    """
    The functions for one class, by the keys of the tables that they take.
    """

    def __init__(self, record: type, writer: Writer) -> None:
        self.record = record
        self.writer = writer
        self.twin = twin_of(record)
        self.fields = {field.alias: field for field in attrs.fields(record)}
        self.required = {
            name for name, field in self.fields.items() if field.default is attrs.NOTHING
        }

    def __missing__(self, keys: Keys) -> Build:
        if not self.fields.keys() >= set(keys) >= self.required:
            raise Doubt
        if len(self) >= MOST_SHAPES:
            self.clear()
        with self.writer.lock:  # two threads would give one name to two values
            self[keys] = found = self.writer.written(self, keys)
        return found

    def one(self, table: dict[str, Any], texts: list[int]) -> Any:
        """
        A record of a table.
        """
        return self[tuple(table)](table, texts)

    def many(self, tables: list[dict[str, Any]], texts: list[int]) -> tuple[Any, ...]:
        """
        Records of an array of tables.
        """
        if type(tables) is not list:
            raise Doubt
        return tuple([self[tuple(table)](table, texts) for table in tables])


class Writer:
    """
    Writes the functions, for one syntax and language.
    """

    def __init__(self, syntax: Syntax, language: Language | None) -> None:
        self.syntax = syntax
        self.language = language
        self.lock = Lock()
        self.namespace = Namespace()
        self.namespace.values |= {
            "Doubt": Doubt,
            "date": date,
            "days": {},
            "day_in": day_in,
            "Decimal": Decimal,
            "number_in": number_in,
            "share_in": share_in,
            "facts_in": facts_in,
        }
        self._builders: dict[type, Builders] = {}

    def written(self, builders: Builders, keys: Keys) -> Build:
        """
        The function for tables with these keys, all of them fields of the class.
        """
        record, fields = builders.record, builders.fields
        source = Source(self.namespace, depth=1)
        if keys:
            source.line(f"{', '.join(map(_local, keys))}, = table.values()")
        else:
            refuse_unless("type(table) is dict", source)
        shapes = {key: shapes_of(record)[fields[key].name] for key in keys if key != "facts"}
        for key in keys:
            if key in shapes:
                self._write_value(_local(key), shapes[key], source)
            else:
                source.line(f"{_local(key)} = facts_in({_local(key)}, {self.syntax!r}, texts)")
        single = len(keys) + sum(map(is_text, shapes.values()))
        lists = (_local(key) for key, it in shapes.items() if it.form is Form.WORDS)
        source.line(
            f"texts.append({' + '.join([source.bind(single), *map('len({})'.format, lists)])})"
        )
        source.line(f"record = {source.bind(builders.twin)}()")
        for name, field in fields.items():
            value = _local(name) if name in keys else self._default(field.default, source)
            source.line(f"record.{field.name} = {value}")
        source.line(f"record.__class__ = {source.bind(record)}")
        check = vars(record).get("__attrs_post_init__")
        if check is not None and record is not Dossier:
            source.line(f"{source.bind(check)}(record)")
        source.line("return record")
        made: dict[str, Build] = {}
        code = code_of(source.text("def build(table, texts):"), record.__name__)
        exec(code, self.namespace.values, made)  # noqa: S102
        return made["build"]

    def _default(self, value: Any, source: Source) -> str:
        return repr(value) if value in (None, False, ()) else source.bind(value)

    def _write_value(self, name: str, shape: Shape, source: Source) -> None:
        match shape.form:
            case Form.SCALAR:
                self._write_single(name, shape, source)
            case Form.WORDS:
                self._write_words(name, shape, source)
            case Form.RECORD | Form.COLLECTION:
                inner = self._builders_of(shape)
                make = source.bind(inner.many if shape.form is Form.COLLECTION else inner.one)
                source.line(f"{name} = {make}({name}, texts)")
            case _:
                assert_never(shape.form)

    def _builders_of(self, shape: Shape) -> Builders:
        record = cast("type", shape.record)
        if record not in self._builders:
            self._builders[record] = Builders(record, self)
        return self._builders[record]

    def _write_single(self, name: str, shape: Shape, source: Source) -> None:
        words = words_of(shape, self.language)
        if words is not None:
            refuse_unless(f"{name} in {source.bind(words)}", source)
            return
        match shape.kind:
            case Kind.TEXT | Kind.WORD:  # nothing else in raw data can be stripped
                refuse_unless(f"{name}.strip()", source)
            case Kind.INTEGER:
                low, high = map(source.bind, bounds_of(shape))
                refuse_unless(f"type({name}) is int and {low} <= {name} <= {high}", source)
            case Kind.BOOLEAN:
                refuse_unless(f"{name} is True or {name} is False", source)
            case Kind.DATE if self.syntax == "json":
                with source.block("try:"):
                    source.line(f"{name} = days[{name}]")
                with source.block("except KeyError:"):
                    source.line(f"{name} = day_in({name}, days)")
            case Kind.DATE:
                refuse_unless(f"type({name}) is date", source)
            case Kind.SHARE:
                source.line(f"{name} = share_in({name})")
            case Kind.NUMBER:
                with source.block(f"if type({name}) is not Decimal:"):
                    source.line(f"{name} = number_in({name})")
            case _:
                assert_never(shape.kind)

    def _write_words(self, name: str, shape: Shape, source: Source) -> None:
        refuse_unless(f"type({name}) is list", source)
        source.line(f"{name} = tuple({name})")
        words = words_of(shape, self.language)
        if words is not None:
            refuse_unless(f"{source.bind(words)}.issuperset({name})", source)
            return
        with source.block(f"for w in {name}:"):
            refuse_unless("w.strip()", source)


def _local(field: str) -> str:
    """
    The name by which the code knows a field's value; `type` alone would hide what it needs.
    """
    return f"the_{field}"
