"""
Choosing scenarios by an expression: words joined by ``and``, ``or``, ``not`` and parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from kvo_norms.authoring.scenarios import Scenario
from kvo_norms.errors import UnusableCallError

Test = Callable[[str], bool]

_TOKENS = re.compile(r"""\s*(?:(?P<mark>[()])|"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+))""")


def selected(scenarios: Iterable[Scenario], expression: str) -> tuple[Scenario, ...]:
    """
    The scenarios that an expression chooses.

    A word holds where it stands anywhere in the scenario's name, the name of its file, or the id of
    a norm or star that the scenario names; case does not count. Words with spaces stand between
    double quotes.

    Raises
    ------
    UnusableCallError
        Where the expression makes no sense.
    """
    test = chooser(expression)
    return tuple(scenario for scenario in scenarios if test(_said_of(scenario)))


def chooser(expression: str) -> Test:
    """
    What tells of a text, whether the expression chooses it.

    Raises
    ------
    UnusableCallError
        Where the expression makes no sense.
    """
    test = _Reading(expression).whole()
    return lambda text: test(text.lower())


def _said_of(scenario: Scenario) -> str:
    named = [*scenario.expected.norms, *scenario.expected.stars]
    return "\n".join(
        (scenario.name, Path(scenario.file).name, *(name for name, _ in named))
    ).lower()


class _Reading:
    """
    An expression, read from left to right.
    """

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens: list[tuple[str, bool]] = []
        """The parts, and whether each is a word to look for whatever it says."""
        end = len(expression.rstrip())
        at = 0
        while at < end:
            found = _TOKENS.match(expression, at)
            if found is None:
                raise self.refusal("a quote is not closed")
            quoted = found["quoted"]
            token = quoted if quoted is not None else found["mark"] or found["word"]
            self.tokens.append((token, quoted is not None))
            at = found.end()

    def whole(self) -> Test:
        test = self.either()
        if self.tokens:
            raise self.refusal(f"'{self.tokens[0][0]}' stands where 'and' or 'or' is expected")
        return test

    def either(self) -> Test:
        tests = [self.both()]
        while self.took("or"):
            tests.append(self.both())
        return lambda text: any(test(text) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.took("and"):
            tests.append(self.one())
        return lambda text: all(test(text) for test in tests)

    def one(self) -> Test:
        if self.took("not"):
            denied = self.one()
            return lambda text: not denied(text)
        if self.took("("):
            inner = self.either()
            if not self.took(")"):
                raise self.refusal("a parenthesis is not closed")
            return inner
        if not self.tokens:
            raise self.refusal("it ends where a word is expected")
        word, quoted = self.tokens.pop(0)
        if not quoted and word in ("and", "or", ")"):
            raise self.refusal(f"'{word}' stands where a word is expected")
        return lambda text: word.lower() in text

    def took(self, mark: str) -> bool:
        """
        Whether this mark came next; if so, it is behind us.
        """
        if self.tokens[:1] == [(mark, False)]:
            del self.tokens[0]
            return True
        return False

    def refusal(self, said: str) -> UnusableCallError:
        message = f"cannot read the expression '{self.expression}': {said}"
        return UnusableCallError(message, "write words, and, or, not and parentheses")
