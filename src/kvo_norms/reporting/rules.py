"""
Norms' rules and numbers, in words and as the catalogue writes them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import tomli_w

from kvo_norms.catalogue import DeclaredParameter, Edition, Norm, Text
from kvo_norms.explaining.formatting import capital, fill
from kvo_norms.explaining.phrases import pattern_phrase
from kvo_norms.notation import as_table, parameters_in
from kvo_norms.patterns import Record


def rule_sentence(pattern: Record, edition: Edition) -> Text:
    """
    A pattern as a sentence.
    """
    return fill("{it}.", "{it}.", it=capital(pattern_phrase(pattern, edition)))


def rule_toml(key: str, pattern: Record | dict[str, Any]) -> list[str]:
    """
    The lines of a pattern, or of its table, under the key ``applies_when`` or ``requires``.
    """
    table = as_table(pattern) if isinstance(pattern, Record) else pattern
    return tomli_w.dumps({key: table}, indent=2).splitlines()


def parameters_of(edition: Edition, norm: Norm) -> list[DeclaredParameter]:
    """
    The parameters that a norm uses, in the edition's order.
    """
    names = parameters_in((norm.applies_when, norm.requires))
    return [parameter for parameter in edition.parameters if parameter.id in names]


def written_value(parameter: DeclaredParameter) -> str:
    """
    A parameter's value as TOML writes it.
    """
    if isinstance(parameter.value, tuple):
        return f"[{', '.join(map(_written, parameter.value))}]"
    return _written(parameter.value)


def _written(value: bool | int | Decimal | date | str) -> str:
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip()
