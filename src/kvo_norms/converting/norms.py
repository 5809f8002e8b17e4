"""
Which norm of an edition is which of the edition before.
"""

from __future__ import annotations

from collections.abc import Mapping

from kvo_norms.catalogue import Edition, norms_of


def carried_norms(old: Edition, new: Edition) -> Mapping[str, str]:
    """
    The norms that both editions have: the id in the old one, and the id in the new one.

    What the crosswalk from the old edition says comes first. Every other norm keeps its id, unless
    the crosswalk gives that id to another one. No norm stands for two.
    """
    before = dict.fromkeys(norm.id for norm in norms_of(old))
    after = {norm.id for norm in norms_of(new)}
    found: dict[str, str] = {}
    taken: set[str] = set()
    crosswalk = new.crosswalk
    said = crosswalk.norms if crosswalk is not None and crosswalk.previous == old.id else ()
    for was, now in (*said, *((name, name) for name in before)):
        if was in before and was not in found and now in after and now not in taken:
            found[was] = now
            taken.add(now)
    return found
