"""
What a list of words passes, and what it cannot pass together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from kvo_norms.authoring.reasoning.points import Point, point_of
from kvo_norms.patterns import ContainsAll, ContainsAny, ContainsNone, WordTest, WordTests


def list_passes(own: list[WordTests], test: WordTest) -> bool:
    """
    Whether a list that passes its own tests passes another.
    """
    wanted = _words(test)
    match test:
        case ContainsAll():
            return wanted <= _all_words(own, ContainsAll)
        case ContainsAny():
            return bool(wanted & _all_words(own, ContainsAll)) or any(
                _words(found) <= wanted for found in _lists(own, ContainsAny)
            )
        case ContainsNone():
            return wanted <= _all_words(own, ContainsNone)
        case _:
            assert_never(test)


def why_no_list(own: list[WordTests], name: str) -> str | None:
    """
    Why no list passes all of these, where that can be shown.
    """
    never = _all_words(own, ContainsNone)
    if never & _all_words(own, ContainsAll):
        return f"'{name}' cannot both contain and not contain a word"
    if any(_words(test) <= never for test in _lists(own, ContainsAny)):
        return f"'{name}' may contain none of the words of which it must contain one"
    return None


def _lists(own: Iterable[WordTests], kind: type[WordTest]) -> list[WordTest]:
    return [test for tests in own for test in tests.tests if isinstance(test, kind)]


def _words(test: WordTest) -> set[Point]:
    return {point_of(operand, None) for operand in test.operands}


def _all_words(own: Iterable[WordTests], kind: type[WordTest]) -> set[Point]:
    return set().union(*map(_words, _lists(own, kind)))
