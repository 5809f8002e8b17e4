"""
What patterns are compiled to, and how functions are joined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kvo_norms.evaluating.setting import Setting
from kvo_norms.verdict import MET, NOT_MET, OPEN, Verdict

Function = Callable[[Any, Setting], Verdict]
"""The value of a pattern for a record, or of a matcher for what stands in a field."""
Operation = Callable[[Setting], Any]
"""What a field is compared with."""


def every(functions: list[Function]) -> Function:
    """
    Kleene's and of functions of one record.
    """
    if len(functions) == 1:
        return functions[0]

    def run(record: Any, setting: Setting) -> Verdict:
        result = MET
        for function in functions:
            value = function(record, setting)
            if value is NOT_MET:
                return NOT_MET
            if value is OPEN:
                result = OPEN
        return result

    return run
