"""
What can be done about a norm: a walk over what its patterns found.
"""

from __future__ import annotations

from typing import Literal, assert_never

from kvo_norms.dossier.doing import Act
from kvo_norms.evaluating.outcomes import GroupOutcome, ItemsOutcome, Outcome, ValueOutcome
from kvo_norms.explaining.asking import effective, needed
from kvo_norms.patterns import Not
from kvo_norms.planning.conjunctions import is_plain
from kvo_norms.planning.edits import Judged, New, Put, Whole
from kvo_norms.planning.fields import ways_of
from kvo_norms.planning.options import Options, all_of, any_of, options_of
from kvo_norms.planning.parts import collection_options
from kvo_norms.planning.scene import State, Way
from kvo_norms.verdict import MET


def pattern_options(outcome: Outcome, state: State, *, negated: bool = False) -> Options:
    """
    What can be done so that a pattern that does not hold comes to hold, or with `negated` to fail.
    """
    if is_plain(outcome):
        ways, blocks = ways_of(outcome, state, negated=negated)
        return options_of(ways, state, blocks=blocks)
    match outcome:
        case ItemsOutcome():
            return collection_options(outcome, state, negated=negated)
        case GroupOutcome(node=Not(), parts=parts):
            return pattern_options(parts[0], state, negated=not negated)
        case GroupOutcome(node=node, parts=parts):
            failing = [p for p in parts if effective(p.verdict, negated=negated) is not MET]
            number = needed(node, len(parts), len(failing), negated=negated)
            found = [pattern_options(part, state, negated=negated) for part in failing]
            if number == len(found):
                return all_of(found)
            return any_of(found, number=number)
        case ValueOutcome():
            raise AssertionError(outcome)
        case _:
            assert_never(outcome)


def avoiding_options(outcome: Outcome, state: State) -> Options:
    """
    What can be supplied so that a norm does not apply.

    What was given is not undone for it, and nothing new is made for it.
    """
    found = pattern_options(outcome, state, negated=True)
    return options_of([way for way in found.ways if _only_supplies(way, state)], state)


def _only_supplies(way: Way, state: State) -> bool:
    return all(
        isinstance(edit, Put | Whole | New)
        and (edit.act == "supply" or (isinstance(edit, Put) and edit.place in state.added))
        for edit in way
    )


def judging_options(norm: str, judgement: Literal["none", "against"], state: State) -> Options:
    """
    The auditor judges what was not judged, or judges again what was found wanting.
    """
    act: Act = "change" if judgement == "against" else "judge"
    return options_of([(Judged(norm=norm, act=act),)], state)
