"""
Tests as messages name them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kvo_norms.notation import as_operand, as_test, operands_of
from kvo_norms.patterns import Operand, Parameter, Test, Value


def written(tests: Iterable[Test]) -> str:
    """
    Tests as a message names them: ``at_least 3 and at_most $most (2)``.
    """
    said = []
    for test in tests:
        name, _ = as_test(test)
        operands = ", ".join(map(written_operand, operands_of(test)))
        said.append(f"{name} {operands}".strip())
    return " and ".join(said)


def written_operand(operand: Operand) -> str:
    """
    What a test compares with, as a message names it: ``$most (2)``.
    """
    match operand:
        case Parameter(name=name, value=value):
            return f"${name} ({value})"
        case Value(value=str(word)):
            return f"'{word}'"
        case Value(value=bool(value)):
            return str(value).lower()
        case _:
            return str(as_operand(operand))
