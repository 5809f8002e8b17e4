"""
How records are declared: as frozen classes of attrs, with methods that all of them share.

attrs writes and compiles the methods of each class when its module is imported. More than half of
that time goes into those that compare, hash and show, which records can have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

C = TypeVar("C", bound=type)


class Hashed:
    """
    What is looked up so often that it keeps its hash.
    """

    __slots__ = ("_hash",)


def _frozen(**options: Any) -> Callable[[C], C]:
    """
    `attrs.frozen`, for classes that are equal, hashed and shown by their fields.

    Fields that have their default value are not shown. A class that defines such a method itself
    keeps it.
    """

    def made(record: Any) -> Any:
        own = set(vars(record))
        record = attrs.frozen(**options, eq=False, repr=False)(record)
        keeps = issubclass(record, Hashed)
        for name, method in _methods(attrs.fields(record), keeps_hash=keeps).items():
            if name not in own:
                setattr(record, name, method)
        return record

    return made


if TYPE_CHECKING:
    # Type checkers know what attrs makes of a class.
    from attrs import frozen as frozen
else:
    frozen = _frozen


def _methods(fields: Iterable[Any], *, keeps_hash: bool) -> Mapping[str, Callable[..., Any]]:
    """
    The methods of a record with these fields.
    """
    compared = [field for field in fields if field.eq]
    values = _values(compared)
    hashed = _values(field for field in compared if field.hash is not False)

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash((self.__class__, hashed(self)))

    def kept_hash(self: Any) -> int:
        found: int | None = getattr(self, "_hash", None)
        if found is None:
            found = __hash__(self)
            object.__setattr__(self, "_hash", found)
        return found

    return {
        "__eq__": __eq__,
        "__hash__": kept_hash if keeps_hash else __hash__,
        "__repr__": _shown,
    }


def _values(fields: Iterable[Any]) -> Callable[[Any], Any]:
    """
    What takes from a record the values of these fields, or what attrs would compare in their place.
    """
    keys = {field.name: field.eq_key for field in fields}
    if keys and not any(keys.values()):
        return attrgetter(*keys)
    return lambda record: tuple(
        [
            getattr(record, name) if key is None else key(getattr(record, name))
            for name, key in keys.items()
        ]
    )


def _shown(record: Any) -> str:
    """
    The record as a call that would make it.
    """
    values = ((field, getattr(record, field.name)) for field in attrs.fields(type(record)))
    shown = ", ".join(
        f"{field.alias}={value!r}"
        for field, value in values
        if field.repr and value != field.default
    )
    return f"{type(record).__qualname__}({shown})"
