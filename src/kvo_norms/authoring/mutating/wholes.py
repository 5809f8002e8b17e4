"""
Changes of a norm or a star as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from kvo_norms.authoring.mutating.operators import Change, Operator, change
from kvo_norms.catalogue import Norm, Star, Weight


def whole_changes(holder: Norm | Star) -> Iterator[Change]:
    """
    What can change of a norm or a star besides the parts of its patterns; that it is gone aside.
    """
    if holder.applies_when is not None:
        yield change(Operator.DROP, ("applies_when",), None)
    if isinstance(holder, Star):
        if holder.level is not None:
            yield change(Operator.DROP, ("level",), None)
        return
    if holder.requires is not None:
        yield change(Operator.DROP, ("requires",), None)
    if holder.question is not None:
        yield change(Operator.DROP, ("question",), None)
    if holder.may_not_apply:
        yield change(Operator.DROP, ("may_not_apply",), False)
    weights = {Weight.EIS: Weight.AANDACHTSPUNT, Weight.AANDACHTSPUNT: Weight.EIS}
    other = weights[holder.weight]
    yield change(Operator.WEIGHT, ("weight",), other, to=other.value)
