"""
Which function reads a raw value into which type.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
"""A function from a raw value and a type to what the value says."""
Factory = Callable[[Any, "Hooks"], Hook]
"""A function that makes the hook for a type."""


class Hooks:
    """
    The hooks for all types that a kind of file holds.

    What was registered for a type itself comes first, then what was registered last.
    """

    def __init__(self) -> None:
        self._factories: list[tuple[Callable[[Any], bool], Factory]] = [
            (_is_marked, _marked),
            (_is_optional, _optional),
        ]
        self._own: dict[Any, Hook] = {}
        self._found: dict[Any, Hook] = {}

    def copy(self) -> Hooks:
        """
        The same hooks, to which others can be added.
        """
        made = Hooks()
        made._factories = list(self._factories)
        made._own = dict(self._own)
        made._found = dict(self._own)
        return made

    def register_type(self, kind: Any, hook: Hook) -> None:
        """
        Read one type by the hook, whatever else would read it.
        """
        self._own[kind] = hook
        self._found = dict(self._own)

    def register(self, applies: Callable[[Any], bool], hook: Hook) -> None:
        """
        Read the types to which `applies` says yes by the hook.
        """
        self.register_factory(applies, lambda _, __: hook)

    def register_factory(self, applies: Callable[[Any], bool], factory: Factory) -> None:
        """
        Read the types to which `applies` says yes by what the factory makes of each.
        """
        self._factories.append((applies, factory))
        self._found = dict(self._own)

    def hook(self, kind: Any) -> Hook:
        """
        The function that reads values of a type.
        """
        found = self._found.get(kind)
        if found is None:
            able = (made for applies, made in reversed(self._factories) if applies(kind))
            factory = next(able, None)
            if factory is None:
                raise TypeError(f"no hook reads {kind}")
            self._found[kind] = found = factory(kind, self)
        return found

    def structure(self, value: Any, kind: type[T]) -> T:
        """
        What a raw value says, as an instance of the type.
        """
        found: T = self.hook(kind)(value, kind)
        return found


def _is_marked(kind: Any) -> bool:
    return typing.get_origin(kind) is typing.Annotated


def _marked(kind: Any, hooks: Hooks) -> Hook:
    """
    What is marked is read as what it is without its marks.
    """
    inner = typing.get_args(kind)[0]
    hook = hooks.hook(inner)
    return lambda value, _: hook(value, inner)


def _is_optional(kind: Any) -> bool:
    is_union = typing.get_origin(kind) in (types.UnionType, typing.Union)
    return is_union and len(typing.get_args(kind)) == 2 and len(_without_none(kind)) == 1


def _without_none(kind: Any) -> tuple[Any, ...]:
    return tuple(arg for arg in typing.get_args(kind) if arg is not types.NoneType)


def _optional(kind: Any, hooks: Hooks) -> Hook:
    (inner,) = _without_none(kind)
    hook = hooks.hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)
