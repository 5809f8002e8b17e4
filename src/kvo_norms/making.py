"""
Records that are made faster than their own constructors make them.

A frozen record is filled in past its own lock, a call for each field. A twin has no lock: it is
filled in, and then becomes the record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import attrs

P = ParamSpec("P")
R = TypeVar("R")

CHANGEABLE = {
    "__slots__": (),
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
    "__init__": object.__init__,
}
"""
What makes a frozen class one whose instances begin empty and can be changed.

Setting and deleting share a slot of the type; where one of them is slow both are.
"""


def twin_of(record: type) -> type:
    """
    A subclass of the record's class that is not frozen.

    Its instances become records when their `__class__` is set to the record's class, which has the
    same slots.
    """
    return type(record.__name__, (record,), CHANGEABLE)


def _maker(record: Callable[P, R]) -> Callable[P, R]:
    """
    A function that makes, by keywords, the same records as a class of attrs whose constructor does
    nothing but keep what it is given.
    """
    fields = attrs.fields(cast("type", record))
    if hasattr(record, "__attrs_post_init__") or not all(map(_is_kept, fields)):
        raise AssertionError(f"{record} does more than keep what it is given")
    given = ", ".join(
        field.alias if field.default is attrs.NOTHING else f"{field.alias}=the_defaults[{place}]"
        for place, field in enumerate(fields)
    )
    lines = (
        f"def make(*, {given}):",
        "the_record = the_twin()",
        *(f"the_record.{field.name} = {field.alias}" for field in fields),
        "the_record.__class__ = the_class",
        "return the_record",
    )
    values: dict[str, Any] = {
        "the_class": record,
        "the_defaults": [field.default for field in fields],
        "the_twin": twin_of(cast("type", record)),
    }
    exec("\n    ".join(lines), values)  # noqa: S102
    made: Callable[P, R] = values["make"]
    return made


def _is_kept(field: attrs.Attribute[Any]) -> bool:
    """
    Whether a field holds what the constructor is given, or one default that all records share.
    """
    worked_out = isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
    return field.init and not (worked_out or field.converter or field.validator)


if TYPE_CHECKING:
    # What is remembered has no parameters of its own to a type checker.
    maker = _maker
else:
    maker = cache(_maker)
