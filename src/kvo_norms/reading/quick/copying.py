"""
Records from structs that msgspec has decoded, by one written function for each class.

What msgspec cannot look at is looked at here: blank texts, numbers, facts, and how many texts there
were. As in `kvo_norms.reading.quick.building` a twin is filled in, which then becomes the record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import attrs
from msgspec import UNSET
from msgspec.json import Decoder

from kvo_norms.coding import Namespace, Source, code_of
from kvo_norms.dossier import Dossier
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.making import twin_of
from kvo_norms.reading.quick.doubt import Doubt, refuse_unless
from kvo_norms.reading.quick.language import Language, words_of
from kvo_norms.reading.quick.structs import document_struct, is_open
from kvo_norms.reading.quick.values import facts_in, is_text, number_in, share_in, sound_decimal

Copy = Callable[[tuple[Any, ...], list[int]], tuple[Any, ...]]
"""
Records from structs. To the list it adds how many texts they held, keys and dates included.
"""


def dossier_by_structs(content: bytes, language: Language | None, texts: list[int]) -> Dossier:
    """
    The dossier that a JSON document holds; how many texts it held is added to the list.
    """
    decode, copy = _readers(language)
    (dossier,) = copy((decode(content),), texts)
    return cast("Dossier", dossier)


@lru_cache(maxsize=8)
def _readers(language: Language | None) -> tuple[Callable[[bytes], Any], Copy]:
    decoder = Decoder(document_struct(language), float_hook=sound_decimal)
    return decoder.decode, Writer(language).written(Dossier)


class Writer:
    """
    Writes the functions, for one language.
    """

    def __init__(self, language: Language | None) -> None:
        self.language = language
        self.namespace = Namespace()
        self.namespace.values |= {
            "Doubt": Doubt,
            "UNSET": UNSET,
            "strip": str.strip,
            "number_in": number_in,
            "share_in": share_in,
            "facts_in": facts_in,
        }

    def written(self, record: type) -> Copy:
        """
        The function for the structs of one class.
        """
        source = Source(self.namespace, depth=1)
        source.line("count = 0")
        source.line("records = []")
        with source.block("for struct in structs:"):
            self._write_record(record, source)
        source.line("texts.append(count)")
        source.line("return tuple(records)")
        made: dict[str, Copy] = {}
        code = code_of(source.text("def copy(structs, texts):"), record.__name__)
        exec(code, self.namespace.values, made)  # noqa: S102
        return made["copy"]

    def _write_record(self, record: type, source: Source) -> None:
        source.line(f"record = {source.bind(twin_of(record))}()")
        shapes = shapes_of(record)
        for field in attrs.fields(record):
            source.line(f"value = struct.{field.alias}")
            shape = None if field.name == "facts" else shapes[field.name]
            if field.default is attrs.NOTHING:
                self._write_given(shape, source)
            elif field.default is None and not (shape and is_open(shape)):
                with source.block("if value is not None:"):
                    self._write_given(shape, source)
            else:
                with source.block("if value is UNSET:"):
                    source.line(f"value = {source.bind(field.default)}")
                with source.block("else:"):
                    self._write_given(shape, source)
            source.line(f"record.{field.name} = value")
        source.line(f"record.__class__ = {source.bind(record)}")
        check = vars(record).get("__attrs_post_init__")
        if check is not None and record is not Dossier:
            source.line(f"{source.bind(check)}(record)")
        source.line("records.append(record)")

    def _write_given(self, shape: Shape | None, source: Source) -> None:
        """
        Count and look at a value that the document gives; without a shape, the facts.
        """
        if shape is None:
            source.line("count += 1")
            source.line("value = facts_in(value, 'json', texts)")
            return
        words = shape.form is Form.WORDS
        source.line(f"count += {2 if is_text(shape) else 1}{' + len(value)' if words else ''}")
        if shape.form in (Form.RECORD, Form.COLLECTION):
            copy = source.bind(self.written(cast("type", shape.record)))
            if shape.form is Form.RECORD:
                source.line(f"(value,) = {copy}((value,), texts)")
            else:
                source.line(f"value = {copy}(value, texts)")
        elif shape.kind is Kind.NUMBER:
            source.line("value = number_in(value)")
        elif shape.kind is Kind.SHARE:
            source.line("value = share_in(value)")
        elif shape.kind in (Kind.TEXT, Kind.WORD) and not words_of(shape, self.language):
            refuse_unless("all(map(strip, value))" if words else "value.strip()", source)
